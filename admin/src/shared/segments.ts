/** GSM 03.38 basic set; a character outside it turns the whole text into UCS-2 (3GPP TS 23.038). */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extended = new Set('^{}\\[~]|€\f');

export interface Segments {
  encoding: 'GSM-7' | 'UCS-2';
  units: number;
  count: number;
  left: number;
}

/** How many SMS a text costs, and how much room the last one has. */
export function countSegments(text: string): Segments {
  const characters = [...text];
  const isGsm = characters.every((c) => basic.has(c) || extended.has(c));
  const units = isGsm ? characters.reduce((sum, c) => sum + (extended.has(c) ? 2 : 1), 0) : text.length;
  const [single, multi] = isGsm ? [160, 153] : [70, 67];
  const count = units === 0 ? 0 : units <= single ? 1 : Math.ceil(units / multi);
  const room = count <= 1 ? single : count * multi;
  return { encoding: isGsm ? 'GSM-7' : 'UCS-2', units, count, left: room - units };
}
