import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import type { Tx } from '../platform/database/database.service.js';
import { Hints } from '../platform/queue/hints.service.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import type { Lane } from '../policy/gate-facts.schema.js';
import { Suppressions } from '../policy/suppressions.service.js';
import { OutboundRepository, type NewReply } from './outbound.repository.js';

export interface OutboundRequest {
  /** null only for staff alerts, which belong to no thread. */
  conversationId: string | null;
  accountId: string;
  to: string;
  body: string;
  lane: Lane;
  kind: string;
  /** What this text means, such as `decision:<id>:0` or `missed-call:<CallSid>`; it leaves at most once. */
  dedupeKey: string;
  sender: 'ai' | 'human' | 'system';
  notBefore?: Date | null;
  expiresAt?: Date | null;
  /** The newest inbound number the text knew of: a newer one makes the send claim look again. */
  basedOnSeq?: number | null;
  decisionId?: string | null;
  groupId?: string | null;
  userId?: string | null;
  /** Waits for a person's approval before it may leave. */
  isDraft?: boolean;
}

export interface QueuedOutbound {
  outboundId: string;
  messageId: string;
}

/** The one door to the outbound queue: every path, automatic or by hand, writes here and is sent by delivery. */
@Injectable()
export class Outbound {
  constructor(
    private readonly repository: OutboundRepository,
    private readonly hints: Hints,
    private readonly realtime: Realtime,
    private readonly suppressions: Suppressions,
  ) {}

  /** Queues one text in the caller's transaction; null when its dedupe key exists already. */
  async queue(tx: Tx, request: OutboundRequest): Promise<QueuedOutbound | null> {
    const ids = { outboundId: newId(), messageId: newId() };
    const isNew = await this.repository.queue(tx, {
      ...ids,
      ...request,
      toHmac: this.suppressions.hmacOf(request.to),
      notBefore: request.notBefore ?? null,
      expiresAt: request.expiresAt ?? null,
      basedOnSeq: request.basedOnSeq ?? null,
      decisionId: request.decisionId ?? null,
      groupId: request.groupId ?? null,
      userId: request.userId ?? null,
      isDraft: request.isDraft ?? false,
    });
    if (!isNew) return null;
    await this.queued(tx, ids, request);
    return ids;
  }

  /** Queues a reply of a turn at the number that its commit gave it; nobody waits for the database here. */
  async reply(tx: Tx, reply: Omit<NewReply, 'outboundId' | 'messageId' | 'toHmac'>): Promise<void> {
    const ids = { outboundId: newId(), messageId: newId() };
    this.repository.append(tx, { ...ids, ...reply, toHmac: this.suppressions.hmacOf(reply.to) });
    if (reply.fileId !== undefined) this.repository.attach(tx, ids.messageId, reply.fileId);
    await this.queued(tx, ids, reply);
  }

  private async queued(
    tx: Tx,
    ids: QueuedOutbound,
    { conversationId, notBefore, isDraft }: Pick<OutboundRequest, 'conversationId' | 'notBefore' | 'isDraft'>,
  ): Promise<void> {
    if (conversationId) {
      await this.realtime.changed(tx, 'messages', ids.messageId, 'created');
      await this.realtime.changed(tx, 'conversations', conversationId, 'updated');
    }
    if (!notBefore && !isDraft) tx.afterCommit(() => this.hints.send(tx.orgId, ids.outboundId));
  }

  /** Withdraws queued automatic texts of a thread; what a person wrote by hand stays. Answers how many. */
  async cancelFor(tx: Tx, conversationId: string, options: { lanes: Lane[]; reason: string; kept?: readonly string[] }): Promise<number> {
    const ids = await this.repository.cancel(tx, conversationId, options.lanes, options.reason, options.kept ?? []);
    for (const id of ids) await this.realtime.changed(tx, 'outbound', id, 'updated');
    return ids.length;
  }
}
