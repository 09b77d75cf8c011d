import { matchesAny } from '../../common/prefilter.js';
import { spellHindi } from './hinglish-spelling.rules.js';
import { NOT_AN_OPT_OUT, NOT_AN_OPT_OUT_HINDI } from './opt-out-guards.rules.js';
import { withoutOurWords } from './own-words.rules.js';
import { read, type Reading } from './words.rules.js';

/** Free-text wish to get no more messages; the keyword STOP itself is policy's (rules.md C-11). */
const OPT_OUT: RegExp[] = [
  /\b(?:not interested|wrong \w+|no thanks|no thank you|i said no|enough|said no|not me) (?:just |please |so )?stop(?: please)?$|\b(?:leave (?:me|us) be|(?:done|finished|over) with (?:these|your|the) (?:texts|messages|texting)|report(?:ed|ing)? (?:(?:this|you|it|these) )?(?:as |for )?spam|(?:did not|didnt|never|do not|dont) (?:consent|agree|opt in|sign up|signed up|give (?:you )?(?:permission|consent))\b.{0,40}\b(?:texts?|messages?|texted|contacted|this)|take my (?:name|number|info) off|revoke (?:my )?consent|withdraw (?:my )?consent)\b|\bmy number\b.{0,25}\b(?:remove|delete|erase|lose) it\b/,
  /\b(?:dont|do not|never) (?:call|text|message|contact)(?: me)? (?:or|and|nor) (?:call|text|message|contact|email)\b|\b(?:dont|do not) want (?:to be|you) (?:to )?(?:contact|text|messag|bother)\w*\b/,
  /^(?:please |pls )?(?:stop|stopall|stop all|unsubscribe|opt ?out|optout|end messages|end|quit|revoke|remove|remove me|discontinue|desist|no more|no mas|alto|basta|parar|detener|go away|get lost|buzz off|bug off|fuck off|piss off|screw off|shove off|enough|enough already|leave me be|spam)(?: (?:please|now|it|this|thanks|thank you|texting|messaging|all))*$/,
  /\b(?:stop|quit|cease|knock off)(?: with)?(?: the)?(?: fucking| damn| freaking)? (?:text(?:s|ing)?|messag(?:e|es|ing)|contact(?:ing)?|bother(?:ing)?|spam(?:ming)?|harass(?:ing)?|call(?:ing|s)? me|send(?:ing)?|hitting me|blowing up|the texts|these|this crap)\b(?! (?:the|a|my) (?:leak|noise|guy))/,
  /\b(?:dont|do not|never|not to|no longer|please no)(?: ever| want you to| want to be| wish to be| want to)? ?(?:text(?:ed)?|messag(?:e|ed)|contact(?:ed)?|bother|spam)(?: me| us| this (?:number|phone)| my (?:number|phone)| again| any ?more| ever)(?! (?:at|on|until|till|before|after|back yet|between|during|while))\b/,
  /\bdont want (?:any(?: more)?|these|your|to (?:get|receive)(?: any| these| your)?(?: more)?|more)? ?(?:text|texts|messages|sms)\b/,
  /\b(?:no more|enough with the|enough of these|not interested in (?:your )?|sick of (?:these|your)|tired of (?:these|your)) ?(?:text|texts|texting|messages|messaging|sms)\b/,
  /\b(?:take|remove|delete|drop|get|erase|scrub)(?: me| us| my (?:number|phone|info|contact|name)| this number)+ ?(?:off|from|out of)?(?: of)?(?: (?:your|the|this|ur))?(?: \w+)? ?(?:list|system|database|records|texts|messages|contacts|phone)\b/,
  /\b(?:take me off|remove me|remove my number|delete my number|lose (?:my|this) number|lose the number|opt me out|opt out|unsubscribe|un subscribe|unsub)\b(?! (?:fee|option))/,
  /\b(?:cut|knock) (?:it|that|this) (?:out|off) with\b.{0,15}\b(?:texts?|texting|messages?|messaging|spam)\b|\b(?:cut out|knock off|enough with) (?:the|these|your|all the) (?:texts?|texting|messages?|messaging|spam)\b/,
  /^(?:stop ?){2,}(?:please|it|now)?$|\b(?:borr|quit|elimin|sa[cq]u?)\w* (?:mi|este) numero\b|\b(?:saquen|quiten|borren|eliminen|saque|quite|borre)me\b|\bdar(?:me|nos)? de baja\b|\bden?me de baja\b/,
  /\bdont want (?:to )?(?:get|receive|see|keep getting)(?: any of)? (?:these|those|this|your (?:texts?|messages?))(?: any ?more| ever(?: again)?| again|$)|\bblowing up my phone\b/,
  /\bleave me alone\b|\b(?:do not|dont) contact (?:me|us)\b|\bstop (?:all )?(?:messages|texts|sms|contact)\b|\bblock(?:ing)? (?:you|this number|your number)\b|\bnever (?:text|contact|message) (?:me|us|this)\b|\bno me (?:mandes?|envies?|escriba[ns]?|manden|contacten?|molesten?)\b|\bdej(?:a|ar|an|e|en|es|ame|eme|enme) de (?:\w+ )?(?:escribi|manda|envia|molesta|texte)\w*\b|\bno (?:quiero|mas) (?:mas )?mensajes\b/,
  /\b(?:cancel|end|stop|unsubscribe)(?: from)? (?:my |this |the )?(?:text |sms |message )?subscription\b|\b(?:cancel|end) (?:these|the|all|your) (?:texts?|messages?)\b/,
  /\bdont (?:text|message)\b(?= ?(?:,|\.|!|$| just call| call| please))/,
];
const NOT_OPT_OUT =
  /\b(?:wont|will not|doesnt|does not|cant|can not|cannot|didnt|not|never|to|it|and|come|it to|help me|make it|need to|trying to) stop\b(?! (?:text|messag|contact|spam|call))|\bstop (?:by|in|over|it from|the (?:leak|water|noise|drip|flow)|leaking|dripping|running|working|at)\b|\b(?:bus|truck|full) stop\b|\bdont stop\b/;

export function wantsOut(text: Reading): boolean {
  const reading = /\bstop\b|unsubscri|opt[- ]?out|de baja|[>"“]/i.test(text.raw) ? read(withoutOurWords(text.raw)) : text;
  const bare = bareWords(reading.raw);
  if (matchesAny(reading.plain, NOT_AN_OPT_OUT) || matchesAny(bare, NOT_AN_OPT_OUT)) return false;
  if (matchesAny(spellHindi(bare), NOT_AN_OPT_OUT_HINDI)) return false;
  const thoughts = [
    reading.plain,
    ...reading.sentences.map((part) =>
      part
        .replace(/[.,!?;:]/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  ];
  return thoughts.some((text, i) => {
    if (i > 0 && NOT_OPT_OUT.test(text) && !/\b(?:text|messag|contact|spam|list|unsub|opt ?out)/.test(text)) return false;
    if (
      i === 0 &&
      NOT_OPT_OUT.test(text) &&
      !/\b(?:texting|messaging|contacting|text me|message me|contact me|my list|your list|unsubscribe|opt out|remove me)\b/.test(text)
    )
      return false;
    if (/\b(?:does|how|can|do|is) (?:it|i|you)?\b.*\bunsubscribe\?/.test(text)) return true;
    return matchesAny(text, OPT_OUT);
  });
}

/** Lower case, no punctuation, no accents: the words as they were said, before any of them was turned into English. */
function bareWords(raw: string): string {
  return raw
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036F']/g, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
