import { Injectable } from '@nestjs/common';
import { ChannelAccounts } from '../channels/channel-accounts.service.js';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import { Clock, addMinutes } from '../common/clock.js';
import { newId } from '../common/ids.js';
import { Outbound } from '../conversations/outbound.service.js';
import { Database } from '../platform/database/database.service.js';
import { StaffRepository } from './staff.repository.js';

/** One text to a phone of the business's own people. */
export interface StaffText {
  /** The client org it is about; replies bind to it. */
  orgId: string;
  phone: string;
  body: string;
  /** The text leaves once per key and phone. */
  key: string;
  notificationId?: string | null;
  escalationId?: string | null;
  conversationId?: string | null;
  isRelay?: boolean;
  /** Stays on the alert row: a question we ask, or what was chosen. */
  data?: Record<string, unknown>;
}

/** A text to staff is of use for this long; later it would only confuse. */
const EXPIRES_AFTER_MINUTES = 360;

/**
 * Texts to staff. The alert is a row of the client org; the text leaves from the number of the agency's operations org,
 * so that a reply never lands in a customer's thread (rules.md C-10). Never called inside a transaction: two orgs are written.
 */
@Injectable()
export class StaffTexts {
  constructor(
    private readonly database: Database,
    private readonly accounts: ChannelAccounts,
    private readonly outbound: Outbound,
    private readonly staff: StaffRepository,
    private readonly clock: Clock,
  ) {}

  /** The operations org of a client org and its alert number; null when the agency has none. */
  async desk(orgId: string): Promise<{ operationsOrgId: string; account: ChannelAccount } | null> {
    const operationsOrgId = await this.database.asOrg(orgId, (tx) => this.staff.operationsOrg(tx, orgId));
    if (!operationsOrgId) return null;
    const accounts = await this.database.withOrg(operationsOrgId, () => this.accounts.list());
    // The agency's provider account may stand there without a number of its own.
    const account = accounts.find((each) => each.channel === 'sms' && each.state === 'active' && each.address.startsWith('+'));
    return account ? { operationsOrgId, account } : null;
  }

  /** Queues the text; null means that there is no alert number to send it from. */
  async send(text: StaffText): Promise<{ outboundId: string | null } | null> {
    const desk = await this.desk(text.orgId);
    if (!desk) return null;
    const now = this.clock.now();
    // Recorded first: a reply must find what it answers even if it comes at once.
    await this.database.asOrg(text.orgId, async (tx) => {
      if (await this.staff.hasAlert(tx, text.phone, text.key)) return;
      await this.staff.recordAlert(tx, {
        id: newId(),
        phone: text.phone,
        notificationId: text.notificationId ?? null,
        escalationId: text.escalationId ?? null,
        conversationId: text.conversationId ?? null,
        isRelay: text.isRelay ?? false,
        data: { ...text.data, key: text.key },
        at: now,
      });
    });
    const queued = await this.database.asOrg(desk.operationsOrgId, (tx) =>
      this.outbound.queue(tx, {
        conversationId: null,
        accountId: desk.account.id,
        to: text.phone,
        body: text.body,
        lane: 'staff',
        kind: text.isRelay ? 'relay' : 'alert',
        dedupeKey: staffTextKey(text.key, text.phone, text.orgId),
        sender: 'system',
        expiresAt: addMinutes(now, EXPIRES_AFTER_MINUTES),
      }),
    );
    return { outboundId: queued?.outboundId ?? null };
  }
}

/** The org at the end lets a failure in the operations org find its way back to the client org. */
export function staffTextKey(key: string, phone: string, orgId: string): string {
  return `alert:${key}:${phone}:${orgId}`;
}

/** Reads back what `staffTextKey` wrote; null for any other key. */
export function readStaffTextKey(dedupeKey: string): { key: string; phone: string; orgId: string } | null {
  const match = /^alert:(.+):(\+\d+):([0-9a-f-]{36})$/.exec(dedupeKey);
  return match ? { key: match[1]!, phone: match[2]!, orgId: match[3]! } : null;
}
