import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { Events } from '../scheduler/events.service.js';
import { DecisionsRepository } from './decisions.repository.js';
import { Escalations } from './escalations.service.js';
import { OptOuts } from './opt-outs.service.js';
import { ThreadState } from './thread-state.service.js';
import type { LockedThread } from './thread-state.repository.js';

/** The paperwork of a takeover: decision, audit, event, action list. */
@Injectable()
export class TakeoverDesk {
  constructor(
    private readonly decisions: DecisionsRepository,
    private readonly escalations: Escalations,
    private readonly events: Events,
    private readonly audit: Audit,
    private readonly state: ThreadState,
    private readonly optOuts: OptOuts,
  ) {}

  /** Unread texts now belong to the person: the automation's decision about them is to say nothing. An opt-out among them counts. */
  async coverUnread(tx: Tx, thread: LockedThread): Promise<void> {
    if (thread.processedSeq >= thread.inboundSeq) return;
    const effects = await this.optOuts.unread(tx, thread, thread.inboundSeq);
    await this.decisions.insert(tx, thread.id, {
      trigger: 'takeover',
      fromSeq: thread.processedSeq,
      toSeq: thread.inboundSeq,
      action: 'no_reply',
      reasonCode: 'taken_over',
      engine: 'code',
      ...(effects.length > 0 && { statePatch: { effects } }),
    });
    await this.state.markCovered(tx, thread.id);
  }

  async finish(tx: Tx, thread: LockedThread, event: 'returned' | 'closed'): Promise<void> {
    await this.escalations.resolveOfThread(tx, thread.id, event === 'returned' ? 'Returned to the assistant' : 'Conversation finished');
    // Closing covered what was unread; what returns becomes the next turn.
    if (event === 'closed') await this.optOuts.unread(tx, thread, thread.inboundSeq);
    await this.record(tx, thread, event, { handler: 'ai' });
  }

  async record(
    tx: Tx,
    thread: LockedThread,
    event: 'taken_over' | 'released' | 'returned' | 'closed',
    after: Record<string, unknown>,
  ): Promise<void> {
    await this.state.changed(tx, thread.id);
    await this.audit.record(tx, {
      action: `conversations.${event}`,
      targetType: 'conversation',
      targetId: thread.id,
      before: { handler: thread.handler, status: thread.status },
      after,
    });
    await this.events.emit(
      tx,
      `conversation.${event}`,
      { conversationId: thread.id, userId: after.handlerUserId ?? null },
      `${thread.id}:${(await tx.now()).toISOString()}`,
    );
  }
}
