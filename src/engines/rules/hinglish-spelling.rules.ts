// One spelling for the Hindi that people text: "chahiye", "chaiye" and "चाहिए" all become "chahie". Everything behind this reads one form.
import { inLatin } from './devanagari.rules.js';
import { MORE_WORDS, shortenings, withShortWords } from './hinglish-forms.rules.js';
import { LOANS } from './hinglish-loans.rules.js';

/** How a word sounds when nobody agrees on its letters: long vowels short, doubled letters single, v for w, j for z. */
function soundOf(word: string): string {
  return word
    .replace(/aa+/g, 'a')
    .replace(/ee+|ii+|iy(?=[ae])/g, 'i')
    .replace(/oo+|uu+/g, 'u')
    .replace(/w/g, 'v')
    .replace(/ph/g, 'f')
    .replace(/z/g, 'j')
    .replace(/q|ck/g, 'k')
    .replace(/chh/g, 'ch')
    .replace(/([a-z])\1+/g, '$1');
}
/** The form the phrases are written in, and other spellings of it that do not merely sound alike. */
const WORDS: Readonly<Record<string, string>> = {
  nahi: 'nahin nhi nai nii nehi nahii nhin naheen nahe',
  na: 'naa',
  mat: 'matt',
  hai: 'hain he hei hay hae',
  hun: 'hoon hu hoo',
  tha: 'thaa',
  thi: 'thin',
  the: 'thay',
  kya: 'kyaa',
  kyun: 'kyu kyon kyoon',
  kab: 'kub',
  kaise: 'kese kaisey',
  kaun: 'kon koun',
  kahan: 'kaha kahaan kidhar',
  kitna: 'kitnaa',
  kitne: 'kitney',
  kitni: 'kitnee',
  mujhe: 'muje mujhko mujhey mujko',
  mera: 'meraa',
  meri: 'meree',
  mere: 'merey',
  main: 'mai mein me men',
  maine: 'mene mainey',
  hame: 'hume humko humein hamen hamein hamko',
  aap: 'ap aapp',
  aapka: 'apka',
  aapke: 'apke',
  aapki: 'apki',
  tum: 'tumlog',
  tumhara: 'tumara tumhaara',
  chahie: 'chahiye chaiye chahie chahiya chaahiye chahiyen chahhie',
  karo: 'karoo kro karon kariye karie karein karen kijiye kijie keejie kare',
  karna: 'krna',
  kaam: 'kaaam',
  kam: 'kamm',
  karwana: 'karvaana karana karaana karwaana karvana',
  karwani: 'karani karaani karvaani',
  kar: 'kr',
  karwa: 'kara karaa karva',
  do: 'dijiye dijie dedo deejie den dein dena',
  diya: 'dia diyaa',
  liya: 'lia liyaa',
  kardo: 'krdo',
  kal: 'kaal kl',
  parso: 'parson parsonn parsoo',
  subah: 'subha suba subeh subh subaah',
  shaam: 'sham shyam saam',
  dopahar: 'dopeher duphar dupahar dopehar dopahr dophar dophr',
  shayad: 'shaayad saayad',
  inme: 'inmen inmein inmei',
  kabhi: 'kabhee',
  raat: 'rat raath',
  aaj: 'aj aaaj',
  abhi: 'abi abhee',
  jaldi: 'jldi jald jaldee',
  turant: 'turat fauran foran',
  baje: 'bje bajay bajey bajhe baj',
  hafte: 'hafta hapte hafton saptah',
  mahine: 'mahina maheena maheene',
  din: 'dinon dino deen',
  ghante: 'ghanta ghanton',
  baad: 'baadh',
  pehle: 'pahle pehley pahale phle pahele',
  tak: 'tk',
  beech: 'bich',
  agle: 'agla agli aglay',
  pichle: 'pichla pichli pichhle pichhale',
  is: 'iss',
  se: 'sey',
  ke: 'kay',
  ka: 'kaa',
  ki: 'kee',
  somvaar: 'somwar somavar sombar peer',
  mangalvaar: 'mangalwar mangal mangalavar manglvar',
  budhvaar: 'budhwar budh budhavar',
  guruvaar: 'guruwar veervar veeravar brihaspativar guruvar',
  shukravaar: 'shukrwar shukravar shukarvar jumma',
  shanivaar: 'shaniwar shanichar',
  ravivaar: 'raviwar itvar itavar ravivar etvar',
  ek: 'aek',
  dono: 'donon',
  teen: 'tin',
  chaar: 'char',
  paanch: 'panch paach panj',
  chhe: 'che chah chhah chheh',
  saat: 'sat saath',
  aath: 'ath',
  nau: 'nou',
  das: 'dus dass',
  gyarah: 'gyara gyaarah',
  barah: 'bara baarah baraah',
  saadhe: 'sade sadhe saade sarhe',
  sava: 'sawa savaa',
  paune: 'pone paunay',
  dedh: 'derh ded',
  dhai: 'adhai dhaai dhaaee',
  theek: 'thik tik teek thk',
  accha: 'achchhe acche ache achhe achchhi acchi achi achhi acha achha achchha achcha accha',
  haan: 'ha haa han hn haanji hanji haji',
  ji: 'jee',
  bahut: 'bohot bhot bohat bahot bhut bahoot',
  thoda: 'thora thodaa',
  zyada: 'jyada jyaada ziada',
  koi: 'koee',
  kisi: 'kisee',
  kuch: 'kuchh kuchch',
  sab: 'sabhi',
  bilkul: 'bilkool',
  bhejo: 'bhejie bhejiye bhejen bhejein bhej-do bheje bhejiyega bhejo',
  bhejna: 'bejna',
  bhej: 'bej',
  band: 'bandh bund',
  aao: 'aaiye aaie aiye aao aie',
  aana: 'ana',
  aa: 'aah',
  jao: 'jaiye jaie',
  jaa: 'ja jana',
  sakte: 'skte',
  sakta: 'skta',
  sakti: 'skti',
  gaya: 'gya gaye gayi gai gae gaee gayee',
  raha: 'rha rhaa',
  rahi: 'rhi rahee',
  rahe: 'rhe',
  aaya: 'aya aye aaye aayi aai aae aayee aaee',
  hua: 'huaa hui hue huye',
  hoga: 'hogaa hogi honge',
  chalega: 'chalegi chalegaa',
  kharab: 'kharaab khrab kharb',
  paani: 'pani pni',
  bijli: 'bijlee bijali',
  garmi: 'garmee',
  thand: 'thandi thnd',
  thanda: 'thandaa',
  garam: 'grm',
  badbu: 'badboo badbo mahak gandh mehak boo bu',
  dhuan: 'dhua dhuaan dhuwan',
  aag: 'aagh',
  chingari: 'chingaari',
  behosh: 'behos',
  saans: 'sans saas sance',
  fat: 'phat',
  jhatka: 'jhatkaa',
  mehnga: 'mahanga mehenga mahenga mehanga mehngaa mehngi',
  sasta: 'sastaa saste sasti',
  paise: 'paisa paisey pese rupaye rupay rupaiye',
  lagega: 'lagenge lagegaa lagta',
  loge: 'lenge lete',
  dhanyavaad: 'dhanyawad dhanywad dhanyabad',
  shukriya: 'shukria sukriya shukriyaa',
  namaste: 'namaskar namastey',
  kripya: 'kripaya',
  galat: 'glat gallat',
  naam: 'nam',
  zaroorat: 'jarurat jarurt zarurat jaroorat zaroorat',
  pehla: 'pahla pehlaa pahala pehli pahli',
  doosra: 'dusra dusara doosraa doosri dusri dusre doosre',
  teesra: 'tisra tisara teesri tisri',
  chautha: 'chotha chauthaa chauthi chouthi',
  aakhri: 'akhri aakhiri akhiri antim',
  baat: 'baath baten batein baatein',
  padega: 'padegi padegaa parega paregi padenge',
  jawab: 'javab jawaab javaab jabab',
  maza: 'mazaa maja majaa',
  ye: 'yeh yah',
  waala: 'wala vala wale wali vale vali waalo waalon walo walon valo valon vaalon',
  poochna: 'puchna pochna poochhna',
  pooch: 'puch poochh poochke puchke pochke poochhke poochkar puchkar poochhkar',
  sochke: 'soch-ke sochkar soch',
  bharosa: 'bharosaa',
  vapas: 'wapas vaapas wapis vaapis',
  intezaar: 'intezar intzar intajar intazar',
  gussa: 'gusa',
  pareshan: 'pareshaan preshan',
  tang: 'tung',
  ghatiya: 'ghatia',
  bakwas: 'bakvas bakvaas',
  bekar: 'bekaar',
  badhiya: 'badhia barhiya',
  khush: 'khus',
  chor: 'chorr',
  dhokha: 'dhoka',
  lekin: 'lekeen',
  agar: 'agr',
  phir: 'fir fhir',
  yaar: 'yar',
  bhai: 'bhaiya bhaee bhaiyya',
  hatao: 'hataiye hataie hata hataado hatado hataen',
  nikalo: 'nikaliye nikaalo nikaal nikal',
  insaan: 'insan inshan',
  aadmi: 'admi',
  katwana: 'katvana katwane katvane katwani katvani',
  asli: 'aslee',
  log: 'logon',
  milegi: 'milega milenge milegee',
  khula: 'khule khuli khulte khulta khulaa khulega',
  samay: 'samaya timing',
  bachcha: 'bacha bachha baccha bachche bacche bachchaa bachi',
  batao: 'bataiye bataie bata batana',
  batata: 'bataunga bataungi batati batadunga batata',
  dekhte: 'dekhta dekhenge dekhna dekhti dekhunga',
  permission: 'parmishan',
  pati: 'patee',
  patni: 'patnee biwi bivi',
  dubara: 'dobara dobaara doobara',
  sampark: 'sanpark',
  aur: 'aor',
  shikayat: 'shikaayat',
  samajh: 'samaj smjh',
};

/** English words that sound like a Hindi one. */
const KEPT = new Set(
  'bad sat no or sub den at as are come home same some rate rat site date done late ring pass man has bat tin chat'.split(' '),
);

const ALL = { ...WORDS, ...MORE_WORDS, ...LOANS };
const spellingsOf = (others: string): string[] => others.split(' ').filter(Boolean);
const FORMS = new Map<string, string>();
for (const [form, others] of Object.entries(ALL)) {
  for (const word of spellingsOf(others)) {
    FORMS.set(word, form);
    if (!FORMS.has(soundOf(word))) FORMS.set(soundOf(word), form);
  }
}
for (const form of Object.keys(ALL)) {
  FORMS.set(form, form);
  FORMS.set(soundOf(form), form);
}
// A shortening of two words stands for the one that is listed first.
for (const [form, others] of Object.entries({ ...WORDS, ...MORE_WORDS }))
  for (const word of [form, ...spellingsOf(others)])
    for (const short of shortenings(word)) if (!FORMS.has(short) && !KEPT.has(short)) FORMS.set(short, form);

const lightened = (word: string): string => word.replace(/aa/g, 'a').replace(/ee/g, 'i').replace(/oo/g, 'u');
/** Devanagari is Hindi for sure: its words are looked up before any likeness to English counts. */
const known = (word: string): string => FORMS.get(word) ?? FORMS.get(lightened(word)) ?? FORMS.get(soundOf(word)) ?? lightened(word);
const HINDI_WORDS: ReadonlySet<string> = new Set(
  Object.entries({ ...WORDS, ...MORE_WORDS }).flatMap(([form, others]) => [form, ...spellingsOf(others)]),
);

/** Is this, in Latin letters, a spelling of a Hindi word? English words that Hindi borrowed are none. */
export function isHindiWord(word: string): boolean {
  return HINDI_WORDS.has(word);
}

/** Lower-case Hindi text, in either script, with every known word in its one form; English words in it stay as they are. */
export function spellHindi(lower: string): string {
  return withShortWords(inLatin(lower, known)).replace(/[a-z]+/g, (word) =>
    KEPT.has(word) ? word : (FORMS.get(word) ?? FORMS.get(soundOf(word)) ?? word),
  );
}
