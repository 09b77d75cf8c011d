// A second address while a visit stands: the technician drives to the first one unless the words plainly put it right.
import { sayExempt } from '../engines/rules/phrase-choice.rules.js';
import { says } from '../engines/rules/readings.rules.js';
import { isVisitSettled } from '../engines/rules/turn-slots.rules.js';
import { read } from '../engines/rules/words.rules.js';
import { isKnown, knownValue, type SlotMap, type SlotProposal } from '../leads/slots.rules.js';
import { decision, fixed, phraseContext, speakableFact, spokenLabel } from './decision.rules.js';
import { dueAt, summarise } from './handoff.rules.js';
import type { Booking, Decision, Facts } from './htl.schema.js';

const DAY_MINUTES = 120;

const KIN =
  '(?:mom|mum|mother|dad|father|parents?|sister|brother|sons?|daughter|aunt|uncle|cousin|grand\\w+|in laws?|friends?|neighbou?rs?|coworker|boss|tenants?|landlord|ex|roommate|husband|wife|partner)';
/** The address is somebody else's, one more, or one for the post. */
const OF_OTHERS = new RegExp(
  `\\b${KIN}s?\\b|\\bnext door\\b|\\b(?:too|also|as well|add|adding|another|second|both|extra|one more|wants? one|other (?:house|place|property|unit|home)|rental)\\b`,
);
const FOR_THE_POST =
  /\b(?:bill|bills|billing|invoices?|receipt|mailing|mail|shipping|payment|card|statement|paperwork|insurance|warranty)\b/;
/** Where the writer is at the moment. */
const IS_THERE_NOW =
  /\b(?:im|i am|were|we are|ill be|i will be)(?: \w+){0,2} (?:at|near|by|on)\b.{0,60}\b(?:right now|now|currently|today|tonight|til|till|until|atm|at the moment|working)\b|\b(?:im|i am) (?:actually |currently |still |just )+(?:at|near)\b/;
const WRONG =
  /\bwrong\b|\binstead\b|\brather than\b|\bnot (?:the )?\d+\b|\btypo\b|\bi mean\b|\bi meant\b|\bshould (?:be|have been|say)\b|\bcorrection\b/;
const PUTS_RIGHT =
  /\b(?:the|my|our|correct|right|new|actual|real|service|visit|job) address (?:is|was|should|for (?:the|my|this) (?:visit|appointment|job|tech\w*))\b|\baddress(?:s| is)? (?:actually|really|now|changed)\b|\b(?:actually|sorry|oops|wait)\b|^no\b|\b(?:we|i|ive|weve)(?: have)? (?:just |since )?moved\b|\b(?:change|update|fix|correct|switch)(?: \w+){0,3} address\b|\b(?:come|go|send (?:him|her|them|someone|the \w+)) (?:over )?to\b/;

/** Spanish without accents, Hindi in its one spelling. */
const RIGHT_ABROAD: readonly RegExp[] = [
  /\b(?:la|mi) direccion (?:correcta |nueva |buena )?es\b|\bequivocad[oa]\b|\bequivoque\b|\ben realidad\b|\ben (?:vez|lugar) de\b|\bmejor veng\w+ a\b/i,
  /\bgalat\b|\b(?:sahi|naya|asli) (?:address|adres|pata)\b|\bki jagah\b/i,
];
const POST_ABROAD: readonly RegExp[] = [/\b(?:factura|recibo|cobro)\b/i, /\bbill (?:ke|ka|bhej\w*)\b/i];

/** More words beside the address tell of something else at it: "can the tech park at 80 Main St". */
const MAX_BESIDE = 3;

/** The same house told better: with its flat, or alone with another number or street. */
function isSameHouse(text: string, known: string, said: string): boolean {
  const [a, b] = [known, said].map((address) => read(address).words);
  const [numberA, streetA] = streetOf(a!);
  const [numberB, streetB] = streetOf(b!);
  const isAlone = read(text).words.length - b!.length <= MAX_BESIDE;
  const [isNumber, isStreet] = [numberA === numberB, streetA === streetB];
  return (isNumber && isStreet) || (isAlone && (isStreet || (isNumber && isNear(streetA, streetB))));
}

/** House number and the first telling word of the street. */
function streetOf(words: readonly string[]): [string, string] {
  const [number = '', ...rest] = words;
  return [number, rest.find((word) => word.length > 2) ?? rest[0] ?? ''];
}

const isNear = (a: string, b: string): boolean => a !== '' && b !== '' && (a.startsWith(b) || b.startsWith(a) || a[0] === b[0]);

/** Do these words plainly say where the visit itself should be? */
function putsRight(text: string, known: string, said: string): boolean {
  const { plain } = read(text);
  if (FOR_THE_POST.test(plain) || says(text, POST_ABROAD)) return false;
  if (WRONG.test(plain) || says(text, RIGHT_ABROAD)) return true;
  if (OF_OTHERS.test(plain) || IS_THERE_NOW.test(plain)) return false;
  return PUTS_RIGHT.test(plain) || isSameHouse(text, known, said);
}

export interface StandingVisit {
  stage: string;
  upcoming: readonly Booking[];
  slots: SlotMap;
}

/** The address of this turn that is not the visit's; null where none is told, or where it mends the visit's. */
export function otherAddress({ stage, upcoming, slots }: StandingVisit, text: string, proposed: readonly SlotProposal[]): string | null {
  const said = proposed.find(({ name }) => name === 'address')?.value;
  const known = slots.address?.value;
  if (said === undefined || known === undefined || !isKnown(slots, 'address') || !isVisitSettled(stage, upcoming.length)) return null;
  return said.trim().toLowerCase() === known.trim().toLowerCase() || putsRight(text, known, said) ? null : said;
}

/** The wish goes to a person, and the customer reads where the visit stays. */
export function forAnotherHouse(facts: Facts): Decision | null {
  const visit = facts.upcoming[0];
  if (facts.otherAddress === undefined || !visit || facts.proposal.appointmentIntent === 'cancel') return null;
  const address = speakableFact(knownValue(facts.slots, 'address'));
  const context = phraseContext(facts);
  const label = spokenLabel(facts, visit);
  const text =
    address === undefined ? sayExempt('visit-stays', context, { label }) : sayExempt('visit-stays-at', context, { label, address });
  return decision(facts, {
    reasonCode: 'other_address_passed_on',
    kind: 'commitment',
    blocks: fixed(text),
    close: 'booked',
    effects: {
      escalations: [
        {
          kind: 'commitment',
          priority: 'high',
          reason: 'other_address',
          summary: summarise(facts, `told another address (${facts.otherAddress.slice(0, 120)}); the visit was left where it is`),
          recommendedAction: 'Ask what it is for; change the visit or book another one by hand.',
          dueAt: dueAt(facts, DAY_MINUTES),
          promise: 'The team was told.',
        },
      ],
    },
  });
}
