// Words of ours that come back in a customer's text: a quote, a forward, a question about the line that tells how to stop.

/** "Reply STOP to opt out", in the languages we write it in; not "I replied STOP". */
const OUR_STOP_LINE =
  /(?<!\bi(?:'?ve| have| already| did| just)? )\b(?:reply(?:ing)?|respond(?:ing)?(?: with)?|text(?:ing)?|send(?:ing)?|txt|responder|responda|responde|envie|envia|mande|reply karke|reply karo)[ :]+["'“”‘’*]?(?:stop|baja|alto)["'“”‘’*]?(?:[ ,]+(?:to|para|2)[ ]+(?:opt[- ]?out|unsubscribe|end|cancel|stop|quit|no longer receive|dar(?:se|te|me)? de baja|cancelar|salir|terminar|no recibir)(?: (?:of|from|receiving|these|texts?|messages?|mas|mensajes|all))*)?/gi;
/** "STOP bhejein" is how our own line says it in Hindi. */
const OUR_STOP_LINE_HINDI =
  /\bstop (?:likh ?kar |likhkar |likhke )?(?:bhej(?:ein|en|iye)|likh(?:ein|en|iye)|reply karein)\b(?: \S+){0,3}|\bstop लिखें/gi;
const FORWARD = /^(?:fwd?|fw|forwarded(?: message)?|rv|reenviado)\s*:/i;
/** Mail-like quotes and long quotations; a quoted word or two may be the customer's own emphasis. */
const QUOTED = /^>.*$/gm;
const LONG_QUOTE = /["“][^"“”]{12,300}["”]/g;

/** The text without what we wrote ourselves. */
export function withoutOurWords(text: string): string {
  const plain = text.replace(QUOTED, ' ').replace(OUR_STOP_LINE, ' ').replace(OUR_STOP_LINE_HINDI, ' ');
  return FORWARD.test(plain.trim()) || /\b(?:you|u|it|text|message|msg) (?:wrote|said|says|sent|say)\b/i.test(plain)
    ? plain.replace(LONG_QUOTE, ' ')
    : plain;
}
