// Opting out without the usual words: a threat, a permission that was never given, a question how to get out, a list of numbers not to
// be called. 47 CFR 64.1200(a)(10) takes any reasonable means. Read in the plain form of spelling.rules.ts.
import type { Phrase } from './opt-out-phrase.schema.js';

const TEXTS = '(?:texts?|promos?|ads?|texting|texted|messages?|messaging|messaged|msgs?|sms|spam(?:ming)?|contact(?:ing|ed)?)';
const SENT = '(?:texts?|texting|messages?|messaging|msgs?|sms|spam|alerts?|notifications?)';
const AUTHORITY = '(?:fcc|ftc|tcpa|attorney general|lawyers?|attorneys?|police|cops|authorities|small claims|carrier|bbb)';
const MY_PHONE = '(?:me|us|this (?:number|phone|cell|line)|my (?:number|phone|cell|name|info))';
/** Work at the house, and visits: what stops, or is asked about, is not our messages. */
const ABOUT_WORK =
  /\b(?:appointment|appt|visit|booking|leak\w*|water|noise|drip\w*|running|furnace|ac|heat|toilet|drain|gas|pipes?|alarm|beep\w*|smell|warranty|(?<!\b(?:data|phone|cell|mobile|text|texting) )plan|membership|insurance|thermostat|camera|app|wait ?list|waiting list)\b/;

const OUT = [
  'unsubscribe',
  'opt (?:me )?out',
  'get (?:me |us )?(?:off|out of|removed from|taken off) (?:of )?(?:this|your|the|ur|these)(?: \\w+)? (?:lists?|texts?|messages?|thread|chat|loop)',
  'get (?:me |us )?off (?:of )?(?:this|these)$',
  'be (?:removed|taken off|unsubscribed|deleted)(?! from (?:this|the) (?:schedule|calendar|quote|account))',
  `(?:remove|take|delete) (?:myself|me|my number|this number)`,
  `(?:stop|quit|not) (?:getting|receiving|get|receive|seeing) (?:(?:any|more|all|all of|your|the|so many) )*(?:these|those|this|them|${SENT})(?: ${SENT})?(?: (?:from (?:you|yall)|please|anymore|any more|now))*$`,
  `make (?:(?:these|those)(?: ${SENT})?|(?:this|the|your|all) ${SENT}) stop`,
  `(?:stop|turn off|cancel|end|block|mute) (?:(?:these|those|the|your|all|this|ur) )+(?:\\w+ )?${SENT}`,
].join('|');

export const INDIRECT_PHRASES: readonly Phrase[] = [
  // "How do I get off this list", "I want to stop getting texts": whoever asks for the door wants to leave.
  {
    pattern: new RegExp(
      `\\b(?:how (?:do|can|could|would|to|should)|where (?:do|can)|what (?:do|should) (?:i|we) (?:\\w+ )?to|is there (?:a|any) way (?:to|i can|for me to)|trying to|(?:want|wish|wanna|like) (?:you )?to)(?: (?:i|we|you|someone|even|just|please|go about))* (?:${OUT})\\b`,
    ),
    confidence: 0.92,
    unless: ABOUT_WORK,
  },
  // "I will report you to the FCC if you text again", "text me one more time and I'm calling a lawyer"
  {
    pattern: new RegExp(
      `^(?=.*\\b(?:report(?:ing)? (?:you|u)\\b|su(?:e|ing) (?:you|u)\\b|block(?:ing)? (?:you|u|your)\\b|(?:my|our) (?:lawyer|attorney) (?:will be in touch|will contact you|will call you|will hear)|legal action|(?:is|its|for|as|of) harassment|(?:call(?:ing)?|contact(?:ing)?|get(?:ting)?|hiring|fil(?:e|ing)|involv(?:e|ing)) (?:(?:my|the|a|an|our|complaint|with) ){0,3}(?:${AUTHORITY}|complaint)))(?=.*\\b(?:${TEXTS}|(?:text|message|contact|write) (?:me|us))\\b).*\\b(?:again|(?:another|next) (?:one|text|message)|one more|once more|keeps?|anymore|any more|these|stop|continue)\\b`,
    ),
    confidence: 0.93,
    unless:
      /\b(?:text|message|contact) (?:me|us) back\b|\b(?:can|could|will|would) (?:you|u) (?:\w+ )?(?:text|send|message)|\b(?:keep|keeps) the (?:texts|messages)|\b(?:landlord|manufacturer|quote|report is)\b|\b(?:dont|do not|didnt|never) (?:text|answer|reply|respond|get back)/,
  },
  {
    pattern:
      /\breport(?:ing|ed)? (?:(?:you|u|ur|yall|this|these|your|guys|people|number|texts?|messages?) ){1,3}(?:\w+ ){0,3}(?:fcc|ftc|tcpa|carrier|do not call|attorney general)\b|\b(?:fcc|ftc|tcpa|do not call) (?:complaint|violations?|report)\b/,
    confidence: 0.93,
  },
  {
    pattern: new RegExp(
      `\\b(?:next|another|one more|every|any|the) (?:text|message)s? (?:(?:you|u) send )?(?:goes|go|is going|will go|gets sent|will be sent) (?:straight |right )?to (?:(?:my|the|a|an|our) ){0,2}(?:${AUTHORITY})\\b`,
    ),
    confidence: 0.93,
  },
  // No permission
  {
    pattern: new RegExp(
      `\\b(?:no|not|dont|do not|never|didnt|did not|without|havent)(?: \\w+){0,4} (?:permission|consent|authori[sz]ation)(?: (?:to|for|you|yall|anyone|to be|to get|to receive|any|these|this|your|the|of|being)){0,4} ${TEXTS}\\b`,
    ),
    confidence: 0.92,
    unless: /\bcontact(?:ing)? (?:my|the|him|her|them)\b|\bmy (?:wife|husband|landlord|boss|mom|dad)\b/,
  },
  {
    pattern: new RegExp(
      `\\b(?:never|didnt|did not|dont remember)(?: \\w+){0,2} (?:ask(?:ed|ing)?|request(?:ed)?|wanted|authori[sz]ed)(?: \\w+){0,3} ${TEXTS}\\b`,
    ),
    confidence: 0.85,
    unless: new RegExp(
      `${ABOUT_WORK.source}|\\b(?:asked|wanted) (?:for )?(?:an? )(?:call|quote|visit|email|price)\\b|\\b(?:come|book|can i|can you|could you|yes|confirmation|better|when)\\b`,
    ),
  },
  {
    pattern:
      /\b(?:keep|kept|keeps|always|nonstop|constantly|still) (?:texting|messaging|spamming|sending|contacting|bothering)\b.*\b(?:never|didnt|did not|dont|not)(?: \w+){0,2} (?:ask|asked|sign|signed|want|wanted|agree|agreed|consent|interested|subscribe|subscribed|customer)\b|\b(?:never|didnt|did not|not)(?: \w+){0,2} (?:asked|ask|signed|sign|agreed|agree|interested|customer)\b.*\b(?:keep|kept|keeps|still) (?:texting|messaging|spamming|contacting|bothering)\b/,
    confidence: 0.9,
    // what they are written about, "about the furnace", does not make it welcome
    unless: /\b(?:appointment|appt|visit|booking)\b/,
  },
  // "I'd rather not get these"
  {
    pattern: new RegExp(
      `\\b(?:rather|prefer|would like|id like)(?: to)? not (?:to )?(?:get|receive|see|be|hear)(?: (?:any|more|these|those|this|your|from|you|texted|contacted|messaged|getting|updates|${SENT}))+(?: (?:anymore|any more|please|thanks))*$`,
    ),
    confidence: 0.92,
  },
  { pattern: /^(?:this is|its|thats|you are|youre|now this is)(?: \w+)? harass(?:ment|ing)(?: (?:me|us|now))?$/, confidence: 0.75 },
  // Lists of numbers not to be called, and being struck from ours
  {
    pattern:
      /(?<!\bis )\b(?:im|i am|we are|were|this (?:number|phone) is|my (?:number|phone|cell) is|number is|put us|put me|registered|number)(?: \w+){0,2} (?:on|in|with|part of) (?:the )?(?:\w+ )?(?:do not call|dnc|do not contact)(?: (?:lists?|registry|register))?\b(?!.*\bnever get your\b)|\b(?:put|add|place) (?:me|us|this number|my number) (?:on|to|in) (?:your|the|ur)(?: \w+)? ?(?:do not|dnc|dont|no) ?(?:call|text|contact|disturb|texts)?(?: (?:list|registry))?\b/,
    confidence: 0.93,
    unless: /^(?:is|was|are) (?:my|this|our)\b|\b(?:landlord|neighbou?r)\b/,
  },
  {
    pattern: new RegExp(
      `\\b(?:block|blacklist|ban|exclude|omit|unlist|unenroll|disenroll|withdraw) ${MY_PHONE} (?:from|off of|off|out of|on) (?:(?:your|this|these|the|ur|any|all|future|further|getting|receiving|that) ){1,3}(?:\\w+ )?(?:lists?|system|database|contacts|records|texts?|messages?|sms|updates|campaigns?|end|side)\\b|\\b(?:strike|cross|scratch|knock) ${MY_PHONE} off (?:of )?(?:your|this|the|ur|that)(?: \\w+)? list\\b`,
    ),
    confidence: 0.94,
    unless: ABOUT_WORK,
  },
  // Short of words: "no more of your texts", "get me off this thing", "can you guys not text me", "not interested, do not contact"
  {
    pattern: new RegExp(
      `\\bno more(?: of)? (?:(?:these|those|this|your|the|such|any) ){0,2}${SENT}\\b|^(?:please |ok |enough |enough is enough )*no more (?:of )?(?:this|these|those)$|\\b(?:get|take) me off (?:of )?(?:this|that|your|whatever)(?: \\w+)?(?: (?:please|now))*$`,
    ),
    confidence: 0.92,
    unless: /\b(?:schedule|calendar|hold|job|hook)\b/,
  },
  {
    pattern:
      /\b(?:can|could|would|will) (?:you|yall) (?:guys |people |all )?(?:please |just )*(?:not|quit|stop) (?:text|texting|message|messaging|contact|contacting|spam|spamming)\b(?! (?:after|before|at|until|him|her|them|my))|\b(?:do not|dont|never) (?:text|message|contact|msg)(?: (?:please|thanks|thank you|period|ever))*$|\b(?:do not|dont) want (?:to )?be (?:texted|contacted|messaged|bothered)\b(?! (?:after|before|at|until|on))/,
    confidence: 0.92,
  },
  {
    pattern: new RegExp(
      `\\b(?:do not|dont|never|stop|quit) send(?:ing)? (?:(?:me|us) )?(?:anything|any of|any more|more|stuff|things)(?: \\w+){0,3} (?:to|at) (?:me|us|this (?:number|phone|line)|my (?:number|phone|cell))\\b|\\b(?:fuck|piss|bug|buzz|screw|shove) off\\b.{0,20}\\b${TEXTS}\\b|\\b(?:these|${SENT})\\b.{0,30}\\bmake (?:it|them|this|that) stop\\b|\\bwhy am i (?:still |even )?(?:getting|receiving) (?:these|this|your)\\b.{0,30}\\bstop\\b`,
    ),
    confidence: 0.93,
    unless: ABOUT_WORK,
  },
  {
    pattern: new RegExp(
      `\\b(?:changed my mind|no longer interested|not interested|second thoughts|regret)\\b.{0,50}\\b(?:getting|receiving|signing up for) (?:(?:these|your|the|any) )?${SENT}\\b|\\b(?:my|this|our) (?:number|phone|name|info)(?: \\w+){0,2} (?:gone|off|out)(?: of)? (?:from |of )?(?:your|the|this|ur)(?: \\w+)? ?(?:lists?|records?|system|database|contacts?|phones?|files?)\\b`,
    ),
    confidence: 0.92,
    unless: /\bback on\b/,
  },
  // "I'm not your customer stop": the word stands by itself at the end
  {
    pattern:
      /\b(?:customer|client|interested|number|person|anymore|again|texts?|messages?|texting|already|asked|serious|seriously|enough|spam|scam) stop$/,
    confidence: 0.9,
    unless: new RegExp(`${ABOUT_WORK.source}|\\b(?:when|where|should|do you|does|will|wont|to) (?:\\w+ ){0,3}stop$|\\bstop \\w+ stop$`),
  },
  // Passive and polite: "make sure my number gets deleted", "see to it that I get no further messages"
  {
    pattern:
      /\b(?:my|this|our) (?:phone )?(?:number|phone|name|info|information|contact|details|data)(?: \w+){0,3} (?:deleted|removed|erased|taken off|taken out|wiped|purged|struck)\b/,
    confidence: 0.93,
    unless: new RegExp(
      `${ABOUT_WORK.source}|\\b(?:old|new|other|wrong) (?:number|phone|info|name)\\b|\\b(?:is|was|did|has) (?:my|our|this)\\b|\\b(?:was|were|got) (?:removed|deleted|taken|erased|wiped)\\b|\\b(?:account|quote|form|new ones?)\\b`,
    ),
  },
  {
    pattern: new RegExp(
      `\\b(?:do not|dont|no longer|not|never|wont|stop) (?:\\w+ )?(?:get|getting|receive|receiving|hear|see|be sent|be getting)(?: back)? (?:any |no )?(?:further|more|additional|future|other) ${SENT}\\b|\\b(?:get|getting|receive|want|wish|be) no (?:further|more|additional) ${TEXTS}\\b`,
    ),
    confidence: 0.93,
    unless: /\b(?:why|how come|havent|until|before|about the)\b/,
  },
  // The rest of the verbs that end something
  {
    pattern: new RegExp(
      `\\b(?:discontinue|cease|halt|terminate|suspend|deactivate|disable|kill|cut)(?: (?:all|any|these|your|further|the|sending|those|future|my|ur|off|out))* (?:text(?:s|ing)?|messag(?:es|ing)|msgs?|sms|communications?|contact(?! with (?!me\\b|us\\b)| between))\\b(?! to speech)`,
    ),
    confidence: 0.95,
    unless: /\b(?:thermostat|alarm|camera|app|detector|unit|from (?:my|the) (?:ex|landlord|tenant))\b/,
  },
  {
    pattern:
      /\b(?:gotta|got to|have to|need to|must|should|can you|could you|will you) (?:just |please |really )*(?:stop|quit|cut it|chill|lay off)(?: it| out)? (?:with )?(?:all )?(?:the|these|your|this|those|ur|sending) (?:\w+ )?(?:texts?|texting|messages?|messaging|msgs?|sms|spam)\b/,
    confidence: 0.94,
  },
];

/** A sign held up and nothing else. */
const STOP_SIGNS = /^(?:[\s\uFE0F!.]|[\u{1F3FB}-\u{1F3FF}])*(?:🛑|⛔|📵)(?:[\s\uFE0F!.]|🛑|⛔|📵|🚫|✋|[\u{1F3FB}-\u{1F3FF}])*$/u;
const HELD_UP = /🛑|⛔|📵/gu;

/** "🛑" is a stop; beside words it stands for the word. */
export function spellSigns(text: string): string {
  if (STOP_SIGNS.test(text)) return 'stop';
  return text
    .replace(
      /(?:🛑|⛔|📵|🚫|✋)\uFE0F?[\u{1F3FB}-\u{1F3FF}]?(?=\s{0,3}(?:the |these |all |your )?(?:texts?|texting|messages?|messaging|sms|msgs?)\b)/giu,
      ' stop ',
    )
    .replace(HELD_UP, ' ');
}
