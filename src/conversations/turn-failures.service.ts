import { Injectable, Logger } from '@nestjs/common';
import { insist } from '../common/retry.js';
import { Database } from '../platform/database/database.service.js';
import { Escalations } from './escalations.service.js';
import { turnRetrySeconds } from './turn-retry.rules.js';
import type { TurnClaim } from './turn.port.js';
import { TurnsRepository } from './turns.repository.js';

/** What becomes of a turn that ended without a commit. */
@Injectable()
export class TurnFailures {
  private readonly logger = new Logger(TurnFailures.name);

  constructor(
    private readonly database: Database,
    private readonly repository: TurnsRepository,
    private readonly escalations: Escalations,
  ) {}

  /**
   * Counts the failure; after the last one the thread goes to the action list and stops blocking nobody but itself. The lease, which
   * nobody else may break, would keep the thread silent for 45 seconds.
   */
  record(turn: TurnClaim, error: Error): Promise<void> {
    return insist(
      () => this.giveBack(turn, error),
      (recordError) => this.logger.warn(`a failed turn could not be given back yet: ${recordError.message}`),
    );
  }

  /**
   * A claim that failed may have been committed all the same, its answer lost with the connection: then it is undone as soon as the database
   * answers. Waits for nothing, so that the place of the turn is free meanwhile; whatever this misses, the end of the lease finds.
   */
  claimFailed(orgId: string, conversationId: string, claimId: string): void {
    void insist(
      async () => {
        const wasHeld = await this.database.asOrg(orgId, (tx) => this.repository.unclaim(tx, conversationId, claimId));
        if (wasHeld) this.logger.warn(`the claim of conversation ${conversationId} was committed but not answered: given back`);
      },
      (error) => this.logger.warn(`a claim without an answer could not be looked for yet: ${error.message}`),
    ).catch((error: Error) => this.logger.error({ err: error, orgId, conversationId }, 'a claim without an answer waits for the end of its lease'));
  }

  private async giveBack(turn: TurnClaim, error: Error): Promise<void> {
    const delaySeconds = turnRetrySeconds(turn.attempts);
    await this.database.asOrg(turn.orgId, async (tx) => {
      const isMine = await this.repository.release(tx, turn, delaySeconds, `${error.name}: ${error.message}`);
      if (!isMine || delaySeconds !== null) return;
      await this.escalations.raise(tx, {
        kind: 'failure',
        priority: 'high',
        reason: 'turn_failed',
        summary: 'The assistant could not answer this conversation after several tries. Please answer it yourself.',
        conversationId: turn.conversationId,
        leadId: turn.thread.leadId,
        contactId: turn.thread.contactId,
        dedupeKey: `turn-failed:${turn.conversationId}:${turn.toSeq}`,
      });
    });
    this.logger.warn(`turn ${turn.attempts} of conversation ${turn.conversationId} failed: ${error.message}`);
  }
}
