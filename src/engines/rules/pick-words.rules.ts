// The words around a choice among openings: refusals, wishes for others, requests, denials. picks.rules.ts decides what was chosen.
import { matchesAny } from '../../common/prefilter.js';

export const NONE =
  /\b(?:none(?: of (?:those|these|them|the above))?(?! of your)|neither(?: (?:one|of (?:them|those|these)))?|not any of (?:those|these|them)|cant (?:do|make) (?:any|either)(?: of (?:those|these|them))?|(?:those|these|they|them|that|both|any of (?:those|these|them))(?: times| days| options)?(?: all)? (?:dont|doesnt|wont|do not|does not|are not|arent|isnt|will not)(?: \w+){0,2} (?:work|good|great|fit|possible|available)|no good|anything (?:else|later|earlier|sooner|different|after|before|next|on|in|at|over)|something (?:else|later|earlier|sooner|different|after that|(?:the )?(?:week|day) after|the following (?:week|day))|(?:any|have any|got any|are there any|do you have) (?:other|more|later|earlier|sooner|different) (?:times?|days?|options?|openings?|slots?|ones?|dates?|availability)|other (?:times|options|days|dates|openings|slots)|different (?:time|day|date|options)|another (?:time|day|date|option)|too (?:early|late|soon|far)(?: out| away)?|(?:not|no) (?:soon|early|late) enough|(?:busy|booked|working|tied up) (?:all|both|each|every|those|all of those)(?: \w+)? (?:days?|times)|out of (?:the country|state|station)|(?:away|gone|travel\w+|on (?:vacation|holiday)) (?:all|the whole|that whole|this whole) week)\b|^(?:no )?not (?:any of )?(?:those|these|them)(?: (?:times|days|ones|please|sorry))*$|^(?:later|earlier|sooner)(?: please| in the (?:day|week)| that day| on)*$/;
/** A wish for other openings than those on the table. */
export const MORE_TIMES =
  /\b(?:send|give|show|get|text) (?:me |us )?(?:some |a few )?(?:more|other) (?:times|options|slots|openings|choices)\b/;
/** "I told the other girl Tuesday already": what was said to somebody else is asked about before it is booked. */
export const TOLD_ANOTHER =
  /\b(?:i|we|she|he) (?:already |just )?(?:told|texted|called|said to|gave|spoke (?:to|with)|talked to) (?:the other|the last|your|somebody|someone|another|one of|that|a) \w+/;
export const REQUEST =
  /^(?:(?:ok|okay|yes|yeah|sure|great|perfect|hi|hey|so|well|thanks|thank you) ?,? ?)*(?:can|could|may|might|shall) (?:i|we|you|u)(?: please| just)? (?:do|take|get|have|grab|book|reserve|schedule|put (?:me|us|him|her|them|my \w+) (?:down |in )?(?:for|on)|go with|pick|choose|make it|come(?: in)?|sign me up for|lock in)\b/;
export const ANY =
  /\b(?:(?:any|either|all|both|each)(?: one)?(?: of (?:those|them|these|the (?:two|above|times)))?(?: times?| one| slots?)? (?:works?|is fine|are fine|is good|are good|is ok|are ok|will work|would work|will do|fine|is okay)|whichever(?: (?:one|is|works|you|time))?(?!.*\b(?:cheap\w*|less|cost|price|quick\w*|short\w*|tech\w*|guy)\b)|either one|dont care which|doesnt matter(?: which)?|you (?:pick|choose|decide)|your (?:pick|choice)|first available|soonest|earliest (?:one|available|slot|time|possible|you have)|the (?:soonest|earliest)(?: one| slot| time| available)?)\b|^either(?: please| thanks)*$|^(?:earliest|soonest|first available|asap)(?: please| works| is fine)*$/;
/** Codes of gates and boxes are no openings. */
export const CODES =
  /\b(?:gate|door|lock ?box|garage|buzzer|entry|apt|apartment|unit|flat|phlait|makaa?n|house|tower|sector|plot)(?: code| number| no| option| is){0,3} #? ?\d+\b(?! ?[ap]m\b|:)/g;
export const NEGATION =
  /\b(?:not|cant|cannot|dont|doesnt|wont|isnt|except|besides|other than|no longer|neither|nor|unable|never|instead of|rather than|too (?:early|late|soon)|(?:i|we|he|she) (?:already )?(?:have|has|got) (?:a|an|my|to|work|class|school|church|practice|kids|another|something|plans)|(?:im|i am|we are|were) (?:busy|working|booked|at work|in class|out|dropping|driving|picking|taking (?:my|the|our|him|her)|teaching|leaving|flying|travell?ing|(?:having|getting) (?:surgery|my|a|an|guests|people|company|work done)|in (?:a |an |my |the )?(?:meeting|class|court|surgery|appointment)|at (?:a |an |my |the )?(?:doctors?|dentist|school|gym|church|hospital|vet|game|funeral|wedding)))\b/;

/** "The baby naps at 2", "my shift starts at 1", "school lets out at 3": an hour of somebody's day, and no choice of it. */
export const OWN_HOURS =
  /\b(?:my|our|his|her|their|the (?:baby|kids?|boys?|girls?|twins|dog|bus|game|party|bank|nurse|sitter|babysitter|nanny)|school|work|practice|class|church|daycare|soccer|football|kids)\b(?: \w+){0,3} (?:starts?|begins?|gets? (?:out|off|home|back|done)|lets? out|is out|ends?|naps?|sleeps?|wakes?(?: up)?|leaves?|arrives?|closes?|finishes|is (?:over|done|off)|goes (?:to|down)|comes? (?:home|back))\b(?: \w+){0,4}? (?:at|around|by|till|until|til|from)? ?(?:\d|noon)/;

/** "I'd love the Saturday one but I'm away", "my friend said take the first, but she...": wished, and not taken. */
export const WISHED_BUT =
  /\b(?:(?:id|i would|wed|we would) (?:love|have loved|have liked|kill for)|(?:my|the|a) \w+ (?:said|says|told me|thinks)|i wish)\b.*\b(?:but|except)\b/;
/** "Anything but 2": one is out, and which of the others it is was not said. */
export const ALL_BUT = /\b(?:any(?:thing|time| of them)?|all|every(?:thing|one)?) (?:but|except)\b/;

const OFFER =
  '(?:(?:those|these|all)(?: (?:2|3|4|two|three|four))|those|these|them|any of (?:those|these|them)|all (?:of )?(?:those|these|them)|either(?: of (?:those|these|them))?)';
const WHEN = '(?: (?:days?|times?|dates?|slots?|options?|hours|ones?))?';
/** "I work all those days", "I'm away then", "nothing there works": every opening is refused. */
const ALL_REFUSED: readonly RegExp[] = [
  new RegExp(
    `\\b(?:cant|cannot|wont|unable|not able|not available|not free|not (?:home|around|here)|busy|work|working|gone|away|out of town|booked|in class|in school|teach|teaching|traveling|travelling)(?: (?:to|do|make|be|for|on|during|at|come|have|it|all|any|of|home|free|around)){0,4} ${OFFER}${WHEN}\\b(?! (?:soon|before|until))`,
  ),
  /\b(?:at work|in class|in school|working|busy|out|away|gone|booked) (?:on |at |for |during )?(?:all|both|each|every one) (?:of )?(?:those|these|them|the)\b/,
  /\b(?:nothing|none|no one|not one|no option|no time)(?: (?:there|here|listed|offered|you (?:sent|gave|have|offered|listed)|on (?:there|that|the|your)(?: list)?|in that list|from that list|that)){1,3} (?:works?|fits?|is good|helps|suits)\b|(?<!\btheres )\b(?:nothing|none|no time)(?: (?:there|here|that|listed|of (?:those|these|them))){0,2} (?:i|we) can (?:make|do)\b(?! about)|\b(?:nothing|none|not one) (?:works?|fits?|suits)(?: (?:for me|for us|me|us|with my))\b|^none works?$/,
  /\b(?:those|these|they)(?: (?:2|3|4|two|three|four))?(?: (?:times|days|dates|options|slots|ones))?(?: are|re)? (?:all |both )?(?:bad|no good|terrible|impossible|out|a no|too \w+|during (?:my )?(?:work|school|class))\b/,
  new RegExp(`\\b(?:hate|dislike) ${OFFER} (?:times|days|options)\\b`),
  /\bpass on (?:all|those|these|them|every one)\b/,
];

/** Is the whole offer turned down in words of its own? */
export function isRefusalOfAll(text: string): boolean {
  return matchesAny(text.replace(/\bcant wait\b/g, ' '), ALL_REFUSED);
}

const MORE_OF =
  /\b(?:have|has|got|is there|are there|any chance (?:of|for)|what about|how about|need|want|looking for)(?: \w+){0,2} (?:anything|something|any(?: \w+)? (?:times?|slots?|openings?|appointments?|availability|spots?|room)|an? (?:opening|slot|spot|time))\b|^(?:anything|something|any openings?|any times?|any slots?|any (?:\w+ ){1,2}(?:slots?|openings?|times?|appointments?|availability|spots?))\b|\b(?:need|want|prefer|require|rather have)(?: (?:an|a|some|it|to be|something|for|on|in the|at)){0,3} (?:evenings?|nights?|weekends?|saturdays?|sundays?)\b/;

/** "Do you have anything Thursday?": a wish for openings, to be weighed against those on the table. */
export function asksForMore(text: string): boolean {
  return MORE_OF.test(text);
}

/** "Option b... I mean 2": what follows is the choice, if it names one by itself. */
export const CORRECTED =
  /\b(?:no wait|wait no|i mean|i meant|scratch that|(?<!\b(?:cant|cannot|not|dont|wont|to|can|could|will|would|i|we) )make (?:that|it)(?= (?!one\b))|correction|oops|actually|wait(?! (?:for|on|until|till|to|and|time)))\b/;

const ON =
  'please|down|sahab|bhai|ji|turno|que|rakh|grand|lovely|super|ideal|suits|fam|bro|love|mate|hun|ta|cheers|lol|cuz|cause|because|works?|working|is|was|are|sounds?|seems?|looks?|would|will|should|for (?:me|us)|thanks|thank|it is|good|fine|great|perfect|ok|okay|yes|then|if|but|and(?! (?:the )?(?:first|second|third|fourth|2nd|3rd|4th)\\b)|or|not|on|at|in|with|from|you(?:ve)? (?:sent|gave|offered|listed|have|got)|i (?:think|guess|want|can)|we (?:want|can)|that|best|better|too|instead|listed|offered|thumbsup|happyface|lets|book|(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|afternoon|of (?:those|these|them)';
/** An ordinal that chooses: "the first one", "second please"; not "first tell me the price", "my second bathroom", "the first time you came". */
const ordinal = (words: string): RegExp =>
  new RegExp(
    `(?<!\\b(?:my|our|your|his|her|their|a|every|twenty|thirty) )\\b(?:${words})(?: (?:one|1|option|opcion|time|slot|opening|choice|appointment|spot|date|day|available)s?)?(?= ?(?:$|[.,!?;)]|(?:${ON})\\b))`,
  );
export const ORDINAL_WORDS: [RegExp, number][] = [
  [ordinal('first|1st'), 1],
  [/\bthe top (?:one|option|time|slot)\b/, 1],
  [ordinal('second|2nd'), 2],
  [ordinal('third|3rd'), 3],
  [ordinal('fourth|4th'), 4],
];

/** The last of the list; not "my last one was 4 years ago", "the last one you sent was late". */
export const LAST_ONE = new RegExp(
  `(?<!\\b(?:my|our|your|his|her|their|you|as|like|than|from|since) )\\b(?:the )?(?:last|latest|final|bottom)(?: one| option| time| slot)s?\\b(?! (?:was|were|had|broke|died|lasted|came|to (?!be)|you (?:did|sent|fixed|were)|(?:i|we) (?:had|got|used|paid|called|came|went|tried|did)|it (?:was|cost|took|broke|happened)|they|he|she))|\\bthe (?:last|latest)(?! (?:i|we)\\b)(?= ?(?:$|[.,!?;)]|(?:${ON})\\b))`,
);
export const LATER_ONE = /\b(?:later|latter|late) (?:one|time|slot|option)\b|\bthe (?:later|latter)\b(?! the)/;
export const EARLIER_ONE = /\b(?:earlier|early|former|sooner) (?:one|time|slot|option)\b|\bthe (?:earlier|former|sooner)\b(?! the)/;

/** A question without its mark: "is the 2pm taken", "can you call me about the Tuesday one". */
export const QUESTION_START =
  /^(?:(?:and|but|so|okay|hi|hey|wait|great|perfect|thanks) ,? ?)*(?:is|are|does|do you|did|will|would you|whats?|whens?|wheres?|which|whos?|why|hows?|any chance|has|have you|can|could|may|should)\b/;

/** "That's the day before Thanksgiving, right": said to be told so. */
const TAG_QUESTION =
  /^(?:so |oh |wait )?(?:thats|that is) (?!right|correct|fine|good|great|perfect)(?:[\w:]+ ,? ?)+(?:right|correct|isnt it)$/;

/** Does a sentence ask, with its mark or without? */
export function isQuestion(sentence: string): boolean {
  return sentence.includes('?') || QUESTION_START.test(sentence) || TAG_QUESTION.test(sentence);
}

/** "#2", "option two"; not "number 2 charger is broken", "goalie number 1", "option 2 es mi departamento". */
export const MENTION =
  /(?:\boption ?#?|(?<!\b(?!(?:ok|okay|yes|yeah|yep|sure|hi|hey|hello|the|with|for|to|do|take|want|need|like|prefer|pick|choose|book|get|have|grab|go|going|give|us|me|in|on|is|its|be|that|it|please|thanks|good|great|fine|perfect|option|opcion|choice|slot|opening|time|and|then|so|say|said|down|my|our|la|el|los|las|de|con|por|pues|vale|dale|si|ji|bhai|bhaiya|yaar|sir|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lock|confirm|confirmed|schedule|just|i|no|not|one|number|hmm+|um+|uh|says|said|prefers|wants|likes|chose|chooses|picks|picking|choosing)\b)[a-z]+ )(?:#|\bnumber ?#?|\bno ?\.? ?#?(?! ?one\b))|\bchoice ?#?|\bslot ?#?|\bopening ?#?) ?(\d|one|two|three|four)\b(?! (?:es|is) (?:mi|my|our)\b)(?! (?:\w+ ){0,4}(?:is|are|keeps?|was|wont|isnt|has) (?:brok\w*|leak\w*|dead|out|clogged|trip\w*|not|acting|making|stuck|loud|down|drip\w*))/;
