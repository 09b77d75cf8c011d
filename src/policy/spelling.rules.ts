import { matchForm, normalise, withoutAccents } from '../common/text.rules.js';
import { fixWord } from '../engines/rules/word-fixes.rules.js';

/** Slips that only matter to the detectors; the engine's own table knows the everyday ones. */
const GROUPS: Record<string, string> = {
  gas: 'gaz gass',
  stop: 'stahp st0p 5top sstop',
  outta: 'outa',
  smell: 'smel smeel smll',
  smoke: 'smok smoe',
  detector: 'detecter dectector detectr',
  burst: 'bust bursted brust',
  through: 'thru',
  everywhere: 'everywere everywhre evrywhere',
  sewage: 'sewege sewge',
  messaging: 'messging',
  unsubscribe: 'unsubscrib',
  nahi: 'nahin nhi',
  message: 'messege massage',
};
const SLIPS = new Map(Object.entries(GROUPS).flatMap(([word, slips]) => slips.split(' ').map((slip) => [slip, word] as const)));

/** Words that the engine's table would take for slips of another. */
const KEPT = new Set(['ya', 'monoxido', 'carbono', 'unsubscribed']);

const repaired = (word: string): string => (KEPT.has(word) ? word : (SLIPS.get(word) ?? fixWord(word)));

/** The words alone, as matchForm gives them, with slips repaired and without accents. */
export function plainForm(text: string): string {
  const form = withoutAccents(matchForm(text.replace(/#(?!\s?\d)/g, ' number ')));
  return form
    .split(' ')
    .map(repaired)
    .filter((word) => word !== '')
    .join(' ');
}

/** The same repairs where the marks between clauses still count. */
export function plainText(text: string): string {
  return withoutAccents(normalise(text).toLowerCase())
    .replace(/([a-z])\1{2,}/g, '$1')
    .replace(/(?<![\p{L}\p{M}\p{N}'])[a-z]+'?(?![\p{L}\p{M}\p{N}'])/gu, (word) => repaired(word.replace(/'$/, '')));
}
