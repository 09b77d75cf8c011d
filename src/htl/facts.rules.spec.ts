import type { TurnContext } from './context/context.schema.js';
import type { Turn } from '../conversations/turn.port.js';
import type { Proposal } from '../engines/engine.port.js';
import { decided, facts as sample, nothing, NOW, PICK, slots } from '../../test/fixtures/turn-facts.js';
import { withContact } from './context/turn-context.rules.js';
import { handoffPackage } from './escalation/handoff-package.rules.js';
import { factsOf } from './facts.rules.js';
import { statePatch } from './state-patch.rules.js';

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

describe('a guess about the customer', () => {
  const slot = (value: string, confidence: number) => ({ ...slots({ name: value }).name!, confidence });
  it('is kept with the lead and is nothing that the turn learned', () => {
    const facts = read(['my AC is broken'], { slots: [{ name: 'name', value: 'Bob Stone', confidence: 0.4, sourceMessageId: 'm1' }] });
    expect([facts.changed, facts.guessed, facts.slots.name?.value]).toEqual([[], ['name'], 'Bob Stone']);
    expect(statePatch(facts, decided(), facts.memory, facts.memory).slots?.name).toMatchObject({ value: 'Bob Stone', confidence: 0.4 });
  });
  it('does not stand before what is known of the person, as a word of theirs does', () => {
    const of = (confidence: number) =>
      withContact({ name: slot('Bob', confidence) }, { contactName: 'Ann', contactHome: null }, NOW).name?.value;
    expect([of(0.4), of(0.6)]).toEqual(['Ann', 'Bob']);
  });
  it('is not in the brief of the person who takes over', () => {
    const facts = { ...sample(), slots: { name: slot('Bob', 0.4), address: slot('14 Oak St', 0.9) } };
    const [request] = decided({ proposal: { wantsHuman: true } }).effects.escalations!;
    expect(handoffPackage(facts, request!).slots).toEqual({ address: '14 Oak St' });
  });
});

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
      const ctas = { list: [{ id: 'a', label: 'A', steps: [] }], sequence: [], link: { url: '', code: '' } };
      return factsOf(given, { ...context, ctas } as unknown as TurnContext, nothing);
    };
    expect(seen(null)).toMatchObject({ memory: { cta }, ctas: { states: cta.states, open: 'a' } });
    expect(Object.keys(seen('d1').ctas!.states)).toEqual(['b']);
    expect(seen('d1').memory.cta).toEqual({ states: { b: record }, open: null, confirm: null, unsaid: null });
    const late = factsOf(turn(['2']), { ...context, now: new Date('2026-11-25T00:00:00Z') }, nothing);
    expect(late.pending).toBeNull();
  });
});

describe('a text that never left', () => {
  const withMemory = (patch: Partial<Turn['thread']['memory']>, more: Partial<Turn>): Turn => {
    const before = turn(['hello again'], more);
    return { ...before, thread: { ...before.thread, memory: { ...before.thread.memory, pending: null, ...patch } } };
  };
  const yes: Proposal = { ...nothing, answer: 'yes' };
  const doubtful = { ...slots({ service_needed: 'AC', name: 'Sarah' }) };
  const known = { ...context, slots: { ...doubtful, name: { ...doubtful.name!, confidence: 0.65 } } } as TurnContext;
  const asked = { slot: 'name' as const, value: 'Sarah', outcome: 'asked' as const };
  const older = { ...asked, value: 'Sara' };

  it('asked for no confirmation: the doubt is asked about before the booking', () => {
    const memory = { confirming: { slot: 'name' as const, value: 'Sarah', other: null }, confirmations: [older, asked] };
    const of = (supersedes: string | null) => factsOf(withMemory(memory, { supersedes }), known, nothing).memory.confirmations;
    expect([of(null), of('d1')]).toEqual([[older, asked], [older]]);
  });
  it('read nothing back: a yes to something else makes no guess sure', () => {
    const memory = { cta: { states: {}, open: null, confirm: 'name' as const, unsaid: null } };
    const of = (supersedes: string | null) => factsOf(withMemory(memory, { supersedes }), known, yes);
    expect([of(null).slots.name?.confidence, of('d1').slots.name?.confidence]).toEqual([0.9, 0.65]);
    expect(of('d1').memory.cta.confirm).toBeNull();
  });

  const said = (direction: 'in' | 'out', body: string, seq: number, at = NOW): Turn['history'][number] => ({
    id: `h${seq}`,
    sender: direction === 'in' ? 'customer' : 'ai',
    ...{ direction, body, seq, at },
  });
  const disclosedAt = NOW.toISOString();
  const hello = said('out', 'Hi, the automated assistant of Northside here.', 2);
  const later = new Date(NOW.getTime() + 3_600_000);
  it.each<[string, Turn['history'], string | null]>([
    ['the words that say it left', [said('in', 'hi', 1), hello], disclosedAt],
    ['nothing of ours left', [said('in', 'hi', 1)], null],
    ['only another text of ours left', [said('out', 'Sorry we missed your call.', 1), said('in', 'hi', 2)], null],
    ['the thread is longer than what is read', [said('in', 'and now?', 40, later), said('out', 'Tuesday.', 41, later)], disclosedAt],
  ])('tells who writes once: %s', (_, history, told) => {
    expect(factsOf(withMemory({ disclosedAt }, { history }), context, nothing).memory.disclosedAt).toBe(told);
  });
});
