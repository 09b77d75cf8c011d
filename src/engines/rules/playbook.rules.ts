import { matches } from '../../common/prefilter.js';
import { remember } from '../../common/remember.js';
import type { ObjectionKind } from '../engine.port.js';
import { findObjection } from './objections.rules.js';
import { read, type Reading } from './words.rules.js';

/** One entry of the business's list of objections: what customers say, and what it answers. */
export interface PlaybookEntry {
  objection: string;
  answer: string;
}

/** Labels that are no sentence of a customer: "price", "no_trust", "Spouse". The surer sign stands first. */
const NAMED: readonly (readonly [ObjectionKind, RegExp])[] = [
  ['already_fixed', /fixed|working again|solved|resolved|already done/],
  ['ask_someone', /spouse|wife|husband|partner|landlord|boss|parents?|family|decision maker|talk to|check with|ask (?:my|the|his|her)/],
  [
    'competitor',
    /competitor|competition|\bothers?\b|another|elsewhere|someone (?:else|cheaper)|already (?:have|use)|compar|shopping around/,
  ],
  ['trust', /trust|scam|legit|review|licen|insur|guarantee|real company|confian|bharosa/],
  ['price', /price|pric(?:ey|ing)|expensive|cost|budget|afford|money|cheap|discount|caro|precio|mehng/],
  ['timing', /time|timing|busy|later|not now|ready|think|wait|tiempo|luego|baad mein|soch/],
  ['no_need', /need|interest|not for me|dont want/],
];

interface Label {
  kind: ObjectionKind | null;
  words: readonly string[];
}

/** What an entry is the answer to: its label is read as if a customer had said it, and else by the words of labels. */
const labelOf: (objection: string) => Label = remember((objection: string): Label => {
  const reading = read(objection.replace(/[_/-]/g, ' '));
  const kind = findObjection(reading)?.kind ?? NAMED.find(([, sign]) => matches(reading.plain, sign))?.[0] ?? null;
  return { kind, words: telling(reading) };
});

/** Words too short to tell anything are left out, and so are those that stand in every objection. */
const PLAIN_WORDS = new Set(
  'that this your have with will would just about them they from what when than then been does dont cant very really going want'.split(' '),
);
const telling = ({ words }: Reading): string[] => [...new Set(words)].filter((word) => word.length > 3 && !PLAIN_WORDS.has(word));

/**
 * The business's own answer to an objection, word for word; null when its list has none that may be said. It is chosen by the kind of
 * the objection; the customer's words decide only between answers of one kind, the first of the list where they do not. Entries that
 * are of no kind we know are the business's own: they are meant when all their telling words are said.
 */
export function answerFromPlaybook(
  kind: ObjectionKind | null,
  text: string,
  playbook: readonly PlaybookEntry[],
  maySay: (answer: string) => boolean,
): string | null {
  const known = playbook.map(({ objection, answer }) => ({ answer, ...labelOf(objection) }));
  const meant = kind === null ? [] : known.filter((entry) => entry.kind === kind);
  const own = known.filter((entry) => entry.kind === null && entry.words.length > 0);
  // The words are read only where something hangs on them.
  const said = new Set(meant.length > 1 || own.length > 0 ? telling(read(text)) : []);
  const shared = ({ words }: Label): number => words.filter((word) => said.has(word)).length;
  const fitting = [...meant.sort((a, b) => shared(b) - shared(a)), ...own.filter((entry) => shared(entry) === entry.words.length)];
  return fitting.find(({ answer }) => maySay(answer))?.answer ?? null;
}
