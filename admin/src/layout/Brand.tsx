import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

export function BrandMark({ size = 30 }: { size?: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#1459a8" />
      <path
        d="M9 11.500A2.500 2.500 0 0 1 11.500 9h9A2.500 2.500 0 0 1 23 11.500v6a2.500 2.500 0 0 1-2.500 2.500H16l-4.200 3.300a.5.5 0 0 1-.8-.4V20A2.500 2.500 0 0 1 9 17.500z"
        fill="#fff"
      />
      <path
        d="M13.500 16.500v-3.200m0 3.200h3.200m-3.200 0 5-5"
        fill="none"
        stroke="#1459a8"
        strokeWidth="1.600"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

export function Brand({ isShort }: { isShort?: boolean }): ReactNode {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25 }}>
      <BrandMark />
      {isShort ? null : <Typography sx={{ fontWeight: 720, fontSize: 17, letterSpacing: '-0.02em' }}>Ringback</Typography>}
    </Box>
  );
}
