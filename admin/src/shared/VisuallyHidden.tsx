import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Read out but not shown: an accessible name then always contains the words on screen. */
export function VisuallyHidden({ children, role }: { children: ReactNode; role?: 'alert' | 'status' }): ReactNode {
  return (
    <Box
      component="span"
      role={role}
      sx={{ position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' }}
    >
      {children}
    </Box>
  );
}
