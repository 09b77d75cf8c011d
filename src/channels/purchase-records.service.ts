import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { AppError, conflict, notFound } from '../common/errors.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import type { ChannelAccount } from './channel-account.entity.js';
import { ChannelAccounts } from './channel-accounts.service.js';
import type { NumberPurchase } from './number-purchase.entity.js';
import { NumberPurchasesRepository } from './number-purchases.repository.js';
import { RegistrationFollowUp } from './registration/registration-follow-up.service.js';
import type { TwilioCredentials } from './twilio/twilio-clients.js';
import type { ProviderNumber } from './twilio/twilio-provisioning.js';

/** What is written about purchases: each method is one transaction or joins the caller's. */
@Injectable()
export class PurchaseRecords {
  constructor(
    private readonly database: Database,
    private readonly repository: NumberPurchasesRepository,
    private readonly accounts: ChannelAccounts,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
    private readonly clock: Clock,
    private readonly registration: RegistrationFollowUp,
  ) {}

  open(): Promise<NumberPurchase[]> {
    return this.database.transaction((tx) => this.repository.open(tx));
  }

  find(id: string): Promise<NumberPurchase | null> {
    return this.database.transaction((tx) => this.repository.lock(tx, id));
  }

  ofRequest(requestKey: string): Promise<NumberPurchase | null> {
    return this.database.transaction((tx) => this.repository.ofRequest(tx, requestKey));
  }

  /** The number if the org has it already: buying what one owns is done. */
  owned(address: string): Promise<ChannelAccount | null> {
    return this.accounts.byAddress(address, 'sms');
  }

  /** A number that is connected here, to whichever org, is not bought at all. */
  async refuseConnected(address: string): Promise<void> {
    if (await this.accounts.route('sms', address)) throw conflict('numbers.gone', 'This number is connected already. Choose another one.');
  }

  /** The account that a finished purchase led to; one that was released since is no answer. */
  async account(purchase: NumberPurchase): Promise<ChannelAccount> {
    const account = await this.accounts.get(purchase.channelAccountId!);
    if (account.state === 'released')
      throw conflict('numbers.released', 'The number of this request was released since. Send a new request.');
    return account;
  }

  /** A new purchase, or the open one of the same number or request. */
  async claim(
    tx: Tx,
    wanted: { id: string; address: string; requestKey: string | null; externalAccountId: string },
  ): Promise<{ row: NumberPurchase; isOld: boolean }> {
    const at = this.clock.real();
    if (await this.repository.claim(tx, { ...wanted, at })) {
      const { id, address, requestKey, externalAccountId } = wanted;
      const row = { id, orgId: tx.orgId, address, requestKey, externalAccountId, createdAt: at };
      return { row: { ...row, state: 'claimed', channelAccountId: null, problem: null, finishedAt: null }, isOld: false };
    }
    const known =
      (wanted.requestKey === null ? null : await this.repository.ofRequest(tx, wanted.requestKey)) ??
      (await this.repository.openFor(tx, wanted.address));
    if (!known)
      throw new AppError('numbers.purchase_open', 503, 'This number is just being bought. Try again shortly.', { retryAfterSeconds: 5 });
    return { row: known, isOld: true };
  }

  /** The number becomes the org's; done once, however often it is asked. */
  store(owner: TwilioCredentials, purchase: NumberPurchase, bought: ProviderNumber): Promise<ChannelAccount> {
    return this.database.transaction(async (tx) => {
      const current = await this.repository.lock(tx, purchase.id);
      if (!current) throw notFound('number_purchase');
      if (current.state === 'done') return this.account(current);
      const account = await this.accounts.create({
        address: bought.address,
        externalNumberId: bought.externalNumberId,
        externalAccountId: owner.accountSid,
        authToken: owner.authToken,
        apiBaseUrl: owner.baseUrl,
      });
      await this.repository.done(tx, purchase.id, account.id);
      if (!account.isSimulated) await this.registration.now(tx, `number:${account.id}`);
      const after = { address: bought.address, purchase: purchase.id };
      await this.audit.record(tx, { action: 'numbers.buy', targetType: 'number', targetId: account.id, after });
      await this.realtime.changed(tx, 'numbers', account.id, 'created');
      return account;
    });
  }

  failed(id: string, problem: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const current = await this.repository.lock(tx, id);
      if (current?.state !== 'claimed') return;
      await this.repository.failed(tx, id, problem);
      await this.audit.record(tx, { action: 'numbers.buy_failed', targetType: 'number_purchase', targetId: id, after: { problem } });
    });
  }
}
