import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { firstRows } from '../shared/first-rows';
import type { Conversation, ConversationDetail, Message } from '../shared/types';
import { useProvider } from '../shared/useProvider';
import { inboxFilter, type InboxTab } from './tabs.rules';

export function useInboxFilter(): {
  tab: InboxTab;
  filter: Record<string, unknown>;
  set: (changes: Record<string, string | null>) => void;
  search: string;
} {
  const [search, setSearch] = useSearchParams();
  const text = search.toString();
  const { tab, filter } = useMemo(() => inboxFilter(new URLSearchParams(text)), [text]);
  const set = (changes: Record<string, string | null>): void => {
    setSearch(
      (current) => {
        for (const [name, value] of Object.entries(changes)) {
          if (value === null || value === '') current.delete(name);
          else current.set(name, value);
        }
        return current;
      },
      { replace: true },
    );
  };
  return { tab, filter, set, search: text };
}

export function useConversations(filter: Record<string, unknown>, count: number) {
  const provider = useProvider();
  return useQuery({
    queryKey: ['conversations', 'inbox', filter, count],
    queryFn: ({ signal }) =>
      firstRows<Conversation>(provider, 'conversations', count, { sort: { field: 'lastMessageAt', order: 'DESC' }, filter, signal }),
    placeholderData: keepPreviousData,
  });
}

export function useConversation(id: string | undefined) {
  const provider = useProvider();
  return useQuery({
    queryKey: ['conversations', 'detail', id],
    queryFn: async ({ signal }) => (await provider.getOne<ConversationDetail>('conversations', { id: id ?? '', signal })).data,
    enabled: id !== undefined,
  });
}

/** The newest messages of a thread, oldest first on screen. */
export function useMessages(conversationId: string | undefined, count: number) {
  const provider = useProvider();
  return useQuery({
    queryKey: ['messages', 'thread', conversationId, count],
    queryFn: async ({ signal }) => {
      const sort = { field: 'seq', order: 'DESC' as const };
      const { rows, total } = await firstRows<Message>(provider, 'messages', count, { sort, filter: { conversationId }, signal });
      return { total, data: rows.sort((a, b) => Number(a.seq) - Number(b.seq)) };
    },
    enabled: conversationId !== undefined,
    placeholderData: (previous, query) => (query?.queryKey[2] === conversationId ? previous : undefined),
  });
}
