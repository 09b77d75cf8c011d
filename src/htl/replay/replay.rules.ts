// A stored decision made once more: the same facts and the same code give the same decision.
import type { StoredDecision } from '../../conversations/context-view.rules.js';
import { readMemory } from '../../conversations/memory.schema.js';
import type { Turn } from '../../conversations/turn.port.js';
import type { Proposal } from '../../engines/engine.port.js';
import { understand } from '../../engines/rules/understand.rules.js';
import type { TurnProfile } from '../../onboarding/profiles/turn-profile.rules.js';
import type { OrgProfile } from '../../orgs/org-profile.schema.js';
import type { LocalFacts, ServiceFacts } from '../context/business-facts.rules.js';
import type { TurnContext } from '../context/context.schema.js';
import { contextOf } from '../context/turn-context.rules.js';
import { withVersion } from '../context/version.rules.js';
import type { CtaFacts } from '../ctas/cta.schema.js';
import { decide } from '../decide.rules.js';
import { factsOf } from '../facts.rules.js';
import { goalOfPlan } from '../goal.rules.js';
import type { Decision, Facts } from '../htl.schema.js';
import { spokenIn } from '../outcome.rules.js';
import { NOTHING_FOUND } from '../retrieval/found.schema.js';
import type { OwnRule } from '../rules/own-rule.schema.js';
import { REPLAY_FORMAT, type ReplayRecord, type ToldProfile } from './snapshot.rules.js';

/** What two decisions are compared by. */
export interface DecisionFace {
  action: string;
  goal: string;
  reasonCode: string;
  messageType: string | null;
  intent: string | null;
  sentiment: string | null;
  stage: string | null;
  effects: string[];
  reply: string | null;
}

export type FaceField = keyof DecisionFace;

export interface FaceChange {
  field: FaceField;
  before: string | null;
  after: string | null;
}

/** Why a decision cannot be made again; null when it can. */
export function obstacle({ record, state, messages }: StoredDecision): string | null {
  const replay = record.replay as Partial<ReplayRecord> | null;
  if (record.trigger === 'takeover') return 'A person took the conversation over: there was nothing to decide.';
  if (!replay) return 'This decision was made before replays, or its contact was erased.';
  if (replay.format !== REPLAY_FORMAT) return 'The message it answered is gone.';
  if (!state) return 'The business as it was then is not stored.';
  return messages.some(({ seq }) => seq > record.fromSeq) ? null : 'The messages it answered are gone.';
}

/** The texts that a decision answered, one per line. */
export function askedIn({ record, messages }: StoredDecision): string {
  const texts = messages.filter(({ direction, seq }) => direction === 'in' && seq > record.fromSeq);
  return texts.map(({ body }) => body).join('\n');
}

export interface Again {
  face: DecisionFace;
  /** The decision hangs on free times that were not looked up then. */
  needsCalendar: boolean;
}

/**
 * Decides again from what is stored; `version` takes the place of the documents of then, undefined keeps them out of the way of the
 * same state. The reading of a model is taken as it was: asking again would cost and differ.
 */
export function decideAgain(stored: StoredDecision, version: TurnProfile | null): Again {
  const replay = stored.record.replay as ReplayRecord;
  const turn = turnOf(stored, replay);
  const business = stored.state!;
  const profile = withVersion(business.profile as OrgProfile & ToldProfile, version);
  const readings = {
    profile,
    version,
    services: business.services as ServiceFacts[],
    local: business.local as LocalFacts | null,
    ...(business.isKnowledgeStale && { isKnowledgeStale: true as const }),
    slots: replay.slots,
    upcoming: replay.upcoming,
    kept: replay.kept,
    disclosure: replay.disclosure ?? profile.settings.disclosure,
    ownRules: (business.ownRules ?? []) as OwnRule[],
  };
  const context = withCtas(contextOf(turn, readings, replay.unsaid, replay.found ?? NOTHING_FOUND), business, replay);
  const read = stored.record.engine === 'rules' ? understand(contextOf(turn, readings, replay.unsaid).input) : storedProposal(stored);
  const { lost, hasBookingFailed } = replay;
  const facts: Facts = { ...factsOf(turn, context, read), lost, ...(hasBookingFailed && { hasBookingFailed }) };
  const first = decide(facts);
  const known = first.is === 'need' ? { ...facts, openings: replay.openings ?? { asked: [], any: [] } } : facts;
  const plan = first.is === 'need' ? decide(known) : first;
  if (plan.is === 'need') throw new Error('A decision asked for openings twice.');
  const { texts } = spokenIn(turn, context, known, plan);
  return {
    face: faceOf(plan, texts.map(({ body }) => body).join('\n') || null, known),
    needsCalendar: first.is === 'need' && replay.openings === null,
  };
}

/** A link that was not sent then cannot be told now: a decision that offers one anyway is another decision. */
const NO_LINK: CtaFacts['link'] = { url: 'https://link.invalid/', code: '' };

/** Those of then; their order is the version's that is asked about, as in a turn. */
function withCtas(context: TurnContext, business: NonNullable<StoredDecision['state']>, { cta }: ReplayRecord): TurnContext {
  if (!business.ctas || !cta) return context;
  const stored = business.ctas as Pick<CtaFacts, 'list' | 'sequence'>;
  const { version } = context;
  const sequence = version === null || version.versionId === business.versionId ? stored.sequence : version.ctaSequence;
  return { ...context, ctas: { ...stored, sequence, link: cta.link ?? NO_LINK } };
}

function storedProposal({ record }: StoredDecision): Proposal {
  return (record.plan as { proposal: Proposal }).proposal;
}

function turnOf({ record, messages: stored }: StoredDecision, replay: ReplayRecord): Turn {
  const messages = stored.filter(({ seq }) => !replay.unread?.includes(seq));
  const isNew = ({ direction, seq }: Turn['messages'][number]): boolean => direction === 'in' && seq > record.fromSeq;
  const { contactName, contactHome, contactAddress, stage, sentiment, memory } = replay.thread;
  const at = new Date(replay.at);
  return {
    orgId: '',
    conversationId: record.conversationId,
    leaseToken: 0,
    fromSeq: record.fromSeq,
    toSeq: record.toSeq,
    trigger: record.trigger as Turn['trigger'],
    orgStatus: 'active',
    attempts: 1,
    claimedAt: at,
    thread: {
      id: record.conversationId,
      contactId: '',
      contactName,
      contactHome,
      contactAddress,
      leadId: replay.cta?.leadId ?? '',
      accountId: '',
      handler: 'ai',
      stage,
      sentiment,
      memory: readMemory(memory),
      openedAt: at,
      profileVersionId: null,
    },
    messages: messages.filter(isNew).sort((a, b) => a.at.getTime() - b.at.getTime() || a.seq - b.seq),
    history: messages.filter((message) => !isNew(message)),
    hasMedia: replay.hasMedia,
    supersedes: replay.isSuperseding ? (record.supersedes ?? record.id) : null,
  };
}

function faceOf(plan: Decision, reply: string | null, facts: Facts): DecisionFace {
  const isSilent = reply === null && plan.action === 'reply';
  const action = isSilent ? 'no_reply' : plan.action === 'no_reply' && reply !== null ? 'reply' : plan.action;
  return {
    action,
    goal: goalOfPlan({ ...plan, action }, facts.isFirstReply),
    reasonCode: plan.reasonCode,
    messageType: plan.kind,
    intent: facts.proposal.intent,
    sentiment: facts.proposal.sentiment,
    stage: plan.stage,
    effects: Object.keys(plan.effects),
    reply,
  };
}

/** The stored decision by the same fields. */
export function storedFace({ record }: StoredDecision): DecisionFace {
  const { action, goal, reasonCode, messageType, intent, sentiment, reply, statePatch } = record;
  return {
    action,
    goal,
    reasonCode,
    messageType,
    intent,
    sentiment,
    stage: statePatch.stage ?? null,
    effects: statePatch.effects ?? [],
    reply,
  };
}

/** What is different, field by field. */
export function faceChanges(before: DecisionFace, after: DecisionFace): FaceChange[] {
  const said = (value: string | string[] | null): string | null => (Array.isArray(value) ? value.join(', ') : value);
  return (Object.keys(before) as FaceField[])
    .map((field) => ({ field, before: said(before[field]), after: said(after[field]) }))
    .filter((change) => change.before !== change.after);
}
