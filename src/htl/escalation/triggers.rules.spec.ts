import { decided, facts, say } from '../../../test/fixtures/turn-facts.js';
import { handoffReason } from '../handoff.rules.js';
import { codeTrigger, type TriggerCode } from './triggers.rules.js';

const trigger = (text: string): TriggerCode | undefined => codeTrigger({ text })?.code;

describe('what code hands over by the words alone', () => {
  it.each<[string, TriggerCode]>([
    ["I'm calling my lawyer about this", 'compliance_risk'],
    ["We'll sue you for the damage", 'compliance_risk'],
    ['I will report you to the Better Business Bureau', 'compliance_risk'],
    ['See you in court', 'compliance_risk'],
    ['This is a TCPA violation', 'compliance_risk'],
    ['Please delete all my data', 'compliance_risk'],
    ['What data do you have about me?', 'compliance_risk'],
    ['How did you get my number?', 'compliance_risk'],
    ['My card was declined on your page', 'payment_failure'],
    ["the payment didn't go through", 'payment_failure'],
    ['You charged me twice!', 'payment_failure'],
    ['UPI failed again', 'payment_failure'],
    ['I was double charged', 'payment_failure'],
    ["I couldn't book on your website", 'booking_failure'],
    ["The app won't let me schedule anything", 'booking_failure'],
    ['booking page is not working', 'booking_failure'],
    ["My appointment isn't showing in the system", 'booking_failure'],
    ['Nobody came yesterday', 'booking_failure'],
    ['The technician never showed up', 'booking_failure'],
    ['You missed my appointment', 'booking_failure'],
    ['The payment didn’t go through', 'payment_failure'],
  ])('%s -> %s', (text, code) => expect(trigger(text)).toBe(code));

  it.each([
    'My name is Sue Court',
    'The AC in our tennis court office is broken',
    "I can't book Tuesday, is Friday free?",
    'Do you take card payments?',
    'The card reader on my gate is not working',
    'Can I pay by UPI?',
    'My furnace failed',
    'I need an appointment, the water is not going through the pipe',
    'Is my appointment in the calendar?',
    'I am an attorney, call me at noon',
    'Delete that, I meant Oak Street',
    'Can I book online?',
    'you didn’t tell me the price',
    'Can you come by today?',
  ])('%s is no such thing', (text) => expect(trigger(text)).toBeUndefined());

  it('compliance comes before money, money before bookings', () => {
    expect(trigger('My card was declined and I am suing you')).toBe('compliance_risk');
    expect(trigger("Nobody came and the payment didn't go through")).toBe('payment_failure');
  });
});

describe('every trigger of the list hands over', () => {
  it.each<[string, Parameters<typeof decided>[0], string, string]>([
    ['payment failure', { text: 'My card was declined' }, 'payment_failure', 'critical'],
    ['booking failure', { text: 'Nobody came today' }, 'booking_failure', 'high'],
    ['every tried time was taken', { hasBookingFailed: true }, 'booking_failure', 'high'],
    ['anger', { proposal: { sentiment: 'angry' } }, 'angry', 'high'],
    ['three confused exchanges', { proposal: { isConfused: true, intent: 'UNKNOWN' }, memory: { confusedTurns: 2 } }, 'confused', 'medium'],
    ['an explicit request', { proposal: { wantsHuman: true } }, 'asked_for_person', 'high'],
    ['compliance risk', { text: "I'll sue you" }, 'compliance_risk', 'critical'],
  ])('%s', (_, patch, reason, priority) => {
    const plan = decided(patch);
    expect(plan).toMatchObject({ action: 'escalate', kind: 'handoff', reasonCode: reason, effects: { handler: 'human' } });
    expect(plan.effects.escalations).toEqual([
      expect.objectContaining({
        kind: 'human_needed',
        reason,
        priority,
        promise: expect.any(String),
        recommendedAction: expect.any(String),
      }),
    ]);
    // announced to the customer
    expect(say(plan)).not.toBe('');
  });
  it('an emergency that the joined texts show is told at once', () =>
    expect(decided({ text: 'I smell gas' })).toMatchObject({ action: 'escalate', reasonCode: 'emergency_gas', isUrgent: true }));
  it('a calm question hands over nothing', () => expect(handoffReason(facts({ text: 'Do you fix furnaces?' }))).toBeNull());
});
