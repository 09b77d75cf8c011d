// The words of an owner's line that tell nothing, and the forms of a word that count as one.
import { matchForm } from '../../common/text.rules.js';

/** Words that hold a sentence together, in the languages that we read; they tell nothing. */
export const FUNCTION_WORDS = setOf(
  'the and for with from into that this these those there their they them your our his her its who whom whose which what when where while any all ' +
    'about after before than then also only just very more most not dont doesnt isnt wont cannot please are was were been being will would could should ' +
    'can may have has had having does did por para sobre los las una uno unos unas del que con algo cuando como sea tiene tienen ' +
    'koi kuch agar jab toh hai hain aur bhi कोई कुछ अगर जब तो है हैं और भी के का की को से पर में',
);
/** Words of "the customer asks about ...": they name nobody and nothing, but "outside our service area" needs its nouns. */
export const TALK_WORDS = setOf(
  'anything anyone anybody some something someone somebody somewhere every customer customers client clients caller callers person people lead leads ' +
    'user users patient patients ask asks asked asking mention mentions mentioned mentioning talk talks talking speak speaks say says said saying tell ' +
    'tells want wants wanted need needs needed needing wish wishes like likes get gets getting thing things word words request requests requested ' +
    'requesting question questions concerning regarding related kind sort case cases job jobs work working you yours ' +
    'cliente clientes persona personas pregunta preguntan quiere quieren pide piden habla hablan menciona alguien ' +
    'baare mein poochhe puche poochta bole kahe chahe chahiye grahak wala wale wali kare karta बारे पूछे बोले कहे चाहे चाहिए ग्राहक करे',
);

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** The words of a text in the form of matchForm. */
export const wordsOf = (text: string): string[] => text.split(' ').filter(Boolean);

/** "floors" and "floor", "emergencies" and "emergency": one thing or many of it, and nothing else, for "flooring" is no floor. */
export function singular(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  return word.replace(/ies$/, 'y').replace(/(?<=ch|sh|ss|x|z)es$|(?<![siu])s$/, '');
}

/** "financing" and "finance" are one word here. */
export function stem(word: string): string {
  const one = singular(word);
  if (!/^[a-z]{5,}$/.test(one)) return one;
  return one.replace(/(?:ing|ed|e)$/, '') || one;
}

/** What of a line tells something: in `form`, without the words of `idle`. Two capitals are a name of something ("AC"). */
export function telling(line: string, idle: readonly ReadonlySet<string>[], form: (word: string) => string): string[] {
  const short = new Set((line.match(/(?<!\p{L})[A-Z]{2}(?!\p{L})/gu) ?? []).map((word) => word.toLowerCase()));
  const isTelling = (word: string): boolean => word.length > 2 || /\d|[^a-z]/.test(word) || short.has(word);
  return [
    ...new Set(
      wordsOf(matchForm(line))
        .filter((word) => isTelling(word) && !idle.some((words) => words.has(word)))
        .map(form),
    ),
  ];
}
