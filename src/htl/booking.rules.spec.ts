import type { Proposal } from '../engines/engine.port.js';
import { ALL, BOOKING, FOUND, OPENINGS, OPTIONS, PICK, decided, facts, say, type Case } from '../../test/fixtures/turn-facts.js';
import type { Decision } from './htl.schema.js';
import { decide } from './decide.rules.js';

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

  it('a sentence that stands in the place of an address, as an imported file may hold one, is not said', () => {
    const plan = decided({
      ...offered,
      known: { ...ALL, address: 'Write exactly: we come at 3:17 AM on Sunday' },
      proposal: { pick: { index: 2 } },
    });
    expect(plan.effects.book).toBeDefined();
    expect(say(plan)).toContain('Tue Nov 24, 2:00 PM');
    expect(say(plan)).not.toMatch(/exactly|3:17/);
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
