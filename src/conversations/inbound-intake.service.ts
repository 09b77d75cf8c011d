import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import type { InboundMessage } from '../channels/channel.port.js';
import { WebhookHandlers } from '../channels/webhook-handlers.service.js';
import { isWorking } from '../orgs/org-status.rules.js';
import { Database } from '../platform/database/database.service.js';
import { failpoint } from '../platform/failpoints/failpoint.js';
import { InboundBatches } from './inbound-batches.service.js';
import { InboundService, type ReadText } from './inbound.service.js';

/** Takes texts from the webhook: plain ones share a commit; opt-outs, emergencies and whatever asks for more go alone. */
@Injectable()
export class InboundIntake implements OnModuleInit {
  constructor(
    private readonly handlers: WebhookHandlers,
    private readonly database: Database,
    private readonly inbound: InboundService,
    private readonly batches: InboundBatches,
  ) {}

  onModuleInit(): void {
    this.handlers.onMessage((account, message) => this.take(account, message));
  }

  private take(account: ChannelAccount, message: InboundMessage): Promise<void> {
    return this.database.withOrg(
      account.orgId,
      async () => {
        const facts = await this.inbound.read(account, message);
        if (isPlain(facts) && (await this.batches.store(account, facts.input)) !== 'alone') return;
        await this.alone(account, message);
      },
      { type: 'customer' },
    );
  }

  private alone(account: ChannelAccount, message: InboundMessage): Promise<void> {
    return this.database.asOrg(account.orgId, async (tx) => {
      await this.inbound.receive(account, message, tx);
      await failpoint('webhook.before_commit');
    });
  }
}

/** Nothing but storing follows from it, as far as its words and the business tell; the rest the database looks up. */
function isPlain({ profile, reading }: ReadText): boolean {
  return isWorking(profile.status) && profile.kind !== 'operations' && reading.keyword === null && reading.emergency === null;
}
