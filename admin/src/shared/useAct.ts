import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { messageOf, requestIdOf } from '../providers/http';

interface ActOptions<V, R> {
  /** Resources whose rows change; read again when the server has answered. */
  touches: readonly string[];
  done?: string | ((result: R, variables: V) => string | undefined);
  onDone?: (result: R, variables: V) => void;
  onFailed?: (error: unknown, variables: V) => void;
  /** The form itself says what failed. */
  isQuiet?: boolean;
}

/** A deliberate step of the person: waits for the server, says what happened, never retries by itself. */
export function useAct<V, R>(run: (variables: V) => Promise<R>, { touches, done, onDone, onFailed, isQuiet }: ActOptions<V, R>) {
  const client = useQueryClient();
  const notify = useNotify();
  return useMutation<R, unknown, V>({
    mutationKey: [touches[0] ?? 'act'],
    mutationFn: run,
    onSuccess: (result, variables) => {
      const said = typeof done === 'function' ? done(result, variables) : done;
      if (said) notify(said, { type: 'success' });
      onDone?.(result, variables);
    },
    onError: (error, variables) => {
      const requestId = requestIdOf(error);
      if (!isQuiet)
        notify(requestId ? `${messageOf(error)} (request ${requestId})` : messageOf(error), { type: 'error', autoHideDuration: 8000 });
      onFailed?.(error, variables);
    },
    onSettled: () => {
      for (const resource of touches) void client.invalidateQueries({ queryKey: [resource] });
    },
  });
}
