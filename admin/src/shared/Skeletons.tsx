import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import type { ReactNode } from 'react';

/** Rows of the size of the real ones, so that nothing jumps when they arrive. */
export function RowSkeletons({ count = 8, height = 56 }: { count?: number; height?: number }): ReactNode {
  return (
    <Box role="status" aria-label="Loading" sx={{ p: 2, display: 'grid', gap: 1 }}>
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} variant="rounded" height={height} sx={{ opacity: 1 - index / (count + 2) }} />
      ))}
    </Box>
  );
}
