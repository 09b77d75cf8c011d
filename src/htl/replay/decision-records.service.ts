import { Injectable } from '@nestjs/common';
import { BusinessStates } from '../../conversations/business-states.service.js';
import type { TurnDecision } from '../../conversations/turn.port.js';
import type { AssignedVariant } from '../../experiments/experiment.schema.js';
import type { TurnContext } from '../context/context.schema.js';
import { decisionRecord, type Decided } from '../decision-record.rules.js';
import { businessState, hashOf, replayRecord, retrievalPart, storedContext } from './snapshot.rules.js';

interface Recorded {
  context: TurnContext;
  /** The variants that the words make felt. */
  felt: readonly AssignedVariant[];
}

/** Makes the rows of decisions, with all that the explorer shows and a replay needs. */
@Injectable()
export class DecisionRecords {
  constructor(private readonly states: BusinessStates) {}

  /** The state of the business that the row names stands in the database by then. */
  async record(decided: Omit<Decided, 'context' | 'slotsBefore' | 'retrieval' | 'replay' | 'variants'> & Recorded): Promise<TurnDecision> {
    const { turn, context, facts, plan, felt } = decided;
    const body = businessState(context);
    const hash = hashOf(body);
    await this.states.keep(turn.orgId, hash, body);
    return decisionRecord({
      ...decided,
      slotsBefore: context.slots,
      context: storedContext(context, hash),
      retrieval: retrievalPart(context.found, plan),
      replay: replayRecord(turn, context, facts, { plan, business: hash }),
      ...(context.tried && { variants: context.tried.variants.map((one) => named(one, felt)) }),
    });
  }
}

const named = (one: AssignedVariant, felt: readonly AssignedVariant[]): NonNullable<Decided['variants']>[number] => ({
  experimentId: one.experimentId,
  variant: one.variant,
  ...(felt.includes(one) && { isFelt: true }),
});
