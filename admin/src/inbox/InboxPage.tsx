import Box from '@mui/material/Box';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import { useState, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { headerHeight } from '../layout/AppLayout';
import { bottomNavHeight } from '../layout/BottomNav';
import { useShortcuts } from '../layout/shortcuts';
import { usePath } from '../root/tenant';
import { EmptyState } from '../shared/EmptyState';
import { usePageTitle } from '../shared/page-title';
import { ConversationList } from './ConversationList';
import { Thread } from './Thread';
import { useConversations, useInboxFilter } from './useConversations';

const step = 30;

function ListTitle(): null {
  usePageTitle('Inbox');
  return null;
}

/** Three panes on a desk, one at a time on a phone; the address decides which. */
export default function InboxPage(): ReactNode {
  const { id } = useParams();
  const theme = useTheme();
  const isSplit = useMediaQuery(theme.breakpoints.up('md'), { noSsr: true });
  const isPhone = useMediaQuery(theme.breakpoints.down('sm'), { noSsr: true });
  const hasContextPane = useMediaQuery('(min-width:1360px)', { noSsr: true });
  const [count, setCount] = useState(step);
  const filter = useInboxFilter();
  const list = useConversations(filter.filter, count);
  const navigate = useNavigate();
  const path = usePath();
  const rows = list.data?.rows ?? [];
  const index = rows.findIndex((row) => row.id === id);

  const open = (position: number): void => {
    const row = rows[Math.min(Math.max(position, 0), rows.length - 1)];
    if (row) void navigate({ pathname: path(`/inbox/${row.id}`), search: filter.search });
  };
  const next = (): void => {
    const row = rows[index + 1] ?? rows[index - 1];
    void navigate({ pathname: path(row ? `/inbox/${row.id}` : '/inbox'), search: filter.search });
  };
  useShortcuts({ j: () => open(index + 1), k: () => open(index - 1) });

  const isListVisible = isSplit || !id;
  return (
    <Box sx={{ display: 'flex', height: `calc(100dvh - ${headerHeight + (isPhone ? bottomNavHeight : 0)}px)`, minHeight: 0 }}>
      {isListVisible ? (
        <Box
          sx={{
            width: isSplit ? { md: 320, lg: 348 } : 1,
            flexShrink: 0,
            borderRight: isSplit ? '1px solid' : 0,
            borderColor: 'divider',
            bgcolor: 'background.paper',
            minHeight: 0,
          }}
        >
          <ConversationList
            filter={filter}
            rows={rows}
            total={list.data?.total ?? 0}
            currentId={id}
            isPending={list.isPending}
            error={list.error && !list.data ? list.error : null}
            onRetry={() => void list.refetch()}
            onMore={() => setCount(count + step)}
          />
        </Box>
      ) : null}
      {id ? (
        <Thread key={id} id={id} search={filter.search} isAlone={!isSplit} hasContextPane={hasContextPane} onResolved={next} />
      ) : isSplit ? (
        <Box sx={{ flex: 1, display: 'grid', placeItems: 'center' }}>
          <EmptyState picture="inbox" title="Choose a conversation">
            Or press j for the first one. Everything stays current by itself.
          </EmptyState>
        </Box>
      ) : null}
      {id ? null : <ListTitle />}
    </Box>
  );
}
