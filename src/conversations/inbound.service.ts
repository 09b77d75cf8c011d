import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import type { InboundMessage } from '../channels/channel.port.js';
import { WebhookHandlers } from '../channels/webhook-handlers.service.js';
import { OrgsService } from '../orgs/orgs.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { Hints } from '../platform/queue/hints.service.js';
import { classifyKeyword } from '../policy/keywords.rules.js';
import { detectEmergency } from '../policy/emergency.rules.js';
import { cleanBody, isShortAnswer, routeInbound } from './inbound.rules.js';
import { InboundRepository, type Ingested } from './inbound.repository.js';
import { InboundRoutes } from './inbound-routes.service.js';
import { StaffIdentity } from './staff-identity.service.js';

const LEAD_SOURCE = { sms: 'inbound_sms', whatsapp: 'inbound_whatsapp' } as const;

/** Stores each text once, in the webhook's transaction, and decides at once what may not wait for a model. */
@Injectable()
export class InboundService implements OnModuleInit {
  constructor(
    private readonly handlers: WebhookHandlers,
    private readonly repository: InboundRepository,
    private readonly routes: InboundRoutes,
    private readonly orgs: OrgsService,
    private readonly staff: StaffIdentity,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.handlers.onMessage((account, message, tx) => this.receive(account, message, tx));
  }

  /** Stores one text and starts what follows from it; a repeated delivery changes nothing. Also used by the backfill. */
  async receive(account: ChannelAccount, message: InboundMessage, tx: Tx): Promise<void> {
    const profile = await this.orgs.profile();
    const body = cleanBody(message.body);
    if (await this.staff.take(account, { ...message, body }, profile.kind === 'operations', tx)) return;
    const keyword = classifyKeyword(body);
    const emergency = keyword === 'stop' ? null : detectEmergency(body, profile.vertical, { country: profile.country });
    const ingested = await this.repository.ingest(tx, {
      accountId: account.id,
      providerMessageId: message.providerMessageId,
      raw: message.raw,
      identityKind: message.channel === 'sms' ? 'phone' : 'whatsapp',
      from: message.from,
      profileName: message.profileName ?? null,
      addressHmac: this.staff.hmac(message.from),
      channel: message.channel,
      leadSource: LEAD_SOURCE[message.channel],
      body,
      media: message.media,
      providerAt: message.providerAt,
      quietMs: profile.settings.debounceMs,
      capMs: profile.settings.debounceCapMs,
      isShortAnswer: isShortAnswer(body),
    });
    if (!ingested) return;
    const route =
      profile.status === 'active' || keyword === 'stop'
        ? routeInbound({ keyword, isEmergency: emergency !== null, ...ingested })
        : 'paused';
    if (route === 'turn') return this.wake(tx, ingested);
    await this.routes.apply(tx, route, { account, body, ingested, profile, emergency });
  }

  private wake(tx: Tx, ingested: Ingested): void {
    const delayMs = Math.max(0, ingested.wakeAt.getTime() - this.clock.now().getTime());
    tx.afterCommit(() => this.hints.turn(tx.orgId, ingested.conversationId, delayMs));
  }
}
