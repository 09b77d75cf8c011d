import { FILLER, MAYBE_FILLER } from './filler-words.rules.js';

// People ask with other words than a business writes with, and in another language: English, Spanish, Hindi in Latin letters.
const ALIKE: readonly (readonly string[])[] = [
  'price cost fee charge rate pricing quote expensive precio costo coste cuesta cuestan vale tarifa cobran presupuesto caro kharcha daam keemat kimat paise',
  'open hours opening close closed schedule horario abierto abren abre cierran cierra khula khulta khulte timing',
  'located location address directions office based ubicacion direccion ubicados oficina',
  'refund return reimburse reembolso devolucion devuelven wapas vapas',
  'cancel cancellation reschedule cancelar cancelan cancelacion reprogramar',
  'pay payment paid card cash credit pagar pago tarjeta efectivo',
  'finance financing financiamiento financiacion financiar kist kisht emi',
  'warranty guarantee guaranteed garantia garantizan',
  'weekend saturday sunday sabado domingo shanivar ravivar itvaar',
  'serve cover travel atienden cubren',
  'area zona ilaka',
  'fix repair broken reparar reparan repara reparacion arreglan arreglar arreglo theek thik kharab',
  'install installation instalar instalan instala instalacion lagana lagwana lagate',
  'clean cleaning limpiar limpian limpia limpieza safai saaf',
  'phone call contact email reach telefono llamar correo contacto',
  'parking park estacionamiento estacionar',
  'insured insurance licensed bonded seguro asegurados licencia bima',
  'emergency urgent emergencia urgencia urgente turant',
  'appointment booking cita turno reserva reservar',
  'discount descuento rebaja promocion chhoot',
  'duration dura duran tarda tardan',
  'course class curso clase',
].map((line) => line.split(' '));

// Questions whose one telling word is a filler elsewhere; matched without accents. The longer meanings come first.
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\bhow long\b|\bcuanto (?:tiempo|tarda|tardan|dura|duran|demora)\b|\bkitn[aei] (?:time|samay|der|din)\b/gi, ' duration '],
  [/\bhow much\b|\bwhat(?:'s| is| are) (?:your|the) (?:price|rate|fee)s?\b/gi, ' cost '],
  [
    /\bcuantos? (?:cuestan?|valen?|salen?|cobran?|es|seria)\b|\bkitn[aei] (?:ka|ki|ke|lagega|lagta|lagte|lagenge|hoga|paisa|paise)\b/gi,
    ' cost ',
  ],
  [/\bmoney back\b|\bdinero de vuelta\b|\bpaise wapas\b/gi, ' refund '],
  [/\binstal+ments?\b|\bmeses sin intereses\b|\ba plazos\b|\bmensualidades\b/gi, ' financing '],
  [
    /\bwhat time\b|\bwhen (?:are|do) (?:you|u|y'all|they) (?:open|close)\b|\ba que hora\b|\bkitne baje\b|\bkab (?:tak )?(?:khul\w*|open|close|band)\b/gi,
    ' hours ',
  ],
  [
    /\bwhere (?:are|is) (?:you|u|your|the)\b|\bdonde (?:estan?|quedan?|se encuentran?)\b|\bkaha+n? (?:hai|par|pe)\b|\bkidhar hai\b/gi,
    ' location ',
  ],
  [/\bfin(?:es)? de semana\b/gi, ' weekend '],
];
const MAX_WORDS = 16;
const MAX_TEXT = 1000;

const BY_WORD = new Map<string, string>();
const BY_STEM = new Map<string, string>();
for (const words of ALIKE) {
  const group = words.join('|');
  for (const word of words) {
    if (!BY_WORD.has(word)) BY_WORD.set(word, group);
    const stem = word.replace(/(?:ies|es|s|e)$/, '');
    if (!BY_STEM.has(stem)) BY_STEM.set(stem, group);
  }
}

/** A text without the accents of Latin letters, as the column that is searched has it (migration 019, `fold_text`). */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll('’', "'");
}

/** The telling words that a heading says with fillers only: "How much is it?" is about the cost. */
export function hintsOf(heading: string | null): string {
  if (heading === null) return '';
  const text = folded(heading);
  const words = PHRASES.filter(([pattern]) => text.search(pattern) >= 0).map(([, word]) => word.trim());
  return [...new Set(words)].join(' ');
}

/** The telling words of a question, each with its alternatives as `price|cost`, in letters and digits only; fillers and doubles go. */
export function wordGroups(question: string): string[] {
  const spelled = PHRASES.reduce((text, [pattern, word]) => text.replaceAll(pattern, word), folded(question.slice(0, MAX_TEXT)));
  const all = spelled.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:'\p{L}+)?/gu) ?? [];
  const words = all.map((word) => word.replace(/'s$|'/g, ''));
  const isOther = words.some((word) => MAYBE_FILLER.signs.has(word));
  const groups = new Set<string>();
  for (const word of words) {
    if (word.length < 2 || FILLER.has(word) || (isOther && MAYBE_FILLER.words.has(word))) continue;
    groups.add(alternatives(word));
    if (groups.size === MAX_WORDS) break;
  }
  return [...groups];
}

function alternatives(word: string): string {
  const stem = word.replace(/(?:ies|es|s)$/, '');
  return BY_WORD.get(word) ?? (stem.length > 2 ? BY_STEM.get(stem) : undefined) ?? word;
}
