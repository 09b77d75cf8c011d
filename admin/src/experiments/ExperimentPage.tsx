import Edit from '@mui/icons-material/EditOutlined';
import Pause from '@mui/icons-material/PauseOutlined';
import Play from '@mui/icons-material/PlayArrowOutlined';
import Stop from '@mui/icons-material/StopOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import { Page } from '../layout/Page';
import { useCan, usePath } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { ErrorState } from '../shared/ErrorState';
import { usePageTitle } from '../shared/page-title';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import { StatusChip } from '../shared/StatusChip';
import type { Experiment } from '../shared/types';
import { ChangeExperiment } from './ExperimentDialog';
import { endText, goalWords, leverWords, statusChips, valueText } from './experiments.rules';
import { PromoteDialog } from './PromoteDialog';
import { GuardsPanel, ResultsPanel } from './ResultsPanel';
import { useDiscard, useExperiment, useResults, useStep } from './useExperiments';

function Definition({ experiment }: { experiment: Experiment }): ReactNode {
  const { lever, goal, hypothesis, variants, trafficPercent, layer, minEffectPoints, endsAt, promotedVariant } = experiment;
  return (
    <Panel title="What is tried" hint={leverWords[lever].title}>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {hypothesis ? <Typography sx={{ fontSize: 14, overflowWrap: 'anywhere' }}>{hypothesis}</Typography> : null}
        <Box component="ul" aria-label="Variants" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
          {variants.map((variant) => (
            <Box component="li" key={variant.key} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', fontSize: 14 }}>
              <Box component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
                {variant.name}
              </Box>
              <span>
                {variant.percent} % · {valueText(lever, variant.value as Record<string, unknown> | null)}
              </span>
              {variant.stoppedAt ? <StatusChip label="Stopped: did harm" tone="danger" /> : null}
              {variant.key === promotedVariant ? <StatusChip label="Everybody gets it" tone="success" /> : null}
            </Box>
          ))}
        </Box>
        <Typography color="text.secondary" sx={{ fontSize: 13 }}>
          Wanted: {goalWords[goal].toLowerCase()}, by {minEffectPoints} points or more · {trafficPercent} % of people · layer {layer}
          {endsAt ? (
            <>
              {' '}
              · ends <BusinessDate value={endsAt} show="zoned" />
            </>
          ) : null}
        </Typography>
      </Box>
    </Panel>
  );
}

interface ActionsProps {
  experiment: Experiment;
  onPromote: (() => void) | null;
  /** Null once it has ended. */
  onChange: (() => void) | null;
}

function Actions({ experiment, onPromote, onChange }: ActionsProps): ReactNode {
  const path = usePath();
  const navigate = useNavigate();
  const step = useStep(experiment.id);
  const discard = useDiscard(experiment.id, () => void navigate(path('/experiments')));
  const { status } = experiment;
  const isBusy = step.isPending || discard.isPending;
  const does = (verb: 'start' | 'pause' | 'stop') => ({
    onClick: () => step.mutate(verb),
    loading: step.isPending && step.variables === verb,
    disabled: isBusy,
  });
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {onPromote ? (
        <Button variant="contained" onClick={onPromote} disabled={isBusy}>
          Give it to everybody
        </Button>
      ) : null}
      {status === 'draft' || status === 'paused' ? (
        <Button variant={status === 'draft' ? 'contained' : 'outlined'} startIcon={<Play />} {...does('start')}>
          {status === 'draft' ? 'Start' : 'Go on'}
        </Button>
      ) : null}
      {onChange ? (
        <Button variant="outlined" startIcon={<Edit />} onClick={onChange} disabled={isBusy}>
          Change
        </Button>
      ) : null}
      {status === 'running' ? (
        <Button variant="outlined" startIcon={<Pause />} {...does('pause')}>
          Pause
        </Button>
      ) : null}
      {status === 'running' || status === 'paused' ? (
        <Button variant="outlined" color="error" startIcon={<Stop />} {...does('stop')}>
          Stop
        </Button>
      ) : null}
      {status === 'draft' ? (
        <Button color="error" onClick={() => discard.mutate(undefined)} loading={discard.isPending} disabled={isBusy}>
          Delete
        </Button>
      ) : null}
    </Box>
  );
}

function Detail({ experiment }: { experiment: Experiment }): ReactNode {
  const can = useCan();
  const path = usePath();
  const results = useResults(experiment);
  const [isPromoting, setPromoting] = useState(false);
  const [isChanging, setChanging] = useState(false);
  const chip = statusChips[experiment.status];
  const { startedAt, endedAt, status } = experiment;
  const mayPromote =
    results.data &&
    status !== 'draft' &&
    status !== 'promoted' &&
    results.data.variants.some(({ verdict, stoppedAt }) => verdict !== 'control' && !stoppedAt);
  return (
    <Page
      title={experiment.name}
      hint={
        startedAt ? (
          <>
            Since <BusinessDate value={startedAt} />
            {endedAt ? (
              <>
                {' '}
                until <BusinessDate value={endedAt} />. {endText(experiment)}
              </>
            ) : null}
          </>
        ) : (
          'Nobody is in it before it starts.'
        )
      }
      width={1000}
      actions={
        can('experiments', 'edit') ? (
          <Actions
            experiment={experiment}
            onPromote={mayPromote ? () => setPromoting(true) : null}
            onChange={status === 'stopped' || status === 'promoted' ? null : () => setChanging(true)}
          />
        ) : null
      }
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <StatusChip label={chip.label} tone={chip.tone} />
        <Button component={RouterLink} to={path('/experiments')} size="small">
          All experiments
        </Button>
      </Box>
      <Definition experiment={experiment} />
      {isChanging ? <ChangeExperiment experiment={experiment} onClose={() => setChanging(false)} /> : null}
      {status === 'draft' ? null : results.isPending ? (
        <RowSkeletons count={3} />
      ) : !results.data ? (
        <ErrorState error={results.error} onRetry={() => void results.refetch()} />
      ) : (
        <>
          <ResultsPanel results={results.data} />
          <GuardsPanel results={results.data} />
          {isPromoting ? <PromoteDialog experiment={experiment} results={results.data} onClose={() => setPromoting(false)} /> : null}
        </>
      )}
    </Page>
  );
}

/** One experiment: what it tries, whom it reached, what that allows to say. */
export default function ExperimentPage(): ReactNode {
  const { id = '' } = useParams();
  const query = useExperiment(id);
  usePageTitle(query.data?.name ?? 'Experiment');
  if (query.isPending)
    return (
      <Page title="Experiment" width={1000}>
        <RowSkeletons count={4} />
      </Page>
    );
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} isPage />;
  return <Detail key={query.data.id} experiment={query.data} />;
}
