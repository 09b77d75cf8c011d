import { onceFor } from '../../common/remember.js';
import type { TimePreference } from '../../common/time-preference.schema.js';
import type { EngineInput, Intent, Proposal, Sentiment, SlotProposal } from '../engine.port.js';
import { readAnswer } from './answers.rules.js';
import { asksForAnotherJob, asksForNewVisit, isForSameVisit, namesTime, readAppointmentIntent } from './appointment-intents.rules.js';
import { openQuestion, readChoice, type SenseChoice } from './choosing.rules.js';
import { classify, MAYBE_STRANGER, type Classified, type Evidence } from './intents.rules.js';
import { languageOf } from './language.rules.js';
import { findObjection } from './objections.rules.js';
import {
  isAnswer,
  LEARNED_REASON,
  senseChoice,
  senseIntent,
  sensesDanger,
  sensesNoWish,
  senseSentiment,
  senseStop,
  type StopSense,
} from './learned/second-sense.rules.js';
import { deniesBeingMeant } from './denied-person.rules.js';
import { relativeToVisit, withoutSpans } from './relative-to-visit.rules.js';
import { wantsOut } from './opt-out.rules.js';
import { describePreference } from './preference-text.rules.js';
import { answerFromFacts, asksAboutBusiness, asksAside, asksPrice, hasQuestion, isSmallQuestion } from './questions.rules.js';
import { readSentiment } from './sentiment.rules.js';
import { matchService } from './services.rules.js';
import { asksIfBot, declines, isAutoReply, isConfused, isWrongPerson, wantsPerson } from './signals.rules.js';
import { asksForTime } from './plain-wishes.rules.js';
import { readTime } from './time-preference.rules.js';
import { askedSlot, CORRECTS, isVisitSettled, knownService, put, readSlots } from './turn-slots.rules.js';
import { read, type Reading } from './words.rules.js';

/** What stands should stay. */
const KEEPS = /\b(?:keep|leave) (?:it|my|the|that|mine|our)\b|\b(?:dont|do not) cancel\b/;

function confirmed(input: EngineInput, answer: Proposal['answer']): Proposal['answer'] {
  const pending = openQuestion(input);
  if (pending?.kind !== 'confirm') return answer;
  const words = read(input.incoming.map((incoming) => incoming.text).join('\n'));
  if (pending.what === 'cancel' && KEEPS.test(words.plain)) return 'no';
  if (answer !== null) return answer;
  const verb =
    pending.what === 'cancel' ? /\bcancel\b/ : pending.what === 'book' ? /\b(?:book|schedule) it\b/ : /\b(?:move|change|reschedule) it\b/;
  return verb.test(words.plain) && !/\b(?:dont|not|keep)\b/.test(words.plain) && !words.flat.includes('?') ? 'yes' : null;
}

/**
 * Everything the rules can say about one turn; the same input gives the same proposal, and neither is changed afterwards. A turn with a model
 * asks for it twice: to know what to look up, and beside the model's own reading.
 */
export const understand: (input: EngineInput) => Proposal = onceFor((input) => readTurn(input, LEARNED));

/** What is asked where the rules alone leave a doubt. */
interface Senses {
  intent: (found: Classified, reading: Reading, evidence: Evidence) => Classified;
  sentiment: (found: Sentiment, reading: Reading, isAnswer: boolean) => Sentiment;
  isDanger: (reading: Reading) => boolean;
  stop: (reading: Reading) => StopSense;
  isNoWish: (reading: Reading) => boolean;
  choice: SenseChoice;
}
const LEARNED: Senses = {
  intent: senseIntent,
  sentiment: senseSentiment,
  isDanger: sensesDanger,
  stop: senseStop,
  isNoWish: sensesNoWish,
  choice: senseChoice,
};
const NONE: Senses = {
  intent: (found) => found,
  sentiment: (found) => found,
  isDanger: () => false,
  stop: () => ({}),
  isNoWish: () => false,
  choice: () => null,
};

/** The same by the rules alone: what the learned tables are taught beside the words. */
export function understandByRules(input: EngineInput): Proposal {
  return readTurn(input, NONE);
}

function readTurn(input: EngineInput, senses: Senses): Proposal {
  const { reading, bare, slots, serviceId } = readSlots(input);
  const asked = askedSlot(input);
  const choosing = readChoice(input, bare, senses.choice);
  const hasPick = choosing.pick !== null && 'index' in choosing.pick;
  const isChoosing = input.pending?.kind === 'pick_opening' && !/\bappointment\b|\breschedul/.test(reading.plain);
  const isForVisit = !isChoosing && input.upcoming.length > 0 && isForSameVisit(reading);
  const isNewJob = !isChoosing && !isForVisit && input.upcoming.length > 0 && asksForAnotherJob(reading, serviceId !== null);
  const asks = isNewJob ? 'book' : readAppointmentIntent(reading, input.upcoming.length > 0 && !isChoosing);
  const namesJob = slots.some(({ name }) => name === 'service_needed');
  const stands = asks === 'book' && !isNewJob && !isChoosing && !namesJob && isVisitSettled(input.state.stage, input.upcoming.length);
  const ofVisit = stands && !asksForNewVisit(reading) ? (namesTime(reading) ? ('reschedule' as const) : null) : asks;
  const appointmentIntent = chosenIntent(input, hasPick) ?? (isForVisit ? null : ofVisit);
  const isSettled = hasPick || choosing.isLeftOut === true || appointmentIntent === 'cancel' || appointmentIntent === 'confirm';
  const said = isSettled
    ? null
    : readTime(
        appointmentIntent === 'reschedule' ? withoutOldTime(bare) : bare,
        input.now,
        input.timeZone,
        asked === 'preferred_time' || appointmentIntent === 'reschedule',
      );
  // Who gives their name or address means the time that stands beside it.
  const tellsWho = slots.some(({ name }) => name === 'name' || name === 'address' || name === 'email');
  const isWished =
    said !== null &&
    (asked === 'preferred_time' ||
      tellsWho ||
      said.isAsap === true ||
      appointmentIntent === 'reschedule' ||
      asksForTime(bare, { isChoosing, namesJob }) ||
      !senses.isNoWish(bare));
  const wished = mergeWishes(isWished ? said : null, choosing.wish);
  const [visit, ...others] = input.upcoming;
  const isMoving = appointmentIntent === 'reschedule' && !isChoosing && visit !== undefined && others.length === 0;
  const preference = isMoving ? relativeToVisit(bare, visit, input.timeZone, wished) : wished;
  dropImpliedUrgency(slots, input, appointmentIntent);
  if (preference) addTimeSlot(slots, preference, input, reading);
  const answer = confirmed(input, readAnswer(bare));
  // "Yes, we do that" needs the customer's own word in our list, not a guess from the trade.
  const service = matchService(reading.plain, '', input.business.services);
  const isName = isOnlyName(reading, slots);
  const businessAnswer = isName ? null : answerFromFacts(isMoving ? withoutSpans(reading) : reading, input.business, service);
  const objection = findObjection(reading);
  const evidence: Evidence = {
    isAutoReply: isAutoReply(reading),
    isOptOut: wantsOut(reading),
    isWrongPerson: isWrongPerson(reading) && !correctsAddress(reading, slots, input),
    isDecline: declines(reading),
    sentiment: readSentiment(reading),
    appointmentIntent,
    hasPick,
    pick: choosing.pick,
    hasPreference: preference !== null,
    asksPrice: asksPrice(reading) && !isName,
    asksBusiness: asksAboutBusiness(reading) || businessAnswer !== null,
    hasQuestion: hasQuestion(reading),
    wantsHuman: wantsPerson(reading),
    slotCount: slots.length,
    answer,
    isAnswering: input.pending !== null || asked !== null,
    isConfused: isConfused(reading),
    isDistrust: objection?.kind === 'trust',
  };
  const found = classify(reading, evidence);
  const { intent, confidence, reasonCode } = senses.intent(found, reading, evidence);
  if (!evidence.isAutoReply && !isEmergency(slots) && senses.isDanger(reading)) put(slots, sensedDanger(input));
  const language = languageOf(withoutNames(input, slots));
  return {
    intent,
    confidence,
    reasonCode,
    sentiment: senses.sentiment(evidence.sentiment, reading, isAnswer(found, evidence)),
    // Only a rule is sure enough of a stranger to forget what they told.
    slots: evidence.isAutoReply || reasonCode === 'wrong_person' ? [] : slots,
    timePreference: evidence.isAutoReply ? null : preference,
    pick: silences(intent, evidence) ? null : choosing.pick,
    appointmentIntent: silences(intent, evidence) ? null : appointmentIntent,
    answer: choosing.isUnclear && answer !== 'no' ? 'unclear' : answer,
    wantsHuman: evidence.wantsHuman,
    isOptOut: evidence.isOptOut,
    ...(isOpen(evidence) && heardStop(senses.stop(reading), evidence, slots)),
    ...(input.upcoming.length === 0 &&
      isDoubtfulStranger({ intent, reasonCode }, reading, evidence, slots) && { claimsOut: 'stranger' as const }),
    asksIfBot: asksIfBot(reading),
    isDecline: evidence.isDecline && intent === 'NOT_INTERESTED',
    isConfused: evidence.isConfused || (intent === 'UNKNOWN' && slots.length === 0 && answer === null && choosing.pick === null),
    hasQuestion:
      (isOpenQuestion(evidence, intent, reasonCode) && !isSmallQuestion(reading)) ||
      (intent === 'INTERESTED' && slots.length > 0 && asksAside(reading)),
    businessAnswer,
    serviceId: serviceId ?? knownService(input),
    draft: null,
    ...(language && { language: language.language }),
    objection: evidence.isAutoReply || evidence.isOptOut || intent === 'COMPLAINT' ? null : objection,
  };
}

const DAY = '(?:today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:the )?\\d{1,2}(?:st|nd|rd|th))';
const OLD_TIME = new RegExp(
  `\\b(?:from|my|our|the) (?:${DAY}s?|\\d{1,2}(?::\\d{2})?(?: ?[ap]m)?)(?: (?:at )?\\d{1,2}(?::\\d{2})?(?: ?[ap]m)?)?(?: (?:appointment|visit|booking|slot|time|one))?(?= (?:to|until|till|for)\\b)|\\b(?:my|our|the|todays|tomorrows) (?:${DAY}s? )?(?:\\d{1,2}(?::\\d{2})?(?: ?[ap]m)? )?(?:appointment|visit|booking|slot)(?: (?:for |on |at )?(?:${DAY}|\\d{1,2}(?::\\d{2})? ?[ap]m))*`,
  'g',
);

const GIVEN_UP = new RegExp(
  `\\b(?:instead of|rather than|not) (?:at )?(?:${DAY}|noon|\\d{1,2}(?::\\d{2})?(?: ?[ap]m)?)(?: (?:at )?\\d{1,2}(?::\\d{2})?(?: ?[ap]m)?)?\\b`,
  'g',
);

/** "Move my Tuesday 2pm appointment to Thursday": Tuesday is where it stands, not where it should go. */
function withoutOldTime(bare: Reading): Reading {
  return read(bare.flat.replace(OLD_TIME, ' ').replace(GIVEN_UP, ' '));
}

/** A day named while choosing a time says nothing about how urgent the job is; an emergency always does. */
function dropImpliedUrgency(slots: SlotProposal[], input: EngineInput, intent: Proposal['appointmentIntent']): void {
  const isAboutTimes =
    (input.pending !== null && input.pending.kind !== 'slot') ||
    askedSlot(input) === 'preferred_time' ||
    (intent !== null && intent !== 'book');
  const at = slots.findIndex((slot) => slot.name === 'urgency' && slot.value !== 'emergency' && slot.value !== 'flexible');
  if (isAboutTimes && at >= 0) slots.splice(at, 1);
}

/** "You have the wrong address, it's 20 Ivy Street": of the visit, and no stranger's. */
function correctsAddress({ plain }: Reading, slots: readonly SlotProposal[], { slots: known }: EngineInput): boolean {
  return /\bwrong (?:address|house|street)\b/.test(plain) && (slots.some(({ name }) => name === 'address') || known.address !== undefined);
}

/** "John Price" asks for none. */
function isOnlyName({ plain }: Reading, slots: readonly SlotProposal[]): boolean {
  return slots.length === 1 && slots[0]!.name === 'name' && slots[0]!.value.toLowerCase() === plain;
}

/** Nothing was told or chosen in it, so that it may mean something that no rule knows. */
function isOpen({ isOptOut, isAutoReply, hasPick, hasPreference, slotCount }: Evidence): boolean {
  return !isOptOut && !isAutoReply && !hasPick && !hasPreference && slotCount === 0;
}

/** Who answers a question of ours, or is in danger, is not taken off the list by a table: a person looks. */
function heardStop({ isOutSensed, ...doubt }: StopSense, { isAnswering }: Evidence, slots: readonly SlotProposal[]): StopSense {
  return { ...doubt, ...(isOutSensed && !isAnswering && !isEmergency(slots) && { isOutSensed }) };
}

/**
 * A table alone is not sure enough of a stranger, nor are words that a customer says of a job as well: nothing is sent, and a person looks
 * first. A table counts only where the words deny being meant (ADR 20). Who has a visit is no stranger.
 */
function isDoubtfulStranger(
  said: { intent: Intent; reasonCode: string },
  reading: Reading,
  evidence: Evidence,
  slots: readonly SlotProposal[],
): boolean {
  if (said.intent !== 'WRONG_PERSON' || !isOpen(evidence) || isEmergency(slots)) return false;
  return said.reasonCode === MAYBE_STRANGER || (said.reasonCode === LEARNED_REASON && deniesBeingMeant(reading));
}

const isEmergency = (slots: readonly SlotProposal[]): boolean =>
  slots.some(({ name, value }) => name === 'urgency' && value === 'emergency');

/** Below what a rule would say, above what is only guessed. */
function sensedDanger(input: EngineInput): SlotProposal {
  return { name: 'urgency', value: 'emergency', confidence: 0.75, sourceMessageId: input.incoming.at(-1)?.id ?? null };
}

/** Automatic texts and people who want out book nothing. */
function silences(intent: Intent, evidence: Evidence): boolean {
  return evidence.isAutoReply || evidence.isOptOut || intent === 'WRONG_PERSON';
}

/** Names and addresses are of no language: "It's Karen" is not Hindi because one of its words looks so. */
function withoutNames(input: EngineInput, slots: readonly SlotProposal[]): string[] {
  const names = slots.filter(({ name }) => name === 'name' || name === 'address').map(({ value }) => value);
  return input.incoming.map(({ text }) => names.reduce((rest, value) => rest.replace(value, ' '), text));
}

function isOpenQuestion(evidence: Evidence, intent: Intent, reasonCode: string): boolean {
  if (evidence.asksPrice || evidence.asksBusiness) return true;
  return (evidence.hasQuestion || reasonCode === LEARNED_REASON) && intent === 'QUESTION';
}

function chosenIntent(input: EngineInput, hasPick: boolean): Proposal['appointmentIntent'] {
  if (!hasPick || input.pending?.kind !== 'pick_opening') return null;
  return input.pending.purpose;
}

function mergeWishes(said: TimePreference | null, relative: TimePreference | null): TimePreference | null {
  if (!said || !relative) return said ?? relative;
  // "2pm is too late": the hour named is the one refused.
  if (relative.timeOfDay) return { ...said, exactTime: undefined, ...relative };
  return { ...relative, ...said };
}

function addTimeSlot(slots: SlotProposal[], preference: TimePreference, input: EngineInput, reading: Reading): void {
  const value = describePreference(preference);
  const last = input.incoming.at(-1);
  if (!value) return;
  const isCorrection = CORRECTS.test(reading.flat) && input.slots.preferred_time !== undefined;
  put(slots, {
    name: 'preferred_time',
    value,
    confidence: preference.dates || preference.weekdays || preference.exactTime || preference.isAsap || preference.isFlexible ? 0.9 : 0.75,
    sourceMessageId: last?.id ?? null,
    ...(isCorrection ? { isCorrection: true } : {}),
  });
}
