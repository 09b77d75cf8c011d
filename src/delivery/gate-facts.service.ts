import { Injectable } from '@nestjs/common';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import { parsePhone } from '../common/phone.rules.js';
import { OrgsService } from '../orgs/orgs.service.js';
import { Quotas } from '../orgs/quotas.service.js';
import type { GateFacts } from '../policy/gate-facts.schema.js';
import { lineTypeOn } from '../policy/line-type.rules.js';
import { SendCounters, type SendLimits } from '../policy/send-counters.service.js';
import { Suppressions } from '../policy/suppressions.service.js';
import { candidateZones } from '../policy/zones.rules.js';
import { isFirstToContact } from './outbound.machine.js';
import type { ClaimableSend } from './sends.repository.js';

/** Gathers, under the locks of the claim, everything the gate may know about one text. */
@Injectable()
export class GateFactsService {
  constructor(
    private readonly orgs: OrgsService,
    private readonly suppressions: Suppressions,
    private readonly counters: SendCounters,
    private readonly quotas: Quotas,
  ) {}

  async of(send: ClaimableSend, account: ChannelAccount): Promise<GateFacts> {
    const profile = await this.orgs.profile();
    const { settings } = profile;
    const { thread } = send;
    const isStaff = send.lane === 'staff';
    const quotas = await this.quotas.limits();
    const [suppression, counters] = await Promise.all([
      isStaff ? null : send.receiver ? send.receiver.suppression : this.suppressions.isSuppressed(send.to, account.channel),
      this.counters.facts(send.to, limitsOf(send, { ...settings, messagesPerMonth: quotas.messagesPerMonth }), send.receiver?.counters),
    ]);
    return {
      lane: send.lane,
      kind: send.kind,
      now: send.now,
      org: {
        status: send.orgStatus,
        name: profile.name,
        timeZone: profile.timeZone,
        country: profile.country,
        allowedCountries: settings.allowedCountries,
        quietStart: settings.quietStart,
        quietEnd: settings.quietEnd,
        caps: { hour: settings.hourlySendCap, day: settings.dailySendCap },
        messagesPerMonth: quotas.messagesPerMonth,
      },
      channel: { kind: account.channel, registration: account.registration, isSimulated: account.isSimulated, state: account.state },
      to: {
        address: send.to,
        country: parsePhone(send.to, profile.country)?.country ?? null,
        isStaff,
        timeZones: candidateZones({ contactZone: thread?.contactZone ?? null, address: send.to, orgZone: profile.timeZone }),
        lineType: thread ? lineTypeOn(account.channel, thread.line, thread.lastInboundAt) : 'unknown',
        isBlocked: thread?.isBlocked ?? false,
      },
      suppression,
      conversation: thread && {
        handler: thread.handler,
        status: thread.status,
        serviceWindowUntil: thread.serviceWindowUntil,
        lastInboundAt: thread.lastInboundAt,
        identicalTextsInARow: identicalInARow(send.body, thread.recentBodies),
        turnsLastHour: thread.turnsLastHour,
        messageBudget: thread.messageBudget,
      },
      counters: { ...counters, waitingLanes: send.waitingLanes },
      body: send.body,
      expiresAt: send.expiresAt,
      isHumanAuthored: send.sender === 'human',
      isFirstToContact: isFirstToContact(send),
      ...(send.sender === 'ai' && send.kind === 'reply' ? { content: { pricingPolicy: settings.pricingPolicy } } : {}),
    };
  }
}

function limitsOf(
  send: ClaimableSend,
  settings: { hourlySendCap: number; dailySendCap: number; messagesPerMonth: number | null },
): SendLimits | undefined {
  if (send.lane === 'staff' || send.sender === 'human') return undefined;
  const isFirst = send.thread !== null && !send.thread.hasSentBefore && send.thread.lastInboundAt === null;
  return { hour: settings.hourlySendCap, day: settings.dailySendCap, month: settings.messagesPerMonth, isFirst };
}

/** How many times in a row the same words would have gone out, this time included; `recent` is newest first. */
export function identicalInARow(body: string, recent: readonly string[]): number {
  const firstOther = recent.findIndex((other) => other !== body);
  return 1 + (firstOther === -1 ? recent.length : firstOther);
}
