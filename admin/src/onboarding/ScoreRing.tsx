import Box from '@mui/material/Box';
import CircularProgress from '@mui/material/CircularProgress';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** How ready a business is, as a ring and as a number. */
export function ScoreRing({ score }: { score: number }): ReactNode {
  const size = 132;
  return (
    <Box
      role="img"
      aria-label={`${score} of 100 points ready`}
      sx={{ position: 'relative', width: size, height: size, flex: 'none', display: 'grid', placeItems: 'center' }}
    >
      <CircularProgress
        aria-hidden="true"
        variant="determinate"
        value={100}
        size={size}
        thickness={4}
        sx={{ position: 'absolute', color: 'action.hover' }}
      />
      <CircularProgress
        aria-hidden="true"
        variant="determinate"
        value={score}
        size={size}
        thickness={4}
        color={score === 100 ? 'success' : 'primary'}
        sx={{ position: 'absolute', '& circle': { strokeLinecap: 'round' } }}
      />
      <Typography aria-hidden="true" sx={{ fontSize: 34, fontWeight: 700, lineHeight: 1 }}>
        {score}
        <Box component="span" sx={{ fontSize: 18, fontWeight: 600 }}>
          %
        </Box>
      </Typography>
    </Box>
  );
}
