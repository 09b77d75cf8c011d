// A text that asks for a word which opts out, as if it did something else: "Reply CANCEL to move your visit" unsubscribes whoever obeys (C-11).
import { AMBIGUOUS_STOP_WORDS, STOP_WORDS } from './keywords.rules.js';

const VERBS = [
  ...['reply', 'respond', 'text', 'txt', 'type', 'send', 'answer', 'write', 'say', 'message', 'enter'],
  ...[
    'respond(?:a|e|an|er)(?:nos|me)?',
    'contest(?:a|e|en|ar)(?:nos|me)?',
    'escr[ií]b(?:a|e|an|ir)(?:nos|me)?',
    'env[ií](?:a|e|en|ar)(?:nos|me)?',
  ],
  ...['mand(?:a|e|en|ar)(?:nos|me)?', 'd[ií](?:ga|gan)?(?:nos|me)?', 'decir', 'pon(?:ga|gan|er)?', 'teclee', 'marque', 'textee'],
  ...['likh(?:ein|en|iye|o)', 'bhej(?:ein|en|iye|o)', 'type karein', 'reply karein', 'लिखें', 'भेजें', 'टाइप करें', 'जवाब दें'],
];
const FILLERS = [
  ...[
    'with',
    'back',
    'us',
    'just',
    'simply',
    'only',
    'the',
    'word',
    'keyword',
    'code',
    'con',
    'nos',
    'solo',
    'sólo',
    'simplemente',
    'la',
    'palabra',
  ],
  ...['sirf', 'bas', 'केवल', 'बस'],
];
/** In Hindi the word comes first. */
const VERBS_AFTER =
  '(?:likh|bhej|bol|keh|kah)(?:ein|en|e|iye|o|kar|ke|na|dein|do)?(?![a-z])|(?:type|reply|text|message)\\s+kar[a-z]*|लिख[\\p{L}\\p{M}]*|भेज[\\p{L}\\p{M}]*|टाइप|बोल[\\p{L}\\p{M}]*|कह[\\p{L}\\p{M}]*|रिप्लाई|जवाब';
const FOLLOWING = ['to', 'for', 'if', 'when', 'or', 'and', 'any ?time', 'here', 'para', 'si', 'o', 'y', 'aquí', 'cuando'];

const QUOTE = '["\'“”‘’«»*]?';
const ENDS = '(?![\\p{L}\\p{M}\\p{N}-])';
const WORDS = [...STOP_WORDS]
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replaceAll(' ', '\\s'))
  .join('|');
const ASKS = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${VERBS.join('|')})(?:\\s+(?:${FILLERS.join('|')}))*\\s*:?\\s+(?<open>${QUOTE})(?<word>${WORDS})${ENDS}` +
    `(?<isAlone>\\s*(?:$|["'“”‘’«»*.,!?;:)…।])|\\s+(?:${FOLLOWING.join('|')})${ENDS})?`,
  'giu',
);
const ASKS_AFTER = new RegExp(
  `(?<![\\p{L}\\p{M}])${QUOTE}(?<word>${WORDS})${ENDS}${QUOTE}\\s+(?:${VERBS_AFTER})(?<isAlone>)(?<open>)`,
  'giu',
);

/** Said as what it is: how to get no more texts. */
const ABOUT_TEXTS =
  /\bopt(?:ing)?[- ]?out\b|\bunsubscrib|\b(?:these|all|more|our|further|receiv\w+|get\w*|stop|end|from) (?:texts?|messages?|messaging|sms)\b|\bno recibir|\bdejar de recibir|\bdarse de baja\b|\bband kar|\b(?:message|sms)s? (?:nahi|na|band)\b|बंद कर|संदेश नहीं/iu;
const ABOUT_WORK =
  /\b(?:appointments?|appt|visits?|bookings?|reservations?|slots?|orders?|quotes?|estimates?|jobs?|reschedul\w+|cita|visita|reserva(?:ci[oó]n)?|turno|pedido|presupuesto)\b|अपॉइंटमेंट|बुकिंग|विज़िट|मुलाक़?ात/iu;

/** Does the text ask for a word that opts out, for another end than opting out? Our own line and those like it do not. */
export function asksForStopWord(text: string): boolean {
  return text
    .split(/(?<=[.!?।])\s+|\n/u)
    .some((sentence) => [...sentence.matchAll(ASKS), ...sentence.matchAll(ASKS_AFTER)].some((asked) => isMisled(sentence, asked)));
}

function isMisled(sentence: string, asked: RegExpMatchArray): boolean {
  const { word = '', open, isAlone } = asked.groups ?? {};
  // "send end dates" holds a word, not a keyword.
  if (isAlone === undefined && !open && word !== word.toUpperCase()) return false;
  const rest = sentence.replace(asked[0], ' ');
  if (ABOUT_TEXTS.test(rest)) return false;
  return AMBIGUOUS_STOP_WORDS.has(word.toLowerCase()) || ABOUT_WORK.test(rest);
}
