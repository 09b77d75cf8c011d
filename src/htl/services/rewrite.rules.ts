// A spammy text in calm words, by code alone: pressure goes, facts stay, the sender and the way out are named.
import { optOutLine, withBusinessName, withOptOutLine, namesBusiness } from '../../policy/opt-out-line.rules.js';
import { isAcronym, isOrdinary, spoken } from './common-words.rules.js';
import { calmed, TONES, type Tone } from './hype.rules.js';
import { spamCheck, type SpamReading } from './spam-check.rules.js';
import type { SpamText } from './spam-signals.rules.js';
import { factChange, factsIn, HYPE_HUNDRED, plainLetters, type FactKind } from './text-facts.rules.js';

export interface Rewriting {
  text: string;
  tone: Tone;
  before: SpamReading;
  after: SpamReading;
  /** False: nothing could be worded better without losing a fact. */
  isChanged: boolean;
}

export interface RewriteWish extends SpamText {
  tone: Tone;
  /** Of the opt-out line. */
  language?: string;
}

/** Days and names are words of the sentence; these are taken out of it whole while it is worded anew. */
const HELD: ReadonlySet<FactKind> = new Set(['link', 'email', 'phone', 'price', 'time', 'code', 'address']);
const FIRST_MASK = 0xe000;
const KEYWORD =
  /(?<=\b(?:reply|text|txt|send|respond|responda|responde|envie|envíe)(?: with| back)? ["']?)(?!(?:US|ME|NOW|BACK|TO|FOR|THE|AN?|AND|YOUR|THIS|TODAY|ASAP|IN|OR|WITH|IF|ON|IT)\b)[A-Z]{1,12}\b/gi;
const FRIENDLY_EMOJI = /[\u{1F642}\u{1F60A}\u{1F44B}\u{1F389}\u{1F384}\u{1F31E}\u2600\u{1F337}\u{1F49B}\u{1F436}]/u;
const EMOJI = /(?:\p{Extended_Pictographic}(?:\uFE0F|\u200D|\p{Emoji_Modifier})*)+/gu;
const FILLERS: ReadonlySet<string> = new Set(
  'a an and as at but by for if in is it its just like me my now of on only or our so that the then this those to today’s us we with you your very really too ya y o de la el oh hey deal deals offer offers rates price prices savings spots'.split(
    ' ',
  ),
);
const LOOSE: Readonly<Record<string, string>> = {
  u: 'you',
  ur: 'your',
  r: 'are',
  gonna: 'going to',
  wanna: 'want to',
  gotta: 'have to',
  plz: 'please',
  pls: 'please',
  thx: 'thanks',
  '2day': 'today',
  '2nite': 'tonight',
  n: 'and',
};
const SHORT: readonly [RegExp, string][] = [
  [/\bwe are\b/gi, "we're"],
  [/\byou are\b/gi, "you're"],
  [/\bit is\b/gi, "it's"],
  [/\bwe will\b/gi, "we'll"],
  [/\bwe have\b/gi, "we've"],
  [/\bdo not\b/gi, "don't"],
];
const LONG: readonly [RegExp, string][] = [
  [/\bwe['’]re\b/gi, 'we are'],
  [/\byou['’]re\b/gi, 'you are'],
  [/\bit['’]s\b/gi, 'it is'],
  [/\bwe['’]ll\b/gi, 'we will'],
  [/\bwe['’]ve\b/gi, 'we have'],
  [/\bdon['’]t\b/gi, 'do not'],
];
const OPENINGS: Readonly<Record<Tone, (name: string) => string>> = {
  professional: (name) => `${name}: `,
  friendly: (name) => `Hi, this is ${name}. `,
  casual: (name) => `Hey, it's ${name}. `,
};
const ENDINGS: Readonly<Record<Tone, string>> = {
  professional: 'Please let us know if you have any questions.',
  friendly: 'We are happy to answer any questions.',
  casual: 'Any questions, just ask.',
};

/** The text in the words of the tone. What loses or adds a fact, or looks worse than before, is not given out. */
export function rewrite(wish: RewriteWish): Rewriting {
  const before = spamCheck(wish);
  // The strongest first; each next one changes less.
  for (const strength of ['words', 'manners', 'frame'] as const) {
    const text = framed(worded(wish.text, wish.tone, strength), wish);
    if (text === wish.text.trim()) continue;
    const judged = judge(wish, text);
    if (judged) return { text, tone: wish.tone, before, after: judged, isChanged: true };
  }
  return { text: wish.text.trim(), tone: wish.tone, before, after: before, isChanged: false };
}

/** The reading of a new wording that may be given out; null when it lost or added a fact, or is riskier than what it replaces. */
export function judge(original: SpamText & { language?: string }, text: string): SpamReading | null {
  const allowed = `${original.senderName ?? ''} ${original.kind === 'marketing' ? optOutLine(original.language) : ''}`;
  const { lost, added } = factChange(original.text, text, allowed);
  if (lost.length > 0 || added.length > 0) return null;
  const after = spamCheck({ ...original, text });
  return after.score <= spamCheck(original).score ? after : null;
}

/** Three different wordings, one per tone; fewer where the facts leave no room. */
export function alternatives(wish: Omit<RewriteWish, 'tone'>): Rewriting[] {
  const found: Rewriting[] = [];
  for (const tone of TONES) {
    const made = rewrite({ ...wish, tone });
    const isKnown = (text: string): boolean => text === wish.text.trim() || found.some((other) => other.text === text);
    if (!isKnown(made.text)) found.push(made);
    else {
      const text = withEnding(made.text, ENDINGS[tone]);
      const after = judge(wish, text);
      if (after && !isKnown(text)) found.push({ ...made, text, after, isChanged: true });
    }
  }
  return found;
}

/** Before the opt-out line, where there is one: it stays the last thing said. */
function withEnding(text: string, ending: string): string {
  const line = /\s*(?:Reply|Text|Responda) STOP[^.]*\.?$/i.exec(text)?.[0] ?? '';
  const head = text.slice(0, text.length - line.length).trim();
  return `${head}${/[.!?…:]$/u.test(head) ? '' : '.'} ${ending}${line ? ` ${line.trim()}` : ''}`;
}

function framed(text: string, { kind, senderName, tone, language }: RewriteWish): string {
  if (kind !== 'marketing') return text;
  const name = senderName?.trim() ?? '';
  const named =
    name === '' || namesBusiness(text, name) ? text : tone === 'professional' ? withBusinessName(text, name) : OPENINGS[tone](name) + text;
  return withOptOutLine(named, language);
}

function worded(original: string, tone: Tone, strength: 'words' | 'manners' | 'frame'): string {
  if (strength === 'frame') return original.trim();
  const { text, held } = hold(readable(original));
  const calm = decapitalised(signs(text, tone));
  const said = strength === 'words' ? calmed(calm, tone) : calm;
  return release(sentences(inTone(said, tone)), held);
}

/** Ordinary letters: no look-alikes, nothing invisible, no s p a c e d words, no "100 % free". */
function readable(text: string): string {
  return plainLetters(text)
    .replace(HYPE_HUNDRED, '')
    .replace(/[$₹€]{2,}(?!\d)|(?<=\s|^)[#*~_=]{2,}(?=\s|$)/g, ' ');
}

function hold(text: string): { text: string; held: string[] } {
  const held: string[] = [];
  const mask = (found: string): string => String.fromCharCode(FIRST_MASK + held.push(found) - 1);
  const facts = factsIn(text)
    .filter(({ kind, text: fact }) => HELD.has(kind) && (kind !== 'time' || /\d/.test(fact)))
    .map((fact) => (fact.kind === 'link' || fact.kind === 'address' ? fact.text.replace(/[.,!?;:)'"]+$/, '') : fact.text))
    .sort((a, b) => b.length - a.length);
  const masked = facts.reduce((rest, fact) => (rest.includes(fact) ? rest.replaceAll(fact, () => mask(fact)) : rest), text);
  return { text: masked.replace(KEYWORD, (word) => (word === word.toUpperCase() ? mask(word) : word)), held };
}

const release = (text: string, held: readonly string[]): string =>
  text.replace(/[\uE000-\uEFFF]/g, (mask) => held[mask.charCodeAt(0) - FIRST_MASK] ?? '');

/** One emoji at most, and none to a professional; letters and signs once. */
function signs(text: string, tone: Tone): string {
  let kept = tone === 'professional' ? 1 : 0;
  return text
    .replace(EMOJI, (found) => (kept === 0 && FRIENDLY_EMOJI.test(found) ? ((kept = 1), ` ${FRIENDLY_EMOJI.exec(found)![0]} `) : '. '))
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/[!?]*\?[!?]*/g, '?')
    .replace(/¡/g, '')
    .replace(/!+/g, '.')
    .replace(/\.{2,}|…/g, '.')
    .replace(/(?:\s*[*~_=|>#<•►★☆✔-]+\s+|\s+[*~_=|>#<•►★☆✔-]{2,}\s*)/gu, (found) => (found.includes('-') ? ' - ' : ' '));
}

function decapitalised(text: string): string {
  const isShouting = (text.match(/\p{Lu}/gu)?.length ?? 0) > (text.match(/\p{Ll}/gu)?.length ?? 0);
  return text.replace(/(?<![\p{L}\d])\p{Lu}[\p{Lu}'’&-]*\p{Lu}(?:['’]?s)?(?![\p{L}\d])|(?<![\p{L}\d])A(?= \p{Lu})/gu, (word) =>
    word === 'A' ? 'a' : word.length === 2 && !isOrdinary(word) && !isShouting ? word : isAcronym(word) ? word : spoken(word),
  );
}

function inTone(text: string, tone: Tone): string {
  const whole = text.replace(
    /(?<![\p{L}\d'’])(?:u|ur|r|gonna|wanna|gotta|plz|pls|thx|2day|2nite|n)(?![\p{L}\d'’])/giu,
    (word) => LOOSE[word.toLowerCase()] ?? word,
  );
  const pairs = tone === 'professional' ? LONG : tone === 'casual' ? SHORT : [];
  return pairs.reduce(
    (rest, [pattern, to]) => rest.replace(pattern, (found) => (/^\p{Lu}/u.test(found) ? to[0]!.toUpperCase() + to.slice(1) : to)),
    whole,
  );
}

/** What is left after words went: whole sentences, each beginning with a capital and ending once. */
function sentences(text: string): string {
  const parts = text
    .replace(/\bvalid until(?=\s*(?:[.,!?;]|$))/gi, '')
    .split(/(?<=[.?])(?:\s+|$)|\n+/)
    .map((part) => {
      const end = /\?\s*$/.test(part) ? '?' : '.';
      const body = part
        .replace(/\s+/g, ' ')
        .replace(/\s+([,.;:?])/g, '$1')
        .replace(/([,;:]\s*)+(?=[,;:.?])/g, '')
        .replace(/^[\s,;:.?&|*~–—-]+|[\s,;&|*~–—.?-]+$/g, '')
        .replace(/^(?:and|so|but|or|because|then)\b[\s,]*/i, '')
        .replace(/[\s,]+(?:and|or|so|but|because|to|is|are|y|o|aur|for|the|a|at)$/i, '')
        .replace(/[\s,;:–—-]+$/, (tail) => (tail.includes(':') ? ':' : ''))
        .trim();
      return { body, end };
    })
    .filter(({ body }) => says(body));
  return parts
    .map(({ body, end }, index) => {
      const isLast = index === parts.length - 1;
      const close = body.endsWith(':') ? (isLast ? '' : '') : end;
      const clean = isLast ? body.replace(/:$/, '') : body;
      return capital(clean) + (clean.endsWith(':') ? '' : isLast && body.endsWith(':') ? '.' : close);
    })
    .join(' ')
    .replace(/([\uE000-\uEFFF])\.(?=$)/, '$1.')
    .trim();
}

/** A rest of fillers says nothing. */
function says(body: string): boolean {
  if (/[\uE000-\uEFFF\d]/.test(body)) return true;
  const words = body.toLowerCase().match(/\p{L}[\p{L}'’]*/gu) ?? [];
  return words.some((word) => !FILLERS.has(word));
}

function capital(text: string): string {
  return text.replace(/^([^\p{L}\d\uE000-\uEFFF]*)(\p{Ll})/u, (_, before: string, letter: string) => before + letter.toUpperCase());
}
