import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { newId } from '../common/ids.js';
import { invalid } from '../common/errors.js';
import { Database } from '../platform/database/database.service.js';
import { TenantContext } from '../platform/tenancy/tenant-context.js';
import { Outbound } from './outbound.service.js';
import { Takeovers } from './takeover.service.js';
import { ThreadStateRepository } from './thread-state.repository.js';
import { Transcripts } from './transcripts.service.js';
import type { MessageView } from './messages.reader.js';

/** The provider's limit for one body (contracts.md 1.5). */
const MAX_CHARACTERS = 1600;

/** Texts that a person writes by hand: they pass the same queue and the same gate as everything else. */
@Injectable()
export class HumanMessages {
  constructor(
    private readonly database: Database,
    private readonly takeovers: Takeovers,
    private readonly threads: ThreadStateRepository,
    private readonly outbound: Outbound,
    private readonly transcripts: Transcripts,
    private readonly audit: Audit,
  ) {}

  /** Writing is taking over: the assistant falls silent in the same transaction. `key` makes a repeated send harmless. */
  send(conversationId: string, text: string, key?: string): Promise<MessageView> {
    const body = text.trim();
    if (body === '') throw invalid({ body: 'must not be empty' });
    if (body.length > MAX_CHARACTERS) throw invalid({ body: `must have at most ${MAX_CHARACTERS} characters` });
    return this.database.transaction(async (tx) => {
      const thread = await this.takeovers.locked(tx, conversationId);
      if (thread.status === 'closed') {
        await this.threads.reopen(tx, conversationId);
        thread.status = 'open';
      }
      await this.takeovers.take(tx, thread);
      const userId = TenantContext.personId();
      const queued = await this.outbound.queue(tx, {
        conversationId,
        accountId: thread.accountId,
        to: thread.contactAddress,
        body,
        lane: 'reply',
        kind: 'manual',
        dedupeKey: `manual:${conversationId}:${key ?? newId()}`,
        sender: 'human',
        userId,
      });
      if (!queued) return this.transcripts.messageByKey(`manual:${conversationId}:${key ?? ''}`);
      await this.threads.markRead(tx, conversationId);
      await this.audit.record(tx, {
        action: 'messages.send',
        targetType: 'message',
        targetId: queued.messageId,
        after: { conversationId },
      });
      return this.transcripts.message(queued.messageId);
    });
  }
}
