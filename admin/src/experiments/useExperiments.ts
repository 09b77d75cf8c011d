import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { firstRows } from '../shared/first-rows';
import type { Experiment, ExperimentChange, ExperimentDraft } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';

const touches = ['experiments', 'profile', 'settings'] as const;
/** Results grow with texts that send no event of their own. */
const pollMs = 30_000;

/** Newest first, `count` of them. */
export function useExperimentList(count: number) {
  const provider = useProvider();
  return useQuery({
    queryKey: ['experiments', 'list', count],
    queryFn: ({ signal }) => firstRows<Experiment>(provider, 'experiments', count, { sort: { field: 'createdAt', order: 'DESC' }, signal }),
    placeholderData: keepPreviousData,
  });
}

export function useExperiment(id: string) {
  const provider = useProvider();
  return useQuery({
    queryKey: ['experiments', 'one', id],
    queryFn: async () => (await provider.getOne<Experiment>('experiments', { id })).data,
  });
}

export function useResults(experiment: Experiment) {
  const provider = useProvider();
  return useQuery({
    queryKey: ['experiments', 'results', experiment.id],
    queryFn: () => provider.experimentResults(experiment.id),
    enabled: experiment.status !== 'draft',
    ...(experiment.status === 'running' && { refetchInterval: pollMs }),
  });
}

export function useWriteDown(onDone: (made: Experiment) => void) {
  const provider = useProvider();
  return useAct((draft: ExperimentDraft) => provider.writeExperiment(draft), {
    touches,
    done: 'Written down. Nobody is in it yet.',
    onDone,
    isQuiet: true,
  });
}

export function useRewrite(id: string, onDone: () => void) {
  const provider = useProvider();
  return useAct((change: ExperimentChange) => provider.changeExperiment(id, change), { touches, done: 'Changed', onDone, isQuiet: true });
}

const said = { start: 'It runs', pause: 'It is paused', stop: 'It has ended' } as const;

export function useStep(id: string) {
  const provider = useProvider();
  return useAct((verb: keyof typeof said) => provider.stepExperiment(id, verb), { touches, done: (_, verb) => said[verb] });
}

export function usePromote(id: string, onDone: () => void) {
  const provider = useProvider();
  return useAct((wish: { variant: string; isUnproven: boolean }) => provider.promoteVariant(id, wish), {
    touches,
    done: 'Everybody gets it now',
    onDone,
    isQuiet: true,
  });
}

export function useDiscard(id: string, onDone: () => void) {
  const provider = useProvider();
  return useAct(() => provider.discardExperiment(id), { touches, done: 'Deleted', onDone });
}
