import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { BusinessDate } from './BusinessDate';
import { StatusChip } from './StatusChip';
import type { Meter } from './types';
import { meterEnd, meterName, shareOf, useWords } from './usage.rules';

const colours = { 80: 'warning', 100: 'error' } as const;
const colourOf = (level: number | null) => (level === 80 || level === 100 ? colours[level] : 'primary');

/** One limit: how much of it is used, when it is counted anew, and what its end means. */
export function UsageMeter({ meter, isSmall = false }: { meter: Meter; isSmall?: boolean }): ReactNode {
  const name = meterName(meter.quota);
  return (
    <Box sx={{ minWidth: 0, display: 'grid', gap: 0.75, alignContent: 'start' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Typography sx={{ flex: 1, fontWeight: 600, fontSize: isSmall ? 13.5 : 15 }}>{name}</Typography>
        {meter.level === 100 ? <StatusChip label="Used up" tone="danger" /> : null}
        {meter.level === 80 ? <StatusChip label="Nearly used up" tone="warning" /> : null}
      </Box>
      {meter.limit === null ? null : (
        <LinearProgress
          variant="determinate"
          value={shareOf(meter)}
          color={colourOf(meter.level)}
          aria-label={name}
          aria-valuetext={useWords(meter)}
          sx={{ height: isSmall ? 6 : 8, borderRadius: 4 }}
        />
      )}
      <Typography color="text.secondary" sx={{ fontSize: 13.5 }}>
        {useWords(meter)}
        {meter.resetsAt && !isSmall ? (
          <>
            {' '}
            · counted anew from <BusinessDate value={meter.resetsAt} />
          </>
        ) : null}
      </Typography>
      {meter.level === 100 && !isSmall ? <Typography sx={{ fontSize: 14 }}>{meterEnd(meter.quota)}</Typography> : null}
    </Box>
  );
}
