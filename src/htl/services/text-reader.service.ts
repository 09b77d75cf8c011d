import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import type { EngineResult } from '../../engines/engine.port.js';
import { EngineRouter } from '../../engines/engine-router.service.js';
import { Database } from '../../platform/database/database.service.js';
import { detectOptOut, isSensedOptOut } from '../../policy/free-text-opt-out.rules.js';
import { BusinessReader } from '../context/business-reader.service.js';
import { contextOf } from '../context/turn-context.rules.js';
import { NOTHING_FOUND } from '../retrieval/found.schema.js';
import { NEW_CHAT, turnOf } from '../test-chat/test-chat.rules.js';
import { PaidCalls } from './paid-calls.service.js';

/** An engine's reading of one text; an opt-out is found by our rules, whatever the engine says. */
export type TextReading = Pick<EngineResult, 'proposal' | 'engine' | 'fallbackReason'> & { isOptOut: boolean };

/** Reads a text as the first one of a stranger to the active business. */
@Injectable()
export class TextReader {
  constructor(
    private readonly database: Database,
    private readonly business: BusinessReader,
    private readonly router: EngineRouter,
    private readonly calls: PaidCalls,
    private readonly clock: Clock,
  ) {}

  async read(text: string): Promise<TextReading> {
    const { context } = await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const line = { id: newId(), sender: 'customer' as const, body: text, at: now.toISOString() };
      const turn = turnOf(newId(), tx.orgId, { ...NEW_CHAT, lines: [line] }, now);
      const readings = await this.business.read(tx, { profileVersionId: null, accountId: '' });
      return {
        context: contextOf(turn, { ...readings, slots: {}, upcoming: [], kept: null }, null, NOTHING_FOUND, this.router.countTokens),
      };
    });
    const result = await this.calls.run('classify', (mayPay) => this.router.think(context.input, mayPay));
    const { proposal, engine, fallbackReason } = result;
    const isOptOut = proposal.isOptOut || isSensedOptOut(proposal, text) || detectOptOut(text).isOptOut;
    return { proposal, engine, isOptOut, ...(fallbackReason !== undefined && { fallbackReason }) };
  }
}
