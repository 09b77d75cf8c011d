import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
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

export function useConversations(filter: Record<string, unknown>, perPage: number) {
  const provider = useProvider();
  return useQuery({
    queryKey: ['conversations', 'inbox', filter, perPage],
    queryFn: ({ signal }) =>
      provider.getList<Conversation>('conversations', {
        pagination: { page: 1, perPage },
        sort: { field: 'lastMessageAt', order: 'DESC' },
        filter,
        signal,
      }),
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
export function useMessages(conversationId: string | undefined, perPage: number) {
  const provider = useProvider();
  return useQuery({
    queryKey: ['messages', 'thread', conversationId, perPage],
    queryFn: async ({ signal }) => {
      const page = await provider.getList<Message>('messages', {
        pagination: { page: 1, perPage },
        sort: { field: 'seq', order: 'DESC' },
        filter: { conversationId },
        signal,
      });
      return { total: page.total ?? page.data.length, data: [...page.data].sort((a, b) => Number(a.seq) - Number(b.seq)) };
    },
    enabled: conversationId !== undefined,
    placeholderData: (previous, query) => (query?.queryKey[2] === conversationId ? previous : undefined),
  });
}
