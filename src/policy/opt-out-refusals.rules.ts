// Short refusals that name neither texts nor a list: who this is and stop, "not now, not ever", "go bother somebody else", whoever was
// meant is dead or has moved away. Latin letters in the plain form of spelling.rules.ts, Hindi in its one spelling.
import type { Phrase } from './opt-out-phrase.schema.js';

const TEXTS = '(?:texts?|messages?|msgs?|sms|reminders?|promos?|promotions?|ads?|offers?|alerts?|notifications?|blasts?|spam)';
/** What may follow a wish until the end. */
const LAST = '(?: (?:please|pls|plz|now|again|ever|thanks|thank you|ok|period|any ?more|no more|at all|bro|man|sorry))*$';
const HELLO = '(?:(?:hi|hey|hello|sorry|um|no|please|ugh|yo|ok|look|and|so|wtf|lol|btw|fyi) )*';
/** Who was meant and is no more. A furnace and a battery die as well, and a dog is told of by a customer who stays. */
const SOMEONE =
  '(?:he|she|they|my (?:dad|father|mom|mum|mother|husband|wife|son|daughter|brother|sister|uncle|aunt|grand\\w+|roommate)|mr \\w+|mrs \\w+|the (?:owner|man|woman|guy|lady|person))';
const IS_DEAD = `(?:(?:hes|shes|theyre|${SOMEONE}(?: (?:is|was))?)(?: (?:been|already|now))* (?:dead|deceased|passed(?: (?:away|on))?|gone now)|${SOMEONE}(?: (?:has|have|had|just|sadly|recently|already))* (?:passed (?:away|on)|passed|died))`;
const CONTACTING = '(?:calling|texting|messaging|contacting|writing|sending|bothering|asking)';
/** Something of theirs is to be done all the same. */
const STAYS =
  /\b(?:appointment|appt|visit|booking|schedule|estate|invoice|bill|quote|estimate|but|still|instead|tomorrow|today|new (?:owner|tenant|number)|can (?:you|i|we)|could you|(?:i|we) (?:do )?(?:need|want)|leak\w*|how much|when)\b/;
/** More of it is meant than what we send. */
const GOODS = /\b(?:filters?|pills?|meds|parts?|boxes|results?|sessions?|appointments?|lashes|extensions|refund|return|services?)\b/;
const NAME =
  '(?!(?:the|a|an|my|our|your|his|her|their|its|it|he|she|they|we|i|you|who|that|this|which|someone|somebody|nobody|anyone|landlord|owner|tenant|tenants|kids?|dog|cat|also|even|she|mom|dad|mother|father|wife|husband|son|daughter|one|people|sorry|please|really|just|actually|heat|water|air|cold|power)\\b)[a-z]{2,}(?: [a-z]+)?';

export const REFUSAL_PHRASES: readonly Phrase[] = [
  // "wtf who is this stop": the word alone, behind a curse or a question who writes
  {
    pattern:
      /^(?:(?:wtf|wth|tf|omg|bro|dude|ugh|ok|hey|hi|hello|yo|um|please|what the (?:hell|heck|fuck)|who (?:is|are|r|tf is|the hell is|the heck is|the fuck is) (?:this|you|u|yall)|whos (?:this|dis)|who dis|who this|new phone|idk (?:you|u|who (?:this|you) (?:is|are))|quien (?:es|eres|son|habla)|que (?:chingados|diablos|demonios)|kaun (?:hai|ho)|kon (?:hai|ho)|ye|kaun) )+stop(?: (?:please|now|it|already|texting|this|ya|por favor|bro|ffs))*$/,
    confidence: 0.93,
  },
  // "hes dead, stop calling": a stop that no "call instead" takes back
  {
    pattern: new RegExp(
      `\\b${IS_DEAD}\\b.*\\b(?:stop|quit|(?:do not|dont) keep|no more) ${CONTACTING}\\b|\\b(?:stop|quit) ${CONTACTING}\\b.*\\b${IS_DEAD}\\b`,
    ),
    confidence: 0.93,
    unless: STAYS,
  },
  {
    pattern:
      /\b(?:ya )?(?:murio|fallecio|ha muerto|ha fallecido|esta muert[oa])\b.*\b(?:no (?:me |nos |le |lo |la )?(?:llam|escrib|mand|busqu|molest)\w*|dejen de \w+)|\b(?:no (?:me |nos |le |lo |la )?(?:llam|escrib|mand|busqu|molest)\w+|dejen de \w+)\b.*\b(?:murio|fallecio|ha muerto|ha fallecido|esta muert[oa])\b/,
    confidence: 0.92,
    unless: /\b(?:perr[oa]|gat[oa]|cita|factura|pero|manana|hoy|bateria|motor|boiler|calentador)\b/,
  },
  // "Joe doesn't live here anymore" and nothing else: a stranger holds the number; a pronoun, or who moved out, may be of a household we know
  {
    pattern: new RegExp(
      `^${HELLO}${NAME} (?:(?:doesnt|does not|dont|do not) (?:live|stay) (?:here|at this (?:address|number))(?: (?:any ?more|no more|any longer|now))?|no longer (?:lives|stays) (?:here|at this address))${LAST}`,
    ),
    confidence: 0.9,
    isWrongNumber: true,
    unless: STAYS,
  },
  {
    pattern: new RegExp(
      `^${HELLO}(?:(?:he|she|they) (?:doesnt|does not|dont|do not|no longer) (?:lives?|stays?) here(?: (?:any ?more|no more|any longer))?|${NAME} (?:has )?moved (?:out|away)(?: (?:a (?:while|year|month) ago|years ago|months ago|last (?:year|month)))?)${LAST}`,
    ),
    confidence: 0.75,
    isWrongNumber: true,
    unless: STAYS,
  },
  {
    pattern:
      /^(?:(?:hola|perdon|disculpe|lo siento|no) )*(?!(?:yo|el|ella|la|mi|ya|que|aqui|quien|usted|agua|nadie|alguien)\b)[a-z]{3,}(?: [a-z]+)? ya no (?:vive|trabaja|esta) (?:aqui|en esta (?:casa|direccion))(?: (?:ya|gracias|hace \w+ \w+))*$/,
    confidence: 0.9,
    isWrongNumber: true,
    unless: /\b(?:pero|necesit\w+|cita|duena?|inquilin[oa]|tecnico|plomero)\b/,
  },
  // "I'm not Marisol, she changed her number"
  {
    pattern:
      /\bnot (?!(?:sure|the|a|an|at|in|home|able|going)\b)[a-z]+\b.*\b(?:she|he|they|that person) (?:changed|switched|got a new|has a new|must have changed|gave up) (?:(?:her|his|their|a|the) )?(?:phone )?(?:number|phone|numbers|cell)\b/,
    confidence: 0.9,
    isWrongNumber: true,
    unless: STAYS,
  },
  {
    pattern:
      /\bno soy (?!(?:el|la|un|una|de|yo|tan|muy|quien)\b)[a-z]+\b.*\b(?:ell?a?|est[ea] persona|esa persona|ese senor|esa senora) (?:ya )?(?:cambio|cambiaron) (?:de |su |el )?(?:telefono|numero|cel\w*|linea)\b/,
    confidence: 0.9,
    isWrongNumber: true,
    unless: /\b(?:pero|necesit\w+|cita|su (?:nuevo )?numero es|le paso|anote)\b/,
  },
  // "wrong number, dont message here again": asked who we are in the same breath
  {
    pattern: /\bwho is this wrong (?:number|person)\b.*\b(?:do not|dont|stop|quit|lose|remove|delete|never)\b/,
    confidence: 0.93,
  },
  // "Not interested, not now not ever"
  {
    pattern: new RegExp(
      `\\b(?:not|never|no) (?:\\w+ )?interest(?:ed)?\\b.*\\b(?:not now (?:and |or )?(?:not )?ever|now or ever|not (?:today )?(?:not )?ever|never (?:will be|have been and never will be))${LAST}|\\bno me interesa\\b.*\\bni ahora ni nunca\\b`,
    ),
    confidence: 0.9,
    unless: STAYS,
  },
  // "I don't want these anymore": whoever sends goods is told so otherwise
  {
    pattern: new RegExp(
      `^${HELLO}(?:i|we) (?:really |just |honestly )*(?:do not|dont) want (?:these|those)(?: ${TEXTS}| things)? (?:any ?more|no more|any longer)${LAST}|^(?:por favor )?ya no quiero (?:estos|esos)(?: (?:por favor|gracias|porfa))*$`,
    ),
    confidence: 0.9,
    unless: GOODS,
  },
  {
    pattern: new RegExp(
      `\\b(?:can|could|may|might) (?:i|we) (?:please )?(?:not|stop) (?:get|getting|receive|receiving)(?: any of)? (?:these|those|your ${TEXTS})(?: ${TEXTS})?(?: (?:any ?more|please|any longer|again))*(?= |$)`,
    ),
    confidence: 0.92,
    unless: GOODS,
  },
  // "I never want another text", "if another one comes I report you"
  {
    pattern: new RegExp(
      `\\b(?:never|do not|dont|not)(?: \\w+)? (?:want|wanna|need|wish)(?: to)? (?:(?:get|see|receive|read|hear) )?(?:another|one more|a single|any other)(?: single)? ${TEXTS}\\b`,
    ),
    confidence: 0.94,
    unless: /\b(?:until|till|unless|before|about (?!your|ur)|from my)\b/,
  },
  {
    pattern:
      /\bif (?:i|we) (?:get|see|receive) (?:another|one more)(?: (?:one|of (?:these|those)))* (?:(?:then|and|so) )?(?:im|i am|ill|i will|we are|were|well|we will|you|youre|its)(?: \w+)? (?:report|block|su(?:e|ing)\b|call(?:ing)? (?:the|my)|fil(?:e|ing))\w*/,
    confidence: 0.92,
  },
  {
    pattern:
      /\bsi (?:me|nos) (?:llega|llegan|mandan|manda|envian) (?:ni )?(?:otr[oa]s?|un[oa]? mas|mas)(?: \w+){0,2} (?:(?:los?|las?|les|te) )?(?:voy a |vamos a )?(?:report|denunci|demand|bloque)\w*/,
    confidence: 0.92,
    unless: /\b(?:factura|recibo|multa|fuga|recibos)\b/,
  },
  // "Go bother someone else with your specials"
  {
    pattern:
      /\bgo (?:and )?(?:bother|bug|annoy|spam|pester|harass|text|message|scam) (?:someone|somebody|anyone|anybody) else\b|(?<!\b(?:dont|not|never|to|you) )\b(?:bother|bug|annoy|spam|pester|harass) (?:someone|somebody|anybody) else (?:with|about) (?:your|ur|these|this|that|all)\b|\b(?:vaya|vayan|vete) a (?:molestar|fastidiar|fregar|hostigar) a (?:otr[oa]|otr[oa]s|otra persona|alguien mas|otro lado)\b|\bmolest(?:en|e|a) a (?:otr[oa]s?|alguien mas)\b/,
    confidence: 0.92,
  },
  // "This is a company phone, take it out of your system"
  {
    pattern:
      /\b(?:phone|number|line|cell|mobile|cellphone)\b.*\b(?:take|remove|delete|get|drop|pull|scrub) (?:it|this one) (?:out|off|from)(?: of)? (?:your|the|ur|that|this) (?:\w+ )?(?:systems?|lists?|database|records?|contacts?|files?|computer)\b/,
    confidence: 0.93,
    unless: /\b(?:old|new|other|replace|instead|update)\b/,
  },
];

export const REFUSAL_PHRASES_HINDI: readonly Phrase[] = [
  {
    pattern: /^(?:(?:kaun|kon|hai|ho|ye|yeh|aap|tum|bhai|are|arre|abe|yaar|kya|hello|who|is|this) )+stop(?: (?:karo|please|ab))*$/,
    confidence: 0.93,
  },
  {
    pattern:
      /\b(?:death|dehant|nidhan|swargwas|guzar|gujar|chal base|expire)\b.*\b(?:call|phone|message|text|sms|contact)(?: \w+)? (?:mat|na|band)\b|\b(?:call|phone|message|text|sms|contact)(?: \w+)? (?:mat|na|band)\b.*\b(?:death|dehant|nidhan|swargwas|guzar gay\w*|gujar gay\w*|chal base|expire)\b/,
    confidence: 0.92,
    unless: /\b(?:kutt\w|dog|billi|appointment|lekin|kal|aaj|baje)\b/,
  },
  {
    pattern:
      /^(?:(?:sorry|ji|nahi|hello|bhai) )*(?!(?:ab|wo|woh|vo|ye|main|ham|hum|koi|mera|mere|meri|malik|owner|papa|mummy|beta|bhai)\b)[a-z]{2,}(?: (?:ji|bhai|sahab))? (?:(?:ab|to|toh) )*(?:yahan|yaha|idhar|is (?:ghar|pate) (?:main|pe|par)) (?:ab )?nahi (?:rehta|rehti|rehte|raha|rahta|rahti|rahte)(?: (?:hai|hain|ab|ji))*$/,
    confidence: 0.9,
    isWrongNumber: true,
  },
  {
    pattern:
      /\bmain [a-z]+(?: ji)? nahi (?:hun|hoon|hu)\b.*\b(?:unhone|usne|unka|uska|unki) (?:\w+ )?(?:number|nambar|phone|sim) (?:badal\w*|change\w*|chhod\w*)\b/,
    confidence: 0.9,
    isWrongNumber: true,
    unless: /\b(?:lekin|magar|par mujhe|chahie|naya number hai)\b/,
  },
  {
    pattern:
      /\b(?:message|text|sms|whatsapp|reminder|msg)s?(?: \w+){0,2} nahi chahie\b|\bna ab na kabhi\b.*\b(?:nahi|interest|bhej\w*)\b|\binterest(?:ed)? nahi\b.*\bna ab na kabhi\b/,
    confidence: 0.92,
    unless: /\b(?:call|phone) (?:kar\w*|chahie)\b|\b(?:leak|nal|pipe|ac|kaam)\b/,
  },
  {
    pattern:
      /\bek (?:aur|bhi)(?: \w+)? (?:aaya|aya|aai|bheja|mila) (?:na )?(?:to|toh)\b.{0,30}\b(?:report|block|shikayat|complain\w*|police|case)\b/,
    confidence: 0.92,
    unless: /\b(?:bill|chor|kutt\w)\b/,
  },
  {
    pattern:
      /\b(?:kisi|kahi) (?:aur|dusre|doosre) (?:ko|ke paas) (?:jaake |jaakar |ja ke |ja kar )?(?:pareshan|tang|disturb|irritate|spam) (?:karo|kar|karie|kijie|kardo)\b/,
    confidence: 0.92,
  },
];
