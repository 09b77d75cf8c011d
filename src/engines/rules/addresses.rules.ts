import { findAddressElsewhere, withoutTail } from './addresses-abroad.rules.js';
import { isGivenName } from './given-names.rules.js';
import { titleCase } from './words.rules.js';

export interface FoundAddress {
  value: string;
  confidence: number;
  /** The exact stretch of the raw text, so that other rules do not read its numbers as times. */
  span: string;
}

const SUFFIX =
  'street|str|st|avenue|ave|av|road|rd|drive|dr|lane|ln|court|ct|circle|cir|boulevard|blvd|way|place|pl|terrace|ter|terr|parkway|pkwy|highway|hwy|trail|trl|square|sq|loop|run|row|alley|plaza|plz|crossing|xing|ridge|crescent|cres|cove|cv|pike|path|pass|point|pt|walk|bend|commons|expressway|expy|heights|hts|hollow|glen|landing|manor|meadow|meadows|mews|oval|park|view|vista|close|green|grove|hill|hills|valley';
const DIRECTION = '(?:n|s|e|w|ne|nw|se|sw|north|south|east|west|northeast|northwest|southeast|southwest)\\.?';
const STOP =
  'of|and|or|in|is|are|to|at|for|my|the|a|an|on|days?|weeks?|months?|years?|yrs?|hours?|hrs?|minutes?|mins?|times?|units?|people|kids|am|pm|oclock|bedrooms?|beds?|baths?|degrees|story|stories|not|other|more|different|sinks?|toilets?|outlets?|lights?|drains?|pm|st|works?|please|one|that|this|it|its|i|we|you|next|tomorrow|today|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thurs|fri|sat|sun|when|can|could|ok|would|with|miles?|blocks?|windows?|cars?|bucks|dollars|percent|ton|tons|amp|gallon|foot|feet|ft|year|yo|need|want|way';
const NUMBER = '\\d{1,6}(?:-\\d{1,5})?(?:[a-hA-H]\\b)?(?: ?1/2)?';
const NAME_WORD = `(?!(?:${STOP})\\b)[\\p{L}\\d][\\p{L}\\d'.]*`;
const UNIT = `(?:[ ,]+(?:(?:apt|apartment|unit|suite|ste|rm|room|bldg|building|lot|trlr|floor|fl|#)\\.? ?#? ?[\\p{L}\\d-]{1,6}|(?:loft|studio|piso|int|depto)\\.? ?#?\\d{1,4}[a-z]?\\b|#\\s?[\\p{L}\\d-]{1,6}|\\d{1,2}(?:st|nd|rd|th) (?:floor|fl)|(?:primer|segundo|tercer|cuarto|quinto) piso|upstairs|downstairs|(?:front|back|rear) (?:unit|house)))?`;
const STATE =
  'AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|Illinois|Indiana|Texas|Florida|Ohio|California|Wisconsin|Michigan|New York|Georgia|Arizona|Colorado|New Jersey';
const NOT_CITY = `(?!(?:${STOP}|i|my|can|could|what|when|how|who|where|why|need|anytime|any|name|apt|unit|suite|the|thanks|thank|please|asap|around|after|before|between|morning|afternoon|evening|noon|actually|sorry|ac|heat|heater|furnace|no|yes|so|but|if|just|here|call|text|email|phone|cell|upstairs|downstairs|as|whenever|also|hi|hello|instead|right|now|rather|though|lol|pls|plz|currently|anymore|still)\\b)`;
const CITY = `(?:[ ,.]+(?:in )?${NOT_CITY}\\p{L}[\\p{L}'.-]*(?: ${NOT_CITY}\\p{L}[\\p{L}'.-]*){0,2})`;
const STATE_ZIP = `(?:[ ,]+(?:${STATE})\\b\\.?)?(?:[ ,]+\\d{5}(?:-\\d{4})?\\b)?`;

const STREET = `(?:${DIRECTION} )?(?:${NAME_WORD} ){1,4}(?:${SUFFIX})\\b\\.?(?: ${DIRECTION}(?![\\p{L}\\d]))?`;
const ROUTE = `(?:(?:state |county |us |old )?(?:highway|hwy|route|rte|rt|county road|cr|fm|farm road|road|rural route|rr|interstate)\\.? \\d{1,4}[a-z]?)\\b(?: ${DIRECTION}(?![\\p{L}]))?`;
const BROADWAY = `(?:${DIRECTION} )?(?:broadway|calle [\\p{L}\\d]+(?: [\\p{L}\\d]+)?|avenida [\\p{L}]+|via [\\p{L}]+|el camino real|paseo [\\p{L}]+)\\b`;

/** "1130 Friday Harbor Ln": a day in the name of a street, told by the length of the number and the kind of street. */
const DAY_STREET = `\\d{3,6} (?:mon|tues|wednes|thurs|fri|satur|sun)day (?:${NAME_WORD} ){1,2}(?:street|st|avenue|ave|road|rd|drive|dr|lane|ln|court|ct|circle|cir|boulevard|blvd|parkway|pkwy|trail|trl|loop)\\b`;

/** "5 The Mews" */
const THE_STREET = 'the (?:mews|green|close|grove|crescent|paddocks?|oval|terrace|orchard|glebe|spinney)\\b';

const FULL = new RegExp(
  `(?<![\\d$:/.-])\\b((?:(?:flat|apt|apartment|unit|suite|building|bldg|room) [\\p{L}\\d]{1,4}(?: #\\d{1,4})?,? |\\d{1,2}(?:st|nd|rd|th) floor,? |(?:lot|trailer) )?(?:${NUMBER},? (?:${ROUTE}|${STREET}|${BROADWAY}|${THE_STREET})|${DAY_STREET})${UNIT})`,
  'iu',
);
/** "NW1 6XE" */
const POSTCODE = '[a-z]{1,2}\\d[a-z\\d]? ?\\d[a-z]{2}\\b';
const TAIL = new RegExp(
  `^(?:${CITY}?[ ,]+${POSTCODE}|${CITY}[ ,]+(?:NSW|VIC|QLD|TAS|ACT)\\b(?:[ ,]+\\d{4}\\b)?|,? (?:${STATE})\\b(?:[ ,]+\\d{5})?|${CITY}[ ,]+(?:(?:${STATE})\\b\\.?(?:[ ,]+\\d{5}(?:-\\d{4})?\\b)?|\\d{5}(?:-\\d{4})?\\b)|[ ,]+\\d{5}(?:-\\d{4})?\\b)`,
  'iu',
);
const CITY_ONLY = new RegExp(`^(?:, ?| in )(${NOT_CITY}\\p{Lu}[\\p{L}'-]+(?: ${NOT_CITY}\\p{Lu}[\\p{L}'-]+){0,2})(?=$|[ ,.!?;\\n])`, 'u');
/** "19 Elm St Evanston", "9 Birchwood Ct. Skokie.": a capitalised name that ends the thought. */
const CITY_NEXT = /^\.? (\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?)(?=$|[.,!?;\n])/u;
const NOT_A_CITY = new RegExp(`^${NOT_CITY}`, 'i');
const CITY_BARE = new RegExp(`^[ ,]+(${NOT_CITY}\\p{L}[\\p{L}'-]+(?: ${NOT_CITY}\\p{L}[\\p{L}'-]+)?)[.!]?$`, 'iu');
const SHORT = new RegExp(`(?<![\\d$:/.-])\\b(${NUMBER} (?:${DIRECTION} )?${NAME_WORD}(?: ${NAME_WORD}){0,2}${UNIT})${STATE_ZIP}`, 'iu');
/** "esquina de Pulaski y la 26" */
const CORNER_ES = /(?<!\p{L})esquina (?:de|con) [\p{L}\d' ]{2,25}? y (?:la |el )?[\p{L}\d' ]{1,25}(?=$|[,.!?])/iu;
/** "twenty two maple street": only as an answer, for numbers in words count many things. */
const SPELT_DIGITS =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred';
const SPELT = new RegExp(`\\b((?:(?:${SPELT_DIGITS})[ -]){1,4}${STREET}${UNIT})`, 'iu');
/** "Río Bravo 909 int 3": the name before the number, told by the flat behind it. */
const NAME_FIRST = /^\p{L}[\p{L} ]{2,30} \d{1,5},? (?:int|interior|depto|dpto|piso)\.? ?[\p{L}\d]{1,4}$/iu;
const PHONE = /^\d{3}[ .-]\d{3}[ .-]\d{4}\b/;
const CORNER = new RegExp(`\\b(?:corner of|intersection of)\\s+([\\p{L}\\d' ]{2,25}?) (?:and|&) ([\\p{L}\\d' ]{2,25})(?=$|[,.!?])`, 'iu');
/** A part that is only a number and capitalised words: "not cooling. 1420 Elmwood. Mike". */
const ALONE =
  /(?:^|[,.!;] )(\d{3,5} (?:[NSEW]\.? )?(?!(?:Degrees|Amp|Volt|Sq|Dollars|Bucks|January|February|March|April|May|June|July|August|September|October|November|December)\b)\p{Lu}\p{Ll}{3,}(?: \p{Lu}\p{Ll}+)?)(?=$|[,.!;])/u;
/** With a compass letter no punctuation is needed: "Tom Becker 4410 W Grace". */
const COMPASS = /(?<![\d-])\b(\d{2,5} [NSEW]\.? \p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}+)?)\b/u;
/** "its Grant St not Grant Ave", "apt is 4B not 4D" */
const PART_FIX = /^(?:no,? )?(?:(?:[\p{L}]{1,9} ){0,2}?(?:its?|it's|is) )?([\p{L}\d][\p{L}\d ]{0,20}?) not ([\p{L}\d][\p{L}\d ]{0,20})$/iu;
const NUMBER_FIX =
  /\b(\d{1,6}[a-h]?),? (?:not|no(?: el| la)?|nahi|nhi|nai) (\d{1,6}[a-h]?)\b|\bnot (\d{1,6}[a-h]?),? (?:but |it'?s |its |is )?(\d{1,6}[a-h]?)\b/iu;

/** "14 oak st" -> "14 Oak St"; state letters stay capitals, ordinals stay small. */
function present(text: string): string {
  const flat = text
    .replace(/\s+/g, ' ')
    .replace(/\s+,/g, ',')
    .replace(/[\s,.]+$/, '')
    .trim();
  const isPlain = flat === flat.toLowerCase() || flat === flat.toUpperCase();
  const cased = isPlain ? titleCase(flat.toLowerCase()) : flat;
  return cased
    .replace(/\b(\d+)(St|Nd|Rd|Th)\b/g, (_all, digits: string, ending: string) => digits + ending.toLowerCase())
    .replace(/\b(\d+)([a-h])\b/g, (_all, digits: string, letter: string) => digits + letter.toUpperCase())
    .replace(new RegExp(`\\b(?:${STATE})\\b(?=[ ,]+\\d{5}\\b)|(?<=, )(?:${STATE})$`, 'gi'), (state) =>
      state.length === 2 ? state.toUpperCase() : state,
    )
    .replace(/\b(Ne|Nw|Se|Sw)\b/g, (direction) => direction.toUpperCase());
}

function withTail(raw: string, match: RegExpExecArray, isAsked: boolean): string {
  const after = raw.slice(match.index + match[0].length);
  const isOfHouse = /^[ ,]+(?:(?:a|the) )?(?:\p{L}+ )?(?:building|house|door|gate|complex|duplex|townhouse|entrance)\b/iu.test(after);
  if (isOfHouse) return match[0];
  const tail = TAIL.exec(after) ?? CITY_ONLY.exec(after) ?? (isAsked ? CITY_BARE.exec(after) : null) ?? nextCity(after, isAsked);
  return match[0] + (tail ? tail[0] : '');
}

/** A word behind a full stop may start the next thought; as an answer to our question it is the town. */
function nextCity(after: string, isAsked: boolean): RegExpExecArray | null {
  const found = CITY_NEXT.exec(after);
  const name = found?.[1];
  if (!name || !NOT_A_CITY.test(name) || isGivenName(name.split(' ')[0] as string)) return null;
  return after.startsWith('.') && !isAsked ? null : found;
}

/** A US street address in free text. `isAsked` accepts shorter forms ("14 Oak"). */
export function findAddress(raw: string, isAsked: boolean, known?: string): FoundAddress | null {
  const text = withoutTail(raw.replace(/\n/g, ', '));
  // A house number before words in Devanagari is no American one.
  if (/[\u0900-\u097F]/.test(text)) {
    // "पता है 9 Oak St": the address itself is all in Latin letters.
    const latin = ownMatch(
      text.replace(/[\u0900-\u097F]+/g, (word) => ';'.repeat(word.length)),
      isAsked,
    );
    const indian = latin ? { value: present(latin[0]), span: latin[0] } : findAddressElsewhere(text, isAsked);
    return indian && { ...indian, confidence: isAsked ? 0.85 : 0.75 };
  }
  const full = ownMatch(text, isAsked);
  if (full) {
    const span = withTail(text, full, isAsked);
    return { value: present(span), confidence: 0.92, span };
  }
  const fixed = known ? (correctNumber(text, known) ?? correctPart(text, known)) : null;
  if (fixed) return fixed;
  const corner = CORNER.exec(text);
  if (corner) return { value: present(`Corner of ${corner[1]} and ${corner[2]}`), confidence: 0.6, span: corner[0] };
  const corners = CORNER_ES.exec(text);
  if (corners) return { value: corners[0].trim(), confidence: 0.6, span: corners[0] };
  const alone = isAsked ? null : (ALONE.exec(text) ?? COMPASS.exec(text));
  if (alone) return { value: present(alone[1] as string), confidence: 0.65, span: alone[1] as string };
  const elsewhere = findAddressElsewhere(text, isAsked);
  if (elsewhere) return { ...elsewhere, confidence: isAsked ? 0.85 : 0.75 };
  if (!isAsked || PHONE.test(text.replace(/^\D+/, ''))) return null;
  if (ELSEWHERE_FOR_ALL.test(text.slice(0, text.search(/\d/)))) return null;
  const spelt = SPELT.exec(text)?.[1] ?? NAME_FIRST.exec(text)?.[0];
  if (spelt) return { value: present(spelt), confidence: 0.75, span: spelt };
  const renumbered = known
    ? [...text.matchAll(new RegExp(SHORT, 'giu'))].find((match) => isRenumbered(match[1] as string, known))
    : undefined;
  const short = renumbered ?? SHORT.exec(text);
  if (short && known && sharesStreet(short[1] as string, known))
    return { value: (short[1] as string).split(' ')[0] + known.slice(known.indexOf(' ')), confidence: 0.9, span: short[0] };
  if (short && !/^\d+ (?:am|pm|ish)\b/i.test(short[1] as string)) return { value: present(short[0]), confidence: 0.7, span: short[0] };
  return null;
}

/** Where we, a friend or the bill is: "your office at 240 Main St", "billing goes to 12 Court Sq". */
const ELSEWHERE_FOR_ALL = /\b(?:billing|shipping|mailing|invoices?)(?: address)?(?: (?:is|goes|go|to|at|are|its|it's)){0,3} *$/i;
const ELSEWHERE =
  /\byou(?: guys| all)? (?:still |located |based )*(?:at|on) $|\b(?:your|ur) (?:office|shop|store|truck|van|place|location|salon|clinic)\b[^.!?;]{0,20}\b(?:at|on|near) $|\bmy (?:neighbou?r|friend|coworker|boss)(?:'?s)? (?:at|on|over at) $/i;

/** The first address in the text that is not told to be somebody else's. */
function ownMatch(text: string, isAsked: boolean): RegExpExecArray | null {
  let from = 0;
  for (;;) {
    const found = lastMatch(FULL, text.slice(from));
    if (!found) return null;
    found.index += from;
    const before = text.slice(0, found.index);
    if (!ELSEWHERE_FOR_ALL.test(before) && (isAsked || !ELSEWHERE.test(before))) return found;
    from = found.index + found[0].length;
  }
}

/** Of two addresses in one text the corrected one counts: "12 no sorry 14 Oak St" has one, "12 Oak St, I mean 14 Oak St" two. */
function lastMatch(pattern: RegExp, text: string): RegExpExecArray | null {
  const first = pattern.exec(text);
  if (!first) return null;
  const rest = text.slice(first.index + first[0].length);
  if (!/\b(?:actually|i mean|i meant|meant|sorry|no wait|correction|wait|moved to|instead|not|jk|kidding)\b/i.test(rest)) return first;
  const second = pattern.exec(rest);
  if (!second || /\bnot $/i.test(rest.slice(0, second.index))) return first;
  second.index += first.index + first[0].length;
  return second;
}

/** "415 Cedar" of the known "451 Cedar Blvd, Evanston": only the number is new. */
function sharesStreet(short: string, known: string): boolean {
  const street = short.split(' ')[1]?.toLowerCase();
  return (
    street !== undefined &&
    street.length > 2 &&
    new RegExp(`^\\S+ (?:[nsew]\\.? )?${street.replace(/[^\p{L}\d]/gu, '')}\\b`, 'iu').test(known)
  );
}

/** "I said 19 Elm but its 91 Elm": the number that is not the known one. */
function isRenumbered(short: string, known: string): boolean {
  return sharesStreet(short, known) && short.split(' ')[0] !== known.split(' ')[0];
}

/** "sorry wrong house number its 79" */
const NUMBER_ONLY =
  /\b(?:wrong (?:house |street )?(?:number|no)|(?:house|street) (?:number|no)(?: is)? wrong|(?:house|street) number (?:is|should be))\b[^\d]{0,25}(\d{1,6}[a-h]?)$/i;

function correctNumber(text: string, known: string): FoundAddress | null {
  const only = NUMBER_ONLY.exec(text.replace(/[.! ]+$/, ''));
  if (only?.[1] && /^\d+\S* /.test(known)) return { value: only[1] + known.slice(known.indexOf(' ')), confidence: 0.9, span: only[0] };
  const match = NUMBER_FIX.exec(text);
  const right = match?.[1] ?? match?.[4];
  const wrong = match?.[2] ?? match?.[3];
  // In Hindi the wrong one comes first: "34 nahi 43".
  if (match && right && wrong && /\bn(?:ahi|hi|ai)\b/i.test(match[0]) && known.startsWith(`${right} `))
    return { value: wrong + known.slice(right.length), confidence: 0.9, span: match[0] };
  if (match && right && wrong && known.toLowerCase().startsWith(`${wrong.toLowerCase()} `)) {
    return { value: right + known.slice(wrong.length), confidence: 0.95, span: match[0] };
  }
  return null;
}

/** The part that is named wrong stands in the known address, and the right one does not. */
function correctPart(text: string, known: string): FoundAddress | null {
  const match = PART_FIX.exec(text.replace(/[.! ]+$/, ''));
  const [right, wrong] = [match?.[1], match?.[2]?.trim()];
  if (!match || !right || !wrong || /^\d+$/.test(wrong)) return null;
  const at = known.toLowerCase().indexOf(wrong.toLowerCase());
  if (at < 0 || known.toLowerCase().includes(right.toLowerCase())) return null;
  return { value: known.slice(0, at) + right + known.slice(at + wrong.length), confidence: 0.9, span: match[0] };
}

const EMAIL = /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,24}/iu;
const SPOKEN_EMAIL =
  /\b([a-z\d._+-]{1,64})(?: ?\(at\) ?| ?\[at\] ?| at | @ ?| ?@ )([a-z\d-]{2,40})(?: ?\(dot\) ?| dot |\.)(com|net|org|edu|gov|io|co|us|me|info|biz)\b/i;

/** An e-mail address, also one spelled out ("john at gmail dot com"). */
export function findEmail(raw: string): { value: string; span: string } | null {
  const plain = EMAIL.exec(raw);
  if (plain) return { value: plain[0].replace(/\.$/, '').toLowerCase(), span: plain[0] };
  const spoken = SPOKEN_EMAIL.exec(raw);
  return spoken ? { value: `${spoken[1]}@${spoken[2]}.${spoken[3]}`.toLowerCase(), span: spoken[0] } : null;
}
