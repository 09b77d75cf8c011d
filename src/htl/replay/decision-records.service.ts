import { Injectable } from '@nestjs/common';
import type { TurnDecision } from '../../conversations/turn.port.js';
import type { AssignedVariant } from '../../experiments/experiment.schema.js';
import type { Tx } from '../../platform/database/database.service.js';
import type { TurnContext } from '../context/context.schema.js';
import { decisionRecord, type Decided } from '../decision-record.rules.js';
import { businessState, hashOf, replayRecord, retrievalPart, storedContext } from './snapshot.rules.js';

const MAX_KNOWN = 5_000;

interface Recorded {
  context: TurnContext;
  /** The variants that the words make felt. */
  felt: readonly AssignedVariant[];
}

/** Makes the rows of decisions, with all that the explorer shows and a replay needs. */
@Injectable()
export class DecisionRecords {
  /** States of businesses that are stored for sure: they cost no statement again. */
  private readonly stored = new Set<string>();

  record(decided: Omit<Decided, 'context' | 'retrieval' | 'replay' | 'variants'> & Recorded): TurnDecision {
    const { turn, context, facts, plan, felt } = decided;
    const body = businessState(context);
    const hash = hashOf(body);
    return {
      ...decisionRecord({
        ...decided,
        context: storedContext(context, hash),
        retrieval: retrievalPart(context.found, plan),
        replay: replayRecord(turn, context, facts, { plan, business: hash }),
        ...(context.tried && { variants: context.tried.variants.map((one) => named(one, felt)) }),
      }),
      ...(!this.stored.has(keyOf(turn.orgId, hash)) && { business: { hash, body } }),
    };
  }

  /** Remembers what a decision brought along, once it stands. */
  kept(tx: Tx, { business }: TurnDecision): void {
    if (!business) return;
    tx.afterCommit(() => {
      if (this.stored.size >= MAX_KNOWN) this.stored.clear();
      this.stored.add(keyOf(tx.orgId, business.hash));
    });
  }
}

const named = (one: AssignedVariant, felt: readonly AssignedVariant[]): NonNullable<Decided['variants']>[number] => ({
  experimentId: one.experimentId,
  variant: one.variant,
  ...(felt.includes(one) && { isFelt: true }),
});

const keyOf = (orgId: string, hash: string): string => `${orgId}:${hash}`;
