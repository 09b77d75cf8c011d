import { useQuery } from '@tanstack/react-query';
import { useProvider } from '../shared/useProvider';

/** The roles of this business: three that are fixed, and its own. */
export function useRoles() {
  const provider = useProvider();
  return useQuery({ queryKey: ['roles'], queryFn: async ({ signal }) => (await provider.roles(signal)).data });
}
