import { Injectable, type OnModuleInit } from '@nestjs/common';
import { consolePages } from '../common/console-links.rules.js';
import { OrgsService } from '../orgs/orgs.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { JobsService, type Job } from '../scheduler/jobs.service.js';
import { AlertFactsRepository } from './alert-facts.repository.js';
import { AlertOutside } from './alert-outside.service.js';
import { Alerts } from './alerts.service.js';

/** Set by the database together with a draft (trigger note_draft), due when the business wants to be reminded. */
export const DRAFT_WAITING_JOB = 'alerts.draft_waiting';

/** Watches replies that wait for approval: the people on duty hear of one that nobody has looked at for too long. */
@Injectable()
export class DraftWatch implements OnModuleInit {
  constructor(
    private readonly facts: AlertFactsRepository,
    private readonly alerts: Alerts,
    private readonly outside: AlertOutside,
    private readonly orgs: OrgsService,
    private readonly jobs: JobsService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(DRAFT_WAITING_JOB, { mode: 'transaction', run: (job, tx) => this.look(job, tx) });
  }

  private async look(job: Job, tx: Tx): Promise<void> {
    const outboundId = String(job.payload.outboundId);
    const draft = await this.facts.waitingDraft(tx, outboundId);
    const conversation = draft && (await this.facts.conversation(tx, draft.conversation_id));
    if (!conversation) return;
    const { settings } = await this.orgs.profile();
    await this.alerts.raise(tx, {
      event: 'draft.waiting',
      groupKey: `draft:${conversation.id}`,
      source: outboundId,
      facts: {
        name: conversation.slots.name ?? conversation.name,
        phone: await this.outside.phone(conversation.contact_address),
        words: draft.body,
        waitingMinutes: settings.draftReminderMinutes,
      },
      link: consolePages.actions,
      conversationId: conversation.id,
    });
  }
}
