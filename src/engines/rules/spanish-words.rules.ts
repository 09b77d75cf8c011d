/** What bilingual customers mix into a text, turned into the words of the other tables. Opt-outs keep their own Spanish rules. */
const PHRASES: [RegExp, string][] = [
  // Domingo is a name as well.
  [/\b(?:el|este|los|o|y|para|proximo) domingos?\b|^domingos?\b/g, 'sunday'],
  [/\bpor favor\b|\bporfa(?:vor)?\b/g, 'please'],
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
  [/\b(?:el |un )?aire(?: acondicionado)\b/g, 'ac'],
  [/\bcalefaccion\b|\bcalenton\b/g, 'heater'],
  [/\b(?:calentador|boiler) de agua\b/g, 'water heater'],
  [/\b(?:me |nos )?(?:queda|esta|va) (?:bien|perfecto)\b/g, 'works for me'],
  [/\b(?:la|el|numero|opcion) (uno|dos|tres|cuatro)\b/g, 'option $1'],
  [/\bde acuerdo\b|\besta bien\b|\bclaro(?: que si)?\b/g, 'ok'],
  [/\bcuanto (?:cuesta|cobran|sale|vale)\b/g, 'how much'],
  [/\b(?:quiero|quisiera|me gustaria|puedo) (?:hacer |agendar |reservar )?una cita\b/g, 'i want an appointment'],
];

const WORDS: Record<string, string> = {
  manana: 'tomorrow',
  hoy: 'today',
  lunes: 'monday',
  martes: 'tuesday',
  miercoles: 'wednesday',
  jueves: 'thursday',
  viernes: 'friday',
  sabado: 'saturday',
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
export function plainSpanish(lower: string): string {
  let text = lower
    .normalize('NFD')
    .replace(/[\u0300-\u036F]/g, '')
    .normalize('NFC');
  for (const [pattern, words] of PHRASES) text = text.replace(pattern, words);
  return text.replace(MIXED, (word) => WORDS[word]!);
}
