import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.service.js';
import { OrgsService } from '../orgs/orgs.service.js';
import { Config } from '../platform/config/config.service.js';
import { failpoint } from '../platform/failpoints/failpoint.js';
import { Metrics } from '../platform/metrics/metrics.service.js';
import { Workload } from '../platform/queue/workload.service.js';
import { TurnCommits } from './turn-commits.service.js';
import type { Turn, TurnHandler, TurnOutcome } from './turn.port.js';
import { LEASE_SECONDS, TurnsRepository } from './turns.repository.js';

/** Finds the turn's handler, keeps its lease, and commits what it decided behind the fence. */
@Injectable()
export class Turns implements OnModuleInit {
  private readonly logger = new Logger(Turns.name);
  private readonly handlers: { order: number; handler: TurnHandler }[] = [];

  constructor(
    private readonly database: Database,
    private readonly repository: TurnsRepository,
    private readonly commits: TurnCommits,
    private readonly workload: Workload,
    private readonly config: Config,
    private readonly metrics: Metrics,
    private readonly orgs: OrgsService,
  ) {}

  onModuleInit(): void {
    this.workload.handle({ kind: 'turn', concurrency: this.config.values.TURN_CONCURRENCY, run: (orgId, id) => this.run(orgId, id) });
  }

  /** Handlers are asked in ascending order; the first that answers 'handled' has it. */
  register(order: number, handler: TurnHandler): void {
    if (this.handlers.some((entry) => entry.order === order)) throw new Error(`Two turn handlers have the order ${order}.`);
    this.handlers.push({ order, handler });
    this.handlers.sort((a, b) => a.order - b.order);
  }

  /** Runs the turn of a thread if it is due and free. */
  async run(orgId: string, conversationId: string): Promise<void> {
    const turn = await this.database.asOrg(orgId, (tx) => this.claim(tx, conversationId));
    if (!turn) return;
    await failpoint('turn.claimed');
    const renewal = setInterval(() => this.renew(turn), (LEASE_SECONDS / 3) * 1000);
    const stop = this.metrics.decisionSeconds.startTimer();
    try {
      await this.database.withOrg(orgId, () => this.dispatch(turn), { type: 'ai' });
    } catch (error) {
      await this.commits.fail(turn, error as Error);
      throw error;
    } finally {
      clearInterval(renewal);
      stop({ engine: 'any' });
    }
  }

  /**
   * Writes the decision and everything it does in one transaction, fenced by the lease. False when the thread changed
   * hands meanwhile: then nothing was written and nothing may be said.
   */
  commit(turn: Turn, outcome: TurnOutcome): Promise<boolean> {
    return this.commits.commit(turn, outcome);
  }

  /** R6 of the reconcilers. */
  repair(orgId: string, conversationId: string): Promise<void> {
    return this.database.asOrg(orgId, (tx) => this.repository.repair(tx, conversationId));
  }

  revive(conversationId: string): Promise<boolean> {
    return this.database.transaction((tx) => this.repository.revive(tx, conversationId));
  }

  private async claim(tx: Tx, conversationId: string): Promise<Turn | null> {
    const claim = await this.repository.claim(tx, conversationId);
    if (!claim) return null;
    const messages = await this.repository.messages(tx, conversationId, claim.fromSeq, claim.toSeq);
    const supersedes = await this.repository.superseded(tx, conversationId);
    return { ...claim, ...messages, orgId: tx.orgId, supersedes };
  }

  private async dispatch(turn: Turn): Promise<void> {
    const silence = await this.silenceReason(turn);
    if (silence !== null) {
      await this.commit(turn, {
        decision: { action: 'no_reply', reasonCode: silence, engine: 'code' },
        memory: turn.thread.memory,
        replies: [],
      });
      return;
    }
    for (const { handler } of this.handlers) {
      if ((await handler.handle(turn)) === 'handled') return;
    }
    throw new Error('No turn handler took this turn.');
  }

  /** Why no handler is asked: a person has the thread, or the business was paused after the text came in. */
  private async silenceReason(turn: Turn): Promise<'handled_by_person' | 'org_paused' | null> {
    if (turn.thread.handler !== 'ai') return 'handled_by_person';
    return (await this.orgs.profile()).status === 'active' ? null : 'org_paused';
  }

  private renew(turn: Turn): void {
    this.database
      .asOrg(turn.orgId, (tx) => this.repository.renew(tx, turn.conversationId, turn.leaseToken))
      .catch((error: Error) => this.logger.warn(`a lease was not renewed: ${error.message}`));
  }
}
