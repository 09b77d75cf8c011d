import { toGsm7 } from '../../common/text.rules.js';
import type { SlotName } from '../engine.port.js';
import { choose, chooseExempt, join, type PhraseContext } from './phrase-choice.rules.js';

/** Said whenever a person must take over; the code that sends it also writes the task it promises. */
const WILL_CALL = [
  "I've passed this to our team{, name}. Someone will call you to sort it out.",
  'Thanks{, name}. Someone from our team will call you about this.',
];

const ASK_SERVICE: Record<string, string[]> = {
  hvac: [
    'What can we help you with: heating, cooling or something else?',
    "What's going on with your system?",
    'What do you need a hand with?',
  ],
  plumbing: ["What's going on with your plumbing?", 'What do you need a hand with?', 'Which fixture or pipe is giving you trouble?'],
  electrical: ["What's going on with your electrical?", 'What do you need a hand with?', 'What needs fixing or installing?'],
  salon: ['What would you like to have done?', 'Which service would you like?', 'What can we do for you: cut, color or something else?'],
  general: ['What can we help you with?', 'What do you need a hand with?', 'Tell us in a few words: what do you need?'],
};

const ASK: Record<Exclude<SlotName, 'service_needed'>, string[]> = {
  urgency: [
    'How soon do you need this taken care of{, name}?',
    'Does it need to be soon, or is there no rush?',
    'How urgent is it for you?',
  ],
  name: ["What's your name?", 'Who am I speaking with?', 'What name should I put this under?'],
  address: ["What's the address for the visit{, name}?", 'Which address should we come to{, name}?', "What's the street address{, name}?"],
  preferred_time: [
    'What day and time work best for you{, name}?',
    'When would you like us to come{, name}?',
    'When is a good time for you{, name}?',
  ],
  email: ["What's the best e-mail for you{, name}?", 'Which e-mail should we use{, name}?'],
};

const ASK_TIME_SALON = ['When would you like to come in{, name}?', 'What day and time work best for you{, name}?'];

const ASK_AGAIN: Record<SlotName, string[]> = {
  service_needed: ['Sorry, I did not get that. In a few words, what do you need done?'],
  urgency: ['Sorry, I did not get that. Is it urgent, this week, or no rush?'],
  name: ['Sorry, I did not get your name. What should I put down?'],
  address: ['Sorry, I need the house number and street, please. What is the address?'],
  preferred_time: ['Sorry, I did not get the time. For example "tomorrow after 3". When suits you?'],
  email: ['Sorry, that e-mail does not look complete. Could you send it again?'],
};

/** The question for one missing answer; a repeated question is worded differently. */
export function ask(slot: SlotName, context: PhraseContext, isRepeat = false): string {
  if (isRepeat) return choose(ASK_AGAIN[slot], `again-${slot}`, context);
  if (slot === 'service_needed') return choose(ASK_SERVICE[context.vertical] ?? ASK_SERVICE.general!, 'ask-service', context);
  if (slot === 'preferred_time' && context.vertical === 'salon') return choose(ASK_TIME_SALON, 'ask-time', context);
  return choose(ASK[slot], `ask-${slot}`, context);
}

export interface Heard {
  service?: string;
  name?: boolean;
  address?: boolean;
  time?: boolean;
  email?: boolean;
  urgency?: string;
  isCorrection?: boolean;
}

/** A short remark on what was just said; empty when there is nothing to remark on. */
export function acknowledge(heard: Heard, context: PhraseContext): string {
  if (heard.isCorrection)
    return choose(["Got it{, name}, I've updated that.", "Thanks{, name}, I've corrected that."], 'ack-correction', context);
  if (heard.urgency === 'emergency' || heard.urgency === 'urgent') {
    return choose(["Sorry to hear that{, name}. We'll treat it as urgent.", 'Sorry{, name}, that sounds urgent.'], 'ack-urgent', context);
  }
  if (heard.service && context.vertical !== 'salon') {
    return choose(['Got it{, name}, {service}.', 'Thanks{, name}, noted: {service}.', 'Okay{, name}, {service}.'], 'ack-service', context, {
      service: heard.service,
    });
  }
  if (heard.service)
    return choose(['Lovely{, name}, {service}.', 'Great{, name}, {service}.'], 'ack-service', context, { service: heard.service });
  if (heard.name) return choose(['Thanks{, name}.', 'Nice to meet you{, name}.'], 'ack-name', context);
  if (heard.address || heard.time || heard.email)
    return choose(['Got it, thanks{, name}.', 'Thanks{, name}.', 'Perfect{, name}.'], 'ack', context);
  return '';
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

/** Numbered list, so that "2" can be answered; exempt from the word limit. */
export function offerOpenings(
  options: readonly OfferedLabel[],
  context: PhraseContext,
  how: { isOtherThanAsked?: boolean; isAgain?: boolean; isTaken?: boolean } = {},
): string {
  const first = options[0];
  if (!first) return nothingFree(context);
  const key = how.isTaken ? 'taken' : how.isOtherThanAsked ? 'other' : how.isAgain ? 'again' : 'offer';
  const openings: Record<string, string[]> = {
    taken: ['Sorry{, name}, that time was just taken.'],
    other: ['We have nothing free at that time{, name}. The nearest we have:', 'That time is not free{, name}. What we do have:'],
    again: ['No problem{, name}. Other openings:', 'Sure{, name}. We also have:'],
    offer: ['Here is what we have open{, name}:', 'We have these times{, name}:'],
  };
  const opening = chooseExempt(openings[key]!, `offer-${key}`, context);
  if (options.length === 1) {
    const question = chooseExempt(['We have {label}. Does that work?', 'We can do {label}. Shall I book it?'], 'offer-one', context, {
      label: first.label,
    });
    return key === 'offer'
      ? question
      : `${opening.replace(/:$/, '.').replace(/ (The nearest we have|What we do have|Other openings|We also have)\.$/, '')} ${question}`;
  }
  const list = options.map((option) => `${option.index}) ${option.label}`).join('\n');
  return toGsm7(`${key === 'taken' ? `${opening} Still open:` : opening}\n${list}\nWhich one suits you?`);
}

/** Several readings of one answer: ask, never guess. */
export function askWhichOpening(options: readonly OfferedLabel[], context: PhraseContext): string {
  if (options.length <= 1)
    return chooseExempt(['Just to be sure{, name}: shall I book {label}?'], 'which-one', context, { label: options[0]?.label ?? 'it' });
  const list = options.map((option) => `${option.index}) ${option.label}`).join('\n');
  return toGsm7(`${chooseExempt(['Just to be sure, which one should I book{, name}?'], 'which', context)}\n${list}`);
}

export interface BookingFacts {
  label: string;
  serviceName?: string;
  address?: string;
}

/** Booking facts come from the appointment row; exempt from the word limit. */
export function confirmBooked(facts: BookingFacts, context: PhraseContext): string {
  const what = facts.serviceName ? ` for ${facts.serviceName}` : '';
  const where = facts.address ? ` at ${facts.address}` : '';
  return chooseExempt(["You're booked{, name}: {label}{what}{where}. Text us here if anything changes."], 'booked', context, {
    label: facts.label,
    what,
    where,
  });
}

export function confirmRescheduled(facts: BookingFacts, context: PhraseContext): string {
  return chooseExempt(
    ['Done{, name}, your visit is moved to {label}. Text us here if anything changes.', 'All set{, name}. Your new time is {label}.'],
    'moved',
    context,
    {
      label: facts.label,
    },
  );
}

export function confirmCancelled(facts: BookingFacts, context: PhraseContext): string {
  return chooseExempt(["Okay{, name}, {label} is cancelled. Text us any time if you'd like a new one."], 'cancelled', context, {
    label: facts.label,
  });
}

/** The customer confirmed a standing appointment. */
export function confirmStanding(facts: BookingFacts, context: PhraseContext): string {
  return chooseExempt(['Great{, name}, see you {label}.', 'Perfect{, name}, you are down for {label}.'], 'standing', context, {
    label: facts.label,
  });
}

export function askConfirmCancel(facts: BookingFacts, context: PhraseContext): string {
  return chooseExempt(['Shall I cancel your appointment on {label}{, name}?'], 'ask-cancel', context, { label: facts.label });
}

export function askWhichAppointment(options: readonly OfferedLabel[], context: PhraseContext): string {
  const list = options.map((option) => `${option.index}) ${option.label}`).join('\n');
  return toGsm7(`${chooseExempt(['Which appointment do you mean{, name}?'], 'which-appointment', context)}\n${list}`);
}

/** The customer changed their mind about a cancellation. */
export function keptAppointment(facts: BookingFacts, context: PhraseContext): string {
  return chooseExempt(['Okay{, name}, your appointment on {label} stays as it is.'], 'kept', context, { label: facts.label });
}

export function noAppointmentFound(context: PhraseContext): string {
  return choose(
    ["I can't find a booking under this number{, name}. Someone from our team will check and call you."],
    'no-appointment',
    context,
  );
}

/** Nothing bookable: a person will call (the sender writes that task). */
export function nothingFree(context: PhraseContext): string {
  return choose(
    [
      'Thanks{, name}, I have everything. Someone from our team will call you to set a time.',
      'Nothing is open online right now{, name}. Someone will call you to set a time.',
    ],
    'nothing-free',
    context,
  );
}

/** A person takes over: after hours nobody promises a call tonight. */
export function handoff(context: PhraseContext): string {
  if (context.isOpenNow === false) {
    return choose(["Thanks{, name}. We're closed right now; someone from our team will call you when we open."], 'handoff-closed', context);
  }
  return choose(WILL_CALL, 'handoff', context);
}
