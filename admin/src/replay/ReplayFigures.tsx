import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { messageOf } from '../providers/http';
import { formatCount } from '../shared/format';
import { figuresOf } from './replay.rules';
import type { ReplayRun } from './useReplay';

function Figure({ label, value, hint }: { label: string; value: number; hint?: string | undefined }): ReactNode {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography component="dt" color="text.secondary" sx={{ fontSize: 13 }}>
        {label}
      </Typography>
      <Typography component="dd" sx={{ m: 0, fontSize: 26, fontWeight: 680, lineHeight: 1.25 }}>
        {formatCount(value)}
      </Typography>
      {hint ? (
        <Typography component="dd" color="text.secondary" sx={{ m: 0, fontSize: 12.5 }}>
          {hint}
        </Typography>
      ) : null}
    </Box>
  );
}

function words({ is, through, conversations, inPeriod }: ReplayRun): string {
  const all = conversations.length;
  if (is === 'running') return all === 0 ? 'Looking for conversations …' : `${through} of ${all} conversations`;
  const limited = inPeriod > all ? `, the newest of ${formatCount(inPeriod)} in the period` : '';
  const count = `${through} ${through === 1 ? 'conversation' : 'conversations'}`;
  if (is === 'stopped') return `Stopped after ${count} of ${all}.`;
  return `${count}${limited}.`;
}

/** How far the run is, and what it found, while it goes on and after it. */
export function RunFigures({ run }: { run: ReplayRun }): ReactNode {
  const figures = figuresOf(run.decisions);
  const all = run.conversations.length;
  const isRunning = run.is === 'running';
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {isRunning ? (
        <LinearProgress
          variant={all === 0 ? 'indeterminate' : 'determinate'}
          value={all === 0 ? 0 : (run.through / all) * 100}
          aria-label="Progress"
          aria-valuetext={words(run)}
          sx={{ height: 8, borderRadius: 4 }}
        />
      ) : null}
      <Typography role="status" color="text.secondary" sx={{ fontSize: 14 }}>
        {words(run)}
      </Typography>
      {run.is === 'failed' ? (
        <Alert severity="error">{messageOf(run.error)} What was decided so far is shown; start again for the rest.</Alert>
      ) : null}
      {figures.decisions > 0 ? (
        <Box role="group" aria-label="What came out">
          <Box
            component="dl"
            sx={{
              m: 0,
              display: 'grid',
              gap: 2,
              gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', sm: 'repeat(4, minmax(0, 1fr))' },
            }}
          >
            <Figure label="Decisions" value={figures.decisions} />
            <Figure label="As they were" value={figures.same} />
            <Figure
              label="Otherwise"
              value={figures.changed}
              hint={
                figures.changed === 0
                  ? undefined
                  : `${figures.saidOtherwise} in words, ${figures.reasonOtherwise} in the reason, ${figures.didOtherwise} in what was done`
              }
            />
            <Figure label="Cannot be repeated" value={figures.impossible} />
          </Box>
        </Box>
      ) : null}
    </Box>
  );
}
