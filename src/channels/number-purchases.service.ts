import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock, addMinutes } from '../common/clock.js';
import { AppError, conflict, refused } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { Config } from '../platform/config/config.service.js';
import { Database } from '../platform/database/database.service.js';
import { failpoint } from '../platform/failpoints/failpoint.js';
import { MAX_JOB_ATTEMPTS } from '../scheduler/job.machine.js';
import { JobsService, type Job } from '../scheduler/jobs.service.js';
import type { ChannelAccount } from './channel-account.entity.js';
import type { NumberPurchase } from './number-purchase.entity.js';
import { OrderingAccount } from './ordering-account.service.js';
import { PurchaseRecords } from './purchase-records.service.js';
import { isSurelyNotBought, purchaseName } from './purchase.rules.js';
import { isShutOut } from './shut-out.rules.js';
import type { TwilioCredentials } from './twilio/twilio-clients.js';
import { TwilioProvisioning, type ProviderNumber } from './twilio/twilio-provisioning.js';
import { numberWebhooks } from './voice-callback.rules.js';

const COUNTRY = 'US';
const SETTLE_JOB = 'numbers.settle';
/** Longer than any answer of the provider may take: what is not there then was not bought. */
const SETTLE_MINUTES = 2;
/** How many numbers of an area are tried when others are faster. */
const ATTEMPTS = 3;

/** What is wanted: an exact number, or any of an area. `requestKey` makes a repeated request the same purchase. */
export interface WantedNumber {
  areaCode?: string;
  address?: string;
  requestKey?: string;
}

/**
 * Buys numbers so that none is paid twice and none is forgotten: the purchase is written first, the number carries its id at
 * the provider, and whatever was left open is looked up there before anything else is bought.
 */
@Injectable()
export class NumberPurchases implements OnModuleInit {
  private readonly logger = new Logger(NumberPurchases.name);

  constructor(
    private readonly database: Database,
    private readonly ordering: OrderingAccount,
    private readonly records: PurchaseRecords,
    private readonly twilio: TwilioProvisioning,
    private readonly config: Config,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(SETTLE_JOB, { mode: 'effect', run: (job) => this.settleLast(job) });
  }

  /** Purchases whose end is not known yet. */
  open(): Promise<NumberPurchase[]> {
    return this.records.open();
  }

  async buy(wanted: WantedNumber): Promise<ChannelAccount> {
    const begun = wanted.requestKey === undefined ? null : await this.records.ofRequest(wanted.requestKey);
    if (begun) return this.settle(begun);
    const mine = wanted.address === undefined ? null : await this.records.owned(wanted.address);
    if (mine) return mine;
    const owner = await this.ordering.forOrders();
    if (wanted.address !== undefined) return this.order(owner, wanted.address, wanted.requestKey);
    await this.settleOpen();
    return this.orderFirst(owner, wanted);
  }

  /** An open purchase may be this very wish, whose answer was lost: another number of the area would be a second bill. */
  private async settleOpen(): Promise<void> {
    for (const purchase of await this.records.open()) {
      const { address } = await this.settle(purchase);
      throw conflict(
        'numbers.purchase_found',
        `An earlier purchase has only now ended: ${address} belongs to this business. Ask again if it needs another number.`,
        { address },
      );
    }
  }

  /** Somebody may be faster with the first free number of an area; then the next one is as good. */
  private async orderFirst(owner: TwilioCredentials, wanted: WantedNumber): Promise<ChannelAccount> {
    const query = { country: COUNTRY, limit: ATTEMPTS, ...(wanted.areaCode ? { areaCode: wanted.areaCode } : {}) };
    let last: unknown = refused('numbers.none_available', 'The provider has no number in this area. Try another area code.');
    for (const { address } of await this.twilio.searchNumbers(owner, query)) {
      // the search took its time, in which somebody else may have begun
      await this.settleOpen();
      try {
        return await this.order(owner, address, wanted.requestKey);
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'numbers.gone') throw error;
        last = error;
      }
    }
    throw last;
  }

  private async order(owner: TwilioCredentials, address: string, requestKey: string | undefined): Promise<ChannelAccount> {
    await this.records.refuseConnected(address);
    const purchase = await this.claim(owner, address, requestKey);
    if (purchase.isOld) return this.settle(purchase.row);
    const { id } = purchase.row;
    await failpoint('numbers.claimed');
    let bought: ProviderNumber;
    try {
      bought = await this.twilio.purchaseNumber(owner, address, purchaseName(id), numberWebhooks(this.config.values.publicBaseUrl));
    } catch (error) {
      if (!isSurelyNotBought(error)) return this.settle(purchase.row);
      await this.records.failed(id, (error as Error).message);
      throw error;
    }
    await failpoint('numbers.bought');
    return this.store(owner, purchase.row, bought);
  }

  private async claim(
    owner: TwilioCredentials,
    address: string,
    requestKey: string | undefined,
  ): Promise<{ row: NumberPurchase; isOld: boolean }> {
    const id = newId();
    return this.database.transaction(async (tx) => {
      const claimed = await this.records.claim(tx, { id, address, requestKey: requestKey ?? null, externalAccountId: owner.accountSid });
      if (!claimed.isOld) {
        const dueAt = addMinutes(this.clock.now(), SETTLE_MINUTES);
        await this.jobs.schedule(tx, { kind: SETTLE_JOB, dedupeKey: id, dueAt, payload: { purchaseId: id } });
      }
      return claimed;
    });
  }

  /** A purchase that was begun before: what does the provider say? Nothing is bought here. */
  private async settle(purchase: NumberPurchase): Promise<ChannelAccount> {
    if (purchase.state === 'done') return this.records.account(purchase);
    const owner = await this.ordering.ofAccount(purchase.externalAccountId);
    const bought = await this.lookUp(owner, purchase);
    if (bought) return this.store(owner, purchase, bought);
    throw new AppError(
      'numbers.purchase_open',
      503,
      'The provider has not said yet whether the number was bought. It is looked up in two minutes; nothing is paid twice.',
      { retryAfterSeconds: 120 },
    );
  }

  /** An account that lets nobody in never answers: then the purchase ends here, and says where to look. */
  private async settleLast(job: Job): Promise<void> {
    const purchaseId = String(job.payload.purchaseId);
    try {
      await this.settleLater(purchaseId);
    } catch (error) {
      const isOver = isShutOut(error) || (error instanceof AppError && error.code === 'numbers.account_gone');
      if (!isOver || job.attempts < MAX_JOB_ATTEMPTS) throw error;
      const where = 'If the provider sold the number, it stands in the provider account: look there.';
      await this.records.failed(purchaseId, `${error.message} ${where}`);
    }
  }

  /** By now every request of ours has ended: a number that is not there was not bought. */
  private async settleLater(purchaseId: string): Promise<void> {
    const purchase = await this.records.find(purchaseId);
    if (purchase?.state !== 'claimed') return;
    const owner = await this.ordering.ofAccount(purchase.externalAccountId);
    const bought = await this.lookUp(owner, purchase);
    if (bought) await this.store(owner, purchase, bought);
    else await this.records.failed(purchaseId, 'The provider did not sell this number.');
  }

  private async lookUp(owner: TwilioCredentials, purchase: NumberPurchase): Promise<ProviderNumber | null> {
    const found = await this.twilio.findNumber(owner, purchase.address);
    return found?.name === purchaseName(purchase.id) ? found : null;
  }

  /** A number that another org here holds by its row cannot be ours: it is given back. Any other failure is left to the later look. */
  private async store(owner: TwilioCredentials, purchase: NumberPurchase, bought: ProviderNumber): Promise<ChannelAccount> {
    try {
      return await this.records.store(owner, purchase, bought);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'numbers.taken') throw error;
      this.logger.warn(`the bought number of purchase ${purchase.id} is connected elsewhere; it is given back`);
      await this.twilio.releaseNumber(owner, bought.externalNumberId);
      await this.records.failed(purchase.id, error.message);
      throw error;
    }
  }
}
