import type { OpenQuestion } from '../../knowledge/upkeep/questions.schema.js';
import { questionClusters } from './question-clusters.rules.js';

const open = (id: string, question: string, over: Partial<OpenQuestion> = {}): OpenQuestion => ({
  id,
  question,
  times: 1,
  source: 'conversation',
  state: 'open',
  answerDocumentId: null,
  firstAskedAt: new Date('2026-11-10T10:00:00Z'),
  lastAskedAt: new Date('2026-11-20T10:00:00Z'),
  settledAt: null,
  ...over,
});

describe('clusters of open questions', () => {
  it('are one row per meaning, with the most asked wording and the times of all', () => {
    const [first, second] = questionClusters([
      open('q1', 'do you do heat pumps?', { times: 2, source: 'test' }),
      open('q2', 'Is there parking?', { times: 4 }),
      open('q3', 'Can you do a heat pump?', { times: 3, lastAskedAt: new Date('2026-11-22T10:00:00Z') }),
    ]);
    expect(first).toEqual({
      question: 'Can you do a heat pump?',
      times: 5,
      questionIds: ['q3', 'q1'],
      examples: ['do you do heat pumps?'],
      isFromCustomers: true,
      firstAskedAt: new Date('2026-11-10T10:00:00Z'),
      lastAskedAt: new Date('2026-11-22T10:00:00Z'),
    });
    expect(second).toMatchObject({ question: 'Is there parking?', questionIds: ['q2'], examples: [] });
  });

  it('lose no question, not even one without a telling word', () => {
    const questions = [open('q1', 'what about you?'), open('q2', 'do you do roofs?', { source: 'test' }), open('q3', 'and what of it?')];
    const clusters = questionClusters(questions);
    expect(clusters.flatMap(({ questionIds }) => questionIds).sort()).toEqual(['q1', 'q2', 'q3']);
    expect(clusters.find(({ questionIds }) => questionIds.includes('q2'))!.isFromCustomers).toBe(false);
  });

  it('show at most three other wordings', () => {
    const [cluster] = questionClusters(
      ['roof leak', 'leaking roof', 'roof leaks', 'leak roof', 'the roof leaks'].map((text, at) => open(`q${at}`, text)),
    );
    expect(cluster!.examples).toHaveLength(3);
    expect(cluster!.questionIds).toHaveLength(5);
  });
});
