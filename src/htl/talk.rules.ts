import { isWordless, matchForm } from '../common/text.rules.js';
import { say, type PhraseContext } from '../engines/rules/phrase-choice.rules.js';
import { ask, askPlainly, handoff as handoffText } from '../engines/rules/phrases.rules.js';
import { apology, declined, mediaOnly, notUnderstood, wrongPerson } from '../engines/rules/phrases-talk.rules.js';
import { read } from '../engines/rules/words.rules.js';
import { DOUBTFUL_OPT_OUT, isSensedOptOut, SURE_OPT_OUT } from '../policy/free-text-opt-out.rules.js';
import { optOutConfirmation } from '../policy/keyword-texts.rules.js';
import { OPT_OUT_CONFIRMATION } from '../policy/kinds.rules.js';
import { decision, fixed, keepQuestion, languageOf, phraseContext } from './decision.rules.js';
import { confusedReason, dueAt, handoffReason, isMerelyHigh, MAX_CONFUSED_TURNS, summarise, type HandoffReason } from './handoff.rules.js';
import type { Decision, EscalationRequest, Facts } from './htl.schema.js';
import { isDeclining, moodScore } from './memory/mood.rules.js';
import { objectionAnswer } from './retrieval/answer.rules.js';

/** The same as `SURE_OPT_OUT` of the words, for a reading of an engine. */
const SURE_ENGINE_OPT_OUT = 0.8;

const REMARK_WORDS = new Set(
  'ok okay k kk thanks thank you thx ty tks tysm great perfect awesome cool nice good sounds got it see then there will do bye goodbye have a one day night evening weekend much so very appreciate appreciated that works all set understood noted alright right sure yes yep yup no problem worries cheers excellent wonderful fantastic lovely too and the gracias muchas perfecto vale bueno bien de acuerdo entendido listo adios hasta luego shukriya dhanyavaad dhanyavad dhanyawad theek thik hai haan ha ji acha achha accha badhiya milte hain धन्यवाद शुक्रिया ठीक है अच्छा जी हां बढ़िया'.split(
    ' ',
  ),
);

/** Thanks, okay, a thumb: nothing that asks for an answer. */
export function isClosingRemark(text: string): boolean {
  if (isWordless(text)) return true;
  const words = matchForm(text).split(' ');
  return words.length <= 10 && words.every((word) => REMARK_WORDS.has(word));
}

const THANKS = /\b(?:thanks|thank you|thx|ty|tks|tysm|appreciated?|cheers|gracias|shukriya|dhanyava+d|dhanyawad)\b|धन्यवाद|शुक्रिया/;

/** "Thx" to an open offer is neither an answer nor a riddle: the question stays open, and nothing is said about it. */
export function thanked(facts: Facts): Decision | null {
  if (!isClosingRemark(facts.text) || !THANKS.test(matchForm(facts.text))) return null;
  return decision(facts, { ...keepQuestion(facts), action: 'no_reply', reasonCode: 'thanks_while_open', isWaiting: true });
}

/** A machine on the other side: answering it would start a loop. */
export function autoReply(facts: Facts): Decision | null {
  if (facts.proposal.intent !== 'AUTO_REPLY') return null;
  const doubt = doubtfulOptOut(facts);
  const silence = { action: 'no_reply', reasonCode: 'auto_reply', isWaiting: false } as const;
  return decision(facts, { ...keepQuestion(facts), ...silence, ...(doubt && { effects: { escalations: [doubt] } }) });
}

/** Opting out in one's own words counts like a keyword; 47 CFR 64.1200(a)(10) (C-11). */
export function optOut(facts: Facts): Decision | null {
  const { proposal, optOut: found } = facts;
  const isSure = found.isOptOut && found.confidence >= SURE_OPT_OUT;
  // What a model alone claims counts where our words say the same, however doubtful they are for themselves.
  const isAgreed = proposal.claimsOut !== undefined && found.isOptOut && found.confidence >= DOUBTFUL_OPT_OUT;
  const isStop = isSure
    ? !found.isWrongNumber
    : (proposal.isOptOut && proposal.confidence >= SURE_ENGINE_OPT_OUT) ||
      isSensedOptOut(proposal, facts.text) ||
      (isAgreed && proposal.claimsOut === 'stop' && !found.isWrongNumber);
  if (isStop) {
    return decision(facts, {
      ...silenced(facts),
      reasonCode: 'opt_out_free_text',
      blocks: fixed(optOutConfirmation(facts.business, languageOf(facts))),
      stage: 'opted_out',
      close: 'opted_out',
    });
  }
  const isStranger = proposal.intent === 'WRONG_PERSON' && proposal.confidence >= SURE_ENGINE_OPT_OUT && proposal.claimsOut === undefined;
  const isWrong = isSure || isStranger || (isAgreed && found.isWrongNumber === true);
  if (!isWrong) return null;
  // Never a customer who left: an apology instead of the words about unsubscribing, and no text after it.
  const effects = { ...silenced(facts).effects, isLeadLost: true };
  return decision(facts, {
    ...silenced(facts),
    reasonCode: 'wrong_person',
    blocks: fixed(wrongPerson(phraseContext(facts))),
    stage: 'declined',
    close: 'declined',
    effects,
  });
}

/** No text may follow but the one that says so. */
function silenced({ text }: Facts): Pick<Decision, 'action' | 'kind' | 'effects'> {
  return { action: 'close', kind: OPT_OUT_CONFIRMATION, effects: { optOut: { evidence: text.slice(0, 200) } } };
}

/**
 * Only a model says that they want no more texts, or that we reached a stranger: code takes nobody off for that, and sends nothing that
 * somebody who meant it would mind, no follow-up either. A person looks (`doubtfulOptOut`).
 */
export function claimedOut(facts: Facts): Decision | null {
  const { claimsOut } = facts.proposal;
  if (claimsOut === undefined) return null;
  const reasonCode = claimsOut === 'stop' ? 'maybe_opt_out' : 'maybe_wrong_person';
  return decision(facts, { ...keepQuestion(facts), action: 'no_reply', reasonCode, isWaiting: false });
}

/** Something like an opt-out that is not sure enough to act on: a person should look. The thread goes on, unless a model is sure of it. */
export function doubtfulOptOut(facts: Facts): EscalationRequest | null {
  const { optOut: found, proposal } = facts;
  const isSaid = found.isOptOut && found.confidence >= DOUBTFUL_OPT_OUT;
  if (!isSaid && !proposal.isOptOut && !proposal.mayWantOut && proposal.claimsOut === undefined) return null;
  const item = { kind: 'opt_out', reason: 'maybe_opt_out', promise: null } as const;
  const what = proposal.claimsOut === 'stranger' ? 'may not be the person we meant' : 'may have asked us to stop texting';
  const summary = summarise(facts, what);
  const then = 'Read the text; if it is an opt-out, add it to the suppressions.';
  return proposal.claimsOut === undefined
    ? { ...item, priority: 'medium', summary, recommendedAction: then, dueAt: dueAt(facts, 120) }
    : { ...item, priority: 'high', summary, recommendedAction: `${then} If not, answer it: nothing was sent.`, dueAt: dueAt(facts, 60) };
}

/** A person takes over: they asked, they are upset, or we did not understand three times (C-56). */
export function handoff(facts: Facts): Decision | null {
  const found = handoffReason(facts);
  // The business's own answer to "too expensive" comes before a person does.
  if (found && isMerelyHigh(found, facts) && objectionAnswer(facts) !== null) return null;
  const reason =
    found ??
    ((isNotUnderstood(facts) || isAskedInVain(facts)) && facts.memory.confusedTurns + 1 >= MAX_CONFUSED_TURNS ? confusedReason() : null);
  return reason ? handOver(facts, reason) : null;
}

/** Our question stands, and this text neither answers it nor says anything else that we can act on. */
function isAskedInVain({ pending, changed, proposal, isFirstReply, hasMedia, asksIfBot, memory }: Facts): boolean {
  if (pending?.kind !== 'slot' || memory.confusedTurns === 0 || changed.length > 0 || isFirstReply || hasMedia || asksIfBot) return false;
  const { hasQuestion, intent, timePreference, pick, appointmentIntent } = proposal;
  return !hasQuestion && intent !== 'PRICING' && timePreference === null && pick === null && appointmentIntent === null;
}

export function handOver(facts: Facts, reason: HandoffReason): Decision {
  const { isOpenNow } = facts.business;
  const context = phraseContext(facts);
  return decision(facts, {
    action: 'escalate',
    reasonCode: reason.code,
    ...(reason.line !== undefined && { because: reason.line }),
    kind: 'handoff',
    blocks: fixed(handoverWords(reason, context)),
    stage: 'handed_over',
    confusedTurns: 0,
    effects: {
      handler: isOpenNow ? 'human' : 'paused',
      escalations: [
        {
          kind: 'human_needed',
          priority: reason.priority,
          reason: reason.code,
          summary: summarise(facts, reason.sentence),
          recommendedAction: reason.recommendedAction,
          dueAt: dueAt(facts, reason.priority === 'medium' ? 30 : 15),
          promise: 'Someone from the team will call.',
        },
      ],
    },
  });
}

function handoverWords({ code, isApology }: HandoffReason, context: PhraseContext): string {
  if (code === 'estimate_accepted') return say('go-ahead', context);
  return isApology ? apology(context) : handoffText(context);
}

/** "Nah, forget it": the whole plan, and not these times. */
const GIVEN_UP =
  /^(?:(?:nah|no|nope|ok|okay|oh|well|actually|sorry|eh|ugh|you know what) ?,? ?)*(?:never ?mind|forget (?:about )?it|skip it|call it off)(?: ?,? ?(?:then|thanks|thank you|sorry|guys|anyway))*[ .!]*$/;

/** "Actually cancel", "nvm" to an offer: there is nothing booked to look for, the plan itself is dropped. */
function isCalledOff({ proposal, pending, upcoming, text }: Facts): boolean {
  const isOffered = pending?.kind === 'pick_opening' && pending.purpose === 'book';
  if (!isOffered || upcoming.length > 0) return false;
  if (GIVEN_UP.test(read(text).plain)) return true;
  return proposal.appointmentIntent === 'cancel' && !/\b(?:appointment|appt|booking|visit)\b/i.test(text);
}

/** A polite end; nothing follows (C-24). */
export function decline(facts: Facts): Decision | null {
  const { proposal, pending } = facts;
  const isGivenUp = isCalledOff(facts);
  const isOfOffer = pending?.kind === 'pick_opening' && !isGivenUp && (proposal.pick !== null || pending.purpose === 'reschedule');
  const isAnswerToUs = pending?.kind === 'confirm' || isOfOffer;
  if (isAnswerable(facts)) return null;
  if (!(proposal.isDecline || isGivenUp) || isAnswerToUs || (proposal.appointmentIntent === 'cancel' && facts.upcoming.length > 0))
    return null;
  if (facts.upcoming.length > 0) return decision(facts, { action: 'no_reply', reasonCode: 'nothing_more_wanted', close: 'booked' });
  return decision(facts, {
    action: 'close',
    reasonCode: 'declined',
    blocks: fixed(declined(phraseContext(facts))),
    stage: 'declined',
    close: 'declined',
    effects: proposal.isDeclineClaimed ? {} : { isLeadLost: true },
  });
}

/** Somebody is gone who says so; "others are cheaper" is a doubt, and the business may have an answer to it. */
const IS_GONE =
  /\b(?:found|booked|hired|went|going|gone|signed|chose|picked|already|no thanks|no thank you|not interested|dont need|no longer|already fixed)\b/;

/** Does a text that refuses say that they went elsewhere, or want nothing any more? */
export function saysGone(text: string): boolean {
  return IS_GONE.test(read(text).plain);
}

function isAnswerable(facts: Facts): boolean {
  const { isDecline, objection } = facts.proposal;
  const isDoubt = objection?.kind === 'competitor' || objection?.kind === 'price' || objection?.kind === 'trust';
  return isDecline && isDoubt && !saysGone(facts.text) && objectionAnswer(facts) !== null;
}

const CLOSED_STAGES: ReadonlySet<string> = new Set(['booked', 'cancelled', 'promised_call', 'declined', 'handed_over']);

/** "Thanks!" after everything is said needs no answer, and that too is a decision. */
export function closingRemark(facts: Facts): Decision | null {
  const { proposal } = facts;
  const isDone = CLOSED_STAGES.has(facts.stage) && facts.pending === null;
  if (!isDone || facts.hasMedia || facts.changed.length > 0 || proposal.hasQuestion || facts.asksIfBot || !isClosingRemark(facts.text))
    return null;
  return decision(facts, {
    action: 'no_reply',
    reasonCode: 'closing_remark',
    ...(facts.stage === 'booked' && facts.upcoming.length > 0 && { close: 'booked' as const }),
    ...(facts.stage === 'declined' && { close: 'declined' as const }),
  });
}

/** No answer, no wish, no question was recognised. Pictures and first words of a thread are not misunderstandings. */
export function isNotUnderstood(facts: Facts): boolean {
  const { proposal } = facts;
  const isEmpty =
    facts.changed.length === 0 &&
    proposal.pick === null &&
    proposal.answer === null &&
    proposal.appointmentIntent === null &&
    proposal.timePreference === null;
  if (!isEmpty || proposal.hasQuestion || facts.asksIfBot || facts.hasMedia || facts.isFirstReply) return false;
  // How urgent it is was asked once; "well, it is summer" tells nothing about it, and the talk goes on.
  if (facts.memory.asking === 'urgency') return false;
  // A doubt that the business answers was understood, and so is a kind word while nothing is asked.
  if (proposal.objection && objectionAnswer(facts) !== null) return false;
  if (moodScore(proposal.sentiment) > 0 && !keepQuestion(facts).isWaiting) return false;
  return proposal.isConfused || proposal.intent === 'UNKNOWN';
}

/** The open question once more in other words, or a plea to rephrase; counted, because the third time a person takes over. */
export function unclear(facts: Facts): Decision {
  const context = phraseContext(facts);
  const { pending, memory } = facts;
  const slot = pending?.kind === 'slot' ? pending.name : pending ? null : memory.lastAsked;
  const isPlain = slot !== null && isDeclining(facts);
  const again = slot === null ? notUnderstood(context) : isPlain ? askPlainly(slot, context) : ask(slot, context, true);
  return decision(facts, {
    ...keepQuestion(facts),
    reasonCode: 'not_understood',
    blocks: fixed(again),
    confusedTurns: memory.confusedTurns + 1,
    isWaiting: true,
  });
}

export function media(facts: Facts): Decision | null {
  if (!facts.hasMedia || !isWordless(facts.text)) return null;
  return decision(facts, {
    ...keepQuestion(facts),
    reasonCode: 'media_without_words',
    blocks: fixed(mediaOnly(phraseContext(facts))),
    isWaiting: true,
    effects: {
      escalations: [
        {
          kind: 'commitment',
          priority: 'medium',
          reason: 'media_to_look_at',
          summary: summarise(facts, 'sent a picture or a file'),
          recommendedAction: 'Open the thread and look at it.',
          dueAt: dueAt(facts, 120),
          promise: 'The file was passed on to the team.',
        },
      ],
    },
  });
}
