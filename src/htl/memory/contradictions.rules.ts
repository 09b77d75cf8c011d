import type { Confirming, Contradiction } from '../../conversations/memory.schema.js';
import type { Answer, SlotProposal } from '../../engines/engine.port.js';
import { matchForm } from '../../common/text.rules.js';
import { EXPLICIT_CONFIDENCE, type SlotMap, type SlotName } from '../../leads/slots.rules.js';

/** Facts of which a person has one at a time. Times are negotiated, an urgency may rise, and a second job is no contradiction. */
const SINGLE: ReadonlySet<SlotName> = new Set(['name', 'address', 'email']);
/** Said plainly, but against what was said plainly before: known, and to be confirmed before a booking. */
export const DOUBTED = 0.65;
/** A "yes, that one" is as plain as words get. */
const CONFIRMED = 0.95;
/** What the customer called wrong counts as unknown. */
const DENIED = 0.3;

/** The proposed facts that plainly contradict a known one without a word of correction. What adds to it ("14 Oak St, Apt 2") does not. */
export function contradictionsIn(known: SlotMap, proposed: readonly SlotProposal[], now: Date): Contradiction[] {
  return proposed.flatMap((slot) => {
    const before = known[slot.name];
    const isPlain = before !== undefined && before.confidence >= EXPLICIT_CONFIDENCE && slot.confidence >= EXPLICIT_CONFIDENCE;
    if (!isPlain || slot.isCorrection === true || before.source === 'staff' || before.source === 'import' || !SINGLE.has(slot.name))
      return [];
    if (isSameOrMore(before.value, slot.value)) return [];
    return [
      {
        slot: slot.name,
        before: before.value.slice(0, 300),
        after: slot.value.slice(0, 300),
        at: now.toISOString(),
        sourceMessageId: slot.sourceMessageId,
        isSettled: false,
      },
    ];
  });
}

/** The newer word is kept (rules.md C-42), with a confidence that asks for a confirmation. */
export function doubted(proposed: readonly SlotProposal[], contradictions: readonly Contradiction[]): SlotProposal[] {
  return proposed.map((slot) =>
    contradictions.some((item) => item.slot === slot.name) ? { ...slot, confidence: DOUBTED, isCorrection: true } : slot,
  );
}

function isSameOrMore(before: string, after: string): boolean {
  const [a, b] = [matchForm(before).split(' '), matchForm(after).split(' ')];
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.every((word) => long.includes(word));
}

const NEWER = /\b(?:second|2nd|latter|last|newer|new one|the new)\b/i;
const OLDER = /\b(?:first|1st|former|older|old one|the old|previous)\b/i;
const YES = /^\W*(?:yes|yep|yeah|ya|yup|correct|right|exactly|that'?s (?:right|it|correct)|si|sí|haan|ha|ok|okay)\b/i;
const NO = /^\W*(?:no|nope|nah|wrong|not (?:right|correct)|that'?s (?:wrong|not))\b/i;

/** What the customer's words make of the question "is it this?" or "this or that?". */
export type Confirmation = { outcome: 'confirmed'; proposal: SlotProposal } | { outcome: 'denied' } | null;

/** A named value settles it, an ordinal picks one of two, a bare yes or no answers the newer one; anything else leaves it open. */
export function confirmationIn(
  asked: Confirming,
  said: { text: string; answer: Answer | null; proposed: readonly SlotProposal[]; messageId: string | null },
): Confirmation {
  const named = said.proposed.find(({ name }) => name === asked.slot);
  if (named) return confirmed(asked, named.value, said.messageId);
  if (asked.other !== null && OLDER.test(said.text)) return confirmed(asked, asked.other, said.messageId);
  if (asked.other !== null && NEWER.test(said.text)) return confirmed(asked, asked.value, said.messageId);
  if (said.answer === 'yes' || YES.test(said.text)) return confirmed(asked, asked.value, said.messageId);
  return said.answer === 'no' || NO.test(said.text) ? { outcome: 'denied' } : null;
}

function confirmed({ slot }: Confirming, value: string, sourceMessageId: string | null): Confirmation {
  return { outcome: 'confirmed', proposal: { name: slot, value, confidence: CONFIRMED, sourceMessageId, isCorrection: true } };
}

/** Facts without those that the customer called wrong, as long as nothing better was said. */
export function withoutDenied(slots: SlotMap, denied: readonly { slot: SlotName; value: string }[]): SlotMap {
  const isDenied = (name: SlotName, value: string): boolean => denied.some((item) => item.slot === name && item.value === value);
  return Object.fromEntries(
    Object.entries(slots).map(([name, slot]) => [name, isDenied(name as SlotName, slot.value) ? { ...slot, confidence: DENIED } : slot]),
  );
}
