import { useCallback, useEffect, useState } from 'react';
import { createHttp } from '../providers/http';
import type { SystemInfo } from '../shared/types';
import { session } from './session';

interface SignupMode {
  mode: SystemInfo['signupMode'] | null;
  error: unknown;
  retry: () => void;
}

/** Whether people may make an account by themselves here; null while it is not known. */
export function useSignupMode(): SignupMode {
  const [state, setState] = useState<Omit<SignupMode, 'retry'>>({ mode: null, error: null });
  const load = useCallback(() => {
    createHttp(
      session,
      null,
    )<SystemInfo>('/api/system').then(
      ({ signupMode }) => setState({ mode: signupMode, error: null }),
      (error: unknown) => setState({ mode: null, error }),
    );
  }, []);
  useEffect(load, [load]);
  return { ...state, retry: load };
}
