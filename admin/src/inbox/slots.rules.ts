import { humanise } from '../shared/format';
import type { LeadChange, SlotMap, SlotValue } from '../shared/types';
import type { Tone } from '../theme/tones';

/** The field of a lead that holds a fact, for the facts that a person may write. */
type SlotField = keyof Pick<LeadChange, 'service' | 'urgency' | 'name' | 'address' | 'preferredTime' | 'email'>;
export interface SlotKind {
  field: SlotField;
  label: string;
  maxLength: number;
}

const kinds: Record<string, SlotKind> = {
  service_needed: { field: 'service', label: 'Service', maxLength: 160 },
  urgency: { field: 'urgency', label: 'Urgency', maxLength: 20 },
  name: { field: 'name', label: 'Name', maxLength: 120 },
  address: { field: 'address', label: 'Address', maxLength: 300 },
  preferred_time: { field: 'preferredTime', label: 'Preferred time', maxLength: 160 },
  email: { field: 'email', label: 'E-mail', maxLength: 254 },
};

/** Only what is known by name can be written; a fact of a newer server is shown and left alone. */
export const slotKind = (name: string): SlotKind | undefined => (Object.hasOwn(kinds, name) ? kinds[name] : undefined);
/** What a business asks for in its own words is shown under its question. */
const OWN_MARK = 'own:';
export const slotLabel = (name: string): string =>
  slotKind(name)?.label ?? (name.startsWith(OWN_MARK) ? name.slice(OWN_MARK.length) : humanise(name));
/** The facts that are asked for, in the order of asking, then any others. */
export const slotNames = (slots: SlotMap): string[] => [
  ...Object.keys(kinds),
  ...Object.keys(slots).filter((name) => slotKind(name) === undefined),
];
export const slotText = (name: string, value: string): string => (name === 'urgency' ? humanise(value) : value);

/** 0.8 and up is high, 0.6 to 0.8 medium, below that low. */
export function confidenceLook(confidence: number): { word: string; tone: Tone } {
  if (confidence >= 0.8) return { word: 'high', tone: 'success' };
  if (confidence >= 0.6) return { word: 'medium', tone: 'warning' };
  return { word: 'low', tone: 'danger' };
}

/** How sure the fact is, in words; what a person wrote is not a guess. */
export function certainty(slot: SlotValue): { words: string; tone: Tone; percent: number } {
  const percent = Math.round(slot.confidence * 100);
  if (slot.source === 'staff') return { words: 'Written by hand', tone: 'success', percent };
  const { word, tone } = confidenceLook(slot.confidence);
  return { words: `${percent} % ${word}`, tone, percent };
}

/** What is sent for a correction. An emptied field takes the fact away. */
export function slotChange(name: string, typed: string): Omit<LeadChange, 'version'> | null {
  const kind = slotKind(name);
  if (!kind) return null;
  const value = typed.trim();
  return { [kind.field]: value === '' ? null : value };
}
