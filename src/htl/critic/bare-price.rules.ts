// Prices without the sign of a currency: "a visit is 89 plus tax", "sale en 90", "paanch sau lagenge".
import { inDigits } from '../../common/number-words.rules.js';
import { withoutPlaces } from './foreign.rules.js';

/** Where no price stands: times, dates, numbers with a name before them. What is counted or measured is seen by what follows it. */
const NO_PRICE =
  /\b\d{1,2}(?::\d{2})?\s?[ap]\.?m\b\.?|\b\d{1,2}:\d{2}\b|\b24\/7\b|\b\d{1,4}[/-]\d{1,2}[/-]\d{1,4}\b|\b\d{1,2}\/\d{1,2}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)\p{L}*\.? \d{1,2}\b|\b\d{1,2} (?:de )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)\p{L}*|\b\d{1,2} (?:जन|फ़र|फर|मार्च|अप्रै|मई|जून|जुल|अग|सित|अक्टू|नव|दिस)\S*|\b(?:unit|apt|apartment|suite|room|code|zip|model|no\.|gate|building|floor|option|error|size|highway|route) #?\d+|#\s?\d+|\b(?:than|since|before|after|model|built in|made in|installed in|desde el|del) (?:19[5-9]|20[0-4])\d\b|\b(?:19[5-9]|20[0-4])\d (?:unit|model|system|furnace|ac|boiler|make|car|house|home|install\w*)\b/giu;
const NUMBER = /(?<![\p{L}\d_.,/]|\p{L}-)(\d+(?:,\d{3})*(?:\.\d+)?)(k\b)?/giu;
/** "16x25", "3rd", "410A": part of a name. */
const IS_NAME = /^(?:x\s?\d|(?!(?:ish|plus|bucks|usd|rs|k)\b)\p{L})/iu;
const MEASURE =
  /^(?:\+|°)?[ -]?(?:years?|yrs?|months?|weeks?|days?|hours?|hrs?|min(?:ute)?s?|seconds?|degrees?|percent|miles?|km|feet|foot|ft|sq|square|inch(?:es)?|in(?:ch)? |tons?|btus?|amps?|volts?|watts?|gallons?|gal|psi|lbs?|people|a[nñ]os?|mes(?:es)?|semanas?|d[ií]as?|horas?|minutos?|grados?|kil[oó]metros?|pies|metros|saal|mahine|hafte|din|ghant[aeo]n?|baje|log)(?![\p{L}\p{M}])|^ ?(?:%|°|साल|महीन|हफ़्त|हफ्त|दिन|घंट|मिनट|बजे|डिग्री)/iu;
/** "12 outlets", "20 guests": things that are counted, unless they are money, or the word says what the money does. */
const COUNTED =
  /^ (?!(?:dollars|bucks|euros|pounds|rupees|pesos|cents|plus|this|always|covers|includes|gets|buys|starts|works|does|takes|gives|pays|makes|sounds|thus)\b)[a-z]{3,}s\b/i;
const SPEAKS_OF_MONEY =
  /\b(?:costs?|charg\w+|pric\w+|fees?|rates?|quot\w+|runs?|pay\w*|total\w*|deposit|bill\w*|tax|estimate[ds]?|is|are|it'?s|for|about|only|just|around|roughly|approximately|from|at|under|be|cuest\w+|sale|son|es|cobra\w*|precio|vale|valen|por|desde|unos|lagenge|lagega|lagta|kharch\w*|paise|sirf|keval|plus|per|each|flat)\b|लग|फीस|शुल्क|सिर्फ|केवल|कीमत|खर्च|पैसे/iu;

interface Found {
  value: string;
  words: string;
  /** The words around it may make it a price. */
  isMoney: boolean;
}

export interface PriceFacts {
  /** What the business stated and what is agreed. */
  stated: readonly string[];
  /** What was written in the thread; a price that a customer names is nobody's. */
  said: readonly string[];
}

/**
 * The first number of a draft that may be a price and that no given text holds. A number is taken for one unless what stands beside it
 * says otherwise: an owner who names no prices loses more by one that slips through than by a question in our own words.
 */
export function barePrice(draft: string, { stated, said }: PriceFacts): string | null {
  const found = numbersIn(draft);
  if (found.length === 0) return null;
  const prices = new Set(stated.flatMap((text) => numbersIn(text).map(({ value }) => value)));
  const any = new Set(stated.flatMap(digitsIn));
  const heard = new Set(said.flatMap(digitsIn).filter((value) => Number(value) <= 12 || /^(?:19[5-9]|20[0-4])\d$/.test(value)));
  const isGiven = ({ value, isMoney }: Found): boolean => prices.has(value) || (!isMoney && (any.has(value) || heard.has(value)));
  return found.find((one) => !isGiven(one))?.words ?? null;
}

function numbersIn(raw: string): Found[] {
  const text = withoutPlaces(inDigits(raw)).replace(NO_PRICE, ' . ');
  return [...text.matchAll(NUMBER)].flatMap((match) => {
    const [words, digits, thousands] = match;
    const value = Number(digits!.replaceAll(',', '')) * (thousands === undefined ? 1 : 1000);
    const after = text.slice(match.index + words.length);
    const isOther = IS_NAME.test(after) || MEASURE.test(after) || COUNTED.test(after);
    if (isOther || (value < 10 && !digits!.includes('.'))) return [];
    const before = text
      .slice(0, match.index)
      .split(/[.;:!?।]\s/)
      .at(-1)!;
    const next = after.split(/[,.;:!?।]/)[0]!.slice(0, 20);
    return [{ value: String(value), words, isMoney: SPEAKS_OF_MONEY.test(before.slice(-40)) || SPEAKS_OF_MONEY.test(next) }];
  });
}

const digitsIn = (text: string): string[] => inDigits(text).match(/\d+/g) ?? [];
