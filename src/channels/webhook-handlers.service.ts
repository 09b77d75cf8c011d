import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import type { ChannelAccount } from './channel-account.entity.js';
import type { CallEvent, InboundMessage, Receipt, VoiceAnswer } from './channel.port.js';

/** Stores a text: resolves when it is committed, rejects when it is not. */
export type MessageHandler = (account: ChannelAccount, message: InboundMessage) => Promise<void>;
export type ReceiptHandler = (account: ChannelAccount, receipt: Receipt, tx: Tx) => Promise<void>;
export type CallHandler = (account: ChannelAccount, event: CallEvent, tx: Tx) => Promise<VoiceAnswer>;

/** Events about calls to our numbers go to the handler of this purpose. */
export const INBOUND_CALLS = 'inbound';

/** Who acts on what the providers tell us. Higher floors register once at start; a missing or double one stops the start. */
@Injectable()
export class WebhookHandlers implements OnApplicationBootstrap {
  private messageHandler?: MessageHandler;
  private receiptHandler?: ReceiptHandler;
  private readonly callHandlers = new Map<string, CallHandler>();

  onMessage(handler: MessageHandler): void {
    if (this.messageHandler) throw new Error('Two modules want to handle inbound messages; only one may.');
    this.messageHandler = handler;
  }

  onReceipt(handler: ReceiptHandler): void {
    if (this.receiptHandler) throw new Error('Two modules want to handle receipts; only one may.');
    this.receiptHandler = handler;
  }

  /** `purpose` separates calls that we place ourselves (an alert to the owner) from calls to our numbers. */
  onCall(handler: CallHandler, purpose = INBOUND_CALLS): void {
    if (this.callHandlers.has(purpose)) throw new Error(`Two modules want to handle calls of the purpose "${purpose}"; only one may.`);
    this.callHandlers.set(purpose, handler);
  }

  onApplicationBootstrap(): void {
    const missing = [
      this.messageHandler ? '' : 'messages',
      this.receiptHandler ? '' : 'receipts',
      this.callHandlers.has(INBOUND_CALLS) ? '' : 'calls',
    ].filter(Boolean);
    if (missing.length > 0) throw new Error(`No module handles inbound ${missing.join(', ')}.`);
  }

  message(account: ChannelAccount, message: InboundMessage): Promise<void> {
    return required(this.messageHandler)(account, message);
  }

  receipt(account: ChannelAccount, receipt: Receipt, tx: Tx): Promise<void> {
    return required(this.receiptHandler)(account, receipt, tx);
  }

  /** An event whose purpose nobody serves any more is answered with nothing. */
  async call(account: ChannelAccount, event: CallEvent, tx: Tx): Promise<VoiceAnswer> {
    const handler = this.callHandlers.get(event.purpose ?? INBOUND_CALLS);
    return handler ? handler(account, event, tx) : [];
  }
}

function required<T>(handler: T | undefined): T {
  if (!handler) throw new Error('This webhook has no handler yet.');
  return handler;
}
