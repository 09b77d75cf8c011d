import type { Message } from '../shared/types';
import { memoryChanges } from './decision.rules';
import { deliveryOf } from './delivery.rules';
import { confidenceLook, slotLabel } from './slots.rules';
import { inboxFilter } from './tabs.rules';

const filterOf = (query: string) => inboxFilter(new URLSearchParams(query));

describe('inbox filter in the address', () => {
  it('opens on the open threads', () => expect(filterOf('')).toEqual({ tab: 'open', filter: { status: 'open' } }));
  it.each([
    ['tab=unread', { unread: true }],
    ['tab=needs-you', { needsHuman: true }],
    ['tab=human', { status: 'open', handler: 'human' }],
    ['tab=closed&reason=booked', { status: 'closed', closeReason: 'booked' }],
    ['tab=open&reason=booked', { status: 'open' }],
    ['tab=nonsense', { status: 'open' }],
    ['q=maria&leadId=l1', { status: 'open', leadId: 'l1', q: 'maria' }],
  ])('%s', (query, filter) => expect(filterOf(query).filter).toEqual(filter));
});

describe('delivery', () => {
  const out = (state: string | null, over: Partial<Message> = {}) =>
    deliveryOf({ direction: 'out', state, blockReason: null, errorMessage: null, errorCode: null, ...over });
  it('says nothing about what the customer wrote', () => expect(out('sent', { direction: 'in' })).toBeNull());
  it.each([
    ['queued', 'waiting'],
    ['sending', 'waiting'],
    ['accepted', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'read'],
    ['unknown', 'checking'],
    ['superseded', 'dropped'],
  ])('%s is %s', (state, mark) => expect(out(state)?.mark).toBe(mark));
  it('gives the reason of a failure and of a refusal', () => {
    expect(out('failed', { errorMessage: 'Unreachable', errorCode: '30003' })).toMatchObject({ mark: 'failed', reason: 'Unreachable' });
    expect(out('blocked', { blockReason: 'opted_out' })).toMatchObject({ mark: 'blocked', reason: 'the customer opted out' });
    expect(out('blocked', { blockReason: 'brand_new_rule' })?.reason).toBe('brand new rule');
  });
});

describe('what a decision changed', () => {
  const before = { stage: 'greeting', slots: { name: { value: 'Mary', confidence: 0.6 }, urgency: 'today' }, lastAsked: 'name' };
  const options = [
    { index: 1, label: 'Wed 2 PM' },
    { index: 2, label: 'Wed 3 PM' },
  ];
  it('is told in words, fact by fact', () => {
    const after = {
      stage: 'promised_call',
      slots: { name: { value: 'Maria', confidence: 0.9 }, urgency: 'today', preferred_time: 'Wed afternoon' },
      pending: { kind: 'pick_opening', options },
    };
    expect(memoryChanges(before, after)).toEqual([
      { label: 'Stage', before: 'Greeting', after: 'Promised call' },
      { label: 'Name', before: 'Mary', after: 'Maria' },
      { label: 'Asked last', before: 'Name', after: null },
      { label: 'Preferred time', before: null, after: 'Wed afternoon' },
      { label: 'Waits for', before: null, after: 'a choice: Wed 2 PM · Wed 3 PM' },
    ]);
  });
  it.each([
    [{ kind: 'slot', name: 'preferred_time' }, 'an answer: preferred time'],
    [{ kind: 'pick_opening', options: options.slice(0, 1) }, 'yes or no to Wed 2 PM'],
    [{ kind: 'confirm', what: 'cancel' }, 'yes or no: cancel the visit'],
    [{ kind: 'which_appointment', options }, 'which visit: Wed 2 PM · Wed 3 PM'],
    [{ kind: 'of_a_newer_server' }, 'of a newer server'],
  ])('says what %j waits for', (pending, after) => {
    expect(memoryChanges({}, { pending })).toEqual([{ label: 'Waits for', before: null, after }]);
  });
  it('leaves an instant to the page', () =>
    expect(memoryChanges({}, { nextFollowUpAt: '2026-11-24T15:00:00.000Z' })[0]).toEqual({
      label: 'Next follow-up',
      before: null,
      after: '2026-11-24T15:00:00.000Z',
    }));
  it('is empty when nothing changed', () => expect(memoryChanges({ a: [1], slots: {} }, { a: [1], b: null })).toEqual([]));
});

describe('the label of a fact', () => {
  it.each([
    ['name', 'Name'],
    ['gate_code', 'Gate code'],
    ['own:How old is the system?', 'How old is the system?'],
  ])('%s', (name, label) => expect(slotLabel(name)).toBe(label));
});

describe('confidence', () => {
  it.each([
    [0.8, 'high'],
    [0.79, 'medium'],
    [0.6, 'medium'],
    [0.59, 'low'],
  ])('%d', (value, word) => expect(confidenceLook(value).word).toBe(word));
});
