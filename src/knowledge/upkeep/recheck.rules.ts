import type { StaleReason } from '../knowledge.schema.js';

/** A page is visited again after so many days, and what people wrote is shown to them again after so many. */
export const PAGE_AGE_DAYS = 30;
export const TEXT_AGE_DAYS = 180;
/** A site may be down for a day or two; after so many days in a row its pages count as unreachable. */
export const FAILED_CHECKS = 3;

/** What a visit found: the page's text now, or the code of the error that it ended with. */
export type Visit = { text: string } | { error: string };

export type CheckOutcome =
  | { is: 'same' }
  | { is: 'stale'; reason: StaleReason; foundContent: string | null }
  /** Tried again on another day. */
  | { is: 'later' };

/** What becomes of a document after a visit; `failedChecks` counts the visits before this one that ended in nothing. */
export function checkOutcome(known: string, visit: Visit, failedChecks: number): CheckOutcome {
  if ('text' in visit) return visit.text === known ? { is: 'same' } : { is: 'stale', reason: 'changed', foundContent: visit.text };
  if (visit.error === 'knowledge.page_gone') return { is: 'stale', reason: 'gone', foundContent: null };
  return failedChecks + 1 >= FAILED_CHECKS ? { is: 'stale', reason: 'unreachable', foundContent: null } : { is: 'later' };
}
