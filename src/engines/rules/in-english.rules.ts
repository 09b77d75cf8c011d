import { withoutAccents } from '../../common/text.rules.js';
import { detectLanguage } from './language.rules.js';
import { spellHindi } from './hinglish-spelling.rules.js';
import { hindiTimes } from './hinglish-times.rules.js';
import { plainHindi } from './hinglish-words.rules.js';
import { spanishIdioms } from './spanish-idioms.rules.js';
import { spanishPhrases } from './spanish-phrases.rules.js';
import { spellSpanish } from './spanish-spelling.rules.js';
import { spanishTimes } from './spanish-times.rules.js';
import { plainSpanish } from './spanish-words.rules.js';

const HINDI_CLOCK = /\d ?baje\b|day se (?:\w+day|tomorrow)\b/;
/** Marks that only a keyboard of another language sets; the question they open is closed by its own mark. */
const OPENING_MARKS = /[¿¡]/g;
const DEVANAGARI_DIGITS = /[०-९]/g;

/**
 * Spanish and Hindi in the words of the English tables, lower case and without accents: "कल सुबह 10 बजे" -> "tomorrow morning at 10".
 * It is no translation: what no table knows stays as it was said. English comes back as it is, lower case.
 */
export function inEnglish(text: string): string {
  const language = detectLanguage(text)?.language;
  const plain = withoutAccents(text.toLowerCase())
    .replace(OPENING_MARKS, ' ')
    .replace(DEVANAGARI_DIGITS, (digit) => String(digit.charCodeAt(0) - 0x0966));
  // "next week monday ko 11 baje": English words, and a clock that only Hindi has
  if (language === 'hi' || language === 'hi-en' || HINDI_CLOCK.test(plain)) return plainHindi(hindiTimes(spellHindi(plain)));
  return plainSpanish(language === 'es' ? spanishPhrases(spanishIdioms(spanishTimes(spellSpanish(plain)))) : plain);
}
