import { onceFor } from '../common/remember.js';
import { hoursIn } from '../common/time-words.rules.js';
import type { BusinessAnswer } from '../engines/engine.port.js';
import { sayExempt } from '../engines/rules/phrase-choice.rules.js';
import { acknowledge } from '../engines/rules/phrases.rules.js';
import { declinedByAssistant, pricePolicy } from '../engines/rules/phrases-talk.rules.js';
import { sideQuestion, type SideQuestion } from '../engines/rules/side-questions.rules.js';
import { read } from '../engines/rules/words.rules.js';
import { disclosureText, shortDisclosure } from '../policy/disclosure.rules.js';
import { alarmed, awaitingHelp, hazardous } from './alarm.rules.js';
import { booking } from './booking.rules.js';
import { withRoom } from './ctas/cta-room.rules.js';
import { ctaTurn, leadOn, leadsElsewhere } from './ctas/cta-turn.rules.js';
import {
  askSlot,
  decision,
  exempt,
  fixed,
  heard,
  isAddressNeeded,
  keepQuestion,
  languageOf,
  offer,
  phraseContext,
} from './decision.rules.js';
import { isKnown, type SlotName } from '../leads/slots.rules.js';
import type { Block, Decision, Facts, Need } from './htl.schema.js';
import { isImproving } from './memory/mood.rules.js';
import { waitsForThem } from './memory/patience.rules.js';
import { reconfirmed } from './memory/reconfirm.rules.js';
import { soothed } from './memory/soothe.rules.js';
import { missingForBooking, missingSlot } from './qualify.rules.js';
import { knowledgeAnswer, leftToPerson, objectionAnswer, passedOn, type KnownAnswer } from './retrieval/answer.rules.js';
import { forOutsider } from './outsiders.rules.js';
import { forAnotherHouse } from './other-address.rules.js';
import { asksOnlyThat, onFile } from './on-file.rules.js';
import { ruling } from './rules/own-rules.rules.js';
import { ruledOffer } from './rules/ruled-offer.rules.js';
import { ownQuestion } from './sales/own-questions.rules.js';
import { disqualified, ownersHandoff } from './sales/triggers.rules.js';
import { setAside } from './set-aside.rules.js';
import { inOneGo } from './simple.rules.js';
import { afterBooking, notedAside, notNeeded, onTheDay } from './visit-talk.rules.js';
import { inWords } from './words.rules.js';
import {
  autoReply,
  claimedOut,
  closingRemark,
  decline,
  doubtfulOptOut,
  handoff,
  isNotUnderstood,
  media,
  optOut,
  thanked,
  unclear,
} from './talk.rules.js';

/**
 * What one turn does: pure, so that the same facts always give the same decision. The first rule that applies wins;
 * truthful answers to the customer's own questions are put in front of whatever follows. Decided once for the same facts: a turn with a model
 * asks twice, first to see whether its words claim too much.
 */
export const decide: (facts: Facts) => Decision | Need = onceFor(decided);

function decided(facts: Facts): Decision | Need {
  const danger = hazardous(facts);
  if (danger) return danger;
  // First of all: nothing that a text looks like takes back a wish to stop (C-11).
  const silent = optOut(facts) ?? autoReply(facts);
  if (silent) return silent;
  const { plan: ruled, heldBack } = ruling(facts, (ctaId) => ruledOffer(facts, ctaId));
  const plan = claimedOut(facts) ?? ruled ?? planned(facts);
  if (plan.is === 'need') return plan;
  const whole = disclosed(facts, inOneGo(facts, inWords(facts, spoken(facts, plan))));
  return withRoom(setAside(facts, heldBack.length > 0 ? { ...whole, heldBack } : whole));
}

/** What we do where no rule of the business decides. */
function planned(facts: Facts): Decision | Need {
  return (
    forOutsider(facts) ??
    handoff(facts) ??
    disqualified(facts) ??
    ownersHandoff(facts) ??
    notNeeded(facts) ??
    decline(facts) ??
    closingRemark(facts) ??
    media(facts) ??
    forAnotherHouse(facts) ??
    waitsForThem(facts) ??
    awaitingHelp(facts) ??
    ctaTurn(facts) ??
    onTheDay(facts) ??
    booking(facts) ??
    aside(facts) ??
    afterBooking(facts) ??
    qualify(facts)
  );
}

/** The plan with all that is said around it. */
function spoken(facts: Facts, plan: Decision): Decision {
  return soothed(facts, answered(facts, alarmed(facts, reconfirmed(facts, plan))));
}

/** A question while an offer or a confirmation is open: answer it, the open question stays as it is. */
function aside(facts: Facts): Decision | null {
  const { pending, proposal } = facts;
  if (!pending || pending.kind === 'slot') return null;
  if (proposal.hasQuestion || facts.asksIfBot || proposal.intent === 'PRICING')
    return decision(facts, { ...keepQuestion(facts), reasonCode: 'answered' });
  if (facts.changed.length > 0)
    return decision(facts, { ...keepQuestion(facts), reasonCode: 'noted', blocks: fixed(acknowledge(heard(facts), phraseContext(facts))) });
  return thanked(facts) ?? notedAside(facts) ?? unclear(facts);
}

/** The next missing answer, or openings once code calls the lead qualified. */
function qualify(facts: Facts): Decision | Need {
  const { proposal, slots, memory } = facts;
  if (isNotUnderstood(facts)) return (keepQuestion(facts).isWaiting ? null : thanked(facts)) ?? unclear(facts);
  const isAddressAsked = isAddressNeeded(facts);
  const wantsTimes =
    proposal.appointmentIntent === 'book' && isKnown(slots, 'service_needed') && (facts.wish !== null || isKnown(slots, 'preferred_time'));
  const isNextJob = facts.stage === 'booked' && facts.upcoming.length > 0;
  // "Can I book another appointment": what was done before is not what is needed now.
  if (isNextJob && !facts.changed.includes('service_needed')) return askSlot(facts, 'service_needed');
  const missing =
    facts.stage === 'booking' || leadsElsewhere(facts) ? missingForBooking(slots, isAddressAsked) : missingSlot(slots, isAddressAsked);
  // The time that suited the first visit is taken by it.
  const preference = isNextJob ? proposal.timePreference : memory.preference;
  // Somebody whose mood rises is asked by an offer, not by one more question.
  const isRipe = missing === 'preferred_time' && isImproving(facts) && facts.ctaTiming !== 'late';
  const isEarly = isTimeForIt(facts, missing);
  const own = isEarly || wantsTimes || isNextJob ? null : ownQuestion(facts, missing);
  if (own) return own;
  const lead = missing === null || isEarly ? leadOn(facts) : null;
  if (lead) return lead;
  // "What times do you have?" to our question for one: theirs are as good as ours.
  const asksBack = missing === 'preferred_time' && facts.pending?.kind === 'slot' && proposal.appointmentIntent === 'book';
  if (missing === null || wantsTimes || asksBack || isRipe || (isEarly && facts.business.services.length > 0))
    return offer(facts, { purpose: 'book', preference });
  return askSlot(facts, missing, facts.stage === 'booking' ? { stage: 'booking' } : {});
}

/** A business that offers the next step early does so once it knows what is needed; the first offer only, the questions come after it. */
function isTimeForIt({ ctaTiming, slots, memory, stage }: Facts, missing: SlotName | null): boolean {
  return ctaTiming === 'early' && missing !== null && isKnown(slots, 'service_needed') && memory.offeredAt === null && stage !== 'booking';
}

/** After these nothing about the business is told, whatever was asked. */
const SAYS_NO_MORE: ReadonlySet<string> = new Set([
  'declined',
  'not_served',
  'own_rule_silent',
  'maybe_opt_out',
  'maybe_wrong_person',
  // Passed on as a whole: whatever looks like a question in it reaches the same person.
  'note_for_visit',
  'note_during_offer',
  'late_passed_on',
  'whereabouts_passed_on',
  'other_address_passed_on',
  'help_alerted',
]);

/** Puts the truthful answers to the customer's questions in front of the plan. */
function answered(facts: Facts, plan: Decision): Decision {
  const answers =
    SAYS_NO_MORE.has(plan.reasonCode) || plan.kind === 'handoff' ? botAnswer(facts) : [...botAnswer(facts), ...businessAnswer(facts)];
  const doubt = doubtfulOptOut(facts);
  const escalations = [
    ...(plan.effects.escalations ?? []),
    ...answers.flatMap((answer) => answer.escalation ?? []),
    ...(doubt ? [doubt] : []),
  ];
  const effects = escalations.length > 0 ? { ...plan.effects, escalations } : plan.effects;
  const [first] = answers;
  if (!first) return { ...plan, effects };
  // Who was answered was understood.
  if (plan.reasonCode === 'not_understood') return answered(facts, decision(facts, { ...keepQuestion(facts), reasonCode: 'answered' }));
  const blocks: Block[] = [...answers.flatMap((answer) => (answer.isExempt ? exempt(answer.text) : fixed(answer.text))), ...plan.blocks];
  const isSilent = plan.action === 'no_reply';
  const from = answers.find((answer) => answer.from)?.from;
  return {
    ...plan,
    effects,
    ...(from !== undefined && { answeredFrom: from }),
    blocks,
    action: isSilent ? 'reply' : plan.action,
    reasonCode: isSilent || plan.blocks.length === 0 || plan.reasonCode === 'answered' ? first.reasonCode : plan.reasonCode,
  };
}

/** "Are you a bot?" gets a fixed, truthful line that no engine words, in the language of who asks (C-01). */
function botAnswer(facts: Facts): KnownAnswer[] {
  return facts.asksIfBot
    ? [{ reasonCode: 'bot_question', text: disclosureText(facts.business, facts.language?.insteadOf ?? languageOf(facts)), isExempt: true }]
    : [];
}

function businessAnswer(facts: Facts): KnownAnswer[] {
  const own = onFile(facts);
  return own ? [own, ...(asksOnlyThat(facts) ? [] : ofBusiness(facts))] : ofBusiness(facts);
}

function ofBusiness(facts: Facts): KnownAnswer[] {
  const { proposal, business } = facts;
  const { businessAnswer: known } = proposal;
  const isPricing = proposal.intent === 'PRICING' || known?.topic === 'price' || sideQuestionOf(facts) === 'price';
  const objection = objectionAnswer(facts);
  if (objection) return [objection];
  const fromKnowledge = isAskedForFacts(facts) || isPricing ? knowledgeAnswer(facts) : null;
  if (fromKnowledge && (isPricing || !known)) return [fromKnowledge];
  if (known && (known.topic !== 'price' || business.pricingPolicy !== 'never'))
    return [{ reasonCode: `answer_${known.topic}`, text: worded(facts, known), isExempt: true }];
  if (isPricing && business.priceHeldBack) return [leftToPerson(facts)];
  if (isPricing) return [{ reasonCode: 'price_policy', text: pricePolicy(phraseContext(facts)) }];
  return isAskedForFacts(facts) ? [passedOn(facts, 'question_to_answer', 'Answer the question by text or call.')] : [];
}

/** What the business gave is said word for word; the sentence of ours around it is in the customer's language. */
function worded(facts: Facts, { text, said }: BusinessAnswer): string {
  if (!said || languageOf(facts) === 'en') return text;
  const context = phraseContext(facts);
  const values = { ...said.values, ...(said.values.hours !== undefined && { hours: hoursIn(said.values.hours, languageOf(facts)) }) };
  return said.keys.map((key) => sayExempt(key, context, values)).join(' ');
}

/** A question that neither times nor what is writing answer. */
function isAskedForFacts(facts: Facts): boolean {
  const { proposal, asksIfBot } = facts;
  if (asksIfBot) return false;
  if (sideQuestionOf(facts) === 'other') return true;
  return !isAboutTimes(facts) && proposal.hasQuestion && (proposal.intent === 'QUESTION' || proposal.intent === 'INTERESTED');
}

function isAboutTimes({ proposal }: Facts): boolean {
  return proposal.pick !== null || proposal.appointmentIntent !== null || proposal.timePreference !== null;
}

/** What is asked beside a time, a choice or an answer: "tomorrow works, and what do you charge?". */
function sideQuestionOf(facts: Facts): SideQuestion | null {
  const { appointmentIntent, answer } = facts.proposal;
  const isBeside = isAboutTimes(facts) || answer !== null || facts.changed.length > 0;
  return isBeside && appointmentIntent !== 'confirm' ? sideQuestion(read(facts.text)) : null;
}

/** Our own words, and the openings that are made for a business, say it in one of these ways. */
const NAMES_ITSELF =
  /\b(?:automated assistant|assistant automatique|automatischer assistent)\b|\b(?:asistente|assistente) autom|स्वचालित सहायक/i;

/** The first automated text of a thread says what it is (EU AI Act art. 50(1); C-01), unless it was just said. */
function disclosed(facts: Facts, plan: Decision): Decision {
  const isDue =
    facts.business.disclosure === 'first_message' && facts.memory.disclosedAt === null && !facts.asksIfBot && plan.blocks.length > 0;
  if (!isDue) return plan;
  if (plan.reasonCode === 'declined') return { ...plan, blocks: fixed(declinedByAssistant(phraseContext(facts))) };
  if (plan.blocks.some(({ text }) => saysWhatItIs(text))) return { ...plan, blocks: plan.blocks.map(kept) };
  return { ...plan, blocks: [...exempt(shortDisclosure(facts.business, languageOf(facts))), ...plan.blocks] };
}

/** A model's words would take the place of the line that is due. */
function kept(block: Block): Block {
  return saysWhatItIs(block.text) ? { type: 'fixed', text: block.text } : block;
}

/** Do these words tell the customer that an assistant is writing? */
export function saysWhatItIs(text: string | null): boolean {
  return text !== null && NAMES_ITSELF.test(text);
}
