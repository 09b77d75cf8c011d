import { createHash } from 'node:crypto';
import { PORTABLE_SECTIONS } from './org-config.schema.js';
import type { HeldAnswers, OrgConfig } from './org-config.schema.js';

/** One difference between two configurations; `before` is absent for what is new, `after` for what goes. */
export interface ConfigDifference {
  /** Where it stands, for people and programs: `settings.ringSeconds`, `services.AC repair.priceMinor`. */
  path: string;
  before?: unknown;
  after?: unknown;
}

/** A configuration as it stands; beside what a file says, whether somebody looked at the guardrails. */
export type ComparedConfig = Omit<OrgConfig, 'answers'> & { answers?: HeldAnswers };

type Fields = Record<string, unknown>;
const nameOf = (item: { name: string }): string[] => [item.name];

/** Stands for the state of a configuration: an import may name it, so that nothing is applied to what nobody looked at. */
export function basisOf(config: ComparedConfig): string {
  return createHash('sha256').update(JSON.stringify(config)).digest('hex').slice(0, 32);
}

/** Every field that differs, in the order of the file; members of a list are the same when what they are called by is. */
export function differencesOf(before: ComparedConfig, after: ComparedConfig): ConfigDifference[] {
  return [
    ...fields('business', before.business ?? {}, after.business ?? {}),
    ...fields('settings', before.settings ?? {}, after.settings ?? {}),
    ...lists('services', before.services, after.services, nameOf),
    ...lists('resources', before.resources, after.resources, nameOf),
    ...lists('locations', before.locations, after.locations, nameOf),
    ...PORTABLE_SECTIONS.flatMap((name) => fields(`answers.${name}`, before.answers?.[name] ?? {}, after.answers?.[name] ?? {})),
    ...lists('ctas', before.ctas, after.ctas, ({ kind, label }) => [kind, label]),
    ...lists('scripts', before.scripts, after.scripts, ({ kind, name, language }) => [kind, name, language]),
  ];
}

function fields(path: string, before: Fields, after: Fields): ConfigDifference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => !isSame(before[name], after[name]))
    .map((name) => ({ path: `${path}.${name}`, before: before[name] ?? null, after: after[name] ?? null }));
}

function lists<T extends Fields>(
  list: string,
  before: readonly T[] = [],
  after: readonly T[] = [],
  placeOf: (item: T) => string[],
): ConfigDifference[] {
  const pathOf = (item: T): string => [list, ...placeOf(item)].join('.');
  const keyOf = (item: T): string => pathOf(item).toLowerCase();
  const known = new Map(before.map((item) => [keyOf(item), item]));
  const kept = new Set(after.map(keyOf));
  return [
    ...after.flatMap((item): ConfigDifference[] => {
      const old = known.get(keyOf(item));
      return old ? fields(pathOf(item), old, item) : [{ path: pathOf(item), after: item }];
    }),
    ...before.filter((item) => !kept.has(keyOf(item))).map((item) => ({ path: pathOf(item), before: item })),
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
