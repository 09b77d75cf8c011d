// The facts about the customer that the texts of a turn tell, each with how sure it is and where it was said.
import type { EngineInput, SlotProposal } from '../engine.port.js';
import { isForSameVisit, saysMore } from './appointment-intents.rules.js';
import { findAddress, findEmail } from './addresses.rules.js';
import { findName, isLoneName } from './names.rules.js';
import { findService } from './services.rules.js';
import { findUrgency } from './urgency.rules.js';
import { read, tidy, type Reading } from './words.rules.js';

/** Words with which somebody takes back or mends what they said. */
export const CORRECTS =
  /\b(?:actually|i mean|i meant|meant|sorry|correction|wait(?! (?:for|on|until|till))|i said|scratch that|oops|wrong (?:address|name|day|time|email|number)|change (?:it|that|my)|instead|typo|should be|not \d+|rather)\b|^\*|^no ,? ?(?:its|it is|my|the)\b/;
/** Values taken from an answer to our own question are surer than values found by the way. */
const ASKED_BONUS = 0.05;
/** A given name, or one that was introduced as such. */
const SURE_NAME = 0.9;
/** "My name is Beth": said as plainly as can be, so that what we merely took for a name is no rival of it. */
const INTRODUCED = /\b(?:my name(?:'?s| is)|me llamo|mi nombre es|mera naam)\b|मेरा नाम/iu;
/** A bare answer that is no given name is known at most so surely. */
const GUESSED_NAME = 0.9;
/** "11 instead" moves a visit, and is no house. */
const HOUR_INSTEAD = /^\d{1,2} (?:instead|rather|then|works?|please|would|is|or|if)\b/i;
/** Below it a thing was named, or some work; what is wrong with the thing was not told. */
const TELLS_A_JOB = 0.89;
/** "I also need a tune up": the work is asked for. */
const WANTS_JOB =
  /\b(?:need|needs|want|wants|book|schedule|like|add|quote|looking for|interested in|get)\b(?!.*\bbefore\b)(?! to (?:remove|bring|wash|move|clear|clean|be|do|know|come|leave|park|prepare|take))/;

interface Draft {
  reading: Reading;
  /** The texts without addresses and e-mails, whose numbers are no times. */
  bare: Reading;
  slots: SlotProposal[];
  serviceId: string | null;
}

/** The fact that our last question was about. */
export function askedSlot(input: EngineInput): string | null {
  if (input.pending?.kind === 'slot') return input.pending.name;
  return input.pending ? null : (input.state.lastAsked ?? null);
}

/** One value per fact: the later one stands. */
export function put(slots: SlotProposal[], slot: SlotProposal): void {
  const at = slots.findIndex((other) => other.name === slot.name);
  if (at < 0) slots.push(slot);
  else slots[at] = slot;
}

/** Reads every text of the turn on its own, in order: a later one corrects an earlier one. */
export function readSlots(input: EngineInput): Draft {
  const slots: SlotProposal[] = [];
  const bareTexts: string[] = [];
  let serviceId: string | null = null;
  const asked = askedSlot(input);
  for (const incoming of input.incoming) {
    const raw = tidy(incoming.text);
    const isCorrection = CORRECTS.test(read(raw).flat);
    const add = (name: SlotProposal['name'], value: string, confidence: number, isMended = isCorrection): void =>
      put(slots, {
        name,
        value,
        confidence: Math.min(0.99, confidence + (asked === name ? ASKED_BONUS : 0)),
        sourceMessageId: incoming.id,
        ...(isMended && differs(input, name, value) ? { isCorrection: true } : {}),
      });
    let rest = raw;
    const email = findEmail(rest);
    if (email) {
      add('email', email.value, 0.95);
      rest = rest.replace(email.span, ' ');
    }
    const address = findAddress(
      rest,
      asked === 'address' || (isCorrection && input.slots.address !== undefined),
      input.slots.address?.value,
    );
    if (address && !HOUR_INSTEAD.test(address.value)) {
      add('address', address.value, address.confidence);
      rest = rest.replace(/\n/g, ', ').replace(address.span, ' , ');
    }
    bareTexts.push(rest);
    const said = findName(rest, asked === 'name' || (isOffered(input) && isLoneName(rest)));
    const name = said && said.confidence < SURE_NAME && namesWork(input, said.value) ? null : said;
    if (name) add('name', name.value, name.confidence, isCorrection || (INTRODUCED.test(rest) && isGuessedName(input)));
    const bare = read(name ? rest.replace(name.value, ' ') : rest);
    const service = findService(bare, input.business.vertical, input.business.services, asked === 'service_needed' && !name && !address);
    if (service && isNewService(input, service.confidence) && !isMereMention(input, bare, service.confidence)) {
      add('service_needed', service.value, isNextJob(input) ? Math.max(service.confidence, 0.85) : service.confidence);
      serviceId = service.serviceId ?? serviceId;
    }
    const urgency = findUrgency(bare, input.business.vertical, asked === 'urgency');
    if (urgency) add('urgency', urgency.value, urgency.confidence);
  }
  const whole = input.incoming.map((incoming) => incoming.text).join('\n');
  return { reading: read(whole), bare: read(bareTexts.join('\n')), slots, serviceId };
}

function isGuessedName({ slots }: EngineInput): boolean {
  return slots.name !== undefined && slots.name.confidence <= GUESSED_NAME;
}

/** "Acrylics" to our question for a name. */
function namesWork(input: EngineInput, name: string): boolean {
  return findService(read(name), input.business.vertical, input.business.services, false) !== null;
}

/** A bare mention ("the unit") does not replace a clear description. */
function isNewService(input: EngineInput, confidence: number): boolean {
  const known = input.slots.service_needed;
  return !known || isNextJob(input) || confidence >= 0.8 || confidence > known.confidence;
}

/** "Should I clear the area around the unit?" while a visit stands: the thing is named, and no other job is told. */
function isMereMention(input: EngineInput, bare: Reading, confidence: number): boolean {
  return isNextJob(input) && (isForSameVisit(bare) || (confidence < TELLS_A_JOB && !saysMore(bare) && !WANTS_JOB.test(bare.plain)));
}

/** What was said earlier still means the same service of the list: "boiler making noise" stays a heating repair. */
export function knownService(input: EngineInput): string | null {
  const known = input.slots.service_needed;
  return known ? (findService(read(known.value), input.business.vertical, input.business.services, false)?.serviceId ?? null) : null;
}

/** Once a visit is booked, whatever is needed next is another job. */
function isNextJob(input: EngineInput): boolean {
  return isVisitSettled(input.state.stage, input.upcoming.length);
}

/** A visit stands and nothing else is being arranged: a thread that was closed begins again with a greeting. */
export function isVisitSettled(stage: string, upcoming: number): boolean {
  return upcoming > 0 && (stage === 'booked' || stage === 'greeting');
}

/** Openings are on the table and nobody has said a name yet. */
function isOffered(input: EngineInput): boolean {
  return input.pending?.kind === 'pick_opening' && input.slots.name === undefined;
}

function differs(input: EngineInput, name: SlotProposal['name'], value: string): boolean {
  const known = input.slots[name];
  return known !== undefined && known.value.toLowerCase() !== value.toLowerCase();
}
