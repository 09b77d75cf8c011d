import { Injectable } from '@nestjs/common';
import { AppError, conflict, refused } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { Database } from '../platform/database/database.service.js';
import { TenantContext } from '../platform/tenancy/tenant-context.js';
import { ChannelAccounts } from './channel-accounts.service.js';
import { ChannelSecrets } from './channel-secrets.service.js';
import { ProviderConnection } from './provider-connection.entity.js';
import { ConnectionRecords } from './connection-records.service.js';
import { ProviderConnectionsRepository } from './provider-connections.repository.js';
import { isSimulatorUrl } from './simulated-account.rules.js';
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

  /** The account that orders were placed in; null when its credentials are gone. Nothing is opened. */
  known(): Promise<TwilioCredentials | null> {
    return this.present();
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

  /** The accounts of the agency of this org, which pay for provisioning and alerts; none when this is the agency's own org. */
  async agencyAccountSids(): Promise<string[]> {
    const { orgId } = TenantContext.require();
    const operations = await this.accounts.operationsOrg(orgId);
    if (operations === null || operations === orgId) return [];
    return this.database.withOrg(operations, async () => (await this.all()).map(({ accountSid }) => accountSid));
  }

  /** What is stored in the operations org: its connection, else the account its alert number lives in. */
  private async agencyCredentials(): Promise<TwilioCredentials> {
    const operations = await this.accounts.operationsOrg(TenantContext.require().orgId);
    const stored = operations === null ? null : await this.database.withOrg(operations, () => this.present()).catch(agencyBroken);
    if (!stored)
      throw refused(
        'numbers.no_provider',
        'The agency has no provider account yet. Its owner connects one: open the business marked "Agency", then Numbers, Provider account.',
      );
    return stored;
  }

  /** Claimed first, then looked for by its name, then opened: a crash in between leaves no second account. */
  private async openSubaccount(): Promise<TwilioCredentials> {
    const { orgId } = TenantContext.require();
    const credentials = await this.agencyCredentials();
    const isSimulated = isSimulatorUrl(credentials.baseUrl);
    const id = await this.database.transaction((tx) =>
      this.repository.claimOpening(tx, { id: newId(), apiBaseUrl: credentials.baseUrl, isSimulated }),
    );
    if (id === null)
      throw new AppError('numbers.account_opening', 409, 'The provider account of this business is just being opened. Try again shortly.', {
        retryAfterSeconds: 5,
      });
    try {
      const name = `ringback ${orgId}`;
      const opened = (await this.twilio.findSubaccount(credentials, name)) ?? (await this.twilio.createSubaccount(credentials, name));
      await this.keep(id, opened, isSimulated);
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

/** To a client the credentials that are broken are somebody else's. */
function agencyBroken(error: unknown): never {
  if (error instanceof AppError && error.code === 'numbers.connection_broken')
    throw conflict(
      'numbers.agency_broken',
      'The provider does not accept the credentials of the agency any more. The agency enters them anew first.',
    );
  throw error;
}
