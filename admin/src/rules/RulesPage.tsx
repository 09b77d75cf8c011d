import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { Page } from '../layout/Page';
import { useCan } from '../root/tenant';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { usePageTitle } from '../shared/page-title';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import type { OwnRule } from '../shared/types';
import { RuleDialog } from './RuleDialog';
import { RuleRow } from './RuleRow';
import { emptyDraft, endOf, moves, starters, type RuleDraft } from './rules.rules';
import { TryPanel } from './TryPanel';
import { useMoveRule, useRuleFigures, useRules, useSwitchRule } from './useRules';

interface Opened {
  existing: OwnRule | null;
  first: RuleDraft;
}

function Empty({ onStart }: { onStart: (draft: RuleDraft) => void }): ReactNode {
  const mayEdit = useCan()('rules', 'create');
  return (
    <EmptyState
      picture="inbox"
      title="No rules of your own yet"
      action={
        mayEdit
          ? starters.map(({ title, draft }) => (
              <Button key={title} variant="outlined" onClick={() => onStart(draft)}>
                {title}
              </Button>
            ))
          : null
      }
    >
      The assistant keeps to its own rules. Add one where your business wants something else: begin with one of these, or write your own.
    </EmptyState>
  );
}

function List({ rules, onEdit }: { rules: readonly OwnRule[]; onEdit: (rule: OwnRule) => void }): ReactNode {
  const figures = useRuleFigures().data;
  const move = useMoveRule();
  const flip = useSwitchRule();
  const isBusy = move.isPending || flip.isPending;
  return (
    <Box component="ol" aria-label="Own rules, in the order in which they are tried" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rules.map((rule, at) => (
        <RuleRow
          key={rule.id}
          rule={rule}
          place={at + 1}
          of={rules.length}
          figures={figures?.get(rule.id)}
          onMove={(by) => {
            if (!isBusy) move.mutate({ places: moves(rules, at, at + by), done: `“${rule.name}” is now number ${at + by + 1}` });
          }}
          onSwitch={() => {
            if (!isBusy) flip.mutate(rule);
          }}
          onEdit={() => onEdit(rule)}
        />
      ))}
    </Box>
  );
}

/** The rules that a business adds to ours. */
export default function RulesPage(): ReactNode {
  usePageTitle('Own rules');
  const query = useRules();
  const can = useCan();
  const [opened, setOpened] = useState<Opened | null>(null);
  const rules = query.data ?? [];
  const add = (first: RuleDraft): void => setOpened({ existing: null, first });
  return (
    <Page
      title="Own rules"
      hint="Read before the assistant plans an answer, from top to bottom: the first that applies is obeyed."
      width={980}
      actions={
        can('rules', 'create') && query.data ? (
          <Button variant="contained" startIcon={<Add />} onClick={() => add(emptyDraft)}>
            Add a rule
          </Button>
        ) : null
      }
    >
      <Panel isFlush>
        {query.isPending ? (
          <RowSkeletons count={3} height={72} />
        ) : !query.data ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : rules.length === 0 ? (
          <Empty onStart={add} />
        ) : (
          <List rules={rules} onEdit={(existing) => setOpened({ existing, first: emptyDraft })} />
        )}
      </Panel>
      <TryPanel />
      {opened ? (
        <RuleDialog
          key={opened.existing?.id ?? 'new'}
          existing={opened.existing}
          first={opened.first}
          position={endOf(rules)}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </Page>
  );
}
