// More of the one spelling of Hindi (hinglish-spelling.rules.ts): further words, and the short forms of people in a hurry, who leave
// the vowels out: "bnd kro", "lgega", "htao", "6 bje k baad".
import { replaceEach } from '../../common/prefilter.js';

/** The form the phrases are written in, and other spellings of it. */
export const MORE_WORDS: Readonly<Record<string, string>> = {
  kiya: 'kia kiyaa',
  isi: 'isee',
  yahan: 'yaha yahaan idhar',
  rehta: 'rahta',
  rehti: 'rahti',
  rehte: 'rahte',
  rehne: 'rahne',
  rehna: 'rahna',
  rehni: 'rahni',
  baar: 'baari',
  karta: '',
  karte: '',
  karti: '',
  karke: '',
  karega: '',
  karenge: '',
  karunga: '',
  chhod: 'chod chhor',
  chhodkar: 'chodkar chhodke chodke chorkar',
  sirf: 'sirph',
  aaspaas: 'aspas aaspas',
  lagwana: 'lagvana lagvane lagwane lagwani lagvani lagana lagani lagane',
  badalwana: 'badalvana badalwani badalvani badalna badalni',
  banwana: 'banvana banvane banwane banwani banvani',
  gaadi: 'gadi gaddi kaar',
  daant: 'dant',
  khoon: 'khun',
  dawai: 'davai dawa dava davaai',
  zahar: 'jahar zeher jaher',
  bulao: 'bulaao bulaiye bulvao bulwao',
  uthata: 'uthate uthaya uthati utha uthaa',
  umeed: 'ummid ummeed umid',
  sharam: 'sharm',
  bewakoof: 'bevkuf bevkuph bewkoof bevakuf bewakuf bewaqoof',
  dhokhebaaz: 'dhokebaaz dhokhebaj dhokebaz',
  badtameezi: 'badtamizi badatmiji badtamiji batamizi',
  lajawab: 'lajvab lajawaab lajvaab',
  gazab: 'gajab ghazab',
  abhaar: 'abhar aabhar aabhaari',
  madad: 'maddad',
  safai: 'saphai saafai safaai',
  toot: 'tut tutkar tootkar tootke tutke',
  taar: 'tar taaron taro',
  chhoone: 'chhune chune chhoo chhu',
  tezi: 'teji',
  tez: 'tej',
  tareekh: 'tarikh tarik taarikh',
  rahega: 'rahegi rhega rhegi',
  kshama: 'chhama',
  awaaz: 'avaj aavaj avaaj aawaz awaz aavaaz avaz aawaaz',
  gaali: 'gaalee galiyan gaaliyan',
};

/** Two letters, or one, for a word; read only in a text that is known to be Hindi. */
const SHORT: readonly [RegExp, string][] = [
  [/\b(?:k|ke) bad\b/g, 'ke baad'],
  [/\bk (?=baad\b|pehle\b|pahle\b|liye\b|lie\b|paas\b|pas\b|beech\b|andar\b|upar\b|niche\b|neeche\b|sath\b|saath\b|karib\b|din\b)/g, 'ke '],
  [/\b(kabhi|koi|kuch|abhi|aur|wo|ye|hum|main|mai|aap) b\b/g, '$1 bhi'],
  [/\bh\b(?! ?no\b|\.)/g, 'hai'],
  [/\b(\d{1,2})\.([0-5]\d)(?= (?:waala|wala|wali|vala|baje|bje|pe|ko|par|tak)\b)/g, '$1:$2'],
  [/\bmt\b/g, 'mat'],
  [/\bni\b/g, 'nahi'],
  [/(?<=\b(?:mera|galat|glat|is|apna|ye|mere|hamara|doosra|dusra|pehla|teesra|\d) )no\b\.?/g, 'number'],
];

/** "k baad" -> "ke baad": letters that stand for a word. */
export const withShortWords = (text: string): string => replaceEach(text, SHORT);

/** Short forms that are words or names of their own. */
const OTHERS = new Set(
  (
    'kha bhoot gli bra khla bhi shi khan gram plan palan dna dno chr krn sns tme tng mna pti bll mrd mil mel hme the thi tha tho trn crd crt ' +
    'bnk pls plz thx sms msg ppl txt hrs min mins mrng btw lmk omg wtf tysm http https www hvac mcb rccb gst emi otp pdf led tv ' +
    'gpay bhk std pvt ltd mrs mr dr jr sr brand band blue bro brt cry dry fly fry try sky pry spy shy'
  ).split(' '),
);

/** "krna", "bnd", "htao": the same consonants, and none of the first or of all inner vowels. */
export function shortenings(word: string): string[] {
  if (word.length < 4) return [];
  const inner = word.slice(1).replace(/[aeiou]+(?=[^aeiou])/g, '');
  const first = word.replace(/^([^aeiou]+)[aeiou]+(?=[^aeiou])/, '$1');
  return [...new Set([word[0]! + inner, first])].filter(
    (short) => short !== word && short.length > 2 && !OTHERS.has(short) && !/^[aeiou]/.test(short),
  );
}
