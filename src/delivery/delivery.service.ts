import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import type { Receipt } from '../channels/channel.port.js';
import { WebhookHandlers } from '../channels/webhook-handlers.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { applyReceipt } from './outbound.machine.js';
import { ReceiptsRepository, type TrackedSend } from './receipts.repository.js';
import { SendOutcomes } from './send-outcomes.service.js';

/** Applies receipts: upward only, once each, and also those that arrive before the answer to the send. */
@Injectable()
export class DeliveryService implements OnModuleInit {
  constructor(
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
      if (wasOpen) await this.outcomes.settledAsAccepted(tx, send);
    }
    await this.outcomes.changed(tx, send);
  }
}
