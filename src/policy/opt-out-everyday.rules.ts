// Opting out the way people speak on the phone: a favour asked ("would you mind taking me off"), slang ("give it a rest", "quit hittin
// my line"), a double denial ("don't send me nothing else"), somebody else's number ("take her number off"). Plain form of
// spelling.rules.ts. Each needs both an ending and our messages, or words that end contact by themselves.
import type { Phrase } from './opt-out-phrase.schema.js';

/** What we send. */
const OUR_TEXTS =
  '(?:texts?|texting|messages?|messaging|msgs?|sms|spam(?:ming)?|alerts?|notifications?|reminders?|promos?|promotions?|ads?|adverts?|advertisements?|offers?|marketing|blasts?|newsletters?|solicitations?|updates?)';
const DOING = '(?:texting|messaging|contacting|bothering|spamming|bugging|pinging|harassing|pestering|hounding|writing|sending)';
const DONE = '(?:texted|messaged|contacted|bothered|spammed|bugged|harassed|solicited)';
const ONCE = '(?:text|message|msg|contact|bother|bug|spam|harass|solicit|write(?: to)?|reach out to|follow up with)';
const US = '(?:me|us|him|her|them|here|this (?:number|phone|line)|my (?:number|phone|cell|line|mom|dad|mother|father|husband|wife))';
const LIST = '(?:lists?|systems?|database|contacts?|records?|files|books|directory|phone ?book|text (?:club|list)|mailing)';
const NUMBER = '(?:number|phone|cell|mobile|digits|name|info\\w*|details|contact)';
const LAST =
  '(?: (?:please|now|again|asap|thanks|thank you|thx|anymore|any more|no more|ever|at all|period|bro|bruh|man|mate|ok|alright|today|immediately))*$';
/** Something at the house, or a visit: what ends is not our messages. */
const ABOUT_WORK =
  /\b(?:appointment|appt|visit|booking|schedule|calendar|wait ?list|waiting list|leak\w*|water|noise|drip\w*|furnace|heat|toilet|drain|alarm|warranty|membership|account|policy|invoice|quote|estimate|code|until|till|unless|before|after)\b/;
/** "No more of those sessions": what is booked or used, and whatever is "needed" that is none of our messages. */
const OF_THE_WORK =
  '(?:\\w+ )?(?:slots?|sessions?|class(?:es)?|visits?|treatments?|appointments?|appts?|lessons?|shots|injections|pills|tablets|services?|cleanings?|times|days|dates|filters?|parts|tests|scans|trips|guys|techs?|(?!' +
  `(?:${OUR_TEXTS}|i|we)\\b)\\w+ (?:needed|required|necessary|left|available))\\b`;

export const EVERYDAY_PHRASES: readonly Phrase[] = [
  // "Don't send anything else", "don't send ads here", "no use sending me these", "no more of these", "no more from you"
  {
    pattern: new RegExp(
      `\\b(?:do not|dont|never|stop|no (?:use|point|sense|need)(?: in)?) send(?:ing)? (?:(?:me|us|it|them|any|more|your|these|those|this|that|out|over) )*(?:${OUR_TEXTS}|coupons?|deals|stuff|junk|crap|anything(?: else| more)?|these|those|things)\\b`,
    ),
    confidence: 0.93,
    unless: new RegExp(
      `${ABOUT_WORK.source}|\\bto (?:my|our|the) (?:house|home|address|place|office|door)\\b|\\bby (?:mail|post)\\b|\\be ?mail (?:it|them|me|that)\\b`,
    ),
  },
  {
    pattern: new RegExp(
      `(?:^|\\b(?:please|pls|so|but|and|ok|sorry|thanks|just|ugh) )no more (?:of (?:these|this|those|your ${OUR_TEXTS})(?! ${OF_THE_WORK})|from (?:you|yall|you guys|your company|this number))\\b`,
    ),
    confidence: 0.93,
    unless: ABOUT_WORK,
  },
  {
    pattern:
      /\b(?:do not|dont|no longer|never|not) (?:wish|want|care|need|like|wanna)(?: to)? (?:to )?hear (?:any ?more |anything |more )?from (?:you|yall|u|this|these|your)\b/,
    confidence: 0.94,
    unless: /\b(?:until|till|unless|before|today|tonight|about the)\b/,
  },
  // "Can you switch these reminders off", "how do I turn off the texts"
  {
    pattern: new RegExp(
      `\\b(?:switch|turn|shut) (?:off (?:the|these|those|your|all|all the|my)? ?${OUR_TEXTS}|(?:the|these|those|your|all the) ${OUR_TEXTS} off)\\b`,
    ),
    confidence: 0.92,
    unless: /\b(?:thermostat|alarm|camera|doorbell|app|unit|phone settings|nest|ring)\b/,
  },
  {
    pattern:
      /^(?:please |pls |just |ok |ugh )*(?:stop|quit) (?:it|this|that|already|now)(?: (?:please|pls|plz|and|thanks|thx|thank you|now|already|ok))*$/,
    confidence: 0.92,
  },
  // "I'd appreciate it if you stopped messaging me", "no need to keep texting us", "can I not be texted"
  {
    pattern: new RegExp(
      `\\b(?:if|that|wish|rather|ask(?:ed|ing)?(?: that)?|want|need|like) (?:you|yall|u|they|you guys|you all)(?: \\w+)? (?:stop|stopped|quit|to stop|to quit|ceased?)(?: \\w+)? ${DOING}\\b(?! (?:the|my|him|her|them)\\b)`,
    ),
    confidence: 0.94,
    unless: ABOUT_WORK,
  },
  {
    pattern: new RegExp(
      `\\b(?:no (?:need|reason|point)|(?:do not|dont|you) (?:need|have)|unnecessary|pointless)(?: (?:for|in|of|you|yall|to|keep|continue|carry|go|on)){0,6} (?:(?<=\\b(?:keep|continue|on) )${DOING}|(?<=\\b(?:keep|continue|on) )${ONCE}ing)\\b|\\bno (?:need|reason) (?:for you )?to ${ONCE} ${US} (?:again|any ?more|any further|further)\\b`,
    ),
    confidence: 0.92,
    unless: ABOUT_WORK,
  },
  {
    pattern: new RegExp(
      `\\b(?:do not|dont|never|not|no longer|doesnt|does not|didnt) (?:want|need|wish|like|care|ask|expect|appreciate)(?: (?:to|be|being|get|getting|for))* ${DONE}\\b(?! (?:back|about|when|if|yet|by (?:the|your) (?:tech|plumber|driver))\\b)`,
    ),
    confidence: 0.93,
    unless: ABOUT_WORK,
  },
  // Being struck from the list, asked as a favour or done to somebody else's number
  {
    pattern: new RegExp(
      `\\b(?:taking|removing|deleting|getting|pulling|dropping|striking|scratching) (?:me|us|him|her|them|my|our|his|her|their|this|mom|dad|grand\\w+)(?: ${NUMBER}| \\w+){0,2} (?:off|from|out of|outta)(?: of)? (?:\\w+ ){0,3}${LIST}\\b`,
    ),
    confidence: 0.94,
    unless: ABOUT_WORK,
  },
  {
    pattern: new RegExp(
      `\\b(?:take|remove|delete|get|pull|drop|scrub|erase|leave) (?:my|our|his|her|their|this|this persons|moms|dads|the)(?: \\w+)? ?(?:number|phone|cell|mobile|digits) (?:off|out|alone)(?: of (?:there|here|it|that))?${LAST}`,
    ),
    confidence: 0.93,
    unless: ABOUT_WORK,
  },
  {
    pattern: new RegExp(
      `\\b(?:want|like|wish|need|asked|asking|ask|prefer|can|could|may)(?: \\w+){0,3} (?:be|get|got) (?:removed|taken off|unsubscribed|deleted|dropped|opted out)(?: from)?(?:(?: (?:your|this|the|these|all|any|of))* (?:${LIST}|${OUR_TEXTS}))?${LAST}`,
    ),
    confidence: 0.92,
    unless: ABOUT_WORK,
  },
  // "No more promos", "stop it with the reminders", "give it a rest with the texts", "cool it on the messages"
  {
    pattern: new RegExp(
      `\\b(?:no more|stop (?:it )?with|quit (?:it )?with|enough (?:with|of)|cool it (?:with|on)|ease up (?:with|on)|chill (?:out )?(?:with|on)|lay off|knock (?:it )?off(?: with)?|pack (?:it )?in(?: with)?|drop|kill|(?:give it|give me|give us) a (?:rest|break)(?: (?:with|from|on))?)(?: (?:all|of|the|these|those|your|ur|this|them|your damn|the damn))* (?:(?:damn|stupid|annoying|constant|endless|daily|automated|marketing|promotional|text|bloody|sales) ){0,2}${OUR_TEXTS}\\b(?! (?:back|from (?:the|my)))`,
    ),
    confidence: 0.92,
    unless: new RegExp(`${ABOUT_WORK.source}|\\b(?:drop (?:a|me|us)|no more (?:updates?|offers?) (?:to|for|on|needed))\\b`),
  },
  // The phone itself is hit, lit or blown up
  {
    pattern:
      /\b(?:stop|quit|stopped|no more|enough(?: of)?) (?:hitting|hittin|blowing|blowin|lighting|ringing|pinging|dinging|buzzing|filling|clogging)(?: up)? (?:my|our|this) (?:line|phone|cell|inbox|dms?|mobile|texts|number)\b/,
    confidence: 0.95,
  },
  {
    pattern: new RegExp(
      `\\b(?:do not|dont|never|stop|quit) (?:hit|hitting|hittin) (?:me|us) up (?:no more|any ?more|again|ever|period)${LAST}`,
    ),
    confidence: 0.93,
  },
  // Double denials: "don't send me nothing else", "don't text me no more"
  {
    pattern: new RegExp(
      `\\b(?:do not|dont|never|aint gotta|please no) (?:ever )?(?:send|text|message|write|msg)(?:ing)? (?:me|us|this (?:phone|number)) (?:nothing|none|no more|another (?:thing|word|text|message))(?: (?:else|more|of (?:this|these|that)|from \\w+))*${LAST}`,
    ),
    confidence: 0.94,
  },
  {
    pattern: new RegExp(
      `\\b(?:do not|dont|dont even) (?:want|need|wanna (?:get|see))(?: to (?:get|see|receive))? (?:any(?: ?more)?|no more|anymore|more) (?:of )?(?:these|those|this|them|that)(?: ${OUR_TEXTS})?${LAST}`,
    ),
    confidence: 0.92,
  },
  // "Can I get off this text thing", "leave me off the list", "stop w all this"
  {
    pattern: new RegExp(
      `\\b(?:get|take|got|want|be) (?:(?:me|us) )?(?:off|out)(?: of)? (?:this|these|your|the|that) (?:texts?|texting|msgs?|messages?|messaging|sms|marketing|spam|group)(?: (?:thing|stuff|list|loop|chain|thread|club|chat|blast|message))?${LAST}|\\b(?:leave|keep) (?:me|us|my (?:number|name)) (?:off|out)(?: of)? (?:the|your|this|that|any)(?: \\w+)? ${LIST}\\b|^(?:please |just |ok |hey |yo |can you |yall )*(?:stop|quit|enough|done) (?:w|with) (?:all )?(?:of )?(?:this|that|it|these|those)(?: (?:stuff|mess|crap|nonsense|bs|shit))?${LAST}`,
    ),
    confidence: 0.92,
    unless: ABOUT_WORK,
  },
  // Whose phone it is, and away with it; somebody who keeps getting what they do not want
  {
    pattern: new RegExp(
      `\\b(?:line|number|phone|cell|landline|mobile)\\b.{0,40}\\b(?:remove|delete|drop|lose|erase) (?:it|this)${LAST}|\\b(?:keep|still|always) (?:getting|receiving) (?:these|this|them|your|${OUR_TEXTS})\\b.*\\b(?:dont|do not|never|didnt|did not) (?:want|need|ask|asked|like|sign|signed)\\b|\\b(?:stop|quit|cease) ${DOING} (?:my \\w+|${US}) with (?:all )?(?:these|those|your|the|this) ${OUR_TEXTS}\\b`,
    ),
    confidence: 0.92,
    unless: ABOUT_WORK,
  },
  // Permission taken back, contact ended
  {
    pattern:
      /\b(?:revok\w+|withdraw\w*|rescind\w*) (?:my |our |any |all )?(?:(?:prior|previous|express|written|sms|text|marketing) )*(?:consent|permission|opt ?in)\b/,
    confidence: 0.96,
  },
  {
    pattern: new RegExp(
      `\\b(?:no|any) (?:further|more|additional|future) (?:contact|communications?|correspondence|outreach|follow ?ups?|solicitation)s?(?: (?:is|are))?(?: (?:needed|necessary|required|wanted|desired|from (?:you|yall)|please|thanks|thank you|with me|to this number))*$|\\b(?:do not|dont|stop|quit|no need to|never) (?:follow(?:ing)? up|reach(?:ing)? out|write|writing|contact(?:ing)?)(?: (?:with|to) (?:me|us))? (?:again|any ?more|any further|further|no more|ever)\\b`,
    ),
    confidence: 0.92,
    unless: ABOUT_WORK,
  },
  {
    pattern: /^(?:please |pls |kindly |ok |no )*(?:do not disturb|dnd|kindly desist|please desist|cease)(?: (?:please|now|me|thanks))*$/,
    confidence: 0.9,
  },
  // "Fed up of hearing from you", "the last message I want to see", "drop us from your reminders", "don't send me any at all"
  {
    pattern:
      /\b(?:fed up|sick|tired|bored)(?: and tired)? (?:of|with) hearing from (?:you|u|yall)\b|\b(?:last|final) (?:(?:text|message|msg|sms) (?:i|we) (?:\w+ )?(?:want|wanna|care|need|expect)(?: to)? (?:see|get|read|receive|hear)\b|one (?:i|we) (?:\w+ )?want to (?:get|receive|see) from (?:you|u|yall)\b)/,
    confidence: 0.93,
    unless: ABOUT_WORK,
  },
  {
    pattern: new RegExp(
      `\\b(?:drop|leave|take|strike|cut|exclude|omit|remove|delete|pull) (?:me|us|this (?:number|phone|line)|my (?:number|phone|cell)) (?:from|off|off of|out of) (?:(?:your|the|these|those|this|any|all|future) )*(?:\\w+ )?(?:${OUR_TEXTS}|mailings?|specials|deals|campaigns?)\\b`,
    ),
    confidence: 0.93,
    unless: /\b(?:thermostat|alarm|camera|app|e ?mails? only)\b/,
  },
  {
    pattern:
      /\b(?:do not|dont|stop) send(?:ing)? (?:me |us )?(?:any|anything|nothing)(?: (?:at all|ever|any ?more|of (?:them|these|those)|please|again))+$|\b(?:do not|dont|stop|quit) send(?:ing)? (?:me |us )?(?:(?:the|your|any|those|these|all) )+(?:\w+ )?(?:specials|deals|coupons|discounts|vouchers|adverts)\b/,
    confidence: 0.92,
    unless: /\b(?:e ?mail|post|mail|until|before|yet)\b/,
  },
  // "I don't need three promos a week, can you switch them off"
  {
    pattern: new RegExp(`\\b${OUR_TEXTS}\\b.{0,40}\\b(?:switch|turn|shut) (?:them|these|those) (?:all )?off\\b`),
    confidence: 0.92,
    unless:
      /\b(?:thermostat|alarm|camera|doorbell|app|unit|lights?|heat\w*|ac|water|main|breaker|boiler|phone|gas|valve|oven|stove|furnace|pilot|should i|can i)\b/,
  },
  // "How many times do I have to type stop", "remove my no. from your group"
  {
    pattern:
      /\bhow many times (?:do|must|should|did|have) (?:i|we) (?:have to |need to |got to )?(?:type|typed|say|said|text|write|send|sent)(?: (?:you|the word|back))? (?:stop|unsubscribe)\b(?! (?:leaking|running|dripping))/,
    confidence: 0.93,
  },
  {
    pattern:
      /\b(?:remove|delete|take) my (?:no|num|nmbr)(?: \w+){0,2} (?:from|off|out of)(?: of)? (?:\w+ )?(?:groups?|lists?|system|database|chat|broadcast)\b/,
    confidence: 0.94,
  },
  // "Who gave you my number? Take it off", "stop writing to it", "f off with the spam"
  {
    pattern: new RegExp(
      `\\bwho gave (?:you|u|yall) my ${NUMBER}\\b.{0,20}\\b(?:take|get|remove|delete|lose) (?:it|me|that)(?: (?:off|out|please))*$|\\b(?:stop|quit) (?:writing|texting|messaging) (?:to )?(?:it|this (?:number|phone|one))(?= |$)|\\b(?:f|fuck|piss|bug|sod) off with (?:the|your|ur|all the) (?:\\w+ )?${OUR_TEXTS}\\b`,
    ),
    confidence: 0.93,
    unless: ABOUT_WORK,
  },
];
