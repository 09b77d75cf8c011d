import { findAddress } from '../../engines/rules/addresses.rules.js';
import { findName } from '../../engines/rules/names.rules.js';
import { hasQuestion } from '../../engines/rules/questions.rules.js';
import { read } from '../../engines/rules/words.rules.js';
import { FILLER } from '../filler-words.rules.js';
import { wordGroups } from '../words.rules.js';
import type { Known } from './questions.schema.js';

const MAX_QUESTION = 300;
const NUMBERS = /\+?\(?\d[\d\s().-]{5,}\d/g;
const MAILS = /[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+/g;
const SENTENCE_END = /(?<=[.!?।;]\s)|(?<=[?।])|\n/;
const HOUSE_NUMBER = /^\d+\S*\s+(?=\S+\s+\S)/;
/** What stands in a listed question for what was taken out. */
const BLOTS = /\[(?:number|address|name)\]/g;

/** The question for the list: one line, without the phone numbers and mail addresses that people write beside it. */
export function listedQuestion(question: string): string {
  const line = question.normalize('NFKC').replace(/\s+/g, ' ').trim();
  return line.replace(MAILS, '[address]').replace(NUMBERS, '[number]').slice(0, MAX_QUESTION);
}

/** The text without the phone numbers and mail addresses in it, or what stands in their place. */
export function withoutContactData(text: string): string {
  return text.replace(MAILS, ' ').replace(NUMBERS, ' ').replace(BLOTS, ' ');
}

/**
 * Of what a customer wrote, the part that asks, without their name and address: what else they say is nobody's business but theirs. Where
 * no sentence asks, the most telling one that introduces nobody; empty when each does.
 */
export function askedPart(text: string, { names, addresses }: Known): string {
  const sentences = text
    .split(SENTENCE_END)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const asking = sentences.filter((one) => hasQuestion(read(one)));
  const part = asking.length > 0 ? asking.map(withoutIntroduction).join(' ') : mostTelling(sentences);
  const name = findName(text, false)?.value;
  const address = findAddress(text, false)?.span;
  const known = {
    names: name === undefined ? names : [...names, name],
    addresses: address === undefined ? addresses : [...addresses, address],
  };
  return blotted(part, known);
}

/** "This is Ann Teak, do you fix pumps?" asks from the comma on. */
function withoutIntroduction(sentence: string): string {
  const [first = '', ...rest] = sentence.split(/(?<=[,:–-]\s)/);
  const isIntroduction = findName(first, false) !== null || wordGroups(first).length === 0;
  const asks = rest.join('').trim();
  return isIntroduction && hasQuestion(read(asks)) ? withoutIntroduction(asks) : sentence;
}

function mostTelling(sentences: readonly string[]): string {
  if (sentences.length === 1) return sentences[0]!;
  const weight = (one: string): number => wordGroups(one).length;
  const neutral = sentences.filter((one) => findName(one, false) === null && findAddress(one, false) === null);
  return neutral.reduce((best, one) => (weight(one) > weight(best) ? one : best), '');
}

/** The text without these names and streets. */
export function blotted(text: string, { names, addresses }: Known): string {
  const streets = addresses.flatMap((address) => {
    const street = address.split(',')[0]!.trim();
    return [address, street, street.replace(HOUSE_NUMBER, '')];
  });
  // "Will" and "May" ask more often than they name
  const parts = names.flatMap((name) => [name, ...name.split(/\s+/).filter((part) => part.length > 1 && !FILLER.has(part.toLowerCase()))]);
  return without(without(text, streets, '[address]'), parts, '[name]');
}

/** The longest first, so that no half of a longer one is left. */
function without(text: string, words: readonly string[], blot: string): string {
  const longest = words.map((word) => word.trim()).filter((word) => word.length > 1);
  longest.sort((a, b) => b.length - a.length);
  return longest.reduce((left, word) => {
    const pattern = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
    return left.replace(new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu'), blot);
  }, text);
}

/** The same for every order of the same telling words; empty when a question has none. Whose number it is makes no other question. */
export function fingerprintOf(question: string): string {
  return wordGroups(withoutContactData(question)).sort().join(' ').slice(0, 500);
}
