import type { Answer } from '../engine.port.js';
import type { Reading } from './words.rules.js';

const YES_WORDS =
  'yes|vale|yeah|yup|yep|yessir|yes sir|yes maam|yas|ye|y|sure|sure thing|ok|okay|okey dokey|k|alright|all right|fine|absolutely|definitely|certainly|of course|correct|right|affirmative|indeed|totally|perfect|perfecto|great|awesome|excellent|wonderful|cool|sweet|deal|done|confirmed|confirm|confirming|i confirm|agreed|thumbsup|si|bet|10 4|roger|roger that|you got it|exactly|for sure|why not|no problem|not a problem|yes please|sounds good|sounds great|sounds perfect|sounds fine|sound good|works for me|that works|it works|works|that will work|thatll work|that would work|that is good|thats good|thats great|thats fine|thats perfect|thats correct|thats right|that is fine|this works|its good|its fine|good|good with me|fine with me|fine by me|ok with me|im good with that|lets do it|lets do that|lets go|do it|do that|go ahead|go for it|book it|book me|book that|please do|please book|please|ill take it|i will take it|take it|we will take it|well take it|i want it|i can do that|i can make it|can do|im in|count me in|that time works|that day works|see you then|ill be there|i will be there|well be there|it is|i do|i am|we are|we do|lock it in|schedule it|perfect thanks|sign me up|put me down|put me in|love it|go with that|lets book it';
const NO_WORDS =
  'no|nope|nah|n|naw|negative|no thanks|no thank you|not really|no way|absolutely not|definitely not|dont|do not|please dont|rather not|id rather not|not now|not today|not yet|not interested|no good|wont work|doesnt work|cant do that|cant do it|cant|cannot|i cant|that doesnt work|that wont work|thumbsdown|never|not at all|never mind|keep it|keep my appointment|keep the appointment|leave it|i changed my mind|im good|no im good|yeah no|yeah right|hell no|(?:i )?(?:cant|wont|dont) (?:make|do) (?:it|that|this|that one|this one|that time|that day)(?: work)?|pass|ill pass|not good|not possible|none|neither';
const YES_SHAPE =
  '(?:that|this|it|the)(?: (?:time|day|one|slot|date|appointment))?(?: (?:all|totally|actually))? (?:is|works|sounds|would be|will be|should be|looks)(?: (?:just|totally|really|very))?(?: (?:fine|good|great|perfect|okay|awesome|wonderful|right|correct|well))?(?: (?:for|with|by) (?:me|us))?';
const YES = new RegExp(`^(?:${YES_WORDS}|${YES_SHAPE})$`);
const NO = new RegExp(`^(?:${NO_WORDS})$`);
const LEADING_YES =
  /^(?:yes|yeah|yup|yep|sure|absolutely|definitely|of course|ok|okay|correct|perfect|great|thumbsup|si|sounds good|that works|please do|go ahead|confirmed)\b/;
const LEADING_NO =
  /^(?:no|nope|nah|naw|negative|thumbsdown)\b(?! (?:problem|worries|rush|hurry|idea|heat|hot|ac|power|water|one|matter|pressure|cooling|air|big deal|english|spanish|signal|clue|answer|show|way to))/;

/** Words that take back or condition what was said: never an agreement. */
export const HEDGE =
  /\b(?:maybe|might|possibly|perhaps|not sure|unsure|i think(?! (?:thats|that is) (?:great|perfect|good))|i guess|guess so|depends|depending|let me (?:check|ask|see|think|look|talk|confirm|get back)|have to (?:check|ask|see|think|look|talk)|need to (?:check|ask|see|think|look|talk)|gotta (?:check|ask|see)|check (?:with|my)|ask my|get back to you|let you know|think about it|unless|probably|hopefully|ill see|well see|i will see|could work|might work|may work|may be|tentative\w*|hold off|not yet|(?:dont|do not) (?:book|schedule|confirm|reserve)(?: \w+){0,2} yet|hold on|wait|(?:one|a|1) (?:sec|second|minute|min|moment)(?! (?:one|option|opening|slot|time|choice|appointment|visit|job|opinion|unit|bathroom|floor))|hang on|kinda|sort of|if i can|if i could|if my|if he|if she|if they|as long as|provided|only if|but only|confirm (?:kar(?:unga|ungi|enge)|karke bat\w+)|before i (?:decide|commit|book))\b/;
/** A condition our own calendar checks: "if it's still open". */
export const CHECKABLE =
  /\bif (?:its|it is|thats|that is|thats still|its still|that one is|still|the slot is)?(?: still)? ?(?:available|open|free|ok|okay|fine|possible|good|alright|works|not taken|you have it|there|going|left|up for grabs)\b(?: (?:with|for|by) (?:you|yall|them))?/g;

export function isHedged(text: string): boolean {
  const open = text.replace(CHECKABLE, ' ');
  return HEDGE.test(open) || /\bif\b/.test(open);
}

const SARCASM =
  /\b(?:yeah right|yea right|(?:oh )?sure (?:let|ill) me? ?just|let me just (?:quit|cancel|drop|skip|fly)|sure whatever|oh great|oh sure|as if|in your dreams|good one|ha ha|very funny|sure jan|fat chance|when pigs fly|right (?:like|because|cause)|great (?:another|just what)|thanks for nothing|oh perfect)\b/;

function strip(text: string): string {
  return text
    .replace(/[.,!;:]+/g, ' ')
    .replace(
      /\b(?:thanks|thank you|thank|so much|very much|please|happyface|loveface|man|dude|sir|maam|bro|guys|haha|lol|then|that is|hi|hey|hello|again|oh|well|ah|um|uh|and|just|i think thats|appreciate it|god bless)\b/g,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim();
}

/** "sure why not", "yes please go ahead": one agreement after another. */
function isChain(piece: string, words: RegExp): boolean {
  const parts = piece.split(' ');
  for (let end = parts.length - 1; end > 0; end -= 1) {
    if (words.test(parts.slice(0, end).join(' ')) && (words.test(parts.slice(end).join(' ')) || isChain(parts.slice(end).join(' '), words)))
      return true;
  }
  return false;
}

/** Every piece of the text is a plain yes (or no): "yes please, sounds good". */
function isMadeOf(text: string, words: RegExp): boolean {
  const pieces = text
    .split(/ ?[.,!;]+ ?/)
    .map(strip)
    .filter(Boolean);
  return pieces.length > 0 && pieces.every((piece) => words.test(piece) || (piece.length <= 80 && isChain(piece, words)));
}

/** Reads a reply to a yes/no question; null when the text answers no such question. */
export function readAnswer(reading: Reading): Answer | null {
  const flat = reading.flat;
  if (!reading.plain) return null;
  const bare = strip(flat);
  const isQuestion = flat.includes('?');
  if (SARCASM.test(reading.plain))
    return /yeah right|let me just|sure ill just|fat chance|as if|pigs|dreams/.test(reading.plain) ? 'no' : 'unclear';
  if (/^please$|^please do$/.test(reading.plain)) return 'yes';
  if (!isQuestion && (NO.test(bare) || isMadeOf(flat, NO))) return 'no';
  if (!isQuestion && (YES.test(bare) || isMadeOf(flat, YES))) return 'yes';
  const first = strip((reading.sentences[0] ?? flat).replace(/\?/g, ''));
  const hasYes = LEADING_YES.test(first);
  const hasNo = LEADING_NO.test(first);
  if (hasYes && hasNo) return 'unclear';
  if (hasYes) {
    if (
      isHedged(reading.plain) ||
      /\b(?:but|however|except|no|not|dont|cant|wont|actually|wrong|instead|rather)\b/.test(
        reading.plain.replace(/\bno (?:problem|worries|rush)\b|\bnot (?:a problem|urgent)\b|\bcant wait\b/g, ''),
      )
    )
      return 'unclear';
    return (reading.sentences[0] ?? '').includes('?') && reading.sentences.length === 1 && !/^(?:yes|yeah|yep|yup) (?:please )?,/.test(flat)
      ? 'unclear'
      : 'yes';
  }
  if (hasNo)
    return isHedged(reading.plain) || /\b(?:yes|yeah|thats fine|its fine|thats ok|go ahead|that works)\b/.test(reading.plain)
      ? 'unclear'
      : 'no';
  if (
    /\b(?:dont|do not|please dont) (?:cancel|book|move|change|reschedule|do that|do it)\b(?!(?: \w+){0,2} yet\b)|\bkeep (?:it|my|the|that|mine)\b/.test(
      reading.plain,
    )
  )
    return 'no';
  return isHedged(reading.plain) && reading.words.length <= 12 ? 'unclear' : null;
}
