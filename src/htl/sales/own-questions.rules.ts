// The questions of the questionnaire: which of them is asked next, and what of a text answers the one that was asked.
import { isWordless, matchForm } from '../../common/text.rules.js';
import { say } from '../../engines/rules/phrase-choice.rules.js';
import { acknowledge } from '../../engines/rules/phrases.rules.js';
import { read } from '../../engines/rules/words.rules.js';
import type { Proposal } from '../../engines/engine.port.js';
import { isKnown, isOwnFact, type FactName, type OwnFactName, type SlotName, type SlotProposal } from '../../leads/slots.rules.js';
import { momentName } from '../../onboarding/profiles/scripts.rules.js';
import { critique } from '../../policy/content-critic.rules.js';
import { askSlot, decision, exempt, fixed, heard, languageOf, phraseContext } from '../decision.rules.js';
import type { Decision, Facts } from '../htl.schema.js';
import { isClosingRemark, saysGone } from '../talk.rules.js';

/** As surely as an answer to our own question is known. */
const ANSWERED = 0.9;
const OWN_BUDGET: OwnFactName = 'own:Budget';
const BUDGET = /\b(?:budget|presupuesto)\b|बजट/i;

/** Questions for what we ask everybody anyway, or know; the first that fits is meant. `null`: we know it already. */
const ASKED_ANYWAY: readonly (readonly [SlotName | null, RegExp])[] = [
  [
    null,
    /\b(?:phone|mobile|cell|contact|whatsapp|callback) (?:number|no)\b|\bnumber (?:to (?:call|reach|text)|can we)\b|\btel[eé]fono\b|\bphone kya\b/,
  ],
  ['email', /\be ?mail\b|\bcorreo\b|ई ?मेल/],
  [
    'address',
    /\baddress\b|\b(?:zip|post ?code|postal)\b|\bwhere (?:do you live|are you (?:located|based)|is (?:it|the (?:job|house|property|home)))\b|\bdirecci[oó]n\b|\bdomicilio\b|\bpata\b|\bkahan rehte\b|पता/,
  ],
  ['name', /\b(?:your|full|first|last) name\b|\bwho am i\b|\bnombre\b|\bse llama\b|\bnaam\b|नाम/],
  [
    'urgency',
    /\burgen\w+\b|\bhow (?:soon|quickly|fast)\b|\bis (?:it|this) an emergency\b|\bprisa\b|\bkitni jaldi\b|\bkitna zaroori\b|कितनी जल्दी|कितना (?:ज़रूरी|जरूरी|अर्जेंट)/,
  ],
  [
    'preferred_time',
    /\bwhen\b(?! (?:did|was|were|has|have|is the last))\b.*\b(?:need|want|come|visit|suits?|works?|available|free|like|appointment|best|prefer\w*)\b|\b(?:which|what|preferred|best) (?:day|date|time)s?\b|\bqu[eé] (?:d[ií]a|hora|fecha)\b|\bcu[aá]ndo (?:le|quiere|puede|necesita|podemos)\b|\bkab (?:chahiye|aana|aayein|aaye)\b|\bkis din\b|कब (?:चाहिए|आना|आएं)|किस दिन/,
  ],
  [
    'service_needed',
    /\b(?:what|how) can we (?:do|help)\b|\bwhat do you need(?! to)\b|\bwhat (?:happened|is wrong|is going on|is the (?:problem|issue|matter)|s wrong|s going on)\b|\bwhats (?:wrong|going on|the (?:problem|issue))\b|\b(?:which|what) (?:service|treatment)\b|\bwhat (?:does|is) (?:the|your) (?:system|unit|appliance|ac|furnace|boiler) (?:do|doing)\b|\ben qu[eé] podemos\b|\bqu[eé] (?:necesita|servicio|pas[oó])\b|\bkya (?:chahiye|dikkat|problem|seva)\b|क्या (?:चाहिए|दिक्कत|समस्या)/,
  ],
];

/** The fact that a question of the owner's is for: one that everybody is asked for, one of the business's own, or none that is unknown. */
export function factOf(question: string): FactName | null {
  const plain = matchForm(question);
  const anyway = ASKED_ANYWAY.find(([, sign]) => sign.test(plain));
  if (anyway) return anyway[0];
  return BUDGET.test(plain) ? OWN_BUDGET : `own:${question}`;
}

interface Due {
  fact: FactName;
  /** Null where the words are ours. */
  question: string | null;
}

/**
 * The question of the owner's that is asked now, instead of the next that a booking needs; null when none is due. Urgency follows what
 * they need; the others follow all that a visit needs, before the time. Each is asked once. Nobody is asked who is in danger, names a
 * time in this text, or has picked one.
 */
export function ownQuestion(facts: Facts, missing: SlotName | null): Decision | null {
  const due = isTimeToAsk(facts) ? nextDue(facts, missing) : null;
  if (!due) return null;
  if (due.fact === 'urgency') return askSlot(facts, 'urgency', { asking: 'urgency' });
  const said = facts.proposal.hasQuestion || facts.asksIfBot ? '' : acknowledge(heard(facts), phraseContext(facts));
  return decision(facts, {
    reasonCode: due.fact === OWN_BUDGET ? 'ask_budget' : 'ask_own_question',
    // The owner's question is said word for word.
    blocks: [...fixed(said), ...(due.question === null ? fixed : exempt)(wordsOf(facts, due))],
    asking: due.fact,
    ...(due.question !== null && { because: due.question }),
    stage: 'qualifying',
    isWaiting: true,
  });
}

function isTimeToAsk({ sales, slots, stage, upcoming, wish, ctas, proposal }: Facts): boolean {
  if (!sales || sales.questionsPerMessage === 0 || stage === 'booking' || upcoming.length > 0) return false;
  if (wish !== null || proposal.pick !== null || slots.urgency?.value === 'emergency') return false;
  return !ctas?.open && isKnown(slots, 'service_needed');
}

function nextDue(facts: Facts, missing: SlotName | null): Due | null {
  const { memory, slots } = facts;
  const isOpen = ({ fact }: Due): boolean => slots[fact] === undefined && !memory.asked.includes(fact);
  const { first, middle, last } = ordered(facts);
  const early = first.find(isOpen);
  if (early) return early;
  // The time is asked for last: with it comes the offer.
  if (missing !== null && missing !== 'preferred_time') return null;
  const next = middle.find(isOpen);
  if (next) return next;
  return missing === null ? (last.find(isOpen) ?? null) : null;
}

/** First what is asked at once, then what goes before the time, then what goes before the offer. */
function ordered(facts: Facts): { first: Due[]; middle: Due[]; last: Due[] } {
  const { questions, budgetTiming } = facts.sales!;
  const all = questions.flatMap(({ question, need }) => {
    const fact = factOf(question);
    return fact === null ? [] : [{ fact, question: isSayable(question, facts) ? question : null, need }];
  });
  const own = all.filter(({ fact, question, need }) => isOwnFact(fact) && fact !== OWN_BUDGET && question !== null && need !== 'optional');
  const isUrgencyAsked = all.some(({ fact, need }) => fact === 'urgency' && need === 'required') && !isKnown(facts.slots, 'preferred_time');
  const budget: Due = { fact: OWN_BUDGET, question: all.find(({ fact }) => fact === OWN_BUDGET)?.question ?? null };
  const at = (timing: typeof budgetTiming): Due[] => (budgetTiming === timing ? [budget] : []);
  const needed = (need: string): Due[] => own.filter((one) => one.need === need);
  return {
    first: [...(isUrgencyAsked ? [{ fact: 'urgency' as const, question: null }] : []), ...at('early')],
    middle: [...needed('required'), ...at('mid')],
    last: [...needed('late'), ...at('late')],
  };
}

/** Words that our own critic would hold back are not asked either. */
function isSayable(question: string, { business }: Facts): boolean {
  return critique(question, 'disclosure', { pricingPolicy: business.pricingPolicy }).length === 0;
}

/** The owner's words, in the language of the reply where a script has them; one question, whatever follows it. */
function wordsOf(facts: Facts, { question }: Due): string {
  if (question === null) return say('ask-budget', phraseContext(facts));
  const written = (facts.scripts ?? []).filter(({ kind }) => kind === 'qualification');
  // Questions of other letters share a name until their own script tells which is meant.
  const name = written.find(({ body }) => body === question)?.name ?? momentName(question);
  const script = written.find((one) => one.name === name && one.language === languageOf(facts));
  const words = (script?.body ?? question).replace(/\s+/g, ' ').trim();
  return /^[^?]*\?/.exec(words)?.[0] ?? words;
}

export interface Answered {
  proposal: Proposal;
  fact: SlotProposal | null;
}

/** Words that end the talk, however short the answer to a question may be. */
const ENDS =
  /\b(?:not interested|no thanks|no thank you|never ?mind|found (?:someone|somebody)|changed my mind|stop|cancel|no gracias|no me interesa|nahi chahiye)\b|नहीं चाहिए/i;

/** A refusal with one of these ends the talk as well: the work is done, or another does it (C-24). */
const DONE_ELSEWHERE =
  /\b(?:fixed|sorted|resolved|handled|working|taken care of) (?:now|already)\b|\bgot it (?:fixed|sorted|resolved|handled|working|done)\b|\b(?:called|got|have|using|with) (?:someone|somebody|another|a different)\b/;
/** "Already fixed once, last summer" tells of the past, and that may be what was asked. */
const IN_THE_PAST = /\b(?:before|once|twice|last (?:year|summer|winter|season|time))\b/;

const GREETING = /^\W*(?:hi|hello|hey|hola|namaste|namaskar|नमस्ते)\W*$/i;

/**
 * What of a text answers the business's own question. The words are kept as they were said, without what was asked back; a "nothing
 * yet" is an answer here and no refusal, and "five hours a week" is no wish for a time.
 */
export function answeredOwn(asking: string | null, text: string, proposal: Proposal, messageId: string | null): Answered {
  const none: Answered = { proposal, fact: null };
  if (asking === null || !isOwnFact(asking) || !isAnswer(text, proposal)) return none;
  const value = text
    .split(/(?<=[.!?।\n])\s*/)
    .filter((sentence) => !sentence.trim().endsWith('?'))
    .join(' ')
    .trim();
  if (value === '') return none;
  return {
    proposal: withoutVagueTime({ ...proposal, isDecline: false, isConfused: false }),
    fact: { name: asking, value, confidence: ANSWERED, sourceMessageId: messageId },
  };
}

function isAnswer(text: string, proposal: Proposal): boolean {
  const { intent, wantsHuman, isOptOut, appointmentIntent, timePreference, answer, pick } = proposal;
  if (isWordless(text) || wantsHuman || isOptOut || pick !== null || ENDS.test(text)) return false;
  if (isEnd(text, proposal)) return false;
  if (intent === 'AUTO_REPLY' || intent === 'WRONG_PERSON' || intent === 'OPT_OUT' || intent === 'COMPLAINT') return false;
  if (appointmentIntent === 'book' ? timePreference !== null : appointmentIntent !== null) return false;
  return answer !== null || !(isClosingRemark(text) || GREETING.test(text));
}

/** Somebody who refuses and says why there is nothing left to do is gone; a bare "nothing yet" is an answer. */
function isEnd(text: string, { isDecline, answer }: Proposal): boolean {
  const { plain } = read(text);
  return isDecline && answer !== 'yes' && !IN_THE_PAST.test(plain) && (saysGone(text) || DONE_ELSEWHERE.test(plain));
}

/** A wish that names neither a day nor an hour was no wish. */
function withoutVagueTime(proposal: Proposal): Proposal {
  const wish = proposal.timePreference;
  if (wish === null || wish.dates?.length || wish.weekdays?.length || wish.exactTime !== undefined) return proposal;
  return { ...proposal, timePreference: null, slots: proposal.slots.filter(({ name }) => name !== 'preferred_time') };
}
