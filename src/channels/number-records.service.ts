import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { conflict } from '../common/errors.js';
import { Database } from '../platform/database/database.service.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import type { ChannelAccount } from './channel-account.entity.js';
import { ChannelAccounts } from './channel-accounts.service.js';
import { RegistrationFollowUp } from './registration/registration-follow-up.service.js';
import { ReleaseChecks } from './release-checks.service.js';
import type { TwilioCredentials } from './twilio/twilio-clients.js';
import type { ProviderNumber } from './twilio/twilio-provisioning.js';

/** What is written about numbers that come and go: each method is one transaction with its trail. */
@Injectable()
export class NumberRecords {
  constructor(
    private readonly database: Database,
    private readonly accounts: ChannelAccounts,
    private readonly checks: ReleaseChecks,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
    private readonly registration: RegistrationFollowUp,
  ) {}

  connect(owner: TwilioCredentials, found: ProviderNumber): Promise<ChannelAccount> {
    return this.database.transaction(async (tx) => {
      const account = await this.accounts.create({
        address: found.address,
        externalNumberId: found.externalNumberId,
        externalAccountId: owner.accountSid,
        authToken: owner.authToken,
        apiBaseUrl: owner.baseUrl,
        origin: 'connected',
      });
      if (!account.isSimulated) await this.registration.now(tx, `number:${account.id}`);
      const after = { address: found.address };
      await this.audit.record(tx, { action: 'numbers.connect', targetType: 'number', targetId: account.id, after });
      await this.realtime.changed(tx, 'numbers', account.id, 'created');
      return account;
    });
  }

  async configured(account: ChannelAccount): Promise<void> {
    await this.database.transaction((tx) =>
      this.audit.record(tx, {
        action: 'numbers.configure',
        targetType: 'number',
        targetId: account.id,
        after: { address: account.address },
      }),
    );
  }

  async refuseWhileWaiting(account: ChannelAccount): Promise<void> {
    const waiting = await this.database.transaction((tx) => this.checks.waiting(tx, account.id));
    if (waiting === 0) return;
    const threads = waiting === 1 ? 'One conversation' : `${waiting} conversations`;
    throw conflict(
      'numbers.threads_waiting',
      `${threads} on this number ${waiting === 1 ? 'is' : 'are'} not finished. Finish them first, or release it anyway: nobody will be answered on it then.`,
      { waiting },
    );
  }

  /** `isLeft`: the provider did not let us in, so that the number still stands there. */
  async release(account: ChannelAccount, action: string, isLeft = false): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.accounts.release(account.id);
      const { address, externalAccountId } = account;
      const after = isLeft ? { after: { leftAtProvider: true, account: externalAccountId } } : {};
      await this.audit.record(tx, { action, targetType: 'number', targetId: account.id, before: { address }, ...after });
      await this.realtime.changed(tx, 'numbers', account.id, 'deleted');
    });
  }
}
