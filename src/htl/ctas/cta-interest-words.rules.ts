// Words by which customers ask for a call to action. Texts are in match form without accents; Hindi is in its one spelling, or in Latin
// letters as people write it where a text is too short to tell its language.
import type { CtaKind } from '../../onboarding/questionnaire.schema.js';

const ENGLISH: Readonly<Record<CtaKind, RegExp>> = {
  payment:
    /\b(?:(?:how(?! much| many)|where|can|could|may|want|like|ready|let) (?:\w+ ){0,4}pay(?: |$)|pay(?:ment)? (?:link|page|online|now|by card)|link to pay|checkout|put down (?:a|the) deposit)/,
  send_docs:
    /\b(?:(?:send|email|text|share|have|get|see|mail)(?: \w+){0,4} (?:brochure|pdf|catalogue?|price list|document(?:s|ation)?|info(?:rmation)? sheet|flyer|syllabus|details in writing)|brochure (?:please|pls))/,
  app_download: /\b(?:(?:download|install|get|where|link)(?: \w+){0,4} app\b|app (?:link|download))/,
  visit_website:
    /\b(?:(?:your|the|have|send|what|which|link)(?: \w+){0,3} (?:website|web site|webpage|web page|site link|homepage)|website (?:link|address|please|pls))/,
  fill_form: /\b(?:(?:fill|send|where|link|complete|get)(?: \w+){0,4} (?:form|application|questionnaire)\b|intake form|apply online)/,
  schedule_demo: /\b(?:(?:see|book|schedule|show|get|have|want|like|try)(?: \w+){0,4} (?:demo|demonstration|trial)\b|demo (?:please|pls))/,
  book_call: /\b(?:book|schedule|set up|arrange|plan)(?: \w+){0,3} (?:call|consultation|consult)\b/,
  join_webinar: /\b(?:join|register|sign up|link|attend)(?: \w+){0,4} (?:webinar|masterclass|workshop|live class)\b/,
};

const WISH = '(?:quiero|queremos|quisiera(?:mos)?|necesito|puedo|podemos|podria|me gustaria|nos gustaria|deseo)';
// what the business is to do; "te mando", "le enviare" is what the customer does
const GIVE =
  '(?:(?:mand|envi|pas|compart)(?:[aei]|[ae]n|[ae]me|enme|anos|enos|[ae]melo|[ae]mela|ir|irme|arme)|(?:pued\\w*|podria\\w*) (?:\\w+ )?(?:enviar|mandar|pasar|compartir|dar)(?:me|nos)?|(?:me|nos) (?:das?|dan|pasas?|pasan|mandas?|mandan|envias?|envian|compartes?)|dame|deme|denme)';
const WAY = '(?:enlace|link|liga)';

const SPANISH: Readonly<Record<CtaKind, RegExp>> = {
  payment: new RegExp(
    `\\b(?:(?:como|donde|${WISH}|list[oa] para) (?:(?!cuant)\\w+ ){0,3}pag(?:ar(?:l[eo]s?)?|o|amos)\\b|${WAY} (?:de|del|para(?: el| hacer el| mi)?) pag(?:o|ar)\\b|(?:dejar|dar|hacer|mandar|abonar) (?:el|un|mi) (?:anticipo|deposito|abono|pago)\\b|pagar (?:en linea|online|con tarjeta|ahora|ya)\\b)`,
  ),
  send_docs: new RegExp(
    `\\b(?:${GIVE}|tienen?|tienes|hay|ver|recibir|${WISH})(?: \\w+){0,4} (?:folletos?|catalogos?|documentos|documentacion|pdf|brochure|listas? de precios|ficha tecnica|temario)\\b|\\b${GIVE}(?: \\w+){0,3} documento\\b`,
  ),
  app_download: new RegExp(
    `\\b(?:descarg(?:ar|o)|baj(?:ar|o)|instal(?:ar|o)|${WAY})(?: \\w+){0,3} (?:app|aplicacion)\\b|\\b(?:${GIVE}|donde (?:esta|encuentro|consigo)|tienen?|tienes)(?: \\w+){0,2} (?:app|aplicacion)\\b`,
  ),
  visit_website: new RegExp(
    `\\b(?:cual|tienen?|tienes|${GIVE}|${WAY}|direccion|hay|${WISH} ver|donde (?:esta|encuentro|veo))(?: \\w+){0,3} (?:pagina(?: web)?|sitio web|web)\\b`,
  ),
  fill_form: new RegExp(
    `\\b(?:donde|como|${WISH}|${GIVE}|${WAY}|hay que|tengo que|hay)(?: \\w+){0,4} (?:formulario|solicitud|cuestionario|planilla)\\b`,
  ),
  schedule_demo: new RegExp(
    `\\b(?:ver|agendar|programar|reservar|tener|hacer|hacen|dan|ofrecen|hay|probar|solicitar|muestr\\w+|mostrar\\w*|pueden|${WISH})(?: \\w+){0,4} (?:demo|demostracion|prueba (?:gratis|gratuita))\\b`,
  ),
  book_call: new RegExp(
    `\\b(?:agendar|programar|reservar|coordinar)(?: \\w+){0,3} (?:llamada|videollamada|consulta|asesoria)\\b|\\b${WISH} (?:\\w+ ){0,2}(?:llamada|videollamada|asesoria)\\b`,
  ),
  join_webinar: new RegExp(
    `\\b(?:me uno|unir(?:me|nos)|entrar|entro|inscrib\\w+|registr\\w+|apunt(?:ar|o)\\w*|conect(?:ar|o)\\w*|participar|asistir|${WAY})(?: \\w+){0,4} (?:webinar|webinario|seminario|taller|masterclass|clase en vivo)\\b`,
  ),
};

// "bhejo", "bhej do", "bhejna"; not "bhejta hun", which the customer does, nor "bhej diya", which is done
const SEND =
  '(?:bhej(?:o|na)?|dijiye|do|batao|bata do|dikha\\w*|mil\\w*|chahi\\w+|share)\\b(?! (?:diya|di|die|diye|chuk\\w|rah\\w|gaya|gayi|dung\\w))';
const WISHES = '(?:hai|hun|chahta|chahti|chahte|sakta|sakti|sakte)';

const HINDI: Readonly<Record<CtaKind, RegExp>> = {
  payment: new RegExp(
    `\\b(?:payment|pay|paise|bhugtan|advance|deposit)(?: \\w+){0,2} (?:kaise|kahan)\\b|\\b(?:kaise|kahan)(?: \\w+){0,2} (?:payment|pay|bhugtan)\\b|\\b(?:payment|pay|bhugtan) kar(?:na|ni|ne|un)? ${WISHES}\\b|\\b(?:payment|pay|bhugtan) (?:ka |ki |ke )?(?:link|page)\\b|\\b(?:upi|qr|bank)(?: \\w+){0,2} ${SEND}|\\bonline payment (?:ho|hoti|hota|kar)\\b`,
  ),
  send_docs: new RegExp(
    `\\b(?:brochure|catalog(?:ue)?|pdf|(?:price|prais|rate) list|dastavej|documents?|syllabus)(?: \\w+){0,3} ${SEND}|\\bbhej(?:o|na| do)(?: \\w+){0,2} (?:brochure|catalog(?:ue)?|pdf|(?:price|prais|rate) list)\\b`,
  ),
  app_download: new RegExp(
    `\\bapp\\b(?: \\w+){0,4} (?:download|install|link)\\b|\\b(?:download|install)(?: \\w+){0,3} app\\b|\\bapp (?:\\w+ )?(?:bhejo|bhej do|chahie)\\b`,
  ),
  visit_website: new RegExp(`\\bwebsite(?: \\w+){0,2} (?:kya|link|address|kaun\\w*|${SEND})|\\b(?:aapki|koi) website hai\\b`),
  fill_form: new RegExp(`\\bform(?: \\w+){0,3} (?:kahan|kaise|link|bharna|bharun|bharu|${SEND})`),
  schedule_demo: new RegExp(`\\bdemo(?: \\w+){0,2} (?:dekhte|dekhna|book|karwa\\w*|lena|rakh\\w*|${SEND})`),
  book_call: /\bcall(?: \w+){0,2} (?:book|schedule|fix|arrange) (?:kar|ho)/,
  join_webinar: new RegExp(
    `\\b(?:webinar|workshop|masterclass|live class)(?: \\w+){0,3} (?:kaise|kahan|link|jud\\w*|join|register|${SEND})`,
  ),
};

const LANGUAGES = [ENGLISH, SPANISH, HINDI];

/** Does a text in one of its readings ask for this kind? */
export const asksFor = (kind: CtaKind, said: string): boolean => LANGUAGES.some((words) => words[kind].test(said));

const THING = '(?:payment|pay|paise|bhugtan|brochure|catalog(?:ue)?|pdf|list|documents?|app|website|form|demo|webinar|workshop|link|call)';
const COSA =
  '(?:pagar|pago|anticipo|deposito|folleto|catalogo|documentos?|pdf|app|aplicacion|pagina|sitio|web|formulario|solicitud|demo|demostracion|llamada|webinar|webinario|taller|enlace|link|liga)';

/** It is refused, or done already. */
export const NOT_ASKED: readonly RegExp[] = [
  /\b(?:do not|dont|don t|no|not|never|without|stop|already)\b(?: \w+){0,3} (?:send|pay|download|app|form|demo|webinar|link|brochure|pdf|website|sending|paying|paid)\b/,
  new RegExp(
    `\\b(?:no|nunca|tampoco|ni) (?:(?:me|nos|le|les|te|lo|la|los|se|el|un|una|ningun|ninguna|su|mas|quiero|quisiera|queremos|necesito|necesitamos|deseo|pienso|voy a|vamos a|hace falta|ver|recibir|hacer|agendar|llenar|descargar|bajar|mand\\w+|envi\\w+) )*${COSA}\\b`,
  ),
  new RegExp(`^sin (?:un |una |la |el )?${COSA}\\b`),
  /\bya (?:(?:lo|la|les|le|te|me|se|nos|he|hemos) ){0,2}(?:pague|pagado|pagamos|hice|hecho|hicimos|mande|mandado|envie|enviado|descargue|baje|llene|llenado|vi|visto|tengo|recibi|agende|inscrib\w+|registr\w+)\b/,
  new RegExp(
    `\\b${THING}(?: \\w+){0,3} (?:nahi|mat) (?:chahi\\w+|kar\\w*|bhej\\w*|do|dekhte|dekhna|lena|leni|bhar\\w*|download|install|jud\\w*|join)\\b`,
  ),
  /\b(?:mat|nahi) (?:bhejo|bhejna|dikhao|chahi\w+)\b/,
  new RegExp(`\\b${THING}(?: \\w+){0,3} (?:kar|bhej|de|bhar|dekh|mil|ho|le) ?(?:diya|di|die|diye|liya|li|chuk[aei]|gaya|gayi)\\b`),
];

/** Words of wanting, beside the name of a call to action. */
export const WANTS =
  /\b(?:send|get|want|like|share|link|have|how|where|can|could|give|need|quiero|quisiera|gustaria|puedo|pueden?|tienen?|mand\w*|envi\w*|pasa\w*|donde|como|enlace|liga|necesito|chahi\w+|bhej\w*|kaise|kahan|batao|dikha\w*|dijiye)\b/;

/** "Done", "Ya quedó", "हो गया": a step was taken. */
export const DONE: readonly RegExp[] = [
  /^\W*(?:done|did (?:it|that)|finished|completed|next|ready|all set)\b/i,
  /^\W*(?:(?:si|ok|bueno|perfecto)\W+)?(?:ya )?(?:l[oa]s? )?(?:(?:esta|quede|estoy|he|hemos) )?(?:hecho|list[oa]s?|hice|hicimos|termine|terminamos|terminado|complete|completado|quedo|el siguiente|siguiente)\b/i,
  /^\W*(?:(?:haan|ji|ok|theek hai|ye|maine|sab|bhi)\W+){0,2}(?:(?:pura|poora|kaam) )?(?:ho ga?ya|ho chuka|kar (?:diya|liya|chuka)|kardiya|agle|agla)\b/i,
];
