import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { DataTable, SimpleList, useListContext } from 'react-admin';
import { Link, useLocation, useNavigate } from 'react-router';
import { Page } from '../layout/Page';
import { useCan, usePath } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { EmptyState } from '../shared/EmptyState';
import { ChoiceFilter, FilterBar, LinkedFilters, SearchFilter } from '../shared/ListFilters';
import { usePageTitle } from '../shared/page-title';
import { ResourceList } from '../shared/ResourceList';
import { CallStatus, LeadStatus } from '../shared/statuses';
import { StatusChip } from '../shared/StatusChip';
import type { Call } from '../shared/types';
import { CallDrawer } from './CallDrawer';
import { callerOf, textBackWords } from './calls.rules';

const statusChoices = [
  { value: 'missed', label: 'Missed' },
  { value: 'answered', label: 'Answered' },
  { value: 'rejected', label: 'Rejected' },
];
const hourChoices = [
  { value: 'true', label: 'After hours' },
  { value: 'false', label: 'In opening hours' },
];

function TextBack({ call }: { call: Call }): ReactNode {
  const { text, tone } = textBackWords(call);
  return tone === null ? (
    <Typography color="text.secondary" sx={{ fontSize: 14 }}>
      {text}
    </Typography>
  ) : (
    <StatusChip label={text} tone={tone} />
  );
}

function Table({ onOpen }: { onOpen: (id: string) => void }): ReactNode {
  return (
    <DataTable<Call>
      bulkActionButtons={false}
      rowClick={(id) => {
        onOpen(String(id));
        return false;
      }}
      sx={{ '& .MuiTableCell-root': { whiteSpace: 'nowrap' } }}
    >
      <DataTable.Col<Call> source="startedAt" label="When" render={(call) => <BusinessDate value={call.startedAt} />} />
      <DataTable.Col<Call> source="from" label="Caller" disableSort render={(call) => <Caller call={call} onOpen={onOpen} />} />
      <DataTable.Col<Call>
        source="status"
        label="Outcome"
        disableSort
        render={(call) => (
          <Box sx={{ display: 'flex', gap: 0.75 }}>
            <CallStatus value={call.status} />
            {call.isAfterHours ? <StatusChip label="After hours" /> : null}
          </Box>
        )}
      />
      <DataTable.Col<Call> source="textBack" label="Text-back" disableSort render={(call) => <TextBack call={call} />} />
      <DataTable.Col<Call>
        source="leadStatus"
        label="Became"
        disableSort
        render={(call) => (call.leadStatus ? <LeadStatus value={call.leadStatus} /> : <span>–</span>)}
      />
    </DataTable>
  );
}

function Caller({ call, onOpen }: { call: Call; onOpen: (id: string) => void }): ReactNode {
  return (
    <Box
      component="button"
      type="button"
      onClick={(event) => {
        event.stopPropagation();
        onOpen(call.id);
      }}
      sx={{
        font: 'inherit',
        fontWeight: 600,
        color: 'text.primary',
        background: 'none',
        border: 0,
        p: 0,
        cursor: 'pointer',
        textAlign: 'left',
        '&:hover': { textDecoration: 'underline' },
      }}
    >
      {callerOf(call)}
    </Box>
  );
}

function PhoneRows({ onOpen }: { onOpen: (id: string) => void }): ReactNode {
  return (
    <SimpleList<Call>
      primaryText={(call) => callerOf(call)}
      secondaryText={(call) => (
        <Box component="span" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mt: 0.5, alignItems: 'center' }}>
          <CallStatus value={call.status} />
          {textBackWords(call).tone ? <StatusChip label={textBackWords(call).text} tone={textBackWords(call).tone ?? 'neutral'} /> : null}
        </Box>
      )}
      tertiaryText={(call) => <BusinessDate value={call.startedAt} show="age" />}
      rowClick={(id) => {
        onOpen(String(id));
        return false;
      }}
    />
  );
}

function Empty(): ReactNode {
  const can = useCan();
  const path = usePath();
  return (
    <EmptyState
      picture="calls"
      title="No calls yet"
      action={
        <>
          {can('simulator', 'use') ? (
            <Button component={Link} to={path('/simulator')} variant="contained">
              Make a test call
            </Button>
          ) : null}
          {can('settings', 'list') ? (
            <Button component={Link} to={path('/settings/phones')} variant="outlined">
              Connect your line
            </Button>
          ) : null}
        </>
      }
    >
      Forward your business line to your Ringback number, most carriers do it with *71 and the number; calls nobody answers appear here.
    </EmptyState>
  );
}

function Body(): ReactNode {
  const theme = useTheme();
  const isPhone = useMediaQuery(theme.breakpoints.down('sm'), { noSsr: true });
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const path = usePath();
  const { data } = useListContext<Call>();
  const openId = pathname.startsWith(path('/calls/')) ? decodeURIComponent(pathname.slice(path('/calls/').length)) : null;
  const open = (id: string): void => void navigate({ pathname: path(`/calls/${id}`), search });
  return (
    <>
      {isPhone ? <PhoneRows onOpen={open} /> : <Table onOpen={open} />}
      <CallDrawer
        id={openId}
        fromList={data?.find((call) => call.id === openId)}
        onClose={() => void navigate({ pathname: path('/calls'), search })}
      />
    </>
  );
}

export default function CallList(): ReactNode {
  usePageTitle('Calls');
  return (
    <Page title="Calls" hint="Every call to the business, and what was done about it.">
      <ResourceList
        resource="calls"
        sort={{ field: 'startedAt', order: 'DESC' }}
        toolbar={
          <FilterBar>
            <SearchFilter label="Name or phone" />
            <ChoiceFilter name="status" label="Outcome" choices={statusChoices} />
            <ChoiceFilter name="isAfterHours" label="Hours" choices={hourChoices} />
            <LinkedFilters names={{ startedAt_gte: 'Since', textBack: 'Texted back' }} />
          </FilterBar>
        }
        empty={<Empty />}
      >
        <Body />
      </ResourceList>
    </Page>
  );
}
