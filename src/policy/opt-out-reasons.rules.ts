// Opting out round about: a bare stop beside a reason ("I'm 14, I own no furnace, stop"), impatience ("stop means stop"), a wish to be
// forgotten, and reminders of what is over. Latin letters in the plain form of spelling.rules.ts, Hindi in its one spelling.
import type { Phrase } from './opt-out-phrase.schema.js';

const TEXTS =
  '(?:texts?|messages?|msgs?|sms|reminders?|remainders?|alerts?|notifications?|notices|promos?|promotions?|ads?|offers|updates|newsletters?|specials|spam)';
/** What is booked, or remembered already: the wish is about one reminder. */
const ABOUT_VISIT =
  /\b(?:appointment|appt|visit|booking|tomorrow|today|tonight|i (?:know|remember|wont forget|got it)|ill be there|see you|monday|tuesday|wednesday|thursday|friday|saturday|sunday|how old|my age|lol|haha)\b/;
/** Why they are no customer, or none any more. */
const NO_CUSTOMER = [
  '(?:im|i am)(?: only| just| literally)? (?:\\d{1,2}(?! (?:min|minutes|hours|miles|days))|an? (?:kid|minor|child|teen\\w*|student|renter|tenant))',
  '(?:dont|do not|never) (?:even )?(?:own|have|had|drive|drove) (?:an? |any |no )(?!(?:way|idea|clue|choice|problem|key|time|chance|good|reason|lot|minute)\\b)\\w+',
  '(?:not|never been|never was|no longer)(?: even)? (?:an? |your |the )?(?:customer|client|patient|member|homeowner|parent|student)',
  'this is my (?:phone|number|cell|work phone)',
  '(?:moved|moving) (?:away|to|out)',
  'sold (?:the|my|our|that|it)',
  '(?:dont|do not|no longer) (?:live|work) (?:there|here|in|at)',
  'my name is(?: not|nt)',
  'idk who (?:you|this|u)',
].join('|');
/** Where they lived, what they had: "moved the couch" and "moved my appointment" end nothing. */
const IS_OVER =
  '(?:moved (?:away|out|abroad|overseas|interstate|to (?!(?:the|a|an|our|my|your|room|mon|tues|wednes|thurs|fri|satur|sun)))|sold (?:the|my|our) (?:house|home|car|condo|place|flat|truck|boat|pool|bike)|retired|passed away|died|graduated|no longer (?:own|have|live|drive)|(?:dont|do not) (?:own|live)|cant use)';

export const REASON_PHRASES: readonly Phrase[] = [
  // "I'm 14, this is my phone, please stop"; "stop, we moved to Ohio". A bare stop behind a tale is as often where a bus stops.
  {
    pattern: new RegExp(`\\b(?:${NO_CUSTOMER})\\b.*\\b(?:please|pls|plz|so|now|just|ok) stop(?: (?:please|now|it|thanks|lol))*$`),
    confidence: 0.9,
    unless:
      /\b(?:appointment|appt|leak\w*|noises?|beep\w*|running|water|alarm|smell|tech|technician|driver|delivery|to (?:just|please)|tempted|until|then)\b/,
  },
  {
    pattern: new RegExp(
      `^(?:(?:please|hi|hey|ok|omg|just) )*stop (?:please |now )*(?:not (?:your|a) (?:customer|client|patient|member)\\b|(?:i am|im|we are|were) not (?:your|a) (?:customer|client|patient|member)\\b|(?:i|we|weve|ive) (?:have |just |already )*(?:${IS_OVER}))`,
    ),
    confidence: 0.9,
    unless:
      /\b(?:tech|technician|driver|order|delivery|work|pour|dig|paint|wrong (?:house|address)|leak\w*|appointment|appt|remember|new one)\b/,
  },
  // The word itself, insisted on
  {
    pattern:
      /\bstop means (?:stop|no|quit|never|no more|done)\b|\b(?:what|which) part of (?:the word )?(?:stop|unsubscribe|leave me alone) (?:(?:dont|do not|cant|didnt|did|do) (?:you|u|yall)|you (?:dont|do not|didnt|cant)|(?:is|was) (?:not clear|unclear|so hard|hard|confusing))\b/,
    confidence: 0.93,
    unless: /\b(?:stop (?:leaking|sign|light|valve|work)|brakes?)\b/,
  },
  // Forgotten; "did you forget I exist?" is one who waits
  {
    pattern:
      /(?<!\b(?:did|do|does|you|u|ya|yall|they|he|she|guys|people|to|not|dont|always|never|ever|company|office|yes|just|totally|completely) )forget (?:that )?(?:i|we) (?:even |ever )?exist(?:ed)?\b|\b(?:please|kindly|can you|could you|you can)(?: please| just)? forget (?:that )?(?:i|we) (?:even |ever )?exist(?:ed)?\b|\bpretend (?:that )?(?:i|we) (?:dont|do not|never) exist(?:ed)?\b/,
    confidence: 0.92,
  },
  {
    pattern:
      /\b(?:never|not) again (?:in|on|to) (?:my|this) (?:inbox|phone|dms?|texts|messages|line|number|screen)\b|(?:^|\b(?:please|just|pls|and|so|now) )(?:stay|keep|get|go)(?: (?:the (?:hell|heck|f\w*)|(?:your|the|these) (?:texts?|ads?|promos?|spam|junk)))? (?:out of|outta|off|off of) my (?:inbox|dms?|texts|messages)\b/,
    confidence: 0.92,
  },
  // "Whatever reminders you have set up, kill them"
  {
    pattern: new RegExp(
      `\\b${TEXTS}\\b(?: \\w+){0,6} (?<!\\b(?:dont|not|never|to|cant|please not) )(?:kill|stop|end|ditch|scrap|bin|nix|axe|quit) (?:all of )?(?:em|them|those)(?: (?:all|please|now|off|thanks|already|hon))*$`,
    ),
    confidence: 0.92,
    unless: new RegExp(
      `${ABOUT_VISIT.source}|\\b(?:can|could|how|do|will) (?:you|u|i|we)\\b|\\b(?:bugs?|mice|mouse|roach\\w*|rats?|ants?|wasps?|hornets?|weeds?|termites|fleas)\\b`,
    ),
  },
  // "We moved to Ohio, don't need these any more"
  {
    pattern: new RegExp(
      `\\b(?:${IS_OVER}).*\\b(?:do not|dont) (?:want|need) these(?: ${TEXTS}| things)? (?:no more|any ?more|any longer)(?: (?:please|hon|honey|dear|love|thanks|thank you|sweetie|yall|man|sir|maam|ok|bye|sorry|guys|darling|hun))*$`,
    ),
    confidence: 0.92,
    unless:
      /\b(?:filters?|pills?|tablets|meds|medicine|parts?|units?|sessions?|slots?|classes|lessons|crutches|boxes|bins|keys|curtains|glasses|lenses|return|refund|pick ?up|appointments?|visits?|treatments?|pipes?|tools?|pads)\b/,
  },
  // Texts that are put first: "these promotional texts I don't want"
  {
    pattern: new RegExp(
      `\\b(?:these|your|ur|such|promotional|marketing|promo|daily) (?:\\w+ ){0,2}${TEXTS} (?:that )?(?:i|we) (?:really |just |simply )?(?:do not|dont) (?:want|need)(?= ?$| (?:any ?more|at all|remove|stop|delete|please|kindly|sir|so|band|hata\\w*)\\b)`,
    ),
    confidence: 0.92,
    unless: ABOUT_VISIT,
  },
  // Reminders of what is over: "don't remind me of his shots any more, he passed away"
  {
    pattern:
      /\b(?:do not|dont|never|no need to) (?:keep )?remind(?:ing)? (?:me|us)\b(?=.*\b(?:passed away|died|dead|put (?:him|her) (?:down|to sleep)|no longer with us|rehomed)\b|.*\bany ?more$|.*\b(?:ever|never) again\b)/,
    confidence: 0.92,
    unless: ABOUT_VISIT,
  },
  // "It costs me, so please don't send any more. Thank you, Harold"; of a thing or a person more than this word follows
  {
    pattern:
      /\b(?:so|and|but|please|pls|kindly|just) (?:please |kindly |pls )?(?:do not|dont|stop|quit|no longer) send(?:ing)? (?:(?:me|us) )?(?:any ?more|(?:them|these|those)(?: (?:any ?more|to (?:me|us)|again))?|any)(?= (?:thank\w*|thanks|ok|okay|please|sorry|regards|love|bye|sincerely|cheers|ty)\b|$)/,
    confidence: 0.92,
    unless:
      /\b(?:filters?|parts?|boxes|bills?|invoices?|pills?|meds|samples?|flowers|packages?|orders?|guys|techs?|cleaners?|crew|until|till|before|tomorrow|today)\b/,
  },
  // "Can you take our number off please", "kindly get me back off it"
  {
    pattern:
      /\b(?:take|get|kindly get|pull) (?:me|us|my number|our number|this number|my name|our name) (?:back )?off(?: (?:it|this|that|there|here))?(?= (?:please|pls|plz|x|xx|thanks|thank|period|ty|now|asap)\b|$)/,
    confidence: 0.92,
    unless:
      /\b(?:schedule|calendar|appointment|appt|wait ?list|waiting list|roof|ladder|phone call|hook|hold|plan|bed|chair|class|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d ?(?:am|pm))\b/,
  },
  // "Please remove her from your reminders", "no need to send us any more reminders", "I'm good on the texts from here on out"
  {
    pattern: new RegExp(
      `\\b(?:remove|delete|take) (?:him|her|them|(?:my|our) (?:wife|husband|mom|mum|mother|dad|father|son|daughter|brother|sister|grand\\w+|tenants?|boss|number|name))(?: off)? (?:from|off|of) your (?:\\w+ )?(?:${TEXTS}|lists?|system|records?|contacts?|database)\\b|\\bno need to (?:keep )?send(?:ing)? (?:me|us) (?:any ?(?:more|further)?|more|further|these|the)? ?${TEXTS}\\b|\\bim (?:all )?(?:good|set|fine|done) (?:on|with|without) (?:the |your |these |all the )?${TEXTS}(?= (?:from here|thanks|thank|appreciate|now|going forward|please)\\b|$)`,
    ),
    confidence: 0.92,
    unless: ABOUT_VISIT,
  },
  {
    pattern:
      /^(?=.*\bcut (?:it|this|that) out\b)(?=.*\b(?:phone|texts?|texting|messages?|spam|ads?)\b)(?!.*\b(?:furnace|alarm|thermostat|ac|camera|kids?)\b)./,
    confidence: 0.9,
  },
  // Polite ends: "I'd rather you didn't contact me", "no need to keep us on your contacts", "she died, please don't send her anything"
  {
    pattern:
      /\b(?:id|we ?d|i would|we would) (?:much )?(?:rather|prefer(?: it)?(?: if)?) (?:that )?(?:you|u|yall) (?:didnt|did not|dont|do not|not|never) (?:contact|text|message|write(?: to)?|email|bother) (?:me|us)(?: (?:any ?more|any further|any longer|again|at all|ever|please|thanks|thank you))*$|\bno need to (?:keep|have) (?:me|us) (?:on|in) your (?:contacts?|lists?|system|files?|database|records)\b(?! for\b)/,
    confidence: 0.92,
    unless: ABOUT_VISIT,
  },
  {
    pattern:
      /^(?=.*\b(?:(?:wife|husband|mother|mom|mum|mama|dad|father|papa|son|daughter|brother|sister|grand\w+|nan|nana|aunt|uncle|owner|he|she|cat|dog|kitten|puppy)(?: (?:has|just|sadly|recently|unfortunately))* (?:died|passed (?:away|on|in (?!out)|last|this))|deceased|no longer with us)\b).*\b(?:do not|dont|stop|never) (?:send|sending|contact|contacting|text|texting|write|writing|message|messaging)(?: to)? (?:her|him|them)(?: (?:any ?more|anything|again|any|ever|these|your|please|else))*(?!\w)/,
    confidence: 0.92,
    unless:
      /\b(?:appointment|appt|visit|booking|tomorrow|today|tonight|yet|before|after|until|invoice|bill|flowers|surprise|instead|call (?:me|us)|text (?:me|us))\b/,
  },
  // Spanish
  {
    pattern:
      /\bya no (?:hace falta|es necesario|hay necesidad)(?: de)? que (?:me|nos) (?:avis|mand|escrib|envi|record|recuerd|llam)\w*(?: (?:de nada|mas|nada|mensajes?|avisos?|por favor|gracias))+/,
    confidence: 0.92,
    unless: /\b(?:cita|visita|manana|hoy|lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b/,
  },
  {
    pattern:
      /\b(?:ya )?no (?:me|nos) recuerd(?:en|es|e) (?:mas|nunca mas|nada mas)\b|\b(?:dejen|deje) de (?:estar )?record(?:arme|arnos|andome|andonos)\b/,
    confidence: 0.92,
    unless: /\b(?:cita|visita|manana|hoy|lunes|martes|miercoles|jueves|viernes|sabado|domingo|pague|ya (?:lo )?se|ya me acorde|jaja\w*)\b/,
  },
  {
    pattern:
      /^(?:stop|alto|basta|paren|pare)(?: (?:ya|por favor|porfavor|porfa|gracias|con esto))* ya no (?:vivo|vivimos|soy|somos|trabajo)\b|\bya no (?:vivo|soy|trabajo|tengo (?:casa|carro|coche|perro|gato|auto))\b.* (?:stop|basta)(?: (?:ya|por favor|porfavor|porfa|gracias))*$/,
    confidence: 0.9,
    unless: /\b(?:obra|pedido|tecnico|entrega|camion|cita|direccion|fuga|puerta)\b/,
  },
  {
    pattern:
      /\bolvid(?:ense|ese|ate|aos) de que (?:yo )?exist\w+|\bhag(?:an|a|as) (?:de cuenta |como )que no existo(?: (?:por favor|gracias))*$|\b(?:stop|basta) (?:es|significa|quiere decir) (?:stop|basta|no)\b(?! \w)/,
    confidence: 0.92,
  },
];

const THINGS = '(?:message|text|sms|reminders?|remainders?|notifications?|updates?|promo\\w*|offers?|spam|ads?)';
const YAAD_HAI =
  /\b(?:appointment|kal|parso|aaj|yaad hai|yaad rahega|aaunga|aaungi|aa (?:jaunga|jaungi|jaenge|rah\w+)|pahunch\w*|baje|bill|payment|paise|kharcha|padti|time pe|surprise|pehle|mat chhod\w*|chhodna mat|band (?:mat|na)|(?!(?:mujhe|hame|humko)\b)\w+ ko (?:yaad|yad))\b/;

export const REASON_PHRASES_HINDI: readonly Phrase[] = [
  // "The car is sold, no need to remind me", "don't remind me of his vaccines any more"
  {
    pattern:
      /\b(?:yaad|yad) (?:mat|na) dila\w*|\b(?:yaad|yad) dila\w*(?: (?:ki|ka|ke liye|ab|koi|aur|bilkul|kuch))* (?:zaroorat|matlab|fayda|jarurat|zarurat) nahi\b|\b(?:yaad|yad) dilana (?:band|chhod)(?!\w* (?:mat|na)\b)/,
    confidence: 0.92,
    unless: YAAD_HAI,
  },
  // "Don't write (any more)", at the end; a name or an address is written, too
  {
    pattern:
      /(?:^|\b(?:ab|aage se|kripya|mujhe|hame|phir|phir se|dubara|message) )(?:mat|na) likh(?:ie|iega|iyega|iye|na|o|en|e)(?: (?:please|ji|bhai|ab|aage|mujhe|hame|kabhi|dhanyavaad))*$/,
    confidence: 0.9,
    unless:
      /\b(?:naam|address|pata|form|bill|card|cheque|number|cake|kek|deewar|diwar|board|patti|galat|invoice|report|parchi|dawa|copy|homework)\b/,
  },
  // "We live in another town now, your texts are not needed"
  {
    pattern: new RegExp(`\\b(?:sandesh\\w*|${THINGS})(?: \\w+)? (?:ki|ka) (?:ab |koi |ab koi )?(?:zaroorat|jarurat|zarurat) nahi\\b`),
    confidence: 0.92,
    unless: YAAD_HAI,
  },
  // A slip that is common: "remainder mat bhejo"
  {
    pattern: /\bremainders?(?: \w+)? (?:mat|na) (?:bhej\w*|karo|do)\b/,
    confidence: 0.93,
    unless: new RegExp(`${YAAD_HAI.source}|\\bamount|balance\\b`),
  },
  {
    pattern: new RegExp(`\\b${THINGS}\\b.{0,25}\\b(?:dont want|do not want|nahi chahie)\\b.{0,12}\\b(?:remove|delete|hata\\w*)\\b`),
    confidence: 0.92,
    unless: YAAD_HAI,
  },
  { pattern: /\b(?:stop|band) (?:matlab|mane|yaani|ka matlab) (?:stop|band|nahi|bas)\b/, confidence: 0.92 },
  {
    pattern: /\b(?:mujhe|hame|mere ko) (?:(?:aap|please|ab|bas|kripya|log) )*(?:bhool|bhul) (?:jao|jaie|jaa|jaiye)\b/,
    confidence: 0.9,
    unless: /\b(?:naya|papa|mummy|pe call)\b/,
  },
];
