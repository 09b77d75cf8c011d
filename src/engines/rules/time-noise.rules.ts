import { matchesAny, replaceEach, type Turn } from '../../common/prefilter.js';
import type { DateTime } from 'luxon';

const AT_HOUR =
  '(?:at|around|about|by|after|before|from|between|like)(?: (?:like|around|about))? (?:\\d{1,2}(?::\\d{2})?(?: ?[ap]m| oclock)?|noon|midnight)\\b(?: (?:in the (?:morning|afternoon|evening)|at night))?';
const PAST_PHRASES: RegExp[] = [
  /\bsince (?:last |this |early |late |about )*(?:yesterday|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|night|noon|afternoon|\w+ ?\d*)(?: (?:morning|afternoon|evening|night|am|pm|ago|week|month|year))*/g,
  new RegExp(
    `\\b(?:at |around |about |by )?\\d{1,2}(?::\\d{2})? ?(?:[ap]m|oclock) (?:on )?(?:yesterday|last (?:night|week|(?:mon|tues|wednes|thurs|fri|satur|sun)day))\\b|\\bat \\d{1,2}(?::\\d{2})? yesterday\\b`,
    'g',
  ),
  new RegExp(
    `\\b(?:yesterday|last night|the other (?:day|night)|last (?:mon|tues|wednes|thurs|fri|satur|sun)day)(?: (?:morning|afternoon|evening|night))? ${AT_HOUR}`,
    'g',
  ),
  /\byesterday(?: (?:morning|afternoon|evening|night))?\b|\b(?:last|the other|previous|past) (?:night|week|weekend|month|year|day|evening|time|summer|winter|spring|fall|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?: (?:morning|afternoon|night))?\b/g,
  /\b(?:about |over |almost |like |around )?(?:a|an|\d+|one|two|three|four|five|six|couple(?: of)?|few|several|some) (?:hours?|days?|weeks?|months?|years?|minutes?|nights?) ago\b/g,
  /\bfor (?:the )?(?:past |last )?(?:a |an |\d+|one|two|three|four|five|couple(?: of)?|few|several|about a)(?: ?few)? ?(?:hours?|days?|weeks?|months?|years?|nights?)\b(?! from)/g,
  /\b(?:the |these |in the |over the )?(?:past|last) (?:\d+|one|two|three|four|five|couple(?: of)?|few|several) (?:hours?|days?|weeks?|months?|years?|nights?)\b/g,
  /\ball (?:day|morning|night|weekend|week|afternoon)(?: long)?\b(?! (?:tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday))/g,
  /\b(?:every|each) (?:night|morning|evening|afternoon|day|time|year|week|month|weekend|\d+ \w+)\b(?: (?:at|around|about) (?:like )?\d{1,2}(?::\d{2})?(?: ?[ap]m)?\b)?/g,
];

const HOURS = '\\d{1,2}(?::\\d{2})?(?: ?[ap]m)? ?(?:to|-|till|til|until|se) ?\\d{1,2}(?::\\d{2})?(?: ?[ap]m)?\\b';
const WHO =
  '(?:i|we|he|she|they|(?:my|our|the|his|her) (?:tenants?|husband|wife|partner|boyfriend|girlfriend|sons?|daughters?|kids?|mom|mum|dad|mother|father|parents|roommates?|flatmates?|housemates?|boss|brother|sister|landlord|landlady|nanny|neighbou?rs?|cleaner|maid|gardener))';
const OFTEN = '(?: (?:always|usually|normally|only|also|mostly|generally|still))*';
const WEEKLY = '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days|every (?:mon|tues|wednes|thurs|fri|satur|sun)day|weekends|weekdays)';

/** Somebody's own days and hours: "I work nights, 10 to 6", "my tenant works Saturdays", "from 10 to 5 I am at the bank" in Hindi. */
const OWN_HOURS: RegExp[] = [
  new RegExp(
    `\\b${WHO}${OFTEN} works?(?: (?:the )?(?:nights?|days|mornings?|evenings?|weekends?|graveyards?|(?:night|day|late|early|first|second|third) shifts?))?(?: from)? ${HOURS}`,
    'g',
  ),
  new RegExp(
    `\\b${WHO}${OFTEN} works? (?:(?:the )?(?:nights?|days|mornings?|evenings?|graveyards?|(?:night|day|late|early) shifts?) )?(?:on )?(?:from )?(?:mon|tues|wednes|thurs|fri|satur|sun)days? (?:to|through|thru|-) (?:mon|tues|wednes|thurs|fri|satur|sun)days?`,
    'g',
  ),
  new RegExp(
    `\\b${WHO}${OFTEN} (?:works?|teach(?:es)?|volunteers?|trains?)(?: on)? ${WEEKLY}(?:(?: ,)? (?:and|or|to|through|thru) ${WEEKLY})*`,
    'g',
  ),
  new RegExp(
    `(?:\\b(?:morning|afternoon|evening|night) )?\\b(?:from )?${HOURS}(?: \\w+){0,2}? (?:kaam (?:kart|par|pe|hot|hai)|(?:duty|dyuti|naukri|job|office|shift|dukaan|school|college|baink|bank)(?: \\w+){0,2} (?:kart|rah|reh|hot|hai|jaat))\\w*`,
    'g',
  ),
];

/** "I work 9 to 5, so after that" */
const POINTS_BACK = /\b(?:after|before|around|till|until) (?:that|then)\b|\buske baad\b/;
/** "The kids finish school at 3:15", "my husband's shift is Monday to Thursday" */
const THEIR_DAY: RegExp[] = [
  /\b(?:(?:the|my|our) (?:kids|boys|girls|children|kid|son|daughter|twins|grandkids)|school|kindergarten|daycare|nursery) (?:finish(?:es)?|gets? (?:out|off|home)|is (?:out|over)|are (?:out|home)|ends?|lets out|comes? home)(?: (?:school|class|daycare|nursery|practice))?(?: at)? \d{1,2}(?::\d{2})?(?: ?[ap]m)?\b(?! (?:works|is|would))/g,
  /\b(?:shifts?|schedule|roster|rota|hours) (?:is|are|runs?) (?:from )?(?:mon|tues|wednes|thurs|fri|satur|sun)days? (?:to|through|thru|till) (?:mon|tues|wednes|thurs|fri|satur|sun)days?\b/g,
];

const SMALL_TALK: RegExp[] = [
  /\b(?:if|in case|when|assuming|since) (?:you|yall|u)(?: guys)? (?:are |re )?(?:work|open|working|available|come out|do)(?: on)? (?:(?:mon|tues|wednes|thurs|fri|satur|sun)days|weekends|then|that day)\b/g,
  /\b24 ?\/ ?7\b/g,
  /\bgood (?:morning|afternoon|evening|night|day)\b/g,
  /^ *(?:morning|afternoon|evening)(?= (?:guys|there|all|team|folks|yall)\b)/g,
  /(?:(?<!\b(?:you|u|i|we|they) )\b(?:have|enjoy|had)|\bhope (?:you|yall|u) (?:have|had|enjoy)) (?:a|an|your|the|great|good|nice|wonderful|lovely)(?: (?!week|time|slot|appointment|opening)\w+){0,2} (?:day|morning|afternoon|evening|night|weekend|week|monday|friday)\b/g,
  /\bhappy (?:monday|friday|tuesday|holidays?|thanksgiving|new year)\b/g,
  /\b(?:see you|see yall|talk|talk to you|speak)(?: guys| then)? (?:today|tomorrow|tonight|soon|then|monday|tuesday|wednesday|thursday|friday|saturday|sunday|next week)\b/g,
  /\bone day\b|\bsome day\b|\bthese days\b|\bto this day\b|\bday off\b|\bday and night\b|\bnight and day\b|\b(?:2|two|one|1|3|three) day\b/g,
  /\b(?:one|every|some|another|per) night\b|\bovernight\b|\bnight before\b|\bnight light\b/g,
  /\b(?:work|working) (?:the )?(?:nights?|days|mornings?|evenings?|weekends?|graveyard|(?:night|day|first|second|third|1st|2nd|3rd) shift)\b/g,
  /\b(?:nurse|im|am|hes|shes|were|working|cop|guard|dad|mom|husband|wife) on (?:nights|days|earlies|lates)\b/g,
];

/** "My 3pm class", "the 2 oclock news": an hour that belongs to something else. */
const OTHER_HOURS =
  /\b(?:the|my|his|her|our|a|an) \d{1,2}(?::\d{2})? ?(?:[ap]m|oclock) (?:news|show|game|meeting|class|flight|shift|call|practice|lesson|movie|mass|service at|bus|train|deadline)\b/g;

const NOT_A_REQUEST: RegExp[] = [
  /\b(?:is|are) (?:somebody|someone|anyone|anybody) (?:there|in|around|open|working)(?: on)? (?:(?:satur|sun|mon|tues|wednes|thurs|fri)days|weekends?|holidays|nights)\b/,
  /\b(?:told|promised) (?:me|us)\b(?!.*\b(?:to (?:text|book|call|schedule|come)|works?|book|schedule)\b)|\bi was told\b(?!.*\b(?:to (?:text|book|call|schedule)|book|schedule)\b)|\b(?:appointment|visit|booking) was (?:supposed to be |scheduled |set |booked )?(?:at|for|on)\b/,
  /\b(?:do|does|will|are) (?:you|u|yall)(?: guys)? (?:ever |also |even )?(?:open|closed?|work|do|come out|operate|run)(?: on| at| in)? (?:the )?(?:week(?:ends?|days|nights)|(?:mon|tues|wednes|thurs|fri|satur|sun)days|nights|evenings|holidays|after hours)\b(?! (?:at|after|before|between|from) \d)(?!.*\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|afternoon|evening)\b)/,
  /\b(?:(?:are|r) )?(?:you|yall|u) (?:guys )?(?:open|closed)\b|\bwhat time (?:do|are) you\b.*\b(?:open|close)|\b(?:your|the|what are) (?:business |opening |store )?hours\b|\bdo you (?:open|close)\b|\bwhen (?:do|are) you (?:open|close)/,
  /\blet you know\b|\bget back to you\b|\bthink (?:about|on|it over)\b|\bi(?:ll| will) (?:call|text|check|decide|reach out)\b|\bdecide\b/,
  /\b(?:were|was|are) supposed to\b|\bnever (?:came|showed|called)|\bno one (?:came|showed|called)|\bnobody (?:came|showed|called)|\bdidnt (?:show|come|call)|\bno ?show\b/,
  /\bi (?:called|texted|left a|emailed|spoke|talked|tried)\b|\bsaw your\b|\byou (?:said|told|texted|called|came|installed|replaced|fixed|were here|quoted|emailed|charged|billed|sprayed|cleaned|treated|cut|painted)\b|\bhe said\b|\bshe said\b|\bthey said\b/,
  /\b(?:dont|do not|never|no) (?:text|call|message|contact|texts|calls)\b|\btext me (?:later|tomorrow|tonight|back|then|when|next|on|at)\b/,
  /\b(?:i|we) (?:have |had |already )?(?:took (?:the |a |my |all |all of )?\w+ off|waited|sat (?:around|here|home)|stayed home|took off|(?:was|were) (?:home|here|there|off|out|in|up|at (?:work|home)|waiting))\b/,
  /\b(?:i|we|they|he|she) gets? paid\b|\bpay ?day\b/,
  // What falls due is no visit: a baby, the rent, an invoice
  /\b(?:wifes?|wife is|she is|shes|im|i am|baby|babys|rent|bills?|payment|invoice|policy|registration|loan|taxes|homework|project)(?: is| are)? due\b(?! for (?:a|my|an|its))/,
  /\bbirthday\b|\bspecial\b|\bcoupon\b|\bpromo\b|(?<!\bat |:)\b(?:2|two|3|three) for (?:1|one|2|two)\b(?! (?:people|person|of us|kids|adults))/,
  // A paper that ends, a child that is off school, somebody's own hours
  /\b(?:lease|contract|warranty|policy|coverage|visa|licen[cs]e|trial|semester)(?: \w+)? (?:ends?|expires?|starts?|begins?|runs out|is up)\b/,
  /\b(?:kids?|children|son|daughter|boys|girls) (?:is|are|will be) (?:out of|off) school\b(?!.*\b(?:works?|good|best|book|come|free|can you|please|prefer|so (?:can|could|lets))\b)/,
  /\b(?:sons?|daughters?|brothers?|sisters?|cousins?|bete|beti|bhai|bahan|behen)(?: ki| ka)? (?:wedding|shaa?di|marriage|(?:board )?(?:exams?|paper|result)|birthday)\b(?<!\bfor (?:my|our) \w+ \w+)(?!.*\b(?:please|need|want|book|looking|before|by then|available|free|hair|makeup|updo|chahie|karwan\w*)\b)/,
  /\b(?:i work|we work|i teach|my (?:hours|shift|job)|trabajo|trabajamos|abre|abrimos|duty|dyuti|naukri|office)(?: (?:is|are|runs?|hai))* (?:from )?\d{1,2}(?::\d{2})?(?: ?[ap]m)? to \d{1,2}\b(?!.*\b(?:so|after|before|except|but|any)\b)|\bfrom \d{1,2}(?::\d{2})? to \d{1,2}(?::\d{2})?\b.{0,20}\b(?:reh|rah|baith)t[aie]\b/,
  // A paper that says so, a day that belongs to something else, what a day costs
  /\b(?:invoice|receipt|bill|ticket|form|letter|statement) (?:says?|said|shows?|was dated|dated)\b/,
  /\b(?:trash|bin|garbage|rubbish|laundry|market) day is\b|\bhow late (?:do|are) (?:you|yall)\b|\bstay open\b/,
  /^(?:so |and |hi )?(?:do|does|is|are|will) (?:you|yall|it|the price|there)\b(?!.*\b(?:have|anything|openings?|available|come|book)\b).*\b(?:charge|cost|price|fee|surcharge|extra|go up)\b/,
];

/** What somebody will do on a day of their own: begin a job, send a picture, sit beside a bed. */
const OWN_DEED: RegExp[] = [
  /\bi (?:can|could|am able to|would be able to) (?:start|begin) (?:work\w* )?(?:on |as early as |as soon as |this |next )*(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|today|immediately|asap)|\bpuedo empezar\b(?! (?:a las|at)\b)|\bjoin kar\b|(?:day|\btomorrow|\btoday) (?:se )?join\b/,
  /\b(?:le|les|te|ya le) (?:mando|envio|paso|comparto|marco)\b|\b(?:photos?|pics?|pictures?|video) (?:bhej|send) ?(?:dung|deng|kar|doon)\w*|\bi(?:ll| will| can) (?:send|email|get) (?:you |u |over |yall |the |some |them |a )+(?:photos?|pics?|pictures?|videos?|paperwork|info)\b/,
  /\b(?:papa|mummy|mama|maa|dadi|dada|nani|nana|bete|beti|wife|husband) (?:ka |ki )?(?:operation|opreshan|surgery|delivery)\b/,
  // What an automatic text said, quoted: its time is no wish
  /\b(?:is what|thats what) (?:my|the|your|our) (?:reminder|text|email|confirmation|card|calendar) (?:says|said|shows)\b|\b(?:reminder|confirmation)(?: \w+)? (?:says|said|shows)\b(?!.*\bbut\b)/,
];

const REQUEST =
  /\b(?:can|could|would|will|want|need|like|prefer|book|schedule|appointment|available|availability|opening|openings|free|works?|good|best|come|send|fit|squeeze|get someone|home|anything|how about|what about|lets|please|possible|reschedule|move|change|switch|asap|instead|off|available|ideally|preferably|hoping|try)\b/;

const BROKEN =
  /\b(?:(?:i|we|he|she|they) (?:just |already )?(?:turned|switched|flipped|unplugged|plugged|tried|cleared|opened|noticed|heard|saw|smelled|woke|paid|checked|shut)|stopped|broke|died|quit|went|started|began|happened|noticed|tripped|burst|blew|failed|fell|installed|replaced|bought|fixed|came on|shut|leaked|flooded|isnt working|not working|wont (?:turn|start|drain|stop|flush|light)|not cooling|not heating|isnt cooling|isnt heating|(?:read|reads|reading|showed|shows) \d+|doesnt work|no heat|no ac|no hot|no power|keeps|kept|has been|have been|was|were|been|is out|had|moved|moved in|came|arrived|visited|showed up)\b/;

/** What a thing at the house does by habit: "it happens at night", "the lights flicker in the evening". */
const HABIT =
  /\b(?:it|this|that|they|which|noise|sound|smell|heat|heater|furnace|ac|unit|lights?|lamps?|breakers?|toilet|faucet|tap|pipes?|leak|water|drain|alarm|detector|thermostat|fan|compressor|outlets?|power|shower|system|boiler|pump|fridge|door|temp\w*|internet|wifi|connection|signal|trash|garbage|bins?|(?:cleaning|lawn|pool|garbage|trash) (?:lady|guy|crew|man|people|service|truck)|cleaner|cleaners|maid|gardener|housekeeper|nanny|babysitter)(?: (?:only|always|usually|mostly|often|sometimes|just|also|even|still|really))* (?:happens?|starts?|comes?(?: on| over| in| by| round| around)?|goes|go|cuts? out|disconnects?|drips?|leaks?|makes?|flickers?|trips?|runs?|acts?|gets?|turns?|shuts?|kicks?|smells?|beeps?|clicks?|stops?|bangs?|rattles?|buzz(?:es)?|hums?|freezes|backs?|clogs?|overflows?|drops?|rises?|dies|quits|wakes|squeals?|whistles?|knocks?|is (?:loud|louder|worse|worst|cold|hot|noisy))\b/;
/** "I get up at 6", "we close at 6": how the customer lives, where nothing is asked. */
const ROUTINE =
  /\b(?:i|we|he|she|my \w+) (?:always |usually |normally )?(?:gets? up|wakes? up|go(?:es)? to (?:bed|sleep|work)|starts? work|works?|(?:have|has|got) (?:work|school|class|court|church|practice)|picks? up|eats?|closes?|opens?)(?: \w+){0,3} at \d/;
const WISH =
  /\b(?:can|could|would|will|want|need|like|prefer|book|schedule|available|free|please|ideally|preferably|instead|how about|lets|send|works|best|good|ok|okay|fine|tomorrow|today|tonight|(?:after|before) (?:that|then)|so)\b/;

/** "Wednesday at 5 we fly to Denver" */
const JOURNEY = /\b(?:we|i|he|she|they) (?:fly|flies|travel|travels|leave for (?!work)|leaves for (?!work)|land|lands|drive to)\b/;

/** Told of the house or of somebody's day, with no wish in it. */
function isHabit(thought: string): boolean {
  return (
    (HABIT.test(thought) ||
      JOURNEY.test(thought) ||
      /\bmaking (?:\w+ ){0,3}(?:noise|sound|racket)s?\b/.test(thought) ||
      ROUTINE.test(thought)) &&
    !WISH.test(thought)
  );
}

/** A thought about what happened, or about us, holds no wish for a time. */
export function isAboutThePast(thought: string, isAsked: boolean): boolean {
  if (matchesAny(thought, NOT_A_REQUEST) || matchesAny(thought, OWN_DEED) || isHabit(thought)) return true;
  if (isAsked && thought.split(' ').length <= 6) return false;
  if (
    /(?:day|today|tomorrow|morning|afternoon|evening|night|weekend)s? (?:doesnt|does not|wont|isnt|dont|(?:is|are) (?:out|bad|no good|booked|full)\b)/.test(
      thought,
    )
  )
    return false;
  return (
    BROKEN.test(thought) &&
    !REQUEST.test(
      thought.replace(
        /\b(?:turned|switched|shut|cut|flipped|took|went) (?:\w+ ){0,2}(?:off|back on)\b|\b(?:isnt|not|doesnt|stopped|quit|wont) work(?:ing)?\b|\bno good\b|\b(?:nothing|none of (?:it|them)) works?\b/g,
        ' ',
      ),
    )
  );
}

const blank = (pattern: RegExp): Turn => [pattern, (all) => ' '.repeat(all.length)];
const NOISE = [...PAST_PHRASES, ...SMALL_TALK, OTHER_HOURS].map(blank);
const THEIR_HOURS = [...OWN_HOURS, ...THEIR_DAY].map(blank);

/** Blanks greetings, goodbyes and dates that lie behind us. */
export function dropPastAndSmallTalk(thought: string, now: DateTime): string {
  let text = replaceEach(POINTS_BACK.test(thought) ? thought : replaceEach(thought, THEIR_HOURS), NOISE);
  // "this morning" said in the afternoon is over.
  if (now.hour >= 12) text = text.replace(/\bthis morning\b/g, (all) => ' '.repeat(all.length));
  if (now.hour >= 18) text = text.replace(/\bthis afternoon\b/g, (all) => ' '.repeat(all.length));
  return text;
}
