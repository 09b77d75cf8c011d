import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import type { EngineResult } from '../engines/engine.port.js';
import { monthStart } from '../orgs/quota.rules.js';
import { Quotas } from '../orgs/quotas.service.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { UsageRepository } from './usage.repository.js';

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
  started(tx: Tx, call: { conversationId: string; engine: string; toSeq: number }): void {
    const { conversationId, engine, toSeq } = call;
    this.repository.add(tx, {
      kind: 'model.started',
      quantity: 0,
      costMicros: null,
      engine,
      model: null,
      conversationId,
      detail: { toSeq },
    });
  }

  /** With the decision that the call led to. */
  finished(tx: Tx, conversationId: string, result: EngineResult, toSeq: number): void {
    const { engine, model, tokensIn, tokensOut, costMicros, durationMs, attempts, fallbackFrom, fallbackReason } = result;
    this.repository.add(tx, {
      kind: 'model.finished',
      quantity: tokensIn + tokensOut,
      costMicros,
      engine,
      model,
      conversationId,
      detail: { toSeq, tokensIn, tokensOut, durationMs, attempts, ...(fallbackFrom !== undefined && { fallbackFrom, fallbackReason }) },
    });
  }

  /** A call whose decision was dropped was paid all the same. */
  finishedAlone(conversationId: string, result: EngineResult, toSeq: number): Promise<void> {
    return this.database.transaction((tx) => Promise.resolve(this.finished(tx, conversationId, result, toSeq)));
  }
}
