import { PASSWORD, type Tenant } from '../rig/tenants.js';

export interface ConsoleAnswer {
  status: number;
  body: any;
}

/** The owner of a tenant at the API, through the front door or at one of the processes; status 0 is a broken connection. */
export class ConsoleUser {
  constructor(
    private readonly baseUrl: string,
    readonly token: string,
  ) {}

  static async signIn(baseUrl: string, tenant: Tenant): Promise<ConsoleUser> {
    const user = new ConsoleUser(baseUrl, '');
    const answer = await user.request('POST', '/api/auth/login', { email: tenant.email, password: PASSWORD });
    if (answer.status >= 300) throw new Error(`The owner could not sign in: ${answer.status}`);
    return new ConsoleUser(baseUrl, (answer.body as { accessToken: string }).accessToken);
  }

  async request(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<ConsoleAnswer> {
    try {
      const response = await fetch(`${this.baseUrl}${path}`, {
        method,
        headers: {
          ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text ? JSON.parse(text) : undefined };
    } catch {
      return { status: 0, body: undefined };
    }
  }
}
