import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useCan, usePath } from '../root/tenant';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { humanise } from '../shared/format';
import { SearchBox } from '../shared/SearchBox';
import { RowSkeletons } from '../shared/Skeletons';
import type { Conversation } from '../shared/types';
import { ConversationRow } from './ConversationRow';
import { closeReasons, inboxTabs } from './tabs.rules';
import type { useInboxFilter } from './useConversations';

interface ConversationListProps {
  filter: ReturnType<typeof useInboxFilter>;
  rows: Conversation[];
  total: number;
  currentId: string | undefined;
  isPending: boolean;
  error: unknown;
  onRetry: () => void;
  onMore: () => void;
}

function Nothing({ filter }: { filter: ReturnType<typeof useInboxFilter> }): ReactNode {
  const can = useCan();
  const path = usePath();
  if (filter.filter['q'] || filter.tab !== 'open') {
    return (
      <EmptyState
        picture="search"
        title="Nothing here"
        isCompact
        action={
          <Button variant="outlined" onClick={() => filter.set({ tab: null, q: null, reason: null, leadId: null, contactId: null })}>
            Show open conversations
          </Button>
        }
      >
        {filter.filter['q'] ? 'No name, number or newer text matches.' : 'No conversation matches this view.'}
      </EmptyState>
    );
  }
  const simulator = can('simulator', 'use') ? (
    <Button component={Link} to={path('/simulator')} variant="contained">
      Make a test call
    </Button>
  ) : undefined;
  return (
    <EmptyState picture="inbox" title="No open conversations" action={simulator}>
      A thread starts here as soon as a call is missed or somebody texts.
    </EmptyState>
  );
}

export function ConversationList({ filter, rows, total, currentId, isPending, error, onRetry, onMore }: ConversationListProps): ReactNode {
  return (
    <Box component="section" aria-label="Conversations" sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, height: 1 }}>
      <Box sx={{ px: 2, pt: 2, display: 'grid', gap: 1.25 }}>
        <SearchBox
          fullWidth
          size="small"
          label="Search conversations"
          placeholder="Name, phone or words"
          asked={String(filter.filter['q'] ?? '')}
          onSearch={(q) => filter.set({ q })}
        />
        {filter.tab === 'closed' ? (
          <TextField
            select
            size="small"
            label="Closed because"
            value={String(filter.filter['closeReason'] ?? '')}
            onChange={(event) => filter.set({ reason: event.target.value })}
          >
            <MenuItem value="">Any reason</MenuItem>
            {closeReasons.map((reason) => (
              <MenuItem key={reason} value={reason}>
                {humanise(reason)}
              </MenuItem>
            ))}
          </TextField>
        ) : null}
      </Box>
      <Tabs
        value={filter.tab}
        onChange={(_, tab: string) => filter.set({ tab: tab === 'open' ? null : tab, reason: null })}
        variant="scrollable"
        scrollButtons={false}
        aria-label="Which conversations"
        sx={{ px: 1, borderBottom: '1px solid', borderColor: 'divider', flexShrink: 0 }}
      >
        {inboxTabs.map((tab) => (
          <Tab key={tab.value} value={tab.value} label={tab.label} sx={{ fontSize: 13.5, px: 1.25 }} />
        ))}
      </Tabs>
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto' }} tabIndex={-1}>
        {isPending ? (
          <RowSkeletons count={7} height={68} />
        ) : error ? (
          <ErrorState error={error} onRetry={onRetry} isCompact />
        ) : rows.length === 0 ? (
          <Nothing filter={filter} />
        ) : (
          <>
            <Box
              component="ul"
              aria-label={`${total} conversations`}
              sx={{ listStyle: 'none', m: 0, p: 1, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 0.25 }}
            >
              {rows.map((row) => (
                <ConversationRow key={row.id} row={row} isCurrent={row.id === currentId} search={filter.search} />
              ))}
            </Box>
            {rows.length < total ? (
              <Button fullWidth onClick={onMore} sx={{ mb: 2 }}>
                Show more ({total - rows.length})
              </Button>
            ) : null}
          </>
        )}
      </Box>
    </Box>
  );
}
