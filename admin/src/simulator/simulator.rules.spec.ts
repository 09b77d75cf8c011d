import type { Decision, LedgerEntry } from '../shared/types';
import { callsOf, liveCall, textsOf } from './ledger.rules';
import { nextLines } from './personas';
import { tellStory } from './story.rules';

const customer = '+13125550123';
const business = '+13125550199';
const owner = '+13125550100';
let seq = 0;
const entry = (type: string, fields: Partial<LedgerEntry>): LedgerEntry => ({
  seq: (seq += 1),
  at: `2026-11-20T12:00:${String(seq % 60).padStart(2, '0')}.000Z`,
  type,
  ...fields,
});

const ledger: LedgerEntry[] = [
  entry('call', { sid: 'CA1', from: customer, to: business, direction: 'inbound', status: 'ringing' }),
  entry('call', { sid: 'CA2', from: customer, to: '+13125550111', direction: 'outbound-dial', status: 'ringing' }),
  entry('call.status', { sid: 'CA2', status: 'no-answer' }),
  entry('call.verb', { sid: 'CA1', from: customer, to: business, body: 'We will text you.', detail: { verb: 'say' } }),
  entry('call.status', { sid: 'CA1', status: 'completed' }),
  entry('message', { sid: 'SM1', from: business, to: customer, body: 'Sorry we missed you', direction: 'outbound-api', status: 'sent' }),
  entry('status', { sid: 'SM1', status: 'delivered' }),
  entry('message', { sid: 'SM2', from: customer, to: business, body: 'Hi', direction: 'inbound', status: 'received' }),
  entry('message', { sid: 'SM3', from: business, to: owner, body: 'Booked', direction: 'outbound-api', status: 'sent' }),
  entry('message', { sid: 'SM9', from: business, to: '+13125550999', body: 'Somebody else', direction: 'outbound-api', status: 'sent' }),
  entry('status', { sid: 'SM9', status: 'failed' }),
];

describe('handsets', () => {
  it('show their own texts with what became of them', () => {
    expect(textsOf(ledger, customer).map((text) => [text.body, text.isMine, text.status])).toEqual([
      ['Sorry we missed you', false, 'delivered'],
      ['Hi', true, 'received'],
    ]);
    expect(textsOf(ledger, owner).map((text) => text.body)).toEqual(['Booked']);
  });

  it('show the caller one call, not the leg to the business', () => {
    const calls = callsOf(ledger, customer);
    expect(calls.map((call) => [call.sid, call.isOutgoing, call.isOver, call.said])).toEqual([['CA1', true, true, ['We will text you.']]]);
    expect(liveCall(calls)).toBeNull();
    expect(liveCall(callsOf(ledger.slice(0, 2), customer))?.sid).toBe('CA1');
    expect(liveCall(callsOf(ledger.slice(0, 2), '+13125550111'))?.isOutgoing).toBe(false);
  });

  it('offer what was not said yet', () => {
    expect(
      nextLines(
        ['a', 'b', 'c', 'd', 'e'],
        [
          { isMine: true, body: 'a' },
          { isMine: false, body: 'b' },
        ],
      ),
    ).toEqual(['b', 'c', 'd']);
  });
});

describe('what the system did', () => {
  const decision = {
    id: 'd1',
    createdAt: '2026-11-20T12:00:30.000Z',
    reasonCode: 'ask_missing_slot',
    intent: 'SERVICE_REQUEST',
    confidence: 0.9,
    engine: 'rules',
    durationMs: 3,
  } as Decision;
  const story = tellStory(ledger, [decision], { customer, owner, business });

  it('is newest first and only about these phones', () => {
    expect(story[0]).toMatchObject({ kind: 'decision', decisionId: 'd1' });
    expect(story.some((step) => step.detail === 'Somebody else')).toBe(false);
    expect(story.some((step) => step.kind === 'trouble')).toBe(false);
  });
  it('tells texts to the customer from texts to the owner, and which arrived', () => {
    const titles = story.map((step) => step.title);
    expect(titles).toContain('A text leaves, delivered');
    expect(titles).toContain('The owner is told');
    expect(titles).toContain('The business phone rings');
  });
});
