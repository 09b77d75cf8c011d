// Whether a text may go to somebody now, asked of the one gate with an offer that nobody sends.
import { parsePhone } from '../../common/phone.rules.js';
import type { OrgProfile } from '../../orgs/org-profile.schema.js';
import type { GateFacts, GateVerdict, Registration, SuppressionScope } from '../../policy/gate-facts.schema.js';
import { lineTypeOn, type KnownLine } from '../../policy/line-type.rules.js';
import { evaluate } from '../../policy/policy.gate.js';
import type { CounterFacts } from '../../policy/send-counters.rules.js';
import { candidateZones } from '../../policy/zones.rules.js';
import type { LeftOutReason } from './candidate.schema.js';

/** The way to a person: their number, ours, and the thread between them. */
export interface Way {
  address: string;
  isBlocked: boolean;
  line: KnownLine;
  contactZone: string | null;
  channel: { kind: 'sms' | 'whatsapp'; registration: Registration; isSimulated: boolean; state: string };
  thread: {
    handler: 'ai' | 'human' | 'paused';
    status: string;
    serviceWindowUntil: Date | null;
    lastInboundAt: Date | null;
    messageBudget: number | null;
  } | null;
}

/** What the books say about a number: the live opt-out that reaches it, and what was counted. */
export interface Books {
  suppression: { isGlobal: boolean; scope: SuppressionScope } | null;
  counters: CounterFacts;
}

/** Null when an offer may go now; else the gate's own words, with the time from which it may. `until`: when the opening begins. */
export function gateReason(
  way: Way,
  books: Books,
  by: { profile: OrgProfile; messagesPerMonth: number | null; now: Date; until: Date },
): LeftOutReason | null {
  const verdict = evaluate(factsOf(way, books, by));
  if (verdict.verdict === 'allow') return null;
  return {
    code: verdict.reason ?? verdict.verdict,
    reason: verdict.message ?? 'The gate does not let a text through.',
    until: verdictUntil(verdict),
  };
}

function verdictUntil(verdict: GateVerdict): Date | null {
  return verdict.verdict === 'defer' ? (verdict.until ?? null) : null;
}

function factsOf(way: Way, books: Books, by: { profile: OrgProfile; messagesPerMonth: number | null; now: Date; until: Date }): GateFacts {
  const { profile, messagesPerMonth, now, until } = by;
  const { settings, timeZone, country } = profile;
  return {
    lane: 'campaign',
    kind: 'slot_offer',
    now,
    org: {
      status: profile.status,
      name: profile.name,
      timeZone,
      country,
      allowedCountries: settings.allowedCountries,
      quietStart: settings.quietStart,
      quietEnd: settings.quietEnd,
      caps: { hour: settings.hourlySendCap, day: settings.dailySendCap },
      messagesPerMonth,
    },
    channel: way.channel,
    to: {
      address: way.address,
      country: parsePhone(way.address, country)?.country ?? null,
      isStaff: false,
      timeZones: candidateZones({ contactZone: way.contactZone, address: way.address, orgZone: timeZone }),
      lineType: lineTypeOn(way.channel.kind, way.line, way.thread?.lastInboundAt ?? null),
      isBlocked: way.isBlocked,
    },
    suppression: books.suppression && { isSuppressed: true, ...books.suppression },
    conversation: way.thread && { ...way.thread, identicalTextsInARow: 1, turnsLastHour: 0 },
    counters: { ...books.counters, waitingLanes: [] },
    // in order as words, so that only the person and the hour decide
    body: 'An earlier time has opened up. Would it suit you? Reply STOP to opt out.',
    expiresAt: until,
    isHumanAuthored: false,
    isFirstToContact: false,
  };
}
