import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import type { InboundMessage } from '../channels/channel.port.js';
import { WebhookHandlers } from '../channels/webhook-handlers.service.js';
import { isWorking } from '../orgs/org-status.rules.js';
import { Config } from '../platform/config/config.service.js';
import { Database } from '../platform/database/database.service.js';
import { wishToStop } from '../policy/free-text-opt-out.rules.js';
import { failpoint } from '../platform/failpoints/failpoint.js';
import { readAtDoor } from './door.rules.js';
import { InboundBatches } from './inbound-batches.service.js';
import { InboundService, type ReadText } from './inbound.service.js';

/**
 * V8 compiles a pattern when it is first asked, and those of all languages together take it a third of a second, in which no webhook is
 * answered: the first text that was read for an opt-out, often in the middle of a rush, made all others wait. So most are asked at the start.
 */
const FIRST_READ = [
  'Hi, my AC is broken, can somebody come tomorrow at 3? Ana Diaz, 12 Elm Street',
  'Hola, el aire no funciona, ¿pueden venir mañana a las 3? Calle Olmo 12',
  'मेरा एसी खराब है, क्या आप कल 3 बजे आ सकते हैं?',
  'mera AC kharab hai, kal 3 baje aa sakte ho?',
];

/** Takes texts from the webhook: plain ones share a commit; opt-outs, emergencies and whatever asks for more go alone. */
@Injectable()
export class InboundIntake implements OnModuleInit {
  constructor(
    private readonly handlers: WebhookHandlers,
    private readonly database: Database,
    private readonly inbound: InboundService,
    private readonly batches: InboundBatches,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.handlers.onMessage((account, message) => this.take(account, message));
    if (!this.config.values.isApi) return;
    for (const text of FIRST_READ) {
      readAtDoor(text, { vertical: 'hvac', country: 'US' });
      wishToStop(text);
    }
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
