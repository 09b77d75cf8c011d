import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Turn, TurnClaim, TurnHandler } from '../conversations/turn.port.js';
import { Turns } from '../conversations/turns.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { Htl } from './htl.service.js';

/** After the handlers of open offers (campaigns), which are asked first. */
const ORDER = 100;

/** The assistant takes every turn that no other handler claimed. */
@Injectable()
export class HtlTurnHandler implements TurnHandler, OnModuleInit {
  readonly name = 'htl';
  private readonly logger = new Logger(HtlTurnHandler.name);

  constructor(
    private readonly turns: Turns,
    private readonly htl: Htl,
  ) {}

  onModuleInit(): void {
    this.turns.register(ORDER, this);
  }

  prepare(tx: Tx, claim: TurnClaim): Promise<void> {
    return this.htl.prepare(tx, claim);
  }

  async handle(turn: Turn): Promise<'handled'> {
    const isCommitted = await this.htl.answer(turn);
    if (!isCommitted) this.logger.log(`turn of conversation ${turn.conversationId} dropped: the thread changed hands`);
    return 'handled';
  }
}
