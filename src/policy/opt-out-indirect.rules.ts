// Opting out without the usual words: a threat, a permission that was never given, a question how to get out, a list of numbers not to
// be called. 47 CFR 64.1200(a)(10) takes any reasonable means. Read in the plain form of spelling.rules.ts.
import type { Phrase } from './opt-out-phrase.schema.js';

const TEXTS = '(?:texts?|texting|texted|messages?|messaging|messaged|msgs?|sms|spam(?:ming)?|contact(?:ing|ed)?)';
const SENT = '(?:texts?|texting|messages?|messaging|msgs?|sms|spam|alerts?|notifications?)';
const AUTHORITY =
  '(?:fcc|ftc|tcpa|attorney general|lawyers?|attorneys?|police|cops|authorities|small claims|my carrier|legal action|bbb|harassment)';
const MY_PHONE = '(?:me|us|this (?:number|phone|cell|line)|my (?:number|phone|cell|name|info))';
/** Work at the house, and visits: what stops, or is asked about, is not our messages. */
const ABOUT_WORK =
  /\b(?:appointment|appt|visit|booking|leak\w*|water|noise|drip\w*|running|furnace|ac|heat|toilet|drain|gas|pipes?|alarm|beep\w*|smell|warranty|plan|membership|insurance|thermostat|camera|app|wait ?list|waiting list)\b/;

const OUT = [
  'unsubscribe',
  'opt (?:me )?out',
  'get (?:me |us )?(?:off|out of|removed from|taken off) (?:of )?(?:this|your|the|ur|these)(?: \\w+)? ?(?:lists?|texts?|messages?|thread|chat|loop|this)?',
  'be (?:removed|taken off|unsubscribed|deleted)',
  `(?:remove|take|delete) (?:myself|me|my number|this number)`,
  `(?:stop|quit|not) (?:getting|receiving|get|receive|seeing) (?:(?:any|more|all|all of|your|the|so many) )*(?:these|those|this|them|${SENT})(?: ${SENT})?(?: (?:from (?:you|yall)|please|anymore|any more|now))*$`,
  `make (?:these|those|this|the|your|all)(?: ${SENT})? stop`,
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
      `^(?=.*\\b(?:report(?:ing)? (?:you|u|this|these|it)|su(?:e|ing) (?:you|u)?|block(?:ing)? (?:you|u|this|your)|${AUTHORITY}|complaint)\\b)(?=.*\\b${TEXTS}\\b).*\\b(?:again|another|one more|once more|next|keeps?|anymore|any more|these|stop)\\b`,
    ),
    confidence: 0.93,
    unless: /\b(?:text|message|contact) (?:me|us) back\b|\b(?:dont|do not|didnt|never) (?:text|answer|reply|respond|get back)/,
  },
  {
    pattern:
      /\breport(?:ing|ed)? (?:(?:you|u|ur|yall|this|these|your|guys|people|number|texts?|messages?) ){1,3}(?:\w+ ){0,3}(?:fcc|ftc|tcpa|carrier|do not call|attorney general)\b|\b(?:fcc|ftc|tcpa|do not call) (?:complaint|violations?|report)\b/,
    confidence: 0.93,
  },
  // No permission
  {
    pattern: new RegExp(
      `\\b(?:no|not|dont|do not|never|didnt|did not|without|havent)(?: \\w+){0,4} (?:permission|consent|authori[sz]ation)\\b.{0,20}\\b${TEXTS}\\b`,
    ),
    confidence: 0.92,
    unless: /\bcontact (?:my|the|him|her|them)\b/,
  },
  {
    pattern: new RegExp(
      `\\b(?:never|didnt|did not|dont remember)(?: \\w+){0,2} (?:ask(?:ed|ing)?|request(?:ed)?|wanted|authori[sz]ed)(?: \\w+){0,3} ${TEXTS}\\b`,
    ),
    confidence: 0.85,
    unless: ABOUT_WORK,
  },
  {
    pattern:
      /\b(?:keep|kept|keeps|always|nonstop|constantly|still) (?:texting|messaging|spamming|sending|contacting|bothering)\b.*\b(?:never|didnt|did not|dont|not)(?: \w+){0,2} (?:ask|asked|sign|signed|want|wanted|agree|agreed|consent|interested|subscribe|subscribed|customer)\b|\b(?:never|didnt|did not|not)(?: \w+){0,2} (?:asked|ask|signed|sign|agreed|agree|interested|customer)\b.*\b(?:keep|kept|keeps|still) (?:texting|messaging|spamming|contacting|bothering)\b/,
    confidence: 0.9,
    unless: ABOUT_WORK,
  },
  // Lists of numbers not to be called, and being struck from ours
  {
    pattern:
      /\b(?:on|in|with|part of) (?:the )?(?:\w+ )?(?:do not call|dnc|do not contact|no call)(?: (?:lists?|registry|register))?\b|\b(?:put|add|place) (?:me|us|this number|my number) (?:on|to|in) (?:your|the|ur)(?: \w+)? ?(?:do not|dnc|dont|no) ?(?:call|text|contact|disturb|texts)?(?: (?:list|registry))?\b/,
    confidence: 0.93,
  },
  {
    pattern: new RegExp(
      `\\b(?:block|blacklist|ban|exclude|omit|unlist|unenroll|disenroll|withdraw) ${MY_PHONE} (?:from|off of|off|out of|on) (?:(?:your|this|these|the|ur|any|all|future|further|getting|receiving|that) ){1,3}(?:\\w+ )?(?:lists?|system|database|contacts|records|texts?|messages?|sms|updates|campaigns?|end|side)\\b|\\b(?:strike|cross|scratch|knock) ${MY_PHONE} off (?:of )?(?:your|this|the|ur|that)(?: \\w+)? list\\b`,
    ),
    confidence: 0.94,
    unless: ABOUT_WORK,
  },
  // The rest of the verbs that end something
  {
    pattern: new RegExp(
      `\\b(?:discontinue|cease|halt|terminate|suspend|deactivate|disable|kill|cut)(?: (?:all|any|these|your|further|the|sending|those|future|my|ur|off|out))* (?:text(?:s|ing)?|messag(?:es|ing)|msgs?|sms|communications?|contact)\\b`,
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
