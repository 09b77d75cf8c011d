import type { TurnContext } from './context/context.schema.js';
import type { Turn } from '../conversations/turn.port.js';
import type { Proposal } from '../engines/engine.port.js';
import { facts as sample, nothing, NOW, PICK, slots } from '../../test/fixtures/turn-facts.js';
import { factsOf } from './facts.rules.js';

const preference = { dates: [{ from: '2026-11-24', to: '2026-11-24' }], text: 'tomorrow' };
const { business, memory } = sample();

function turn(bodies: string[], patch: Partial<Turn> = {}): Turn {
  return {
    orgId: 'o',
    conversationId: 'c',
    leaseToken: 1,
    fromSeq: 0,
    toSeq: bodies.length,
    trigger: 'inbound',
    orgStatus: 'active',
    attempts: 1,
    claimedAt: NOW,
    hasMedia: false,
    history: [],
    supersedes: null,
    messages: bodies.map((body, index) => ({ id: `m${index + 1}`, seq: index + 1, direction: 'in', sender: 'customer', body, at: NOW })),
    thread: {
      id: 'c',
      contactId: 'k',
      contactName: null,
      contactHome: null,
      contactAddress: '+13125550123',
      leadId: 'l',
      accountId: 'a',
      handler: 'ai',
      stage: 'offering',
      sentiment: 'neutral',
      memory: { ...memory, pending: PICK, lastAsked: 'name', preference },
      openedAt: NOW,
      profileVersionId: null,
    },
    ...patch,
  };
}
const context = {
  now: NOW,
  business,
  slots: slots({ service_needed: 'AC' }),
  upcoming: [],
  picked: null,
  hasMedia: false,
  isFirstReply: false,
} as unknown as TurnContext;
const read = (bodies: string[], proposal: Partial<Proposal> = {}, patch: Partial<Turn> = {}) =>
  factsOf(turn(bodies, patch), context, { ...nothing, ...proposal });

describe('what code adds to the reading of an engine', () => {
  it('merges answers by the rules of the lead and names what changed', () => {
    const { slots: merged, changed } = read(['Bob, AC'], {
      slots: [
        { name: 'name', value: 'Bob', confidence: 0.9, sourceMessageId: 'm1' },
        { name: 'service_needed', value: 'maybe heating', confidence: 0.4, sourceMessageId: 'm1' },
      ],
    });
    expect(changed).toEqual(['name']);
    expect(merged.name).toMatchObject({ value: 'Bob', sourceMessageId: 'm1' });
    expect(merged.service_needed?.value).toBe('AC');
  });

  it('does not believe a source that is none of this turn', () => {
    expect(
      read(['I am Bob'], { slots: [{ name: 'name', value: 'Bob', confidence: 0.9, sourceMessageId: 'ghost' }] }).slots.name
        ?.sourceMessageId,
    ).toBe('m1');
  });

  it('drops values that are markers or no e-mail', () => {
    expect(
      read(['x'], {
        slots: [
          { name: 'email', value: 'not an address', confidence: 1, sourceMessageId: 'm1' },
          { name: 'name', value: '[QUALIFIED]', confidence: 1, sourceMessageId: 'm1' },
        ],
      }).changed,
    ).toEqual([]);
  });

  it('finds an opt-out and the are-you-a-bot question in any of the texts, whatever the engine says', () => {
    const facts = read(['hello', 'stop texting me', 'are you a bot?'], { isOptOut: false, asksIfBot: false });
    expect(facts.optOut).toMatchObject({ isOptOut: true });
    expect(facts.asksIfBot).toBe(true);
    expect(read(['my AC will not stop']).optOut.isOptOut).toBe(false);
  });

  it('remembers the wish until another is said', () => {
    expect(read(['ok']).memory.preference).toEqual(preference);
    const other = { weekdays: [5], text: 'friday' };
    expect(read(['friday'], { timePreference: other }).memory.preference).toEqual(other);
  });

  it('forgets a question and an offer that never left, and one whose time is over', () => {
    expect(read(['ok']).pending).toEqual(PICK);
    const superseded = read(['ok'], {}, { supersedes: 'd1' });
    expect([superseded.pending, superseded.memory.lastAsked]).toEqual([null, null]);
    const record = { state: 'offered_once' as const, at: NOW.toISOString(), leadId: 'l', step: 0 };
    const cta = {
      states: { a: record, b: record },
      open: { id: 'a', at: NOW.toISOString() },
      confirm: null,
      unsaid: { id: 'a', record: null },
    };
    const seen = (supersedes: string | null) => {
      const base = turn(['ok'], { supersedes });
      const given = { ...base, thread: { ...base.thread, memory: { ...base.thread.memory, cta } } };
      const ctas = { list: [{ id: 'a' }], sequence: [], link: { url: '', code: '' } };
      return factsOf(given, { ...context, ctas } as unknown as TurnContext, nothing);
    };
    expect(seen(null)).toMatchObject({ memory: { cta }, ctas: { states: cta.states, open: 'a' } });
    expect(Object.keys(seen('d1').ctas!.states)).toEqual(['b']);
    expect(seen('d1').memory.cta).toEqual({ states: { b: record }, open: null, confirm: null, unsaid: null });
    const late = factsOf(turn(['2']), { ...context, now: new Date('2026-11-25T00:00:00Z') }, nothing);
    expect(late.pending).toBeNull();
  });
});
