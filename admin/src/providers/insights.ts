import { newKey } from '../shared/format';
import type { PatternRun, PatternRunDetails, Ranking, RankingRequest } from '../shared/types';
import type { Http } from './http';

/** What the conversations of the business tell: patterns, and who fits an opening. */
export function createInsights(http: Http) {
  const post = <T>(path: string, body: unknown): Promise<T> =>
    http<T>(path, { method: 'POST', body, headers: { 'Idempotency-Key': newKey() } });
  return {
    patternRun: (id: string, signal?: AbortSignal) => http<PatternRunDetails>(`/api/insights/runs/${id}`, signal ? { signal } : {}),
    lookAtConversations: (days: number) => post<PatternRun>('/api/insights/runs', { days }),
    rankCandidates: (request: RankingRequest) => post<Ranking>('/api/ai/rank-candidates', request),
  };
}
