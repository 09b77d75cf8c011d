import { toGsm7 } from '../../common/text.rules.js';
import type { SlotName } from '../engine.port.js';
import { fragment, join, say, sayExempt, type PhraseContext } from './phrase-choice.rules.js';
import type { WordingKey } from './wording/wording-en.rules.js';

const SERVICE_QUESTIONS: Readonly<Record<string, WordingKey>> = {
  hvac: 'ask-service-hvac',
  plumbing: 'ask-service-plumbing',
  electrical: 'ask-service-electrical',
  salon: 'ask-service-salon',
};

/** The question for one missing answer; a repeated question is worded differently. */
export function ask(slot: SlotName, context: PhraseContext, isRepeat = false): string {
  if (isRepeat) return say(`again-${slot}`, context);
  if (slot === 'service_needed') return say(SERVICE_QUESTIONS[context.vertical] ?? 'ask-service-general', context, {}, 'ask-service');
  if (slot === 'preferred_time' && context.vertical === 'salon') return say('ask-time-salon', context, {}, 'ask-time');
  return say(`ask-${slot}`, context);
}

/** The same for somebody who is losing patience: nothing but what is needed, as plainly as it goes. */
export function askPlainly(slot: SlotName, context: PhraseContext): string {
  return say(`plain-${slot}`, context);
}

export interface Heard {
  service?: string;
  name?: boolean;
  address?: boolean;
  time?: boolean;
  email?: boolean;
  /** Something that is not said again, such as a service in words of another language. */
  other?: boolean;
  urgency?: string;
  isCorrection?: boolean;
}

/** A short remark on what was just said; empty when there is nothing to remark on. */
export function acknowledge(heard: Heard, context: PhraseContext): string {
  if (heard.isCorrection) return say('ack-correction', context);
  if (heard.urgency === 'emergency' || heard.urgency === 'urgent') return say('ack-urgent', context);
  if (heard.service) {
    const key = context.vertical === 'salon' ? 'ack-service-salon' : 'ack-service';
    return say(key, context, { service: heard.service }, 'ack-service');
  }
  if (heard.name) return say('ack-name', context);
  return heard.address || heard.time || heard.email || heard.other ? say('ack', context) : '';
}

/** Remark plus question within the word limit; the name is spoken at most once. */
export function acknowledgeAndAsk(heard: Heard, slot: SlotName, context: PhraseContext, isRepeat = false): string {
  const remark = acknowledge(heard, context);
  const question = ask(slot, remark ? { ...context, name: undefined } : context, isRepeat);
  return join(remark, question, context.maxWords);
}

export interface OfferedLabel {
  index: number;
  label: string;
}

/** Numbered list, so that "2" can be answered; exempt from the word limit. `closedOn` is the asked day on which the doors are shut, `closesAt` the hour. */
export function offerOpenings(
  options: readonly OfferedLabel[],
  context: PhraseContext,
  how: { isOtherThanAsked?: boolean; isAgain?: boolean; isTaken?: boolean; closedOn?: string; closesAt?: string } = {},
): string {
  const first = options[0];
  if (!first) return nothingFree(context);
  const key = how.isTaken
    ? 'taken'
    : how.closedOn !== undefined
      ? 'closed'
      : how.closesAt !== undefined
        ? 'late'
        : how.isOtherThanAsked
          ? 'other'
          : how.isAgain
            ? 'again'
            : 'offer';
  const seed = `offer-${key}`;
  const day: Record<string, string> = {
    ...(how.closedOn !== undefined && { day: how.closedOn }),
    ...(how.closesAt !== undefined && { time: how.closesAt }),
  };
  if (options.length === 1) {
    const question = sayExempt('offer-one', context, { label: first.label });
    if (key === 'offer') return question;
    return `${sayExempt(key === 'taken' ? 'offer-taken' : `one-${key}`, context, day, seed)} ${question}`;
  }
  const opening = sayExempt(key === 'offer' ? 'offer' : `offer-${key}`, context, day, seed);
  const start = key === 'taken' ? `${opening} ${say('still-open', context)}` : opening;
  return toGsm7(`${start}\n${listed(options)}\n${say('which-one-suits', context)}`);
}

const listed = (options: readonly OfferedLabel[]): string => options.map((option) => `${option.index}) ${option.label}`).join('\n');

/** Several readings of one answer: ask, never guess. */
export function askWhichOpening(options: readonly OfferedLabel[], context: PhraseContext): string {
  if (options.length <= 1) return sayExempt('sure-one', context, { label: options[0]?.label ?? '' }, 'which-one');
  return toGsm7(`${sayExempt('sure-which', context, {}, 'which')}\n${listed(options)}`);
}

/** A picked time that is kept while one more answer is missing, and the question for it. */
export function holdAndAsk(label: string, missing: SlotName, context: PhraseContext): string {
  return `${sayExempt('holding', context, { label })} ${ask(missing, { ...context, name: undefined })}`;
}

export interface BookingFacts {
  label: string;
  serviceName?: string;
  address?: string;
}

/** Booking facts come from the appointment row; exempt from the word limit. */
export function confirmBooked(facts: BookingFacts, context: PhraseContext): string {
  const what = facts.serviceName ? fragment('for-service', context, { service: facts.serviceName }) : '';
  const where = facts.address ? fragment('at-address', context, { address: facts.address }) : '';
  return sayExempt('booked', context, { label: facts.label, what, where });
}

export function confirmRescheduled(facts: BookingFacts, context: PhraseContext): string {
  return sayExempt('moved', context, { label: facts.label });
}

export function confirmCancelled(facts: BookingFacts, context: PhraseContext): string {
  return sayExempt('cancelled', context, { label: facts.label });
}

/** The customer confirmed a standing appointment. */
/** When it is; `isTold` to somebody who asks, or who has another day in mind: not "great". */
export function confirmStanding(facts: BookingFacts & { isTold?: boolean }, context: PhraseContext): string {
  return sayExempt(facts.isTold ? 'visit-is' : 'standing', context, { label: facts.label });
}

export function askConfirmCancel(facts: BookingFacts, context: PhraseContext): string {
  return sayExempt('ask-cancel', context, { label: facts.label });
}

export function askWhichAppointment(options: readonly OfferedLabel[], context: PhraseContext): string {
  return toGsm7(`${sayExempt('which-appointment', context)}\n${listed(options)}`);
}

/** All that stands, where more than one does. */
export function yourVisits(options: readonly OfferedLabel[], context: PhraseContext): string {
  return toGsm7(`${sayExempt('your-visits', context)}\n${listed(options)}`);
}

/** The customer changed their mind about a cancellation. */
export function keptAppointment(facts: BookingFacts, context: PhraseContext): string {
  return sayExempt('kept', context, { label: facts.label });
}

export function noAppointmentFound(context: PhraseContext): string {
  return say('no-appointment', context);
}

/** Nothing bookable: a person will call (the sender writes that task). */
export function nothingFree(context: PhraseContext): string {
  return say('nothing-free', context);
}

/** A person takes over: after hours nobody promises a call tonight. */
export function handoff(context: PhraseContext): string {
  return say(context.isOpenNow === false ? 'handoff-closed' : 'handoff', context);
}
