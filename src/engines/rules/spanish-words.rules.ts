import { replaceEach } from '../../common/prefilter.js';
import { DAYS } from './spanish-dates.rules.js';
/** What bilingual customers mix into a text, turned into the words of the other tables. Opt-outs keep their own Spanish rules. */
const PHRASES: [RegExp, string][] = [
  // Domingo is a name as well.
  [/\b(?:el|este|los|o|y|para|proximo) domingos?\b|^domingos?\b/g, 'sunday'],
  [/\bpor favor\b|\bporfa(?:vor)?\b/g, 'please'],
  [/\b(?:muchas|muchisimas|mil) gracias\b/g, 'thank you'],
  [/\bya basta\b/g, 'basta'],
  [/\bpasado manana\b/g, 'day after tomorrow'],
  [/\b(?:por|en|de) la manana\b/g, 'in the morning'],
  [/\b(?:por|en|de|a) la (tarde|noche)\b/g, '$1'],
  [/\b(?:este|el) fin de semana\b/g, 'this weekend'],
  [/\b(?:la )?(?:proxima semana|semana que viene)\b/g, 'next week'],
  [/\blo antes posible\b|\bcuanto antes\b/g, 'asap'],
  [/\b(?:cualquier dia|a cualquier hora|cuando (?:quieran|puedan))\b/g, 'anytime'],
  [/\ba las? (?=\d|dos\b|tres\b|cuatro\b)/g, 'at '],
  [/\bsaliendo (?:del?|por) /g, 'coming from '],
  [/\bfuga de gas\b/g, 'gas leak'],
  [/\b(?:huele|olor) a\b/g, 'smell of'],
  [/\b(?:ya )?(?:lo|la|se) (?:arreglaron|arregle|arreglo|repararon|reparo)\b|\bya esta(?:ba)? arreglad[oa]\b/g, 'already fixed'],
  [/\b(?:ya )?no (?:lo |la )?(?:necesito|necesitamos)(?: mas)?\b/g, 'no longer need it'],
  [/\bya (?:encontre|contrate|tengo) (?:a )?(?:otro|otra|alguien)(?: mas)?\b/g, 'found someone else'],
  [/\bno (?:me )?(?:funciona|sirve|prende|enciende|jala|trabaja)\b/g, 'not working'],
  [/\bno calienta\b/g, 'not heating'],
  [/\bno enfria\b/g, 'not cooling'],
  [/\b(?:se )?(?:tapo|tapada|tapado|atascad[oa])\b/g, 'clogged'],
  [/\b(?:esta )?gotea(?:ndo)?\b|\btiene (?:una )?(?:fuga|gotera)\b|\bfuga\b|\bgotera\b/g, 'leaking'],
  [/\b(?:se )?(?:esta )?inund(?:o|a|ando|ado|ada)\b/g, 'flooding'],
  // "La de las 8": the opening at eight
  [/\b(?:la|el|lo|los) de las? (\d{1,2}(?::\d{2})?|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)\b/g, 'the one at $1'],
  [/\b(?:el |un )?aire(?: acondicionado)\b/g, 'ac'],
  [/\b(?:el|mi|del|al|un|nuestro|su) aire\b(?! (?:libre|caliente|frio|comprimido))|\baire(?= (?:broken|not )) ?/g, 'ac '],
  [/\bcalefaccion\b|\bcalenton\b/g, 'heater'],
  [/\b(?:calentador|boiler) de agua\b/g, 'water heater'],
  [/\b(?:me|nos) (?:queda|esta|va|viene) (?:bien|perfecto)\b|\bqueda (?:bien|perfecto)\b/g, 'works for me'],
  [/\b(?:me|nos) urge\b/g, 'very urgent'],
  [/\b(?:la|el|numero|opcion|la opcion) (uno|dos|tres|cuatro|[1-9](?![\d:]))\b/g, 'option $1'],
  [/\bde (\d{1,2}) a (\d{1,2})\b/g, 'from $1 to $2'],
  [/\bentre (?:las? )?(\d{1,2}(?::\d{2})?) y (?:las? )?(?=\d)/g, 'between $1 and '],
  [/\bcancelarl[ao]\b/g, 'cancel my appointment'],
  [/\bestaban?\b/g, 'was'],
  [/\bde acuerdo\b|\besta bien\b|\bclaro(?: que si)?\b/g, 'ok'],
  [/\bcuanto (?:cuesta|cobran|sale|vale)\b/g, 'how much'],
  [/\b(?:quiero|quisiera|me gustaria|puedo) (?:hacer |agendar |reservar )?una cita\b/g, 'i want an appointment'],
];

// Domingo is a name, too: it is known by the words around it.
const { domingo: _name, ...WEEKDAYS } = DAYS;

const WORDS: Record<string, string> = {
  manana: 'tomorrow',
  hoy: 'today',
  ...WEEKDAYS,
  tarde: 'afternoon',
  noche: 'evening',
  primera: 'first',
  primero: 'first',
  segunda: 'second',
  segundo: 'second',
  tercera: 'third',
  tercero: 'third',
  ultima: 'the last one',
  ultimo: 'the last one',
  uno: 'one',
  dos: 'two',
  tres: 'three',
  cuatro: 'four',
  ninguna: 'none',
  ninguno: 'none',
  ningun: 'none',
  gracias: 'thanks',
  perfecto: 'perfect',
  excelente: 'excellent',
  hola: 'hello',
  ayuda: 'help',
  necesito: 'need',
  necesitamos: 'need',
  urgente: 'urgent',
  emergencia: 'emergency',
  fuego: 'fire',
  humo: 'smoke',
  chispas: 'sparks',
  inodoro: 'toilet',
  excusado: 'toilet',
  fregadero: 'sink',
  lavabo: 'sink',
  tuberia: 'pipe',
  drenaje: 'drain',
  regadera: 'shower',
  caldera: 'boiler',
  enchufe: 'outlet',
  cita: 'appointment',
  cancelar: 'cancel',
  precio: 'price',
};

const MIXED = new RegExp(`\\b(?:${Object.keys(WORDS).join('|')})\\b`, 'g');

/** "mañana por la tarde" -> "tomorrow afternoon"; a text without Spanish comes back as it was, without its accents. */
export function plainSpanish(withoutAccents: string): string {
  return replaceEach(withoutAccents, PHRASES).replace(MIXED, (word) => WORDS[word]!);
}
