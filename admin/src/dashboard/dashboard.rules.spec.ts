import { groupByPriority, isOverdue } from '../actions/actions.rules';
import { callStep, textBackWords } from '../calls/calls.rules';
import type { ActionItem, Ladder } from '../shared/types';
import { shortDay } from './chart.rules';
import { linkOf, rungs, stepShare } from './ladder.rules';

const ladder = { from: '2026-11-20T06:00:00.000Z' } as Ladder;
const filterIn = (link: string): unknown => JSON.parse(decodeURIComponent(/filter=(.*)$/.exec(link)?.[1] ?? '{}'));

describe('the ladder', () => {
  it('leads from every number to its rows', () => {
    for (const rung of rungs) expect(linkOf(rung.key, ladder)).toMatch(/^\/(calls|leads|appointments)\?/);
    expect(filterIn(linkOf('missed', ladder))).toEqual({ startedAt_gte: ladder.from, status: 'missed' });
    expect(filterIn(linkOf('texted', ladder))).toMatchObject({ textBack: 'sent' });
  });
  it('gives the share of the rung above, where there is one', () => {
    const counts = { ...ladder, missed: 3, texted: 5, engaged: 4, qualified: 0, booked: 0, completed: 0 };
    expect(rungs.map((rung) => stepShare(rung.key, counts))).toEqual([null, null, 80, 0, null, null]);
  });
  it('keeps the day the server cut', () => expect(shortDay('2026-11-01')).toBe('Nov 1'));
});

describe('actions', () => {
  const item = (id: string, priority: string, createdAt: string, dueAt: string | null = null) =>
    ({ id, priority, createdAt, dueAt, status: 'open' }) as ActionItem;
  it('come most urgent first, then by what is due', () => {
    const groups = groupByPriority([
      item('a', 'low', '1'),
      item('b', 'critical', '3'),
      item('c', 'critical', '2'),
      item('d', 'critical', '9', '1'),
    ]);
    expect(groups.map((group) => [group.priority, group.items.map((i) => i.id)])).toEqual([
      ['critical', ['d', 'c', 'b']],
      ['low', ['a']],
    ]);
  });
  it('are overdue only while they are open', () => {
    const due = { dueAt: '2026-11-20T00:00:00Z', status: 'open' as const };
    expect(isOverdue(due, Date.UTC(2026, 10, 21))).toBe(true);
    expect(isOverdue({ ...due, status: 'resolved' }, Date.UTC(2026, 10, 21))).toBe(false);
    expect(isOverdue({ ...due, dueAt: null }, Date.UTC(2026, 10, 21))).toBe(false);
  });
});

describe('text-back in words', () => {
  const words = (over: Record<string, unknown>) =>
    textBackWords({ status: 'missed', textBack: null, textBackReason: null, textedAfterSeconds: null, ...over }).text;
  it.each([
    [{ textBack: 'sent', textedAfterSeconds: 3 }, 'Texted after 3 s'],
    [{ textBack: 'skipped', textBackReason: 'opted_out' }, 'Not texted: opted out'],
    [{ textBack: 'acknowledged' }, 'Thread goes on'],
    [{}, 'Deciding'],
    [{ status: 'answered' }, '–'],
  ])('%#', (over, text) => expect(words(over)).toBe(text));
});

describe('the log of a call in words', () => {
  it.each([
    [{ type: 'incoming', at: '', detail: { callStatus: 'ringing' } }, 'The call came in'],
    [
      { type: 'dial_completed', at: '', detail: { callStatus: 'ringing', dialStatus: 'no-answer', isBridged: false } },
      'Ringing ended, no answer',
    ],
    [{ type: 'status', at: '', detail: { callStatus: 'completed', callSeconds: 72 } }, 'The call ended, completed, 1 m 12 s'],
    [{ type: 'brand_new', at: '', detail: {} }, 'Brand new'],
  ])('%#', (event, words) => expect(callStep(event)).toBe(words));
});
