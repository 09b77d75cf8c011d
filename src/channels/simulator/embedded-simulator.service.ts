import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
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
export class EmbeddedSimulator implements OnApplicationBootstrap, OnApplicationShutdown {
  private opened?: OpenedNetwork;

  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly accounts: ChannelAccounts,
    private readonly secrets: ChannelSecrets,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const { isApi, isEmbedded, DATA_DIR } = this.config.values;
    if (!isApi || !isEmbedded) return;
    this.opened = openNetwork(DATA_DIR, new DatabaseDirectory(this.database, this.accounts, this.secrets, this.clock), this.clock);
    this.opened.network.resume();
  }

  onApplicationShutdown(): void {
    this.opened?.network.close();
    this.opened = undefined;
  }

  handle(request: NetworkRequest): Promise<NetworkAnswer> {
    if (!this.opened) throw notFound('simulator');
    return this.opened.http.handle(request);
  }
}
