/** How days and parts of days are named in a flat text. */
const DAY_NAME =
  /(?:today|tonight|tomorrow|weekends?|weekdays?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mornings?|afternoons?|evenings?|nights?|next week|this week)/;

const BREAKS =
  /\b(?:but|however|though|although|how about|what about|instead|or maybe|otherwise|unless|can you|could you|can we|could we|can i|could i|can someone|do you have|is there|i can do|i could do|i need|i want|id like|id prefer|prefer|would like|please|need|so (?=(?:at )?\d|(?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow)(?!.*\b(?:after|past|before) (?:that|then)\b)))\b/;

const BOTH_OUT =
  /\b((?:mon|tues|wednes|thurs|fri|satur|sun)day)s? and ((?:mon|tues|wednes|thurs|fri|satur|sun)day)s? (?:are (?:out|bad|no good|busy|booked|full)|(?:dont|wont) work|is out)\b/g;

const LISTED_DAYS = new RegExp(`(${DAY_NAME.source}) ,(?= (?:or|and|${DAY_NAME.source}))`, 'g');
const DAY_AND_HOUR = new RegExp(`(?<!\\bnot )(${DAY_NAME.source}) ,(?= (?:after|before|around|at|between|by|any ?time|\\d))`, 'g');
const BEFORE_BREAK = new RegExp(`(?=${BREAKS.source})`);
export const NAMED_DAY = new RegExp(`\\b(?:on |the |this |next )?${DAY_NAME.source}\\b`, 'g');
export const LAST_OF_LIST = new RegExp(`^ *(?:or|and|nor) ${DAY_NAME.source}`);

/** Thoughts: a negation or a past tense reaches no further than its own. */
export function thoughts(flat: string): string[] {
  const joined = flat
    // "Come by Monday" is a visit and no deadline
    .replace(
      /\b(come|swing|stop|drop|pop) by (?=(?:on |this |next )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today))/g,
      '$1 over ',
    )
    // "Sunday's good" without its mark, "Tuesday'll do"
    .replace(/\b((?:mon|tues|wednes|thurs|fri|satur|sun)day)s (?=(?:good|fine|great|perfect|grand|lovely|ideal|ok|okay)\b)/g, '$1 is ')
    .replace(/\b((?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:ll| will)\b/g, '$1 will')
    .replace(/\b(?:not|nothing|cant|unavailable|not available|not free|not home)(?: \w+)? (?:until|till|til) /g, 'from ')
    .replace(BOTH_OUT, 'not $1 or $2')
    .replace(/\bnot this week ,? ?(?:but )?next(?: week)?\b/g, 'not this week . next week')
    .replace(/\b(?:any|every|all)(?: ?(?:day|days|time|thing|other day))? but\b|\banything but\b/g, 'except')
    .replace(LISTED_DAYS, '$1')
    .replace(DAY_AND_HOUR, '$1');
  return joined
    .split(/ [.!?;,]+(?= |$)|!!/)
    .flatMap((part) => part.split(BEFORE_BREAK))
    .map((part) => part.trim())
    .filter(Boolean);
}
