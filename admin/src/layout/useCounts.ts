import { useQuery } from '@tanstack/react-query';
import { useCan } from '../root/tenant';
import { useWaiting } from '../shared/page-title';
import { useProvider } from '../shared/useProvider';

const one = { pagination: { page: 1, perPage: 1 } };

/** The two numbers of the menu: unread threads, and what waits under Actions: open items and drafts. The first is also in the tab's title and on its icon. */
export function useCounts(): { unread: number; actions: number } {
  const provider = useProvider();
  const can = useCan();
  const unread = useQuery({
    queryKey: ['conversations', 'count', 'unread'],
    queryFn: async ({ signal }) => (await provider.getList('conversations', { ...one, filter: { unread: true }, signal })).total ?? 0,
    enabled: can('conversations', 'list'),
  });
  const actions = useQuery({
    queryKey: ['actions', 'count', 'open'],
    queryFn: async ({ signal }) => (await provider.getList('actions', { ...one, filter: { status: 'open' }, signal })).total ?? 0,
    enabled: can('actions', 'list'),
  });
  const drafts = useQuery({
    // a message that changes makes this count stale, as it does the drafts on the page
    queryKey: ['messages', 'count', 'draft'],
    queryFn: async ({ signal }) => (await provider.getList('messages', { ...one, filter: { state: 'draft' }, signal })).total ?? 0,
    enabled: can('conversations', 'list'),
  });
  const counts = { unread: unread.data ?? 0, actions: (actions.data ?? 0) + (drafts.data ?? 0) };
  useWaiting(counts.unread);
  return counts;
}
