export interface Change {
  path: string;
  before: string | null;
  after: string | null;
}

function flatten(value: unknown, path: string, into: Map<string, string>): void {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) {
    if (value.length > 0) into.set(path, value.map((item) => (typeof item === 'object' ? JSON.stringify(item) : String(item))).join(', '));
    return;
  }
  if (typeof value === 'object') {
    const record = value as Record<string, unknown>;
    // A slot is {value, confidence, …}: its value is what a reader cares about.
    if ('value' in record && 'confidence' in record) into.set(path, String(record['value']));
    else for (const [key, inner] of Object.entries(record)) flatten(inner, path ? `${path} ${key}` : key, into);
    return;
  }
  into.set(path, String(value));
}

/** What a decision changed, leaf by leaf, in words a person can read. */
export function changedPaths(before: unknown, after: unknown): Change[] {
  const old = new Map<string, string>();
  const next = new Map<string, string>();
  flatten(before, '', old);
  flatten(after, '', next);
  const paths = [...new Set([...old.keys(), ...next.keys()])];
  return paths
    .filter((path) => old.get(path) !== next.get(path))
    .map((path) => ({ path, before: old.get(path) ?? null, after: next.get(path) ?? null }));
}
