import { useQuery } from '@tanstack/react-query';
import { useCan } from '../root/tenant';
import type { ActionItem } from '../shared/types';
import { useProvider } from '../shared/useProvider';

export function useDashboard() {
  const provider = useProvider();
  const can = useCan();
  const stats = useQuery({ queryKey: ['dashboard', 'stats'], queryFn: provider.stats });
  const recent = useQuery({ queryKey: ['dashboard', 'recent'], queryFn: async () => (await provider.recent()).data });
  const urgent = useQuery({
    queryKey: ['actions', 'dashboard'],
    queryFn: async ({ signal }) =>
      (
        await provider.getList<ActionItem>('actions', {
          pagination: { page: 1, perPage: 4 },
          sort: { field: 'priority', order: 'DESC' },
          filter: { status: 'open' },
          signal,
        })
      ).data,
    enabled: can('actions', 'list'),
  });
  return { stats, recent, urgent };
}
