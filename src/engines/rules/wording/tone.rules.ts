// How formal our own sentences are. What a tone changes are the words of a template: what is filled into it (names, times, services,
// links, the business's and the customer's own words) comes later and stays as it is.
import { remember } from '../../../common/remember.js';
import type { EngineTone, Language } from '../../engine.port.js';
import type { WordingKey } from './wording-en.rules.js';

export type Formality = EngineTone['formality'];

/** The same for everybody: words about danger, words that end all texts, and the line that says what is writing (rules.md C-01, C-03, C-11). */
const SAME_FOR_ALL: ReadonlySet<WordingKey> = new Set<WordingKey>(['in-danger', 'alerted', 'wrong-person', 'declined-by-assistant']);

type Change = readonly [RegExp, string];

/** Whole turns of phrase first: what stands alone follows. */
const FORMAL: readonly Change[] = [
  [/\bHi\{, name\}, \{business\} here\b/g, 'Hello{, name}, this is {business}'],
  [/^\{business\} here\b/g, 'This is {business}'],
  [/^\{business\} again\b/g, 'This is {business} again'],
  [/\bWho am I speaking with\b/g, 'With whom am I speaking'],
  [/\bWhich address should we come to\b/g, 'To which address should we come'],
  [/\bWhat day and time work best for you\b/g, 'Which day and time would suit you best'],
  [/\bWhen is a good time for you\b/g, 'When would be a good time for you'],
  [/\bWhen suits you\b/g, 'When would suit you'],
  [/\bDoes that work\b/g, 'Would that suit you'],
  [/\bWhat do you need a hand with\b/g, 'What do you need help with'],
  [/\bStill need a hand\b/g, 'Do you still need help'],
  [/\bAnything else we can help with\b/g, 'Is there anything else we can help with'],
  [/\bNice to meet you\b/g, 'It is a pleasure to meet you'],
  [/\bHave a good one\b/g, 'Have a good day'],
  [/\bSorry\b/g, 'I am sorry'],
  [/\bGlad you got it\b/g, 'We are glad that you received it'],
  [/\bGot it\b/g, 'Understood'],
  [/\bOkay\b/g, 'Very well'],
  [/\b(?:Perfect|Great|Lovely)\b/g, 'Very good'],
  [/\bSure\b/g, 'Certainly'],
  [/\bthanks\b/gi, 'thank you'],
  [/\bJust (?=reply|text)/g, 'Please '],
  [/\b(?:Hi|Hey)\b/g, 'Hello'],
  [/\bcan't\b/gi, 'cannot'],
  [/\bwon't\b/gi, 'will not'],
  [/\b(do|does|did|is|are|was|were|has|have|had|could|would|should)n't\b/gi, '$1 not'],
  [/\b(I)'m\b/g, '$1 am'],
  [/\b(we|you|they)'re\b/gi, '$1 are'],
  [/\b(I|we|you|they)'ve\b/gi, '$1 have'],
  [/\b(I|we|you|they|it|that)'ll\b/gi, '$1 will'],
  [/\b(I|we|you|they)'d (?=like)/gi, '$1 would '],
  [/\b(it|that|what|who|where|when|how|here|there)'s\b/gi, '$1 is'],
  [/!+/g, '.'],
  [/\s*(?:\p{Extended_Pictographic}(?:\uFE0F|\u200D|\p{Emoji_Modifier})*)+/gu, ''],
];

/** The tables are friendly already: what is said most often, such as a remark before a question, has to be told apart from them. */
const CASUAL: readonly Change[] = [
  [/^((?:Got it, thanks|Thanks|Perfect|Nice to meet you)\{, name\})\.$/g, '$1!'],
  [/^Got it(?=\{)/g, 'Gotcha'],
  [/, noted: /g, ', got it: '],
  [/\bOkay\b/g, 'Alright'],
  [/\bWho am I speaking with\b/g, 'Who am I texting with'],
  [/\bWhat name should I put\b/g, 'What name do I put'],
  [/\bWhich address should we come to\b/g, 'What address do we come to'],
  [/\bwork best for you\b/g, 'work for you'],
  [/\btaken care of\b/g, 'done'],
  [/\bWould you like us to\b/g, 'Want us to'],
  [/\bWhen would you like us to come\b/g, 'When should we come by'],
  [/\bWhen would you like to come in\b/g, 'When do you want to come in'],
  [/\bDo you still need help\b/g, 'Still need help'],
  [/\bShall (?=I|we)/gi, 'should '],
  [/\bwe have (?=nothing|these|open|\{)/gi, "we've got "],
  [/\b(we|you|they) have (?=received)/gi, "$1've "],
  [/\bthank you\b/gi, 'thanks'],
  [/\bUnderstood\b/g, 'Got it'],
  [/\b(?:Hi|Hello)\b/g, 'Hey'],
  [/\b(do|does|did|is) not\b/gi, "$1n't"],
  [/\b(I) am(?= \w)/g, "$1'm"],
  [/\b(we|you|they) are(?= \w)/gi, "$1're"],
  [/\b(it|that|what|here|when) is(?= [\w{])/gi, "$1's"],
];

const CHANGES: Readonly<Record<Formality, readonly Change[]>> = { formal: FORMAL, professional: [], casual: CASUAL };

/**
 * Spanish and Hindi are written in one form of address only, the polite one (usted, aap): a profile asks for another degree of English,
 * and a customer who reads another language is never spoken to more loosely than by those tables.
 */
const IN_DEGREES: Language = 'en';

/** A template of ours as formal as the business writes; "professional", which is also what counts where none is known, is how they stand in the tables. */
export function inTone(template: string, language: Language, formality: Formality | undefined): string {
  return formality === undefined || language !== IN_DEGREES ? template : changed(template, formality);
}

/** Has this one thing that we say the same words in every tone? */
export function isSameForAll(key: WordingKey): boolean {
  return SAME_FOR_ALL.has(key);
}

const changed = remember((template: string, formality: Formality): string =>
  CHANGES[formality].reduce(
    (text, [pattern, to]) => text.replace(pattern, (found: string, word: unknown) => capitalAs(found, to.replace('$1', String(word)))),
    template,
  ),
);

/** A word that began a sentence still does. */
function capitalAs(found: string, to: string): string {
  return /^\p{Lu}/u.test(found) ? to.charAt(0).toUpperCase() + to.slice(1) : to;
}
