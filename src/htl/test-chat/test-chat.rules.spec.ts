import type { OrgProfile } from '../../orgs/org-profile.schema.js';
import { evaluate } from '../../policy/policy.gate.js';
import type { Booking, Decision, Effects, Facts } from '../htl.schema.js';
import { NEW_CHAT, TEST_PHONE, bookingsAfter, gateFactsOf, turnOf } from './test-chat.rules.js';
import type { ChatState } from './test-chat.rules.js';

const now = new Date('2026-11-23T18:00:00Z');
const line = (sender: 'customer' | 'ai', body: string): ChatState['lines'][number] => ({ id: body, sender, body, at: now.toISOString() });
const state = (...lines: ChatState['lines']): ChatState => ({ ...NEW_CHAT, lines });
const settings = {
  allowedCountries: [],
  quietStart: '21:00',
  quietEnd: '08:00',
  hourlySendCap: 500,
  dailySendCap: 5000,
  pricingPolicy: 'never',
};
const profile = { name: 'Northside', timeZone: 'America/Chicago', country: 'US', settings } as unknown as OrgProfile;
const channel = { kind: 'sms', registration: 'simulated', isSimulated: true, state: 'active' } as const;

describe('the turn of a test chat', () => {
  it('answers the last line and remembers the ones before', () => {
    const turn = turnOf('chat', 'org', state(line('customer', 'a'), line('ai', 'b'), line('customer', 'c')), now);
    expect(turn.messages.map(({ body, direction }) => [body, direction])).toEqual([['c', 'in']]);
    expect(turn.history.map(({ body, direction }) => [body, direction])).toEqual([
      ['a', 'in'],
      ['b', 'out'],
    ]);
    expect([turn.fromSeq, turn.toSeq, turn.thread.contactAddress]).toEqual([2, 3, TEST_PHONE]);
  });
});

describe('the gate of a test chat', () => {
  const verdict = (change: Partial<Parameters<typeof gateFactsOf>[0]> = {}) =>
    evaluate(
      gateFactsOf({ profile, channel, state: state(line('customer', 'a')), now, body: 'Which day suits you?', kind: 'reply', ...change }),
    );

  it('judges as if the business were live', () => expect(verdict().verdict).toBe('allow'));
  it.each([
    ['a price while prices are off', { body: 'It is $89.' }, 'content_price'],
    ['a text after STOP', { state: { ...state(line('customer', 'STOP')), isOptedOut: true } }, 'opted_out'],
    ['a number without registration', { channel: { ...channel, isSimulated: false, registration: 'none' as const } }, 'not_registered'],
    ['a claim to be human', { body: "I'm a real person." }, 'content_claims_human'],
  ])('refuses %s', (_, change, reason) => expect(verdict(change)).toMatchObject({ verdict: 'deny', reason }));
  it('counts how often the same words were said in a row', () => {
    const facts = (...lines: ChatState['lines']) =>
      gateFactsOf({ profile, channel, state: state(...lines), now, body: 'x', kind: 'reply' }).conversation?.identicalTextsInARow;
    expect([facts(), facts(line('ai', 'x')), facts(line('ai', 'x'), line('ai', 'y')), facts(line('ai', 'y'), line('ai', 'x'))]).toEqual([
      1, 2, 1, 2,
    ]);
  });
});

describe('bookings of a test chat', () => {
  const facts = { business: { services: [{ id: 's', name: 'AC repair' }] } } as unknown as Facts;
  const option = { index: 1, label: 'Mon 10 AM', startsAt: '2026-11-30T16:00:00Z', resourceId: 'r' };
  const booking: Booking = { id: 'b', label: 'Tue', startsAt: 'x', serviceName: 'AC', serviceId: 's', status: 'scheduled', version: 1 };
  const after = (effects: Effects, before: Booking[] = [booking]) => bookingsAfter(before, { effects } as Decision, facts);

  it.each<[string, Effects, object[]]>([
    ['nothing', {}, [booking]],
    ['a booking', { book: { option, serviceId: 's' } }, [booking, { label: 'Mon 10 AM', serviceName: 'AC repair', id: 'test-2' }]],
    ['a move', { reschedule: { appointmentId: 'b', option } }, [{ ...booking, label: 'Mon 10 AM', startsAt: option.startsAt }]],
    ['a yes', { confirm: { appointmentId: 'b' } }, [{ ...booking, status: 'confirmed' }]],
    ['a cancellation', { cancel: { appointmentId: 'b' } }, []],
    ['one that is not there', { cancel: { appointmentId: 'z' } }, [booking]],
  ])('%s', (_, effects, expected) => {
    const bookings = after(effects);
    expect(bookings).toHaveLength(expected.length);
    expect(bookings).toMatchObject(expected);
  });
});
