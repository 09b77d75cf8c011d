import { gaugeLines, languageName, moodPoints, rateWords, trendWords } from './memory.rules';

describe('the picture of the mood', () => {
  const at = '2026-11-20T12:00:00Z';
  it('runs from left to right, happy on top', () =>
    expect(
      moodPoints(
        [
          { at, sentiment: 'angry' },
          { at, sentiment: 'neutral' },
          { at, sentiment: 'happy' },
        ],
        100,
        40,
      ),
    ).toEqual([
      { x: 0, y: 40 },
      { x: 50, y: 20 },
      { x: 100, y: 0 },
    ]));
  it('a single mood stands in the middle', () => expect(moodPoints([{ at, sentiment: 'odd' }], 100, 40)).toEqual([{ x: 50, y: 20 }]));
  it.each([
    [-1, 'falling fast'],
    [-0.25, 'falling'],
    [0, 'steady'],
    [0.25, 'rising'],
    [0.5, 'rising fast'],
  ])('%s is %s', (trend, words) => expect(trendWords(trend)).toBe(words));
});

describe('what is said beside the numbers', () => {
  it('names both gauges', () =>
    expect(
      gaugeLines({
        gauges: { messagingPermission: 0.4, permissionReason: 'template_only', engagementFreshness: 0.5, freshness: 'cold' },
        budget: { used: 0, limit: 3, left: 3, usedWeek: 0, limitWeek: 8, freeAt: null },
        promises: [],
        responseRate: { ours: 0, theirs: 0, rate: null, averageReplySeconds: null },
      }).map(({ words }) => words),
    ).toEqual(['Only approved templates', 'Cold: wrote within 3 days']));
  it.each([
    [{ ours: 0, theirs: 1, rate: null, averageReplySeconds: null }, 'No text of ours could be answered yet.'],
    [{ ours: 1, theirs: 2, rate: 1, averageReplySeconds: 40 }, '1 of 1 text answered, after 40 s on average.'],
    [{ ours: 4, theirs: 2, rate: 0.5, averageReplySeconds: 7200 }, '2 of 4 texts answered, after 2 h on average.'],
  ])('%j', (rate, words) => expect(rateWords(rate)).toBe(words));
  it('knows the languages by name', () => expect([languageName('hi-en'), languageName('xx')]).toEqual(['Hindi and English mixed', 'xx']));
});
