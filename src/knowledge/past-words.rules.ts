// What points back to something said or done before, in four languages; Spanish without accents, Hindi in its one spelling.
import { says } from '../engines/rules/readings.rules.js';

/** Read in English texts only: "before" is also what a "first" or a "by five" of other languages turns into. */
const PAST =
  /\b(?:as (?:i|you|we) (?:said|told|mentioned|discussed)|(?:i|you|we) (?:already )?(?:said|told|mentioned|talked|spoke|discussed)|last (?:time|week|month|year)|previous(?:ly)?|earlier|before(?! (?:at )?(?:\d|noon|lunch|tomorrow|\w+day))|again|remember|same as)\b/i;
const PAST_ABROAD: readonly RegExp[] = [
  /\blast (?:week|month|year)\b/,
  /\bcomo (?:le|les|te|ya) (?:dije|comente|mencione|explique)\b|\bya (?:le|les|te|se (?:lo|la)) (?:habia )?(?:dije|di|mande|comente|mencione|dicho|dado|explique)\b|\b(?:ultima vez|vez pasada|otra vez|de nuevo|(?:semana|mes|ano) pasad[oa]|el (?:mes|ano) pasado)\b|\banterior(?:es|mente)?\b|\bantes(?! del?\b)|\b(?:se acuerdan?|te acuerdas|recuerdan?|recuerdas)\b|\bl[oa] mism[oa] (?:de|que)\b|\b(?:quedamos|habiamos (?:quedado|hablado))\b/i,
  /(?<!\bse )\bpehle(?! (?:price|rate|daam|dam|batao|bolo|ye batao|kharcha|charge|waala|number))\b|\bpichl[aei]\b|\b(?:phir se|dubara)\b|\byaa?d (?:hai|hoga|karo)\b|\bjaisa (?:maine|main|hum|aa?pne|pichle)\b|\b(?:maine|aa?pne|humne|tumne) (?:\w+ ){0,3}(?:bola|kaha|kahan|bataya|batata|diya|bheja|likha) (?:tha|thi|hai|the)\b/i,
];

/** Does a text point back to an earlier time with this customer? */
export const speaksOfThePast = (text: string): boolean => PAST.test(text) || says(text, PAST_ABROAD);
