// The plain ways to ask for silence, as tables: what ends x what we do x to whom, and wishes x what we send. Read after the other
// tables, which know the idioms; plain form of spelling.rules.ts, written out.
import type { Phrase } from './opt-out-phrase.schema.js';

const oneOf = (...words: string[]): string => `(?:${words.join('|')})`;

const DOING = oneOf(
  'texting',
  'messaging',
  'contacting',
  'writing',
  'spamming',
  'bothering',
  'pestering',
  'notifying',
  'pinging',
  'hounding',
  'reaching out',
  'following up',
  'emailing',
);
const DO = oneOf('text', 'message', 'contact', 'write', 'spam', 'bother', 'pester', 'notify', 'ping', 'reach out', 'follow up', 'solicit');
const DONE = oneOf('texted', 'messaged', 'contacted', 'notified', 'spammed', 'bothered', 'solicited', 'pinged');
const SENT = oneOf(
  'texts?',
  'messages?',
  'messaging',
  'texting',
  'sms',
  'notifications?',
  'alerts?',
  'promos?',
  'promotions?',
  'ads?',
  'offers',
  'marketing',
  'spam',
  'newsletters?',
  'mailings?',
  'communications?',
  'correspondence',
  'blasts?',
  'solicitations?',
);
const WHOM = oneOf(
  'me',
  'us',
  'him',
  'her',
  'them',
  'it',
  'here',
  'this (?:number|phone|line|cell)',
  'my (?:number|phone|cell|mobile|line|mom|dad|mother|father|kids?|son|daughter|wife|husband)(?: phone)?',
  '(?:at|on|to) (?:this|my) (?:number|phone|line|cell|mobile)',
);
const WHICH = oneOf(
  'all',
  'any',
  'these',
  'those',
  'the',
  'this',
  'your',
  'of',
  'further',
  'future',
  'more',
  'such',
  'sending',
  'automated',
  'marketing',
  'promotional',
  'text',
  'sms',
  'annoying',
  'stupid',
);
/** What may follow until the end. Single words, each once: two ways to read one word would let a long text take forever. */
const AFTER = `(?: (?:${[
  ...new Set(
    (
      'me us him her them it here this that number phone line cell my kid kids mom dad mother father wife husband at on to all any these those the your of ' +
      'further future more such sending send automated marketing promotional promos promo ads offers annoying stupid please now again anymore longer no ever ' +
      'thanks thank you sorry ok immediately today guys sir with for good period text texts message messages messaging texting sms notifications alerts spam ' +
      'newsletters communications stuff things thing anything crap'
    ).split(' '),
  ),
].join('|')}))*$`;
const NOT = oneOf('do not', 'dont', 'never', 'no longer', 'not to', 'please not');
/** Another way, another time, something at the house: a wish about how, no wish for silence. */
const ABOUT_HOW =
  /\b(?:appointment|appt|visit|booking|schedule|wait ?list|leak\w*|water|noise|furnace|heat|toilet|drain|alarm|invoice|quote|estimate|until|till|unless|before|after \d|on (?:weekends|sundays|saturdays)|(?:by|via|through) (?:phone|e ?mail|mail)|at (?:work|night|\d)|so (?:late|early)|about the|landlord|thermostat|camera|app)\b/;

export const PLAIN_ENGLISH: readonly Phrase[] = [
  // "stop texting", "cease sending him messages", "quit notifying this number"
  {
    pattern: new RegExp(
      `\\b(?:stop|quit|cease|discontinue|halt)(?: (?:all|from|with|the|this|your|constantly|always|even))* (?:${DOING}|sending(?: ${WHOM})?(?: ${WHICH})* (?:${SENT}|anything|stuff|things|these|those|this|crap))${AFTER}`,
    ),
    confidence: 0.95,
    unless: ABOUT_HOW,
  },
  // "please discontinue these notifications to my mobile; I prefer letters": this verb says it whatever follows
  {
    pattern: new RegExp(`\\b(?:please|kindly) (?:discontinue|cease|terminate)(?: ${WHICH})+ ${SENT}\\b`),
    confidence: 0.92,
    unless: ABOUT_HOW,
  },
  // "please discontinue these notifications"
  {
    pattern: new RegExp(
      `\\b(?:stop|end|cease|discontinue|halt|terminate|suspend|disable|deactivate|turn off|switch off|shut off|mute|cancel|kill|cut off)(?: ${WHICH})+ ${SENT}${AFTER}`,
    ),
    confidence: 0.94,
    unless: ABOUT_HOW,
  },
  {
    pattern: new RegExp(`^(?:please |kindly |just )*(?:discontinue|cease|halt|terminate|suspend) ${SENT}${AFTER}`),
    confidence: 0.93,
  },
  // "please don't keep messaging", "do not continue to contact us"
  {
    pattern: new RegExp(`\\b${NOT} (?:ever )?(?:keep|continue|go on|carry on)(?: on)?(?: to)? (?:${DOING}|${DO}|sending|send)${AFTER}`),
    confidence: 0.93,
    unless: ABOUT_HOW,
  },
  // "don't message it any more", "no longer contact me on this number"
  {
    pattern: new RegExp(
      `\\b${NOT} (?:ever )?${DO}(?: to)? (?:(?:${WHOM} )+(?:again|any ?more|ever|any longer|no more)|(?:me |us )?(?:at|on|to) (?:this|my) (?:number|phone|line|cell))\\b`,
    ),
    confidence: 0.94,
    unless: ABOUT_HOW,
  },
  {
    pattern: new RegExp(`\\bno longer (?:${DO}|${DONE}|email|call|send) (?:to )?(?:me|us|this (?:number|phone))\\b`),
    confidence: 0.93,
    unless: ABOUT_HOW,
  },
  // "I'd rather not hear from you again", "would prefer to be left alone"
  {
    pattern: new RegExp(
      `\\b(?:rather|prefer|wish|hope|want|like|ask|asked|asking|request|requesting|beg|beg you)(?: to| you)* (?:not|never|no longer)(?: to)? (?:hear (?:\\w+ )?from (?:you|yall|your|this)|be ${DONE}|(?:get|receive|be sent|see)(?: ${WHICH})* (?:${SENT}|these|those|this|anything)|${DO} (?:me|us))\\b`,
    ),
    confidence: 0.93,
    unless: ABOUT_HOW,
  },
  { pattern: /\b(?:rather|prefer|want|like|please)(?: to)? be left alone\b/, confidence: 0.93 },
  // "no longer wish to receive these", "don't care to get anything from you"
  {
    pattern: new RegExp(
      `\\b(?:no longer|do not|dont|not|never|didnt)(?: \\w+)? (?:wish|want|care|need|desire|like|interested|wishing|wanting)(?: (?:to|in))? (?:(?:get|getting|receive|receiving|have|see|be sent|hear|hearing)(?: (?:${WHICH}|from|you|yall))* (?:${SENT}|these|those|this|them|anything from (?:you|yall|your \\w+)|from you(?: \\w+)?)|be ${DONE})(?: from (?:you|yall))?${AFTER}`,
    ),
    confidence: 0.93,
    unless: ABOUT_HOW,
  },
  {
    pattern: new RegExp(
      `\\b(?:do not|dont|didnt|never)(?: \\w+)? (?:want|need|like|appreciate|allow|asked for|ask for) (?:(?:you|yall|guys|people|anyone|anybody|these|your|any|constant) )*(?:${DOING}|sending) (?:me|us|this number|my phone)\\b`,
    ),
    confidence: 0.93,
    unless: ABOUT_HOW,
  },
  { pattern: /\bwant nothing (?:\w+ )?(?:from|to do with) (?:you|yall|your (?:company|business)|these)\b/, confidence: 0.9 },
  // "that's enough texts", "enough messages"
  {
    pattern: new RegExp(
      `\\b(?:thats|that is|this is|quite|more than|had|got|sent) (?:quite )?enough(?: ${WHICH})* (?:texts?|messages?|sms|notifications?|alerts?|promos?|ads|spam)\\b`,
    ),
    confidence: 0.92,
    unless: ABOUT_HOW,
  },
  // "blocking and reporting if you send another", "one more of these and I block you"
  {
    pattern:
      /\b(?:block|report)(?:ing)?(?: and (?:block|report)(?:ing)?)?(?: (?:you|yall|this|your number|this number))? if (?:you|yall|i|they) (?:\w+ ){0,2}(?:send|text|message|contact|write|get|see)\b(?! (?:the|my|a) (?:leak|tech))/,
    confidence: 0.92,
    unless: /\b(?:dont|do not|not) (?:send|text|message|answer|reply|show|come)\b|\b(?:chimney|drain|pipe|gutter)\b/,
  },
  {
    pattern:
      /\b(?:another|one more|next) (?:one |text |message |of these |of those |peep )*(?:and|then) (?:i|im|ill|you|youre|its|we|well)\b.{0,25}\b(?:block|report|su(?:e|ing)|fcc|ftc|lawyer|attorney|police|complaint)\w*/,
    confidence: 0.92,
  },
  {
    pattern: new RegExp(
      `\\b(?:not|no longer) (?:allowed|permitted|authori[sz]ed|welcome|ok|okay) (?:for you )?to (?:${DO}|send)\\b(?: (?:me|us|this number|anything|to))+`,
    ),
    confidence: 0.92,
    unless: ABOUT_HOW,
  },
  {
    pattern:
      /^(?:kindly|please kindly|kindly please) (?:stop|unsubscribe|cease|desist|opt out|remove)(?: (?:me|this|it|now|please|thanks|thank you))*$/,
    confidence: 0.92,
  },
  { pattern: /\bget rid of (?:my|this) (?:number|phone number|info|details|contact)\b/, confidence: 0.92, unless: ABOUT_HOW },
];
