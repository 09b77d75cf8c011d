// What code decides about a text at once, before any engine: opt-outs, emergencies, help, silence. The ingest and a replay ask the same rule.
import type { OrgState } from '../orgs/org-status.rules.js';
import { isWorking } from '../orgs/org-status.rules.js';
import { detectEmergency, type Emergency, type Hazard } from '../policy/emergency.rules.js';
import { classifyKeyword, helpText, optInConfirmation, optOutConfirmation, type Keyword } from '../policy/keywords.rules.js';
import { HELP, OPT_IN_CONFIRMATION, OPT_OUT_CONFIRMATION, SAFETY } from '../policy/kinds.rules.js';
import type { DecisionValues, Goal, StatePatch } from './decision.schema.js';
import { routeInbound, routeWhilePaused, type InboundFacts, type InboundRoute } from './inbound.rules.js';

export type DoorRoute = Exclude<InboundRoute, 'turn'> | 'paused';

/** The words of a text, as far as code alone has to act on them. */
export interface DoorReading {
  keyword: Keyword | null;
  emergency: Emergency | null;
}

/** What counts beside the words: the person, the thread and the business as they were when the text came. */
export interface DoorFacts extends Pick<InboundFacts, 'isSuppressed' | 'suppressionSource' | 'isBlocked' | 'handler'> {
  /** This STOP is the first: only one confirmation is allowed (47 CFR 64.1200(a)(12)). */
  isFirstOptOut: boolean;
  /** Who answers keywords: Twilio does by default, and two answers would confuse (contracts.md 4.2). */
  stopReplyOwner: 'app' | 'provider';
  business: { name: string; vertical: string; country: string; phone: string | null; status: OrgState };
}

export interface DoorDecision extends Pick<DecisionValues, 'action' | 'reasonCode'> {
  goal: Goal;
  /** The kind of the text that leaves, with its words; null for silence. */
  messageType: string | null;
  reply: string | null;
  statePatch: StatePatch;
}

/** STOP counts before danger: a word that ends everything is no description of a hazard. */
export function readAtDoor(body: string, business: Pick<DoorFacts['business'], 'vertical' | 'country'>): DoorReading {
  const keyword = classifyKeyword(body);
  return { keyword, emergency: keyword === 'stop' ? null : detectEmergency(body, business.vertical, { country: business.country }) };
}

/** Where a text goes; `turn` is for the engines. */
export function routeAtDoor({ keyword, emergency }: DoorReading, facts: Omit<DoorFacts, 'isFirstOptOut'>): DoorRoute | 'turn' {
  const wanted = routeInbound({ ...facts, keyword, isEmergency: emergency !== null });
  const { status } = facts.business;
  return isWorking(status) ? wanted : routeWhilePaused(wanted, status === 'removed');
}

/** The decision behind a route. */
export function decideAtDoor(route: DoorRoute, { emergency }: DoorReading, facts: DoorFacts): DoorDecision {
  const { business, isSuppressed } = facts;
  const isOurs = facts.stopReplyOwner === 'app';
  switch (route) {
    case 'opt_out': {
      const end = { goal: 'exit_graceful', statePatch: { closed: 'opted_out' } } as const;
      return { ...said('opt_out_keyword', isOurs && facts.isFirstOptOut && [OPT_OUT_CONFIRMATION, optOutConfirmation(business)]), ...end };
    }
    case 'emergency': {
      if (!emergency) throw new Error('A text went to the emergency route without an emergency.');
      const words = said(emergencyReason(emergency.hazard), !isSuppressed && [SAFETY, emergency.safetyText]);
      const action = isSuppressed ? 'no_reply' : 'escalate';
      return { ...words, action, goal: 'needs_human', statePatch: { effects: ['escalations'], handler: 'human' } };
    }
    case 'resubscribe':
      return said('resubscribed', isOurs && [OPT_IN_CONFIRMATION, optInConfirmation(business)]);
    case 'help':
      return said('help_keyword', isOurs && [HELP, helpText(business)]);
    case 'suppressed':
      return { ...said('suppressed', false), statePatch: { effects: ['escalations'] } };
    case 'human':
      return said('handled_by_person', false);
    case 'blocked':
      return said('contact_blocked', false);
    case 'paused':
      return said('org_paused', false);
  }
}

/** How an emergency is called, by the door and by a turn. */
export const emergencyReason = (hazard: Hazard): string => `emergency_${hazard}`;

/** What a person reads first of an emergency; `words` are the customer's. */
export function emergencySummary(hazard: Hazard, words: string): string {
  return `Possible emergency (${hazard.replaceAll('_', ' ')}): "${words.replace(/\s+/g, ' ').trim().slice(0, 160)}"`;
}

function said(reasonCode: string, words: [kind: string, body: string] | false): DoorDecision {
  const [messageType, reply] = words || [null, null];
  return {
    action: reply === null ? 'no_reply' : 'reply',
    reasonCode,
    goal: reply === null ? 'stay_silent' : 'confirmation',
    messageType,
    reply,
    statePatch: {},
  };
}

export const DOOR_FORMAT = 'door-1';

/** What a replay of such a decision needs beside the text. */
export interface DoorRecord {
  format: typeof DOOR_FORMAT;
  facts: DoorFacts;
}

export function isDoorRecord(replay: unknown): replay is DoorRecord {
  return (replay as Partial<DoorRecord> | null)?.format === DOOR_FORMAT;
}

export type Silence = 'handled_by_person' | 'org_paused';

/** What a turn asks before any handler is asked. */
export interface SilenceFacts {
  handler: DoorFacts['handler'];
  orgStatus: OrgState;
}

/** Why no handler is asked: a person has the thread, or the business was paused after the text came in. */
export function silenceReason({ handler, orgStatus }: SilenceFacts): Silence | null {
  if (handler !== 'ai') return 'handled_by_person';
  return isWorking(orgStatus) ? null : 'org_paused';
}

export const SILENCE_FORMAT = 'silence-1';

export interface SilenceRecord {
  format: typeof SILENCE_FORMAT;
  facts: SilenceFacts;
}

export function isSilenceRecord(replay: unknown): replay is SilenceRecord {
  return (replay as Partial<SilenceRecord> | null)?.format === SILENCE_FORMAT;
}
