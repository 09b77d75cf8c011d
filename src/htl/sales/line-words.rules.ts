// Conditions that an owner wrote down in free words, held against a customer's text: by the words that tell something, nothing cleverer.
import { matchForm } from '../../common/text.rules.js';
import { remember } from '../../common/remember.js';
import { read } from '../../engines/rules/words.rules.js';

/** Words that hold a sentence together, in the languages that we read; they tell nothing. */
const FUNCTION_WORDS = setOf(
  'the and for with from into that this these those there their they them your our his her its who whom whose which what when where while any all ' +
    'about after before than then also only just very more most not dont doesnt isnt wont cannot please are was were been being will would could should ' +
    'can may have has had having does did por para sobre los las una uno unos unas del que con algo cuando como sea tiene tienen ' +
    'koi kuch agar jab toh hai hain aur bhi कोई कुछ अगर जब तो है हैं और भी के का की को से पर में',
);
/** Words of "the customer asks about ...": they name nobody and nothing, but "outside our service area" needs its nouns. */
const TALK_WORDS = setOf(
  'anything anyone anybody some something someone somebody somewhere every customer customers client clients caller callers person people lead leads ' +
    'user users patient patients ask asks asked asking mention mentions mentioned mentioning talk talks talking speak speaks say says said saying tell ' +
    'tells want wants wanted need needs needed needing wish wishes like likes get gets getting thing things word words request requests requested ' +
    'requesting question questions concerning regarding related kind sort case cases job jobs work working you yours ' +
    'cliente clientes persona personas pregunta preguntan quiere quieren pide piden habla hablan menciona alguien ' +
    'baare mein poochhe puche poochta bole kahe chahe chahiye grahak wala wale wali kare karta बारे पूछे बोले कहे चाहे चाहिए ग्राहक करे',
);
const NEGATED = /\b(?:not|no|never|isnt|arent|dont|doesnt|wasnt|without|nor|ninguno?|nunca|sin|nahi|nahin)\b|नहीं|बिना/;
const AGE_LINE =
  /\b(?:under|below|younger than|less than|menor(?:es)? de|se kam)\b\D{0,12}(\d{1,2})\b|\b(\d{1,2})\b.{0,12}\bse (?:kam|chote|chhote)\b/;
/** Who is meant must be a person: a furnace of twelve years is none. */
const AGE_SAID =
  /\b(?:i ?m|im|i am|hes|he is|shes|she is|(?:son|daughter|kid|child|boy|girl|brother|sister) is|tengo|(?:hij[oa]|hermano|hermana) tiene|aged|my age is|main|mai|mein|bet[aei]|bachch?[ae]|umar)(?: (?:only|just|still|now|solo|sirf|hai|ki|ka)){0,2} (\d{1,2})(?= (?:years?|yrs?|yo|y o|anos|años|saal|sal|ka|ki)\b| and (?:i|he|she|a|we|they|wants?)\b|$)/;

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** One way to meet a line: all of these words are said. */
type Alternative = readonly string[];

/** "emergencies" and "emergency", "financing" and "finance" are one word here. */
function stem(word: string): string {
  if (!/^[a-z]+$/.test(word) || word.length < 5) return word;
  return word.replace(/(?:ings?|ies|ied|ed|es|e|s|y)$/, '') || word;
}

const wordsOf = (text: string): string[] => text.split(' ').filter(Boolean);
const telling = (text: string, idle: readonly ReadonlySet<string>[]): string[] => [
  ...new Set(
    wordsOf(matchForm(text))
      .filter((word) => !idle.some((words) => words.has(word)) && (word.length > 2 || /\d|[^a-z]/.test(word)))
      .map(stem),
  ),
];

/** "asks for financing, insurance or a warranty claim": any of the three. */
const alternativesOf: (line: string) => Alternative[] = remember((line: string): Alternative[] =>
  parts(line)
    .map((part) => telling(part, [FUNCTION_WORDS, TALK_WORDS]))
    .filter((words) => words.length > 0),
);

/** "commercial or industrial plants" means plants both times; half of it would turn away whom the owner serves. */
const strictAlternativesOf: (line: string) => Alternative[] = remember((line: string): Alternative[] => {
  const all = parts(line).map((part) => telling(part, [FUNCTION_WORDS]));
  const last = all.at(-1) ?? [];
  const noun = last.length > 1 ? last.at(-1) : undefined;
  return all
    .map((words) => (noun !== undefined && words.length === 1 && !words.includes(noun) ? [...words, noun] : words))
    .filter((words) => words.length > 0);
});

const parts = (line: string): string[] => line.split(/[,;/]|\s+(?:or|o|ya|या)\s+/iu);

/** The sentences of a text, each as the words that are said in it: as written, and in the words of our English tables. */
function sentencesOf(text: string): { said: Set<string>; plain: string }[] {
  return text
    .split(/[.!?।\n]+/)
    .filter((sentence) => sentence.trim() !== '')
    .map((sentence) => {
      const plain = matchForm(sentence);
      return { plain, said: new Set([...wordsOf(plain), ...read(sentence).words].map(stem)) };
    });
}

/** The first of the owner's lines that the text speaks of; null when it speaks of none. One mention is enough, also in a question. */
export function lineSpokenOf(lines: readonly string[], text: string): string | null {
  if (lines.length === 0) return null;
  const said = new Set(sentencesOf(text).flatMap((sentence) => [...sentence.said]));
  return lines.find((line) => alternativesOf(line).some((words) => words.every((word) => said.has(word)))) ?? null;
}

/** The first line that plainly is the case: within one sentence, and not denied in it. An age is compared, not looked up. */
export function lineMet(lines: readonly string[], text: string): string | null {
  if (lines.length === 0) return null;
  const sentences = sentencesOf(text);
  const isMet = (line: string): boolean => {
    const age = AGE_LINE.exec(matchForm(line));
    if (age) return isYounger(Number(age[1] ?? age[2]), matchForm(text));
    // "No capital" is not met by "I have capital", and "commercial" not by "it is not commercial".
    const isDenial = NEGATED.test(matchForm(line));
    return sentences.some(
      ({ said, plain }) =>
        NEGATED.test(plain) === isDenial && strictAlternativesOf(line).some((words) => words.every((word) => said.has(word))),
    );
  };
  return lines.find(isMet) ?? null;
}

function isYounger(limit: number, text: string): boolean {
  const found = AGE_SAID.exec(text);
  return found !== null && Number(found[1]) < limit;
}
