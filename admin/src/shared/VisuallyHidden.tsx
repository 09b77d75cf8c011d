import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Read out but not shown: an accessible name then always contains the words on screen. */
export function VisuallyHidden({ children }: { children: ReactNode }): ReactNode {
  return (
    <Box
      component="span"
      sx={{ position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' }}
    >
      {children}
    </Box>
  );
}
