// A booking that failed, in four languages; Spanish without accents, Hindi in its one spelling (engines/rules/readings.rules.ts).
import { says } from '../../engines/rules/readings.rules.js';

const WEB_ES = '(?:en linea|internet|pagina|sitio|link|enlace|liga|app|aplicacion|sistema|formulario|web)';
const BOOK_ES = '(?:agend\\w+|reserv\\w+|program\\w+|confirm\\w+|hacer (?:la|una|mi) (?:cita|reserva))';
const WEB_HI = '(?:website|site|link|app|page|form|system|portal)';
const CREW_HI = '(?:koi|technician|mechanic|plumber|electrician|aadmi|banda|bande|log|aap|tum|wo|team)';

// "I can't book Tuesday" is a wish about times; only a system that fails, or nobody who came, is a failure of ours.
const BOOKING_FAILED: readonly RegExp[] = [
  /\b(?:couldn'?t|can'?t|cannot|could not|unable to|not able to|won'?t let me|doesn'?t let me)\b[^.?!\n]{0,30}\b(?:book|schedule|reserve|confirm)\w*\b[^.?!\n]{0,30}\b(?:online|website|web ?site|site|link|page|app|system|form)\b|\b(?:website|web ?site|site|link|page|app|system|form)\b[^.?!\n]{0,30}\b(?:won'?t|doesn'?t|does not|will not|didn'?t) let me (?:book|schedule|reserve|confirm)\b|\bbooking (?:page|link|form|site|system)\b[^.?!\n]{0,30}\b(?:fail\w*|error|broken|crash\w*|down|(?:isn'?t|not|doesn'?t) work\w*)\b|\b(?:my |the )?(?:booking|appointment|reservation)\b[^.?!\n]{0,25}\b(?:fail\w*|errored|(?:didn'?t|did not|won'?t) (?:go through|save)|disappeared|vanished|(?:isn'?t|not) (?:showing|in (?:the|your) (?:system|calendar)))\b/i,
  new RegExp(
    `\\bno (?:me (?:deja|dejo|permite|permitio)|puedo|pude|logro|logre|se puede)\\b[^.?!\\n]{0,30}\\b${BOOK_ES}\\b[^.?!\\n]{0,30}\\b${WEB_ES}\\b|\\b${WEB_ES}\\b[^.?!\\n]{0,30}\\bno (?:me |nos )?(?:deja|dejo|permite|permitio) ${BOOK_ES}\\b|\\b${WEB_ES} (?:de|para) (?:las |hacer )?(?:citas?|reservas?|reservaciones|agendar|reservar)\\b[^.?!\\n]{0,30}\\b(?:no (?:funciona|sirve|abre|carga|jala)|falla|error|caid[oa])\\b|\\b(?:mi |la |nuestra )(?:cita|reserva|reservacion)\\b[^.?!\\n]{0,25}\\b(?:no (?:aparece|sale|se guardo|esta en (?:el|su) sistema|quedo (?:registrada|guardada|agendada))|desaparecio|fallo|se borro)\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:${WEB_HI}|online)\\b[^.?!\\n]{0,30}\\b(?:book|booking|appointment)\\b[^.?!\\n]{0,20}\\bnahi (?:ho|hua|kar paa?\\w*|le rah\\w*)\\b|\\bbooking (?:fail|nahi (?:hua|ho (?:raha|rahi|paa?yi|saki)))\\b|\\b(?:booking|appointment)\\b[^.?!\\n]{0,25}\\b(?:gayab|(?:nahi (?:dikh|show)|dikh nahi|show nahi)\\w*)\\b|\\bbooking (?:ka |ki |waala )?${WEB_HI} (?:\\w+ )?(?:nahi (?:khul|chal|kaam)|kharab|error|band)\\b|\\b${WEB_HI} nahi (?:khul|chal)\\w* (?:\\w+ )?booking\\b`,
    'i',
  ),
];
const NOBODY_CAME: readonly RegExp[] = [
  /\b(?:nobody|no ?one|no-one|technician|tech|guy|plumber|electrician|crew|you|they)\b[^.?!\n]{0,20}\b(?:(?:never|didn'?t|did not|hasn'?t|haven'?t) (?:ever )?(?:came|come|show(?:ed|n)?(?: up)?|arrived?|turn(?:ed)? up)|showed up at all)\b|\b(?:nobody|no ?one|no-one) (?:came|showed(?: up)?|turned up|has come|arrived)\b|\byou (?:guys )?missed (?:my|our|the) appointment\b/i,
  /\bnadie (?:vino|llego|ha llegado|ha venido|aparecio|se presento)\b|\b(?:tecnico|plomero|electricista|muchacho|senor|trabajador|ustedes)\b[^.?!\n]{0,20}\b(?:no|nunca|jamas) (?:vino|vinieron|llego|llegaron|aparecio|aparecieron|se presento|se presentaron)\b|\bme dej(?:aron|o) plantad[oa]\b|\bfalt(?:aron|o) a (?:mi|la|nuestra) cita\b/i,
  new RegExp(
    `\\b${CREW_HI}\\b(?: (?:log|bhi|toh|abhi tak|ab tak|abhi|hi|aaj|kal|wahan|yahan|waale|waala|ka|se)){0,3} (?:(?:nahi|na) (?:aaya|pahuncha|pahunche|pahunchi)|(?:aaya|pahuncha|pahunche) (?:hi )?nahi)\\b`,
    'i',
  ),
];

/** Does a text tell that booking failed on our side, or that nobody came? */
export const isBookingTrouble = (text: string): boolean => says(text, BOOKING_FAILED) || says(text, NOBODY_CAME);
