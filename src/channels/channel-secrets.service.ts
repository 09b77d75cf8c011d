import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/config.service.js';
import { Crypto } from '../platform/crypto/crypto.service.js';
import type { ChannelAccount } from './channel-account.entity.js';
import { isSimulatorUrl } from './simulated-account.rules.js';

/** The tables that hold sealed credentials. */
export type SealedKind = 'channel_account' | 'provider_connection';

/** Opens and seals the credentials of one account; the seal binds them to its row. */
@Injectable()
export class ChannelSecrets {
  constructor(
    private readonly crypto: Crypto,
    private readonly config: Config,
  ) {}

  seal(orgId: string, accountId: string, secret: string): string {
    return this.crypto.seal(secret, contextOf(orgId, accountId));
  }

  open(account: Pick<ChannelAccount, 'id' | 'orgId' | 'credentialsSealed'>): string {
    return this.crypto.open(account.credentialsSealed, contextOf(account.orgId, account.id));
  }

  sealConnection(orgId: string, connectionId: string, secret: string): string {
    return this.crypto.seal(secret, connectionContext(orgId, connectionId));
  }

  openConnection(connection: { id: string; orgId: string; credentialsSealed: string }): string {
    return this.crypto.open(connection.credentialsSealed, connectionContext(connection.orgId, connection.id));
  }

  /** The same secret sealed with the key of now; null when that key sealed it already. */
  resealed(kind: SealedKind, orgId: string, id: string, sealed: string): string | null {
    return this.crypto.resealed(sealed, kind === 'channel_account' ? contextOf(orgId, id) : connectionContext(orgId, id));
  }

  /** A simulated account follows our simulator when the port changes between two starts; a real one keeps its stamp. */
  baseUrlOf(account: Pick<ChannelAccount, 'apiBaseUrl' | 'isSimulated'> & { provider?: string }): string {
    const current = this.config.values.twilioApiBaseUrl;
    return account.provider !== 'meta' && account.isSimulated && isSimulatorUrl(current) ? current : account.apiBaseUrl;
  }

  /** What Meta is told once, when its webhook address is entered; names the account, so that nothing has to be looked up. */
  verifyTokenOf(accountId: string): string {
    return `${accountId}.${this.crypto.signToken(['meta-verify', accountId])}`;
  }

  isVerifyToken(text: string): boolean {
    const [accountId = '', token = ''] = text.split('.');
    return text.length <= 200 && this.crypto.verifyToken(token, ['meta-verify', accountId]);
  }

  /** Names our outbound row in a callback address; keyed, so that nobody can name a send that is not theirs. */
  signOutbound(outboundId: string): string {
    return this.crypto.signToken(['outbound', outboundId]);
  }

  isOutboundToken(token: string, outboundId: string): boolean {
    return this.crypto.verifyToken(token, ['outbound', outboundId]);
  }
}

/** Associated data of the seal: a secret copied to another row does not open. */
function contextOf(orgId: string, accountId: string): string {
  return `channel_account:${orgId}:${accountId}`;
}

function connectionContext(orgId: string, connectionId: string): string {
  return `provider_connection:${orgId}:${connectionId}`;
}
