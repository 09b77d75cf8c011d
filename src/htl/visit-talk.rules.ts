// What is said while a visit stands: whatever it is, it reaches whoever does the visit.
import { isWanted } from '../appointments/preference.rules.js';
import { isWordless, wordCount } from '../common/text.rules.js';
import type { TimePreference } from '../common/time-preference.schema.js';
import { acknowledge } from '../engines/rules/phrases.rules.js';
import { backAgain, lateNoted, noteTaken, questionPassedOn, whereaboutsAsked } from '../engines/rules/phrases-talk.rules.js';
import { hasQuestion } from '../engines/rules/questions.rules.js';
import { relativeToVisit } from '../engines/rules/relative-to-visit.rules.js';
import { isVisitSettled } from '../engines/rules/turn-slots.rules.js';
import { read, type Reading } from '../engines/rules/words.rules.js';
import { decision, fixed, heard, keepQuestion, offer, phraseContext, spokenLabel } from './decision.rules.js';
import { dueAt, summarise } from './handoff.rules.js';
import type { Booking, Decision, EscalationRequest, Facts, Need } from './htl.schema.js';
import { moodScore } from './memory/mood.rules.js';
import { actOn, itStands } from './standing.rules.js';
import { doubtfulOptOut, isClosingRemark, isNotUnderstood, unclear } from './talk.rules.js';

const HOUR_MS = 3_600_000;
/** Where somebody is can be asked on the day of the visit; before that, its time is the answer. */
const ON_THE_DAY_HOURS = 6;
/** What is told this long before a visit must be read at once. */
const SOON_HOURS = 3;

const LATE =
  /\b(?:running|ill be|i will be|gonna be|going to be|might be|will be|im|i am|we are|be) (?:\w+ ){0,4}(?:late|behind)\b|\blate jaung\w*|\bstuck (?:in|at|on)\b|\b(?:be|get|home|back) (?:there|home|here) in (?:\w+ )?\d+\b|\bon my way\b/;
const WHEREABOUTS =
  /\b(?:is|are) (?:he|she|they|you|yall|someone|anyone|somebody|the (?:tech\w*|guy|plumber|electrician|crew|team))(?: guys)?(?: \w+){0,2} (?:on (?:the|his|her|their|your) way|close|nearby|almost here|en route|here soon)\b|\beta\b|\bhow (?:far|close|much longer|long)\b.{0,25}\b(?:out|away|until|till|before|longer)\b|\bwheres? (?:is |are )?(?:he|she|they|you|yall|the (?:tech\w*|guy|plumber|electrician|crew|team))\b|\b(?:no one|nobody)(?: \w+){0,2} (?:here|came|shown?|showed)\b|\b(?:he|she|they) (?:isnt|arent|is not|are not|still isnt) here\b|\b(?:hes|shes|theyre) not here\b|\b(?:hes|shes|theyre|he is|they are) (?:\w+ )?late\b|\bhow much longer\b|\bstill waiting\b/;
/** What whoever does the visit must know. */
const TELLS =
  /\b(?:gates?|codes?|doors?|keys?|lockbox|alarm|buzz\w*|bell|knock|ring|dogs?|cats?|pets?|park\w*|driveway|side|back ?yard|yard|back|front|basement|attic|garage|upstairs|downstairs|floor|apt|apartment|suite|unit|call|text|bring|home|house|there|husband|wife|son|daughter|mom|mother|dad|father|brother|sister|tenants?|neighbou?r|roommate|landlord|renters?|baby|sleeping|password|allerg\w*|locked|unlocked|meet|number|instead|also|forgot|please)\b/;
const GREETING =
  /^\W*(?:hi|hello|hey|hola|namaste|namaskar|buen[oa]s (?:d[ií]as|tardes|noches)|good (?:morning|afternoon|evening))\b(?:\W+\w+){0,3}\W*$|^\s*नमस्ते/i;
/** A wish is short; what is longer tells something. */
const MAX_WISH_WORDS = 9;

/** What makes a visit needless. */
const NEEDLESS =
  /\b(?:fixed|dont need|do not need|no longer|sold|found (?:someone|somebody|another|a)|went with|going with|hired|changed my mind|took care|taken care|nevermind|never mind|forget it|call it off|got it (?:working|done|sorted)|working (?:again|now)|cant come|not coming)\b/;

/** Refused while a visit stands: whoever needs it no more is asked whether to cancel it, so that nobody drives there. */
export function notNeeded(facts: Facts): Decision | Need | null {
  const visit = settledVisit(facts);
  const { isDecline, appointmentIntent } = facts.proposal;
  return visit && isDecline && appointmentIntent === null && NEEDLESS.test(read(facts.text).plain) ? actOn(facts, 'cancel', visit) : null;
}

/** On the day: somebody is late, or asks where we are. A person answers that, at once. */
export function onTheDay(facts: Facts): Decision | null {
  const visit = settledVisit(facts);
  if (!visit || facts.proposal.appointmentIntent === 'cancel' || facts.proposal.appointmentIntent === 'reschedule') return null;
  const { plain } = read(facts.text);
  const hours = hoursTo(visit, facts);
  if (WHEREABOUTS.test(plain) && hours < ON_THE_DAY_HOURS)
    return decision(facts, {
      reasonCode: 'whereabouts_passed_on',
      kind: 'commitment',
      blocks: fixed(whereaboutsAsked({ label: spokenLabel(facts, visit) }, phraseContext(facts))),
      close: 'booked',
      effects: {
        escalations: [passOn(facts, 'whereabouts_asked', 'asks where whoever does the visit is', 'Call or text when they will be there.')],
      },
    });
  if (!LATE.test(plain) || facts.proposal.hasQuestion) return null;
  return decision(facts, {
    reasonCode: 'late_passed_on',
    kind: 'commitment',
    blocks: fixed(lateNoted(phraseContext(facts))),
    close: 'booked',
    effects: { escalations: [passOn(facts, 'running_late', 'is running late', 'Tell whoever does the visit; move it if that is needed.')] },
  });
}

/** Talk after a booking: another time is looked for, what is told is passed on, thanks need no answer. */
export function afterBooking(facts: Facts): Decision | Need | null {
  const visit = settledVisit(facts);
  if (!visit) return null;
  const { proposal, changed } = facts;
  const reading = read(facts.text);
  const corrected = changed.filter((name) => name !== 'preferred_time' && name !== 'urgency');
  if (corrected.length > 0) return corrections(facts, visit);
  const wish = wishFor(facts, visit, reading);
  if (wish) return rearranged(facts, visit, wish);
  const isAsking = proposal.hasQuestion && (hasQuestion(reading) || proposal.intent === 'PRICING' || proposal.businessAnswer !== null);
  if (isAsking || facts.asksIfBot || facts.hasMedia) return decision(facts, { reasonCode: 'answered', close: 'booked' });
  if (GREETING.test(facts.text)) return decision(facts, { reasonCode: 'greeted', blocks: fixed(backAgain(phraseContext(facts))) });
  if (isKind(facts, reading)) return decision(facts, { action: 'no_reply', reasonCode: 'nothing_to_add', close: 'booked' });
  if (isNotUnderstood(facts) && reading.words.length < 3 && !TELLS.test(reading.plain)) return unclear(facts);
  return noted(facts, visit);
}

/** The visit that stands while nothing else is being arranged; null where another job is asked for. */
function settledVisit({ stage, upcoming, proposal, changed, pending }: Facts): Booking | null {
  const isNewJob = proposal.appointmentIntent === 'book' || changed.includes('service_needed');
  return isVisitSettled(stage, upcoming.length) && pending === null && !isNewJob ? upcoming[0]! : null;
}

function corrections(facts: Facts, visit: Booking): Decision {
  const address = facts.changed.includes('address') ? facts.slots.address?.value : undefined;
  return decision(facts, {
    reasonCode: 'noted_after_booking',
    blocks: fixed(acknowledge({ ...heard(facts), isCorrection: !facts.changed.includes('email') }, phraseContext(facts))),
    close: 'booked',
    effects: address ? { updateAddress: { appointmentId: visit.id, address } } : {},
  });
}

/** "Thursday at 3?" to a visit that stands: another time for it, in terms of the one it has. */
function wishFor({ proposal, business }: Facts, visit: Booking, reading: Reading): TimePreference | null {
  const isTold = TELLS.test(reading.plain.replace(/\binstead\b|\bplease\b/g, ' ')) || wordCount(reading.plain) > MAX_WISH_WORDS;
  return isTold || proposal.timePreference === null ? null : relativeToVisit(reading, visit, business.timeZone, proposal.timePreference);
}

function rearranged(facts: Facts, visit: Booking, wish: TimePreference): Decision | Need {
  if (!isWanted(new Date(visit.startsAt), wish, facts.business.timeZone))
    return offer(facts, { purpose: 'reschedule', appointmentId: visit.id, preference: wish });
  return decision(facts, itStands(facts, visit));
}

const CLOSING =
  /^(?:(?:ok|okay|no|nope|yes|great|thanks|thank you|perfect|lol|haha|hi|well|cool|alright|all good|and) )*(?:thats (?:all|it)|that is all|nothing else|(?:you )?have a (?:\w+ ){0,3}(?:day|one|night|weekend|evening|week|time)|take care|god bless(?: you)?|(?:you|u) too|same to you|see (?:you|ya|u)(?: \w+){0,2}|ttyl|talk (?:soon|later)|lol|haha|good night|bye(?: bye)?|later|cheers|happy \w+)(?: (?:thanks|thank you|guys|yall|all|everyone|then|again))*$/;

/** Thanks, praise and a plain yes tell nothing. */
function isKind({ proposal, text }: Facts, { plain, words }: Reading): boolean {
  if (isWordless(text) || isClosingRemark(text) || CLOSING.test(plain)) return true;
  return (
    !TELLS.test(plain) && (moodScore(proposal.sentiment) > 0 || proposal.answer === 'yes' || (words.length < 3 && !proposal.isConfused))
  );
}

/** "Gate code is 4471 by the way" while openings are on the table: passed on, and they stay there. */
export function notedAside(facts: Facts): Decision | null {
  const { plain, words } = read(facts.text);
  if (facts.pending?.kind !== 'pick_opening' || words.length < 3 || !TELLS.test(plain) || doubtfulOptOut(facts)) return null;
  return decision(facts, {
    ...keepQuestion(facts),
    reasonCode: 'note_during_offer',
    blocks: fixed(worded(facts)),
    effects: { escalations: [noteFor(facts, false)] },
  });
}

function worded(facts: Facts): string {
  return hasQuestion(read(facts.text)) ? questionPassedOn(phraseContext(facts)) : noteTaken(phraseContext(facts));
}

function noted(facts: Facts, visit: Booking): Decision {
  return decision(facts, {
    reasonCode: 'note_for_visit',
    kind: 'commitment',
    blocks: fixed(worded(facts)),
    close: 'booked',
    effects: { escalations: [noteFor(facts, hoursTo(visit, facts) < SOON_HOURS)] },
  });
}

function noteFor(facts: Facts, isSoon: boolean): EscalationRequest {
  const request = passOn(facts, 'note_for_visit', 'told something for the visit', 'Tell whoever does the visit.');
  return isSoon ? request : { ...request, priority: 'medium', dueAt: dueAt(facts, 120) };
}

function passOn(facts: Facts, reason: string, sentence: string, recommendedAction: string): EscalationRequest {
  return {
    kind: 'commitment',
    priority: 'high',
    reason,
    summary: summarise(facts, sentence),
    recommendedAction,
    dueAt: dueAt(facts, 10),
    promise: 'The team was told.',
  };
}

/** Hours until it begins; negative once it has. */
function hoursTo({ startsAt }: Booking, { now }: Facts): number {
  return (new Date(startsAt).getTime() - now.getTime()) / HOUR_MS;
}
