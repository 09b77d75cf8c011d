import { Injectable, Logger } from '@nestjs/common';
import { refused } from '../common/errors.js';
import { Audit } from '../audit/audit.service.js';
import { Config } from '../platform/config/config.service.js';
import { Database } from '../platform/database/database.service.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import { TenantContext } from '../platform/tenancy/tenant-context.js';
import type { ChannelAccount } from './channel-account.entity.js';
import { ChannelAccounts } from './channel-accounts.service.js';
import { TwilioAdapter, type TwilioCredentials } from './twilio/twilio.adapter.js';
import { numberWebhooks } from './voice-callback.rules.js';

const COUNTRY = 'US';

/** Buys and releases numbers: with the org's own provider account, or a subaccount that the agency's account opens for it. */
@Injectable()
export class Numbers {
  private readonly logger = new Logger(Numbers.name);

  constructor(
    private readonly database: Database,
    private readonly accounts: ChannelAccounts,
    private readonly twilio: TwilioAdapter,
    private readonly config: Config,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
  ) {}

  list(): Promise<ChannelAccount[]> {
    return this.accounts.list();
  }

  /** Provider calls stand outside the transaction; a number that could not be stored is given back. */
  async buy(wanted: { areaCode?: string; address?: string }): Promise<ChannelAccount> {
    const owner = await this.ownerCredentials();
    const address = wanted.address ?? (await this.firstAvailable(owner, wanted.areaCode));
    const bought = await this.twilio.purchaseNumber(owner, address, numberWebhooks(this.config.values.publicBaseUrl));
    try {
      return await this.store(owner, bought.address, bought.externalNumberId);
    } catch (error) {
      await this.twilio.releaseNumber(owner, bought.externalNumberId).catch((failure: Error) => {
        this.logger.error({ err: failure }, 'a number was bought, could not be stored, and could not be given back');
      });
      throw error;
    }
  }

  async release(id: string): Promise<void> {
    const account = await this.accounts.get(id);
    if (account.state === 'released') return;
    if (account.externalNumberId) await this.twilio.releaseNumber(this.twilio.credentialsOf(account), account.externalNumberId);
    await this.database.transaction(async (tx) => {
      await this.accounts.release(id);
      await this.audit.record(tx, { action: 'numbers.release', targetType: 'number', targetId: id, before: { address: account.address } });
      await this.realtime.changed(tx, 'numbers', id, 'deleted');
    });
  }

  private store(owner: TwilioCredentials, address: string, externalNumberId: string): Promise<ChannelAccount> {
    return this.database.transaction(async (tx) => {
      const account = await this.accounts.create({
        address,
        externalNumberId,
        externalAccountId: owner.accountSid,
        authToken: owner.authToken,
        apiBaseUrl: owner.baseUrl,
      });
      await this.audit.record(tx, { action: 'numbers.buy', targetType: 'number', targetId: account.id, after: { address } });
      await this.realtime.changed(tx, 'numbers', account.id, 'created');
      return account;
    });
  }

  private async firstAvailable(owner: TwilioCredentials, areaCode: string | undefined): Promise<string> {
    const [found] = await this.twilio.searchNumbers(owner, { country: COUNTRY, limit: 1, ...(areaCode ? { areaCode } : {}) });
    if (!found) throw refused('numbers.none_available', 'The provider has no number in this area. Try another area code.');
    return found.address;
  }

  /** Each client has its own provider account, so that one client's trouble with carriers is not another's (contracts.md 1.7). */
  private async ownerCredentials(): Promise<TwilioCredentials> {
    const own = (await this.accounts.list()).find((account) => account.provider === 'twilio');
    if (own) return this.twilio.credentialsOf(own);
    const { orgId } = TenantContext.require();
    const agency = await this.accounts.agencyAccount(orgId);
    return this.twilio.createSubaccount(this.twilio.credentialsOf(agency), `ringback ${orgId}`);
  }
}
