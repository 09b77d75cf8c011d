import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.service.js';
import { Config } from '../platform/config/config.service.js';
import { failpoint } from '../platform/failpoints/failpoint.js';
import { Metrics } from '../platform/metrics/metrics.service.js';
import { Workload } from '../platform/queue/workload.service.js';
import { SILENCE_FORMAT, silenceReason, type Silence } from './door.rules.js';
import { TurnCommits } from './turn-commits.service.js';
import { TurnFailures } from './turn-failures.service.js';
import type { Actor } from '../platform/tenancy/tenant-context.js';
import type { Turn, TurnClaim, TurnHandler, TurnOutcome } from './turn.port.js';
import { LEASE_SECONDS, TurnsRepository } from './turns.repository.js';

const AI: Actor = { type: 'ai' };

/** A claimed turn; why no handler is asked, if none is. */
interface Taken {
  turn: Turn;
  isPrepared: boolean;
  silence: Silence | null;
}

/** Finds the turn's handler, keeps its lease, and commits what it decided behind the fence. */
@Injectable()
export class Turns implements OnModuleInit {
  private readonly logger = new Logger(Turns.name);
  private readonly handlers: { order: number; handler: TurnHandler }[] = [];

  constructor(
    private readonly database: Database,
    private readonly repository: TurnsRepository,
    private readonly commits: TurnCommits,
    private readonly failures: TurnFailures,
    private readonly workload: Workload,
    private readonly config: Config,
    private readonly metrics: Metrics,
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
    const claim = await this.claim(orgId, conversationId);
    if (!claim) return;
    await failpoint('turn.claimed');
    const renewal = setInterval(() => this.renew(claim), (LEASE_SECONDS / 3) * 1000);
    const stop = this.metrics.decisionSeconds.startTimer();
    try {
      await this.database.withOrg(orgId, async () => this.dispatch(await this.read(claim)), AI);
    } catch (error) {
      await this.failures.record(claim, error as Error);
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

  private async claim(orgId: string, conversationId: string): Promise<TurnClaim | null> {
    const claimId = randomUUID();
    try {
      return await this.database.atOnce(orgId, (tx) => this.repository.claim(tx, conversationId, claimId), AI);
    } catch (error) {
      await this.failures.claimFailed(orgId, conversationId, claimId, error);
      throw error;
    }
  }

  /** R6 of the reconcilers. */
  repair(orgId: string, conversationId: string): Promise<void> {
    return this.database.asOrg(orgId, (tx) => this.repository.repair(tx, conversationId));
  }

  revive(conversationId: string): Promise<boolean> {
    return this.database.transaction((tx) => this.repository.revive(tx, conversationId));
  }

  /** What the turn is about. The thread is not locked meanwhile, so that its next text waits for nothing that is read here. */
  private async read(claim: TurnClaim): Promise<Taken> {
    const silence = silenceReason({ handler: claim.thread.handler, orgStatus: claim.orgStatus });
    const texts = (): Promise<Turn> => this.database.asOrg(claim.orgId, (tx) => this.texts(tx, claim));
    if (silence !== null) return { turn: await texts(), isPrepared: false, silence };
    try {
      const [turn] = await this.database.asOrg(claim.orgId, (tx) => Promise.all([this.texts(tx, claim), this.prepare(tx, claim)]));
      return { turn, isPrepared: true, silence };
    } catch (error) {
      this.logger.warn(`a turn was not read and prepared at once: ${(error as Error).message}`);
      return { turn: await texts(), isPrepared: false, silence };
    }
  }

  private async texts(tx: Tx, claim: TurnClaim): Promise<Turn> {
    const [texts, supersedes] = await Promise.all([
      this.repository.messages(tx, claim.conversationId, claim.fromSeq, claim.toSeq),
      // Before the first answer there is none to supersede.
      claim.fromSeq === 0 ? null : this.repository.superseded(tx, claim.conversationId),
    ]);
    return { ...claim, ...texts, supersedes };
  }

  private async prepare(tx: Tx, claim: TurnClaim): Promise<void> {
    await Promise.all(this.handlers.flatMap(({ handler }) => handler.prepare?.(tx, claim) ?? []));
  }

  private async dispatch({ turn, isPrepared, silence }: Taken): Promise<void> {
    if (silence !== null) {
      await this.commit(turn, {
        decision: {
          action: 'no_reply',
          reasonCode: silence,
          engine: 'code',
          replay: { format: SILENCE_FORMAT, facts: { handler: turn.thread.handler, orgStatus: turn.orgStatus } },
        },
        memory: turn.thread.memory,
        replies: [],
      });
      return;
    }
    if (!isPrepared) await this.database.transaction((tx) => this.prepare(tx, turn));
    for (const { handler } of this.handlers) {
      if ((await handler.handle(turn)) === 'handled') return;
    }
    throw new Error('No turn handler took this turn.');
  }

  private renew(turn: TurnClaim): void {
    this.database
      .asOrg(turn.orgId, (tx) => this.repository.renew(tx, turn.conversationId, turn.leaseToken))
      .catch((error: Error) => this.logger.warn(`a lease was not renewed: ${error.message}`));
  }
}
