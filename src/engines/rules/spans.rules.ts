// Lengths of time by which something is moved: "half an hour", "a couple of days".

const AMOUNTS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  'a couple': 2,
  couple: 2,
  'a couple of': 2,
  'couple of': 2,
  'a few': 2,
  few: 2,
  half: 0.5,
  'half a': 0.5,
  'half an': 0.5,
  'a half': 0.5,
  'a quarter': 0.25,
};
const AMOUNT = Object.keys(AMOUNTS)
  .sort((a, b) => b.length - a.length)
  .join('|');

/** Hours and minutes; its groups are the amount, the unit and "and a half". */
export const HOURS_SPAN = `(\\d{1,3}|${AMOUNT}) ?(hours?|hrs?|hr|h|minutes?|mins?|min)( and a half)?`;
/** "Push it a week"; its groups are the amount and the unit. */
export const PUSHED_DAYS = '(?:push|move|delay|postpone)(?: \\w+){0,3} (a|one|two|a couple of|\\d) (days?|weeks?)';

/** How many of its unit an amount of such a span is. */
export function countOf(amount: string): number {
  return AMOUNTS[amount] ?? Number(amount);
}
