import { Injectable } from '@nestjs/common';
import { Variants } from '../experiments/variants.service.js';
import type { Tx } from '../platform/database/database.service.js';
import type { ReviewedText } from './drafts.repository.js';
import { FollowUps } from './follow-ups.service.js';
import { ThreadStateRepository } from './thread-state.repository.js';

/** What the approval of a draft brings with it, as a turn brings it that sends at once: the nudges begin, and who felt an experiment counts. */
@Injectable()
export class Approvals {
  constructor(
    private readonly threads: ThreadStateRepository,
    private readonly followUps: FollowUps,
    private readonly variants: Variants,
  ) {}

  /** `texts`: all that the decision wrote, as they leave. */
  async begin(
    tx: Tx,
    conversationId: string,
    { isWaiting, quietUntil, contactId, felt }: ReviewedText,
    texts: readonly ReviewedText[],
  ): Promise<void> {
    if (isWaiting) await this.followUps.schedule(tx, conversationId, quietUntil);
    if (contactId === null || felt.length === 0) return;
    const isEdited = texts.some((text) => text.isEdited);
    await this.variants.exposeApproved(tx, felt, { contactId, conversationId, isEdited });
  }

  /** The nudges end with it. Who counts goes on counting: they are taken out of no experiment by what became of a text. */
  takeBack(tx: Tx, conversationId: string, { isWaiting }: ReviewedText): void {
    if (!isWaiting) return;
    this.followUps.withdraw(tx, conversationId);
    this.threads.clearNextFollowUp(tx, conversationId);
  }
}
