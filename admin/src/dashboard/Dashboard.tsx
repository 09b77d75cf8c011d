import Add from '@mui/icons-material/PersonAddAlt';
import Event from '@mui/icons-material/EventOutlined';
import PhonelinkRing from '@mui/icons-material/PhonelinkRingOutlined';
import PriorityHigh from '@mui/icons-material/PriorityHigh';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Page } from '../layout/Page';
import { useNow } from '../root/BusinessClock';
import { useCan, usePath, useTenant } from '../root/tenant';
import { minuteOfDay } from '../shared/business-time';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { humanise } from '../shared/format';
import { Panel } from '../shared/Panel';
import { StatusChip } from '../shared/StatusChip';
import { usePageTitle } from '../shared/page-title';
import { RowSkeletons } from '../shared/Skeletons';
import type { ActionItem, DashboardStats } from '../shared/types';
import { ActivityPanel } from './ActivityPanel';
import { Feed } from './Feed';
import { HotLeadsPanel } from './HotLeadsPanel';
import { LadderPanel } from './LadderPanel';
import { NowStrip } from './NowStrip';
import { actionLink, UrgentPanel } from './UrgentPanel';
import { useDashboard } from './useDashboard';

const noon = 12 * 60;
const evening = 17 * 60;

function useGreeting(): string {
  const { me, org } = useTenant();
  const minute = minuteOfDay(useNow(), org.timeZone);
  const part = minute < noon ? 'morning' : minute < evening ? 'afternoon' : 'evening';
  return `Good ${part}, ${me.user.name.split(' ')[0] ?? ''}`;
}

function QuickActions({ urgent }: { urgent: ActionItem | undefined }): ReactNode {
  const can = useCan();
  const path = usePath();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }} role="group" aria-label="Quick actions">
      {urgent ? (
        <Button
          component={Link}
          to={path(actionLink(urgent))}
          variant="contained"
          color={urgent.priority === 'critical' ? 'error' : 'primary'}
          startIcon={<PriorityHigh />}
        >
          Most urgent
        </Button>
      ) : null}
      {can('simulator', 'use') ? (
        <Button component={Link} to={path('/simulator')} variant={urgent ? 'outlined' : 'contained'} startIcon={<PhonelinkRing />}>
          Make a test call
        </Button>
      ) : null}
      {can('leads', 'create') ? (
        <Button component={Link} to={path('/leads/create')} variant="outlined" startIcon={<Add />}>
          Add a lead
        </Button>
      ) : null}
      {can('appointments', 'create') ? (
        <Button component={Link} to={path('/appointments?new=1')} variant="outlined" startIcon={<Event />}>
          New appointment
        </Button>
      ) : null}
    </Box>
  );
}

function FirstSteps(): ReactNode {
  const path = usePath();
  const can = useCan();
  return (
    <Panel>
      <EmptyState
        picture="phone"
        title="See the whole job in a minute"
        action={
          can('simulator', 'use') ? (
            <Button component={Link} to={path('/simulator')} variant="contained">
              Open the phone simulator
            </Button>
          ) : undefined
        }
      >
        Call your business and let it ring out, answer the text as the customer, and watch the booking appear here.
      </EmptyState>
    </Panel>
  );
}

function Closed({ closed }: { closed: DashboardStats['closed'] }): ReactNode {
  const path = usePath();
  const entries = Object.entries(closed).filter(([, count]) => count > 0);
  if (entries.length === 0) return null;
  return (
    <Panel title="How conversations ended">
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {entries.map(([reason, count]) => (
          <Link key={reason} to={path(`/inbox?tab=closed&reason=${reason}`)} style={{ textDecoration: 'none' }}>
            <StatusChip label={`${humanise(reason)}: ${count}`} tone={reason === 'booked' ? 'success' : 'neutral'} />
          </Link>
        ))}
      </Box>
    </Panel>
  );
}

export default function Dashboard(): ReactNode {
  usePageTitle('Dashboard');
  const { stats, recent, urgent } = useDashboard();
  const greeting = useGreeting();
  const { org } = useTenant();
  const data = stats.data;
  const isFresh = data !== undefined && data.month.calls === 0 && data.now.openConversations === 0;
  return (
    <Page title={greeting} hint={`How ${org.name} is doing`} actions={<QuickActions urgent={urgent.data?.[0]} />}>
      {stats.error && !data ? <ErrorState error={stats.error} onRetry={() => void stats.refetch()} /> : null}
      {stats.isPending ? <RowSkeletons count={4} height={96} /> : null}
      {data ? (
        <>
          {isFresh ? <FirstSteps /> : <NowStrip now={data.now} />}
          <Box
            sx={{
              display: 'grid',
              gap: 2.5,
              alignItems: 'start',
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
              '@media (min-width: 1400px)': { gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' },
            }}
          >
            <LadderPanel title="Today" ladder={data.today} currency={data.currency} />
            <LadderPanel title="This month" ladder={data.month} currency={data.currency} />
            <Box sx={{ gridColumn: { md: '1 / -1' }, '@media (min-width: 1400px)': { gridColumn: 'auto' } }}>
              <UrgentPanel items={urgent.data ?? []} openConversations={data.now.openConversations} />
            </Box>
          </Box>
          <Box
            sx={{
              display: 'grid',
              gap: 2.5,
              alignItems: 'start',
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 3fr) minmax(0, 2fr)' },
            }}
          >
            <Box sx={{ display: 'grid', gap: 2.5, minWidth: 0 }}>
              <HotLeadsPanel />
              <ActivityPanel />
              <Closed closed={data.closed} />
            </Box>
            <Panel title="Activity" isFlush>
              {recent.error && !recent.data ? (
                <ErrorState error={recent.error} onRetry={() => void recent.refetch()} isCompact />
              ) : recent.isPending ? (
                <RowSkeletons count={5} />
              ) : (
                <Box sx={{ maxHeight: 520, overflowY: 'auto' }} tabIndex={0} role="region" aria-label="Activity feed">
                  <Feed items={recent.data} emptyText="Calls, texts and bookings appear here as they happen." />
                </Box>
              )}
            </Panel>
          </Box>
        </>
      ) : null}
    </Page>
  );
}
