import { matchForm } from '../../common/text.rules.js';
import type { Cta, CtaKind } from '../../onboarding/questionnaire.schema.js';

/** Words by which customers ask for each kind, in English, Spanish and Hindi in Latin letters. Text is in match form. */
const WORDS: Readonly<Record<CtaKind, RegExp>> = {
  payment:
    /\b(?:(?:how|where|can|could|may|want|like|ready|let) (?:\w+ ){0,4}pay(?: |$)|pay(?:ment)? (?:link|page|online|now|by card)|link to pay|checkout|put down (?:a|the) deposit|como (?:puedo )?pago|enlace de pago|quiero pagar|payment kaise|pay kaise|paise kaise)/,
  send_docs:
    /\b(?:(?:send|email|text|share|have|get|see|mail)(?: \w+){0,4} (?:brochure|pdf|catalogue?|price list|document(?:s|ation)?|info(?:rmation)? sheet|flyer|syllabus|details in writing)|brochure (?:bhej|please|pls)|(?:manda|envia)\w*(?: \w+){0,3} (?:folleto|catalogo|documento|pdf)|pdf bhej)/,
  app_download: /\b(?:(?:download|install|get|where|link)(?: \w+){0,4} app\b|app (?:link|download)|descargar la app|app kaise)/,
  visit_website:
    /\b(?:(?:your|the|have|send|what|which|link)(?: \w+){0,3} (?:website|web site|webpage|web page|site link|homepage)|website (?:link|address|please|pls)|pagina web|sitio web|website kya|website bhej)/,
  fill_form:
    /\b(?:(?:fill|send|where|link|complete|get)(?: \w+){0,4} (?:form|application|questionnaire)\b|intake form|apply online|formulario|form bhej|form kahan)/,
  schedule_demo:
    /\b(?:(?:see|book|schedule|show|get|have|want|like|try)(?: \w+){0,4} (?:demo|demonstration|trial)\b|demo (?:chahiye|please|pls)|una demo)/,
  book_call: /\b(?:(?:book|schedule|set up|arrange|plan)(?: \w+){0,3} (?:call|consultation|consult)\b|agendar una llamada|call book kar)/,
  join_webinar:
    /\b(?:(?:join|register|sign up|link|attend)(?: \w+){0,4} (?:webinar|masterclass|workshop|live class)\b|webinar link|webinar join)/,
};

const NOT_ASKED =
  /\b(?:do not|dont|don t|no|not|never|without|stop|already)\b(?: \w+){0,3} (?:send|pay|download|app|form|demo|webinar|link|brochure|pdf|website|sending|paying|paid)\b/;

const SMALL = new Set('a an the your our my for to of and or with on in at by me us free now get book send see more about'.split(' '));

/**
 * The call to action that the customer's own words ask for: by its kind, or by naming it. Null where nobody asked; a text that asks
 * for two asks for the first of the list, because a reply carries one.
 */
export function askedFor(text: string, list: readonly Cta[]): Cta | null {
  const said = matchForm(text);
  if (said === '' || NOT_ASKED.test(said)) return null;
  const named = list.find((cta) => isNamed(cta, said));
  return named ?? list.find((cta) => WORDS[cta.kind].test(said)) ?? null;
}

/** At least two telling words of its name, and most of them, in a text that wants something. */
function isNamed({ label }: Cta, said: string): boolean {
  const words = matchForm(label)
    .split(' ')
    .filter((word) => word.length > 2 && !SMALL.has(word));
  const found = words.filter((word) => ` ${said} `.includes(` ${word} `));
  return (
    found.length >= 2 &&
    found.length >= words.length * 0.6 &&
    /\b(?:send|get|want|like|share|link|have|how|where|can|could|give|need|quiero|chahiye|bhej\w*)\b/.test(said)
  );
}
