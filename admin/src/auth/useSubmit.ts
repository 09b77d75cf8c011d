import { useState, type FormEvent } from 'react';
import { errorsOf } from '../providers/http';

/**
 * One request of a form on the way in: busy while it runs, and what went wrong with it, as a whole and field by field. `run` throws
 * what the person shall read; `first` is an error that the form begins with.
 */
export function useSubmit(run: () => Promise<void>, first: unknown = null) {
  const [error, setError] = useState<unknown>(first);
  const [isBusy, setBusy] = useState(false);
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setBusy(true);
    setError(null);
    void run()
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return { error, faults: errorsOf(error), isBusy, submit, forget: () => setError(null) };
}
