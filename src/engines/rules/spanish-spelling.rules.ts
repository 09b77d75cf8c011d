// How Spanish is texted in a hurry: "kiero q bengan", "xfa", "porfis", "la primerita". Read only in texts that are known to be Spanish,
// lower case and without accents.
import { replaceEach } from '../../common/prefilter.js';

/** The word, and other spellings of it. */
const WORDS: Readonly<Record<string, string>> = {
  que: 'k ke q',
  quiero: 'kiero qiero quero',
  quien: 'kien qien',
  cuanto: 'kuanto cuanto',
  cuando: 'kuando cnd cdo',
  como: 'cmo komo',
  donde: 'dnd donde',
  aqui: 'aki',
  porque: 'xq pq porq xke porke xk',
  'por favor': 'porfis porfas porfi plis plox xfa xfavor porfaa',
  tambien: 'tmb tb tambn tbn',
  estoy: 'toy',
  estas: 'tas',
  bueno: 'bno',
  gracias: 'grax grasias grcs grs',
  recibir: 'resibir recivir resivir',
  necesito: 'nesesito nececito nesecito necesitoo',
  hacer: 'aser haser',
  hacen: 'asen ase hasen',
  ahora: 'aora haora',
  ahorita: 'aorita orita horita ahoritita',
  hoy: 'oy',
  vienen: 'bienen',
  vengan: 'bengan',
  venir: 'benir',
  llamen: 'yamen',
  escriban: 'escrivan eskriban',
  servicio: 'serbicio servisio',
  mensajes: 'mensages menajes msjs msjes',
  mensaje: 'mensage msj msje',
  cita: 'sita',
  para: 'pa',
  'para el': 'pal',
  pues: 'pos ps pus',
  tecnico: 'tecniko teknico',
  enfria: 'enfrea',
  primera: 'primerita',
  segunda: 'segundita',
  tarde: 'tardecita',
  noche: 'nochecita',
  poco: 'poquito tantito poquitito',
  enero: 'ene',
  febrero: 'feb',
  septiembre: 'sept sep setiembre',
  octubre: 'oct',
  noviembre: 'nov',
  diciembre: 'dic',
};

/** Forms that are words elsewhere, and are read between certain others only. */
const BETWEEN: readonly [RegExp, string][] = [
  [/\bmananita\b/g, 'manana'],
  [/\bx (?=favor\b)/g, 'por '],
  [/\bd (?=la|las|los|el|mi|su|nuevo|nada|todo)/g, 'de '],
  [/\b(?:pretty )?please\b/g, 'por favor'],
];
const NOT_A_MONTH = /^(?:sep|sept|nov|oct|dic|ene|feb)$/;

const FORMS = new Map(Object.entries(WORDS).flatMap(([word, others]) => others.split(' ').map((other) => [other, word] as const)));

/** Spain says "podéis" and "borradme" where America says "pueden" and "bórrenme". */
const PLURALS: readonly [RegExp, string][] = [
  [/\b([a-z]{2,})ais\b/g, '$1an'],
  [/\b(?!(?:\w*[dv]iec|vei\w+)?i?seis\b)([a-z]{2,})eis\b/g, '$1en'],
  [/\b(dej|borr|quit|sac|mand|llam|elimin|par|envi|contact)ad(me|nos)?\b/g, '$1en$2'],
  [/\b(escrib)id(me|nos)?\b/g, '$1an$2'],
  [/\bvenid\b/g, 'vengan'],
  [/\bvosotr[oa]s\b/g, 'ustedes'],
];
const IRREGULAR: readonly [RegExp, string][] = [
  [/\bpoden\b/g, 'pueden'],
  [/\btenen\b/g, 'tienen'],
  [/\bqueren\b/g, 'quieren'],
  [/\bvenis\b/g, 'vienen'],
  [/\babris\b/g, 'abren'],
];

const WHOLE = [...BETWEEN, ...PLURALS, ...IRREGULAR];

/** One spelling for the Spanish of phones. Months in short are read beside a day only ("3 de dic"). */
export function spellSpanish(text: string): string {
  const whole = replaceEach(text, WHOLE);
  return whole
    .replace(/\b(\d{1,2} de )([a-z]{3,4})\b/g, (all, day: string, word: string) => (NOT_A_MONTH.test(word) ? day + FORMS.get(word)! : all))
    .replace(/\b[a-z]+\b/g, (word) => (NOT_A_MONTH.test(word) ? word : (FORMS.get(word) ?? word)));
}
