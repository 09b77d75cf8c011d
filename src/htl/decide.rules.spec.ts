import type { SlotName } from '../leads/slots.rules.js';
import { ALL, BOOKING, CUT, FOUND, NOW, OPENINGS, PICK, decided, facts, say, type Case } from '../../test/fixtures/turn-facts.js';
import type { Need } from './htl.schema.js';
import { decide } from './decide.rules.js';

describe('qualifying', () => {
  it.each<[string, Partial<Record<SlotName, string>>, string]>([
    ['nothing', {}, 'ask_service_needed'],
    ['the service', { service_needed: 'AC' }, 'ask_name'],
    ['the name first', { name: 'Sarah' }, 'ask_service_needed'],
    ['service and name', { service_needed: 'AC', name: 'Sarah' }, 'ask_address'],
    ['all but the service', { name: 'Sarah', address: '14 Oak St', preferred_time: 'tomorrow' }, 'ask_service_needed'],
    ['all but the time', { service_needed: 'AC', name: 'Sarah', address: '14 Oak St' }, 'ask_preferred_time'],
  ])('knowing %s', (_name, known, reasonCode) => {
    const plan = decided({ known, changed: ['name'] });
    expect(plan).toMatchObject({ reasonCode, action: 'reply', isWaiting: true, stage: 'qualifying', effects: {} });
    expect(plan.blocks).toHaveLength(1);
    expect(say(plan).split('?')).toHaveLength(2);
  });

  it('needs no address where the customer comes to the business', () => {
    const salon = { vertical: 'salon', services: [CUT] };
    expect(decided({ business: salon, known: { service_needed: 'haircut', name: 'Sarah' }, changed: ['name'] }).reasonCode).toBe(
      'ask_preferred_time',
    );
    expect(
      decide(
        facts({
          business: salon,
          known: { service_needed: 'haircut', name: 'Sarah', preferred_time: 'friday' },
          changed: ['preferred_time'],
        }),
      ).is,
    ).toBe('need');
  });

  it('asks for openings once qualified, with the remembered wish', () => {
    const preference = { dates: [{ from: '2026-11-24', to: '2026-11-24' }], text: 'tomorrow' };
    expect(decide(facts({ known: ALL, changed: ['address'], memory: { preference } }))).toEqual<Need>({
      is: 'need',
      serviceId: 'ac',
      preference,
      exceptAppointmentId: null,
      refused: [],
    });
  });

  it('offers them, holds them, and the lead is qualified', () => {
    const plan = decided({ known: ALL, changed: ['address'], openings: FOUND });
    expect(plan).toMatchObject({
      reasonCode: 'offer_openings',
      stage: 'offering',
      isWaiting: true,
      effects: { isQualified: true, offer: { openings: OPENINGS, serviceId: 'ac' } },
      pending: { kind: 'pick_opening', purpose: 'book' },
    });
    for (const { label } of OPENINGS) expect(say(plan)).toContain(label);
  });

  it('says so when the wished time is not free', () => {
    const preference = { dates: [{ from: '2026-11-28', to: '2026-11-28' }], text: 'saturday' };
    const plan = decided({ known: ALL, changed: ['preferred_time'], memory: { preference }, openings: { asked: [], any: OPENINGS } });
    expect(plan.reasonCode).toBe('offer_other_times');
    expect(plan.effects.offer?.openings).toEqual(OPENINGS);
  });

  it('offers times to who asks for one before the rest is known', () => {
    const patch: Case = {
      known: { service_needed: 'AC repair' },
      changed: ['service_needed'],
      proposal: { appointmentIntent: 'book', timePreference: { dates: [{ from: '2026-11-24', to: '2026-11-24' }], text: 'tomorrow' } },
    };
    expect(decide(facts(patch)).is).toBe('need');
    expect(decided({ ...patch, openings: FOUND }).effects.isQualified).toBeUndefined();
  });

  it('nothing free: a person will call, as a task with a due time, and the owner is told', () => {
    const plan = decided({ known: ALL, changed: ['preferred_time'], openings: { asked: [], any: [] } });
    expect(plan).toMatchObject({
      action: 'escalate',
      reasonCode: 'no_openings',
      stage: 'promised_call',
      pending: null,
      isWaiting: false,
      effects: { hasNoOpenings: true, isQualified: true },
    });
    expect(plan.effects.escalations).toMatchObject([
      { kind: 'booking', dueAt: new Date('2026-11-23T17:00:00Z'), promise: expect.stringContaining('call') as string },
    ]);
    expect(say(plan)).toMatch(/will call you/);
  });

  it('nothing free at night: the call is due after the doors open', () => {
    const plan = decided({
      known: ALL,
      changed: ['preferred_time'],
      openings: { asked: [], any: [] },
      business: { isOpenNow: false, nextOpenAt: new Date('2026-11-24T14:00:00Z') },
    });
    expect(plan.effects.escalations?.[0]?.dueAt.toISOString()).toBe('2026-11-24T14:30:00.000Z');
  });
});

describe('people and ends', () => {
  it.each<[string, Case, string, 'high' | 'medium']>([
    ['asks for a person', { proposal: { wantsHuman: true } }, 'asked_for_person', 'high'],
    ['is angry', { proposal: { sentiment: 'angry' } }, 'angry', 'high'],
    ['is frustrated twice', { previousSentiment: 'frustrated', proposal: { sentiment: 'frustrated' } }, 'angry', 'high'],
    ['complains', { proposal: { intent: 'COMPLAINT' } }, 'complaint', 'high'],
    ['disputes a price', { text: 'that is a rip off', proposal: { intent: 'PRICING' } }, 'price_dispute', 'high'],
    [
      'is not understood for the third time',
      { memory: { confusedTurns: 2 }, proposal: { isConfused: true, intent: 'UNKNOWN' } },
      'confused',
      'medium',
    ],
  ])('who %s gets a person', (_name, patch, reasonCode, priority) => {
    const plan = decided({ known: ALL, ...patch });
    expect(plan).toMatchObject({ action: 'escalate', reasonCode, kind: 'handoff', stage: 'handed_over', isWaiting: false, pending: null });
    expect(plan.effects.handler).toBe('human');
    expect(plan.effects.escalations).toMatchObject([{ kind: 'human_needed', priority, reason: reasonCode }]);
    expect(plan.effects.escalations?.[0]?.summary).toContain('Sarah Martinez');
    const night = decided({ known: ALL, ...patch, business: { isOpenNow: false, nextOpenAt: new Date('2026-11-24T14:00:00Z') } });
    expect(night.effects.handler).toBe('paused');
    expect(say(night)).toMatch(/when we open/);
  });

  it('frustration that comes with an answer is no hand-over', () => {
    expect(
      decided({
        previousSentiment: 'frustrated',
        proposal: { sentiment: 'frustrated' },
        known: { service_needed: 'AC' },
        changed: ['service_needed'],
      }).reasonCode,
    ).toBe('ask_name');
  });

  it.each<[string, Case, boolean]>([
    ['sure words', { optOut: { isOptOut: true, confidence: 0.97 } }, true],
    ['the rules or the table of an engine are sure', { proposal: { isOptOut: true, confidence: 0.9 } }, true],
    [
      'doubtful words, and a model that is sure',
      { optOut: { isOptOut: true, confidence: 0.7 }, proposal: { claimsOut: 'stop', intent: 'OPT_OUT', confidence: 0.9 } },
      true,
    ],
    ['only a model is sure', { proposal: { claimsOut: 'stop', intent: 'OPT_OUT', confidence: 0.99 } }, false],
    ['only a table thinks so', { proposal: { mayWantOut: true } }, false],
    ['a table is sure', { proposal: { mayWantOut: true, isOutSensed: true } }, true],
    [
      'a table is sure, and the words name another channel',
      { text: "Don't call, text me instead", proposal: { mayWantOut: true, isOutSensed: true } },
      false,
    ],
    [
      'a table is sure of words that are ours',
      { text: 'What does "Reply STOP to opt out" mean', proposal: { mayWantOut: true, isOutSensed: true } },
      false,
    ],
    ['doubtful words', { optOut: { isOptOut: true, confidence: 0.7 } }, false],
  ])('opting out in own words: %s', (_name, patch, isActedOn) => {
    const plan = decided({ known: ALL, pending: PICK, openings: FOUND, ...patch });
    expect(plan.effects.optOut !== undefined).toBe(isActedOn);
    expect(plan.close).toBe(isActedOn ? 'opted_out' : undefined);
    if (!isActedOn) expect(plan.effects.escalations).toMatchObject([{ kind: 'opt_out', reason: 'maybe_opt_out' }]);
  });

  it.each<[string, Case]>([
    ['the words say so', { optOut: { isOptOut: true, confidence: 0.9, isWrongNumber: true } }],
    ['the rules of an engine say so', { proposal: { intent: 'WRONG_PERSON', confidence: 0.9 } }],
    [
      'doubtful words, and a model that is sure',
      {
        optOut: { isOptOut: true, confidence: 0.7, isWrongNumber: true },
        proposal: { claimsOut: 'stranger', intent: 'WRONG_PERSON', confidence: 0.9 },
      },
    ],
    ['both', { optOut: { isOptOut: true, confidence: 0.9, isWrongNumber: true }, proposal: { isOptOut: true, confidence: 0.9 } }],
  ])('a wrong number gets an apology and no text after it: %s', (_name, patch) => {
    const plan = decided({ known: ALL, pending: PICK, openings: FOUND, ...patch });
    expect(plan).toMatchObject({ action: 'close', reasonCode: 'wrong_person', close: 'declined', stage: 'declined', isWaiting: false });
    expect(plan.effects).toMatchObject({ isLeadLost: true, optOut: { evidence: expect.any(String) as string } });
    expect(say(plan)).toMatch(/^Sorry/);
    expect(say(plan)).toMatch(/won't text you again/);
    expect(say(plan)).not.toMatch(/unsubscribed|START/);
  });

  // A model proposes; code decides: with nothing of our own behind it, its word takes nobody off and gives no lead up.
  it.each<[string, Case]>([
    ['maybe_opt_out', { proposal: { claimsOut: 'stop', intent: 'OPT_OUT', confidence: 0.99 } }],
    [
      'maybe_wrong_person',
      {
        text: 'this is his wife, the furnace is dead again',
        proposal: { claimsOut: 'stranger', intent: 'WRONG_PERSON', confidence: 0.99 },
      },
    ],
    [
      'maybe_wrong_person',
      { optOut: { isOptOut: true, confidence: 0.7 }, proposal: { claimsOut: 'stranger', intent: 'WRONG_PERSON', confidence: 0.99 } },
    ],
  ])('what only a model takes for an end is looked at by a person, and nothing is said: %s', (reasonCode, patch) => {
    const question = { hasQuestion: true, isDecline: true, sentiment: 'angry' as const };
    for (const proposal of [patch.proposal, { ...patch.proposal, ...question }]) {
      const plan = decided({ known: ALL, pending: PICK, openings: FOUND, ...patch, proposal });
      expect(plan).toMatchObject({ action: 'no_reply', reasonCode, blocks: [], pending: PICK, isWaiting: false });
      expect(plan.close).toBeUndefined();
      expect(plan.effects).toEqual({
        escalations: [expect.objectContaining({ kind: 'opt_out', reason: 'maybe_opt_out', priority: 'high' })],
      });
    }
  });

  it('a danger is never left without a word, whatever a model takes the text for', () => {
    const emergency = { name: 'urgency' as const, value: 'emergency', confidence: 0.9, sourceMessageId: 'm1' };
    const plan = decided({ known: ALL, proposal: { claimsOut: 'stop', intent: 'OPT_OUT', confidence: 0.99, slots: [emergency] } });
    expect(plan).toMatchObject({ action: 'escalate', isUrgent: true });
    expect(plan.blocks.length).toBeGreaterThan(0);
    expect(plan.effects.escalations).toMatchObject([{ priority: 'critical' }, { kind: 'opt_out' }]);
  });

  it('what only a model takes for a refusal ends politely, and the lead stays with people', () => {
    const declines = { isDecline: true, isDeclineClaimed: true, intent: 'NOT_INTERESTED' } as const;
    expect(decided({ known: ALL, proposal: declines })).toMatchObject({ reasonCode: 'declined', close: 'declined', effects: {} });
    expect(decided({ known: ALL, proposal: declines }).effects.isLeadLost).toBeUndefined();
  });

  it('opt-out comes before anger', () => {
    expect(
      decided({ optOut: { isOptOut: true, confidence: 0.97 }, proposal: { sentiment: 'angry', wantsHuman: true } }).effects.optOut,
    ).toBeDefined();
  });

  it('a decline closes politely, ends the lead and asks nothing', () => {
    const plan = decided({ known: ALL, proposal: { isDecline: true, intent: 'NOT_INTERESTED' } });
    expect(plan).toMatchObject({
      action: 'close',
      reasonCode: 'declined',
      close: 'declined',
      isWaiting: false,
      effects: { isLeadLost: true },
    });
    expect(say(plan)).not.toContain('?');
  });

  it.each(['Thanks!', 'ok thank you so much', 'great, see you then', '👍', 'Perfect'])('"%s" after a booking needs no answer', (text) => {
    expect(decided({ text, upcoming: [BOOKING], known: ALL, stage: 'booked', proposal: { sentiment: 'happy' } })).toMatchObject({
      action: 'no_reply',
      reasonCode: 'closing_remark',
      close: 'booked',
      blocks: [],
    });
  });

  it('the same words while a question is open are an answer', () => {
    expect(
      decided({
        text: 'ok thanks',
        known: { service_needed: 'AC' },
        pending: { kind: 'slot', name: 'name' },
        memory: { lastAsked: 'name' },
      }).action,
    ).toBe('reply');
  });

  it('another machine gets no answer', () => {
    expect(decided({ proposal: { intent: 'AUTO_REPLY' } })).toMatchObject({
      action: 'no_reply',
      reasonCode: 'auto_reply',
      isWaiting: false,
    });
  });

  it('what looks like a machine takes back no wish to stop', () => {
    const plan = decided({ optOut: { isOptOut: true, confidence: 0.97 }, proposal: { intent: 'AUTO_REPLY', confidence: 0.92 } });
    expect(plan).toMatchObject({ reasonCode: 'opt_out_free_text', close: 'opted_out' });
    expect(plan.effects.optOut).toBeDefined();
  });

  it('a doubtful wish to stop in what looks like a machine is looked at by a person', () => {
    expect(decided({ optOut: { isOptOut: true, confidence: 0.7 }, proposal: { intent: 'AUTO_REPLY', confidence: 0.92 } })).toMatchObject({
      reasonCode: 'auto_reply',
      effects: { escalations: [{ kind: 'opt_out', reason: 'maybe_opt_out' }] },
    });
  });

  it('what is not understood is asked again in other words and counted', () => {
    const once = decided({
      known: { service_needed: 'AC' },
      memory: { lastAsked: 'name', confusedTurns: 0 },
      pending: { kind: 'slot', name: 'name' },
      proposal: { isConfused: true, intent: 'UNKNOWN' },
    });
    expect(once).toMatchObject({ reasonCode: 'not_understood', confusedTurns: 1, lastAsked: 'name', isWaiting: true });
    expect(say(once)).toMatch(/name/i);
  });

  it('a picture without words is passed on, as a task', () => {
    const plan = decided({ text: '', hasMedia: true, known: { service_needed: 'AC' }, memory: { lastAsked: 'name' } });
    expect(plan).toMatchObject({ reasonCode: 'media_without_words', effects: { escalations: [{ kind: 'commitment' }] } });
  });
});

describe('truth', () => {
  it('says what it is when asked, before anything else, and goes on', () => {
    const plan = decided({ asksIfBot: true, known: { service_needed: 'AC' } });
    expect(plan.blocks[0]?.text).toMatch(/automated assistant/);
    expect(plan.blocks[1]).toMatchObject({ type: 'question', asks: 'name' });
  });

  it('says it in the first text of a thread when the org wants that, and only then', () => {
    const first = decided({ business: { disclosure: 'first_message' } });
    expect(first.blocks[0]?.text).toMatch(/automated assistant/);
    expect(decided({ business: { disclosure: 'first_message' }, memory: { disclosedAt: NOW.toISOString() } }).blocks).toHaveLength(1);
  });

  it('never quotes a price under the policy never', () => {
    const plan = decided({
      known: { service_needed: 'AC' },
      changed: ['service_needed'],
      proposal: { intent: 'PRICING', hasQuestion: true, businessAnswer: { topic: 'price', text: 'AC repair is $120.' } },
    });
    expect(say(plan)).not.toContain('$');
    expect(plan.blocks.at(-1)).toMatchObject({ asks: 'name' });
    expect(
      say(
        decided({
          business: { pricingPolicy: 'configured' },
          proposal: { intent: 'PRICING', hasQuestion: true, businessAnswer: { topic: 'price', text: 'AC repair is $120.' } },
        }),
      ),
    ).toContain('$120');
  });

  it('a question that no fact answers becomes a promise with an owner and a due time', () => {
    const plan = decided({ known: { service_needed: 'AC' }, proposal: { intent: 'QUESTION', hasQuestion: true } });
    expect(plan.effects.escalations).toMatchObject([
      { kind: 'commitment', reason: 'question_to_answer', promise: expect.any(String) as string },
    ]);
    expect(plan.reasonCode).toBe('ask_name');
  });

  it('after a booking a question is answered and the thread stays closed as booked', () => {
    const plan = decided({
      upcoming: [BOOKING],
      known: ALL,
      stage: 'booked',
      proposal: { intent: 'QUESTION', hasQuestion: true, businessAnswer: { topic: 'hours', text: 'Mon-Fri.' } },
    });
    expect(plan).toMatchObject({ action: 'reply', reasonCode: 'answer_hours', close: 'booked', isWaiting: false });
  });
});
