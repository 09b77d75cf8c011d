import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { plainRow } from '../shared/rows';

/** One line of a list of people or roles: who, what about them, and what can be done. */
export function PersonRow({ title, details, children }: { title: string; details: ReactNode; children: ReactNode }): ReactNode {
  return (
    <Box component="li" sx={plainRow}>
      <Box sx={{ flex: 1, minWidth: { xs: '100%', sm: 200 } }}>
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{title}</Typography>
        <Typography component="div" color="text.secondary" sx={{ fontSize: 13.5, overflowWrap: 'anywhere' }}>
          {details}
        </Typography>
      </Box>
      {children}
    </Box>
  );
}
