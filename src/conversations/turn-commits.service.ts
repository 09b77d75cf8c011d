import { Injectable, Logger } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.service.js';
import { failpoint } from '../platform/failpoints/failpoint.js';
import { Hints } from '../platform/queue/hints.service.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import { DecisionsRepository } from './decisions.repository.js';
import { FollowUps } from './follow-ups.service.js';
import { Outbound } from './outbound.service.js';
import type { Turn, TurnOutcome } from './turn.port.js';
import { TurnsRepository } from './turns.repository.js';

/** Thrown inside the commit to undo it when the fence says that the thread is somebody else's now. */
class Fenced extends Error {}

/** Thrown where a decision about the same messages stands already: deciding again changes nothing. */
class DecidedBefore extends Error {}

/** The last step of a turn: one transaction behind a fence. */
@Injectable()
export class TurnCommits {
  private readonly logger = new Logger(TurnCommits.name);

  constructor(
    private readonly database: Database,
    private readonly repository: TurnsRepository,
    private readonly decisions: DecisionsRepository,
    private readonly outbound: Outbound,
    private readonly followUps: FollowUps,
    private readonly realtime: Realtime,
    private readonly hints: Hints,
  ) {}

  async commit(turn: Turn, outcome: TurnOutcome): Promise<boolean> {
    await failpoint('turn.after_llm');
    try {
      await this.database.asOrg(turn.orgId, (tx) => this.write(tx, turn, outcome), { type: 'ai' });
    } catch (error) {
      if (error instanceof DecidedBefore) await this.pass(turn);
      else if (!(error instanceof Fenced)) throw error;
      return false;
    }
    await failpoint('turn.after_commit');
    return true;
  }

  /** A thread that stayed behind its own decision would be thought about, and paid for, at the end of every lease. */
  private async pass(turn: Turn): Promise<void> {
    this.logger.warn(`conversation ${turn.conversationId} was decided up to ${turn.toSeq} before and goes on from there`);
    await this.database.asOrg(turn.orgId, async (tx) => {
      await this.repository.pass(tx, turn);
      await this.realtime.changed(tx, 'conversations', turn.conversationId, 'updated');
    });
  }

  private async write(tx: Tx, turn: Turn, outcome: TurnOutcome): Promise<void> {
    await outcome.before?.();
    const first = outcome.followUps === 'restart' ? await this.followUps.first(tx, turn, outcome) : null;
    const patch = {
      memory: outcome.memory,
      stage: outcome.stage ?? null,
      sentiment: outcome.sentiment ?? null,
      replies: outcome.replies.length,
      preview: outcome.replies.at(-1)?.body ?? null,
      followUps: outcome.followUps ?? null,
      firstNudgeAt: first?.at ?? null,
      isUrgent: outcome.isUrgent ?? false,
    };
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
      outcome.lock?.(tx),
    ]);
    if (!place) throw new Fenced('The thread changed hands.');
    if (place.inboundSeq > turn.toSeq) tx.afterCommit(() => this.hints.turn(turn.orgId, turn.conversationId));
    if (!decisionId) throw new DecidedBefore('These messages were decided before.');
    await outcome.write?.(tx, { decisionId, place });
    // What waits for approval was not said yet: the approval starts the nudges.
    if (first && !place.isDrafting) this.followUps.restart(tx, turn.thread, place, first);
    else if (outcome.followUps) this.followUps.withdraw(tx, turn.conversationId);
    for (const [index, reply] of outcome.replies.entries()) {
      await this.outbound.reply(tx, {
        ...reply,
        conversationId: turn.conversationId,
        accountId: turn.thread.accountId,
        to: turn.thread.contactAddress,
        dedupeKey: `decision:${decisionId}:${index}`,
        seq: place.lastSeq + 1 + index,
        basedOnSeq: turn.toSeq,
        decisionId,
        isDraft: place.isDrafting,
      });
    }
    await this.realtime.changed(tx, 'decisions', decisionId, 'created');
    await this.realtime.changed(tx, 'conversations', turn.conversationId, 'updated');
    await failpoint('turn.before_commit');
  }
}
