import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Collapse from '@mui/material/Collapse';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { useTenant } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { formatMoney, humanise } from '../shared/format';
import { PriorityChip } from '../shared/statuses';
import type { ActionItem } from '../shared/types';
import { Fact } from '../shared/Fact';
import { VisuallyHidden } from '../shared/VisuallyHidden';
import { tones } from '../theme/tones';
import { slotLabel } from './slots.rules';

/** What a person needs to know before the first word: why they are here, how it stands, what to do. */
export function HandoffBrief({ escalation }: { escalation: ActionItem }): ReactNode {
  const { currency } = useTenant().org;
  const [isOpen, setOpen] = useState(true);
  const brief = escalation.package;
  const reason = humanise(brief.reason ?? escalation.reason);
  const slots = Object.entries(brief.slots ?? {});
  const isCritical = escalation.priority === 'critical';
  return (
    <Box
      component="section"
      aria-label="Handoff brief"
      sx={(theme) => {
        const pair = tones[theme.palette.mode][isCritical ? 'danger' : 'warning'];
        // on a phone the words of the customer keep their place below it
        const size = { position: 'relative', flexShrink: 0, maxHeight: { xs: '36%', md: '45%' }, overflowY: 'auto' };
        return { ...size, borderBottom: `1px solid ${pair.line}`, bgcolor: pair.fill, px: { xs: 2, sm: 3 }, py: 1.5 };
      }}
    >
      {isCritical ? (
        // Not the brief itself: its age would be read out every minute.
        <VisuallyHidden role="alert">{escalation.contactName ? `${escalation.contactName}: ${reason}` : reason}</VisuallyHidden>
      ) : null}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <PriorityChip value={escalation.priority} />
        <Typography sx={{ fontWeight: 650, flex: 1, minWidth: 160 }}>{reason}</Typography>
        <Typography variant="caption" color="text.secondary">
          <BusinessDate value={escalation.createdAt} show="age" />
        </Typography>
        <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Less' : 'More'}
        </Button>
      </Box>
      <Collapse in={isOpen}>
        <Typography sx={{ mt: 1, fontSize: 14 }}>{brief.summary ?? escalation.summary}</Typography>
        <Box
          component="dl"
          sx={{ m: 0, mt: 1.25, display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))' }}
        >
          {brief.recommendedAction ? <Fact label="Recommended">{humanise(brief.recommendedAction)}</Fact> : null}
          {brief.trend ? <Fact label="Mood">{humanise(brief.trend)}</Fact> : null}
          {brief.valueScore === undefined ? null : <Fact label="Value score">{Math.round(brief.valueScore)} of 100</Fact>}
          {brief.riskFlags && brief.riskFlags.length > 0 ? <Fact label="Careful">{brief.riskFlags.map(humanise).join(', ')}</Fact> : null}
          {brief.valueMinor ? <Fact label="Worth about">{formatMoney(brief.valueMinor, currency)}</Fact> : null}
          {slots.map(([name, slot]) => (
            <Fact key={name} label={slotLabel(name)}>
              {slot}
            </Fact>
          ))}
        </Box>
      </Collapse>
    </Box>
  );
}
