import {
  LINE_HALF_LIFE_DAYS,
  LINE_THRESHOLD,
  mergeLines,
  nearLines,
  rankLines,
  shapesOf,
  type LineMatch,
} from './conversation-search.rules.js';

const now = new Date('2026-06-01T00:00:00Z');
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
const line = (change: Partial<LineMatch>): LineMatch => ({
  messageId: 'm',
  conversationId: 'c',
  seq: 1,
  at: now,
  sender: 'customer',
  text: 'text',
  words: [],
  shapes: [],
  nearly: [],
  ...change,
});
const ids = (lines: { messageId: string }[]): string[] => lines.map(({ messageId }) => messageId);

describe('rankLines', () => {
  it('is 0.7 relevance and 0.3 recency: all words now are 1, and a half-life later 0.85', () => {
    const counts = { lines: 10, perWord: [1] };
    const [fresh, old] = rankLines(
      [line({ messageId: 'a', words: [1] }), line({ words: [1], at: daysAgo(LINE_HALF_LIFE_DAYS) })],
      counts,
      now,
      3,
    );
    expect(fresh!.score).toBeCloseTo(1, 6);
    expect(old!.score).toBeCloseTo(0.85, 6);
  });

  it('weighs a rare word more than one that is everywhere', () => {
    const matches = [line({ messageId: 'common', words: [1] }), line({ messageId: 'rare', words: [2] })];
    expect(ids(rankLines(matches, { lines: 40, perWord: [30, 1] }, now, 3))).toEqual(['rare']);
  });

  it('counts a word above the kind of text that it names, and that above a typing error', () => {
    const matches = [
      line({ messageId: 'nearly', nearly: [1] }),
      line({ messageId: 'shape', shapes: [1] }),
      line({ messageId: 'word', words: [1] }),
    ];
    expect(ids(rankLines(matches, { lines: 9, perWord: [1] }, now, 3))).toEqual(['word', 'shape', 'nearly']);
  });

  it('leaves out what covers too little, and what is beyond the limit', () => {
    const perWord = [1, 1, 1, 1];
    expect(1 / perWord.length).toBeLessThan(LINE_THRESHOLD);
    expect(rankLines([line({ words: [1] })], { lines: 10, perWord }, now, 3)).toEqual([]);
    expect(rankLines([line({ words: [1, 2] }), line({ words: [1, 3] })], { lines: 10, perWord }, now, 1)).toHaveLength(1);
  });

  it('of equal lines shows the newer first, and knows no score without words', () => {
    const matches = [line({ messageId: 'older', words: [1], at: daysAgo(-1) }), line({ messageId: 'newer', words: [1], at: daysAgo(-2) })];
    expect(ids(rankLines(matches, { lines: 2, perWord: [2] }, now, 3))).toEqual(['newer', 'older']);
    expect(rankLines([line({})], { lines: 0, perWord: [] }, now, 3)).toEqual([]);
  });
});

describe('lines found by their meaning', () => {
  const near = (messageId: string, similarity: number, days = 0) => {
    const { words: _w, shapes: _s, nearly: _n, ...rest } = line({ messageId, at: daysAgo(days) });
    return { ...rest, similarity };
  };

  it('count from the border of the model on, and sameness is all of a question', () => {
    const [same, border] = nearLines([near('same', 1), near('border', 0.4), near('below', 0.39)], 0.4, now);
    expect([same!.relevance, border!.relevance]).toEqual([1, expect.closeTo(LINE_THRESHOLD, 6)]);
    expect(nearLines([near('below', 0.39)], 0.4, now)).toEqual([]);
  });

  it('and by words stand once each, with the better score, the best first', () => {
    const byWords = rankLines([line({ messageId: 'a', words: [1], at: daysAgo(60) })], { lines: 9, perWord: [1] }, now, 3);
    const byMeaning = nearLines([near('b', 1), near('a', 0.5, 60)], 0.4, now);
    const merged = mergeLines(byWords, byMeaning, 3);
    expect(ids(merged)).toEqual(['b', 'a']);
    expect(merged[1]!.score).toBe(byWords[0]!.score);
    expect(mergeLines(byWords, byMeaning, 1)).toHaveLength(1);
  });
});

describe('shapesOf', () => {
  it('knows what kind of text a word asks for', () => {
    const [address, none, price] = shapesOf(['located|location|address', 'boiler', 'price|cost']);
    expect([address !== null, none, price !== null]).toEqual([true, null, true]);
  });
});
