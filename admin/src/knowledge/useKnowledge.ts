import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { firstRows } from '../shared/first-rows';
import type { Knowledge, KnowledgeDetail, WebsiteScan } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';

const touches = ['knowledge'] as const;

export function useDocuments(count: number, q: string) {
  const provider = useProvider();
  return useQuery({
    queryKey: ['knowledge', 'list', count, q],
    queryFn: ({ signal }) =>
      firstRows<Knowledge>(provider, 'knowledge', count, {
        sort: { field: 'createdAt', order: 'DESC' },
        filter: q === '' ? {} : { q },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

export function useKnowledgeStatus() {
  const provider = useProvider();
  return useQuery({ queryKey: ['knowledge', 'status'], queryFn: provider.knowledgeStatus });
}

export function useDocument(id: string) {
  const provider = useProvider();
  return useQuery({
    queryKey: ['knowledge', 'one', id],
    queryFn: async () => {
      const [document, chunks] = await Promise.all([provider.getOne<KnowledgeDetail>('knowledge', { id }), provider.knowledgeChunks(id)]);
      return { document: document.data, chunks: chunks.data };
    },
  });
}

const learned = (made: KnowledgeDetail): string =>
  made.pairCount > 0
    ? `"${made.title}" is known: ${made.pairCount} ${made.pairCount === 1 ? 'question' : 'questions'} with answers`
    : `"${made.title}" is known: ${made.chunkCount} ${made.chunkCount === 1 ? 'passage' : 'passages'}`;

export function useUpload() {
  const provider = useProvider();
  return useAct((file: File) => provider.uploadKnowledge(file), { touches, done: learned, isQuiet: true });
}

const isGoing = (scan: WebsiteScan | undefined): boolean => scan?.state === 'queued' || scan?.state === 'running';
/** Beside the change events: a scan is watched while it goes. */
const watchMs = 2_000;

export function useLatestScan() {
  const provider = useProvider();
  return useQuery({
    queryKey: ['knowledge', 'scan'],
    queryFn: async ({ signal }) => {
      const page = await provider.getList<WebsiteScan>('knowledge/scans', {
        pagination: { page: 1, perPage: 1 },
        sort: { field: 'createdAt', order: 'DESC' },
        signal,
      });
      return page.data[0] ?? null;
    },
    refetchInterval: (query) => (isGoing(query.state.data ?? undefined) ? watchMs : false),
  });
}

export function useScan(onDone: () => void) {
  const provider = useProvider();
  return useAct((url: string) => provider.scanWebsite(url), { touches, onDone, isQuiet: true });
}

export function useVerify() {
  const provider = useProvider();
  return useAct(({ id, decision }: { id: string; decision: 'keep' | 'accept' }) => provider.verifyKnowledge(id, decision), {
    touches,
    done: (_, { decision }) => (decision === 'keep' ? 'Marked as still true' : 'Taken over'),
  });
}

export function useRemove(onDone: () => void) {
  const provider = useProvider();
  return useAct((id: string) => provider.delete('knowledge', { id }), { touches, done: 'Deleted', onDone });
}

export function useSave(document: KnowledgeDetail | null, onDone: () => void) {
  const provider = useProvider();
  return useAct(
    (data: { title: string; content: string }) =>
      document
        ? provider.update<KnowledgeDetail>('knowledge', { id: document.id, data, previousData: document })
        : provider.create<KnowledgeDetail>('knowledge', { data }),
    { touches, done: 'Saved', onDone, isQuiet: true },
  );
}

export function useAsk() {
  const provider = useProvider();
  return useAct((question: string) => provider.askKnowledge(question), { touches, isQuiet: true });
}

const mostAsked = 10;

/** Questions without an answer, those that mean the same in one row, most asked first. */
export function useQuestionClusters() {
  const provider = useProvider();
  return useQuery({ queryKey: ['knowledge', 'questions'], queryFn: ({ signal }) => provider.questionClusters(mostAsked, signal) });
}

export function useAnswer(onDone: () => void) {
  const provider = useProvider();
  return useAct(
    ({ questionIds, ...words }: { questionIds: string[]; question: string; answer: string }) =>
      provider.answerQuestions(questionIds, words),
    { touches, done: 'Known from now on', onDone, isQuiet: true },
  );
}

export function useDismiss() {
  const provider = useProvider();
  return useAct((questionIds: string[]) => provider.dismissQuestions(questionIds), { touches, done: 'Taken off the list' });
}

const seen = (now: KnowledgeDetail): string =>
  now.staleReason === 'changed'
    ? 'The page says something else now'
    : now.isStale
      ? 'The page cannot be read'
      : 'The page says the same as before';

export function useCheck() {
  const provider = useProvider();
  return useAct((id: string) => provider.checkKnowledge(id), { touches, done: seen });
}
