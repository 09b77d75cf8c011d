import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../platform/database/database.service.js';
import { MAX_JOB_ATTEMPTS } from '../scheduler/job.machine.js';
import { JobsService, type Job } from '../scheduler/jobs.service.js';
import { ALERT_EVENTS, isAlertEvent } from './alert-events.schema.js';
import { AlertFailures } from './alert-failures.service.js';
import { AlertOutside } from './alert-outside.service.js';
import { ALERT_DIGEST_JOB, ALERT_EMAIL_JOB, ALERT_SMS_JOB } from './alerts.service.js';
import { digest } from './delivery.rules.js';
import { alertMail, alertSms } from './notification.rules.js';
import { NotificationsRepository, type AlertRow } from './notifications.repository.js';
import { StaffDirectory } from './staff-directory.service.js';
import { StaffTexts } from './staff-texts.service.js';

/** Takes alerts out of the house: as a text from the agency's alert number, as a mail, or as one digest after the quiet hours. */
@Injectable()
export class AlertDelivery implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly repository: NotificationsRepository,
    private readonly directory: StaffDirectory,
    private readonly texts: StaffTexts,
    private readonly failures: AlertFailures,
    private readonly outside: AlertOutside,
    private readonly jobs: JobsService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(ALERT_SMS_JOB, { mode: 'effect', run: (job) => this.text(job) });
    this.jobs.handle(ALERT_EMAIL_JOB, { mode: 'effect', run: (job) => this.mail(job) });
    this.jobs.handle(ALERT_DIGEST_JOB, { mode: 'effect', run: (job) => this.sendDigest(job) });
  }

  private async text(job: Job): Promise<void> {
    const alert = await this.load(job);
    if (!alert || !isAlertEvent(alert.event)) return;
    const profile = await this.outside.profile();
    const isCritical = ALERT_EVENTS[alert.event].priority === 'critical';
    const phones = await this.directory.recipients(alert.event, isCritical, alert.conversation_id);
    const body = alertSms(profile.name, alert, await this.outside.url(alert.link));
    for (const phone of phones) {
      const sent = await this.texts.send({
        orgId: job.orgId,
        phone,
        body,
        key: alert.count > 1 ? `${alert.id}:${alert.count}` : alert.id,
        notificationId: alert.id,
        escalationId: alert.escalation_id,
        conversationId: alert.conversation_id,
      });
      if (!sent) return this.failures.noNumber(job.orgId, alert.id);
      const { outboundId } = sent;
      if (outboundId) await this.database.transaction((tx) => this.repository.setSms(tx, alert.id, outboundId));
    }
  }

  private async mail(job: Job): Promise<void> {
    const alert = await this.load(job);
    const profile = await this.outside.profile();
    const to = profile.settings.ownerEmail;
    if (!alert || !to) return;
    try {
      await this.outside.mail(to, alertMail(profile.name, alert, await this.outside.url(alert.link)));
      await this.database.transaction((tx) => this.repository.setEmail(tx, alert.id, 'sent'));
    } catch (error) {
      await this.mailFailed(job, alert.id, to);
      throw error;
    }
  }

  private async sendDigest(job: Job): Promise<void> {
    const until = job.dueAt;
    const stamp = String(job.payload.until);
    const rows = await this.database.transaction((tx) => this.repository.waiting(tx, stamp, until));
    const profile = await this.outside.profile();
    const url = await this.outside.url(null);
    const itemsOf = (way: 'wants_sms' | 'wants_email') =>
      rows.filter((row) => row[way]).map((row) => ({ title: row.title, count: row.count, isResolved: row.is_resolved }));
    const bySms = profile.settings.notifySms ? digest(itemsOf('wants_sms'), profile.name, url) : null;
    const byMail = profile.settings.notifyEmail ? digest(itemsOf('wants_email'), profile.name, url) : null;
    const key = `digest-${stamp.replaceAll(/[^0-9]/g, '')}`;
    for (const phone of bySms ? await this.directory.recipients('call.missed', false, null) : []) {
      const sent = await this.texts.send({ orgId: job.orgId, phone, body: bySms!.sms, key });
      if (!sent) await this.failures.noNumber(job.orgId, key);
    }
    const to = profile.settings.ownerEmail;
    if (!byMail || !to) return;
    try {
      await this.outside.mail(to, byMail);
    } catch (error) {
      await this.mailFailed(job, key, to);
      throw error;
    }
  }

  /** A mail server may be away for a minute: only the last attempt tells people. */
  private async mailFailed(job: Job, subject: string, to: string): Promise<void> {
    if (job.attempts < MAX_JOB_ATTEMPTS) return;
    await this.failures.mail(job.orgId, subject, to);
  }

  private load(job: Job): Promise<AlertRow | null> {
    return this.database.transaction((tx) => this.repository.find(tx, String(job.payload.notificationId)));
  }
}
