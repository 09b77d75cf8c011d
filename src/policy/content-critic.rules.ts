// The binding critic: what may not stand in a text that a machine wrote (C-01, C-02, C-41, C-44, C-55; reliability.md 3.12).
import { inDigits } from '../common/number-words.rules.js';
import { asksForStopWord } from './asked-keywords.rules.js';
import { claimsHuman } from './disclosure.rules.js';
import type { ContentFacts } from './gate-facts.schema.js';
import { isLongAllowed } from './kinds.rules.js';
import { unknownTimes } from './stated-times.rules.js';

export const HARD_MAX_CHARS = 320;
/** Fixed texts may be longer, but never longer than one message of the provider may be (contracts.md 1.5). */
export const PROVIDER_MAX_CHARS = 1600;

export interface ContentFinding {
  code:
    | 'empty'
    | 'too_long'
    | 'claims_human'
    | 'marker'
    | 'placeholder'
    | 'markup'
    | 'link'
    | 'price'
    | 'unknown_time'
    | 'forbidden_phrase'
    | 'control_characters'
    | 'asks_for_keyword';
  message: string;
}

// Instruction leftovers such as [QUALIFIED], <|im_end|>, "System:"; a customer may have written them into the thread.
const MARKER = /\[(?:[A-Z][A-Z_ ]{2,})(?::[^\]]*)?\]|<\|[^|>]*\|>/;
const ROLE_LINE = /<\/?(?:system|assistant|user|instructions?|prompt)>|^\s*(?:system|assistant|user|ai|human)\s*:/im;
const PLACEHOLDER =
  /\{\{[^}]*\}\}|\{[a-z_][\w.]*\}|\$\{[^}]*\}|\[(?:your |my |the |customer'?s? |company |business |insert |first |last )?(?:name|company|business|phone|phone number|address|date|time|link|service|price|owner|number|day)\]|<(?:name|date|time|link|company|business|phone|address)>|\b(?:undefined|NaN|\[object Object\])\b|\bnull\b(?= ?[,.!?]|$)/i;
const MARKUP = /!\[[^\]]*\]\([^)]*\)|\[[^\]]+\]\(https?:[^)]*\)|<(?:a|img|script|b|br|p|div|iframe)\b[^>]*>|```|\*\*[^*]+\*\*/i;
// eslint-disable-next-line no-control-regex -- finding control characters is the point
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;
// A top-level domain that is also a word ("Ok.In a moment") needs a path behind it to be read as a link.
const LINK =
  /\b(?:https?:\/\/|www\.)[^\s]+|\b(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:(?:com|net|org|io|biz|dev|ly|uk|xyz|ru|cn|gl)\b(?:\/[^\s]*)?|(?:co|info|app|link|me|us|in|shop|site|online|top|page|store|club)\/[^\s]+)/gi;
const AMOUNT =
  /(?:[$€£₹]|\b(?:usd|eur|gbp|inr|chf|aed|cad|aud|nzd|mxn|rs\.?|dollars?)\s?)\s?\d[\d,]*(?:\.\d+)?k?|\b\d[\d,]*(?:\.\d+)?\s?(?:dollars?|bucks|euros?|pounds|rupees?|francs|dirhams?|(?:usd|eur|gbp|inr|chf|aed|cad|aud|nzd|mxn|rs)\b|d[oó]lares|pesos|rup(?:aye|iy[ae]|ay)\b|रुपये|रुपए|%\s?(?:off|discount)|percent (?:off|discount))|\b(?!100\s?%)\d+(?:\.\d+)?\s?%(?!\s?(?:humidity|moisture|capacity|full|sure|certain|charged|efficien))|\bfree (?:of charge|estimate|quote|service call|inspection|consultation|visit)\b|\b(?:visita|revisi[oó]n|consulta|cotizaci[oó]n) gratis\b|\bgratis\b|\bmuft\b|मुफ़?्त/gi;
// The same without the sign of a currency, where the words beside it leave no doubt: "costs 89", "89 plus tax", "500 lagenge".
const PLAIN_AMOUNT =
  /\b(?:(?:costs?|charg(?:e[sd]?|ing)|prices?|fees?|rates?|quotes?)(?: (?:you|is|are|of|at|be|will|would|only|just|about|around|roughly|from|starts?|starting|between)){0,3}|cuestan?|cobramos|sale en|el precio es(?: de)?) (?:\d{1,3}(?:,\d{3})+|\d{2,})(?:\.\d+)?k?\b(?! ?(?:%|years?|months?|weeks?|days?|hours?|minutes?|degrees?|percent|miles?|a[nñ]os|d[ií]as|horas|minutos|[ap]\.?m\b))|(?<![\d:.,])(?:\d{1,3}(?:,\d{3})+|\d{2,})(?:\.\d+)?k? (?:plus|\+) (?:tax|parts|fees?|gst)\b|(?<![\d:.,])\d{2,} ?(?:lagenge|lagega|लगेंगे|लगेगा|\/-)/gi;

/** Everything wrong with a machine's text; empty means it may go on. */
export function critique(body: string, kind: string, facts: ContentFacts = {}): ContentFinding[] {
  const findings: ContentFinding[] = [];
  const add = (code: ContentFinding['code'], message: string): void => void findings.push({ code, message });

  if (body.trim() === '') add('empty', 'The text is empty.');
  const length = [...body].length;
  const max = isLongAllowed(kind) ? PROVIDER_MAX_CHARS : HARD_MAX_CHARS;
  if (length > max) add('too_long', `The text has ${length} characters; ${max} is the most for this kind.`);
  if (claimsHuman(body)) add('claims_human', 'The text says that a person is writing.');
  if (MARKER.test(body) || ROLE_LINE.test(body)) add('marker', 'The text contains an internal marker.');
  if (PLACEHOLDER.test(body)) add('placeholder', 'A placeholder was not filled in.');
  if (MARKUP.test(body)) add('markup', 'The text contains markup that a phone would show as characters.');
  if (CONTROL.test(body)) add('control_characters', 'The text contains control characters.');
  if (asksForStopWord(body)) add('asks_for_keyword', 'The text asks for a word that networks treat as an opt-out.');
  const link = facts.allowedHosts ? foreignLink(body, facts.allowedHosts) : null;
  if (link) add('link', `The link ${link} is not on the list of this business.`);
  const amount = foreignAmounts(body, facts)[0];
  if (amount) add('price', `The amount "${amount}" may not be named under this business's pricing policy.`);
  const time = facts.statedTimes ? unknownTimes(body, facts.statedTimes)[0] : undefined;
  if (time) add('unknown_time', `"${time}" is not among the dates and times that were given.`);
  const phrase = forbidden(body, facts.forbiddenPhrases ?? []);
  if (phrase) add('forbidden_phrase', `The business does not allow "${phrase}".`);
  return findings;
}

function forbidden(body: string, phrases: readonly string[]): string | undefined {
  const text = body.toLowerCase();
  return phrases.find((phrase) => phrase.trim() !== '' && text.includes(phrase.trim().toLowerCase()));
}

function foreignLink(body: string, allowedHosts: readonly string[]): string | null {
  for (const [link] of body.matchAll(LINK)) {
    const host = link
      .replace(/^https?:\/\//i, '')
      .replace(/[/?#].*$/, '')
      .replace(/^.*@/, '')
      .replace(/[:.,!)]+\d*$/, '')
      .toLowerCase();
    const isAllowed = allowedHosts.some((allowed) => {
      const name = allowed.toLowerCase().replace(/^www\./, '');
      return host === name || host.replace(/^www\./, '') === name || host.endsWith(`.${name}`);
    });
    if (!isAllowed) return host;
  }
  return null;
}

/** Every amount of money or reduction that a text names, with its number words in digits. Free things ("gratis") are among them. */
export function amountsNamed(body: string): string[] {
  const text = inDigits(body);
  return [...text.matchAll(AMOUNT), ...text.matchAll(PLAIN_AMOUNT)].map(([amount]) => amount.trim());
}

/** The amounts of a text that may not be named under the policy, as they stand in it with its number words in digits; none is often. */
export function foreignAmounts(body: string, { pricingPolicy, allowedAmounts }: ContentFacts): string[] {
  if (!pricingPolicy || (pricingPolicy !== 'never' && !allowedAmounts)) return [];
  const digits = (value: string): string => value.replace(/[^\d.%]/g, '').replace(/\.0+$/, '');
  // Under "never" only a discount that a campaign fixed may stand (C-02).
  const allowed = (allowedAmounts ?? []).filter((amount) => pricingPolicy !== 'never' || amount.includes('%'));
  const isAllowed = (amount: string): boolean => {
    const value = digits(amount);
    return allowed.some((known) => (value === '' ? known.toLowerCase().includes(amount.toLowerCase()) : digits(known) === value));
  };
  return amountsNamed(body).filter((amount) => !isAllowed(amount));
}
