import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import type { Pattern } from '../shared/types';
import { outcomes, outcomeWords } from './insights.rules';

/** A bar of one colour per outcome, as long as its share of `most`; its numbers are read out. */
export function OutcomeBar({ counts, most, height = 12 }: { counts: Pattern['outcomes']; most: number; height?: number }): ReactNode {
  const { palette } = useTheme();
  return (
    <Box role="img" aria-label={outcomeWords(counts) || 'none'} sx={{ display: 'flex', gap: '2px', height, width: 1 }}>
      {outcomes
        .filter(({ key }) => counts[key] > 0)
        .map((outcome) => (
          <Box
            key={outcome.key}
            title={`${outcome.label}: ${counts[outcome.key]}`}
            sx={{
              width: `${(counts[outcome.key] / Math.max(most, 1)) * 100}%`,
              minWidth: 4,
              borderRadius: '3px',
              bgcolor: palette.mode === 'light' ? outcome.light : outcome.dark,
            }}
          />
        ))}
    </Box>
  );
}

/** What the colours mean, with the numbers of all conversations. */
export function OutcomeLegend({ counts }: { counts: Pattern['outcomes'] }): ReactNode {
  const { palette } = useTheme();
  return (
    <Box component="dl" sx={{ m: 0, display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 1 }}>
      {outcomes.map((outcome) => (
        <Box key={outcome.key} title={outcome.explains} sx={{ display: 'flex', alignItems: 'center', gap: 0.75 }}>
          <Box
            component="span"
            aria-hidden="true"
            sx={{ width: 12, height: 12, borderRadius: '3px', bgcolor: palette.mode === 'light' ? outcome.light : outcome.dark }}
          />
          <Box component="dt" sx={{ fontSize: 14, color: 'text.secondary' }}>
            {outcome.label}
          </Box>
          <Box component="dd" sx={{ m: 0, fontSize: 14, fontWeight: 680, fontVariantNumeric: 'tabular-nums' }}>
            {counts[outcome.key]}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
