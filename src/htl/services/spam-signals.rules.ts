// What makes a text look like spam to people and to the filters of the networks, as one table: a weight, why, and what to do.
// Sources: CTIA Messaging Principles and Best Practices (2023) 5.1-5.3 on consent, sender and opt-out, and on shared shorteners;
// the weights are ours, set on test/fixtures/spam-texts.json.
import { hasOptOutLine, namesBusiness } from '../../policy/opt-out-line.rules.js';
import { isAcronym } from './common-words.rules.js';
import { factsIn } from './text-facts.rules.js';

export interface SpamText {
  text: string;
  /** Marketing: we speak first and sell something. Reply: the person wrote to us. */
  kind: 'marketing' | 'reply';
  /** Who sends, where known. */
  senderName: string | null;
}

export interface SpamSignal {
  code: string;
  /** Points when the signal is there, and what each further finding adds, up to `most`. */
  points: number;
  each: number;
  most: number;
  /** What was found; empty: nothing. */
  find(text: SpamText): string[];
  why(found: readonly string[]): string;
  advice: string;
}

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([found]) => found.trim());
const named = (found: readonly string[]): string => [...new Set(found.map((each) => `"${each.toLowerCase()}"`))].slice(0, 4).join(', ');

const SHORTENERS =
  /\b(?:bit\.ly|tinyurl\.com|goo\.gl|ow\.ly|t\.co|is\.gd|buff\.ly|rebrand\.ly|cutt\.ly|shorturl\.at|rb\.gy|tiny\.cc|bl\.ink|t\.ly|s\.id|v\.gd|adf\.ly|short\.io|lnkd\.in)\b(?:\/[^\s]*)?/gi;
const URGENCY =
  /(?<![\p{L}\d])(?:act (?:now|fast)|hurry|urgent|last chance|final (?:call|notice|chance|warning)|limited[- ]time|expires?|expiring|today only|only today|tonight only|this week(?:end)? only|don['’]?t (?:miss|wait|delay|hesitate)|right now|asap|immediately|while (?:supplies|stocks?) last|before (?:it['’]?s|its|they['’]?re) (?:too late|(?:all )?gone)|only \d+ (?:\w+ )?(?:left|remaining|spots?|slots?|seats?)|(?:call|text|reply|order|book|buy|apply|join|visit|sign up) now|going fast|what are you waiting for|why wait|attention|alert|warning|[uú]ltima oportunidad|ap[uú]r(?:ate|ese)|no (?:te|se) lo pierdas?|tiempo limitado|urgente|ll[aá]m(?:a|e) (?:ya|ahora)|jaldi (?:karo|kare|karein)|der mat|mauka|sirf aaj|abhi (?:call|book|order))(?![\p{L}])/giu;
const HYPE =
  /\b(?:amazing|incredible|unbelievable|insane(?:ly)?|crazy|fantastic|mind[- ]?blowing|jaw[- ]?dropping|life[- ]?changing|game[- ]?changer|once[- ]in[- ]a[- ]lifetime|never[- ]before|unbeatable|guaranteed|risk[- ]free|no strings|no catch|too good to|best (?:price|deal|rate)s? (?:ever|in town|anywhere)|lowest price|cheapest|dirt[- ]cheap|rock[- ]bottom|(?:huge|massive|giant|mega|monster|blowout|hot|hottest|biggest) (?:sale|savings?|deals?|discounts?|offers?)|(?:absolutely|totally|completely|100 ?%) (?:free|guaranteed)|exclusive (?:offer|deal)|special offer|congrat(?:s|ulations)|wow|omg|boom|incre[ií]bles?|dhamake?daar|dhamaka|bumper)(?![\p{L}])/giu;
const MONEY =
  /\b(?:make money|earn (?:up to |over )?[$₹€£]?\d|extra (?:cash|income)|cash (?:prize|now|fast|advance)|double your (?:money|income)|get rich|easy money|fast cash|save big|big (?:bucks|savings)|pure profit|investment opportunity|passive income|work from home|financial freedom|no credit check|lowest rates?)\b|\${2,}|₹{2,}/gi;
const BAIT = /\b(?:click|tap)(?: on)? (?:here|below|now|this|the link|the button)|\bclick\b|\bhaga clic\b|\bhaz clic\b/gi;
const PRIZE =
  /\b(?:you(?:['’]ve| have)? (?:just )?(?:won|been (?:chosen|selected|picked))|claim your (?:prize|reward|gift|winnings)|winner|free (?:iphone|ipad|gift card|cruise|vacation)|lottery|sweepstakes|jackpot|ganador|has ganado|inaam jeet\w*)\b/gi;
const SECRETS =
  /\b(?:(?:your|send|confirm|verify|enter|provide|share) (?:\w+ ){0,3}(?:password|pin|otp|ssn|social security(?: number)?|card (?:number|details)|cvv|bank (?:account|details)|login)|verify your (?:account|identity)|account (?:is|has been|was|will be) (?:suspended|locked|limited|closed|blocked)|unusual activity|(?:package|parcel) (?:could not|couldn['’]t) be delivered|kyc (?:update|expired?))\b/gi;
const FORBIDDEN =
  /\b(?:payday loans?|(?:instant|personal|quick) loans?|debt (?:relief|forgiveness|consolidation)|casinos?|online betting|bet now|cannabis|cbd|thc|vape|crypto(?:currency)?|bitcoin|forex|viagra|cialis|weight[- ]loss pills?|lose \d+ (?:lbs?|pounds|kg)|adult dating|hot singles|escorts?|firearms?|mlm)\b/gi;
const SPELLED_ODDLY =
  /\b(?:\p{L} ){3,}\p{L}\b|\b[a-z]+[€@$013][a-z]+\b(?=[^@.]|$)|[\u200B-\u200D\u2060\uFEFF]|[\u{1D400}-\u{1D7FF}\uFF21-\uFF5A]+/giu;
const STRETCHED = /([\p{L}])\1{3,}|([!?.$*#=~_-])\2{3,}/giu;

/** Words in capitals that are neither acronym nor code. */
export function shouted(text: string): string[] {
  const hidden = factsIn(text).filter(({ kind }) => kind === 'code' || kind === 'link');
  const rest = hidden.reduce((shorter, fact) => shorter.replaceAll(fact.text, ' '), text);
  return all(rest, /(?<![\p{L}\d])\p{Lu}[\p{Lu}'’-]{2,}(?![\p{L}\d])/gu).filter((word) => !isAcronym(word));
}

export const SPAM_SIGNALS: readonly SpamSignal[] = [
  {
    code: 'secrets',
    points: 45,
    each: 5,
    most: 55,
    find: ({ text }) => all(text, SECRETS),
    why: (found) => `It asks for something secret or frightens about an account: ${named(found)}.`,
    advice: 'Never ask for passwords, codes or card numbers by text. No wording makes this safe.',
  },
  {
    code: 'forbidden_content',
    points: 40,
    each: 5,
    most: 50,
    find: ({ text }) => all(text, FORBIDDEN),
    why: (found) => `Networks block or restrict this subject: ${named(found)}.`,
    advice: 'Leave the subject out, or ask your provider first whether your number may send it.',
  },
  {
    code: 'shortener',
    points: 30,
    each: 0,
    most: 30,
    find: ({ text }) => all(text, SHORTENERS),
    why: (found) => `The link ${found[0] ?? ''} hides where it leads; networks block public shorteners.`,
    advice: 'Put the address of your own website instead.',
  },
  {
    code: 'prize',
    points: 25,
    each: 5,
    most: 35,
    find: ({ text }) => all(text, PRIZE),
    why: (found) => `It speaks of winning or being chosen, as swindlers do: ${named(found)}.`,
    advice: 'Say plainly what the person gets and why.',
  },
  {
    code: 'odd_spelling',
    points: 20,
    each: 5,
    most: 30,
    find: ({ text }) => all(text, SPELLED_ODDLY),
    why: () => 'Letters are spaced or swapped, as if to get past a filter.',
    advice: 'Write words the way everybody does.',
  },
  {
    code: 'capitals',
    points: 10,
    each: 4,
    most: 30,
    find: ({ text }) => shouted(text),
    why: (found) => `${found.length === 1 ? 'A word is' : `${found.length} words are`} in capitals: ${named(found)}. It reads as shouting.`,
    advice: 'Write in small letters; names and abbreviations keep theirs.',
  },
  {
    code: 'exclamation',
    points: 6,
    each: 5,
    most: 20,
    find: ({ text }) => {
      const found = all(text, /!/g);
      return found.length > 1 ? found.slice(1) : [];
    },
    why: (found) => `${found.length + 1} exclamation marks.`,
    advice: 'One at most; a full stop is enough.',
  },
  {
    code: 'urgency',
    points: 14,
    each: 6,
    most: 32,
    find: ({ text }) => all(text, URGENCY),
    why: (found) => `It presses for time: ${named(found)}.`,
    advice: 'Name the real last day, if there is one, and leave the rest out.',
  },
  {
    code: 'hype',
    points: 12,
    each: 6,
    most: 30,
    find: ({ text }) => all(text, HYPE),
    why: (found) => `It praises instead of telling: ${named(found)}.`,
    advice: 'Say what it is and what it costs.',
  },
  {
    code: 'money_words',
    points: 14,
    each: 6,
    most: 30,
    find: ({ text }) => all(text, MONEY),
    why: (found) => `It speaks of money as bait: ${named(found)}.`,
    advice: 'Give the one price or saving that is true.',
  },
  {
    code: 'click_bait',
    points: 12,
    each: 3,
    most: 18,
    find: ({ text }) => all(text, BAIT),
    why: () => 'It orders the reader to click.',
    advice: 'Say what stands behind the link.',
  },
  {
    code: 'shouted_free',
    points: 8,
    each: 4,
    most: 16,
    find: ({ text }) => all(text, /\bFREE\b|\bGRATIS\b|\bMUFT\b|\bfree\b\s?!+/g),
    why: () => '"Free" is shouted.',
    advice: 'Keep the word small, and say what is free.',
  },
  {
    code: 'stretched',
    points: 8,
    each: 3,
    most: 16,
    find: ({ text }) => all(text, STRETCHED),
    why: (found) => `Letters or signs are repeated: ${named(found)}.`,
    advice: 'Once is enough.',
  },
  {
    code: 'emoji',
    points: 6,
    each: 3,
    most: 18,
    find: ({ text }) => all(text, /\p{Extended_Pictographic}/gu).slice(2),
    why: (found) => `${found.length + 2} emoji.`,
    advice: 'Keep one, or none.',
  },
  {
    code: 'many_links',
    points: 12,
    each: 6,
    most: 24,
    find: ({ text }) =>
      factsIn(text)
        .filter(({ kind }) => kind === 'link')
        .map(({ text: link }) => link)
        .slice(1),
    why: (found) => `${found.length + 1} links.`,
    advice: 'Keep the one that matters.',
  },
  {
    code: 'plain_http',
    points: 6,
    each: 0,
    most: 6,
    find: ({ text }) => all(text, /\bhttp:\/\/[^\s]+|https?:\/\/\d{1,3}(?:\.\d{1,3}){3}/gi),
    why: () => 'The link is not encrypted or is a bare number.',
    advice: 'Use the https address of your site.',
  },
  {
    code: 'long',
    points: 6,
    each: 6,
    most: 18,
    find: ({ text }) => Array.from({ length: Math.min(3, Math.floor(Math.max(0, [...text].length - 1) / 320)) }, () => 'x'),
    why: (found) => `It is long: more than ${found.length * 320} characters.`,
    advice: 'Two sentences are read, ten are not.',
  },
  {
    code: 'no_opt_out',
    points: 12,
    each: 0,
    most: 12,
    find: ({ text, kind }) => (kind === 'marketing' && !hasOptOutLine(text) ? ['x'] : []),
    why: () => 'It does not say how to stop such texts.',
    advice: 'End with "Reply STOP to opt out."',
  },
  {
    code: 'no_sender',
    points: 10,
    each: 0,
    most: 10,
    find: ({ text, kind, senderName }) => (kind === 'marketing' && senderName !== null && !namesBusiness(text, senderName) ? ['x'] : []),
    why: () => 'It does not say who writes.',
    advice: 'Begin with the name of your business.',
  },
];
