import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import type { InboundMessage } from '../channels/channel.port.js';
import type { OrgProfile } from '../orgs/org-profile.schema.js';
import { OrgsService } from '../orgs/orgs.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { Hints } from '../platform/queue/hints.service.js';
import { wishToStop } from '../policy/free-text-opt-out.rules.js';
import { providerKeyword, type Keyword } from '../policy/keywords.rules.js';
import { Suppressions } from '../policy/suppressions.service.js';
import { languageOfThread, readAtDoor, routeAtDoor, type DoorReading } from './door.rules.js';
import { cleanBody, isShortAnswer } from './inbound.rules.js';
import { InboundRepository, type Ingested, type IngestInput } from './inbound.repository.js';
import { InboundRoutes } from './inbound-routes.service.js';
import { StaffIdentity } from './staff-identity.service.js';

const LEAD_SOURCE = { sms: 'inbound_sms', whatsapp: 'inbound_whatsapp' } as const;

/** A text with everything that is known of it before the database is asked. */
export interface ReadText {
  body: string;
  profile: OrgProfile;
  reading: DoorReading;
  providerKeyword: Keyword | null;
  input: IngestInput;
}

/** Stores each text once, in one transaction, and decides at once what may not wait for a model. */
@Injectable()
export class InboundService {
  constructor(
    private readonly repository: InboundRepository,
    private readonly routes: InboundRoutes,
    private readonly orgs: OrgsService,
    private readonly staff: StaffIdentity,
    private readonly suppressions: Suppressions,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {}

  /** Reads a text: the same for one that is stored alone and one that shares a commit. */
  async read(account: ChannelAccount, message: InboundMessage): Promise<ReadText> {
    const profile = await this.orgs.profile();
    const body = cleanBody(message.body);
    const input = {
      accountId: account.id,
      providerMessageId: message.providerMessageId,
      raw: message.raw,
      identityKind: message.channel === 'sms' ? ('phone' as const) : ('whatsapp' as const),
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
    };
    const taken = providerKeyword(message.optOutType);
    return { body, profile, reading: readAtDoor(body, profile, taken), providerKeyword: taken, input };
  }

  /** Stores one text and starts what follows from it; a repeated delivery changes nothing. Also used by the backfill. */
  async receive(account: ChannelAccount, message: InboundMessage, tx: Tx): Promise<void> {
    const { body, profile, reading, providerKeyword: taken, input } = await this.read(account, message);
    if (await this.staff.take(account, { ...message, body }, profile.kind === 'operations', tx)) return;
    // Before the text's thread is locked: a claim of a send on another number may wait for rows while we wait for it.
    if (reading.keyword === 'stop' || wishToStop(body) === 'sure') await this.suppressions.lock(message.from);
    const ingested = await this.repository.ingest(tx, input);
    if (!ingested) return;
    const { isSuppressed, suppressionSource, isBlocked, handler } = ingested;
    const { name, vertical, country, settings, status } = profile;
    const business = { name, vertical, country, phone: settings.businessPhone ?? null, status };
    const language = languageOfThread(ingested.memory);
    const facts = {
      isSuppressed,
      suppressionSource,
      isBlocked,
      handler,
      business,
      stopReplyOwner: account.stopReplyOwner,
      ...(taken && { providerKeyword: taken }),
      ...(language && { language }),
    };
    const route = routeAtDoor(reading, facts);
    if (route === 'turn') return this.wake(tx, ingested);
    await this.routes.apply(tx, route, { account, body, ingested, reading, facts });
  }

  private wake(tx: Tx, ingested: Ingested): void {
    const delayMs = Math.max(0, ingested.wakeAt.getTime() - this.clock.now().getTime());
    tx.afterCommit(() => this.hints.turn(tx.orgId, ingested.conversationId, delayMs));
  }
}
