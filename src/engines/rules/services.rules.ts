import { matches, matching } from '../../common/prefilter.js';
import { remember } from '../../common/remember.js';
import type { EngineService } from '../engine.port.js';
import { isOnlyTold, otherWords, presentWish } from './service-words-other.rules.js';
import { VOCABULARIES, vocabulariesFor } from './service-words-more.rules.js';
import type { Vocabulary } from './service-words.rules.js';
import type { Reading } from './words.rules.js';

export interface FoundService {
  /** Short, for people: "AC not cooling". */
  value: string;
  confidence: number;
  serviceId: string | null;
}

interface Reader {
  value: string;
  tags: string;
  score: number;
  /** Several wishes in one text: "highlights and a trim". */
  wishes?: { value: string; tags: string }[];
}

/** Words for a whole trade: a machine named beside them is what it is about. */
const GENERIC = new Set(['Heater', 'HVAC system']);

function fromVocabulary(text: string, vocabulary: Vocabulary): Reader | null {
  // The thing named first is what it is about: "AC not turning on, no power to the thermostat".
  const named = matching(text, vocabulary.things)
    .map((thing) => ({ thing, at: text.search(thing.pattern) }))
    .sort((a, b) => Number(GENERIC.has(a.thing.name)) - Number(GENERIC.has(b.thing.name)) || a.at - b.at);
  const clauses = text.split(/ (?:and|also|plus|but|then) (?=(?:also |a |an |my |our |the |i |we ))/);
  for (const { thing } of named) {
    // "EV charger install and also a breaker that trips": what trips is the breaker.
    const own = clauses.length > 1 ? clauses.find((clause) => matches(clause, thing.pattern)) : undefined;
    const trouble = (own && matching(own, vocabulary.troubles)[0]) ?? matching(text, vocabulary.troubles)[0];
    if (trouble) {
      const value = trouble.value
        .replace('{thing}', thing.name)
        .replace('Heater not heating', 'No heat')
        .replace('Water heater no hot water', 'No hot water');
      return { value, tags: `${thing.tags} ${trouble.tags}`, score: 0.9 };
    }
  }
  const whole = matching(text, vocabulary.whole).slice(0, 3);
  const first = whole[0];
  if (first) {
    const others = vocabulary.things.length === 0 ? distinctWishes(whole.map((entry) => entry.value)) : [first.value];
    const wishes = whole.filter((entry) => others.includes(entry.value));
    return {
      value: joinWishes(others),
      tags: whole.map((entry) => entry.tags).join(' '),
      score: 0.88,
      ...(wishes.length > 1 && { wishes }),
    };
  }
  const bare = named[0]?.thing;
  return bare ? { value: `${bare.name} service`, tags: bare.tags, score: 0.65 } : null;
}

/** "Men's haircut" and "Haircut" are one wish. */
function distinctWishes(values: string[]): string[] {
  const more: Record<string, string[]> = {
    Haircut: ["Men's haircut", "Kids' haircut", 'Bangs trim', 'Beard trim'],
    'Hair color': ['Balayage', 'Highlights', 'Root touch-up', 'Color correction'],
    Nails: ['Gel nails', 'Acrylic nails', 'Manicure', 'Pedicure', 'Manicure and pedicure'],
    Manicure: ['Manicure and pedicure', 'Gel nails'],
    Pedicure: ['Manicure and pedicure'],
    "Men's haircut": ["Kids' haircut"],
  };
  return values.filter((value) => !(more[value] ?? []).some((special) => values.includes(special)));
}

function joinWishes(values: string[]): string {
  const [first, ...rest] = values;
  if (!first) return '';
  const lower = rest.map((value) => value.toLowerCase());
  return lower.length === 0
    ? first
    : lower.length === 1
      ? `${first} and ${lower[0]}`
      : `${first}, ${lower.slice(0, -1).join(', ')} and ${lower.at(-1)}`;
}

const FILLER = new Set(
  'a an and the of for to my your our service services visit repair repairs call job work new general other standard basic in on at with or home house'.split(
    ' ',
  ),
);

/** "dripping" and "drip" are one word, so are "cut" and "cutting". */
const stem = remember((word: string): string => word.replace(/(?:ings?|ers?|ed|es|s|e)$/, '').replace(/([bdgmnprt])\1$/, '$1'));

const wordsOf = remember((text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean),
);

/** How well one of the business's services fits: its own words in the text count most, then the trade's tags. */
function scoreService(service: EngineService, text: string, tags: string): number {
  const said = new Set(text.split(' ').map(stem));
  const hints = new Set(tags.toLowerCase().split(/\s+/).filter(Boolean).map(stem));
  let score = 0;
  for (const keyword of service.keywords) {
    const words = wordsOf(keyword.replace(/['/]/g, ''));
    if (words.length === 0) continue;
    if (words.every((word) => said.has(stem(word)))) score += words.length > 1 ? 4 : 3;
    else if (words.every((word) => hints.has(stem(word)))) score += 1.5;
  }
  const names = wordsOf(service.name.replace(/'/g, ''));
  const telling = names.filter((word) => !FILLER.has(word));
  for (const word of telling) {
    if (said.has(stem(word))) score += 2.5;
    else if (hints.has(stem(word))) score += 1.5;
  }
  if (telling.length > 0 && telling.every((word) => said.has(stem(word)))) score += 1;
  // An installation of something else is none of this: "chandelier install" is no "EV charger installation".
  const things = telling.filter((word) => !ACTION.test(word));
  const isOfOther = things.length > 0 && hints.has(stem('installation')) && score < 2.5 && !namesThing(service, things, said, hints);
  if (isOfOther) return 0;
  return score + fitOfAction([...names, ...service.keywords.map((keyword) => keyword.toLowerCase())].join(' '), hints);
}

const ACTION = /^(?:install\w*|replac\w*|upgrad\w*|repair\w*|maintenance)$/;

/** Whether what the service is about was named, by its name or one of its keywords. */
function namesThing(service: EngineService, things: string[], said: ReadonlySet<string>, hints: ReadonlySet<string>): boolean {
  const words = [...things, ...service.keywords.flatMap(wordsOf).filter((word) => !ACTION.test(word))];
  return words.some((word) => said.has(stem(word)) || hints.has(stem(word)));
}

/** A tune-up is not a repair and an installation is neither, whichever machine it is about. */
function fitOfAction(ownWords: string, hints: ReadonlySet<string>): number {
  if (hints.has(stem('maintenance')))
    return /maintenance|tune|inspection|clean|check/.test(ownWords) ? 5 : /repair|install/.test(ownWords) ? -2 : 0;
  if (hints.has(stem('installation')))
    return /install|replace|upgrade|new/.test(ownWords) ? 4 : /repair|maintenance/.test(ownWords) ? -2 : 0;
  return hints.has('repair') && /repair/.test(ownWords) ? 0.5 : 0;
}

/** The business's own service this text is about; null when none or two fit equally well. */
export function matchService(text: string, tags: string, services: readonly EngineService[]): EngineService | null {
  const ranked = services
    .map((service) => ({ service, score: scoreService(service, text, tags) }))
    .filter((entry) => entry.score >= 1.5)
    .sort((a, b) => b.score - a.score);
  const [best, next] = ranked;
  if (!best || (next && next.score === best.score)) return null;
  return best.service;
}

/** Of several wishes the longest one: the time that is offered must hold it. */
function longestOf(wishes: { value: string; tags: string }[], services: readonly EngineService[]): EngineService | null {
  const matched = wishes.flatMap(({ value, tags }) => matchService(value.toLowerCase().replace(/'/g, ''), tags, services) ?? []);
  return matched.sort((a, b) => b.durationMinutes - a.durationMinutes)[0] ?? null;
}

const WISH =
  /\b(?:(?:i |we )?(?:need|want|would like|id like|looking (?:for|to)|interested in|looking into|hoping (?:for|to)|trying to)(?: to)?(?: (?:get|have|book|schedule|find|set up|make|know|learn|study))?|help with|question about|calling about|can you (?:do|fix|help with)|do you (?:do|offer|fix|install|repair|service)|quote (?:for|on)|estimate (?:for|on)|price (?:for|on))(?: (?:a|an|some|my|our|the|someone to|somebody to|to))? ([a-z][a-z ]{2,50})/;
const NOT_A_SERVICE =
  /^(?:company\b|place\b|number\b|option\b|first\b|second\b|third\b|two\b|three\b|four\b|texts?\b|messages?\b|emails?\b|these\b|any\b|your\b|appointment|move|push|switch|change|postpone|confirm|leave|wait|go|pay|use|find|thank|let|say|give|take|send|someone|somebody|you|it|this|that|help|quote|estimate|price|info|information|more|to |reschedule|cancel|call|talk|speak|know|person|human|time|visit|day|earlier|later|different|another|check|ask|think|come|please|name|address|opening|slot|tomorrow|today|asap|soon|monday|tuesday|wednesday|thursday|friday|saturday|sunday|stop|refund|manager|owner|be|see|make|book|schedule|morning|afternoon|evening|service|one|anything)\b/;

/** "Need someone to look": what at was not told. */
const ONLY_TO_COME =
  /^(?:look|come|check|help|stop|drop|swing|visit|fix|work)(?: (?:it|this|that|out|over|by|up|me|us|something|things?|here))*$/;

/** "Need a plumber", said to one: what for was not told. */
const OUR_PEOPLE: Readonly<Record<string, RegExp>> = {
  plumbing: /^(?:\w+ ){0,2}plumbers?$/,
  electrical: /^(?:\w+ ){0,2}electricians?$/,
  hvac: /^(?:\w+ ){0,2}(?:hvac|ac|heating) (?:guy|tech|technician|company|person|people|man)$/,
  salon: /^(?:\w+ ){0,2}(?:stylist|hairdresser|barber|hairstylist)$/,
};
const ANY_PEOPLE = /^(?:\w+ ){0,2}(?:technician|tech|handyman|repair ?(?:man|guy)|professional|contractor)$/;

const wantsOurPeople = (wish: string, vertical: string): boolean => ANY_PEOPLE.test(wish) || OUR_PEOPLE[vertical]?.test(wish) === true;

function fromWish(text: string, vertical: string): FoundService | null {
  const match = WISH.exec(text);
  const wish = match?.[1]
    ?.replace(
      /\b(?:please|asap|today|tomorrow|tonight|this|next|on|at|by|for|if|when|before|after|because|can|could|my|and|or|in|as|soon|how|do|does|is|are|with|right|now|done|thanks)\b.*$/,
      '',
    )
    .trim();
  if (!wish || wish.length < 4 || NOT_A_SERVICE.test(wish) || ONLY_TO_COME.test(wish) || wantsOurPeople(wish, vertical)) return null;
  return { value: wish[0]!.toUpperCase() + wish.slice(1), confidence: 0.6, serviceId: null };
}

const NOT_A_DESCRIPTION =
  /^(?:yes|no|ok|okay|sure|hi|hello|hey|thanks|thank|yeah|nope|stop|help|what|who|why|when|how|where|can|could|do|does|is|are|will|call|idk|i dont know|not sure|good|great|maybe|none|nothing|asap|tomorrow|today|my name|this is|its me|have to ask|let me (?:think|ask|check))\b/;

/** Leftovers that answer another question: when, where they are, which of several; English words of a Spanish text among them. */
const TELLS_ELSE: readonly RegExp[] = [
  /^(?:(?:its|it is|thats|it was|this is|was|is|era|es|fue|seria|mejor|maybe|i think|probably) )+(?:for|on|at|around|about|by|para|a las|el|la|next|this|tomorrow|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b(?! (?:the|my|a|an|our)\b)/,
  /^(?:(?:im|i am|i was|we are|were|we were|ill be|well be|hes|shes|theyre|just|still|estamos|estoy|estaba|estabamos|ando|andamos|ya) )+(?:at|outside|here|home|there|driving|busy|working|waiting|on (?:my|the) way|running late|back|out|away|afuera|aqui|alla|en|por|llegando|trabajando|ocupad\w+)\b(?: (?!and\b|but\b|because\b|with\b)\w+){0,4}$/,
  /^(?:the )?(?:first|second|third|last|1st|2nd|3rd|earlier|later|other)(?: (?:one|option|time|slot))?(?: (?:is|works|sounds|would be|please|then|good|fine|great|better|ok|perfect|for|me))*$/,
  /^(?:the |my )?(?:\w+ )?(?:house|building|door|apartment|place) ?(?:on the (?:left|right|corner))?$/,
  /^(?:(?:oh|ok|well|hey|hi|so) )*(?:sorry|hope|been|about to|got (?:your|ur)|saw (?:your|ur)|heard (?:about|of|from)|at (?:the|my|work)|same as|you\b|(?:just|i just|we just) (?:woke|got (?:home|back|here|your|off|out|in)|saw|finished|landed)|i (?:was|told|said|missed|thought|live|called|texted|know|guess|will|already|have a question)|ive been|we (?:live|were|are in)|ill\b|(?:my|our|a) (?:wife|husband|friend|cousin|neighbor|mom|dad|sister|brother|boss|coworker|roommate|son|daughter)(?: \w+)? (?:will|said|told|says|recommended|referred|uses|used|gave|lives|might)|llego|ya|voy|vengo|vivo|disculp\w+|perdon)\b(?!.*\b(?:need|needs|want|broke|broken|leak\w*|noise|problem|issue|fix\w*|repair\w*|replace\w*|install\w*|about (?:my|the|our)|clean\w*|stuck|hurts?|pain)\b)/,
  /^(?:im|i am|were|we are) (?:just |still |currently )?(?:the|an?|in|on|at|with|not|sorry|sure|good|ok|okay|fine|new|from)\b(?! (?:need|pain|trouble|mess|agony))(?: \w+){0,4}$/,
  /^(?:its|it is) (?:raining|snowing|late|early|ok|fine|complicated|nothing|me|a long story|been a (?:day|week))(?: \w+){0,2}$/,
  /^(?:i |we )?(?:just |really )?(?:need|want|looking for) (?:an? )?(?:good )?(?:plumber|electrician|technician|tech|stylist|hairdresser|barber|handyman)(?: (?:asap|today|please|now|tomorrow))*$/,
  /^(?:i |we )?(?:just |really )?(?:need|want|looking for) (?:someone|somebody|a guy|help)(?: to)?(?: (?:look|come|check|help|out|over|by|it|at|this|that|please|me|us))*$/,
];

const OF_TIME =
  /\b(?:\d{1,2}(?::\d{2})?|[ap]m|oclock|noon|midnight|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|tue|tues|wed|thu|thurs|fri|sat|sun)|today|tomorrow|tonight|mornings?|afternoons?|evenings?|nights?|weekends?|weekdays?|weeks?|months?|days?|next|this|later|earlier|sooner|soon|after|before|around|between|until|till|anytime|whenever|any|time|early|late|ish)\b/g;
const BESIDE_TIME =
  /\b(?:i|we|im|was|were|am|is|its|it|thats|are|thinking|think|prefer|better|best|good|works?|work|fine|would|will|be|great|maybe|the|one|or|and|for|me|us|please|if|possible|can|do|a|an|in|on|at|by|to|of|my|only|free|available|off|also|either|so|ok|okay)\b/g;

/** "the 2pm one", "i was thinking tuesday": a time and nothing else. */
function isOnlyTime(text: string): boolean {
  const rest = text.replace(OF_TIME, '');
  return rest !== text && rest.replace(BESIDE_TIME, '').trim() === '';
}

/** What the customer needs, in a few words. `isAsked`: our last question was what they need. */
export function findService(reading: Reading, vertical: string, services: readonly EngineService[], isAsked: boolean): FoundService | null {
  const wish = presentWish(reading.flat);
  const text = (
    wish === reading.flat
      ? reading.plain
      : wish
          .replace(/(?<!\d)[.,:]|[.,:](?!\d)|[!?;]/g, ' ')
          .replace(/\s+/g, ' ')
          .trim()
  )
    .slice(0, 600)
    .replace(/\blight (?=switch)/g, '')
    // "The ac is fine, its the furnace": what works is not what it is about
    .replace(
      /\b(?:my |the |our )?[a-z]+ (?:is|works|runs) (?:fine|ok|okay|good|great)(?= (?:its the|it is the|but the|just the|only the)\b)/g,
      ' ',
    )
    .replace(/\bnot (?:the|my|our) \w+\b|(?<!\b(?:not|wont|isnt|doesnt|to|cant|no) )\bcool\b(?! (?:air|the|my|down|off|house|it))/g, ' ');
  let found: Reader | null = null;
  for (const vocabulary of vocabulariesFor(vertical)) {
    const candidate = fromVocabulary(text, vocabulary);
    // A thing of another trade that is merely named ("ring the doorbell") is no job.
    const isOwn = vertical === 'general' || vocabulary === VOCABULARIES[vertical];
    if (candidate && (isOwn || candidate.score >= 0.8) && (!found || candidate.score > found.score + 0.1)) found = candidate;
  }
  if (!isAsked && isOnlyTold(reading, found !== null && found.score >= 0.8 && vertical in VOCABULARIES && vertical !== 'salon'))
    return null;
  const tags = `${found?.tags ?? ''} ${wish === reading.flat ? otherWords(reading) : ''}`;
  const own = found?.wishes ? longestOf(found.wishes, services) : matchService(text, tags, services);
  if (found) return { value: found.value, confidence: found.score, serviceId: own?.id ?? null };
  if (own) return { value: own.name, confidence: 0.85, serviceId: own.id };
  const wished = fromWish(text, vertical);
  if (wished) return wished;
  const words = reading.words.length;
  if (!isAsked || words < 2 || words > 25 || NOT_A_DESCRIPTION.test(text) || reading.raw.trim().endsWith('?') || /\d{3,}/.test(text))
    return null;
  if (TELLS_ELSE.some((sign) => sign.test(text)) || isOnlyTime(text)) return null;
  const short = text.split(' ').slice(0, 8).join(' ');
  return { value: short[0]!.toUpperCase() + short.slice(1), confidence: 0.6, serviceId: null };
}
