// Wishes in so few words that a learned table takes them for something else.
import type { Reading } from './words.rules.js';

const DAY = '(?:today|tonight|tomorrow|(?:this |next |on )*(?:mon|tues|wednes|thurs|fri|satur|sun)day)';
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const DATE = `(?:the )?(?:${MONTH} (?:the )?\\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)(?: of ${MONTH})?)`;
const HOUR = '(?:noon|midday|(?:half|quarter) (?:past|to) \\w+|\\d{1,2}(?::\\d{2})?(?: ?(?:am|pm|oclock))?)';
const LEAD =
  '(?:wanna do|want to do|lets do|lets say|can (?:i|we|you) do|could (?:i|we) do|how about|what about|make it|book(?: me)?|maybe|say|for|on|do)';
/** "June 2nd at noon": a date and an hour, and nothing before them. */
const DATE_AND_HOUR = new RegExp(`^(?:${LEAD} )*(?:${DATE}|${DAY} ,? ?${DATE}|${DAY}) ,? ?at ${HOUR}(?=$| ?[.,?!])`);
const WEEK_OF_MONTH = new RegExp(`^(?:${LEAD} )*(?:the )?(?:first|second|third|last) week of ${MONTH}(?=$| ?[.,?!])`);
const WEEKS_AHEAD = new RegExp(`^(?:${LEAD} )*(?:a|\\d|two|three) weeks? from ${DAY}(?=$| ?[.,?!])`);
/** "Cut and color tomorrow?": the work, and a day to ask for. */
const DAY_ASKED = new RegExp(`\\b${DAY}(?: (?:morning|afternoon|evening))? \\?`);
/** "Do you have 10 Wednesday" while openings are on the table. */
const ASKED_FOR = new RegExp(
  `^(?:(?:and|but|ok|okay|hm+|hey|hi|so|or|well) ,? ?)*(?:(?:do|would) you (?:guys )?have|have you got|got|any chance (?:of|for)|is there|what about|how about|tienen?|hay|can (?:i|we|you) do)(?: (?:a|an|anything|something|at|on|the|a las?|around))* (?:${HOUR}|${DAY})`,
);

/** Does it ask for a time in so many words, whatever a table takes it for? */
export function asksForTime({ flat, plain }: Reading, { isChoosing, namesJob }: { isChoosing: boolean; namesJob: boolean }): boolean {
  if (DATE_AND_HOUR.test(flat) || WEEK_OF_MONTH.test(flat) || WEEKS_AHEAD.test(flat)) return true;
  return (namesJob && DAY_ASKED.test(flat)) || (isChoosing && ASKED_FOR.test(plain));
}
