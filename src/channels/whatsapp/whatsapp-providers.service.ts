import { Injectable } from '@nestjs/common';
import { refused } from '../../common/errors.js';
import { Config } from '../../platform/config/config.service.js';
import type { NewChannelAccount } from '../channel-accounts.service.js';
import { MetaProvisioning } from '../meta/meta-provisioning.js';
import { OrderingAccount } from '../ordering-account.service.js';
import { TwilioProvisioning } from '../twilio/twilio-provisioning.js';

/** A number at Meta, with what opens it. */
export interface MetaSender {
  phoneNumberId: string;
  wabaId: string;
  accessToken: string;
  appSecret: string;
}

/** Looks at the providers whether a sender exists and the credentials open it. */
@Injectable()
export class WhatsAppProviders {
  constructor(
    private readonly ordering: OrderingAccount,
    private readonly twilioAccounts: TwilioProvisioning,
    private readonly metaAccounts: MetaProvisioning,
    private readonly config: Config,
  ) {}

  async twilio(address: string): Promise<NewChannelAccount> {
    const owner = await this.ordering.forOrders();
    const sender = await this.twilioAccounts.findWhatsAppSender(owner, address);
    if (!sender)
      throw refused(
        'whatsapp.no_sender',
        'Your provider account has no WhatsApp sender with this number. Register it there first (Messaging, Senders).',
      );
    return {
      provider: 'twilio',
      address,
      externalAccountId: owner.accountSid,
      externalNumberId: sender.sid,
      authToken: owner.authToken,
      apiBaseUrl: owner.baseUrl,
      state: sender.status === 'ONLINE' ? 'active' : 'paused',
    };
  }

  async meta({ phoneNumberId, wabaId, accessToken, appSecret }: MetaSender): Promise<NewChannelAccount> {
    const apiBaseUrl = this.config.values.metaApiBaseUrl;
    const number = await this.metaAccounts.number(apiBaseUrl, { wabaId, phoneNumberId, accessToken });
    return {
      provider: 'meta',
      address: number.address,
      displayName: number.name,
      externalAccountId: wabaId,
      externalNumberId: phoneNumberId,
      authToken: JSON.stringify({ accessToken, appSecret }),
      apiBaseUrl,
      state: 'paused',
    };
  }
}
