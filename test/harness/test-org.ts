import { lasting } from './lasting.js';
import type { World } from './world.js';

export interface OrgOptions {
  name?: string;
  vertical?: string;
  timeZone?: string;
  number?: string;
  ownerPhone?: string | null;
  stopReplyOwner?: 'provider' | 'app';
  settings?: Record<string, unknown>;
  services?: { name: string; keywords?: string[]; durationMinutes: number; needsAddress?: boolean; priceMinor?: number | null }[];
}

export interface ApiAnswer<T> {
  status: number;
  body: T;
}

/** A client business of a test, with its owner signed in at the real API. */
export class TestOrg {
  readonly orgId: string;
  readonly accountId: string;
  readonly number: string;
  readonly email: string;
  readonly password: string;
  private token = '';

  constructor(
    private readonly world: Pick<World, 'baseUrl'> & Partial<Pick<World, 'settings'>>,
    values: { orgId: string; accountId: string; number: string; email: string; password: string },
  ) {
    this.orgId = values.orgId;
    this.accountId = values.accountId;
    this.number = values.number;
    this.email = values.email;
    this.password = values.password;
  }

  async signIn(): Promise<void> {
    const answer = await this.request<{ accessToken: string }>('POST', '/api/auth/login', {
      email: this.email,
      password: this.password,
    });
    if (answer.status >= 300) throw new Error(`The owner could not sign in: ${answer.status} ${JSON.stringify(answer.body)}`);
    const { accessToken } = answer.body;
    // a server that is a process of its own has a secret that only it knows
    this.token = this.world.settings ? lasting(accessToken, this.world.settings.JWT_SECRET) : accessToken;
  }

  async get<T = any>(path: string): Promise<T> {
    const answer = await this.request<T>('GET', path);
    if (answer.status !== 200) throw new Error(`GET ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async request<T = any>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<ApiAnswer<T>> {
    const response = await fetch(`${this.world.baseUrl}${path}`, {
      method,
      headers: {
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : undefined) as T };
  }

  /** The thread with a customer, as the console sees it; undefined while there is none. */

  async thread(phone: string): Promise<any> {
    const page = await this.get<{ data: { id: string; contactAddress: string }[] }>(
      `/api/conversations?q=${encodeURIComponent(phone.slice(2))}`,
    );
    const found = page.data.find((row) => row.contactAddress === phone);
    return found && this.get(`/api/conversations/${found.id}`);
  }
}
