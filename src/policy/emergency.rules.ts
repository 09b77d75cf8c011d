// Danger in an inbound text, found by code before any engine and in every mode (C-03). A missed hazard is worse than a text too
// many, so only wording that plainly means something else is let through: other times, products, bills, figures of speech.
import { normalise } from '../common/text.rules.js';
import { safetyTextFor, type Hazard, type SafetyLanguage } from './safety-texts.rules.js';

export type { Hazard } from './safety-texts.rules.js';

export interface Emergency {
  hazard: Hazard;
  safetyText: string;
}

interface HazardRule {
  hazard: Hazard;
  /** Any of these, in one clause... */
  signs: RegExp[];
  /** ...and none of these. */
  unless: RegExp[];
}

const GAS = '(?:gas(?!oline)|propane|natural gas)';
const VULNERABLE =
  /\b(?:bab(?:y|ies)|newborn|infants?|toddlers?|twins|(?:little|small|young) (?:kids|children|ones?)|kids|children|elderly|senior|grand(?:ma|pa|mother|father|parents)|(?:[6-9]\d|1[01]\d)[ -]?(?:years?[ -]old|yo|y\/o)|\d{1,2} (?:weeks?|months?)[ -]old|pregnant|oxygen|disabled|wheelchair|sick|ill|cancer|chemo|dialysis|medical condition|hypothermia)\b|\bbeb[eé]|\bancian[oa]|\babuel[oa]/;
const FREEZING =
  /\b(?:freez(?:e|es|ing)|froze|frozen|below (?:zero|freezing)|sub ?zero|minus \d+|-\d{1,2} ?(?:degrees|°|f|c)?\b|(?:[0-3]?\d) ?(?:degrees|°|f\b)|blizzard|ice storm|hypothermia|see (?:my|our) breath|teeth chattering)/;
const NO_HEAT =
  /\b(?:no heat(?:ing)?|without (?:any )?heat(?:ing)?|don'?t have (?:any )?heat|(?:heat|heater|heating|furnace|boiler)(?: \w+){0,3} (?:out|dead|died|broke(?:n)?|quit|stopped(?: working)?|not working|isn'?t working|won'?t (?:turn on|start|work|come on)|went out|is down|off)|lost (?:our |my |the )?heat|(?:no (?:tengo|tenemos|hay|funciona la)|sin) calefacci[oó]n)\b/;

const RULES: HazardRule[] = [
  {
    hazard: 'carbon_monoxide',
    signs: [
      /\bcarbon mon?oxide\b.{0,60}\b(?:alarm|detector|going off|beep|alert|leak|poison|reading|high|detected|level|sick|dizzy|headache)/,
      /\b(?:alarm|alert|leak|poison\w*|detected|high|dizzy|headaches?|exposed to)\b.{0,40}\bcarbon mon?oxide\b/,
      /\bco2? (?:alarm|detector|monitor|meter)s?\b.{0,40}\b(?:going off|went off|goes off|beep\w*|sound\w*|alarm\w*|screaming|trigger\w*|trip\w*|alert\w*|ringing|reads?|reading|won'?t stop|is on)\b/,
      /\bco (?:poison\w*|leak\w*)\b/,
      /\b(?:alarma|detector) de (?:mon[oó]xido|co)\b|\bmon[oó]xido de carbono\b/,
      /कार्बन मोनो/,
    ],
    unless: [
      /\b(?:install|replac|buy|new|sell|recommend|battery|batteries|price|cost|quote|test(?:ed|ing)? fine|chirp)\w*\b(?!.*\b(?:going off|beeping|won'?t stop|dizzy|headache|sick)\b)/,
    ],
  },
  {
    hazard: 'gas',
    signs: [
      new RegExp(`\\b(?:smell\\w*|smelt|odou?r|whiff|stink\\w*|reek\\w*)\\b.{0,25}\\b${GAS}\\b`),
      new RegExp(`\\b${GAS}\\b.{0,15}\\b(?:smells?|odou?r|leak\\w*|fumes|hissing)\\b`),
      new RegExp(`\\b(?:leak\\w*|hissing|ruptured?|hit|cut|broke(?:n)?)\\b.{0,20}\\b${GAS}\\b(?! bill)`),
      /\brotten[ -]eggs?\b/,
      /\b(?:huele|olor|fuga|escape) (?:a|de) gas\b|\bgas\b.{0,12}\b(?:fuga|escap)/,
      /\bgas\b.{0,15}\b(?:ki smell|ki badbu|ki badboo|leak ho|nikal rah)|गैस.{0,12}(?:बदबू|गंध|लीक|रिस|महक)/,
    ],
    unless: [
      /\bgas\b.{0,12}\b(?:leak|line)? ?(?:detectors?|sensors?|inspection|certificate|quote|estimate|pressure test)\b(?!.{0,30}\b(?:going off|beep|alarm|sound))/,
      /\b(?:gas station|gas bill|tear gas|gassy|gaslight\w*|laughing gas|gas mileage)\b/,
      /\bcar\b.{0,20}\bsmells?\b|\brefrigerant|freon|\br-?(?:22|32|410a?)\b/,
    ],
  },
  {
    hazard: 'fire',
    signs: [
      /^(?:help,? )?(?:there'?s )?(?:a )?fire$|\bhelp,? (?:there'?s )?(?:a )?fire\b/,
      /\b(?:on fire|caught fire|catch(?:ing)? fire|burst into flames|in flames|flames? (?:are |is )?(?:coming|shooting|from|in|inside)|house fire|electrical fire|grease fire|kitchen fire)\b/,
      /\b(?:there'?s|there is|i see|we see|see|seeing|have) (?:a |an |some )?(?:fire|flames?|smoke|sparks)\b/,
      /\bsmok(?:e|ing)\b.{0,25}\b(?:coming|from|out of|pouring|filling|everywhere|in the (?:house|room|basement|attic))\b/,
      /\b(?:full of|lots of|filled with|filling with|smell(?:s|ing)?(?: of| like)?) smoke\b/,
      /\b(?:outlet|panel|breaker|wire|wires|wiring|socket|switch|unit|furnace|ac|heater|motor|dryer|water heater|box)\b.{0,20}\b(?:is |are |started |keeps |just )?(?:smoking|burning|sparking|on fire|melting|melted|sparked|sparks)\b/,
      /\b(?:sparks?|sparking)\b.{0,30}\b(?:from|out|outlet|panel|wire|breaker|socket|flying)\b/,
      /\bburn(?:ing|t) (?:smell|odou?r|plastic|rubber|wires?)\b|\bsmell(?:s|ing)?\b.{0,20}\bburn(?:ing|t)\b/,
      /\b(?:se est[aá] quemando|hay (?:un )?(?:fuego|incendio|humo)|incendio|sale humo|saliendo humo|chispas|fuego en|huele a quemado)\b/,
      /\b(?:aag lag|aag lagi|dhua(?:n)? (?:aa|nikal)|dhuan)\b|आग लग|धुआं|धुआँ|चिंगारी/,
    ],
    unless: [
      /\b(?:fire ?place|fire ?pit|fire (?:alarm|extinguisher|sprinkler|escape|exit|inspection|code|marshal|wood|rated|door|sale|stick))\b(?!.{0,30}\b(?:going off|on fire|caught|smoke (?:coming|from)))/,
      /\bsmoke (?:alarm|detector|test|machine|shop|free|eye)s?\b(?!.{0,30}\b(?:going off|and (?:i|we) (?:see|smell)))/,
      /\b(?:spark plug|smoking (?:hot|deal|room|area|allowed|section)|you(?:'re| are|r guys are| guys are)? (?:all )?on fire|fired|no smoking|quit smoking|smokers?|burning (?:question|desire|money))\b/,
      /\bburn(?:ing|t) dust\b|\bdust\b.{0,15}\bburn|\b(?:smoky|smokey) (?:eye|grey|gray|brown)|\bhair\b.{0,20}\bflames?\b/,
    ],
  },
  {
    hazard: 'electrical',
    signs: [
      /\b(?:got|been|was|were|getting|gets|get|keeps?) (?:badly |really |a )?(?:shocked|electrocuted|zapped)\b/,
      /\b(?:electric(?:al)?|bad|big|nasty) shocks?\b|\belectrocut\w+/,
      /\b(?:shock(?:ed|s|ing)?|zap(?:ped|s)?) (?:me|us|my|him|her|someone|people|the kids?)\b/,
      /\b(?:downed|fallen|live|exposed|bare|hot) (?:power |electric(?:al)? )?(?:lines?|wires?|cables?)\b|\bpower ?line\b.{0,15}\b(?:down|fell|fallen)\b/,
      /\bwater\b.{0,30}\b(?:in|into|on|near|inside|through|dripping)\b.{0,15}\b(?:outlet|electrical|panel|breaker|fuse ?box|light fixture)\b/,
      /\b(?:me dio|le dio|dio) (?:un )?(?:toque|corrientazo|choque)\b|\bcable (?:pelado|ca[ií]do)\b|\belectrocut/,
      /\bcurrent lag|karant lag|करंट लग|बिजली का झटका/,
    ],
    unless: [
      /\bshock(?:ed|ing)? (?:how|to (?:see|hear|learn)|that|when i saw)\b|\bshock(?:ed|ing)?\b.{0,25}\b(?:price|quote|bill|cost|estimate|amount|rate|invoice|number)s?\b|\b(?:sticker|price|culture) shock|\bshock absorber|\blive wires? (?:lounge|bar|band)|\bhot lines?\b/,
    ],
  },
  {
    hazard: 'flood',
    signs: [
      /\b(?:filling (?:up )?with|full of|standing) water\b|\bleak\w* (?:everywhere|all over)\b/,
      /\b(?:flood(?:ing|ed|s)?)\b.{0,40}\b(?:basement|house|home|kitchen|bathroom|room|floor|garage|apartment|water|office|store|salon|ceiling|now|everywhere)\b/,
      /\b(?:basement|house|home|kitchen|bathroom|room|floor|garage|apartment|place|everything|office|store|salon|it|we|ceiling|laundry)(?:'s|'re)?\b.{0,15}\b(?:flooding|flooded)\b/,
      /\b(?:burst|busted|broken|ruptured|exploded|frozen and burst) (?:water |main |a |the )*(?:pipes?|main|line|hose|water heater)\b|\b(?:pipes?|water main|main line|hose|water heater)\b.{0,12}\b(?:burst|busted|exploded|ruptured)\b/,
      /\bwater(?:'s)?(?: is)?\b.{0,15}\b(?:pouring|gushing|spraying|shooting|everywhere|leaking everywhere|rushing|coming through|all over|won'?t stop)\b/,
      /\b(?:gushing|pouring|spraying) (?:water|out|from|through)\b/,
      /\bsew(?:age|er)\b.{0,20}\b(?:back(?:ing|ed)? up|coming up|overflow\w*|everywhere|in the (?:tub|basement|house))\b|\bceiling (?:is )?(?:collaps|caving|fell)/,
      /\b(?:inundaci[oó]n|inundad[oa]|se inund|tuber[ií]a (?:rota|revent)|tubo (?:roto|revent)|agua por todas partes)/,
      /\bpaani bhar|pani bhar|pipe (?:phat|fat|toot)|पानी भर|पाइप (?:फट|टूट)/,
    ],
    unless: [
      /\bflood (?:lights?|lamps?|insurance|zone|plain|sensor|detector)\b|\bfloodlights?\b|\bflooded with (?:calls|work|requests|emails|orders)\b|\b(?:bath ?bomb|wallet|bank) /,
    ],
  },
  {
    hazard: 'medical',
    signs: [
      /\b(?:can'?t|cannot|can not|trouble|difficulty|hard to|struggling to|not|stopped) breath(?:e|ing)?\b/,
      /\b(?:heart attack|stroke symptoms|having a stroke|chest pains?|unconscious|unresponsive|passed out|fainted|collapsed|overdos(?:e|ed|ing)|seizure|anaphyla\w+|choking|suicid\w+|kill myself|end my life|heat ?stroke|bleeding (?:badly|a lot|heavily|everywhere|out)|won'?t stop bleeding|severe(?:ly)? (?:burn|bleed|allerg)\w*)\b/,
      /\b(?:severe|bad|having an?|serious) allergic reaction\b|\b(?:scalp|skin|eyes?|face) (?:is |are )?(?:burning|swelling|swollen|blister\w*)\b/,
      /\b(?:call|need|get) (?:me )?(?:an )?ambulance\b/,
      /\b(?:no puedo respirar|infarto|ataque al coraz[oó]n|desmay[oóa]\w*|ambulancia|inconsciente)\b/,
      /\b(?:saans nahi|behosh|heart attack|ambulance bulao)\b|सांस नहीं|बेहोश|दिल का दौरा/,
    ],
    unless: [
      /\b(?:gave|give|giving|nearly had|almost had|about (?:had|gave)|had) (?:me |us |my \w+ )?(?:a |an )?(?:mini )?heart attack\b/,
      /\b(?:ac|a\/c|furnace|heater|boiler|compressor|unit|dryer|fridge|car|system|drain) (?:\w+ ){0,2}(?:can'?t breathe|choking|choked|passed out|collapsed|had a heart attack)\b|\bneeds? room to breathe\b/,
    ],
  },
  {
    hazard: 'violence',
    signs: [
      /\b(?:has|have|had|with|pulled|pointing|waving) (?:a |an |his |her |the )?(?:gun|knife|weapon|rifle|pistol)\b/,
      /\b(?:break(?:ing)?|broke|broken) in(?:to)? (?:my|our|the|right|now|through)\b.{0,20}|\b(?:intruder|burglar|home invasion|active shooter|being (?:attacked|robbed|assaulted|held))\b/,
      /\b(?:domestic violence|he(?:'s| is) hitting|hit(?:ting)? me|beat(?:ing)? me|attack(?:ed|ing) me|threaten(?:ed|ing|s)? (?:me|us|to (?:kill|hurt))|going to (?:kill|hurt|shoot|stab) (?:me|us|you|him|her|them)|(?:i'?ll|i will|gonna) (?:kill|shoot|stab|hurt) (?:you|him|her|them|someone))\b/,
      /\b(?:me est[aá] (?:pegando|atacando)|tiene (?:un |una )?(?:pistola|arma|cuchillo)|ladr[oó]n)\b/,
      /\b(?:maar raha|maar rahe|bandook|chaku lekar)\b|बंदूक|मार रहा|चोर घुस/,
    ],
    unless: [
      /\b(?:nail|heat|glue|caulk(?:ing)?|grease|spray|staple|massage|radar|temp(?:erature)?) gun\b|\bbutter knife|knife (?:sharpen|switch)|\bbroke(?:n)? into (?:two|tears|pieces)|\bprice\b.{0,20}\bkill|\bknife[- ]edge\b/,
    ],
  },
];

// Clauses about another time or an idea rather than the present.
const NOT_NOW =
  /\b(?:last (?:year|month|winter|summer|fall|autumn|spring|season)|(?:years?|months?|weeks?) ago|used to|in the past|in case of|what (?:if|happens if)|if (?:there(?:'s| is)?|i|we) ever|to (?:prevent|avoid)|prevent(?:ing|ion)?|insurance|drill|practice|hypothetical\w*|el a[nñ]o pasado|hace (?:años|meses)|pichle saal|पिछले साल)\b/;
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
  const clauses = clausesOf(text.slice(0, 4000));
  const hazard = RULES.find((rule) => clauses.some((clause) => isSign(rule, clause)))?.hazard ?? coldHazard(clauses, vertical);
  if (!hazard) return null;
  return { hazard, safetyText: safetyTextFor(hazard, vertical, options.country, options.language ?? languageOf(text)) };
}

function isSign(rule: HazardRule, clause: string): boolean {
  if (!rule.signs.some((sign) => sign.test(clause))) return false;
  if (rule.unless.some((other) => other.test(clause)) || NEGATED.test(clause)) return false;
  return STILL.test(clause) ? !RESOLVED.test(clause) : !NOT_NOW.test(clause) && !RESOLVED.test(clause);
}

// No heat is a matter of comfort until somebody is at risk: vulnerable people, or a freeze. Read over the whole message, because
// people write "Our heat is out. We have a newborn." A salon's customer is not freezing at home.
function coldHazard(clauses: string[], vertical: string): Hazard | null {
  if (SALON_LIKE.has(vertical)) return null;
  const isOut = clauses.some(
    (clause) =>
      NO_HEAT.test(clause) &&
      !NOT_NOW.test(clause) &&
      !RESOLVED.test(clause) &&
      !/\b(?:tune ?up|quote|estimate|maintenance)\b/.test(clause),
  );
  const all = clauses.join(' . ');
  return isOut && (VULNERABLE.test(all) || FREEZING.test(all)) ? 'no_heat' : null;
}

function clausesOf(text: string): string[] {
  return normalise(text)
    .toLowerCase()
    .split(/[.;!?\n]+|,? \b(?:but|however|although|pero|lekin|par)\b|, (?=(?:it|they|he|she|we|i) )/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}

function languageOf(text: string): SafetyLanguage {
  if (/\p{Script=Devanagari}/u.test(text)) return 'hi';
  return /\b(?:huele|fuga|incendio|humo|hay|est[aá]|mi casa|por favor|ayuda|tuber[ií]a|respirar|agua por|se inund\w*|alarma)\b/i.test(text)
    ? 'es'
    : 'en';
}
