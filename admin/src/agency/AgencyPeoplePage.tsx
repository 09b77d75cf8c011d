import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { Page } from '../layout/Page';
import { InviteDialog } from '../people/InviteDialog';
import { OpenInvites } from '../people/OpenInvites';
import { roleWords } from '../people/people.rules';
import { PersonRow } from '../people/PersonRow';
import { usePath } from '../root/tenant';
import { ErrorState } from '../shared/ErrorState';
import { usePageTitle } from '../shared/page-title';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import { StatusChip } from '../shared/StatusChip';
import type { AgencyPerson } from '../shared/types';
import { useProvider } from '../shared/useProvider';
import { clientsWords } from './agency.rules';
import { AgencyPersonDialog } from './AgencyPersonDialog';

/** Who works for the agency itself, and who was asked to. Which clients each of the staff enters is said per client. */
export default function AgencyPeoplePage(): ReactNode {
  usePageTitle('People of the agency');
  const provider = useProvider();
  const path = usePath();
  const query = useQuery({ queryKey: ['agency-people'], queryFn: async () => (await provider.agencyPeople()).data });
  const [edited, setEdited] = useState<AgencyPerson | null>(null);
  const [isInviting, setInviting] = useState(false);
  const actions = (
    <>
      <Button component={Link} to={path('/agency')}>
        Clients
      </Button>
      <Button startIcon={<Add />} variant="contained" onClick={() => setInviting(true)}>
        Invite
      </Button>
    </>
  );
  return (
    <Page title="People of the agency" hint="Owners, staff and open invites." width={900} actions={actions}>
      <Panel title="Owners and staff" hint="Which clients staff may enter is set at each client, under “Who may enter”.">
        {query.isPending ? (
          <RowSkeletons count={3} />
        ) : !query.data ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
        ) : (
          <Box component="ul" aria-label="Owners and staff" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {query.data.map((person) => (
              <PersonRow
                key={person.id}
                title={person.name}
                details={
                  <>
                    {person.email}
                    <Box component="span" sx={{ display: 'block' }}>
                      {clientsWords(person.clients)}
                    </Box>
                  </>
                }
              >
                {person.hasSecondFactor ? <StatusChip label="Second step" tone="success" title="Signs in with a second step" /> : null}
                <StatusChip label={roleWords(person.role).name} tone={person.role === 'agency_owner' ? 'info' : 'neutral'} />
                <Button size="small" onClick={() => setEdited(person)} aria-label={`Change ${person.name}`}>
                  Change
                </Button>
              </PersonRow>
            ))}
          </Box>
        )}
      </Panel>
      <OpenInvites from="agency/invites" />
      {edited ? <AgencyPersonDialog person={edited} onClose={() => setEdited(null)} /> : null}
      {isInviting ? <InviteDialog into="agency/invites" onClose={() => setInviting(false)} /> : null}
    </Page>
  );
}
