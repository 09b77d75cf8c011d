// Danger in an inbound text, found by code before any engine and in every mode (C-03). A missed hazard is worse than a text too
// many, so only wording that plainly means something else is let through: other times, products, bills, figures of speech.
import { matchesAny } from '../common/prefilter.js';
import { remember } from '../common/remember.js';
import { isHarmless, isNoDanger, isOver, NOW_OF_A_PLAN } from '../engines/rules/danger-guards.rules.js';
import { spellHindi } from '../engines/rules/hinglish-spelling.rules.js';
import { inEnglish } from '../engines/rules/in-english.rules.js';
import { detectLanguage } from '../engines/rules/language.rules.js';
import { SIGNS_ABROAD } from './hazards-abroad.rules.js';
import { SELF_HARM } from './hazards-despair.rules.js';
import { findWhole, WHOLE } from './hazards-whole.rules.js';
import { FREEZING, HAZARDS, LIFE_SUPPORT, NO_HEAT, NO_POWER, VULNERABLE, type HazardRule } from './hazards.rules.js';
import { isUnresponsive } from './no-response.rules.js';
import { plainText } from './spelling.rules.js';
import { safetyTextFor, type Hazard, type SafetyLanguage } from './safety-texts.rules.js';

export type { Hazard } from './safety-texts.rules.js';

export interface Emergency {
  hazard: Hazard;
  safetyText: string;
}

// Clauses about another time or an idea rather than the present.
const NOT_NOW =
  /\b(?:last (?:year|month|winter|summer|fall|autumn|spring|season)|(?:years?|months?|weeks?) ago|used to|in the past|in case of|what (?:if|happens if)|if (?:there(?:'s| is)?|i|we) ever|to (?:prevent|avoid)|prevent(?:ing|ion)?|insurance|drill|practice|hypothetical\w*|el ano pasado|hace (?:\w+ )?(?:anos|meses)(?! que)|pichle (?:saa?l|mahine|hafte))\b|पिछले (?:साल|महीने|हफ्ते)/;
const STILL = /\b(?:now|still|again|right now|since|today|tonight|this morning|keeps?|back|currently|ahora|otra vez|abhi|phir)\b/;
const RESOLVED =
  /\b(?:(?:was|were|got|been|is|all|already|now) (?:fixed|repaired|resolved|handled|taken care of|put out)|false alarm|(?:fixed|repaired|resolved|replaced) (?:it|that|already|last|the leak)|it'?s (?:fixed|fine|ok|okay) now)\b/;
const NEGATED =
  /\b(?:no|not|don'?t|doesn'?t|didn'?t|never|isn'?t|aren'?t|wasn'?t|without|nothing|any)\b(?: \w+){0,3} (?:smell\w*|gas|smoke|smoking|fire|flames?|sparks?|sparking|leak\w*|flood\w*|shock\w*|burning|carbon|alarm)\b|\bno (?:se )?huele\b|\bno hay (?:fuego|humo|fuga)\b/;

const SALON_LIKE = new Set(['salon', 'spa', 'barber', 'beauty']);

/** Finds the most dangerous hazard in a text; null if there is none. */
export function detectEmergency(
  text: string,
  vertical: string,
  options: { country?: string; language?: SafetyLanguage } = {},
): Emergency | null {
  const hazard = hazardOf(text.slice(0, 4000), vertical);
  if (!hazard) return null;
  return { hazard, safetyText: safetyTextFor(hazard, vertical, options.country, options.language ?? languageOf(text)) };
}

// A decision that hangs on free openings is made twice, and each time the danger comes first.
const hazardOf: (head: string, vertical: string) => Hazard | null = remember((head: string, vertical: string) =>
  hazardIn(formsOf(withoutPast(head)), vertical),
);

/**
 * Spanish and Hindi are read as they are and in English words: either may know the wording, both know denials. Hindi has one spelling
 * for both scripts beside it.
 */
function formsOf(head: string): string {
  const language = detectLanguage(head)?.language ?? 'en';
  const spelled = language === 'hi' || language === 'hi-en' ? `\n${spellHindi(head.toLowerCase())}` : '';
  return language === 'en' ? head : `${head}${spelled}\n${inEnglish(head)}`;
}

/** Sentences about what is over are left out; what the others tell still counts: "It went off in May. I smell gas." */
function withoutPast(head: string): string {
  const sentences = head.split(/(?<=[.!?।\n])\s*/u);
  const open = sentences.filter((sentence) => !isOver(unmarked(plainText(formsOf(sentence)))));
  return open.length === sentences.length ? head : open.join(' ');
}

function hazardIn(forms: string, vertical: string): Hazard | null {
  const clauses = clausesOf(forms);
  const present = clauses.filter(isPresent);
  const despair = findWhole([SELF_HARM], unmarked(present.join(' ')));
  if (despair) return despair;
  if (isHarmless(unmarked(clauses.join(' ')))) return null;
  return (
    HAZARDS.find((rule) => clauses.some((clause) => isSign(rule, clause)))?.hazard ??
    (isUnresponsive(present) ? 'medical' : null) ??
    findWhole(WHOLE, unmarked(present.filter((clause) => !isNoDanger(unmarked(clause))).join(' '))) ??
    homeHazard(clauses, vertical)
  );
}

/** The words alone, in one line: "won't" is "wont". */
function unmarked(clause: string): string {
  return clause
    .replace(/'/g, '')
    .replace(/[^\p{L}\p{M}\p{N}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function isSign(rule: HazardRule, clause: string): boolean {
  if (!matchesAny(clause, rule.signs) && !matchesAny(clause, SIGNS_ABROAD[rule.hazard] ?? [])) return false;
  if (isNoDanger(unmarked(clause))) return false;
  if (matchesAny(clause, rule.unless) || NEGATED.test(clause)) return false;
  return isPresent(clause);
}

/** Told of now, and not over. */
function isPresent(clause: string): boolean {
  return !RESOLVED.test(clause) && (STILL.test(clause.replace(NOW_OF_A_PLAN, ' ')) || !NOT_NOW.test(clause));
}

const PLANNED = /\b(?:tune ?up|quote|estimate|maintenance|generator|backup|cotizacion|mantenimiento)\b/;

// No heat and no power are a matter of comfort until somebody is at risk: vulnerable people, a freeze, a machine that keeps someone
// alive. Read over the whole message, because people write "Our heat is out. We have a newborn." A salon's customer is not at home.
function homeHazard(clauses: string[], vertical: string): Hazard | null {
  const isOut = (sign: RegExp): boolean =>
    clauses.some((clause) => sign.test(clause) && !NOT_NOW.test(clause) && !RESOLVED.test(clause) && !PLANNED.test(clause));
  const all = clauses.join(' . ');
  if (LIFE_SUPPORT.test(all) && isOut(NO_POWER)) return 'medical';
  if (SALON_LIKE.has(vertical)) return null;
  return isOut(NO_HEAT) && (VULNERABLE.test(all) || FREEZING.test(all)) ? 'no_heat' : null;
}

/** "par" is "but" in Hindi, and "on" behind what somebody lies on. */
const CLAUSE_ENDS =
  /[.;!?\n]+|,? \b(?:but|however|although|pero|lekin|(?<!\b(?:zamee?n|jamee?n|jaming|floor|farsh|bed|bistar|sadak|ghar|chhat) )par)\b|, (?=(?:it|they|he|she|we|i) )/u;

function clausesOf(text: string): string[] {
  return plainText(text)
    .split(CLAUSE_ENDS)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}

function languageOf(text: string): SafetyLanguage {
  if (/\p{Script=Devanagari}/u.test(text)) return 'hi';
  return /\b(?:huele|olor a|fuga|incendio|humo|hay|est[aá]|mi casa|mi pap[aá]|mi mam[aá]|por favor|ayuda|tuber[ií]a|tubo|techo|respirar|calefacci[oó]n|agua por|se inund\w*|alarma)(?![\p{L}])/iu.test(
    text,
  )
    ? 'es'
    : 'en';
}
