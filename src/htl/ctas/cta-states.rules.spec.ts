import { NO_CTAS, type CtaRecord, type CtaState } from '../../conversations/cta-memory.schema.js';
import { moved, statesNow } from './cta-states.rules.js';

const T = (day: number, hour = 12): string => new Date(Date.UTC(2026, 10, day, hour)).toISOString();
const at = (day: number): Date => new Date(T(day));
const record = (state: CtaState, day = 1, leadId: string | null = 'lead'): CtaRecord => ({ state, at: T(day), leadId, step: 0 });
const now = (rows: Record<string, CtaRecord>, news: Parameters<typeof statesNow>[1], day = 2, leadId: string | null = 'lead') =>
  statesNow({ ...NO_CTAS, states: rows }, news, { now: at(day), leadId })['a'];

describe('where a call to action stands now', () => {
  it.each([
    ['a click since', { click: T(1, 13) }, 'clicked'],
    ['a click and then the completion', { click: T(1, 13), complete: T(1, 14) }, 'completed'],
    ['a completion whose click was never seen', { complete: T(1, 14) }, 'completed'],
    ['a failure and then a second try that works', { fail: T(1, 13), complete: T(1, 14) }, 'completed'],
    ['a click of the same moment', { click: T(1) }, 'clicked'],
    ['a click from before the offer', { click: T(1, 9) }, 'offered_once'],
    ['a person put it back', { click: T(1, 13), reset: T(1, 15) }, 'not_offered'],
  ])('%s', (_, news, state) => expect(now({ a: record('offered_once') }, { a: news })?.state).toBe(state));

  it('a refusal after a click stands, and a click after the refusal wins', () => {
    expect(now({ a: record('declined', 1) }, { a: { click: T(1, 9) } })?.state).toBe('declined');
    expect(now({ a: record('declined', 1) }, { a: { click: T(1, 13) } })?.state).toBe('clicked');
  });

  it.each<[CtaState, number, CtaState]>([
    ['offered_twice', 30, 'offered_twice'],
    ['offered_twice', 31, 'not_offered'],
    ['declined', 14, 'declined'],
    ['declined', 15, 'not_offered'],
    ['completed', 30, 'completed'],
    ['completed', 31, 'not_offered'],
  ])('%s on day %i is %s', (state, day, after) => expect(now({ a: record(state) }, {}, day)?.state).toBe(after));

  it('a new opportunity begins anew', () => expect(now({ a: record('completed') }, {}, 2, 'next lead')?.state).toBe('not_offered'));
  it('knows the step that was reported', () => expect(now({ a: record('clicked') }, { a: { step: 2 } })).toMatchObject({ step: 2 }));
  it('a click on one that no turn remembers counts', () => expect(now({}, { a: { click: T(1) } })?.state).toBe('clicked'));
});

describe('an event', () => {
  it('that the state does not take changes nothing', () =>
    expect(moved(record('offered_twice'), 'offer', T(3), 'lead')).toEqual(record('offered_twice')));
  it('moves the moment with the state only', () => {
    expect(moved(record('offered_once'), 'click', T(3), 'lead').at).toBe(T(3));
    expect(moved(record('clicked'), 'click', T(3), 'lead').at).toBe(T(1));
  });
});
