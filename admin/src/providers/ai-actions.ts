import type {
  DecisionFacets,
  ModelCost,
  ReplayResult,
  Rewritings,
  RewrittenText,
  RuleFigures,
  ScoredLead,
  SpamReading,
  Suggestions,
  TextReading,
  TextWish,
} from '../shared/types';
import type { Http } from './http';

/** What a person asks of the assistant and of its records: words, scores, figures, decisions once more. None of it sends anything. */
export function createAiActions(http: Http) {
  const ask = <T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> =>
    http<T>(path, { method: 'POST', body, ...(signal ? { signal } : {}) });
  const read = <T>(path: string, signal?: AbortSignal): Promise<T> => http<T>(path, signal ? { signal } : {});
  return {
    suggestReply: (conversationId: string) => ask<Suggestions>('/api/ai/suggest-reply', { conversationId }),
    rewriteText: (text: string, tone: RewrittenText['tone']) => ask<Rewritings>('/api/ai/rewrite', { text, tone, kind: 'reply' }),
    alternatives: (wish: TextWish) => ask<Rewritings>('/api/ai/alternatives', wish),
    spamCheck: (wish: TextWish) => ask<SpamReading>('/api/ai/spam-check', wish),
    classifyText: (text: string) => ask<TextReading>('/api/ai/classify', { text }),
    scoreLead: (leadId: string, signal?: AbortSignal) => ask<ScoredLead>('/api/ai/score-lead', { leadId }, signal),
    hotLeads: (signal?: AbortSignal) => read<{ data: ScoredLead[]; total: number }>('/api/ai/hot-leads?limit=5', signal),
    ruleFigures: (signal?: AbortSignal) => read<RuleFigures[]>('/api/ai/rules/figures', signal),
    decisionFacets: (signal?: AbortSignal) => read<DecisionFacets>('/api/decisions/facets', signal),
    replay: (what: { conversationId: string; profileVersionId?: string }, signal?: AbortSignal) =>
      ask<ReplayResult>('/api/ai/replay', what, signal),
    modelCost: (days: number, signal?: AbortSignal) => read<ModelCost>(`/api/analytics/cost?days=${days}`, signal),
  };
}
