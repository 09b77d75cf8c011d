import { diffArrays, diffWordsWithSpace } from 'diff';
import { humanise } from '../shared/format';
import type { Tone } from '../theme/tones';
import type { ProfileRelease, ProfileVersion, VersionFigures } from '../shared/types';

export const documentNames = ['businessConfig', 'salesRules', 'toneProfile', 'guardrails', 'scriptLibrary'] as const;
export type DocumentName = (typeof documentNames)[number];

export const stateChips: Record<ProfileVersion['state'], { label: string; tone: Tone }> = {
  published: { label: 'Live', tone: 'success' },
  test: { label: 'On trial', tone: 'info' },
  retired: { label: 'Was live', tone: 'neutral' },
  draft: { label: 'Draft', tone: 'warning' },
};

/** Who made it, how, and why, in one line. */
export function madeBy(version: ProfileVersion): string {
  const how =
    version.origin === 'generated'
      ? version.engine === 'rules'
        ? 'made of the answers'
        : 'made of the answers, worded by a model'
      : 'edited';
  return [version.createdByName ?? 'The system', how].join(' · ');
}

const share = (part: number, whole: number): string => `${part} (${Math.round((part / whole) * 100)} %)`;

/** What became of a version's conversations, in one line. */
export function figureWords(figures: VersionFigures): string {
  const { conversations, booked, handedOver, optedOut } = figures;
  return [
    `${conversations} ${conversations === 1 ? 'conversation' : 'conversations'} in 30 days`,
    `booked ${share(booked, conversations)}`,
    `needed a person ${share(handedOver, conversations)}`,
    ...(optedOut > 0 ? [`opted out ${share(optedOut, conversations)}`] : []),
  ].join(' · ');
}

export function releaseWords(release: ProfileRelease): string {
  const version = `Version ${release.versionNumber}`;
  if (release.kind === 'publish') return `${version} went live`;
  if (release.kind === 'rollback') return `Back to version ${release.versionNumber}`;
  if (release.kind === 'test') return `${version} tried on ${release.percent ?? 0} %`;
  return `The trial of version ${release.versionNumber} ended`;
}

export interface Piece {
  text: string;
  isChanged: boolean;
}
export interface Sides {
  before: Piece[];
  after: Piece[];
}

/** A value as a person reads it: a list has one entry per line. */
export function readable(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.map(entry).join('\n');
  return typeof value === 'object' ? entry(value) : String(value as string | number);
}

function entry(value: unknown): string {
  if (typeof value !== 'object' || value === null) return readable(value);
  return Object.entries(value)
    .filter(([, inner]) => readable(inner) !== '')
    .map(([key, inner]) => `${humanise(key)}: ${readable(inner).replaceAll('\n', ', ')}`)
    .join(' · ');
}

/** What went, for the left, and what came, for the right: words of a text, entries of a list. */
export function sideBySide(before: unknown, after: unknown): Sides {
  const sides: Sides = { before: [], after: [] };
  const isList = Array.isArray(before) || Array.isArray(after);
  const changes = isList
    ? diffArrays(lines(before), lines(after)).map(({ value, added, removed }) => ({
        text: value.map((line) => `${line}\n`).join(''),
        added,
        removed,
      }))
    : diffWordsWithSpace(readable(before), readable(after)).map(({ value, added, removed }) => ({ text: value, added, removed }));
  for (const { text, added, removed } of changes) {
    if (!added) sides.before.push({ text, isChanged: Boolean(removed) });
    if (!removed) sides.after.push({ text, isChanged: Boolean(added) });
  }
  return sides;
}

const lines = (value: unknown): string[] => (Array.isArray(value) ? value.map(entry) : readable(value) === '' ? [] : [readable(value)]);

export interface Schema {
  type?: string;
  title?: string;
  description?: string;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  readOnly?: boolean;
  format?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
}

const languages: Record<string, string> = { en: 'English', es: 'Spanish', hi: 'Hindi', 'hi-en': 'Hindi and English' };
export const choiceWords = (choice: string): string => languages[choice] ?? humanise(choice);

/** What the form calls the field at a place: "contact.phone" to "Contact, Phone". */
export function titleAt(schema: Schema | undefined, path: string): string {
  const [key = '', ...rest] = path.split('.');
  const inner = schema?.properties?.[key];
  const own = inner?.title ?? placeWords(key);
  return rest.length === 0 ? own : `${own}, ${titleAt(inner, rest.join('.'))}`;
}

/** What a new entry of a list starts as. */
export function blank(schema: Schema): unknown {
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'object')
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, inner]) => [key, blank(inner)]));
  if (schema.type === 'array') return [];
  if (schema.type === 'boolean') return false;
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 0;
  return '';
}

/** The same value with one place changed. */
export function withValue(value: unknown, path: readonly (string | number)[], change: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change;
  if (Array.isArray(value)) return value.map((inner: unknown, at) => (at === key ? withValue(inner, rest, change) : inner));
  const record = (value ?? {}) as Record<string, unknown>;
  return { ...record, [key]: withValue(record[key], rest, change) };
}

/** Errors of the server by place within one document: `documents.toneProfile.maxWords` is `maxWords` of toneProfile. */
export function errorsOf(error: unknown, document: DocumentName): Record<string, string> {
  const prefix = `documents.${document}`;
  const found: Record<string, string> = {};
  for (const [place, why] of Object.entries((error as { body?: { errors?: Record<string, string> } } | null)?.body?.errors ?? {}))
    if (place === prefix || place.startsWith(`${prefix}.`)) found[place.slice(prefix.length + 1)] = why;
  return found;
}

/** "toneProfile" to "Tone profile", "contact.phone" to "Contact, phone". */
export const placeWords = (path: string): string =>
  path
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : humanise(part)))
    .join(', ');
