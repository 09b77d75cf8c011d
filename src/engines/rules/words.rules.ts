import { remember } from '../../common/remember.js';
import { inEnglish } from './in-english.rules.js';
import { fixWord } from './word-fixes.rules.js';

/** One customer text, read once; every rule works on one of these forms, and none changes them. */
export interface Reading {
  /** Straight quotes, no control characters, single spaces; case and punctuation kept. */
  raw: string;
  /** Lower case, typos fixed, apostrophes dropped, emoji as words; . ! ? , ; : kept as separate marks. */
  flat: string;
  /** As flat, without any punctuation. */
  plain: string;
  /** Sentences of flat, each with its closing mark. */
  sentences: readonly string[];
  words: readonly string[];
}

/** A customer can send a book; the rules read the beginning of it. */
const READ_LIMIT = 1_200;

const EMOJI_WORDS: [RegExp, string][] = [
  [/[\u{1F44D}\u{1F44C}\u2705\u2714\u{1F197}]/gu, ' thumbsup '],
  [/[\u{1F44E}\u274C\u{1F6AB}]/gu, ' thumbsdown '],
  [/[\u{1F621}\u{1F620}\u{1F92C}\u{1F624}\u{1F595}]/gu, ' angryface '],
  [/[\u{1F622}\u{1F62D}\u{1F61E}\u{1F614}\u2639\u{1F641}\u{1F644}\u{1F612}\u{1F629}\u{1F62B}]/gu, ' sadface '],
  [/[\u{1F60D}\u{1F970}\u2764\u{1F389}\u{1F929}\u{1F495}\u{1F496}\u{1F973}\u{1F618}]/gu, ' loveface '],
  [/[\u{1F600}-\u{1F60C}\u{1F642}\u{1F643}\u{1F64F}\u{1F64C}\u{1F917}\u{1F44F}\u{263A}]/gu, ' happyface '],
];

/** Straightens quotes and dashes, removes what nobody can see, keeps the customer's letters. */
export function tidy(text: string): string {
  return (
    text
      .slice(0, READ_LIMIT)
      .normalize('NFKC')
      .replace(/[\u2018\u2019\u201B\u02BC\u0060\u00B4]/g, "'")
      .replace(/[\u201C\u201D\u201E]/g, '"')
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/\u2026/g, '...')
      // The keycap of an emoji number
      .replace(/\u20E3/g, ' ')
      .replace(/\u200B|\u200C|\u200D|\u200E|\u200F|[\u202A-\u202E\u2060-\u2069]|\uFEFF|\uFE0F/g, '')
      .replace(/[\r\n]+/g, '\n')
      // eslint-disable-next-line no-control-regex -- control characters carry no meaning in a text message
      .replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, ' ')
      .replace(/[^\S\n]+/g, ' ')
      .trim()
  );
}

function flatten(raw: string): string {
  let text = raw;
  for (const [pattern, word] of EMOJI_WORDS) text = text.replace(pattern, word);
  text = inEnglish(text)
    .replace(/\n/g, ' . ')
    .replace(/\p{Extended_Pictographic}/gu, ' ')
    .replace(/\b(my|this|your|ur|the|ph|phone) #(?!\s?\d)/g, '$1 number')
    .replace(/\ba\s?[/.]\s?c\b\.?/g, 'ac')
    .replace(/\bair[- ]?con\b/g, 'ac')
    .replace(/\bw\/o\b/g, 'without ')
    .replace(/\bw\//g, 'with ')
    .replace(/\bf[*@#$%]{2,}\w*/g, 'fuck')
    .replace(/\b([ap])\.\s?m\b\.?/g, '$1m')
    .replace(/(\d)\s?([ap]m|p)(?![a-z0-9])/g, (_all, digit: string, half: string) => `${digit} ${half[0]}m`)
    .replace(/([ap]m)\s?-\s?(?=\d)/g, '$1 to ')
    .replace(/(\d)\s-\s(?=\d{1,2}(?::\d{2})?\s?[ap]m\b)/g, '$1 to ')
    // "wed 3.30", "mon 8a": hours where a day stands before them
    .replace(/\b((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*(?: at)? \d{1,2})\.([0-5]\d)\b/g, '$1:$2')
    .replace(/\b((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*(?: at)? \d{1,2}(?::[0-5]\d)?)a\b/g, '$1am')
    // Without its mark it would be a Wednesday
    .replace(/\bwe'd\b/g, 'we would')
    .replace(/'/g, '')
    .replace(/\b4 (me|us|you|u)\b/g, 'for $1')
    .replace(/\s@\s?(?=\d|[a-z])/g, ' at ')
    .replace(
      /(?<!\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7}\.? |[/\d-])\b(\d{1,2}(?::\d{2})?) in the (morning|afternoon|evening)\b/g,
      (_all, hour: string, part: string) => `${hour} ${part === 'morning' ? 'am' : 'pm'}`,
    )
    .replace(/([a-z])\1{2,}/g, '$1')
    .replace(/([?!])[?!]+/g, (all) => (all.includes('?') ? '?' : '!!'))
    .replace(/\.{2,}/g, ' . ')
    .replace(/(?<!\d)[.,]|[.,](?!\d)/g, (mark) => ` ${mark} `)
    .replace(/:(?!\d)/g, ' : ')
    .replace(/(!!|[!?;])/g, ' $1 ')
    .replace(/[()[\]{}"*_~<>|\\^=+]/g, ' ')
    .replace(/\b(mon|tue|wed|thu|fri|sat|sun)([a-z]*) - (?=(?:mon|tue|wed|thu|fri|sat|sun))/g, '$1$2 to ')
    .replace(
      /((?:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}|\d(?:st|nd|rd|th))) - (?=(?:the )?(?:\d{1,2}(?:st|nd|rd|th)\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d))/g,
      '$1 to ',
    )
    .replace(/\s-+\s/g, ' , ')
    .replace(/\b(mon|tue|wed|thu|fri|sat|sun)([a-z]*)-(?=(?:mon|tue|wed|thu|fri|sat|sun))/g, '$1$2 to ')
    .replace(/([a-z])-(?=[a-z])/g, '$1 ')
    .replace(/&/g, ' and ');
  return text.split(/\s+/).filter(Boolean).map(fixWord).filter(Boolean).join(' ');
}

/** Splits flat text at closing marks and keeps the mark. */
function splitSentences(flat: string): string[] {
  return (flat.match(/[^.!?;]+(?: ?[.!?;]+)*/g) ?? []).map((part) => part.trim()).filter((part) => /[\p{L}\p{N}]/u.test(part));
}

/** Reads a text into the forms the rules use. A turn asks for those of the same text from several sides. */
export const read: (text: string) => Reading = remember((text: string): Reading => {
  const raw = tidy(text);
  const flat = flatten(raw);
  const plain = flat
    .replace(/(?<!\d)[.,:]|[.,:](?!\d)|[!?;]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { raw, flat, plain, sentences: splitSentences(flat), words: plain ? plain.split(' ') : [] };
});

/** "sarah o'brien" -> "Sarah O'Brien"; mixed case is the customer's own and stays. */
export function titleCase(text: string): string {
  const isMixed = /[a-z]/.test(text) && /[A-Z]/.test(text);
  if (isMixed) return text.replace(/(^|\s)([a-z])/g, (_all, gap: string, letter: string) => gap + letter.toUpperCase());
  return text.toLowerCase().replace(/(^|[\s\-'.])(\p{L})/gu, (_all, gap: string, letter: string) => gap + letter.toUpperCase());
}
