import { Injectable } from '@nestjs/common';
import { AppError, conflict, refused } from '../common/errors.js';
import { Config } from '../platform/config/config.service.js';
import type { ChannelAccount } from './channel-account.entity.js';
import { ChannelAccounts } from './channel-accounts.service.js';
import { NumberPurchases, type WantedNumber } from './number-purchases.service.js';
import { NumberRecords } from './number-records.service.js';
import { OrderingAccount } from './ordering-account.service.js';
import { isShutOut } from './shut-out.rules.js';
import { TwilioAdapter } from './twilio/twilio.adapter.js';
import { TwilioProvisioning, type AvailableNumber } from './twilio/twilio-provisioning.js';
import { numberWebhooks } from './voice-callback.rules.js';

const COUNTRY = 'US';
const UNHOOKED = { voiceUrl: '', smsUrl: '', statusCallback: '' };

/** A number that ended here and still stands, and costs, in a provider account that does not let us in. */
export interface LeftNumber {
  address: string;
  externalAccountId: string;
}

type HeldAccount = ChannelAccount & { externalNumberId: string };

/** The numbers of the active org: looked for, bought, taken over from the org's own account, hooked up, given back. */
@Injectable()
export class Numbers {
  constructor(
    private readonly accounts: ChannelAccounts,
    private readonly purchases: NumberPurchases,
    private readonly ordering: OrderingAccount,
    private readonly records: NumberRecords,
    private readonly provisioning: TwilioProvisioning,
    private readonly twilio: TwilioAdapter,
    private readonly config: Config,
  ) {}

  async list(): Promise<{ numbers: ChannelAccount[]; open: { address: string; since: Date }[] }> {
    const [numbers, open] = await Promise.all([this.accounts.list(), this.purchases.open()]);
    return { numbers, open: open.map(({ address, createdAt }) => ({ address, since: createdAt })) };
  }

  /** Numbers that can be bought now, of an area or of anywhere in the country. */
  async available(areaCode?: string): Promise<AvailableNumber[]> {
    const query = { country: COUNTRY, ...(areaCode === undefined ? {} : { areaCode }) };
    return this.provisioning.searchNumbers(await this.ordering.forSearch(), query);
  }

  buy(wanted: WantedNumber): Promise<ChannelAccount> {
    return this.purchases.buy(wanted);
  }

  /** A number that the org's provider account has already: its calls and texts are pointed to us. */
  async connect(address: string): Promise<ChannelAccount> {
    const known = await this.accounts.byAddress(address, 'sms');
    if (known) return known;
    const owner = await this.ordering.forOrders();
    const found = await this.provisioning.findNumber(owner, address);
    if (!found)
      throw refused('numbers.not_in_account', 'Your provider account does not have this number. Check the number, or buy it there first.');
    const account = await this.records.connect(owner, found);
    try {
      await this.provisioning.configureNumber(owner, found.externalNumberId, this.webhooks());
    } catch (error) {
      await this.records.release(account, 'numbers.connect_failed');
      throw error;
    }
    return account;
  }

  /** Points a number to us again, after PUBLIC_BASE_URL changed or somebody changed it at the provider. */
  async configure(id: string): Promise<ChannelAccount> {
    const account = await this.accounts.get(id);
    const { externalNumberId } = account;
    if (account.state === 'released' || account.provider !== 'twilio' || account.channel !== 'sms' || externalNumberId === null)
      throw refused('numbers.not_hooked', 'This number has no addresses at the provider that could be set.');
    await this.ownAtProvider(account);
    await this.provisioning.configureNumber(this.twilio.credentialsOf(account), externalNumberId, this.webhooks());
    await this.records.configured(account);
    return account;
  }

  /**
   * Refuses while threads wait, unless `isForced`. The provider is asked first, so that a number that still costs is not forgotten.
   * Where it does not let us in any more, a forced release ends the number here and answers what stays there.
   */
  async release(id: string, isForced = false): Promise<LeftNumber | null> {
    const account = await this.accounts.get(id);
    if (account.state === 'released') return null;
    if (!isForced) await this.records.refuseWhileWaiting(account);
    const left = isHeldAtProvider(account) ? await this.handBack(account, isForced) : null;
    await this.records.release(account, account.origin === 'bought' ? 'numbers.release' : 'numbers.disconnect', left !== null);
    return left;
  }

  private async handBack(account: HeldAccount, isForced: boolean): Promise<LeftNumber | null> {
    try {
      // what is gone at the provider already needs only to be noted here
      if (await this.ownAtProvider(account, { mayBeGone: true })) await this.letGo(account, account.externalNumberId);
      return null;
    } catch (error) {
      if (!isForced || !isShutOut(error)) throw error;
      return { address: account.address, externalAccountId: account.externalAccountId };
    }
  }

  /** Whether all numbers could go back now, or stay where nobody lets us in: asked before anything rests, and changes nothing. */
  async checkRelease(): Promise<void> {
    const { numbers, open } = await this.list();
    if (open.length > 0)
      throw conflict('numbers.purchase_open', 'A number is still being bought for this client. Try again in a few minutes.');
    for (const account of numbers.filter(isHeldAtProvider)) {
      await this.ownAtProvider(account, { mayBeGone: true }).catch((error: unknown) => {
        if (!isShutOut(error)) throw error;
      });
    }
  }

  private async letGo(account: ChannelAccount, externalNumberId: string): Promise<void> {
    const owner = this.twilio.credentialsOf(account);
    if (account.origin === 'bought') await this.provisioning.releaseNumber(owner, externalNumberId);
    else await this.provisioning.configureNumber(owner, externalNumberId, UNHOOKED);
  }

  /** The provider must still mean the same number by this id: what was sold to somebody else is not ours to touch. */
  private async ownAtProvider(account: ChannelAccount, options: { mayBeGone?: boolean } = {}): Promise<boolean> {
    const found = await this.provisioning.findNumber(this.twilio.credentialsOf(account), account.address);
    if (found?.externalNumberId === account.externalNumberId) return true;
    if (!found && options.mayBeGone) return false;
    throw found
      ? conflict(
          'numbers.mismatch',
          'The provider has this number under another id than the one we bought. Look at it in the provider account.',
        )
      : new AppError('numbers.gone_at_provider', 409, 'The provider account does not have this number any more. Release it here.');
  }

  private webhooks(): ReturnType<typeof numberWebhooks> {
    return numberWebhooks(this.config.values.publicBaseUrl);
  }
}

const isHeldAtProvider = (account: ChannelAccount): account is HeldAccount =>
  account.state !== 'released' && account.provider === 'twilio' && account.channel === 'sms' && account.externalNumberId !== null;
