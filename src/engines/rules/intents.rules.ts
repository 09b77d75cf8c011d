import { matchesAny } from '../../common/prefilter.js';
import type { Answer, AppointmentIntent, Intent, Pick, Sentiment } from '../engine.port.js';
import { type Reading } from './words.rules.js';

/** What the single readers found; the classifier only orders it. */
export interface Evidence {
  isAutoReply: boolean;
  isOptOut: boolean;
  isWrongPerson: boolean;
  isDecline: boolean;
  sentiment: Sentiment;
  appointmentIntent: AppointmentIntent | null;
  hasPick: boolean;
  pick: Pick | null;
  hasPreference: boolean;
  asksPrice: boolean;
  asksBusiness: boolean;
  hasQuestion: boolean;
  wantsHuman: boolean;
  slotCount: number;
  answer: Answer | null;
  isAnswering: boolean;
  isConfused: boolean;
  /** "Is this a scam?": a doubt to be answered, no complaint. */
  isDistrust: boolean;
}

export interface Classified {
  intent: Intent;
  confidence: number;
  reasonCode: string;
}

/** Whom we send, in the words of the trades. */
const OURS =
  '(?:(?:your|the|ur|yall|that) (?:tech\\w*|drivers?|cleaners?|cleaning (?:lady|crew|team)|maids?|roofers?|mechanics?|dentist|hygienist|exterminator|painters?|stylist|bloke|lads?|fella|guys?|crew|man|men|worker|workers|team|people|plumber|electrician|receptionist)|one of your \\w+)';
const DAMAGED =
  '(?:backed (?:over|into)|ran (?:over|into)|hit|dented|chipped|spilled|knocked (?:over|down)|broke|broken|stained|burn(?:ed|t)|bent|forgot|skipped|missed|rushed|yelled|swore|cursed|tracked|trampled|cut (?:my|the|our)|let (?:my|the|our) (?:dog|cat)|left (?:it|the (?:job|work|gate|door|water|place|house|roof|room)|half|early|without)|did (?:half|nothing|a (?:bad|poor|terrible|half)))';
const FAILED =
  '(?:fell|fallen|came|come|broke\\w*|cracked|popped|leak\\w*|stopped|quit|failed|peel\\w*|chipp\\w*|dripp?\\w*|grind\\w*|squeal\\w*|back|again|worse|returned)';
const TREATED =
  '(?:put (?:in|on)|installed|did|made|fixed|replaced|repaired|patched|glued|sprayed|treated|cleaned|serviced|sold me|gave me|came|were here)';

const COMPLAINT: RegExp[] = [
  new RegExp(`\\b${OURS}(?: (?:just|also|totally|completely|never even))? ${DAMAGED}\\b`),
  // "The filling you put in fell out", "roaches are back a week after you sprayed"
  new RegExp(
    `\\b(?:you|yall|they|he|she)(?: guys)? ${TREATED}\\b.{0,30}\\b${FAILED}\\b(?! (?:by|to|in for|out (?:to|for|on)|over|here|at|on)\\b)`,
  ),
  new RegExp(`\\b${FAILED}\\b.{0,30}\\b(?:after|since) (?:you|yall|they|your (?:tech|guy|crew))(?: guys)?(?: \\w+)? ${TREATED}\\b`),
  // "My scalp is burned from your bleach", "my nails are falling off since my appointment"
  /\b(?:scalp|skin|face|forehead|eyes?|ears?|neck|hair|nails?|fingers?|eyebrows?|lips?)(?: (?:is|are|was|were|got|gets|all|still|feels?|now|keeps?|really|so))* (?:burn(?:ed|t|ing)|raw|blister\w*|ooz\w*|bleeding|infected|swollen|breaking off|falling (?:out|off)|fried|damaged)\b.{0,40}\b(?:from|after|since|because of) (?:you|your|yall|ur|(?:my|the) (?:last )?(?:color|bleach|perm|relaxer|appointment|visit|treatment|gel|wax))\b/,
  // Money taken for what was not done, or more than was said
  /\bpaid (?:for|you|yall|\$ ?\d|\d)\b.*\b(?:and|but|yet) (?:\w+ ){1,4}?(?:still|not|never|didnt|isnt|wasnt|arent|havent)\b|\b(?:charged|billed) (?:me|us) (?:\$ ?)?\d+ (?:for nothing|instead|when|but|and|more|extra)\b|\b(?:told|quoted|said)\b.{0,30}\d+.{0,20}\b(?:billed|charged)\b|\bdid (?:me|us) (?:so )?dirty\b/,
  /\bnot what (?:i|we) (?:asked for|wanted|ordered|paid for|agreed)\b|\bsame (?:issue|problem|noise|leak|thing|fault)(?: \w+){0,2} (?:persists?|is back|came back|returned|again|continues)\b|\b(?:no one|nobody) (?:ever )?(?:gets back|calls? (?:me |us )?back|returns|picks up|answers|replies|responds)\b|\b(?:poor|bad|terrible|shoddy|half ?assed|dodgy|botched|rubbish) (?:job|work|workmanship)\b/,
  // Work that did not last, promises that were not kept
  /\b(?:the|your|that|ur|this) (?:repair|fix|work|job|part|patch|color|cut|service|install\w*)(?: you (?:did|made))? (?:(?:only |barely |just )(?:lasted|held)|(?:lasted|held) (?:a|an|one|two|three|\d+|barely|only|maybe|like) |didnt (?:last|hold|work|help)|did not (?:last|hold|work|help)|failed|fell apart|fell off|came off|came undone|is falling apart)\b|\bdidnt (?:even )?last (?:a|one|two|\d)\b|\b(?:fixed|good) for (?:like |about |only )?(?:a|one|two|three|\d+) (?:day|hour|week|minute)s?(?: and| then| before)\b|\b(?:you|your|ur|yall|repair|fix)\b.{0,40}\b(?:worked|ran) for (?:like |about |only )?(?:a|one|two|three|\d+) (?:day|hour|week|minute)s?(?: and| then| before)\b/,
  /\b(?:no one|nobody|you never|never) (?:\w+ ){0,3}(?:like|as) (?:you|they|he|she|yall) (?:promised|said|told)\b|\b(?:broke|quit|stopped|died|leak\w*|failed|failing)\b.{0,30}\b(?:the (?:next )?day|hours?|\w+ days?|a week) after (?:you|your|yall|the (?:repair|tech))\b|\bafter your (?:repair|visit|guy|tech|work|fix|service)\b|\bscratched (?:up )?(?:my|the|our)\b|\b(?:file|make|lodge|leave|have|submit) (?:a |an |my )?(?:formal |official )?complaint\b/,
  /\bhung up on (?:me|us)\b|\bworse than (?:before|ever)\b|\bpaid (?:you|yall)\b.*\b(?:and|but|still)\b|\bstood (?:me|us) up\b|\byour guy ruined\b|\bruined my\b/,
  /\b(?:left|made|tracked) (?:\w+ ){0,4}(?:mud|mess|trash|garbage|dirt|grease|hole|footprints)\b|\bcharged (?:my|our|the) (?:card|account) (?:twice|double|again)\b|\bi was told\b.*\b(?:and (?:its|it is|nobody|no one|now|still)|where are)\b|\bwhere (?:are|r) (?:you|u) (?:people|guys)\b|\bit broke again\b|\bbroke again\b|\b(?:crooked|uneven|lopsided|fried my hair|burned my scalp)\b|\b(?:great|nice|good) job (?:breaking|ruining|leaving|forgetting)\b|\byou never showed up\b|\bpoor job\b|\b(?:demand|want|need) (?:a |my )?refund\b|\bthieves idiots\b/,
  /\bnever (?:heard(?! of)|got a (?:call|reply|response)|got an answer)\b|\bcharged (?:me|us) (?:twice|double|for)\b|\byou (?:guys )?cancell?ed on (?:me|us)\b|\b(?:deposit|payment|money) back\b|\btime (?:im|i am|ive|i have|i) (?:ask\w*|call\w*|text\w*|had to)\b|\bdouble (?:charged|billed)\b/,
  /\b(?:complain\w*|refund|money back|unacceptable|unprofessional|terrible|horrible|awful|worst|scam\w*|rip ?off|ripped off|overcharg\w*|over charged|lawyer|attorney|sue you|small claims|bbb|better business|bad review|one star|1 star|negative review|disgrace\w*|rude|incompetent|ridiculous|pathetic|disappointed|not happy|unhappy|dissatisfied|poor (?:job|service|work)|bad (?:job|work|service|haircut|cut|experience)|botched|ruined|butchered|messed up my|sloppy)\b/,
  /\b(?:(?:your|the|ur) (?:tech\w*|guy|guys|plumber|electrician|man|crew|worker|workers|team|people|stylist|person|installer|company|office)|you|you guys|yall|u|he|they)(?: \w+){0,2} (?:broke|damaged|ruined|cracked|scratched|left (?:a|the|my|it)|never (?:came|showed|called|fixed|finished|answer\w*|returned|got)|didnt (?:show|come|fix|finish|call|do|even|clean)|did not (?:show|come|fix|finish|call)|no ?showed|stood (?:me|us) up|hung up|lied|stole|was (?:rude|late|unprofessional)|were (?:rude|late|supposed to be here)|are late|is late|havent (?:fixed|called|come|shown)|hasnt (?:shown|come|called|arrived)|charged me)\b/,
  /\b(?:no one|nobody) (?:ever )?(?:showed|came|called|has (?:called|come|shown)|answer(?:s|ed)|pick(?:s|ed) up|returned|got back|responded)\b|\b(?:still (?:broken|leaking|not working|not fixed|not cooling|isnt working|doesnt work|not heating)).{0,40}\b(?:after|since you|you (?:guys )?(?:came|fixed|were)|yesterday|last)\b|\b(?:you|yall|guys|tech\w*|just|were) (?:\w+ )?(?:fixed|repaired|replaced|installed|serviced|here|came)\b.{0,50}\b(?:again|still|already|now its|and its|same (?:problem|issue|thing)|broke|leaking|not working|stopped)\b|\b(?:third|3rd|fourth|4th|fifth|5th|second|2nd) time\b.{0,40}\b(?:call\w*|happened|came|out|this|broke|week|month)\b|\b(?:waiting|waited|been waiting)\b.{0,30}\b(?:hours?|days?|weeks?|all (?:day|morning|afternoon)|since|forever|and no)\b|\byou (?:guys )?said\b.{0,40}\b(?:would|be here|coming|between|call me|today)\b|\b(?:you|yall|he|she|they|tech\w*|guy|plumber|electrician)(?: (?:are|is|were|was))? (?:\w+ ){0,2}(?:hours?|minutes) late\b|\bhate (?:my|the|this) (?:hair\w*|cut|color|nails|job|work|service)\b|\bwas supposed to (?:be|come|call|arrive)\b|\b(?:is|was|were) (?:supposed|scheduled) to (?:be here|come|show|arrive|call)\b/,
  // Skin that was hurt by what was done to it
  /\b(?:scalp|skin|face|forehead|ears?|neck|hairline|lips?|brows?|eyelids?|legs?|armpits?|bikini|cuticles?|fingers?)\b.{0,25}\b(?:burn(?:ed|t|s)|blister\w*|ooz\w*|scabb?\w*|infected|raw|rash|peeling)\b.{0,30}\b(?:your|you|yall|from the|(?:after|since) (?:my|the|that|our|last))\b|\byour (?:bleach|color|dye|wax|relaxer|perm|toner|peel|laser|product|glue|stylist|girl) (?:burn(?:ed|t)|blistered) (?:me|my)\b/,
];
const INTERESTED =
  /\b(?:interested|yes please|need (?:help|a|an|my|some|your|service|someone|to get|it)|want (?:to|a|an|my|it)|looking (?:for|to|into)|help (?:me|us|please|with)?|hi|hello|hey|problem|issue|trouble|broken?|leak\w*|id (?:like|love)|tell me more|sounds (?:good|great|interesting)|ready|lets (?:do|go)|i called|called (?:you|earlier|about|yesterday|today)|missed (?:your|my) call|calling (?:about|for|because)|returning your call|go ahead|(?:text|let) me know|text me (?:when|if|before)|keep me posted|send (?:it|me|over)|still (?:need|interested|looking|want))\b/;
const INFORMATION =
  /\b(?:how (?:long|does|do i|big|old|many|often)|what (?:brands?|kind|type|is|are|does|happens|should|do i)|why|do i (?:need|have) to|does (?:it|that|this)|is (?:it|that|this) (?:safe|normal|ok|okay|bad|common)|should (?:i|we)|can (?:i|we) (?:still )?(?:use|run|turn|leave))\b/;
/** What goes wrong or is wanted in the trades that have no table of services of their own: told, it asks for the business. */
const TROUBLE =
  /\b(?:mouse|mice|rats?|roach(?:es)?|cockroach\w*|ants|termites?|bed ?bugs?|wasps?|hornets?|bees|fleas|ticks|spiders|moths|silverfish|raccoons?|squirrels?|bats|droppings|infest\w*|nests?)\b|\b(?:tooth|teeth|crown|filling|gums?|cavit(?:y|ies)|dentures?|braces|retainer|veneer|molar|jaw)\b|\b(?:check engine|engine light|brakes?|transmission|alternator|radiator|muffler|clutch|tires?|tyres?|exhaust|oil (?:change|leak|light)|wont start|battery|windshield|wipers|alignment|overheat\w*)\b|\b(?:shingles?|gutters?|downspouts?|flashing|skylight|chimney|siding|soffit|roof|attic|fence)\b|\b(?:deep clean\w*|move (?:in|out) clean\w*|house ?clean\w*|carpets?|upholstery|stains?|grout|windows cleaned|mold|mildew)\b|\b(?:split ends|bangs|perm|braids|locs|extensions|lashes|brows|waxing|facial|massage|roots|balayage|fade)\b|\b(?:squeal\w*|grind(?:s|ing)|rattl\w*|shak(?:es|ing)|chipped|cracked|jammed|clogged|hanging off|fell (?:off|out)|came (?:off|loose)|acting up|packed (?:in|up)|conked out|on the blink|gave out|carked it)\b/;
const ARRIVAL =
  /\b(?:when|whens|what time)(?: is| are| will| does)? (?:the |your |my |he |she |they |you |yall )?(?:tech\w*|guy|guys|lot|lads|plumber|electrician|crew|someone|somebody|he|she|they)? ?(?:getting here|get here|arriv\w*|coming|showing up|be here)\b|\bpush (?:it|this|that) (?:to|back|out)\b|\b(?:bail|back out|flake) on\b.*\b(?:appointment|visit|tomorrow|today)|\bmove me to\b/;
const LATE = /\brunning (?:\w+ ){0,3}(?:minutes )?(?:late|behind)\b|\b(?:be|gonna be|going to be) (?:\w+ ){0,3}late\b|\bstuck in traffic\b/;
const GREETING =
  /^(?:hi|hello|hey|yo|good (?:morning|afternoon|evening)|hi there|hey there|howdy|sup|hola)(?: (?:there|guys|team|yall|everyone|folks))?$/;
const THANKS =
  /^(?:ok |okay |great |perfect |cool |awesome |alright )?(?:thanks|thank you|thank you so much|many thanks|appreciate it|appreciated|cheers|much appreciated|you too|have a (?:good|great|nice) (?:one|day|night|evening|weekend)|great|perfect|cool|awesome|got it|will do|sounds good|ok|okay|happyface|thumbsup|loveface)(?: (?:so much|very much|again|a lot|have a \w+ \w+|happyface|thumbsup|loveface|bye|guys|all|then))*$/;

const as = (intent: Intent, confidence: number, reasonCode: string): Classified => ({ intent, confidence, reasonCode });

/** A question about the terms is no complaint: "is there a refund if I don't like it?" */
const ASKS_TERMS =
  /\b(?:do you (?:have|give|offer|do)|is there|are there|what is|whats|how does)\b(?: \w+){0,4} (?:refunds?|money back)\b|\b(?:refund|money back) (?:polic(?:y|ies)|do you have)\b/g;

function isComplaint(reading: Reading, evidence: Evidence): boolean {
  if (!matchesAny(reading.plain.replace(ASKS_TERMS, ' '), COMPLAINT)) return false;
  // A broken machine is no complaint about us, and "horrible noise" is a description.
  const others =
    /\b(?:horrible|terrible|awful|worst|bad) (?:\w+ ){0,2}(?:noise|sound|smell|shape|leak|condition|storm|time|weather)\b|\b(?:last|previous|other|another|different) (?:company|guy|plumber|electrician|contractor|tech\w*|salon|stylist|place)\b/.test(
      reading.plain,
    );
  const isOnlyThat = others && !/\b(?:you|your|yall)\b.{0,20}\b(?:never|didnt|broke|damaged|charged)\b/.test(reading.plain);
  return !isOnlyThat && !(evidence.hasPick && evidence.sentiment !== 'angry');
}

/** "I never asked for the premium filter", "you fitted the wrong one", "ringing at the wrong house": as often a customer's as a stranger's. */
const MAY_BE_ABOUT_A_JOB =
  /\bwrong (?:house|one|contact)\b|\b(?:never|didnt|did not|havent) (?:request|contact|ask|sign|reach)\w*\b|\bby (?:mistake|accident)\b|\bnot my (?:property|account|appointment|call)\b/;
const IS_STRANGER =
  /\bwrong (?:number|num|nbr|person|guy|phone)\b|\bwrong ?#|\b(?:no one|nobody) (?:here )?(?:named|called|by that name)\b|\bdial\w*\b/;
/** The reason code of a stranger who may be none: a person looks. */
export const MAYBE_STRANGER = 'maybe_wrong_person';

/** Below 0.9 nobody is taken off: a tenant may still speak for the owner, and who tells of a job is a customer. */
function strangerOf(text: string, { slotCount }: Evidence): Classified | null {
  // "I'm the tenant, Aisha Brown": who says who they are and what is wrong wants it mended.
  if (/\b(?:owner|homeowner|decision|renter|tenant|own a)\b/.test(text))
    return slotCount > 0 && /\btenant\b/.test(text) ? null : as('WRONG_PERSON', 0.72, 'wrong_person');
  if (!MAY_BE_ABOUT_A_JOB.test(text) || IS_STRANGER.test(text)) return as('WRONG_PERSON', 0.9, 'wrong_person');
  return slotCount === 0 ? as('WRONG_PERSON', 0.8, MAYBE_STRANGER) : null;
}

/** The order is the meaning: what must not be missed comes first. Below 0.6 the answer is UNKNOWN (rules.md C-48). */
export function classify(reading: Reading, evidence: Evidence): Classified {
  const text = reading.plain;
  // A wish to stop is never lost to whatever else the text looks like (C-11).
  if (evidence.isOptOut) return as('OPT_OUT', 0.93, 'opt_out_free_text');
  if (evidence.isAutoReply) return as('AUTO_REPLY', 0.92, 'auto_reply');
  const stranger = evidence.isWrongPerson ? strangerOf(text, evidence) : null;
  if (stranger) return stranger;
  if (!evidence.isDistrust && isComplaint(reading, evidence)) return as('COMPLAINT', 0.85, 'complaint');
  const isAboutStanding = evidence.appointmentIntent === 'cancel' || evidence.appointmentIntent === 'reschedule';
  if (evidence.isDecline && !evidence.hasPick && !isAboutStanding && !(evidence.isAnswering && evidence.hasPreference)) {
    return as('NOT_INTERESTED', 0.88, 'declined');
  }
  return classifyWish(reading, evidence);
}

function classifyWish(reading: Reading, evidence: Evidence): Classified {
  const text = reading.plain;
  if (evidence.hasPick) return as('BOOKING', 0.95, 'picked_opening');
  if (evidence.appointmentIntent && evidence.appointmentIntent !== 'book')
    return as('BOOKING', 0.9, `appointment_${evidence.appointmentIntent}`);
  if (evidence.asksPrice && !(evidence.appointmentIntent === 'book' && evidence.hasPreference)) return as('PRICING', 0.88, 'asks_price');
  if (ARRIVAL.test(text)) return as('BOOKING', 0.75, 'asks_arrival');
  if (evidence.asksBusiness && !evidence.hasPreference) return as('QUESTION', 0.85, 'asks_business');
  if (evidence.appointmentIntent === 'book') return as('BOOKING', 0.85, 'wants_booking');
  if (evidence.pick !== null) return as('BOOKING', 0.8, 'refused_openings');
  if (evidence.asksPrice) return as('PRICING', 0.8, 'asks_price');
  if (evidence.hasPreference) return as('BOOKING', 0.75, 'gave_time');
  const isOpen = evidence.answer === null || evidence.answer === 'unclear';
  if (evidence.hasQuestion && isOpen && INFORMATION.test(text)) return as('QUESTION', 0.75, 'asks_something');
  if (evidence.hasQuestion && evidence.slotCount === 0 && isOpen && !evidence.wantsHuman) return as('QUESTION', 0.7, 'asks_something');
  if (evidence.slotCount > 0) return as('INTERESTED', 0.8, 'gave_answers');
  if (/\b\d{3}[ .-]?\d{3}[ .-]?\d{4}\b|\bzip\b/.test(text)) return as('INTERESTED', 0.65, 'gave_contact');
  if (LATE.test(text)) return as('BOOKING', 0.7, 'running_late');
  if (evidence.wantsHuman) return as('INTERESTED', 0.7, 'wants_human');
  if (evidence.answer === 'no' && !evidence.isAnswering) return as('NOT_INTERESTED', 0.65, 'said_no');
  if (evidence.answer === 'yes') return as('INTERESTED', evidence.isAnswering ? 0.8 : 0.7, 'said_yes');
  if (THANKS.test(text)) return as('INTERESTED', 0.6, 'thanks');
  if (GREETING.test(text)) return as('INTERESTED', 0.65, 'greeting');
  if (INTERESTED.test(text)) return as('INTERESTED', 0.65, 'shows_interest');
  if (TROUBLE.test(text)) return as('INTERESTED', 0.62, 'tells_trouble');
  if (evidence.isConfused) return as('UNKNOWN', 0.3, 'confused');
  return as('UNKNOWN', 0.3, text === '' ? 'no_words' : 'not_understood');
}
