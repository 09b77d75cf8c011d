import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { JobsService, type Job } from '../scheduler/jobs.service.js';
import { AlertFactsRepository } from './alert-facts.repository.js';
import { AlertOutside } from './alert-outside.service.js';
import { relayText } from './staff-reply.rules.js';
import { StaffDirectory } from './staff-directory.service.js';
import { StaffTexts } from './staff-texts.service.js';

export const RELAY_JOB = 'alerts.relay';

/** Passes the customer's texts on to the handset of whoever holds the conversation, if the business wants that. */
@Injectable()
export class TakeoverRelay implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly facts: AlertFactsRepository,
    private readonly directory: StaffDirectory,
    private readonly texts: StaffTexts,
    private readonly outside: AlertOutside,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(RELAY_JOB, { mode: 'effect', run: (job) => this.run(job) });
  }

  /** Whether the text will be passed on; the alert about it then sends no text of its own. */
  async pass(tx: Tx, conversationId: string, messageId: string): Promise<boolean> {
    const { settings } = await this.outside.profile();
    if (!settings.isTakeoverRelayOn) return false;
    await this.jobs.schedule(tx, {
      kind: RELAY_JOB,
      dedupeKey: messageId,
      dueAt: this.clock.now(),
      payload: { conversationId, messageId },
    });
    return true;
  }

  /** At a takeover the handset gets the text that waits for an answer, so that the answer can come from it. */
  async passWaiting(tx: Tx, conversationId: string): Promise<void> {
    if (!(await this.facts.isCustomerWaiting(tx, conversationId))) return;
    const last = await this.facts.lastInbound(tx, conversationId);
    if (last) await this.pass(tx, conversationId, last.id);
  }

  private async run(job: Job): Promise<void> {
    const { conversationId, messageId } = job.payload as { conversationId: string; messageId: string };
    const { conversation, message } = await this.database.transaction(async (tx) => ({
      conversation: await this.facts.conversation(tx, conversationId),
      message: await this.facts.message(tx, messageId),
    }));
    // Returned to the assistant meanwhile: the text is no longer anybody's to answer by phone.
    if (!conversation || !message || conversation.handler !== 'human') return;
    const phone = await this.directory.holder(conversationId);
    if (!phone) return;
    const { name: business } = await this.outside.profile();
    const customer = conversation.name ?? (await this.outside.phone(conversation.contact_address));
    await this.texts.send({
      orgId: job.orgId,
      phone,
      body: relayText(business, customer, message.body, message.media_count),
      key: `relay-${messageId}`,
      conversationId,
      isRelay: true,
    });
  }
}
