import { readMemory, type Memory } from '../../conversations/memory.schema.js';
import type { Turn, TurnMessage } from '../../conversations/turn.port.js';
import type { SlotMap } from '../../leads/slots.rules.js';
import type { OrgProfile } from '../../orgs/org-profile.schema.js';
import type { GateFacts } from '../../policy/gate-facts.schema.js';
import type { Booking, Decision, Facts } from '../htl.schema.js';

/** A number that no network gives to anybody (NANP 555-0100 to 555-0199 are kept for examples). */
export const TEST_PHONE = '+12025550143';
/** Longer chats say nothing new about a draft. */
export const MAX_TEXTS = 60;

interface ChatLine {
  id: string;
  sender: 'customer' | 'ai';
  body: string;
  at: string;
}

/** What a test chat remembers; the same as a thread, a lead and a calendar would. */
export interface ChatState {
  lines: ChatLine[];
  memory: Memory;
  stage: string;
  sentiment: string;
  slots: SlotMap;
  upcoming: Booking[];
  isOptedOut: boolean;
}

export const NEW_CHAT: ChatState = {
  lines: [],
  memory: readMemory({}),
  stage: 'greeting',
  sentiment: 'neutral',
  slots: {},
  upcoming: [],
  isOptedOut: false,
};

const toMessage = (line: ChatLine, index: number): TurnMessage => ({
  id: line.id,
  seq: index + 1,
  direction: line.sender === 'customer' ? 'in' : 'out',
  sender: line.sender,
  body: line.body,
  at: new Date(line.at),
});

/** The turn that a thread of this chat would have; its last line is the text to answer. */
export function turnOf(chatId: string, orgId: string, state: ChatState, now: Date): Turn {
  const messages = state.lines.map(toMessage);
  const [incoming] = messages.slice(-1);
  return {
    orgId,
    conversationId: chatId,
    leaseToken: 0,
    fromSeq: messages.length - 1,
    toSeq: messages.length,
    trigger: 'inbound',
    orgStatus: 'active',
    attempts: 1,
    claimedAt: now,
    thread: {
      id: chatId,
      contactId: chatId,
      contactName: null,
      contactHome: null,
      contactAddress: TEST_PHONE,
      leadId: chatId,
      accountId: chatId,
      handler: 'ai',
      stage: state.stage,
      sentiment: state.sentiment,
      memory: readMemory(state.memory),
      openedAt: messages[0]?.at ?? now,
      profileVersionId: null,
    },
    messages: incoming ? [incoming] : [],
    history: messages.slice(0, -1).slice(-30),
    hasMedia: false,
    supersedes: null,
  };
}

/** Bookings as they would stand after a decision: a test chat keeps them to itself. */
export function bookingsAfter(upcoming: readonly Booking[], { effects }: Decision, facts: Facts): Booking[] {
  const { book, reschedule, cancel, confirm } = effects;
  let bookings = [...upcoming];
  if (cancel) bookings = bookings.filter(({ id }) => id !== cancel.appointmentId);
  if (confirm) bookings = bookings.map((each) => (each.id === confirm.appointmentId ? { ...each, status: 'confirmed' } : each));
  if (reschedule)
    bookings = bookings.map((each) =>
      each.id === reschedule.appointmentId ? { ...each, label: reschedule.option.label, startsAt: reschedule.option.startsAt } : each,
    );
  if (book) {
    const service = facts.business.services.find(({ id }) => id === book.serviceId);
    const { label, startsAt } = book.option;
    const id = `test-${bookings.length + 1}`;
    bookings.push({ id, label, startsAt, serviceName: service?.name ?? '', serviceId: book.serviceId, status: 'scheduled', version: 1 });
  }
  return bookings;
}

export interface TestGate {
  profile: OrgProfile;
  channel: GateFacts['channel'];
  state: ChatState;
  now: Date;
  body: string;
  kind: string;
}

/** The facts that the gate would judge this text by, as if the business were live and this were its only customer. */
export function gateFactsOf({ profile, channel, state, now, body, kind }: TestGate): GateFacts {
  const { settings, name, timeZone, country } = profile;
  const ours = state.lines.filter((line) => line.sender === 'ai');
  const sameAtEnd = [...ours].reverse().findIndex((line) => line.body !== body);
  return {
    lane: 'reply',
    kind,
    now,
    org: {
      status: 'active',
      name,
      timeZone,
      country,
      allowedCountries: settings.allowedCountries,
      quietStart: settings.quietStart,
      quietEnd: settings.quietEnd,
      caps: { hour: settings.hourlySendCap, day: settings.dailySendCap },
      messagesPerMonth: null,
    },
    channel,
    to: { address: TEST_PHONE, country: 'US', isStaff: false, timeZones: [timeZone], lineType: 'mobile', isBlocked: false },
    suppression: state.isOptedOut ? { isSuppressed: true, isGlobal: false, scope: 'all' } : null,
    conversation: {
      handler: 'ai',
      status: 'open',
      serviceWindowUntil: new Date(now.getTime() + 24 * 3_600_000),
      lastInboundAt: now,
      identicalTextsInARow: (sameAtEnd === -1 ? ours.length : sameAtEnd) + 1,
      turnsLastHour: 1,
    },
    counters: { hour: 0, day: 0, month: 0, prefixNewNumbers10Min: 0, contactProactive24h: 0, contactProactive7d: 0 },
    body,
    isHumanAuthored: false,
    isFirstToContact: ours.length === 0,
    // the same as of a text that really leaves
    ...(kind === 'reply' && { content: { pricingPolicy: settings.pricingPolicy } }),
  };
}
