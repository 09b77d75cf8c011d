import Dialog from '@mui/material/Dialog';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { PaletteBody } from './PaletteBody';

/** Search and go: everything in it is reached with the arrow keys and Enter. */
export default function CommandPalette({ onClose }: { onClose: () => void }): ReactNode {
  const theme = useTheme();
  const isPhone = useMediaQuery(theme.breakpoints.down('sm'), { noSsr: true });
  return (
    <Dialog
      open
      onClose={onClose}
      fullScreen={isPhone}
      fullWidth
      maxWidth="sm"
      slotProps={{
        paper: { 'aria-label': 'Search and go to', sx: isPhone ? {} : { position: 'absolute', top: '12vh', m: 0, maxHeight: '70vh' } },
      }}
    >
      <PaletteBody onClose={onClose} />
    </Dialog>
  );
}
