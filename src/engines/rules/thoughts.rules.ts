/** How days and parts of days are named in a flat text. */
export const DAY_NAME =
  /(?:today|tonight|tomorrow|weekends?|weekdays?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mornings?|afternoons?|evenings?|nights?|next week|this week)/;

const BREAKS =
  /\b(?:but|however|though|although|how about|what about|instead|or maybe|otherwise|unless|can you|could you|can we|could we|can i|could i|can someone|do you have|is there|i can do|i could do|i need|i want|id like|id prefer|prefer|would like|please|need|so (?=(?:at )?\d|(?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|before \d|after \d|any ?time|mornings?|afternoons?|evenings?)(?!.*\b(?:after|past|before) (?:that|then)\b)))\b/;

const BOTH_OUT =
  /\b((?:mon|tues|wednes|thurs|fri|satur|sun)day)s? and ((?:mon|tues|wednes|thurs|fri|satur|sun)day)s? (?:are (?:out|bad|no good|busy|booked|full)|(?:dont|wont) work|is out)\b/g;

const LISTED_DAYS = new RegExp(
  `(${DAY_NAME.source}|\\d{1,2}(?:st|nd|rd|th)) ,(?= (?:or|and|${DAY_NAME.source}|(?:the )?\\d{1,2}(?:st|nd|rd|th)\\b))`,
  'g',
);
const DAY_AND_HOUR = new RegExp(`(?<!\\bnot )(${DAY_NAME.source}) ,(?= (?:after|before|around|at|between|by|any ?time|\\d))`, 'g');
/** Why somebody wishes a time: an hour that stands in it is somebody's flight or school, and no wish. */
const REASON =
  /\b(?:because|cuz|coz|cos|bcoz|bcz|bcos|kyunki|porque|ya que|yeah que|since (?=(?:i|im|ive|we|were|my|our) )|(?<!\b(?:soon|long|well|much|far|just|same|such|early|late) )as (?=(?:i|im|ive|we|were|my) (?:\w+ )?(?:have|got|need|work|fly|leave|pick|start|finish|am|are|at|collect|drop|must)\b))/;
/** "Que a las 6 viajo", said after the wish; "que sea a las 6" is one. */
const REASON_IN_SPANISH =
  /^que (?:(?:at \d\S*(?: [ap]m)?|at noon|afternoon|evening|in the morning|tomorrow|luego|despues|me|nos|ya|yo|mi|mis|los|las|ninos|hijos?|hija|crios)[ ,]*){0,4}(?:viajo|viajamos|recojo|recogemos|trabajo|trabajamos|entro|salgo|salimos|tengo(?! libre)|tenemos(?! libre)|voy(?! (?:el|los|a las)\b)|vamos(?! (?:el|los|a las)\b)|llevo|vuelo|volamos|cuido|estudio|doy|abro|cierro|duermo|regreso|vuelvo|llego|busy|i have)\b/;

/** "Any day next week but Thursday", where what follows is left out; "any day is fine but Thursday is best" is a wish. */
const LEFT_OUT_DAY = `(?:not )?(?:on )?(?:a |the )?(?:${DAY_NAME.source}|\\d{1,2}(?:st|nd|rd|th)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \\d)`;
const ANY =
  '\\b(any|every|all|whole|rest)((?: (?:other|day|days|time|times|of|in|on|the|next|this|coming|week|weekdays?|weekends?|month|mornings?|afternoons?|evenings?))+)';
const ALL_BUT = new RegExp(
  `${ANY} ,? ?but (?=${LEFT_OUT_DAY}(?!s? (?:is|are|would|will|preferr\\w+|preferably|ideally|best|better|if|after|before|at|around|between|from|morning|afternoon|evening)\\b))`,
  'g',
);
const GOOD_BUT = new RegExp(
  `${ANY}( (?:is |are )?(?:works?|fine|good|ok|okay)(?: for (?:me|us))?) ,? ?but (?=${LEFT_OUT_DAY}s?(?: (?:please|thanks))*(?: [.,!]|$))`,
  'g',
);

const BEFORE_BREAK = new RegExp(`(?=${BREAKS.source}|${REASON.source})`);
const IS_REASON = new RegExp(`^(?:and |but )?${REASON.source}`);

/** Does this thought only say why? */
export const isReason = (thought: string): boolean => IS_REASON.test(thought) || REASON_IN_SPANISH.test(thought);

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
    .replace(ALL_BUT, '$1$2 except ')
    .replace(GOOD_BUT, '$1$2$3 except ')
    // "Except the 24"
    .replace(
      /\b(except|besides|apart from|excluding)(?: on)? (?:the (\d{1,2})|(1[3-9]|2\d|3[01]))(?! ?(?:am|pm|oclock)\b|[\d:/.%]|st|nd|rd|th)/g,
      (_all, word: string, a?: string, b?: string) => `${word} the ${a ?? b}th`,
    )
    // "I work nights, 10 to 6": one thing
    .replace(
      /\b((?:works?|working|on) (?:the )?(?:nights?|days|mornings?|evenings?|graveyards?|(?:night|day|late|early|first|second|third) shifts?)) ,(?= (?:from )?\d{1,2}(?::\d{2})?(?: ?[ap]m)? ?(?:to|-|till|until) ?\d)/g,
      '$1',
    )
    .replace(LISTED_DAYS, '$1')
    .replace(DAY_AND_HOUR, '$1');
  return joined
    .split(/ [.!?;,]+(?= |$)|!!/)
    .flatMap((part) => part.split(BEFORE_BREAK))
    .map((part) => part.trim())
    .filter(Boolean);
}
