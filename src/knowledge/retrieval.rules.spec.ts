import { rank, recency, RETRIEVAL_TRIGGERS, triggersOf, TRIGGER_SOURCES, type RetrievalSignals } from './retrieval.rules.js';

const quiet: RetrievalSignals = {
  text: 'ok thanks',
  hasQuestion: false,
  missingSlots: [],
  hasContradiction: false,
  confidence: 0.9,
  isContextMissing: false,
};
const now = new Date('2026-06-01T00:00:00Z');
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);

describe('the six triggers', () => {
  it('are silent when nothing asks for them', () => expect(triggersOf(quiet)).toEqual([]));
  it.each<[string, Partial<RetrievalSignals>]>([
    ['past_reference', { text: 'same as last time please' }],
    ['past_reference', { text: 'like I told you' }],
    ['missing_slot', { missingSlots: ['address'] }],
    ['contradiction', { hasContradiction: true }],
    ['low_confidence', { confidence: 0.59 }],
    ['missing_context', { isContextMissing: true }],
    ['factual_question', { hasQuestion: true }],
  ])('%s', (trigger, change) => expect(triggersOf({ ...quiet, ...change })).toEqual([trigger]));
  it('each looks somewhere', () => expect(RETRIEVAL_TRIGGERS.every((trigger) => TRIGGER_SOURCES[trigger].length > 0)).toBe(true));
});

describe('rank', () => {
  it('is 0.7 relevance and 0.3 recency, over what is relevant enough, at most three', () => {
    const ranked = rank(
      [
        { id: 'old', relevance: 0.8, verifiedAt: daysAgo(360) },
        { id: 'new', relevance: 0.75, verifiedAt: now },
        { id: 'weak', relevance: 0.3, verifiedAt: now },
        { id: 'third', relevance: 0.6, verifiedAt: daysAgo(180) },
        { id: 'fourth', relevance: 0.56, verifiedAt: daysAgo(900) },
      ],
      'lexical',
      now,
    );
    expect(ranked.map(({ id }) => id)).toEqual(['new', 'old', 'third']);
    expect(ranked[0]!.score).toBeCloseTo(0.7 * 0.75 + 0.3, 6);
    expect(ranked[1]!.score).toBeCloseTo(0.7 * 0.8 + 0.3 * 0.25, 6);
  });
  it('halves in 180 days and never passes 1', () => {
    expect(recency(daysAgo(180), now)).toBeCloseTo(0.5, 6);
    expect(recency(daysAgo(-10), now)).toBe(1);
  });
});
