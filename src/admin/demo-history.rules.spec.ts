import { demoHistory, workday } from './demo-history.rules.js';

const ZONE = 'America/Chicago';

describe('workday', () => {
  // 20 November 2026 is a Friday
  it.each([
    ['2026-11-20T18:00:00Z', -1, '2026-11-19'],
    ['2026-11-20T18:00:00Z', 1, '2026-11-23'],
    ['2026-11-23T18:00:00Z', -1, '2026-11-20'],
    ['2026-11-22T18:00:00Z', -1, '2026-11-20'],
    ['2026-11-22T18:00:00Z', 2, '2026-11-24'],
    ['2026-11-21T03:00:00Z', -6, '2026-11-12'],
    ['2026-11-20T18:00:00Z', 0, '2026-11-20'],
  ])('%s and %i is %s', (now, n, expected) => expect(workday(new Date(now), n, ZONE)).toBe(expected));
});

// every hour of a fortnight with a change of the clocks in it
describe.each(Array.from({ length: 28 }, (_, i) => new Date(Date.UTC(2026, 9, 25, 12 * i))))('the history seen at %s', (now) => {
  const stories = demoHistory(now, ZONE);

  it('has nothing in the future but the booked visit', () => {
    for (const story of stories) {
      const moments = [
        story.call.at,
        story.thread?.openedAt,
        story.thread?.closedAt,
        story.lead?.completedAt,
        story.action?.at,
        ...(story.thread?.lines.map((line) => line.at) ?? []),
      ];
      for (const at of moments) if (at) expect(at.getTime(), story.key).toBeLessThanOrEqual(now.getTime());
      if (story.visit) expect(story.visit.startsAt > now, story.key).toBe(story.visit.status === 'scheduled');
    }
  });

  it('tells each story in order', () => {
    for (const { thread, lead, key } of stories) {
      const times = thread?.lines.map((line) => line.at.getTime()) ?? [];
      expect(
        [...times].sort((a, b) => a - b),
        key,
      ).toEqual(times);
      const rungs = lead
        ? [lead.textedAt, lead.engagedAt, lead.qualifiedAt, lead.bookedAt, lead.completedAt]
            .filter((at) => at !== null)
            .map((at) => at.getTime())
        : [];
      expect(
        [...rungs].sort((a, b) => a - b),
        key,
      ).toEqual(rungs);
    }
  });
});

describe('the history', () => {
  const stories = demoHistory(new Date('2026-11-20T18:00:00Z'), ZONE);
  it('shows each page of the console something', () => {
    expect(stories.filter((story) => story.thread?.closedAt)).toHaveLength(3);
    expect(stories.filter((story) => story.visit?.status === 'scheduled')).toHaveLength(1);
    expect(stories.filter((story) => story.action)).toHaveLength(1);
    expect(stories.filter((story) => story.call.status === 'answered')).toHaveLength(2);
    expect(new Set(stories.map((story) => story.phone)).size).toBe(stories.length);
  });
  it('lets the number of the simulator stay a stranger', () => expect(stories.map((story) => story.phone)).not.toContain('+13125550123'));
});
