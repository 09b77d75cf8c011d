import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { slotLabel } from '../inbox/slots.rules';
import { humanise } from '../shared/format';
import { StatusChip } from '../shared/StatusChip';
import type { ActionItem } from '../shared/types';

const moods = { better: 'Mood getting better', worse: 'Mood getting worse', steady: 'Mood steady' } as const;

/** The hand-over in a glance: how much hangs on it, which way the mood goes, what is known, what to be careful with. */
export function BriefLine({ brief }: { brief: ActionItem['package'] }): ReactNode {
  const slots = Object.entries(brief.slots ?? {}).slice(0, 4);
  const risks = brief.riskFlags ?? [];
  if (brief.valueScore === undefined && slots.length === 0 && risks.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mt: 1 }}>
      {brief.valueScore === undefined ? null : (
        <StatusChip label={`Value ${Math.round(brief.valueScore)} of 100`} tone={brief.valueScore >= 60 ? 'warning' : 'info'} />
      )}
      {brief.trend ? <StatusChip label={moods[brief.trend]} tone={brief.trend === 'worse' ? 'danger' : 'neutral'} /> : null}
      {risks.map((flag) => (
        <StatusChip key={flag} label={humanise(flag)} tone="danger" />
      ))}
      {slots.map(([name, value]) => (
        <StatusChip key={name} label={`${slotLabel(name)}: ${value}`} />
      ))}
    </Box>
  );
}
