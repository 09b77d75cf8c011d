// Tier 1: whole-message keywords (contracts.md 4.2, rules C-11, C-12). Tier 2, wording in free text, is free-text-opt-out.rules.ts.
import { matchForm } from '../common/text.rules.js';

export type Keyword = 'stop' | 'start' | 'help';

const STOP = new Set([
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
const ALONE_ONLY = new Set(['cancel', 'end', 'quit', 'remove', 'pare', 'alto', 'baja', 'cancelar', 'बंद']);

const START = new Set(['start', 'yes', 'unstop']);
const HELP = new Set(['help', 'info']);

/** STOP, START or HELP if the whole message is that keyword; punctuation, quotes, case and emoji do not matter. */
export function classifyKeyword(text: string): Keyword | null {
  if (text.length > 200) return null;
  const form = matchForm(text);
  if (form === '' || form.length > 60) return null;
  if (STOP.has(form)) return 'stop';
  if (START.has(form)) return 'start';
  if (HELP.has(form)) return 'help';
  const words = form.split(' ');
  const core = words.filter((word) => !COURTESY.has(word)).join(' ');
  if (core !== form && STOP.has(core) && !ALONE_ONLY.has(core)) return 'stop';
  // "STOP STOP STOP"
  if (words.length > 1 && words.every((word) => word === words[0]) && words[0] !== undefined && STOP.has(words[0])) return 'stop';
  return null;
}

/** The bare word behind a START keyword: YES is also an everyday answer, START and UNSTOP are not. */
export function startWord(text: string): 'start' | 'unstop' | 'yes' | null {
  const form = matchForm(text);
  return form === 'start' || form === 'unstop' || form === 'yes' ? form : null;
}

/** CANCEL, END and the like opt out, but may have meant a booking: the owner gets a task when one is open (C-11). */
export function isAmbiguousStop(text: string): boolean {
  return ALONE_ONLY.has(matchForm(text));
}

/** HELP answer: who this is, what it is, how to reach a person, rates, how to stop (CTIA Messaging Principles 5.1). */
export function helpText(org: { name: string; phone?: string | null }): string {
  const reach = org.phone ? ` Call us at ${org.phone}.` : '';
  return `${org.name}: texts about your call, questions and appointments.${reach} Msg & data rates may apply. Reply STOP to opt out.`;
}

/** The one text that may follow an opt-out: no marketing, 47 CFR 64.1200(a)(12). */
export function optOutConfirmation(org: { name: string }): string {
  return `${org.name}: You are unsubscribed and will get no more texts from us. Reply START to get them again.`;
}

/** Answer to START from a person who had opted out. */
export function optInConfirmation(org: { name: string }): string {
  return `${org.name}: You are subscribed again. How can we help? Reply STOP to opt out.`;
}
