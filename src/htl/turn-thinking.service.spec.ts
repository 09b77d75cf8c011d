import { Logger } from '@nestjs/common';
import { plannedTurn } from '../../test/fixtures/planned-turn.js';
import type { EngineResult } from '../engines/engine.port.js';
import { NOTHING_FOUND, type FoundPiece } from './retrieval/found.schema.js';
import { TurnThinking, type Thought } from './turn-thinking.service.js';

const WAIT_MS = 1_500;
const { turn, context, result } = plannedTurn('my AC is not cooling', null);
const piece = (id: string): FoundPiece => ({
  ...{ id, source: 'knowledge', documentId: null, title: 'Cooling', heading: null, body: 'Check the filter first.' },
  ...{ isPair: false, isStale: false, score: 0.9 },
});
const answer = (model: string, confidence: number): EngineResult => ({
  ...{ ...result, engine: 'openai', model },
  proposal: { ...result.proposal, confidence },
});

interface Asked {
  /** How much time the turn has left when the first answer is there. */
  leftMs?: number;
  waitsMs?: number;
  lookup?: () => Promise<unknown>;
  record?: () => Promise<void>;
}

/** One turn whose model is unsure at first and sure with what was looked up. */
async function thinking({ leftMs = 60_000, waitsMs = WAIT_MS, lookup, record }: Asked): Promise<{ thought: Thought; steps: string[] }> {
  const steps: string[] = [];
  const say = <T>(step: string, value: T): Promise<T> => Promise.resolve(steps.push(step)).then(() => value);
  const answers = [answer('first', 0.3), answer('second', 0.9)];
  const thoughts = new TurnThinking(
    { compile: () => Promise.resolve(context), withFound: (_: unknown, known: object, found: object) => ({ ...known, found }) } as never,
    {
      waitsMs,
      forTurn: () => Promise.resolve(NOTHING_FOUND),
      second: () =>
        (steps.push('lookup'),
        lookup ?? (() => Promise.resolve({ ...NOTHING_FOUND, triggers: ['low_confidence'], pieces: [piece('1')] })))(),
    } as never,
    { countTokens: () => 1, think: () => say('think', answers.shift()!) } as never,
    {
      mayPay: () => Promise.resolve(true),
      began: () => say('began', undefined),
      record: record ?? (() => say('record', undefined)),
    } as never,
    { values: { engine: 'openai' } } as never,
  );
  return { thought: await thoughts.think(turn, performance.now() + leftMs), steps };
}

describe('a second thought within the time and the bill of a turn', () => {
  beforeAll(() => Logger.overrideLogger(false));

  it('looks up and asks again where there is time for both', async () => {
    const { thought, steps } = await thinking({});
    expect(steps).toEqual(['think', 'lookup', 'began', 'think', 'record']);
    expect(thought.result.model).toBe('second');
    expect(thought.bill.model).toBe('first');
  });

  it('looks nothing up where a lookup would leave no time to ask again', async () => {
    const { thought, steps } = await thinking({ leftMs: 3_000 });
    expect(steps).toEqual(['think']);
    expect(thought).toMatchObject({ result: { model: 'first' }, context: { found: NOTHING_FOUND } });
  });

  it.each<[string, Asked]>([
    ['the lookup', { lookup: () => Promise.reject(new Error('no database')) }],
    ['the bill of the second call', { record: () => Promise.reject(new Error('no database')) }],
  ])('keeps the first answer and its bill where %s fails', async (_, asked) => {
    const { thought } = await thinking(asked);
    expect(thought).toMatchObject({ result: { model: 'first' }, bill: { model: 'first' }, context: { found: NOTHING_FOUND } });
  });
});
