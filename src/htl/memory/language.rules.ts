import type { Memory } from '../../conversations/memory.schema.js';

const LANGUAGES = ['en', 'es', 'hi', 'hi-en'] as const;
export type LanguageCode = (typeof LANGUAGES)[number];

/** The language that a reply is written in; `insteadOf` is the customer's own where the business does not write it. */
export interface ReplyLanguage {
  is: LanguageCode;
  insteadOf: LanguageCode | null;
}

/** What a business without published documents writes. */
const ENGLISH_ONLY = { languages: ['en'], defaultLanguage: 'en' } as const;
/** One language in two scripts: the other script is nearer than another language. */
const OTHER_SCRIPT: Readonly<Partial<Record<LanguageCode, LanguageCode>>> = { hi: 'hi-en', 'hi-en': 'hi' };

/** The customer's language where the business writes it, else its other script, else the first language of the business. */
export function replyLanguage(
  remembered: Memory['language'],
  writes: { languages: readonly LanguageCode[]; defaultLanguage: LanguageCode } | null,
): ReplyLanguage {
  const { languages, defaultLanguage } = writes ?? ENGLISH_ONLY;
  const wanted = LANGUAGES.find((language) => language === remembered?.code);
  if (wanted === undefined || wanted === defaultLanguage) return { is: defaultLanguage, insteadOf: null };
  if ((languages as readonly LanguageCode[]).includes(wanted)) return { is: wanted, insteadOf: null };
  const other = OTHER_SCRIPT[wanted];
  const is = other !== undefined && (languages as readonly LanguageCode[]).includes(other) ? other : defaultLanguage;
  return { is, insteadOf: wanted };
}

/** Settled from here on (rules.md C-54). */
const SETTLED = 0.8;
const FIRST = 0.6;
const STEP = 0.2;

/** The language that an engine read in this turn; null when it read none ("ok", a name, an engine that does not read languages). */
export function languageIn(proposal: object): LanguageCode | null {
  const code: unknown = 'language' in proposal ? proposal.language : null;
  return LANGUAGES.find((language) => language === code) ?? null;
}

/** Detected each turn until it is settled; after that two texts in a row in another language switch it. */
export function withLanguage(current: Memory['language'], detected: LanguageCode | null): Memory['language'] {
  if (detected === null) return current;
  if (current === null) return { code: detected, confidence: FIRST, candidate: null };
  if (current.code === detected) return { code: detected, confidence: Math.min(1, current.confidence + STEP), candidate: null };
  const isSwitch = current.confidence < SETTLED || current.candidate === detected;
  return isSwitch
    ? { code: detected, confidence: current.candidate === detected ? SETTLED : FIRST, candidate: null }
    : { ...current, candidate: detected };
}
