import { isGivenName } from './given-names.rules.js';
import { HINGLISH, HINGLISH_WEAK, SPANISH, SPANISH_WEAK } from './language-words.rules.js';
import { loneDevanagariName, nameSaidAbroad } from './names-abroad.rules.js';
import { afterSigh, firstSentence, isBookedByOthers, isRemark, isTitle, isToBeCalled, TITLE } from './not-names.rules.js';
import { titleCase } from './words.rules.js';

export interface FoundName {
  value: string;
  confidence: number;
}

const PART = "[\\p{L}][\\p{L}'.-]*";
const FULL = `((?!(?:hi|hey|hello|yo|yes|yeah|ok|okay|thanks|so|and)\\b)(?:(?:${TITLE})\\.? )?${PART}(?: (?:de |la |del |van |von |der |o'|mc)*${PART}){0,2})`;

/** Words that follow "I'm", "it's", "this is" far more often than a name does, or never belong to one. */
const NOT_NAMES = new Set(
  `a an the my your our his her their this that these those here there it its it's he she they we you i in at on of for from with without by to and or but so if not no yes yeah
  ok okay sure thanks thank please hi hello hey good great fine bad worse worst better best sorry just really very pretty super so too also still already again only about around
  going gonna trying looking needing having getting calling texting wondering interested available free busy home work working out off up down back over under freezing cold hot warm
  broken leaking urgent emergency ready done late early sick tired upset angry mad frustrated annoyed happy glad new old first last next same other another one two three four five
  six seven eight nine ten today tomorrow tonight morning afternoon evening night monday tuesday wednesday thursday friday saturday sunday january february march april may june july
  august september october november december mon tue tues wed thu thur thurs fri sat sun ac a/c hvac heat heater heating cooling air furnace water pipe toilet sink drain power outlet
  breaker light lights hair haircut color cut nails house home apartment condo office shop store owner tenant landlord renter wife husband mom mum dad son daughter kid kids
  what when where who why how which can could would should will shall do does did done is are was were be been am has have had want need like love call text email address name number
  price cost much many quote estimate appointment schedule reschedule cancel confirm book stop start help unit apt suite street st ave avenue road rd drive dr lane ln court blvd
  north south east west city town zip area near located downtown regarding concerning supposed able unable never always maybe possible impossible ridiculous unacceptable crazy insane
  weird strange important asap right wrong correct true false real fake human bot robot ai person someone somebody anyone nobody everyone customer client spam scam automated
  system service repair install installation maintenance tune plumber electrician technician guy guys team company business not-sure unsure confused aware pleased
  nope nah yep yup hold hang cool awesome perfect wonderful amazing terrible horrible awful nice lovely alright exactly totally absolutely definitely actually probably likely basically
  making blowing running dripping clogged backed overflowing flooded flooding smoking sparking dead dying stuck loud noisy slow low high full empty fixed damaged
  waiting standing sitting living moving renting buying selling driving thinking hoping checking asking following reaching inquiring writing replying
  lennox trane goodman rheem ruud york amana daikin mitsubishi honeywell nest ecobee kohler moen delta kenmore whirlpool samsung lg bosch tesla navien rinnai google apple
  ignore previous instructions system prompt pretend forget disregard admin developer mode password discount refund
  none nothing something anything everything whatever whenever wherever later soon now then currently until since because cause due
  mine yours ours theirs me him them us myself yourself
  depends guess whoever wait said unknown anonymous private primera segunda tercera ninguna gracias hola manana bueno buenos buenas lunes martes viernes
  id okey doke move acrylics set k kk hm hmm mhm uhh umm thx tysm np nvm lol instead warranty yesterday ill invoice receipt insurance el se resume job jobs hiring info question questions idk dunno
  any day days after before except besides either neither both anywhere anyway
  use put
  flexible allergic pregnant disabled elderly retired local original regular existing returning`.split(/\s+/),
);

const UNDER = new RegExp(
  `(?<!\\b(?:hers|his|theirs)(?:'s| is| are)? )\\b(?:under|put it under|book (?:it )?(?:under|for)|it(?:'?s| is) under)(?: the name)?(?: of)? ${FULL}`,
  'iu',
);
const STRONG: RegExp[] = [
  new RegExp(
    `(?<!s'? |\\bher |\\bhis |\\btheir |\\byour |\\bcompany |\\bbusiness |\\bstreet |\\blast )\\b(?:my |the |me )?(?:full |first )?name(?:'?s| is| would be|:| -|=)? (?:is |spelled |actually )*${FULL}`,
    'iu',
  ),
  new RegExp(`\\b(?:you can |please |just |u can )?call me ${FULL}`, 'iu'),
  UNDER,
  new RegExp(`\\b(?:me llamo|mi nombre es) ${FULL}`, 'iu'),
  new RegExp(`\\bi(?:'m| am|m) called ${FULL}`, 'iu'),
];
const WEAK: RegExp[] = [
  new RegExp(
    `\\b(?:this is|i'?m|i am|it'?s|im) (?:the|a|an|her|his|their|my|your) (?:\\p{L}+(?:'?s)? )?(?:landlord|owner|property manager|manager|super|son|daughter|husband|wife|brother|sister|assistant|realtor|agent|tenant|roommate|neighbou?r|caregiver|mom|mother|dad|father|granddaughter|grandson|secretary|receptionist),? ${FULL}`,
    'iu',
  ),
  new RegExp(
    `\\b(?:this is|i'?m|i am|it'?s) ${PART}'?s (?:husband|wife|mom|mother|dad|father|son|daughter|brother|sister|assistant|partner|roommate),? ${FULL}`,
    'iu',
  ),
  new RegExp(`\\bput (?:me )?down(?: as| under)? ${FULL}`, 'iu'),
  new RegExp(`\\b(?:you|u) can put (?:it under |me (?:down )?(?:as|under) )?${FULL}`, 'iu'),
  new RegExp(`\\bmy (?:maiden|married|legal) name,? (?:is )?${FULL}`, 'iu'),
  new RegExp(`\\b(?:spelled|spelt) (?!\\p{L} )${FULL}`, 'iu'),
  new RegExp(`\\b(?:this is|this's|thisis|myself|it'?s|it is|i am|i'm|im|i m) ${FULL}`, 'iu'),
  new RegExp(
    `(?:^|[.!?,;\\n] ?|\\b(?:hi|hey|hello|yes|yeah|yep|sure|ok|okay|thanks),? )${FULL} (?:here|speaking|again|this side)\\b`,
    'iu',
  ),
  new RegExp(`(?:^|[.!?,;\\n] ?)(?:-|--|~) ?${FULL}[.!]?$`, 'iu'),
  new RegExp(`(?:thanks|thank you|thx|regards|sincerely|cheers|best)[,.!]? ?[\\n-]+ ?${FULL}[.!]?$`, 'iu'),
  // A signature behind a dash or a goodbye: "can someone come - dave kowalski", "color on friday. thanks, Bri".
  new RegExp(`\\S (?:-|--|~) ?${FULL}[.!]?$`, 'iu'),
  new RegExp(`\\S[.!,;]? (?:thanks|thank you|thx|ty|gracias|cheers), ?${FULL}[.!]?$`, 'iu'),
];

const CUT =
  /\b(?:from|at|and|with|in|on|over|here|speaking|again|calling|i|my|the|but|i'm|im|i'd|we|we're|is|not|can|could|need|needs|have|has|got|about|regarding|for|by|who|texting|trying|looking|returning|just|so|thanks|thank|please|live|living|wanting|want|would|sorry|address|email|e-mail|phone|number|cell|tomorrow|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|ac|was|were|am|are|to|of|down|up|or|if|will|off|it|it's|its|that|this|there|lives|yes|no|ok|btw|by the way|your|lol|haha|like|para|y|con|es|pero)\b.*$/iu;

function trimName(found: string): string {
  return firstSentence(found)
    .replace(CUT, '')
    .replace(/[\s.,-]+$/, '')
    .replace(/\s{2,}/g, ' ')
    .trim();
}

function isPlausible(name: string): boolean {
  const words = name.split(' ').filter(Boolean);
  if (words.length === 0 || words.length > 4 || name.length > 50) return false;
  const own = isTitle(words[0] as string) ? words.slice(1) : words;
  if (own.length === 0 || isRemark(own[0] as string)) return false;
  return own.every((word) => {
    const bare = word.toLowerCase().replace(/[.']/g, '');
    return /^\p{L}/u.test(word) && !NOT_NAMES.has(bare) && !NOT_NAMES.has(word.toLowerCase()) && !isOtherWord(bare);
  });
}

/** A word of Spanish or Hindi that is nobody's name. */
function isOtherWord(word: string): boolean {
  const plain = word.normalize('NFD').replace(/[\u0300-\u036F]/g, '');
  if (isGivenName(word) || PARTICLES.has(plain)) return false;
  return (SPANISH.has(plain) && !SPANISH_WEAK.has(plain)) || (HINGLISH.has(plain) && !HINGLISH_WEAK.has(plain));
}

/** Parts of a name that are words as well: "Jose de la Cruz". */
const PARTICLES = new Set(['de', 'la', 'del', 'los', 'las', 'y', 'san', 'santa', 'cruz', 'mangal', 'khush']);

/** Unmarked months and adjectives can be names too ("my name is April"); only a strong opening makes them one. */
function isPlausibleStrong(name: string): boolean {
  return isPlausible(name) || isGivenName(name.split(' ')[0] as string);
}

const NO_VERBS = /^(?:mildred|alfred|wilfred|winifred|manfred|jared|fred|ethelred|kindred|ted|ned|reed|creed|jed)$/i;

function looksLikeVerb(word: string): boolean {
  if (NO_VERBS.test(word)) return false;
  return /(?:ing|ed|ly|ous|able|ible|ful|less)$/i.test(word) && !isGivenName(word);
}

function weak(found: string, isAsked: boolean): FoundName | null {
  const name = trimName(found);
  if (!isPlausible(name)) return null;
  const words = name.split(' ');
  const first = words[0] as string;
  const isTitled = isTitle(first) && words.length > 1;
  const hasCapitals = words.every((word) => /^\p{Lu}\p{Ll}/u.test(word));
  if (isTitled || isGivenName(first)) return { value: name, confidence: 0.9 };
  if (words.some(looksLikeVerb)) return null;
  if (hasCapitals && words.length >= 2) return { value: name, confidence: 0.85 };
  if (hasCapitals) return { value: name, confidence: isAsked ? 0.85 : 0.7 };
  return isAsked ? { value: name, confidence: 0.75 } : null;
}

const FIRST_AND_LAST =
  /\bfirst(?: name)?(?:'?s| is|:)? (\p{L}[\p{L}'-]*),? (?:and )?(?:my )?last(?: name)?(?:'?s| is|:)? (\p{L}[\p{L}'-]*)/iu;
/** "Bond. jk, Derek Bond", "not mike its mitch": what comes after a joke or a mistake is the name. */
const TAKEN_BACK = new RegExp(
  `\\b(?:(?:jk|just kidding|kidding),? (?:it'?s |i'?m |really )*|(?:haha|lol|not ${PART}),? (?:no,? |but )?(?:it'?s|i'?m) (?:really |actually )?)${FULL}[.!]?$`,
  'iu',
);
/** "Kowalczyk, Anna Kowalczyk": the last name first, then the whole name. */
const LAST_NAME_FIRST = /^(\p{L}+), (?=[\p{L}' -]+ \1\b)/iu;

const TITLE_OF_FULL = new RegExp(`^(?:${TITLE})\\. (?=\\p{L}+ \\p{L})`, 'iu');
const TITLE_OF_ONE = new RegExp(`^(${TITLE})\\. (?=\\p{L}+$)`, 'iu');

/** The whole answer to "what's your name?": "Sarah Martinez", "sarah, 12 oak st", "Its under Lopez". */
function bare(raw: string): FoundName | null {
  const first = raw
    .replace(LAST_NAME_FIRST, '')
    .replace(TITLE_OF_FULL, '')
    .replace(TITLE_OF_ONE, '$1 ')
    .replace(/^(?:my |the )?name ?\? */iu, '')
    .replace(/\b(\p{Lu})\. (?=\p{L}{2,})/gu, '$1 ')
    .replace(/^(?:hi|hey|hello|sure|yes|yeah|ok|okay|of course|thanks|yep|it'?s|im|i'm)[,.!]? +/iu, '')
    .replace(/^(?:my |the )?(?:last name|surname|first name)(?:'?s| is|:)? +/iu, '')
    .replace(/ (?:w\/|with|from|of) .*$/iu, '')
    .replace(/ (?:mate|bro|bruh|hun|luv|sir|ma'?am|dude|pls|lol|haha)[.!]?$/iu, '')
    .split(/[,\n;!?]|\. |\d| - | and | but /u)[0]
    ?.replace(/[.\s]+$/, '')
    .trim();
  if (!first || /\?$/.test(raw.trim()) || THANKED.test(raw)) return null;
  if (isWordName(first)) return { value: first, confidence: 0.85 };
  if (isWordSurname(first)) return { value: first, confidence: 0.9 };
  const name = trimName(first);
  const words = name.split(' ').filter(Boolean);
  if (words.length === 0 || words.length > 3 || !isPlausible(name) || words.length < first.split(' ').length - 3) return null;
  if (!/^[\p{L}'. -]+$/u.test(name)) return null;
  if (name.length === 1) return null;
  if (isGivenName(words[0] as string)) return { value: name, confidence: 0.95 };
  if (words.some(looksLikeVerb)) return null;
  return { value: name, confidence: words.length >= 2 ? 0.85 : 0.8 };
}

/** "ok ty": thanks, and nobody's name. */
const THANKED = /^(?:ok|okay|k|sure|yes|yeah|great|cool|perfect|alright)[,.!]* (?:ty|tysm|thx|tx)[.!]*$/i;

const WORD_NAMES = new Set(
  'hope joy faith grace summer autumn rose ruby pearl jade amber crystal chase hunter mason max miles will mark bill art gene frank grant dawn may april june angel jesus destiny sierra savannah skylar carter cooper parker cole blake drew pat rob sue dean dale clay walker ray jay lee ty cal hal cliff chuck herb olive iris hazel violet brooks paris charity ice'.split(
    ' ',
  ),
);

/** "Will", "May Wong": months and verbs that are names where a name was asked for and nothing else was said. */
function isWordName(answer: string): boolean {
  const [first, second, third] = answer.split(' ') as [string, string | undefined, string | undefined];
  if (third !== undefined || !WORD_NAMES.has(first.toLowerCase())) return false;
  return second === undefined || (/^\p{Lu}/u.test(first) && /^\p{Lu}\p{L}+$/u.test(second) && isPlausible(second));
}

const WORD_SURNAMES = new Set(
  'price cost cash love day west north south street lane house heat light power call good best early last book short'.split(' '),
);

/** "John Price": behind a given name and with nothing else, words of ours are families. */
function isWordSurname(answer: string): boolean {
  const [first = '', last = '', ...others] = answer.split(' ');
  return others.length === 0 && isGivenName(first) && !WORD_NAMES.has(first.toLowerCase()) && WORD_SURNAMES.has(last.toLowerCase());
}

/** A part of the text that is nothing but a name: "AC is out. Linda Park, 2231 N Kedzie Ave", or at its end: "ac wont turn on. sarah". */
function standalone(raw: string): FoundName | null {
  const parts = raw.split(/[,\n;]|[.!?] |[.!]$| - | (?=\d)/).map((part) => part.trim());
  const end = parts.findLastIndex(Boolean);
  for (const [at, part] of parts.entries()) {
    const words = part.split(/\s+/);
    const [first, second] = words as [string, string | undefined];
    if (words.length > 3 || !first || !isGivenName(first) || !isPlausible(words.join(' '))) continue;
    const isCapital = words.every((word) => /^\p{Lu}[\p{L}'.-]*$/u.test(word));
    const isSigned = at === end && at > 0 && /[.!?\n] *$/.test(raw.slice(0, raw.lastIndexOf(part)));
    const isAll = second !== undefined && raw === part && /^[\p{L}' -]+$/u.test(part) && !words.some(looksLikeVerb);
    if (!isCapital && !isSigned && !isAll) continue;
    if (!second && (WORD_NAMES.has(first.toLowerCase()) || raw.trim() === part || isAddressed(raw, first))) continue;
    if (isToBeCalled(raw, words.join(' '))) continue;
    return { value: words.join(' '), confidence: second ? 0.8 : 0.65 };
  }
  return beforeAddress(raw);
}

const TOWN =
  / (?:Park|Heights|Hills?|Grove|Falls|Springs?|Beach|City|Lake|Lakes|Valley|Creek|Ridge|Point|Village|County|Island|Harbor|Forest|Woods|Center|Vegas|York|Angeles|Diego|Francisco)$/;

/** "furnace repair please, Al Page, 77 Main St": two capitalised words in front of the address, which `readSlots` has taken out. */
function beforeAddress(raw: string): FoundName | null {
  const found = /(?:^|[,.;!]\s?)(\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+),?\s+,/u.exec(raw)?.[1];
  return found && !TOWN.test(found) && isPlausible(found) && !found.split(' ').some(looksLikeVerb)
    ? { value: found, confidence: 0.65 }
    : null;
}

/** "thats Jenny", "uh Marco Diaz": behind a sigh only what is plainly a name is one. */
function sighed(raw: string): FoundName | null {
  const rest = afterSigh(raw.trim());
  const found = rest === null ? null : bare(rest);
  const words = found?.value.split(' ') ?? [];
  const isPlain = words.length > 0 && (isGivenName(words[0]!) || (words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word))));
  return isPlain && found ? { ...found, confidence: 0.85 } : null;
}

/** "Thanks Sarah": the name of somebody on our side. */
function isAddressed(raw: string, first: string): boolean {
  return new RegExp(`(?:hi|hey|hello|thanks|thank you|morning|afternoon|ok|okay|yes|no|sure|great),? ${first}`, 'i').test(raw);
}

/** The whole text is one given name that is no other word: "jenny". */
export function isLoneName(raw: string): boolean {
  const word = raw.trim().replace(/[.!]$/, '');
  return /^\p{L}+$/u.test(word) && isGivenName(word) && !WORD_NAMES.has(word.toLowerCase());
}

/** Someone else's name, or a word that only looks like one. */
function isOfSomeoneElse(raw: string, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return (
    new RegExp(
      `\\b${escaped}'s?\\s+(?:husband|wife|mom|mother|dad|father|son|daughter|brother|sister|assistant|friend|neighbor|place|house)`,
      'iu',
    ).test(raw) ||
    new RegExp(`\\b(?:not|ask for|tell|talk to|speak to|speak with|is) ${escaped}\\b`, 'iu').test(
      raw.replace(/\b(?:this|name|it|here|who) is\b/giu, ' '),
    )
  );
}

function clean(found: FoundName): FoundName {
  const value = titleCase(found.value.replace(/\.$/, ''));
  return {
    value: /^[A-Z]{2,}( [A-Z]{2,})*$/.test(found.value) ? titleCase(found.value.toLowerCase()) : value,
    confidence: found.confidence,
  };
}

/** Every place where a name may begin: "im running late its tyrone" opens twice, and what follows the first holds the second. */
function openings(raw: string, pattern: RegExp): RegExpExecArray[] {
  const every = new RegExp(pattern.source, 'giu');
  const found: RegExpExecArray[] = [];
  for (let match = every.exec(raw); match; match = every.exec(raw)) {
    found.push(match);
    every.lastIndex = match.index + Math.max(1, match[0].length - (match[1] ?? '').length);
  }
  return found;
}

const words2Long = (name: string): boolean => name.length > 40 || name.split(' ').length > 4;
/** Answers that are no name: yes, no, later, why, tomorrow, thanks, fine. */
const NOT_NAMES_DEVANAGARI =
  /^(?:हाँ|हां|जी|नहीं|नाम|बाद|क्यों|क्या|कल|आज|परसों|धन्यवाद|शुक्रिया|ठीक|कब|कौन|कितना|पहले|मुझे|मैं|आप|अभी|जल्दी|सुबह|शाम|दोपहर|रात|नमस्ते|बहुत|कोई|मत|बंद)(?: |$)/u;

const OF_ANOTHER = new RegExp(
  `^(?:it'?s |its )?(?:his|her|their|the (?:tenant|customer|owner)'?s?|tenants) name(?:'?s| is)? ${FULL}$`,
  'iu',
);

/** Asked for a name, they give that of whom the visit is for. */
function ofAnother(raw: string): FoundName | null {
  const name = trimName(OF_ANOTHER.exec(raw.trim())?.[1] ?? '');
  return name && isPlausible(name) ? { value: name, confidence: 0.8 } : null;
}

/** "ok lets do that, ron burke": the part that is nothing but a name. */
function amongOthers(raw: string): FoundName | null {
  const parts = raw.split(/[,;\n]|\. /).map((part) => part.trim().replace(/[.!]$/, ''));
  if (parts.length < 2 || parts.length > 4) return null;
  const names = parts.filter((part) => {
    const words = part.split(/\s+/);
    return words.length >= 2 && words.length <= 3 && isGivenName(words[0] as string) && isPlausible(part) && !words.some(looksLikeVerb);
  });
  return names.length === 1 ? { value: names[0] as string, confidence: 0.8 } : null;
}

/** "Priscilla Moore dob 4/12/1981": as people are used to tell a practice. */
const BORN = /[ ,;(]+(?:d\.?o\.?b\.?|date of birth|birth ?date|born(?: on)?)[ :]*(?=\d).*$/iu;
const CAPITALISED = /^\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'.-]*){1,2}$/u;

/** The customer's own name, if this text gives it. `isAsked`: our last question was for the name. */
export function findName(text: string, isAsked: boolean): FoundName | null {
  // Robert "Bob" Smith: the nickname is not part of the pattern.
  const raw = text
    .replace(/ ?(?:"[^"]{1,15}"|\([\p{L} ]{1,15}\))/gu, '')
    .replace(/ ?\p{Extended_Pictographic}\uFE0F?/gu, '')
    .replace(/\b(it'?s|its) (?:ya|yo|your|ur) (?:girl|boy|man) (?=\p{L})/giu, "it's ")
    .replace(BORN, '')
    .replace(FIRST_AND_LAST, 'name is $1 $2');
  if (BORN.test(text) && CAPITALISED.test(raw) && isPlausible(raw)) return clean({ value: raw, confidence: 0.85 });
  const mended = isAsked ? TAKEN_BACK.exec(raw)?.[1] : undefined;
  const second = mended ? weak(mended, false) : null;
  if (second) return clean(second);
  for (const pattern of STRONG) {
    const match = pattern.exec(raw);
    const name = match ? trimName(match[1] as string) : '';
    if (match && (/^call me$/i.test(match[0].trim()) || (pattern === UNDER && isBookedByOthers(raw)))) continue;
    if (name && isPlausibleStrong(name) && !/^(?:back|at|when|asap|later|now|if|before|first|whenever|anytime)\b/i.test(name))
      return clean({ value: name, confidence: 0.95 });
  }
  for (const pattern of WEAK) {
    for (const match of openings(raw, pattern)) {
      const found = weak(match[1] as string, isAsked);
      if (found && !isOfSomeoneElse(raw, found.value)) return clean(found);
    }
  }
  const said = nameSaidAbroad(raw);
  const abroad = said ? trimName(said) : '';
  if (abroad && (/[\u0900-\u097F]/.test(abroad) || isPlausible(abroad)) && !words2Long(abroad))
    return clean({ value: abroad, confidence: 0.92 });
  const devanagari = isAsked ? loneDevanagariName(raw.replace(/[\s,]+$/, '')) : null;
  if (devanagari && !NOT_NAMES_DEVANAGARI.test(devanagari)) return { value: devanagari, confidence: 0.8 };
  const answer = (isAsked ? (bare(raw) ?? sighed(raw) ?? ofAnother(raw) ?? amongOthers(raw)) : null) ?? standalone(raw);
  return answer ? clean(answer) : null;
}
