// What customers say for jobs that a business lists under other words: trades without a vocabulary of their own, and the same in Spanish and
// Hindi. The words on the right only help to find a service of the business's own list; without such a service they say nothing.
import { spellHindi } from './hinglish-spelling.rules.js';
import { withoutAccents } from '../../common/text.rules.js';
import type { Reading } from './words.rules.js';

type Saying = readonly [RegExp, string];

const ENGLISH: readonly Saying[] = [
  [/\b(?:check ?ups?|tune up)\b/, 'checkup exam'],
  [/\b(?:cavit(?:y|ies)|tooth ?ache|hole in my tooth)\b/, 'filling cavity'],
  [/\b(?:whiter|whiten\w*|yellow teeth|bleach\w* my teeth)\b/, 'whitening bleaching'],
  [/\b(?:squeal\w*|squeak\w*|grind\w*) (?:\w+ )?when i (?:stop|brake|slow)\b|\bbrak(?:e|es|ing)\b/, 'brakes brake pads'],
  [
    /\b(?:jump ?start|need a jump|give me a jump|dead battery|car (?:is )?dead|(?:wont|doesnt) (?:start|crank|turn over))\b/,
    'battery starter',
  ],
  [/\b(?:flat|puncture\w*|tyres?|nail in (?:\w+ ){0,3}tire)\b/, 'tires flat'],
  [/\b(?:oil change|change (?:the |my )?oil|\d+w ?\d+)\b/, 'oil'],
  [/\b(?:scratching in the (?:attic|walls?|ceiling)|gnaw\w*|squirrels?)\b/, 'rodents mice'],
  [/\b(?:bed ?bugs?|bites in a row)\b/, 'bed bugs'],
  [/\b(?:sawdust|mud tubes?|swarmers?)\b/, 'termites'],
  [/\b(?:yellow ?jackets?|hornets?|bees?|wasps?|fleas?|silverfish|earwigs?|crickets?|gnats?|flies)\b/, 'insect insects wasps'],
  [/\b(?:scrub\w*|top to bottom|spring clean\w*|baseboards)\b/, 'deep scrub'],
  [/\b(?:spotless when we (?:leave|move)|mov(?:e|ing) out|end of (?:lease|tenancy)|get (?:my|our) deposit back)\b/, 'move moving'],
  [
    /\b(?:(?:every|each) (?:other |second )?(?:week|two weeks|monday|tuesday|wednesday|thursday|friday|saturday)|fortnightly)\b/,
    'weekly biweekly',
  ],
  [/\b(?:vaccin\w*|shots|booster|rabies)\b/, 'vaccine vaccination'],
  [/\b(?:spay\w*|neuter\w*|(?:cat|dog|puppy|kitten) fixed)\b/, 'spay neuter'],
  [/\b(?:insinkerator|waste disposal)\b/, 'disposal'],
];

const SPANISH: readonly Saying[] = [
  [/\b(?:muela|diente)s? (?:picad\w+|con caries)\b|\bcaries\b/, 'filling cavity'],
  [/\bmuelas? del juicio\b|\b(?:sacar|extraer)\w* (?:me )?(?:la |una )?muela\b/, 'extraction wisdom tooth pull'],
  [/\bfrenos?\b/, 'brakes brake pads'],
  [/\b(?:cambio de )?aceite\b/, 'oil change'],
  [/\bllantas?\b|\bneumaticos?\b|\bponchad[oa]\b/, 'tires flat'],
  [/\bbateria\b|\bpasar corriente\b/, 'battery starter'],
  [/\b(?:raton(?:es)?|ratas?|roedores)\b/, 'rodents mice mouse rats'],
  [/\b(?:hormigas?|cucarachas?|avispas?|aranas?|alacranes)\b/, 'insect insects ants roaches wasps'],
  [/\bchinches?\b/, 'bed bugs'],
  [/\b(?:termitas?|polilla)\b/, 'termites'],
  [/\b(?:vacunas?|vacunar\w*)\b/, 'vaccine vaccination shots'],
  [/\b(?:refri|refrigerador\w*|nevera|congelador)\b/, 'fridge refrigerator freezer'],
  [/\b(?:lavadora|secadora)\b/, 'washer dryer washing machine'],
  [/\b(?:estufa|horno)\b/, 'oven stove'],
  [/\blavavajillas\b/, 'dishwasher'],
  [/\bapagador(?:es)?\b/, 'switch outlet'],
  [/\b(?:filtros?|limpieza del? filtro)\b/, 'filter maintenance'],
  [/\btir(?:a|ando|andose) agua por el tubo\b|\bfuga\b/, 'leak'],
  [/\bcorte de (?:nino|nina|pelo|cabello|hombre|mujer|dama|caballero)\b/, 'haircut cut'],
];

/** In the one spelling of hinglish-spelling.rules.ts, which serves both scripts. */
const HINDI: readonly Saying[] = [
  [/\b(?:daant|dant|daad?h|daad)\b.*\b(?:keeda|kida|kide)\b/, 'filling cavity'],
  [/\b(?:akal|akkal) (?:ki )?(?:daad?h|dadh)\b|\b(?:daant|daad?h|dadh) nikal\w*/, 'extraction wisdom tooth pull'],
  [/\b(?:gaadi|gadi|car)\b.*\b(?:start|battery)\b/, 'battery starter'],
  [/\b(?:tyre|tayar|puncture|panchar)\b/, 'tires flat'],
  [/\bbreak se\b|\bbrake\b/, 'brakes brake pads'],
  [/\b(?:chuhe|chuha|chuhon|chuhe hain)\b/, 'rodents mice mouse rats'],
  [/\b(?:deemak|dimak)\b/, 'termites'],
  [/\bkhatmal\b/, 'bed bugs mattress'],
  [/\b(?:tilchatt\w+|cockroach\w*|chinti\w*|chiti\w*|makdi\w*)\b/, 'insect insects ants roaches cockroaches'],
  [/\b(?:washing|voshing|vashing) ?machine\b/, 'washer washing machine'],
  [/\b(?:naali|nali)\b/, 'drain clogged'],
];

/** Extra words for the business's list that this text calls for; empty when none. */
export function otherWords(reading: Reading): string {
  const said = withoutAccents(reading.raw.slice(0, 600).toLowerCase());
  // In Latin letters Hindi stands in the table as people write it.
  const hindi = /[\u0900-\u097F]/.test(said) ? spellHindi(said) : said;
  const found = (table: readonly Saying[], text: string): string[] =>
    table.flatMap(([pattern, words]) => (pattern.test(text) ? [words] : []));
  return [...found(ENGLISH, reading.plain), ...found(SPANISH, said), ...found(HINDI, hindi)].join(' ');
}

const DONE =
  /\b(?:thanks|thank you|thank) (?:so much |again |a lot )?(?:for|por) (?:(?:the|my|our) (?:\w+ ){1,3}(?:last|yesterday|today|this morning|the other)\b|(?:fixing|repairing|doing|cleaning|arreglar\w*|reparar\w*|limpiar\w*)\b)|\b(?:went|turned out|came out|works?|working|runs?|running|looks?) (?:just |so |still |really )?(?:fine|great|well|good|perfect\w*|perfectly|ok|okay|now)\b(?! (?:on|when|but))|\bya (?:calienta|enfria|funciona|sirve|quedo)\b/;
/** Nothing but thanks: "thanks so much for fixing the furnace yesterday". */
const ONLY_THANKS =
  /^(?:\w+ ){0,3}(?:thanks|thank you)(?: \w+){0,3} for (?:fixing|repairing|servicing|replacing|cleaning) (?:the|my|our)(?: \w+){1,2}(?: (?:so (?:fast|quick\w*)|yesterday|today|last week))?$/;
const MENTIONED =
  /\bfor a living\b|\b(?:saw|seen|love|loved|liked) (?:your|the|that|ur) (?:\w+ ){1,2}(?:post|video|reel|story|pic|pics|picture|photo|ad|commercial)\b/;
/** It works, but something is wanted all the same. */
const STILL_WANTS =
  /\b(?:need|needs|want|wants|but|except|however|can (?:you|i|we)|could (?:you|i|we)|would like|id like|please|not|no|isnt|doesnt|wont|dont|never|until|only|just|leak\w*|drip\w*|due|book|schedule|another|if|stop\w*|quit|broke\w*|dead|died|shut\w*|then|barely|hardly|back|again|out|off|get|same|how much|do you|openings?|available)\b|\?/;

/** A job that is over, or that somebody only speaks of: "oil change went fine thanks". A trouble that was named besides is no such thing. */
export function isOnlyTold(reading: Reading, hasTrouble: boolean): boolean {
  return (
    (MENTIONED.test(reading.plain) || ONLY_THANKS.test(reading.plain) || (DONE.test(reading.plain) && !hasTrouble)) &&
    !STILL_WANTS.test(reading.flat)
  );
}

const PAST_JOB =
  /\b(?:you|your (?:guy|guys|tech|people|crew)|you guys) (?:already |just )?(?:did|fixed|replaced|wired|installed|cleaned|repaired|painted|serviced|put in|snaked|treated)\b|\b(?:thanks|thank you) for (?:fixing|repairing|replacing|cleaning|servicing)\b|\bgot (?:her|his|their) [\w ]{2,20} from you\b|\bhad you \w+ (?:her|his|their)\b/;
const PRESENT_JOB =
  /(?:[.,;!] | (?:and|but) )((?:now |this time |today )?(?:i |we |its |it is |for us |for me |the )?(?:just |now )?(?:need|want|its|it is|the|for us|for me|id like)\b.*)$/;

/** "You replaced my brakes in June, now I need tires": the part that tells what is wanted now; the whole text when nothing past is told. */
export function presentWish(flat: string): string {
  const past = PAST_JOB.exec(flat);
  const wish = past ? PRESENT_JOB.exec(flat.slice(past.index + past[0].length))?.[1] : undefined;
  return wish ?? flat;
}
