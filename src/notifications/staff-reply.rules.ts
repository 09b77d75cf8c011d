/** What a text from a staff phone asks for, before we know what it answers. */
export type StaffWord =
  { kind: 'stop' } | { kind: 'start' } | { kind: 'help' } | { kind: 'ok' } | { kind: 'number'; n: number } | { kind: 'text' };

const STOP = new Set(['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'revoke', 'optout']);
const START = new Set(['start', 'unstop']);
const HELP = new Set(['help', 'info', '?', 'commands']);
const OK = new Set(['ok', 'okay', 'k', 'ack', 'got it', 'on it', 'yes', 'thanks', 'ok thanks', 'okay thanks', 'thank you']);

export function readStaffWord(body: string): StaffWord {
  const word = body
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replace(/[.!]+$/, '');
  if (STOP.has(word)) return { kind: 'stop' };
  if (START.has(word)) return { kind: 'start' };
  if (HELP.has(word)) return { kind: 'help' };
  if (OK.has(word)) return { kind: 'ok' };
  const digit = /^#?([1-9])$/.exec(word)?.[1];
  return digit ? { kind: 'number', n: Number(digit) } : { kind: 'text' };
}

/** A customer conversation whose texts are being passed on to this phone. */
export interface RelayTarget {
  orgId: string;
  conversationId: string;
  /** "Sarah Lee, Northside" */
  label: string;
  /** When a text of the customer was last passed on. */
  at: Date;
}

/** The newest alert that this phone received, of any kind. */
export interface LastAlert {
  orgId: string;
  escalationId: string | null;
  isRelay: boolean;
  isAcknowledged: boolean;
  at: Date;
}

/** "Which one?" that we asked, with the words it was asked about. */
export interface RelayQuestion {
  body: string;
  options: RelayTarget[];
  at: Date;
}

export interface StaffReplyFacts {
  body: string;
  now: Date;
  /** Still held by a person and passed on to this phone. */
  relays: RelayTarget[];
  lastAlert: LastAlert | null;
  /** Not answered yet. */
  question: RelayQuestion | null;
  /** The conversation chosen last, if any: it stays chosen for a while. */
  chosen: RelayTarget | null;
}

export type StaffReplyAction =
  | { kind: 'stop' }
  | { kind: 'start' }
  | { kind: 'help' }
  | { kind: 'acknowledge'; orgId: string; escalationId: string }
  | { kind: 'relay'; target: RelayTarget; body: string; isAnswer: boolean }
  | { kind: 'ask'; options: RelayTarget[]; body: string }
  | { kind: 'nothing' }
  | { kind: 'unbound' };

/** A reply binds to an alert this long (rules.md C-10). */
export const BIND_HOURS = 24;
const CHOICE_MINUTES = 10;

/** Binds a text of a staff phone to what it answers: a command, an open question, an alert, or a relayed conversation. */
export function bindStaffReply(facts: StaffReplyFacts): StaffReplyAction {
  const word = readStaffWord(facts.body);
  if (word.kind === 'stop' || word.kind === 'start' || word.kind === 'help') return word;
  const alert = facts.lastAlert && isFresh(facts.lastAlert.at, facts.now, BIND_HOURS * 60) ? facts.lastAlert : null;
  const question = facts.question && isFresh(facts.question.at, facts.now, BIND_HOURS * 60) ? facts.question : null;

  // A number answers our own question, unless an alert has come since: then it is for the alert.
  if (question && word.kind === 'number' && !(alert && !alert.isRelay && alert.at > question.at)) {
    const target = question.options[word.n - 1];
    if (!target) return { kind: 'ask', options: question.options, body: question.body };
    const isStillOpen = facts.relays.some((relay) => relay.conversationId === target.conversationId);
    return isStillOpen ? { kind: 'relay', target, body: question.body, isAnswer: true } : { kind: 'unbound' };
  }

  const confirms = word.kind === 'ok' || (word.kind === 'number' && word.n === 1);
  if (confirms && alert && !alert.isRelay) {
    if (alert.escalationId && !alert.isAcknowledged) return { kind: 'acknowledge', orgId: alert.orgId, escalationId: alert.escalationId };
    return { kind: 'nothing' };
  }
  return bindToRelay(facts, word, alert);
}

function bindToRelay(facts: StaffReplyFacts, word: StaffWord, alert: LastAlert | null): StaffReplyAction {
  const open = facts.relays.filter((relay) => isFresh(relay.at, facts.now, BIND_HOURS * 60));
  const [first] = open;
  if (!first) return word.kind === 'ok' && alert ? { kind: 'nothing' } : { kind: 'unbound' };
  if (open.length === 1) return { kind: 'relay', target: first, body: facts.body, isAnswer: false };
  const chosen = stillChosen(facts, open);
  if (chosen) return { kind: 'relay', target: chosen, body: facts.body, isAnswer: false };
  return { kind: 'ask', options: open.slice(0, 9), body: facts.body };
}

/** The last choice holds for some minutes, as long as no other customer wrote since. */
function stillChosen(facts: StaffReplyFacts, open: RelayTarget[]): RelayTarget | null {
  const { chosen } = facts;
  if (!chosen || !isFresh(chosen.at, facts.now, CHOICE_MINUTES)) return null;
  const target = open.find((relay) => relay.conversationId === chosen.conversationId);
  const isOvertaken = open.some((relay) => relay.conversationId !== chosen.conversationId && relay.at > chosen.at);
  return target && !isOvertaken ? target : null;
}

function isFresh(at: Date, now: Date, minutes: number): boolean {
  return now.getTime() - at.getTime() < minutes * 60_000;
}

export const STAFF_HELP =
  'Ringback alerts. Reply 1 or OK to confirm an alert. During a takeover your reply goes to the customer from the business number. STOP ends alerts to this phone, START brings them back.';

export const STAFF_UNBOUND =
  'Nothing here waits for your reply, so it was not sent to anybody. To write to a customer, take over the conversation in the console. Reply HELP for commands.';

export const STAFF_STARTED = 'Alerts to this phone are on again.';

export function askWhich(options: RelayTarget[]): string {
  return `Who is it for? ${options.map((option, index) => `${index + 1}: ${option.label}`).join(', ')}. Reply with the number.`;
}

/** A customer's text on its way to the phone of the person who holds the conversation. */
export function relayText(businessName: string, customer: string, body: string, mediaCount: number): string {
  const media = mediaCount > 0 ? ` [${mediaCount} ${mediaCount === 1 ? 'picture or file' : 'pictures or files'}, see the console]` : '';
  return `${businessName}, ${customer}: ${body.trim()}${media}`.trim();
}
