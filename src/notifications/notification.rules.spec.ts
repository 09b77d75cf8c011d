import { ALERT_EVENT_NAMES } from './alert-events.schema.js';
import type { AlertFacts } from './alert-facts.schema.js';
import { alertMail, alertSms, alertText, hazardText, ordinal, spokenAlert, who } from './notification.rules.js';

const facts: AlertFacts = {
  timeZone: 'America/Chicago',
  name: 'Sarah Lee',
  phone: '(312) 555-0123',
  service: 'AC repair',
  urgency: 'urgent',
  address: '14 Oak St',
  preferredTime: 'tomorrow after 3',
  count: 1,
  minutes: 0,
};
const stranger: AlertFacts = { timeZone: 'America/Chicago', name: null, phone: null, count: 1, minutes: 0 };
const at = new Date('2026-11-20T20:34:00Z');
const booking = { startsAt: new Date('2026-11-24T20:00:00Z'), serviceName: 'AC repair', address: '14 Oak St' };

describe('a registration that the carriers rejected', () => {
  const told = (registration: AlertFacts['registration']) =>
    alertText('registration.rejected', { timeZone: 'America/Chicago', phone: null, name: null, count: 1, minutes: 0, registration });

  it('says what is silent now, why, and whether it worked before', () => {
    const withdrawn = told({ part: 'campaign', reason: 'Too many complaints.', isWithdrawn: true });
    expect(withdrawn).toEqual({
      title: 'The carriers withdrew the registration for texts',
      body: 'It is about what the business texts about. They say: Too many complaints. From now on no texts to US phones leave until it is mended and approved.',
      priority: 'high',
    });
    expect(told({ part: 'brand', reason: 'Wrong tax id', isWithdrawn: false }).body).toBe(
      'It is about who the business is. They say: Wrong tax id. No texts to US phones leave until it is mended and approved.',
    );
  });
});

describe('alertText', () => {
  it.each([
    [
      'call.missed',
      { call: { at, isAfterHours: false, isWithheld: false, textBack: 'sent' } },
      'Missed call from Sarah Lee',
      'Sarah Lee, (312) 555-0123 called at 2:34 PM. Ringback is texting back.',
    ],
    [
      'call.missed',
      { name: null, call: { at, isAfterHours: true, isWithheld: false, textBack: 'sent' } },
      'Missed call from (312) 555-0123',
      '(312) 555-0123 called at 2:34 PM, after hours. Ringback is texting back.',
    ],
    [
      'call.missed',
      { call: { at, isAfterHours: false, isWithheld: false, textBack: 'skipped' } },
      'Missed call from Sarah Lee',
      'Sarah Lee, (312) 555-0123 called at 2:34 PM. No text went out; please call back.',
    ],
    [
      'call.repeat',
      { count: 3, minutes: 10, call: { at, isAfterHours: false, isWithheld: false, textBack: 'sent' } },
      '3rd call in 10 min from Sarah Lee',
      'Sarah Lee, (312) 555-0123 keeps calling, last at 2:34 PM. Please call back.',
    ],
    [
      'lead.qualified',
      {},
      'Lead qualified: Sarah Lee, AC repair',
      '(312) 555-0123. Urgency: urgent. Address: 14 Oak St. When: tomorrow after 3.',
    ],
    [
      'lead.qualified',
      { urgency: 'unknown', address: null, preferredTime: null },
      'Lead qualified: Sarah Lee, AC repair',
      '(312) 555-0123.',
    ],
    [
      'appointment.booked',
      { appointment: booking },
      'Booked: Sarah Lee, Tue Nov 24, 2:00 PM',
      '(312) 555-0123. AC repair. Address: 14 Oak St.',
    ],
    [
      'appointment.rescheduled',
      { appointment: { ...booking, previousStartsAt: new Date('2026-11-23T15:00:00Z') } },
      'Moved: Sarah Lee, Tue Nov 24, 2:00 PM',
      '(312) 555-0123. AC repair. Address: 14 Oak St. It was Mon Nov 23, 9:00 AM.',
    ],
    [
      'appointment.cancelled',
      { appointment: { ...booking, reason: 'found somebody else' } },
      'Cancelled: Sarah Lee, Tue Nov 24, 2:00 PM',
      '(312) 555-0123. AC repair. Address: 14 Oak St. Reason: found somebody else.',
    ],
    [
      'emergency.detected',
      { hazard: 'gas', words: 'I smell gas\nin the basement' },
      'EMERGENCY: possible gas leak, Sarah Lee',
      'Call Sarah Lee, (312) 555-0123 now. Address: 14 Oak St. "I smell gas in the basement" Reply 1 to confirm that you have it.',
    ],
    [
      'emergency.possible',
      { words: 'please come at once' },
      'Possible emergency: Sarah Lee',
      'Call Sarah Lee, (312) 555-0123 now. Address: 14 Oak St. "please come at once"',
    ],
    [
      'conversation.human_needed',
      { reason: 'the customer is angry', words: 'This is the third time' },
      'Sarah Lee needs a person',
      'Sarah Lee, (312) 555-0123. The customer is angry. "This is the third time" Please take over.',
    ],
    ['message.received', { count: 4, words: '' }, '4 messages from Sarah Lee', 'Sarah Lee, (312) 555-0123: a message without text.'],
    [
      'takeover.waiting',
      { waitingMinutes: 15, words: 'Hello?' },
      'Sarah Lee has waited 15 min for you',
      'You hold the conversation with Sarah Lee, (312) 555-0123. "Hello?" Answer, or return it to the assistant.',
    ],
    [
      'takeover.waiting',
      { waitingMinutes: 15, isHeld: false, words: 'Hello?' },
      'Sarah Lee has waited 15 min',
      'Nobody has answered Sarah Lee, (312) 555-0123 yet. "Hello?" Answer, or return it to the assistant.',
    ],
    [
      'takeover.waiting',
      { waitingSince: new Date('2026-11-24T03:10:00Z'), isHeld: false, words: 'Hello?' },
      'Sarah Lee has waited since Mon Nov 23, 9:10 PM',
      'Nobody has answered Sarah Lee, (312) 555-0123 yet. "Hello?" Answer, or return it to the assistant.',
    ],
    [
      'takeover.released',
      { waitingMinutes: 15, words: 'Hello?' },
      'Sarah Lee has waited 15 min, and nobody holds it now',
      'Whoever held the conversation with Sarah Lee, (312) 555-0123 stays silent. "Hello?" Take it over, or return it to the assistant.',
    ],
    [
      'action.overdue',
      { promise: { text: 'Someone from the team will call.', dueAt: at } },
      'A promise to Sarah Lee is overdue',
      'Sarah Lee, (312) 555-0123. They were told: "Someone from the team will call." It was due Fri Nov 20, 2:34 PM. Call or write, then resolve it in the action list.',
    ],
    [
      'action.overdue',
      { promise: { text: null, dueAt: at } },
      'Sarah Lee still needs a person',
      'Sarah Lee, (312) 555-0123. It was due Fri Nov 20, 2:34 PM. Call or write, then resolve it in the action list.',
    ],
    [
      'draft.waiting',
      { waitingMinutes: 20, words: 'Which day suits you?' },
      'A reply to Sarah Lee has waited 20 min for approval',
      '(312) 555-0123. The assistant wrote: "Which day suits you?" Approve it, change it or discard it.',
    ],
    [
      'conversation.opted_out',
      { appointment: booking },
      'Sarah Lee opted out but has a booking',
      'Sarah Lee, (312) 555-0123 asked for no more texts. AC repair, Tue Nov 24, 2:00 PM, still stands. Call to confirm it; texts no longer go out.',
    ],
    [
      'outbound.failed',
      { reason: 'not a mobile number' },
      'A text to Sarah Lee could not be delivered',
      'To Sarah Lee, (312) 555-0123. Why: not a mobile number.',
    ],
    [
      'job.dead',
      { job: 'alerts.relay' },
      'Passing on a text to whoever holds its conversation failed',
      'It was tried five times and will not be tried again by itself. Whoever runs Ringback for you finds it under "alerts.relay" and can start it once more. Until then look after it yourself.',
    ],
  ] as const)('%s', (event, change, title, body) => {
    const text = alertText(event, { ...facts, ...change });
    expect(text.title).toBe(title);
    expect(text.body).toBe(body);
  });

  it.each(ALERT_EVENT_NAMES)('%s reads well when nothing is known', (event) => {
    const text = alertText(event, stranger);
    const all = `${text.title} ${text.body}`;
    expect(all).not.toMatch(/undefined|null|NaN| {2}|\.\./);
    expect(text.title.length).toBeGreaterThan(5);
    expect(text.body.endsWith('.')).toBe(true);
  });

  it('says that a withheld caller got no text', () => {
    const text = alertText('call.missed', { ...stranger, call: { at, isAfterHours: false, isWithheld: true, textBack: 'skipped' } });
    expect(text.title).toBe('Missed call from a withheld number');
    expect(text.body).toBe('A withheld number called at 2:34 PM. The number was withheld, so no text went out.');
  });

  it('raises the third missed call to high', () => {
    expect(alertText('call.missed', { ...facts, count: 2 }).priority).toBe('normal');
    expect(alertText('call.missed', { ...facts, count: 3 }).priority).toBe('high');
    expect(alertText('emergency.detected', facts).priority).toBe('critical');
  });

  it('cuts long words, between characters', () => {
    const body = alertText('message.received', { ...facts, words: '😀'.repeat(300) }).body;
    expect(body).toContain('😀..."');
    expect(Array.from(body).length).toBeLessThan(170);
  });
});

describe('the ways out', () => {
  const text = { title: 'Missed call from Sarah', body: 'Sarah called.' };
  it('starts a text with the business', () => {
    expect(alertSms('Northside', text, 'https://x/admin/calls')).toBe(
      'Northside: Missed call from Sarah. Sarah called. https://x/admin/calls',
    );
  });
  it('writes a mail', () => {
    expect(alertMail('Northside', text, 'https://x')).toEqual({
      subject: 'Northside: Missed call from Sarah',
      text: 'Missed call from Sarah\n\nSarah called.\n\nhttps://x\n',
    });
  });
  it('reads an emergency out with separate digits', () => {
    expect(spokenAlert('Northside', 'gas', 'Sarah', '(312) 555-0123')).toBe(
      'This is an emergency alert for Northside. A customer reports: possible gas leak. The name is Sarah. The phone number is 3 1 2 5 5 5 0 1 2 3. Press 1 to confirm that you are taking care of it.',
    );
    expect(spokenAlert('Northside', null, null, null)).toBe(
      'This is an emergency alert for Northside. A customer reports: an emergency. Press 1 to confirm that you are taking care of it.',
    );
  });
});

describe('small words', () => {
  it.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [4, '4th'],
    [11, '11th'],
    [12, '12th'],
    [13, '13th'],
    [21, '21st'],
    [102, '102nd'],
    [111, '111th'],
  ])('%i is %s', (n, text) => expect(ordinal(n)).toBe(text));

  it('names who is known', () => {
    expect(who({ name: 'Tom', phone: null })).toBe('Tom');
    expect(who({ name: null, phone: '(312) 555-0123' })).toBe('(312) 555-0123');
    expect(hazardText('frozen_pipe')).toBe('frozen pipe');
  });
});
