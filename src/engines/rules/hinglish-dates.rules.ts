// Dates, spans and days left out as they are said in Hindi, in the one spelling of hinglish-spelling.rules.ts; the hours are turned after
// it (hinglish-times.rules.ts).
import type { Turn } from '../../common/prefilter.js';
import { anyOf, HINDI_HOURS } from './hour-words.rules.js';

/** In full where the short form is a Hindi word: "mar" is "die". */
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|march|april|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const SHORT = '(som|mangal|budh|guru|shukra|shani|ravi)';
const FULL = '((?:som|mangal|budh|guru|shukra|shani|ravi)vaar)';
const OUT = '(?:chhod ?(?:kar|ke)?|ke alava|hata ?(?:kar|ke))';
const OTHER_COUNTS = '(?! ?(?:baje|am|pm|degree|number|ghante|minute|din|rupa\\w*|rs|hazaar|saal|log|[:%/\\d]))';
const date = (day: string, month: string | undefined): string => `the ${day}th${month ? ` of ${month}` : ''}`;
/** A number that can only be a day of the month. */
const isDay = (...days: (string | undefined)[]): boolean => days.some((day) => Number(day) > 12);

const HOUR = `(\\d{1,2}(?::\\d{2})?|${anyOf(HINDI_HOURS)})`;
const half = (part: string): string => (part === 'subah' ? 'am' : 'pm');

export const DATES: Turn[] = [
  [/\bke (?:alawa|ilawa|elawa|ilava|alaava|siva|sivay|sivaay|sivaye|siwa|siway|siwaye)\b/g, 'ke alava'],
  [/\bbaje k\b(?= )/g, 'baje ke'],
  [
    /\b(?:is|iss|isi|issi|this|aane waale|aate) (?:weekend|vikend|wikend|vikand|vikaind|veekend)\b(?: (?:ko|par|pe|main))?/g,
    ' this weekend ',
  ],
  [/\b(?:agle|next) (?:weekend|vikend|wikend|vikand|vikaind|veekend)\b(?: (?:ko|par|pe|main))?/g, ' next weekend '],
  // "Subah 10 se shaam 6 tak"
  [
    new RegExp(
      `\\b(subah|dopahar) (?:ke |ko )?${HOUR} (?:baje )?se (?:lekar |le kar )?(dopahar|shaam|raat) (?:ke |ko )?${HOUR}(?: baje)?(?: tak)?\\b`,
      'g',
    ),
    (_all, partA, a, partB, b) => `${a} ${half(partA)} se ${b} ${half(partB)}`,
  ],
  // "23 se 25 tak", "30 november se 2 december tak"
  [
    new RegExp(
      `(?<![\\d:/.-])\\b(\\d{1,2})(?: ${MONTH})?(?: tareekh)? se (?:le ?kar )?(\\d{1,2})(?: ${MONTH})?( tareekh)?(?: ke beech| ke bich)?( tak)?\\b${OTHER_COUNTS}(?! (?:main |hum |mai )?(?:bahar|nahi|chhutti|gaon|shahar|out))`,
      'g',
    ),
    (all, a, monthA, b, monthB, said, until) =>
      monthA || monthB || said || (until && Number(b) > 24 && Number(b) <= 31 && Number(a) > 12)
        ? ` ${date(a, monthA)} to ${date(b, monthB)} `
        : all,
  ],
  // "24 aur 26 tareekh chhodkar"; not "form 16 ke alawa"
  [
    new RegExp(
      `(?<![\\d:/.-]|\\b(?:form|number|nambar|flat|plot|ghar|sector|gali|room|class) )\\b(\\d{1,2})(?: ${MONTH})?( tareekh)?(?: (?:aur|ya|or|and) (\\d{1,2})(?: ${MONTH})?)?( tareekh)? (?:ko )?${OUT}\\b`,
      'g',
    ),
    (all, a, monthA, saidA, b, monthB, saidB) =>
      monthA || monthB || saidA || saidB || isDay(a, b)
        ? ` except ${date(a, monthA ?? monthB)}${b ? ` and ${date(b, monthB)}` : ''} `
        : all,
  ],
  // "25 ko nahi", "25 tareekh ko nahi aa paunga"
  [
    new RegExp(
      `(?<![\\d:/.-])\\b(\\d{1,2})( tareekh)? (?:ko )?(?:nahi|mat)\\b(?: (?:(?:aa|ho|kar|mil) (?:sak|pa)\\w*|aana|aao|bhejna|rakhna))?(?! (?:aa|ho|chal|kar|mil|hai|bhej|kiya|tha|thi))`,
      'g',
    ),
    (all, day, said) => (said || isDay(day) ? ` not ${date(day, undefined)} ` : all),
  ],
  // "Som aur mangal to bilkul nahi"
  [
    new RegExp(
      `\\b(?:${FULL}|${SHORT})(?: (?:ya|aur|or) (?:${FULL}|${SHORT}))?(?: (?:ko|to|bhi|bilkul|kabhi)){2,} nahi\\b(?! (?:aa|ho|chal|kar|mil|hai))`,
      'g',
    ),
    (_all, a, b, c, d) => ` not ${a ?? `${b}vaar`}${c || d ? ` or ${c ?? `${d}vaar`}` : ''} `,
  ],
  // Somebody's own train or class, and what a shop is asked: "guruvar ko dukaan kitne baje khulti hai?"
  [
    new RegExp(
      `\\b(?:meri|mera|mere|hamari|hamara|unki|unka|uski|uska|bachch\\w+ (?:ki|ka)|bet[ai] (?:ki|ka)) (?:train|tren|flight|bus|class|exam|paper|school|office|meeting|duty|shift|udaan|rel|rail|gaadi) (?:(?:subah|shaam|dopahar|raat) )?${HOUR} baje (?:ki |ka |se )?(?:hai|hain|hoti|hota|chhutti|nikal\\w*|chhoot\\w*)\\b(?!.*\\buske baad\\b)`,
      'g',
    ),
    ' ',
  ],
  [
    new RegExp(
      `\\b${FULL} ko (?:aapki |aap ki |aapka |aap )?(?:dukaan|dukan|salon|parlour|clinic|office|showroom|shop)?(?: \\w+)? ?(?:kitne baje|kab)(?: tak)? (?:khul|band ho)\\w*`,
      'g',
    ),
    ' ',
  ],
  // "Mangal ya shukra": short names beside another day
  [new RegExp(`\\b${FULL}(?: ko)? (ya|aur|or|ya phir) ${SHORT}\\b`, 'g'), (_all, a, join, b) => `${a} ${join} ${b}vaar`],
  [new RegExp(`\\b${SHORT}(?: ko)? (ya|aur|or|ya phir) ${FULL}\\b`, 'g'), (_all, a, join, b) => `${a}vaar ${join} ${b}`],
  [
    new RegExp(`\\b${SHORT} (ya|yeah|or|aur|ya phir) ${SHORT}\\b`, 'g'),
    (_all, a, join, b) => `${a}vaar ${join === 'yeah' ? 'ya' : join} ${b}vaar`,
  ],
  [/\bshukra\b(?= (?:ko|ke din|nahi|subah|shaam|dopahar))/g, 'shukravaar'],
];
