import { Injectable } from '@nestjs/common';
import { AppError, conflict } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { Database } from '../platform/database/database.service.js';
import { TenantContext } from '../platform/tenancy/tenant-context.js';
import { ChannelAccounts } from './channel-accounts.service.js';
import { ChannelSecrets } from './channel-secrets.service.js';
import { ProviderConnection } from './provider-connection.entity.js';
import { ConnectionRecords } from './connection-records.service.js';
import { ProviderConnectionsRepository } from './provider-connections.repository.js';
import type { TwilioCredentials } from './twilio/twilio-clients.js';
import { TwilioProvisioning } from './twilio/twilio-provisioning.js';

/**
 * Whose account pays: the org's own connection, else the account its numbers live in, else a subaccount that the agency's
 * account opens for it once. A connection that does not work is never replaced by another account behind the owner's back.
 */
@Injectable()
export class OrderingAccount {
  constructor(
    private readonly database: Database,
    private readonly accounts: ChannelAccounts,
    private readonly secrets: ChannelSecrets,
    private readonly repository: ProviderConnectionsRepository,
    private readonly records: ConnectionRecords,
    private readonly twilio: TwilioProvisioning,
  ) {}

  /** The credentials to order with. Opens the subaccount when there is no account yet. */
  async forOrders(): Promise<TwilioCredentials> {
    return (await this.present()) ?? (await this.openSubaccount());
  }

  /** For looking only: nothing is opened; an org without an account looks with the agency's. */
  async forSearch(): Promise<TwilioCredentials> {
    return (await this.present()) ?? this.agencyCredentials();
  }

  /** The account in which an order was placed; throws when its credentials are gone. */
  async ofAccount(externalAccountId: string): Promise<TwilioCredentials> {
    const known = (await this.all()).find((each) => each.accountSid === externalAccountId);
    if (!known) throw conflict('numbers.account_gone', 'The credentials of the provider account of this order are not here any more.');
    return known;
  }

  private async present(): Promise<TwilioCredentials | null> {
    const connection = await this.connection();
    if (connection?.state === 'broken')
      throw conflict('numbers.connection_broken', 'The provider does not accept the stored credentials. Enter them anew first.');
    return (await this.all())[0] ?? null;
  }

  private async all(): Promise<TwilioCredentials[]> {
    const connection = await this.connection();
    const numbers = (await this.accounts.list()).filter((account) => account.provider === 'twilio');
    return [...(connection ? this.credentialsOf(connection) : []), ...numbers.map((account) => this.ofNumber(account))];
  }

  private connection(): Promise<ProviderConnection | null> {
    return this.database.transaction((tx) => tx.repo(ProviderConnection).findOne({ provider: 'twilio' }));
  }

  private credentialsOf(connection: ProviderConnection): TwilioCredentials[] {
    const { externalAccountId: accountSid, credentialsSealed } = connection;
    if (!accountSid || credentialsSealed === null) return [];
    const authToken = this.secrets.openConnection({ ...connection, credentialsSealed });
    return [{ accountSid, authToken, baseUrl: this.secrets.baseUrlOf(connection) }];
  }

  private ofNumber(
    account: Parameters<ChannelSecrets['open']>[0] & { externalAccountId: string; apiBaseUrl: string; isSimulated: boolean },
  ) {
    return { accountSid: account.externalAccountId, authToken: this.secrets.open(account), baseUrl: this.secrets.baseUrlOf(account) };
  }

  private async agencyCredentials(): Promise<TwilioCredentials> {
    return this.ofNumber(await this.accounts.agencyAccount(TenantContext.require().orgId));
  }

  /** Claimed first, then looked for by its name, then opened: a crash in between leaves no second account. */
  private async openSubaccount(): Promise<TwilioCredentials> {
    const { orgId } = TenantContext.require();
    const agency = await this.accounts.agencyAccount(orgId);
    const credentials = this.ofNumber(agency);
    const id = await this.database.transaction((tx) =>
      this.repository.claimOpening(tx, { id: newId(), apiBaseUrl: credentials.baseUrl, isSimulated: agency.isSimulated }),
    );
    if (id === null)
      throw new AppError('numbers.account_opening', 409, 'The provider account of this business is just being opened. Try again shortly.', {
        retryAfterSeconds: 5,
      });
    try {
      const name = `ringback ${orgId}`;
      const opened = (await this.twilio.findSubaccount(credentials, name)) ?? (await this.twilio.createSubaccount(credentials, name));
      await this.keep(id, opened, agency.isSimulated);
      return opened;
    } catch (error) {
      await this.database.transaction((tx) => this.repository.yieldOpening(tx, id));
      throw error;
    }
  }

  private async keep(id: string, opened: TwilioCredentials, isSimulated: boolean): Promise<void> {
    await this.database.transaction(async (tx) => {
      const known = await tx.repo(ProviderConnection).get(id);
      // the owner connected an account of their own meanwhile
      if (known.state !== 'opening') return;
      await this.records.save(tx, known, {
        id,
        kind: 'subaccount',
        externalAccountId: opened.accountSid,
        credentialsSealed: this.secrets.sealConnection(tx.orgId, id, opened.authToken),
        secretTail: opened.authToken.slice(-4),
        apiBaseUrl: opened.baseUrl,
        isSimulated,
      });
    });
  }
}
