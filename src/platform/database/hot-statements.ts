/** A statement that ran this often is worth a plan of its own on every connection. */
const HOT_AFTER = 20;
/** More different texts than the source has constants would mean that somebody composes them. */
const MAX_KNOWN = 2000;

const uses = new Map<string, number | string>();
let named = 0;

/**
 * The name under which a statement is parsed once per connection, or nothing while it is rare. Pages of lists stay unnamed:
 * their texts carry numbers, and the best plan of a list hangs on its values.
 */
export function nameOfHot(sql: string): string | undefined {
  const known = uses.get(sql);
  if (typeof known === 'string') return known;
  if (known === undefined && (uses.size >= MAX_KNOWN || / OFFSET |;/.test(sql))) return undefined;
  const count = (known ?? 0) + 1;
  const name = count < HOT_AFTER ? undefined : `hot_${(named += 1)}`;
  uses.set(sql, name ?? count);
  return name;
}
