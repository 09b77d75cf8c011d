/** A draft that was approved or discarded a moment ago. */
export interface ReviewedDraft {
  id: string;
  who: string;
  step: 'approve' | 'discard';
}

/** As long as the server promises to take it back. */
export const undoMs = 5_000;

/** The drafts of the last seconds, wherever in the console they were reviewed: their cards are gone, the way back is not. */
class ReviewedDrafts {
  private list: readonly ReviewedDraft[] = [];
  private readonly listeners = new Set<() => void>();

  readonly current = (): readonly ReviewedDraft[] => this.list;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  add(draft: ReviewedDraft): void {
    this.set([...this.list.filter(({ id }) => id !== draft.id), draft]);
    setTimeout(() => this.remove(draft), undoMs);
  }

  remove(draft: ReviewedDraft): void {
    this.set(this.list.filter((each) => each !== draft));
  }

  private set(list: readonly ReviewedDraft[]): void {
    this.list = list;
    for (const listener of this.listeners) listener();
  }
}

export const reviewed = new ReviewedDrafts();
