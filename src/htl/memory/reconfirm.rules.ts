import type { Confirming, Memory } from '../../conversations/memory.schema.js';
import { say, sayExempt } from '../../engines/rules/phrase-choice.rules.js';
import { ask } from '../../engines/rules/phrases.rules.js';
import type { WordingKey } from '../../engines/rules/wording/wording-en.rules.js';
import { isKnown, type SlotName } from '../../leads/slots.rules.js';
import { decision, fixed, isAddressNeeded, phraseContext, speakable, speakableFact } from '../decision.rules.js';
import type { Decision, Facts } from '../htl.schema.js';

/** Below this a known fact is confirmed before it decides about a booking (sales-agent spec, section 9); a guess is asked for, never read back. */
export const SURE_ENOUGH = 0.7;

const LABELS: Readonly<Partial<Record<SlotName, WordingKey>>> = { name: 'what-name', address: 'what-address', email: 'what-email' };

/** Puts the question about a doubtful fact in front of a booking or an offer of times; a contradiction is asked about at once. */
export function reconfirmed(facts: Facts, plan: Decision): Decision {
  const clash = openClash(facts);
  if (clash && mayAsk(plan)) return asking(facts, plan, clash);
  if (!isBooking(plan)) return plan;
  const name = doubtfulSlot(facts);
  return name === null ? plan : asking(facts, plan, { slot: name, value: facts.slots[name]!.value, other: null });
}

/** A fact of this turn that contradicts an earlier one, not asked about before. */
function openClash({ memory, changed }: Facts): Confirming | null {
  const clash = memory.contradictions.findLast(({ slot, isSettled }) => !isSettled && changed.includes(slot));
  return clash && !wasAsked(memory, clash.slot, clash.after) ? { slot: clash.slot, value: clash.after, other: clash.before } : null;
}

/** Only talk that goes on is turned into a question: not a hand-over, a goodbye, a safety text or an answer about a booking. */
function mayAsk({ action, close, effects, kind }: Decision): boolean {
  return action === 'reply' && close === undefined && effects.handler === undefined && (kind === 'reply' || kind === 'openings');
}

function isBooking({ effects, pending }: Decision): boolean {
  return effects.book !== undefined || (effects.offer !== undefined && pending?.kind === 'pick_opening' && pending.purpose === 'book');
}

function doubtfulSlot(facts: Facts): SlotName | null {
  const names: SlotName[] = isAddressNeeded(facts) ? ['service_needed', 'name', 'address'] : ['service_needed', 'name'];
  const isDoubtful = (name: SlotName): boolean => {
    const slot = facts.slots[name];
    return slot !== undefined && isKnown(facts.slots, name) && slot.confidence < SURE_ENOUGH && !wasAsked(facts.memory, name, slot.value);
  };
  return names.find(isDoubtful) ?? null;
}

/** Nobody is asked twice about the same words. */
function wasAsked(memory: Memory, slot: SlotName, value: string): boolean {
  return memory.confirmations.some((item) => item.slot === slot && item.value === value);
}

function asking(facts: Facts, plan: Decision, confirming: Confirming): Decision {
  const { slot, value, other } = confirming;
  const { book, offer: _offer, cta: _cta, ...effects } = plan.effects;
  return decision(facts, {
    reasonCode: other === null ? `confirm_${slot}` : `clarify_${slot}`,
    blocks: fixed(question(facts, { slot, value, other })),
    pending: { kind: 'slot', name: slot },
    lastAsked: slot,
    stage: book ? 'booking' : facts.stage,
    isWaiting: true,
    confirming,
    // The time that they picked is kept while they answer.
    effects: { ...effects, ...(book && { keep: book }) },
  });
}

function question(facts: Facts, { slot, value, other }: Confirming): string {
  const spoken = slot === 'service_needed' ? speakable : speakableFact;
  const [now, before] = [spoken(value), other === null ? undefined : spoken(other)];
  const context = phraseContext(facts);
  const label = LABELS[slot];
  if (now === undefined || (slot !== 'service_needed' && !label)) return ask(slot, { ...context, name: undefined });
  if (before !== undefined) return sayExempt('two-values', context, { before, now });
  return label
    ? sayExempt('confirm-fact', context, { what: say(label, context), value: now })
    : sayExempt('confirm-service', context, { value: now });
}
