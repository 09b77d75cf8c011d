import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DateTime } from 'luxon';
import { placeOf } from '../channels/location.rules.js';
import { Locations } from '../channels/locations.service.js';
import { nextOpen } from '../common/business-hours.rules.js';
import { consolePages } from '../common/console-links.rules.js';
import { addMinutes } from '../common/clock.js';
import { Takeovers } from '../conversations/takeover.service.js';
import { OrgsService } from '../orgs/orgs.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { JobsService, type Job } from '../scheduler/jobs.service.js';
import { AlertFactsRepository, type ConversationFacts } from './alert-facts.repository.js';
import { AlertOutside } from './alert-outside.service.js';
import { Alerts } from './alerts.service.js';
import { takeoverStep } from './takeover.rules.js';

export const TAKEOVER_REMINDER_JOB = 'alerts.takeover_reminder';

/** Watches conversations that are left to people: a customer who waits too long is brought back to mind, or to the assistant. */
@Injectable()
export class TakeoverWatch implements OnModuleInit {
  constructor(
    private readonly facts: AlertFactsRepository,
    private readonly alerts: Alerts,
    private readonly outside: AlertOutside,
    private readonly takeovers: Takeovers,
    private readonly locations: Locations,
    private readonly orgs: OrgsService,
    private readonly jobs: JobsService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(TAKEOVER_REMINDER_JOB, { mode: 'transaction', run: (job, tx) => this.look(job, tx) });
  }

  /**
   * `key` names what started the wait: the takeover, or a text that came during it. In a thread that is paused until the doors open
   * the wait is counted from then, once for all that was written since it was paused: a night may have a second wait.
   */
  async watch(tx: Tx, conversationId: string, startedBy: string): Promise<void> {
    const conversation = await this.facts.conversation(tx, conversationId);
    if (!conversation) return;
    const { settings } = await this.orgs.profile();
    const since = await tx.now();
    const opensAt = conversation.handler === 'paused' ? await this.opensAt(conversation, since) : since;
    const key = opensAt > since ? `opens:${opensAt.toISOString()}:${conversation.handler_since.toISOString()}` : startedBy;
    await this.jobs.schedule(tx, {
      kind: TAKEOVER_REMINDER_JOB,
      dedupeKey: `${conversationId}:${key}`,
      dueAt: addMinutes(opensAt, settings.takeoverReminderMinutes),
      payload: { conversationId, since: since.toISOString(), key },
    });
  }

  /** When the place that the customer wrote to opens; `now` while it is open, and where it never does. */
  private async opensAt({ channel_account_id: accountId }: ConversationFacts, now: Date): Promise<Date> {
    const { settings, timeZone } = await this.orgs.profile();
    const doors = placeOf((await this.locations.byAccount()).get(accountId) ?? null, { hours: settings.hours, timeZone });
    return nextOpen(now, doors.hours, settings.holidays, doors.timeZone) ?? now;
  }

  private async look(job: Job, tx: Tx): Promise<void> {
    const { conversationId, since: from, key } = job.payload as { conversationId: string; since: string; key: string };
    const since = DateTime.fromISO(from).toJSDate();
    // What is judged below is read behind the lock: a person's text or takeover that is about to commit counts, and none comes between.
    await this.takeovers.locked(tx, conversationId);
    const conversation = await this.facts.conversation(tx, conversationId);
    // It changed hands since: whoever has it now has a watch of their own, and all of its time.
    if (!conversation || conversation.handler_since > since) return;
    const { settings } = await this.orgs.profile();
    const step = takeoverStep({
      isOpen: conversation.status === 'open',
      handler: conversation.handler,
      hasReplied: await this.facts.hasHumanReplySince(tx, conversationId, since),
      isCustomerWaiting: await this.facts.isCustomerWaiting(tx, conversationId),
      isHeld: conversation.handler_user_id !== null,
      silence: settings.takeoverSilence,
      hasOpenEmergency: await this.facts.hasOpenEmergency(tx, conversationId),
    });
    if (step === 'nothing') return;
    if (step === 'return') {
      await this.takeovers.returnToAi(conversationId, 'silence');
      return;
    }
    if (step === 'reassign') {
      await this.takeovers.release(tx, conversationId);
      await this.watch(tx, conversationId, `released:${key}`);
    }
    const last = await this.facts.lastInbound(tx, conversationId);
    await this.alerts.raise(tx, {
      event: step === 'reassign' ? 'takeover.released' : 'takeover.waiting',
      // Each release calls everybody: another one is no repetition of the first.
      groupKey: step === 'reassign' ? `released:${conversationId}:${key}` : `waiting:${conversationId}`,
      source: key,
      facts: {
        name: conversation.name,
        phone: await this.outside.phone(conversation.contact_address),
        words: last?.body ?? null,
        waitingMinutes: settings.takeoverReminderMinutes,
        isHeld: conversation.handler_user_id !== null,
        waitingSince: conversation.handler === 'paused' ? since : null,
      },
      link: consolePages.thread(conversationId),
      conversationId,
    });
  }
}
