import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { useStore } from 'react-admin';
import { Page } from '../layout/Page';
import { useCan } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { Panel } from '../shared/Panel';
import { usePageTitle } from '../shared/page-title';
import { RowSkeletons } from '../shared/Skeletons';
import type { Pattern, PatternRun } from '../shared/types';
import { conversations, isGoing, kinds, percent, periods, progressWords } from './insights.rules';
import { OutcomeBar, OutcomeLegend } from './OutcomeBar';
import { PatternDrawer } from './PatternDrawer';
import { PatternPanel } from './PatternPanel';
import { useLook, usePatternRun, usePatternRuns } from './useInsights';

function Progress({ run }: { run: PatternRun }): ReactNode {
  const { conversationsRead: read, conversationsTotal: total } = run;
  return (
    <Panel title={`Looking at the last ${run.days} days`}>
      <Typography role="status" sx={{ fontSize: 14 }}>
        {progressWords(run)}
      </Typography>
      <LinearProgress
        aria-label="Conversations read"
        sx={{ mt: 1 }}
        {...(total > 0 && read < total ? { variant: 'determinate' as const, value: (100 * read) / total } : {})}
      />
    </Panel>
  );
}

function Summary({ run }: { run: PatternRun }): ReactNode {
  const left = run.conversationsTotal - run.conversationsRead;
  return (
    <Panel
      title={`${conversations(run.conversationsRead)}, ${percent(run.bookingShare)} booked`}
      hint={
        <>
          <BusinessDate value={run.from} show="day" /> – <BusinessDate value={run.to} show="day" />
          {left > 0 ? ` · the newest ${run.conversationsRead} of ${run.conversationsTotal} were read` : ''}
        </>
      }
    >
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        <OutcomeBar counts={run.outcomes} most={run.conversationsRead} height={18} />
        <OutcomeLegend counts={run.outcomes} />
      </Box>
    </Panel>
  );
}

function Found({ id }: { id: string }): ReactNode {
  const query = usePatternRun(id);
  const [open, setOpen] = useState<Pattern | null>(null);
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <RowSkeletons count={6} />;
  const run = query.data;
  if (run.conversationsRead === 0)
    return (
      <EmptyState picture="inbox" title="No conversations in this period">
        Choose a longer period, or come back when customers have called or written.
      </EmptyState>
    );
  return (
    <>
      <Summary run={run} />
      {kinds.map(({ kind, title, hint }) => {
        const patterns = run.patterns.filter((pattern) => pattern.kind === kind);
        return patterns.length === 0 ? null : <PatternPanel key={kind} title={title} hint={hint} patterns={patterns} onOpen={setOpen} />;
      })}
      {run.patterns.length === 0 ? (
        <Alert severity="info">Nobody wrote anything that comes up again. Patterns need texts of customers.</Alert>
      ) : null}
      <PatternDrawer pattern={open} onClose={() => setOpen(null)} />
    </>
  );
}

function Nothing({ days, onLook, isBusy }: { days: number; onLook: (() => void) | null; isBusy: boolean }): ReactNode {
  return (
    <EmptyState
      picture="chart"
      title={`Nobody has looked at the last ${days} days`}
      action={
        onLook ? (
          <Button variant="contained" onClick={onLook} loading={isBusy}>
            Look at {days} days
          </Button>
        ) : undefined
      }
    >
      {onLook
        ? 'Reads the conversations and shows what customers ask again and again, and how it ended.'
        : 'The owner of the business can start a look.'}
    </EmptyState>
  );
}

/** What customers ask, and where their conversations end. */
export default function InsightsPage(): ReactNode {
  usePageTitle('Insights');
  const can = useCan();
  const [days, setDays] = useStore<number>('insights.days', 30);
  const query = usePatternRuns();
  const look = useLook();
  const runs = query.data ?? [];
  const live = runs.find(isGoing);
  const [newest] = runs;
  const shown = runs.find((run) => run.state === 'done' && run.days === days);
  const start = can('insights', 'create') && !live ? () => look.mutate(days) : null;
  return (
    <Page
      title="Insights"
      hint="What customers ask again and again, and how those conversations end."
      actions={
        <>
          <ToggleButtonGroup
            exclusive
            size="small"
            value={days}
            onChange={(_, next: number | null) => next && setDays(next)}
            aria-label="Period"
          >
            {periods.map((period) => (
              <ToggleButton key={period} value={period}>
                {period} days
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          {shown && start ? (
            <Button variant="outlined" onClick={start} loading={look.isPending}>
              Look again
            </Button>
          ) : null}
        </>
      }
    >
      {live ? <Progress run={live} /> : null}
      {newest?.state === 'failed' ? (
        <Alert severity="error">{newest.error ?? 'The last look did not come to an end. Start it again.'}</Alert>
      ) : null}
      {query.isPending ? (
        <RowSkeletons count={6} />
      ) : query.error && !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : shown ? (
        <Found key={shown.id} id={shown.id} />
      ) : live ? null : (
        <Nothing days={days} onLook={start} isBusy={look.isPending} />
      )}
    </Page>
  );
}
