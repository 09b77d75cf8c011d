// We reached somebody else, said without the words "wrong number": "you have the wrong lady", "this is his ex wife's phone now". Each needs
// more than a denied name, for "I'm not Karen" may be her husband with the same leak. Latin letters in the plain form of
// spelling.rules.ts, Hindi in its one spelling.
import type { Phrase } from './opt-out-phrase.schema.js';

const SOMEBODY = '(?:lady|guy|gal|girl|dude|bloke|chap|fella|fellow|woman|family|household|kid|individual)';
const PHONE = '(?:phone|number|cell|mobile|line|cellphone|sim)';
/** They want something of us all the same, or put our records right. */
const STAYS =
  /\b(?:but|still|instead|new number|correct number|right number|other number|update|appointment|appt|book\w*|schedule|quote|customer since|on file|my (?:file|account|records?)|(?:we|i) (?:do )?(?:need|want|would)|id (?:like|love)|can (?:you|i|we)|when (?:can|will|do|is)|what time|how much|how long|price|when|today|tomorrow|invoice|chart|truck|leak\w*|husband|wife|sister|brother|daughter|son|call (?:him|her|them)|text (?:him|her|them))\b/;
const SIGUE =
  /\b(?:pero|quiero|queremos|necesit\w+|a que hora|la hora|(?<!\bno )soy (?:su|el|la|hij\w+|herman\w+|espos\w+)|tecnico|le cobr\w*|fuga|manden(?:me)?|cita|visita|factura|recibo|cuenta|pedido|orden|direccion|domicilio|casa|nuevo numero|otro numero|el correcto|puede\w*|cuando|cuanto|presupuesto)\b/;
const RUKTA =
  /\b(?:maine|andar|bahar|samajh|uski|uska|unki|bataie|bataiye|toot\w*|aa ja\w*|model|behen|bhai hun|technician|doctor|lekin|magar|par mujhe|chahie|appointment|booking|isi|ispe|yahi|sahi|naya number|diya tha|likha|bhara|chhapa|aakhri|bill|office|company|dukaan|dukan|personal|whatsapp|kab|kitn\w+)\b/;
/** The same, where a SIM of their own is told of. */
const RUKTA_WITH_SIM = new RegExp(RUKTA.source.replace('maine|', ''));

export const STRANGER_PHRASES: readonly Phrase[] = [
  {
    pattern: new RegExp(
      `\\b(?:you|u|youve|yall|yall have|you guys|youre|you are)(?: (?:have|got|ve|must|obviously|clearly|definitely|just|keep|are|r|still))*(?: (?:have|got|reached|texting|texted|messaging|messaged|contacting|contacted|want|after))? the wrong ${SOMEBODY}\\b`,
    ),
    confidence: 0.9,
    isWrongNumber: true,
    unless: new RegExp(`${STAYS.source}|\\b(?:for the job|to (?:the|my|our) (?:house|job|door|address))\\b`),
  },
  // "You've an old number for Sam, this is mine now", "this is his ex wife's phone now", "this ain't Sam's phone no more"
  {
    pattern: new RegExp(
      `\\b(?:old|previous|outdated|former) number (?:for|of) (?!(?:me|us|my|our|the|this)\\b)\\w+.*\\b(?:this is|its|is now|belongs to|mine now|been mine)\\b(?! (?:the|my) new)`,
    ),
    confidence: 0.9,
    isWrongNumber: true,
    unless: STAYS,
  },
  {
    pattern: new RegExp(`\\b(?:this is|its) (?:his|her|their|\\w+s) ex(?: ?(?:wife|husband|girlfriend|boyfriend|partner))?s? ${PHONE}\\b`),
    confidence: 0.9,
    isWrongNumber: true,
    unless: STAYS,
  },
  {
    pattern: new RegExp(
      `\\bthis (?:is not|isnt|aint) (?:(?:mr|mrs|ms|miss|dr) )?(?!(?:my|our|your|his|her|its|this|always|was|yours|hers|business|sales|todays?|tomorrows?|yesterdays?)\\b)\\w+s ${PHONE}\\b`,
    ),
    confidence: 0.9,
    isWrongNumber: true,
    unless: STAYS,
  },
  // "You've got someone else's number"
  {
    pattern: new RegExp(
      `\\b(?:you|u|youve|youre)(?: (?:have|got|are|must have|using|texting|messaging|reached))* (?:somebody|someone|another (?:person|man|woman|guy))s? ?(?:elses?|else s)? ${PHONE}\\b`,
    ),
    confidence: 0.9,
    isWrongNumber: true,
    unless: STAYS,
  },
  // "I am not Mr Patel, this is a private mobile": a name denied and the phone claimed
  {
    pattern: new RegExp(
      `\\b(?:i am|im) not (?:(?:mr|mrs|ms|miss|dr|called|named) \\w+|\\w+(?= .*\\b(?:mine|my) now\\b)).*\\b(?:this is|its|it is) (?:now )?(?:my|a|his|her) (?:own |new |private |personal |work )*${PHONE}\\b|\\b(?:i am|im) not (?:mr|mrs|ms|miss|dr) \\w+.*\\bprivate ${PHONE}\\b`,
    ),
    confidence: 0.9,
    isWrongNumber: true,
    unless: STAYS,
  },
  // "Never been Sam, had this number since 2009": an old number alone is as often a faithful customer's
  {
    pattern:
      /^(?:(?:i have|ive|i) )?never been (?!(?:to|a|an|the|in|on|so|your|happier|better|late|there|here|with|able|rude)\b)[a-z]+ (?:(?:i|we|ive|weve|i have|we have) )?(?:had|owned) this (?:number|line|phone)\b|\b(?:had|owned) this (?:number|line) (?:\w+ )?(?:since|for)\b.*\b(?:no ?(?:one|body)? (?:named|called|by that name)|never been [a-z]+$)/,
    confidence: 0.9,
    isWrongNumber: true,
    unless: STAYS,
  },
  // Spanish: "se equivocó de número"; what is wrong on a bill is none of this, and "se equivoca" may be asked
  {
    pattern:
      /\b(?:se|te) (?:equivoco|equivocaron|equivocaste|confundio|confundieron|confundiste|(?:ha|han|has) (?:equivocado|confundido)) de (?:numero|persona|celular|telefono|movil)\b/,
    confidence: 0.9,
    isWrongNumber: true,
    unless: SIGUE,
  },
  // "Yo no soy la señora Lupita, este celular es mío"
  {
    pattern:
      /\bno soy (?:(?:el |la |ese |esa |ningun |ninguna )?(?:senora?|senorita|sr|sra|srta|don|dona) [a-z]+|[a-z]+(?=.* me lo dieron))\b.*\best[ea] (?:cel|celular|numero|telefono|movil|linea|whatsapp|whats) (?:ya )?(?:es mi[oa]|es (?:personal|particular)|me lo dieron|lo tengo yo)\b|\best[ea] (?:cel|celular|numero|telefono|movil|linea) (?:ya )?(?:es mi[oa]|no es de (?!(?:aqui|casa|uso)\b)[a-z]+)\b.*\bno soy\b/,
    confidence: 0.9,
    isWrongNumber: true,
    unless: SIGUE,
  },
  {
    pattern:
      /\bno (?:soy|conozco|se quien es)\b.*\b(?:(?:me )?(?:esta|estan|siguen?) llegando|me llegan?|me mandan|me escriben)\b(?: \w+){0,4} por (?:error|equivocacion)\b|\b(?:me mandan|me escriben|me llegan?)(?: \w+){0,4} por (?:error|equivocacion)\b.*\bno (?:soy|conozco)\b/,
    confidence: 0.9,
    isWrongNumber: true,
    unless: SIGUE,
  },
];

export const STRANGER_PHRASES_HINDI: readonly Phrase[] = [
  {
    pattern: /\b(?:rong|raung|rongh) (?:number|nambar)\b/,
    confidence: 0.9,
    isWrongNumber: true,
    unless: /\b(?:maine|diya tha|likha|bhara|sahi)\b/,
  },
  // "This number is not Manoj's"
  {
    pattern:
      /\b(?:ye|yah) (?:number|nambar) (?:(?:ab|to) )*(?!(?:mera|meri|mere|hamara|aap|aapka|kisi|kaam)\b)[a-z]+(?: (?:ji|sahab|bhai))? (?:ka|ki) nahi\b/,
    confidence: 0.9,
    isWrongNumber: true,
    unless: RUKTA,
  },
  // "It must be somebody else's number", "I am not Ramesh, this number is mine now", "you look for somebody else"
  {
    pattern:
      /\b(?:ye|yah) (?:number )?kisi (?:aur|dusre|doosre) ka (?:number|nambar) (?:hoga|hai|lag)\b|\bmain [a-z]+(?: ji)? nahi hun\b.*\b(?:ye|yah) (?:number|nambar|phone|sim) (?:(?:ab|to) )*mera\b|\baap (?:shayad |galti se )?kisi aur ko (?:dhu?u?n?dh|dho+n?dh|khoj) rah\w*/,
    confidence: 0.9,
    isWrongNumber: true,
    unless: RUKTA,
  },
  // "Who are you? I am no Priya"
  {
    pattern:
      /\bkaun (?:ho|hai|bol)\b.*\bmain (?:koi )?(?!(?:owner|malik|ghar|free|interested|sure|available|yahan|abhi|abi|busy|office|akela|wahan|us|is|aisa|koi)\b)[a-z]+ nahi hun\b/,
    confidence: 0.9,
    isWrongNumber: true,
    unless: RUKTA,
  },
  // "I am not the one you look for, I bought this SIM last week"
  {
    pattern:
      /^(?=.*\b(?:(?:vo|wo|woh) main nahi|main (?:vo|wo|woh) nahi|main (?:koi )?[a-z]+ nahi hun|kisi aur ko)\b)(?=.*\b(?:ye|naya|nayi) (?:sim|number|nambar) (?:\w+ ){0,5}(?:li|le li|liya|mila|mili|kharid\w*|chalu)\b)./,
    confidence: 0.9,
    isWrongNumber: true,
    unless: RUKTA_WITH_SIM,
  },
];
