// Dates, spans and days left out as they are said in Spanish, and what others do every week. The input is lower case without accents, as it
// was said; the hours are turned after it (spanish-times.rules.ts).
import type { Turn } from '../../common/prefilter.js';

export const MONTHS = 'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre';
export const ENGLISH_MONTHS: Record<string, string> = {
  enero: 'january',
  febrero: 'february',
  marzo: 'march',
  abril: 'april',
  mayo: 'may',
  junio: 'june',
  julio: 'july',
  agosto: 'august',
  septiembre: 'september',
  setiembre: 'september',
  octubre: 'october',
  noviembre: 'november',
  diciembre: 'december',
};
export const DAYS: Record<string, string> = {
  lunes: 'monday',
  martes: 'tuesday',
  miercoles: 'wednesday',
  jueves: 'thursday',
  viernes: 'friday',
  sabado: 'saturday',
  domingo: 'sunday',
};
export const DAY = `(${Object.keys(DAYS).join('|')})`;

const EXCEPT = '(?:(?<!\\b(?:mas o|por lo|al|cuando|lo|ni mas ni) )menos|excepto|salvo|quitando|a excepcion de|fuera de|que no sean?)';
const NAMED = DAY.replace('(', '(?:');
const DATE = `(\\d{1,2})(?: de (${MONTHS}))?`;
const NO_DATE = '(?! ?(?:de la|am|pm|hrs|horas?|min|minutos|pesos|por ciento|anos|dias|personas|y media|y cuarto)\\b|[:%$/\\d])';
const date = (day: string, month: string | undefined): string => `the ${day}th${month ? ` of ${ENGLISH_MONTHS[month]}` : ''}`;

/** Who is away between two dates wishes neither; floors have numbers, too. */
const AWAY = 'fuera|vacaciones|de viaje|viajando|ausentes?|cerrad[oa]s?|sin acceso|no (?:esta|estan|estoy|estamos|estare|estaremos|hay)';
const HERE_BEFORE = `(?<!\\b(?:${AWAY}|estoy|estare|estaremos|detiene|pisos?|elevador|ascensor)\\b[^.?!]*)`;
const HERE_BEHIND = `(?![^.?!]*\\b(?:${AWAY}|estamos|estare|estaremos|pisos?|te digo|les digo)\\b)`;

/** Who has days of their own: the neighbour, the cleaning lady, one's husband. */
const THEY_DO = '(?:viene|vienen|pasa|pasan|llega|llegan|trabaja|trabajan|limpia|limpian|estudia|estudian|recogen|sale|salen)';
const WEEKLY = `(?:todos los|todas las|los|cada) ${NAMED}s?(?:,? (?:y|o) (?:los )?${NAMED}s?)?`;

export const DATES: Turn[] = [
  // "Del 30 de noviembre al 2 de diciembre"; "del 1 al 10" measures something
  [
    new RegExp(
      `${HERE_BEFORE}(?<!\\b(?:escala|nivel|calificacion) )\\b(?:del|desde el|entre el) (?:dia )?(?:${NAMED} )?${DATE},? (?:al|hasta el|y el) (?:dia )?(?:${NAMED} )?${DATE}\\b${NO_DATE}${HERE_BEHIND}`,
      'g',
    ),
    (all, a, monthA, b, monthB) =>
      a === '1' && ['5', '10', '100'].includes(b) && !monthB ? all : ` ${date(a, monthA)} to ${date(b, monthB)} `,
  ],
  [
    new RegExp(`${HERE_BEFORE}\\b(?:la )?semana del (?:lunes )?${DATE}\\b${NO_DATE}${HERE_BEHIND}`, 'g'),
    (_all, day, month) => ` week of ${date(day, month)} `,
  ],
  [
    new RegExp(`\\b${EXCEPT}(?: el|l| los)(?: dias?)?(?: ${NAMED})? ${DATE}(?:(?:,| y| o| ni)(?: el)? ${DATE})?\\b${NO_DATE}`, 'g'),
    (_all, a, monthA, b, monthB) => ` except ${date(a, monthA ?? monthB)}${b ? ` and ${date(b, monthB)}` : ''} `,
  ],
  [
    new RegExp(`\\b(?:cualquier dia |todos los dias )?${EXCEPT}(?: el|l| los)? ${DAY}s?(?:,| y| o| ni)(?: el| los)? ${DAY}s?\\b`, 'g'),
    (_all, a, b) => ` except ${DAYS[a]} or ${DAYS[b]} `,
  ],
  [new RegExp(`\\bcualquier ${DAY}\\b`, 'g'), (_all, day) => ` any ${DAYS[day]} `],
  [/\beste (?:finde|fin de semana)\b/g, ' this weekend '],
  // What others do every week is no wish: "los jueves viene la señora", "mi esposo trabaja los sábados"
  [
    new RegExp(
      `\\b${WEEKLY} (?:siempre |casi siempre |normalmente |a veces )?(?:${THEY_DO} (?:a \\w+ )?(?:la|el|las|los|mi|mis|un|una)\\b|se (?:nos |me )?(?:corta|cae|va|apaga|tapa|inunda|llena|junta|descompone)\\b)`,
      'g',
    ),
    ' ',
  ],
  [
    new RegExp(
      `\\b(?:mi|mis|la|el|las|los|nuestr[oa]) (?:[a-z]+ ){1,4}?(?:siempre |solo |tambien )?${THEY_DO} (?:a [a-z]+ )?${WEEKLY}`,
      'g',
    ),
    ' ',
  ],
  // An errand of their own is no wish, nor are thanks for a day: "tengo que recoger a la niña a las 5, así que el lunes"
  [
    new RegExp(
      `\\b(?:tengo|tenemos|debo|tiene) que (?:retirar|recoger|buscar|llevar|dejar|pasar por)\\b[^.,!?]{0,30}? a las? (?:\\d{1,2}(?::\\d{2})?|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)(?: y (?:media|cuarto))?(?= ?[.,!?]| as[ií] que| entonces| por eso| porque|$)`,
      'g',
    ),
    ' ',
  ],
  [
    new RegExp(
      `\\bgracias por (?:lo|todo lo|venir|la visita|el trabajo|el servicio|el arreglo|atenderme|atendernos)(?: del?)?(?: el)? ${NAMED}\\b(?: a las? \\d{1,2}(?::\\d{2})?)?`,
      'g',
    ),
    ' gracias ',
  ],
  [new RegExp(`\\bel dia (\\d{1,2})\\b${NO_DATE}(?! de (?:${MONTHS}))`, 'g'), (_all, day) => ` on the ${day}th `],
  // "Los martes tengo clase"
  [
    new RegExp(
      `\\b(?:todos )?los ${DAY}s? (?:siempre )?(?:tengo (?:clases?|terapia|junta|curso|trabajo|gimnasio|gym|yoga|futbol|entrenamiento|guardia)|trabajo|estudio|doy clases?)\\b(?! (?:hasta|de|desde|en|por|medio|solo|y)\\b)`,
      'g',
    ),
    (_all, day) => ` ${DAYS[day]} wont work `,
  ],
];
