import { newKey } from '../shared/format';
import type { KnowledgeAnswer, KnowledgeChunk, KnowledgeDetail, KnowledgeStatus, QuestionCluster, WebsiteScan } from '../shared/types';
import type { Http } from './http';

/** What the business knows, and the questions that nothing answers. */
export function createKnowledge(http: Http) {
  const post = <T>(path: string, body: unknown): Promise<T> =>
    http<T>(path, { method: 'POST', body, headers: { 'Idempotency-Key': newKey() } });
  return {
    knowledgeStatus: () => http<KnowledgeStatus>('/api/knowledge/status'),
    knowledgeChunks: (id: string) => http<{ data: KnowledgeChunk[] }>(`/api/knowledge/${id}/chunks`),
    askKnowledge: (question: string) => http<KnowledgeAnswer>('/api/knowledge/ask', { method: 'POST', body: { question } }),
    uploadKnowledge: (file: File) => {
      const form = new FormData();
      form.append('file', file, file.name);
      return http<KnowledgeDetail>('/api/knowledge/faq', { method: 'POST', form });
    },
    scanWebsite: (url: string) => http<WebsiteScan>('/api/knowledge/scan', { method: 'POST', body: { url } }),
    checkKnowledge: (id: string) => post<KnowledgeDetail>(`/api/knowledge/${id}/check`, {}),
    verifyKnowledge: (id: string, decision: 'keep' | 'accept') => post<KnowledgeDetail>(`/api/knowledge/${id}/verify`, { decision }),
    questionClusters: (perPage: number, signal?: AbortSignal) =>
      http<{ data: QuestionCluster[]; total: number }>(`/api/knowledge/questions/clusters?perPage=${perPage}`, signal ? { signal } : {}),
    answerQuestions: (questionIds: string[], words: { question: string; answer: string }) =>
      post<{ documentId: string }>('/api/knowledge/questions/clusters/answer', { questionIds, ...words }),
    dismissQuestions: (questionIds: string[]) => post<void>('/api/knowledge/questions/clusters/dismiss', { questionIds }),
  };
}
