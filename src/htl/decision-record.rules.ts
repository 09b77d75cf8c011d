import type { CtaPart, FollowUpPart, HandoffPart, RetrievalPart, StatePatch, StoredContext } from '../conversations/decision.schema.js';
import type { Turn, TurnDecision } from '../conversations/turn.port.js';
import type { EngineResult } from '../engines/engine.port.js';
import type { SecondLook } from './critic/second-look.rules.js';
import type { FactName } from '../leads/slots.rules.js';
import { goalOfPlan } from './goal.rules.js';
import { slotValues } from './handoff.rules.js';
import type { Decision, Facts } from './htl.schema.js';
import type { Reply } from './reply.rules.js';

const MAX_PROMISE = 300;
const MAX_ACTION = 500;

export interface Decided {
  turn: Turn;
  facts: Facts;
  plan: Decision;
  result: EngineResult;
  /** The words that leave, with every check of them. */
  reply: Reply;
  /** What a second model said about them; left out or null, nobody had to look. */
  look?: SecondLook | null;
  context: StoredContext | null;
  retrieval: RetrievalPart | null;
  replay: unknown;
  /** The experiments that the customer was in, with their variants. */
  variants?: { experimentId: string; variant: string }[];
}

/** The row of a decision: what was decided, what it changes, and why. */
export function decisionRecord({ turn, facts, plan, result, reply, look, context, retrieval, replay, variants }: Decided): TurnDecision {
  const { proposal } = result;
  const isSilent = reply.body === null && plan.action === 'reply';
  const action = isSilent ? 'no_reply' : plan.action === 'no_reply' && reply.body !== null ? 'reply' : plan.action;
  return {
    action,
    goal: goalOfPlan({ ...plan, action }, facts.isFirstReply),
    reasonCode: plan.reasonCode,
    messageType: plan.kind,
    intent: proposal.intent,
    sentiment: proposal.sentiment,
    confidence: proposal.confidence,
    engine: result.engine,
    model: result.model,
    reply: reply.body,
    // The text that is answered came just now: the window of every channel is open.
    sendPlan: reply.body === null ? 'none' : 'freeform',
    cta: ctaPart(plan),
    statePatch: statePatch(facts, plan),
    handoff: handoffOf(plan),
    followUp: followUpOf(plan),
    retrieval,
    rules: plan.firedRule ? [plan.firedRule] : [],
    plan: {
      proposal,
      writer: reply.writer,
      mode: facts.business.isSimple ? 'simple' : 'htl',
      effects: Object.keys(plan.effects),
      changed: facts.changed,
      ...(plan.because !== undefined && { because: plan.because }),
      // An approval that comes later starts the nudges by it.
      isWaiting: plan.isWaiting && !plan.effects.handler,
      ...(look && { secondLook: look }),
      ...(variants && { variants }),
      ...(result.fallbackFrom !== undefined && {
        fallbackFrom: result.fallbackFrom,
        fallbackReason: result.fallbackReason,
        calls: result.calls,
      }),
    },
    checks: reply.checks,
    stateBefore: {
      stage: turn.thread.stage,
      pending: turn.thread.memory.pending,
      lastAsked: turn.thread.memory.lastAsked,
      sentiment: turn.thread.sentiment,
    },
    stateAfter: {
      stage: plan.stage,
      pending: plan.pending,
      lastAsked: plan.lastAsked,
      sentiment: proposal.sentiment,
      slots: slotValues(facts.slots),
      ...(plan.close && { closed: plan.close }),
      ...(plan.effects.handler && { handler: plan.effects.handler }),
    },
    context,
    replay,
    tokensIn: result.tokensIn,
    tokensOut: result.tokensOut,
    costMicros: result.costMicros,
    durationMs: result.durationMs,
  };
}

/** Follow-ups run only while the thread waits on the customer (C-24). */
export function followUpOf({ isWaiting, effects }: Decision): FollowUpPart {
  return { is: isWaiting && !effects.handler ? 'restart' : 'stop' };
}

/** The call to action that the text offers; at most one. */
function ctaPart({ effects }: Decision): CtaPart | null {
  const offer = effects.cta?.offer;
  if (!offer) return null;
  return { kind: offer.cta.kind, ctaId: offer.cta.id, reason: offer.why, ...(offer.step > 0 && { step: offer.step }) };
}

function statePatch(facts: Facts, plan: Decision): StatePatch {
  const { stage, pending, lastAsked, confusedTurns, close, effects, notes } = plan;
  const corrected = new Set<FactName>(facts.proposal.slots.filter((slot) => slot.isCorrection).map(({ name }) => name));
  const slots = Object.fromEntries(
    facts.changed.map((name) => {
      const { value, confidence, sourceMessageId } = facts.slots[name]!;
      return [name, { value, confidence, sourceMessageId, isCorrection: corrected.has(name) }];
    }),
  );
  return {
    ...notes,
    stage,
    sentiment: facts.proposal.sentiment,
    pending,
    lastAsked,
    confusedTurns,
    effects: Object.keys(effects),
    ...(facts.language && { language: facts.language.is }),
    ...(facts.changed.length > 0 && { slots }),
    ...(close && { closed: close }),
    ...(effects.handler && { handler: effects.handler }),
  };
}

function handoffOf({ effects }: Decision): HandoffPart | null {
  const [first] = effects.escalations ?? [];
  if (!first) return null;
  const { priority, reason, recommendedAction, dueAt, promise } = first;
  return {
    priority,
    reason,
    recommendedAction: recommendedAction.slice(0, MAX_ACTION),
    dueAt: dueAt.toISOString(),
    promise: promise?.slice(0, MAX_PROMISE) ?? null,
  };
}
