import { useQuery } from '@tanstack/react-query';
import type { RaRecord } from 'react-admin';
import { useProvider } from '../shared/useProvider';

/** The rows of a short list, by one field. */
export function useAll<T extends RaRecord>(resource: string, field: string) {
  const provider = useProvider();
  return useQuery({
    queryKey: [resource, 'all'],
    queryFn: async ({ signal }) =>
      (await provider.getList<T>(resource, { pagination: { page: 1, perPage: 100 }, sort: { field, order: 'ASC' }, signal })).data,
  });
}
