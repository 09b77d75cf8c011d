import { Injectable } from '@nestjs/common';
import type { EngineResult } from '../engines/engine.port.js';
import { Database } from '../platform/database/database.service.js';
import { UsageRepository } from './usage.repository.js';

/** A row before and one after each call of a model, so that a call that killed us is still seen on the bill. */
@Injectable()
export class Usage {
  constructor(
    private readonly database: Database,
    private readonly repository: UsageRepository,
  ) {}

  async started(conversationId: string, engine: string, toSeq: number): Promise<void> {
    await this.database.transaction((tx) =>
      this.repository.add(tx, {
        kind: 'model.started',
        quantity: 0,
        costMicros: null,
        engine,
        model: null,
        conversationId,
        detail: { toSeq },
      }),
    );
  }

  async finished(conversationId: string, result: EngineResult, toSeq: number): Promise<void> {
    const { engine, model, tokensIn, tokensOut, costMicros, durationMs, attempts, fallbackFrom, fallbackReason } = result;
    await this.database.transaction((tx) =>
      this.repository.add(tx, {
        kind: 'model.finished',
        quantity: tokensIn + tokensOut,
        costMicros,
        engine,
        model,
        conversationId,
        detail: { toSeq, tokensIn, tokensOut, durationMs, attempts, ...(fallbackFrom !== undefined && { fallbackFrom, fallbackReason }) },
      }),
    );
  }
}
