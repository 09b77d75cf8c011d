import { Injectable, type OnModuleInit } from '@nestjs/common';
import { formatPhone } from '../common/phone.rules.js';
import { Clock } from '../common/clock.js';
import { localDate } from '../common/time.rules.js';
import { Escalations } from '../conversations/escalations.service.js';
import { OrgsService } from '../orgs/orgs.service.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { JobsService, type Job } from '../scheduler/jobs.service.js';

export const ALERT_FAILED_JOB = 'alerts.failed';

/** An alert that reached nobody becomes an item of the action list, so that somebody sees it (rules.md C-89). */
@Injectable()
export class AlertFailures implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly escalations: Escalations,
    private readonly orgs: OrgsService,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(ALERT_FAILED_JOB, { mode: 'effect', run: (job) => this.textFailed(job) });
  }

  /** Runs in the operations org: the client org is entered by a job of its own. */
  async report(tx: Tx, outboundId: string, failed: { orgId: string; phone: string; reason: string }): Promise<void> {
    await this.jobs.schedule(tx, { kind: ALERT_FAILED_JOB, dedupeKey: outboundId, dueAt: this.clock.now(), payload: { ...failed } });
  }

  noNumber(orgId: string, alertId: string): Promise<void> {
    return this.raise(
      orgId,
      `alerts-no-number:${alertId}`,
      'alerts_no_number',
      'Alerts cannot be texted: the agency has no alert number. Connect one to its operations organisation, or switch texts off.',
    );
  }

  mail(orgId: string, subject: string, to: string): Promise<void> {
    return this.raise(
      orgId,
      `alerts-mail:${subject}`,
      'alert_mail_failed',
      `An alert could not be mailed: the mail server did not take a mail to ${to}. Check the address and the mail settings.`,
    );
  }

  private async textFailed(job: Job): Promise<void> {
    const { orgId, phone, reason } = job.payload as { orgId: string; phone: string; reason: string };
    await this.database.withOrg(orgId, async () => {
      const { country, timeZone } = await this.orgs.profile();
      const shown = formatPhone(phone, country);
      // One item per phone and day: ten failed alerts are one broken phone.
      const day = localDate(this.clock.now(), timeZone);
      await this.raise(
        orgId,
        `alerts-failed:${phone}:${day}`,
        'alert_text_failed',
        `A text alert to ${shown} could not be delivered: ${reason}. Check the number under staff phones.`,
      );
    });
  }

  private async raise(orgId: string, dedupeKey: string, reason: string, summary: string): Promise<void> {
    await this.database.asOrg(orgId, (tx) => this.escalations.raise(tx, { kind: 'failure', priority: 'high', reason, summary, dedupeKey }));
  }
}
