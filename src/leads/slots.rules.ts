// Facts about an opportunity: what we know, how sure we are, who said it. Pure rules of C-42.
import { truncateChars, normalise } from '../common/text.rules.js';

export const SLOT_NAMES = ['service_needed', 'urgency', 'name', 'address', 'preferred_time', 'email'] as const;
export type SlotName = (typeof SLOT_NAMES)[number];

export const SLOT_SOURCES = ['customer', 'staff', 'call', 'import'] as const;
export type SlotSource = (typeof SLOT_SOURCES)[number];

/** Rising; an urgency may always rise and falls only when the customer corrects it. */
export const URGENCIES = ['unknown', 'flexible', 'soon', 'urgent', 'emergency'] as const;

export interface SlotValue {
  value: string;
  confidence: number;
  sourceMessageId: string | null;
  source: SlotSource;
  updatedAt: string;
}

/** A fact that a business asks for in its own words: `own:How old is the system?`. */
export type OwnFactName = `own:${string}`;
export type FactName = SlotName | OwnFactName;

export type SlotMap = Partial<Record<SlotName, SlotValue>> & { [name: OwnFactName]: SlotValue };

export interface SlotProposal {
  name: FactName;
  value: string;
  confidence: number;
  sourceMessageId: string | null;
  /** The customer took back an earlier answer ("sorry, I meant 14 Oak St"). */
  isCorrection?: boolean;
  /** Where it comes from; the customer's own words unless said otherwise. */
  source?: SlotSource;
}

export interface MergedSlot {
  isChanged: boolean;
  value: string;
  confidence: number;
  sourceMessageId: string | null;
  source: SlotSource;
}

/** Below this a value is a guess that does not count as known. */
export const KNOWN_CONFIDENCE = 0.6;
/** SQL: the same for `s`, the alias of a stored fact; a spec holds the two together, as a statement is read word for word. */
export const isKnownSlot = (s: string): string => `${s}.confidence >= 0.6`;
/** From here on the customer said it plainly. */
export const EXPLICIT_CONFIDENCE = 0.8;
/** A guess must not undo what a member of staff wrote. */
const OVERRULES_STAFF = 0.95;

const MAX_LENGTH: Record<SlotName, number> = { service_needed: 160, urgency: 20, name: 120, address: 300, preferred_time: 160, email: 254 };
const MAX_OWN_LENGTH = 300;
const EMAIL = /^[^\s@<>()",;:]+@[^\s@<>()",;:]+\.[^\s@<>()",;:.]{2,}$/;
// Leftovers of instructions never become facts (C-41).
const MARKERS = /\[[A-Z][A-Z_ ]{2,}\]|<\|[^|>]*\|>|\{\{[^}]*\}\}/g;

export const OWN_MARK = 'own:';
export const isOwnFact = (name: string): name is OwnFactName => name.startsWith(OWN_MARK);

/** Makes a proposed value storable; null if it says nothing or cannot be that kind of fact. */
export function cleanSlot(name: FactName, raw: string): string | null {
  const text = normalise(raw.slice(0, 2000)).replace(MARKERS, ' ').replace(/\s+/g, ' ').trim();
  if (text === '' || !/[\p{L}\p{N}]/u.test(text)) return null;
  if (name === 'email') return EMAIL.test(text) && text.length <= MAX_LENGTH.email ? text.toLowerCase() : null;
  if (name === 'urgency') {
    const urgency = text.toLowerCase();
    return (URGENCIES as readonly string[]).includes(urgency) ? urgency : null;
  }
  return truncateChars(text, isOwnFact(name) ? MAX_OWN_LENGTH : MAX_LENGTH[name]);
}

/** What the slot holds after a proposal; `isChanged` is false if nothing has to be written. */
export function mergeSlot(current: SlotValue | undefined, proposal: SlotProposal): MergedSlot | null {
  const value = cleanSlot(proposal.name, proposal.value);
  const confidence = Math.min(1, Math.max(0, Number.isFinite(proposal.confidence) ? proposal.confidence : 0));
  const kept: MergedSlot | null = current
    ? {
        isChanged: false,
        value: current.value,
        confidence: current.confidence,
        sourceMessageId: current.sourceMessageId,
        source: current.source,
      }
    : null;
  if (value === null || confidence === 0) return kept;
  const next: MergedSlot = {
    isChanged: true,
    value,
    confidence,
    sourceMessageId: proposal.sourceMessageId,
    source: proposal.source ?? 'customer',
  };
  if (!current || !kept) return next;
  if (isSame(current.value, value)) return confidence > current.confidence ? next : kept;
  if (!mayReplace(current, { ...proposal, value, confidence })) return kept;
  return isRise(current, proposal) ? { ...next, confidence: Math.max(confidence, current.confidence) } : next;
}

/**
 * Urgency may always rise (C-42), and what rises is at least as urgent as what was known: a guess that raises it does not turn it into one,
 * or nobody would be told of any urgency any more.
 */
function isRise({ value }: SlotValue, { name, source, isCorrection }: SlotProposal): boolean {
  return name === 'urgency' && source !== 'staff' && !isCorrection && rank(value) > rank('unknown');
}

function mayReplace(current: SlotValue, proposal: SlotProposal): boolean {
  if (proposal.source === 'staff' || proposal.isCorrection) return true;
  if (proposal.name === 'urgency') return rank(proposal.value) > rank(current.value);
  if (current.source === 'staff') return proposal.confidence >= OVERRULES_STAFF;
  // Newer and plainly said wins over older; otherwise the surer one.
  return proposal.confidence >= EXPLICIT_CONFIDENCE || proposal.confidence > current.confidence;
}

function rank(urgency: string): number {
  return (URGENCIES as readonly string[]).indexOf(urgency);
}

function isSame(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** Known well enough to rely on. */
export function isKnown(slots: SlotMap, name: FactName): boolean {
  const slot = slots[name];
  return slot !== undefined && slot.value.trim() !== '' && slot.confidence >= KNOWN_CONFIDENCE;
}

/** The value of a fact that may be said, told on and acted on; a guess is none. */
export function knownValue(slots: SlotMap, name: FactName): string | undefined {
  return isKnown(slots, name) ? slots[name]?.value : undefined;
}

/** The facts that may be said, told on and acted on: guesses stay with the lead, where people see how sure they are. */
export function withoutGuesses(slots: SlotMap): SlotMap {
  return Object.fromEntries(Object.entries(slots).filter(([name]) => isKnown(slots, name as FactName)));
}

/** The facts that are still missing before somebody can come, in the order in which we ask for them. */
export function missingSlots(slots: SlotMap, needs: { needsAddress: boolean }): SlotName[] {
  const wanted: SlotName[] = needs.needsAddress
    ? ['service_needed', 'name', 'address', 'preferred_time']
    : ['service_needed', 'name', 'preferred_time'];
  return wanted.filter((name) => !isKnown(slots, name));
}

/** Qualified is decided here, never by an engine (C-41): service, name and preferred time, plus the address where somebody has to drive there. */
export function isQualified(slots: SlotMap, needs: { needsAddress: boolean }): boolean {
  return missingSlots(slots, needs).length === 0;
}
