import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { firstRows } from '../shared/first-rows';
import type { DeadLetter, WorkSwitch } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';

/** The queues send no events of their own: this page looks every five seconds. */
const pollMs = 5_000;

export function useQueues() {
  const provider = useProvider();
  return useQuery({ queryKey: ['system', 'queues'], queryFn: ({ signal }) => provider.queues(signal), refetchInterval: pollMs });
}

export function useDeadLetters(count: number) {
  const provider = useProvider();
  return useQuery({
    queryKey: ['system', 'dead-letters', count],
    queryFn: ({ signal }) => firstRows<DeadLetter>(provider, 'admin/dead-letters', count, { sort: { field: 'at', order: 'DESC' }, signal }),
    refetchInterval: pollMs,
    placeholderData: keepPreviousData,
  });
}

export function useRetry() {
  const provider = useProvider();
  return useAct((letter: DeadLetter) => provider.retryDeadLetter(letter.id), {
    touches: ['system', 'conversations', 'actions'],
    done: 'It is tried again now',
  });
}

/** Which work is stopped, for people who may not see the queues: read again now and then, on every page. */
export function useStoppedWork() {
  const provider = useProvider();
  const query = useQuery({ queryKey: ['system', 'info'], queryFn: provider.system, refetchInterval: 30_000 });
  return query.data?.pausedWork ?? [];
}

export function useSwitchWork(onDone: () => void) {
  const provider = useProvider();
  return useAct((change: WorkSwitch) => provider.switchWork(change), {
    touches: ['system'],
    done: (_, { isRunning }) => (isRunning ? 'It goes on; what waited is done now' : 'Stopped: what is due waits'),
    onDone,
  });
}
