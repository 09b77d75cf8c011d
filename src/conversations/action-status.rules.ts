/**
 * SQL of an item's status as everybody sees it: one that was put off is open again as soon as its time has come, whoever looks.
 * `alias` is the name of the escalations table in the statement.
 */
export function actionStatus(alias: string): string {
  return `(CASE WHEN ${alias}.status = 'snoozed' AND ${alias}.snoozed_until <= app_now() THEN 'open' ELSE ${alias}.status END)`;
}

export interface ActionTimes {
  status: 'open' | 'accepted' | 'snoozed' | 'resolved';
  dueAt: Date | null;
  snoozedUntil: Date | null;
}

/** When an item must be looked at next: `returnAt` ends its rest, at `overdueAt` somebody should have taken it on. Null: never. */
export function nextLooks(item: ActionTimes, now: Date): { returnAt: Date | null; overdueAt: Date | null } {
  const isSnoozed = item.status === 'snoozed' && item.snoozedUntil !== null;
  const returnAt = isSnoozed && item.snoozedUntil! > now ? item.snoozedUntil : null;
  if (item.dueAt === null || (item.status !== 'open' && !isSnoozed)) return { returnAt, overdueAt: null };
  const overdueAt = returnAt && returnAt > item.dueAt ? returnAt : item.dueAt;
  // Whoever opens what is overdue already knows that it is.
  return { returnAt, overdueAt: overdueAt > now ? overdueAt : null };
}
