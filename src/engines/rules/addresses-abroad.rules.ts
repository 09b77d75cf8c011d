// Addresses that do not begin with a house number: "Calle Roble 45", "Flat 12, Sector 15, Gurgaon", "फ्लैट 12, सेक्टर 9".
export interface AddressElsewhere {
  value: string;
  span: string;
}

const STREET_WORD =
  '(?:calle|c\\/|avenida|av|avda|carretera|carr|camino|bulevar|blvd|paseo|calzada|calz|privada|priv|cerrada|callejon|callejón|prolongacion|prolongación|carrera|cra|diagonal|transversal)';
const SPANISH = new RegExp(
  `(?<![\\p{L}])${STREET_WORD}\\.? (?:[\\p{L}\\d'.]+ ){0,4}?[\\p{L}\\d'.]+,? (?:# ?|no\\.? ?|num\\.? ?|numero |número )?\\d{1,5}[a-z]?\\b(?:-\\d{1,4}\\b)?(?:,? \\d{1,2} ?[ºª°o] ?(?:[a-z](?![a-z]))?)?(?:,? (?:apto|depto|departamento|interior|int|piso|col|colonia)\\.? ?[\\p{L}\\d ]{1,25})?(?:, (?:(?:col|fracc|res|urb)\\. ?)?\\p{Lu}[\\p{L} ]{2,25})*`,
  'iu',
);
/** "Mz 4 Lt 12, Col. Jardines" */
const LOT =
  /(?<!\p{L})(?:mz|mza|manzana)\.? ?\d{1,4}[a-z]?,? (?:lt|lote)\.? ?\d{1,4}[a-z]?(?:,? (?:col|colonia|fracc|fraccionamiento)\.? [\p{L} ]{2,25})*/iu;
/** Words of an Indian address; one number and two of them, or one beside our question, make one. */
const PART =
  /(?<![\p{L}\p{M}])(?:flat|plot|h\.? ?no|house no|house number|makaan|makan|door no|shop no|sector|sec|gali|block|phase|nagar|vihar|colony|society|soc|apartments?|apts?|tower|towers|(?:civil|police|railway) lines|residency|enclave|marg|chowk|layout|cross|main road|opp|near|behind|फ्लैट|प्लॉट|सेक्टर|मकान|गली|रोड|मार्ग|स्टेशन|चौक|नगर|विहार|कॉलोनी|ब्लॉक|सोसाइटी|दुकान|बाजार|टावर|अपार्टमेंट|रोड|मार्ग)(?![\p{L}\p{M}])/giu;
const INDIAN_UNIT = /(?<![\p{L}\d])(?:[A-Z]-?\d{1,4}|\d{1,4}\/\d{1,4})(?![\p{L}\d])/iu;
/** "C-12, Green Park, Delhi": the unit and two names, as an answer to our question. */
const UNIT_AND_NAMES = /^[A-Z]-?\d{1,4}, ?\p{L}[\p{L} ]+, ?\p{L}[\p{L} ]+$/iu;
const INTRO =
  /^.*?(?:(?:mera|hamara|ghar ka|mere ghar ka) )?(?:address|pata|adress|addr|पता)(?: (?:hai|is|ye hai|note karo|note kar lo|likh lo|likho|है|note kijiye|:))*[ :,-]+|^(?:mera |hamara )?ghar (?=\d)|^(?:मेरा |हमारा )?घर (?=\d)|^.*?(?:mi direcci[oó]n es|vivo en|la direcci[oó]n es|estoy en) +/iu;
const OUTRO =
  /(?:[ ,.]+(?:hai|h|ji|please|pe|par|pe aa jao|par aa jao|aa jao|aa jaiye|aa jaie|aaiye|me hai|mein hai|bhejo|है|पर|aana|thanks|thank you|por favor|gracias))+[ .!]*$/iu;

function bare(text: string): string {
  return text
    .replace(INTRO, '')
    .replace(OUTRO, '')
    .replace(/[ ,.]+$/, '')
    .trim();
}

/** "... pe hai" behind an address is no part of it. */
export const withoutTail = (text: string): string => text.replace(OUTRO, '');

/** A Spanish or Indian address in free text; `isAsked`: our question was for it. Null when there is none. */
export function findAddressElsewhere(text: string, isAsked: boolean): AddressElsewhere | null {
  const spanish = SPANISH.exec(text) ?? LOT.exec(text);
  if (spanish) return { value: spanish[0].replace(/[ ,.]+$/, ''), span: spanish[0] };
  if (isAsked && UNIT_AND_NAMES.test(bare(text))) return valueOf(text);
  const parts = text.match(PART)?.length ?? 0;
  const hasNumber = /\d/.test(text);
  const isIntroduced = INTRO.test(text);
  const enough = parts + (INDIAN_UNIT.test(text) ? 1 : 0) + (isIntroduced ? 1 : 0);
  if (!hasNumber || text.length > 160 || /[?]/.test(text) || enough < (isAsked ? 1 : 2) || parts === 0) return null;
  return valueOf(text);
}

function valueOf(text: string): AddressElsewhere | null {
  const value = bare(text);
  return value && /\d/.test(value) && /,|[\p{L}\p{M}]{3}/u.test(value) ? { value, span: value } : null;
}
