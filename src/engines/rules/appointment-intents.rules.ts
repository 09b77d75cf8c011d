import { matchesAny } from '../../common/prefilter.js';
import type { AppointmentIntent } from '../engine.port.js';
import { HOURS_SPAN, PUSHED_DAYS } from './spans.rules.js';
import { type Reading } from './words.rules.js';

const VISIT =
  '(?:appointment|appointments|visit|booking|reservation|slot|time|service call|service|haircut|it|this|that|mine|ours|tomorrow|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|everything)';

const CANCEL: RegExp[] = [
  /^(?:(?:actually|okay|please|just|no|wait|sorry|lets) ?)*cancel(?: (?:please|it|this|that|everything|thanks|thank you))*$/,
  new RegExp(
    `\\b(?:cancel|call off)(?: (?:my|the|our|this|that|todays|tomorrows|for|on|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|next|upcoming|\\d+(?:st|nd|rd|th)?|hair|nail|ac|\\w+day))* ${VISIT}\\b`,
  ),
  /\b(?:need|want|have|going|like|id like|gotta|would like) to cancel\b|\bcancel (?:on (?:you|yall)|me|us)\b|\b(?:please|can you|could you|can i|can we) cancel\b|\bdont come\b|\b(?:dont|do not) (?:send|need) (?:anyone|anybody|someone|the (?:tech\w*|guy))\b|\b(?:drop|scrap|scratch|remove|delete) (?:my|the|our) (?:\w+ )?(?:appointment|booking|visit|reservation)\b|\bdo not come\b|\bwont (?:be )?need(?:ing)? (?:the|my|that|your) (?:appointment|visit|booking)\b|\b(?:no longer|dont) need (?:the|my|that|this) (?:appointment|visit|booking)\b|\bcancell?ation\b(?! (?:fee|policy|charge))/,
];
/** Beside a visit that stands the bare word is enough: "we sold the house, cancel". */
const CANCEL_STANDING =
  /\bcancel\b(?!.*\b(?:fee|policy|charge[ds]?|refund)\b)|\b(?:dont|do not|wont|no longer) need (?:you|it|him|her|them|anyone|anybody|someone|the visit)\b(?! (?:to|there|here|until|till|before))|\bno need (?:to come|for (?:you|him|the visit))\b/;
const CANCEL_ASKED = /\b(?:if|what happens|how do|can i still|am i able|do i|would i|will i|charge[ds]?)\b(?:.*)\bcancel\b/;
const NOT_CANCEL =
  /\bdid (?:you|u|yall|they|he|she|someone|somebody|i)(?: guys)? cancel\b|\b(?:dont|do not) come (?:before|after|until|till|in the|to the|through|around|too|so|on|by|early|late|at)\b|\b(?:dont|do not|not|never|without|rather than|instead of|no need to) (?:want to |have to |need to |going to )?(?:cancel\w*|cancelling|canceling)\b|\bcancel(?:led|ed) (?:on me|my (?:last|other)|by|last)|\b(?:cancell?ation (?:fee|policy|charge)|any cancell?ations|if (?:i|you) cancel|can i cancel (?:later|anytime|any time|if)|if i (?:need|have) to cancel|had (?:a )?cancel\w+|someone cancels?|if anyone cancels?|cancel(?:l?ation)? list)\b/;

const RESCHEDULE: RegExp[] = [
  /\b(?:re ?schedul\w*|re ?book\w*|postpone|push(?:ed)? (?:it |this |that |back|my|the|our)|move (?:it|me|us|my|the|our|this|that|up|to|back)|bump (?:it|me|us|my|the)|change (?:my |the |our |to |that |this )?(?:appointment|time|day|date|it|booking|visit|slot)|switch (?:my|the|it|to|our|days?|times?)|swap (?:my|the|it|to|days?)|pick (?:another|a different|a new) (?:day|time|date)|(?:different|another|new|earlier|later|better|sooner) (?:day|time|date|slot|appointment))\b/,
  /\b(?:cant|can not|cannot|wont be able to|unable to|not able to|not going to be able to|am not going to|not gonna|not going to|wont) (?:make it|make (?:my|the|that|our|tomorrow|today|it|this)|be (?:there|home)|come(?: (?:in|tomorrow|today|anymore)|$)|do (?:my appointment|tomorrow anymore|today anymore|that time anymore|it anymore)|keep (?:my|the))\b/,
  /\b(?:something|work thing|emergency|meeting) (?:came|has come|just came|popped) up\b|\b(?:running|be|going to be|im|gonna be) (?:\w+ )?(?:minutes )?late\b(?=.*\b(?:move|push|change|reschedule|later)\b)|\bcan (?:we|you|i) (?:do|make it|come|move|push|change) .*\binstead\b|\bcome (?:\w+ ){0,3}(?:earlier|later|another)\b|\b(?:do|make it|have|get|move it to) (?:\w+ ){0,2}(?:\d{1,2}(?::\d{2})?(?: ?[ap]m)?|noon|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today)(?: \w+)? (?:instead of|rather than) |\bis .{1,20} (?:ok|okay|possible|available|fine) instead\b/,
];

const WHEN =
  '(?:today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|noon|morning|afternoon|\\d{1,2}(?::\\d{2})?(?: ?[ap]m)?)';
/** "Can we make it Wednesday", "Thursday works better": a new time for what is booked. */
const REMADE = new RegExp(
  `\\bmake (?:it|that|mine|ours)(?: for| on| at| to)? (?:next |this |the )?${WHEN}\\b|\\b${WHEN} (?:would be|would work|is|works|work) (?:much |way |a lot |actually )?better\\b|\\bbetter (?:on|at) ${WHEN}\\b`,
);

const CONFIRM: RegExp[] = [
  /^(?:c|confirm|confirmed|confirming|i confirm|yes confirm|confirm please|yes i confirm|yes confirmed)$/,
  /\b(?:confirm(?:ing)?|double check(?:ing)?|verify(?:ing)?) (?:my|our|the|for|that|we|i|its|it|todays|tomorrows|\w+days?)\b|\b(?:are|r|were|is) (?:we|you|yall|he|she|someone|they|it|the tech|my appointment|our appointment|the appointment|everything|you guys)(?: guys)? (?:still )?(?:on|good|set|coming|scheduled|confirmed|booked|all set)\b|\bstill (?:on|coming|good|set|scheduled|happening|planning)\b.*(?:\?|$)|\b(?:see you|see yall|ill be there|i will be there|we will be there|well be there|looking forward to (?:it|seeing|my|our)|(?:what time|when) (?:will|is|are|does|do) (?:\w+ ){0,3}(?:coming|arriv\w*|be here|get here|getting here|show up|showing up)|\beta\b|(?<!\bhow (?:much|long|big|bad) )(?:is|are) (?:my|our|the) (?:appointment|visit|booking)s?\b(?! (?:fee|charge|cost|price|free))|(?:what|which) (?:day|time) (?:did|is|was) (?:i|my|our|the)|when (?:did i|am i|was i)|what time is (?:my|our|the) (?:appointment|visit|booking)|when is (?:my|our|the) (?:appointment|visit|booking|tech)|(?:when|what (?:day|time)) (?:my|our|the) (?:appointment|visit|booking) (?:is|was)|when are you coming|do i have (?:an|my) appointment|am i (?:still )?(?:booked|scheduled|on))\b/,
];

const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today';
/** "30 min later", "an hour earlier", "same time but Friday": a visit that stands is meant. */
const SHIFTED = new RegExp(
  `\\b${HOURS_SPAN} (?:later|earlier|sooner|back|forward)\\b|\\b(?:push|move|bump|shift)(?: \\w+){0,3} ${HOURS_SPAN}\\b|\\bsame time\\b(?= (?:but |just |only )?(?:on |for |next |this |the )*(?:next |day |week|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day))|\\b(?:come|do|make it|be here|get here)(?: \\w+){0,2} (?:later|earlier|sooner)\\b|\\b(?:later|earlier) (?:that|the same|in the) (?:day|morning|afternoon)\\b|\\b(?:can|could) (?:you|we|u|yall|he|she|they) (?:do|make it|come|come at) (?:at |around |like )?\\d{1,2}(?::\\d{2})?(?: ?[ap]m)?(?= (?:instead|please|or|tomorrow|thanks)|$)|\\b\\d{1,2}(?::\\d{2})?(?: ?[ap]m)? (?:doesnt|does not|wont|isnt going to|isnt gonna) work\\b|\\b(?:go |be |put me |change it |switch )?back (?:to|on) (?:the |my )?(?:${WEEKDAY}|\\d|old|first|other|original)|\\b(?:${WEEKDAY}) was better\\b|\\b${PUSHED_DAYS}\\b`,
);

/** "What do you charge to come out": a price, no visit. */
const ABOUT_PRICE =
  /\b(?:how much|cost|costs|charge|charges|fee|fees|price|rate|run me)\b(?: \w+){0,5}? (?:to|for (?:you|yall|someone|somebody|a tech\w*|him|them)(?: guys)? to|for) (?:\w+ )?(?:come|send|stop|swing|have|get|book|schedule|see)\b(?: \w+){0,2}/g;

/** "When is it again?", "is that am or pm": asked of the visit that stands. */
const ASKS_WHEN =
  /\b(?:when(?:s| is| was| are| am)?|what (?:time|day)(?: is| was| are| am)?|which (?:time|day)(?: is| was| are)?) (?:it|that|this|the appointment|my appointment|my visit|i coming|i (?:booked|down|set|scheduled)|we (?:on|set|booked))\b(?! (?:cost|take|last|start to|stop))|\b(?:what (?:time|day)|when|which day) again\b|\bis (?:that|it|this) (?:am or pm|in the (?:morning|afternoon)|today|tomorrow)\b|\bis (?:it|that|this|my (?:appointment|visit|booking)) (?:on |for |at )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}(?::\d{2})?(?: ?[ap]m)?) or\b|\bwhat(?:s| is| was) my (?:appointment|visit|booking|time|slot)\b|\bdid (?:you|u|yall|they|someone|somebody)(?: guys)? cancel\b|\bdid (?:it|that|my (?:booking|appointment)) go through\b|\bwhat (?:do i have|did i|have i) (?:booked|book|scheduled|schedule)\b|\bdo (?:you|u|yall) (?:still )?have (?:my|me|our|us)\b(?= (?:appointment|booking|visit|down|on|in|scheduled|booked)\b)|\bremind me (?:what|when|which)\b|\bam i (?:still )?(?:booked|down|confirmed|scheduled)\b|\bappointment (?:when|what time)\b|\bkonsa time\b|\b(?:which|what) (?:\w+ )?(?:visits?|appointments?|bookings?) (?:do|have|did) i (?:have|got|made|make|book)\b|\b(?:list|show me|tell me) (?:all )?my (?:visits|appointments|bookings)\b/;

/** "I need somebody to look at my furnace" tells of a job; a visit is asked for with a time, or by asking us to come. */
const NEEDS_WORK =
  /\b(?:need|needs|want|looking for|look for|like|get)(?: to (?:get|find|have))? (?:someone|somebody|a (?:tech\w*|plumber|electrician|guy|pro|person|professional)|anyone|help) (?:who can |that can |to |who |with )?(?:please )?(?:look at|take a look at|check|check on|check out|fix|repair|see about|service|install|replace)\b/g;

/** "Can we do 4 instead of 3": a time for another, also while nothing is booked yet. */
const INSTEAD =
  /\b(?:do|make it|have|get|come(?: at)?) (?:\w+ ){0,2}(?:\d{1,2}(?::\d{2})?(?: ?[ap]m)?|noon|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today)(?: \w+)? (?:instead of|rather than) (?!paying|that|the price)/;

const BOOK: RegExp[] = [
  /\b(?:love|like|want|need|can i|could i|can we|could we|looking|wanting|hoping|trying) (?:to )?(?:please )?(?:book|schedule|come in|get in|get on|reserve|make an)\b|\b(?:can|could|may) (?:i|we) (?:get|have)\b.{0,30}\b(?:done|colou?red|trimmed|fixed|looked at|serviced|checked|installed|replaced)\b/,
  /\b(?:book|schedule|set up|make|get|need|want|have|arrange|like|request|reserve|snag|grab)(?: (?:me|us|it|in|to|for|a|an|the|my|some|someone|to get|to book|to schedule|to make|to set up|to see))* (?:appointment|visit|booking|time slot|slot|service call|reservation|estimate|consult\w*|spot|opening|inspection|time)\b/,
  /\b(?:can|could|would|will|please|need|want|like|have|get|send|hoping|able)\b(?: \w+){0,4} (?:come|coming|stop by|swing by|drop by|come by|come out|come over|send|send out|get out here|get here|take a look|look at|check (?:it )?out|check on|fit (?:me|us) in|squeeze (?:me|us)|get (?:me|us|it) in|get in|come in|see me|see us|book|schedule|be here|make it out)\b(?! (?:the news|a quote|me a quote))/,
  /\b(?:available|availability|any openings?|openings?|open slots?|any slots?|any spots?|free slots?|any appointments?|times? (?:available|open)|soonest|earliest|next available|first available|when can (?:you|someone|i|we|yall|u)|how soon can|what (?:times?|days?)(?: \w+){0,3} (?:available|open|free|work|have|got)|do you have (?:anything|time|any time|any|a spot|room|space|something|someone)|have anything|anything (?:open|available|free|sooner|earlier|later|today|tomorrow|this|next|on|for|after|before|monday|tuesday|wednesday|thursday|friday|saturday|sunday|in the)|got anything|sign me up|put me down|put me on|book it|book me|schedule (?:it|me|this|that|something|for)|lets (?:book|schedule|do)|ready to (?:book|schedule))\b|\bwalk ?in (?:today|now|tomorrow|at|this)\b/,
  /\b(?:need|want|get|have|send)(?: \w+){0,2} (?:someone|somebody|a (?:tech\w*|plumber|electrician|guy|pro|person|repairman|serviceman|contractor))(?: \w+){0,2}(?: (?:out|here|over|today|tomorrow|asap|now|to come))\b|\bcome (?:out|by|over|fix|look|check|take|today|tomorrow|asap|now)\b|\bsend (?:someone|somebody|a (?:tech\w*|plumber|electrician|guy))\b/,
];
const NOT_BOOK =
  /\b(?:dont|do not) (?:book|schedule)\b|\bsend(?: (?:me|us|over|it|him|her|them))?(?: (?:the|a|an|my|our|that|your|over))* (?:invoice|receipt|bill|copy|w ?9|link|paperwork|quote|estimate|pics?|photos?|pictures?|video|text|message|e ?mail|confirmation|contract|proof|certificate|warranty|directions|address)\b|\b(?:who|what (?:tech\w*|guy|person|kind of tech\w*)|which (?:tech\w*|guy|one of you))(?: (?:will|is|are|ll|s|would|gets?))+(?: \w+){0,2} (?:com(?:e|ing)|sent|sending|doing|showing)\b|\b(?:you|they|he|she)(?: guys)? (?:said|told|promised|were supposed|was supposed)\b|\b(?:what time|when) (?:will|is) the (?:tech\w*|guy|plumber|electrician|crew|stylist)\b|\balready have (?:a |an |someone|somebody)|\bare you (?:open|available) (?:24|on (?:sundays|saturdays|weekends|holidays))\b|\b(?:thanks|thank you) for (?:coming|sending)\b|\b(?:came|were supposed to come|never came|didnt come|no one came|nobody came)\b|\bcoming (?:from|out of|through|into|in from|up)\b(?!.*\b(?:can|could) (?:you|someone))/;

const MORE =
  /\b(?:also|another|one more|a second|additional|separate|too|as well|in addition|different (?:issue|problem|thing|job)|while (?:youre|you are|hes|theyre) (?:here|there|at it))\b/;
const STANDING =
  /\b(?:move|reschedul\w*|re ?schedul\w*|push|postpone|change|switch|swap|instead|cancel\w*|cant make|another (?:day|time|date)|different (?:day|time|date) (?:for (?:it|that|my|the)|than)|my appointment)\b/;

/** Something more for the visit that stands: whoever comes is told, and nothing else is booked. */
const SAME_VISIT =
  /\bwhile (?:he|she|they|you|youre|yall|hes|shes|theyre|the \w+)\b|\bsame (?:visit|trip|appointment)\b|\b(?:can|could|will|would) (?:he|she|they|you|u|yall|the \w+|your \w+)(?: guys)? (?:also |please |maybe )*(?:look|check|take|fix|do|bring|see|replace|install|clean)\b.*\b(?:too|also|as well|at the same time)\b|\b(?:can|could|will|would) (?:he|she|they|the \w+|your \w+) also\b|\bcan (?:you|u|yall) bring\b/;
const NEW_VISIT =
  /\b(?:book|schedule|make|set up|need|want|get|have|like)(?: \w+){0,2} (?:an?|another|a new|a second|one more) (?:\w+ )?(?:appointment|visit|booking)\b|\b(?:another|second|separate|extra) (?:appointment|visit|booking|job)\b|\btwice\b|\btwo (?:visits|appointments)\b|\b(?:someone|somebody) for (?:my|the|our) \w+(?: \w+)? (?:too|also|as well)\b|\b(?:my|our) (?:sister|brother|mom|mum|mother|dad|father|son|daughter|husband|wife|friend|neighbou?r|kid|roommate)s?(?: \w+)? (?:also|too|as well)\b|\b(?:also|too|as well)\b.*\b(?:different|another|other|separate) (?:day|time)\b/;

export function isForSameVisit({ plain }: Reading): boolean {
  return SAME_VISIT.test(plain) && !NEW_VISIT.test(plain);
}

/** Words of a time, or of another one. */
const OF_TIMES =
  /\d|\b(?:earlier|sooner|later|available|availability|openings?|other|another|different|any ?thing|when|soon|now|today|tonight|tomorrow|morning|afternoon|evening|noon|week|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/;

export function namesTime({ plain }: Reading): boolean {
  return OF_TIMES.test(plain);
}

/** When what stands is, or what stands at all. */
export function asksWhen({ plain }: Reading): boolean {
  return ASKS_WHEN.test(plain);
}

export function asksForNewVisit({ plain }: Reading): boolean {
  return NEW_VISIT.test(plain);
}

/** Words of one thing more. */
export function saysMore({ plain }: Reading): boolean {
  return MORE.test(plain) && !STANDING.test(plain);
}

/** "also need a tune up, different day": one more visit; the standing one stays where it is. */
export function asksForAnotherJob(reading: Reading, namesService: boolean): boolean {
  const text = reading.plain;
  if (STANDING.test(text)) return false;
  return (
    (MORE.test(text) && (namesService || /\b(?:another|second|one more) (?:appointment|visit|job|booking|one)\b/.test(text))) ||
    (namesService &&
      /\b(?:need|want|book|schedule|like)\b/.test(text) &&
      !/\b(?:earlier|later|better|sooner) (?:day|time|date)\b/.test(text))
  );
}

const KIN =
  '(?:husband|wife|partner|son|daughter|mom|mum|mother|dad|father|brother|sister|tenants?|neighbou?rs?|roommate|landlord|renters?|sitter|nanny|manager|super|someone|somebody|kids?|boyfriend|girlfriend|friend)';
/** "I won't be home, but my husband will", "use the lockbox": the visit stays as it is, and whoever comes is told. */
const OTHERS_THERE = new RegExp(
  `\\b(?:wont|not|cant) (?:gonna |going to )?be (?:home|there|here)\\b.*(?:\\b(?:lock ?box|code|keys?|let (?:you|u|him|her|them|yall)(?: guys)? in)\\b|\\b(?:but|so|and)? ?(?:my|our|the|a)? ?${KIN}(?: \\w+){0,2} (?:will|is|are|can|should)\\b)|\\b(?:my|our|the) ${KIN} (?:wont|isnt|is not|will not|cant) be (?:home|there|here)\\b`,
);

/** What the customer wants with an appointment; a standing one makes "can't make it" mean moving it. */
export function readAppointmentIntent(reading: Reading, hasUpcoming: boolean): AppointmentIntent | null {
  const text = reading.plain;
  const isStandingCancelled = hasUpcoming && CANCEL_STANDING.test(text) && !CANCEL_ASKED.test(text);
  const wantsCancel = (matchesAny(text, CANCEL) || isStandingCancelled) && !NOT_CANCEL.test(text);
  const wantsMove =
    matchesAny(text, RESCHEDULE) &&
    !OTHERS_THERE.test(text) &&
    (hasUpcoming || !/^(?:can|could) (?:you|we|i) (?:change|switch)/.test(text)) &&
    !/\bmove (?:it|the) (?:to the|thermostat|outlet|unit|sink|toilet|washer)/.test(text);
  // "Cancel it and book me for Friday instead": it is moved.
  if (wantsCancel && hasUpcoming && /\bcancel\b.*\b(?:and|then|but)\b.*\b(?:re ?book|book|move|schedule|reschedul\w*|do)\b/.test(text))
    return 'reschedule';
  if (hasUpcoming && NEW_VISIT.test(text) && !wantsCancel && !/\b(?:move|reschedul\w*|push|instead)\b/.test(text)) return 'book';
  if (wantsMove && /\b(?:re ?schedul\w*|re ?book\w*|postpone)\b/.test(text)) return 'reschedule';
  if (wantsMove && hasUpcoming && /\b(?:move|push|another (?:day|time)|different (?:day|time)|instead)\b/.test(text)) return 'reschedule';
  if (wantsCancel) return 'cancel';
  if (wantsMove)
    return hasUpcoming || /\b(?:appointment|booking|reschedul\w*|visit)\b/.test(text) ? 'reschedule' : INSTEAD.test(text) ? 'book' : null;
  if (hasUpcoming && /\bnot (?:going to|gonna) (?:work|happen)\b/.test(text)) return 'reschedule';
  if (hasUpcoming && (REMADE.test(text) || SHIFTED.test(text))) return 'reschedule';
  if (hasUpcoming && ASKS_WHEN.test(text)) return 'confirm';
  if (matchesAny(text, CONFIRM) && (hasUpcoming || /\b(?:appointment|booking|visit|confirm\w*)\b/.test(text))) return 'confirm';
  if (matchesAny(text.replace(NEEDS_WORK, ' ').replace(ABOUT_PRICE, ' '), BOOK) && !NOT_BOOK.test(text)) return 'book';
  return null;
}
