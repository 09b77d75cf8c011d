import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { DataTable, SimpleList } from 'react-admin';
import { Link } from 'react-router';
import { Page } from '../layout/Page';
import { useCan, usePath, useTenant } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { EmptyState } from '../shared/EmptyState';
import { formatMoney, humanise } from '../shared/format';
import { ChoiceFilter, FilterBar, LinkedFilters, SearchFilter } from '../shared/ListFilters';
import { PhoneText, usePhone } from '../shared/PhoneText';
import { usePageTitle } from '../shared/page-title';
import { ResourceList } from '../shared/ResourceList';
import { LeadStatus } from '../shared/statuses';
import type { Lead } from '../shared/types';
import { sourceChoices, statusChoices } from './leads.rules';

function Name({ lead }: { lead: Lead }): ReactNode {
  const path = usePath();
  return (
    <Box
      component={Link}
      to={path(`/leads/${lead.id}/show`)}
      onClick={(event) => event.stopPropagation()}
      sx={{ fontWeight: 600, color: 'text.primary', textDecoration: 'none', '&:hover': { textDecoration: 'underline' } }}
    >
      {lead.name ?? <PhoneText value={lead.phone} />}
    </Box>
  );
}

function Table(): ReactNode {
  const { currency } = useTenant().org;
  return (
    <DataTable<Lead> bulkActionButtons={false} rowClick="show">
      <DataTable.Col<Lead> source="name" label="Name" render={(lead) => <Name lead={lead} />} />
      <DataTable.Col<Lead> source="phone" label="Phone" disableSort render={(lead) => <PhoneText value={lead.phone} />} />
      <DataTable.Col<Lead> source="status" label="Status" render={(lead) => <LeadStatus value={lead.status} />} />
      <DataTable.Col<Lead> source="service" label="Wants" disableSort render={(lead) => lead.service ?? '–'} />
      <DataTable.Col<Lead> source="source" label="From" disableSort render={(lead) => humanise(lead.source)} />
      <DataTable.Col<Lead>
        source="estimatedValueMinor"
        label="Value"
        render={(lead) => formatMoney(lead.actualValueMinor ?? lead.estimatedValueMinor, currency)}
      />
      <DataTable.Col<Lead>
        source="lastActivityAt"
        label="Last activity"
        render={(lead) => <BusinessDate value={lead.lastActivityAt} show="age" />}
      />
    </DataTable>
  );
}

function PhoneRows(): ReactNode {
  const phone = usePhone();
  return (
    <SimpleList<Lead>
      primaryText={(lead) => lead.name ?? phone(lead.phone)}
      secondaryText={(lead) => (
        <Box component="span" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mt: 0.5, alignItems: 'center' }}>
          <LeadStatus value={lead.status} />
          <span>{lead.service ?? ''}</span>
        </Box>
      )}
      tertiaryText={(lead) => <BusinessDate value={lead.lastActivityAt} show="age" />}
      rowClick="show"
    />
  );
}

function AddButton(): ReactNode {
  const can = useCan();
  const path = usePath();
  return can('leads', 'create') ? (
    <Button component={Link} to={path('/leads/create')} variant="contained" startIcon={<Add />}>
      Add a lead
    </Button>
  ) : null;
}

export default function LeadList(): ReactNode {
  usePageTitle('Leads');
  const theme = useTheme();
  const isPhone = useMediaQuery(theme.breakpoints.down('sm'), { noSsr: true });
  const can = useCan();
  const path = usePath();
  return (
    <Page title="Leads" hint="Everybody who called or wrote, and how far they got." actions={<AddButton />}>
      <ResourceList
        resource="leads"
        sort={{ field: 'lastActivityAt', order: 'DESC' }}
        toolbar={
          <FilterBar>
            <SearchFilter label="Name or phone" />
            <ChoiceFilter name="status" label="Status" choices={statusChoices} />
            <ChoiceFilter name="source" label="Source" choices={sourceChoices} />
            <LinkedFilters names={{ lastActivityAt_gte: 'Active since', createdAt_gte: 'Since', status_in: 'Status' }} />
          </FilterBar>
        }
        empty={
          <EmptyState
            picture="leads"
            title="No leads yet"
            action={
              <>
                <AddButton />
                {can('simulator', 'use') ? (
                  <Button component={Link} to={path('/simulator')} variant="outlined">
                    Make a test call
                  </Button>
                ) : null}
              </>
            }
          >
            The first missed call or text becomes the first lead, by itself.
          </EmptyState>
        }
      >
        {isPhone ? <PhoneRows /> : <Table />}
      </ResourceList>
    </Page>
  );
}
