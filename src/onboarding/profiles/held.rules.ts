import type { Questionnaire } from '../answers.service.js';
import { hoursText } from '../../common/business-hours.rules.js';
import { money } from '../../common/money.rules.js';
import { usableProof } from './from-answers.rules.js';

/** What a business said, as far as a text may repeat it. */
export interface Held {
  /** Everything answered, in small letters. */
  words: string;
  /** Every number that stands in an answer: `1200`, `24`, `10%`. */
  numbers: ReadonlySet<string>;
  /** Permitted testimonials, in small letters. */
  proof: readonly string[];
  hosts: ReadonlySet<string>;
}

/** Gathers what the answers hold; a price of a service is an answer too. */
export function heldBy(from: Questionnaire): Held {
  const { profile, answers, ctas, scripts, services, testimonials } = from;
  const { greeting, customInstructions, spokenMessage, businessPhone, hours } = profile.settings;
  const said = [
    profile.name,
    hoursText(hours),
    ...[greeting, customInstructions, spokenMessage, businessPhone].map((text) => text ?? ''),
    ...stringsIn(answers),
    ...ctas.filter(({ isActive }) => isActive).flatMap((cta) => [cta.label, ...cta.steps, cta.url ?? '']),
    ...scripts.map(({ body }) => body),
    ...services.flatMap(({ name, priceMinor, durationMinutes }) => [
      name,
      `${durationMinutes}`,
      priceMinor === null ? '' : money(priceMinor, profile.currency, profile.locale),
    ]),
  ];
  return held(
    said,
    usableProof(testimonials).map(({ text }) => text),
  );
}

/** The same from plain texts. */
export function held(said: readonly string[], proof: readonly string[]): Held {
  const words = said.join('\n').toLowerCase();
  return {
    words,
    numbers: new Set(numbersIn(words)),
    proof: proof.map((text) => flat(text)),
    hosts: new Set([...words.matchAll(LINK)].map(([link]) => hostOf(link))),
  };
}

/** Every text anywhere in a JSON value. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

const NUMBER = /\d+(?:[.,:]\d+)*\s?%?/g;
const NUMBER_WORDS =
  /\b(?:half|twice|double|triple|dozens?|hundreds?|thousands?|millions?|(?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)(?: ?percent| ?per cent)|\w+ percent)\b/g;
const LINK =
  /\b(?:https?:\/\/|www\.)[^\s"')]+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|io|co|app|in|info|biz|shop)\b(?:\/[^\s"')]*)?/g;
/** Claims and promises; the group of each is what an answer must say too. */
const PROMISES: readonly RegExp[] = [
  /\bguarante\w*|\bpromis\w*|\bwarrant\w*|\brisk[- ]?free\b|\bmoney[- ]back\b|\brefund\w*/g,
  /\bfree\b(?! to\b)|\bdiscount\w*|\bcoupon\w*|\bpromo\w*|\bspecial (?:offer|price|deal)\w*|\bno (?:hidden|extra) (?:fees?|costs?)\b|\bcheap\w*|\blowest\b|\baffordable\b|\bbest prices?\b|\bfinanc\w*|\binstal?lments?\b|\bemi\b/g,
  /\bbest\b|\bnumber one\b|#1|\bleading\b|\btop[- ]rated\b|\bexperts?\b|\blicen[sc]ed\b|\binsured\b|\bbonded\b|\bcertified\b|\baccredited\b|\bfamily[- ]owned\b|\blocally owned\b|\bveteran[- ]owned\b/g,
  /\bsame[- ]day\b|\bnext[- ]day\b|\bwithin (?:the|an|one|two) (?:hour|day)s?\b|\bimmediately\b|\binstant\w*|\b24\/7\b|\baround the clock\b|\bon (?:the|our) way\b|\bunlimited\b|\blifetime\b/g,
  /\blimited[- ]time\b|\bonly a few\b|\blast (?:chance|spots?|seats?)\b|\bhurry\b|\bends (?:today|soon|tonight)\b|\bselling fast\b/g,
  /\bdescuentos?\b|\bgratis\b|\bgarant[ií]\w*|\bgratuit\w*|\bbarat\w*|\bmuft\b|\bchhoot\b|\bgaranti\b|मुफ़्?त|छूट|गारंटी/g,
];
const PROOF =
  /\b(?:reviews?|rated|ratings?|stars?|testimonials?|trusted by|recommended by|award\w*|happy (?:customers?|clients?|patients?|students?)|satisfied (?:customers?|clients?|patients?)|(?:customers?|clients?|patients?|students?|people|homeowners|neighbou?rs) (?:love|trust|say|recommend|rave|report|choose)|loved by|years? (?:of experience|in business)|success(?:ful)? (?:stor(?:y|ies)|rate)|opiniones|reseñas|clientes (?:felices|satisfechos))\b/g;

/** What a text states that no answer holds, in words for whoever wrote it; empty means nothing was made up. */
export function inventionsIn(text: string, known: Held): string[] {
  const low = text.toLowerCase();
  const found: string[] = [];
  const isProven = isQuoteOf(low, known.proof);
  for (const [proof] of low.matchAll(PROOF)) if (!isProven) found.push(`"${proof}" is social proof that no permitted testimonial holds`);
  for (const number of numbersIn(low)) if (!known.numbers.has(number) && !isProven) found.push(`the number ${number} stands in no answer`);
  for (const [word] of low.matchAll(NUMBER_WORDS)) if (!known.words.includes(word)) found.push(`"${word}" stands in no answer`);
  for (const pattern of PROMISES)
    for (const [promise] of low.matchAll(pattern)) if (!known.words.includes(promise)) found.push(`"${promise}" is promised in no answer`);
  for (const [link] of low.matchAll(LINK)) if (!known.hosts.has(hostOf(link))) found.push(`the link ${hostOf(link)} stands in no answer`);
  return [...new Set(found)];
}

function numbersIn(text: string): string[] {
  return [...text.matchAll(NUMBER)].map(([number]) => number.replace(/[,\s]/g, '').replace(/\.0+(?=%|$)/, ''));
}

function hostOf(link: string): string {
  return link
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/?#:].*$/, '')
    .replace(/\.$/, '');
}

const flat = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const QUOTE_WORDS = 5;

/** Does it quote a permitted testimonial, at least five words in a row, and name numbers of it only? */
function isQuoteOf(low: string, proof: readonly string[]): boolean {
  const words = flat(low).split(' ');
  return proof.some((text) => {
    const quotes = words.some((_, at) => at + QUOTE_WORDS <= words.length && text.includes(words.slice(at, at + QUOTE_WORDS).join(' ')));
    return quotes && numbersIn(low).every((number) => text.includes(number.replace('%', '')));
  });
}
