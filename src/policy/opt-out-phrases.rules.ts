// The words of an opt-out in one's own words, read by free-text-opt-out.rules.ts in the plain form of spelling.rules.ts: lower case,
// no punctuation, no accents, slips repaired, apostrophes removed ("dont").

export interface Phrase {
  pattern: RegExp;
  confidence: number;
  isWrongNumber?: true;
}

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
  },
  {
    pattern:
      /\b(?:unsubscribe|opt (?:me )?out|opting out|opted out)\b(?! (?:me )?(?:of|from) (?:(?:the|my|your|this) )?(?:\w+ )?(?:warranty|plan|insurance|maintenance))/,
    confidence: 0.92,
  },
  { pattern: /\b(?:lose|forget|erase|block) (?:my|this) (?:number|phone)\b/, confidence: 0.95 },
  { pattern: /\bleave (?:me|us) alone\b/, confidence: 0.95 },
  { pattern: /\b(?:wrong number|wrong person)\b/, confidence: 0.9, isWrongNumber: true },
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

// Spanish, Hindi, and Hindi in Latin letters
const OTHER_LANGUAGES: Phrase[] = [
  // Spanish
  {
    pattern:
      /\bya no me (?:escriba[ns]?|mande[ns]?|envie[ns]?|contacte[ns]?|moleste[ns]?|texte[ae]n?)(?: (?:mas|nada|mensajes|textos|por favor))*$/,
    confidence: 0.95,
  },
  { pattern: /\bno me (?:vuelvan?|vuelvas) a (?:escribir|mandar|enviar|llamar|contactar|textear|molestar)\b/, confidence: 0.95 },
  {
    pattern: /\b(?:borr(?:a|e|en)|quit(?:a|e|en)|elimin(?:a|e|en)|saqu(?:e|en)|saca) (?:mi|este) (?:numero|telefono|celular)\b/,
    confidence: 0.95,
  },
  { pattern: /^ya basta(?: por favor)?$|\bbasta (?:de|con) (?:(?:los|estos|tantos|sus) )?(?:mensajes|textos|sms)\b/, confidence: 0.92 },
  { pattern: /\b(?:dar|den?|da)(?:me|nos) de baja\b(?! del? (?:plan|seguro|contrato|servicio|mantenimiento))/, confidence: 0.93 },
  {
    pattern: /\b(?:deje|deja|dejen|dejar|para|paren|pare) de (?:enviar|mandar|escribir|llamar|molestar|contactar|textear)(?:me|nos)?\b/,
    confidence: 0.96,
  },
  {
    pattern:
      /\bno (?:me|nos) (?:envie|envies|envien|envíe|envíes|envíen|mande|mandes|manden|escriba|escribas|escriban|contacte|contactes|contacten|moleste|molestes|molesten|llame|llames|llamen)(?: (?:mas|más|nunca|otra vez)| (?:mas |más )?(?:mensajes|textos|sms))/,
    confidence: 0.95,
  },
  { pattern: /\bno (?:quiero|deseo)(?: recibir)?(?: mas| más| sus| estos)* (?:mensajes|textos|sms)\b/, confidence: 0.95 },
  {
    pattern: /\b(?:qu[ií]t[ae]n?me|b[oó]rr[ae]n?me|elim[ií]n[ae]n?me|s[aá](?:c|qu)[ae]n?me) de (?:la |su |esta |tu )?lista\b/,
    confidence: 0.96,
  },
  { pattern: /\bnumero equivocado\b/, confidence: 0.9, isWrongNumber: true },
  { pattern: /\bno (?:quiero|queremos) que (?:me|nos) (?:escrib|mand|envi|llam|contact|text)\w*/, confidence: 0.93 },
  { pattern: /\bno (?:me|nos) \w+ ni (?:me |nos )?(?:escrib|mand|envi|contact|text)\w*/, confidence: 0.93 },
  // Hindi and Hindi in Latin letters
  { pattern: /(?:मैसेज|संदेश|एसएमएस|मेसेज) (?:मत भेजो|मत भेजें|मत भेजिए|भेजना बंद|न भेजें|ना भेजें|नहीं चाहिए|बंद करो|बंद करें)/, confidence: 0.96 },
  { pattern: /(?:मुझे|हमें) (?:मैसेज |संदेश |फोन |कॉल )?(?:मत करो|मत करें|परेशान मत)/, confidence: 0.93 },
  { pattern: /गलत नंबर/, confidence: 0.9, isWrongNumber: true },
  {
    pattern:
      /\b(?:message|msg|sms|text|messages) (?:mat|na|nahi) (?:bhejo|bhejna|bhejiye|bheje|bhejein|karo|karna|kare|karein|kariye|chahiye)\b/,
    confidence: 0.95,
  },
  { pattern: /\b(?:message|msg|sms|text|messages)(?: bhejna| karna)? band (?:karo|kar do|kardo|kijiye|karein|kare)\b/, confidence: 0.95 },
  {
    pattern: /\b(?:mujhe|hume|humko|mujhko) (?:message |msg |text |call |phone )?(?:mat karo|mat karna|pareshan mat|tang mat)\b/,
    confidence: 0.93,
  },
  { pattern: /\b(?:mat|na) (?:bhejo|bhejna|bhejiye|karo) (?:message|msg|sms|text)/, confidence: 0.95 },
  { pattern: /\bgalat number\b/, confidence: 0.9, isWrongNumber: true },
  { pattern: /(?:मेरा|मेरे|यह|ये) नंबर.{0,12}(?:हटा|डिलीट|निकाल|मिटा)/, confidence: 0.95 },
  { pattern: /(?:मैसेज|मेसेज|संदेश|एसएमएस) (?:(?:करना|भेजना) बंद|(?:मत|न|ना) (?:करना|करो|करें|कीजिए|भेजना))/, confidence: 0.95 },
  { pattern: /\b(?:mera|mere|ye|yeh) number\b.{0,15}\b(?:hata\w*|delete|remove|nikal\w*|mita\w*)\b/, confidence: 0.95 },
  { pattern: /\b(?:pareshan|tang) (?:mat|na) (?:karo|kare|karein|kijiye|karna)\b/, confidence: 0.92 },
];

export const PHRASES: readonly Phrase[] = [...ENGLISH, ...OTHER_LANGUAGES];

// Wordings that contain a phrase above and mean the opposite, or somebody else's messages.
export const NOT_MEANT: RegExp[] = [
  /\b(?:please )?(?:do not|dont|never) stop\b/,
  /\bwhy (?:did|have) (?:you|i) stop/,
  /\b(?:wont|will not|does not|doesnt|cant|cannot|not) stop (?:calling|texting|messaging|sending|beeping)\b/,
  /\b(?:did i|is this|sorry|do i have the|was that|i (?:think|thought) (?:i|you)|i (?:had|dialed|called|have|gave you|texted)) (?:\w+ ){0,2}wrong (?:number|person)\b/,
  /\b(?:thermostat|alarm|detector|camera|doorbell|unit|app|system|furnace|my (?:ex|wife|husband|phone)) (?:\w+ ){0,3}(?:keeps |wont stop |will not stop )(?:texting|messaging|sending|calling|beeping)/,
  /\b(?:stop|quit) (?:sending|calling|bothering) (?:my (?:wife|husband|landlord|tenant|mom|dad)|him|her|them)\b/,
  /\b(?:before|after|until|unless|when) you (?:\w+ )?(?:stop|quit)\b/,
  /\bno me (?:llame|llames|llamen) (?:antes|despues|después|ahora|hoy)\b/,
  /\b(?:aaj|kal|abhi|subah|raat ko) (?:\w+ )?(?:message|text|call) (?:mat|na)\b|(?:आज|कल|अभी|रात को) (?:मुझे )?(?:मैसेज|संदेश|कॉल) मत/,
];
