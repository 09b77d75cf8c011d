// Words of ours, or of another machine, in a customer's text: a quote, a forward, a question about the line that tells how to stop.
import { replaceEach, type Turn } from '../../common/prefilter.js';

/** "Reply STOP to opt out", in the languages we write it in; not "I replied STOP". */
const OUR_STOP_LINE =
  /(?<!\bi(?:'?ve| have| already| did| just)? )\b(?:reply(?:ing)?|respond(?:ing)?(?: with)?|text(?:ing)?|send(?:ing)?|txt|responder|responda|responde|envie|envia|mande|reply karke|reply karo)[ :]+["'“”‘’*]?(?:stop|baja|alto)["'“”‘’*]?(?:[ ,]+(?:to|para|2)[ ]+(?:opt[- ]?out|unsubscribe|end|cancel|stop|quit|no longer receive|dar(?:se|te|me)? de baja|cancelar|salir|terminar|no recibir)(?: (?:of|from|receiving|these|texts?|messages?|mas|mensajes|all))*)?/gi;
/** "STOP bhejein" is how our own line says it in Hindi. */
const OUR_STOP_LINE_HINDI =
  /\bstop (?:likh ?kar |likhkar |likhke )?(?:bhej(?:ein|en|iye)|likh(?:ein|en|iye)|reply karein)\b(?: \S+){0,3}|\bstop लिखें/gi;
/** Where a notice of a machine tells how to stop, said the other way round: "To unsubscribe, reply STOP"; not "I want to unsubscribe". */
const STOPPING =
  '(?:opt[- ]?out|unsubscribe|end|cancel|stop|quit|no longer receive|dar(?:se|te) de baja|cancelar|dejar de recibir|no recibir|band kar(?:ne|na))(?: (?:of|from|getting|receiving|these|our|all|the|any|more|texts?|messages?|alerts?|mas|los|estos|mensajes|textos|ke liye))*';
const ASKED_FOR = '["\'“”‘’*]?(?:stop|unsubscribe|baja|alto)\\b["\'“”‘’*]?';
const NOTICES = [
  new RegExp(
    `(?<!\\b(?:want|wanna|wish|like|need|love|trying|tried|how|going|have|asked|ask|asking|quiero|como|quisiera|necesito) )\\b(?:to|2|para|if you (?:wish|want|would like) to) ${STOPPING}[ ,:]+(?:please |simply |just )?(?:reply|respond|text|txt|send|responda|responde|envie|envia|mande)(?: with| con| la palabra)?[ :]+${ASKED_FOR}`,
    'gi',
  ),
  new RegExp(
    `(?<!\\b(?:i|we|me|tried to|trying to|want to|wanted to|need to) )\\b(?:opt[- ]?out|unsubscribe)(?: (?:at )?any ?time)? by (?:replying|responding|texting|sending)(?: with)? ${ASKED_FOR}`,
    'gi',
  ),
  /\bif you (?:(?:wish|want|would like) to (?:opt[- ]?out|unsubscribe|stop receiving)|no longer (?:wish|want) to (?:receive|be contacted))\b[^.!?]{0,60}\b(?:reply|text|send|click|tap|visit|call)\b[^.!?]{0,40}/gi,
  /\bunsubscribe(?: here| at)?:? *(?:https?:\/\/|www\.|[\w-]+\.[a-z]{2,}\/)\S*/gi,
  // What a network or a business answers to a STOP
  /\byou (?:have (?:now |successfully |been )*been|are(?: now)?) (?:successfully )?unsubscribed(?: from (?:our|this|these|all|the)(?: \w+){1,2})?(?: and will (?:get|receive) no (?:more|further) \w+(?: from (?:us|this number))?)?(?:[.!]? *you will (?:not|no longer) (?:receive|get) (?:any |more |further |additional )*(?:texts?|messages?|sms)(?: from (?:us|this number))?)?[.!]?/gi,
].map((notice): Turn => [notice, ' ']);
const FORWARD = /^(?:fwd?|fw|forwarded(?: message)?|rv|reenviado)\s*:/i;
/** Mail-like quotes and long quotations; a quoted word or two may be the customer's own emphasis. */
const QUOTED = /^>.*$/gm;
const LONG_QUOTE = /["“][^"“”]{12,300}["”]/g;

/** The text without what we wrote ourselves, and without what a machine says about stopping. */
export function withoutOurWords(text: string): string {
  const told = replaceEach(text.replace(QUOTED, ' '), NOTICES);
  const plain = told.replace(OUR_STOP_LINE, ' ').replace(OUR_STOP_LINE_HINDI, ' ');
  return FORWARD.test(plain.trim()) || /\b(?:you|u|it|text|message|msg) (?:wrote|said|says|sent|say)\b/i.test(plain)
    ? plain.replace(LONG_QUOTE, ' ')
    : plain;
}
