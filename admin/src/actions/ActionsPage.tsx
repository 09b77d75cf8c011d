import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { DraftSection } from '../drafts/DraftSection';
import { useDrafts } from '../drafts/useDrafts';
import { Page } from '../layout/Page';
import { useShortcuts } from '../layout/shortcuts';
import { usePath } from '../root/tenant';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { humanise } from '../shared/format';
import { usePageTitle } from '../shared/page-title';
import { RowSkeletons } from '../shared/Skeletons';
import { priorities } from '../shared/statuses';
import type { ActionItem } from '../shared/types';
import { useProvider } from '../shared/useProvider';
import { ActionCard } from './ActionCard';
import { AlarmSwitch } from './AlarmSwitch';
import { groupByPriority, statusTabs, type ActionTab } from './actions.rules';

const perPage = 100;

function useActions(tab: ActionTab) {
  const provider = useProvider();
  return useQuery({
    queryKey: ['actions', 'list', tab],
    queryFn: async ({ signal }) =>
      (
        await provider.getList<ActionItem>('actions', {
          pagination: { page: 1, perPage },
          sort: { field: 'priority', order: 'DESC' },
          filter: { status: tab },
          signal,
        })
      ).data,
    placeholderData: keepPreviousData,
  });
}

function useWorking(): number {
  const provider = useProvider();
  const query = useQuery({
    queryKey: ['conversations', 'count', 'ai'],
    queryFn: async ({ signal }) =>
      (await provider.getList('conversations', { pagination: { page: 1, perPage: 1 }, filter: { status: 'open', handler: 'ai' }, signal }))
        .total ?? 0,
  });
  return query.data ?? 0;
}

/** Everything that waits for a person, most urgent first. */
export default function ActionsPage(): ReactNode {
  usePageTitle('Actions');
  const [search, setSearch] = useSearchParams();
  const tab = (statusTabs.find((item) => item.value === search.get('status'))?.value ?? 'open') as ActionTab;
  const query = useActions(tab);
  const working = useWorking();
  const drafts = useDrafts();
  const [current, setCurrent] = useState(-1);
  const navigate = useNavigate();
  const path = usePath();
  const groups = groupByPriority(query.data ?? []);
  const flat = groups.flatMap((group) => group.items);
  const waiting = tab === 'open' ? (drafts.data ?? []) : [];
  // One list for the keyboard: drafts first, as they stand on the page.
  const rows = [
    ...waiting.map(({ message }) => ({ element: `draft-${message.id}`, conversationId: message.conversationId })),
    ...flat.map((item) => ({ element: `action-${item.id}`, conversationId: item.conversationId })),
  ];

  const move = (step: number): void => {
    const next = Math.min(Math.max(current + step, 0), rows.length - 1);
    setCurrent(next);
    document.getElementById(rows[next]?.element ?? '')?.focus();
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    // The words of the draft that is in focus; Ctrl+Enter there approves them.
    r: () => document.getElementById(rows[current]?.element.replace('draft-', 'draft-text-') ?? '')?.focus(),
    o: () => {
      const id = rows[current]?.conversationId;
      if (id) void navigate(path(`/inbox/${id}`));
    },
  });

  return (
    <Page title="Actions" hint="What the assistant could not, or should not, do alone." width={980} actions={<AlarmSwitch />}>
      <Tabs
        value={tab}
        onChange={(_, next: ActionTab) => setSearch(next === 'open' ? {} : { status: next })}
        aria-label="Which actions"
        sx={{ borderBottom: '1px solid', borderColor: 'divider' }}
        variant="scrollable"
        scrollButtons={false}
      >
        {statusTabs.map((item) => (
          <Tab key={item.value} value={item.value} label={item.label} />
        ))}
      </Tabs>
      {query.isPending ? <RowSkeletons count={4} height={110} /> : null}
      {query.error && !query.data ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {tab === 'open' && query.data ? <DraftSection query={drafts} /> : null}
      {query.data && flat.length === 0 && waiting.length === 0 ? (
        <Card>
          {tab === 'open' ? (
            <EmptyState
              picture="done"
              title="Nothing needs you"
              action={
                <Button variant="outlined" onClick={() => void navigate(path('/inbox'))}>
                  Look into the inbox
                </Button>
              }
            >
              The assistant is handling {working} {working === 1 ? 'conversation' : 'conversations'}.
            </EmptyState>
          ) : (
            <EmptyState
              picture="search"
              title={`Nothing ${humanise(tab).toLowerCase()}`}
              action={
                <Button variant="outlined" onClick={() => setSearch({})}>
                  Show open actions
                </Button>
              }
            />
          )}
        </Card>
      ) : null}
      {groups.map((group) => (
        <Box component="section" key={group.priority} aria-label={`${group.priority} priority`} sx={{ display: 'grid', gap: 1.25 }}>
          <Typography variant="overline" component="h2" color="text.secondary">
            {priorities[group.priority]?.label} · {group.items.length}
          </Typography>
          {group.items.map((item) => (
            <ActionCard key={item.id} item={item} />
          ))}
        </Box>
      ))}
    </Page>
  );
}
