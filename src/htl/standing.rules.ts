// Requests about a visit that stands: moving it, cancelling it, asking when it is.
import { inZone } from '../common/time.rules.js';
import {
  askConfirmCancel,
  askWhichAppointment,
  confirmStanding,
  keptAppointment,
  noAppointmentFound,
  yourVisits,
} from '../engines/rules/phrases.rules.js';
import { asksWhen } from '../engines/rules/appointment-intents.rules.js';
import { hasQuestion } from '../engines/rules/questions.rules.js';
import { read } from '../engines/rules/words.rules.js';
import { decision, expiry, fixed, offer, phraseContext, spokenLabel, spokenOptions } from './decision.rules.js';
import { dueAt, summarise } from './handoff.rules.js';
import type { Booking, Decision, Facts, Need } from './htl.schema.js';

type Purpose = 'cancel' | 'reschedule' | 'confirm';

/** They would rather have the visit as it stands. */
export function kept(facts: Facts, appointment: Booking): Decision {
  return decision(facts, {
    reasonCode: 'kept',
    blocks: fixed(keptAppointment({ label: spokenLabel(facts, appointment) }, phraseContext(facts))),
    stage: 'booked',
    close: 'booked',
  });
}

/** A request for what stands; null where nothing of the kind is asked. */
export function asked(facts: Facts): Decision | Need | null {
  const intent = facts.proposal.appointmentIntent;
  if (intent !== 'cancel' && intent !== 'reschedule' && intent !== 'confirm') return null;
  const [first, ...others] = facts.upcoming;
  // "Actually, rebook it": what they just cancelled
  if (!first && intent === 'reschedule' && facts.stage === 'cancelled')
    return offer(facts, { purpose: 'book', preference: facts.memory.preference });
  if (!first) return intent === 'confirm' ? null : notFound(facts, intent);
  if (others.length === 0) return actOn(facts, intent, first);
  const named = facts.upcoming.filter((item) => isNamed(item, facts));
  if (named.length === 1 && intent !== 'reschedule') return actOn(facts, intent, named[0]!);
  if (intent === 'confirm') return asksWhen(read(facts.text)) ? allOf(facts) : actOn(facts, intent, first);
  const options = facts.upcoming.map((item, index) => ({
    index: index + 1,
    appointmentId: item.id,
    label: item.label,
    startsAt: item.startsAt,
  }));
  return decision(facts, {
    reasonCode: 'ask_which_appointment',
    kind: 'openings',
    blocks: fixed(askWhichAppointment(spokenOptions(facts, options), phraseContext(facts))),
    pending: { kind: 'which_appointment', purpose: intent, options, expiresAt: expiry(facts) },
    isWaiting: true,
  });
}

/** When they are, and what is done then. */
function allOf(facts: Facts): Decision {
  const visits = facts.upcoming.map((item, index) => ({ index: index + 1, label: `${spokenLabel(facts, item)}: ${item.serviceName}` }));
  return decision(facts, {
    reasonCode: 'visits_listed',
    kind: 'booked',
    blocks: fixed(yourVisits(visits, phraseContext(facts))),
    close: 'booked',
  });
}

const WEEKDAYS = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/g;

/** They ask when it is, or have another day in mind ("see you Friday"). */
function mustBeTold({ text, business }: Facts, { startsAt }: Booking): boolean {
  const reading = read(text);
  const day = inZone(new Date(startsAt), business.timeZone).setLocale('en-US').toFormat('cccc').toLowerCase();
  return hasQuestion(reading) || asksWhen(reading) || [...reading.plain.matchAll(WEEKDAYS)].some(([named]) => named !== day);
}

/** When it is, to somebody who asks or confirms. */
export function itStands(facts: Facts, appointment: Booking): Pick<Decision, 'reasonCode' | 'kind' | 'blocks' | 'close'> {
  const blocks = fixed(
    confirmStanding({ label: spokenLabel(facts, appointment), isTold: mustBeTold(facts, appointment) }, phraseContext(facts)),
  );
  return { reasonCode: 'confirmed', kind: 'booked', blocks, close: 'booked' };
}

/** Moves, cancels or confirms one that stands: a cancellation is asked for once more. */
export function actOn(facts: Facts, purpose: Purpose, appointment: Booking): Decision | Need {
  if (purpose === 'reschedule')
    return offer(facts, { purpose: 'reschedule', appointmentId: appointment.id, preference: facts.proposal.timePreference });
  if (purpose === 'confirm') {
    return decision(facts, {
      ...itStands(facts, appointment),
      stage: 'booked',
      effects: appointment.status === 'scheduled' ? { confirm: { appointmentId: appointment.id } } : {},
    });
  }
  return decision(facts, {
    reasonCode: 'ask_confirm_cancel',
    kind: 'openings',
    blocks: fixed(askConfirmCancel({ label: spokenLabel(facts, appointment) }, phraseContext(facts))),
    pending: { kind: 'confirm', what: 'cancel', appointmentId: appointment.id, expiresAt: expiry(facts) },
    stage: 'confirming',
    isWaiting: true,
  });
}

/** "Cancel Wednesday", "cancel the drain one": by its day or by what is done then. */
function isNamed({ startsAt, serviceName, serviceId }: Booking, { text, business }: Facts): boolean {
  const said = ` ${read(text).plain} `;
  const day = inZone(new Date(startsAt), business.timeZone).setLocale('en-US');
  const work = serviceName
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 3 && word !== 'repair' && word !== 'service');
  const keywords = business.services.find(({ id }) => id === serviceId)?.keywords ?? [];
  return [day.toFormat('cccc').toLowerCase(), ...work, ...keywords.map((keyword) => read(keyword).plain)].some((word) =>
    said.includes(` ${word} `),
  );
}

function notFound(facts: Facts, intent: 'cancel' | 'reschedule'): Decision {
  return decision(facts, {
    action: 'escalate',
    reasonCode: 'no_appointment_found',
    kind: 'commitment',
    blocks: fixed(noAppointmentFound(phraseContext(facts))),
    stage: 'promised_call',
    effects: {
      escalations: [
        {
          kind: 'booking',
          priority: 'high',
          reason: 'no_appointment_found',
          summary: summarise(facts, `wants to ${intent} an appointment that is not in the calendar`),
          recommendedAction: 'Find the appointment and call back.',
          dueAt: dueAt(facts, 60),
          promise: 'Someone will check the booking and call.',
        },
      ],
    },
  });
}
