import { LEARNED_REASON } from '../rules/learned/second-sense.rules.js';
import type { TimePreference } from '../../common/time-preference.schema.js';
import type { EngineInput, Proposal, SlotProposal } from '../engine.port.js';
import { URGENCIES } from '../engine.port.js';
import { cleanDraft, stripMarkers } from './clean.rules.js';
import { quotesPrompt } from './prompt.rules.js';
import type { ModelAnswer } from './answer.schema.js';
import { customerText, isSupported, mayTellTime, timeSlot, UNSUPPORTED } from './support.rules.js';

/** Below this the intent is UNKNOWN (rules.md C-48). */
const SURE = 0.6;

function slotsOf(answer: ModelAnswer, rules: Proposal, input: EngineInput, time: TimePreference | null): SlotProposal[] {
  const ids = new Set(input.incoming.map((message) => message.id));
  const said = customerText(input);
  const last = input.incoming.at(-1)?.id ?? null;
  const slots: SlotProposal[] = [];
  for (const entry of answer.slots) {
    const value = stripMarkers(entry.value).slice(0, 200);
    if (!value || slots.some((other) => other.name === entry.name)) continue;
    if (entry.name === 'urgency' && !(URGENCIES as readonly string[]).includes(value)) continue;
    const slot: SlotProposal = {
      name: entry.name,
      value,
      confidence: entry.confidence,
      sourceMessageId: entry.source_message_id && ids.has(entry.source_message_id) ? entry.source_message_id : last,
      ...(entry.is_correction ? { isCorrection: true } : {}),
    };
    if (slot.name === 'preferred_time') slots.push(timeSlot(slot, input, said, time !== null));
    else slots.push(isSupported(slot, said) ? slot : { ...slot, confidence: Math.min(slot.confidence, UNSUPPORTED), isCorrection: false });
  }
  // What the rules read for certain is never lost to a model that left it out or made it up.
  for (const own of rules.slots) {
    const at = slots.findIndex((slot) => slot.name === own.name);
    if (at < 0) slots.push(own);
    else if ((slots[at] as SlotProposal).confidence <= UNSUPPORTED || own.name === 'preferred_time') slots[at] = own;
    else if (own.name === 'urgency' && URGENCIES.indexOf(own.value as never) > URGENCIES.indexOf(slots[at]?.value as never))
      slots[at] = own;
  }
  return slots;
}

/** The rules' reading of a time stands; the model adds one only where the customer spoke of time at all. */
function timeOf(answer: ModelAnswer, rules: Proposal, input: EngineInput): TimePreference | null {
  if (rules.timePreference) return rules.timePreference;
  const time = answer.time;
  if (!time || !mayTellTime(input, rules.slots)) return null;
  const today = input.now.slice(0, 10);
  const dates = (time.dates ?? []).filter((span) => span.to >= today && span.from <= span.to);
  const hasAny =
    dates.length > 0 ||
    time.weekdays?.length ||
    time.exact ||
    time.from ||
    time.to ||
    time.is_asap ||
    time.is_flexible ||
    time.not_dates?.length ||
    time.not_weekdays?.length;
  if (!hasAny) return null;
  return {
    ...(dates.length ? { dates } : {}),
    ...(time.not_dates?.length ? { notDates: time.not_dates } : {}),
    ...(time.weekdays?.length ? { weekdays: time.weekdays } : {}),
    ...(time.not_weekdays?.length ? { notWeekdays: time.not_weekdays } : {}),
    ...(time.from || time.to ? { timeOfDay: { from: time.from ?? '00:00', ...(time.to ? { to: time.to } : {}) } } : {}),
    ...(time.exact ? { exactTime: time.exact } : {}),
    ...(time.is_asap ? { isAsap: true } : {}),
    ...(time.is_flexible ? { isFlexible: true } : {}),
    text: stripMarkers(time.text),
  };
}

function safeDraft(raw: string | null): string | null {
  const draft = cleanDraft(raw);
  return draft !== null && quotesPrompt(draft) ? null : draft;
}

/** What is wanted with an appointment. A model may say so, as long as saying so does not do it: a yes to a booking, or a cancellation once more. */
function appointmentOf(answer: ModelAnswer, rules: Proposal, { pending }: EngineInput): Proposal['appointmentIntent'] {
  const wanted = answer.appointment_intent ?? rules.appointmentIntent;
  // "Can you come Wednesday" to a visit that stands: a second one beside it is the worse mistake.
  if (wanted === 'book' && rules.appointmentIntent === 'reschedule') return 'reschedule';
  const isDone = wanted === 'confirm' || (pending?.kind === 'confirm' && pending.what === wanted);
  return isDone ? rules.appointmentIntent : wanted;
}

/** Do our own words and tables hear that they want nothing any more? */
function givesUp({ isDecline, intent, appointmentIntent, reasonCode }: Proposal): boolean {
  // A learned table may be led by the same words that lead the model.
  return isDecline || (intent === 'NOT_INTERESTED' && reasonCode !== LEARNED_REASON) || appointmentIntent === 'cancel';
}

/** From here on a model is sure of a wish to stop, or of a stranger. */
const SURE_OF_OUT = 0.8;

/**
 * Who wants no more texts is decided by our rules, and by the learned table where a model agrees with it; what only a model says, however
 * sure it is, goes to a person (reliability.md 3.12: a model may only propose).
 */
function outOf(answer: ModelAnswer, rules: Proposal): Pick<Proposal, 'isOptOut' | 'mayWantOut' | 'claimsOut'> {
  const mayWantOut = rules.mayWantOut === true;
  const isSure = answer.confidence >= SURE_OF_OUT;
  const saysStop = isSure && answer.is_opt_out && answer.intent === 'OPT_OUT';
  if (rules.isOptOut || (saysStop && mayWantOut)) return { isOptOut: true };
  if (saysStop) return { isOptOut: false, claimsOut: 'stop' };
  if (isSure && answer.intent === 'WRONG_PERSON' && rules.intent !== 'WRONG_PERSON')
    return { isOptOut: false, claimsOut: 'stranger', ...(mayWantOut && { mayWantOut }) };
  const isPossible = answer.confidence >= SURE && (answer.is_opt_out || answer.intent === 'OPT_OUT');
  return { isOptOut: false, ...((mayWantOut || isPossible) && { mayWantOut: true }) };
}

/**
 * Turns the model's answer into a proposal that holds even if the model obeys an attacker: it may add understanding,
 * but a booking, a yes, or the absence of an opt-out needs the rules' own reading of the customer's words.
 */
export function toProposal(answer: ModelAnswer, rules: Proposal, input: EngineInput, engine: string): Proposal {
  const isAgreedPick = rules.pick !== null && 'index' in rules.pick && rules.pick.index === answer.pick;
  const wantedPick = answer.pick !== null && !isAgreedPick;
  const refuses =
    (rules.pick !== null && 'none' in rules.pick) ||
    (answer.refuses_all_options && input.pending?.kind === 'pick_opening' && answer.pick === null);
  const yes = answer.answer === 'yes' && rules.answer !== 'yes' && !isAgreedPick;
  const intent = rules.isOptOut
    ? 'OPT_OUT'
    : rules.intent === 'AUTO_REPLY'
      ? 'AUTO_REPLY'
      : answer.confidence < SURE
        ? 'UNKNOWN'
        : answer.intent;
  const isDecline = answer.is_decline && !isAgreedPick;
  const appointmentIntent = appointmentOf(answer, rules, input);
  const services = input.business.services;
  const time = timeOf(answer, rules, input);
  return {
    intent,
    sentiment: answer.sentiment,
    confidence: answer.confidence,
    slots: rules.intent === 'AUTO_REPLY' ? [] : slotsOf(answer, rules, input, time),
    timePreference: time,
    pick: isAgreedPick ? rules.pick : refuses ? { none: true } : null,
    appointmentIntent,
    answer: yes || wantedPick ? 'unclear' : (answer.answer ?? rules.answer),
    wantsHuman: answer.wants_human || rules.wantsHuman,
    ...outOf(answer, rules),
    asksIfBot: rules.asksIfBot || answer.asks_if_bot,
    isDecline,
    ...((isDecline || appointmentIntent === 'cancel') && !givesUp(rules) && { isDeclineClaimed: true }),
    isConfused: answer.is_confused,
    hasQuestion: answer.has_question || rules.hasQuestion,
    businessAnswer: rules.businessAnswer,
    serviceId: services.some((service) => service.id === answer.service_id) ? answer.service_id : rules.serviceId,
    draft: safeDraft(answer.draft),
    ...(rules.language && { language: rules.language }),
    objection: rules.objection ?? null,
    reasonCode: `${engine}_${intent.toLowerCase()}`,
  };
}

/** In simple mode a model only writes: what the customer said is read by the rules alone. */
export function toSimpleProposal(reply: string | null, rules: Proposal, engine: string): Proposal {
  return { ...rules, draft: safeDraft(reply), reasonCode: `${engine}_simple` };
}
