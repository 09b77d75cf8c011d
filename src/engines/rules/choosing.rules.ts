// What an answer to an offer does: choose one, refuse them all, or wish for others in terms of them.
import { DateTime } from 'luxon';
import { isoInZone } from '../../common/time.rules.js';
import type { TimePreference } from '../../common/time-preference.schema.js';
import type { EngineInput, PendingQuestion, Pick } from '../engine.port.js';
import { readAnswer } from './answers.rules.js';
import type { ChoiceSense } from './learned/second-sense.rules.js';
import { readPick, type Choice, type PickResult } from './picks.rules.js';
import { readPlainChoice, refusedStarts, type PlainChoice } from './plain-choice.rules.js';
import { relativeToOffer } from './relative-to-offer.rules.js';
import { beforeSideQuestions } from './side-questions.rules.js';
import { wantsPerson } from './signals.rules.js';
import { readTime } from './time-preference.rules.js';
import type { Reading } from './words.rules.js';

/** What a learned table makes of an answer; `isPlain` where it was chosen in plain words. */
export type SenseChoice = (reading: Reading, isPlain?: boolean) => ChoiceSense;

/** The question that still binds; an expired offer binds nothing (rules.md C-64). */
export function openQuestion({ pending, now }: EngineInput): PendingQuestion | null {
  const isExpired = pending !== null && 'expiresAt' in pending && DateTime.fromISO(pending.expiresAt) < DateTime.fromISO(now);
  return isExpired ? null : pending;
}

/** "Theek hai", "sure, go ahead": so short a yes to a single opening needs no second opinion. */
const PLAIN_YES = 4;

export interface Choosing {
  pick: Pick | null;
  isUnclear: boolean;
  wish: TimePreference | null;
  /** One of the list is turned down and the others stay open: the hour that is named is no wish. */
  isLeftOut?: boolean;
}

/** Choices among openings or appointments. */
export function readChoice(input: EngineInput, said: Reading, sense: SenseChoice): Choosing {
  const pending = openQuestion(input);
  if (pending?.kind !== 'pick_opening' && pending?.kind !== 'which_appointment') return { pick: null, isUnclear: false, wish: null };
  const choices: Choice[] = pending.options;
  if (pending.kind === 'pick_opening' && refusedStarts(said, choices, input.timeZone).length > 0)
    return { pick: null, isUnclear: true, wish: null, isLeftOut: true };
  const isAskedAgain = input.state.confusedTurns > 0;
  const isOfOpenings = pending.kind === 'pick_opening';
  const choose = (reading: Reading): PlainChoice | null => readPlainChoice(reading, choices, input.timeZone, isAskedAgain);
  // "10 is fine. Do you validate parking?": the question is answered beside it.
  const rest = isOfOpenings ? beforeSideQuestions(said) : null;
  const beside = rest && choose(rest)?.pick ? rest : null;
  const bare = beside ?? said;
  const plain = isOfOpenings ? choose(bare) : null;
  const chosen: PickResult = plain
    ? { pick: plain.pick, isUnclear: plain.pick === null }
    : readPick(bare, choices, input.now, input.timeZone, isAskedAgain);
  // The table was taught answers to offers of openings; which appointment is meant is another question.
  const isPlainYes =
    choices.length === 1 && readAnswer(bare) === 'yes' && bare.words.length <= PLAIN_YES && !/\b(?:no|not)\b/.test(bare.plain);
  const result = isOfOpenings && !isPlainYes ? sensed(chosen, () => sense(bare, plain?.isStrong)) : chosen;
  const isRefusal = result.pick !== null && 'none' in result.pick;
  // "Wednesday, after 3" names its own limits: an opening outside them was not chosen.
  const taken = isOfOpenings ? takenOf(result, choices) : undefined;
  if (taken && breaksLimits(taken, bare, input)) return { pick: null, isUnclear: false, wish: null };
  // "Can you call me about the Tuesday one" books nothing: a person will settle it.
  if (result.pick !== null && 'index' in result.pick && wantsPerson(bare)) return { pick: null, isUnclear: true, wish: null };
  return { ...result, wish: isRefusal || result.isUnclear ? relativeToOffer(bare, choices, input.timeZone) : null };
}

const LIMITED =
  /(?:day|tomorrow|today|one) , (?:but |and |any ?time )*(?:only )?(?:after|before|by|past|not before|no earlier than|from) (?:like |about |around )?(?:noon|\d{1,2}(?::\d{2})?(?: ?[ap]m)?)(?= *(?:$|[,.!?]|please\b|or\b|if\b|works?\b|is\b|thanks\b))/;

function takenOf({ pick }: PickResult, choices: readonly Choice[]): Choice | undefined {
  return pick !== null && 'index' in pick ? choices.find(({ index }) => index === pick.index) : undefined;
}

function breaksLimits({ startsAt }: Choice, bare: Reading, { now, timeZone }: EngineInput): boolean {
  if (!LIMITED.test(bare.flat)) return false;
  const span = readTime(bare, now, timeZone, true)?.timeOfDay ?? undefined;
  const at = isoInZone(startsAt, timeZone).toFormat('HH:mm');
  return span !== undefined && (at < span.from || (span.to !== undefined && at > span.to));
}

/** A table takes a choice back and hears a refusal of all; it chooses nothing. */
function sensed(result: PickResult, sense: () => ChoiceSense): PickResult {
  const isTaken = result.pick !== null && 'index' in result.pick;
  if (result.pick !== null && !isTaken) return result;
  const is = sense();
  if (isTaken) return is === null ? result : { pick: null, isUnclear: true };
  return is === 'none' ? { pick: { none: true }, isUnclear: false } : result;
}
