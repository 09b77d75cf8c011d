import { DateTime } from 'luxon';
import type { TimePreference } from '../../common/time-preference.schema.js';
import type { EngineInput, Intent, PendingQuestion, Pick, Proposal, SlotProposal } from '../engine.port.js';
import { findAddress, findEmail } from './addresses.rules.js';
import { readAnswer } from './answers.rules.js';
import { asksForAnotherJob, readAppointmentIntent } from './appointment-intents.rules.js';
import { classify, type Evidence } from './intents.rules.js';
import { languageOf } from './language.rules.js';
import { findName, isLoneName } from './names.rules.js';
import { findObjection } from './objections.rules.js';
import { readPick, type Choice } from './picks.rules.js';
import { relativeToOffer } from './relative-to-offer.rules.js';
import { wantsOut } from './opt-out.rules.js';
import { describePreference } from './preference-text.rules.js';
import { answerFromFacts, asksAboutBusiness, asksAside, asksPrice, hasQuestion } from './questions.rules.js';
import { readSentiment } from './sentiment.rules.js';
import { findService, matchService } from './services.rules.js';
import { asksIfBot, declines, isAutoReply, isConfused, isWrongPerson, wantsPerson } from './signals.rules.js';
import { readTime } from './time-preference.rules.js';
import { findUrgency } from './urgency.rules.js';
import { read, tidy, type Reading } from './words.rules.js';

const CORRECTS =
  /\b(?:actually|i mean|i meant|meant|sorry|correction|wait(?! (?:for|on|until|till))|i said|scratch that|oops|wrong (?:address|name|day|time|email|number)|change (?:it|that|my)|instead|typo|should be|not \d+|rather)\b|^\*|^no ,? ?(?:its|it is|my|the)\b/;
/** Values taken from an answer to our own question are surer than values found by the way. */
const ASKED_BONUS = 0.05;

interface Draft {
  reading: Reading;
  /** The texts without addresses and e-mails, whose numbers are no times. */
  bare: Reading;
  slots: SlotProposal[];
  serviceId: string | null;
}

function askedSlot(input: EngineInput): string | null {
  if (input.pending?.kind === 'slot') return input.pending.name;
  return input.pending ? null : (input.state.lastAsked ?? null);
}

function put(slots: SlotProposal[], slot: SlotProposal): void {
  const at = slots.findIndex((other) => other.name === slot.name);
  if (at < 0) slots.push(slot);
  else slots[at] = slot;
}

/** Reads every text of the turn on its own, in order: a later one corrects an earlier one. */
function readSlots(input: EngineInput): Draft {
  const slots: SlotProposal[] = [];
  const bareTexts: string[] = [];
  let serviceId: string | null = null;
  const asked = askedSlot(input);
  for (const incoming of input.incoming) {
    const raw = tidy(incoming.text);
    const isCorrection = CORRECTS.test(read(raw).flat);
    const add = (name: SlotProposal['name'], value: string, confidence: number): void =>
      put(slots, {
        name,
        value,
        confidence: Math.min(0.99, confidence + (asked === name ? ASKED_BONUS : 0)),
        sourceMessageId: incoming.id,
        ...(isCorrection && differs(input, name, value) ? { isCorrection: true } : {}),
      });
    let rest = raw;
    const email = findEmail(rest);
    if (email) {
      add('email', email.value, 0.95);
      rest = rest.replace(email.span, ' ');
    }
    const address = findAddress(
      rest,
      asked === 'address' || (isCorrection && input.slots.address !== undefined),
      input.slots.address?.value,
    );
    if (address) {
      add('address', address.value, address.confidence);
      rest = rest.replace(/\n/g, ', ').replace(address.span, ' , ');
    }
    bareTexts.push(rest);
    const name = findName(rest, asked === 'name' || (isOffered(input) && isLoneName(rest)));
    if (name) add('name', name.value, name.confidence);
    const bare = read(name ? rest.replace(name.value, ' ') : rest);
    const service = findService(bare, input.business.vertical, input.business.services, asked === 'service_needed' && !name && !address);
    if (service && isNewService(input, service.confidence)) {
      add('service_needed', service.value, isNextJob(input) ? Math.max(service.confidence, 0.85) : service.confidence);
      serviceId = service.serviceId ?? serviceId;
    }
    const urgency = findUrgency(bare, input.business.vertical, asked === 'urgency');
    if (urgency) add('urgency', urgency.value, urgency.confidence);
  }
  const whole = input.incoming.map((incoming) => incoming.text).join('\n');
  return { reading: read(whole), bare: read(bareTexts.join('\n')), slots, serviceId };
}

/** A bare mention ("the unit") does not replace a clear description. */
function isNewService(input: EngineInput, confidence: number): boolean {
  const known = input.slots.service_needed;
  return !known || isNextJob(input) || confidence >= 0.8 || confidence > known.confidence;
}

/** What was said earlier still means the same service of the list: "boiler making noise" stays a heating repair. */
function knownService(input: EngineInput): string | null {
  const known = input.slots.service_needed;
  return known ? (findService(read(known.value), input.business.vertical, input.business.services, false)?.serviceId ?? null) : null;
}

/** Once a visit is booked, whatever is needed next is another job. */
function isNextJob(input: EngineInput): boolean {
  return input.state.stage === 'booked' && input.upcoming.length > 0;
}

/** Openings are on the table and nobody has said a name yet. */
function isOffered(input: EngineInput): boolean {
  return input.pending?.kind === 'pick_opening' && input.slots.name === undefined;
}

function differs(input: EngineInput, name: SlotProposal['name'], value: string): boolean {
  const known = input.slots[name];
  return known !== undefined && known.value.toLowerCase() !== value.toLowerCase();
}

function isExpired(pending: PendingQuestion | null, now: string): boolean {
  return pending !== null && 'expiresAt' in pending && DateTime.fromISO(pending.expiresAt) < DateTime.fromISO(now);
}

interface Choosing {
  pick: Pick | null;
  isUnclear: boolean;
  wish: TimePreference | null;
}

/** Choices among openings or appointments; an expired offer binds nothing (rules.md C-64). */
function readChoice(input: EngineInput, bare: Reading): Choosing {
  const pending = isExpired(input.pending, input.now) ? null : input.pending;
  if (pending?.kind !== 'pick_opening' && pending?.kind !== 'which_appointment') return { pick: null, isUnclear: false, wish: null };
  const choices: Choice[] = pending.options;
  const isAskedAgain = input.state.confusedTurns > 0;
  const result = readPick(bare, choices, input.now, input.timeZone, isAskedAgain);
  const isRefusal = result.pick !== null && 'none' in result.pick;
  // "Can you call me about the Tuesday one" books nothing: a person will settle it.
  if (result.pick !== null && 'index' in result.pick && wantsPerson(bare)) return { pick: null, isUnclear: true, wish: null };
  return { ...result, wish: isRefusal || result.isUnclear ? relativeToOffer(bare, choices, input.timeZone) : null };
}

function confirmed(input: EngineInput, answer: Proposal['answer']): Proposal['answer'] {
  const pending = isExpired(input.pending, input.now) ? null : input.pending;
  if (pending?.kind !== 'confirm' || answer !== null) return answer;
  const words = read(input.incoming.map((incoming) => incoming.text).join('\n'));
  const verb =
    pending.what === 'cancel' ? /\bcancel\b/ : pending.what === 'book' ? /\b(?:book|schedule) it\b/ : /\b(?:move|change|reschedule) it\b/;
  return verb.test(words.plain) && !/\b(?:dont|not|keep)\b/.test(words.plain) && !words.flat.includes('?') ? 'yes' : null;
}

// A turn with a model is read by the rules twice: to know what to look up, and beside the model's own reading.
const readings = new WeakMap<EngineInput, Proposal>();

/** Everything the rules can say about one turn; the same input gives the same proposal, and is read once. Neither is changed afterwards. */
export function understand(input: EngineInput): Proposal {
  const known = readings.get(input);
  if (known) return known;
  const proposal = readTurn(input);
  readings.set(input, proposal);
  return proposal;
}

function readTurn(input: EngineInput): Proposal {
  const { reading, bare, slots, serviceId } = readSlots(input);
  const asked = askedSlot(input);
  const choosing = readChoice(input, bare);
  const hasPick = choosing.pick !== null && 'index' in choosing.pick;
  const isChoosing = input.pending?.kind === 'pick_opening' && !/\bappointment\b|\breschedul/.test(reading.plain);
  const isNewJob = !isChoosing && input.upcoming.length > 0 && asksForAnotherJob(reading, serviceId !== null);
  const appointmentIntent =
    chosenIntent(input, hasPick) ?? (isNewJob ? 'book' : readAppointmentIntent(reading, input.upcoming.length > 0 && !isChoosing));
  const isSettled = hasPick || appointmentIntent === 'cancel' || appointmentIntent === 'confirm';
  const said = isSettled
    ? null
    : readTime(appointmentIntent === 'reschedule' ? withoutOldTime(bare) : bare, input.now, input.timeZone, asked === 'preferred_time');
  const preference = mergeWishes(said, choosing.wish);
  dropImpliedUrgency(slots, input, appointmentIntent);
  if (preference) addTimeSlot(slots, preference, input, reading);
  const answer = confirmed(input, readAnswer(bare));
  // "Yes, we do that" needs the customer's own word in our list, not a guess from the trade.
  const service = matchService(reading.plain, '', input.business.services);
  const businessAnswer = answerFromFacts(reading, input.business, service);
  const objection = findObjection(reading);
  const evidence: Evidence = {
    isAutoReply: isAutoReply(reading),
    isOptOut: wantsOut(reading),
    isWrongPerson: isWrongPerson(reading),
    isDecline: declines(reading),
    sentiment: readSentiment(reading),
    appointmentIntent,
    hasPick,
    pick: choosing.pick,
    hasPreference: preference !== null,
    asksPrice: asksPrice(reading),
    asksBusiness: asksAboutBusiness(reading) || businessAnswer !== null,
    hasQuestion: hasQuestion(reading),
    wantsHuman: wantsPerson(reading),
    slotCount: slots.length,
    answer,
    isAnswering: input.pending !== null || asked !== null,
    isConfused: isConfused(reading),
    isDistrust: objection?.kind === 'trust',
  };
  const { intent, confidence, reasonCode } = classify(reading, evidence);
  const language = languageOf(withoutNames(input, slots));
  return {
    intent,
    confidence,
    reasonCode,
    sentiment: evidence.sentiment,
    slots: evidence.isAutoReply || intent === 'WRONG_PERSON' ? [] : slots,
    timePreference: evidence.isAutoReply ? null : preference,
    pick: silences(intent, evidence) ? null : choosing.pick,
    appointmentIntent: silences(intent, evidence) ? null : appointmentIntent,
    answer: choosing.isUnclear && answer !== 'no' ? 'unclear' : answer,
    wantsHuman: evidence.wantsHuman,
    isOptOut: evidence.isOptOut,
    asksIfBot: asksIfBot(reading),
    isDecline: evidence.isDecline && intent === 'NOT_INTERESTED',
    isConfused: evidence.isConfused || (intent === 'UNKNOWN' && slots.length === 0 && answer === null && choosing.pick === null),
    hasQuestion: isOpenQuestion(evidence, intent) || (intent === 'INTERESTED' && slots.length > 0 && asksAside(reading)),
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

/** "Move my Tuesday 2pm appointment to Thursday": Tuesday is where it stands, not where it should go. */
function withoutOldTime(bare: Reading): Reading {
  return read(bare.flat.replace(OLD_TIME, ' '));
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

/** Automatic texts and people who want out book nothing. */
function silences(intent: Intent, evidence: Evidence): boolean {
  return evidence.isAutoReply || evidence.isOptOut || intent === 'WRONG_PERSON';
}

/** Names and addresses are of no language: "It's Karen" is not Hindi because one of its words looks so. */
function withoutNames(input: EngineInput, slots: readonly SlotProposal[]): string[] {
  const names = slots.filter(({ name }) => name === 'name' || name === 'address').map(({ value }) => value);
  return input.incoming.map(({ text }) => names.reduce((rest, value) => rest.replace(value, ' '), text));
}

function isOpenQuestion(evidence: Evidence, intent: Intent): boolean {
  if (evidence.asksPrice || evidence.asksBusiness) return true;
  return evidence.hasQuestion && intent === 'QUESTION';
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
