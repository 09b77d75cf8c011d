import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { notFound } from '../../common/errors.js';
import { Clock } from '../../common/clock.js';
import { Config } from '../../platform/config/config.service.js';
import { Database } from '../../platform/database/database.service.js';
import { ChannelAccounts } from '../channel-accounts.service.js';
import { ChannelSecrets } from '../channel-secrets.service.js';
import { DatabaseDirectory } from './database-directory.js';
import type { NetworkRequest } from './network-http.js';
import { openNetwork, type OpenedNetwork } from './open-network.js';
import type { NetworkAnswer } from './twilio-shapes.rules.js';

/** The phone network inside the API process of embedded mode; workers reach it over HTTP like any provider. */
@Injectable()
export class EmbeddedSimulator implements OnApplicationShutdown {
  private opened?: OpenedNetwork;

  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly accounts: ChannelAccounts,
    private readonly secrets: ChannelSecrets,
    private readonly clock: Clock,
  ) {}

  onApplicationShutdown(): void {
    this.opened?.network.close();
    this.opened = undefined;
  }

  handle(request: NetworkRequest): Promise<NetworkAnswer> {
    return this.network().http.handle(request);
  }

  /** Opened by the first request: commands such as `cli routes` build the application too and must not touch the ledger. */
  private network(): OpenedNetwork {
    const { isApi, isEmbedded, DATA_DIR } = this.config.values;
    if (!isApi || !isEmbedded) throw notFound('simulator');
    if (!this.opened) {
      this.opened = openNetwork(DATA_DIR, new DatabaseDirectory(this.database, this.accounts, this.secrets, this.clock), this.clock);
      this.opened.network.resume();
    }
    return this.opened;
  }
}
