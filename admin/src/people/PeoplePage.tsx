import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { RaRecord } from 'react-admin';
import { Link } from 'react-router';
import { Page } from '../layout/Page';
import { useCan, usePath } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { usePageTitle } from '../shared/page-title';
import { Panel } from '../shared/Panel';
import { PhoneText } from '../shared/PhoneText';
import { RowSkeletons } from '../shared/Skeletons';
import { StatusChip } from '../shared/StatusChip';
import type { Invite, Member } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { InviteDialog } from './InviteDialog';
import { MemberDialog } from './MemberDialog';
import { alertWords, roleWords } from './people.rules';
import { PersonRow } from './PersonRow';

function useAll<T extends RaRecord>(resource: string, field: string) {
  const provider = useProvider();
  return useQuery({
    queryKey: [resource, 'all'],
    queryFn: async ({ signal }) =>
      (await provider.getList<T>(resource, { pagination: { page: 1, perPage: 100 }, sort: { field, order: 'ASC' }, signal })).data,
  });
}

function Members(): ReactNode {
  const query = useAll<Member>('users', 'name');
  const can = useCan();
  const [edited, setEdited] = useState<Member | null>(null);
  return (
    <Panel title="Members" hint="Who works in this business.">
      {query.isPending ? (
        <RowSkeletons count={3} />
      ) : !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
      ) : query.data.length === 0 ? (
        <EmptyState picture="leads" title="Nobody works here yet" isCompact>
          The agency looks after this business until somebody accepts an invite.
        </EmptyState>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {query.data.map((member) => (
            <PersonRow
              key={member.id}
              title={member.name}
              details={
                <>
                  {member.email}
                  {member.phone ? (
                    <>
                      {' '}
                      · {alertWords(member)} <PhoneText value={member.phone} />
                    </>
                  ) : null}
                  <Box component="span" sx={{ display: 'block' }}>
                    {member.lastSeenAt ? (
                      <>
                        Last seen <BusinessDate value={member.lastSeenAt} />
                      </>
                    ) : (
                      'Not seen here yet'
                    )}
                  </Box>
                </>
              }
            >
              {member.hasSecondFactor ? <StatusChip label="Second step" tone="success" title="Signs in with a second step" /> : null}
              <StatusChip label={roleWords(member.role, member.roleName).name} tone={member.role === 'org_owner' ? 'info' : 'neutral'} />
              {can('users', 'edit') ? (
                <Button size="small" onClick={() => setEdited(member)} aria-label={`Change ${member.name}`}>
                  Change
                </Button>
              ) : null}
            </PersonRow>
          ))}
        </Box>
      )}
      {edited ? <MemberDialog member={edited} onClose={() => setEdited(null)} /> : null}
    </Panel>
  );
}

function InviteRow({ invite }: { invite: Invite }): ReactNode {
  const provider = useProvider();
  const can = useCan();
  const resend = useAct(() => provider.resendInvite(invite.id), {
    touches: ['invites'],
    done: (sent) => (sent.mailedAt ? 'Sent again with a fresh link' : 'The mail did not leave. Try again later.'),
  });
  const revoke = useAct(() => provider.delete('invites', { id: invite.id }), { touches: ['invites'], done: 'The invite is taken back' });
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
      {can('users', 'edit') ? (
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

function OpenInvites(): ReactNode {
  const query = useAll<Invite>('invites', 'email');
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
            <InviteRow key={invite.id} invite={invite} />
          ))}
        </Box>
      )}
    </Panel>
  );
}

/** Who works in this business, and who was asked to. */
export default function PeoplePage(): ReactNode {
  usePageTitle('People');
  const can = useCan();
  const [isInviting, setInviting] = useState(false);
  const path = usePath();
  const actions = (
    <>
      <Button component={Link} to={path('/people/roles')}>
        Roles
      </Button>
      {can('users', 'create') ? (
        <Button startIcon={<Add />} variant="contained" onClick={() => setInviting(true)}>
          Invite
        </Button>
      ) : null}
    </>
  );
  return (
    <Page title="People" hint="Members and open invites." width={900} actions={actions}>
      <Members />
      <OpenInvites />
      {isInviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
    </Page>
  );
}
