/** What a person may do with a reply that waits. */
export type DraftStep = 'approve' | 'edit' | 'discard';

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

/** The words that shall leave: as typed without the space around them, or as they stand; an error sentence when they cannot leave. */
export function reviewedBody(step: DraftStep, typed: string | undefined, current: string): { body: string } | { error: string } {
  if (typed === undefined) return step === 'edit' ? { error: 'is needed to edit a draft' } : { body: current };
  const body = typed.trim();
  if (step === 'discard') return { body: current };
  return body === '' ? { error: 'must not be empty; discard the draft instead' } : { body };
}
