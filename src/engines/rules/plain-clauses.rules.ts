// The words of a plain choice: a clause is read from its first word to its last, and one word that is not known makes it a tale.
import { DAY, DAYS, MONTH, monthNumber, ORDINALS } from './calendar-dates.rules.js';
import { anyOf, ENGLISH_HOURS, HINDI_HOURS, SPANISH_HOURS } from './hour-words.rules.js';

/** What one word says about the opening that is meant. */
export type Fit =
  | { of: 'day'; weekday: number }
  | { of: 'date'; day: number; month?: number; hour?: number; isBare?: boolean }
  | { of: 'part'; from: number; to: number }
  | { of: 'clock'; hour: number; minute: number; isExact: boolean }
  | { of: 'option'; index: number }
  | { of: 'number'; number: number }
  | { of: 'nth'; position: number; isOfDay?: boolean }
  | { of: 'early' | 'earliest' | 'other' | 'middle' };

export interface Said {
  kind: 'chosen' | 'refused' | 'filler' | 'tale';
  fits: readonly Fit[];
  isStrong: boolean;
}

// "do" is also "give", and "das" a name: as hours they are known by "baje" only
const { do: _give, das: _name, ...HINDI_ALONE } = HINDI_HOURS;
const HOURS = { ...ENGLISH_HOURS, ...SPANISH_HOURS, ...HINDI_HOURS };
const numberOf = (word: string): number => HOURS[word] ?? ORDINALS[word] ?? Number(word);

const clock = (hour: number, minute = 0, half?: string): Fit | null => {
  if (hour > 23 || minute > 59 || (half && (hour < 1 || hour > 12))) return null;
  if (half) return { of: 'clock', hour: (hour % 12) + (half === 'pm' ? 12 : 0), minute, isExact: true };
  return { of: 'clock', hour, minute, isExact: hour > 12 || hour === 0 };
};
const MORNING: Fit = { of: 'part', from: 5, to: 12 };
const AFTERNOON: Fit = { of: 'part', from: 12, to: 17 };
const SLOT = '(?:one|time|slot|spot|option|opt|opening|appointment|visit|choice|date|samay|turno|hora|horario|taiming|booking)';
const NTH: Record<string, number> = { first: 0, second: 1, third: 2, fourth: 3, last: -1, final: -1, latest: -1, bottom: -1, top: 0 };
const nth = (word: string): Fit => ({ of: 'nth', position: /^\d/.test(word) ? Number(word[0]) - 1 : NTH[word]! });

/** Words that say which opening is meant, longest first: what they mean, or null where they cannot mean it. */
const MEANT: readonly [RegExp, (match: RegExpExecArray) => Fit | null, 'strong'?][] = [
  [/^twenty (first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b/, (m) => ({ of: 'date', day: 20 + numberOf(m[1]!) })],
  [/^(?:the )?(1[3-9]|2\d|3[01])(?:st|nd|rd|th)\b/, (m) => ({ of: 'date', day: Number(m[1]) })],
  [
    new RegExp(`^(?:of )?${MONTH} (?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b(?! ?(?:[ap]m|:))`),
    (m) => ({ of: 'date', month: monthNumber(m[1]!), day: Number(m[2]) }),
  ],
  [
    new RegExp(`^(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH}\\b`),
    (m) => ({ of: 'date', month: monthNumber(m[2]!), day: Number(m[1]) }),
  ],
  [
    new RegExp(
      `^(?:the |la |el )?(?:very )?(first|second|third|fourth|last|(?:(?<=(?:the|la|el) )|(?=\\w+ (?:available )?${SLOT}))(?:final|latest|bottom|top)|1st|2nd|3rd|4th)(?: ${SLOT}| available(?: ${SLOT})?)?(?: of (?:those|these|them|the (?:four|4|three|3|list)))?(?=$| )(?! (?:thing|time|floor|half|name|visit|day|of the (?:day|week|month)))`,
    ),
    (m) => nth(m[1]!),
    'strong',
  ],
  [
    /^(?:option|opt|choice|slot|number|no ?\.?|#) ?(?:number |no |#)?([1-9]|one|two|three|four|ek|do(?= (?:okay|fine|excellent|sahi|best|good|rahega|chalega|final|pakka|book)\b)|teen|chaar)\b(?! ?(?:[ap]m|:|\d))/,
    (m) => ({ of: 'option', index: numberOf(m[1]!) }),
    'strong',
  ],
  [/^(?:option|opt|choice|letter) ([a-d])(?= |$)/, (m) => ({ of: 'option', index: m[1]!.charCodeAt(0) - 96 }), 'strong'],
  [/^(?:the |la |el )?(?:(?:de |del )(?:en )?medio|middle(?! of))(?: one| wala)?(?=$| )/, () => ({ of: 'middle' }), 'strong'],
  [/^([1-4]) number\b/, (m) => ({ of: 'option', index: Number(m[1]) }), 'strong'],
  [/^(?:middle of the week|midweek)\b/, () => ({ of: 'day', weekday: 3 })],
  [
    /^(?:the |la |el )?(?:earliest|soonest|sooner|sabse (?:jaldi|early|pehle|before)|(?:la |el )?mas (?:temprano|temprana|pronto|cercan[oa]))(?: (?:possible|available))?\b/,
    () => ({ of: 'earliest' }),
    'strong',
  ],
  [/^sabse (?=the (?:first|last) one)/, () => null],
  [/^sabse (?:aakhri|akhir|last|baad)\b/, () => ({ of: 'nth', position: -1 }), 'strong'],
  [
    /^(?:bright and early|first thing(?: in the morning)?|early(?: doors| bird| in the morning)?|first hora|crack of dawn|before work)\b/,
    () => ({ of: 'early' }),
  ],
  [/^the other\b|^other\b/, () => ({ of: 'other' })],
  [/^(\d{1,2})[:.]([0-5]\d) ?(am|pm)?(?= |$)/, (m) => clock(Number(m[1]), Number(m[2]), m[3])],
  [
    /^([01]?\d|2[0-3])([0-5]\d) ?(am|pm|hrs|hours|h)?(?= |$)/,
    (m) => clock(Number(m[1]), Number(m[2]), m[3] === 'am' || m[3] === 'pm' ? m[3] : undefined),
  ],
  [new RegExp(`^(\\d{1,2}|${anyOf(ENGLISH_HOURS)}) (30|thirty)(?: (am|pm))?(?= |$)`), (m) => clock(numberOf(m[1]!), 30, m[3])],
  [new RegExp(`^(\\d{1,2}|${anyOf(ENGLISH_HOURS)}) ?(am|pm|a m|p m)\\b`), (m) => clock(numberOf(m[1]!), 0, m[2]!.replace(' ', ''))],
  [new RegExp(`^(\\d{1,2}|${anyOf(ENGLISH_HOURS)}) ?(?:oclock|o clock|hs|hrs|h|en punto|sharp)(?= |$)`), (m) => clock(numberOf(m[1]!))],
  [new RegExp(`^(?:a |de )?las (${anyOf(SPANISH_HOURS)}|\\d{1,2})(?: en punto)?(?= |$)`), (m) => clock(numberOf(m[1]!))],
  [/^at (\d{1,2})(?= |$)/, (m) => clock(Number(m[1]))],
  [new RegExp(`^${DAY}\\b`), (m) => ({ of: 'day', weekday: DAYS[m[1]!]! })],
  [/^(?:mornings?|subah)\b|^am(?= (?:on|slot|one|works)\b)/, () => MORNING],
  [
    /^(?:afternoons?|pm(?= (?:on|slot|one|works)\b)|after ?lunch|(?:lunch|lanch) baad|despues (?:del almuerzo|de comer|de la comida))\b/,
    () => AFTERNOON,
  ],
  [/^(the |el |al )?(1[3-9]|2\d|3[01])(?= |$)/, (m) => ({ of: 'date', day: Number(m[2]), hour: Number(m[2]), isBare: !m[1] })],
  [
    new RegExp(
      `^(\\d{1,2}|${anyOf(ENGLISH_HOURS)}|${anyOf(HINDI_ALONE)})(?= |$)(?! (?:times?|of|persons?|people|adults?|kids?|dogs?|cats?|rooms?|more)\\b)`,
    ),
    (m) => (numberOf(m[1]!) <= 12 ? { of: 'number', number: numberOf(m[1]!) } : null),
  ],
];

/** Words that say that it is taken. */
const STRONG =
  /^(?:please|ill take|i will take|well take|we will take|ill have|ill go(?: (?:with|for))?|well go(?: (?:with|for))?|ill do|well do|lets (?:do|go(?: (?:with|for))?|lock in|say|book|take)|take|give me|get me|put (?:me|us)(?: down)?(?: (?:for|in|on))?|(?:can|could|may) (?:i|we|you|u) (?:please )?(?:take|get|have|grab|nab|do|book|reserve|go (?:with|for))(?: (?:me|us))?(?: (?:in|down))?(?: for)?|book(?: (?:me|us|it))?(?: (?:in|for))?|schedule (?:me|us)(?: for)?|lock(?: (?:me|us|it))? in|go(?:ing)? with|confirm(?:ed)?|it is|works?(?: (?:great|fine|best|well|perfectly))?|(?:is|sounds?|looks?|would be|seems?|will be) (?:good|great|fine|perfect|wonderful|lovely|ideal|best|ok|okay|excellent|brilliant|grand|spot on)|suits?|for (?:me|us)|excellent|okay fine|see you|i (?:want|choose|pick|prefer|vote(?: for)?)|id like|we want|final|done|deal|(?:me|nos) (?:quedo|quedamos) con|me (?:sirve|conviene|viene (?:bien|perfecto)|va (?:bien|perfecto)|queda(?: (?:bien|perfecto|de perlas))?|late|acomoda|funciona)|sale|voto por|agend[ea]\w*|anot[ea]\w*|apunt[ea]\w*|reserv[ea]\w*|regal[ea]me|d[ea]me|dele|pong[ae]\w*|ponle|ponele|ponme|cojo|cogemos|tomo|tomamos|elijo|escojo|prefiero|quiero|quisiera|si o si|si|de do|do|dedo|kar ?do|karo|kardo|book(?: karo)?|likh (?:lo|lijie|do)|rakh(?:o| lo| do| lijie)|chunta|chunti|fix|sahi|best|wahi|vahi|please come|lag|uchit|mera)\b/;
/** Words that say nothing here. */
const FILLER =
  /^(?:(?:good|nice|great|lovely|funny|right|loved) one|the|a|an|one|ones|that|this|on|at|in|for|of|those|these|them|to|with|by|us|me|my|i|is|its|it|then|so|just|ok|okay|yes|yeah|yep|yup|sure|good|great|fine|perfect|perfecto|lovely|brilliant|awesome|super|ideal|wonderful|cool|alright|right|well|great|thanks(?: (?:so|very) much)?|thank you(?: (?:so|very) much)?|thank|cheers|ta|bro|bhai|mate|love|hun|dude|lol|haha|fam|sir|maam|madam|guys|friend|buddy|boss|hi|hey|hello|hiya|cmon|come on|go ahead|definitely|of the (?:day|week)|will|would|has to be|available|offered|listed|you (?:offered|listed|sent|have|said)|dear|honestly|thumbsup|happyface|loveface|time|slot|spot|option|opening|appointment|appt|visit|choice|date|la|el|los|lo|de|del|al|en|para|por|por favor|porfa|porfis|favor|pues|vale|dale|listo|bueno|claro|entonces|ese|esa|con|gracias|cita|turno|hora|horario|nomas|no mas|bien|veci|vecino|sumerce|parce|amigo|jefe|mijo|quedamos|pues si|samay|taiming|waqt|din|ji|rahega|jaega|baithega|o|arey|are|acha|accha|mere|lie|taareekh|tareekh|matlab|yani|booking|kind|morning sir|be|pakka|jaldi)\b/;
/** A number after these alone counts the ones who speak: "we would be 3", "me 2". */
const COUNTS = /\b(?:be|were|are|have|need|got|of|me|you|us|same|am|by|with|to|my)(?: a| the)?(?: for)?$/;

const NOT =
  /^(?:definitely |oh |sorry )?(?:not(?: (?:doing|going for|the|for))?|cant (?:do|make)|no puedo|ni|except)\b|\b(?:no|not|nope|nahi|tampoco|ni de broma|ni loc[oa]|ni dormid[oa]|wont work|doesnt work|dont work|is (?:out|no good|too early|too late|too soon)|es (?:muy|demasiado) (?:temprano|tarde|pronto)|impossible|cant|puedo)$/;
const NO_ALONE = /^(?:god|hell|oh|dear|lord|heavens)(?: god)? no$/;

interface Parsed {
  fits: Fit[];
  isStrong: boolean;
  isWhole: boolean;
  rest: string;
}

function parse(clause: string): Parsed {
  const fits: Fit[] = [];
  let isStrong = false;
  let rest = clause;
  let before = '';
  while (rest !== '') {
    const found = take(rest, before);
    if (!found) return { fits, isStrong, isWhole: false, rest };
    if (found.fit) fits.push(found.fit);
    isStrong ||= found.isStrong;
    before = `${before} ${rest.slice(0, found.length)}`.trim();
    rest = rest.slice(found.length).trim();
  }
  return { fits, isStrong, isWhole: true, rest };
}

function take(rest: string, before: string): { fit: Fit | null; isStrong: boolean; length: number } | null {
  for (const [pattern, fitOf, strong] of MEANT) {
    const match = pattern.exec(rest);
    const fit = match && fitOf(match);
    if (!match || !fit) continue;
    if (fit.of === 'number' && COUNTS.test(before)) return null;
    // "My last appointment", "last Monday" are behind them
    if (fit.of === 'nth' && (/\b(?:my|our|a|one|half a)$/.test(before) || /^(?:last|latest) \w+day\b/.test(rest))) return null;
    return { fit, isStrong: strong !== undefined, length: match[0].length };
  }
  const strong = STRONG.exec(rest);
  if (strong) return { fit: null, isStrong: true, length: strong[0].length };
  const filler = FILLER.exec(rest) ?? /^sabse(?= )/.exec(rest);
  return filler && { fit: null, isStrong: false, length: filler[0].length };
}

const TALE: Said = { kind: 'tale', fits: [], isStrong: false };

/** What a clause says, if every word of it is known. */
export function readClause(clause: string): Said {
  if (NO_ALONE.test(clause)) return { kind: 'filler', fits: [], isStrong: false };
  if (NOT.test(clause)) {
    const { fits, isWhole, rest } = parse(
      clause
        .replace(NOT, ' ')
        .replace(NOT, ' ')
        .replace(/ (?:or|and|ni|y|o) /g, ' ')
        .replace(/ +/g, ' ')
        .trim(),
    );
    // "Not doing 8 am after a long Sunday": what follows tells why
    const isTold =
      /^(?:not|cant)\b/.test(clause.replace(/^definitely /, '')) && /^(?:after|before|with|on a)\b/.test(rest) && !/\d/.test(rest);
    return fits.length > 0 && (isWhole || isTold) ? { kind: 'refused', fits, isStrong: false } : TALE;
  }
  const { fits, isStrong, isWhole } = parse(clause);
  if (!isWhole) return TALE;
  return { kind: fits.length > 0 ? 'chosen' : 'filler', fits, isStrong };
}
