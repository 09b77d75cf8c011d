import type { Proposal } from '../engines/engine.port.js';
import { memorySchema } from '../conversations/memory.schema.js';
import type { SlotMap, SlotName } from '../leads/slots.rules.js';
import { decide } from './decide.rules.js';
import type { Booking, Decision, Facts, Need } from './htl.schema.js';
import type { Opening } from '../appointments/availability.rules.js';

const NOW = new Date('2026-11-23T16:00:00Z');
const AC = { id: 'ac', name: 'AC repair', keywords: ['ac', 'cooling'], durationMinutes: 90, needsAddress: true, priceMinor: 12_000 };
const CUT = { id: 'cut', name: 'Haircut', keywords: ['cut', 'hair'], durationMinutes: 45, needsAddress: false, priceMinor: null };
const OPENINGS: Opening[] = [
  { startsAt: '2026-11-24T14:00:00.000Z', endsAt: '2026-11-24T15:30:00.000Z', resourceId: 'r1', label: 'Tue Nov 24, 8:00 AM' },
  { startsAt: '2026-11-24T20:00:00.000Z', endsAt: '2026-11-24T21:30:00.000Z', resourceId: 'r1', label: 'Tue Nov 24, 2:00 PM' },
];
const OPTIONS = OPENINGS.map(({ label, startsAt, resourceId }, index) => ({ index: index + 1, label, startsAt, resourceId }));
const PICK = {
  kind: 'pick_opening' as const,
  options: OPTIONS,
  purpose: 'book' as const,
  serviceId: 'ac',
  expiresAt: '2026-11-24T16:00:00Z',
};
const BOOKING: Booking = {
  id: 'b1',
  label: 'Wed Nov 25, 9:00 AM',
  startsAt: '2026-11-25T15:00:00.000Z',
  serviceName: 'AC repair',
  serviceId: 'ac',
  status: 'scheduled',
  version: 1,
};

const nothing: Proposal = {
  intent: 'INTERESTED',
  sentiment: 'neutral',
  confidence: 0.9,
  slots: [],
  timePreference: null,
  pick: null,
  appointmentIntent: null,
  answer: null,
  wantsHuman: false,
  isOptOut: false,
  asksIfBot: false,
  isDecline: false,
  isConfused: false,
  hasQuestion: false,
  businessAnswer: null,
  serviceId: null,
  draft: null,
  reasonCode: 'test',
};

function slots(values: Partial<Record<SlotName, string>>): SlotMap {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      { value, confidence: 0.9, sourceMessageId: 'm1', source: 'customer', updatedAt: NOW.toISOString() },
    ]),
  );
}
const ALL = { service_needed: 'AC not cooling', name: 'Sarah Martinez', address: '14 Oak St', preferred_time: 'tomorrow' };

interface Case extends Partial<Omit<Facts, 'proposal' | 'slots' | 'memory' | 'business'>> {
  proposal?: Partial<Proposal>;
  known?: Partial<Record<SlotName, string>>;
  memory?: Partial<Facts['memory']>;
  business?: Partial<Facts['business']>;
}

function facts(patch: Case = {}): Facts {
  const { proposal, known, memory, business, ...rest } = patch;
  return {
    now: NOW,
    business: {
      name: 'Northside',
      vertical: 'hvac',
      timeZone: 'America/Chicago',
      maxWords: 25,
      disclosure: 'on_request',
      pricingPolicy: 'never',
      isOpenNow: true,
      nextOpenAt: NOW,
      services: [AC],
      averageJobValueMinor: 35_000,
      ...business,
    },
    text: 'some words here',
    hasMedia: false,
    proposal: { ...nothing, ...proposal },
    slots: slots(known ?? {}),
    changed: [],
    memory: { ...memorySchema.parse({}), ...memory },
    pending: null,
    stage: 'qualifying',
    previousSentiment: 'neutral',
    upcoming: [],
    picked: null,
    optOut: { isOptOut: false, confidence: 0 },
    asksIfBot: false,
    isFirstReply: false,
    seed: 'seed',
    openings: null,
    lost: null,
    ...rest,
  };
}

function decided(patch: Case = {}): Decision {
  const plan = decide(facts(patch));
  if (plan.is === 'need') throw new Error('openings were needed');
  return plan;
}
const say = (plan: Decision): string => plan.blocks.map(({ text }) => text).join(' ');
const FOUND = { asked: OPENINGS, any: OPENINGS };

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

describe('picking', () => {
  const offered: Case = { pending: PICK, known: ALL, stage: 'offering', memory: { pending: PICK } };

  it('an unambiguous pick is booked at once', () => {
    const plan = decided({ ...offered, proposal: { pick: { index: 2 } } });
    expect(plan).toMatchObject({
      reasonCode: 'booked',
      kind: 'booked',
      stage: 'booked',
      close: 'booked',
      isWaiting: false,
      pending: null,
      effects: { book: { option: OPTIONS[1], serviceId: 'ac' } },
    });
    expect(say(plan)).toContain('Tue Nov 24, 2:00 PM');
    expect(say(plan)).toContain('14 Oak St');
  });

  it('a yes to the only opening books it, a yes to several asks which', () => {
    const one = { ...PICK, options: [OPTIONS[0]!] };
    expect(decided({ ...offered, pending: one, proposal: { answer: 'yes' } }).effects.book?.option).toEqual(OPTIONS[0]);
    expect(decided({ ...offered, proposal: { answer: 'yes' } })).toMatchObject({
      reasonCode: 'ask_which_opening',
      pending: PICK,
      effects: {},
    });
  });

  it('without a name the pick is kept and the name asked; then it is booked', () => {
    const { name: _, ...known } = ALL;
    const plan = decided({ ...offered, known, proposal: { pick: { index: 1 } } });
    expect(plan).toMatchObject({
      reasonCode: 'picked_ask_name',
      stage: 'booking',
      lastAsked: 'name',
      effects: { keep: { option: OPTIONS[0] } },
    });
    expect(plan.effects.book).toBeUndefined();
    const next = decided({ known: ALL, changed: ['name'], stage: 'booking', picked: OPTIONS[0]!, pending: { kind: 'slot', name: 'name' } });
    expect(next).toMatchObject({ reasonCode: 'booked', effects: { book: { option: OPTIONS[0] } } });
  });

  it('a pick that is past is answered with new openings', () => {
    expect(decide(facts({ ...offered, now: new Date('2026-11-24T14:30:00Z'), proposal: { pick: { index: 1 } } })).is).toBe('need');
  });

  it('none of them: others, without the refused ones', () => {
    expect(decide(facts({ ...offered, proposal: { pick: { none: true } } }))).toMatchObject({
      is: 'need',
      refused: OPENINGS.map(({ startsAt }) => startsAt),
    });
    expect(decided({ ...offered, proposal: { pick: { none: true } }, openings: FOUND }).reasonCode).toBe('offer_openings');
  });

  it('another wish: openings for it', () => {
    const timePreference = { weekdays: [5], timeOfDay: { from: '08:00', to: '12:00' }, text: 'friday morning' };
    expect(decide(facts({ ...offered, proposal: { timePreference } }))).toMatchObject({ is: 'need', preference: timePreference });
  });

  it('a question meanwhile is answered and the offer stays open', () => {
    const plan = decided({
      ...offered,
      proposal: { intent: 'QUESTION', hasQuestion: true, businessAnswer: { topic: 'hours', text: "We're open Mon-Fri 8 AM-5 PM." } },
    });
    expect(plan).toMatchObject({ reasonCode: 'answer_hours', pending: PICK, isWaiting: true });
    expect(say(plan)).toBe("We're open Mon-Fri 8 AM-5 PM.");
  });

  it('the loser of a race is told and offered what is left', () => {
    const lost = facts({ ...offered, proposal: { pick: { index: 1 } }, lost: OPTIONS[0]! });
    expect(decide(lost)).toMatchObject({ is: 'need', refused: [OPTIONS[0]!.startsAt] });
    const plan = decide({ ...lost, openings: { asked: [OPENINGS[1]!], any: [OPENINGS[1]!] } }) as Decision;
    expect(plan.reasonCode).toBe('opening_taken');
    expect(say(plan)).toMatch(/just taken/);
    expect(say(plan)).toContain('Tue Nov 24, 2:00 PM');
  });
});

describe('changing a booking', () => {
  const booked: Case = { upcoming: [BOOKING], known: ALL, stage: 'booked' };
  const CONFIRM = { kind: 'confirm' as const, what: 'cancel' as const, appointmentId: 'b1', expiresAt: '2026-11-24T16:00:00Z' };

  it('cancelling is confirmed before it is done', () => {
    const plan = decided({ ...booked, proposal: { appointmentIntent: 'cancel' } });
    expect(plan).toMatchObject({
      reasonCode: 'ask_confirm_cancel',
      pending: { kind: 'confirm', what: 'cancel', appointmentId: 'b1' },
      effects: {},
    });
    expect(say(plan)).not.toMatch(/\b(reply|text) (cancel|stop)\b/i);
  });

  it.each<[string, Partial<Proposal>, string]>([
    ['yes', { answer: 'yes' }, 'cancelled'],
    ['cancel it, again', { appointmentIntent: 'cancel' }, 'cancelled'],
    ['no', { answer: 'no' }, 'kept'],
    ['no, and sounding like a refusal', { answer: 'no', isDecline: true }, 'kept'],
  ])('then %s', (_name, proposal, reasonCode) => {
    const plan = decided({ ...booked, stage: 'confirming', pending: CONFIRM, proposal });
    expect(plan.reasonCode).toBe(reasonCode);
    expect(plan.effects.cancel).toEqual(reasonCode === 'cancelled' ? { appointmentId: 'b1' } : undefined);
  });

  it('moving offers openings that its own time does not block, and keeps the id', () => {
    expect(decide(facts({ ...booked, proposal: { appointmentIntent: 'reschedule' } }))).toMatchObject({
      is: 'need',
      exceptAppointmentId: 'b1',
    });
    const plan = decided({ ...booked, proposal: { appointmentIntent: 'reschedule' }, openings: FOUND });
    expect(plan.pending).toMatchObject({ purpose: 'reschedule', appointmentId: 'b1' });
    const moved = decided({
      ...booked,
      stage: 'offering',
      pending: { ...PICK, purpose: 'reschedule', appointmentId: 'b1' },
      proposal: { pick: { index: 1 } },
    });
    expect(moved).toMatchObject({ reasonCode: 'rescheduled', effects: { reschedule: { appointmentId: 'b1', option: OPTIONS[0] } } });
    expect(moved.effects.book).toBeUndefined();
  });

  it('asks which one when there are several', () => {
    const two = [BOOKING, { ...BOOKING, id: 'b2', label: 'Thu Nov 26, 9:00 AM' }];
    const plan = decided({ ...booked, upcoming: two, proposal: { appointmentIntent: 'cancel' } });
    expect(plan.pending).toMatchObject({ kind: 'which_appointment', purpose: 'cancel' });
    const next = decided({ ...booked, upcoming: two, pending: plan.pending, proposal: { pick: { index: 2 } } });
    expect(next.pending).toMatchObject({ kind: 'confirm', appointmentId: 'b2' });
  });

  it('a booking that is not ours to find becomes a call', () => {
    const plan = decided({ known: ALL, proposal: { appointmentIntent: 'cancel' } });
    expect(plan).toMatchObject({ action: 'escalate', reasonCode: 'no_appointment_found' });
    expect(plan.effects.escalations?.[0]?.promise).toBeTruthy();
  });

  it('confirms a standing one once', () => {
    expect(decided({ ...booked, proposal: { appointmentIntent: 'confirm' } }).effects.confirm).toEqual({ appointmentId: 'b1' });
    expect(
      decided({ ...booked, upcoming: [{ ...BOOKING, status: 'confirmed' }], proposal: { appointmentIntent: 'confirm' } }).effects.confirm,
    ).toBeUndefined();
  });

  it('a corrected address after booking reaches the booking', () => {
    const plan = decided({ ...booked, known: { ...ALL, address: '41 Oak St' }, changed: ['address'] });
    expect(plan).toMatchObject({
      reasonCode: 'noted_after_booking',
      close: 'booked',
      effects: { updateAddress: { appointmentId: 'b1', address: '41 Oak St' } },
    });
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
    ['the engine is sure', { proposal: { isOptOut: true, confidence: 0.9 } }, true],
    ['wrong person', { proposal: { intent: 'WRONG_PERSON', confidence: 0.9 } }, true],
    ['doubtful words', { optOut: { isOptOut: true, confidence: 0.7 } }, false],
  ])('opting out in own words: %s', (_name, patch, isActedOn) => {
    const plan = decided({ known: ALL, pending: PICK, openings: FOUND, ...patch });
    expect(plan.effects.optOut !== undefined).toBe(isActedOn);
    expect(plan.close).toBe(isActedOn ? 'opted_out' : undefined);
    if (!isActedOn) expect(plan.effects.escalations).toMatchObject([{ kind: 'opt_out', reason: 'maybe_opt_out' }]);
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
