import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import type { Lane } from '../policy/gate-facts.schema.js';
import { FACT_KINDS } from '../policy/kinds.rules.js';
import { JobsService } from '../scheduler/jobs.service.js';
import { Outbound } from './outbound.service.js';
import { ThreadStateRepository, type CloseReason, type Priority } from './thread-state.repository.js';

/** Lanes that the automation writes into; a person's own texts are never withdrawn by it. */
export const AUTOMATIC_LANES: Lane[] = ['reply', 'transactional', 'ai_nudge', 'configured_sequence', 'campaign'];

export interface ThreadReply {
  conversationId: string;
  accountId: string;
  to: string;
  body: string;
  kind: string;
  lane: 'reply' | 'emergency';
  decisionId: string | null;
  dedupeKey: string;
}

/** Changes of a thread that several use cases share: silencing, handing to people, closing. */
@Injectable()
export class ThreadState {
  constructor(
    private readonly repository: ThreadStateRepository,
    private readonly outbound: Outbound,
    private readonly jobs: JobsService,
    private readonly realtime: Realtime,
  ) {}

  /** Withdraws everything automatic that is still pending in the thread; queued texts of the kinds in `kept` stay. */
  async silence(tx: Tx, conversationId: string, reason: string, kept: readonly string[] = []): Promise<void> {
    await this.jobs.cancel(tx, { conversationId });
    await this.outbound.cancelFor(tx, conversationId, { lanes: AUTOMATIC_LANES, reason, kept });
    this.repository.forgetDrafts(tx, conversationId);
  }

  /**
   * The automation stops; nobody in particular has taken over yet. `paused` says that nobody can before the doors open. A booking whose
   * confirmation waits for its next try is told all the same.
   */
  async handToPeople(tx: Tx, conversationId: string, priority: Priority, handler: 'human' | 'paused' = 'human'): Promise<void> {
    const thread = await this.repository.lock(tx, conversationId);
    await this.silence(tx, conversationId, 'handed_over', FACT_KINDS);
    if (thread?.handler !== 'human') await this.repository.setHandler(tx, conversationId, handler, null);
    await this.repository.setPriority(tx, conversationId, priority);
    await this.realtime.changed(tx, 'conversations', conversationId, 'updated');
  }

  /** False when it was closed already. What is agreed is told all the same, except to somebody who wants no texts. */
  async close(tx: Tx, conversationId: string, reason: CloseReason): Promise<boolean> {
    await this.silence(tx, conversationId, `closed_${reason}`, reason === 'opted_out' ? [] : FACT_KINDS);
    const isClosed = await this.repository.close(tx, conversationId, reason);
    if (isClosed) await this.realtime.changed(tx, 'conversations', conversationId, 'updated');
    return isClosed;
  }

  async changed(tx: Tx, conversationId: string): Promise<void> {
    await this.realtime.changed(tx, 'conversations', conversationId, 'updated');
  }

  /** The unread texts are somebody's business now and start no turn. */
  async markCovered(tx: Tx, conversationId: string): Promise<void> {
    await this.repository.markCovered(tx, conversationId);
  }

  async reply(tx: Tx, reply: ThreadReply): Promise<void> {
    await this.outbound.queue(tx, { ...reply, sender: reply.lane === 'emergency' ? 'system' : 'ai' });
  }
}
