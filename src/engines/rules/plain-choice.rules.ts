// A choice said plainly in its first words, "8 on monday please, <a tale>": every word of that clause is one this file knows, and together
// they fit one opening. What is told behind it may hold any day or number; a question, a condition or another choice may not follow.
import type { DateTime } from 'luxon';
import { isoInZone } from '../../common/time.rules.js';
import { isHedged } from './answers.rules.js';
import { CORRECTED, isQuestion, isRefusalOfAll, MORE_TIMES, NEGATION, NONE, REQUEST, TOLD_ANOTHER } from './pick-words.rules.js';
import { readClause, type Fit, type Said } from './plain-clauses.rules.js';
import type { Choice } from './picks.rules.js';
import type { Pick } from '../engine.port.js';
import type { Reading } from './words.rules.js';

export interface PlainChoice {
  /** Null where the one that was named is turned down in the same breath. */
  pick: Pick | null;
  /** It says so ("please", "I'll take", "the first one"), so that no tale behind it makes it a tale itself. */
  isStrong: boolean;
}

/** Ends of thoughts, also dictated ones. */
const STOPS = / ?[.,!?;:]+(?: |$)| - | (?:comma|period|coma|punto)(?: |$)/;
/** Words that begin a reason or an aside; "the last one que came" tells which one came. */
const TURNS =
  /(?<!\b(?:one|first|second|third|fourth|appointment|cita|and|y|but|because|so)) (?=que\b)| (?=(?:and|y|because|since|so|porque|ya que|yeah que|es que|kyonki|kyunki|kyuki|but|pero|lekin|leking|magar|under|a nombre|for my)\b)/;
const LINK =
  /^(?:and|y|so|because|since|que|porque|entonces|then|es que|kyonki|kyunki|kyuki|islie|but|pero|lekin|leking|magar)(?: (?=.)|$)/;
const REASON = /^(?:because|since|so|que|porque|ya que|yeah que|es que|kyonki|kyunki|kyuki)\b/;
const AGAINST = /^(?:but|pero|lekin|leking|magar|though|although|tho|aunque|except|only|or|o|ya|unless)\b/;
/** "2 and 4 both work", "second and third bathroom". */
const ANOTHER = /^(?:and|y) (?:the )?(?:\d|first|second|third|fourth|one\b|two|three|four|(?:mon|tues|wednes|thurs|fri|satur|sun)day)/;
const LIMITS =
  /\b(?:before|after|until|from|if|not|cant|need|wont|later|earlier|around|[ap]m|no|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/;
/** A wish for another opening, or words that take the choice back, wherever they stand. */
const TAKEN_BACK =
  /\b(?:change (?:not|mat|na)|(?:not|mat) (?:change|badl\w*)|actually|instead|rather|wait|scratch|no longer|never ?mind|forget|cancel|mejor no|either|neither|both (?:fine|good|work|ok|okay|are)|agar|warna|si acaso|a menos|siempre que|not sure|(?:not|havent|didnt) decide\w*|thinking|dont know|dunno|no se|call me|talk to|someone|confirm(?:o|are|amos| karungi| karunga) (?:later|luego|manana|tomorrow)|(?:or|ya) (?:\w+ ){0,3}(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day))\b/;
/** "Can't do Monday or Tuesday" leaves no choice open. */
const REFUSED_TWO = /\b(?:cant (?:do|make)|not) (?:\w+ )?\w+day or (?:\w+ )?\w+day\b/g;
/** Ordinals that choose nothing: a form that is filled in, a complaint that was made before. */
const COUNTED = /^(?:first|last|second)(?: name)? :|\bthis is (?:the|my|our) (?:first|second|third|fourth|last) time\b/;
/** Another one would be better, or this one is not the best: "Tuesday works, Wednesday works better". */
const BETTER =
  /\b(?:better|prefer\w*|rather|mejor|prefier\w*|quier\w*|wants?|behtar)\b|\b(?:is|be|are|es) (?:too |a bit |so |really |muy )?(?:early|late|temprano|tarde)\b/;
/** Of the day that was named another part would be better. */
const OTHER_PART =
  /^(?:an? |the |in the |maybe |late |early )*(?:mornings?|afternoons?|evenings?|earlier|later)\b.*\b(?:prefer\w*|better|best|ideal\w*|would be|if possible|please)\b/;
/** Not settled yet, or two people's wishes: "I'll confirm tonight", "a ver qué dice mi jefe", "my husband wants Tuesday". */
const UNSETTLED =
  /\b(?:is|be|are) (?:a bit |so |really |kinda |pretty )?(?:early|late)\b|\b(?:(?:ill|i will|will|let me|need to|have to|gotta|must)(?: \w+){0,2} (?:confirm|check|ask)|asking (?:my|the)|(?:te|le|les) confirmo|confirmare|confirmo (?:en|por|manana|luego|al rato|mas)|a ver (?:que|si)|si no (?:el|la|al)|confirm (?:\w+ ){0,2}kar(?:ung\w+|enge)|(?:pakka|okay fine|final) kar(?:ung\w+|enge)|confirm my appointment (?:in the )?(?:evening|tonight|tomorrow|morning|later|afternoon)|oh no|oops|jk|just kidding|until (?:mon|tues|wednes|thurs|fri|satur|sun)day|we (?:leave|fly))\b|\b(?:(?:my|mi|meri|mere|mera) (?:husband|wife|son|daughter|mom|mum|dad|friend|sister|brother|kid|espos[oa]|marid[oa]|hij[oa]|mama|papa|herman[oa]|pati|patni|bet[ai])|mummy|papa)\b.*(?:day\b|\b(?:first|second|third|fourth|ke lie)\b)/;
/** Of several, none is chosen by how many they are: "Monday for two", "all three of us". */
const PARTY = /\b(?:two|three|four|both|all|[2-9]) of us\b|\b(?:for|para) (?:two|three|four|dos|tres|cuatro)\b/;
/** A number that stands for a house. */
const HOUSE = /\b(?:street|st|avenue|ave|road|rd|room|apt|apartment|unit|suite|floor|calle|piso)\b/;
/** Numbers of people are dropped with the Hindi word for them. */
const PEOPLE =
  /(?:^|\s)(?:\d+|do|dono|teen|tin|ch(?:aa?|a)r|दो|तीन|चार) (?:log|logon|jan[ae]?|bach\w+|लोग|लोगों|जन|जने|बच्चे|बच्चों)(?=$|[\s.,!?])/i;
const FAILS =
  /\b(?:wont|doesnt|dont|cant|not|no) (?:work|make|do|puedo|podemos|me (?:sirve|va|queda)|nos (?:sirve|va|queda)|aa|ho|chal)\b|\bimpos/;
const TELLS_OWN_TIME = /\d|day\b|\b(?:morning|afternoon|evening|night|noon|before|after|later|until|since)\b/;
const WISHES = /\b(?:need|want|prefer|would like|looking for|mornings?|afternoons?|evenings?|after|before|\d)\b/;

interface Slot extends Choice {
  at: DateTime;
}

interface Heard {
  fits: Fit[];
  left: Slot[];
  hasChosen: boolean;
  /** The one that was named is turned down behind it: "Wednesday yes but 3:30 no". */
  isEmptied: boolean;
  wishesOther: boolean;
  isStrong: boolean;
  refused: Set<Slot>;
}

const bare = (sentence: string): string => sentence.replace(/ ?[.!?;]+$/, '');

/** May anything in this text make the choice no choice? The clauses are looked at one by one besides. */
function isOpen({ raw, flat, plain, sentences }: Reading): boolean {
  if (PEOPLE.test(raw) || CORRECTED.test(plain) || COUNTED.test(flat) || UNSETTLED.test(plain) || PARTY.test(plain)) return true;
  if (
    !plain ||
    isHedged(plain) ||
    TAKEN_BACK.test(plain.replace(REFUSED_TWO, ' ')) ||
    NONE.test(plain.replace(/\btoo (?:early|late|soon)\b/g, ' '))
  )
    return true;
  if (isRefusalOfAll(plain) || MORE_TIMES.test(plain) || TOLD_ANOTHER.test(plain)) return true;
  if (!flat.includes('?')) return false;
  // "Can I take the 2pm?"
  return sentences.some((sentence, at) => sentence.includes('?') && !(at === 0 && REQUEST.test(bare(sentence))));
}

function fits(slot: Slot, fit: Fit, slots: readonly Slot[]): boolean {
  const { at, index } = slot;
  switch (fit.of) {
    case 'day':
      return at.weekday === fit.weekday;
    case 'date':
      return (
        (at.day === fit.day && at.month === (fit.month ?? at.month)) || (fit.hour !== undefined && at.hour === fit.hour && at.minute === 0)
      );
    case 'part':
      return at.hour >= fit.from && at.hour < fit.to;
    case 'clock':
      return at.minute === fit.minute && (fit.isExact ? at.hour === fit.hour : at.hour % 12 === fit.hour % 12);
    case 'option':
      return index === fit.index;
    case 'number':
      return index === fit.number || (at.hour % 12 === fit.number % 12 && at.minute === 0);
    case 'nth': {
      const own = slots.filter((other) => other.at.hasSame(at, 'day'));
      return slots.at(fit.position)?.index === index || (own.length > 1 && own.at(fit.position)?.index === index && fit.isOfDay === true);
    }
    case 'middle':
      return slots.length % 2 === 1 && slots.at((slots.length - 1) / 2)?.index === index;
    default:
      return true;
  }
}

/** The openings that fit all that was said; "earliest" and "the other" choose among those. */
function meant(said: readonly Fit[], slots: readonly Slot[], refused: ReadonlySet<Slot>, isAskedAgain: boolean): Slot[] {
  const days = said.filter(({ of }) => of === 'day' || of === 'date' || of === 'part');
  const fitting = said.map((fit): Fit => {
    // beside a day a number is an hour; alone it may be either, until we have asked
    if (fit.of === 'number' && days.length > 0) return { of: 'clock', hour: fit.number, minute: 0, isExact: false };
    if (fit.of === 'number' && isAskedAgain && slots.some(({ index }) => index === fit.number)) return { of: 'option', index: fit.number };
    return fit.of === 'nth' ? { ...fit, isOfDay: days.length > 0 } : fit;
  });
  const left = slots.filter((slot) => !refused.has(slot) && fitting.every((fit) => fits(slot, fit, slots)));
  if (said.some(({ of }) => of === 'early')) {
    // "early Monday" is in the morning; "early" alone is no day
    const first = left.slice(0, 1).filter(({ at }) => at.hour < 11);
    return days.length > 0 ? first : [];
  }
  if (said.some(({ of }) => of === 'earliest')) return [...left].sort((a, b) => Number(a.at) - Number(b.at)).slice(0, 1);
  if (said.some(({ of }) => of === 'other') && refused.size === 0) return [];
  return left;
}

/** "Not the other one", "not the earliest" turn down no opening that could be told from those that are left. */
const tellsWhich = ({ of }: Fit): boolean => of !== 'early' && of !== 'earliest' && of !== 'other';

/** What is turned down: each day or hour by itself ("can't do Monday or Tuesday"), or the one opening they name together. */
function turnedDown(named: readonly Fit[], slots: readonly Slot[]): Slot[] {
  const said = named.filter(tellsWhich);
  if (said.length === 0) return [];
  const together = slots.filter((slot) => said.every((fit) => fits(slot, fit, slots)));
  return together.length > 0 ? together : slots.filter((slot) => said.some((fit) => fits(slot, fit, slots)));
}

/** Is the tale behind a choice one that takes it back? `isNext`: nothing stands between them. */
function speaksAgainst(tale: string, { isStrong }: Heard, isNext: boolean): boolean {
  if (OTHER_PART.test(tale) || /^(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/.test(tale) || BETTER.test(tale)) return true;
  if (AGAINST.test(tale) && (isNext || LIMITS.test(tale))) return true;
  if (isQuestion(tale) || (isNext && ANOTHER.test(tale))) return true;
  if (FAILS.test(tale) && !TELLS_OWN_TIME.test(tale)) return true;
  // "Monday at 8, I have class"; not "Monday at 8 please, I have class at 10"
  return !isStrong && NEGATION.test(tale) && !REASON.test(tale);
}

/** A day of the month or an hour of the day, said by nothing but its number: "14" is as often an age. */
const isBareDate = (heard: Heard): boolean => heard.fits.length === 1 && heard.fits[0]!.of === 'date' && heard.fits[0]!.isBare === true;

const isBareNumber = (heard: Heard): boolean =>
  heard.fits.length === 1 && (heard.fits[0]!.of === 'number' || (heard.fits[0]!.of === 'date' && heard.fits[0]!.isBare === true));

/** One clause after another; false where the text is no plain choice. */
function hear(said: Said, heard: Heard, slots: readonly Slot[], isAskedAgain: boolean): boolean {
  if (said.kind === 'refused') {
    for (const slot of turnedDown(said.fits, slots)) heard.refused.add(slot);
    if (!heard.hasChosen) return true;
    heard.left = heard.left.filter((slot) => !heard.refused.has(slot));
    heard.isEmptied ||= heard.left.length === 0;
    return true;
  }
  heard.isStrong ||= said.isStrong && (heard.hasChosen || said.kind === 'chosen');
  if (said.kind === 'filler') return true;
  heard.fits.push(...said.fits);
  heard.left = meant(heard.fits, slots, heard.refused, isAskedAgain);
  heard.hasChosen = true;
  return heard.left.length > 0;
}

/** What stands between two marks: a choice and its reasons, or a tale to its end. */
function hearPiece(piece: string, heard: Heard, slots: readonly Slot[], isAskedAgain: boolean): boolean {
  let isTale = false;
  for (const clause of piece.split(TURNS).map((part) => part.trim())) {
    const rest = clause.replace(LINK, '').trim();
    if (rest === '') continue;
    const said = readClause(rest);
    const isNext = !isTale;
    isTale ||= said.kind === 'tale';
    if (!isTale ? !hear(said, heard, slots, isAskedAgain) : !heard.hasChosen || (!heard.isEmptied && speaksAgainst(clause, heard, isNext)))
      return false;
    heard.wishesOther ||= isTale && heard.isEmptied && WISHES.test(clause);
  }
  return true;
}

/** Nothing but a refusal, and perhaps a wish for the others: what is turned down is one of the list. */
const REFUSES =
  /^(?:(?:no|sorry|hm+|ok|okay|well|but|and|pero) ,? ?)*(?:(?:i|we) )?(?:(?:cant|cannot|can not|wont be able to|couldnt) (?:do|make|come at|take)|not|except|anything (?:but|except|other than)|any (?:of them |of those |one )?but|all but|everything but|no puedo|menos|cualquiera menos)(?: the| at| a las?| la| el| for| on)* (#?\d{1,2}(?::\d{2})?(?: ?[ap]m)?|(?:first|second|third|fourth|last|1st|2nd|3rd|4th|primera|segunda|tercera|ultima)(?: one| option| time| slot)?)(?: (?:please|though|sorry|works?|that day|is fine|por favor))*[ .!]*$|^(?:the |la |el |at |a las |(?:no|sorry) )*(#?\d{1,2}(?::\d{2})?(?: ?[ap]m)?|(?:first|second|third|fourth|last|primera|segunda|tercera|ultima)(?: one| option| time| slot)?) (?:doesnt work|wont work|is no good|no puedo|no me (?:queda|sirve|va)|is out|not|no|nahi)(?: for me| bien)?(?: can you come)?[ .!]*$/;
const PLACES: Record<string, number> = {
  first: 0,
  '1st': 0,
  primera: 0,
  second: 1,
  '2nd': 1,
  segunda: 1,
  third: 2,
  '3rd': 2,
  tercera: 2,
  fourth: 3,
  '4th': 3,
  last: -1,
  ultima: -1,
};

/** "I can't do 10", "not the first one": the starts that are turned down while the others stay open. */
export function refusedStarts(reading: Reading, choices: readonly Choice[], zone: string): string[] {
  const found = REFUSES.exec(reading.plain);
  const said = (found?.[1] ?? found?.[2])?.replace(/^#/, '').replace(/ (?:one|option|time|slot)$/, '');
  if (said === undefined || choices.length < 2) return [];
  const slots = choices.map((choice) => ({ ...choice, at: isoInZone(choice.startsAt, zone) })).sort((a, b) => a.index - b.index);
  const place = PLACES[said];
  const clock = /^(\d{1,2})(?::(\d{2}))?(?: ?([ap])m)?$/.exec(said);
  const out =
    place !== undefined
      ? [slots.at(place)!]
      : slots.filter(({ at, index }) => {
          const [, hour, minute, half] = clock ?? [];
          const isHour =
            at.hour % 12 === Number(hour) % 12 && at.minute === Number(minute ?? 0) && (!half || (half === 'p') === at.hour >= 12);
          return isHour || (minute === undefined && half === undefined && index === Number(hour));
        });
  return out.length < slots.length ? out.map(({ startsAt }) => startsAt) : [];
}

/** The opening that a text takes plainly; null where it is for the other rules and the table to say. */
export function readPlainChoice(reading: Reading, choices: readonly Choice[], zone: string, isAskedAgain = false): PlainChoice | null {
  if (choices.length < 2 || isOpen(reading)) return null;
  const slots = choices.map((choice) => ({ ...choice, at: isoInZone(choice.startsAt, zone) })).sort((a, b) => a.index - b.index);
  const heard: Heard = {
    fits: [],
    left: slots,
    hasChosen: false,
    isEmptied: false,
    wishesOther: false,
    isStrong: false,
    refused: new Set(),
  };
  const pieces = reading.flat.replace(/\bbright and early\b/g, 'early').split(STOPS);
  if (!pieces.every((piece) => hearPiece(piece.trim(), heard, slots, isAskedAgain)) || !heard.hasChosen) return null;
  if (heard.isEmptied) return { pick: heard.wishesOther ? { none: true } : null, isStrong: true };
  const [only] = heard.left;
  if (heard.left.length !== 1 || (isBareDate(heard) && !heard.isStrong) || (isBareNumber(heard) && HOUSE.test(reading.plain))) return null;
  return { pick: { index: only!.index }, isStrong: heard.isStrong };
}
