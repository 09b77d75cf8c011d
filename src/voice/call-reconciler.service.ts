import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ChannelAccounts } from '../channels/channel-accounts.service.js';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import type { CallEvent, ProviderCall } from '../channels/channel.port.js';
import { addMinutes, addSeconds } from '../common/clock.js';
import { wholeList } from '../delivery/provider-list.rules.js';
import { Database } from '../platform/database/database.service.js';
import { failpoint } from '../platform/failpoints/failpoint.js';
import { Recurring } from '../scheduler/recurring.service.js';
import { CallEvents } from './call-events.service.js';
import { CallLedger } from './call-ledger.service.js';
import { CallsRepository } from './calls.repository.js';

const BATCH = 100;
const DECIDE_SECONDS = 30;
const LIVE_SECONDS = 60;
const BACKFILL_SECONDS = 300;
/** Looks overlap by this much, so that a slow provider list loses nothing; a known call is left alone. */
const OVERLAP_MINUTES = 20;
/** The most that one list answers. */
const PAGE = 1000;
const ENDED = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

/** Finds what webhooks did not bring: missed calls without a decision (R8), calls that never ended, calls we never heard of. */
@Injectable()
export class CallReconciler implements OnModuleInit {
  private readonly logger = new Logger(CallReconciler.name);

  constructor(
    private readonly recurring: Recurring,
    private readonly database: Database,
    private readonly repository: CallsRepository,
    private readonly ledger: CallLedger,
    private readonly calls: CallEvents,
    private readonly accounts: ChannelAccounts,
  ) {}

  onModuleInit(): void {
    this.recurring.every('voice.undecided', DECIDE_SECONDS, () => this.decideMissed());
    this.recurring.every('voice.live', LIVE_SECONDS, () => this.endForgotten());
    this.recurring.every('voice.backfill', BACKFILL_SECONDS, () => this.backfill());
  }

  async decideMissed(): Promise<void> {
    for (const { orgId, id } of await this.due('missed_call', '10 seconds')) {
      await failpoint('recon.mid');
      await this.tolerate(() => this.database.asOrg(orgId, (tx) => this.ledger.decide(tx, id)));
    }
  }

  /** A call that has been "ringing" for minutes lost its last webhook, or is a long talk: the provider knows. */
  async endForgotten(): Promise<void> {
    for (const { orgId, id } of await this.due('live_call', '10 minutes')) {
      await this.tolerate(() => this.database.withOrg(orgId, () => this.askProvider(orgId, id)));
    }
  }

  async backfill(): Promise<void> {
    for (const { orgId, accountId } of await this.accounts.allActive()) {
      await this.tolerate(() => this.database.withOrg(orgId, () => this.backfillAccount(orgId, accountId)));
    }
  }

  private due(work: 'missed_call' | 'live_call', grace: string): Promise<{ orgId: string; id: string }[]> {
    return this.database.asSystem(`find calls: ${work}`, (tx) => this.repository.due(tx, work, BATCH, grace));
  }

  private async askProvider(orgId: string, id: string): Promise<void> {
    const call = await this.database.asOrg(orgId, (tx) => this.repository.lock(tx, id));
    if (!call) return;
    const account = await this.accounts.get(call.channelAccountId);
    const listed = await this.accounts.port(account).listCalls(account, { to: account.address, since: addMinutes(call.startedAt, -5) });
    const found = listed.find((each) => each.sid === call.callSid);
    if (found && !ENDED.has(found.status)) return;
    await this.database.asOrg(orgId, async (tx) => {
      if (found) await this.calls.handle(account, statusEvent(found), tx);
      // Still open: the provider has no news, or the line closed while the result of the ring was lost.
      await this.ledger.settle(tx, id);
    });
  }

  private async backfillAccount(orgId: string, accountId: string): Promise<void> {
    const account = await this.accounts.get(accountId);
    if (account.channel !== 'sms') return;
    const { until: seen, now } = await this.accounts.callsSeen(accountId);
    const since = addMinutes(seen, -OVERLAP_MINUTES);
    const port = this.accounts.port(account);
    const ask = (until: Date | undefined) =>
      port.listCalls(account, { to: account.address, since, limit: PAGE, ...(until ? { until } : {}) });
    for (const call of await wholeList(ask, PAGE)) {
      if (call.direction === 'inbound' && !call.parentCallSid && ENDED.has(call.status)) await this.take(orgId, account, call);
    }
    await this.accounts.setCallsSeen(accountId, now);
  }

  private take(orgId: string, account: ChannelAccount, call: ProviderCall): Promise<void> {
    return this.database.asOrg(orgId, async (tx) => {
      if (await this.repository.isKnown(tx, account.id, call.sid)) return;
      await failpoint('backfill.mid');
      await this.calls.handle(account, statusEvent(call), tx);
    });
  }

  /** One org's trouble must not keep the others waiting; the row is found again at the next look. */
  private async tolerate(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.warn(`a call waits for the next look: ${(error as Error).message}`);
    }
  }
}

/** What the provider's list says, as the status callback that never came. */
function statusEvent(call: ProviderCall): CallEvent {
  return {
    type: 'status',
    callSid: call.sid,
    from: call.from,
    to: call.to,
    callStatus: call.status,
    callSeconds: call.durationSeconds,
    at: addSeconds(call.startedAt, call.durationSeconds),
    raw: call.raw,
  };
}
