import fc from 'fast-check';
import { countTokens as exact } from 'gpt-tokenizer/encoding/o200k_base';
import { estimateTokens, tokenCounter } from '../../engines/tokens.rules.js';
import {
  CAPS,
  compileParts,
  FLOOR,
  measureOfWords,
  PART_NAMES,
  partOf,
  textsOf,
  type PartDrafts,
  type PartName,
  type Piece,
} from './budget.rules.js';

const plain = measureOfWords(estimateTokens);
/** The same drafts in every run: a red draw is then news of this change, and not of another one. */
const SEED = 20_261_122;
const words = (count: number, word = 'word'): string => Array.from({ length: count }, () => word).join(' ');
const many = (count: number, size: number, name = 'p'): Piece[] =>
  Array.from({ length: count }, (_, at) => ({ text: `${name}${at} ${words(size)}` }));
const compile = (drafts: PartDrafts, budget = 4000) => compileParts(drafts, budget, plain);
const FULL: PartDrafts = {
  profile: many(40, 20),
  rules: many(20, 20),
  guardrails: many(20, 20),
  scripts: many(20, 20),
  tone: many(6, 20),
  slots: [{ label: 'name', text: 'Sarah' }],
  summary: [{ text: words(200) }],
  knowledge: many(5, 60, 'k'),
  older: many(5, 40, 'o'),
  recent: many(30, 40, 'r'),
  new: [{ text: 'how much is it?' }],
};

describe('the context of a turn', () => {
  it('keeps everything that fits, in the order of the parts', () => {
    const context = compile({ profile: [{ text: 'a' }], recent: [{ text: 'b', seq: 3 }], new: [{ text: 'c', seq: 4 }] });
    expect(context.parts.map(({ name }) => name)).toEqual([...PART_NAMES]);
    expect([textsOf(context, 'profile'), partOf(context, 'recent').pieces, context.tokens]).toEqual([
      ['a'],
      [{ text: 'b', seq: 3, tokens: 1 }],
      3,
    ]);
  });

  it('knowledge gives way first, then what was found further up, then old lines', () => {
    const left = [6000, 4000, 3000, 2000].map((budget) => {
      const context = compileParts(FULL, budget, (_name, { text }) => Math.ceil(text.length / 5));
      return (['knowledge', 'older', 'recent'] as const).map((name) => partOf(context, name).pieces.length);
    });
    for (const [knowledge, older, recent] of left) {
      if (older! < 5 && knowledge! > 0) expect(older).toBeGreaterThan(0);
      expect(recent).toBeGreaterThanOrEqual(FLOOR);
    }
    expect(left).toEqual([...left].sort((a, b) => b[0]! - a[0]! || b[1]! - a[1]! || b[2]! - a[2]!));
  });

  it('of the lines the newest stay, of knowledge the best', () => {
    const context = compile(FULL);
    expect(textsOf(context, 'recent').at(-1)).toContain('r29');
    expect(textsOf(context, 'knowledge')[0] ?? 'k0').toContain('k0');
  });

  it('a long summary gets shorter and keeps each of its sentences', () => {
    const summary = Array.from({ length: 12 }, (_, at) => `Point${at} ${words(30)} (an aside of no weight).`).join(' ');
    const part = partOf(compile({ summary: [{ text: summary }] }), 'summary');
    expect(part.isCompacted).toBe(true);
    expect(part.tokens).toBeLessThanOrEqual(CAPS.summary);
    for (let at = 0; at < 12; at += 1) expect(part.pieces[0]!.text).toContain(`Point${at} `);
  });

  it('every slot stays, however long its value is', () => {
    const labels = ['needs', 'urgency', 'name', 'address', 'wants to come', 'e-mail'];
    const part = partOf(compile({ slots: labels.map((label) => ({ label, text: words(80) })) }), 'slots');
    expect(part.pieces.map(({ text }) => text.split(':')[0])).toEqual(labels);
    expect(part.tokens).toBeLessThanOrEqual(CAPS.slots);
  });

  it('a flood of texts to answer is shortened, the newest last to go', () => {
    const part = partOf(compile({ new: many(200, 300, 'n') }), 'new');
    expect(part.tokens).toBeLessThanOrEqual(CAPS.new);
    expect(part.pieces.at(-1)!.text).toMatch(/^n199 /);
  });
});

const piece = fc.record({
  text: fc.oneof(
    fc.string({ maxLength: 1200, unit: 'grapheme' }),
    fc.nat(1500).map((size) => words(size / 5)),
  ),
});
const labelled = fc
  .tuple(fc.constantFrom('name', 'address', 'needs'), fc.string({ maxLength: 400 }))
  .map(([label, text]) => ({ label, text }));
const drafts = fc.record(
  {
    ...(Object.fromEntries(
      PART_NAMES.filter((name) => name !== 'slots').map((name) => [name, fc.array(piece, { maxLength: name === 'summary' ? 1 : 25 })]),
    ) as Record<Exclude<PartName, 'slots'>, fc.Arbitrary<Piece[]>>),
    slots: fc.array(labelled, { maxLength: 6 }),
  },
  { requiredKeys: [] },
);

describe('whatever is known', () => {
  it('fits the budget, keeps the floor, all slots and the summary', () => {
    fc.assert(
      fc.property(drafts, fc.integer({ min: 1500, max: 16_000 }), (known: PartDrafts, budget) => {
        const context = compileParts(known, budget, plain);
        expect(context.tokens).toBeLessThanOrEqual(budget);
        expect(context.tokens).toBe(context.parts.reduce((all, part) => all + part.pieces.reduce((sum, { tokens }) => sum + tokens, 0), 0));
        expect(partOf(context, 'recent').pieces.length).toBeGreaterThanOrEqual(Math.min(FLOOR, known.recent?.length ?? 0));
        expect(partOf(context, 'slots').pieces.length).toBe(known.slots?.length ?? 0);
        expect(partOf(context, 'summary').pieces.length).toBe(known.summary?.length ?? 0);
        for (const part of context.parts) expect(part.tokens).toBeLessThanOrEqual(part.cap);
      }),
      { numRuns: 60, seed: SEED },
    );
  });

  it('is cut the same way twice', () => {
    fc.assert(
      fc.property(drafts, fc.integer({ min: 1500, max: 8000 }), (known: PartDrafts, budget) => {
        expect(compileParts(known, budget, plain)).toEqual(compileParts(known, budget, plain));
      }),
      { numRuns: 30, seed: SEED },
    );
  });

  // with all thirteen parts it may: a first piece that only the bigger cap takes in pushes a line out
  it('more room never loses a line, a piece of knowledge or what was found, where those are all that there is', () => {
    fc.assert(
      fc.property(drafts, fc.integer({ min: 1500, max: 8000 }), ({ knowledge = [], older = [], recent = [] }: PartDrafts, budget) => {
        const [context, roomier] = [budget, budget * 2].map((all) => compileParts({ knowledge, older, recent }, all, plain));
        for (const name of ['knowledge', 'older', 'recent'] as const)
          expect(partOf(roomier!, name).pieces.length).toBeGreaterThanOrEqual(partOf(context!, name).pieces.length);
      }),
      { numRuns: 30, seed: SEED },
    );
  });

  it('is more than its budget only by a frame that leaves no room for the floor and the newest text, and then is nothing else', () => {
    let exceeded = 0;
    fc.assert(
      fc.property(drafts, fc.integer({ min: 1500, max: 3000 }), fc.integer({ min: -20, max: 300 }), (known: PartDrafts, budget, room) => {
        const context = compileParts(known, budget, plain, budget - room);
        expect(partOf(context, 'recent').pieces.length).toBeGreaterThanOrEqual(Math.min(FLOOR, known.recent?.length ?? 0));
        expect(partOf(context, 'new').pieces.length).toBeGreaterThanOrEqual(Math.min(1, known.new?.length ?? 0));
        if (context.tokens <= budget) return;
        exceeded += 1;
        const left = context.parts.filter(({ pieces }) => pieces.length > 0);
        expect(['recent', 'new']).toEqual(expect.arrayContaining(left.map(({ name }) => name)));
        expect(partOf(context, 'recent').pieces.length).toBeLessThanOrEqual(FLOOR);
        expect(partOf(context, 'new').pieces.length).toBeLessThanOrEqual(1);
        for (const { text } of left.flatMap(({ pieces }) => pieces)) expect([...text].length).toBeLessThanOrEqual(5);
      }),
      { numRuns: 100, seed: SEED },
    );
    expect(exceeded).toBeGreaterThan(0);
  });

  it('a summary goes before what is known, and both before the last words of the texts', () => {
    const line = '👩‍👩‍👧‍👦🔥😭 please now!';
    const known: PartDrafts = {
      guardrails: [{ text: 'Ok' }],
      slots: ['name', 'needs', 'address'].map((label) => ({ label, text: words(9) })),
      summary: [{ text: words(60) }],
      recent: Array.from({ length: FLOOR }, () => ({ text: line })),
      new: [{ text: words(12) }],
    };
    const left = [400, 60, 50, 40, 25, 18].map((room) => {
      const { parts } = compileParts(known, 1500, plain, 1500 - room);
      return parts.filter(({ pieces }) => pieces.length > 0).map(({ name, pieces }) => `${name} ${pieces.length}`);
    });
    const floor = [`recent ${FLOOR}`, 'new 1'];
    expect(left).toEqual([
      ['guardrails 1', 'slots 3', 'summary 1', ...floor],
      ['guardrails 1', 'slots 3', 'summary 1', ...floor],
      ['guardrails 1', 'slots 2', ...floor],
      ['guardrails 1', ...floor],
      floor,
      floor,
    ]);
  });
});

/** What people and businesses write, and what tokenizers cut into the smallest pieces. */
const TALK: Record<string, readonly string[]> = {
  English: ['My AC stopped cooling last night, can somebody come by on Tuesday?', "We're at 14 Oak Street, the gate code is #7788.", 'ok'],
  Hindi: ['मेरा एसी कल रात से काम नहीं कर रहा है, क्या मंगलवार को कोई आ सकता है?', 'हम चौदह ओक स्ट्रीट पर रहते हैं।', 'ठीक है'],
  emoji: ['👩‍👩‍👧‍👦🔥😭🥵💧', '🙏🏽🙏🏽🙏🏽 please 🧰🔧', '👍'],
  links: ['https://shop.example/p/aX9-Zq_7?utm_source=sms&c=%E2%9C%93#q8Kd', 'see www.example.com/a/b/c?id=4f0e1c9aa0b14d7e', 'x.co/1'],
};
const dear = fc
  .tuple(fc.constantFrom(...Object.values(TALK)), fc.integer({ min: 1, max: 12 }), fc.nat(2))
  .map(([texts, times, at]) => ({ text: Array.from({ length: times }, (_, n) => texts[(at + n) % texts.length]).join(' ') }));
const talk: fc.Arbitrary<PartDrafts> = fc.record(
  Object.fromEntries(
    PART_NAMES.map((name) => [
      name,
      name === 'slots'
        ? fc.array(
            dear.map(({ text }) => ({ label: 'name', text })),
            { maxLength: 6 },
          )
        : fc.array(dear, { maxLength: name === 'summary' ? 1 : 20 }),
    ]),
  ) as Record<PartName, fc.Arbitrary<Piece[]>>,
  { requiredKeys: [] },
);
/** As the tokenizer of the newest OpenAI models counts all that was kept, one piece under the other. */
const exactly = (drafts: PartDrafts, budget: number, count: (text: string) => number): number =>
  exact(
    compileParts(drafts, budget, measureOfWords(count))
      .parts.flatMap(({ pieces }) => pieces.map(({ text }) => text))
      .join('\n'),
  );

describe('counted by the tokenizer of the provider', () => {
  const count = tokenCounter('gpt-4o-mini');

  it.each(Object.entries(TALK))('%s never takes more than the budget, and the floor stays', (_name, texts) => {
    const flood = (pieces: number, repeats: number): Piece[] =>
      Array.from({ length: pieces }, (_, at) => ({
        text: Array(repeats)
          .fill(texts[at % texts.length])
          .join(' '),
      }));
    const known: PartDrafts = Object.fromEntries(PART_NAMES.map((name) => [name, flood(name === 'summary' ? 1 : 12, 10)]));
    for (const budget of [1500, 2500, 4000, 16_000]) {
      expect(exactly(known, budget, count)).toBeLessThanOrEqual(budget);
      const { tokens, parts } = compileParts(known, budget, measureOfWords(count));
      expect(tokens).toBeLessThanOrEqual(budget);
      expect(parts.find(({ name }) => name === 'recent')!.pieces.length).toBeGreaterThanOrEqual(FLOOR);
    }
  });

  it('whatever is written, the budget holds', () => {
    fc.assert(
      fc.property(talk, fc.integer({ min: 1500, max: 8000 }), (known, budget) => {
        expect(exactly(known, budget, count)).toBeLessThanOrEqual(budget);
        const kept = partOf(compileParts(known, budget, measureOfWords(count)), 'recent').pieces.length;
        expect(kept).toBeGreaterThanOrEqual(Math.min(FLOOR, known.recent?.length ?? 0));
      }),
      { numRuns: 40, seed: SEED },
    );
  });

  it('a model that cuts letters finer keeps fewer of them', () => {
    const known: PartDrafts = { knowledge: many(40, 60, 'k') };
    const kept = (model: string): number =>
      partOf(compileParts(known, 4000, measureOfWords(tokenCounter(model))), 'knowledge').pieces.length;
    expect(kept('claude-haiku-4-5')).toBeLessThan(kept('gpt-4o-mini'));
  });
});
