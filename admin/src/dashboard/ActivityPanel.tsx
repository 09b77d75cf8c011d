import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { useStore } from 'react-admin';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { Panel } from '../shared/Panel';
import type { TimelineDay } from '../shared/types';
import { useProvider } from '../shared/useProvider';
import { shortDay } from './chart.rules';

const ActivityChart = lazy(() => import('./ActivityChart'));
const span = 30;

function DayTable({ days }: { days: TimelineDay[] }): ReactNode {
  return (
    <Box sx={{ maxHeight: 260, overflow: 'auto' }} tabIndex={0} role="region" aria-label="Texts and calls per day">
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            <TableCell>Day</TableCell>
            <TableCell align="right">Texts in</TableCell>
            <TableCell align="right">Texts out</TableCell>
            <TableCell align="right">Calls</TableCell>
            <TableCell align="right">Missed</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {[...days].reverse().map((day) => (
            <TableRow key={day.day}>
              <TableCell component="th" scope="row">
                {shortDay(day.day)}
              </TableCell>
              <TableCell align="right">{day.inbound}</TableCell>
              <TableCell align="right">{day.outbound}</TableCell>
              <TableCell align="right">{day.calls}</TableCell>
              <TableCell align="right">{day.missed}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

export function ActivityPanel(): ReactNode {
  const provider = useProvider();
  const [view, setView] = useStore<'chart' | 'table'>('dashboard.activity', 'chart');
  const query = useQuery({ queryKey: ['dashboard', 'timeline', span], queryFn: async () => (await provider.messageTimeline(span)).data });
  const days = query.data ?? [];
  const isEmpty = days.every((day) => day.inbound + day.outbound + day.calls === 0);
  return (
    <Panel
      title="Texts and calls"
      hint={`Last ${span} days`}
      action={
        <ToggleButtonGroup
          exclusive
          size="small"
          value={view}
          onChange={(_, next: 'chart' | 'table' | null) => next && setView(next)}
          aria-label="Show as"
        >
          <ToggleButton value="chart">Chart</ToggleButton>
          <ToggleButton value="table">Table</ToggleButton>
        </ToggleButtonGroup>
      }
    >
      {query.error && !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
      ) : query.isPending ? (
        <Skeleton variant="rounded" height={260} />
      ) : isEmpty ? (
        <EmptyState picture="chart" title="No traffic yet" isCompact>
          The first call or text draws the first bar.
        </EmptyState>
      ) : view === 'table' ? (
        <DayTable days={days} />
      ) : (
        <Suspense fallback={<Skeleton variant="rounded" height={260} />}>
          <ActivityChart days={days} />
        </Suspense>
      )}
    </Panel>
  );
}
