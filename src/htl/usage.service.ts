import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import type { EngineResult } from '../engines/engine.port.js';
import { monthStart } from '../orgs/quota.rules.js';
import { Quotas } from '../orgs/quotas.service.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { UsageRepository, type UsageRow } from './usage.repository.js';

/** A call of a model belongs to one claim of a turn: the token of its lease names it. */
interface Call {
  conversationId: string;
  leaseToken: number;
  toSeq: number;
}

/** A row before and one after each call of a model, so that a call that killed us is still seen on the bill. */
@Injectable()
export class Usage {
  constructor(
    private readonly database: Database,
    private readonly repository: UsageRepository,
    private readonly quotas: Quotas,
    private readonly clock: Clock,
  ) {}

  /** False when the active org has spent its money for models of this month: the rules engine answers then, and costs nothing. */
  async mayPay(): Promise<boolean> {
    const { modelMicrosPerMonth: limit } = await this.quotas.limits();
    if (limit === null) return true;
    return (await this.database.transaction((tx) => this.repository.spentMicros(tx, monthStart(this.clock.now())))) < limit;
  }

  /** With the claim, so before the call. */
  started(tx: Tx, { conversationId, leaseToken, toSeq }: Call, engine: string): void {
    const detail = { call: leaseToken, toSeq };
    this.repository.add(tx, { kind: 'model.started', quantity: 0, costMicros: null, engine, model: null, conversationId, detail });
  }

  /** With the decision that the call led to. */
  finished(tx: Tx, call: Call, result: EngineResult): void {
    this.repository.add(tx, billOf(call, result));
  }

  /** A call whose decision was dropped was paid all the same; once, also where the decision stands and only its answer was lost. */
  finishedAlone(call: Call, result: EngineResult): Promise<void> {
    return this.database.transaction((tx) => Promise.resolve(this.repository.addMissing(tx, billOf(call, result))));
  }
}

function billOf({ conversationId, leaseToken, toSeq }: Call, result: EngineResult): UsageRow {
  const { engine, model, tokensIn, tokensOut, costMicros, durationMs, attempts, fallbackFrom, fallbackReason } = result;
  return {
    kind: 'model.finished',
    quantity: tokensIn + tokensOut,
    costMicros,
    engine,
    model,
    conversationId,
    detail: {
      call: leaseToken,
      toSeq,
      tokensIn,
      tokensOut,
      durationMs,
      attempts,
      ...(fallbackFrom !== undefined && { fallbackFrom, fallbackReason }),
    },
  };
}
