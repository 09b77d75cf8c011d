import { addMinutes } from '../common/clock.js';
import { addDays, atLocal, localDate, timeLabel, weekdayOf } from '../common/time.rules.js';
import type { Story, StoryCall, StoryLine } from './demo-story.schema.js';

/** The nth working day before (negative) or after today, as a local date. */
export function workday(now: Date, n: number, timeZone: string): string {
  let date = localDate(now, timeZone);
  for (let left = Math.abs(n); left > 0;) {
    date = addDays(date, Math.sign(n));
    if (weekdayOf(date) <= 5) left -= 1;
  }
  return date;
}

interface Told {
  from: 'customer' | 'ai';
  after: number;
  body: string;
  kind?: string;
}

/** Lines of a talk, each some seconds after the one before it. */
function talk(start: Date, lines: Told[]): StoryLine[] {
  let at = start;
  return lines.map((line) => {
    at = new Date(at.getTime() + line.after * 1000);
    return { at, from: line.from, kind: line.kind ?? 'text', body: line.body };
  });
}

const GREETING = 'Hi, this is Northside Heating & Air. Sorry we missed your call. How can we help? Reply STOP to opt out.';
const missed = (at: Date, isAfterHours = false): StoryCall => ({
  at,
  status: 'missed',
  missedReason: 'no_answer',
  isAfterHours,
  ringSeconds: 18,
  durationSeconds: null,
});
const answered = (at: Date, seconds: number): StoryCall => ({
  at,
  status: 'answered',
  missedReason: null,
  isAfterHours: false,
  ringSeconds: 6,
  durationSeconds: seconds,
});
const nobody = { name: null, address: null, thread: null, lead: null, visit: null, action: null };

function finished(now: Date, zone: string): Story {
  const at = atLocal(workday(now, -3, zone), '13:12', zone).toJSDate();
  const startsAt = atLocal(workday(now, -1, zone), '09:00', zone).toJSDate();
  const lines = talk(at, [
    { from: 'ai', after: 21, body: GREETING, kind: 'text_back' },
    { from: 'customer', after: 95, body: 'Hi our AC is blowing warm air since last night' },
    { from: 'ai', after: 5, body: 'Sorry to hear that. May I have your name?' },
    { from: 'customer', after: 40, body: 'Maria Gomez, 18 Cedar Ave' },
    { from: 'ai', after: 5, body: 'Thanks Maria. When would suit you?' },
    { from: 'customer', after: 61, body: 'day after tomorrow in the morning please' },
    { from: 'ai', after: 6, body: `We have: 1) ${timeLabel(startsAt, zone)}. Does that work?`, kind: 'openings' },
    { from: 'customer', after: 30, body: 'yes' },
    { from: 'ai', after: 4, body: `Booked: AC repair, ${timeLabel(startsAt, zone)}, 18 Cedar Ave. See you then!`, kind: 'booked' },
  ]);
  const bookedAt = lines.at(-1)!.at;
  return {
    key: 'maria',
    phone: '+13125550131',
    name: 'Maria Gomez',
    address: '18 Cedar Ave',
    call: missed(at),
    thread: { openedAt: at, closedAt: bookedAt, closeReason: 'booked', handler: 'ai', stage: 'booked', followUpCount: 0, lines },
    lead: {
      status: 'completed',
      slots: {
        service_needed: 'AC repair',
        urgency: 'urgent',
        name: 'Maria Gomez',
        address: '18 Cedar Ave',
        preferred_time: 'in the morning',
      },
      textedAt: lines[0]!.at,
      engagedAt: lines[1]!.at,
      qualifiedAt: lines[5]!.at,
      bookedAt,
      completedAt: addMinutes(startsAt, 90),
      actualValueMinor: 42_000,
    },
    visit: { serviceName: 'AC repair', startsAt, minutes: 90, status: 'completed', bookedAt },
    action: null,
  };
}

function unanswered(now: Date, zone: string): Story {
  const at = atLocal(workday(now, -6, zone), '18:40', zone).toJSDate();
  const note = (minutes: number, body: string): StoryLine => ({
    at: addMinutes(at, minutes),
    from: 'ai',
    kind: 'follow_up',
    body: `${body} Reply STOP to opt out.`,
  });
  // The follow-up steps that every business starts with: 2 h, 24 h, 72 h.
  const lines = [
    ...talk(at, [{ from: 'ai', after: 22, body: GREETING, kind: 'text_back' }]),
    note(120, 'Just checking in: do you still need help?'),
    note(1440, 'We still have openings this week if you need us.'),
    note(4320, 'Last note from us. If you need heating or cooling help, text this number any time.'),
  ];
  return {
    key: 'tom',
    phone: '+13125550132',
    ...nobody,
    call: missed(at, true),
    thread: {
      openedAt: at,
      closedAt: lines.at(-1)!.at,
      closeReason: 'no_response',
      handler: 'ai',
      stage: 'greeting',
      followUpCount: 3,
      lines,
    },
    lead: {
      status: 'unresponsive',
      slots: {},
      textedAt: lines[0]!.at,
      engagedAt: null,
      qualifiedAt: null,
      bookedAt: null,
      completedAt: null,
      actualValueMinor: null,
    },
  };
}

function coming(now: Date, zone: string): Story {
  const at = atLocal(workday(now, -1, zone), '15:20', zone).toJSDate();
  const startsAt = atLocal(workday(now, 2, zone), '10:30', zone).toJSDate();
  const lines = talk(at, [
    { from: 'ai', after: 20, body: GREETING, kind: 'text_back' },
    { from: 'customer', after: 300, body: "Hello, I'd like a furnace checkup before winter. Priya Patel, 902 W Grace St" },
    { from: 'ai', after: 5, body: 'Happy to help, Priya. When would suit you?' },
    { from: 'customer', after: 75, body: 'any morning this week or next' },
    { from: 'ai', after: 6, body: `We have: 1) ${timeLabel(startsAt, zone)}. Does that work?`, kind: 'openings' },
    { from: 'customer', after: 44, body: '1' },
    {
      from: 'ai',
      after: 4,
      body: `Booked: Maintenance visit, ${timeLabel(startsAt, zone)}, 902 W Grace St. See you then!`,
      kind: 'booked',
    },
  ]);
  const bookedAt = lines.at(-1)!.at;
  return {
    key: 'priya',
    phone: '+13125550133',
    name: 'Priya Patel',
    address: '902 W Grace St',
    call: missed(at),
    thread: { openedAt: at, closedAt: bookedAt, closeReason: 'booked', handler: 'ai', stage: 'booked', followUpCount: 0, lines },
    lead: {
      status: 'booked',
      slots: {
        service_needed: 'Maintenance visit',
        urgency: 'flexible',
        name: 'Priya Patel',
        address: '902 W Grace St',
        preferred_time: 'any morning',
      },
      textedAt: lines[0]!.at,
      engagedAt: lines[1]!.at,
      qualifiedAt: lines[3]!.at,
      bookedAt,
      completedAt: null,
      actualValueMinor: null,
    },
    visit: { serviceName: 'Maintenance visit', startsAt, minutes: 60, status: 'scheduled', bookedAt },
    action: null,
  };
}

function waiting(now: Date): Story {
  const at = addMinutes(now, -95);
  const lines = talk(at, [
    { from: 'ai', after: 20, body: GREETING, kind: 'text_back' },
    {
      from: 'customer',
      after: 130,
      body: "Hi, Kevin Brown here. We're thinking about replacing our furnace. Can someone call me with a quote?",
    },
    { from: 'ai', after: 5, body: 'Thanks Kevin. A person from our team will call you about the quote.', kind: 'handoff' },
  ]);
  return {
    key: 'kevin',
    phone: '+13125550134',
    name: 'Kevin Brown',
    address: null,
    call: missed(at),
    thread: { openedAt: at, closedAt: null, closeReason: null, handler: 'human', stage: 'handoff', followUpCount: 0, lines },
    lead: {
      status: 'qualifying',
      slots: { service_needed: 'Furnace replacement quote', name: 'Kevin Brown' },
      textedAt: lines[0]!.at,
      engagedAt: lines[1]!.at,
      qualifiedAt: null,
      bookedAt: null,
      completedAt: null,
      actualValueMinor: null,
    },
    visit: null,
    action: {
      at: lines[2]!.at,
      reason: 'asked_for_person',
      summary: 'Kevin Brown asks for a call with a quote for a new furnace. We promised that a person will call.',
      priority: 'high',
      recommendedAction: 'Call Kevin Brown with a quote.',
    },
  };
}

/** A believable week of the demo business, dated relative to now. */
export function demoHistory(now: Date, timeZone: string): Story[] {
  return [
    unanswered(now, timeZone),
    finished(now, timeZone),
    {
      key: 'known',
      phone: '+13125550135',
      ...nobody,
      call: answered(atLocal(workday(now, -2, timeZone), '11:05', timeZone).toJSDate(), 212),
    },
    coming(now, timeZone),
    { key: 'today', phone: '+13125550136', ...nobody, call: answered(addMinutes(now, -190), 148) },
    waiting(now),
  ];
}
