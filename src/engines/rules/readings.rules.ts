import { matchesAny } from '../../common/prefilter.js';
import { plainApostrophes, withoutAccents } from '../../common/text.rules.js';
import { spellHindi } from './hinglish-spelling.rules.js';
import { inEnglish } from './in-english.rules.js';
import { detectLanguage } from './language.rules.js';

/** A customer can send a book; what code looks for stands near its beginning. */
const READ_LIMIT = 4_000;

/**
 * The ways in which code reads one text for something that must not be missed, whatever an engine makes of it: as it was written;
 * Hindi in its one spelling for both scripts; Spanish and Hindi in the words of the English tables. Case is kept in the first.
 */
export function readings(text: string): string[] {
  const head = plainApostrophes(text.slice(0, READ_LIMIT));
  const language = detectLanguage(head)?.language ?? null;
  if (language === 'en') return [head];
  const isHindi = language === 'hi' || language === 'hi-en';
  return [head, ...(isHindi || language === null ? [spellHindi(withoutAccents(head.toLowerCase()))] : []), inEnglish(head)];
}

/** Does any reading of a text hold any of the patterns? Spanish is written in them without accents, Hindi in its one spelling. */
export function says(text: string, patterns: readonly RegExp[]): boolean {
  return readings(text).some((reading) => matchesAny(withoutAccents(reading), patterns));
}
