import { Injectable } from '@nestjs/common';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import type { InboundMessage } from '../channels/channel.port.js';
import { bareAddress } from '../common/phone.rules.js';
import { StaffPhones } from '../orgs/staff-phones.service.js';
import { Crypto } from '../platform/crypto/crypto.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { InboundRepository } from './inbound.repository.js';
import { StaffInbound } from './staff-inbound.port.js';

/** Recognises the business's own people before anybody becomes a lead, and keys addresses for the suppression list. */
@Injectable()
export class StaffIdentity {
  constructor(
    private readonly phones: StaffPhones,
    private readonly inbound: StaffInbound,
    private readonly repository: InboundRepository,
    private readonly crypto: Crypto,
  ) {}

  hmac(address: string): Buffer {
    return this.crypto.hmac(bareAddress(address));
  }

  /** True when the text was a staff text (new or repeated) and has been dealt with. */
  async take(account: ChannelAccount, message: InboundMessage, isOperations: boolean, tx: Tx): Promise<boolean> {
    if (!isOperations && !(await this.phones.find(message.from))) return false;
    if (!(await this.repository.claimEvent(tx, account.id, message.providerMessageId, message.raw))) return true;
    const { from: phone, body, providerMessageId } = message;
    await this.inbound.handle({ orgId: tx.orgId, accountId: account.id, phone, body, providerMessageId, isOperations }, tx);
    return true;
  }
}
