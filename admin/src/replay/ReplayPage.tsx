import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState, type ReactNode } from 'react';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { DecisionDialog } from '../inbox/DecisionDialog';
import { Page } from '../layout/Page';
import { usePath } from '../root/tenant';
import { EmptyState } from '../shared/EmptyState';
import { usePageTitle } from '../shared/page-title';
import { Panel } from '../shared/Panel';
import { usePhone } from '../shared/PhoneText';
import { ReplayedCard } from './ReplayedCard';
import { RunFigures } from './ReplayFigures';
import { ReplayForm } from './ReplayForm';
import { byConversation, figuresOf, listed, type Group } from './replay.rules';
import { useReplay, type ReplayRun } from './useReplay';

function Groups({ groups, onWhy }: { groups: readonly Group[]; onWhy: (id: string) => void }): ReactNode {
  const path = usePath();
  return groups.map((group) => (
    <Panel
      key={group.conversationId}
      title={
        <Link component={RouterLink} to={path(`/inbox/${group.conversationId}`)} color="inherit">
          {group.name}
        </Link>
      }
      isFlush
    >
      <Box component="ul" aria-label={`Decisions for ${group.name}`} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {group.decisions.map((decision) => (
          <ReplayedCard key={decision.decisionId} decision={decision} onWhy={() => onWhy(decision.decisionId)} />
        ))}
      </Box>
    </Panel>
  ));
}

/** Why no decision is listed; nothing while more may come, and where the error above says it. */
function Nothing({ run }: { run: ReplayRun }): ReactNode {
  if (run.is === 'running') return null;
  if (run.conversations.length === 0 && run.is !== 'failed')
    return (
      <Panel>
        <EmptyState picture="search" title="No conversations in this time" isCompact>
          Choose more days, or leave them empty for the newest of all.
        </EmptyState>
      </Panel>
    );
  const { decisions, changed } = figuresOf(run.decisions);
  if (decisions > 0 && changed === 0)
    return (
      <Panel>
        <EmptyState picture="done" title="Nothing would come out otherwise" isCompact>
          All that could be decided again came out as it was.
        </EmptyState>
      </Panel>
    );
  if (decisions === 0 && run.is === 'done')
    return (
      <Panel>
        <EmptyState picture="search" title="No decision that can be repeated" isCompact>
          In these conversations people answered, or what they were decided with is not stored.
        </EmptyState>
      </Panel>
    );
  return null;
}

/** Past conversations, decided again with another version of the profile. */
export default function ReplayPage(): ReactNode {
  usePageTitle('Replay');
  const path = usePath();
  const phone = usePhone();
  const [search] = useSearchParams();
  const { run, start, stop } = useReplay();
  const [show, setShow] = useState<'changed' | 'all'>('changed');
  const [why, setWhy] = useState<string | null>(null);
  const isRunning = run?.is === 'running';
  const rows = listed(run?.decisions ?? [], show === 'all');
  const groups = byConversation(rows, run?.conversations ?? [], (one) => one.contactName ?? phone(one.contactAddress));
  return (
    <Page
      title="Replay"
      hint="Decides past conversations again and shows what would come out otherwise. Nothing is sent, and no language model is asked."
      width={1080}
      actions={
        <Button component={RouterLink} to={path('/decisions')}>
          All decisions
        </Button>
      }
    >
      <Panel>
        <Box sx={{ display: 'grid', gap: 2.5 }}>
          <ReplayForm
            versionId={search.get('version')}
            conversationId={search.get('conversation')}
            isRunning={isRunning}
            onStart={start}
            onStop={stop}
          />
          {run ? <RunFigures run={run} /> : null}
        </Box>
      </Panel>
      {run && run.decisions.length > 0 ? (
        <ToggleButtonGroup
          exclusive
          size="small"
          value={show}
          onChange={(_, next: 'changed' | 'all' | null) => next && setShow(next)}
          aria-label="Which decisions"
        >
          <ToggleButton value="changed">What changed</ToggleButton>
          <ToggleButton value="all">All</ToggleButton>
        </ToggleButtonGroup>
      ) : null}
      {groups.length > 0 ? <Groups groups={groups} onWhy={setWhy} /> : null}
      {run && groups.length === 0 ? <Nothing run={run} /> : null}
      <DecisionDialog id={why} onClose={() => setWhy(null)} />
    </Page>
  );
}
