import { addMinutes } from '../common/clock.js';
import { timeLabelIn } from '../common/time-words.rules.js';
import type { OfferedOption, PendingQuestion, SlotName } from '../engines/engine.port.js';
import type { PhraseContext } from '../engines/rules/phrase-choice.rules.js';
import {
  acknowledgeAndAsk,
  askPlainly,
  nothingFree as nothingFreeText,
  offerOpenings,
  type Heard,
} from '../engines/rules/phrases.rules.js';
import { isMerelySoon } from '../engines/rules/urgency.rules.js';
import { read } from '../engines/rules/words.rules.js';
import { isExact, type Opening } from '../appointments/availability.rules.js';
import type { TimePreference } from '../common/time-preference.schema.js';
import { critique } from '../policy/content-critic.rules.js';
import { promisesDeed } from './critic/deeds.rules.js';
import { foreignStreet, isReachable } from './critic/foreign.rules.js';
import { promisesIn } from './critic/promises.rules.js';
import { dueAt, summarise } from './handoff.rules.js';
import type { Block, Decision, Effects, EscalationRequest, Facts, Need } from './htl.schema.js';
import type { LanguageCode } from './memory/language.rules.js';
import { openerOf, ownWordings } from './own-wording.rules.js';
import { isDeclining, OPTIONS_WHEN_DECLINING } from './memory/mood.rules.js';
import { isOwnFact, knownValue } from '../leads/slots.rules.js';
import { missingSlot, needsAddress, serviceOf } from './qualify.rules.js';
import { shut } from './shut.rules.js';

/** A question stays answerable for a day; whether an offered time is still free is asked again when it is picked. */
const PENDING_MINUTES = 1440;
export const OPENINGS_PER_OFFER = 4;
/** The stage after a first offer was refused. */
export const OFFERING_AGAIN = 'offering_again';

/** The language that the reply is written in. */
export function languageOf({ language }: Pick<Facts, 'language'>): LanguageCode {
  return language?.is ?? 'en';
}

/** A time as the customer reads it: in the zone of the business and the language of the reply. */
export function spokenLabel(facts: Facts, { label, startsAt }: Pick<OfferedOption, 'label' | 'startsAt'>): string {
  const language = languageOf(facts);
  return language === 'en' ? label : timeLabelIn(new Date(startsAt), facts.business.timeZone, language);
}

/** The same for a list. */
export function spokenOptions<T extends Pick<OfferedOption, 'label' | 'startsAt'>>(facts: Facts, options: readonly T[]): T[] {
  return options.map((option) => ({ ...option, label: spokenLabel(facts, option) }));
}

export function phraseContext(facts: Facts): PhraseContext {
  const { business, slots } = facts;
  const name = knownValue(slots, 'name');
  const service = speakableService(knownValue(slots, 'service_needed'));
  return {
    businessName: business.name,
    maxWords: business.maxWords,
    vertical: business.vertical,
    seed: facts.seed,
    isOpenNow: business.isOpenNow,
    language: languageOf(facts),
    ...(facts.formality && { formality: facts.formality }),
    ...(facts.scripts && { own: ownWordings(facts.scripts, languageOf(facts)) }),
    ...(business.agentName && { agentName: business.agentName }),
    ...(name !== undefined && { name }),
    ...(service !== undefined && { service }),
  };
}

export function fixed(text: string): Block[] {
  return text === '' ? [] : [{ type: 'fixed', text }];
}

/** Words that must be said as they are, whatever the limit. */
export function exempt(text: string): Block[] {
  return fixed(text).map((block) => ({ ...block, isExempt: true }));
}

/** A decision with the defaults of an ordinary reply that leaves everything as it was. */
export function decision(facts: Facts, patch: Partial<Decision> & Pick<Decision, 'reasonCode'>): Decision {
  return {
    is: 'decision',
    action: 'reply',
    kind: 'reply',
    blocks: [],
    pending: null,
    lastAsked: null,
    confusedTurns: 0,
    stage: facts.stage,
    isWaiting: false,
    effects: {},
    ...patch,
  };
}

/** The open question stays open: what was said was something else. */
export function keepQuestion(facts: Facts): Pick<Decision, 'pending' | 'lastAsked' | 'isWaiting'> {
  const { lastAsked } = facts.memory;
  return { pending: facts.pending, lastAsked, isWaiting: facts.pending !== null || lastAsked !== null };
}

export function serviceFor(
  facts: Pick<Facts, 'business' | 'slots'> & { proposal: Pick<Facts['proposal'], 'serviceId'> },
): ReturnType<typeof serviceOf<Facts['business']['services'][number]>> {
  return serviceOf(facts.business.services, facts.slots.service_needed?.value, facts.proposal.serviceId);
}

export function isAddressNeeded(facts: Facts): boolean {
  return needsAddress(serviceFor(facts), facts.business.vertical);
}

/** What was said this turn, as the writer wants to hear it. */
export function heard(facts: Facts): Heard {
  const has = (name: SlotName): boolean => facts.changed.includes(name);
  const corrected = facts.proposal.slots.some((slot) => slot.isCorrection && has(slot.name));
  return {
    ...(has('service_needed') && { service: echoed(facts), other: true }),
    // An emergency is answered by its own words (alarm.rules.ts).
    ...(has('urgency') && isToBeSorryFor(facts) && { urgency: facts.slots.urgency?.value ?? '' }),
    name: has('name'),
    address: has('address'),
    time: has('preferred_time'),
    email: has('email'),
    ...(facts.changed.some(isOwnFact) && { other: true }),
    isCorrection: corrected,
  };
}

function isToBeSorryFor({ slots, text }: Facts): boolean {
  const urgency = slots.urgency?.value;
  return urgency !== 'emergency' && (urgency !== 'urgent' || !isMerelySoon(read(text)));
}

/** What they need, said back: in English, and elsewhere in the customer's own words only. */
function echoed(facts: Facts): string {
  const value = speakableService(knownValue(facts.slots, 'service_needed')) ?? '';
  const isTheirs = languageOf(facts) === 'en' || facts.text.toLowerCase().includes(value.toLowerCase());
  return isTheirs ? inSentence(value) : '';
}

const MAX_SPOKEN = 100;

/** A customer's words may stand in our text only if they are words that we may send: no links, amounts or leftovers of instructions. */
export function speakable(value: string | undefined): string | undefined {
  if (value === undefined || value.length > MAX_SPOKEN) return undefined;
  const isClean = critique(value, 'reply', { allowedHosts: [], pricingPolicy: 'never' }).length === 0;
  return isClean && !isReachable(value) && promisesIn(value, []).length === 0 ? value : undefined;
}

/** A fact as a person would give it, and not a sentence that somebody hid in its place. */
export const PLAIN_FACT = /^[^:;!?\n]{1,80}$/;

/** `speakable` for an address or a name, wherever it came from: a file that was imported may hold anything. */
export function speakableFact(value: string | undefined): string | undefined {
  const spoken = speakable(value);
  return spoken !== undefined && PLAIN_FACT.test(spoken) ? spoken : undefined;
}

/** `speakable` for what is no address: it may neither hold one nor say that something is done. */
export function speakableService(value: string | undefined): string | undefined {
  const spoken = speakable(value);
  return spoken === undefined || foreignStreet(spoken, []) !== null || promisesDeed(spoken) ? undefined : spoken;
}

/** 'Kitchen sink leaking' -> 'kitchen sink leaking'; 'AC not cooling' stays. */
function inSentence(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

export function askSlot(facts: Facts, slot: SlotName, patch: Partial<Decision> = {}): Decision {
  // Asked again in other words only if the answer was missed, not if the customer asked something first.
  const isAside = facts.proposal.hasQuestion || facts.asksIfBot || facts.proposal.intent === 'PRICING';
  const isOpen = facts.memory.lastAsked === slot && !facts.isFirstReply;
  const isRepeat = isOpen && facts.changed.length === 0 && !isAside;
  // An answer stands in front of the question already: no second remark, and the name is said once.
  const said = isAside ? {} : heard(facts);
  const context = isAside ? { ...phraseContext(facts), name: undefined } : phraseContext(facts);
  const asked = isOpen && isDeclining(facts) ? askPlainly(slot, context) : acknowledgeAndAsk(said, slot, context, isRepeat);
  const opener = facts.isFirstReply && slot === 'service_needed' && !isAside ? openerOf(facts.scripts, languageOf(facts), context) : null;
  return decision(facts, {
    reasonCode: `ask_${slot}`,
    blocks: [{ type: 'question', text: opener ?? asked, asks: slot }],
    pending: { kind: 'slot', name: slot },
    lastAsked: slot,
    stage: 'qualifying',
    isWaiting: true,
    // Asked in vain again and again, it is for a person to find out (C-56).
    ...(isRepeat && { confusedTurns: facts.memory.confusedTurns + 1 }),
    ...patch,
  });
}

export interface OfferRequest {
  purpose: 'book' | 'reschedule';
  appointmentId?: string;
  preference: TimePreference | null;
  isAgain?: boolean;
  isTaken?: boolean;
  /** Starts that the customer has refused. */
  refused?: readonly string[];
}

/** Offers free openings, or asks for them to be looked up first. */
export function offer(facts: Facts, request: OfferRequest): Decision | Need {
  const serviceId = serviceFor(facts)?.id ?? null;
  const { preference, purpose, appointmentId } = request;
  if (!facts.openings) {
    return { is: 'need', serviceId, preference, exceptAppointmentId: appointmentId ?? null, refused: [...(request.refused ?? [])] };
  }
  const { asked, any } = facts.openings;
  const all = asked.length > 0 ? asked : any;
  const found = isDeclining(facts) ? all.slice(0, OPTIONS_WHEN_DECLINING) : all;
  if (found.length === 0) return nothingFree(facts);
  const options = toOptions(found);
  const isOtherThanAsked = isOther(facts, preference, asked);
  const pending: PendingQuestion = {
    kind: 'pick_opening',
    options,
    purpose,
    ...(appointmentId !== undefined && { appointmentId }),
    ...(serviceId !== null && { serviceId }),
    expiresAt: expiry(facts),
  };
  const how = {
    isOtherThanAsked,
    isAgain: request.isAgain ?? false,
    isTaken: request.isTaken ?? false,
    ...(isOtherThanAsked && shut(preference, facts.business, languageOf(facts))),
  };
  return decision(facts, {
    reasonCode: request.isTaken
      ? 'opening_taken'
      : purpose === 'reschedule'
        ? 'offer_new_time'
        : isOtherThanAsked
          ? 'offer_other_times'
          : 'offer_openings',
    kind: 'openings',
    blocks: fixed(offerOpenings(spokenOptions(facts, options), phraseContext(facts), how)),
    pending,
    stage: request.isAgain ? OFFERING_AGAIN : 'offering',
    isWaiting: true,
    effects: { offer: { openings: found, serviceId }, ...qualified(facts) },
  });
}

/** Nothing bookable: a person calls, and the promise becomes a task with a due time. */
export function nothingFree(facts: Facts): Decision {
  const escalation: EscalationRequest = {
    kind: 'booking',
    priority: 'high',
    reason: 'no_openings',
    summary: summarise(facts, 'wants an appointment and nothing is free online'),
    recommendedAction: 'Call and agree on a time.',
    dueAt: dueAt(facts, 60),
    promise: 'Someone will call to set a time.',
  };
  return decision(facts, {
    action: 'escalate',
    reasonCode: 'no_openings',
    kind: 'commitment',
    blocks: fixed(nothingFreeText(phraseContext(facts))),
    stage: 'promised_call',
    effects: { escalations: [escalation], hasNoOpenings: true, ...qualified(facts) },
  });
}

export function qualified(facts: Facts): Pick<Effects, 'isQualified'> {
  return missingSlot(facts.slots, isAddressNeeded(facts)) === null ? { isQualified: true } : {};
}

export function expiry(facts: Facts): string {
  return addMinutes(facts.now, PENDING_MINUTES).toISOString();
}

function toOptions(found: readonly Opening[]): OfferedOption[] {
  return found.map((opening, index) => ({
    index: index + 1,
    label: opening.label,
    startsAt: opening.startsAt,
    resourceId: opening.resourceId,
  }));
}

function isOther(facts: Facts, preference: TimePreference | null, asked: readonly Opening[]): boolean {
  if (!preference || (preference.isFlexible && !preference.dates?.length)) return false;
  if (asked.length === 0) return true;
  return preference.exactTime !== undefined && !asked.some((opening) => isExact(opening, preference, facts.business.timeZone));
}
