import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import { Database } from '../platform/database/database.service.js';
import { failpoint } from '../platform/failpoints/failpoint.js';
import { Hints } from '../platform/queue/hints.service.js';
import { InboundRepository, type IngestInput, type SharedOutcome } from './inbound.repository.js';

/** Below PostgreSQL's 64 savepoints that a transaction keeps at hand. */
const MAX_TEXTS = 48;
/** One batch stores while the next gathers: texts wait for a commit at most once. */
const MAX_BATCHES = 2;

interface Waiting {
  account: ChannelAccount;
  input: IngestInput;
  answer: (outcome: SharedOutcome['outcome']) => void;
}

/**
 * Texts that arrive while others are being written share the next commit (performance.md, W1): the same durability, because
 * each is answered after the commit that holds it. Nobody waits for company; a lone text is a batch of one.
 */
@Injectable()
export class InboundBatches {
  private readonly logger = new Logger(InboundBatches.name);
  private waiting: Waiting[] = [];
  private running = 0;
  private isPlanned = false;

  constructor(
    private readonly database: Database,
    private readonly repository: InboundRepository,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {}

  /** Resolves after the commit; 'alone' means nothing was stored and the text needs a transaction of its own. */
  store(account: ChannelAccount, input: IngestInput): Promise<SharedOutcome['outcome']> {
    return new Promise((answer) => {
      this.waiting.push({ account, input, answer });
      this.plan();
    });
  }

  /** After the requests that are being read in this turn of the loop, so that they come along. */
  private plan(): void {
    if (this.isPlanned || this.running >= MAX_BATCHES || this.waiting.length === 0) return;
    this.isPlanned = true;
    setImmediate(() => {
      this.isPlanned = false;
      const batch = this.waiting.slice(0, MAX_TEXTS);
      this.waiting = this.waiting.slice(MAX_TEXTS);
      this.running += 1;
      void this.write(batch).finally(() => {
        this.running -= 1;
        this.plan();
      });
      this.plan();
    });
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    let outcomes: SharedOutcome[];
    try {
      outcomes = await this.database.asSystem('store texts of several businesses', async (tx) => {
        const written = await this.repository.ingestShared(
          tx,
          batch.map(({ account, input }) => ({ ...input, receiver: account.address })),
        );
        await failpoint('webhook.before_commit');
        return written;
      });
    } catch (error) {
      // Each is tried again by itself, and each tells its own provider what became of it.
      this.logger.warn(`${batch.length} texts could not share a commit: ${(error as Error).message}`);
      outcomes = batch.map(() => ({ outcome: 'alone' }));
    }
    this.hint(batch, outcomes);
    for (const [index, { answer }] of batch.entries()) answer(outcomes[index]!.outcome);
  }

  /** One hint per thread, after the last text it got. */
  private hint(batch: readonly Waiting[], outcomes: readonly SharedOutcome[]): void {
    const threads = new Map<string, { orgId: string; wakeAt: Date }>();
    for (const [index, result] of outcomes.entries())
      if (result.outcome === 'stored') threads.set(result.conversationId, { orgId: batch[index]!.account.orgId, wakeAt: result.wakeAt });
    const now = this.clock.now().getTime();
    for (const [id, { orgId, wakeAt }] of threads) this.hints.turn(orgId, id, Math.max(0, wakeAt.getTime() - now));
  }
}
