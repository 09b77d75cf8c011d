import type { HandoffPart, RetrievalPart, SendPlan, StoredContext } from '../conversations/decision.schema.js';
import type { Memory } from '../conversations/memory.schema.js';
import type { Turn, TurnDecision } from '../conversations/turn.port.js';
import type { EngineResult } from '../engines/engine.port.js';
import type { SlotMap } from '../leads/slots.rules.js';
import type { SecondLook } from './critic/second-look.rules.js';
import { goalOfPlan } from './goal.rules.js';
import { slotValues } from './handoff.rules.js';
import type { Decision, Facts } from './htl.schema.js';
import { awaitedUntil } from './memory/commitments.rules.js';
import type { Reply } from './reply.rules.js';
import { ctaPart, statePatch } from './state-patch.rules.js';

const MAX_PROMISE = 300;
const MAX_ACTION = 500;

export interface Decided {
  turn: Turn;
  facts: Facts;
  plan: Decision;
  result: EngineResult;
  /** The facts as they were known before this turn. */
  slotsBefore: SlotMap;
  /** The words that leave, with every check of them. */
  reply: Reply;
  /** What the thread remembers after it. */
  memory: Memory;
  /** What a second model said about them; left out or null, nobody had to look. */
  look?: SecondLook | null;
  context: StoredContext | null;
  retrieval: RetrievalPart | null;
  replay: unknown;
  /** The experiments that the customer was in, with their variants, and which of them the words make felt once they leave. */
  variants?: { experimentId: string; variant: string; isFelt?: true }[];
}

/** The row of a decision: what was decided, what it changes, and why. */
export function decisionRecord(decided: Decided): TurnDecision {
  const { turn, facts, slotsBefore, plan, result, reply, memory, look, context, retrieval, replay, variants } = decided;
  const { proposal } = result;
  const quietUntil = awaitedUntil(memory.commitments, facts.now);
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
    sendPlan: sendPlanOf(turn, reply.body),
    cta: ctaPart(facts, plan, memory),
    statePatch: statePatch(facts, plan, turn.thread.memory, memory),
    handoff: handoffOf(plan),
    followUp: followUpOf(plan),
    retrieval,
    rules: [...(plan.firedRule ? [plan.firedRule] : []), ...(plan.heldBack ?? [])],
    plan: {
      proposal,
      writer: reply.writer,
      mode: facts.business.isSimple ? 'simple' : 'htl',
      effects: Object.keys(plan.effects),
      changed: [...facts.changed, ...facts.guessed],
      ...(plan.because !== undefined && { because: plan.because }),
      // An approval that comes later starts the nudges by these.
      isWaiting: plan.isWaiting && !plan.effects.handler,
      ...(quietUntil && { quietUntil: quietUntil.toISOString() }),
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
      slots: slotValues(slotsBefore),
    },
    stateAfter: {
      stage: plan.stage,
      pending: memory.pending,
      lastAsked: memory.lastAsked,
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

/** A text that came just now opened the window of its channel; a thread that is given back or taken up again may come after its end. */
export function sendPlanOf({ reach, claimedAt }: Pick<Turn, 'reach' | 'claimedAt'>, reply: string | null): SendPlan {
  if (reply === null) return 'none';
  const isClosed = reach?.channel === 'whatsapp' && (reach.windowUntil === null || reach.windowUntil <= claimedAt);
  return isClosed ? 'template' : 'freeform';
}

/** Follow-ups run only while the thread waits on the customer (C-24). */
export function followUpOf({ isWaiting, effects }: Decision): { is: 'restart' | 'stop' } {
  return { is: isWaiting && !effects.handler ? 'restart' : 'stop' };
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
