// The texts that the tables are learned from, and those that are kept from them, so that there is something left to measure with.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FEATURES_VERSION } from '../src/engines/rules/learned/features.rules.js';
import type { Labelled } from '../test/fixtures/language-reading.js';

export type TaughtTask = 'intents' | 'sentiments' | 'emergencies' | 'opt-out' | 'times' | 'picks';
/** What customers answer and ask day by day: written for other tasks, and neither a danger nor a stop. */
const ORDINARY = ['picks', 'names', 'addresses', 'services', 'times', 'objections', 'answers'] as const;

/**
 * Whether no table learns from a set: what `npm run bench:language` says of it is what it would say of texts nobody has seen. Every
 * fresh set is from the eighth on, so that a new one is kept from the tables from the moment its file is there.
 */
export function isHeldOut(set: string): boolean {
  const fresh = /^-fresh-(\d+)$/.exec(set);
  return fresh ? Number(fresh[1]) >= 8 : ['-abroad-3', '-abroad-4', '-everyday'].includes(set);
}

export interface TaughtText extends Labelled {
  want: unknown;
  /** The rules were written without it: what they make of it is what they will make of other texts. */
  isNewToRules: boolean;
  /** How much it counts beside the others. */
  weight: number;
}

const FIXTURES = join('test', 'fixtures', 'language');
const OWN = join('training', 'texts');
/** Plain talk, hundreds of texts of one kind: it teaches what is nothing at all, and must not drown what is something. */
const PLAIN = /-everyday\.json$/;
const PLAIN_WEIGHT = 0.4;

function filesOf(task: TaughtTask | (typeof ORDINARY)[number]): { path: string; isNewToRules: boolean }[] {
  const isOfTask = (file: string): boolean => file.startsWith(task) && file.endsWith('.json');
  const setOf = (file: string): string => file.slice(task.length, -'.json'.length);
  return [
    ...readdirSync(FIXTURES)
      .filter((file) => isOfTask(file) && !isHeldOut(setOf(file)))
      .map((file) => ({ path: join(FIXTURES, file), isNewToRules: false })),
    ...readdirSync(OWN)
      .filter(isOfTask)
      .map((file) => ({ path: join(OWN, file), isNewToRules: true })),
  ].sort((a, b) => a.path.localeCompare(b.path));
}

/** Every text that a task is taught with, in an order that never changes. */
export function taughtTexts(task: TaughtTask): TaughtText[] {
  return filesOf(task).flatMap(({ path, isNewToRules }) =>
    (JSON.parse(readFileSync(path, 'utf8')) as TaughtText[]).map((entry) => ({
      ...entry,
      isNewToRules,
      weight: PLAIN.test(path) ? PLAIN_WEIGHT : 1,
    })),
  );
}

/** Texts of every day, each once. */
export function ordinaryTexts(): string[] {
  const texts = ORDINARY.flatMap((task) => filesOf(task).flatMap(({ path }) => JSON.parse(readFileSync(path, 'utf8')) as TaughtText[]));
  return [...new Set(texts.map(({ text }) => text))];
}

/** What tells whether a table is that of the present texts. */
export function sourceOf(task: TaughtTask): string {
  const hash = createHash('sha256').update(String(FEATURES_VERSION));
  const used = task === 'intents' || task === 'times' || task === 'picks' ? [task] : [task, 'intents' as const];
  for (const { text, want, isNewToRules, asked, weight } of used.flatMap(taughtTexts))
    hash.update(JSON.stringify([text, want, isNewToRules, ...(asked === undefined ? [] : [asked]), ...(weight === 1 ? [] : [weight])]));
  if (task === 'emergencies' || task === 'opt-out') hash.update(JSON.stringify(ordinaryTexts()));
  return hash.digest('hex');
}
