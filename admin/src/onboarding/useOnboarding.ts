import { useQuery } from '@tanstack/react-query';
import type { SectionName } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';

export function useReadiness() {
  const provider = useProvider();
  return useQuery({ queryKey: ['onboarding', 'readiness'], queryFn: provider.readiness });
}

/** Read anew whenever the step is opened: its version must be the newest before somebody types. */
export function useSection(name: SectionName) {
  const provider = useProvider();
  return useQuery({
    queryKey: ['section', name],
    queryFn: () => provider.section(name),
    staleTime: 0,
    gcTime: 0,
  });
}

export function useGoLive(onDone: () => void) {
  const provider = useProvider();
  return useAct(() => provider.goLive(), { touches: ['onboarding'], onDone, isQuiet: true });
}
