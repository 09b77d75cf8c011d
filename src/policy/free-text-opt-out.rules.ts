// Tier 2: opting out in one's own words. 47 CFR 64.1200(a)(10) accepts any reasonable wording; we stay conservative so that
// "my AC will not stop" does not silence a customer (C-11). A model may add a doubt, and make a doubtful finding sure; it never takes one away.
import { matchesAny, matching } from '../common/prefilter.js';
import { matchForm } from '../common/text.rules.js';
import type { Proposal } from '../engines/engine.port.js';
import { spellHindi } from '../engines/rules/hinglish-spelling.rules.js';
import { detectLanguage } from '../engines/rules/language.rules.js';
import { NOT_AN_OPT_OUT, NOT_AN_OPT_OUT_HINDI } from '../engines/rules/opt-out-guards.rules.js';
import { spellSpanish } from '../engines/rules/spanish-spelling.rules.js';
import { withoutOurWords } from '../engines/rules/own-words.rules.js';
import { PLAIN_HINDI, PLAIN_SPANISH } from './free-text-opt-out-plain-abroad.rules.js';
import { PLAIN_ENGLISH } from './free-text-opt-out-plain.rules.js';
import { writtenOut } from './free-text-opt-out-spelling.rules.js';
import { HINDI_PHRASES } from './opt-out-hindi.rules.js';
import { spellSigns } from './opt-out-indirect.rules.js';
import { NOT_MEANT, PHRASES } from './opt-out-phrases.rules.js';
import type { Phrase } from './opt-out-phrase.schema.js';
import { REFUSAL_PHRASES, REFUSAL_PHRASES_HINDI } from './opt-out-refusals.rules.js';
import { REASON_PHRASES, REASON_PHRASES_HINDI } from './opt-out-reasons.rules.js';
import { STRANGER_PHRASES, STRANGER_PHRASES_HINDI } from './opt-out-stranger.rules.js';
import { plainForm } from './spelling.rules.js';

export interface OptOutFinding {
  isOptOut: boolean;
  /** 0 to 1; 0.9 and more is acted on at once, 0.6 to 0.9 asks a person to look. */
  confidence: number;
  /** It says that we reached the wrong person, and asks for nothing else. */
  isWrongNumber?: boolean;
}

// "Don't call me, text me" changes the channel and is no opt-out of texts; "call me instead" likewise asks for contact.
const WANTS_CONTACT =
  /\b(?:(?:just |please |only |rather |instead )+(?:text|message|call|email) (?:me|us)|(?:text|message|call|email) (?:me|us) (?:instead|rather|only|back|when|after|before|tomorrow|later|at \d)|(?:text|message) me\b.{0,10}\binstead)\b/;
const ONLY_VOICE =
  /\b(?:stop|quit) calling\b(?!.*\b(?:text|messag))|\b(?:do not|dont|never) call\b(?!.*\b(?:again|anymore|any more|ever|text|messag))/;
/** Whoever was meant is dead: "stop calling" asks for no texts instead. */
const NOBODY_LEFT = /\b(?:passed away|dead|deceased|died)\b/;
/** A list is no wish about calls alone. */
const NO_CALL_LIST = /\b(?:do not call|dont call|no call|dnc) (?:lists?|registry|register)\b/g;
// A limit in time ("don't call me before 9", "do not text me at work") is a wish, not an opt-out.
const LIMITED =
  /\b(?:do not|dont|never) (?:text|message|contact|call|txt|msg|write) (?:me|us) (?!(?:at|on) (?:this (?:number|phone|line|cell)|my (?:number|phone|cell))\b)(?:before|after|at|until|till|between|during|on|while|today|tonight|yet|this)\b/;

const IN_LATIN: readonly Phrase[] = [
  ...PHRASES,
  ...PLAIN_ENGLISH,
  ...PLAIN_SPANISH,
  ...REASON_PHRASES,
  ...REFUSAL_PHRASES,
  ...STRANGER_PHRASES,
];
const IN_HINDI: readonly Phrase[] = [
  ...HINDI_PHRASES,
  ...PLAIN_HINDI,
  ...REASON_PHRASES_HINDI,
  ...REFUSAL_PHRASES_HINDI,
  ...STRANGER_PHRASES_HINDI,
];

const saidIn = (form: string, phrases: readonly Phrase[]): Phrase[] => matching(form, phrases).filter(({ unless }) => !unless?.test(form));

/** Does this text ask us to stop writing? English, Spanish, Hindi, and Hindi in Latin letters. What we wrote ourselves does not count. */
export function detectOptOut(text: string): OptOutFinding {
  const { own, form } = formsOf(text);
  const none = { isOptOut: false, confidence: 0 };
  if (form === '') return none;
  const hindi = findHindi(own);
  if (hindi !== null) return hindi;
  if (isMeantOtherwise(form)) return none;
  const found = saidIn(form, IN_LATIN);
  const confidence = Math.max(0, ...found.map((phrase) => phrase.confidence));
  if (confidence === 0) return none;
  if (isAboutTheWay(form)) return { isOptOut: false, confidence: 0.3 };
  return { isOptOut: true, confidence, ...(found.every((phrase) => phrase.isWrongNumber) && { isWrongNumber: true }) };
}

/** Does what a learned table is sure of count? Nothing in the words may say otherwise (ADR 18). */
export function isSensedOptOut({ isOutSensed }: Pick<Proposal, 'isOutSensed'>, text: string): boolean {
  return isOutSensed === true && !deniesOptOut(text);
}

/** A guard of wording, another channel, a limit in time, or words that we wrote ourselves. */
function deniesOptOut(text: string): boolean {
  const { own, form } = formsOf(text);
  const isOurs = withoutOurWords(text).trim() !== text.trim();
  return isOurs || isMeantOtherwise(form) || isAboutTheWay(form) || isMeantOtherwiseInHindi(spellHindi(matchForm(own)));
}

function formsOf(text: string): { own: string; form: string } {
  const own = spelledOut(spellSigns(withoutOurWords(text.slice(0, 2000))));
  const plain = plainForm(own);
  return { own, form: writtenOut(detectLanguage(own)?.language === 'es' ? spellSpanish(plain) : plain) };
}

function isMeantOtherwise(form: string): boolean {
  return matchesAny(form, NOT_MEANT) || matchesAny(form, NOT_AN_OPT_OUT) || LIMITED.test(form);
}

function isMeantOtherwiseInHindi(form: string): boolean {
  return matchesAny(form, NOT_AN_OPT_OUT_HINDI);
}

/** Which way we may reach them, not whether. */
function isAboutTheWay(form: string): boolean {
  return WANTS_CONTACT.test(form) || (ONLY_VOICE.test(form.replace(NO_CALL_LIST, ' ')) && !NOBODY_LEFT.test(form));
}

/** From here on a wish to stop is acted on at once; below it a person looks. */
export const SURE_OPT_OUT = 0.9;
export const DOUBTFUL_OPT_OUT = 0.6;

/** What a text that no turn will read asks of us: to stop, perhaps to stop (a wrong number, too: people hold the thread), or neither. */
export function wishToStop(text: string): 'sure' | 'doubtful' | null {
  const { isOptOut, confidence, isWrongNumber } = detectOptOut(text);
  if (!isOptOut || confidence < DOUBTFUL_OPT_OUT) return null;
  return confidence >= SURE_OPT_OUT && !isWrongNumber ? 'sure' : 'doubtful';
}

/** "S T O P", "s.t.o.p." */
function spelledOut(text: string): string {
  return text.replace(/(?<![a-z])s[\s.*_-]{1,3}t[\s.*_-]{1,3}o[\s.*_-]{1,3}p(?![a-z])/gi, 'stop');
}

/** Hindi in either script, in its one spelling; null when it says nothing about our messages. */
function findHindi(text: string): OptOutFinding | null {
  const language = detectLanguage(text)?.language;
  if (language !== 'hi' && language !== 'hi-en') return null;
  const form = spellHindi(matchForm(text));
  if (isMeantOtherwiseInHindi(form)) return { isOptOut: false, confidence: 0 };
  const found = saidIn(form, IN_HINDI);
  if (found.length === 0) return null;
  const confidence = Math.max(...found.map((phrase) => phrase.confidence));
  return { isOptOut: true, confidence, ...(found.every((phrase) => phrase.isWrongNumber) && { isWrongNumber: true }) };
}
