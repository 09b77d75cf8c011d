import type { SuppressionScope } from './gate-facts.schema.js';

export const SUPPRESSION_SOURCES = ['keyword', 'free_text', 'provider', 'staff', 'import', 'api'] as const;
export type SuppressionSource = (typeof SUPPRESSION_SOURCES)[number];

export const SUPPRESSION_SCOPES = ['all', 'marketing', 'sms', 'whatsapp'] as const;

/** Whether a person opted out, and how far it reaches. */
export interface SuppressionState {
  isSuppressed: true;
  isGlobal: boolean;
  scope: SuppressionScope;
  source: SuppressionSource | 'global';
  since: Date;
}

/** One opt-out as the console lists it; the number itself is not stored. */
export interface SuppressionView {
  id: string;
  last4: string;
  scope: SuppressionScope;
  channel: string;
  source: SuppressionSource;
  evidence: string | null;
  contactId: string | null;
  contactName: string | null;
  createdAt: Date;
  liftedAt: Date | null;
  liftedBy: string | null;
}

/** The word that asks to get texts again. YES is also an everyday answer. */
export type LiftingWord = 'start' | 'yes';

/**
 * What that word may undo: what the person's own STOP did, seen by us or by the network; START also what they said in their own words,
 * as the confirmation of it promises. Never what staff entered (C-12).
 */
export function isLiftedBy(word: LiftingWord, source: SuppressionSource): boolean {
  return source === 'keyword' || source === 'provider' || (word === 'start' && source === 'free_text');
}
