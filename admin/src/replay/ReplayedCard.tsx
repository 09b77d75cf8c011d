import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Side } from '../profile/Side';
import { sideBySide } from '../profile/profile.rules';
import { BusinessDate } from '../shared/BusinessDate';
import { StatusChip } from '../shared/StatusChip';
import type { ReplayedDecision } from '../shared/types';
import { changedFields } from './replay.rules';

const nothing = 'It says nothing.';

/** One decision twice: what was said, what would be said, and what else is different. */
export function ReplayedCard({ decision, onWhy }: { decision: ReplayedDecision; onWhy: () => void }): ReactNode {
  const { before, after } = decision;
  const sides = sideBySide(before.reply ?? '', after?.reply ?? '');
  const others = changedFields(decision);
  return (
    <Box component="li" sx={{ px: 2.5, py: 2, borderTop: '1px solid', borderColor: 'divider', display: 'grid', gap: 1.25 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'baseline' }}>
        <Typography sx={{ flex: '1 1 200px', fontSize: 14.5, fontWeight: 600, whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {decision.asked === '' ? 'No text of the customer' : `“${decision.asked}”`}
        </Typography>
        <Typography component="span" color="text.secondary" sx={{ fontSize: 13 }}>
          <BusinessDate value={decision.at} />
        </Typography>
        <Link component="button" type="button" onClick={onWhy} sx={{ fontSize: 13.5 }}>
          Why
        </Link>
      </Box>
      {after === null ? (
        <Typography color="text.secondary" sx={{ fontSize: 14 }}>
          {decision.reason}
        </Typography>
      ) : decision.changes.length === 0 ? (
        <Typography
          sx={{ fontSize: 14, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
          color={before.reply ? 'text.primary' : 'text.secondary'}
        >
          {before.reply ?? nothing}
        </Typography>
      ) : (
        <>
          <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' } }}>
            <Side pieces={sides.before} is="before" name="Was said" nothing={nothing} />
            <Side pieces={sides.after} is="after" name="Would be said" nothing={nothing} />
          </Box>
          {others.length > 0 ? (
            <Box component="ul" aria-label="What else is different" sx={{ m: 0, pl: 2.5, fontSize: 14 }}>
              {others.map(({ name, before: old, after: now }) => (
                <li key={name}>
                  {name}: <s>{old}</s> → <b>{now}</b>
                </li>
              ))}
            </Box>
          ) : null}
        </>
      )}
      {decision.needsCalendar ? (
        <Box>
          <StatusChip
            label="Without the calendar"
            tone="warning"
            title="It hangs on free times that were not looked up then: decided as if there were none."
          />
        </Box>
      ) : null}
    </Box>
  );
}
