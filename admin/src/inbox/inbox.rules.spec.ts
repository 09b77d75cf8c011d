import type { Message } from '../shared/types';
import { changedPaths } from './decision.rules';
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
  it('lists leaves, and reads a slot as its value', () => {
    const before = { stage: 'greeting', slots: { name: { value: 'Mary', confidence: 0.6 } }, asked: 'name' };
    const after = {
      stage: 'qualifying',
      slots: { name: { value: 'Maria', confidence: 0.9 }, address: { value: '1 Main St', confidence: 1 } },
    };
    expect(changedPaths(before, after)).toEqual([
      { path: 'stage', before: 'greeting', after: 'qualifying' },
      { path: 'slots name', before: 'Mary', after: 'Maria' },
      { path: 'asked', before: 'name', after: null },
      { path: 'slots address', before: null, after: '1 Main St' },
    ]);
  });
  it('is empty when nothing changed', () => expect(changedPaths({ a: [1] }, { a: [1], b: null })).toEqual([]));
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
