import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { lazy, Suspense, type ReactNode } from 'react';
import { useStore } from 'react-admin';
import { shortDay } from '../dashboard/chart.rules';
import { formatCount } from '../shared/format';
import { Panel } from '../shared/Panel';
import type { ModelCost } from '../shared/types';
import { dollars } from './model-usage.rules';

const CostChart = lazy(() => import('./CostChart'));

function DayTable({ days }: { days: ModelCost['days'] }): ReactNode {
  return (
    <Box sx={{ maxHeight: 260, overflow: 'auto' }} tabIndex={0} role="region" aria-label="Cost per day">
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            <TableCell>Day</TableCell>
            <TableCell align="right">Cost</TableCell>
            <TableCell align="right">Calls</TableCell>
            <TableCell align="right">Tokens</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {[...days].reverse().map((day) => (
            <TableRow key={day.day}>
              <TableCell component="th" scope="row">
                {shortDay(day.day)}
              </TableCell>
              <TableCell align="right">{dollars(day.costMicros)}</TableCell>
              <TableCell align="right">{formatCount(day.calls)}</TableCell>
              <TableCell align="right">{formatCount(day.tokens)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

/** Cost per day, as a chart or as a table. */
export function CostPanel({ days, hint }: { days: ModelCost['days']; hint: string }): ReactNode {
  const [view, setView] = useStore<'chart' | 'table'>('usage.models', 'chart');
  return (
    <Panel
      title="Cost per day"
      hint={hint}
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
      {view === 'table' ? (
        <DayTable days={days} />
      ) : (
        <Suspense fallback={<Skeleton variant="rounded" height={260} />}>
          <CostChart days={days} />
        </Suspense>
      )}
    </Panel>
  );
}
