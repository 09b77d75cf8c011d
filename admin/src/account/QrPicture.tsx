import Box from '@mui/material/Box';
import { QRCodeSVG } from 'qrcode.react';
import type { ReactNode } from 'react';

/** Dark on white in every theme: many cameras read nothing else. */
export default function QrPicture({ value, label }: { value: string; label: string }): ReactNode {
  return (
    <Box
      sx={{ justifySelf: 'center', bgcolor: '#fff', p: 1.5, borderRadius: 1.5, border: '1px solid', borderColor: 'divider', lineHeight: 0 }}
    >
      <QRCodeSVG value={value} size={188} level="M" role="img" aria-label={label} />
    </Box>
  );
}
