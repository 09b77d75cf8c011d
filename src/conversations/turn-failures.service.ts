import { Injectable, Logger } from '@nestjs/common';
import { insist, sleep } from '../common/retry.js';
import { Database } from '../platform/database/database.service.js';
import { isDatabaseUnavailable } from '../platform/http/problem.rules.js';
import { Escalations } from './escalations.service.js';
import { turnRetrySeconds } from './turn-retry.rules.js';
import type { TurnClaim } from './turn.port.js';
import { TurnsRepository } from './turns.repository.js';

const SECOND_LOOK_MS = 2000;

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
   * A claim whose connection broke may have been committed all the same: then it is undone as soon as the database answers. A server that
   * dies may still be writing when the first look comes, so there is a second one; what both miss, the end of the lease finds.
   */
  async claimFailed(orgId: string, conversationId: string, claimId: string, error: unknown): Promise<void> {
    if (!this.database.isLeftOpen(error)) return;
    const look = (): Promise<boolean> =>
      insist(
        () => this.database.asOrg(orgId, (tx) => this.repository.unclaim(tx, conversationId, claimId)),
        (lookError) => this.logger.warn(`a claim without an answer could not be looked for yet: ${lookError.message}`),
      );
    for (const waitMs of [0, SECOND_LOOK_MS]) {
      await sleep(waitMs);
      if (!(await look())) continue;
      this.logger.warn(`the claim of conversation ${conversationId} was committed but not answered: given back`);
      return;
    }
  }

  private async giveBack(turn: TurnClaim, error: Error): Promise<void> {
    const delaySeconds = turnRetrySeconds(turn.attempts, isDatabaseUnavailable(error));
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
