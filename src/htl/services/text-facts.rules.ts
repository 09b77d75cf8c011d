// What a text says that may not change when it is worded anew: who, what it costs, when, where, how to reach, with which code.
import { isOrdinary } from './common-words.rules.js';
import { withoutHype } from './hype.rules.js';

export const FACT_KINDS = [
  'link',
  'email',
  'phone',
  'price',
  'time',
  'date',
  'code',
  'address',
  'number',
  'offer',
  'condition',
  'name',
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

export interface TextFact {
  kind: FactKind;
  /** As it stands in the text. */
  text: string;
  /** What two spellings of one fact have in common. */
  key: string;
}

const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const DAYS =
  'mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo';
const STREETS =
  'st|street|ave|avenue|rd|road|blvd|boulevard|ln|lane|dr|drive|way|ct|court|pl|place|hwy|highway|pkwy|parkway|suite|ste|unit|calle|nagar|marg';

interface Finder {
  kind: FactKind;
  pattern: RegExp;
  /** Ends of the match that belong to the sentence, not to the fact, are cut first. */
  key: (found: string) => string;
}

const squeezed = (value: string): string => value.toLowerCase().replace(/\s+/g, '');
const digitsOf = (value: string): string => value.replace(/\D/g, '');
const MONEY_WORDS: readonly [RegExp, string][] = [
  [/usd|dollars?|bucks/g, '$'],
  [/inr|rupees|rs\.?/g, '₹'],
  [/euros?|eur/g, '€'],
  [/pounds?|gbp/g, '£'],
];

function priceKey(found: string): string {
  let value = squeezed(found)
    .replace(/,(?=\d{3})/g, '')
    .replace(/percent|per cent/g, '%');
  for (const [word, sign] of MONEY_WORDS) value = value.replace(word, sign);
  const amount = (/\d+(?:\.\d+)?k?/.exec(value)?.[0] ?? '').replace(/\.0+$/, '');
  return amount + (/[$₹€£%]/.exec(value)?.[0] ?? '');
}

function timeKey(found: string): string {
  const value = squeezed(found)
    .replaceAll('.', '')
    .replace(/noon/, '12pm')
    .replace(/midnight/, '12am')
    .replace(/o'?clock/, '');
  return value.replace(/:00(?=[ap]m|$)/, '');
}

/** In this order: what one finds is hidden from those that follow. */
const FINDERS: readonly Finder[] = [
  {
    kind: 'link',
    pattern:
      /\bhttps?:\/\/[^\s<>"]+|\bwww\.[^\s<>"]+|\b(?:[a-z0-9-]+\.)+(?:com|net|org|io|biz|ly|gl|co|info|app|me|us|in|shop|site|online|store|club|link|top|xyz|page|gd|cc|to|mx|es)(?:\/[^\s<>"]*|\b(?!@))/gi,
    key: (found) => found.replace(/[.,!?;:)'"]+$/, '').replace(/\/$/, ''),
  },
  { kind: 'email', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, key: (found) => found.toLowerCase() },
  {
    kind: 'phone',
    pattern:
      /(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,4}\)[ .-]?|\b\d{2,5}[ .-])?\d{3,5}[ .-]\d{3,5}\b|\+\d{8,15}\b|\b\d{10}\b|\b1-?8\d\d-[A-Z0-9-]{6,9}\b/g,
    key: (found) => (/[A-Z]/.test(found) ? found : digitsOf(found).replace(/^1(?=\d{10}$)/, '')),
  },
  {
    kind: 'price',
    pattern:
      /(?:[$€£₹]|\b(?:usd|inr|rs\.?|eur|gbp)\s?)\s?\d[\d,]*(?:\.\d+)?k?\b|\b\d[\d,]*(?:\.\d+)?\s?(?:%|percent\b|per cent\b|dollars?\b|bucks\b|usd\b|euros?\b|pounds?\b|rupees\b|rs\b|[€₹£])/gi,
    key: priceKey,
  },
  {
    kind: 'time',
    pattern: /\b\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]m\b|[ap]\.m\.?|o'?clock\b)|\b\d{1,2}:\d{2}\b|\b24\/7\b|\b(?:noon|midnight)\b/gi,
    key: timeKey,
  },
  {
    kind: 'date',
    pattern: new RegExp(
      `\\b(?:${MONTHS})\\.? \\d{1,2}(?:st|nd|rd|th)?\\b(?:,? \\d{4}\\b)?|\\b\\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:${MONTHS})\\b|\\b\\d{1,4}[/-]\\d{1,2}(?:[/-]\\d{2,4})?\\b|\\b(?:${DAYS})s?\\b|\\b(?:today|tonight|tomorrow|hoy|mañana|aaj|kal)\\b`,
      'gi',
    ),
    key: (found) =>
      squeezed(found)
        .replace(/[.,]/g, '')
        .replace(/(\d)(?:st|nd|rd|th)/, '$1')
        .replace(/(\p{L}{3})\p{L}*/gu, (word, start: string) => (/^(?:tod|ton|tom)/.test(word) ? word : start)),
  },
  {
    kind: 'code',
    pattern:
      /(?<=\b(?:[Cc]ode|CODE|[Cc]oupon|[Pp]romo|[Cc][óo]digo|[Vv]oucher)(?: is)?:? ["']?)(?=[A-Za-z0-9-]*[A-Z0-9])[A-Z0-9][A-Z0-9-]{2,19}\b|\b(?=[A-Z-]*\d)(?=\d*[A-Z])[A-Z0-9]{4,20}\b/g,
    key: (found) => found,
  },
  {
    kind: 'address',
    pattern: new RegExp(`\\b\\d{1,6}[A-Za-z]? (?:[A-Za-z0-9'.]+ ){1,4}?(?:${STREETS})\\b\\.?`, 'gi'),
    key: (found) => squeezed(found).replace(/\.$/, ''),
  },
  {
    kind: 'number',
    pattern: /(?<![\p{L}\d])\d[\d,]*(?:\.\d+)?(?:st|nd|rd|th|x|k)?(?![\d])/giu,
    key: (found) => squeezed(found).replaceAll(',', ''),
  },
];

/** Promises and limits in words, each under one name whatever its wording. */
const OFFERS: readonly [RegExp, string][] = [
  [
    /\b(?:free|no[- ]cost|at no (?:extra )?(?:charge|cost)|complimentary|no charge|without charge|gratis|gratuit[oa]s?|muft|on us)\b/i,
    'free',
  ],
  [/\bhalf[- ](?:price|off)\b/i, 'half price'],
  [/\b(?:guarantee[ds]?|guaranty|warranty|money[- ]back|refund(?:able|ed)?)\b/i, 'guarantee'],
  [/\b(?:licensed|certified|insured)\b/i, 'licence'],
  [/\bdiscount(?:s|ed)?|descuentos?\b/i, 'discount'],
  [/\bfinancing\b/i, 'financing'],
];
const CONDITIONS: readonly [RegExp, string][] = [
  [/\b(?:not|cannot|never|no|none|nor|without|except|excluding|unless|sin|nunca|nahi|excepto)\b|n['’]t\b/i, 'not'],
  [/\bup to\b|\bhasta\b/i, 'up to'],
  [/\b(?:starting (?:at|from)|starts at|as low as|desde)\b/i, 'from'],
  [/\b(?:at least|minimum|or more)\b/i, 'at least'],
  [/\b(?:new|first[- ]time) (?:customers?|clients?|patients?|members?)\b/i, 'new customers'],
  [/\bper (?:month|week|day|year|hour|room|visit|person)\b|\/(?:mo|month|hr|week)\b/i, 'per'],
];

const MASK = '\u0001';

/** Everything in a text that is a fact; of each fact one entry. */
export function factsIn(text: string): TextFact[] {
  const facts = new Map<string, TextFact>();
  const add = (kind: FactKind, found: string, key: string): void => {
    if (key !== '') facts.set(`${kind} ${key}`, { kind, text: found, key });
  };
  let rest = plainLetters(text).replace(/(\d)\s*%\s+(?=off)/gi, '$1% ');
  rest = rest.replace(HYPE_HUNDRED, (found) => found.replace(/\d+\s?%/, MASK));
  for (const { kind, pattern, key } of FINDERS)
    rest = rest.replace(pattern, (found) => {
      add(kind, found.trim(), key(found));
      return MASK;
    });
  const plain = withoutHype(rest);
  for (const [pattern, name] of OFFERS) if (pattern.test(plain)) add('offer', pattern.exec(plain)![0], name);
  for (const [pattern, name] of CONDITIONS) if (pattern.test(plain)) add('condition', pattern.exec(plain)![0], name);
  for (const name of namesIn(plain)) add('name', name, name.toLowerCase());
  return [...facts.values()];
}

/** "100 % free" says no more than "free". */
export const HYPE_HUNDRED = /\b1[01]0\s?%(?= (?:free|guaranteed?|satisf|risk|safe|real|legit|genuine|natural|money|no[- ]))/gi;

/** Ordinary letters: no look-alikes, nothing invisible, no s p a c e d words. */
export function plainLetters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/(?<![\p{L}\d])(?:\p{L} ){3,}\p{L}(?![\p{L}\d])/gu, (found) => found.replaceAll(' ', ''));
}

/** Names: capitals in the middle of a sentence, and words that no ordinary text has. */
function namesIn(text: string): string[] {
  const names: string[] = [];
  for (const [word] of text.matchAll(/\p{L}[\p{L}'’&-]*/gu)) {
    const bare = word.replace(/['’]s$/i, '').replace(/['’-]+$/, '');
    if (bare.length < 2 || !/^\p{Lu}/u.test(bare) || isOrdinary(bare)) continue;
    if (/^(?:STOP|HELP|START|YES|NO|OK|ASAP|BOGO|VIP|FREE)$/i.test(bare)) continue;
    names.push(bare);
  }
  return names;
}

export interface FactChange {
  lost: TextFact[];
  added: TextFact[];
}

/** Which facts a new wording lost, and which it made up; what is in `allowed` (the sender's name, the opt-out line) may come in. */
export function factChange(before: string, after: string, allowed = ''): FactChange {
  const [old, now, given] = [factsIn(before), factsIn(after), factsIn(allowed)];
  const has = (facts: readonly TextFact[], { kind, key }: TextFact): boolean =>
    facts.some((fact) => fact.kind === kind && fact.key === key);
  // A name may have lost or won capitals with its sentence: then its letters decide.
  const says = (text: string, fact: TextFact): boolean => fact.kind === 'name' && wordsOf(text).has(fact.key);
  return {
    lost: old.filter((fact) => !has(now, fact) && !says(after, fact)),
    added: now.filter((fact) => !has(old, fact) && !has(given, fact) && !says(before, fact) && !says(allowed, fact)),
  };
}

function wordsOf(text: string): Set<string> {
  return new Set(
    [...text.toLowerCase().matchAll(/\p{L}[\p{L}'’&-]*/gu)].map(([word]) => word.replace(/['’]s$/, '').replace(/['’-]+$/, '')),
  );
}
