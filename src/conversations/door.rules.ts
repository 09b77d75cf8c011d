// What code decides about a text at once, before any engine: opt-outs, emergencies, help, silence. The ingest and a replay ask the same rule.
import { CUSTOMER_LANGUAGES, type Language } from '../engines/engine.port.js';
import type { OrgState } from '../orgs/org-status.rules.js';
import { isWorking } from '../orgs/org-status.rules.js';
import { detectEmergency, type Emergency, type Hazard } from '../policy/emergency.rules.js';
import { wishToStop } from '../policy/free-text-opt-out.rules.js';
import { helpText, optInConfirmation, optOutConfirmation } from '../policy/keyword-texts.rules.js';
import { classifyKeyword, isYes, type Keyword } from '../policy/keywords.rules.js';
import { HELP, OPT_IN_CONFIRMATION, OPT_OUT_CONFIRMATION, SAFETY } from '../policy/kinds.rules.js';
import type { DecisionValues, Goal, StatePatch } from './decision.schema.js';
import { routeInbound, routeWhilePaused, type InboundFacts, type InboundRoute } from './inbound.rules.js';

export type DoorRoute = Exclude<InboundRoute, 'turn'> | 'paused' | 'opt_out_free_text';

/** The words of a text, as far as code alone has to act on them. */
export interface DoorReading {
  body: string;
  keyword: Keyword | null;
  isYes: boolean;
  emergency: Emergency | null;
}

/** What counts beside the words: the person, the thread and the business as they were when the text came. */
export interface DoorFacts extends Pick<InboundFacts, 'isSuppressed' | 'suppressionSource' | 'isBlocked' | 'handler'> {
  /** This STOP is the first: only one confirmation is allowed (47 CFR 64.1200(a)(12)). */
  isFirstOptOut: boolean;
  /** Who answers keywords: Twilio does by default, and two answers would confuse (contracts.md 4.2). */
  stopReplyOwner: 'app' | 'provider';
  /** What the provider itself took this text for; it has answered, whoever answers otherwise (contracts.md 1.4). */
  providerKeyword?: Keyword;
  /** Of the thread as known; English where left out. */
  language?: Language;
  business: { name: string; vertical: string; country: string; phone: string | null; status: OrgState };
}

export interface DoorDecision extends Pick<DecisionValues, 'action' | 'reasonCode'> {
  goal: Goal;
  /** The kind of the text that leaves, with its words; null for silence. */
  messageType: string | null;
  reply: string | null;
  statePatch: StatePatch;
}

/** STOP counts before danger: a word that ends everything is no description of a hazard. The provider's list of words comes before ours. */
export function readAtDoor(
  body: string,
  business: Pick<DoorFacts['business'], 'vertical' | 'country'>,
  providerKeyword?: Keyword | null,
): DoorReading {
  const keyword = providerKeyword ?? classifyKeyword(body);
  const emergency = keyword === 'stop' ? null : detectEmergency(body, business.vertical, { country: business.country });
  return { body, keyword, isYes: keyword === 'start' && isYes(body), emergency };
}

/** Where no engine reads on, so that code looks for an opt-out in one's own words (C-31). */
const READ_BY_NOBODY: ReadonlySet<DoorRoute | 'turn'> = new Set(['human', 'paused', 'blocked']);

/** Where a text goes; `turn` is for the engines. */
export function routeAtDoor({ body, keyword, isYes, emergency }: DoorReading, facts: Omit<DoorFacts, 'isFirstOptOut'>): DoorRoute | 'turn' {
  const wanted = routeInbound({ ...facts, keyword, isYes, isEmergency: emergency !== null });
  const { status } = facts.business;
  const route = isWorking(status) ? wanted : routeWhilePaused(wanted, status === 'removed');
  return READ_BY_NOBODY.has(route) && wishToStop(body) === 'sure' ? 'opt_out_free_text' : route;
}

/** The decision behind a route. */
export function decideAtDoor(route: DoorRoute, { body, emergency }: DoorReading, facts: DoorFacts): DoorDecision {
  const { business, isSuppressed, language } = facts;
  const isOurs = facts.stopReplyOwner === 'app' && !facts.providerKeyword;
  switch (route) {
    case 'opt_out': {
      const end = { goal: 'exit_graceful', statePatch: { closed: 'opted_out' } } as const;
      return {
        ...said('opt_out_keyword', isOurs && facts.isFirstOptOut && [OPT_OUT_CONFIRMATION, optOutConfirmation(business, language)]),
        ...end,
      };
    }
    case 'opt_out_free_text': {
      // No provider answers it. A thread that people hold stays theirs.
      const words = said('opt_out_free_text', facts.isFirstOptOut && [OPT_OUT_CONFIRMATION, optOutConfirmation(business, language)]);
      const effects = ['optOut', 'escalations'];
      return { ...words, goal: 'exit_graceful', statePatch: { effects, ...(facts.handler === 'ai' && { closed: 'opted_out' }) } };
    }
    case 'emergency': {
      if (!emergency) throw new Error('A text went to the emergency route without an emergency.');
      const words = said(emergencyReason(emergency.hazard), !isSuppressed && [SAFETY, emergency.safetyText]);
      const action = isSuppressed ? 'no_reply' : 'escalate';
      return { ...words, action, goal: 'needs_human', statePatch: { effects: ['escalations'], handler: 'human' } };
    }
    case 'resubscribe':
      return said('resubscribed', isOurs && [OPT_IN_CONFIRMATION, optInConfirmation(business, language)]);
    case 'help':
      return said('help_keyword', isOurs && [HELP, helpText(business, language)]);
    case 'suppressed':
      return { ...said('suppressed', false), statePatch: { effects: ['escalations'] } };
    case 'human':
      return looked(said('handled_by_person', false), body);
    case 'blocked':
      return looked(said('contact_blocked', false), body);
    case 'paused':
      return looked(said('org_paused', false), body);
  }
}

/** A doubtful opt-out of a thread that no engine reads goes to a person. */
function looked(silence: DoorDecision, body: string): DoorDecision {
  return wishToStop(body) === 'doubtful' ? { ...silence, statePatch: { effects: ['escalations'] } } : silence;
}

/** The language of our last text in a thread, else the customer's; null where neither is known. */
export function languageOfThread(memory: unknown): Language | null {
  const { writes, language } = (memory ?? {}) as { writes?: unknown; language?: { code?: unknown } | null };
  return CUSTOMER_LANGUAGES.find((code) => code === (writes ?? language?.code)) ?? null;
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
