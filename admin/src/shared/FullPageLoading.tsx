import Box from '@mui/material/Box';
import CircularProgress from '@mui/material/CircularProgress';
import type { ReactNode } from 'react';

export function FullPageLoading(): ReactNode {
  return (
    <Box role="status" aria-label="Loading" sx={{ display: 'grid', placeItems: 'center', minHeight: '60dvh' }}>
      <CircularProgress size={28} thickness={4} aria-label="Loading" />
    </Box>
  );
}
