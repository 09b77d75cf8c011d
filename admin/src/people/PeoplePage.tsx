import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
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
import type { Member } from '../shared/types';
import { InviteDialog } from './InviteDialog';
import { MemberDialog } from './MemberDialog';
import { OpenInvites } from './OpenInvites';
import { alertWords, roleWords } from './people.rules';
import { PersonRow } from './PersonRow';
import { useAll } from './useAll';

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
      <OpenInvites from="invites" />
      {isInviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
    </Page>
  );
}
