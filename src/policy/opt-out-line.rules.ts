// The business's name and how to stop, appended once to texts in which we speak first, never to a reply (C-19; CTIA principles 5.1).
import { matchForm } from '../common/text.rules.js';

const LINES: Record<string, string> = {
  en: 'Reply STOP to opt out.',
  es: 'Responda STOP para no recibir mensajes.',
  hi: 'बंद करने के लिए STOP लिखें।',
  'hi-en': 'Band karne ke liye STOP likhein.',
};

const CARRIES = /\b(?:stop|unsubscribe|opt out|optout|opt-out)\b/;

/** The line in the language of the thread, English where we have none. */
export function optOutLine(language = 'en'): string {
  return LINES[language] ?? LINES[language.split('-')[0] ?? 'en'] ?? LINES['en']!;
}

/** Does the text say how to opt out? "Reply STOP", "text STOP to end"; the word in an ordinary sentence does not count. */
export function hasOptOutLine(text: string): boolean {
  const form = matchForm(text);
  if (!CARRIES.test(form)) return false;
  return /\b(?:reply|text|send|txt|type|write|answer|responda|responde|envie|envía|escriba)\b.{0,12}\bstop\b|\bstop\b.{0,12}\b(?:to (?:opt out|end|stop|unsubscribe|cancel|quit)|2 end|para|likhein|लिखें)|\b(?:to )?(?:opt out|unsubscribe)\b|stop लिखें/u.test(
    form,
  );
}

/** Does the text name the business? Compared without case, punctuation and spaces, so that "Northside Heating and Air" also counts. */
export function namesBusiness(text: string, name: string): boolean {
  const squeeze = (value: string): string => matchForm(value.replaceAll('&', ' and ')).replace(/\s/g, '');
  const wanted = squeeze(name);
  return wanted === '' || squeeze(text).includes(wanted);
}

/** Appends the opt-out line unless the text already carries one. */
export function withOptOutLine(text: string, language = 'en'): string {
  const body = text.trim();
  if (hasOptOutLine(body)) return body;
  const glue = /[.!?…।]$/u.test(body) ? ' ' : '. ';
  return body === '' ? optOutLine(language) : `${body}${glue}${optOutLine(language)}`;
}

/** Puts the business's name in front unless the text already names it. */
export function withBusinessName(text: string, name: string): string {
  return namesBusiness(text, name) ? text.trim() : `${name.trim()}: ${text.trim()}`;
}
