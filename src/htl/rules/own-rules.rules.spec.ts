import { BOOKING, decided, facts, FOUND, NOW, PICK, say, type Case } from '../../../test/fixtures/turn-facts.js';
import type { CtaRecord, CtaState } from '../../conversations/cta-memory.schema.js';
import type { Cta } from '../../onboarding/questionnaire.schema.js';
import type { CtaFacts } from '../ctas/cta.schema.js';
import { decide } from '../decide.rules.js';
import type { OwnRule, RuleAction, RuleConditions } from './own-rule.schema.js';

const PAY: Cta = {
  ...{ id: 'payment', kind: 'payment', label: 'Pay the deposit', steps: [], target: 'link', url: 'https://example.com/go' },
  ...{ fileId: null, fileName: null, serviceId: null, serviceName: null, isActive: true, version: 1 },
};
const DEMO: Cta = { ...PAY, id: 'demo', kind: 'schedule_demo', label: 'See a live demo', target: 'service', url: null, serviceId: 'ac' };
const LINK = { url: 'https://go.example/l/abcdefghijkm', code: 'abcdefghijkm' };
const record = (state: CtaState, hoursAgo = 48): CtaRecord => ({
  ...{ state, leadId: 'lead', step: 0 },
  at: new Date(NOW.getTime() - hoursAgo * 3_600_000).toISOString(),
});
const ctas = (patch: Partial<CtaFacts> = {}): CtaFacts => ({
  ...{ list: [PAY, DEMO], sequence: [], states: {}, open: null, trend: 0, link: LINK, leadId: 'lead' },
  ...patch,
});
const rule = (id: string, action: RuleAction, conditions: RuleConditions = { intents: ['PRICING'] }): OwnRule => ({
  ...{ id, name: id, conditions, action },
  cta: action.is === 'offer_cta' ? { id: action.ctaId, kind: 'payment', label: 'Pay the deposit' } : null,
});
const OFFER = rule('offer', { is: 'offer_cta', ctaId: 'payment' });
const CALL = rule('call', { is: 'escalate', priority: 'high' });
const HUSH = rule('hush', { is: 'stay_silent' });

const ASKS: Case = { text: 'How much is it?', proposal: { intent: 'PRICING', hasQuestion: true } };
const turn = (ownRules: OwnRule[], patch: Case = {}, of: Partial<CtaFacts> = {}) =>
  decided({ ...ASKS, known: { service_needed: 'AC' }, ...patch, ownRules, ctas: ctas(of) });
const told = (plan: ReturnType<typeof turn>) => [
  plan.reasonCode,
  plan.firedRule?.id ?? null,
  plan.heldBack?.map((held) => held.heldBack) ?? [],
];

describe('a rule that offers a call to action', () => {
  it('offers it, and is named', () => {
    const plan = turn([OFFER, CALL]);
    expect(told(plan)).toEqual(['cta_offered', 'offer', []]);
    expect(say(plan)).toContain(`Pay the deposit: ${LINK.url}`);
  });

  it.each<[string, string, Partial<CtaFacts>, Case?]>([
    ['was offered twice', 'not_due', { states: { payment: record('offered_twice') } }],
    ['was refused', 'not_due', { states: { payment: record('declined') } }],
    ['waits behind another', 'not_due', { states: { demo: record('offered_once', 0.2) } }],
    ['comes while the mood falls', 'not_due', { trend: -1 }],
    ['may not be offered at all', 'not_due', { list: [DEMO] }],
    ['would stand before a person', 'person_needed', {}, { proposal: { intent: 'PRICING', wantsHuman: true } }],
    ['would stand before a polite end', 'nothing_wanted', {}, { proposal: { intent: 'PRICING', isDecline: true } }],
    [
      'would stand beside a danger',
      'danger',
      {},
      { proposal: { intent: 'PRICING', slots: [{ name: 'urgency', value: 'emergency', confidence: 0.9, sourceMessageId: 'm1' }] } },
    ],
  ])('%s: the next rule has its turn, and both are shown', (_, why, of, patch = {}) => {
    expect(told(turn([OFFER, CALL], patch, of)).slice(1)).toEqual(['call', [why]]);
  });

  it('does nothing once its call to action is gone', () => {
    expect(told(turn([{ ...OFFER, cta: null }, CALL])).slice(1)).toEqual(['call', ['cta_gone']]);
  });

  it('is shown where no rule could act, and the planner goes on', () => {
    const plan = turn([OFFER], {}, { states: { payment: record('declined') } });
    expect(told(plan)).toEqual(['ask_name', null, ['not_due']]);
    expect(plan.heldBack).toEqual([{ id: 'offer', name: 'offer', action: 'offer_cta', heldBack: 'not_due' }]);
  });

  it('is none of a turn whose conditions do not hold', () => {
    const plan = turn([rule('other', OFFER.action, { intents: ['QUESTION'] })]);
    expect([plan.firedRule, plan.heldBack]).toEqual([undefined, undefined]);
  });

  it('says so where an answer left no room for it', () => {
    const text = 'Here is a long answer. '.repeat(14).trim();
    const form: Cta = { ...PAY, kind: 'fill_form', label: 'Fill in our intake form' };
    const answer = { businessAnswer: { topic: 'service_area' as never, text } };
    const plan = turn(
      [rule('offer', OFFER.action, { intents: ['QUESTION'] })],
      { proposal: { intent: 'QUESTION', hasQuestion: true, ...answer } },
      { list: [form] },
    );
    expect(told(plan)).toEqual(['answered', null, ['no_room']]);
  });
});

describe('before the planner', () => {
  it('a question beside an open list of times gets the offer, and the list stays open', () => {
    const plan = turn([OFFER], { pending: PICK });
    expect([...told(plan), plan.pending]).toEqual(['cta_offered', 'offer', [], PICK]);
  });

  it('a question after a booking gets it too', () => {
    const plan = turn([OFFER], { stage: 'booked', upcoming: [BOOKING] });
    expect(told(plan)).toEqual(['cta_offered', 'offer', []]);
  });

  it.each<[string, Case, string]>([
    ['a pick', { pending: PICK, text: '2', proposal: { intent: 'PRICING', pick: { index: 2 } } }, 'picked_ask_name'],
    [
      'another time',
      { pending: PICK, openings: FOUND, proposal: { intent: 'PRICING', timePreference: { text: 'friday' } } },
      'offer_openings',
    ],
    [
      'a confirmation',
      {
        upcoming: [BOOKING],
        pending: { kind: 'confirm', what: 'cancel', appointmentId: 'b1', expiresAt: PICK.expiresAt },
        proposal: { intent: 'PRICING', answer: 'yes' },
      },
      'cancelled',
    ],
    ['a wish to cancel', { upcoming: [BOOKING], proposal: { intent: 'PRICING', appointmentIntent: 'cancel' } }, 'ask_confirm_cancel'],
    [
      'a new address of a visit',
      { stage: 'booked', upcoming: [BOOKING], known: { address: '5 Elm' }, changed: ['address'] },
      'noted_after_booking',
    ],
    ['thanks to an open list', { pending: PICK, text: 'thx', proposal: {} }, 'thanks_while_open'],
    ['what nobody understands, to an open list', { pending: PICK, text: 'asdf', proposal: { isConfused: true } }, 'not_understood'],
    ['a no to what is on offer', { text: 'no', proposal: { intent: 'PRICING', answer: 'no' } }, 'cta_declined'],
  ])('%s is answered first', (_, patch, reasonCode) => {
    const of = reasonCode === 'cta_declined' ? { open: 'demo', states: { demo: record('offered_once', 2) } } : {};
    const always = rule('offer', OFFER.action, { slots: [{ name: 'email', is: 'missing' }] });
    expect(told(turn([always], patch, of))).toEqual([reasonCode, null, ['answer_first']]);
  });

  it('a customer who asks for the very thing gets it, by the rule', () => {
    expect(told(turn([OFFER, CALL], { text: 'How do I pay?' }))).toEqual(['cta_asked', 'offer', []]);
    const demo = rule('demo', { is: 'offer_cta', ctaId: 'demo' });
    const asks: Case = { text: 'I want to see a demo', proposal: { intent: 'PRICING' } };
    expect(decide(facts({ ...asks, ownRules: [demo, CALL], ctas: ctas() }))).toMatchObject({ is: 'need', serviceId: 'ac' });
    expect(told(turn([demo, CALL], { ...asks, openings: FOUND }))).toEqual(['offer_openings', 'demo', []]);
  });

  it('one that asks for something else gets that, and the next rule has its turn', () => {
    expect(told(turn([OFFER], { text: 'I want to see a demo', openings: FOUND }))).toEqual(['offer_openings', null, ['answer_first']]);
  });
});

describe('a rule of silence', () => {
  it('keeps still, unless they want a person: then the next one has its turn', () => {
    expect(told(turn([HUSH, CALL]))).toEqual(['own_rule_silent', 'hush', []]);
    const wish: Case = { proposal: { intent: 'PRICING', wantsHuman: true } };
    expect(told(turn([HUSH, CALL], wish))).toEqual(['own_rule_escalated', 'call', ['person_wanted']]);
    expect(told(turn([HUSH], wish))).toEqual(['asked_for_person', null, ['person_wanted']]);
  });
});
