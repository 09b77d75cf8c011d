import { addMinutes } from '../common/clock.js';
import { isWorking } from '../orgs/org-status.rules.js';
import type { OrgState } from '../orgs/org-status.rules.js';

/** The kind of the job behind each nudge. */
export const FOLLOW_UP_JOB = 'conversation.follow_up';

/** A person is never nudged more often than this in one sequence (contracts.md 4.4). */
export const MAX_FOLLOW_UPS = 3;

/** When step `step` (from 1) is due, counted from the moment the thread began to wait; null after the last one. */
export function followUpDueAt(step: number, anchor: Date, minutes: readonly number[]): Date | null {
  const wait = step <= MAX_FOLLOW_UPS ? minutes[step - 1] : undefined;
  return wait === undefined ? null : addMinutes(anchor, wait);
}

/** Has this customer had all the nudges of one sequence that they are worth? Of several limits the smaller counts (rules.md C-28). */
export function isOverBudget(step: number, messageBudget: number | null): boolean {
  return step > Math.min(MAX_FOLLOW_UPS, messageBudget ?? MAX_FOLLOW_UPS);
}

export interface FollowUpFacts {
  status: 'open' | 'closed';
  handler: 'ai' | 'human' | 'paused';
  isLeadOpen: boolean;
  hasBooking: boolean;
  hasUnread: boolean;
  /** What was written last still waits for a person's approval: there is nothing to remind of. */
  hasDraft: boolean;
  /** What we said last, nudges apart, will never reach them: the gate or the provider refused it, or its time is over. */
  isLastTextLost: boolean;
  /** The newest inbound number now, and when the job was made. */
  inboundSeq: number;
  createdSeq: number;
  orgStatus: OrgState;
  /** WhatsApp takes no free text from us any more (rules.md C-23). */
  isWindowClosed: boolean;
}

/** Why a follow-up must not be sent, or null when the thread still waits on the customer. */
export function followUpBlocker(facts: FollowUpFacts): string | null {
  if (!isWorking(facts.orgStatus)) return 'org_paused';
  if (facts.status !== 'open') return 'closed';
  if (facts.handler !== 'ai') return 'handled_by_person';
  if (facts.inboundSeq > facts.createdSeq || facts.hasUnread) return 'customer_replied';
  if (facts.hasDraft) return 'draft_waiting';
  if (facts.isLastTextLost) return 'last_text_not_said';
  if (!facts.isLeadOpen) return 'lead_closed';
  if (facts.hasBooking) return 'booked';
  if (facts.isWindowClosed) return 'window_closed';
  return null;
}
