// What learned tables make of a text where the rules have no clear sign. Rules that were right nine times in ten on texts nobody had read
// keep the last word, and what a table takes for a stop is judged by policy (docs/language.md).
import type { Intent, Proposal, Sentiment } from '../../engine.port.js';
import type { Classified, Evidence } from '../intents.rules.js';
import { read, type Reading } from '../words.rules.js';
import { openToDanger } from '../danger-guards.rules.js';
import { DANGER_TABLE } from './danger.table.js';
import { CHOICE_TABLE } from './choice.table.js';
import { featuresOf, withoutDays } from './features.rules.js';
import { INTENT_TABLE } from './intent.table.js';
import { judge } from './linear.rules.js';
import { SENTIMENT_TABLE } from './sentiment.table.js';
import { STOP_TABLE } from './stop.table.js';
import { TIME_TABLE } from './time.table.js';

/** Signs of the rules that stand whatever a table says. */
const CLEAR: ReadonlySet<string> = new Set([
  'auto_reply',
  'opt_out_free_text',
  'wrong_person',
  'complaint',
  'declined',
  'picked_opening',
  'refused_openings',
  'appointment_confirm',
  'appointment_reschedule',
  'asks_price',
  'asks_business',
  'asks_arrival',
  'said_yes',
  'thanks',
  'greeting',
  'no_words',
]);
/** A fact or an answer was found: what it answers is our own question, and without one it takes a surer table to read it otherwise. */
const FACTS_AND_ANSWERS: ReadonlySet<string> = new Set([
  'gave_answers',
  'gave_time',
  'gave_contact',
  'said_no',
  'appointment_cancel',
  'wants_booking',
]);
/** How sure a table must be before something follows that a customer would mind if it were wrong: silence, a stranger, a person who is called. */
const NEEDED: Readonly<Partial<Record<Intent, number>>> = { AUTO_REPLY: 0.5, WRONG_PERSON: 0.4, COMPLAINT: 0.45, NOT_INTERESTED: 0.3 };
/** "Eyebrows", "my hair is damaged", "you guys are awesome": a few words, or glad ones, are a complaint only where they are surely one. */
const SURE_COMPLAINT = 0.65;
const FEWEST_WORDS_OF_A_COMPLAINT = 6;
const ENOUGH = 0.25;
const ENOUGH_AGAINST_A_FACT = 0.4;
/** A single word that no rule knows is as often none at all. */
const ENOUGH_OF_A_WORD = 0.45;
const MOSTLY = 0.5;
const ANGER = 0.5;
const FEWEST_WORDS = 2;
/** The reason of an intent that a table read. */
export const LEARNED_REASON = 'learned';
/** A table never says more than this: below 0.8 nobody is taken for a stranger. */
const SUREST = 0.75;

/** What the rules found, by the names under which the table of intents was taught it. */
export function intentHints({ reasonCode, sentiment, answer }: Pick<Proposal, 'reasonCode' | 'sentiment' | 'answer'>): string[] {
  return [`reason:${reasonCode}`, `sentiment:${sentiment}`, `answer:${answer ?? 'none'}`];
}

/** Does the text answer what we asked? */
export function isAnswer({ reasonCode }: Classified, { isAnswering }: Evidence): boolean {
  return isAnswering && FACTS_AND_ANSWERS.has(reasonCode);
}

/** The intent of a turn: the rules' own where they are clear, else the table's where it is sure enough. */
export function senseIntent(found: Classified, reading: Reading, evidence: Evidence): Classified {
  const isFact = FACTS_AND_ANSWERS.has(found.reasonCode);
  if (CLEAR.has(found.reasonCode) || evidence.hasPick || isAnswer(found, evidence)) return found;
  const { is, share } = judge(INTENT_TABLE, featuresOf(reading, intentHints({ ...evidence, ...found })));
  // who wants out is asked of the table of stops
  const isAlone = reading.words.length < FEWEST_WORDS;
  const needed = Math.max(NEEDED[is] ?? ENOUGH, isFact ? ENOUGH_AGAINST_A_FACT : 0, isAlone ? ENOUGH_OF_A_WORD : 0);
  if (is === found.intent || is === 'OPT_OUT' || share < needed) return found;
  if (is === 'COMPLAINT' && share < SURE_COMPLAINT && (reading.words.length < FEWEST_WORDS_OF_A_COMPLAINT || isGlad(reading))) return found;
  if (is === 'UNKNOWN') return { intent: is, confidence: 0.3, reasonCode: LEARNED_REASON };
  return { intent: is, confidence: Math.min(SUREST, 0.6 + share / 5), reasonCode: LEARNED_REASON };
}

function isGlad(reading: Reading): boolean {
  const { positive, happy } = judge(SENTIMENT_TABLE, featuresOf(reading)).shares;
  return positive + happy >= MOSTLY;
}

/** The mood of a text: the rules' own sign, else what the table of moods makes of it; a fact that we asked for has none ("asap"). */
export function senseSentiment(found: Sentiment, reading: Reading, isAnswer: boolean): Sentiment {
  if ((found !== 'neutral' && found !== 'positive') || isAnswer || reading.words.length < FEWEST_WORDS) return found;
  const { is, share, shares } = judge(SENTIMENT_TABLE, featuresOf(reading));
  // a person is called for anger, so that the worse of the two bad moods takes more
  if (shares.angry >= ANGER) return 'angry';
  if (shares.angry + shares.frustrated >= MOSTLY) return 'frustrated';
  return share >= ENOUGH && is !== 'angry' && is !== 'frustrated' ? is : found;
}

const DANGER_ENOUGH = 0.5;
const STOP_ENOUGH = 0.6;
/** On the eleventh set, and 1,102 texts of other sets that the table had not seen, none above this meant anything else (docs/language.md). */
const STOP_SURE = 0.8;

/** May this text tell of a present danger that no rule knows the words of? A person is told at once; what to do first is said by the detectors. */
export function sensesDanger(reading: Reading): boolean {
  const open = openToDanger(reading.flat);
  if (open === '' || judge(DANGER_TABLE, featuresOf(reading)).shares.yes < DANGER_ENOUGH) return false;
  // what a guard took back has no vote through the clause beside it
  return open.length >= reading.plain.length || judge(DANGER_TABLE, featuresOf(read(open))).shares.yes >= DANGER_ENOUGH;
}

export type StopSense = Pick<Proposal, 'mayWantOut' | 'isOutSensed'>;

/** May this person want no more texts, in words that no rule knows? A doubt is for a person; what is sure is for policy to judge. */
export function senseStop(reading: Reading): StopSense {
  const share = judge(STOP_TABLE, featuresOf(reading)).shares.yes;
  if (share < STOP_ENOUGH) return {};
  return share < STOP_SURE ? { mayWantOut: true } : { mayWantOut: true, isOutSensed: true };
}

const NO_WISH = 0.5;
/** A day or an hour alone is an answer. */
const FEWEST_WORDS_OF_A_TALE = 4;

/**
 * May the days and hours of this text be no wish at all: what happened, somebody's own hours, a date on paper? One that is left out is asked
 * for; one that nobody wished may be booked.
 */
export function sensesNoWish(reading: Reading): boolean {
  return reading.words.length >= FEWEST_WORDS_OF_A_TALE && judge(TIME_TABLE, featuresOf(withoutDays(reading))).shares.no >= NO_WISH;
}

const CHOICE_ENOUGH = 0.6;
/** What is told behind a choice that was said plainly does not take it back, unless hardly anything of it reads like one. */
const ENOUGH_AGAINST_A_CHOICE = 0.8;
export type ChoiceSense = 'none' | 'nothing' | null;
/** Words without which a question is about the visit, not about other openings. */
const ABOUT_TIMES =
  /\d|day\b|\b(?:times?|dates?|days?|weeks?|weekends?|months?|slots?|openings?|appointments?|available|availability|earlier|later|sooner|else|other|another|different|more|mornings?|afternoons?|evenings?|nights?|after|before|today|tomorrow|when|instead|none|neither|any|anything|those|these|them|hora|horas|horarios?|dias?|fechas?|semanas?|otr[oa]s?|tarde|temprano|antes|despues|koi|din|samay|baad|pehle|jaldi|kal|can you come)\b/;

/** What an answer to an offer of openings does in words that no rule knows: refuse them all, choose nothing yet; null where it is not sure. */
export function senseChoice(reading: Reading, isPlain = false): ChoiceSense {
  if (reading.words.length < FEWEST_WORDS) return null;
  const { none, nothing } = judge(CHOICE_TABLE, featuresOf(withoutDays(reading))).shares;
  const enough = isPlain ? ENOUGH_AGAINST_A_CHOICE : CHOICE_ENOUGH;
  if (nothing >= enough) return 'nothing';
  // "Do I need to be home for that?" refuses nothing
  return none >= enough && !(reading.flat.endsWith('?') && reading.sentences.length === 1 && !ABOUT_TIMES.test(reading.plain))
    ? 'none'
    : null;
}
