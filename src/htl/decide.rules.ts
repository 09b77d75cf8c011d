import { acknowledge } from '../engines/rules/phrases.rules.js';
import { declinedByAssistant, pricePolicy, questionPassedOn } from '../engines/rules/phrases-talk.rules.js';
import { disclosureText, shortDisclosure } from '../policy/disclosure.rules.js';
import { alarmed } from './alarm.rules.js';
import { booking } from './booking.rules.js';
import { ctaTurn, leadOn, leadsElsewhere } from './ctas/cta-turn.rules.js';
import { askSlot, decision, fixed, heard, isAddressNeeded, keepQuestion, offer, phraseContext } from './decision.rules.js';
import { dueAt, summarise } from './handoff.rules.js';
import { isKnown } from '../leads/slots.rules.js';
import type { Block, Decision, EscalationRequest, Facts, Need } from './htl.schema.js';
import { missingForBooking, missingSlot } from './qualify.rules.js';
import {
  afterBooking,
  autoReply,
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
 * truthful answers to the customer's own questions are put in front of whatever follows.
 */
export function decide(facts: Facts): Decision | Need {
  const silent = autoReply(facts) ?? optOut(facts);
  if (silent) return silent;
  const plan =
    handoff(facts) ??
    decline(facts) ??
    closingRemark(facts) ??
    media(facts) ??
    ctaTurn(facts) ??
    booking(facts) ??
    aside(facts) ??
    afterBooking(facts) ??
    qualify(facts);
  return plan.is === 'need' ? plan : disclosed(facts, answered(facts, alarmed(facts, plan)));
}

/** A question while an offer or a confirmation is open: answer it, the open question stays as it is. */
function aside(facts: Facts): Decision | null {
  const { pending, proposal } = facts;
  if (!pending || pending.kind === 'slot') return null;
  if (proposal.hasQuestion || facts.asksIfBot || proposal.intent === 'PRICING')
    return decision(facts, { ...keepQuestion(facts), reasonCode: 'answered' });
  if (facts.changed.length > 0)
    return decision(facts, { ...keepQuestion(facts), reasonCode: 'noted', blocks: fixed(acknowledge(heard(facts), phraseContext(facts))) });
  return thanked(facts) ?? unclear(facts);
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
  const lead = missing === null ? leadOn(facts) : null;
  if (lead) return lead;
  if (missing === null || wantsTimes) return offer(facts, { purpose: 'book', preference });
  return askSlot(facts, missing, facts.stage === 'booking' ? { stage: 'booking' } : {});
}

interface Answer {
  reasonCode: string;
  text: string;
  escalation?: EscalationRequest;
}

/** Puts the truthful answers to the customer's questions in front of the plan. */
function answered(facts: Facts, plan: Decision): Decision {
  const answers =
    plan.reasonCode === 'declined' || plan.kind === 'handoff' ? botAnswer(facts) : [...botAnswer(facts), ...businessAnswer(facts)];
  const doubt = doubtfulOptOut(facts);
  const escalations = [
    ...(plan.effects.escalations ?? []),
    ...answers.flatMap((answer) => answer.escalation ?? []),
    ...(doubt ? [doubt] : []),
  ];
  const effects = escalations.length > 0 ? { ...plan.effects, escalations } : plan.effects;
  const [first] = answers;
  if (!first) return { ...plan, effects };
  const blocks: Block[] = [...answers.flatMap((answer) => fixed(answer.text)), ...plan.blocks];
  const isSilent = plan.action === 'no_reply';
  return {
    ...plan,
    effects,
    blocks,
    action: isSilent ? 'reply' : plan.action,
    reasonCode: isSilent || plan.blocks.length === 0 || plan.reasonCode === 'answered' ? first.reasonCode : plan.reasonCode,
  };
}

/** "Are you a bot?" gets a fixed, truthful line that no engine words (C-01). */
function botAnswer(facts: Facts): Answer[] {
  return facts.asksIfBot ? [{ reasonCode: 'bot_question', text: disclosureText(facts.business) }] : [];
}

function businessAnswer(facts: Facts): Answer[] {
  const { proposal, business } = facts;
  const { businessAnswer: known } = proposal;
  if (known && (known.topic !== 'price' || business.pricingPolicy !== 'never'))
    return [{ reasonCode: `answer_${known.topic}`, text: known.text }];
  if (proposal.intent === 'PRICING' || known?.topic === 'price')
    return [{ reasonCode: 'price_policy', text: pricePolicy(phraseContext(facts)) }];
  const isAboutTimes = proposal.pick !== null || proposal.appointmentIntent !== null || proposal.timePreference !== null;
  const isQuestion = proposal.hasQuestion && (proposal.intent === 'QUESTION' || proposal.intent === 'INTERESTED');
  if (!isQuestion || isAboutTimes || facts.asksIfBot) return [];
  return [{ reasonCode: 'question_passed_on', text: questionPassedOn(phraseContext(facts)), escalation: passedOn(facts) }];
}

/** "I'll have someone get back to you" has an owner and a due time (C-56). */
function passedOn(facts: Facts): EscalationRequest {
  return {
    kind: 'commitment',
    priority: 'medium',
    reason: 'question_to_answer',
    summary: summarise(facts, 'asked something the assistant may not answer'),
    recommendedAction: 'Answer the question by text or call.',
    dueAt: dueAt(facts, 120),
    promise: 'Someone will get back about the question.',
  };
}

/** The first automated text of a thread says what it is (EU AI Act art. 50(1); C-01), unless it was just said. */
function disclosed(facts: Facts, plan: Decision): Decision {
  const isDue =
    facts.business.disclosure === 'first_message' && facts.memory.disclosedAt === null && !facts.asksIfBot && plan.blocks.length > 0;
  if (!isDue) return plan;
  if (plan.reasonCode === 'declined') return { ...plan, blocks: fixed(declinedByAssistant(phraseContext(facts))) };
  return { ...plan, blocks: [...fixed(shortDisclosure(facts.business)), ...plan.blocks] };
}

/** Does this decision tell the customer that an assistant is writing? */
export function saysWhatItIs(facts: Facts, plan: Decision): boolean {
  const first = plan.blocks[0]?.text;
  if (first === undefined) return false;
  return (
    first === shortDisclosure(facts.business) ||
    first === disclosureText(facts.business) ||
    first === declinedByAssistant(phraseContext(facts))
  );
}
