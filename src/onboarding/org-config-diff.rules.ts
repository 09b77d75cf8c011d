import { createHash } from 'node:crypto';
import type { OrgConfig } from './org-config.schema.js';

/** One difference between two configurations; `before` is absent for what is new, `after` for what goes. */
export interface ConfigDifference {
  /** Where it stands, for people and programs: `settings.ringSeconds`, `services.AC repair.priceMinor`. */
  path: string;
  before?: unknown;
  after?: unknown;
}

type Fields = Record<string, unknown>;
type Named = Fields & { name: string };

/** Stands for the state of a configuration: an import may name it, so that nothing is applied to what nobody looked at. */
export function basisOf(config: OrgConfig): string {
  return createHash('sha256').update(JSON.stringify(config)).digest('hex').slice(0, 32);
}

/** Every field that differs, in the order of the file; services and places are the same when their names are. */
export function differencesOf(before: OrgConfig, after: OrgConfig): ConfigDifference[] {
  return [
    ...fields('business', before.business ?? {}, after.business ?? {}),
    ...fields('settings', before.settings ?? {}, after.settings ?? {}),
    ...lists('services', before.services ?? [], after.services ?? []),
    ...lists('resources', before.resources ?? [], after.resources ?? []),
    ...lists('locations', before.locations ?? [], after.locations ?? []),
  ];
}

function fields(path: string, before: Fields, after: Fields): ConfigDifference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => !isSame(before[name], after[name]))
    .map((name) => ({ path: `${path}.${name}`, before: before[name] ?? null, after: after[name] ?? null }));
}

function lists(path: string, before: readonly Named[], after: readonly Named[]): ConfigDifference[] {
  const keyOf = (item: Named): string => item.name.toLowerCase();
  const known = new Map(before.map((item) => [keyOf(item), item]));
  const kept = new Set(after.map(keyOf));
  return [
    ...after.flatMap((item): ConfigDifference[] => {
      const old = known.get(keyOf(item));
      return old ? fields(`${path}.${item.name}`, old, item) : [{ path: `${path}.${item.name}`, after: item }];
    }),
    ...before.filter((item) => !kept.has(keyOf(item))).map((item) => ({ path: `${path}.${item.name}`, before: item })),
  ];
}

/** Two values that are written alike; the order of an object's keys means nothing. */
function isSame(left: unknown, right: unknown): boolean {
  return canonical(left ?? null) === canonical(right ?? null);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
    .join(',')}}`;
}
