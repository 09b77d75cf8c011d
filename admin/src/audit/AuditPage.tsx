import Download from '@mui/icons-material/DownloadOutlined';
import VerifiedUser from '@mui/icons-material/VerifiedUserOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useListContext } from 'react-admin';
import { Page } from '../layout/Page';
import { useTenant } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { download } from '../shared/download';
import { EmptyState } from '../shared/EmptyState';
import { ChoiceFilter, DayFilter, FilterBar, LinkedFilters, SearchFilter } from '../shared/ListFilters';
import { usePageTitle } from '../shared/page-title';
import { ResourceList } from '../shared/ResourceList';
import { StatusChip } from '../shared/StatusChip';
import type { AuditEntry, AuditVerification } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { actionWords, actorWords, entryWords, findingOf } from './audit.rules';
import { AuditDrawer } from './AuditDrawer';

function Toolbar(): ReactNode {
  const provider = useProvider();
  const facets = useQuery({ queryKey: ['audit', 'facets'], queryFn: provider.auditFacets });
  const { actions = [], targetTypes = [], actors = [] } = facets.data ?? {};
  return (
    <FilterBar>
      <SearchFilter label="Search the log" />
      <ChoiceFilter name="actorId" label="Who" choices={actors.map(({ id, name }) => ({ value: id, label: name }))} />
      <ChoiceFilter name="action" label="What" choices={actions.map((action) => ({ value: action, label: actionWords(action) }))} />
      <ChoiceFilter name="targetType" label="On" choices={targetTypes.map((type) => ({ value: type, label: actionWords(type) }))} />
      <DayFilter name="at_gte" label="From" />
      <DayFilter name="at_lt" label="Until" isEnd />
      <ExportButton />
      <LinkedFilters names={{}} />
    </FilterBar>
  );
}

function ExportButton(): ReactNode {
  const provider = useProvider();
  const { org } = useTenant();
  const { filterValues } = useListContext();
  const save = useAct(() => provider.exportAudit((filterValues ?? {}) as Record<string, unknown>), {
    touches: ['audit'],
    onDone: (csv) => download(`${org.slug}-audit.csv`, csv, 'text/csv'),
  });
  return (
    <Button variant="outlined" startIcon={<Download />} loading={save.isPending} onClick={() => save.mutate(undefined)}>
      Export as CSV
    </Button>
  );
}

function Row({ entry, onOpen }: { entry: AuditEntry; onOpen: () => void }): ReactNode {
  return (
    <Box component="li" sx={{ borderTop: '1px solid', borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
      <Box
        component="button"
        type="button"
        onClick={onOpen}
        sx={{
          font: 'inherit',
          color: 'text.primary',
          background: 'none',
          border: 0,
          width: '100%',
          textAlign: 'left',
          cursor: 'pointer',
          px: { xs: 2, sm: 2.5 },
          py: 1.25,
          display: 'grid',
          gap: { xs: 0.25, sm: 2 },
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '170px minmax(0, 1fr) minmax(0, 1fr)' },
          alignItems: 'center',
          '&:hover': { bgcolor: 'action.hover' },
        }}
      >
        <Typography component="span" color="text.secondary" sx={{ fontSize: 13.5 }}>
          <BusinessDate value={entry.at} />
        </Typography>
        <Typography component="span" sx={{ fontWeight: 600, fontSize: 14.5, overflowWrap: 'anywhere' }}>
          {entryWords(entry)}
        </Typography>
        <Box component="span" sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', fontSize: 14, minWidth: 0 }}>
          <span>{actorWords(entry)}</span>
          {entry.viewAs ? <StatusChip label="View as" tone="warning" /> : null}
        </Box>
      </Box>
    </Box>
  );
}

function Rows(): ReactNode {
  const { data } = useListContext<AuditEntry>();
  const [open, setOpen] = useState<AuditEntry | null>(null);
  return (
    <>
      <Box component="ul" aria-label="Entries" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {(data ?? []).map((entry) => (
          <Row key={entry.id} entry={entry} onOpen={() => setOpen(entry)} />
        ))}
      </Box>
      <AuditDrawer entry={open} onClose={() => setOpen(null)} />
    </>
  );
}

/** Who changed what, and the proof that nobody changed the log. */
export default function AuditPage(): ReactNode {
  usePageTitle('Audit log');
  const provider = useProvider();
  const [check, setCheck] = useState<AuditVerification | null>(null);
  const verify = useAct(() => provider.verifyAudit(), { touches: [], onDone: setCheck });
  const finding = check && findingOf(check);
  const button = (
    <Button variant="outlined" startIcon={<VerifiedUser />} loading={verify.isPending} onClick={() => verify.mutate(undefined)}>
      Check the log
    </Button>
  );
  return (
    <Page title="Audit log" hint="Who changed what, and when. Nothing here can be edited." actions={button}>
      {check && finding ? (
        <Alert severity={finding.isFine ? 'success' : 'error'} onClose={() => setCheck(null)} sx={{ overflowWrap: 'anywhere' }}>
          {finding.text}
          <Typography variant="caption" component="div" sx={{ mt: 0.5 }}>
            Newest hash: {check.headHash}
          </Typography>
        </Alert>
      ) : null}
      <ResourceList
        resource="audit"
        sort={{ field: 'id', order: 'DESC' }}
        toolbar={<Toolbar />}
        empty={
          <EmptyState picture="done" title="Nothing was changed yet">
            Every change to this business is written here: by people, programs and the assistant.
          </EmptyState>
        }
      >
        <Rows />
      </ResourceList>
    </Page>
  );
}
