// The plain ways to ask for silence, as tables: what ends x what we do x to whom, and wishes x what we send. English, Spanish, and Hindi
// in its one spelling. Read after the other tables, which know the idioms; plain form of spelling.rules.ts, written out.
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
  'my (?:number|phone|cell|line|mom|dad|mother|father|kids?|son|daughter|wife|husband)(?: phone)?',
  '(?:at|on|to) (?:this|my) (?:number|phone|line|cell)',
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
const AFTER = oneOf(
  'please',
  'now',
  'again',
  'anymore',
  'any more',
  'any longer',
  'no more',
  'ever',
  'at all',
  'thanks',
  'thank you',
  'sorry',
  'ok',
  'immediately',
  'today',
  'guys',
  'sir',
  'with (?:these|your|this)',
  'for good',
  'period',
);
const NOT = oneOf('do not', 'dont', 'never', 'no longer', 'not to', 'please not');
/** Another way, another time, something at the house: a wish about how, no wish for silence. */
const ABOUT_HOW =
  /\b(?:appointment|appt|visit|booking|schedule|wait ?list|leak\w*|water|noise|furnace|heat|toilet|drain|alarm|invoice|quote|estimate|until|till|unless|before|after \d|on (?:weekends|sundays|saturdays)|(?:by|via|through) (?:phone|e ?mail|mail)|at (?:work|night|\d)|so (?:late|early)|about the|landlord|thermostat|camera|app)\b/;

const ENGLISH: readonly Phrase[] = [
  // "stop texting", "cease sending him messages", "quit notifying this number"
  {
    pattern: new RegExp(
      `\\b(?:stop|quit|cease|discontinue|halt)(?: (?:all|from|with|the|this|your|constantly|always|even))* (?:${DOING}|sending(?: ${WHOM})?(?: ${WHICH})* (?:${SENT}|anything|stuff|things|these|those|this|crap))(?: (?:${WHOM}|${WHICH}|${AFTER}|${SENT}|to))*$`,
    ),
    confidence: 0.95,
    unless: ABOUT_HOW,
  },
  // "please discontinue these notifications"
  {
    pattern: new RegExp(
      `\\b(?:stop|end|cease|discontinue|halt|terminate|suspend|disable|deactivate|turn off|switch off|shut off|mute|cancel|kill|cut off)(?: ${WHICH})+ ${SENT}(?: (?:${WHOM}|to|${AFTER}))*$`,
    ),
    confidence: 0.94,
    unless: ABOUT_HOW,
  },
  {
    pattern: new RegExp(`^(?:please |kindly |just )*(?:discontinue|cease|halt|terminate|suspend) ${SENT}(?: ${AFTER})*$`),
    confidence: 0.93,
  },
  // "please don't keep messaging", "do not continue to contact us"
  {
    pattern: new RegExp(
      `\\b${NOT} (?:ever )?(?:keep|continue|go on|carry on)(?: on)?(?: to)? (?:${DOING}|${DO}|sending|send)(?: (?:${WHOM}|${WHICH}|${SENT}|${AFTER}|to|stuff|things|anything|with))*$`,
    ),
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
      `\\b(?:no longer|do not|dont|not|never|didnt)(?: \\w+)? (?:wish|want|care|need|desire|like|interested|wishing|wanting)(?: (?:to|in))? (?:(?:get|getting|receive|receiving|have|see|be sent|hear|hearing)(?: (?:${WHICH}|from|you|yall))* (?:${SENT}|these|those|this|them|anything from (?:you|yall|your \\w+)|from you(?: \\w+)?)|be ${DONE})(?: (?:${AFTER}|from (?:you|yall)|on (?:this|my) \\w+))*$`,
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

const ESCRIBIR = '(?:escrib|mand|envi|contact|text|molest|busqu|busc|notifi|insist|avis|fastidi)';
const COSAS = '(?:mensajes?|mensajitos?|textos?|sms|notificaci\\w+|publicidad|promociones|promos|anuncios|avisos|ofertas|correspondencia)';
const CUALES = '(?:mas|ya|sus?|tus?|estos|estas|esos|esas|los|las|tantos|tantas|mis|todos|todas|ningun|de)';
const DE_OTRO_MODO =
  /\b(?:cita|visita|fuga|agua|ruido|tecnico|antes|despues de|hasta|factura|presupuesto|por (?:correo|email)|mejor (?:un|por|mand\w+|escrib\w+))\b/;

const SPANISH: readonly Phrase[] = [
  {
    pattern: new RegExp(
      `\\b(?:prefiero|preferiria|preferimos|quisiera|quiero|queremos|pido|pedimos|ruego|agradeceria|agradezco|solicito|exijo|necesito|gustaria|favor de|espero)(?: (?:que|de|a ustedes|les|le|por favor))* (?:ya )?(?:no|nunca mas|dejar de|dejen de)(?: (?:me|nos|se|volver a|vuelvan a|sigan|recibir|saber|tener))* (?:${ESCRIBIR}\\w*|${CUALES}*(?: ${CUALES})* ?${COSAS}|nada (?:mas )?de ustedes)\\b`,
    ),
    confidence: 0.93,
    unless: DE_OTRO_MODO,
  },
  {
    pattern: new RegExp(
      `\\b(?:eviten?|evitar|abstenganse? de|absten\\w+ de|ahorrense)(?: (?:el|los|sus|estar|seguir))* (?:${ESCRIBIR}\\w*|${COSAS})\\b`,
    ),
    confidence: 0.92,
    unless: DE_OTRO_MODO,
  },
  {
    pattern: new RegExp(
      `\\b(?:ya )?no (?:me|nos) (?:busqu|busc|notifi|avis)\\w* (?:mas|nunca|jamas)\\b|\\b(?:ya )?no (?:me |nos )?(?:${ESCRIBIR})\\w*(?: (?:mas|nunca|jamas|nada))+(?: (?:por favor|gracias|ya))*$`,
    ),
    confidence: 0.93,
    unless: DE_OTRO_MODO,
  },
  {
    pattern: new RegExp(
      `\\b(?:otro|otra|un|uno|ni un|el proximo|si (?:me |nos )?(?:llega|mandan|envian|escriben|vuelven|recibo))\\b.{0,25}\\b(?:${COSAS}|mas|vez|escribir)\\b.{0,25}\\b(?:denunci|demand|report|bloque|abogado|profeco|policia)\\w*`,
    ),
    confidence: 0.92,
    unless: DE_OTRO_MODO,
  },
  {
    pattern: new RegExp(
      `\\bcomo (?:le |se |lo |la )?(?:hago|hace|hacemos|puedo|podria|debo)\\b.{0,20}\\b(?:no|ya no|dejar|dejen|deje|parar|paren|quitar|detener|cancelar)\\b(?: (?:me|nos|de|que|ya|los|estos))*.{0,12}\\b(?:${COSAS}|llegu\\w+|recibir\\w*|mand\\w+|escrib\\w+)`,
    ),
    confidence: 0.92,
    unless: DE_OTRO_MODO,
  },
  { pattern: new RegExp(`\\bno (?:me|nos) llegu\\w+(?: ${CUALES})* ${COSAS}`), confidence: 0.92 },
  {
    pattern: new RegExp(
      `\\b(?:suspend|cancel|deten|descontinu|desactiv|termin|par|quit)\\w*(?: (?:por favor|ya|de))*(?: ${CUALES})+ ${COSAS}\\b`,
    ),
    confidence: 0.92,
    unless: DE_OTRO_MODO,
  },
  {
    pattern: new RegExp(
      `\\b(?:ya )?no (?:deseo|quiero|queremos|me interesa|necesito)(?: \\w+)? (?:recibir|recibiendo|saber)(?: ${CUALES})* (?:${COSAS}|nada|esto|estos)\\b`,
    ),
    confidence: 0.93,
    unless: DE_OTRO_MODO,
  },
  { pattern: /\bya (?:son |fueron |es )?(?:suficientes?|demasiados|bastantes?) (?:mensajes|textos|avisos|sms)\b/, confidence: 0.9 },
];

export const PLAIN_PHRASES: readonly Phrase[] = [...ENGLISH, ...SPANISH];

const CHEEZ =
  '(?:message|text|whatsapp|sms|updates?|spam|ads?|notifications?|promotions?|promo|offers?|ofar|sandesh|vi[jg]\\w*pan\\w*|prachar|suchna)';
const BEECH =
  '(?:ab|aur|aapke|aapka|apne|bhi|hi|koi|mujhe|hame|bilkul|main|inhe|ye|aise|is|number|pe|par|ki|ke|karne|bhejne|please|kripya|kuch|kabhi|se|ko|roz)';
const KAAM =
  /\b(?:leak|paani|pipe|ac|heater|nal|technician|aadmi|appointment|bijli|motor|geyser|kal|parso|email|location|address|photo|bill)\b/;

/** The same in the one spelling of Hindi. */
export const PLAIN_HINDI: readonly Phrase[] = [
  {
    pattern: new RegExp(
      `\\b(?:aage se|age se|aage|ab se|ab|aaj se|aaj ke baad|dubara|phir|phir se|phir kabhi|kabhi|aur|aainda|ainda)(?: (?:mujhe|hame|kuch|bhi|koi|aisa|aise|ye|is|number|pe|par|please|kripya|se|${CHEEZ}))* (?:mat|na) (?:bhej\\w*|likh\\w*|message|contact|sampark)`,
    ),
    confidence: 0.92,
    unless: KAAM,
  },
  {
    pattern: new RegExp(
      `\\b(?:${CHEEZ}|contact|sampark|likhne|bhejne)(?: ${BEECH})* (?:zaroorat|zarurat|jarurat|aavashyakta|avashyakta|avashyakata|fayda|matlab) nahi\\b|\\b(?:koi )?zaroorat nahi (?:\\w+ ){0,2}${CHEEZ}`,
    ),
    confidence: 0.92,
    unless: KAAM,
  },
  {
    pattern: new RegExp(`\\b${CHEEZ}(?: ${BEECH})* nahi (?:\\w+ )?(?:chah\\w+|pana|paana|lena|padhna|dekhna|mang\\w+)\\b`),
    confidence: 0.93,
    unless: KAAM,
  },
  { pattern: new RegExp(`\\bnahi (?:chahta|chahti|chahte)\\b.{0,30}\\b${CHEEZ}`), confidence: 0.92, unless: KAAM },
  {
    pattern: new RegExp(
      `\\b(?:agle|agla|ek aur|aur|phir|dubara|ab)(?: \\w+){0,2} ${CHEEZ}(?: \\w+){0,3} (?:to|toh)\\b.{0,30}\\b(?:ka+n[ou]+ni|court|case|police|shikayat|report|block|consumer|trai|complain\\w*)`,
    ),
    confidence: 0.92,
  },
  {
    pattern:
      /\b(?:mera|meri|mere|hamara|hamari)(?: (?:saara|saari|sara|sari|poora|poori|pura|puri|ye|sab))* (?:ja+n[a]?ka+r[ie]+|data|details?|number|naam|contact|info\w*|nambar)(?: (?:apne|apni|list|system|database|records?|se|ko|bhi|please|kripya))* (?:mita\w*|hata\w*|delete|remove|nikal\w*|erase)\b/,
    confidence: 0.93,
    unless: /\b(?:purana|puraana|naya|nayi)\b/,
  },
  {
    pattern: new RegExp(
      `\\bbas (?:karo|kardo|kar do|kar|kijie)\\b.{0,15}\\b${CHEEZ}|\\b${CHEEZ}(?: ${BEECH})* (?:bhejna |karna |bhejne )?(?:band|bas|roko|rok do|chhod do|khatam) (?:karo|kardo|kar do|kar|do|kijie)\\b`,
    ),
    confidence: 0.93,
    unless: KAAM,
  },
  {
    pattern: new RegExp(`\\b${CHEEZ}(?: ${BEECH})* (?:mat|na) (?:bhej\\w*|karo|karna|kar|kijie|do|daalo|likh\\w*)\\b`),
    confidence: 0.93,
    unless: KAAM,
  },
];
