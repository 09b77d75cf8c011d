// Devanagari in Latin letters, near to how people text Hindi: "कल सुबह" becomes "kal subah". The spelling tables level the rest.
const CONSONANTS: Record<string, string> = {
  क: 'k',
  ख: 'kh',
  ग: 'g',
  घ: 'gh',
  ङ: 'n',
  च: 'ch',
  छ: 'chh',
  ज: 'j',
  झ: 'jh',
  ञ: 'n',
  ट: 't',
  ठ: 'th',
  ड: 'd',
  ढ: 'dh',
  ण: 'n',
  त: 't',
  थ: 'th',
  द: 'd',
  ध: 'dh',
  न: 'n',
  प: 'p',
  फ: 'ph',
  ब: 'b',
  भ: 'bh',
  म: 'm',
  य: 'y',
  र: 'r',
  ल: 'l',
  व: 'v',
  श: 'sh',
  ष: 'sh',
  स: 's',
  ह: 'h',
  ळ: 'l',
};
const VOWELS: Record<string, string> = {
  अ: 'a',
  आ: 'aa',
  इ: 'i',
  ई: 'ee',
  उ: 'u',
  ऊ: 'oo',
  ए: 'e',
  ऐ: 'ai',
  ओ: 'o',
  औ: 'au',
  ऑ: 'o',
  ऍ: 'e',
  ऋ: 'ri',
};
const SIGNS: Record<string, string> = {
  'ा': 'aa',
  'ि': 'i',
  'ी': 'ee',
  'ु': 'u',
  'ू': 'oo',
  'े': 'e',
  'ै': 'ai',
  'ो': 'o',
  'ौ': 'au',
  'ॉ': 'o',
  'ॅ': 'e',
  'ृ': 'ri',
};
const NASAL = new Set(['ं', 'ँ']);
const VIRAMA = '्';
const NUKTA = '़';
const DIGITS = '०१२३४५६७८९';

interface Sound {
  text: string;
  isVowel: boolean;
  /** The short a that every consonant carries and that speech drops at the end and between open syllables. */
  isSchwa?: boolean;
}

function sounds(word: string): Sound[] {
  const out: Sound[] = [];
  for (const char of word) {
    const last = out.at(-1);
    if (CONSONANTS[char] !== undefined) out.push({ text: CONSONANTS[char], isVowel: false }, { text: 'a', isVowel: true, isSchwa: true });
    else if (VOWELS[char] !== undefined) out.push({ text: VOWELS[char], isVowel: true });
    else if (SIGNS[char] !== undefined) {
      if (last?.isSchwa) out.pop();
      out.push({ text: SIGNS[char], isVowel: true });
    } else if (char === VIRAMA) {
      if (last?.isSchwa) out.pop();
    } else if (NASAL.has(char)) {
      if (last) last.isSchwa = false;
      out.push({ text: 'n', isVowel: false });
    } else if (char === 'ः') out.push({ text: 'h', isVowel: false });
  }
  return out;
}

function spoken(all: Sound[]): string {
  if (all.length > 2 && all.at(-1)?.isSchwa) all.pop();
  for (let i = all.length - 2; i >= 2; i -= 1) {
    const isOpen = all[i - 2]!.isVowel && !all[i - 1]!.isVowel && !all[i + 1]!.isVowel && all[i + 2]?.isVowel === true;
    if (all[i]!.isSchwa && isOpen) all.splice(i, 1);
  }
  return all.map((sound) => sound.text).join('');
}

/**
 * Writes every Devanagari word of a text in Latin letters and every Devanagari digit as 0-9; all else stays. `afterwards` sees only
 * the words that were written so.
 */
export function inLatin(text: string, afterwards: (word: string) => string = (word) => word): string {
  return text
    .normalize('NFD')
    .replaceAll(NUKTA, '')
    .normalize('NFC')
    .replaceAll(NUKTA, '')
    .replace(/[०-९]/g, (digit) => String(DIGITS.indexOf(digit)))
    .replace(/[।॥]/g, ' . ')
    .replace(/[\u0900-\u0963]+/g, (word) => afterwards(spoken(sounds(word))));
}
