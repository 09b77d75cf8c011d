// Words of danger that tell of none: figures of speech, other times, ideas, denials. Read clause by clause, lower case, without
// apostrophes, in English (Spanish and Hindi are turned into it before).
import { matchesAny } from '../../common/prefilter.js';
import { NO_DANGER_ABROAD } from './danger-guards-abroad.rules.js';
import { isShutOff, ORDINARY_JOBS, ORDINARY_JOBS_ABROAD, warnsByChirping } from './danger-guards-everyday.rules.js';
import { spellHindi } from './hinglish-spelling.rules.js';

const FIGURATIVE: readonly RegExp[] = [
  // Whoever comes, or is let in: "hes late", "call me when hes outside"
  /^(?:(?:ok|okay|no|yes|just|and|so|hey|hi|please|well|oh) )*(?:(?:call|text|ring|let) me (?:know )?(?:when|once|if) )?(?:hes|shes|he is|she is|your (?:guy|tech\w*) is) (?:already |still |just |running |now |finally |a bit |very )*(?:late|here|outside|early|close|on (?:his|her|the) way)(?: (?:now|yet|already|thanks|again|isnt he))*$/,
  // An idea: whether somebody would come, if
  /\bif (?:a|an|the|my|our|there|it|something)\b.{0,40}\b(?:would|do|does|will) (?:you|yall|somebody|someone|anybody|anyone)\b|\bif (?:a|an|the|my|our|there) (?:\w+ ){0,3}ever\b/,
  /\bif\b.{0,40}\b(?:to|toh|then) (?:what|who|whom|how|you|aap|kya|kaun|kisko|kaise|does|do)\b/,
  /\bagar\b.{0,40}\bto (?:kya|aap|kaun|kitn\w+|kaise|kisko|what|you|who|how)\b/,
  /\bsparks? (?:is|has|are|have) (?:gone|died|faded|missing|left)\b|\blost (?:its|the|that|our) sparks?\b/,
  /\b(?:prices?|deals?|rates?|offers?|sales?|menu|reviews?|playlist|music|food|content|reels?|page|specials?|classes|workouts?) (?:is |are |was |were |been )*(?:on fire|fire|lit)\b/,
  /\bpressure exploded\b(?=.*\b(?:haha|lol|thanks|thank you|so strong|great|love)\b)/,
  /\b(?:spicy|wings|sauce|salsa|curry|chil(?:l)?i|hot sauce)\b.*\b(?:mouth|tongue|lips|ears|face|butt)\b.{0,20}\b(?:on fire|burning|smoke|smoking|flames?)\b/,
  /\bemergency (?:for|of) (?:my|our|the) (?:wallet|budget|bank|hair|wardrobe|taste|diet|soul)\b|\b(?:fashion|hair|style|beauty|chocolate|coffee|pizza) emergency\b/,
  /\b(?:prices?|bill|bills|quote|rates?|cost|fees?|invoice|wait|boss|wife|husband|kids|heat|humidity|back|feet|schedule|you|yall|this|suspense) (?:\w+ ){0,4}(?:killing|kills|murdering|gonna kill|will kill|going to kill) (?:me|us)\b|\b(?:killing|kill) (?:me|us) (?:with|over|lol|haha|here)\b|\bdying (?:of|to|over|for|laughing|waiting)\b|\bdying here\b/,
  /\b(?:heart attack|stroke|seizure|fainted|passed out|pass out|collapsed|electrocuted|shock(?:ed)?|died|choked|unconscious)\b(?=.{0,60}\b(?:bill|bills|price|prices|quote|cost|estimate|invoice|total|amount|rate|how much|laughing|lol|haha)\b)|\b(?:bill|bills|price|prices|quote|cost|estimate|invoice|total|amount|rate|laughing)\b(?=.{0,60}\b(?:heart attack|stroke|seizure|fainted|passed out|collapsed|shock(?:ed)?|died|choked)\b)/,
  /\b(?:we|were|youre|you|u|yall|team|guys|tech|technician|crew|guy|stylist|plumber|electrician|he|she|theyre|im|i am|that|haircut|hair|color|nails|lashes|brows|braids|set|look|outfit|song|work) (?:is |are |was |were |all )*(?:on )?fire\b(?= ?(?:$|thank|thanks|omg|girl|today|lately|right now|lol|bro|best|team|this week|tho|af|ngl|for real))|\b(?:is|are|was|looks?|straight) fire\b$|\bset the (?:floor|stage) on fire\b/,
  /\b(?:flood(?:ed|ing)?|drown(?:ed|ing)|swamped|buried|burning|burn(?:ed|t)?|burnt) (?:you |me |us |my \w+ |the \w+ )?(?:with|in|by|out|through|up with) (?:\w+ )?(?:questions|memories|calls|texts|messages|emails?|bills|debt|work|orders|requests|paperwork|laundry|from|at|money|cash|mail|mensajes)\b|\binbox\b.{0,20}\bflood|\bflood\w*\b.{0,25}\b(?:inbox|email|correo|messages|mensajes|memories|questions|timeline|feed)\b|\bburn(?:ed|t)? ?out (?:from|at|light|bulb)|\bburned? (?:me|us|by) (?:before|once)\b|\bburning (?:question|desire|money|through)\b/,
  /\b(?:wallet|bank account|budget|inbox|phone|skin|career|sales|twitter|feed|ears) (?:is |are |was )?(?:on fire|burning|smoking|melting|exploding)\b|\bsparks? (?:flew|fly)\b|\b(?:rates?|prices?|quote|fees?) (?:is |are )?(?:murder|killer|robbery)\b|\bphone blew up\b/,
  /\b(?:smoking (?:hot |good )?deal|smoke break|smokes?|smoking) (?:a lot|weed|cigars?|cigarettes?)?$|\bquit smoking\b|\bsmoke(?:d)? (?:brisket|meat|salmon|ribs)\b|\bbbq\b|\bspark (?:plugs?|joy|of)\b|\bspark(?:ing|ling|ly) (?:clean|white|new)\b|\bgas (?:station|mileage|pump|money|prices?)\b|\bcigar(?:ette)?s? (?:smell|smoke|odou?r)\b|\b(?:smoke|smoking|smoker|fire|pet) (?:smell\w*|odou?rs?|damage|stains?)\b(?=.{0,40}\b(?:previous|former|prior|last owner|old tenant|out of (?:the|my|our|a) (?:carpets?|car|couch|sofa|upholstery|curtains|rug))\b)|\b(?:tenants?|owners?|renters?|people|guests?) (?:who )?smoked\b|\bsparks? (?:fly|flew) between\b|\bsparkling\b/,
  /\b(?:sticker|culture|price|bill) shock\b|\bshock(?:ed|ing)? (?:that|how|to (?:see|hear|learn|find))\b|\bexplod(?:ed|ing) (?:in popularity|with|laughing|inbox|phone)\b|\b(?:phone|inbox|email|business) (?:is |has been )?(?:blowing up|exploding)\b/,
];

/** Somebody else's mishap, told as a reason: "the neighbors had a pipe burst, so we want ours checked". */
const OF_OTHERS =
  /\b(?:neighbou?rs?|friends?|coworkers?|sister|brother|cousin|the news|house (?:next door|down the street)|people next door)(?: \w+){0,2} had\b(?!.*\b(?:now|(?:into|through|in|on|onto|over to) (?:my|our|mine|ours)|coming|we (?:smell|see|hear))\b)/;

const PLANNED: readonly RegExp[] = [
  /\b(?:in|since|back in|around) (?:19|20)\d\d\b|\b(?:last|previous) (?:year|month|winter|summer|fall|autumn|spring|season)\b|\b(?:years?|months?|weeks?) ago\b|\bused to\b|\bin the past\b|\bonce (?:had|upon)\b|\bwhen (?:i|we) (?:was|were) (?:a kid|little|younger)\b|\b(?:caught|burst|bursted|flood(?:ed)?|exploded|fainted|overflowed|fire)\b.{0,25}\b(?:last week|the other (?:day|week|night)|(?:few|couple|couple of|two|three|\d+) (?:days|weeks) (?:ago|back))\b(?!.*\b(?:again|still|now|since|when|whenever|every)\b)/,
  /\b(?:do|does|can|could|will|would) (?:you|u|yall|your guys?|the tech)(?: \w+)? (?:check|test|inspect|look|do|offer|fix|handle|install|detect|find|repair)\b/,
  /\bwhat (?:should|do|would|to|if|happens)\b(?=.{0,30}\b(?:ever|if|in case|were)\b)|\bin case (?:of|there|i|we)\b|\bif (?:there(?:s| is| was| were)?|i|we|it|you) ever\b|\bto (?:prevent|avoid|protect)\b|\bprevent\w*\b|\b(?:flood|fire|home|house) insurance\b|\bhypothetical\w*\b|\b(?:is|would) (?:it|that|this) (?:be )?(?:considered )?(?:an? )?(?:real )?emergency (?:if|when|or)\b|\b(?:drill|practice run|training|homework|movie|show|video|news)\b/,
];

// An emergency as a subject: its price, what counts as one, whether we come for one. "Is it an emergency visit" tells of none.
const ABOUT_EMERGENCIES: readonly RegExp[] = [
  /\b(?:what|which|when|how) (?:\w+ ){0,3}(?:counts?|qualif\w+|is considered|considered|classif\w+|constitutes|makes|define\w*|would be|is)(?: \w+){0,2} (?:an? |as an? )*emergenc(?:y|ies)\b/,
  /\b(?:is|are|does|do|would|will|how much|whats|what)\b.{0,30}\b(?:emergency|emergencies)\b.{0,30}\b(?:more|extra|cost|costs|charge|charges|fee|price|rate|expensive|higher|pricier|available|offered|covered|include\w*|24|weekends?|holidays?)\b/,
  /\b(?:charge|cost|pay|fee|price|rates?|extra|more|much)\b.{0,25}\b(?:for|in|of|on) (?:an? |the )?emergenc(?:y|ies)\b/,
  /\b(?:is|would|does|do|should) (?:this|that|it|a \w+|an \w+|the \w+|i|we|my \w+)(?: \w+){0,4} (?:considered|count(?:s|ed)?(?: as)?|qualif\w+(?: as)?|call(?: this| it)?|classified(?: as)?) (?:an? )?(?:real )?emergency\b/,
];
/** Beside such a question something that is wrong now: then the question is only how they ask for help. */
const SIGN_BESIDE =
  /\b(?:we have|i have|its|it is|this is|got) an emergency\b|\b(?:my|our|we|there(?:s| is| are)|alarm|detector|fire|gas|smok\w*|flames?|sparks?|sparking|flood\w*|smell\w*|monoxide|burst|burning|sewage|dizzy|unconscious|shock\w*|now)\b/;
/** "... want to insulate now": the now of a plan, not of a danger. */
export const NOW_OF_A_PLAN =
  /\b(?:want|wants|wanna|need|needed|would like|id like|like|looking|hoping|ready|planning|time|thinking|going)\b(?: (?!help\b|you\b|someone\b|somebody\b|anyone\b)\w+){0,6} now\b/g;
/** A clause about another time or an idea that also says what happens now. */
const NOW = /\b(?:now|still|right now|today|tonight|this morning|currently|keeps?|wont stop|just (?:started|now|happened)|happening)\b/;

const DENIED: readonly RegExp[] = [
  /\b(?:no|not|dont|doesnt|didnt|never|isnt|arent|wasnt|without|nothing|any|cant|no longer)\b(?: (?!only|sure|just|going|able|stop)\w+){0,3} (?:smell\w*|odor|gas smell|gas leak|smoke|smoking|fire|flames?|sparks?|sparking|flood\w*|shock\w*|burning|carbon|alarm|emergency|leak of gas)\b(?! (?:off|out))/,
  /\b(?:emergency|danger|fire|leak|flooding|smoke) (?:is )?(?:not|no)\b(?! (?:stopping|going away|under control|out yet))|\bnon ?emergency\b|\bno emergency\b/,
  /\b(?:was|were|got|been|is|its|all|already|now) (?:all )?(?:fixed|repaired|resolved|handled|taken care of|put out|sorted)\b|\balready fixed\b|\bfalse alarm\b|\b(?:company|dept|department|plumber|they|guy) (?:already )?(?:fixed|came and fixed|shut|turned|replaced|cleared) (?:it|that)\b|\bits (?:fixed|fine|ok|okay)(?: now)?$|\bgone now\b/,
  /\b(?:battery|batteries|chirp\w*)\b(?!.*\b(?:going off|wont stop|dizzy|headaches?|sick|reads?|hiss\w*|popping|swell\w*|swollen|smoking|fire|flames?|(?:white|black|gr[ae]y|thick) smoke)\b)(?=.*\b(?:detector|alarm|co2?|monoxide|smoke|chirp\w*)\b)|\b(?:detector|alarm|co2?|monoxide)\b.{0,30}\b(?:battery|batteries|chirp\w*)\b(?!.*\b(?:dizzy|headaches?|sick)\b)/,
];

/** "We had a flood two years ago and now the drywall is soft": what is left now is no danger. */
function isAftermath(clause: string): boolean {
  const [before, after] = clause.split(/\b(?:and|but|so) now\b/);
  if (after === undefined || !PLANNED[0]!.test(before!)) return false;
  // only what is left to repair afterwards; whatever else is told of now may be the danger itself
  return (
    /\b(?:drywall|paint\w*|repaint\w*|carpet\w*|floor(?:ing|boards?|s)?|stain\w*|mold\w*|mildew|trim|insulat\w+|want|need|looking|quote|estimate|insurance|claim|repairs?|replace\w*)\b/.test(
      after,
    ) &&
    !/\b(?:again|same|still|smok\w*|fire|flames?|spark\w*|flood\w*|leak\w*|water|gas|smell\w*|alarm|shock\w*|burn\w*|sewage|hot|buzz\w*|dizzy|sick|sag\w*|bulg\w*|collaps\w*|crackl\w*|inch\w*|feet)\b/.test(
      after,
    )
  );
}

const MONTHS = '(?:january|february|march|april|may|june|july|august|september|october|november|december)';
/** A lesson: nothing in the message happens. */
const LESSON =
  /\b(?:school|homework|class|science) (?:project|report|homework|assignment|essay|presentation)\b|\bfor (?:my|his|her|our) (?:homework|essay|thesis)\b|\bpor curiosidad\b|\b(?:trabajo|tarea|proyecto) (?:de|para) (?:la |mi |una )?(?:escuela|clase|universidad|primaria|secundaria)\b|\bbas jaankari\b/;
/** What a sentence as a whole tells to be past, however its clauses sound one by one. */
const OVER: readonly RegExp[] = [
  /\b(?:fire (?:dept|department|fighters|guys|men)|firefighters|fire dept|gas (?:company|co|guy|man)|they|inspector|electrician)\b.{0,30}\b(?:said|says|found|confirmed|told (?:me|us))\b.{0,30}\b(?:low battery|battery|nothing|false|all clear|its fine|was fine|no (?:leak|gas|co|fire))\b/,
  // Smelled days ago, and looked at by those whose trade it is; what a tenant before them put on paper
  /\bsmel(?:led|t|ling|l)\b.*\b(?:last (?:week|month|night)|yesterday|the other (?:day|night|week)|(?:days|weeks) ago)\b.*\b(?:gas (?:company|co|guys?|people|man)|fire (?:dept|department|fighters)|firefighters|utility|plumber|technician)\b(?: \w+){0,3} (?:cleared|fixed|checked|found|sealed|repaired|tightened)\b/,
  /\bis what (?:the|my|our|a|an) (?:previous|former|prior|last|old) (?:tenants?|owners?|renters?|guys?|people)(?: \w+)? (?:wrote|written|put|noted|typed|reported|said)\b|\bis what (?:the|my|our|a|an) (?:\w+ ){1,2}(?:wrote|put|noted|typed|reported|said)\b.*\b(?:last (?:year|month|winter|summer)|(?:years?|months?) ago)\b/,
  /\b(?:quiet|fine|silent|good|ok|okay) (?:ever )?since\b|\ball dried (?:out|up)\b/,
  // Whoever came has seen to it
  /\b(?:smelled|smelt|had|was|were|went off|came (?:out|by|over)|fixed|tightened|replaced|shut)\b.*\b(?:all|everythings|everything is|its|were all) (?:good|fine|ok|okay|clear|set|well|normal)(?: now)?\b/,
  /\b(?:aayi|aaya|aa|lagi|lag|hui|hua) (?:rahi |raha |gayi |gaya )?(?:thi|tha)\b.*\bab (?:bilkul |sab )?(?:theek|thik|accha|ok|okay|sahi|badhiya)\b/,
  new RegExp(`\\b(?:burst|flooded|leaked|caught fire|happened|went off|broke|exploded|fire)\\b.{0,20}\\b(?:back )?in ${MONTHS}\\b`),
  /\b(?:no habia nada|era (?:solo |nomas )?(?:la|una) (?:pila|bateria)|solo era (?:la|una)? ?(?:pila|bateria)?|(?:fue|era) (?:una )?falsa alarma)\b/,
  /\b(?:ayer|anoche|antier|antenoche|la semana pasada|el mes pasado|el otro dia|hace (?:unos )?(?:dias|semanas|meses))\b.*\bya (?:se (?:seco|apago|arreglo|quito|resolvio)|(?:lo|la|los|las|nos lo|nos la) (?:cambi|arregl|repar|apag|resolv|atend)\w*|no (?:huele|sale|gotea|echa)|quedo|esta (?:seco|bien|todo bien|arreglad[oa]))\b/,
  /\b(?:pichle|last) (?:hafte|week|mahine|month|saal|year)\b.*\b(?:badal|theek|thik|saaf|band) (?:di\w*|kar\w*|kiya|gaya|ho gaya|liya)\b/,
  /\b(?:sa+l|mahine|varsh|years?|months?) (?:pehle|pahle|before|ago|earlier)\b(?:.{0,40}\b(?:tha|thi|the|had|was)\b|$)/,
  /\b(?:tuve|tuvo|tuvimos|me dio|le dio|sufri|sufrio|hubo|i had|he had|she had)\b.{0,40}\b(?:hace (?:\w+ )?(?:anos|meses)|(?:years?|months?|anos|meses) ago)\b/,
];
const GOES_ON =
  /\b(?:again|still|now|right now|tonight|keeps?|wont stop|sigue|siguen|otra vez|de nuevo|todavia|ahorita|ahora|aun|abhi|aaj|hoy|today|this morning|just|phir se|dubara|raha|rahi|rahe)\b/;

/** "They found nothing, but I smell it": what the senses say counts more than what somebody said. */
const SENSED =
  /\b(?:but|yet|however|pero|lekin|magar|and)\b.{0,30}\b(?:smells?|smelling|see|seeing|hear|hearing|feel|feeling|huele|siento|veo|sale|badbu|beep\w*|dizzy|headaches?|sick|smok\w*|chakkar)\b/;

/** Does this sentence tell of something that is over? Read without marks. */
export function isOver(told: string): boolean {
  const now = told
    .replace(NOW_OF_A_PLAN, ' ')
    .replace(
      /\bnow (?:(?:its|it is|all|im|i am|everything is|bilkul|sab) )?(?:fine|ok|okay|good|dry|quiet|theek|thik|well)\b|\bab (?:bilkul |sab )?(?:theek|thik|accha|ok|okay|sahi|badhiya)\b|\b(?:working|gone) now\b|\b(?:all|everythings|everything is|its|were all) (?:good|fine|ok|okay|clear|set|well|normal) now\b/g,
      ' ',
    );
  return !GOES_ON.test(now) && !SENSED.test(told) && matchesAny(told, OVER);
}

/** Is the message about a lesson, where nothing happens, or about water that is shut off? Read without marks. */
export const isHarmless = (told: string): boolean => (LESSON.test(told) && !GOES_ON.test(told)) || isShutOff(told);

/** True when this clause speaks of danger and means none now. */
export function isNoDanger(clause: string): boolean {
  if (matchesAny(clause, FIGURATIVE) || matchesAny(clause, ORDINARY_JOBS) || OF_OTHERS.test(clause)) return true;
  const spelled = /[\u0900-\u097F]/.test(clause) ? spellHindi(clause) : clause;
  if (matchesAny(spelled, NO_DANGER_ABROAD) || matchesAny(spelled, ORDINARY_JOBS_ABROAD)) return true;
  if (matchesAny(clause, ABOUT_EMERGENCIES) && !SIGN_BESIDE.test(clause)) return true;
  if (isAftermath(clause)) return true;
  const isNow = NOW.test(clause.replace(NOW_OF_A_PLAN, ' ').replace(/\b(?:is working|working|fixed|fine|ok|okay|good) now\b/g, ' '));
  if (DENIED[0]!.test(clause) || DENIED[1]!.test(clause)) return true;
  if (DENIED[3]!.test(clause) && !warnsByChirping(clause)) return true;
  if (!/\b(?:again|still|but)\b/.test(clause) && DENIED[2]!.test(clause)) return true;
  return !isNow && matchesAny(clause, PLANNED);
}

/** The clauses of a flat text (words.rules.ts) that may tell of danger, in one line without marks. */
export function openToDanger(flat: string): string {
  const bare = (part: string): string =>
    part
      .replace(/[.,:!?;]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  if (isHarmless(bare(flat))) return '';
  return flat
    .split(/(?<= [.!?;]+) /)
    .filter((sentence) => !isOver(bare(sentence)))
    .join(' ')
    .split(/(?: [.!?;]+ ?)|!!|(?: ?,)? (?:but|however|although) /)
    .filter(
      (clause) =>
        !isNoDanger(
          clause
            .replace(/[.,:!?;]/g, ' ')
            .replace(/\s+/g, ' ')
            .trim(),
        ),
    )
    .join(' ')
    .replace(/(?<!\d)[.,:]|[.,:](?!\d)|[!?;]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
