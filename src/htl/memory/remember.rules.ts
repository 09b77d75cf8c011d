import { KEPT, type Memory } from '../../conversations/memory.schema.js';
import type { Turn } from '../../conversations/turn.port.js';
import type { Proposal } from '../../engines/engine.port.js';
import { timeLabel } from '../../common/time.rules.js';
import type { SlotMap } from '../../leads/slots.rules.js';
import type { OptOutFinding } from '../../policy/free-text-opt-out.rules.js';
import type { Decision, Facts } from '../htl.schema.js';
import { customerPromise, ownPromises, withCommitments } from './commitments.rules.js';
import { confirmationIn, contradictionsIn, doubted } from './contradictions.rules.js';
import { languageIn, withLanguage } from './language.rules.js';
import { withMood } from './mood.rules.js';
import { risksIn, withRisks } from './risk-flags.rules.js';
import { summaryOf } from './summary.rules.js';

/** What a turn is read with: the words, and what stood before them. */
export interface Heard {
  turn: Turn;
  text: string;
  memory: Memory;
  proposal: Proposal;
  slots: SlotMap;
  now: Date;
  zone: string;
  optOut: OptOutFinding;
  asksIfBot: boolean;
}

/** An engine's reading with what memory makes of it: answers to our own doubts, and doubts about what contradicts an earlier word. */
export function reread(heard: Heard): { proposal: Proposal; memory: Memory } {
  const answered = answeredDoubt(heard);
  const clashes = answered.isAnswer ? [] : contradictionsIn(heard.slots, answered.proposal.slots, heard.now);
  const proposal = clashes.length === 0 ? answered.proposal : { ...answered.proposal, slots: doubted(answered.proposal.slots, clashes) };
  const contradictions = [...answered.memory.contradictions.map((item) => settled(item, proposal)), ...clashes].slice(-KEPT.contradictions);
  return { proposal, memory: { ...answered.memory, contradictions } };
}

/** A fact that was put right is no open contradiction any more. */
function settled(item: Memory['contradictions'][number], proposal: Proposal): Memory['contradictions'][number] {
  return proposal.slots.some(({ name, isCorrection }) => name === item.slot && isCorrection === true) ? { ...item, isSettled: true } : item;
}

function answeredDoubt({ memory, proposal, text, turn }: Heard): { proposal: Proposal; memory: Memory; isAnswer: boolean } {
  const asked = memory.confirming;
  if (!asked) return { proposal, memory, isAnswer: false };
  const messageId = turn.messages.at(-1)?.id ?? null;
  const found = confirmationIn(asked, { text, answer: proposal.answer, proposed: proposal.slots, messageId });
  // Whatever they said, the question was heard once.
  if (!found) return { proposal, memory: { ...memory, confirming: null }, isAnswer: false };
  const confirmations = memory.confirmations.map((item) =>
    item.slot === asked.slot && item.value === asked.value ? { ...item, outcome: found.outcome } : item,
  );
  const next = { ...memory, confirming: null, confirmations };
  // "No" is about the fact, not about us.
  if (found.outcome === 'denied') return { proposal: { ...proposal, isDecline: false }, memory: next, isAnswer: true };
  const others = proposal.slots.filter(({ name }) => name !== asked.slot);
  return {
    proposal: { ...proposal, isDecline: false, isConfused: false, slots: [...others, found.proposal] },
    memory: next,
    isAnswer: true,
  };
}

/** The memory as the decision sees it: with this turn's mood, promises, risks, language and counts. */
export function hearing(heard: Heard): Memory {
  const { memory, proposal, text, turn, now, zone } = heard;
  const messageId = turn.messages.at(-1)?.id ?? null;
  const promise = customerPromise({ text, preference: proposal.timePreference, now, zone, messageId });
  const isOptOutDoubted = heard.optOut.isOptOut || proposal.isOptOut || proposal.claimsOut === 'stop';
  return {
    ...memory,
    ...withMood(memory, proposal.sentiment, now),
    commitments: withCommitments(memory, promise ? [promise] : []),
    riskFlags: withRisks(memory, risksIn(text, { isOptOutDoubted, asksIfBot: heard.asksIfBot }), now, messageId),
    language: withLanguage(memory.language, languageIn(proposal)),
    exchange: counted(memory.exchange, turn),
  };
}

/**
 * How often they answer us, and how fast: an answer is the first text after one of ours. Every text of ours since their last one
 * counts, nudges too; what this turn says counts with the next, when somebody could have answered it.
 */
function counted(exchange: Memory['exchange'], { messages, history }: Turn): Memory['exchange'] {
  const before = history.at(-1);
  const [first] = messages;
  const isAnswer = first !== undefined && before?.direction === 'out';
  const seconds = isAnswer ? Math.max(0, (first.at.getTime() - before.at.getTime()) / 1000) : 0;
  return {
    ours: exchange.ours + (history.length - 1 - history.findLastIndex(({ direction }) => direction === 'in')),
    theirs: exchange.theirs + messages.length,
    answers: exchange.answers + (isAnswer ? 1 : 0),
    answerSeconds: Math.round(exchange.answerSeconds + seconds),
  };
}

/** The memory after the decision: our promises, the question about a doubt, and the summary of it all. */
export function saying(memory: Memory, facts: Facts, plan: Decision): Memory {
  const asked = plan.confirming;
  const confirmations = asked
    ? [...memory.confirmations, { slot: asked.slot, value: asked.value, outcome: 'asked' as const }].slice(-KEPT.confirmations)
    : memory.confirmations;
  const next: Memory = {
    ...memory,
    commitments: withCommitments(memory, ownPromises(plan.effects.escalations ?? [], facts.now)),
    confirming: asked ?? null,
    confirmations,
    asking: plan.asking ?? null,
    asked: plan.asking ? [...memory.asked, plan.asking].slice(-KEPT.asked) : memory.asked,
  };
  return { ...next, summary: summaryOf(summaryFacts(next, facts, plan)) };
}

function summaryFacts(memory: Memory, facts: Facts, plan: Decision): Parameters<typeof summaryOf>[0] {
  const { book } = plan.effects;
  const zone = facts.business.timeZone;
  const isOffer = plan.pending?.kind === 'pick_opening';
  const asBooked = book
    ? [{ label: timeLabel(new Date(book.option.startsAt), zone), serviceName: facts.slots.service_needed?.value ?? 'a visit' }]
    : [];
  return {
    slots: facts.slots,
    memory,
    zone,
    sentiment: facts.proposal.sentiment,
    upcoming: [...asBooked, ...facts.upcoming],
    openQuestion: isOffer ? `We offered ${plan.pending?.kind === 'pick_opening' ? plan.pending.options.length : 0} times.` : null,
  };
}
