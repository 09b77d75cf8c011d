import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useCan } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { ErrorState } from '../shared/ErrorState';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import { StatusChip } from '../shared/StatusChip';
import type { Invite } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { roleWords } from './people.rules';
import { PersonRow } from './PersonRow';
import { useAll } from './useAll';

/** Into this business, or into the agency. */
export type InviteList = 'invites' | 'agency/invites';

function InviteRow({ invite, from }: { invite: Invite; from: InviteList }): ReactNode {
  const provider = useProvider();
  const can = useCan();
  const resend = useAct(() => provider.resendInvite(from, invite.id), {
    touches: [from],
    done: (sent) => (sent.mailedAt ? 'Sent again with a fresh link' : 'The mail did not leave. Try again later.'),
  });
  const revoke = useAct(() => provider.delete(from, { id: invite.id }), { touches: [from], done: 'The invite is taken back' });
  return (
    <PersonRow
      title={invite.email}
      details={
        <>
          {roleWords(invite.role, invite.roleName).name} · invited by {invite.invitedBy} · good until{' '}
          <BusinessDate value={invite.expiresAt} show="day" />
        </>
      }
    >
      {invite.state === 'expired' ? <StatusChip label="Run out" tone="warning" /> : null}
      {invite.state === 'ended' ? (
        <StatusChip label="Ended" tone="warning" title="Whoever sent it may not give this role any more. Send it again yourself." />
      ) : null}
      {invite.state === 'pending' && !invite.mailedAt ? <StatusChip label="Mail not sent" tone="danger" /> : null}
      {can(from, 'edit') ? (
        <>
          <Button
            size="small"
            loading={resend.isPending}
            onClick={() => resend.mutate(undefined)}
            aria-label={`Send again to ${invite.email}`}
          >
            Send again
          </Button>
          <Button
            size="small"
            color="error"
            loading={revoke.isPending}
            onClick={() => revoke.mutate(undefined)}
            aria-label={`Take back the invite of ${invite.email}`}
          >
            Take back
          </Button>
        </>
      ) : null}
    </PersonRow>
  );
}

/** Who was asked to come in, and has not yet. */
export function OpenInvites({ from }: { from: InviteList }): ReactNode {
  const query = useAll<Invite>(from, 'email');
  if (query.data?.length === 0) return null;
  return (
    <Panel title="Invited" hint="Not accepted yet.">
      {query.isPending ? (
        <RowSkeletons count={1} />
      ) : !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {query.data.map((invite) => (
            <InviteRow key={invite.id} invite={invite} from={from} />
          ))}
        </Box>
      )}
    </Panel>
  );
}
