import { digest, group, isLoud, ownStory, planDelivery, quietUntil, type AlertPreferences } from './delivery.rules.js';

const at = (iso: string) => new Date(iso);

describe('quietUntil', () => {
  it.each([
    // Chicago is UTC-6 in November
    ['22:30 is quiet until seven', '2026-11-21T04:30:00Z', '21:00', '07:00', '2026-11-21T13:00:00.000Z'],
    ['03:00 is quiet until seven of the same day', '2026-11-21T09:00:00Z', '21:00', '07:00', '2026-11-21T13:00:00.000Z'],
    ['21:00 sharp is quiet', '2026-11-21T03:00:00Z', '21:00', '07:00', '2026-11-21T13:00:00.000Z'],
    ['07:00 sharp is not', '2026-11-21T13:00:00Z', '21:00', '07:00', null],
    ['noon is not', '2026-11-21T18:00:00Z', '21:00', '07:00', null],
    ['quiet hours inside one day', '2026-11-21T19:30:00Z', '13:00', '14:00', '2026-11-21T20:00:00.000Z'],
    ['outside them', '2026-11-21T21:30:00Z', '13:00', '14:00', null],
    ['equal times switch them off', '2026-11-21T04:30:00Z', '00:00', '00:00', null],
    // the clocks go forward on 14 March 2027: 07:00 is then UTC-5
    ['over the spring change', '2027-03-14T04:30:00Z', '21:00', '07:00', '2027-03-14T12:00:00.000Z'],
    ['an end that does not exist that night', '2027-03-14T07:30:00Z', '21:00', '02:30', '2027-03-14T08:00:00.000Z'],
    ['a malformed time means none', '2026-11-21T04:30:00Z', 'late', '07:00', null],
    ['over the autumn change', '2026-11-01T03:30:00Z', '21:00', '07:00', '2026-11-01T13:00:00.000Z'],
  ])('%s', (_name, now, start, end, expected) => {
    expect(quietUntil(at(now), start, end, 'America/Chicago')?.toISOString() ?? null).toBe(expected);
  });
});

const preferences: AlertPreferences = {
  notifySms: true,
  notifyEmail: true,
  notifyEvents: {},
  ownerQuietStart: '21:00',
  ownerQuietEnd: '07:00',
  timeZone: 'America/Chicago',
};
const NOON = at('2026-11-21T18:00:00Z');
const NIGHT = at('2026-11-21T04:30:00Z');
const MORNING = at('2026-11-21T13:00:00Z');

describe('planDelivery', () => {
  it.each([
    ['a booking at noon', 'appointment.booked', 1, {}, NOON, { sms: 'now', email: 'now', until: null }],
    ['a booking at night waits', 'appointment.booked', 1, {}, NIGHT, { sms: 'deferred', email: 'deferred', until: MORNING }],
    ['what may be an emergency does not', 'emergency.possible', 1, {}, NIGHT, { sms: 'now', email: 'now', until: null }],
    ['an emergency at night does not', 'emergency.detected', 1, {}, NIGHT, { sms: 'now', email: 'now', until: null }],
    [
      'an emergency ignores switches',
      'emergency.detected',
      1,
      { notifySms: false, notifyEmail: false, notifyEvents: { 'emergency.detected': { sms: false, email: false } } },
      NIGHT,
      { sms: 'now', email: 'now', until: null },
    ],
    ['text switched off for all', 'appointment.booked', 1, { notifySms: false }, NOON, { sms: 'none', email: 'now', until: null }],
    [
      'one event switched off',
      'call.missed',
      1,
      { notifyEvents: { 'call.missed': { sms: false, email: false } } },
      NOON,
      { sms: 'none', email: 'none', until: null },
    ],
    ['a switch nobody set keeps its default', 'message.received', 1, {}, NOON, { sms: 'now', email: 'none', until: null }],
    [
      'a default can be switched on',
      'message.received',
      1,
      { notifyEvents: { 'message.received': { email: true } } },
      NOON,
      { sms: 'now', email: 'now', until: null },
    ],
    [
      'one switch for all ways',
      'call.missed',
      1,
      { notifyEvents: { 'call.missed': false } },
      NOON,
      { sms: 'none', email: 'none', until: null },
    ],
    [
      'garbage in the switches counts as not set',
      'call.missed',
      1,
      { notifyEvents: { 'call.missed': 'no' } },
      NOON,
      { sms: 'now', email: 'now', until: null },
    ],
    ['the second call stays in the console', 'call.missed', 2, {}, NOON, { sms: 'none', email: 'none', until: null }],
    ['the third leaves again', 'call.missed', 3, {}, NOON, { sms: 'now', email: 'now', until: null }],
    [
      'nothing wanted at night defers nothing',
      'call.missed',
      1,
      { notifySms: false, notifyEmail: false },
      NIGHT,
      { sms: 'none', email: 'none', until: null },
    ],
  ] as const)('%s', (_name, event, count, change, now, expected) => {
    expect(planDelivery(event, count, { ...preferences, ...change }, now)).toEqual(expected);
  });

  it('is loud at 1, 3, 10 and every 25th', () => {
    expect(Array.from({ length: 50 }, (_, i) => i + 1).filter(isLoud)).toEqual([1, 3, 10, 25, 50]);
  });
});

describe('group', () => {
  const head = { event: 'call.missed', createdAt: at('2026-11-21T18:00:00Z'), count: 2, sources: ['call-1', 'call-2'] };
  it.each([
    ['the first of its kind', null, 'call-1', '2026-11-21T18:00:00Z', { kind: 'new' }],
    ['one more inside the window', head, 'call-3', '2026-11-21T18:09:30Z', { kind: 'raise', count: 3, minutes: 10, isNews: false }],
    ['at once still counts as a minute', head, 'call-3', '2026-11-21T18:00:00Z', { kind: 'raise', count: 3, minutes: 1, isNews: false }],
    ['an occurrence told before', head, 'call-2', '2026-11-21T18:09:30Z', { kind: 'seen' }],
    ['told before, long ago', head, 'call-2', '2026-11-22T18:09:30Z', { kind: 'seen' }],
    ['after the window', head, 'call-3', '2026-11-21T19:00:00Z', { kind: 'new' }],
  ])('%s', (_name, before, source, now, expected) => {
    expect(group(before, 'call.repeat', source, 60, at(now))).toEqual(expected);
  });
});

describe('group, where a story goes on with another event', () => {
  const MINUTE = 60_000;
  it.each([
    ['a promise is overdue while somebody waits', 'takeover.waiting', 'action.overdue', true],
    ['somebody waits whose promise is overdue', 'action.overdue', 'takeover.waiting', true],
    ['they still wait', 'takeover.waiting', 'takeover.waiting', false],
    ['a call comes again', 'call.missed', 'call.repeat', false],
  ] as const)('%s', (_name, before, event, isNews) => {
    const head = { event: before, createdAt: NOON, count: 1, sources: ['1'] };
    expect(group(head, event, '2', 60, new Date(NOON.getTime() + MINUTE))).toEqual({ kind: 'raise', count: 2, minutes: 1, isNews });
  });
});

describe('the story of an item', () => {
  const head = (escalationId: string | null) => ({ event: 'action.overdue', createdAt: NOON, count: 1, sources: ['a:1'], escalationId });
  it.each([
    ['is that of the conversation for the first', null, 'a', null],
    ['goes on with the reminder that somebody waits', head(null), 'a', null],
    ['goes on when the same is due again', head('a'), 'a', null],
    ['is its own where another one was told', head('a'), 'b', 'waiting:c:b'],
  ] as const)('%s', (_how, before, item, expected) => expect(ownStory(before, 'waiting:c', item)).toBe(expected));
});

describe('digest', () => {
  const item = (title: string, count = 1, isResolved = false) => ({ title, count, isResolved });
  it('says everything that is still open, once', () => {
    const text = digest(
      [item('Missed call from Sarah', 3), item('Booked: Tom'), item('Done already', 1, true)],
      'Northside',
      'https://x/admin',
    );
    expect(text?.subject).toBe('Northside: while you were off: 2 things');
    expect(text?.sms).toBe('Northside: While you were off: 2 things. Missed call from Sarah (3 times); Booked: Tom. https://x/admin');
    expect(text?.text).not.toContain('Done already');
  });
  it('shortens a long night', () => {
    expect(
      digest(
        ['a', 'b', 'c', 'd', 'e'].map((t) => item(t)),
        'N',
        'u',
      )?.sms,
    ).toBe('N: While you were off: 5 things. a; b; c; and 2 more. u');
  });
  it('is silent when all was resolved', () => {
    expect(digest([item('x', 1, true)], 'N', 'u')).toBeNull();
    expect(digest([], 'N', 'u')).toBeNull();
  });
});
