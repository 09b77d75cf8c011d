import { plannedTurn, simpleTurn } from '../../test/fixtures/planned-turn.js';
import type { EngineResult } from '../engines/engine.port.js';
import { factsOf } from './facts.rules.js';
import { NOTHING_FOUND } from './retrieval/found.schema.js';
import { answerOfTwo, secondLookup } from './second-thought.rules.js';

const PRICE = 'A diagnostic visit is $89, usually. What name should I put this under?';
const CLEAN = 'Sorry to hear about the AC. What name should I put this under?';

function wanted(draft: string | null, change: { confidence?: number; engine?: string; isLookedUp?: boolean } = {}) {
  const { turn, context, result } = plannedTurn('my AC is not cooling', draft);
  const { engine = result.engine, confidence = result.proposal.confidence, isLookedUp = false } = change;
  const found = isLookedUp ? { ...NOTHING_FOUND, triggers: ['factual_question' as const] } : NOTHING_FOUND;
  const seen = { ...context, found };
  const answer = { ...result, engine, proposal: { ...result.proposal, confidence } };
  return secondLookup(turn, seen, answer, factsOf(turn, seen, answer.proposal));
}

describe('what is looked up after a model has answered', () => {
  it('is nothing where it was sure, and its words hold', () => expect(wanted(CLEAN)).toBeNull());
  it('is what the customer wrote, where it was unsure', () =>
    expect(wanted(CLEAN, { confidence: 0.59 })).toEqual({ trigger: 'low_confidence', words: null }));
  it('is the claim that code refused, without the question beside it', () =>
    expect(wanted(PRICE)).toEqual({ trigger: 'missing_context', words: 'A diagnostic visit is $89, usually.' }));
  it('is nothing where something was looked up before', () => {
    expect(wanted(PRICE, { isLookedUp: true })).toBeNull();
    expect(wanted(CLEAN, { isLookedUp: true, confidence: 0.1 })).toBeNull();
  });
  it('is nothing for the rules, which would say the same again', () =>
    expect(wanted(PRICE, { engine: 'rules', confidence: 0.1 })).toBeNull());
  it.each([
    [PRICE, 0.9],
    [CLEAN, 0.1],
  ])('is nothing in simple mode, which asks a model once: %s', (draft, confidence) => {
    const { turn, context, facts, result } = simpleTurn('my AC is not cooling', draft);
    const proposal = { ...result.proposal, confidence };
    expect(secondLookup(turn, context, { ...result, proposal }, { ...facts, proposal })).toBeNull();
  });
});

describe('of two answers', () => {
  const { result: first } = plannedTurn('my AC is not cooling', CLEAN);
  const second = (engine: string): EngineResult => ({ ...first, engine, model: 'other', proposal: { ...first.proposal, draft: PRICE } });

  it('the second is used, with what both cost', () =>
    expect(answerOfTwo(first, second('openai'))).toMatchObject({
      ...{ model: 'other', proposal: { draft: PRICE }, tokensIn: 200, tokensOut: 20, costMicros: 100, attempts: 2 },
    }));
  it('the first, where only the rules gave a second', () =>
    expect(answerOfTwo(first, second('rules'))).toMatchObject({ engine: 'openai', proposal: { draft: CLEAN }, tokensIn: 200 }));
});
