// Days that are named only to leave them out: "not Tuesday", "next week except the 24th", "any day but Thursday".
import { DAYS, MONTH } from './calendar-dates.rules.js';
import { DAY_NAME } from './thoughts.rules.js';

const OUT_BEFORE =
  'not|except(?: for)?|besides|other than|apart from|aside from|excluding|minus|barring|skip|anything but|nor|neither|never|avoid|dont do|cant do|cant make|cant on|wont work';
const BETWEEN = '(?: (?:on|in|at|a|this|next|the|for|any|come|do|make|it|work|available|free|great|good|really|until))* *$';
export const NEGATED = new RegExp(`\\b(?:no|${OUT_BEFORE})${BETWEEN}`);
/** "No, the 24th works", "nothing until the 24th": beside a date neither word leaves it out. */
const DATE_NEGATED = new RegExp(`\\b(?:${OUT_BEFORE})${BETWEEN.replace('|until', '')}`);
const NEGATIVE_AFTER =
  /^ *(?:morning|afternoon|evening|night)?s? *(?:is|are|isnt|arent|does|doesnt|do|dont|would|wouldnt|will|wont|its|im|i am)?(?: \w+)? *(?:doesnt work|dont work|wont work|not work|not good|no good|is out|are out|isnt good|isnt great|is bad|are bad|is no good|bad for me|im busy|busy|booked|unavailable|no(?! (?:later|earlier|rush|hurry|problem|problems|worries|matter)))\b|^ *(?:doesnt|dont|wont|isnt|arent|is not|are not|does not|do not|wouldnt)\b/;

const DATE = `(?:${MONTH.replace('(', '(?:')} (?:the )?\\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH.replace('(', '(?:')}|\\d{1,2}(?:st|nd|rd|th)|\\d{1,2}\\/\\d{1,2})\\b`;
const NAMED_DAY = new RegExp(
  `\\b(?:on )?(?:the |this |next )?(?:${DAY_NAME.source}(?: (?:the )?${DATE})?|${DATE}(?: (?:to|through|thru|-) (?:the )?(?:${DATE}|\\d{1,2}\\b))?)`,
  'g',
);
const LAST_OF_LIST = new RegExp(`^ *(?:or|and|nor) (?:${DAY_NAME.source}|(?:the )?${DATE})`);
const IS_DATE = new RegExp(DATE);
const OTHER_PART = /\b(?:mornings?|afternoons?|evenings?|nights?)\b/;
const PART = /^ *(?:morning|afternoon|evening|night)s?\b/;

/** What is wished of a thought, with blanks where days are left out, and the days that are. */
export function splitNegatedDays(text: string): { positive: string; negative: string } {
  let positive = text;
  const negative: string[] = [];
  let isRunning = false;
  let end = 0;
  for (const match of text.matchAll(NAMED_DAY)) {
    const before = text.slice(end, match.index);
    const after = text.slice(match.index + match[0].length);
    // "not Tuesday, Wednesday" wants Wednesday; "not Tuesday or Wednesday" and "not Monday, Tuesday or Friday" want none of them.
    const continues = /^ *(?:or|and|nor) *$/.test(before) || (/^ *$/.test(before) && LAST_OF_LIST.test(after));
    const isOut = (IS_DATE.test(match[0]) ? DATE_NEGATED : NEGATED).test(text.slice(0, match.index));
    isRunning = isOut || (isRunning && continues) || NEGATIVE_AFTER.test(after);
    if (isRunning && !/morning|afternoon|evening|night/.test(match[0])) {
      negative.push(match[0]);
      // "Not Friday morning": the whole day is left out, and nothing said of any other morning, unless another part follows.
      const part = PART.exec(after)?.[0].length ?? 0;
      const length = match[0].length + (OTHER_PART.test(after.slice(part)) ? 0 : part);
      positive = positive.slice(0, match.index) + ' '.repeat(length) + positive.slice(match.index + length);
    }
    end = match.index + match[0].length;
  }
  return { positive, negative: negative.join(' , ') };
}

const WEEKDAYS = Object.entries(DAYS).map(([name, weekday]) => ({
  weekday,
  named: new RegExp(`(?<!next )\\b${name}\\b(?! (?:the )?\\d{1,2}(?:st|nd|rd|th))`),
}));

/** "any day but Monday" excludes every Monday, "not Monday" the coming one; both are safe to exclude as weekdays. */
export function negativeWeekdays(text: string): number[] {
  return WEEKDAYS.filter(({ named }) => named.test(text)).map(({ weekday }) => weekday);
}
