import type { ContactView } from './lead.schema.js';

/** What a hold keeps of the person's own row; facts of a lead keep their older values by themselves. */
const KEPT = ['name', 'email', 'address', 'timeZone', 'language', 'notes', 'tags'] as const;
type Kept = Partial<Pick<ContactView, (typeof KEPT)[number]>>;

/** Whether a change takes away a value that stands there; an empty field may be filled, because nothing is lost by it. */
export function isLost(before: string | null, after: string | null | undefined): boolean {
  return after !== undefined && before !== null && before !== '' && after !== before;
}

/** Whether a change of a person loses something that a legal hold keeps. */
export function losesKept(before: Pick<ContactView, (typeof KEPT)[number]>, change: Kept): boolean {
  const { tags, ...texts } = change;
  if (tags !== undefined && before.tags.some((tag) => !tags.includes(tag))) return true;
  return KEPT.some((field) => field !== 'tags' && isLost(before[field], texts[field]));
}
