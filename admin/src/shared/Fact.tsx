import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** One fact with its name, inside a list of them (dl). */
export function Fact({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography component="dt" variant="caption" color="text.secondary">
        {label}
      </Typography>
      <Typography component="dd" sx={{ m: 0, fontSize: 14.5, fontWeight: 550, overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </Box>
  );
}
