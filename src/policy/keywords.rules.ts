// Tier 1: whole-message keywords (contracts.md 4.2, rules C-11, C-12). Tier 2, wording in free text, is free-text-opt-out.rules.ts.
import { matchForm } from '../common/text.rules.js';

export type Keyword = 'stop' | 'start' | 'help';

/** Whole messages that opt out, in the form of `matchForm`. */
export const STOP_WORDS: ReadonlySet<string> = new Set([
  // Twilio's defaults since 2025-05-14, https://help.twilio.com/articles/223134027
  ...['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'revoke', 'optout'],
  // per-se words of 47 CFR 64.1200(a)(10) and their usual spellings
  ...['opt out', 'stop all', 'remove', 'remove me', 'opt me out', 'unsubscribe me'],
  // other languages; English counts everywhere (C-54)
  ...['arret', 'arrêt', 'parar', 'pare', 'alto', 'baja', 'cancelar', 'darme de baja', 'stopp'],
  ...['बंद', 'बंद करो', 'बंद करें', 'रोकें', 'रोको', 'band karo', 'band karein'],
]);

// Polite words around a bare keyword do not change it: "Stop. Thank you", "please stop", "STOP NOW!!".
const COURTESY = new Set([
  'please',
  'pls',
  'plz',
  'thanks',
  'thank',
  'you',
  'thx',
  'ty',
  'now',
  'ok',
  'okay',
  'por',
  'favor',
  'gracias',
  'merci',
  'bitte',
  'danke',
  'kripya',
  'कृपया',
  'धन्यवाद',
]);
// With courtesy around them these read as ordinary words ("cancel please", "end now"), so they count only alone.
export const AMBIGUOUS_STOP_WORDS: ReadonlySet<string> = new Set([
  'cancel',
  'end',
  'quit',
  'remove',
  'pare',
  'alto',
  'baja',
  'cancelar',
  'बंद',
]);

const YES = 'yes';
const START = new Set([
  // Twilio's defaults on long codes (contracts.md 4.2)
  ...['start', YES, 'unstop'],
  // each language that can opt out can come back; none of these is an everyday answer
  ...['iniciar', 'alta', 'darme de alta', 'reanudar', 'शुरू', 'शुरू करो', 'शुरू करें', 'shuru', 'shuru karo', 'shuru karein'],
]);
const HELP = new Set(['help', 'info']);

/** STOP, START or HELP if the whole message is that keyword; punctuation, quotes, case and emoji do not matter. */
export function classifyKeyword(text: string): Keyword | null {
  const form = formOf(text);
  if (form === '') return null;
  if (stopWord(form) !== null) return 'stop';
  if (START.has(form)) return 'start';
  return HELP.has(form) ? 'help' : null;
}

/** Is the START keyword the everyday YES? That one brings back less than START itself (C-12). */
export function isYes(text: string): boolean {
  return formOf(text) === YES;
}

/** CANCEL, END and the like opt out, but may have meant a booking: the owner gets a task when one is open (C-11). */
export function isAmbiguousStop(text: string): boolean {
  return AMBIGUOUS_STOP_WORDS.has(stopWord(formOf(text)) ?? '');
}

/** The class that the provider named (Twilio's OptOutType); null for none, and for one that we do not know. */
export function providerKeyword(optOutType: string | undefined): Keyword | null {
  const name = optOutType?.toLowerCase();
  return name === 'stop' || name === 'start' || name === 'help' ? name : null;
}

function formOf(text: string): string {
  const form = text.length > 200 ? '' : matchForm(text);
  return form.length > 60 ? '' : form;
}

/** The opt-out word that the message comes down to. */
function stopWord(form: string): string | null {
  if (STOP_WORDS.has(form)) return form;
  const words = form.split(' ');
  const core = words.filter((word) => !COURTESY.has(word)).join(' ');
  if (core !== form && STOP_WORDS.has(core) && !AMBIGUOUS_STOP_WORDS.has(core)) return core;
  // "STOP STOP STOP"
  const [first] = words;
  return first !== undefined && words.length > 1 && words.every((word) => word === first) && STOP_WORDS.has(first) ? first : null;
}
