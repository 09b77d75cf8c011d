import { CUSTOMER_LANGUAGES, type Language } from '../../engine.port.js';
import { ENGLISH, type Wording, type WordingKey } from './wording-en.rules.js';
import { SPANISH } from './wording-es.rules.js';
import { HINDI } from './wording-hi.rules.js';
import { HINGLISH } from './wording-hi-en.rules.js';

export const WORDINGS: Readonly<Record<Language, Wording>> = { en: ENGLISH, es: SPANISH, hi: HINDI, 'hi-en': HINGLISH };

/** The language of our last text, as a thread remembers it; English for one that remembers none. */
export function writtenLanguage(code: string | null | undefined): Language {
  return CUSTOMER_LANGUAGES.find((language) => language === code) ?? 'en';
}

/** The wordings of one thing we say, in a language; never empty. */
export function wordingsOf(key: WordingKey, language: Language): readonly string[] {
  return WORDINGS[language][key];
}
