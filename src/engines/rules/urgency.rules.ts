import { matches, matchesAny } from '../../common/prefilter.js';
import type { Urgency } from '../engine.port.js';
import { isShutOff } from './danger-guards-everyday.rules.js';
import { openToDanger } from './danger-guards.rules.js';
import { type Reading } from './words.rules.js';

export interface FoundUrgency {
  value: Exclude<Urgency, 'unknown'>;
  confidence: number;
}

const OTHER_EMERGENCY =
  /\b(?:work|family|personal|school|dog|cat|pet|vet|dental|medical) emergency\b|\bnot (?:today|tonight|tomorrow)\b|\bfrom today\b|\bhow (?:are|r) (?:you|u|yall|things)(?: \w+){0,2} today\b|\bhows (?:it going|everything|your day)(?: \w+)? today\b|\bstill (?:coming|on|good|scheduled|happening|able to come|planning to come)(?: (?:out|by|over|here|for))* today\b/g;
const NOT_EMERGENCY =
  /\b(?:not|isnt|no|its not|nothing|wasnt|hardly|not really|isnt really|dont think its) (?:\w+ ){0,2}(?:an? )?(?:emergency|urgent|super urgent)\b|\bnon ?emergency\b|\bemergency not\b/;
const EMERGENCY: RegExp[] = [
  /\bwater\b.{0,15}\b(?:up to|above|over|past) (?:my|our|the) (?:ankles?|knees?|shins?|waist|outlets?)\b|\b(?:back(?:ing|ed)? up|spew\w*|bubbl\w*)\b.{0,20}\bsewage\b/,
  /\bhiss\w*\b.{0,25}\bgas\b|\bgas\b.{0,20}\bhiss\w*\b|\bceiling\b.{0,25}\b(?:bulg\w*|sagging)\b|\b(?:got|getting|get|keeps?) (?:zapped|zapping|shocking|a shock|shocked|electrocuted)\b/,
  /\b(?:no|without|lost) (?:heat|ac|air|power|water)\b.{0,60}\b(?:mom|mother|dad|father|parents?|husband|wife|aunt|uncle|neighbor|grand\w+)\b.{0,12}\b[789]\d\b|\b(?:mom|mother|dad|father|parents?|husband|wife|aunt|uncle|grand\w+)\b.{0,12}\b[789]\d\b.{0,60}\b(?:no|without|lost) (?:heat|ac|air|power|water)\b/,
  /\boverflow\w* (?:into|through|down|onto)\b|\b(?:wires?|wiring|outlets?|panel|switch)\b.{0,30}\b(?:buzz\w*|sizzl\w*|crackl\w*)\b.{0,30}\b(?:warm|hot)\b/,
  /\boxygen\b.{0,60}\b(?:power|electricity|heat|ac) (?:is |went |just went )?(?:out|off|down)\b|\b(?:power|electricity) (?:is |went |just went )?(?:out|off|down)\b.{0,60}\boxygen\b/,
  /\bemergency\b/,
  // What stands or moves gives way: a tree in the roof, a collapsed porch, a car that does not brake, a breakdown between fast cars
  /\b(?:tree|limb|branch|car|truck|pole|chimney|crane)\b.{0,30}\b(?:fell|fallen|crashed|came|went|landed|smashed|drove|ran|punched|ripped)\b.{0,15}\b(?:through|thru|into|on|onto|on top of) (?:(?:the|my|our|his|her|a|part of) )*(?:roof|house|home|bedroom|kitchen|garage|living room|car|porch|building|shop|store|salon|office)\b/,
  /\b(?:roof|wall|porch|deck|balcony|chimney|stairs|staircase|scaffold\w*|foundation)\b(?: (?:is|has|just|partly|partially|half|starting to|about to|gonna|going to))* (?:collaps\w+|cav(?:ed|ing) in|cave in|came down|coming down|fell in|gave way)\b/,
  /\bbrakes? (?:just )?(?:failed|went out|gave out|quit|are gone|are out|went to the floor|dont work|do not work|arent working|are not working|stopped working)\b|\bno brakes\b|\bbrake pedal\b.{0,25}\bfloor\b|\b(?:stranded|stuck(?! in traffic)|broke(?:n)? down|died|stalled|pulled over)\b.{0,30}\b(?:highway|interstate|freeway|motorway|expressway|turnpike|hard shoulder|middle of the (?:road|intersection)|tracks)\b/,
  /\b(?:tooth|teeth)\b.{0,20}\b(?:knocked|kicked|punched) (?:out|loose|in)\b|\bknocked out (?:a|my|his|her|two|some|the)(?: \w+)? (?:tooth|teeth)\b|\b(?:face|jaw|cheek) (?:is |all )*(?:swollen|swelling|blowing up)\b.{0,60}\b(?:fever|swallow|breath\w*|eye|throat|neck)\b/,
  /\b(?:smell\w*|odor of|leaking|leak of) (?:\w+ ){0,3}(?:gas|propane|rotten eggs?)\b|\bgas (?:leak\w*|smell\w*|odor)\b|\brotten eggs?\b/,
  /\b(?:carbon monoxide|co) (?:alarm|detector|leak|is going|going off|poison\w*)\b|\bco2 (?:alarm|detector)\b.*\b(?:going|beep|off)\b/,
  /\b(?:burst|bursted|bust|busted|exploded|gushing|spewing)\b.{0,25}\b(?:pipe|pipes|water|line|hose|heater)\b|\b(?:pipe|pipes|water line|water main|hose|water heater)\b.{0,25}\b(?:burst|bursted|bust|busted|exploded|gushing|spewing)\b/,
  /\bexplo(?:ded|ding|sion)\b|\bwater\b.{0,25}\b(?:electric\w*|breaker|fuse) ?(?:panel|box|wires?|outlet)?\b/,
  /\b(?:main (?:water )?(?:line|pipe)|water main|main)\b.{0,12}\b(?:broke|burst|break|busted)\b|\bhot to (?:the )?touch\b/,
  /\b(?:flooding|flooded|is flooding)\b|\bwaters? (?:is )?(?:everywhere|all over|pouring|gushing|rushing|coming (?:through|down)|spraying|shooting)\b|\bceiling (?:is )?(?:collaps\w+|caving|coming down|falling)\b/,
  /\b(?:sparks?|sparking|arcing)\b|\b(?:outlet|panel|breaker|wire|wires|wiring|switch|box|light|furnace|ac|unit|heater)\b.{0,20}\b(?:smok(?:e|ing)|burning|on fire|caught fire|melting|melted)\b|\bburn(?:ing|t|ed) (?:plastic|electrical|rubber|wires?|smell|odor)\b|\bsmell\w* (?:\w+ ){0,2}burnt\b|\bon fire\b|\bcaught fire\b|\bsmoke (?:is )?(?:coming|from|everywhere|in the)\b|\bsmell\w* (?:\w+ ){0,2}(?:smoke|burning)\b|\b(?:electrocuted|got shocked|shocked me|shock from)\b|\bdowned (?:power )?line\b/,
  /\b(?:raw )?(?:sewage|sewer water|poop water)\b.{0,40}\b(?:everywhere|backing|backed|coming|in the|all over|floor|overflow\w*|bubbling)\b/,
  /\bno (?:heat|ac|air|power|water)\b.{0,60}\b(?:baby|infant|newborn|elderly|oxygen|medical|disabled|grandm\w+|grandp\w+|\d\d year old|below zero|pipes (?:might|could|will|are))\b|\b(?:baby|infant|newborn|elderly|oxygen)\b.{0,60}\bno (?:heat|ac|air|power|water)\b|\b(?:heat|furnace)\b.{0,30}\b(?:out|off|broke\w*|dead|not working)\b.{0,60}\b(?:baby|infant|newborn|elderly)\b/,
];
const URGENT: RegExp[] = [
  /\b(?:heat|heater|furnace|power|electricity)(?: just)?(?: is| went)? (?:completely )?out\b/,
  /\burgent\w*\b|\basap\b|\bas (?:soon|quick|quickly|fast) as (?:possible|you can|u can|yall can|someone can)\b|\bright away\b|\b(?:come|need|want|send|help|here|fix\w*|available|someone|somebody)\b.{0,30}\bright now\b|\bright now (?:please|if)\b|\bimmediate\w*\b|\bcant wait\b(?! to)|\bthis (?:instant|minute|very)\b|\bdesperate\w*\b|\bhurry\b|\bstraight away\b|\bsos\b|\bhelp!!|\bcritical\b/,
  /\b(?:today|tonight|this (?:morning|afternoon|evening)|same day|within the hour|in the next hour)\b(?=.{0,40}$)/,
  /\bno (?:heat|hot water|water|power|electricity|ac|cooling|working toilet)\b|\bonly (?:toilet|bathroom)\b|\bwithout (?:heat|power|water|ac)\b/,
  /\bfreezing\b|\bburning up\b|\bboiling (?:in )?here\b|\b(?:house|home|inside|in here) (?:is |its )?(?:\w+ )?(?:[4-5]\d|[89]\d|1\d\d)\b|\bits (?:[3-5]\d|8[4-9]|9\d|1\d\d)(?: degrees)? (?:in|inside|degrees)\b/,
  /\b(?:leaking|dripping|overflow\w*)\b.{0,30}\b(?:everywhere|through|ceiling|fast|bad|badly|a lot|all over|wont stop|constantly|still|floor|basement)\b|\b(?:wont|will not|cant|doesnt) (?:stop|shut off) (?:leaking|running|the water)\b|\boverflowing\b|\bback(?:ing|ed) up\b/,
  /\b(?:baby|infant|newborn|elderly|toddler|pregnant|asthma|medical)\b/,
];
const SOON: RegExp[] = [
  /\b(?:soon|soonish|this week|(?:with)?in the week|tomorrow|next (?:day|couple|few)|couple (?:of )?days|few days|some ?time (?:this|next) week|before (?:the weekend|friday|thanksgiving|christmas|it gets)|end of the week|fairly quick\w*|sooner)\b/,
  /\bnot (?:an )?(?:emergency|urgent) but\b.*\b(?:soon|this week|asap|quick)/,
];
const FLEXIBLE: RegExp[] = [
  /\b(?:no (?:rush|hurry)|not (?:in a |a )?(?:rush|hurry)|whenever(?! (?:i|we|it|the|my|anyone|someone|they|he|she)\b(?! (?:can|is|works|get)))|take your time|not urgent|isnt urgent|not time sensitive|can wait|it(?:ll| will) keep|low priority|not pressing|no pressure to|flexible|next month|in a (?:few|couple(?: of)?) (?:weeks|months)|some ?time (?:next (?:month|year)|in the (?:future|spring|summer|fall|winter))|eventually|planning (?:ahead|for)|just (?:getting|looking for|want) (?:a )?(?:quote|quotes|estimate|prices?|pricing|info)|down the road|no deadline)\b/,
  NOT_EMERGENCY,
];

const HAS_TIME =
  /\b(?:no (?:rush|hurry)|not (?:in (?:a|any) |a )?(?:rush|hurry)|(?:it |this |that |we |i )?(?:can|could|will) wait|take your time|it(?:ll| will) keep)\b(?! (?:long|much|forever|any|another))/;
const WAITS_TILL =
  /\bwait (?:til|till|until|for) (?:tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|the morning|this|later this)\b/;

const ASKED: [RegExp, FoundUrgency['value']][] = [
  [
    /^(?:yes|yeah|yep|very|pretty|super|extremely|its|it is|kind ?of|kinda|somewhat|fairly|quite)(?: \w+)? (?:urgent|bad|soon|quick\w*|important)\b/,
    'urgent',
  ],
  [/^(?:very|extremely|yes very|super|high|now|today)$|^(?:(?:like|as of|pretty much) )?yesterday\b/, 'urgent'],
  [/^(?:soon|medium|somewhat|kinda|kind of|a little|moderate\w*|sort of|this week|within a week|few days)\b/, 'soon'],
  [/^(?:no|nope|nah|not really|not too|not very|not that|not at all|low|it can wait|no rush|whenever|not so)\b/, 'flexible'],
];

/** How urgent it sounds; null when the text says nothing. The slot store lets it rise at any time (rules.md C-42). */
export function findUrgency(reading: Reading, vertical: string, isAsked: boolean): FoundUrgency | null {
  // A family emergency moves an appointment; it is no emergency at the house.
  const text = reading.plain.replace(OTHER_EMERGENCY, ' ');
  if (!text.trim()) return null;
  const isDenied = NOT_EMERGENCY.test(text);
  const open = isDenied ? text.replace(NOT_EMERGENCY, ' ') : text;
  const danger = openToDanger(reading.flat.replace(OTHER_EMERGENCY, ' '));
  if (vertical !== 'salon' && !isDenied && matchesAny(danger, EMERGENCY) && !isOnlyPlanned(danger))
    return { value: 'emergency', confidence: 0.9 };
  if (isAsked) {
    const asked = ASKED.find(([pattern]) => pattern.test(text));
    if (asked) return { value: asked[1], confidence: 0.85 };
  }
  if (isDenied && (matchesAny(open, SOON) || matchesAny(open, URGENT))) return { value: 'soon', confidence: 0.85 };
  // "No heat but no rush": what they say of the hurry comes before what the trouble suggests.
  if (HAS_TIME.test(text) && !matches(open, URGENT[1]!)) return { value: WAITS_TILL.test(text) ? 'soon' : 'flexible', confidence: 0.85 };
  if (matchesAny(text, FLEXIBLE) && !matchesAny(open.replace(/\b(?:no (?:rush|hurry)|not (?:in a )?(?:rush|hurry))\b/g, ' '), URGENT))
    return { value: 'flexible', confidence: 0.85 };
  if (vertical === 'salon') return matches(open, URGENT[0]!) ? { value: 'urgent', confidence: 0.75 } : null;
  // whose water is shut off waits for us all the same
  if (matchesAny(open, URGENT) || isShutOff(open)) return { value: 'urgent', confidence: 0.8 };
  if (matchesAny(open, SOON)) return { value: 'soon', confidence: 0.7 };
  return null;
}

const NO_HOT_WATER = /\bno hot water\b|\bwithout hot water\b/g;

/**
 * Urgent only because a day was named, or because there is no hot water: it comes first, but it is nothing to be sorry about ("can u stop by
 * today").
 */
export function isMerelySoon({ plain }: Reading): boolean {
  const [today, rest] = [URGENT[2]!, URGENT.filter((_sign, at) => at !== 2)];
  const text = plain.replace(NO_HOT_WATER, ' ');
  return (today.test(plain) || text !== plain) && !matchesAny(text, rest);
}

const DETECTOR_JOB =
  /\b(?:install\w*|replac\w*|buy|sell|mount\w*|put in|need|want|add|new)\b(?: \w+){0,3} (?:co2?|carbon monoxide|smoke) (?:detectors?|alarms?)\b|\b(?:co2?|carbon monoxide|smoke) (?:detectors?|alarms?)\b.{0,40}\b(?:expired?|old|outdated|replac\w*|install\w*|new one|battery|batteries|missing|end of life|yellow\w*|price|quote|cost)\b/;

/** "Do you do emergency service?", "emergency shutoff valve": words about emergencies, not one. */
function isOnlyPlanned(text: string): boolean {
  if (DETECTOR_JOB.test(text)) return !/\b(?:going off|went off|beep\w*|headaches?|dizzy|sick|wont stop|is on|reads?)\b/.test(text);
  return (
    /\b(?:do you (?:do|offer|have)|emergency (?:fee|rates?|charge|service|services|calls?|visits?|heat|pricing|number|line|shut ?off|lights?|exit|kit|generator|contact)|smoke (?:detectors?|alarms?) (?:install\w*|chirp\w*|beep\w*|replac\w*)|(?:last|years? ago|months? ago|previously).{0,30}flood\w*)\b/.test(
      text,
    ) && !/\b(?:i have|is|its|this is|got) an emergency\b(?! (?:number|fee|line|service))|\bemergency!!|\bnow\b/.test(text)
  );
}
