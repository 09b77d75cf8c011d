import type { MissedReason } from './call.schema.js';

/** What decides whether, and where, a caller is put through. */
export interface RingFacts {
  /** The caller's number in international form; null when it is withheld or no number. */
  from: string | null;
  /** Our number that was called. */
  own: string;
  forwardedFrom: string | null;
  isOperations: boolean;
  lineMode: 'direct' | 'full_forward' | 'conditional_forward';
  businessPhone: string | null;
  ownerPhone: string | null;
  /** The published number that the business forwards to us. */
  forwardedNumber: string | null;
}

export type RingPlan =
  { kind: 'ring'; number: string; callerId: string } | { kind: 'unreachable'; reason: MissedReason } | { kind: 'reject' };

/**
 * Whom to ring (C-68). A number that forwards to us must never be rung: it would come straight back. With conditional
 * forwarding the business was rung before the call reached us, so it is already missed.
 */
export function ringPlan(facts: RingFacts): RingPlan {
  if (facts.from === facts.own) return { kind: 'reject' };
  if (facts.isOperations) return { kind: 'unreachable', reason: 'operations' };
  if (facts.lineMode === 'conditional_forward') return { kind: 'unreachable', reason: 'forwarded' };
  const wanted = facts.lineMode === 'full_forward' ? [facts.businessPhone, facts.ownerPhone] : [facts.businessPhone];
  const targets = wanted.filter((phone): phone is string => phone !== null && phone !== '');
  if (targets.length === 0) return { kind: 'unreachable', reason: 'no_target' };
  const loops = new Set([facts.own, facts.forwardedFrom, facts.lineMode === 'full_forward' ? facts.forwardedNumber : null]);
  const safe = targets.filter((phone) => !loops.has(phone));
  if (safe.length === 0) return { kind: 'unreachable', reason: 'loop' };
  const number = safe.find((phone) => phone !== facts.from);
  if (!number) return { kind: 'unreachable', reason: 'own_line' };
  // The person who picks up must see who calls, so that they can call back (C-69).
  return { kind: 'ring', number, callerId: facts.from ?? facts.own };
}
