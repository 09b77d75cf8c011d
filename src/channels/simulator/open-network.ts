import { join } from 'node:path';
import type { Clock } from '../../common/clock.js';
import type { AccountDirectory } from './account-directory.js';
import { Ledger } from './ledger.js';
import { MessagingRest } from './messaging-rest.js';
import { ControlRoutes } from './network-control.js';
import { NetworkHttp } from './network-http.js';
import { SimulatedNetwork } from './simulated-network.js';
import { TwilioRest } from './twilio-rest.js';

export interface OpenedNetwork {
  network: SimulatedNetwork;
  http: NetworkHttp;
}

/** Puts a network together on the ledger of a data folder. */
export function openNetwork(dataDir: string, directory: AccountDirectory, clock: Clock): OpenedNetwork {
  const network = new SimulatedNetwork(new Ledger(join(dataDir, 'simulator-ledger.jsonl'), clock), directory, clock);
  return { network, http: new NetworkHttp(network, new TwilioRest(network), new MessagingRest(network), new ControlRoutes(network)) };
}
