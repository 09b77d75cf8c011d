import { Injectable } from '@nestjs/common';
import { isTaken } from '../appointments/appointment.errors.js';
import type { Turn, TurnClaim, TurnOutcome } from '../conversations/turn.port.js';
import { Turns } from '../conversations/turns.service.js';
import type { EngineResult, OfferedOption } from '../engines/engine.port.js';
import { EngineRouter } from '../engines/engine-router.service.js';
import { Config } from '../platform/config/config.service.js';
import type { SlotMap } from '../leads/slots.rules.js';
import type { Tx } from '../platform/database/database.service.js';
import { ContextCompiler } from './context/context-compiler.service.js';
import type { TurnContext } from './context/context.schema.js';
import { factsOf } from './facts.rules.js';
import type { Decision, Facts } from './htl.schema.js';
import { spokenIn } from './outcome.rules.js';
import type { Reply } from './reply.rules.js';
import { slotValues } from './handoff.rules.js';
import { TurnPlanner } from './turn-planner.service.js';
import { TurnEffects } from './turn-effects.service.js';
import { Usage } from '../engines/usage.service.js';

/** A lost race for an opening is decided anew; more than this many losses in one turn is no race any more. */
const MAX_LOSSES = 4;

/** One turn of the assistant: context, reading by an engine, decision by code, words, commit. */
@Injectable()
export class Htl {
  constructor(
    private readonly compiler: ContextCompiler,
    private readonly router: EngineRouter,
    private readonly planner: TurnPlanner,
    private readonly effects: TurnEffects,
    private readonly turns: Turns,
    private readonly usage: Usage,
    private readonly config: Config,
  ) {}

  /** What the turn may know is read with its claim; the call of a model that follows is on the bill from then on. */
  async prepare(tx: Tx, claim: TurnClaim): Promise<void> {
    await this.compiler.prepare(tx, claim);
    const { engine } = this.config.values;
    if (engine !== 'rules' && (await this.usage.mayPay(claim.conversationId))) this.usage.started(tx, claim, engine);
  }

  /** False when the thread changed hands meanwhile: nothing was written, nothing is said. */
  async answer(turn: Turn): Promise<boolean> {
    const context = await this.compiler.compile(turn);
    // No transaction and no lock is held while a model thinks.
    const result = await this.router.think(context.input, !this.isPaid || (await this.usage.mayPay(turn.conversationId)));
    let isCommitted = false;
    try {
      isCommitted = await this.decide(turn, context, result);
    } finally {
      // The bill is written with the decision; without one it is written alone.
      if (!isCommitted && this.isPaid) await this.usage.finishedAlone(turn, result);
    }
    return isCommitted;
  }

  private get isPaid(): boolean {
    return this.config.values.engine !== 'rules';
  }

  private async decide(turn: Turn, context: TurnContext, result: EngineResult): Promise<boolean> {
    let facts = factsOf(turn, context, result.proposal);
    for (let losses = 0; ; losses += 1) {
      const { plan, facts: decided } = await this.planner.plan(turn, facts);
      try {
        return await this.turns.commit(turn, this.outcome({ turn, context, facts: decided, plan, result }));
      } catch (error) {
        const lost = pickedIn(plan);
        if (!isTaken(error) || !lost || losses >= MAX_LOSSES) throw error;
        facts = { ...facts, lost, openings: null };
      }
    }
  }

  private outcome(done: { turn: Turn; context: TurnContext; facts: Facts; plan: Decision; result: EngineResult }): TurnOutcome {
    const { turn, context, facts, plan, result } = done;
    const { reply, texts, memory } = spokenIn(turn, context, facts, plan);
    let known: SlotMap | null = null;
    return {
      decision: decisionRow({ turn, facts, plan, result, reply: { ...reply, body: texts.map(({ body }) => body).join('\n') || null } }),
      memory,
      stage: plan.stage,
      sentiment: facts.proposal.sentiment,
      replies: texts.map(({ body, kind }) => ({ body, lane: 'reply', kind })),
      // Follow-ups run only while the thread waits on the customer (C-24).
      followUps: plan.isWaiting && !plan.effects.handler ? 'restart' : 'stop',
      lock: async (tx) => {
        known = await this.effects.lock(tx, turn, facts);
      },
      write: async (tx, { decisionId }) => {
        if (this.isPaid) await this.usage.finished(tx, turn, result);
        return this.effects.apply(tx, { turn, context, facts, plan, decisionId, known });
      },
    };
  }
}

function pickedIn(plan: Decision): OfferedOption | null {
  const { book, reschedule, keep } = plan.effects;
  return book?.option ?? reschedule?.option ?? keep?.option ?? null;
}

function decisionRow(done: { turn: Turn; facts: Facts; plan: Decision; result: EngineResult; reply: Reply }): TurnOutcome['decision'] {
  const { turn, facts, plan, result, reply } = done;
  const { proposal } = result;
  const isSilent = reply.body === null && plan.action === 'reply';
  return {
    action: isSilent ? 'no_reply' : plan.action === 'no_reply' && reply.body !== null ? 'reply' : plan.action,
    reasonCode: plan.reasonCode,
    messageType: plan.kind,
    intent: proposal.intent,
    sentiment: proposal.sentiment,
    confidence: proposal.confidence,
    engine: result.engine,
    model: result.model,
    reply: reply.body,
    plan: {
      proposal: { ...proposal, draft: proposal.draft },
      writer: reply.writer,
      effects: Object.keys(plan.effects),
      changed: facts.changed,
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
    tokensIn: result.tokensIn,
    tokensOut: result.tokensOut,
    costMicros: result.costMicros,
    durationMs: result.durationMs,
  };
}
