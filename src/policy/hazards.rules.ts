// What danger sounds like, per hazard; read clause by clause by emergency.rules.ts, in the plain form of spelling.rules.ts: lower case,
// no accents, slips repaired.
import { KIN } from './no-response.rules.js';
import type { Hazard } from './safety-texts.rules.js';

export interface HazardRule {
  hazard: Hazard;
  /** Any of these, in one clause... */
  signs: RegExp[];
  /** ...and none of these. */
  unless: RegExp[];
}

/** People whom cold harms soon. */
export const VULNERABLE = new RegExp(
  [
    '\\b(?:bab(?:y|ies)|newborns?|infants?|toddlers?|twins|(?:little|small|young) (?:kids|children|ones?)|kids|children|elderly|senior|grand(?:ma|pa|mother|father|parents)|(?:[6-9]\\d|1[01]\\d)[ -]?(?:years?[ -]old|yo|y\\/o|anos|saal)|\\d{1,2} (?:weeks?|months?)[ -]old|pregnant|oxygen|disabled|wheelchair|sick|ill|cancer|chemo|dialysis|copd|asthma|medical condition|hypothermia)\\b',
    `\\b${KIN}(?:'?s)? (?:(?:is|are|who|turns|aged?|both|almost|nearly) )*(?:[6-9]\\d|1[01]\\d)\\b(?! ?(?:degrees|°|miles|minutes|percent|%))`,
    '\\bin (?:his|her|their|my|our) (?:[6-9]0s|sixties|seventies|eighties|nineties)\\b',
    '\\b(?:bebe|recien nacid[oa]|ancian[oa]|abuel(?:it)?[oa]|nin[oa]s?\\b|ninit[oa])|\\b(?:bachche?|bacha|budhi|budha|buzurg)\\b',
    '(?:बच्चा|बच्चे|बुजुर्ग|दादी|नानी|(?:[6-9]\\d|1[01]\\d) साल)',
  ].join('|'),
);
export const FREEZING =
  /\b(?:freez(?:e|es|ing)|froze|frozen|below (?:zero|freezing)|sub ?zero|minus \d+|-\d{1,2} ?(?:degrees|°|f|c)?\b|(?:[0-3]?\d) ?(?:degrees|°|f\b)|blizzard|ice storm|hypothermia|nevando|bajo cero|congelando\w*|helando|nevada|see (?:my|our) breath|teeth chattering)/;
export const NO_HEAT =
  /\b(?:no heat(?:ing)?|without (?:any )?heat(?:ing)?|don'?t have (?:any )?heat|(?:heat|heater|heating|furnace|boiler|radiators)(?:'s)?(?: \w+){0,3} (?:out|dead|died|gone|packed (?:in|up)|conked out|given up|on the blink|kaput|knackered|broke(?:n)?|quit|stopped(?: working)?|not working|isn'?t working|won'?t (?:turn on|start|work|come on)|went out|is down|off)|lost (?:our |my |the )?heat|(?:no (?:tengo|tenemos|hay|(?:nos )?(?:funciona|prende|enciende|anda|calienta) la)|sin|se (?:me |nos )?(?:apago|descompuso|rompio|murio|fue|dano|averio) la|dejo de funcionar la|murio la) calefaccion|calefaccion (?:se (?:apago|descompuso|rompio|murio|dano|averio)|no (?:funciona|prende|enciende|anda|calienta)|dejo de funcionar)|(?:heater|heating|furnace|boiler)(?: \w+)? (?:band|kharab|nahi chal))\b|(?:हीटर|हीटिंग) (?:बंद|खराब|नहीं चल)/;
/** Machines that keep someone alive and need power. */
export const LIFE_SUPPORT = /\b(?:oxygen|ventilator|life support|breathing machine|dialysis|oxigeno|respirador)\b|ऑक्सीजन|वेंटिलेटर/;
export const NO_POWER =
  /\b(?:no|lost|without|out of) (?:power|electricity)\b|\b(?:power|electricity)(?: \w+){0,2} (?:out|off|down|gone|cut)\b|\b(?:sin luz|no hay luz|se fue la luz|corte de luz|(?:bijli|light) (?:nahi|chali|gayi|gul))\b|बिजली (?:नहीं|चली|गई|गुल)/;

const UNWELL =
  "\\b(?:(?:have|has|having|got|getting|bad|pounding|feel(?:s|ing)?|all) (?:a |an |bad |the |really |so |very |all )*(?:headaches?|dizz(?:y|iness)|nause\\w+|light ?headed|woozy|faint)|(?:feel(?:s|ing)?|getting|makes? (?:me|us|everyone)|(?:everyone|everybody|we|kids|all of us)(?:'s| is| are|'re)? (?:all )?)(?: (?:really|so|very))? sick(?! (?:of|and tired|about|with you))|throwing up|vomiting|head (?:is )?(?:pounding|throbbing|spinning))\\b";
/** Somebody unwell who moves a visit tells of no fumes. */
const NOT_A_VISIT =
  '^(?!.*\\b(?:lets|let us|instead|reschedul\\w*|postpone|cancel|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|next week|appointment|visit)\\b)';
const BURNS_FUEL =
  '\\b(?:furnace|heater|boiler|generator|fumes|exhaust|fireplace|stove|flue|space heater|pilot|heat (?:is|was|comes|came|kicks) on|car (?:is )?(?:running|idling))\\b';
const PRESSURED =
  '\\b(?:boiler|water heater|hot water (?:heater|tank)|(?:(?:expansion|heater|pressure|storage) |the )tank|relief valve|pressure (?:gauge|valve))\\b';
const BURSTING =
  '\\b(?:in the red|about to (?:blow|explode|burst|go)|(?:going|gonna) (?:to )?(?:blow|explode|burst)|bulg\\w+|swelling|swollen|(?:spraying|shooting|blasting|spewing|pouring|blowing)(?: out)? (?:hot |boiling |scalding )?(?:steam|water)|steam (?:is )?(?:shooting|spraying|pouring|blasting|coming|everywhere)|off the (?:chart|charts|scale)|maxed(?: out)?|pegged|pressure (?:\\w+ ){0,3}(?:too high|climbing|rising|through the roof|way up)|over ?pressur\\w+)\\b';

/** What pest control, cleaning and drains put within reach of children and pets. */
const POISON =
  '(?:(?:rat|mouse|ant|roach|snail|slug|bug|pest|weed) ?(?:bait|poison|killer|pellets?|spray|traps?)|poison|baits?|pesticides?|insecticides?|bleach|drain ?(?:cleaner|opener|o)|lye|ammonia|antifreeze|coolant|chemicals?|pellets|cleaning (?:fluid|product|solution|spray)|cleaner|detergent|gasoline|paint thinner)\\b';

const GAS = '(?:gas(?!oline)|propane|natural gas)';

/** The most dangerous first: one text is one hazard. */
export const HAZARDS: readonly HazardRule[] = [
  {
    hazard: 'carbon_monoxide',
    signs: [
      /\bcarbon mon?oxide\b.{0,60}\b(?:alarm|detector|going off|beep|alert|leak|poison|reading|high|detected|level|sick|dizzy|headache)/,
      /\b(?:alarm|alert|leak|poison\w*|detected|high|dizzy|headaches?|exposed to)\b.{0,40}\bcarbon mon?oxide\b/,
      /\bco2? (?:alarm|detector|monitor|meter)s?\b.{0,40}\b(?:going off|went off|goes off|beep\w*|sound\w*|alarm\w*|screaming|trigger\w*|trip\w*|alert\w*|ringing|reads?|reading|won'?t stop|is on)\b/,
      /\b(?:carbon mon?oxide|co)\b.{0,20}\b(?:scream\w*|shriek\w*|blar\w*|wail\w*|howl\w*|chiming|flashing red)\b/,
      /\b(?:co2?|carbon mon?oxide|monoxide)\b.{0,30}\bchirp\w*|\bchirp\w*.{0,25}\b(?:co|carbon mon?oxide|monoxide)\b/,
      /\bco (?:poison\w*|leak\w*)\b|\b(?:co2?|carbon mon?oxide)\b.{0,25}\b\d{2,4} ?ppm\b|\b\d{2,4} ?ppm\b.{0,25}\b(?:co|carbon mon?oxide)\b/,
      // Several people unwell beside something that burns fuel, or its fumes indoors
      new RegExp(`${NOT_A_VISIT}.*${UNWELL}.{0,60}${BURNS_FUEL}`),
      new RegExp(`${NOT_A_VISIT}.*${BURNS_FUEL}.{0,60}${UNWELL}`),
      /\bexhaust\b.{0,20}\b(?:leaking|coming|blowing|backing|seeping) (?:up |back )?(?:in|into|inside)\b/,
      /\b(?:exhaust(?! (?:fan|vent|hood|pipe|system|duct|manifold)s?\b)|(?:car|generator|furnace|heater|boiler|engine|flue) (?:fumes|exhaust))\b.{0,30}\b(?:in(?:side|to)?|fill\w*|throughout|all over|everywhere)\b(?! the (?:attic fan|bathroom fan))/,
      /\b(?:alarma|detector) de (?:mon[oó]xido|co)\b|\bmon[oó]xido de carbono\b/,
      /कार्बन मोनो/,
    ],
    unless: [
      /\b(?:install|replac|buy|new|sell|recommend|battery|batteries|expired?|price|cost|quote|test(?:ed|ing)? fine)\w*\b(?!.*\b(?:going off|beeping|won'?t stop|dizzy|headache|sick)\b)/,
      /^(?!.*\b(?:aunque|nuev[ao]|no es|mare\w+|dolor|nausea\w*|no (?:deja|para))\b).*\b(?:es|sea|ser|solo|sin|falta|baja|poca) (?:\w+ )?(?:pilas?|bateria)\b/,
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
      new RegExp(`\\bhiss(?:ing|es)?\\b.{0,25}\\b${GAS}\\b`),
      /\b(?:huele|olor)(?: \w+){1,2} a gas\b|\bsal(?:e|iendo|iendose)(?: el)? gas\b/,
      /\bgas\b.{0,15}\b(?:ki smell|ki badbu|ki badboo|leak ho|nikal rah)|गैस.{0,12}(?:बदबू|गंध|लीक|रिस|महक)/,
    ],
    unless: [
      /\bgas\b.{0,12}\b(?:leak|line)? ?(?:detectors?|sensors?|inspection|certificate|quote|estimate|pressure test)\b(?!.{0,30}\b(?:going off|beep|alarm|sound))/,
      /\b(?:gas (?:station|pump|money|prices?)|gas bill|tear gas|gassy|gaslight\w*|laughing gas|gas mileage)\b/,
      /\bcar\b.{0,20}\bsmells?\b|\brefrigerant|freon|\br-?(?:22|32|410a?)\b/,
    ],
  },
  {
    hazard: 'fire',
    signs: [
      /\b(?:flames?|fire) (?:\w+ )?(?:behind|under|inside|in|near|around|above|below|on top of|all over|through|at|by|up) (?:the|my|our|a|an|his|her|one of)\b/,
      // A vessel under pressure that is about to give way: whoever stands beside it must leave.
      new RegExp(`${PRESSURED}.{0,60}${BURSTING}`),
      new RegExp(`${BURSTING}.{0,60}${PRESSURED}`),
      /\bboiler\b.{0,40}\b(?:hiss\w*|whistl\w*|scream\w*|shaking)\b.{0,60}\b(?:pressure|gauge|steam|red)\b/,
      /\bflames? (?:\w+ )?(?:shoot\w*|com\w+|leap\w*|rising)\b|\b(?:shoot\w*|spit\w*|throw\w*|spew\w*) (?:out )?(?:flames?|fire|sparks)\b|\b(?:sale|saliendo|salen|echa|echando) (?:mucho |mucha )?(?:fuego|humo|chispas|llamas)\b|\b(?:tengo|veo|tenemos) (?:mucho |un )?(?:humo|fuego|incendio)\b|\b(?:saltan|brincan|salen) chispas\b/,
      /^(?:help,? )?(?:there'?s )?(?:a )?fire$|\bhelp,? (?:there'?s )?(?:a )?fire\b/,
      /\b(?:on fire|caught fire|catch(?:ing)? fire|burst into flames|in flames|flames? (?:are |is )?(?:coming|shooting|from|in|inside)|house fire|electrical fire|grease fire|kitchen fire)\b/,
      /\b(?:there'?s|there is|i see|we see|see|seeing|have) (?:a |an |some )?(?:(?:white|black|gr[ae]y|thick|heavy|real|actual|little|tiny|blue|big|huge) )*(?:fire|flames?|smoke|sparks)\b/,
      /\bsmok(?:e|ing)\b.{0,25}\b(?:coming|from|out of|pouring|filling|everywhere|in the (?:house|room|basement|attic))\b/,
      /\b(?:full of|lots of|filled with|filling with|smell(?:s|ing)?(?: of| like)?) smoke\b/,
      /\b(?:car|truck|van|suv|engine|hood|bonnet|dash(?:board)?|vehicle|jeep)\b.{0,20}\b(?:is |was |started |keeps |just )?(?:smoking|on fire|in flames)\b|\bsmoke\b.{0,25}\b(?:under|from) (?:the|my) (?:hood|bonnet|dash\w*|engine)\b/,
      /\b(?:outlet|panel|breaker|wire|wires|wiring|socket|switch|unit|furnace|ac|heater|motor|dryer|water heater|box)\b.{0,20}\b(?:is |are |started |keeps |just )?(?:smoking|burning|sparking|on fire|melting|melted|sparked|sparks)\b/,
      /\b(?:sparks?|sparking)\b.{0,30}\b(?:from|out|outlet|panel|wire|breaker|socket|flying)\b/,
      /\bburn(?:ing|t) (?:smell|odou?r|plastic|rubber|wires?)\b|\bsmell(?:s|ing)?\b.{0,35}\bburn(?:ing|t)\b/,
      // Whatever is plugged in or holds a charge
      /\b(?:cords?|leads?|cables?|chargers?|adapt[eo]rs?|power strips?|surge protectors?|plugs?|batter(?:y|ies)|lamps?|microwave|fridge|freezer|dishwasher|washer|oven|stove|tv|laptop|toaster|heating pad|light ?bulbs?)\b.{0,25}\b(?:is |are |was |just |started |and |hissing )*(?:smok(?:ing|ed)|melt(?:ing|ed)|sing(?:ed|eing)|scorch\w*|char(?:red|ring)|smou?lder\w*|spark(?:ing|ed)|swell\w* and|on fire|caught fire)\b/,
      /\b(?:se est[aá] quemando|se quema (?:el|la|mi)|hay (?:un |mucho |mucha )?(?:fuego|incendio|humo)|incendio|sale humo|saliendo humo|chispas|fuego en|huele a quemado)\b|\bchingari\b/,
      /\b(?:aag lag|aag lagi|dhua(?:n)? (?:aa|nikal)|dhuan)\b|आग लग|धुआं|धुआँ|चिंगारी/,
    ],
    unless: [
      /\b(?:fire ?place|fire ?pit|fire (?:alarm|extinguisher|sprinkler|escape|exit|inspection|code|marshal|wood|rated|door|sale|stick))\b(?!.{0,30}\b(?:going off|on fire|caught|smoke (?:coming|from)))/,
      /\bsmoke (?:alarm|detector|test|machine|shop|free|eye)s?\b(?!.{0,30}\b(?:going off|and (?:i|we) (?:see|smell)))/,
      /\b(?:spark plug|smoking (?:hot|deal|room|area|allowed|section)|you(?:'re| are|r guys are| guys are)? (?:all )?on fire|fired|no smoking|quit smoking|smokers?|burning (?:question|desire|money))\b/,
      /\b(?:pilot|burner|candle|grill|torch|gas log)s?\b(?!.{0,25}\b(?:caught|blew|explod\w*)\b).{0,25}\bflames?\b(?!.*\b(?:siding|walls?|curtains?|house|roof|onto|spread\w*)\b)|\bflames? (?:is |are |looks? )?(?:yellow|orange|blue|low|weak|small|lazy|out)\b|\b(?:under|on|up) fire (?:from|for)\b|\bfire (?:up|in (?:my|our|the) (?:belly|heart|fireplace|stove|pit))\b|\bfire(?:d)? (?:up )?(?:at|by) (?:my|the|a) (?:boss|company|job|work)\b|\b(?:nails?|color|colour|roots|tips|highlights|tattoo|design|balayage)\b.{0,20}\b(?:fire|flames?|flaming)\b/,
      /\bon fire (?:red|orange|engine)\b|\bburn(?:ing|t) dust\b|\bdust\b.{0,15}\bburn|\b(?:smoky|smokey) (?:eye|grey|gray|brown)|\bhair\b.{0,20}\bflames?\b/,
    ],
  },
  {
    hazard: 'electrical',
    signs: [
      /\b(?:lights?|light fixtures?|fixtures?|lamps?|chandelier|outlets?|sockets?|panel|breakers?|breaker box|fuse ?box|switch|ceiling fan)\b.{0,25}\b(?:full of|filled (?:up )?with|filling (?:up )?with|holding|dripping|leaking|soaked in|submerged in) water\b/,
      /\b(?:lights?|light fixtures?|fixtures?|outlets?|sockets?|panel|breakers?|breaker box|fuse ?box|switch|wires?|wiring|plug)\b.{0,25}\b(?:crackl\w+|sizzl\w+|arcing)\b(?!.*\b(?:stereo|radio|speakers?|tv)\b)/,
      /\b(?:got|been|was|were|getting|gets|get|keeps?) (?:badly |really |a )?(?:shocked|electrocuted|zapped)\b/,
      /\b(?:touch\w*|grabb\w*|plugg\w*|opened|brushed)\b.{0,40}\b(?:thrown|threw (?:him|her|me|them)|flung|knocked (?:him|her|me|them|back|off|down|out)|blown back)\b/,
      /\b(?:electric(?:al)?|bad|big|nasty) shocks?\b|\belectrocut\w+/,
      /\b(?:shock(?:ed|s|ing)?|zap(?:ped|s)?) (?:me|us|my|him|her|someone|people|the kids?)\b/,
      /\b(?:downed|fallen|live|exposed|bare|hot) (?:power |electric(?:al)? )?(?:lines?|wires?|cables?)\b|\bpower ?line\b.{0,15}\b(?:down|fell|fallen)\b/,
      /\b(?:took|taken|brought|pulled|knocked|ripped|tore|torn|came|fell|snapped)(?: \w+)? (?:down|out|off|on)?(?: of)? ?(?:the|a|our|my|some) (?:power|electric(?:al|ity)?|utility|live) ?(?:lines?|wires?|cables?|poles?)\b|\b(?:power|electric(?:al|ity)?|utility) ?(?:lines?|wires?|cables?|poles?)\b.{0,25}\b(?:down|fell|fallen|snapped|dangling|(?:hanging|laying|lying|touching|draped)(?! low)|across (?:the|my|our)|on (?:the|my|our) (?:ground|lawn|road|street|driveway|yard|car|roof|house|fence|grass))\b/,
      /\b(?:giv(?:es?|ing)|gave|getting|passing|feel\w*) (?:me |us )?(?:a |some |little |mild )?(?:electric(?:al)? )?(?:current|shocks?|tingl\w+)\b.{0,30}\b(?:touch\w*|from|off|when|whenever|through)\b|\b(?:shock|tingle|zap)\b.{0,10}\b(?:off|from) (?:the|my|our|a)\b/,
      /\bwater\b.{0,30}\b(?:in|into|on|near|inside|through|dripping)\b.{0,15}\b(?:outlet|electrical|panel|breaker|fuse ?box|light fixture)\b/,
      /\b(?:fill(?:s|ing|ed)|flood\w*|rising|rises|coming up|water)\b.{0,40}\b(?:nearly|almost|close to|up to|reach\w*|level with|touching|above|over|at)\b.{0,8}\b(?:sockets?|outlets?|plugs?|fuse ?box|consumer unit|breaker box|electrics|extension (?:cord|lead)s?)\b/,
      /\b(?:leak\w*|drip\w*|pour\w*|running)\b.{0,20}\b(?:on|onto|into|in|over|through|down)\b.{0,15}\b(?:breakers?|electrical|fuse ?box|panel|outlets?|wires?|wiring|light fixtures?)\b/,
      /\b(?:me dio|le dio|dio) (?:un )?(?:toque|corrientazo|choque)\b|\bcable (?:pelado|ca[ií]do)\b|\belectrocut/,
      /\bcurrent lag|karant lag|करंट लग|बिजली का झटका/,
      /\b(?:wires?|wiring|outlets?|plug|panel|breakers?|breaker box|fuse ?box|switch)\b.{0,30}\b(?:buzz\w*|humm?ing|crackl\w*)\b.{0,30}\b(?:warm|hot|burn\w*)\b/,
      /\b(?:wires?|wiring|outlets?|plug|panel|breakers?|breaker box|fuse ?box|switch)\b.{0,30}\b(?:warm|hot)\b.{0,30}\b(?:buzz\w*|humm?ing|crackl\w*)\b/,
      /\b(?:wires?|wiring|outlets?|plug|panel|breakers?|breaker box|fuse ?box|switch)\b.{0,20}\b(?:sizzl\w*|arcing|hot to (?:the )?touch)\b/,
    ],
    unless: [
      /\bshock(?:ed|ing)? (?:(?:me |us )?(?:with |by |at )?how|to (?:see|hear|learn)|that|when i saw)\b|\bshock(?:ed|ing)?\b.{0,25}\b(?:price|quote|bill|cost|estimate|amount|rate|invoice|number)s?\b|\b(?:sticker|price|culture) shock|\bshock absorber|\blive wires? (?:lounge|bar|band)|\bhot lines?\b/,
    ],
  },
  {
    hazard: 'flood',
    signs: [
      /\bwater\b.{0,15}\b(?:up to|above|over|past) (?:my|our|the|his|her) (?:ankles?|knees?|shins?|waist|outlets?|shoes|feet)\b|\b(?:ankle|knee|shin)[ -]deep\b/,
      /\b(?:back(?:ing|ed)? up|erupt\w*|gush\w*|pour\w*|shoot\w*|explod\w*|overflow\w*|spew\w*|spit\w*|push\w*|bubbl\w*|com\w+ up)\b.{0,20}\b(?:raw )?sew(?:age|er)\b/,
      /\b(?:toilet|sink|tub|drain|tank|washer|washing machine)\b.{0,20}\boverflow\w*\b.{0,40}\b(?:won'?t stop|everywhere|hall(?:way)?(?! (?:bath\w*|toilet|restroom|closet|half))|floor|carpet|through|into|all over|ceiling)\b/,
      /\bdrenaje\b.{0,25}\b(?:sali\w*|regres\w*|desbord\w*|tap\w* y)\b|\baguas negras\b|\bentra(?:ndo)? agua\b|\bcae(?:ndo)? agua\b|\b(?:se desbord\w*|desbordand\w*)\b/,
      /\bwater'?s?(?: level| line)?(?: is| keeps| keep)? (?:rising|climbing|getting (?:higher(?! (?:pressure|bill))|deeper)|coming up (?:fast|quick|through the floor)|up to (?:the|my|our) (?:\w+ )?(?:ankles?|knees?|waist|outlets?|sockets?|steps?|stairs?|door|doors|windows?|baseboards?|couch|bed))\b|\brising water\b/,
      /\b(?:filling (?:up )?with|full of|standing) water\b|\bleak\w* (?:everywhere|all over)\b/,
      /\b(?:flood(?:ing|ed|s)?)\b.{0,40}\b(?:basement|house|home|kitchen|bathroom|room|floor|garage|apartment|water|office|store|salon|ceiling|now|everywhere)\b/,
      /\b(?:basement|house|home|kitchen|bathroom|room|floor|garage|apartment|place|everything|office|store|salon|it|we|ceiling|laundry)(?:'s|'re)?\b.{0,15}\b(?:flooding|flooded)\b/,
      /\b(?:burst|busted|broken|ruptured|exploded|frozen and burst) (?:water |main |a |the )*(?:pipes?|main|line|hose|water heater)\b|\b(?:pipes?|water main|main line|hose|water heater)\b.{0,12}\b(?:burst|busted|exploded|ruptured)\b/,
      /\bwater'?s?(?: is)?\b.{0,15}\b(?:pouring|gushing|spraying|shooting|everywhere|leaking everywhere|rushing|coming through|all over|won'?t stop)\b/,
      /\b(?:gushing|pouring|spraying) (?:water|out|from|through)\b/,
      /\bwater'?s? (?:is |are |keeps )?(?:coming|running|leaking|dripping) (?:down (?:the|my|our) (?:walls?|stairs|ceiling|lights?)|in (?:through|under|from)|through)\b/,
      /\b(?:toilet|sink|tub|bath ?tub|shower|washer|washing machine|dishwasher|drain|tank|water)\b.{0,20}\boverflow\w* (?:into|through|down|onto)\b/,
      /\bceiling\b(?! fans?\b).{0,60}\b(?:(?:about|bout|going|gonna|fixing|ready|starting|looks like it(?:'s| is)?) (?:to )?(?:fall|come down|cave|collapse|give|burst)|(?:bow(?:ing|ed)|buckl\w+|bubbl\w+|droop\w+|swell\w*|swollen)\b.{0,40}\b(?:drip\w*|leak\w*|water|wet))\b/,
      /\b(?:overflow\w*|spray\w*|gush\w*|pour\w*|leak\w*|flood\w*|burst\w*|water)\b.{0,60}\b(?:can'?t|cannot|can not|won'?t|unable to|don'?t know how to|couldn'?t)(?: \w+){0,3} (?:(?:shut|turn)(?:ing)?(?: \w+){0,3} off|stop it|find the (?:shut ?off|main|valve|stopcock))\b|\b(?:shut ?off|stopcock|stop ?tap|main valve)\b.{0,20}\b(?:stuck|broken|broke|snapped|won'?t (?:turn|close|budge)|came off)\b.{0,60}\b(?:water|leak\w*|spray\w*|everywhere|pour\w*)\b/,
      /\bceiling\b.{0,25}\b(?:bulg\w*|sagging)\b.{0,50}\b(?:drip\w*|leak\w*|water|wet|fall\w*|come down|collaps\w*|cav(?:e|ing))\b|\bceiling\b(?! fans?\b).{0,20}\b(?:coming down|about to (?:fall|come down|collapse)|caved)\b/,
      /\b(?:basement|kitchen|house|floor|garage|bathroom|crawl ?space|cellar|hallway|apartment)\b.{0,30}\b(?:inch(?:es)?|feet|foot|ft) of water\b|\b(?:inch(?:es)?|feet|foot|ft) of water\b.{0,20}\b(?:in|on)\b.{0,10}\b(?:basement|kitchen|house|floor|garage|bathroom|crawl ?space|cellar|hallway|apartment)\b/,
      /\bsew(?:age|er)\b.{0,20}\b(?:back(?:ing|ed)? up|coming up|overflow\w*|everywhere|all over|in the (?:tub|basement|house))\b|\bceiling (?:is )?(?:collaps|caving|fell)/,
      /\b(?:metiendo(?:se)?|subiendo|entrando)(?: (?:el|la|mucha))? agua\b|\bagua (?:se )?(?:me |nos )?(?:esta )?(?:metiendo|subiendo|entrando)\b|\bel agua (?:sube|entra|se mete)\b|\bse (?:me |nos )?(?:mete|metio) (?:el )?agua\b/,
      /\b(?:inundaci[oó]n|inundad[oa]|se inund|tuber[ií]a (?:rota|revent)|tubo (?:roto|revent)|agua por todas partes)/,
      /\b(?:inundando|(?:revento|rompio|exploto|reventaron) (?:(?:un|una|el|la) )?(?:tubo|tuberia|cano|caneria|calentador)|(?:tubo|tuberia)\b.{0,15}\b(?:se revento|se rompio|explot)|agua por todos (?:lados|partes)|techo\b.{0,20}\b(?:cayendo|caer|derrumb))/,
      /\bpaani bhar|pani bhar|pipe (?:phat|fat|toot)|पानी भर|पाइप (?:फट|टूट)/,
    ],
    unless: [
      /\bwater (?:bill|rate|cost|price|usage|temp\w*|pressure)s?\b.{0,20}\b(?:rising|climbing|higher)\b/,
      /\bflood (?:lights?|lamps?|insurance|zone|plain|sensor|detector)\b|\bfloodlights?\b|\bflooded with (?:calls|work|requests|emails|orders)\b|\b(?:bath ?bomb|wallet|bank) /,
      /\b(?:no|little|not enough|barely any) (?:hot |cold )?water (?:is )?(?:coming|running|pouring)\b|\bwater (?:is |are )?(?:not|isn'?t|never|barely) \w+/,
    ],
  },
  {
    hazard: 'medical',
    signs: [
      new RegExp(
        `\\b(?:${KIN}|baby|infant|toddler|kid|child|son|daughter|friend|client|customer|someone|somebody|lady|man|woman|guy|coworker|roommate|workers?|employee|tech\\w*|roofer|painter|cleaner|driver|tenant|patient|resident)\\b.{0,40}\\b(?:won'?t|not|isn'?t|can'?t|doesn'?t|unable to|wouldn'?t) (?:wak(?:e|ing)(?: up)?|mov(?:e|ing)(?! (?:the|it|my|our|to|that|this|his|her|back|up|in|out|into|forward|on|until|till|well|before|next|fast|much|away))|get up(?! (?:to|the|before|until|early|at|for|in|on)))\\b`,
      ),
      /\bno (?:despierta|se mueve)\b.{0,30}\b(?:mi|papa|mama|abuel\w+|hij\w+|bebe|nino|nina)\b|\b(?:papa|mama|abuel\w+|hij[oa]|bebe|nin[oa]|espos[oa]|marido|mujer|hombre|senora?|vecin[oa]|herman[oa]|amig[oa]|ti[oa]|suegr[oa]|alguien|persona|client[ea])\b.{0,40}\bno (?:despierta|se mueve)\b/,
      /\b(?:hosh nahi|hosh main nahi|uth nahi (?:raha|rahi|rahe)(?!.*\b(?:school|college|office|class|exam)\b)|hil nahi (?:raha|rahi|rahe))\b/,
      /\b(?:kids?|child(?:ren)?|baby|son|daughter|toddler|someone|somebody|people|person|mom|dad|mother|father|grand\w+|wife|husband|tenant|he|she|they|we|i)(?:'s|'m|'re)?(?: (?:is|are|am|got|been|was|still|just))* trapped (?:in|inside|under|behind|between)\b(?! (?:(?:a|an|the|my|this|bad) ){0,2}(?:\w+ )?(?:meeting|traffic|contract|call|lease|class|job|marriage|loop|line))|\b(?:stuck|trapped) in(?:side)? (?:the |an |our |this |my )?(?:elevator|lift|walk ?in (?:freezer|cooler)|sauna)\b(?! (?:business|lobby|line|bay|area|music))/,
      /\b(?:can'?t|cannot|can not|trouble|difficulty|hard to|struggling to|not|stopped) breath(?:e|ing)?\b/,
      /\b(?:heart attack|stroke symptoms|chest (?:is |feels? |feeling |getting |went )*(?:really |very |so |all )?(?:tight|heavy|hurts?|hurting)|tight(?:ness)? in (?:my|his|her|the) chest|(?:face|mouth) (?:is )?drooping|slurr\w+|having a stroke|chest pains?|unconscious|unresponsive|passed out|fainted|collapsed|overdos(?:e|ed|ing)|seizure|anaphyla\w+|choking|suicid\w+|kill myself|end my life|heat ?stroke|bleeding (?:(?:really|so|pretty|very|quite) )*(?:bad|badly|a lot|heavily|hard|everywhere|out)|won'?t stop bleeding|severe(?:ly)? (?:burn|bleed|allerg)\w*)\b/,
      /\b(?:bleed\w*|blood)\b.{0,25}\b(?:won'?t|will not|not|can'?t|cannot|doesn'?t|never|hasn'?t)(?: \w+)? (?:stop\w*|slow\w*|quit\w*|clot\w*)\b|\b(?:can'?t|cannot|couldn'?t) (?:stop|get)(?: \w+){0,3} bleeding\b|\bstill bleeding (?:heavily|a lot|bad|badly|hours|hard)\b|\bbleeding (?:non ?stop|profusely)\b/,
      // Burns, people under something heavy, and what was sprayed making them ill
      /\b(?:burn\w*|wax|bleach|chemicals?|dye|relaxer|peel|laser|product)\b.{0,40}\bblister\w*|\b(?:pinned|crushed) (?:under|beneath|between|against|by) (?:the|a|my|his|her|our)\b/,
      new RegExp(
        `${NOT_A_VISIT}.*\\b(?:chemicals?|spray\\w*|fumes|pesticides?|bleach|paint|solvents?|foggers?|foam|insulation|treatment)\\b.{0,60}(?:${UNWELL}|\\b(?:vomit\\w*|throw(?:ing)? up|puking|gasping)\\b)`,
      ),
      /\b(?:throat|tongue|airway|lips)\b.{0,15}\b(?:clos\w+|swell\w*|swollen|tighten\w*)\b|\bswollen (?:shut|throat|tongue|face)\b/,
      new RegExp(
        `\\b(?:kids?|child(?:ren)?|son|daughter|toddler|bab(?:y|ies)|grand\\w+|boy|girl|dogs?|cats?|pupp(?:y|ies)|kittens?|pets?|someone|husband|wife)\\b.{0,20}\\b(?:drank|drunk|drinking|ate|eaten|eating|swallow\\w*|ingest\\w*|lick\\w*|chew\\w*|got into|inhaled|breathed in)\\b.{0,30}\\b${POISON}`,
      ),
      new RegExp(
        `\\b(?:got|splashed|sprayed|spilled)\\b(?: \\w+){0,3} ${POISON}.{0,20}\\b(?:eyes?|face|mouth)\\b|\\b${POISON}.{0,20}\\bin (?:my|his|her|their|the \\w+) (?:eyes?|mouth)\\b`,
      ),
      /\b(?:fell|fallen) (?:off|from) (?:the|a|my|our) (?:roof|ladder|scaffold\w*)\b.{0,40}\b(?:hurt|not|bleed\w*|can'?t|broke\w*|head|leg|back|unconscious)\b|\b(?:guys?|workers?|roofers?|crew|man|someone|somebody) (?:is|are|got|was) (?:badly |seriously )?(?:hurt|injured|crushed)\b|\b(?:one of|some of) (?:the|your) (?:guys|workers|crew|men|roofers) (?:is|are|got|was|fell) (?:badly |seriously )?(?:hurt|injured|crushed|off)\b/,
      /\b(?:severe|bad|having an?|serious) allergic reaction\b|\b(?:scalp|skin|eyes?|face) (?:is |are )?(?:burning|swelling|swollen|blister\w*)\b/,
      /\b(?:call|need|get) (?:me )?(?:an )?ambulance\b|^(?:please |someone |somebody |help )*call (?:911|112|999)(?: please| now)*$|\bno puede respirar\b|\b(?:not|isn'?t|is not|isnt|aren'?t|barely|stopped|quit) breathing\b/,
      /\b(?:no puedo respirar|infarto|ataque al coraz[oó]n|desmay[oóa]\w*|ambulancia|inconsciente)\b/,
      /\b(?:saans (?:bhi |hi )?nahi|behosh|heart attack|ambulance bulao)\b|सांस नहीं|बेहोश|दिल का दौरा/,
    ],
    unless: [
      /बिल.{0,25}दिल का दौरा/,
      /\b(?:gave|give|giving|nearly had|almost had|about (?:had|gave)|had) (?:me |us |my \w+ )?(?:a |an )?(?:mini )?heart attack\b/,
      /\b(?:ac|a\/c|furnace|heater|boiler|compressor|unit|dryer|fridge|car|system|drain) (?:\w+ ){0,2}(?:can'?t breathe|choking|choked|passed out|collapsed|had a heart attack)\b|\bneeds? room to breathe\b/,
      /\b(?:refill|prescription|pick up|order|need (?:a |more )?)(?: \w+){0,4} (?:seizure|epilepsy|heart|stroke) (?:meds?|medication|medicine|pills)\b/,
    ],
  },
  {
    hazard: 'violence',
    signs: [
      /\b(?:has|have|had|with|pulled|pointing|waving) (?:a |an |his |her |the )?(?:gun|knife|weapon|rifle|pistol)\b/,
      /\b(?:break(?:ing)?|broke|broken) in(?:to)? (?:my|our|the|right|now|through)\b.{0,20}|\b(?:trying to break in|intruder|burglar|home invasion|active shooter|being (?:attacked|robbed|assaulted|held))\b/,
      /\b(?:someone|somebody|a (?:man|guy|stranger)|they|people|burglars?|robbers?)(?:'s| is| are| has| just)* (?:broke|broken|breaking|trying to (?:get|break)|climb(?:ing|ed)) in\b|\b(?:still|might be|may be|could be|hiding) (?:still )?(?:in|inside) (?:the|my|our) (?:house|home|building|shop|store|garage|apartment)\b.{0,20}$/,
      /\b(?:at (?:gun|knife) ?point|(?:has|got|pulled|pulling|holding|waving) (?:a|his|her|the) (?:gun|knife) (?:on|at|to) (?:me|us|her|him|my)|domestic violence|he(?:'s| is) hitting|hit(?:ting)? me(?! up)|beat(?:ing)? me|attack(?:ed|ing) me|threaten(?:ed|ing|s)? (?:me|us|to (?:kill|hurt))|going to (?:kill|hurt|shoot|stab) (?:me|us|you|him|her|them)|(?:i'?ll|i will|gonna) (?:kill|shoot|stab|hurt) (?:you|him|her|them|someone))\b/,
      /\b(?:me est[aá] (?:pegando|atacando)|tiene (?:un |una )?(?:pistola|arma|cuchillo)|ladr[oó]n)\b/,
      /\b(?:maar raha|maar rahe|bandook|chaku lekar)\b|बंदूक|मार रहा|चोर घुस/,
      /\b(?:cha+k+u|chhur[ai]|bando+k|pistol|tamanch[ai]|talwar)\b.{0,12}\b(?:nika+l\w*|dikha\w*|ta+n\w*|laga\w*|gho[mp]p?\w*|lekar|leke|liye) (?!saaf|kaat)/,
      /(?:चाकू|छुरा|छुरी|पिस्तौल|तमंचा|तलवार)[^.!?]{0,12}(?:निकाल|दिखा|तान|घोंप|लेकर|लिए)/,
      /\b(?:sac[oó]|saca|trae|apunt[aoó]) (?:un |una |con (?:un |una )?|el |la )?(?:cuchillo|navaja|pistola|arma|machete)\b/,
      /\b(?:pati|sasur|saas|devar|usne|unhone|papa|bhai)\b.{0,15}\bma+r[aie]\b.{0,40}\b(?:bachao|band kar|khoon|madad|police)\b|^(?:please )?bachao\b(?! (?:waal\w*|offer|ac|yojana|abhiyan))|\b(?:mujhe|hame|koi) bachao\b/,
    ],
    unless: [
      /\b(?:nail|heat|glue|caulk(?:ing)?|grease|spray|staple|massage|radar|temp(?:erature)?) gun\b|\bbutter knife|knife (?:sharpen|switch)|\bbroke(?:n)? into (?:two|tears|pieces)|\bprice\b.{0,20}\bkill|\bknife[- ]edge\b/,
    ],
  },
];
