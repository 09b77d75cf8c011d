/** Chat spellings and common typos, one word each, mapped to the word the other tables use. */
const GROUPS: Record<string, string> = {
  tomorrow: 'tommorow tomorow tommorrow tomorro tmrw tmrow tmw tmr tmro 2morrow 2moro 2mrw 2morow tomm tomarrow tomrrow tommorw',
  today: '2day tdy tody todayy',
  tonight: '2nite 2night tonite tonght',
  night: 'nite',
  monday: 'mondy monady mondya modnay mon',
  tuesday: 'tues tue tusday teusday tuesdy tuesd',
  wednesday: 'weds wed wensday wendsday wednsday wenesday wednesdy',
  thursday: 'thurs thur thu thrusday thursdy thursaday thirsday',
  friday: 'fri firday fridy',
  saturday: 'saterday saturdy satruday',
  weekend: 'wkend wknd weeknd',
  morning: 'mrng mrning mornin mornig mornign moring morrning',
  afternoon: 'afternon afernoon aftenoon afternoom arvo aft',
  evening: 'evng evning evenin',
  appointment: 'appt appts appointmet apointment appoinment appointmnt appointent appoitment apptment',
  available: 'avail avaliable availible availabe avaiable',
  availability: 'availablity avalability',
  schedule: 'scheduel shedule schedual sched',
  reschedule: 'reschedual resched rescheduel reshedule',
  cancel: 'cancle cancell cancal cansel',
  address: 'adress addres addy addr adres',
  emergency: 'emergancy emergeny emergecy emergncy',
  furnace: 'furnance furnice furnase furnce furnas',
  heater: 'heatr',
  thermostat: 'thermastat thermostate thermistat',
  toilet: 'tiolet toliet toilit',
  leaking: 'leeking leakin leakng leekin',
  leak: 'leek',
  broken: 'brocken brokn broked',
  working: 'workin wrking wokring workng werking',
  cooling: 'coolin colling',
  heating: 'heatin',
  plumber: 'plummer plumer',
  plumbing: 'plumming pluming',
  electrician: 'electrition electritian electrican',
  electrical: 'eletrical electical electricle',
  faucet: 'faucit fawcet fuacet facet faucett',
  clogged: 'cloged clogd cloggd',
  water: 'watter',
  please: 'pls plz plse pleas pleez',
  thanks: 'thx thnx thanx tks thks tnx ty tysm thankyou',
  you: 'u yu',
  your: 'ur',
  are: 'r',
  because: 'cuz bc becuz cause cos',
  before: 'b4 befor',
  great: 'gr8 grt',
  minutes: 'mins min',
  hours: 'hrs',
  hour: 'hr',
  something: 'smth sumthing sth',
  someone: 'some1 somone',
  anyone: 'any1',
  anytime: 'anytym',
  people: 'ppl',
  about: 'abt abut',
  message: 'msg mesage messge',
  messages: 'msgs mesages',
  messaging: 'msging mssging messging messagin',
  text: 'txt tex texr txet',
  texts: 'txts',
  texting: 'txting textin txtin texing',
  stop: 'stp stoppp stopp sotp stpo stahp st0p',
  unsubscribe: 'unsub unsubscibe unsuscribe unsubcribe unsubscribed',
  number: 'num',
  really: 'rly realy',
  definitely: 'def defo definately definitly',
  probably: 'prob probs prolly prly',
  haircut: 'haircutt hairct',
  highlights: 'hilights highlites',
  estimate: 'estimat estemate',
  first: '1rst frist',
  second: 'secnd secound',
  what: 'wat wut',
  when: 'wen',
  human: 'humn',
  wont: 'wnt',
  cant: 'cannot cnt',
  dont: 'dnt',
  okay: 'ok k kk okey okie okk oki',
  yeah: 'yea yeh ya yah yeahh yeap',
  going: 'goin gonna gna',
  want: 'wanna',
  gotta: 'gtta',
};

/** Several words for one: expanded before matching. */
const EXPANSIONS: Record<string, string> = {
  rn: 'right now',
  idk: 'i dont know',
  nvm: 'never mind',
  lmk: 'let me know',
  omw: 'on my way',
  idc: 'i dont care',
  imo: '',
  btw: 'by the way',
  np: 'no problem',
  tbh: 'to be honest',
  alot: 'a lot',
  aircon: 'ac',
  eod: 'end of day',
  w: 'with',
  tuneup: 'tune up',
  tuneups: 'tune up',
  checkup: 'tune up',
  nxt: 'next',
  eow: 'end of the week',
  gimme: 'give me',
  lemme: 'let me',
  imma: 'i am going to',
  numba: 'number',
  '@': 'at',
};

/** Long words no other English word is one letter away from: a single slip is repaired. */
const REPAIRABLE = [
  'tomorrow',
  'wednesday',
  'thursday',
  'saturday',
  'tuesday',
  'afternoon',
  'appointment',
  'reschedule',
  'emergency',
  'furnace',
  'thermostat',
  'plumber',
  'plumbing',
  'electrician',
  'electrical',
  'conditioner',
  'conditioning',
  'unsubscribe',
  'available',
  'maintenance',
  'balayage',
  'highlights',
  'dishwasher',
  'generator',
  'basement',
  'flooding',
  'carbon',
  'monoxide',
];

const FIXES = new Map<string, string>();
for (const [word, slips] of Object.entries(GROUPS)) {
  for (const slip of slips.split(' ')) FIXES.set(slip, word);
}
for (const [short, long] of Object.entries(EXPANSIONS)) FIXES.set(short, long);

function isOneSlipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let endA = a.length - 1;
  let endB = b.length - 1;
  while (endA >= start && endB >= start && a[endA] === b[endB]) {
    endA -= 1;
    endB -= 1;
  }
  const leftA = a.slice(start, endA + 1);
  const leftB = b.slice(start, endB + 1);
  if (leftA.length <= 1 && leftB.length <= 1) return true;
  return leftA.length === 2 && leftB.length === 2 && leftA[0] === leftB[1] && leftA[1] === leftB[0];
}

/** Words that end in -in by right; elsewhere a g was dropped ("blowin", "trippin"). */
const ENDS_IN = new Set(
  'begin within cabin basin robin login resin satin latin margin plugin origin virgin muffin coffin cousin penguin raisin protein vitamin napkin pumpkin violin toxin cumin ruin built-in walkin checkin'.split(
    ' ',
  ),
);

/** Repairs one lower-case word; a word nobody knows comes back as it was. */
export function fixWord(word: string): string {
  const fixed = FIXES.get(word);
  if (fixed !== undefined) return fixed;
  if (word.length >= 5 && /[^ae]in$/.test(word) && !ENDS_IN.has(word)) return `${word}g`;
  if (word.length < 6 || REPAIRABLE.includes(word)) return word;
  for (const target of REPAIRABLE) {
    if (target[0] === word[0] && isOneSlipAway(word, target)) {
      // "plumbers", "appointments": a plural is not a slip.
      if (word === `${target}s`) return word;
      return target;
    }
  }
  return word;
}
