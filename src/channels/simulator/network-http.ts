import type { MessagingRest } from './messaging-rest.js';
import { metaAnswer } from './meta-graph.rules.js';
import type { ControlRoutes } from './network-control.js';
import type { SimulatedNetwork } from './simulated-network.js';
import { errorAnswer, type NetworkAnswer } from './twilio-shapes.rules.js';
import type { TwilioRest } from './twilio-rest.js';

/** A request to the network, whoever carried it here. */
export interface NetworkRequest {
  method: string;
  /** Path and query after `/simulator`. */
  url: string;
  authorization: string | undefined;
  rawBody: string;
}

/** The network's front door: checks the account's Basic login and passes on to its REST interface or its control panel. */
export class NetworkHttp {
  constructor(
    private readonly network: SimulatedNetwork,
    private readonly rest: TwilioRest,
    private readonly messaging: MessagingRest,
    private readonly control: ControlRoutes,
  ) {}

  async handle(request: NetworkRequest): Promise<NetworkAnswer> {
    const url = new URL(request.url, 'http://simulator.invalid');
    if (url.pathname.startsWith('/meta/')) return metaAnswer(request.method, url.pathname.slice('/meta'.length), request.authorization);
    const login = basicLogin(request.authorization);
    const account = login ? await this.network.login(login.user, login.password) : null;
    if (!account) return errorAnswer({ status: 401, code: 20003, message: 'Authenticate' });
    if (url.pathname.startsWith('/twilio/api/')) {
      const path = url.pathname.slice('/twilio/api'.length);
      return this.rest.handle({
        method: request.method,
        path,
        query: url.searchParams,
        form: new URLSearchParams(request.rawBody),
        account,
      });
    }
    if (url.pathname.startsWith('/twilio/messaging/')) {
      const path = url.pathname.slice('/twilio/messaging'.length);
      return this.messaging.handle({
        method: request.method,
        path,
        query: url.searchParams,
        form: new URLSearchParams(request.rawBody),
        account,
      });
    }
    if (url.pathname.startsWith('/control/')) {
      return this.control.handle(account, `${request.method} ${url.pathname.slice('/control/'.length)}`, request.rawBody, url.searchParams);
    }
    return errorAnswer({ status: 404, code: 20404, message: 'The requested resource was not found' });
  }
}

function basicLogin(header: string | undefined): { user: string; password: string } | null {
  const [, encoded] = /^Basic\s+([A-Za-z0-9+/=]+)$/i.exec(header ?? '') ?? [];
  if (!encoded) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const at = text.indexOf(':');
  return at < 0 ? null : { user: text.slice(0, at), password: text.slice(at + 1) };
}
