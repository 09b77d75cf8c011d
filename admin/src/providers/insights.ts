import { newKey } from '../shared/format';
import type { PatternRun, PatternRunDetails, QuestionCluster, Ranking, RankingRequest } from '../shared/types';
import type { Http } from './http';

/** What the conversations of the business tell: patterns, questions that mean the same, who fits an opening. */
export function createInsights(http: Http) {
  const post = <T>(path: string, body: unknown): Promise<T> =>
    http<T>(path, { method: 'POST', body, headers: { 'Idempotency-Key': newKey() } });
  return {
    questionClusters: (perPage: number, signal?: AbortSignal) =>
      http<{ data: QuestionCluster[]; total: number }>(`/api/knowledge/questions/clusters?perPage=${perPage}`, signal ? { signal } : {}),
    answerQuestions: (questionIds: string[], words: { question: string; answer: string }) =>
      post<{ documentId: string }>('/api/knowledge/questions/clusters/answer', { questionIds, ...words }),
    dismissQuestions: (questionIds: string[]) => post<void>('/api/knowledge/questions/clusters/dismiss', { questionIds }),
    patternRun: (id: string, signal?: AbortSignal) => http<PatternRunDetails>(`/api/insights/runs/${id}`, signal ? { signal } : {}),
    lookAtConversations: (days: number) => post<PatternRun>('/api/insights/runs', { days }),
    rankCandidates: (request: RankingRequest) => post<Ranking>('/api/ai/rank-candidates', request),
  };
}
