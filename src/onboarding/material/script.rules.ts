import { placeholderProblem } from '../../common/placeholders.rules.js';
import { refusedInstruction, refusedWording } from '../instruction.rules.js';
import type { Language, Script, ScriptKind } from '../questionnaire.schema.js';

/** Why words may not become a script, or null. */
export function scriptProblem(body: string): string | null {
  return placeholderProblem(body) ?? (refusedWording(body) ?? refusedInstruction(body))?.reason ?? null;
}

/** The script of a moment in a language; in its default language when it was not translated; null when there is none. */
export function scriptFor(
  scripts: readonly Script[],
  moment: { kind: ScriptKind; name: string },
  language: Language,
  defaultLanguage: Language,
): { script: Script; isFallback: boolean } | null {
  const all = scripts.filter((script) => script.kind === moment.kind && script.name === moment.name);
  const exact = all.find((script) => script.language === language);
  if (exact) return { script: exact, isFallback: false };
  const other = all.find((script) => script.language === defaultLanguage);
  return other ? { script: other, isFallback: true } : null;
}

export interface ScriptGap {
  kind: ScriptKind;
  name: string;
  language: Language;
  /** The language that stands in; null when there is none, so that the assistant words it freely. */
  fallback: Language | null;
}

/** Scripts that are missing in a language the business writes in. */
export function scriptGaps(scripts: readonly Script[], languages: readonly Language[], defaultLanguage: Language): ScriptGap[] {
  const moments = new Map(scripts.map(({ kind, name }) => [`${kind} ${name}`, { kind, name }]));
  return [...moments.values()].flatMap((moment) =>
    languages.flatMap((language) => {
      const found = scriptFor(scripts, moment, language, defaultLanguage);
      return found && !found.isFallback ? [] : [{ ...moment, language, fallback: found?.script.language ?? null }];
    }),
  );
}
