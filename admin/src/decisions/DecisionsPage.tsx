import Replay from '@mui/icons-material/ReplayOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useListContext } from 'react-admin';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { DecisionDialog } from '../inbox/DecisionDialog';
import { Page } from '../layout/Page';
import { useCan, usePath } from '../root/tenant';
import { EmptyState } from '../shared/EmptyState';
import { ChoiceFilter, DayFilter, FilterBar, LinkedFilters } from '../shared/ListFilters';
import { usePageTitle } from '../shared/page-title';
import { ResourceList } from '../shared/ResourceList';
import type { Decision } from '../shared/types';
import { useProvider } from '../shared/useProvider';
import { DecisionRow } from './DecisionRow';
import { actionChoices, costChoices, engineName, facetChoices, verdictChoices } from './decisions.rules';

function Order(): ReactNode {
  const { sort, setSort } = useListContext();
  return (
    <TextField
      select
      label="Order"
      value={sort.field === 'costMicros' ? 'costMicros' : 'createdAt'}
      onChange={({ target }) => setSort({ field: target.value, order: 'DESC' })}
      sx={{ minWidth: 148, flex: { xs: '1 1 40%', sm: '0 0 auto' } }}
    >
      <MenuItem value="createdAt">Newest first</MenuItem>
      <MenuItem value="costMicros">Dearest first</MenuItem>
    </TextField>
  );
}

function Toolbar(): ReactNode {
  const provider = useProvider();
  const { filterValues } = useListContext();
  const facets = useQuery({ queryKey: ['decisions', 'facets'], queryFn: ({ signal }) => provider.decisionFacets(signal) }).data;
  const values = (filterValues ?? {}) as Record<string, unknown>;
  return (
    <FilterBar>
      <ChoiceFilter name="reasonCode" label="Reason" choices={facetChoices(facets?.reasonCodes, values['reasonCode'])} />
      <ChoiceFilter name="action" label="Did" choices={actionChoices} />
      <ChoiceFilter name="verdict" label="Checks" choices={verdictChoices} />
      <ChoiceFilter name="engine" label="Engine" choices={facetChoices(facets?.engines, values['engine'], engineName)} />
      <ChoiceFilter name="costMicros_gte" label="Cost" choices={costChoices} />
      <DayFilter name="createdAt_gte" label="From" />
      <DayFilter name="createdAt_lt" label="Until" isEnd />
      <Order />
      <LinkedFilters names={{ ruleId: 'One of your rules', conversationId: 'One conversation' }} />
    </FilterBar>
  );
}

function Rows(): ReactNode {
  const { data } = useListContext<Decision>();
  const { id } = useParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const path = usePath();
  const can = useCan();
  const shown = data?.find((decision) => decision.id === id);
  return (
    <>
      <Box component="ul" aria-label="Decisions" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {(data ?? []).map((decision) => (
          <DecisionRow
            key={decision.id}
            decision={decision}
            onOpen={() => void navigate({ pathname: path(`/decisions/${decision.id}`), search })}
          />
        ))}
      </Box>
      <DecisionDialog
        id={id ?? null}
        onClose={() => void navigate({ pathname: path('/decisions'), search })}
        action={
          shown && can('conversations', 'list') ? (
            <Box sx={{ display: 'flex', flexWrap: 'wrap', flex: 1 }}>
              <Button component={Link} to={path(`/inbox/${shown.conversationId}`)}>
                Open the conversation
              </Button>
              <Button component={Link} to={path(`/decisions/replay?conversation=${shown.conversationId}`)}>
                Replay it
              </Button>
            </Box>
          ) : null
        }
      />
    </>
  );
}

/** "Why did it say this", over everything that was decided. */
export default function DecisionsPage(): ReactNode {
  usePageTitle('Decisions');
  const path = usePath();
  const can = useCan();
  return (
    <Page
      title="Decisions"
      hint="Everything the assistant decided, with the reason, the checks and the price."
      actions={
        <Button component={Link} to={path('/decisions/replay')} variant="outlined" startIcon={<Replay />}>
          Replay conversations
        </Button>
      }
    >
      <ResourceList
        resource="decisions"
        sort={{ field: 'createdAt', order: 'DESC' }}
        toolbar={<Toolbar />}
        empty={
          <EmptyState
            picture="inbox"
            title="Nothing was decided yet"
            action={
              can('simulator', 'use') ? (
                <Button component={Link} to={path('/simulator')} variant="contained">
                  Text as a customer
                </Button>
              ) : null
            }
          >
            With the first text of a customer the assistant decides what to say, and writes down why.
          </EmptyState>
        }
      >
        <Rows />
      </ResourceList>
    </Page>
  );
}
