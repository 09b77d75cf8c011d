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

/** What we send: where it is named, the wish may be about it. */
const OURS =
  '(?:texts?|texting|messages?|messaging|msgs?|sms|spam|ads?|promos?|promotions?|offers?|marketing|notifications?|alerts?|reminders?|updates|newsletters?|e ?mails?|calls?|mailings?)';
const NUESTRO =
  '(?:mensajes?|mensajitos?|textos?|sms|publicidad|promociones|promos|anuncios|avisos|ofertas|notificaciones|propaganda|correos?)';
const VERMIN =
  '(?:(?:cock)?roach(?:es)?|ants?|mice|mouse|rats?|rodents|bugs?|bed ?bugs|mosquito\\w*|wasps?|hornets?|bees|fleas|ticks|spiders?|raccoons?|squirrels?|pigeons?|birds|termites|flies|gnats|moths|snakes?|critters|pests|possums?|skunks?|moles|gophers|crickets|silverfish|earwigs|bats|geese|deer|coyotes|pains?|headaches?|migraines?)';
/** Somebody of ours who shall not come again: another is wanted, or where he is sent is said. */
const ANOTHER_COMES =
  '(?:\\b(?:rather|prefer|want|need|send|get|have|like|request)\\b(?: \\w+){0,4} (?:other|another|different|new|old|usual|regular|better|somebody else|someone else|anyone else|anybody else|anyone but|instead)\\b|\\b(?:to|at|into|inside) (?:my|our|the) (?:house|home|place|door|address|apartment|shop|office|store)\\b)';

/** None of these is a wish to hear no more. */
export const NOT_AN_OPT_OUT: readonly RegExp[] = [
  // "STOP calling me and just fix my toilet": fewer calls, and the work
  /^(?!.*\b(?:text\w*|messag\w*|sms|unsubscribe|remove|lists?|number|alone|ever|any ?more|again)\b).*\b(?:stop|quit) calling\b(?: \w+){0,2} (?:and|just|but|then) (?:please |just |simply |finally )*(?:fix|repair|unclog|install|finish|come (?:and |out|over|fix|do)|show up|send (?:someone|somebody|a|the|your)|get (?:someone|somebody|a|here|over here)|do (?:the|your) (?:job|work)|schedule|book)\b/,
  // "Stop calling me and just text me"
  /^(?!.*\b(?:texting|messaging|messages|texts|unsubscribe|remove|lists?|alone|never|(?:do not|dont) (?:text|message))\b).*\b(?:stop|quit) calling(?: me| us)? (?:and |just |please |only |instead |or )*(?:text|message|email) (?:me|us)\b/,
  /^(?!.*\b(?:mensajes?|textos?|escrib\w*|mand\w*|borr\w*|lista|nunca)\b).*\b(?:no (?:me |nos )?llam\w+|dejen? de llamar\w*)(?: \w+){0,2} (?:y|mejor|solo) (?:ya |mejor |solo )*(?:arregl|repar|veng|compon|destap|instal|termin)\w*/,
  // Delight: "STOP! that is hilarious", "stop, I'm dying"
  new RegExp(
    `^(?!.*\\b(?:${OURS}|text\\w*|messag\\w*|contact\\w*|spam\\w*|send\\w*|bother\\w*|harass\\w*|leave|block|unsubscribe|lists?|number|how you)\\b)(?:\\w+ ){0,3}stop (?:\\w+ ){0,3}?(?:(?:that|this|it|you|he|she)(?:s|re| is| are| was)? (?:\\w+ )?(?<!not |isnt |aint )(?:hilarious|adorable|gorgeous|precious|hysterical|incredible|iconic|priceless)|(?:thats|that is|this is|its|it is) (?:so|too|actually|just|literally|very|really) (?:funny|cute|sweet|good|great|cool|beautiful|pretty|amazing|kind|nice|perfect)|im (?:\\w+ )?(?:dying|crying|cackling|screaming|laughing|blushing|obsessed|dead)|(?:i|we) (?:\\w+ )?(?:love|adore) (?:it|this|that|him|her|them|you)|too funny|so (?:funny|cute|sweet))\\b`,
  ),
  /^(?!.*\b(?:mensajes?|textos?|sms|mand\w*|escrib\w*|envi\w*|contact\w*|molest\w*|borr\w*|numero|lista)\b)(?:\w+ ){0,2}(?:para|pare|paren|basta|stop|alto) (?:ya )?(?:\w+ ){0,3}(?:que (?:risa|lindo|linda|bonito|chistoso|tierno|hermoso|emocion)|me muero de (?:risa|ternura|la risa)|me meo|me encanta|(?:ja){2,})\b/,
  // Told to somebody else: "told that outfit to take me off their list"
  /\b(?:told|asked|got) (?:(?:that|those|another|my (?:old|last|previous|other)|the (?:other|last|previous))(?: \w+){1,3} to (?:stop|quit|take (?:me|us) off|remove (?:me|us)|delete|unsubscribe)\b(?!.*\b(?:your|ur)\b)|(?!(?:you|u|yall|your|ya|this)\b)(?:\w+ ){1,4}to (?:take (?:me|us) off|remove (?:me|us) from) their\b)(?!.*\b(?:still|keep|again)\b)/,
  // "I unsubscribed by accident, can you put me back on?"
  /^(?!.*\b(?:stop|quit)\b).*\b(?:unsubscribed?|opted out)\b.*\b(?:by (?:accident|mistake)|accident(?:al)?ly|didnt mean to)\b|\baccident(?:al)?ly (?:unsubscribed|opted out)\b/,
  // "Can you not send Mike again?"
  new RegExp(
    `^(?!.*\\b(?:${OURS}|anything|stuff|crap|junk|things|links?|coupons?|deals?|discounts?|specials?|surveys?|invites?|quotes?|info\\w*|pics?|pictures|solicitations?)\\b).*\\b(?:not|stop|dont|never) send(?:ing)? (?!(?:me|us|these|those|this|that|it|them|so|to|any|all|more|out|your|ur|one|again)\\b)[a-z]*[^s\\W] (?:again|back|out|next time|round|over)\\b(?! here)`,
  ),
  // Silence is complained of: "you never texted me when he was on the way"
  /^(?!.*\b(?:stop|unsubscribe|remove me|take me off)\b).*\b(?:you|u|yall|you guys|they|he|she|nobody|office|team|guys) (?:\w+ )?never (?:text|messag|contact|call|email)(?:ed|aged)? (?:me|us)\b(?! (?:again|any ?more|ever))/,
  // "Stop it!! Best news all week"
  /\bstop it\b(?!.*\b(?:text\w*|messag\w*|send\w*|contact\w*|spam\w*|please)\b).*\b(?:best (?:news|day|thing|deal|price)|no way|amazing|made my (?:day|week)|love (?:it|this|you|that)|thats (?:great|awesome|fantastic))\b/,
  // Somebody else's list: a competitor's, the gym before this one
  /\b(?:unsubscribed|opted out|took (?:myself|us|me) off)(?: of| from)? (?:your (?:competitors?|competition|rivals?)|my (?:old|other|last|previous|former)|the (?:other|old|last|previous) (?!(?:number|phone|list|texts?|messages?|day|week|month|time|one)\b)\w+|another \w+)\b(?!.*\b(?:stop|quit|remove me|take me off|lose my|unsubscribe)\b)/,
  /\bme di de baja (?:de|con|en) (?!(?:sus?|tus?|est[aeo]s?|aqui|ustedes|los?|las?) )/,
  // "Stop sending Jason, I'd rather have the other technician"
  new RegExp(
    `^(?!.*\\b(?:${OURS}|anything|stuff|crap|junk|things|coupons?|deals?|discounts?|specials?|surveys?)\\b).*\\b(?:stop|quit|do not|dont|no more) send(?:ing)? (?!(?:me|us|these|those|this|that|it|so|to|any|all|more|out|your|ur)\\b)[a-z]*[^s\\W]\\b.*${ANOTHER_COMES}`,
  ),
  new RegExp(
    `^(?!.*\\b${NUESTRO}\\b).*(?:\\b(?:me|nos) (?:vuelv\\w+ a |sig\\w+ )?(?:mand|envi)\\w*|\\b(?:mand|envi)\\w*(?:me|nos))(?: (?:mas|otra vez|nunca|nunca mas|de nuevo|ya))* a (?!(?:whats?|whatsapp|telefono|celular|correo|numero|este|esta|estos|estas|ese|esa|mi|mis|cada|diario|tod[oa]s?|deshoras?|las?|los|el|traves|nada|nuestro|casa|mano)\\b)[a-z]+`,
  ),
  // Moved from one hour, day or class to another; who asks for the list of those not to be called leaves
  new RegExp(
    `^(?!.*\\b(?:${OURS}|dnc|do not|dont|never|no|block\\w*|black ?list|lists?|campaigns?|database|contacts?|somebody|someone|instead|lives?|(?:me|us) off (?:and|then))\\b).*\\b(?:remove|take|get|drop|move|pull|switch|swap|bump) (?:me|us|him|her|them|my \\w+|our \\w+) (?:off|from|out)(?: of)? (?:\\w+ ){1,6}(?:and |then |& )*(?:put|add|move|place|stick|book|pop|slot|squeeze|switch|get|sign) (?:(?:me|us|him|her|it|them|my \\w+) )?(?:up )?(?:down )?(?:on|onto|in|into|to|for|with|at)\\b`,
  ),
  new RegExp(
    `^(?!.*\\b(?:${NUESTRO}|lista|base|sistema|jefe|no (?:llamar|molestar))\\b).*\\b(?:quit|saqu|sac|borr|baj|cambi)\\w*(?:me|nos|lo|la|le) de(?:l| la| las| los| el)? (?:\\w+ ){1,6}(?:y |e )?(?:pon|pas|pas[ae]|met|apunt|agreg|anot|agend|muev|mov|inscrib|cambi)\\w*(?:me|nos|lo|la|le)\\b`,
  ),
  // Fewer texts, and the one that is wanted: "don't send updates all day, just tell me when he leaves"
  unlessPlain(
    /^(?!.*\b(?:remov\w*|delet\w*|unsubscri\w*|opt\w*|lists?|stop\w*)\b).*\b(?:do not|dont|no need (?:to|for)|not)\b.*\b(?:just|only|simply) (?:tell|let|text|message|msg|ping|update|notify|send|give|write|call|buzz|alert|warn|remind) (?:\w+ ){0,5}(?:when|once|as soon as|if|the (?:day|night|morning|evening) (?:before|of)|an hour before|before|on the day)\b/,
  ),
  new RegExp(
    `^(?!.*\\b(?:borr|elimin|quit|baja|lista)\\w*).*\\bno\\b.*\\b(?:solo|solamente|nomas|unicamente|nada mas|basta con que) (?:me |nos )?(?:avis|dig|mand|escrib|envi|dec|recuerd|llam)\\w* (?:\\w+ ){0,4}(?:cuando|si|en cuanto|al (?:salir|llegar)|el dia|antes|un dia|una hora)\\b`,
  ),
  // What creeps, flies or hurts shall leave them alone
  new RegExp(
    `(?:\\b${VERMIN} (?:(?:(?:will|to|would|finally|ever|just|wont|never|dont|doesnt|might|may) ){1,3}(?:leave|left)|leaves)|\\b(?:before|until|till|so|when|make|if|that|get) (?:the|these|those|my|our) ${VERMIN} leave) (?:me|us|him|her|my \\w+|our \\w+) (?:the \\w+ )?(?:alone|be|in peace)\\b`,
  ),
  // A membership or a course that ends
  /^(?!.*\b(?:mensaj\w*|texto\w*|escrib\w*|contact\w*|llam\w*|lista)\b).*\bde baja (?:a )?(?:del? |(?:la|el|mi|de la|de mi) )+(?:gimnasio|gym|escuela|colegio|academia|club|curso|clases?|seguro|universidad|prepa|membresia|plan de \w+)\b/,
  // A line, a meter, a contract that ends
  /\bde baja (?:a )?(?:del? |(?:la|el|mi|esa|ese|esta|este|un|una|los|las|nuestro|nuestra|de la|de mi) )+(?:\w+ )?(?:gas|luz|agua|electricidad|internet|suministro|contador(?:es)?|medidor(?:es)?|calderas?|calentador|alarma|tarifa|potencia|linea (?:de|del|viej\w+|antigu\w+|fija|telefonica)|toma|contrato|servicio de (?:gas|luz|agua|internet|limpieza|jardin\w*|alberca|piscina|electricidad|basura))\b/,
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
  /^(?!.*\b(?:passed away|died|deceased|dead)\b).*\b(?:stop|quit) (?:sending|calling|bothering|texting) (?:my (?:wife|husband|landlord|tenant|mom|dad)|him|her|them)\b(?! with (?:these|your|all|this))(?!(?: \w+){0,2} (?:texts?|messages?|sms|alerts?|notifications?|spam|ads|promos)\b)/,
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
  // Somebody else wrote stop; theirs shall go on
  /\b(?:mere|mera|meri|hamare|hamara|mujhe|mere waale)(?: \w+){0,3} (?:chalu|chaalu|jaari|jari|continue|on) (?:rakh\w*|rehn\w*|rahn\w*|kar\w*)\b(?! mat)/,
  // From one class, batch or hour to another; who asks for DND leaves
  /^(?!.*\b(?:dnd|block\w*|black ?list|list|suchi|group|do not call|message|sms|spam|kisi)\b).*\bse (?:hata\w*|nikal\w*|kaat\w*|remove|delete)(?: (?:ke|kar|karke|kar ke|do|aur))* (?:\w+ ){0,6}(?:main|pe|par|ko|ke liye) (?:daal|dal|rakh|likh|jod|add|kar|shift|laga|bhej|de|do|put)\w*\b/,
  // Fewer texts, and the one that is wanted: "not every hour, just when the plumber leaves"
  /^(?!.*\b(?:hata\w*|remove|delete|unsubscribe|list)\b).*\b(?:mat|na|nahi|zaroorat nahi)\b.*\b(?:bas|sirf|keval|only|just) (?:(?:jab|tab|tabhi)\b|(?:\w+ ){0,3}(?:ek din pehle|nikle|nikal\w*|aae|pahunch\w*|ready|ho jae)\b).{0,40}\b(?:bata\w*|inform|khabar|suchit|bol|ping|message|call|update|bhej)\w*/,
  /\b(?:jab|jis din)\b.{0,40}\b(?:tab|tabhi)\b.{0,20}\b(?:bata\w*|inform|message|call|bhej)\w*.{0,40}\bhar (?:ghante|minute|pal|baat|thodi der)\b.{0,30}\b(?:mat|na)\b/,
  // A person by name who shall not be sent again
  /^(?!.*\b(?:message|text|sms|whatsapp|reminder\w*|updates?|notifications?|offers?|promo\w*|spam|sandesh|vi[jg]\w*pa?n\w*|suchna\w*|ads?)\b).*\b(?!(?:mujh|is|us|iss|uss|number|nambar|phone|mummy|papa|maa|pita|beti|beta|bete|pati|patni|wife|husband|behen|bhai|didi|bhabhi|mere|hum|un|in|inn|unn|kisi|sab|logo|logon|baba|dada|dadi|nana|nani)\b)[a-z]+(?: (?:ji|bhai|bhaiya|sahab|bhaisahab|waal[ae]))? ko (?:(?:phir|dubara|phir se|se|ab|kabhi|aage|ghar|wapas|vapas|hamare|mere|yahan) )*(?:mat|na) bhej\w*(?! (?:ye|yah|sab|kuch))/,
  // Somebody else's list, left already
  /\b(?:doosra|doosri|dusri|purana|purani|pichle|kisi aur|competitor)(?: \w+){1,3} (?:ko|se|ka|ki|ke|waala) (?:\w+ ){0,3}unsubscribe (?:kar|kiya)(?: (?:diya|chuka|chuki|liya|di))?\b/,
  // "No offers, only the ones about appointments"
  /^(?!.*\b(?:hata\w*|remove|unsubscribe|list)\b).*\b(?:mat|na|nahi)\b.*\b(?:sirf|bas|keval|only) (?:\w+ ){1,3}(?:waal[aei] )?(?:bhej\w*|bhejna|bhejo|do|dena|chahie)\b/,
  // They reached somebody by mistake themselves: "galat number lag gaya mujhse"
  /\bgalat (?:number|nambar)\b.{0,25}\bmujhse\b|\bmujhse (?:\w+ ){0,3}galat (?:number|nambar)\b|\bmaine (?:\w+ ){0,2}galat (?:number|nambar) (?:mila|laga|dial|daba|likh)\w*/,
  // Vermin that does not leave them alone
  /\b(?:cockroach\w*|chuh\w*|machh?ar\w*|chinti\w*|keed\w*|deemak|khatmal|chhipkali\w*|makkhi\w*|kabutar\w*|bandar\w*)\b.{0,30}\b(?:pichha|peecha|pareshan|tang)\b(?!.*\b(?:message|sms|band kar\w*)\b)/,
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
