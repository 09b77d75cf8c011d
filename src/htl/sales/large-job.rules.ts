// Is this a large job, in the words of a customer? Read in the four languages; the amount counts against what a job is worth on average.
import { matchesAny } from '../../common/prefilter.js';
import { matchForm, withoutAccents } from '../../common/text.rules.js';

/** So many times the average job is large. */
const TIMES_AVERAGE = 5;

const HOME = '(?:house|home|building|apartment|office|property)';
const SYSTEM =
  '(?:hvac|heating|cooling|ac|a c|air conditioning|air conditioner|furnace|boiler|heat pump|roof|ductwork|ducts|central air|plumbing|electrical|wiring)';
const WISH =
  '(?:need|want|install\\w*|put(?:ting)? in|buy\\w*|quote|price|estimate|bid|cost|looking (?:for|into|at)|thinking (?:of|about)|interested in|time for|get(?:ting)?)';
const SMALL_PART =
  '(?! ?(?:filters?|thermostats?|capacitors?|parts?|belts?|motors?|valves?|switch(?:es)?|battery|batteries|coils?|fans?|lines?|vents?|pilot|ignitors?|igniters?|sensors?|remote|knobs?|handles?|fuses?|breakers?|tiles?|shingles?|leaks?|repair|tune|visit|maintenance|service|inspection))';

const ENGLISH: readonly RegExp[] = [
  new RegExp(
    `\\b(?:replac\\w*|install\\w*|renovat\\w*|remodel\\w*|redo(?:ing)?|re ?wir\\w+|re ?pip\\w+)\\b.{0,30}\\b(?:whole|entire) (?:${HOME}|system|floor)\\b|\\b(?:${SYSTEM}|system|quote|estimate|bid|unit) for (?:the|my|our|a|an) (?:whole|entire) ${HOME}\\b`,
  ),
  /\bwhole (?:house|home|building) (?:generator|re ?wir\w+|re ?pip\w+|renovation|remodel\w*|replacement|installation|hvac|filtration)\b/,
  new RegExp(
    `\\b${WISH}\\b.{0,25}\\b(?:a |an |the )?(?:(?:brand )?new|complete|full|entire)(?: \\w+)? (?:${SYSTEM}|system)\\b${SMALL_PART}`,
  ),
  new RegExp(
    `\\breplac(?:e|ing|ed) (?:out )?(?:the |my |our |an? )?(?:whole |entire |old |complete |existing )*(?:${SYSTEM}|system)\\b${SMALL_PART}`,
  ),
  new RegExp(`\\b(?:full|complete|system|whole) (?:system )?replacement\\b|\\b${SYSTEM} (?:system )?(?:replacement|installation)\\b`),
  /\b(?:[3-9]|[1-9]\d+|three|four|five|six|seven|eight|nine|ten|several|multiple) (?:(?:ac|hvac|heating|cooling|rental|commercial|separate|different|old|new) )?(?:units|systems|furnaces|boilers|acs|air conditioners|apartments|buildings|properties|locations|offices|water heaters)\b/,
  /\bmulti ?(?:unit|family)\b|\b(?:apartment|condo) complex\b/,
  /\bcommercial (?:building|property|space|unit|kitchen|system|hvac|ac|boiler|job|project|site|roof|install\w*|customer|account|refrigerat\w+)\b/,
  /\b(?:our|my) (?:\w+ )?(?:warehouse|factory|hotel|motel|restaurant|church|office building)\b|\b(?:warehouse|factory|hotel|restaurant|office building) (?:hvac|ac|heating|cooling|boiler|rooftop|plumbing|wiring)\b/,
  /\bre ?pip(?:e|ing) (?:the |my |our |a |an old )?(?:whole |entire |old )?(?:house|home|building)\b|\bre ?wir(?:e|ing) (?:the |my |our |a |an old )?(?:whole |entire |old )?(?:house|home|building)\b/,
  /\b(?:gut|full|complete|whole) (?:renovation|remodel)\b|\bnew construction\b|\bnew build\b|\bhome addition\b/,
];
const SPANISH: readonly RegExp[] = [
  /\b(?:instalar|cambiar|reemplazar|renovar|remodelar|cablear)\b.{0,30}\b(?:toda la casa|casa entera|casa completa|todo el edificio)\b|\b(?:aire|calefaccion|sistema|equipo|presupuesto|cotizacion|plomeria)\b.{0,20}\b(?:para|de) (?:toda la casa|todo el edificio|la casa entera)\b/,
  /\b(?:sistema|equipo) (?:de \w+ (?:acondicionado )?)?(?:nuevo|completo|entero)\b|\b(?:cambiar|reemplazar|instalar) (?:todo )?(?:el|un|nuestro|mi) (?:sistema|equipo)\b|\b(?:quiero|necesito|instalar|cotizar|comprar|poner)\b.{0,20}\b(?:caldera|calefaccion) nueva\b/,
  /\b(?:local|edificio|espacio|proyecto) comercial\b|\b(?:nuestr[oa]|mi) (?:restaurante|hotel|almacen|bodega|fabrica|iglesia)\b|\bobra nueva\b|\b(?:remodelacion|renovacion) (?:completa|total)\b/,
  /\b(?:[3-9]|[1-9]\d+|tres|cuatro|cinco|seis|varios|varias) (?:equipos|unidades|apartamentos|departamentos|edificios|locales|calderas)\b/,
];
const HINDI: readonly RegExp[] = [
  /\b(?:poore?|pura|puri|saare?) (?:ghar|makaan|makan|building|office|flat|bungalow|kothi) (?:ka|ki|ke|mein|me|m)\b.{0,25}\b(?:lagwa\w*|laga\w*|badal\w*|karwa\w*|kara\w*|install\w*|wiring|renovation)\b/,
  /\bnaya (?:\w+ )?system\b|\b(?:poora|pura) system (?:badal\w*|lagwa\w*|change)\b|\bcommercial (?:building|jagah|space|kitchen|property|unit)\b/,
  /\b(?:hamar[aei]|mer[aei]|apn[aei]) (?:restaurant|hotel|factory|godown|warehouse|office building)\b/,
  /\b(?:[3-9]|[1-9]\d+|teen|char|chaar|paanch|panch|kai) (?:ac|acs|units?|flats?|buildings?|boilers?|geysers?)\b/,
  /पूरे (?:घर|मकान|बिल्डिंग|ऑफिस|दफ्तर) (?:का|की|के|में).{0,25}(?:लगवा|लगा|बदल|करवा|वायरिंग)|नया (?:\S+ )?सिस्टम|(?:कमर्शियल|व्यावसायिक) (?:बिल्डिंग|जगह|किचन|यूनिट)/,
  /(?:हमारे|मेरे|अपने|हमारा|मेरा) (?:रेस्टोरेंट|होटल|फैक्ट्री|फैक्टरी|गोदाम)|(?:तीन|चार|पांच|पाँच|कई|[३-९]|[3-9]) (?:एसी|यूनिट|फ्लैट|बिल्डिंग)/,
];
const DENIED =
  /\b(?:not|isnt|no|never) (?:\w+ ){0,3}(?:commercial|whole|entire|new system|replac\w*|remodel)\b|\b(?:dont|do not) (?:\w+ ){0,2}(?:want|need) (?:\w+ ){0,2}(?:new|whole|entire|full)\b|\bno (?:es|quiero|necesito) (?:\w+ ){0,2}(?:comercial|nuevo|completo)\b/;
/** What is there already, or what somebody saw on television. */
const PRESENT =
  /\b(?:is|was|already|just (?:got|had|installed)|we have|i have|i got|have) (?:a |an )?(?:brand )?new (?:\w+ )?(?:system|unit|furnace|boiler|ac|roof|heat pump)\b/;

/** "Fort Myers 33901" names no rupees: a currency in letters is a word of its own. */
const AMOUNT =
  /(?:(\$|₹|€|£|(?<![\p{L}\p{M}])(?:usd|rs\.?|inr))\s?)(\d[\d,]*(?:\.\d+)?)\s?(k|lakhs?|lacs?|thousand|crores?)?(?![\w%])|(?<![\p{L}\p{N}_])(\d[\d,]*(?:\.\d+)?)\s?(k|lakhs?|lacs?|thousand|grand)?\s?(?:dollars|bucks|usd|rupees|rs|rupaye|dólares|dolares|pesos|रुपये)(?!\p{L})/giu;
const FACTORS: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, grand: 1e3, lakh: 1e5, lac: 1e5, crore: 1e7 };

/** The largest amount of money that the text states, in minor units; 0 where it states none. */
export function statedMinor(text: string): number {
  const amounts = [...text.matchAll(AMOUNT)].map((found) => {
    const factor = (found[3] ?? found[5] ?? '').toLowerCase().replace(/s$/, '');
    return Number((found[2] ?? found[4] ?? '0').replace(/,/g, '')) * (FACTORS[factor] ?? 1) * 100;
  });
  return Math.max(0, ...amounts);
}

/** `averageMinor` is what a job is worth on average, in minor units. */
export function isLargeJob(text: string, averageMinor: number): boolean {
  if (averageMinor > 0 && statedMinor(text) >= TIMES_AVERAGE * averageMinor) return true;
  const plain = matchForm(text);
  if (DENIED.test(plain)) return false;
  const open = plain.replace(PRESENT, ' ');
  return matchesAny(open, ENGLISH) || matchesAny(withoutAccents(plain), SPANISH) || matchesAny(plain, HINDI);
}
