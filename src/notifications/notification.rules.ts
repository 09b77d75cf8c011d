import { clockLabel, timeLabel } from '../common/time.rules.js';
import { ALERT_EVENTS, type AlertEvent, type AlertPriority } from './alert-events.schema.js';
import type { AlertFacts } from './alert-facts.schema.js';
import {
  CTA_DONE,
  ENGINE_NAMES,
  ENGINE_TROUBLE,
  QUOTA_ENDS,
  QUOTA_WORDS,
  deadJob,
  experimentStopped,
  registrationRejected,
} from './alert-words.rules.js';

/** One alert in the words of each place it appears. */
export interface AlertText {
  title: string;
  body: string;
  priority: AlertPriority;
}

const HAZARDS: Record<string, string> = {
  gas: 'possible gas leak',
  carbon_monoxide: 'carbon monoxide alarm',
  fire: 'fire or smoke',
  flood: 'flooding',
  electrical: 'electrical danger',
  no_heat: 'no heat in dangerous cold',
  medical: 'somebody may need medical help',
  violence: 'somebody may be in danger',
  self_harm: 'somebody may want to end their life',
  collapse: 'something is giving way',
  danger: 'danger to somebody',
};

const WORDS_LIMIT = 120;

/** "a possible gas leak" for people and for the spoken alert. */
export function hazardText(hazard: string | null | undefined): string {
  if (!hazard) return 'an emergency';
  return HAZARDS[hazard] ?? hazard.replaceAll('_', ' ');
}

export function ordinal(n: number): string {
  const tens = n % 100;
  if (tens >= 11 && tens <= 13) return `${n}th`;
  return `${n}${['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'}`;
}

/** "Sarah Lee, (312) 555-0123", or as much of it as is known. */
export function who(facts: Pick<AlertFacts, 'name' | 'phone'>): string {
  if (facts.name && facts.phone) return `${facts.name}, ${facts.phone}`;
  return facts.name ?? facts.phone ?? 'a withheld number';
}

/** The short form for titles: the name if there is one. */
function shortWho(facts: AlertFacts): string {
  return facts.name ?? facts.phone ?? 'a withheld number';
}

function quote(words: string | null | undefined): string | null {
  const text = words?.replaceAll(/\s+/g, ' ').trim();
  if (!text) return null;
  const characters = Array.from(text);
  return `"${
    characters.length > WORDS_LIMIT
      ? `${characters
          .slice(0, WORDS_LIMIT - 3)
          .join('')
          .trimEnd()}...`
      : text
  }"`;
}

function sentence(parts: (string | null | undefined | false)[]): string {
  return parts.filter((part): part is string => Boolean(part)).join(' ');
}

function asked(facts: AlertFacts): string {
  const parts = [
    facts.service && `Needs: ${facts.service}.`,
    facts.urgency && facts.urgency !== 'unknown' && `Urgency: ${facts.urgency}.`,
    facts.address && `Address: ${facts.address}.`,
    facts.preferredTime && `When: ${facts.preferredTime}.`,
  ];
  return sentence(parts);
}

const DETAILS = 'Open it to see the details.';

type Writer = (facts: AlertFacts) => { title: string; body: string };

function textBack(call: AlertFacts['call']): string {
  if (call?.isWithheld) return 'The number was withheld, so no text went out.';
  return call?.textBack === 'skipped' ? 'No text went out; please call back.' : 'Ringback is texting back.';
}

const calls: Writer = (facts) => {
  const at = facts.call ? clockLabel(facts.call.at, facts.timeZone) : null;
  if (facts.count > 1) {
    return {
      title: `${ordinal(facts.count)} call in ${facts.minutes} min from ${shortWho(facts)}`,
      body: sentence([`${capital(who(facts))} keeps calling${at ? `, last at ${at}` : ''}.`, 'Please call back.']),
    };
  }
  return {
    title: `Missed call from ${shortWho(facts)}`,
    body: sentence([
      `${capital(who(facts))} called${at ? ` at ${at}` : ''}${facts.call?.isAfterHours ? ', after hours' : ''}.`,
      textBack(facts.call),
    ]),
  };
};

const appointment =
  (title: string, tail: (facts: AlertFacts) => string | null): Writer =>
  (facts) => {
    const booking = facts.appointment;
    const when = booking ? timeLabel(booking.startsAt, facts.timeZone) : null;
    return {
      title: `${title}: ${shortWho(facts)}${when ? `, ${when}` : ''}`,
      body:
        sentence([
          // The title names the person and the time; saying them twice would only cost another segment.
          facts.name && facts.phone && `${facts.phone}.`,
          booking && `${booking.serviceName}.`,
          (booking?.address ?? facts.address) && `Address: ${booking?.address ?? facts.address}.`,
          tail(facts),
        ]) || DETAILS,
    };
  };

const WRITERS: Record<AlertEvent, Writer> = {
  'call.missed': calls,
  'call.repeat': calls,
  'lead.qualified': (facts) => ({
    title: `Lead qualified: ${shortWho(facts)}${facts.service ? `, ${facts.service}` : ''}`,
    body: sentence([facts.name && facts.phone && `${facts.phone}.`, asked({ ...facts, service: null })]) || DETAILS,
  }),
  'appointment.booked': appointment('Booked', () => null),
  'appointment.rescheduled': appointment('Moved', (facts) =>
    facts.appointment?.previousStartsAt ? `It was ${timeLabel(facts.appointment.previousStartsAt, facts.timeZone)}.` : null,
  ),
  'appointment.cancelled': appointment('Cancelled', (facts) => (facts.appointment?.reason ? `Reason: ${facts.appointment.reason}.` : null)),
  'cta.completed': (facts) => ({
    title: `${CTA_DONE[facts.cta?.kind ?? ''] ?? 'Completed'}: ${shortWho(facts)}`,
    body: sentence([facts.cta && `"${facts.cta.label}".`, facts.name && facts.phone && `${facts.phone}.`]) || DETAILS,
  }),
  'emergency.detected': (facts) => ({
    title: `EMERGENCY: ${hazardText(facts.hazard)}, ${shortWho(facts)}`,
    body: sentence([
      `Call ${who(facts)} now.`,
      facts.address && `Address: ${facts.address}.`,
      quote(facts.words),
      'Reply 1 to confirm that you have it.',
    ]),
  }),
  'emergency.unacknowledged': (facts) => ({
    title: `Nobody confirmed the emergency of ${shortWho(facts)}`,
    body: sentence([`We called and texted everybody on call. Call ${who(facts)} now.`, `It is about ${hazardText(facts.hazard)}.`]),
  }),
  'emergency.possible': (facts) => ({
    title: `Possible emergency: ${shortWho(facts)}`,
    body: sentence([`Call ${who(facts)} now.`, facts.address && `Address: ${facts.address}.`, quote(facts.words)]),
  }),
  'conversation.human_needed': (facts) => ({
    title: `${capital(shortWho(facts))} needs a person`,
    body: sentence([`${capital(who(facts))}.`, facts.reason && `${capital(facts.reason)}.`, quote(facts.words), 'Please take over.']),
  }),
  'conversation.no_openings': (facts) => ({
    title: `No free time to offer ${shortWho(facts)}`,
    body: sentence([`${capital(who(facts))} wants to book.`, asked(facts), 'We promised that a person will call.']),
  }),
  'conversation.opted_out': (facts) => ({
    title: `${capital(shortWho(facts))} opted out but has a booking`,
    body: sentence([
      `${capital(who(facts))} asked for no more texts.`,
      facts.appointment && `${facts.appointment.serviceName}, ${timeLabel(facts.appointment.startsAt, facts.timeZone)}, still stands.`,
      'Call to confirm it; texts no longer go out.',
    ]),
  }),
  'message.received': (facts) => ({
    title: facts.count > 1 ? `${facts.count} messages from ${shortWho(facts)}` : `Message from ${shortWho(facts)}`,
    body: sentence([`${capital(who(facts))}:`, quote(facts.words) ?? 'a message without text.']),
  }),
  'takeover.waiting': (facts) => ({
    title: facts.waitingSince
      ? `${capital(shortWho(facts))} has waited since ${timeLabel(facts.waitingSince, facts.timeZone)}`
      : `${capital(shortWho(facts))} has waited ${facts.waitingMinutes ?? 15} min${facts.isHeld === false ? '' : ' for you'}`,
    body: sentence([
      facts.isHeld === false ? `Nobody has answered ${who(facts)} yet.` : `You hold the conversation with ${who(facts)}.`,
      quote(facts.words),
      'Answer, or return it to the assistant.',
    ]),
  }),
  'takeover.released': (facts) => ({
    title: `${capital(shortWho(facts))} has waited ${facts.waitingMinutes ?? 15} min, and nobody holds it now`,
    body: sentence([
      `Whoever held the conversation with ${who(facts)} stays silent.`,
      quote(facts.words),
      'Take it over, or return it to the assistant.',
    ]),
  }),
  'action.overdue': (facts) => ({
    title: facts.promise?.text ? `A promise to ${shortWho(facts)} is overdue` : `${capital(shortWho(facts))} still needs a person`,
    body: sentence([
      `${capital(who(facts))}.`,
      facts.promise?.text && `They were told: ${quote(facts.promise.text)}`,
      facts.promise?.dueAt && `It was due ${timeLabel(facts.promise.dueAt, facts.timeZone)}.`,
      'Call or write, then resolve it in the action list.',
    ]),
  }),
  'draft.waiting': (facts) => ({
    title: `A reply to ${shortWho(facts)} has waited ${facts.waitingMinutes ?? 15} min for approval`,
    body: sentence([
      facts.name && facts.phone && `${facts.phone}.`,
      quote(facts.words) && `The assistant wrote: ${quote(facts.words)}`,
      'Approve it, change it or discard it.',
    ]),
  }),
  'outbound.failed': (facts) => ({
    title: `A text to ${shortWho(facts)} could not be delivered`,
    body: sentence([`To ${who(facts)}.`, facts.reason && `Why: ${facts.reason}.`, quote(facts.words)]),
  }),
  'knowledge.stale': (facts) => ({
    title: facts.count > 1 ? `${facts.count} documents are out of date` : `"${facts.document ?? 'A document'}" is out of date`,
    body: sentence([
      facts.reason && `${capital(facts.reason)}.`,
      'Until you have looked, the assistant states no prices or other numbers from it.',
    ]),
  }),
  'quota.reached': ({ quota }) => {
    const what = QUOTA_WORDS[quota?.name ?? ''] ?? 'A limit';
    return quota?.level === 100
      ? { title: `${what} is used up`, body: sentence([QUOTA_ENDS[quota.name], 'Customers still reach you, and you can still answer.']) }
      : {
          title: `${what} is nearly used up`,
          body: `${quota ? `${quota.level} % are used. ` : ''}Look at the usage page, or ask your agency for more.`,
        };
  },
  'engine.down': ({ engine }) => {
    const name = ENGINE_NAMES[engine?.name ?? ''] ?? 'The language model';
    const standIn = ENGINE_NAMES[engine?.standIn ?? ''];
    return {
      title: `${name} does not answer the assistant`,
      body: sentence([
        `${name} ${ENGINE_TROUBLE[engine?.reason ?? ''] ?? 'cannot be reached'}.`,
        standIn ? `${standIn} answers in its place.` : 'Customers are answered by fixed rules until it is back.',
        'If it lasts, ask whoever runs Ringback for you to look at its settings.',
      ]),
    };
  },
  'experiment.stopped': ({ experiment }) => experimentStopped(experiment ?? null),
  'registration.rejected': ({ registration }) => registrationRejected(registration ?? null),
  'job.dead': ({ job }) => deadJob(job ?? ''),
  'alerts.stopped': (facts) => ({
    title: `${facts.staffPhone ?? 'A staff phone'} no longer gets alerts`,
    body: 'Somebody replied STOP to an alert. Text START to the alert number, or switch the phone on again in the settings.',
  }),
};

/** The words of an alert: ours, from facts; no model writes to staff. */
export function alertText(event: AlertEvent, facts: AlertFacts): AlertText {
  const text = WRITERS[event](facts);
  const priority = event === 'call.missed' && facts.count >= 3 ? 'high' : ALERT_EVENTS[event].priority;
  return { ...text, priority };
}

/** The text message: business first, because one phone may belong to staff of several. */
export function alertSms(businessName: string, text: Pick<AlertText, 'title' | 'body'>, url: string): string {
  return `${businessName}: ${text.title}. ${text.body} ${url}`;
}

export function alertMail(businessName: string, text: Pick<AlertText, 'title' | 'body'>, url: string): { subject: string; text: string } {
  return { subject: `${businessName}: ${text.title}`, text: `${text.title}\n\n${text.body}\n\n${url}\n` };
}

/** What is read out to somebody who picks up; phone digits apart so that they can be written down. */
export function spokenAlert(businessName: string, hazard: string | null, name: string | null, phone: string | null): string {
  const digits = phone ? phone.replaceAll(/\D/g, '').split('').join(' ') : null;
  return sentence([
    `This is an emergency alert for ${businessName}.`,
    `A customer reports: ${hazardText(hazard)}.`,
    name && `The name is ${name}.`,
    digits && `The phone number is ${digits}.`,
    'Press 1 to confirm that you are taking care of it.',
  ]);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
