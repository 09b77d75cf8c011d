import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { Page } from '../layout/Page';
import { useCan, usePath } from '../root/tenant';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { LeftNumbers } from '../shared/LeftNumbers';
import { usePageTitle } from '../shared/page-title';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import type { LeftNumber } from '../shared/types';
import { isInTrouble, matches, spans, type Filter } from './agency.rules';
import { ClientDialog } from './ClientDialog';
import { ClientMenu } from './ClientMenu';
import { ClientRow } from './ClientRow';
import { useAgencyMetrics } from './useAgency';

/** All clients of the agency on one page, the one in most trouble first. */
export default function AgencyPage(): ReactNode {
  usePageTitle('Agency');
  const [days, setDays] = useState<number>(spans[0]);
  const [filter, setFilter] = useState<Filter>('all');
  const [words, setWords] = useState('');
  const [isAdding, setAdding] = useState(false);
  const [left, setLeft] = useState<readonly LeftNumber[]>([]);
  const can = useCan();
  const navigate = useNavigate();
  const path = usePath();
  const query = useAgencyMetrics(days);
  const lines = query.data?.data ?? [];
  const shown = lines.filter((line) => matches(line, filter, words));
  const counts = {
    all: lines.length,
    trouble: lines.filter(isInTrouble).length,
    paused: lines.filter((line) => line.status === 'paused').length,
  };
  const addButton = can('agency', 'create') ? (
    <Button variant="contained" startIcon={<Add />} onClick={() => setAdding(true)}>
      Add client
    </Button>
  ) : null;
  const buttons = (
    <>
      {can('agency/people', 'list') ? (
        <Button component={Link} to={path('/agency/people')} variant="outlined">
          People
        </Button>
      ) : null}
      <Button component={Link} to={path('/agency/usage')} variant="outlined">
        Usage
      </Button>
      {addButton}
    </>
  );
  return (
    <Page title="Agency" hint="Every client you look after. What needs you stands first." actions={buttons}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={filter}
          onChange={(_, next: Filter | null) => setFilter(next ?? 'all')}
          aria-label="Which clients"
        >
          <ToggleButton value="all">All ({counts.all})</ToggleButton>
          <ToggleButton value="trouble">Trouble ({counts.trouble})</ToggleButton>
          <ToggleButton value="paused">Paused ({counts.paused})</ToggleButton>
        </ToggleButtonGroup>
        <TextField
          size="small"
          type="search"
          label="Find a client"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          sx={{ flex: '1 1 180px', maxWidth: { sm: 280 } }}
        />
        <TextField
          size="small"
          select
          label="Period"
          value={days}
          onChange={(event) => setDays(Number(event.target.value))}
          sx={{ minWidth: 130 }}
        >
          {spans.map((span) => (
            <MenuItem key={span} value={span}>
              {span} days
            </MenuItem>
          ))}
        </TextField>
      </Box>
      {left.length > 0 ? <LeftNumbers numbers={left} onClose={() => setLeft([])} /> : null}
      <Panel title="Clients" isFlush>
        {query.isPending ? (
          <RowSkeletons />
        ) : query.error && !query.data ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
        ) : lines.length === 0 ? (
          <EmptyState picture="inbox" title="Add your first client" action={addButton} isCompact>
            Choose the industry, say who owns the business, and it can take calls.
          </EmptyState>
        ) : shown.length === 0 ? (
          <EmptyState
            picture="done"
            title={filter === 'trouble' && words === '' ? 'No client is in trouble' : 'No client matches'}
            isCompact
          />
        ) : (
          <Box component="ul" aria-label="Clients" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {shown.map((line) => (
              <ClientRow
                key={line.orgId}
                line={line}
                actions={can('agency', 'view') ? <ClientMenu line={line} onLeft={setLeft} /> : null}
              />
            ))}
          </Box>
        )}
      </Panel>
      {isAdding ? (
        <ClientDialog
          clients={lines}
          onClose={() => setAdding(false)}
          onAdded={(client) => void navigate(`/t/${client.slug}/onboarding`)}
        />
      ) : null}
    </Page>
  );
}
