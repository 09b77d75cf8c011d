import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { formatCount } from '../shared/format';
import { Panel } from '../shared/Panel';
import { StatusChip } from '../shared/StatusChip';
import type { ArmResult, ExperimentResults } from '../shared/types';
import { differenceText, goalColumn, goalWords, guardChips, guardWords, percentText, verdictChips } from './experiments.rules';
import { IntervalPicture } from './IntervalPicture';

const goals = ['replied', 'qualified', 'booked'] as const;

function Verdict({ arm }: { arm: ArmResult }): ReactNode {
  const chip = arm.stoppedAt ? ({ label: 'Stopped', tone: 'danger' } as const) : verdictChips[arm.verdict];
  return <StatusChip label={chip.label} tone={chip.tone} />;
}

function Figures({ results }: { results: ExperimentResults }): ReactNode {
  return (
    <Box sx={{ overflowX: 'auto' }} role="region" aria-label="Figures" tabIndex={0}>
      <Table size="small" sx={{ minWidth: 640 }}>
        <TableHead>
          <TableRow>
            <TableCell>Variant</TableCell>
            <TableCell align="right">People</TableCell>
            {goals.map((goal) => (
              <TableCell key={goal} align="right" sx={goal === results.goal ? { fontWeight: 700 } : {}}>
                {goalColumn[goal]}
              </TableCell>
            ))}
            <TableCell>Difference</TableCell>
            <TableCell>Verdict</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {results.variants.map((arm) => (
            <TableRow key={arm.variant}>
              <TableCell component="th" scope="row" sx={{ fontWeight: 600 }}>
                {arm.name}
              </TableCell>
              <TableCell align="right">{formatCount(arm.exposed)}</TableCell>
              {goals.map((goal) => (
                <TableCell key={goal} align="right">
                  {formatCount(arm[goal])}
                </TableCell>
              ))}
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{differenceText(arm.difference)}</TableCell>
              <TableCell>
                <Verdict arm={arm} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

/** What the figures allow to say, and how many more people it takes. */
export function ResultsPanel({ results }: { results: ExperimentResults }): ReactNode {
  const { variants, needed, winner, isSplitOff, goal } = results;
  const best = variants.find(({ variant }) => variant === winner);
  const waiting = variants.filter(({ verdict, stoppedAt }) => verdict === 'not_enough_data' && !stoppedAt);
  return (
    <Panel
      title={goalWords[goal]}
      hint={`Share of the people who felt each variant, with its 95 % interval. Each needs ${formatCount(needed)} people.`}
    >
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {isSplitOff ? (
          <Alert severity="error">
            The variants have other numbers of people than their shares would give them: something chose who was counted. Do not trust these
            figures; stop it and start anew.
          </Alert>
        ) : null}
        {best ? (
          <Alert severity="success">{best.sentence}</Alert>
        ) : waiting.length > 0 ? (
          <Alert severity="info">{waiting.map(({ sentence }) => sentence).join(' ')}</Alert>
        ) : null}
        <IntervalPicture arms={variants} title={goalWords[goal]} />
        <Figures results={results} />
      </Box>
    </Panel>
  );
}

/** What must not become more, per variant. */
export function GuardsPanel({ results }: { results: ExperimentResults }): ReactNode {
  return (
    <Panel title="Guards" hint="Looked at every five minutes. A variant that does harm is stopped by itself, and you are told.">
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
        {results.variants
          .filter(({ verdict }) => verdict !== 'control')
          .map((arm) => (
            <Box component="li" key={arm.variant}>
              <Typography sx={{ fontSize: 14, fontWeight: 600, mb: 0.5, overflowWrap: 'anywhere' }}>{arm.name}</Typography>
              <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
                {arm.guards.map((guard) => (
                  <Box key={guard.guard} sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
                    <Typography component="span" sx={{ fontSize: 14 }}>
                      {guardWords[guard.guard]}: {formatCount(guard.count)} ({percentText(guard.rate.value)})
                    </Typography>
                    <StatusChip label={guardChips[guard.state].label} tone={guardChips[guard.state].tone} />
                  </Box>
                ))}
              </Box>
            </Box>
          ))}
      </Box>
    </Panel>
  );
}
