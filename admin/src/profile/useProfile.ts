import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCan } from '../root/tenant';
import { firstRows } from '../shared/first-rows';
import type { ProfileVersion, ProfileVersionDetail } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';

const touches = ['profile'] as const;

export function useProfile() {
  const provider = useProvider();
  return useQuery({ queryKey: ['profile', 'state'], queryFn: provider.profile });
}

const figureDays = 30;

/** What became of the conversations of each version, by its id. */
export function useFigures() {
  const provider = useProvider();
  const can = useCan();
  return useQuery({
    queryKey: ['profile', 'figures'],
    queryFn: async () => new Map((await provider.profileFigures(figureDays)).data.map((row) => [row.versionId, row])),
    enabled: can('dashboard', 'list'),
  });
}

export function useSchemas() {
  const provider = useProvider();
  return useQuery({ queryKey: ['profile', 'schemas'], queryFn: provider.profileSchemas, staleTime: Infinity });
}

/** Newest first, `count` of them. */
export function useVersions(count: number) {
  const provider = useProvider();
  return useQuery({
    queryKey: ['profile', 'versions', count],
    queryFn: ({ signal }) =>
      firstRows<ProfileVersion>(provider, 'profile/versions', count, { sort: { field: 'number', order: 'DESC' }, signal }),
    placeholderData: keepPreviousData,
  });
}

export function useVersion(id: string) {
  const provider = useProvider();
  return useQuery({
    queryKey: ['profile', 'version', id],
    queryFn: async () => (await provider.getOne<ProfileVersionDetail>('profile/versions', { id })).data,
  });
}

export function useDiff(a: string, b: string) {
  const provider = useProvider();
  return useQuery({ queryKey: ['profile', 'diff', a, b], queryFn: () => provider.profileDiff(a, b) });
}

export function useGenerate(onDone: (made: ProfileVersionDetail) => void) {
  const provider = useProvider();
  return useAct(() => provider.generateProfile(), {
    touches,
    done: (made) => `Version ${made.number} is made of your answers`,
    onDone,
    isQuiet: true,
  });
}

export function useKeep(onDone: (made: ProfileVersionDetail) => void) {
  const provider = useProvider();
  return useAct((version: { baseVersionId: string; documents: unknown; reason: string }) => provider.keepProfileVersion(version), {
    touches,
    done: (made) => `Kept as version ${made.number}`,
    onDone,
    isQuiet: true,
  });
}

export function usePublish(onDone: () => void) {
  const provider = useProvider();
  return useAct(
    ({ id, baseVersionId, reason }: { id: string; baseVersionId: string | null; reason: string }) =>
      provider.publishProfile(id, baseVersionId, reason),
    { touches, done: (now) => `Version ${now.published?.number ?? ''} is live`, onDone, isQuiet: true },
  );
}

export function useRollBack() {
  const provider = useProvider();
  return useAct(({ id, baseVersionId }: { id: string; baseVersionId: string | null }) => provider.rollBackProfile(id, baseVersionId), {
    touches,
    done: (now) => `Version ${now.published?.number ?? ''} is live again`,
  });
}

export function useTry() {
  const provider = useProvider();
  return useAct((test: { versionId: string; percent: number; reason: string }) => provider.tryProfile(test), {
    touches,
    done: (now) => `${now.test?.percent ?? 0} % of new conversations run on version ${now.test?.version.number ?? ''}`,
  });
}

export function useEndTest() {
  const provider = useProvider();
  return useAct(() => provider.endProfileTest(), { touches, done: 'The test has ended' });
}
