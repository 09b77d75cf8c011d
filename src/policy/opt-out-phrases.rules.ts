// The words of an opt-out in one's own words, read by free-text-opt-out.rules.ts in the plain form of spelling.rules.ts: lower case,
// no punctuation, no accents, slips repaired, apostrophes removed ("dont").

import { EVERYDAY_PHRASES } from './opt-out-everyday.rules.js';
import { INDIRECT_PHRASES } from './opt-out-indirect.rules.js';
import { NO_STRANGER } from '../engines/rules/wrong-number-guards.rules.js';
import type { Phrase } from './opt-out-phrase.schema.js';
import { SPANISH_PHRASES } from './opt-out-spanish.rules.js';

const CONTACTING = '(?:texting|messaging|contacting|calling|bothering|spamming|emailing|sending|harassing|bugging|pinging)';
const ONE_CONTACT = '(?:text|message|contact|call|bother|spam|write|email|reach out to)';
const CONTACT = `${ONE_CONTACT}(?: (?:or|and|nor) ${ONE_CONTACT})*`;
const ME = '(?:me|us|(?:this|my) (?:number|phone|cell|line)|here)';
const THINGS = '(?:texts?|messages?|sms|alerts?|notifications?|spam)';
const TEXTS = '(?:texts|texting|messages|messaging|sms|spam|spamming)';

const ENGLISH: Phrase[] = [
  {
    pattern: new RegExp(`\\b(?:stop|quit|cease|discontinue) (?:\\w+ )?${CONTACTING}(?: to)?(?: ${ME}| these| those| any| so| all|$)`),
    confidence: 0.97,
  },
  { pattern: new RegExp(`\\b(?:stop|quit) (?:sending|with) (?:\\w+ ){0,3}${THINGS}\\b`), confidence: 0.97 },
  {
    pattern: new RegExp(`\\b(?:stop|end|cancel|turn off) (?:all |these |the |your |those |any )+(?:\\w+ )?${THINGS}\\b`),
    confidence: 0.95,
  },
  {
    pattern: new RegExp(
      `\\b(?:do not|dont|never|please no longer|no longer|not to) (?:ever )?${CONTACT} ${ME}(?: (?:again|anymore|any more|no more|any longer|ever|please|like this|thanks|thank you))*$`,
    ),
    confidence: 0.95,
  },
  {
    pattern: new RegExp(`\\b(?:do not|dont|never) (?:ever )?${CONTACT} ${ME} (?:again|anymore|any more|no more|any longer|ever)\\b`),
    confidence: 0.97,
  },
  {
    pattern: new RegExp(`\\b(?:do not|dont) send (?:me |us )?(?:any |any more |anymore |more |these |your )*${THINGS}\\b`),
    confidence: 0.95,
  },
  {
    pattern: new RegExp(
      `\\b(?:do not|dont) (?:want|wish|need|like) (?:to (?:get|receive|have) )?(?:any |any more |anymore |more |these |your )+(?:\\w+ )?${THINGS}\\b`,
    ),
    confidence: 0.93,
  },
  {
    pattern: new RegExp(`\\b(?:do not|dont) want (?:you )?to (?:be (?:texted|contacted|messaged|called)|${CONTACT} ${ME})\\b`),
    confidence: 0.93,
  },
  { pattern: new RegExp(`\\b(?:no more|no further|enough (?:of|with) (?:the |these |your )?) ?${THINGS}\\b`), confidence: 0.93 },
  {
    pattern:
      /\b(?:take|get|remove|delete|scratch) (?:me|us|my (?:number|name|phone|info|contact))(?: \w+){0,2} (?:off|from|out of) (?:\w+ ){0,3}(?:lists?|database|system|contacts|records|texts?|messages)\b/,
    confidence: 0.97,
  },
  {
    pattern: /\b(?:remove|delete|erase) (?:my (?:number|phone|phone number|cell|cell number|name|contact|info)|this number)\b/,
    confidence: 0.93,
    unless: /\b(?:old|new|other|update|instead)\b/,
  },
  {
    pattern:
      /\b(?:unsubscribe|opt (?:me )?out|opting out|opted out)\b(?! (?:me )?(?:of|from) (?:(?:the|my|your|this) )?(?:\w+ )?(?:warranty|plan|insurance|maintenance))/,
    confidence: 0.92,
  },
  { pattern: /\b(?:lose|forget|erase|block) (?:my|this) (?:number|phone)\b/, confidence: 0.95 },
  { pattern: /\bleave (?:me|us) alone\b/, confidence: 0.95 },
  { pattern: /\b(?:wrong number|wrong person)\b/, confidence: 0.9, isWrongNumber: true, unless: NO_STRANGER },
  { pattern: /\bi (?:revoke|withdraw) (?:my )?consent\b/, confidence: 0.97 },
  {
    pattern:
      /^(?:just |please |pls |can you |could you |will you |would you )*stop (?:it|this|already|that|now)(?: (?:please|now|already|thanks|thank you))*$/,
    confidence: 0.9,
  },
  { pattern: /\b(?:stop|quit) (?:text|txt|msg|message|contact|spam) (?:me|us|this number)\b/, confidence: 0.95 },
  { pattern: /\b(?:stop|quit) (?:reaching out|following up|receiving (?:\w+ ){0,2}(?:texts?|messages?|sms))\b/, confidence: 0.93 },
  { pattern: /\b(?:dont|do not) (?:text|message|msg|txt)(?: please| pls)?$/, confidence: 0.9 },
  {
    pattern: /\bwant off (?:of )?(?:this|your|the) list\b|\b(?:do not|dont|never) (?:give )?consent\b|\bcease and desist\b/,
    confidence: 0.93,
  },
  { pattern: /^(?:i said|just|please just|pls just) stop(?: please| now)?$/, confidence: 0.9 },
  // Plain annoyance: a person should look before anybody is silenced.
  {
    pattern:
      /^(?:go away|fuck off|piss off|get lost|delete me)$|\b(?:this is|reported as|marked as) spam\b|\bnever signed up for (?:this|these|texts|your)\b/,
    confidence: 0.7,
  },
  // Contact as a whole, and the phone it comes to
  { pattern: /\b(?:stop|cease|end|discontinue) (?:all |any )?(?:further )?(?:communications?|correspondence|contact)\b/, confidence: 0.95 },
  { pattern: /\b(?:stop|quit) (?:blowing|lighting|hitting) (?:up (?:my phone|me)|my phone up|me up)\b/, confidence: 0.95 },
  { pattern: new RegExp(`\\b(?:do not|dont|never) (?:ever )?${CONTACT} (?:again|anymore|any more|ever)\\b`), confidence: 0.93 },
  // "Enough": with the texts, of the texts, sick of the texts
  {
    pattern: new RegExp(
      `\\b(?:stop|quit|enough|(?:cut|knock) (?:(?:it|that|this) )?(?:out|off)) (?:(?:it|this|that) )?(?:with |of )?(?:all )?(?:the|these|your|those|all) (?:\\w+ )?${TEXTS}\\b`,
    ),
    confidence: 0.95,
  },
  { pattern: /\b(?:stop|quit|enough) (?:it )?(?:with )?(?:these|those)(?: (?:please|now|already|thanks))*$/, confidence: 0.9 },
  {
    pattern: new RegExp(
      `\\b(?:(?:sick|tired|fed up)(?: and tired)? (?:of|with)|(?:im|i am|were|we are) done (?:with|getting|receiving))(?: getting| receiving)?(?: all)?(?: (?:the|these|your|those))? ${TEXTS}\\b`,
    ),
    confidence: 0.92,
  },
  {
    pattern: new RegExp(`\\b(?:stop|quit) (?:getting|receiving) (?:(?:these|your|the|any|all|those|more) ){0,2}${THINGS}\\b`),
    confidence: 0.93,
  },
  // Not wanting to hear from us
  {
    pattern: /\b(?:do not|dont|never) want (?:to )?hear from (?:you|yall|this (?:number|company))\b(?!.*\b(?:until|till|before)\b)/,
    confidence: 0.93,
  },
  {
    pattern:
      /\b(?:do not|dont) want (?:to )?(?:get|receive|be getting) (?:any of )?(?:these|those|this)(?: (?:anymore|any more|again|ever|please))*$/,
    confidence: 0.93,
  },
  {
    pattern: new RegExp(`\\bno longer (?:wish|want) (?:to )?(?:(?:get|receive) (?:\\w+ )?${THINGS}|be (?:texted|contacted|messaged))\\b`),
    confidence: 0.95,
  },
  {
    pattern: /\b(?:never|didnt|did not) (?:ask|asked|sign|signed)\b.{0,40}\b(?:stop|remove me|take me off|unsubscribe)$/,
    confidence: 0.92,
  },
  { pattern: new RegExp(`^(?:please |just )*(?:no|stop|quit) ${TEXTS}(?: (?:please|now|thanks))*$`), confidence: 0.93 },
  { pattern: /\bwant out of (?:these|this|your)\b|\bkeep (?:texting|messaging) me\b.*\bsaid (?:no|stop)\b/, confidence: 0.9 },
  {
    pattern: /\b(?:take|get) (?:us|my (?:number|name|phone|cell|info)) off(?: (?:please|now|asap|thanks))*$/,
    confidence: 0.93,
  },
  // "Remove me", at the end of whatever else is said
  {
    pattern:
      /\b(?:remove|delete|take) me(?: off)?(?: (?:from|off) (?:this|here))?(?: (?:please|now|asap|thanks|thank you))*$|\bget (?:me |us )?off (?:of )?(?:(?:this|your|the) (?:\w+ )?list|here$)/,
    confidence: 0.93,
  },
];

const ABOUT_WORK =
  /\b(?:appointment|appt|visit|booking|leak\w*|water|noise|drip\w*|running|working|furnace|ac|heat|toilet|drain|gas|tech|guys?|dig\w*|friday|monday|invoice|at \d)\b/;

const MORE_ENGLISH: Phrase[] = [
  {
    pattern:
      /\b(?:stop|quit) (?:getting|receiving|seeing) (?:any of |all )?(?:these|those|them|this|your)(?: (?:please|now|anymore|any more))*$|\benough (?:already |now |please )?(?:with|of) (?:all )?(?:the|these|your|those) (?:\w+ )?(?:texts?|texting|messages?|messaging|sms|spam)\b/,
    confidence: 0.93,
  },
  {
    pattern:
      /\b(?:make|get) (?:(?:these|the|this|your|all|those) )+(?:texts?|messages?|sms|alerts?|notifications?|spam)(?: to)? stop\b|\bget (?:off|out of) my (?:phone|line|inbox|dms?)\b/,
    confidence: 0.92,
    unless: ABOUT_WORK,
  },
  { pattern: /^(?:stop|stopall|unsubscribe|(?:sms|messages?|texts?) band)$/, confidence: 0.97 },
  // "Stop. Do not reply to this."
  {
    pattern:
      /^(?:please |just )*stop (?:and |please |now )*(?:do not|dont) (?:reply|respond|answer|disturb)(?: (?:me|us|back|again|please|thanks|to (?:this|me)(?: (?:message|text|number))?))*$/,
    confidence: 0.95,
  },
  {
    pattern:
      /\b(?:do not|dont|stop) disturb(?:ing)? (?:me|us|this number)(?: (?:again|anymore|any more|ever|please|with (?:this|these|your)))*$/,
    confidence: 0.9,
  },
  {
    pattern:
      /\b(?:take|get|remove|pull|drop|scratch|scrub) (?:me|us|my|our|his|her|him|them|this|ur|grand\w+|mom|dad)(?: and my \w+)?(?: \w+){0,2} (?:off|off of|from|out of|outta|out) (?:\w+ ){0,2}(?:lists?|system|database|contacts?|records?|files?|phone ?book|group ?(?:text|chat)|thread|blast)\b/,
    confidence: 0.93,
    unless: /\b(?:wait(?:ing|list)?|cancellation|schedule|appointment|to do|punch|parts|price|from you)\b/,
  },
  {
    pattern: /\b(?:remove|delete|erase|scrub|purge) (?:my|our|this|his|her|the) (?:\w+ )?(?:number|phone|contact|details|info|digits)\b/,
    confidence: 0.93,
    unless: new RegExp(`${ABOUT_WORK.source}|\\b(?:old|new|other|update|instead)\\b`),
  },
  {
    pattern:
      /^(?:(?:ok|okay|hey|omg|bro|dude|man|just|no|seriously|please|sir|maam|guys|yall|god|ffs|for real|i beg you|i said|and|so|yo|ugh|lol|alright|enough|hello|not interested|im good|nope|nah|this is|its|spam|annoying|harassment|can you|could you|would you|will you|u|you|need to|have to|should) ?)+stop(?: (?:please|now|already|it|this|that|bro|man|dude|ok|thanks|thank you|omg|lol|immediately|asap|today|at once|ffs|seriously|all|forever))*$/,
    confidence: 0.92,
  },
  {
    pattern:
      /\bstop (?:please|now|already|it|this|bro|asap|immediately)$|^stop (?:please|now|already|bro|dude|man|yall|ffs|asap|immediately|with this)\b/,
    confidence: 0.85,
    unless: ABOUT_WORK,
  },
  {
    pattern:
      /\b(?:i|ive|already|have) (?:\w+ ){0,2}(?:said|say|saying|replied|texted|wrote|written|sent|typed|told you(?: to)?|asked you to|tell you to) (?:\w+ )?stop\b/,
    confidence: 0.95,
    unless: ABOUT_WORK,
  },
  {
    pattern:
      /\b(?:harassment|harassing|spam(?:ming)?|spammers?|scammers?|reporting|reported|annoying) (?:\w+ ){0,6}stop\b|\bstop\b.{0,40}\b(?:harassment|spam|fcc|report (?:you|this)|do not call)\b/,
    confidence: 0.95,
    unless: /\bwont stop\b/,
  },
  { pattern: /\bleave (?:me|us) (?:\w+ ){1,3}alone\b|\bleave (?:me|us) be\b/, confidence: 0.95 },
  {
    pattern:
      /\b(?:do not|dont|never|quit|no longer) send(?:ing)? (?:me|us|this (?:number|phone)) (?:anything|any of|any more|more|stuff|things|this|these|another|crap|junk|shit|your)\b/,
    confidence: 0.95,
    unless: ABOUT_WORK,
  },
  {
    pattern:
      /^(?:end|stop|cancel|quit|no|no more|halt|kill|mute) (?:the |these |all |your |this )*(?:texts?|messages?|sms|thread|conversation|notifications?|alerts?)(?: (?:please|now|thanks))*$/,
    confidence: 0.93,
  },
  {
    pattern:
      /\b(?:do not|dont|no longer|not) (?:wish|want|care|need|like|consent|agree) (?:to|for) (?:be |get |getting |receive |receiving |hear |see |have )(?:any |more |these |those |your |from |of |this |text |further )*(?:texts?|messages?|messaging|texted|messaged|contacted|communications?|you|yall|sms|spam)\b/,
    confidence: 0.94,
    unless: /\b(?:until|till|before|after|twice|late|unless|about the)\b/,
  },
  {
    pattern:
      /\b(?:refrain from|abstain from|cease|desist from|stop with|enough with|knock off|lay off|ease up on|chill with|cool it with|quit with) (?:\w+ ){0,2}(?:texting|messaging|contacting|sending|writing|texts?|messages?|calls and texts)\b/,
    confidence: 0.95,
  },
  {
    pattern:
      /\b(?:can|could|will|would) (?:you|u|yall) (?:please |just )*(?:not|quit|stop) (?:text(?:ing)?|messag(?:e|ing)|contact(?:ing)?|send(?:ing)?|bother(?:ing)?|spam(?:ming)?)\b/,
    confidence: 0.93,
    unless: new RegExp(`${ABOUT_WORK.source}|\\b(?:after|before|at|until)\\b`),
  },
  {
    pattern:
      /\b(?:dont|do not|never) (?:ever )?(?:hit me up|reach out|write (?:to )?me|reply to me|text|message|msg|contact|sms)(?: (?:me|us|here|this number|my (?:phone|cell|number)))?(?: (?:again|anymore|any more|ever|no more|ok|got it|please))+\b/,
    confidence: 0.95,
  },
  {
    pattern:
      /\b(?:im|i am|gonna|going to|will) (?:\w+ )?block(?:ing)? (?:you|this|your|ur)\b|\blose (?:my|this) (?:digits|contact|info)\b|\bforget (?:my number|this number|you have my number)\b/,
    confidence: 0.9,
  },
  {
    pattern:
      /\b(?:never|didnt|did not|dont remember) (?:\w+ )?(?:sign(?:ed|ing)? up|opt(?:ed)? in|agree[d]?|subscrib\w+|consent\w*|give (?:you )?permission)\b.{0,40}\b(?:texts?|messages?|this|contact\w*(?! (?:my|the|him|her|them|our)\b)|spam)\b/,
    confidence: 0.8,
  },
  {
    pattern:
      /\b(?:take|get|pull) me off(?: of)?(?: (?:this|it|here|everything|your texts))?(?: (?:please|now|asap|thanks|today))*$|\bi want (?:off|out)\b(?! of (?:the|my|this) (?:contract|warranty|lease))/,
    confidence: 0.9,
  },
  {
    pattern: /^(?:please |just |pls )*(?:unsubscribed?|unsub|opt out|opted out|deregister|unregister|delist)\b/,
    confidence: 0.92,
    unless: /\b(?:of|from) (?:the|my) \w*(?:warranty|plan|maintenance)/,
  },
];

export const PHRASES: readonly Phrase[] = [...ENGLISH, ...MORE_ENGLISH, ...INDIRECT_PHRASES, ...EVERYDAY_PHRASES, ...SPANISH_PHRASES];

// Wordings that contain a phrase above and mean the opposite, or somebody else's messages.
export const NOT_MEANT: RegExp[] = [
  /\b(?:please )?(?:do not|dont|never) stop\b/,
  /\bwhy (?:did|have) (?:you|i) stop/,
  /\b(?:wont|will not|does not|doesnt|cant|cannot|not) stop (?:calling|texting|messaging|sending|beeping)\b/,
  /\b(?:did i|(?<!\bwho )is this|sorry|do i have the|was that|i (?:think|thought) (?:i|this is)|i (?:had|dialed|called|have|gave you|texted)) (?:\w+ ){0,2}wrong (?:number|person)\b|\bi (?:think|thought) (?:you|youve|youre|you are) (?:\w+ ){0,2}wrong number\b/,
  /\b(?:thermostat|alarm|detector|camera|doorbell|unit|app|system|furnace|my (?:ex|wife|husband|phone)) (?:\w+ ){0,3}(?:keeps |wont stop |will not stop )(?:texting|messaging|sending|calling|beeping)/,
  /^(?!.*\b(?:passed away|died|deceased|dead)\b).*\b(?:stop|quit) (?:sending|calling|bothering) (?:my (?:wife|husband|landlord|tenant|mom|dad)|him|her|them)\b(?! with (?:these|your|all|this))(?!(?: \w+){0,2} (?:texts?|messages?|sms|alerts?|notifications?|spam|ads|promos)\b)/,
  /\b(?:before|after|until|unless|when) you (?:\w+ )?(?:stop|quit)\b/,
];
