import type { CtaMemory, CtaRecord } from '../../conversations/cta-memory.schema.js';
import type { Memory } from '../../conversations/memory.schema.js';
import type { Turn } from '../../conversations/turn.port.js';
import type { Proposal } from '../../engines/engine.port.js';
import type { FactName, SlotMap } from '../../leads/slots.rules.js';
import type { TurnContext } from '../context/context.schema.js';
import type { Decision, Facts } from '../htl.schema.js';
import type { CtaFacts, CtaPlan } from './cta.schema.js';
import { withinPolicy } from './cta-prices.rules.js';
import { moved, statesNow } from './cta-states.rules.js';
import { isWaiting } from './cta-words.rules.js';

/** An offer can be answered for a day, as every question. */
const OPEN_MS = 86_400_000;
/** A yes to a fact that was read back makes it plainly said. */
const CONFIRMED = 0.9;

/** What is remembered where our last text never left: what it offered was not offered, and what it asked was not asked. */
export function takenBack(cta: CtaMemory): CtaMemory {
  const { unsaid, confirm, states } = cta;
  if (unsaid === null) return confirm === null ? cta : { ...cta, open: null, confirm: null };
  const others = Object.entries(states).filter(([id]) => id !== unsaid.id);
  const before = unsaid.record === null ? [] : [[unsaid.id, unsaid.record] as const];
  return { states: Object.fromEntries([...others, ...before]), open: null, confirm: null, unsaid: null };
}

/** The calls to action as this turn sees them, by what is remembered; undefined for a business without any. */
export function ctaFacts(turn: Turn, { now, ctas, business }: TurnContext, memory: Memory): CtaFacts | undefined {
  if (!ctas || ctas.list.length === 0) return undefined;
  const { leadId } = turn.thread;
  const { open } = memory.cta;
  const { list, prices } = withinPolicy(ctas.list, business);
  return {
    ...ctas,
    list,
    ...(prices.length > 0 && { prices }),
    states: statesNow(memory.cta, memory.ctaNews, { now, leadId }),
    // an offer whose text never left was never made
    open: turn.supersedes === null && open && now.getTime() - Date.parse(open.at) < OPEN_MS ? open.id : null,
    trend: memory.trend,
    leadId,
  };
}

/** The facts after "yes, that is right": the one that was read back is sure now. */
export function confirmedSlots(
  memory: Memory,
  proposal: Proposal,
  merged: { slots: SlotMap; changed: FactName[] },
): { slots: SlotMap; changed: FactName[] } {
  const name = memory.cta.confirm;
  const slot = name === null ? undefined : merged.slots[name];
  if (name === null || !slot || proposal.answer !== 'yes' || slot.confidence >= CONFIRMED) return merged;
  return {
    slots: { ...merged.slots, [name]: { ...slot, confidence: CONFIRMED } },
    changed: merged.changed.includes(name) ? merged.changed : [...merged.changed, name],
  };
}

/** What the thread remembers of calls to action after a decision. */
export function ctaMemoryAfter({ ctas, memory, now }: Facts, { effects }: Decision): CtaMemory {
  if (!ctas) return { ...memory.cta, unsaid: null };
  const at = now.toISOString();
  const states: Record<string, CtaRecord> = { ...ctas.states };
  const plan = effects.cta;
  for (const { id, event, step } of plan?.moves ?? []) {
    const next = moved(states[id], event, at, ctas.leadId);
    states[id] = step === undefined ? next : { ...next, step };
  }
  if (plan?.offer?.step) states[plan.offer.cta.id] = { ...states[plan.offer.cta.id]!, step: plan.offer.step };
  for (const id of bookedCtas(ctas, effects)) states[id] = moved(states[id], 'complete', at, ctas.leadId);
  const about = plan?.offer?.cta.id ?? plan?.about;
  const isStillOpen = ctas.open !== null && isWaiting(states[ctas.open]) && !plan?.moves.some(({ id }) => id === ctas.open);
  return {
    states,
    open: about !== undefined ? { id: about, at } : isStillOpen || plan === undefined ? memory.cta.open : null,
    confirm: plan?.confirm ?? null,
    unsaid: plan?.offer ? unsaidOf(plan.offer, plan.moves, ctas, at) : null,
  };
}

/** What the customer did before the offer stands without it, such as asking for what they had refused; the offer and its step do not. */
function unsaidOf(
  { cta: { id } }: NonNullable<CtaPlan['offer']>,
  moves: CtaPlan['moves'],
  { states, leadId }: CtaFacts,
  at: string,
): CtaMemory['unsaid'] {
  const own = moves.filter((move) => move.id === id);
  const offered = own.findIndex(({ event }) => event === 'offer');
  const before = offered === -1 ? own : own.slice(0, offered);
  const record = before.reduce<CtaRecord | undefined>((current, { event }) => moved(current, event, at, leadId), states[id]);
  return { id, record: record ?? null };
}

/** Those that a booking in our own calendar completes. */
export function bookedCtas(ctas: CtaFacts | undefined, { book }: Decision['effects']): string[] {
  if (!ctas || !book?.serviceId) return [];
  return ctas.list
    .filter((cta) => cta.target === 'service' && cta.serviceId === book.serviceId && isWaiting(ctas.states[cta.id]))
    .map(({ id }) => id);
}
