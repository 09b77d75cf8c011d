// Conditions that an owner wrote down in free words, held against a customer's text: by the words that tell something, nothing cleverer.
import { matchForm } from '../../common/text.rules.js';
import { remember } from '../../common/remember.js';
import { read } from '../../engines/rules/words.rules.js';
import { statedMinor } from './large-job.rules.js';
import { conditionOf, counts, isYounger, wholeNumbers, type LineCondition } from './line-conditions.rules.js';
import { FUNCTION_WORDS, singular, stem, TALK_WORDS, telling, wordsOf } from './line-vocabulary.rules.js';

const NEGATED = /\b(?:not|no|never|isnt|arent|dont|doesnt|wasnt|without|nor|ninguno?|nunca|sin|nahi|nahin)\b|नहीं|बिना/;
/** What is denied stands behind these, and before those of Hindi. */
const DENIES_NEXT = /^(?:not|no|never|isnt|arent|dont|doesnt|wasnt|without|nor|ninguno?|nunca|sin|बिना)$/;
const DENIES_LAST = /^(?:nahi|nahin|नहीं)$/;

/** One way to meet a line: all of these words are said, and the number is as it asks. */
interface Alternative {
  words: readonly string[];
  condition: LineCondition | null;
}

/** "3 or more" is one thing; "24/7", "A/C" and "5,000" are, too. */
const parts = (line: string): string[] =>
  line
    .replace(/\band\/or\b/gi, ' or ')
    .replace(/(?<!\p{L})(\p{L})\/(\p{L})(?!\p{L})/gu, '$1$2')
    .split(
      /;|,(?!\d{3}(?!\d))|(?<=\p{L}{3})\s*\/\s*(?=\p{L}{3})|\s+(?:or|o|ya|या)\s+(?!(?:more|less|fewer|above|over|under|below|up|greater|bigger|larger|higher|lower|smaller|older|younger|newer|longer|shorter|taller|later|earlier|beyond|similar|so|not|m[aá]s|menos|mayor(?:es)?|menor(?:es)?|superior|(?:(?:us|is)se )?(?:zyada|jyada|adhik|kam|upar))(?!\p{L}))/iu,
    );

/** A number alone says nothing: "24/7" is not met by "at 7". */
const hasWord = (words: readonly string[]): boolean => words.some((word) => /\p{L}/u.test(word));

/** "asks for financing, insurance or a warranty claim": any of the three. `form` makes one word of its forms. */
function alternatives(line: string, idle: readonly ReadonlySet<string>[], form: (word: string) => string): Alternative[] {
  const all = parts(line).map((part): Alternative => {
    const condition = conditionOf(part);
    const rest = condition === null ? part : 'rest' in condition ? condition.rest : '';
    return { words: telling(rest, idle, form), condition };
  });
  const last = all.at(-1)?.condition ?? null;
  return all
    .map((one) => (one.condition === null && one.words.length === 1 && last?.is === 'count' ? { ...one, condition: last } : one))
    .filter(({ words, condition }) => condition !== null || hasWord(words));
}

const alternativesOf: (line: string) => Alternative[] = remember((line: string): Alternative[] =>
  alternatives(line, [FUNCTION_WORDS, TALK_WORDS], stem),
);

/** "commercial or industrial plants" means plants both times; half of it would turn away whom the owner serves. */
const strictAlternativesOf: (line: string) => Alternative[] = remember((line: string): Alternative[] => {
  const all = alternatives(line, [FUNCTION_WORDS], singular);
  const last = all.at(-1);
  const noun = last?.condition === null && last.words.length > 1 ? last.words.at(-1) : undefined;
  return (
    all
      .map(({ words, condition }) => ({
        words: noun !== undefined && condition === null && words.length === 1 && !words.includes(noun) ? [...words, noun] : words,
        condition,
      }))
      // "No AC work" would be met by whatever does not work.
      .filter(({ words, condition }) => condition !== null || words.some((word) => !TALK_WORDS.has(word)))
  );
});

interface Sentence {
  plain: string;
  /** The words that are said in it: as written, and in the words of our English tables. */
  words: string[];
}

function sentencesOf(text: string): Sentence[] {
  return wholeNumbers(text)
    .split(/[.!?।\n]+/)
    .filter((sentence) => sentence.trim() !== '')
    .map((sentence) => {
      const plain = matchForm(sentence);
      return { plain, words: [...wordsOf(plain), ...read(sentence).words] };
    });
}

/** The first of the owner's lines that the text speaks of; null when it speaks of none. One mention is enough, also in a question. */
export function lineSpokenOf(lines: readonly string[], text: string): string | null {
  if (lines.length === 0) return null;
  const plain = matchForm(wholeNumbers(text));
  const said = new Set(sentencesOf(text).flatMap(({ words }) => words.map(stem)));
  const isSpokenOf = ({ words, condition }: Alternative): boolean =>
    words.every((word) => said.has(word)) &&
    (condition === null || (condition.is === 'money' ? statedMinor(text) >= condition.minMinor : holds(condition, plain)));
  return lines.find((line) => alternativesOf(line).some(isSpokenOf)) ?? null;
}

/** The first line that plainly is the case: within one sentence, and not denied in it. A number is compared, not looked up. */
export function lineMet(lines: readonly string[], text: string): string | null {
  if (lines.length === 0) return null;
  const plain = matchForm(text);
  const sentences = sentencesOf(text);
  const isMet = (line: string): boolean => {
    // "No capital" is not met by "I have capital", and "commercial" not by "it is not commercial".
    const isDenial = NEGATED.test(matchForm(line));
    return strictAlternativesOf(line).some(({ words, condition }) => {
      if (condition?.is === 'age') return isYounger(condition.below, plain);
      if (condition !== null && isDenial) return false;
      return sentences.some((sentence) => {
        if (isDenial) return isDenied(words, sentence);
        const said = new Set(sentence.words.map(singular));
        return (
          !NEGATED.test(sentence.plain) && words.every((word) => said.has(word)) && (condition === null || holds(condition, sentence.plain))
        );
      });
    });
  };
  return lines.find(isMet) ?? null;
}

/** An amount of money that somebody names in passing turns nobody away. */
function holds(condition: LineCondition, plain: string): boolean {
  if (condition.is === 'age') return isYounger(condition.below, plain);
  return condition.is === 'count' && counts(plain, condition);
}

/** All of it is denied: "not" before the words, or the Hindi word behind them. */
function isDenied(words: readonly string[], sentence: Sentence): boolean {
  const said = wordsOf(sentence.plain).map(singular);
  const holdsAll = (among: readonly string[]): boolean => words.every((word) => among.includes(word));
  const next = said.findIndex((word) => DENIES_NEXT.test(word));
  const last = said.findLastIndex((word) => DENIES_LAST.test(word));
  return (next >= 0 && holdsAll(said.slice(next + 1))) || (last >= 0 && holdsAll(said.slice(0, last)));
}
