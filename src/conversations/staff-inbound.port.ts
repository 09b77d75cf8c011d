import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';

/** A text from one of the business's own people, or to the agency's alert number. */
export interface StaffText {
  /** The org whose number received it: a client org, or the operations org for replies to alerts. */
  orgId: string;
  accountId: string;
  phone: string;
  body: string;
  providerMessageId: string;
  isOperations: boolean;
}

export type StaffTextHandler = (text: StaffText, tx: Tx) => Promise<void>;

/** Staff texts are commands and relays, never leads (rules.md C-10); notifications registers the one handler. */
@Injectable()
export class StaffInbound {
  private handler?: StaffTextHandler;

  register(handler: StaffTextHandler): void {
    if (this.handler) throw new Error('Two modules want to handle staff texts; only one may.');
    this.handler = handler;
  }

  async handle(text: StaffText, tx: Tx): Promise<void> {
    if (!this.handler) throw new Error('No module handles staff texts.');
    await this.handler(text, tx);
  }
}
