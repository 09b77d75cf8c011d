import { Injectable } from '@nestjs/common';
import type { Turn, TurnClaim } from '../conversations/turn.port.js';
import type { EngineResult } from '../engines/engine.port.js';
import { EngineRouter } from '../engines/engine-router.service.js';
import { understand } from '../engines/rules/understand.rules.js';
import type { QuestionSource } from '../knowledge/upkeep/questions.schema.js';
import { Config } from '../platform/config/config.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { ContextCompiler } from './context/context-compiler.service.js';
import type { TurnContext } from './context/context.schema.js';
import { TurnRetrieval } from './retrieval/turn-retrieval.service.js';
import { Usage } from '../engines/usage.service.js';

/** From a claimed turn to an engine's reading of it: context, what must be looked up, thought. */
@Injectable()
export class TurnThinking {
  constructor(
    private readonly compiler: ContextCompiler,
    private readonly retrieval: TurnRetrieval,
    private readonly router: EngineRouter,
    private readonly usage: Usage,
    private readonly config: Config,
  ) {}

  prepare(tx: Tx, claim: TurnClaim): Promise<void> {
    return this.compiler.prepare(tx, claim);
  }

  /**
   * What to look up is told by the rules' reading, which costs nothing; a model is asked once, with all that was found, and has until
   * `endsAt` on the process's own clock (performance.now). What nothing answers is listed as a question of `source`.
   */
  async think(
    turn: Turn,
    endsAt: number,
    source: QuestionSource = 'conversation',
  ): Promise<{ context: TurnContext; result: EngineResult }> {
    const count = this.router.countTokens;
    const first = await this.compiler.compile(turn, count);
    const own = this.config.values.engine === 'rules' ? await this.router.think(first.input) : null;
    const found = await this.retrieval.forTurn(turn, first, own?.proposal ?? understand(first.input), source);
    const context = this.compiler.withFound(turn, first, found, count);
    // No transaction and no lock is held while a model thinks.
    if (own) return { context, result: own };
    const mayPay = await this.usage.mayPay(turn.conversationId);
    return { context, result: await this.router.think(context.input, mayPay, endsAt - performance.now()) };
  }
}
