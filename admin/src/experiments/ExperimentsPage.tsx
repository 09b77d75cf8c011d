import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import CardActionArea from '@mui/material/CardActionArea';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router';
import { Page } from '../layout/Page';
import { useCan, usePath } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { formatCount } from '../shared/format';
import { usePageTitle } from '../shared/page-title';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import { StatusChip } from '../shared/StatusChip';
import type { Experiment } from '../shared/types';
import { NewExperiment } from './ExperimentDialog';
import { ideas, leverWords, statusChips, type Idea } from './experiments.rules';
import { useExperimentList } from './useExperiments';

const step = 25;

function Row({ experiment }: { experiment: Experiment }): ReactNode {
  const path = usePath();
  const chip = statusChips[experiment.status];
  return (
    <Box component="li" sx={{ px: 2.5, py: 1.5, borderTop: '1px solid', borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Link component={RouterLink} to={path(`/experiments/${experiment.id}`)} sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          {experiment.name}
        </Link>
        <StatusChip label={chip.label} tone={chip.tone} />
      </Box>
      <Typography sx={{ fontSize: 14, overflowWrap: 'anywhere' }}>
        {leverWords[experiment.lever].title}: {experiment.variants.map(({ name }) => name).join(' or ')}
      </Typography>
      <Typography color="text.secondary" sx={{ fontSize: 13 }}>
        {experiment.startedAt ? (
          <>
            {experiment.exposed === 1 ? '1 person' : `${formatCount(experiment.exposed)} people`} felt it since{' '}
            <BusinessDate value={experiment.startedAt} />
          </>
        ) : (
          <>
            Written down by {experiment.createdByName ?? 'the system'}, <BusinessDate value={experiment.createdAt} />
          </>
        )}
      </Typography>
    </Box>
  );
}

function Ideas({ onTake }: { onTake: (idea: Idea) => void }): ReactNode {
  return (
    <Panel title="Ideas" hint="Each is a start: everything can be changed before it runs.">
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        {ideas.map((idea) => (
          <Box component="li" key={idea.title} sx={{ border: '1px solid', borderColor: 'divider', borderRadius: 2, overflow: 'hidden' }}>
            <CardActionArea onClick={() => onTake(idea)} sx={{ p: 2, height: '100%' }}>
              <Typography sx={{ fontWeight: 600, fontSize: 15 }}>{idea.title}</Typography>
              <Typography color="text.secondary" sx={{ fontSize: 14 }}>
                {idea.why}
              </Typography>
            </CardActionArea>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}

/** What is tried on a share of the customers, and what was found. */
export default function ExperimentsPage(): ReactNode {
  usePageTitle('Experiments');
  const can = useCan();
  const path = usePath();
  const navigate = useNavigate();
  const [count, setCount] = useState(step);
  const [draft, setDraft] = useState<Idea['draft'] | 'blank' | null>(null);
  const query = useExperimentList(count);
  const mayWrite = can('experiments', 'create');
  const button = mayWrite ? (
    <Button variant="contained" startIcon={<Add />} onClick={() => setDraft('blank')}>
      New experiment
    </Button>
  ) : null;
  return (
    <Page
      title="Experiments"
      hint="One thing at a time, on a share of your customers. What does harm is stopped by itself."
      width={1000}
      actions={query.data && query.data.total > 0 ? button : null}
    >
      {query.isPending ? (
        <RowSkeletons count={4} />
      ) : !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data.total === 0 ? (
        <EmptyState picture="chart" title="Nothing was tried yet" action={button} isCompact>
          Take an idea below or write down your own: the same customer always gets the same variant, and only who felt it counts.
        </EmptyState>
      ) : (
        <Panel title="All experiments" isFlush>
          <Box component="ul" aria-label="Experiments" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {query.data.rows.map((experiment) => (
              <Row key={experiment.id} experiment={experiment} />
            ))}
          </Box>
          {query.data.total > query.data.rows.length ? (
            <Box sx={{ px: 2.5, py: 1.5 }}>
              <Button onClick={() => setCount(count + step)} loading={query.isFetching}>
                Show older ones
              </Button>
            </Box>
          ) : null}
        </Panel>
      )}
      {mayWrite && query.data ? <Ideas onTake={(idea) => setDraft(idea.draft)} /> : null}
      {draft ? (
        <NewExperiment
          idea={draft === 'blank' ? null : draft}
          onClose={() => setDraft(null)}
          onMade={({ id }) => void navigate(path(`/experiments/${id}`))}
        />
      ) : null}
    </Page>
  );
}
