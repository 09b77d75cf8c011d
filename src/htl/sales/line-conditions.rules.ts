// Numbers in an owner's line: "under 18", "5 or more floors", "over $5,000". They are compared, never looked up as words.
import { matchForm, withoutAccents } from '../../common/text.rules.js';
import { FUNCTION_WORDS, TALK_WORDS, singular, wordsOf } from './line-vocabulary.rules.js';

/** What a part of a line says with a number. `rest` is what else it says. */
export type LineCondition =
  | { is: 'age'; below: number }
  | { is: 'count'; min: number; max: number; nouns: readonly string[]; rest: string }
  /** In minor units, at least. */
  | { is: 'money'; minMinor: number; rest: string }
  /** A number of nothing that could be counted in a text: no text meets it. */
  | { is: 'unclear' };

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  ...{ two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12 },
  ...{ tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10, teen: 3, chaar: 4, char: 4, paanch: 5, panch: 5 },
};
const N = `(\\d+|${Object.keys(NUMBER_WORDS).join('|')})`;
const UP =
  'more|above|over|up|greater|bigger|larger|higher|older|longer|taller|beyond|mas|mayor(?:es)?|superior(?:es)?|zyada|jyada|adhik|upar|bade';
const DOWN = 'less|fewer|under|below|smaller|younger|newer|shorter|lower|menos|menor(?:es)?|inferior(?:es)?|kam|niche|chhote|chote';
const FILL = '(?: (?:the|age|ages|of|an?|de|edad|los|las))*';

/** Each with the place of its number, of what stands between the number and the comparison, and of the comparison itself. */
const FORMS: readonly { pattern: RegExp; isInclusive: boolean; isUp: boolean | null }[] = [
  form(`${N}((?: \\p{L}+){0,2}?) (?:or|and|o|y|ya|aur) (?:(?:us|is)se )?(${UP}|${DOWN})`, true, null),
  form(`(?:at least|minimum|min|(?:no|not) (?:less|fewer) than|al menos|como minimo|minimo|kam se kam)${FILL} ${N}()()`, true, true),
  form(`(?:at most|maximum|max|up to|(?:no|not) more than|como maximo|maximo|hasta|zyada se zyada)${FILL} ${N}()()`, true, false),
  form(`(?:(?:${UP}) than|over|above|exceeding|beyond|mas de|mayor(?:es)? de|superior(?:es)? a)${FILL} ${N}()()`, false, true),
  form(`(?:(?:${DOWN}) than|under|below|menos de|menor(?:es)? de|inferior(?:es)? a)${FILL} ${N}()()`, false, false),
  form(`${N}((?: \\p{L}+){0,2}?) se (${UP}|${DOWN})`, false, null),
];

function form(source: string, isInclusive: boolean, isUp: boolean | null): (typeof FORMS)[number] {
  return { pattern: new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, 'u'), isInclusive, isUp };
}

const IS_UP = new RegExp(`^(?:${UP})$`);
const MONEY =
  /[$₹€£]|(?<!\p{L})(?:usd|dollars?|bucks|rs|inr|rupees?|rupaye|pesos?|d[oó]lares|euros?|budget|presupuesto|lakhs?|grand|k)(?!\p{L})|\dk(?!\p{L})/iu;
const HAS_CURRENCY = /[$₹€£]|(?<!\p{L})(?:usd|dollars?|bucks|rs|inr|rupees?|rupaye|pesos?|d[oó]lares|euros?)(?!\p{L})/iu;
const YEARS: ReadonlySet<string> = new Set(['year', 'yr', 'yo', 'ano', 'saal', 'sal']);
const AGE_WORDS: ReadonlySet<string> = new Set('old age aged edad umar umra'.split(' '));
/** Of whom an age is told: "anyone under 18", "we do not serve kids under 12". A heater is none of them. */
const PERSONS: ReadonlySet<string> = new Set(
  (
    'we us do does no not nobody none one to be is an of in ka ki ke de minor minors kid kids child children teen teens teenager teenagers student students driver ' +
    'drivers applicant applicants guest guests visitor visitors buyer buyers adult adults serve serves accept accepts take takes help ' +
    'nino ninos menor menores log bachche bachcha'
  ).split(' '),
);
/** A number behind one of these is a time or a place, and no count. */
const NO_COUNT: ReadonlySet<string> = new Set(
  'at by unit apt apartment suite room floor number no street ste highway hwy route age aged'.split(' '),
);

/** "5,000" is one number, and of "2.5 tons" the whole ones count. */
export function wholeNumbers(text: string): string {
  return text.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '').replace(/(?<=\d)\.\d+/g, '');
}

function spelled(line: string): string {
  return wholeNumbers(line)
    .replace(/(\d)\s?\+/g, '$1 or more ')
    .replace(/>=|≥/g, ' at least ')
    .replace(/<=|≤/g, ' at most ')
    .replace(/>/g, ' more than ')
    .replace(/</g, ' less than ')
    .replace(/(\d)['’]?s\b/g, '$1');
}

const numberOf = (word: string | undefined): number =>
  word !== undefined && /^\d+$/.test(word) ? Number(word) : (NUMBER_WORDS[word ?? ''] ?? NaN);
const isIdle = (word: string): boolean => FUNCTION_WORDS.has(word) || TALK_WORDS.has(word);
const isNoun = (word: string): boolean => /^\p{L}[\p{L}\p{M}]*$/u.test(word) && !isIdle(word) && (word.length > 2 || word === 'ac');

/** What a part of a line compares; null where it compares nothing. */
export function conditionOf(part: string): LineCondition | null {
  const raw = spelled(part);
  const plain = withoutAccents(matchForm(raw));
  for (const { pattern, isInclusive, isUp } of FORMS) {
    const found = pattern.exec(plain);
    if (!found) continue;
    const [all, number, between = '', word = ''] = found;
    const limit = { n: numberOf(number), isInclusive, isUp: isUp ?? IS_UP.test(word) };
    const behind = plain.slice(found.index + all.length);
    return read(limit, { before: plain.slice(0, found.index), between, behind, isAge: /\b(?:age|edad)\b/.test(all) }, raw);
  }
  return null;
}

interface Around {
  before: string;
  between: string;
  behind: string;
  isAge: boolean;
}

function read(limit: { n: number; isInclusive: boolean; isUp: boolean }, around: Around, raw: string): LineCondition {
  const { n, isInclusive, isUp } = limit;
  const { before, between, behind, isAge } = around;
  const counted = between.trim() === '' ? leading(behind) : wordsOf(between);
  const nouns = counted.filter((word) => !AGE_WORDS.has(word)).map(singular);
  const isOfYears = nouns.some((noun) => YEARS.has(noun));
  const others = [...wordsOf(before), ...wordsOf(between), ...wordsOf(behind)];
  const rest = others.join(' ');
  if (MONEY.test(raw))
    return HAS_CURRENCY.test(raw) && isUp ? { is: 'money', minMinor: n * 100, rest: nameless(others) } : { is: 'unclear' };
  const isOfPersons = others.every((word) => YEARS.has(singular(word)) || isIdle(word) || PERSONS.has(word) || AGE_WORDS.has(word));
  if (!isUp && isOfPersons && (nouns.length === 0 || isOfYears || isAge)) return { is: 'age', below: isInclusive ? n + 1 : n };
  if (nouns.length === 0) return { is: 'unclear' };
  const step = isInclusive ? 0 : 1;
  return isUp ? { is: 'count', min: n + step, max: Infinity, nouns, rest } : { is: 'count', min: 0, max: n - step, nouns, rest };
}

const CURRENCY_NAMES: ReadonlySet<string> = new Set(
  'usd dollar dollars bucks rs inr rupee rupees rupaye peso pesos dolares euro euros'.split(' '),
);
/** Who says an amount need not say "project" or "budget" beside it. */
const MONEY_WORDS: ReadonlySet<string> = new Set(
  'budget budgets project projects quote quotes estimate worth value cost costs presupuesto presupuestos'.split(' '),
);
const nameless = (words: readonly string[]): string =>
  words.filter((word) => !CURRENCY_NAMES.has(word) && !MONEY_WORDS.has(word)).join(' ');

/** "rental units in one building": what is counted ends where the sentence goes on. */
function leading(behind: string): string[] {
  const words = wordsOf(behind);
  const end = words.findIndex((word) => !isNoun(word));
  return words.slice(0, end < 0 ? 2 : Math.min(end, 2));
}

/** Does a text in the form of matchForm count so many of it? */
export function counts(text: string, { min, max, nouns }: Extract<LineCondition, { is: 'count' }>): boolean {
  const words = wordsOf(withoutAccents(text.replace(OWN_AGE, ' ').replace(OTHERS_AGE, ' ')));
  const isCounted = (word: string): boolean => nouns.includes(singular(word));
  return words.some((word, at) => {
    const n = numberOf(word);
    if (!(n >= min && n <= max) || NO_COUNT.has(words[at - 1] ?? '')) return false;
    const next = words[at + 1] ?? '';
    const place = isCounted(next) ? at + 1 : isNoun(next) && isCounted(words[at + 2] ?? '') ? at + 2 : -1;
    return place > 0 && words[place + 1] !== 'ago';
  });
}

const IN_YEARS =
  '(?= (?:(?:years?|yrs?)(?! (?:in|into|away|ago|behind|late|with|of|at)\\b)|yo|y o|anos|años)\\b| and (?:i|he|she|a(?! half)|we|they|wants?)\\b|$)';
/** "Tengo diez años con este problema" and "ghar mein 10 saal se" are no ages. */
const NO_SPAN = '(?! (?:anos|años) (?:con|viviendo|esperando|aqui|aquí|\\p{L}+[ai]endo|\\p{L}+ando))';
const OWN_AGE = new RegExp(
  `(?<!\\p{L})(?:(?:im|i m|i am|tengo|my age is|aged)(?: (?:only|just|still|now|solo))? (\\d{1,2})${NO_SPAN}${IN_YEARS}|(?:main|mai|mein)(?: (?:sirf|abhi))? (\\d{1,2}) (?:saal |sal )?(?:ka|ki)(?!\\p{L})|(?:meri|mera) umar (\\d{1,2})(?!\\d))`,
  'u',
);
const OTHERS_AGE = new RegExp(
  `(?<!\\p{L})(?:(?:hes|he is|shes|she is|(?:son|daughter|kid|child|boy|girl|brother|sister) is|(?:hij[oa]|hermano|hermana) tiene)(?: (?:only|just|still|now|solo))? (\\d{1,2})${IN_YEARS}|(?:bet[aei]|bachch?[ae]) (?:(?:ki|ka|umar) )*(\\d{1,2}) (?:saal|sal)(?!\\p{L}))`,
  'u',
);
/** A child of two in a hot house is no customer of two: the child must be who wants something. */
const WISH_OF_OTHERS =
  /(?<!\p{L})(?:(?:he|she|they) (?:wants?|needs?|would (?:like|love)|is interested)|and wants?|for (?:him|her)|quiere|necesita|chaht[aie]|seekhna)(?!\p{L})/u;

/** Is the customer, or whom they ask for, told to be younger? The text is in the form of matchForm. */
export function isYounger(below: number, text: string): boolean {
  const own = OWN_AGE.exec(text) ?? (WISH_OF_OTHERS.test(text) ? OTHERS_AGE.exec(text) : null);
  return own !== null && Number(own[1] ?? own[2] ?? own[3]) < below;
}
