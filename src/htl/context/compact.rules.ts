// Slots and the summary are made shorter, never cut off: every fact and every sentence stays in some form (rules.md C-43).
import { clip } from '../../common/text.rules.js';
import type { TokenCounter } from '../../engines/tokens.rules.js';

const VALUE_LENGTHS = [160, 80, 40, 20, 10, 5] as const;
const WORDS_PER_SENTENCE = [24, 16, 12, 8, 6, 4, 3, 2] as const;
const ASIDES = /\s*\([^()]*\)/g;
const FILLERS = /\b(?:also|really|very|just|currently|actually|basically|additionally|furthermore|moreover|however)\b,?\s*/gi;

/** `label: value` lines that fit together: all of them stay, long values get shorter. */
export function compactLines(lines: readonly { label: string; value: string }[], cap: number, count: TokenCounter): string[] {
  const written = (max: number): string[] => lines.map(({ label, value }) => `${label}: ${clip(value, max)}`);
  const fits = (texts: readonly string[]): boolean => texts.reduce((sum, text) => sum + count(text), 0) <= cap;
  const whole = lines.map(({ label, value }) => `${label}: ${value}`);
  if (fits(whole)) return whole;
  return VALUE_LENGTHS.map(written).find(fits) ?? written(VALUE_LENGTHS[VALUE_LENGTHS.length - 1]!);
}

/** A summary that fits: asides and fillers go first, then each sentence gets shorter, none disappears before all are two words. */
export function compactSummary(summary: string, cap: number, count: TokenCounter): string {
  const tidy = summary.replace(/\s+/g, ' ').trim();
  if (count(tidy) <= cap) return tidy;
  const plain = tidy.replace(ASIDES, '').replace(FILLERS, '');
  if (count(plain) <= cap) return plain;
  const sentences = [...new Set(plain.split(/(?<=[.!?।])\s+/))];
  for (const words of WORDS_PER_SENTENCE) {
    const shorter = sentences.map((sentence) => firstWords(sentence, words)).join(' ');
    if (count(shorter) <= cap) return shorter;
  }
  return ends(sentences.map((sentence) => firstWords(sentence, 2)).join(' '), cap, count);
}

function firstWords(sentence: string, most: number): string {
  const words = sentence.split(' ');
  return words.length <= most
    ? sentence
    : `${words
        .slice(0, most)
        .join(' ')
        .replace(/[.,;:]+$/, '')}.`;
}

/** How a talk began and where it stands: what is left of a summary without any sentence marks. */
function ends(text: string, cap: number, count: TokenCounter): string {
  for (let keep = Math.floor([...text].length / 2); keep > 4; keep = Math.floor(keep * 0.8)) {
    const characters = [...text];
    const shorter = `${characters.slice(0, keep).join('')} .. ${characters.slice(-keep).join('')}`;
    if (count(shorter) <= cap) return shorter;
  }
  return clip(text, 8);
}
