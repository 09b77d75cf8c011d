import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import { OrgsService } from '../orgs/orgs.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import { JobsService } from '../scheduler/jobs.service.js';
import { ALERT_EVENTS, type AlertEvent } from './alert-events.schema.js';
import type { AlertFacts } from './alert-facts.schema.js';
import { group, ownStory, planDelivery, type DeliveryPlan } from './delivery.rules.js';
import { alertText } from './notification.rules.js';
import { NotificationsRepository } from './notifications.repository.js';

/** Jobs that carry an alert out of the house. */
export const ALERT_SMS_JOB = 'alerts.sms';
export const ALERT_EMAIL_JOB = 'alerts.email';
export const ALERT_DIGEST_JOB = 'alerts.digest';

export interface AlertRequest {
  event: AlertEvent;
  /** Alerts with the same key inside the event's window become one row with a count. */
  groupKey: string;
  /** Names this occurrence: told twice, it counts once. */
  source: string;
  facts: Omit<AlertFacts, 'timeZone' | 'count' | 'minutes'>;
  /** Where the console shows it. */
  link: string;
  conversationId?: string | null;
  escalationId?: string | null;
  /** Each item is heard, also where another one of the same story was told already. */
  isPerItem?: boolean;
  /** The person who holds the conversation gets the words by relay already. */
  isRelayed?: boolean;
}

/** Writes the notification that is the record of an alert, and plans its ways out: text and mail by preference and quiet hours. */
@Injectable()
export class Alerts {
  constructor(
    private readonly repository: NotificationsRepository,
    private readonly orgs: OrgsService,
    private readonly jobs: JobsService,
    private readonly realtime: Realtime,
  ) {}

  async raise(tx: Tx, request: AlertRequest): Promise<void> {
    const { settings, timeZone } = await this.orgs.profile();
    // The database's business time: this process may learn of a moved clock half a second later.
    const now = await tx.now();
    const { groupKey, head } = await this.story(tx, request);
    const grouping = group(head, request.event, request.source, ALERT_EVENTS[request.event].groupMinutes, now);
    if (grouping.kind === 'seen') return;
    const count = grouping.kind === 'raise' ? grouping.count : 1;
    const minutes = grouping.kind === 'raise' ? grouping.minutes : 0;
    const text = alertText(request.event, { ...request.facts, timeZone, count, minutes });
    const id = grouping.kind === 'raise' && head ? head.id : newId();
    const row = {
      id,
      event: request.event,
      ...text,
      link: request.link,
      groupKey,
      source: request.source,
      conversationId: request.conversationId ?? null,
      escalationId: request.escalationId ?? null,
      at: now,
    };
    if (grouping.kind === 'raise' && head) await this.repository.raise(tx, id, { ...row, count, sources: head.sources });
    else await this.repository.insert(tx, row);
    await this.realtime.changed(tx, 'notifications', id, grouping.kind === 'raise' ? 'updated' : 'created');
    const telling = grouping.kind === 'raise' && grouping.isNews ? 1 : count;
    const plan = planDelivery(request.event, telling, { ...settings, timeZone }, now);
    await this.send(tx, id, count, request.isRelayed ? { ...plan, sms: 'none' } : plan, now);
  }

  /** The story that this goes on with, locked; the one of the conversation comes before those of its items. */
  private async story(
    tx: Tx,
    { groupKey, isPerItem, escalationId }: AlertRequest,
  ): Promise<{ groupKey: string; head: Awaited<ReturnType<NotificationsRepository['lockGroup']>> }> {
    const head = await this.repository.lockGroup(tx, groupKey);
    const own = isPerItem && escalationId ? ownStory(head, groupKey, escalationId) : null;
    return own === null ? { groupKey, head } : { groupKey: own, head: await this.repository.lockGroup(tx, own) };
  }

  private async send(tx: Tx, id: string, count: number, plan: DeliveryPlan, now: Date): Promise<void> {
    const payload = { notificationId: id, count };
    if (plan.sms === 'now') await this.jobs.schedule(tx, { kind: ALERT_SMS_JOB, dedupeKey: `${id}:${count}`, dueAt: now, payload });
    if (plan.email === 'now') await this.jobs.schedule(tx, { kind: ALERT_EMAIL_JOB, dedupeKey: `${id}:${count}`, dueAt: now, payload });
    if (!plan.until || (plan.sms !== 'deferred' && plan.email !== 'deferred')) return;
    await this.repository.defer(tx, id, plan.until, { sms: plan.sms === 'deferred', email: plan.email === 'deferred' });
    const until = plan.until.toISOString();
    await this.jobs.schedule(tx, { kind: ALERT_DIGEST_JOB, dedupeKey: until, dueAt: plan.until, payload: { until } });
  }
}
