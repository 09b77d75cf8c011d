import { Injectable } from '@nestjs/common';
import { isTaken } from '../appointments/appointment.errors.js';
import { ownRound } from '../common/own-round.js';
import type { Turn, TurnClaim, TurnOutcome } from '../conversations/turn.port.js';
import { Turns } from '../conversations/turns.service.js';
import type { EngineResult, OfferedOption } from '../engines/engine.port.js';
import type { SlotMap } from '../leads/slots.rules.js';
import { isCompliance, isSafety } from '../policy/kinds.rules.js';
import type { Tx } from '../platform/database/database.service.js';
import { SecondReader, type Planned, type Worded } from './critic/second-reader.service.js';
import { followUpOf } from './decision-record.rules.js';
import type { Decision } from './htl.schema.js';
import { awaitedUntil } from './memory/commitments.rules.js';
import { DecisionRecords } from './replay/decision-records.service.js';
import { TurnPlanner } from './turn-planner.service.js';
import { TurnEffects } from './turn-effects.service.js';
import { thinkingMs } from './thinking-time.rules.js';
import { TurnThinking, type Thought } from './turn-thinking.service.js';
import { Usage } from '../engines/usage.service.js';

/** A lost race for an opening is decided anew; more than this many losses in one turn is no race any more. */
const MAX_LOSSES = 4;

/** One turn of the assistant: context, reading by an engine, decision by code, words, commit. */
@Injectable()
export class Htl {
  constructor(
    private readonly thinking: TurnThinking,
    private readonly planner: TurnPlanner,
    private readonly effects: TurnEffects,
    private readonly turns: Turns,
    private readonly usage: Usage,
    private readonly records: DecisionRecords,
    private readonly reader: SecondReader,
  ) {}

  /** What the turn may know is read with its texts; the call of a model that follows is on the bill from then on. */
  async prepare(tx: Tx, claim: TurnClaim): Promise<void> {
    await this.thinking.prepare(tx, claim);
    if (this.usage.isPaid && (await this.usage.mayPay(claim.conversationId))) this.usage.started(tx, claim);
  }

  /** False when the thread changed hands meanwhile: nothing was written, nothing is said. */
  async answer(turn: Turn): Promise<boolean> {
    const endsAt = performance.now() + thinkingMs(turn);
    // Claims and answers come in bundles; what follows either keeps the event loop for milliseconds.
    await ownRound();
    const thought = await this.thinking.think(turn, endsAt);
    await ownRound();
    let isCommitted = false;
    try {
      isCommitted = await this.decide(turn, thought, endsAt);
    } finally {
      // The bill is written with the decision; without one it is written alone.
      if (!isCommitted && this.usage.isPaid) await this.usage.finishedAlone(turn, thought.bill);
    }
    return isCommitted;
  }

  private async decide(turn: Turn, { context, result, facts: read, bill }: Thought, endsAt: number): Promise<boolean> {
    let facts = read;
    for (let losses = 0; ; losses += 1) {
      const { plan, facts: decided } = await this.planner.plan(turn, facts);
      const planned: Planned = { turn, context, facts: decided, plan, result };
      // No transaction is open here either: a second model may think.
      const worded = await this.reader.words(planned, endsAt);
      try {
        return await this.turns.commit(turn, await this.outcome(planned, worded, bill));
      } catch (error) {
        const lost = pickedIn(plan);
        if (!isTaken(error) || !lost || losses >= MAX_LOSSES) throw error;
        // The last try asks for no opening any more: a person books it.
        facts = { ...facts, lost, openings: null, hasBookingFailed: losses === MAX_LOSSES - 1 };
      }
    }
  }

  private async outcome({ turn, context, facts, plan }: Planned, worded: Worded, bill: EngineResult): Promise<TurnOutcome> {
    const { reply, texts, memory } = worded.spoken;
    const body = texts.map((text) => text.body).join('\n') || null;
    const { result: used, look } = worded;
    const felt = this.effects.feltBy({ turn, context, facts, plan }, body);
    const told = { turn, context, facts, plan, result: used, look, memory, reply: { ...reply, body }, felt };
    const decision = await this.records.record(told);
    let known: SlotMap | null = null;
    return {
      decision,
      memory,
      stage: plan.stage,
      sentiment: facts.proposal.sentiment,
      isUrgent: plan.isUrgent ?? isCompliance(plan.kind),
      replies: texts.map((text) => ({ ...text, lane: isSafety(text.kind) ? 'emergency' : 'reply' })),
      followUps: followUpOf(plan).is,
      quietUntil: awaitedUntil(memory.commitments, facts.now),
      ...(plan.effects.optOut && { before: () => this.effects.beforeOptOut(turn) }),
      lock: async (tx) => {
        known = await this.effects.lock(tx, turn, facts);
      },
      write: async (tx, { decisionId, place }) => {
        if (this.usage.isPaid) await this.usage.finished(tx, turn, bill);
        return this.effects.apply(tx, { turn, context, facts, plan, decisionId, known, felt: place.isDrafting ? [] : felt });
      },
    };
  }
}

function pickedIn(plan: Decision): OfferedOption | null {
  const { book, reschedule, keep } = plan.effects;
  return book?.option ?? reschedule?.option ?? keep?.option ?? null;
}
