import { localDate } from '../common/time.rules.js';
import type { Memory } from '../conversations/memory.schema.js';
import type { Turn } from '../conversations/turn.port.js';
import type { Proposal } from '../engines/engine.port.js';
import { isKnown, mergeSlot, type FactName, type SlotMap, type SlotProposal } from '../leads/slots.rules.js';
import { asksIfBot } from '../policy/disclosure.rules.js';
import { detectOptOut, type OptOutFinding } from '../policy/free-text-opt-out.rules.js';
import { openQuestion } from './context/pending.rules.js';
import type { TurnContext } from './context/context.schema.js';
import { confirmedSlots, ctaFacts, takenBack } from './ctas/cta-memory.rules.js';
import { saysWhatItIs } from './decide.rules.js';
import type { Facts } from './htl.schema.js';
import { withoutDenied } from './memory/contradictions.rules.js';
import { replyLanguage } from './memory/language.rules.js';
import { hearing, reread } from './memory/remember.rules.js';
import { asOutsider, outsiderOf } from './outsiders.rules.js';
import { otherAddress } from './other-address.rules.js';
import { answeredOwn } from './sales/own-questions.rules.js';
import { salesFacts } from './sales/sales-facts.rules.js';
import { combined } from './wishes.rules.js';

/** Enough to judge a text by. */
const MAX_TEXT = 4000;
const DAY_MS = 86_400_000;

/** What code adds to an engine's reading: merged slots, the opt-out and the are-you-a-bot detectors, the memory. */
export function factsOf(turn: Turn, context: TurnContext, read: Proposal): Facts {
  const text = turn.messages
    .map(({ body }) => body)
    .join('\n')
    .trim()
    .slice(0, MAX_TEXT);
  const { stage, sentiment } = turn.thread;
  const optOut = mostSure(turn.messages.map(({ body }) => detectOptOut(body)));
  const asksBot = read.asksIfBot || turn.messages.some(({ body }) => asksIfBot(body));
  const remembered = asSeen(turn);
  const isAsked = remembered.confirming?.slot === 'address' || remembered.lastAsked === 'address';
  const elsewhere = isAsked ? null : otherAddress({ stage, upcoming: context.upcoming, slots: context.slots }, text, read.slots);
  // "Cancel it, we moved to 9 River Rd": where they live now is nothing to a visit that is called off.
  const isLeaving = read.appointmentIntent === 'cancel' && context.upcoming.length > 0;
  const outsider = outsiderOf(text, context.upcoming, context.slots);
  const heard = {
    turn,
    text,
    memory: remembered,
    proposal: outsider ? asOutsider(read) : elsewhere === null && !isLeaving ? read : withoutAddress(read),
    slots: context.slots,
    now: context.now,
    zone: context.business.timeZone,
  };
  const reading = reread({ ...heard, optOut, asksIfBot: asksBot });
  const { proposal, fact } = answeredOwn(
    openOwn(turn, reading.memory, context.now),
    text,
    reading.proposal,
    turn.messages.at(-1)?.id ?? null,
  );
  const { memory: seen } = reading;
  const memory = hearing({ ...heard, proposal, memory: seen, optOut, asksIfBot: asksBot });
  const proposed = [...proposal.slots, ...(fact ? [fact] : [])];
  const merged = confirmedSlots(remembered, proposal, merge(context.slots, proposed, turn, context.now));
  const { changed } = merged;
  const slots = withoutDenied(
    merged.slots,
    memory.confirmations.filter(({ outcome }) => outcome === 'denied'),
  );
  const ctas = ctaFacts(turn, context, memory);
  const sales = salesFacts(turn, context.version, text);
  const wish =
    proposal.timePreference &&
    combined(memory.preference, proposal.timePreference, text, localDate(context.now, context.business.timeZone));
  return {
    now: context.now,
    business: context.business,
    text,
    hasMedia: context.hasMedia,
    proposal,
    slots,
    changed: changed.filter((name) => isKnown(slots, name)),
    guessed: changed.filter((name) => !isKnown(slots, name)),
    memory: { ...memory, preference: wish ?? memory.preference },
    wish,
    pending: openQuestion(memory.pending, context.now),
    stage,
    previousSentiment: sentiment,
    upcoming: context.upcoming,
    picked: context.picked,
    optOut,
    asksIfBot: asksBot,
    isFirstReply: context.isFirstReply,
    seed: `${turn.conversationId}:${turn.toSeq}`,
    openings: null,
    lost: null,
    found: context.found,
    language: replyLanguage(memory.language, context.version),
    ...(context.version && { formality: context.version.tone.formality }),
    scripts: context.version?.scripts ?? [],
    objections: context.version?.sales.objections ?? [],
    ownRules: context.ownRules,
    ctaTiming: context.version?.ctaTiming ?? 'standard',
    ...(sales && { sales }),
    ...(ctas && { ctas }),
    ...(outsider && { outsider }),
    ...(elsewhere !== null && { otherAddress: elsewhere }),
  };
}

const withoutAddress = (proposal: Proposal): Proposal => ({ ...proposal, slots: proposal.slots.filter(({ name }) => name !== 'address') });

/** The business's own question of our last text; a day later "it is old" is about something else. */
function openOwn({ history }: Turn, { asking }: Memory, now: Date): string | null {
  const last = history.findLast(({ direction }) => direction === 'out');
  return last && now.getTime() - last.at.getTime() < DAY_MS ? asking : null;
}

/** A question or an offer whose text never left was never made: it is made again, not waited for. */
function asSeen(turn: Turn): Memory {
  const memory: Memory = { ...turn.thread.memory, disclosedAt: toldAt(turn) };
  if (turn.supersedes === null) return memory;
  const { confirming, asking, cta } = memory;
  const asked = memory.asked.filter((fact) => fact !== asking);
  const isUnheard = ({ slot, value, outcome }: Memory['confirmations'][number]): boolean =>
    outcome === 'asked' && slot === confirming?.slot && value === confirming.value;
  const confirmations = memory.confirmations.filter((item) => !isUnheard(item));
  const unasked = { pending: null, lastAsked: null, confirming: null, asking: null, cta: takenBack(cta) };
  return { ...memory, ...unasked, asked, confirmations };
}

/** When they were told who writes (C-01); null where the words that said so never left, for whatever reason. */
function toldAt({ history, thread }: Turn): string | null {
  const { disclosedAt } = thread.memory;
  if (disclosedAt === null) return null;
  const ours = history.filter(({ direction }) => direction === 'out');
  const [oldest] = history;
  // Of a long thread only the end is read: what was said before it stands.
  const isAllRead = oldest === undefined || oldest.seq === 1 || oldest.at.getTime() <= Date.parse(disclosedAt);
  return isAllRead && !ours.some(({ body }) => saysWhatItIs(body)) ? null : disclosedAt;
}

function merge(current: SlotMap, proposed: readonly SlotProposal[], turn: Turn, now: Date): { slots: SlotMap; changed: FactName[] } {
  const slots: SlotMap = { ...current };
  const changed: FactName[] = [];
  const ids = new Set(turn.messages.map(({ id }) => id));
  for (const slot of proposed) {
    // A source that is none of this turn's texts is an invention.
    const source =
      slot.sourceMessageId !== null && ids.has(slot.sourceMessageId) ? slot.sourceMessageId : (turn.messages.at(-1)?.id ?? null);
    const merged = mergeSlot(slots[slot.name], { ...slot, sourceMessageId: source });
    if (!merged?.isChanged) continue;
    const { value, confidence, sourceMessageId } = merged;
    slots[slot.name] = { value, confidence, sourceMessageId, source: merged.source, updatedAt: now.toISOString() };
    if (!changed.includes(slot.name)) changed.push(slot.name);
  }
  return { slots, changed };
}

/** The surest finding; of two that are as sure, the plain wish to stop. */
function mostSure(findings: OptOutFinding[]): OptOutFinding {
  const sorted = findings
    .filter((finding) => finding.isOptOut)
    .sort((a, b) => b.confidence - a.confidence || Number(a.isWrongNumber ?? false) - Number(b.isWrongNumber ?? false));
  return sorted[0] ?? { isOptOut: false, confidence: 0 };
}
