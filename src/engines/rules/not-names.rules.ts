// What stands where a name is expected and is none, and names of somebody else than the writer.

/** What people are called by before their name, in English and Spanish. */
export const TITLE = 'mr|mrs|ms|miss|dr|sra|srta|sr|señor|señora|senor|senora|señorita|senorita|prof';
const ONLY_TITLE = new RegExp(`^(?:${TITLE})\\.?$`, 'iu');
/** "Aisha Brown. landlord is ...": the sentence ends behind the name, and not behind "Mrs." */
const NEXT_SENTENCE = new RegExp(`(?<=\\p{L}{3})(?<!(?:^| )(?:${TITLE}))\\. \\S.*$`, 'iu');

export const isTitle = (word: string): boolean => ONLY_TITLE.test(word);
export const firstSentence = (found: string): string => found.replace(NEXT_SENTENCE, '');

/**
 * Sighs, remarks, slurred verbs, languages and makers. They begin no name, but may end one ("Sandra Oh"), which is why they are no words of
 * `NOT_NAMES`.
 */
const NEVER_FIRST = new Set(
  `oh ooh ohh ah ahh aw aww ugh ughh ugghh oof ouch yikes yeesh sheesh wow whoa woah geez jeez gee damn darn omg omfg lmao lmfao rofl wtf smh tbh ngl fyi imo huh eh meh welp
  well phew yay hooray gotcha gotchu gotya bet aight ight alrighty okie okey dokie hmmm hmmmm mmm mmhmm err erm uhm um uh psst boo haha hahaha lmk brb omw
  thats whats wheres hows whos whens theres heres lets dont cant wont didnt isnt doesnt wasnt arent werent havent hasnt couldnt wouldnt shouldnt aint ive youre youve theyre weve
  shes hes thatll itll lemme gimme gotta wanna dunno tryna finna imma ima lookin think thinks guess hope depends steep pricey expensive cheap cheaper
  english spanish hindi hinglish espanol español ingles inglés
  fujitsu panasonic toshiba gree midea bradford rinnai noritz takagi lochinvar viessmann grohe pfister insinkerator frigidaire maytag electrolux haier hisense aprilaire
  carrier bruh bro bruv dude sir maam yessir idc wdym fr tbd nunya see man blond blonde brunette curly shoulder medium short trim
  hablo listo sale ándale andale claro caro barato ay uy orale órale ijole híjole pues arre arrey yaar bhai mehnga sasta`.split(/\s+/),
);

export function isRemark(word: string): boolean {
  return NEVER_FIRST.has(word.toLowerCase().replace(/[.,'’]/g, ''));
}

const SIGH =
  /^(?:(?:oh+|uh+m?|um+|hm+|mm+|er+m?|ah+|aw+|well|haha|lol|that'?s|gotcha|ugh+|wow|ooh|oops|sorry|lets say|let'?s say)[,.!]* )+/iu;

/** "uh Marco Diaz": what follows a sigh, null where none stands in front. */
export function afterSigh(raw: string): string | null {
  const rest = raw.replace(SIGH, '');
  return rest === raw ? null : rest;
}

const KIN =
  '(?:husband|wife|hubby|spouse|partner|fianc[eé]e?|boyfriend|girlfriend|mom|mum|mother|dad|father|son|daughter|brother|sister|roommate|landlord|tenant|boss|assistant|neighbou?r)';
const BOOKED_BY_OTHERS = new RegExp(
  `\\b(?:my|our|his|her|their|the) ${KIN}(?: \\w+){0,2} (?:booked|made|scheduled|set|put|reserved|called)\\b`,
  'iu',
);
const CALL_THEM = /\b(?:call|text|phone|ring|contact|reach|message)(?: out to)? (?:her|him|them)\b/i;
const PHONE = '\\(?\\d{3}\\)?[ .-]?\\d{3}[ .-]?\\d{4}\\b';

/** "My husband booked it under Mike Hill": the name that follows is not the writer's. */
export const isBookedByOthers = (raw: string): boolean => BOOKED_BY_OTHERS.test(raw);

/** "Please call her, Kim 312-555-0177": whose number stands beside the name is who should be called. */
export function isToBeCalled(raw: string, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return CALL_THEM.test(raw) && new RegExp(`${escaped},?:? (?:at |on )?${PHONE}`, 'iu').test(raw);
}
