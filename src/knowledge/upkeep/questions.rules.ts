import { wordGroups } from '../words.rules.js';

const MAX_QUESTION = 300;
const NUMBERS = /\+?\(?\d[\d\s().-]{5,}\d/g;
const MAILS = /[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+/g;

/** The question for the list: one line, without the phone numbers and mail addresses that people write beside it. */
export function listedQuestion(question: string): string {
  const line = question.normalize('NFKC').replace(/\s+/g, ' ').trim();
  return line.replace(MAILS, '[address]').replace(NUMBERS, '[number]').slice(0, MAX_QUESTION);
}

/** The text without the phone numbers and mail addresses in it. */
export function withoutContactData(text: string): string {
  return text.replace(MAILS, ' ').replace(NUMBERS, ' ');
}

/** The same for every order of the same telling words; empty when a question has none. Whose number it is makes no other question. */
export function fingerprintOf(question: string): string {
  return wordGroups(withoutContactData(question)).sort().join(' ').slice(0, 500);
}
