import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PatternRun, Ranking } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { isGoing } from './insights.rules';

const touches = ['insights'] as const;
/** Beside the change events: a look is watched while it goes. */
const watchMs = 2_000;
const kept = 10;

/** The looks of this business, the newest first. */
export function usePatternRuns() {
  const provider = useProvider();
  return useQuery({
    queryKey: ['insights', 'runs'],
    queryFn: async ({ signal }) =>
      (
        await provider.getList<PatternRun>('insights/runs', {
          pagination: { page: 1, perPage: kept },
          sort: { field: 'createdAt', order: 'DESC' },
          signal,
        })
      ).data,
    refetchInterval: (query) => (isGoing(query.state.data?.[0]) ? watchMs : false),
  });
}

/** One look with what it found. */
export function usePatternRun(id: string | undefined) {
  const provider = useProvider();
  return useQuery({
    queryKey: ['insights', 'run', id],
    queryFn: ({ signal }) => provider.patternRun(id ?? '', signal),
    enabled: id !== undefined,
    placeholderData: keepPreviousData,
  });
}

export function useLook() {
  const provider = useProvider();
  return useAct((days: number) => provider.lookAtConversations(days), { touches });
}

/** Who might take the time of an appointment; asked for, because it reads a lot. */
export function useCandidates() {
  const provider = useProvider();
  return useAct<string, Ranking>((appointmentId) => provider.rankCandidates({ appointmentId }), { touches, isQuiet: true });
}
