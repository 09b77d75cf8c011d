/** A row with the oldest transaction that was running when it was read. */
export interface ReadRow {
  id: string;
  xmin: string;
}

/** An id that nobody has seen, and a transaction that began after whoever may have taken it: null until one was asked for. */
export interface Gap {
  id: number;
  before: bigint | null;
}

/**
 * The rows that may be handed out behind `lastId`, of those that were read in the order of their ids. An id that is missing belongs to a
 * transaction that was undone or to one that has not committed yet, perhaps a younger one than that of the rows behind it: what stands
 * behind the gap waits until every transaction that ran when the gap was first seen has ended, or a late commit would never be shown.
 */
export function withoutGaps<T extends ReadRow>(rows: readonly T[], lastId: number, seen: Gap | null): { rows: T[]; gap: Gap | null } {
  let next = lastId + 1;
  for (const [index, row] of rows.entries()) {
    const id = Number(row.id);
    if (id !== next) {
      const gap = seen?.id === next ? seen : { id: next, before: null };
      if (gap.before === null || BigInt(row.xmin) < gap.before) return { rows: rows.slice(0, index), gap };
    }
    next = id + 1;
  }
  return { rows: [...rows], gap: null };
}
