import { Injectable } from '@nestjs/common';
import { OrgsService } from '../orgs/orgs.service.js';
import { Database } from '../platform/database/database.service.js';
import type { AlertEvent } from './alert-events.schema.js';
import { AlertFactsRepository } from './alert-facts.repository.js';
import { holderPhone, onCallPhones, recipients, type RecipientFacts } from './recipients.rules.js';
import { StaffRepository } from './staff.repository.js';

/** Who of the active org is reached on which phone. */
@Injectable()
export class StaffDirectory {
  constructor(
    private readonly database: Database,
    private readonly orgs: OrgsService,
    private readonly staff: StaffRepository,
    private readonly facts: AlertFactsRepository,
  ) {}

  async recipients(event: AlertEvent, isCritical: boolean, conversationId: string | null): Promise<string[]> {
    return recipients(event, isCritical, await this.load(conversationId));
  }

  async onCall(): Promise<string[]> {
    return onCallPhones(await this.load(null));
  }

  async holder(conversationId: string): Promise<string | null> {
    return holderPhone(await this.load(conversationId));
  }

  private async load(conversationId: string | null): Promise<RecipientFacts> {
    const { settings } = await this.orgs.profile();
    return this.database.transaction(async (tx) => {
      const phones = await this.staff.phones(tx);
      const conversation = conversationId ? await this.facts.conversation(tx, conversationId) : null;
      return {
        ownerPhone: settings.ownerPhone,
        holderUserId: conversation?.handler_user_id ?? null,
        staff: phones.map((row) => ({
          phone: row.phone,
          userId: row.user_id,
          isOnCall: row.is_on_call,
          isStopped: row.alerts_stopped_at !== null,
        })),
      };
    });
  }
}
