// Everyday wordings that hold the words of a danger and are a job, a theft or a price: a drain that backs up, keys locked in an empty car,
// a burst pipe whose water is shut off. Lower case, no apostrophes; Spanish and Hindi as they are spelled and in the English of the tables.

/** Read clause by clause beside the figures of speech. */
export const ORDINARY_JOBS: readonly RegExp[] = [
  // Sewer gas: said to be no gas, and to come from a drain
  /^(?!.*\b(?:dizzy|headaches?|sick|hiss\w*|stove|furnace|meter|boiler|range|dryer)\b).*\b(?:not|isnt|aint)(?: (?:natural|like|a|really|actually|the))* gas\b.{0,40}\b(?:rotten|sul(?:ph|f)ur\w*|sewer)\b.{0,30}\b(?:drains?|sinks?|toilets?|shower|tub|disposal|p ?trap|faucet|tap)\b/,
  // A drain that is slow to take it, and nothing else told of it
  /^(?:(?:hi|hello|hey|so|help|please|my|our|the|a|both|kitchen|bathroom|basement|laundry|master|guest|upstairs|downstairs|main|floor|washer) )*(?:sinks?|drains?|tubs?|bathtubs?|showers?|toilets?|disposal|dishwasher|plumbing)(?: (?:drains?|line|and|sink|tub|shower|toilet))*(?: (?:is|are|s|keeps?|has|have|been|was|started|kinda|slowly|always|all|a bit|a little))* back(?:s|ing|ed)? up(?: (?:again|today|now|slowly|please|help|a bit|a little|a lot|too|real bad|bad|badly|every time|when(?:ever)? (?:i|we) \w+(?: \w+){0,3}))*$/,
  // The same of a toilet that runs over in its own room
  /^(?:(?:help|please|my|our|the|hi|hey|omg) )*toilets?(?: (?:is|are|s|keeps|just|started|was))* overflow(?:s|ing|ed)?(?: (?:in the (?:(?:hall|guest|kids|master|upstairs|downstairs|main|half|back) )*(?:bath|bathroom|restroom)|again|today|now|its (?:so )?gross|gross|hurry|asap|please|help|ugh|come|quick|fast))*$/,
  // A ceiling that drips, and nothing else told of it
  /^(?:(?:the|my|our|kitchen|bathroom|bedroom|hallway) )*ceiling(?: (?:is|s|keeps|has been|started))* dripping(?: (?:water|a little|a bit|slowly|again|now|slightly))*$/,
  // Keys locked in, and nobody with them
  /^(?!.*\b(?:but|baby|child|kid is|kids are|dog is|daughter|son)\b).*\block(?:ed|ing)?\b.{0,20}\bkeys?\b.*\b(?:nobodys?|no ?ones?|empty|no (?:kids?|pets?|dogs?|animals))\b/,
  // What is broken into is a thing, and they are gone
  /^(?!.*\b(?:still|right now|hear|hiding|gun|knife|weapon|help|scared|police are|in (?:the|my|our) (?:house|home|shop|store))\b).*\bbroke(?:n)? in(?:to)? (?:my|our|the|his|her|a) (?:\w+ ){0,2}(?:units?|condensers?|compressor|cars?|truck|van|trailer|shed|mailbox|locker|storage|toolbox|vending machine|meter|coil|gate|dumpster)\b/,
  // A warm house is a matter of comfort where nobody frail is named
  /^(?!.*\b(?:bab(?:y|ies)|newborn|infant|toddler|elderly|old|mom|mother|dad|father|grand\w+|sick|ill|faint\w*|dizzy|asthma|oxygen|pregnant|medical|cancer|confus\w*|limp|vomit\w*|throw\w*|breath\w*|passed|pass|smok\w*|burn\w*|spark\w*|smell\w*|leak\w*|water|9\d|1\d\d|seizure|heat ?stroke|disabled|surgery|dog|cat)\b)(?=.*\b(?:ac|a c|air|cooling|air ?con\w*)\b)(?=.*\b(?:7\d|8\d)\b)(?=.*\b(?:inside|in here|in (?:the|our|my) (?:house|home|place|apartment)|degrees|upstairs)\b).*\b(?:out|down|dead|died|broke\w*|quit|not (?:working|cooling)|stopped|off|kaput)\b/,
];

/** The same in Spanish and Hindi, in the clause as it is spelled or in English words. */
export const ORDINARY_JOBS_ABROAD: readonly RegExp[] = [
  // "casi me infarto con la factura", "quedo de infarto"
  /\bcasi (?:me|nos|le) (?:(?:da|dio|dan) )?(?:un |el )?(?:pre)?(?:infart\w+|ataque al corazon|patatus|desmay\w+)\b.*\b(?:facturas?|precios?|cuentas?|cobr\w+|presupuesto|recibos?|cotizacion|costos?|total|tarifa|risa|(?:ja){2,}\w*)\b/,
  /\b(?:queda|quedo|quedaron|quedan|esta|estan|luce|look|color|corte|peinado|vestido|unas) de infarto\b/,
  // The price of a battery or of mounting, where nothing rings
  /^(?!.*\b(?:baj|baja|bajj|beep\w*|bip\w*|chilla\w*|chirp\w*|awaaz|chakkar|ulti|badbu|abhi|suena|sonando|pita|pitando|mare\w+|(?:going|went) off|dizzy|headaches?|rah[aie])\b)(?=.*\b(?:detectors?|ditekt\w+|ditect\w+|alarms?|alaram|alarma|detectores)\b)(?=.*\b(?:kitn\w+|charges?|price|da+m|rate|kharch\w*|paise|cost|how much|cuanto|precio|cobran?|lo+ge|lagega)\b).*\b(?:lag[aw]\w*|install\w*|instal\w*|badal\w*|batter\w+|baitri|batri|bait?ari|bateria|pilas?|cell|fit\w*|cambiar\w*|poner)\b/,
  // "What do you do when gas leaks": asked of the business, while nothing leaks
  /\b(?:leak|ris|fat|phat|lag|short|kharab|toot)\w*(?: (?:ho|jaye|jae|jaaye|hone))* (?:to|toh|par|pe) (?:(?:aap|tum|you|log|people|log) )*(?:kya|what|kaun|who|kaise|how|kitn\w+|kisko|whom|kahan|where)(?: \w+)? (?:kar(?:te|ti|oge|enge|na)|hota|aate|aata|bhejte|lete|loge|milega|milta|chahie|chahiye)\b(?!.*\b(?:rah[aie]|abhi|jaldi)\b)/,
];

/** Water, and what holds it. */
const WATER =
  /\b(?:pipes?|burst\w*|bust\w*|leak\w*|toilet|tub|sink|hose|faucet|water|flood\w*|overflow\w*|tub[oa]s?|tuberia|caneria|fuga|revento|boiler|calentador|nal|paani|pani)\b/;
const TAP =
  '(?:main(?: water)?(?: (?:valve|line|supply))?|water(?: (?:main|valve|supply))?(?: to (?:it|the \\w+|that \\w+))?|valve|supply|shut ?off(?: valve)?|stop ?cock)';
const OURS = '(?:(?:the|my|our|that|its) )?';
const SHUT_OFF = new RegExp(
  [
    `\\b(?:i|we|ive|weve|he|she|they|husband|wife|landlord|super|neighbou?r|already|just|managed to|able to|got)(?: (?:have|already|just|finally|did|managed to|was able to|were able to|got))* (?:(?:shut|turned|cut|turn) (?:off ${OURS}${TAP}|${OURS}${TAP} off)|shut ${OURS}${TAP}|closed ${OURS}${TAP})\\b`,
    `\\b(?:water|main|valve)(?: (?:main|valve|supply))? (?:is|has been|was|s) (?:(?:already|now|all) )*(?:shut|turned|cut|closed)(?: off)?\\b`,
    '\\b(?:cerre|cerramos|cerro|cerraron|corte|cortamos)(?: ya)? (?:la llave|el paso|el agua|la valvula|la de paso|el medidor)',
    '\\b(?:valve|valv|nal|paani|pani|supply|tap)(?: (?:ka|ki|ko|bhi|to|toh|main|valve|line|maine|humne|hamne|already))* band (?:kar (?:diya|di|liya|li|chuk\\w+)|kiya|kardiya)\\b',
  ].join('|'),
);
/** It runs on, nobody could shut it, or more is wrong than water. */
const RUNS_ON =
  /\b(?:still|keeps?|rising|rises|coming (?:in|out|through|down|up)|pour\w*|gush\w*|spray\w*|everywhere|all over|inch\w*|feet|ankle\w*|knee\w*|deep|electr\w*|panel|breakers?|outlets?|sockets?|wires?|wiring|lights?|spark\w*|smok\w*|smell\w*|fire|burn\w*|gas|propane|ceiling|collaps\w*|sag\w*|bulg\w*|wall|alarm|shock\w*|trapped|hurt|bleed\w*|fell|faint\w*|unconscious|baby|newborn|oxygen|elderly|heat|freez\w*|sewage|again|wont|cant|cannot|couldnt|can not|unable|didnt|doesnt|dont|havent|hasnt|not|isnt|how|should|tried|trying|no idea|sigue|siguen|sale|saliendo|sube|subiendo|brota|techo|enchufes?|contactos?|tablero|cables?|luz|humo|fuego|inund\w*|phir bhi|abhi bhi|ab bhi|rah[aie]|bijli|board|switch|nahi|ghus|bhar|no (?:puedo|pude|se|cierra|para|encuentro)|fixed|repaired|ago|last (?:week|month|year|winter|summer))\b/;

/** A burst pipe whose water is shut off: urgent, and no danger any more. Read without marks. */
export const isShutOff = (told: string): boolean => WATER.test(told) && SHUT_OFF.test(told) && !RUNS_ON.test(told);

/** A carbon monoxide alarm that chirps is taken for one that warns, unless they speak of its battery or its age. */
const CO_CHIRPS =
  /^(?!.*\b(?:batter(?:y|ies)|baitri|batri|pilas?|low|end of life|expired?|old|replac\w*|change\w*|stopped|quiet|install\w*|new one|price|quote|cost|how much)\b).*(?:\b(?:co2?|carbon mon?oxide|monoxide)\b.{0,30}\bchirp\w*|\bchirp\w*.{0,25}\b(?:co|carbon mon?oxide|monoxide)\b)/;
export const warnsByChirping = (clause: string): boolean => CO_CHIRPS.test(clause);
