import { remember } from '../../common/remember.js';
import type { Language } from '../engine.port.js';
import { isHindiWord } from './hinglish-spelling.rules.js';
import { ENGLISH, ENGLISH_WEAK, HINGLISH, HINGLISH_WEAK, SPANISH, SPANISH_WEAK } from './language-words.rules.js';

export interface FoundLanguage {
  language: Language;
  /** 0..1; 0.8 and more is enough to switch (rules.md C-54). */
  confidence: number;
}

const READ_LIMIT = 1_200;
const DEVANAGARI = /[\u0904-\u0939\u0958-\u0961\u0966-\u096F]/;
const SPANISH_MARKS = /[¿¡ñ]|[áéíóú]/;
/** An address of the web or the mail says nothing about the language. */
const ADDRESSES = /\S+@\S+|https?:\S+|www\.\S+/g;

/** Too short to weigh, and English all the same. */
const GREETING = /^(?:hi|hi there|thanks|please|help|wrong number)$/;

/** One word that nobody says in another language, though the lists know it as another word. */
const LONE: Readonly<Record<string, Language>> = { ji: 'hi-en', mast: 'hi-en', sahi: 'hi-en', dale: 'es', sale: 'es', vale: 'es' };

interface Count {
  plain: number;
  weak: number;
}

function count(words: readonly string[], all: ReadonlySet<string>, weak: ReadonlySet<string>): Count {
  const result: Count = { plain: 0, weak: 0 };
  for (const word of words) {
    if (weak.has(word)) result.weak += 1;
    else if (all.has(word)) result.plain += 1;
  }
  return result;
}

/** Endings that only Spanish verbs and nouns have. */
const SPANISH_ENDING =
  /^[a-z]{2,}(?:amos|imos|ieron|iendo|cion|mente|arlo|erlo|irlo|anme|enme|arme|erme|aron|arlos|arla|arle|abamos|isimo|isima)$/;

function countSpanish(words: readonly string[]): Count {
  const result = count(words, SPANISH, SPANISH_WEAK);
  for (const word of words) if (word.length > 5 && !SPANISH.has(word) && !ENGLISH.has(word) && SPANISH_ENDING.test(word)) result.plain += 1;
  return result;
}

/** The listed words, and every longer one that is a spelling of a word the tables know. */
function countHindi(words: readonly string[]): Count {
  const result = count(words, HINGLISH, HINGLISH_WEAK);
  for (const word of words)
    if (word.length > 4 && !HINGLISH.has(word) && !HINGLISH_WEAK.has(word) && !ENGLISH.has(word) && !SPANISH.has(word) && isHindiWord(word))
      result.plain += 1;
  return result;
}

/** A weak word adds to what plain ones say, and two of them say a little. */
const weight = ({ plain, weak }: Count): number => (plain > 0 ? 2 * plain + weak : weak > 1 ? weak * 0.4 : 0);

/** Lower-case words without accents and apostrophes; Devanagari is left out. */
function latinWords(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036F'’]/g, '')
      .replace(/([a-z])\1{2,}/g, '$1')
      .match(/[a-z]+/g) ?? []
  );
}

/** The language of one text, from its words alone; null when they are too few or tell nothing ("ok", "2", a name). */
export const detectLanguage: (text: string) => FoundLanguage | null = remember((text: string): FoundLanguage | null => {
  const head = text.slice(0, READ_LIMIT).replace(ADDRESSES, ' ');
  if (DEVANAGARI.test(head)) return { language: 'hi', confidence: 0.95 };
  const words = latinWords(head);
  if (words.length === 0) return null;
  const lone = LONE[words.join(' ')];
  if (lone !== undefined && !/\d/.test(head)) return { language: lone, confidence: 0.8 };
  const hindi = weight(countHindi(words));
  const spanish = weight(countSpanish(words)) + (SPANISH_MARKS.test(head.toLowerCase()) ? 2 : 0);
  const english =
    weight(count(words, ENGLISH, ENGLISH_WEAK)) ||
    (words.some((word) => ENGLISH.has(word) && !ENGLISH_WEAK.has(word) && word.length > 2) || GREETING.test(words.join(' ')) ? 1 : 0);
  const scores: [Language, number][] = [
    // English words are part of how Hindi is texted, so Hindi needs less to be the language of the whole.
    ['hi-en', hindi * 1.5],
    ['es', spanish * 1.2],
    ['en', english],
  ];
  scores.sort((a, b) => b[1] - a[1]);
  const [first, second] = scores as [[Language, number], [Language, number], [Language, number]];
  if (first[1] < 1) return null;
  const margin = (first[1] - second[1]) / first[1];
  return { language: first[0], confidence: Math.min(0.97, 0.55 + 0.25 * margin + Math.min(0.2, first[1] * 0.03)) };
});

/** The language of the texts of a turn; null when none of them tells. */
export function languageOf(texts: readonly string[]): FoundLanguage | null {
  return detectLanguage(texts.join('\n'));
}
