// A question to the business that stands beside a time, a choice or an answer: "tomorrow works, and do you take cards?".
import { asksPrice } from './questions.rules.js';
import { read, type Reading } from './words.rules.js';

export type SideQuestion = 'price' | 'other';

const AND =
  /\s*,\s*|\s+(?:and|but|also|plus|oh|btw|by the way)\s+(?=(?:also |btw |by the way )*(?:what|whats|how|do|does|did|is|are|can|could|will|would|should|who|whos|where|which|why|any)\b)/;
const LEAD =
  /^(?:(?:and|also|but|oh|by the way|btw|so|ok|okay|yes|yeah|sure|great|perfect|hi|hey|hello|quick question|question|one question|just wondering|wondering)\b ?)*/;
const ASKS =
  /^(?:do (?:you|u|yall|i|we|they)|does (?:your|the|it|that|he|she|this|someone)|is (?:there|it|the|this|my|your|parking|he|she|anyone|someone)|are (?:you|there|your|they|u|yall|we)|will (?:you|it|he|she|they|the|i|my)|would (?:you|it)|can (?:i|he|she|they|it|my)|should (?:i|we)|what|whats|how|who|whos|where|wheres|which|why|any)\b/;
/** About openings, or a plea to come: what the turn answers already. */
const ABOUT_TIMES =
  /\b(?:available|availability|openings?|open (?:on|at|today|tomorrow|this)|free|slots?|spots?|times?|when|how soon|soonest|earliest|earlier|later|come (?:out|by|over|today|tomorrow|in|at)|coming|get (?:here|out|in)|works?|work for|ok|okay|possible|good|fine|have anything|got anything|anything|today|tomorrow|tonight|morning|afternoon|evening|(?:mon|tues|wednes|thurs|fri|satur|sun)day|next week|this week|weekend|\d{1,2}(?::\d{2})? ?(?:am|pm)|book|schedule|appointment|move|reschedule|instead|about (?:it|that|this))\b/;
const PRICE_ASKED =
  /^how much\b(?! (?:longer|time|notice|later|earlier|water))|^what(?:s| is| are| do| does| would| will| might)?\b.{0,40}\b(?:cost|costs|charge|price|prices|pricing|fee|fees|rate|rates|run me)\b|^(?:is|are) there (?:a|an|any)\b.{0,30}\b(?:fee|fees|charge|charges)\b|^do (?:you|u|yall)(?: guys)? charge\b|^any (?:idea|ballpark)\b.{0,30}\b(?:cost|price|much)\b/;

/**
 * What a text asks beside what it says of times; a price comes before anything else. Null where every clause tells, agrees, or is about
 * times: "can you come tomorrow?" is answered by openings.
 */
export function sideQuestion(reading: Reading): SideQuestion | null {
  const asked = reading.sentences.flatMap((sentence) => sentence.split(AND)).map(kindOf);
  return asked.includes('price') ? 'price' : asked.includes('other') ? 'other' : null;
}

/**
 * What stands before the questions that end a text: "10 is fine. Do you validate parking?"; null where there are none, or where they may
 * decide ("but what's your rain policy", and what it costs).
 */
export function beforeSideQuestions(reading: Reading): Reading | null {
  const clauses = reading.sentences.flatMap((sentence) => sentence.split(AND));
  const first = clauses.findIndex((clause) => kindOf(clause) === 'other');
  if (first < 1 || clauses.slice(first).some((clause) => kindOf(clause) !== 'other')) return null;
  const rest = clauses.slice(0, first).join(' , ');
  return rest.includes('?') || /\bbut\b/.test(reading.plain) ? null : read(rest);
}

function kindOf(said: string): SideQuestion | null {
  const clause = said.trim().replace(LEAD, '');
  if (!ASKS.test(clause)) return null;
  if (PRICE_ASKED.test(clause) && asksPrice(read(clause))) return 'price';
  return clause.split(' ').length > 2 && !ABOUT_TIMES.test(clause) ? 'other' : null;
}
