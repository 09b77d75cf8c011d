// Wordings that hold the words of an opt-out and mean the opposite, a limit in time, another channel, or somebody else's messages.
// Read in the plain form: lower case, no punctuation, no accents, apostrophes removed.
const LATER =
  '(?:before|after|at|until|till|between|during|on|while|today|tonight|tomorrow|yet|this (?:morning|afternoon|evening|week|late|early)|so (?:late|early)|past|in the (?:morning|evening|middle)|when|if|unless|because|about (?:the|my))';
const WORK =
  '(?:appointment|appt|visit|booking|slot|schedule|waitlist|waiting list|calendar|class|lesson|session|course|shift|team|roster|monday|tuesday|wednesday|thursday|friday|saturday|sunday)';

/** Said outright, beside whatever else is said: no guard of wording takes it back. */
const OUTRIGHT =
  '^(?!.*\\b(?:unsubscribe|opt (?:me )?out|remove me|ever|any ?more|again|(?:take|get|delete|remove|lose) (?:me|us|my number) (?:off|from|out) (?:of )?(?:your|the|this|ur|all)|(?:stop|quit|cease) (?!(?:by|at|in|over|the)\\b))).*';
const unlessPlain = (pattern: RegExp): RegExp => new RegExp(`${OUTRIGHT}(?:${pattern.source})`);

/** None of these is a wish to hear no more. */
export const NOT_AN_OPT_OUT: readonly RegExp[] = [
  // Somebody else's list, told of and not asked for: "I unsubscribed from my old gym", "I told Verizon to stop the spam", "unsubscribe from what?"
  /\bunsubscribed from (?:my|the|an?|that|another) (?:old|other|last|previous|former|different)\b|\bunsubscribe from what\b|\bi (?:told|asked|got) (?!(?:you|u|yall|your|ya|this)\b)\w+ to (?:stop|quit)\b/,
  /\b(?:i|we|just|already) unsubscribed from (?!(?:you|your|yours|this|these|those|ur|yall|the (?:list|texts?|messages?|sms|chat)|texts?|messages?|sms|marketing|promos?|alerts?|them|both|everything|all|it|here)\b)\w+(?!.*\b(?:stop|quit|remove me|take me off|lose my)\b)/,
  /\bunsubscribe from (?:that|the|those) other\b|\bno (?:me|nos) (?:mand|envi)\w* a (?!este|mi\b)\w+\b.{0,20}\b(?:mand|envi)\w* (?:a )?otr[oa]\b/,
  // Their own texting
  /\b(?:i|sorry|had to|have to|gotta|need to) stop(?:ped)? texting\b(?! (?:me|us)\b)/,
  // Another company that does not stop, and a text that was meant for one
  unlessPlain(
    /\b(?:another|some|a different|this other|that other|the other) (?:\w+ )?(?:company|firm|guys?|place|business|contractor|roofer|salesman|store|shop|studio|gym)\b.{0,20}\b(?:wont|will not|doesnt|dont|cant|never) (?:leave (?:me|us) alone|stop|quit)\b/,
  ),
  /\b(?:oh |oops |wait |sorry )+(?:thats|that is|that was|this is|youre|you are) not (?:you|yours)\b(?! (?!is\b)\w)(?!.*\b(?:stop|quit|remove me|take me off|lose my)\b)/,
  /\b(?:el|la|los|las|mi|mis|otr[oa]s?) (?!(?:mensajes?|sms|publicidad|numero|propaganda|empresa|compania|sistema|bot|negocio|gente)\b)\w+ no (?:para|paran|deja|dejan) de (?:mand|envi|escrib|llam|molest)\w*/,
  // An hour or a day of somebody's own: "take me off tomorrow's 3 o'clock"
  unlessPlain(
    /\b(?:remove|take|get|drop) (?:me|us) (?:from|off|off of|out of) (?:for )?(?:the )?(?:tomorrows?|todays?|tonights?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|\d{1,2}(?: ?[ap]m| o ?clock|:\d{2}))\b/,
  ),
  // Struck from a document, or a box that comes by post
  unlessPlain(
    /\b(?:my|his|her|our|their) names? (?:\w+ )?(?:taken|removed|struck|gone)? ?(?:off|from) (?:of )?(?:the|my|our|that|this) (?:lease|title|deed|loan|account|policy|contract|bill|mortgage|house|certificate|register)\b/,
  ),
  /\bsubscription (?:box|boxes|plan|coffee|meals?)\b/,
  /\b(?:please )?(?:do not|dont|never) (?:ever )?stop\b/,
  // Delight: "Stop it, you're too kind"
  /^(?!.*\b(?:text\w*|messag\w*|contact\w*|spam\w*|send\w*|unsubscribe|lists?|number)\b)(?:\w+ ){0,2}stop (?:it|that)?\b.*\b(?:too kind|(?:so|too|very|really) (?:kind|sweet|nice|funny|cute|good|generous)|you(?:re| are) (?:the best|hilarious|sweet|kind|amazing|killing|spoiling|making me (?:blush|laugh|cry))|blush\w*|flatter\w*|i love (?:it|this|that))/,
  // Opting out of a part of what is sold
  /^(?!.*\b(?:stop|quit) (?:text|messag|contact|send)).*\bopt(?:ing|ed)?(?: (?:me|us))? out (?:of|from) (?!.{0,40}\b(?:texts?|texting|messages?|messaging|msgs?|sms|lists?|notifications?|alerts?|marketing|promo\w*|communications?|contact\w*|e ?mails?|newsletters?|reminders?|updates?|blasts?|offers?|ads?|calls?)\b)(?!(?:all of |any of )?(?:these|this|those|them|it|that|here|everything|all|you|yall|your (?:stuff|thing|company|business|service|services|system|program))\b(?: (?:please|now|thanks|thank you|asap|immediately))*$)\w+/,
  // The mail, not the texts
  /\b(?:e ?mail|newsletter|mailing)s?\b.*\b(?:texts?|messages?|sms) (?:i (?:do )?(?:want|like)|i still want|are (?:ok|okay|fine|good|welcome)|is (?:ok|okay|fine|good)|yes|please keep|can stay|stay)\b|\b(?:only|just) (?:take|remove|unsubscribe|get|drop) (?:me|us) (?:off|from|out of) (?:of )?(?:the |your )?e ?mails?\b(?!.*\b(?:stop|quit) (?:text|messag))/,
  /\b(?:mensajes|textos|sms|whatsapp)(?: \w+){0,2} si (?:los |las |me |lo )*(?:quiero|deseo|quieren|gustan?|sirven?|interesan?)\b|\bsolo (?:quit|sac|borr|elimin)\w*(?:me|nos)? (?:del|de los|de mi) (?:correos?|email)\b/,
  /\bwhy (?:did|have) (?:you|i|yall) stop/,
  /\b(?:wont|will not|does not|doesnt|cant|cannot|not) stop (?:calling|texting|messaging|sending|beeping|laughing|crying|thinking|smiling|talking)\b/,
  new RegExp(
    `\\b(?:do not|dont|never) (?:text|message|contact|call|txt|msg|write|bother)(?: (?:me|us))?(?: back)? (?!(?:at|on) (?:this (?:number|phone|line|cell)|my (?:number|phone|cell))\\b)${LATER}\\b(?!.*\\b(?:ever|again|any ?more)\\b)`,
  ),
  new RegExp(`\\b(?:remove|take|get|drop|delete) (?:me|us|my name|it|that|him|her) (?:from|off|off of|out of) (?:\\w+ ){0,3}${WORK}\\b`),
  /\b(?:opt(?:ing)? out|unsubscribe|cancel|take me off) (?:of |from )?(?:the |my |your |this |that )?(?:\w+ )?(?:warranty|plan|insurance|maintenance|membership|agreement|auto ?pay|protection|payment plan|financing|newsletter only)\b/,
  /\b(?:thermostat|alarm|detector|camera|doorbell|unit|app|system|furnace|my (?:ex|wife|husband|phone|kid|mom)) (?:\w+ ){0,3}(?:keeps |wont stop |will not stop )(?:texting|messaging|sending|calling|beeping|buzzing)/,
  /\b(?:stop|quit) (?:sending|calling|bothering|texting) (?:my (?:wife|husband|landlord|tenant|mom|dad)|him|her|them)\b(?! with (?:these|your|all|this))(?!(?: \w+){0,2} (?:texts?|messages?|sms|alerts?|notifications?|spam|ads|promos)\b)/,
  /\b(?:before|after|until|unless|when|if) (?:you|i) (?:\w+ )?(?:stop|quit|unsubscribe|opt out)\b/,
  /\b(?:what (?:does|happens)|how come|does it|do i have to|dont (?:want to|wanna)|not going to|never) (?:\w+ ){0,4}(?:unsubscribe|opt out|stop mean)\b(?! from (?:you|this|these))/,
  /\b(?:unsubscribe|stop|opt out) (?:is|was) (?:not|an? (?:accident|mistake|typo|auto ?correct))\b|\b(?:didnt|did not) mean (?:to )?(?:stop|unsubscribe|opt out)\b/,
  // One thing that shall not come by text, or not at that hour; what we send as such stays an opt-out.
  unlessPlain(
    /\b(?:do not|dont) (?:text|message|msg|txt|send) (?:me|us) (?:the|an?|my|that|his|her|their|our) (?!(?:\w+ )?(?:texts?|messages?|sms|ads?|promos?|offers?|spam|thing|damn|single|fucking|bloody))\w+/,
  ),
  unlessPlain(
    /\b(?:do not|dont) (?:want|like|need|wanna)(?: to)?(?: (?:get|receive|be|getting|any|these|the|those|your))* (?:texts?|messages?|texted|messaged|reminders?) (?:(?:so|too|this|that) (?:late|early)|at (?:night|work|\d|dinner|midnight|all hours)|(?:before|after|past|during|while|in the (?:morning|evening|middle|afternoon)|on (?:weekends?|sundays?|saturdays?|my day))\b)(?!.*\b(?:ever|any ?more|again|stop)\b)/,
  ),
  // Somebody who does not answer, and texts that are welcome
  unlessPlain(
    /\b(?:he|she|they|you|yall|hed|shed|theyd|guy|nobody|company)(?: \w+){0,3} (?:never|didnt|dont|doesnt|wouldnt) (?:text|message|call)(?:ed|s)? (?:me|us|people|anyone) back\b|\b(?:never|didnt) (?:texted|messaged|called) (?:me|us) back\b/,
  ),
  /(?<!\b(?:no|not|none of (?:these|your)|your|these|think) )\b(?:texts?|texting|messages|messaging) (?:is|are|works?) (?:still |totally |perfectly )?(?:fine|ok|okay|good|great|best|better|welcome)\b/,
  // Another register than ours: the account, the policy, a call on hold
  unlessPlain(
    /\b(?:take|remove|get|delete) (?:my|his|her|our|their)(?: \w+){0,2} (?:off|from|off of) (?:the|my|our|that|this) (?:\w+ )?(?:account|policy|contract|invoice|bill|estimate|lease|title|deed|order|loan|warranty|paperwork|reservation|tab)\b/,
  ),
  unlessPlain(/\b(?:take|took|get) me off (?:of )?(?:hold|speaker|mute)\b/),
  /^(?!.*\bstop\b).*(?<!\b(?:you|u|yall|they) )\b(?:but|please|just) (?:please |do )?keep (?:texting|messaging|sending (?:me |us )?(?:texts|messages|updates|reminders))\b/,
  // "Unsubscribe? No, I love these", "don't unsubscribe me"; "you don't unsubscribe people" and "why don't you remove me" are no guards.
  /\b(?:unsubscribe|opt out|stop) (?:no|nope|nah) (?:thanks )?(?:i|we) (?:really |actually |do |still )?(?:love|like|enjoy|need|look forward)\b/,
  /(?<!\b(?:you|u|yall|they|if|why|guys) )\b(?:do not|dont|never|no need to|please dont) (?:ever )?(?:unsubscribe (?:me|us|this|my)|opt (?:me|us) out|remove (?:me|us) from (?:the|your) (?:list|texts)|take (?:me|us) off (?:the|your) list)\b/,
  /\b(?:alerts?|notifications?|messages?) (?:on|from|for|in|of) (?:the|my|our) (?:thermostat|app|camera|doorbell|alarm|unit|system|detector|nest|ring)\b/,
  /\b(?:stop|quit) sending (?:(?:the|my|your|me|us|a|any|those) )*(?:invoices?|bills?|receipts?|statements?|emails?|mail|papers?|guys?|techs?|technicians?|people)\b(?!.*\b(?:texts?|messages?|texting)\b)/,
  /\bmejor (?:por|un|en) (?:texto|mensaje|sms|whatsapp)\b/,
  /\b(?:remove|take|delete|drop) the (?!number\b|phone\b)(?:\w+ ){1,3}(?:from|off)\b/,
  /\b(?:quit|saqu|sac|borr|elimin)\w*me (?:la|el|de la|del|esa|esta) (?:cita|visita|hora|lunes|martes|miercoles|jueves|viernes|sabado)\b/,
  /\bno (?:me|nos) (?:mand|envi)\w* (?:al|a la|a un|a una|a ese|a esa|el|la|un|una|otro|otra)\b(?! (?:mensaj|texto|sms|publicidad))/,
  /\bno me (?:llam\w+|escrib\w+|mand\w+|envi\w+|text\w+|molest\w+) (?:antes|despues|ahora|hoy|manana|a las?|en la|por la|hasta|tan (?:tarde|temprano)|los? (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)|entre)\b/,
  // What is taken away is a thing, whom not to write to is somebody else, and what is sent is a person.
  /\b(?:quit|saqu|sac|borr|elimin)\w*(?:me|nos)? (?:la|el|los|las|esa|ese|este|esta|esos|esas|un|una) (?!(?:numero|telefono|celular|cel|contacto|nombre|lista|suscripcion|datos|mensajes?|textos?|sms|publicidad)\b)[a-z]+/,
  /\bde baja (?:la|mi|el|esa|ese) (?:cita|visita|membresia|inscripcion|clase|curso|plan|servicio|seguro|contrato|mantenimiento|reservacion|hora)\b/,
  /\b(?:quit|saqu|sac)\w*(?:me|nos) de(?:l| la| las| los| un| una)? (?:duda|dudas|apuro|apuros|problema|problemas|bronca|lio|aqui)\b/,
  /\b(?:escrib|mand|envi|text|habl|llam|marqu|contact)\w*(?:me|nos) (?:mejor )?(?:al?|en el|por el) (?:mi )?(?:otro|nuevo) (?:numero|telefono|cel\w*)/,
  /\bno (?:quiero|necesito|hace falta) que (?:me |nos )?(?:mand|envi)\w* (?:al?|el|la|un|una|otro|otra|ese|esa) (?!mensaje|texto|sms|publicidad)/,
  /\bmejor (?:mand\w+|escrib\w+|envi\w+|text\w+)(?:me|nos)?\b|\b(?:mandenme|mandeme|escribanme|escribame|envienme|envieme|textenme) (?:un |el )?(?:mensaje|texto|sms|whatsapp)\b/,
];

/** The same in the one spelling of Hindi. */
export const NOT_AN_OPT_OUT_HINDI: readonly RegExp[] = [
  // One name for another
  /\bnaam (?:hata\w*|delete|kaat\w*)(?: ke| kar| karke| kar ke)? (?:\w+ ){0,4}naam\b/,
  // Somebody of ours who shall not come again: "us ladke ko dobara mat bhejna"
  /\b(?:us|uss|is|iss|wo|woh|ye|yeh) (?:ladk\w+|aadmi|band[ae]|technician|mistri\w*|electrician|plumber|driver|worker|karigar\w*)(?: ko| waal[ae])?\b.{0,20}\b(?:mat|na) bhej\w*/,
  // An old number that gives way to a new one
  /\b(?:purana|puraana) (?:number|naam|address)\b|\bnumber (?:delete|hatao) (?:karke|kar ke) (?:ye|naya|doosra)\b/,
  // "No message, just call"
  /\b(?:message|text|whatsapp)(?: \w+)? (?:mat|na)\b.{0,25}\b(?:bas |sirf |seedha |balki |direct )?(?:call|phone) (?:kar|karo|karna|karlo|kar lena|kijie)\b/,
  // "Not to my father, to me"
  /\b(?:mat|na) (?:karna|karo|bhejo|bhejna|kar|karen)\b.{0,20}\b(?:mujhe|mujhko|hame|mere ko|mere number (?:pe|par)) (?:hi )?(?:karna|karo|kar|bhejo|bhejna|bhej|batao)/,
  /\b(?:aaj|kal|parso|abhi|subah|raat|dopahar|shaam|baje|itni raat|somvaar|mangalvaar|budhvaar|guruvaar|shukravaar|shanivaar|ravivaar|sunday)(?: \w+){0,4} (?:mat|na)\b(?! (?:\w+ )?dubara)/,
  /(?<!\b(?:mat|na|nahi) )\b(?:message|text|whatsapp|sms|reminder|updates?) (?:karo|kardo|kar do|bhejo|kar dena|bhej do)\b(?! (?:mat|band))/,
  /\b(?:appointment|booking|visit) (?:cancel|mat|band)\b/,
];
