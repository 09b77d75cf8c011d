// Times as they are said in Spanish, turned into the English that the tables of days and clocks read. Read only in Spanish texts:
// "once", "a la" and "de" are other words elsewhere. The input is lower case without accents.
import { replaceEach, type Turn } from '../../common/prefilter.js';
import { DATES, DAY, DAYS, ENGLISH_MONTHS, MONTHS } from './spanish-dates.rules.js';
import { anyOf, SPANISH_HOURS } from './hour-words.rules.js';

const HOUR = `(${anyOf(SPANISH_HOURS)}|\\d{1,2}(?::\\d{2})?)`;
const number = (word: string): number => SPANISH_HOURS[word] ?? Number.parseInt(word, 10);
const hour = (word: string): string => String(SPANISH_HOURS[word] ?? word);
const THE = '(?:las?|los)';

const CLOCK: Turn[] = [
  // A street that is called after a day: "vivo en la 16 de septiembre"
  [
    new RegExp(
      `\\b(?:vivo en|calle|avenida|av|colonia|col|esquina(?: con)?|domicilio(?: en)?)(?: la| el)? \\d{1,2} de (?:${MONTHS})(?: (?:numero|num|no|#)? ?\\d+)?`,
      'g',
    ),
    ' mi calle ',
  ],
  [/\bmedio dia\b/g, 'mediodia'],
  // "Cualquiera de las dos del lunes": two of them, not two o'clock
  [/\b(?:cualquiera|ambas|alguna|una u otra)(?: de)? las dos\b/g, ' either of them '],
  // The clock of 24 hours: "la de las 14h", "el lunes 14 hs"
  [new RegExp(`(?<=\\b(?:las|${Object.keys(DAYS).join('|')}) )(1[3-9]|2[0-3]) ?(?:h|hs|hrs|horas)\\b`, 'g'), (_all, said) => `${said}:00`],
  [/\bde hoy en ocho(?: dias)?\b/g, ' a week from today '],
  [/\bde manana en ocho(?: dias)?\b/g, ' a week from tomorrow '],
  // "El lunes... no, perdón, el miércoles"
  [
    /(?<=[a-z][ ,.!]+)\b(?:no,? ?(?:perdon\w*|disculp\w+|mejor dicho)|(?:perdon\w*|digo|mejor dicho),)(?=,? ?(?:el|la|las|los|a|para)\b)/g,
    ' no wait ',
  ],
  [/\ba primera hora(?: de la manana)?\b/g, ' first thing in the morning '],
  [new RegExp(`\\b(?:de|a partir de|desde) ${THE} ${HOUR} (?:en|para) adelante\\b`, 'g'), (_all, said) => `after ${hour(said)}`],
  [new RegExp(`\\b${HOUR} y (?:media|30)\\b`, 'g'), (_all, said) => `${number(said)}:30`],
  [new RegExp(`\\b${HOUR} y (?:cuarto|15)\\b`, 'g'), (_all, said) => `${number(said)}:15`],
  [
    new RegExp(`\\b${HOUR} menos cuarto\\b|\\bcuarto para ${THE} ${HOUR}\\b`, 'g'),
    (_all, a, b) => `${((number(a ?? b) + 10) % 12) + 1}:45`,
  ],
  [new RegExp(`\\b${THE} ${HOUR} (?:de|en|por) la manana\\b`, 'g'), (_all, said) => `las ${hour(said)} am`],
  [
    new RegExp(`\\b${THE} ${HOUR} (?:de|en|por) la (?:tarde|noche)\\b|\\b${THE} ${HOUR} del mediodia\\b`, 'g'),
    (_all, a, b) => `las ${hour(a ?? b)} pm`,
  ],
  [
    new RegExp(`\\bentre ${THE} ${HOUR}(?: (am|pm))? y ${THE} ${HOUR}( am| pm)?\\b`, 'g'),
    (_all, a, half, b, end) => `between ${hour(a)}${half ? ` ${half}` : ''} and ${hour(b)}${end ?? ''}`,
  ],
  [
    new RegExp(`\\b(?:de|desde)(?: las?)? ${HOUR}(?: (am|pm))? (?:a|hasta)(?: las?)? ${HOUR}( am| pm)?\\b`, 'g'),
    (_all, a, half, b, end) => `from ${hour(a)}${half ? ` ${half}` : ''} to ${hour(b)}${end ?? ''}`,
  ],
  [
    new RegExp(`\\b(?:despues|luego|pasadas) (?:de )?${THE} ${HOUR}\\b|\\ba partir de ${THE} ${HOUR}\\b|\\bdesde ${THE} ${HOUR}\\b`, 'g'),
    (_all, a, b, c) => `after ${hour(a ?? b ?? c)}`,
  ],
  [new RegExp(`\\bantes de ${THE} ${HOUR}\\b|\\bhasta ${THE} ${HOUR}\\b`, 'g'), (_all, a, b) => `before ${hour(a ?? b)}`],
  [
    new RegExp(`\\b(?:como|tipo|alrededor de|a eso de|cerca de|mas o menos)(?: a)? ${THE} ${HOUR}\\b|\\btipo ${HOUR}\\b`, 'g'),
    (_all, a, b) => `around ${hour(a ?? b)}`,
  ],
  [new RegExp(`\\blas ${HOUR} del? (?=${DAY})`, 'g'), (_all, said) => `at ${hour(said)} `],
  [new RegExp(`\\b(?:la|el|lo) de ${THE} ${HOUR}\\b`, 'g'), (_all, said) => `the one at ${hour(said)}`],
  [new RegExp(`\\ba ${THE} ${HOUR}\\b`, 'g'), (_all, said) => `at ${hour(said)}`],
  [/\bantes del? mediodia\b/g, 'before noon'],
  [/\bdespues del? mediodia\b/g, 'after noon'],
  [/\b(?:al|a|el|del) mediodia\b/g, 'at noon'],
];

/** What happened at an hour: "a las 3 de la mañana empezó a sonar". The accent that tells "empezó" from "empiezo" is often left out. */
const HAPPENED =
  '(?:empezo|comenzo|sono|trono|exploto|desperte|desperto|escuche|oi|vi|llego|llegaron|vino|vinieron|fue|era|estaba|hizo|paso|cayo|apago|prendio|dejo|rompio|marque|llame|(?:se )(?:me |nos |le )?\\w+o)';
const TIME = 'at \\d{1,2}(?::\\d{2})?(?: ?[ap]m)?';

const SPANS: Turn[] = [
  [new RegExp(`\\b${TIME} (?:ya )?${HAPPENED}\\b(?! (?:bien|mejor|perfect))`, 'g'), ' last night it happened '],
  // Somebody's own day: "llego del trabajo a las 6"
  [new RegExp(`\\b(?:llegando|llego|vengo|salgo|regreso|ceno|duermo|entro)(?: \\w+){0,4} ${TIME}`, 'g'), ' every day '],
  [
    new RegExp(
      `\\b(?:tiene|tienen|tengo|tenemos) (?:una |la |su |mi )?(?:cita|junta|clase|examen|consulta|reunion|fiesta|vuelo|terapia) (?:con|de|en) (?:el |la |su |mi )?(?:doctor|doctora|dentista|medico|hospital|escuela|banco|abogado|trabajo|pediatra)\\w*(?: (?:el |este )?${DAY})?(?: ${TIME})?`,
      'g',
    ),
    ' busy ',
  ],
  [
    /\bdesde (?:ayer|anoche|antier|anteayer|hoy|esta manana|la manana|hace \w+ \w+|el (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo))\b(?: at \d{1,2}(?::\d{2})?(?: [ap]m)?)?/g,
    ' since yesterday ',
  ],
  [
    /\bhace (?:un|una|dos|tres|cuatro|varios|varias|unos|unas|\d+) (?:dias?|semanas?|meses|mes|horas?|anos?|rato)\b|\b(?:la semana|el mes|el ano) pasad[oa]\b/g,
    ' last week ',
  ],
  [new RegExp(`\\b(?:el )?${DAY} pasado\\b`, 'g'), ' last week '],
  [/\b(?:ayer|anoche|antier|anteayer)\b(?: (?:en|por) la (?:manana|tarde|noche))?/g, ' yesterday '],
  [/\btoda la (?:manana|tarde|noche|semana)\b|\btodo el dia\b/g, ' all day '],
  [/\b(?:cada|todas las) (?:mananas?|noches?|tardes?)(?: (?:como )?(?:around|at) \d{1,2}(?::\d{2})?)?/g, ' every day '],
  [/\b(?:mi|su|trabajo en el|tengo) turno (?:es )?de (?:la )?(?:noche|tarde|manana)\b/g, ' shift '],
  [/\bme da (?:igual|lo mismo)\b(?= ?(?:$|[,.!]|el (?:dia|horario)|la (?:hora|fecha)|cuando))/g, ' anytime '],
  [/\bpasado manana\b/g, ' day after tomorrow '],
  [/\bmanana (?:mismo )?(?:por|en|a|de) la manana\b|\bmanana tempran(?:o|ito)\b/g, ' tomorrow morning '],
  [/\b(?:en|por|de|a) la(?:s)? mananas?\b|\btempran(?:o|ito)\b/g, ' in the morning '],
  [/\b(?:hoy (?:por|en|a) la|esta) manana\b/g, ' this morning '],
  [/\b(?:hoy (?:por|en|a) la|esta) tarde\b/g, ' this afternoon '],
  [/\b(?:hoy (?:mismo )?(?:por|en|a) la|esta) noche\b/g, ' tonight '],
  [/\b(?:en|por|a|de) las? tardes?(?:cita)?\b/g, ' afternoon '],
  [/\b(?:en|por|a|de) las? noches?\b/g, ' evening '],
  [/\b(?:la )?(?:proxima semana|semana (?:que viene|entrante|proxima))\b/g, ' next week '],
  [/\besta semana\b/g, ' this week '],
  [/\b(?:el )?(?:proximo mes|mes (?:que viene|entrante))\b/g, ' next month '],
  [/\bentre semana\b/g, ' weekdays '],
  [/\bfin(?:es)? de semana\b|\blos findes?\b/g, ' weekends '],
  [
    /\ben (\d+|un|una|dos|tres|cuatro) (dia|hora|semana)s?\b|\bdentro de (\d+|un|una|dos|tres|cuatro) (dia|hora|semana)s?\b/g,
    (_all, a, unitA, b, unitB) =>
      ` in ${{ un: '1' }[a ?? b] ?? hour(a ?? b)} ${{ dia: 'days', hora: 'hours', semana: 'weeks' }[unitA ?? unitB] ?? 'days'} `,
  ],
  [
    /\b(?:lo (?:antes|mas pronto|mas rapido)(?: que (?:puedan|pueda|se pueda)| posible)|cuanto antes|lo mas pronto|inmediatamente|ya mismo|de inmediato|ahora mismo|ahorita mismo)\b/g,
    ' asap ',
  ],
  [
    /\b(?:cuando (?:ustedes |usted )?(?:sea|quiera[ns]?|pueda[ns]?|guste[ns]?|tenga[ns]? (?:tiempo|chance|lugar|espacio))|a cualquier hora|cualquier dia(?! (?:menos|excepto))|el dia que (?:sea|(?:ustedes |usted |les )*(?:puedan?|quieran?|gusten?|quede|convenga|acomode)))\b/g,
    ' anytime ',
  ],
  [/\bno hay prisa\b|\bsin prisa\b|\bno corre prisa\b|\b(?:no hay|sin) apuro\b|\bpuede esperar\b|\bno es urgente\b/g, ' no rush '],
];

const NAMED: Turn[] = [
  [
    new RegExp(`\\bentre el (\\d{1,2}) y el (\\d{1,2}) de (${MONTHS})\\b`, 'g'),
    (_all, from, to, month) => ` ${ENGLISH_MONTHS[month]} ${from} to ${to} `,
  ],
  [new RegExp(`\\b(?:el |para el )?(\\d{1,2}) de (${MONTHS})\\b`, 'g'), (_all, day, month) => ` ${ENGLISH_MONTHS[month]} ${day} `],
  [
    new RegExp(`\\b(?:el )?(?:proximo |siguiente )${DAY}\\b|\\b(?:el )?${DAY} (?:que viene|proximo|entrante|siguiente)\\b`, 'g'),
    (_all, a, b) => ` ${DAYS[a ?? b]} `,
  ],
  [
    new RegExp(`\\b(?:cualquier dia |todos los dias |cuando sea )?(?:menos|excepto|salvo) (?:el |los )?${DAY}\\b`, 'g'),
    (_all, day) => ` except ${DAYS[day]} `,
  ],
  [
    new RegExp(
      `\\bno (?:me |nos )?(?:ponga|pongas|pongan|agende|agendes|agenden|programe|programen) (?:en|el|los|para el) ${DAY}s?\\b`,
      'g',
    ),
    (_all, day) => ` not ${DAYS[day]} `,
  ],
  [new RegExp(`\\bni (?:el |los )?${DAY} ni (?:el |los )?${DAY}\\b`, 'g'), (_all, a, b) => ` not ${DAYS[a]} , not ${DAYS[b]} `],
  [new RegExp(`\\b(?:el |los )${DAY} no\\b(?= ?(?:$|[,.!?]))|\\bno (?:el |los )${DAY}\\b`, 'g'), (_all, a, b) => ` not ${DAYS[a ?? b]} `],
  [
    new RegExp(
      `\\b(?:el |los )${DAY} no (?:puedo|podemos|me queda|estoy|se puede|trabajo)\\b(?: bien)?|\\bno puedo (?:el |los )${DAY}\\b`,
      'g',
    ),
    (_all, a, b) => ` ${DAYS[a ?? b]} wont work `,
  ],
  [
    new RegExp(`\\b(?:el |los |para el )?${DAY} (?:no )?(?:hay|tienen?|tendran?|habra)\\b(?: (?:algo|lugar|espacio))?`, 'g'),
    (_all, day) => ` do you have anything on ${DAYS[day]} `,
  ],
  [
    new RegExp(
      `\\b(?:el |los )?${DAY} y (?:el |los )?${DAY} (?:son mis (?:dias )?(?:de |libres|descansos?)|descanso|los tengo libres)\\w*`,
      'g',
    ),
    (_all, a, b) => ` only ${DAYS[a]}s and ${DAYS[b]}s `,
  ],
  [new RegExp(`\\b(?:el )?${DAY} de la (?:otra|proxima|siguiente) semana\\b`, 'g'), (_all, day) => ` ${DAYS[day]} next week `],
  [
    new RegExp(
      `\\b(?:recibo|factura|nota|ticket|contrato|garantia|etiqueta)(?: \\w+){0,2} (?:dice|vence|vencio|es|tiene)(?: \\w+)?\\s+(?:${Object.values(ENGLISH_MONTHS).join('|')}) \\d{1,2}`,
      'g',
    ),
    ' paper ',
  ],
  // "El lunes 30": the day of the month says which Monday.
  [
    new RegExp(`\\b(?:el |para el )?${DAY} (1[3-9]|2\\d|3[01])\\b(?! ?(?:(?:de|a|al|y|hrs?|horas?)\\b|:|\\d))`, 'g'),
    (_all, _day, date) => ` on the ${date}th `,
  ],
  [
    /\bel (1[3-9]|2\d|3[01])(?=\s+(?:in the morning|afternoon|evening|before|after|around|between|at \d|(?:me|nos) (?:queda|viene|sirve|acomoda|va)|esta (?:bien|perfecto))\b)/g,
    ' on the $1th ',
  ],
  [/\b(?:de )?lunes a viernes\b/g, ' weekdays '],
  [new RegExp(`\\b(?:de(?:l)? )?${DAY} a(?:l)? ${DAY}\\b`, 'g'), (_all, a, b) => ` ${DAYS[a]} to ${DAYS[b]} `],
  [new RegExp(`\\beste ${DAY}\\b`, 'g'), (_all, day) => ` this ${DAYS[day]} `],
  [new RegExp(`\\blos ${DAY}s? y (?:los )?${DAY}s?\\b`, 'g'), (_all, a, b) => ` ${DAYS[a]}s and ${DAYS[b]}s `],
  [new RegExp(`\\blos ${DAY}s?\\b`, 'g'), (_all, day) => ` ${DAYS[day]}s `],
  [new RegExp(`\\b(?:el |para el )${DAY}\\b`, 'g'), (_all, day) => ` ${DAYS[day]} `],
];

const ALL = [...DATES, ...CLOCK, ...SPANS, ...NAMED];

/** "mañana a las 5 y media de la tarde" -> "tomorrow at 5:30 pm"; in a text that is known to be Spanish, without accents. */
export function spanishTimes(text: string): string {
  return replaceEach(text, ALL).replace(/[^\S\n]{2,}/g, ' ');
}
