import { useQuery, type QueryClient } from '@tanstack/react-query';
import type { RingbackDataProvider } from '../providers/data-provider';
import type { Me } from '../shared/types';

const clockRefreshMs = 60_000;
type Asked = Pick<RingbackDataProvider, 'system' | 'clock'>;

/** How far the clock of the business is ahead of this computer's, in milliseconds, and whether that is known yet. */
export function useClockOffset(
  provider: Asked,
  client: QueryClient,
  me: Pick<Me, 'permissions'>,
): { clockOffset: number; isClockKnown: boolean } {
  const canUse = me.permissions.includes('simulator.use');
  const system = useQuery({ queryKey: ['system'], queryFn: provider.system, enabled: canUse, staleTime: Infinity }, client);
  const isSimulated = canUse && system.data?.mode === 'embedded';
  const clock = useQuery(
    {
      queryKey: ['simulator', 'clock'],
      queryFn: async () => new Date((await provider.clock()).now).getTime() - Date.now(),
      enabled: isSimulated,
      refetchInterval: clockRefreshMs,
    },
    client,
  );
  // a question that failed is answered too: the clock of this computer is all that there is then
  return { clockOffset: clock.data ?? 0, isClockKnown: !(canUse && system.isPending) && !(isSimulated && clock.isPending) };
}
