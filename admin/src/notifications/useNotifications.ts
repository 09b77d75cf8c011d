import { useQuery } from '@tanstack/react-query';
import type { NotificationItem } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';

export function useNotifications(perPage: number) {
  const provider = useProvider();
  const query = useQuery({
    queryKey: ['notifications', 'list', perPage],
    queryFn: ({ signal }) => provider.getList<NotificationItem>('notifications', { pagination: { page: 1, perPage }, signal }),
  });
  const read = useAct((id: string) => provider.readNotification(id), { touches: ['notifications'] });
  const readAll = useAct(() => provider.readAllNotifications(), { touches: ['notifications'] });
  const items = query.data?.data ?? [];
  return {
    items,
    unread: items.filter((item) => !item.isRead).length,
    isPending: query.isPending,
    error: query.error,
    refetch: () => void query.refetch(),
    read: (id: string) => read.mutate(id),
    readAll: () => readAll.mutate(undefined),
  };
}
