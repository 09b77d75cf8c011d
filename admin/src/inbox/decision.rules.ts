import { humanise } from '../shared/format';
import type { Decision } from '../shared/types';

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

/** What the checks of a decision's words came to, in one line; the reasons where something was held back. */
export function criticOf(checks: Decision['checks']): { label: string; tone: 'success' | 'warning' | 'neutral'; reasons: string[] } {
  const failed = checks.filter(({ verdict }) => verdict === 'fail');
  if (failed.length > 0) {
    // the same check may hold back both the draft and its rewording
    const reasons = [...new Set(failed.map(({ name, reason }) => `${humanise(name)}: ${reason}`))];
    return { label: 'Its first words were held back', tone: 'warning', reasons };
  }
  const passed = new Set(checks.filter(({ verdict }) => verdict === 'pass').map(({ name }) => name)).size;
  if (passed === 0) return { label: 'No words to check', tone: 'neutral', reasons: [] };
  return { label: `Words passed ${passed} ${passed === 1 ? 'check' : 'checks'}`, tone: 'success', reasons: [] };
}

const MOST_TITLES = 3;

/** "Looked up: Prices, Warranty and 2 more." */
export function lookedUp(retrieval: Decision['retrieval']): string {
  if (!retrieval) return 'Looked up nothing.';
  const titles = [...new Set(retrieval.found.map(({ title }) => title))];
  if (titles.length === 0) return 'Looked something up and found nothing.';
  const more = titles.length - MOST_TITLES;
  return `Looked up: ${titles.slice(0, MOST_TITLES).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}
