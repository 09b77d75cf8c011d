// Quarrels about money, in four languages; Spanish without accents, Hindi in its one spelling (engines/rules/readings.rules.ts).
import { says } from '../../engines/rules/readings.rules.js';

/** About money that was paid or is owed; that a price is high is an objection, which the business may have an answer to. */
const BILL: readonly RegExp[] = [
  /\b(?:rip ?off|overcharg\w*|refund|dispute|scam|charged me|wrong (?:bill|invoice)|lawyer|sue)\b/i,
  /\b(?:estafa\w*|es un robo|rateros?|ladrones|reembols\w+|abogad[oa]|demandar\w*|disput\w+)\b|\b(?:me|nos) cobr\w+ (?:de mas|doble|dos veces|demasiado|mal)\b|\b(?:devuelv|regres)\w+ (?:mi|el|nuestro) dinero\b|\b(?:factura|cuenta|cobro)\b[^.?!\n]{0,15}\b(?:equivocad[oa]|incorrect[oa]|mal)\b/i,
  /\b(?:loot\w*|lut|thag\w*|dhokha|fraud|vakil)\b|\bzyada (?:paise |charge |rupees )?(?:le|liye|liya|lie|kaat|kate|charge kar\w*) ?(?:liye|liya|lie|kiya|gaye|gaya)?\b(?! rahe)|\bgalat (?:bill|charge|invoice)\b|\b(?:bill|charge|invoice) galat\b|\bpaise (?:vapas|lauta\w*)\b|\bcase kar\w*\b/i,
];
const LAW: readonly RegExp[] = [/\b(?:lawyer|sue)\b/i, /\b(?:abogad[oa]|demandar\w*)\b/i, /\b(?:vakil|case kar\w*)\b/i];
const HIGH: readonly RegExp[] = [
  /\b(?:too expensive|ridiculous(?:ly)? (?:price|expensive|high))\b/i,
  /\b(?:muy|demasiado|bien|tan|super) (?:car[oa]s?|elevad[oa]s?)\b|\bcarisim[oa]\b|\bprecio (?:ridiculo|absurdo|exagerado)\b/i,
  /\b(?:bahut|itna|itni|kitna|kaafi|zyada|ekdum) (?:zyada |hi )?mehnga\b|\bbahut zyada (?:rate|paise|price|charge)\b/i,
];

/** What another firm took is no bill of ours: "last guy charged me 89". */
const OF_ANOTHER =
  /(?<!\byour )\b(?:last|previous|other|another|different|old|first) (?:guy|company|plumber|electrician|contractor|tech\w*|place|salon|stylist|shop|people|one)(?: had| has| have| just)? (?:over)?charged (?:me|us)\b/gi;
/** An amount, or words for a price that somebody of ours told. */
const PRICE_NAMED =
  /[$\u20b9]|\b\d{2,}\b|\b(?:quot(?:e|ed)|estimate|invoice|bill|charged|bid|total|your price|the price|price you|cotiz\w+|factura|me dijeron|me cobr\w+|presupuesto)\b/i;

export const namesPrice = (text: string): boolean => PRICE_NAMED.test(text);
export const speaksOfBill = (text: string): boolean => says(text.replace(OF_ANOTHER, ' '), BILL);
export const speaksOfLaw = (text: string): boolean => says(text, LAW);
export const callsItHigh = (text: string): boolean => says(text, HIGH);
