import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useProvider } from '../shared/useProvider';

/** Other clients send no events to this tab: the page looks again every half minute. */
const pollMs = 30_000;

export function useAgencyMetrics(days: number) {
  const provider = useProvider();
  return useQuery({
    queryKey: ['agency', 'metrics', days],
    queryFn: ({ signal }) => provider.agencyMetrics(days, signal),
    refetchInterval: pollMs,
    placeholderData: keepPreviousData,
  });
}

export function usePresets() {
  const provider = useProvider();
  return useQuery({ queryKey: ['agency', 'presets'], queryFn: provider.presets });
}
