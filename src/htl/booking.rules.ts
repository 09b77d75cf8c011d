import { isWanted } from '../appointments/preference.rules.js';
import type { TimePreference } from '../common/time-preference.schema.js';
import type { OfferedOption, PendingQuestion, PickOpeningQuestion } from '../engines/engine.port.js';
import {
  acknowledge,
  askWhichOpening,
  confirmBooked,
  confirmCancelled,
  confirmRescheduled,
  holdAndAsk,
} from '../engines/rules/phrases.rules.js';
import { refusedStarts } from '../engines/rules/plain-choice.rules.js';
import { say } from '../engines/rules/phrase-choice.rules.js';
import { read } from '../engines/rules/words.rules.js';
import {
  askSlot,
  decision,
  fixed,
  heard,
  isAddressNeeded,
  keepQuestion,
  offer,
  OFFERING_AGAIN,
  phraseContext,
  serviceFor,
  speakableFact,
  speakableService,
  spokenLabel,
  spokenOptions,
} from './decision.rules.js';
import type { Decision, Facts, Need } from './htl.schema.js';
import { missingForBooking } from './qualify.rules.js';
import { askedOnceMore } from './set-aside.rules.js';
import { actOn, asked, kept } from './standing.rules.js';

/** Everything about a time: answers to offers and confirmations, and asking to book, move, cancel or confirm. */
export function booking(facts: Facts): Decision | Need | null {
  if (facts.lost) return afterLoss(facts);
  return askedOnceMore(facts) ?? answered(facts) ?? asked(facts) ?? rethought(facts) ?? completed(facts);
}

/** The pick lost the race: the polite text and what is still open (C-60). */
function afterLoss(facts: Facts): Decision | Need {
  const pending = facts.pending?.kind === 'pick_opening' ? facts.pending : null;
  return offer(facts, {
    purpose: pending?.purpose ?? 'book',
    ...(pending?.appointmentId !== undefined && { appointmentId: pending.appointmentId }),
    preference: facts.memory.preference,
    refused: [facts.lost!.startsAt],
    isTaken: true,
  });
}

function answered(facts: Facts): Decision | Need | null {
  const { pending } = facts;
  switch (pending?.kind) {
    case 'pick_opening':
      return answeredOffer(facts, pending);
    case 'confirm':
      return answeredConfirmation(facts, pending);
    case 'which_appointment': {
      const { pick } = facts.proposal;
      const chosen = pick && 'index' in pick ? pending.options.find((option) => option.index === pick.index) : undefined;
      const appointment = chosen && facts.upcoming.find((item) => item.id === chosen.appointmentId);
      return appointment ? actOn(facts, pending.purpose, appointment) : null;
    }
    default:
      return null;
  }
}

/** Offered another time, they would rather have the one they have. */
const STAYS =
  /\b(?:keep|leave|stick with|stay with|stay on|stick to)\b(?! (?:the (?:first|second|third|last)|option|number))|\bnever ?mind\b|\bforget it\b/;

function answeredOffer(facts: Facts, pending: PickOpeningQuestion): Decision | Need | null {
  const { proposal } = facts;
  const again = { purpose: pending.purpose, ...(pending.appointmentId !== undefined && { appointmentId: pending.appointmentId }) };
  const { pick, answer } = proposal;
  const standing = pending.purpose === 'reschedule' ? facts.upcoming.find(({ id }) => id === pending.appointmentId) : undefined;
  if (standing && STAYS.test(read(facts.text).plain)) return kept(facts, standing);
  const option = chosen(facts, pending);
  if (option) return take(facts, option, pending);
  if (proposal.appointmentIntent === 'cancel' && facts.upcoming.length > 0) return null;
  const refused = refusedStarts(read(facts.text), pending.options, facts.business.timeZone);
  if (refused.length > 0) return offer(facts, { ...again, preference: facts.memory.preference, isAgain: true, refused });
  if (facts.wish) return offer(facts, { ...again, preference: facts.wish });
  const isRefused = (pick !== null && 'none' in pick) || answer === 'no';
  // Two refusals of our own ideas: better to hear theirs.
  if (isRefused && facts.stage === OFFERING_AGAIN) return askSlot(facts, 'preferred_time', { reasonCode: 'ask_other_time' });
  if (isRefused)
    return offer(facts, {
      ...again,
      preference: stillTrue(facts.memory.preference),
      isAgain: true,
      refused: pending.options.map((item) => item.startsAt),
    });
  if (facts.changed.includes('service_needed') && pending.purpose === 'book')
    return offer(facts, { ...again, preference: facts.memory.preference });
  if (answer === 'yes' || (answer === 'unclear' && facts.changed.length === 0)) {
    return decision(facts, {
      ...keepQuestion(facts),
      reasonCode: 'ask_which_opening',
      kind: 'openings',
      blocks: fixed(askWhichOpening(spokenOptions(facts, pending.options), phraseContext(facts))),
    });
  }
  if (facts.changed.length > 0)
    return decision(facts, {
      ...keepQuestion(facts),
      reasonCode: 'noted_during_offer',
      blocks: fixed(`${acknowledge(heard(facts), phraseContext(facts))} ${askedAgain(facts, pending)}`.trim()),
    });
  return null;
}

function askedAgain(facts: Facts, { options }: PickOpeningQuestion): string {
  const context = phraseContext(facts);
  // "Which time suits you?" would ask for a choice that there is not.
  return options.length === 1
    ? askWhichOpening(spokenOptions(facts, options), { ...context, name: undefined })
    : say('which-time-suits', context);
}

/** Refused times say nothing against "next week, not Tuesday"; a single day or an hour is given up with them. */
function stillTrue(preference: TimePreference | null): TimePreference | null {
  if (!preference) return null;
  const dates = preference.dates?.filter(({ from, to }) => from !== to) ?? [];
  const { notDates, notWeekdays, text } = preference;
  if (dates.length === 0 && !notDates?.length && !notWeekdays?.length) return null;
  return { ...(dates.length > 0 && { dates }), ...(notDates && { notDates }), ...(notWeekdays && { notWeekdays }), text };
}

/** A bare number answers a numbered list, also where one of the times begins with it. */
function chosen(facts: Facts, { options }: PickOpeningQuestion): OfferedOption | undefined {
  const { pick, answer } = facts.proposal;
  if (pick && 'index' in pick) return options.find((item) => item.index === pick.index);
  const bare = /^\W*(?:(?:yes|yeah|ok|okay|sure|great)\W+)?(\d)(?:\W+(?:please|pls|thanks|thx))?\W*$/i.exec(facts.text);
  if (bare && options.length > 1) return options.find((item) => item.index === Number(bare[1]));
  return answer === 'yes' && options.length === 1 ? options[0] : undefined;
}

/** An unambiguous pick is booked at once; without a name or an address it is kept while that is asked. */
function take(facts: Facts, option: OfferedOption, pending: PickOpeningQuestion): Decision | Need {
  if (new Date(option.startsAt) <= facts.now)
    return offer(facts, {
      purpose: pending.purpose,
      ...(pending.appointmentId !== undefined && { appointmentId: pending.appointmentId }),
      preference: null,
      isTaken: true,
    });
  if (pending.purpose === 'reschedule' && pending.appointmentId) {
    return decision(facts, {
      reasonCode: 'rescheduled',
      kind: 'rescheduled',
      blocks: fixed(confirmRescheduled({ label: spokenLabel(facts, option) }, phraseContext(facts))),
      stage: 'booked',
      close: 'booked',
      effects: { reschedule: { appointmentId: pending.appointmentId, option } },
    });
  }
  const missing = missingForBooking(facts.slots, isAddressNeeded(facts));
  if (missing === null) return bookNow(facts, option);
  return decision(facts, {
    reasonCode: `picked_ask_${missing}`,
    kind: 'openings',
    blocks: fixed(holdAndAsk(spokenLabel(facts, option), missing, phraseContext(facts))),
    pending: { kind: 'slot', name: missing },
    lastAsked: missing,
    stage: 'booking',
    isWaiting: true,
    effects: { keep: { option, serviceId: pending.serviceId ?? null } },
  });
}

/** Another time than the one that is kept for them: that one is not booked any more. */
function rethought(facts: Facts): Decision | Need | null {
  const { picked, wish } = facts;
  if (!picked || !wish || facts.stage !== 'booking' || isWanted(new Date(picked.startsAt), wish, facts.business.timeZone)) return null;
  return offer(facts, { purpose: 'book', preference: wish });
}

/** The last missing answer came: what was picked before is booked now. */
function completed(facts: Facts): Decision | null {
  if (!facts.picked || new Date(facts.picked.startsAt) <= facts.now || facts.stage !== 'booking') return null;
  return missingForBooking(facts.slots, isAddressNeeded(facts)) === null ? bookNow(facts, facts.picked) : null;
}

function bookNow(facts: Facts, option: OfferedOption): Decision {
  const service = serviceFor(facts);
  const serviceName = service?.name ?? speakableService(facts.slots.service_needed?.value);
  const address = isAddressNeeded(facts) ? speakableFact(facts.slots.address?.value) : undefined;
  const bookingFacts = {
    label: spokenLabel(facts, option),
    ...(serviceName !== undefined && { serviceName }),
    ...(address !== undefined && { address }),
  };
  return decision(facts, {
    reasonCode: 'booked',
    kind: 'booked',
    blocks: fixed(confirmBooked(bookingFacts, phraseContext(facts))),
    stage: 'booked',
    close: 'booked',
    effects: { book: { option, serviceId: service?.id ?? null }, isQualified: true },
  });
}

function answeredConfirmation(facts: Facts, pending: Extract<PendingQuestion, { kind: 'confirm' }>): Decision | Need | null {
  const appointment = facts.upcoming.find((item) => item.id === pending.appointmentId);
  const { answer } = facts.proposal;
  const isSaidAgain = facts.proposal.appointmentIntent === pending.what && answer !== 'no';
  if (pending.what === 'cancel' && appointment) {
    // "No, move it to Friday", "yes, and book Friday": there is another time that suits
    if (facts.proposal.appointmentIntent === 'reschedule') return actOn(facts, 'reschedule', appointment);
    if (answer === 'yes' || isSaidAgain) {
      const label = spokenLabel(facts, appointment);
      return decision(facts, {
        reasonCode: 'cancelled',
        kind: 'cancelled',
        blocks: fixed(confirmCancelled({ label }, phraseContext(facts))),
        stage: 'cancelled',
        effects: { cancel: { appointmentId: appointment.id } },
      });
    }
    return answer === 'no' ? kept(facts, appointment) : null;
  }
  if (!pending.option || answer === null) return null;
  const asOffer: PickOpeningQuestion = {
    kind: 'pick_opening',
    options: [pending.option],
    purpose: pending.what === 'reschedule' ? 'reschedule' : 'book',
    expiresAt: pending.expiresAt,
    ...(pending.appointmentId !== undefined && { appointmentId: pending.appointmentId }),
    ...(pending.serviceId !== undefined && { serviceId: pending.serviceId }),
  };
  return answeredOffer(facts, asOffer);
}
