import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { conflict, invalid, notFound } from '../common/errors.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { TenantContext } from '../platform/tenancy/tenant-context.js';
import { Approvals } from './approvals.service.js';
import { DraftNews } from './draft-news.service.js';
import { draftRefusal, reviewedBody, undone, UNDO_HOLD_SECONDS, type DraftStep } from './draft.rules.js';
import { DraftsRepository, type ReviewedText } from './drafts.repository.js';
import type { MessageView } from './messages.reader.js';
import { Transcripts } from './transcripts.service.js';
import { ThreadStateRepository } from './thread-state.repository.js';

/**
 * Replies of the assistant that wait for a person. Approving one makes it an ordinary queued text, held back for the seconds in which
 * that can be undone, which the gate judges when it is claimed; nothing else makes it leave. Whatever the customer writes first decides
 * by commit order: the thread's lock is held here too.
 */
@Injectable()
export class Drafts {
  constructor(
    private readonly database: Database,
    private readonly repository: DraftsRepository,
    private readonly threads: ThreadStateRepository,
    private readonly approvals: Approvals,
    private readonly transcripts: Transcripts,
    private readonly audit: Audit,
    private readonly news: DraftNews,
  ) {}

  /**
   * Approves, edits or discards; 404 for a foreign text, 409 with the current one when it is no draft any more, 400 for empty words.
   * `undo` takes the approval or the discard back while nothing has left, and answers 409 when it is too late.
   */
  review(messageId: string, step: DraftStep, typed?: string): Promise<MessageView> {
    return step === 'undo' ? this.undo(messageId) : this.decide(messageId, step, typed);
  }

  private decide(messageId: string, step: Exclude<DraftStep, 'undo'>, typed?: string): Promise<MessageView> {
    return this.database.transaction(async (tx) => {
      const text = await this.locked(tx, messageId);
      const refusal = draftRefusal(text.state);
      if (refusal !== null) throw await this.tooLate(messageId, refusal);
      const words = reviewedBody(step, typed, text.body);
      if ('error' in words) throw invalid({ body: words.error });
      const userId = TenantContext.personId();
      if (words.body !== text.body) await this.repository.edit(tx, text, words.body, userId);
      if (step !== 'edit') await this.conclude(tx, text, step, words.body);
      await this.audit.record(tx, {
        action: `messages.${step}`,
        targetType: 'message',
        targetId: messageId,
        before: { state: 'draft', body: text.body },
        after: { state: step === 'edit' ? 'draft' : step === 'approve' ? 'queued' : 'cancelled', body: words.body },
      });
      await this.news.changed(tx, text.conversationId, [messageId]);
      return this.transcripts.message(messageId);
    });
  }

  /** The texts of one review come back together. An approved one is held back for the time in which this may happen. */
  private undo(messageId: string): Promise<MessageView> {
    return this.database.transaction(async (tx) => {
      const text = await this.locked(tx, messageId);
      const found = await this.repository.reviewed(tx, messageId);
      const outcome = found ? undone(found.review, found.now) : { refusal: draftRefusal(null)! };
      if ('refusal' in outcome) throw await this.tooLate(messageId, outcome.refusal);
      const ids = await this.repository.undo(tx, messageId, outcome.state);
      await this.repository.unsettle(tx, text.conversationId);
      if (text.state === 'queued') this.approvals.takeBack(tx, text.conversationId, text);
      await this.audit.record(tx, {
        action: 'messages.undo',
        targetType: 'message',
        targetId: messageId,
        before: { state: text.state },
        after: { state: outcome.state },
      });
      await this.news.changed(tx, text.conversationId, ids);
      return this.transcripts.message(messageId);
    });
  }

  /** Lets the replies of one thread wait, or not; null follows the business. What waits already goes on waiting. */
  setReplyMode(conversationId: string, mode: 'send' | 'draft' | null): Promise<void> {
    return this.database.transaction(async (tx) => {
      if ((await this.repository.setReplyMode(tx, conversationId, mode)) === 0) throw notFound('conversation');
      await this.audit.record(tx, {
        action: 'conversations.reply_mode',
        targetType: 'conversation',
        targetId: conversationId,
        after: { replyMode: mode },
      });
      await this.news.changed(tx, conversationId, []);
    });
  }

  private async locked(tx: Tx, messageId: string): Promise<ReviewedText & { conversationId: string }> {
    const conversationId = await this.repository.conversationOf(tx, messageId);
    // The lock of the thread comes first, as in the webhook and in the send claim.
    if (conversationId) await this.threads.lock(tx, conversationId);
    const text = await this.repository.get(tx, messageId);
    if (!text) throw notFound('message');
    if (!conversationId) throw await this.tooLate(messageId, 'This text belongs to no conversation.');
    return { ...text, conversationId };
  }

  private async tooLate(messageId: string, refusal: string): Promise<Error> {
    return conflict('messages.not_a_draft', refusal, await this.transcripts.message(messageId));
  }

  private async conclude(
    tx: Tx,
    text: ReviewedText & { conversationId: string },
    step: 'approve' | 'discard',
    body: string,
  ): Promise<void> {
    const { conversationId } = text;
    const userId = TenantContext.personId();
    const together = await this.repository.together(tx, text.messageId);
    const ids = together.flatMap(({ outboundId }) => outboundId ?? []);
    if (step === 'discard') await this.repository.discard(tx, ids, userId);
    else await this.repository.approve(tx, ids, userId);
    await this.repository.settle(tx, conversationId, step === 'approve' ? body : null);
    if (step === 'approve') await this.approvals.begin(tx, conversationId, text, together);
    if (step === 'approve') this.news.due(tx, ids, UNDO_HOLD_SECONDS);
    await this.news.changed(
      tx,
      conversationId,
      together.map(({ messageId }) => messageId).filter((id) => id !== text.messageId),
    );
  }
}
