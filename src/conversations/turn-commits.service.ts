import { Injectable, Logger } from '@nestjs/common';
import { sleep } from '../common/retry.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { failpoint } from '../platform/failpoints/failpoint.js';
import { Hints } from '../platform/queue/hints.service.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import { DecisionsRepository } from './decisions.repository.js';
import { Escalations } from './escalations.service.js';
import { Outbound } from './outbound.service.js';
import { turnRetrySeconds } from './turn-retry.rules.js';
import type { Turn, TurnOutcome } from './turn.port.js';
import { TurnsRepository } from './turns.repository.js';

/** Thrown inside the commit to undo it when the fence says that the thread is somebody else's now. */
class Fenced extends Error {}

/** A database that restarts is back within seconds; the lease, which nobody else may break, would keep the thread silent for 45. */
const RECORD_AGAIN_MS = [250, 1000, 2000, 4000, 8000];

/** The last step of a turn: one transaction behind a fence, or the record of why there was none. */
@Injectable()
export class TurnCommits {
  private readonly logger = new Logger(TurnCommits.name);

  constructor(
    private readonly database: Database,
    private readonly repository: TurnsRepository,
    private readonly decisions: DecisionsRepository,
    private readonly outbound: Outbound,
    private readonly escalations: Escalations,
    private readonly realtime: Realtime,
    private readonly hints: Hints,
  ) {}

  async commit(turn: Turn, outcome: TurnOutcome): Promise<boolean> {
    await failpoint('turn.after_llm');
    try {
      await this.database.asOrg(turn.orgId, (tx) => this.write(tx, turn, outcome), { type: 'ai' });
    } catch (error) {
      if (error instanceof Fenced) return false;
      throw error;
    }
    await failpoint('turn.after_commit');
    return true;
  }

  /** Counts the failure; after the last one the thread goes to the action list and stops blocking nobody but itself. */
  async fail(turn: Turn, error: Error): Promise<void> {
    for (const wait of RECORD_AGAIN_MS) {
      try {
        return await this.giveBack(turn, error);
      } catch (recordError) {
        this.logger.warn(`a failed turn could not be given back yet: ${(recordError as Error).message}`);
        await sleep(wait);
      }
    }
    await this.giveBack(turn, error);
  }

  private async giveBack(turn: Turn, error: Error): Promise<void> {
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

  private async write(tx: Tx, turn: Turn, outcome: TurnOutcome): Promise<void> {
    const patch = { memory: outcome.memory, stage: outcome.stage ?? null, sentiment: outcome.sentiment ?? null };
    // One packet: behind a lost fence the decision is undone with everything else.
    const [place, decisionId] = await Promise.all([
      this.repository.finish(tx, turn, patch),
      this.decisions.insert(tx, turn.conversationId, {
        ...outcome.decision,
        trigger: turn.trigger,
        fromSeq: turn.fromSeq,
        toSeq: turn.toSeq,
        supersedes: turn.supersedes,
      }),
    ]);
    if (!place) throw new Fenced('The thread changed hands.');
    if (place.inboundSeq > turn.toSeq) tx.afterCommit(() => this.hints.turn(turn.orgId, turn.conversationId));
    if (!decisionId) throw new Fenced('These messages were decided before.');
    await outcome.write?.(tx, { decisionId, place });
    for (const [index, reply] of outcome.replies.entries()) {
      await this.outbound.queue(tx, {
        conversationId: turn.conversationId,
        accountId: turn.thread.accountId,
        to: turn.thread.contactAddress,
        ...reply,
        dedupeKey: `decision:${decisionId}:${index}`,
        sender: 'ai',
        basedOnSeq: turn.toSeq,
        decisionId,
      });
    }
    await this.realtime.changed(tx, 'decisions', decisionId, 'created');
    await this.realtime.changed(tx, 'conversations', turn.conversationId, 'updated');
    await failpoint('turn.before_commit');
  }
}
