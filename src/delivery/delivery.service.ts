import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import { ChannelAccounts } from '../channels/channel-accounts.service.js';
import type { Receipt } from '../channels/channel.port.js';
import { WebhookHandlers } from '../channels/webhook-handlers.service.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { applyReceipt } from './outbound.machine.js';
import { ReceiptsRepository, type TrackedSend } from './receipts.repository.js';
import { SendOutcomes } from './send-outcomes.service.js';

/** Applies receipts: upward only, once each, and also those that arrive before the answer to the send. */
@Injectable()
export class DeliveryService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly accounts: ChannelAccounts,
    private readonly handlers: WebhookHandlers,
    private readonly repository: ReceiptsRepository,
    private readonly outcomes: SendOutcomes,
  ) {}

  onModuleInit(): void {
    this.handlers.onReceipt((account, receipt, tx) => this.receive(account, receipt, tx));
  }

  async receive(account: ChannelAccount, receipt: Receipt, tx: Tx): Promise<void> {
    if (!(await this.repository.claimEvent(tx, account.id, receipt))) return;
    const send = await this.repository.lock(tx, account.id, receipt.sid, receipt.outboundId);
    if (!send) return this.repository.park(tx, account.id, receipt);
    await this.apply(tx, account, send, receipt);
  }

  /** Catches up with receipts that came before we knew the provider's id. */
  async applyParked(tx: Tx, account: ChannelAccount, sid: string): Promise<void> {
    for (const receipt of await this.repository.unpark(tx, account.id, sid)) {
      const send = await this.repository.lock(tx, account.id, sid, undefined);
      if (send) await this.apply(tx, account, send, receipt);
    }
  }

  /** Tells, once the commit is durable, that receipts wait for the text that was just recorded. */
  lookForParked(tx: Tx, account: ChannelAccount, sid: string, found: () => void): void {
    this.repository.lookForParked(tx, account.id, sid, found);
  }

  /** Receipts that are still parked although their text is known: the process that recorded it died before it looked. */
  async applyForgotten(orgId: string, outboundId: string): Promise<void> {
    await this.database.asOrg(orgId, async (tx) => {
      const [account, sid] = await Promise.all([this.accounts.ofOutbound(outboundId), this.repository.sidOf(tx, outboundId)]);
      if (account && sid !== null) await this.applyParked(tx, account, sid);
    });
  }

  private async apply(tx: Tx, account: ChannelAccount, send: TrackedSend, receipt: Receipt): Promise<void> {
    const effect = applyReceipt(send.state, send.rank, receipt);
    if (!effect) return;
    const wasOpen = ['queued', 'sending', 'unknown'].includes(send.state);
    if (effect.isFailure) {
      const failure = { code: receipt.errorCode ?? receipt.status, message: receipt.status, reason: receipt.reason ?? ('other' as const) };
      await this.repository.apply(tx, send.id, send.state === 'queued' ? 'accepted' : send.state, receipt);
      await this.outcomes.fail(tx, send, account, null, failure);
    } else {
      await this.repository.apply(tx, send.id, effect.state, receipt);
      if (wasOpen) this.outcomes.settledAsAccepted(tx, send);
    }
    await this.outcomes.changed(tx, send);
  }
}
