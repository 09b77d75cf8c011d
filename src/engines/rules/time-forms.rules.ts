// Ways of saying a time that the tables of days and clocks read only in other words, turned before a text is split into thoughts. The input
// is flat: Spanish and Hindi times stand in it in English, the words around them as they were said.
import { replaceEach, type Turn } from '../../common/prefilter.js';
import { HOLIDAY_NAME } from './holidays.rules.js';

const DAY = '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)';
const AT = '(?:noon|\\d{1,2}(?::\\d{2})?(?: ?(?:am|pm))?)';
const END = '(?=$| ?[.,?!]| (?:please|works?|ok|okay|if|is|would|on|or|for)\\b)';
/** What somebody has to be at; a time that stands beside it is where the wish ends. */
const DUTY =
  '(?:(?:a |an |my |the |another )?(?:\\w+ )?(?:appointment|doctors?|dr|dentist|meeting|class|shift|interview|flight|practice|lesson|court|church|school|work|party|game|thing|event|wedding|funeral|plans)|to (?:be (?:at|in|somewhere)|go|leave|work|pick|get to|teach|run|head))';
const EVENT =
  '(?:(?:the |my |our |a |an |una? |la |el |mi |meri |mera )?(?:\\w+s )?(?:wedding|hot date|date night|first date|prom|gala|party|concert|graduation|recital|quince\\w*|boda|fiesta|baile|shaa?di|sagai))';
const DATE = '(?:the )?(?:\\d{1,2}(?:st|nd|rd|th)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \\d{1,2})';

const plural = (text: string): string => text.replace(new RegExp(`\\b(${DAY})\\b`, 'g'), '$1s');
/** An event of the evening: "at 6" is no morning. */
const evening = (at: string): string => (/[ap]m|noon/.test(at) ? at : `${at} pm`);

/** Hours that are written or named in a way of their own. */
const HOURS: Turn[] = [
  // "wed 230"
  [
    new RegExp(`\\b(${DAY}|tomorrow|today)( at| around| by| after| before)? (1[0-2]|[1-9])(00|15|30|45)( ?[ap]m)?${END}`, 'g'),
    (_all, day, word, hour, minutes, half) => `${day}${word ?? ' at'} ${hour}:${minutes}${half ?? ''}`,
  ],
  [
    /(?<!\b(?:at|by|before|after|around|from|to|between|and|or) )(?<![\d:/$])\b(1[0-2]|[1-9])(:[0-5]\d)?( [ap]m)? (?:on the dot|sharp|en punto)\b/g,
    (_all, hour, minutes, half) => `at ${hour}${minutes ?? ''}${half ?? ''}`,
  ],
  // "Sunday before church. 8?"
  [new RegExp(`(?<=\\b${DAY}\\b[^?]*) [.,] (1[0-2]|[1-9]) \\?$`, 'g'), ' , at $1 ?'],
  [
    /\b(?:the )?(?:very )?(?:last|latest|final) (?:one )?(?:appointment|slot|opening|time|spot|one|available)s? (?:of (?:the )?day|del dia|(?:that |you have )?(?=on ))|\b(?:la )?(?:the last one|ultima) (?:appointment|cita|hora) del dia\b|\bdin (?:ka |ki )?(?:aakhri|akhri|last) (?:appointment|slot|time)\b/g,
    ' end of the day ',
  ],
  [
    /\b(?:the )?(?:very )?(?:first|earliest) (?:appointment|slot|opening|time|spot) (?:of (?:the )?day|del dia)/g,
    ' first thing in the morning ',
  ],
  // "Tuesday but not too early"
  [
    /(?:,|\bbut|\bpero|\blekin|\bjust)? ?\b(?:not|nothing|no|never)(?: be| come)? (?:too|super|so|very|that|really|muy|tan|demasiado) (?:early|(?:in the )?mornings?)\b|,? ?\b(?:zyada|bahut|itni|itna) (?:early |jaldi |morning )+(?:not|nahi)\b/g,
    ' after 10 am ',
  ],
];

/** Where a wish ends: what somebody has to be at afterwards, or cannot come before. */
const BOUNDS: Turn[] = [
  // "Tuesday, but I have to be at work at 1": before it
  [
    new RegExp(
      `\\b(?:(?:i|we) (?:(?:have to|gotta|got to|must) (?:be(?! (?:seen|done|ready|in|fixed|finished)\\b)|leave|go(?! in)|head|run)|need to leave)|(?:tengo|tenemos) que (?:estar|salir|entrar|irme|irnos|ir))(?: (?!at\\b|by\\b)\\w+| at (?:the |my )?(?:work|school|church|court|airport|office|job|doctors?|dentist)| en el trabajo){0,3} (?:at|by|before) (${AT})(?! (?:so|after))${END}`,
      'g',
    ),
    (_all, at) => `before ${at}`,
  ],
  // "Weekdays don't work before 5" leaves the days as they are
  [
    new RegExp(`\\b(weekdays|${DAY}s?) (?:dont|doesnt|wont|do not|does not) work(?: for me)? (before|until|till|after) (${AT})${END}`, 'g'),
    (_all, day, word, at) => `${day} not ${word} ${at}`,
  ],
  [
    new RegExp(
      `\\b(?:after|at|from|by) (${AT}) (?:(?:i|we) (?:have|got|gotta|need|have got)(?: got)? ${DUTY}|busy|(?:tengo|tenemos) (?:que|una? (?:cita|junta|clase))|(?:doctor|meeting|kaam|class|office)(?: \\w+){0,2} (?:paas|jana|jaana|hai))(?: with \\w+| at \\w+)?`,
      'g',
    ),
    (all, at) => (/\bat (?:\d|noon)/.test(all) && /^at/.test(all) ? all : `before ${at} `),
  ],
  [new RegExp(`\\b(after ${AT}) (?:doctor|meeting|kaam) paas\\b`, 'g'), (all) => all.replace(/after/, 'before').replace(/ \w+ paas$/, ' ')],
  [
    new RegExp(
      `\\b(?:cant|cannot|can not|couldnt|wont|unable to|no puedo|no podemos|no llego|no estoy)(?: (?:do|be|come|make|get|it|there|home|here|in|really|anything)){0,3} (before|after) (${AT})(?=$| ?[.,!?]| (?:on|tomorrow|today|that|please|though|for|this|next|el|${DAY})\\b)`,
      'g',
    ),
    (_all, word, at) => (word === 'before' ? `not before ${at}` : `not after ${at}`),
  ],
  [
    new RegExp(
      `\\b(before|after) (${AT}) (?:no (?:puedo|podemos|llego|estoy)|not can you come \\?|nahi (?:aa|ho|mil)\\w* (?:sak|pa)\\w*)`,
      'g',
    ),
    (_all, word, at) => `not ${word} ${at} `,
  ],
];

/** What is named beside a wish and is none: an event, a day that is ruled out, the time that is given up. */
const BESIDE: Turn[] = [
  [new RegExp(`\\bnot (?:on |for )?(?:${HOLIDAY_NAME})\\b(?: (?:obviously|of course))?(?! (?:week|eve))`, 'g'), ' '],
  [new RegExp(`\\b(?:before|ahead of|for) (?:my|our|the|his|her) (?:\\w+ ){1,2}(?:is )?on ${DATE} ,? ?(?=so (?:the|on|${DAY}))`, 'g'), ' '],
  [new RegExp(`(?<!\\bday )\\bbefore (?:my|our|the|his|her) (?:\\w+ ){1,2}(?:is )?on (${DATE})\\b`, 'g'), 'before $1'],
  // "Squeeze me in today, wedding tonight": before it
  [
    new RegExp(
      `\\b(?:(?:i|we) (?:have|got|have got|am going to|gotta go to) |tengo |tenemos )?(?:${EVENT}|a date) (?:is |es )?(?:tonight|this evening)\\b`,
      'g',
    ),
    ' today before 6 pm ',
  ],
  [/\btoday evening (?:shaa?di|sagai|function|party)\b(?: hai)?/g, ' today before 6 pm '],
  [
    new RegExp(`\\b(?:(?:i|we) (?:have|got|have got) |tengo |tenemos )?(?:${EVENT}) (?:is |es |starts )?at (${AT})(?! ?:)`, 'g'),
    (_all, at) => ` before ${evening(at)} `,
  ],
  // "Move my 3pm tomorrow to 4:30 same day"
  [
    new RegExp(
      `\\b(?:move|change|push|switch|reschedule|bump|shift) (?:my|our|the) (?:at )?(?:${AT} )?(?:appointment )?(?:on |for )?(${DAY}|today|tomorrow)(?: at)?(?: ${AT})?(?: (?!to\\b)\\w+){0,3} (?:to|until|till) (?:at )?((?:\\d|noon)[^.]*?) same day`,
      'g',
    ),
    'move it on $1 at $2 ',
  ],
  [
    new RegExp(
      `\\b(move|change|push|switch|reschedule|bump|shift) (?:my|our|the) (?:at )?(?:${AT} )?(?:${DAY}|today|tomorrow)(?: at)?(?: ${AT})?(?: (?!to\\b)\\w+){0,3} (?:to|until|till) (?=(?:next |this |the |on )?(?:${DAY}|tomorrow|\\d))`,
      'g',
    ),
    '$1 it to ',
  ],
  [
    new RegExp(
      `\\b((?:cambi|muev|mov|pas)\\w*) (?:la |el |lo |mi )(?:cita )?(?:del?|de la|de las) (?:${DAY}|today|tomorrow)(?: at ${AT})?(?: (?:para|a|al|por)(?= (?:el |la |las |at )?(?:${DAY}|tomorrow|\\d)))? (?=${DAY}|tomorrow|at \\d)`,
      'g',
    ),
    '$1 ',
  ],
  [
    new RegExp(
      `\\b(?:${DAY}|today|tomorrow) (?:(?:ka|ki|waala|wala) )*(?:at ${AT} )?(?:(?:ka|ki|waala|wala) )*appointment (?=(?:${DAY}|today|tomorrow)(?: (?:ko|morning|afternoon|evening))* (?:at ${AT} )?(?:pe |par |ko )?(?:shift|change|move|badal|kar))`,
      'g',
    ),
    ' ',
  ],
  [
    /,? ?\b(?:thats|that is|which is|its|it is) an? (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday) (?:right|correct|no|isnt it)\b/g,
    ' ',
  ],
  [/\bsame hour (?=1[0-2]\b|[1-9]\b)/g, 'at '],
];

/** Several days in one breath, and spans that need their other end. */
const LISTS: Turn[] = [
  // "mon wed fri mornings": so every week
  [new RegExp(`\\b${DAY}(?:(?: ,)?(?: and| y| or| o| aur)? ${DAY})+ (?=(?:mornings|afternoons|evenings)\\b)`, 'g'), (all) => plural(all)],
  [/\bpero (?=monday|tuesday|wednesday|thursday|friday|saturday|sunday|not\b)/g, 'but '],
  [new RegExp(`(?<=\\b${DAY}) , (?=${DAY} (?:wont|doesnt|dont) work\\b)`, 'g'), ' . '],
  [/\b(?:hafte|week)(?: ke)? din(?:o|on)?(?: main)? (?:not|nahi)\b/g, ' weekdays wont work '],
  [/\b(?:this|next) week (?:no|not|nahi)\b(?= ?(?:$|[.,!?]))/g, (all) => `not ${all.slice(0, 9)} `],
  [new RegExp(`\\b(\\d|two|tres|three) (?:semanas|weeks) (?:despues|after|a partir) de(?:l)? (?=${DAY})`, 'g'), '$1 weeks from '],
  [
    new RegExp(`\\b(?:del? )?(?:this )?(${DAY}) en (ocho|quince)(?: dias)?\\b`, 'g'),
    (_all, day, span) => `${span === 'ocho' ? 'a week' : '2 weeks'} from ${day}`,
  ],
  [/\beste finde\b/g, ' this weekend '],
];

const ALL = [...LISTS, ...BESIDE, ...BOUNDS, ...HOURS];

/** "wed 230" -> "wednesday at 2:30"; "asap but after 1 i have a meeting" -> "asap but before 1". */
export const timeForms = (flat: string): string => replaceEach(flat, ALL);
