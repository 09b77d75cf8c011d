// Times as they are said in Hindi, turned into the English that the tables of days and clocks read. The input is in the one spelling
// of hinglish-spelling.rules.ts.
import { replaceEach, type Turn } from '../../common/prefilter.js';
import { DATES } from './hinglish-dates.rules.js';
import { anyOf, HINDI_HOURS } from './hour-words.rules.js';

const HOUR = `(${anyOf(HINDI_HOURS)}|\\d{1,2}(?::\\d{2})?)`;
const hour = (word: string): string => String(HINDI_HOURS[word] ?? word);
const WHOLE = (word: string): number => HINDI_HOURS[word] ?? Number.parseInt(word, 10);

const DAYS: Record<string, string> = {
  somvaar: 'monday',
  mangalvaar: 'tuesday',
  budhvaar: 'wednesday',
  guruvaar: 'thursday',
  shukravaar: 'friday',
  shanivaar: 'saturday',
  ravivaar: 'sunday',
};
const DAY = '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thurs|fri|sat|sun|tomorrow|today|day after tomorrow)';
const WEEKDAY = '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thurs|fri|sat|sun)';
const WEEKDAY_IN_HINDI = `(?:${Object.keys(DAYS).join('|')}|${WEEKDAY})`;
const dayInEnglish = (day: string): string => DAYS[day] ?? day;
const FULL_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const full = (day: string | undefined): string => FULL_DAYS.find((name) => name.startsWith((day ?? '').slice(0, 3))) ?? '';
const PART = '(?:morning|afternoon|evening|night|subah|dopahar|shaam|raat)';
/** What tells that "kal" was yesterday: something happened, or goes on since. */
const PAST = '(?:tha|thi|the|gaya|aaya|hua|kiya(?! ja)|kari thi|diya tha|bola|kaha tha|liya|lagaya|chala gaya|tut gaya|fat gaya)';
const AHEAD = '(?:sakte|sakta|sakti|aao|aana|bhej|bhejo|chahie|karna|karwana|karwani|karo|kardo|do|ok|chalega|hoga|milega|free)';

const halfOf = (part: string, said: string): string =>
  part === 'subah' || (part === 'raat' && [12, 1, 2, 3, 4].includes(WHOLE(said))) ? 'am' : 'pm';

const CLOCK: Turn[] = [
  // "Not before ten"
  [
    new RegExp(
      `\\b(?:(subah|dopahar|shaam|raat) (?:ko |main |ke )?)?${HOUR} (?:baje )?se pehle (?:to |bilkul )?(?:nahi|mat|na)\\b(?! (?:ho|aa|mil)\\w* sak)(?: (?:aa|bhej|rakh)\\w*)?`,
      'g',
    ),
    (_all, part, said) => `after ${hour(said)}${part ? ` ${halfOf(part, said)}` : ''}`,
  ],
  [new RegExp(`\\bsaadhe ${HOUR}\\b(?! ?:)(?: baje)?`, 'g'), (_all, said) => `${WHOLE(said)}:30 baje`],
  [new RegExp(`\\bsava ${HOUR}\\b(?: baje)?`, 'g'), (_all, said) => `${WHOLE(said)}:15 baje`],
  [new RegExp(`\\bpaune ${HOUR}\\b(?: baje)?`, 'g'), (_all, said) => `${((WHOLE(said) + 10) % 12) + 1}:45 baje`],
  [/\bdedh baje\b/g, '1:30 baje'],
  [/\bdhai baje\b/g, '2:30 baje'],
  [
    new RegExp(`\\b${HOUR}( [ap]m)? (?:baje )?se ${HOUR}( [ap]m)?(?: baje)?(?: (?:ke beech|ke bich|tak|main))*\\b`, 'g'),
    (_all, from, halfA, to, halfB) => `from ${hour(from)}${halfA ?? ''} to ${hour(to)}${halfB ?? ''}`,
  ],
  [new RegExp(`\\b${HOUR} (?:aur|or) ${HOUR} baje ke beech\\b`, 'g'), (_all, from, to) => `between ${hour(from)} and ${hour(to)}`],
  // Before an hour, a part of the day says which half of it is meant: "subah 10 baje ke baad" is the rest of the day.
  [
    new RegExp(`\\b(subah|dopahar|shaam|raat) (?:ko |main |ke )?${HOUR} (?:baje )?ke baad\\b`, 'g'),
    (_all, part, said) => `after ${hour(said)} ${halfOf(part, said)}`,
  ],
  [
    new RegExp(`\\b(subah|dopahar|shaam|raat) (?:ko |main |ke )?${HOUR} (?:baje )?(?:se pehle|tak)\\b`, 'g'),
    (_all, part, said) => `before ${hour(said)} ${halfOf(part, said)}`,
  ],
  [new RegExp(`\\b${HOUR} (?:am |pm )?(?:baje )?ke baad\\b`, 'g'), (_all, said) => `after ${hour(said)}`],
  [new RegExp(`\\b${HOUR} (?:am |pm )?(?:baje )?se pehle\\b`, 'g'), (_all, said) => `before ${hour(said)}`],
  [new RegExp(`\\b${HOUR} baje tak\\b`, 'g'), (_all, said) => `before ${hour(said)}`],
  [
    new RegExp(`\\b(?:lagbhag|karib|kareeb|takreeban) ${HOUR}(?: baje)?\\b|\\b${HOUR} baje ke (?:aas ?paa?s|karib|kareeb)\\b`, 'g'),
    (_all, a, b) => `around ${hour(a ?? b)}`,
  ],
  [new RegExp(`\\b${HOUR} baje\\b(?: (?:ko|par|pe))?`, 'g'), (_all, said) => `at ${hour(said)}`],
  [
    new RegExp(`\\b(subah|dopahar|shaam|raat) (?:ko |main |ke )?(\\d{1,2}(?::\\d{2})?)\\b(?! ?(?:se|din|number|baje|ghante))`, 'g'),
    '$1 at $2',
  ],
];

const SPANS: Turn[] = [
  // Somebody's own day: "roz shaam 6 baje ghar aata hun"
  [
    /\b(?:roz|roj|rozana|har roz|har din|daily)\b(?: [a-z]+){0,2}(?: at \d{1,2}(?::\d{2})?)(?: [a-z]+){0,3} [a-z]+t[aei] (?:hun|hai|ho)\b/g,
    ' every day ',
  ],
  // "Monday ko... sorry, Wednesday ko"; "na Monday na Tuesday"
  [
    new RegExp(
      `(?<=[a-z][ ,.!]+)\\b(?:sorry|(?:nahi )?ruk(?:o|ie|na)|ma+(?:ph|f) k\\w+)(?=[ ,]+(?:${WEEKDAY_IN_HINDI}|kal|parso)\\b)`,
      'g',
    ),
    ' no wait ',
  ],
  [
    new RegExp(`\\bna (${WEEKDAY_IN_HINDI})[ ,]+na (${WEEKDAY_IN_HINDI})(?:[ ,]+na (${WEEKDAY_IN_HINDI}))?`, 'g'),
    (_all, a, b, c) => [a, b, c].flatMap((day) => (day ? [` not ${dayInEnglish(day)} `] : [])).join(','),
  ],
  // "Monday se Wednesday tak" is a span, "Sunday se paani nahi" tells since when.
  [
    new RegExp(`\\b(${WEEKDAY_IN_HINDI}) se (?:le ?kar )?(${WEEKDAY_IN_HINDI})(?: (?:tak|ke beech|ke bich)\\b|(?= ?(?:$|[,.!?])))`, 'g'),
    (_all, from, to) => ` ${dayInEnglish(from)} to ${dayInEnglish(to)} `,
  ],
  [
    new RegExp(
      `\\b(?:${WEEKDAY_IN_HINDI}) se\\b(?! pehle)(?=(?: [a-z]+){0,4} (?:band|kharab|(?:paani|pani|garam|bijli|light|ac|heater|fridge|net)(?: [a-z]+)? nahi|pareshan|tapak\\w*|leak\\w*|toot\\w*|dard|bukhar)\\b)`,
      'g',
    ),
    ' since yesterday ',
  ],
  // "First thing in the morning you annoy me": said in anger, no wish.
  [/\bsubah subah\b(?=.*\b(?:pareshan|disturb|tang|dimag)\b)/g, ' '],
  [/\b(\d+|ek|do|teen|chaar|paanch|chhe|kuch|kai) (din|hafte|mahine|ghante|saal) se\b/g, ' for a few days '],
  [/\b(?:aaj|kal|parso)(?: (?:subah|raat|shaam|dopahar))?(?: at \d{1,2}(?::\d{2})?)? se\b(?! pehle)/g, ' since yesterday '],
  [/\b(?:subah|raat|dopahar|shaam) se\b(?! pehle)/g, ' since last night '],
  // What was: "Friday ko jo ladka aaya tha", "12 tarikh ko lagwaya tha", "pichle mahine ki 20 tarikh"
  [
    new RegExp(
      `\\b(?:${WEEKDAY_IN_HINDI}|\\d{1,2} tar(?:ee|i)kh|aaj subah)(?: ko| ki| ka| hi)*((?! [a-z ]*\\b(?:chahie|karwan\\w*|karna|lena|aana|book\\w*) (?:tha|thi))(?: [a-z]+){1,5} (?:tha|thi)\\b)`,
      'g',
    ),
    (_all, rest) => ` last week ${rest}`,
  ],
  [/\bpichle mahine ki \d{1,2} tar(?:ee|i)kh\b(?: ko)?/g, ' last month '],
  // Every week
  [
    new RegExp(`\\bhar (${WEEKDAY_IN_HINDI})(?: (?:aur|or|ya) (?:har )?(${WEEKDAY_IN_HINDI}))?`, 'g'),
    (_all, a, b) => [a, b].flatMap((day) => (day ? [` ${full(dayInEnglish(day))}s `] : [])).join('and'),
  ],
  [/\bjo (?:bhi )?(?:time|samay|din) aa?p(?:ko| ko| logon ko)? (?:theek|sahi|suit)(?: lage| ho| kare)?/g, ' anytime '],
  [
    new RegExp(`\\b(${WEEKDAY_IN_HINDI})(?: ko)? (?:hum|ham|main|hum log) (?:ghar (?:pe|par) )?nahi (?:mil|ho|reh|rah|aa)\\w*`, 'g'),
    (_all, day) => ` ${dayInEnglish(day)} wont work `,
  ],
  [/(?<![:\d./-]|\b(?:flat|sector|number|gali|plot) )\b(1[3-9]|2\d|3[01]) ko\b(?! \d)/g, ' on the $1th '],
  [/\bpichle saa?l\b/g, ' last year '],
  [/\bpichle mahine\b/g, ' last month '],
  [
    /\bpichle (?:hafte|mahine|saa?l|(?:som|mangal|budh|guru|shukra|shani|ravi)vaar|(?:mon|tues|wednes|thurs|fri|satur|sun)day|week)\b/g,
    ' last week ',
  ],
  [/\b(?:raat|din|subah|hafte) bhar\b/g, ' all day '],
  [/\b(?:aane waale|agle|next) (?:hafte|week|haft)\b|\bnext week main\b/g, ' next week '],
  [/\b(?:is|isi|this) (?:hafte|week)(?: main)?\b/g, ' this week '],
  [/\b(?:agle|next) mahine(?: main)?\b/g, ' next month '],
  [/\b(\d+|ek|do|teen|chaar|paanch) din (?:baad|ke baad|main)\b/g, (_all, said) => ` in ${hour(said)} days `],
  [/\b(\d+|ek|do|teen|chaar) hafte (?:baad|ke baad|main)\b/g, (_all, said) => ` in ${hour(said)} weeks `],
  [/\b(\d+|ek|do|teen|chaar) ghante (?:baad|ke baad|main)\b/g, (_all, said) => ` in ${hour(said)} hours `],
  [/\b(?:jaldi se jaldi|jitn[aei] jaldi (?:ho sake|ho|possible ho)?|turant|abhi ke abhi|abhi (?=bhej|aao|aa jao|chahie))/g, ' asap '],
  [/\bkoi tension nahi(?: hai)?\b|\baaram se\b|\b(?:koi )?jaldi nahi(?: hai)?\b|\bkoi jaldi (?:ki baat )?nahi\b/g, ' no rush '],
  [/\bjaldi(?: se)? (?=bhej|aao|aa|karo|kardo|kar)/g, ' asap '],
  [
    /\b(?:kabhi bhi|jab bhi|jab (?:aa?pko|aap ko|tumhe|tumko) (?:time|samay|fursat|mauka) (?:mile|milegi|ho|hai)|jab (?:chaho|marji|marzi|free ho|time ho)|kisi bhi (?:time|samay|din)|koi bhi (?:time|din|samay)(?!(?: [a-z]+){0,2} (?:nahi|na)\b))\b/g,
    ' anytime ',
  ],
  [/\b(?:aaj|today) raat\b/g, ' tonight '],
  [/\b([1-3]?\d) tar(?:ee|i)kh\b(?: (?:ko|waala|ke din))*/g, ' on the $1th '],
];

const DAYTIME: Turn[] = [
  [new RegExp(`\\b(${WEEKDAY}) +(?:ko +|ke din +)?(?:mat|na) +(?:aa|bhej|rakh)\\p{L}*`, 'gu'), ' not $1 '],
  [
    new RegExp(
      `\\b(${WEEKDAY})(?: +aur| +ya| +or| *,)? +(${WEEKDAY}) +(?:ko +|dono +)*(?:nahi|mat|na)\\b(?: *(?:aa|ho|chal|kar|bhej)\\p{L}*(?: \\p{L}+)?)?`,
      'gu',
    ),
    ' not $1 , not $2 ',
  ],
  [
    new RegExp(`\\bon the (\\d{1,2})th +(?:${WEEKDAY})(?: +ko)?\\b|\\b(?:${WEEKDAY}) +(?:ko +)?on the (\\d{1,2})th\\b`, 'g'),
    (_all, a, b) => ` on the ${a ?? b}th `,
  ],
  // "Saturday and Sunday only": what is so every week
  [
    new RegExp(
      `\\b(?:sirf +)(${WEEKDAY})(?: +aur| +ya| *,)? +(${WEEKDAY})\\b|\\b(${WEEKDAY})(?: +aur| +ya| *,)? +(${WEEKDAY})(?: +ko)? +hi\\b`,
      'g',
    ),
    (_all, a, b, c, d) => ` only ${full(a ?? c)}s and ${full(b ?? d)}s `,
  ],
  [
    new RegExp(
      `\\b(${WEEKDAY})(?: +aur| +ya| *,)? +(${WEEKDAY}) +(?:ko +)?(?:chhod ?kar|chhod ?ke|chhod|ke alava|ke ilava|ke siva)\\b`,
      'g',
    ),
    ' except $1 except $2 ',
  ],
  [/\baaj\b(?: hi| ke din)?/g, ' today '],
  [/\bkal\b(?: hi)?/g, ' tomorrow '],
  [/\bparso\b(?: hi)?/g, ' day after tomorrow '],
  [/\bsubah\b(?: (?:ko|main|ke (?:time|samay|waqt)))?/g, ' morning '],
  [/\bdopahar\b(?: (?:ko|main|ke (?:time|samay|waqt|baad)))?/g, ' afternoon '],
  [/\bshaam\b(?: (?:ko|main|ke (?:time|samay|waqt)))?/g, ' evening '],
  [/\braat\b(?: (?:ko|main|ke (?:time|samay)))?/g, ' night '],
  // "Not tomorrow", said the other way round; "tomorrow does not work" keeps its order.
  [
    new RegExp(`\\b(${DAY}(?: ${PART})?) +(?:ko +|ke din +)?(?:nahi|mat|na)\\b(?! *(?:aa|ho|chal|kar|mil|hai|bhej|kiya|at|from))`, 'g'),
    ' not $1 ',
  ],
  [
    new RegExp(`\\b(${DAY}) +(?:ko +)?(?:main +)?nahi (?:aa|ho|kar|mil) (?:sakta|sakti|sakte|paun\\w*|paenge|paaenge|payenge)\\b`, 'g'),
    ' $1 wont work ',
  ],
  [
    new RegExp(`\\b(${DAY}) +(?:ko +)?(?:chhod ke|chod ke|chhodkar|chodkar|chhod kar|chhod|ke alava|ke siva|ke ilava)\\b`, 'g'),
    ' except $1 ',
  ],
  [new RegExp(`\\b(${DAY}) +(?:ke baad)\\b`, 'g'), ' after $1 '],
  [new RegExp(`\\b(${DAY}) +se pehle\\b`, 'g'), ' before $1 '],
  [new RegExp(`\\b(${DAY}|morning|afternoon|evening|night) +(?:ko|main|ke din|ke liye|ka|ki|waala|at night)\\b`, 'g'), ' $1 '],
  [/\bsirf\b/g, ' only '],
];

/** "Tuesday ya Friday" */
const OR = new RegExp(`\\b(${WEEKDAY}s?) +ya(?: phir)? +(?=${WEEKDAY})`, 'g');
const IS_PAST = new RegExp(`\\b(?:kal|parso)\\b[^.?!,]*\\b${PAST}\\b`);
const IS_AHEAD = new RegExp(`\\b${AHEAD}\\b`);

/** What the house does: "raat ko awaaz aati hai". "Aata hun" is the customer, and when they are at home. */
const HABIT =
  /\b(?:aati|aata|aate|hota|hoti|karta|karti|tapakta|tapakti|girta|girti|chalta|chalti|rehta|rehti|rahta|bajta|bajti|jaata|jaati|jalta|jalti|deta|deti) hai\b/;
/** Every week all the same: "har budhvar ko light jaati hai"; a day that somebody has off is one they have time. */
const WEEKLY_HABIT = /^(?!.*\b(?:chhutti|chutti|free|ghar)\b).*\b(?:aat|jaat|hot|kart)[aie] (?:hai|hain)\b/;
/** "Technician kal 9 baje aaya tha": the hour is as past as the day. */
const isTold = (text: string): boolean =>
  (IS_PAST.test(text) ||
    /\b(?:aaya|gaya|hua|kiya|band|kharab)(?: (?:hua|ho gaya|kiya|gaya))? (?:tha|thi|the)\b|\b[a-z]+ne (?:laga|lagi|lage)\b(?! hai)/.test(
      text,
    )) &&
  !IS_AHEAD.test(text);

/** "kal shaam ko 5 baje ke baad" -> "tomorrow evening after 5"; "kal se band hai" -> "since yesterday ...". */
export function hindiTimes(text: string): string {
  const clocked = replaceEach(replaceEach(replaceEach(text, DATES), CLOCK), SPANS);
  const placed =
    IS_PAST.test(clocked) && !IS_AHEAD.test(clocked)
      ? clocked.replace(/\b(?:kal|parso)(?: (?:subah|raat|shaam|dopahar))?\b/g, ' yesterday ')
      : clocked;
  const dated = isTold(clocked) ? placed.replace(/\b(?:(?:subah|dopahar|shaam|raat) (?:ko )?)?at \d{1,2}(?::\d{2})?\b/g, ' ') : placed;
  const lived =
    HABIT.test(dated) && !IS_AHEAD.test(dated)
      ? dated.replace(/\b(?:subah|dopahar|shaam|raat)\b(?: (?:ko|main|bhar|at \d{1,2}(?::\d{2})?))*/g, ' every night ')
      : dated;
  const weekly =
    WEEKLY_HABIT.test(dated) && !IS_AHEAD.test(dated)
      ? lived.replace(/\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b/g, ' every day ')
      : lived;
  const named = weekly.replace(
    /\b(?:som|mangal|budh|guru|shukra|shani|ravi)vaar\b/g,
    (day) => `${isTold(clocked) ? 'last ' : ''}${dayInEnglish(day)}`,
  );
  return replaceEach(named.replace(/ {2,}/g, ' '), DAYTIME)
    .replace(/\b(next|agle|is) +(?=(?:mon|tues|wednes|thurs|fri|satur|sun)day)/g, (all) => (all.startsWith('is') ? 'this ' : 'next '))
    .replace(OR, '$1 or ');
}
