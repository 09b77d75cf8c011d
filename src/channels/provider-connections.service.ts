import { Injectable } from '@nestjs/common';
import { AppError, conflict, notFound } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { Config } from '../platform/config/config.service.js';
import { Database } from '../platform/database/database.service.js';
import { ChannelSecrets } from './channel-secrets.service.js';
import { ConnectionRecords } from './connection-records.service.js';
import { OrderingAccount } from './ordering-account.service.js';
import { ProviderConnection } from './provider-connection.entity.js';
import { ProviderConnectionsRepository } from './provider-connections.repository.js';
import { isSimulatorUrl } from './simulated-account.rules.js';
import { TwilioProvisioning } from './twilio/twilio-provisioning.js';

/** What an owner enters: the account and its primary token. */
export interface OwnCredentials {
  accountSid: string;
  authToken: string;
}

/** The provider account of the active org as people set it up: connected, checked, replaced, taken away. */
@Injectable()
export class ProviderConnections {
  constructor(
    private readonly database: Database,
    private readonly repository: ProviderConnectionsRepository,
    private readonly ordering: OrderingAccount,
    private readonly secrets: ChannelSecrets,
    private readonly twilio: TwilioProvisioning,
    private readonly config: Config,
    private readonly records: ConnectionRecords,
  ) {}

  get(): Promise<ProviderConnection | null> {
    return this.database.transaction((tx) => tx.repo(ProviderConnection).findOne({ provider: 'twilio' }));
  }

  /** Checked at the provider before they are stored; numbers that live in the same account take the new token over. */
  async connect({ accountSid, authToken }: OwnCredentials): Promise<ProviderConnection> {
    const baseUrl = this.config.values.twilioApiBaseUrl;
    await this.refuseAgencyAccount(accountSid);
    await this.twilio.checkAccount({ accountSid, authToken, baseUrl });
    return this.database.transaction(async (tx) => {
      const known = await tx.repo(ProviderConnection).findOne({ provider: 'twilio' });
      if (known && known.externalAccountId !== accountSid && (await this.repository.hasOpenPurchase(tx))) throw purchaseOpen();
      const id = known?.id ?? newId();
      const saved = await this.records.save(tx, known, {
        id,
        kind: 'own',
        externalAccountId: accountSid,
        credentialsSealed: this.secrets.sealConnection(tx.orgId, id, authToken),
        secretTail: authToken.slice(-4),
        apiBaseUrl: baseUrl,
        isSimulated: isSimulatorUrl(baseUrl),
      });
      const numbers = await this.repository.liveNumbers(tx, accountSid);
      for (const number of numbers) await this.repository.setNumberSecret(tx, number.id, this.secrets.seal(tx.orgId, number.id, authToken));
      return saved;
    });
  }

  /** Asks the provider whether the stored credentials still open the account, and keeps the answer. */
  async check(): Promise<ProviderConnection> {
    const connection = await this.get();
    if (!connection?.externalAccountId || connection.credentialsSealed === null) throw notFound('provider_connection');
    const { externalAccountId, credentialsSealed } = connection;
    const problem = await this.twilio
      .checkAccount({
        accountSid: externalAccountId,
        authToken: this.secrets.openConnection({ ...connection, credentialsSealed }),
        baseUrl: this.secrets.baseUrlOf(connection),
      })
      .then(() => null)
      .catch((error: unknown) => {
        // busy or unreachable says nothing about the credentials
        if (!(error instanceof AppError) || error.status === 503) throw error;
        return error.message;
      });
    return this.database.transaction((tx) => this.records.checked(tx, connection, problem));
  }

  /** Refused while numbers live in the account: without its credentials nobody could answer or release them. */
  async disconnect(): Promise<void> {
    await this.database.transaction(async (tx) => {
      const connection = await tx.repo(ProviderConnection).findOne({ provider: 'twilio' });
      if (!connection) return;
      if (await this.repository.hasOpenPurchase(tx)) throw purchaseOpen();
      if (connection.externalAccountId && (await this.repository.liveNumbers(tx, connection.externalAccountId)).length > 0)
        throw conflict('numbers.connection_used', 'Numbers still live in this provider account. Release or disconnect them first.');
      await this.records.remove(tx, connection);
    });
  }

  /** The agency's account pays for provisioning and alerts; a client's messages must never leave from it. */
  private async refuseAgencyAccount(accountSid: string): Promise<void> {
    if ((await this.ordering.agencyAccountSids()).includes(accountSid))
      throw conflict('numbers.agency_account', 'This is the account of the agency. A business needs an account or subaccount of its own.');
  }
}

function purchaseOpen(): AppError {
  return conflict('numbers.purchase_open', 'A number is being bought in the present account. Try again in a few minutes.');
}
