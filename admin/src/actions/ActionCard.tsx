import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { useNow } from '../root/BusinessClock';
import { useCan, usePath, useTenant } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { formatMoney, humanise } from '../shared/format';
import { usePhone } from '../shared/PhoneText';
import { PriorityChip } from '../shared/statuses';
import { StatusChip } from '../shared/StatusChip';
import type { ActionItem } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { VisuallyHidden } from '../shared/VisuallyHidden';
import { isOverdue } from './actions.rules';
import { BriefLine } from './BriefLine';
import { ResolveDialog } from './ResolveDialog';
import { actionTouches, useActionChange } from './useActionChange';

const snoozeHours = 2;

function useActionSteps(item: ActionItem) {
  const provider = useProvider();
  const navigate = useNavigate();
  const path = usePath();
  const now = useNow();
  const change = useActionChange(item);
  const accept = useAct(() => provider.acceptAction(item.id), {
    touches: actionTouches,
    done: 'It is yours',
    onDone: () => item.conversationId && void navigate(path(`/inbox/${item.conversationId}`)),
  });
  const snooze = useAct(() => change({ status: 'snoozed', snoozedUntil: new Date(now + snoozeHours * 3_600_000).toISOString() }), {
    touches: actionTouches,
    done: `Comes back in ${snoozeHours} hours`,
  });
  return { accept, snooze };
}

/** One thing for a person to do: who, why, since when, and the two or three ways to deal with it. */
export function ActionCard({ item }: { item: ActionItem }): ReactNode {
  const { org } = useTenant();
  const [isResolving, setResolving] = useState(false);
  const steps = useActionSteps(item);
  const can = useCan();
  const path = usePath();
  const phone = usePhone();
  const now = useNow();
  const who = item.contactName ?? (item.contactAddress ? phone(item.contactAddress) : humanise(item.kind));
  const about = `${who}: ${humanise(item.reason)}`;
  const isDone = item.status === 'resolved';
  return (
    <Card
      id={`action-${item.id}`}
      tabIndex={-1}
      component="article"
      aria-label={about}
      sx={{ p: 2, display: 'grid', gap: 1, gridTemplateColumns: 'minmax(0, 1fr)', position: 'relative' }}
    >
      {item.priority === 'critical' && item.status === 'open' ? (
        // Not the card itself: its age would be read out every minute.
        <VisuallyHidden role="alert">{about}</VisuallyHidden>
      ) : null}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <PriorityChip value={item.priority} />
        <StatusChip label={humanise(item.kind)} />
        {isOverdue(item, now) ? <StatusChip label="Overdue" tone="danger" /> : null}
        <Box sx={{ flex: 1 }} />
        <Typography variant="caption" color="text.secondary">
          {item.dueAt && !isDone ? (
            <>
              Due <BusinessDate value={item.dueAt} /> ·{' '}
            </>
          ) : null}
          since <BusinessDate value={item.createdAt} show="age" />
        </Typography>
      </Box>
      <Box>
        <Typography sx={{ fontWeight: 650 }}>
          {who}
          {item.contactName && item.contactAddress ? (
            <Typography component="span" color="text.secondary" sx={{ fontSize: 14 }}>
              {' '}
              · {phone(item.contactAddress)}
            </Typography>
          ) : null}
        </Typography>
        <Typography sx={{ fontSize: 14.5, overflowWrap: 'anywhere' }}>{item.summary || humanise(item.reason)}</Typography>
        <BriefLine brief={item.package} />
        {item.package?.recommendedAction ? (
          <Typography color="text.secondary" sx={{ fontSize: 14, mt: 0.5 }}>
            Recommended: {humanise(item.package.recommendedAction)}
            {item.package.valueMinor ? ` · worth about ${formatMoney(item.package.valueMinor, org.currency)}` : ''}
          </Typography>
        ) : null}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 0.5 }}>
        {can('actions', 'edit') && item.status === 'open' ? (
          <Button variant="contained" onClick={() => steps.accept.mutate(undefined)} loading={steps.accept.isPending}>
            {item.conversationId ? 'Accept and take over' : 'Accept'}
          </Button>
        ) : null}
        {item.conversationId ? (
          <Button component={Link} to={path(`/inbox/${item.conversationId}`)} variant="outlined">
            Open conversation
          </Button>
        ) : null}
        {can('actions', 'edit') && !isDone ? (
          <>
            {item.status !== 'snoozed' ? (
              <Button onClick={() => steps.snooze.mutate(undefined)} disabled={steps.snooze.isPending}>
                Snooze {snoozeHours} h
              </Button>
            ) : null}
            <Button onClick={() => setResolving(true)}>Resolve</Button>
          </>
        ) : null}
      </Box>
      {isResolving ? <ResolveDialog item={item} onClose={() => setResolving(false)} /> : null}
    </Card>
  );
}
