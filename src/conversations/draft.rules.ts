/** What a person may do with a reply that waits; `undo` takes an approval or a discard back. */
export type DraftStep = 'approve' | 'edit' | 'discard' | 'undo';

/** How long a person may take an approval or a discard back, as the console shows it. */
const UNDO_SECONDS = 5;
/** What an approved text waits before it may leave: a second more, for the way of the last click. */
export const UNDO_HOLD_SECONDS = UNDO_SECONDS + 1;

/** Why a text is no draft any more, in words for the person who was too late; null while it still waits. */
export function draftRefusal(state: string | null): string | null {
  switch (state) {
    case 'draft':
      return null;
    case null:
      return 'This text came from the customer: there is nothing to approve.';
    case 'expired':
      return 'The customer wrote again, so this draft has expired. A new one answers both texts.';
    case 'cancelled':
      return 'This draft was discarded, or withdrawn because a person took the conversation.';
    default:
      return 'This text was approved already.';
  }
}

/** What the moments after a review look like. */
export interface Reviewed {
  state: string | null;
  blockReason: string | null;
  /** Null for a text that nobody reviewed. */
  reviewedAt: Date | null;
  /** When it may leave. */
  notBefore: Date | null;
  /** Who answers the thread now. */
  handler: string;
  /** The customer has written since the draft was made. */
  hasNewerText: boolean;
}

/** What a taken-back review leaves: the draft waits again, or has expired because the customer wrote meanwhile; else why it is too late. */
export function undone(review: Reviewed, now: Date): { state: 'draft' | 'expired' } | { refusal: string } {
  const { state, blockReason, reviewedAt, notBefore, handler, hasNewerText } = review;
  if (!reviewedAt) return { refusal: 'Nobody approved or discarded this text: there is nothing to take back.' };
  if (state === 'cancelled' && blockReason !== 'draft_discarded') return { refusal: draftRefusal(state)! };
  const isHeld = state === 'queued' && notBefore !== null && notBefore > now;
  if (!isHeld && state !== 'cancelled') return { refusal: 'It is too late: the text has left, or was refused.' };
  if (now.getTime() - reviewedAt.getTime() >= UNDO_HOLD_SECONDS * 1000)
    return { refusal: `An approval or a discard can be taken back for ${UNDO_SECONDS} seconds.` };
  if (handler !== 'ai') return { refusal: 'A person took the conversation meanwhile.' };
  return { state: hasNewerText ? 'expired' : 'draft' };
}

/** The words that shall leave: as typed without the space around them, or as they stand; an error sentence when they cannot leave. */
export function reviewedBody(step: DraftStep, typed: string | undefined, current: string): { body: string } | { error: string } {
  if (typed === undefined) return step === 'edit' ? { error: 'is needed to edit a draft' } : { body: current };
  const body = typed.trim();
  if (step === 'discard' || step === 'undo') return { body: current };
  return body === '' ? { error: 'must not be empty; discard the draft instead' } : { body };
}
