import { useQuery } from '@tanstack/react-query';
import type { RaRecord } from 'react-admin';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';

export type Kind = 'ctas' | 'scripts' | 'testimonials' | 'files';
const most = 100;

/** Everything of a kind: a business has a handful of each. */
export function useMaterial<T extends RaRecord>(kind: Kind) {
  const provider = useProvider();
  return useQuery({
    queryKey: ['onboarding', kind],
    queryFn: async ({ signal }) => {
      const page = await provider.getList<T>(`onboarding/${kind}`, {
        pagination: { page: 1, perPage: most },
        sort: { field: 'createdAt', order: 'ASC' },
        signal,
      });
      return page.data;
    },
  });
}

/** Adds or changes one; a change names the version that was read. */
export function useSaveMaterial<T extends RaRecord>(kind: Kind, existing: T | null, onDone: () => void) {
  const provider = useProvider();
  return useAct(
    (data: Record<string, unknown>) =>
      existing
        ? provider.update<T>(`onboarding/${kind}`, {
            id: existing.id,
            data: { ...data, version: existing.version as number },
            previousData: existing,
          })
        : provider.create<T>(`onboarding/${kind}`, { data }),
    { touches: ['onboarding'], done: 'Saved', onDone, isQuiet: true },
  );
}

export function useRemoveMaterial(kind: Kind) {
  const provider = useProvider();
  return useAct((id: string) => provider.delete(`onboarding/${kind}`, { id }), { touches: ['onboarding'], done: 'Deleted' });
}
