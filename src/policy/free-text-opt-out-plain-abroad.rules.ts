// The plain ways to ask for silence in Spanish (plain form of spelling.rules.ts) and Hindi (in its one spelling), as tables; see
// free-text-opt-out-plain.rules.ts.
import type { Phrase } from './opt-out-phrase.schema.js';

const ESCRIBIR = '(?:escrib|mand|envi|contact|text|molest|busqu|busc|notifi|insist|avis|fastidi)';
const COSAS = '(?:mensajes?|mensajitos?|textos?|sms|notificaci\\w+|publicidad|promociones|promos|anuncios|avisos|ofertas|correspondencia)';
const CUALES = '(?:mas|ya|sus?|tus?|estos|estas|esos|esas|los|las|tantos|tantas|mis|todos|todas|ningun|de)';
const DE_OTRO_MODO =
  /\b(?:cita|visita|fuga|agua|ruido|tecnico|antes|despues de|hasta|factura|presupuesto|por (?:correo|email)|mejor (?:un|por|mand\w+|escrib\w+))\b/;

export const PLAIN_SPANISH: readonly Phrase[] = [
  {
    pattern: new RegExp(
      `\\b(?:prefiero|preferiria|preferimos|quisiera|quiero|queremos|pido|pedimos|ruego|agradeceria|agradezco|solicito|exijo|necesito|gustaria|favor de|espero)(?: (?:que|de|a ustedes|les|le|por favor))* (?:ya )?(?:no|nunca mas|dejar de|dejen de)(?: (?:me|nos|se|volver a|vuelvan a|sigan|recibir|saber|tener))* (?:${ESCRIBIR}\\w*|(?:${CUALES} )*${COSAS}|nada (?:mas )?de ustedes)\\b`,
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

const CHEEZ =
  '(?:message|text|whatsapp|sms|updates?|spam|ads?|notifications?|promotions?|promo|offers?|ofar|sandesh|vi[jg]\\w*pa?n\\w*|prachar|suchna)';
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
      `\\b(?:${CHEEZ}|contact|sampark|likhne|bhejne)(?: ${BEECH})* (?:zaroorat|zarurat|jarurat|aavashyakta|avashyakta|avashyakata|fayda|matlab) nahi\\b|\\b${CHEEZ} (?:bhejne|karne) ka (?:koi )?(?:matlab|fayda) nahi\\b|\\b(?:koi )?zaroorat nahi (?:\\w+ ){0,2}${CHEEZ}`,
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
