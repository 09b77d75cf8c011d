import { toError } from '../providers/http';
import type { SecondStep, User } from '../shared/types';

interface Grant {
  accessToken: string;
  expiresAt: string;
  user: User;
}
export type SessionState = 'unknown' | 'anonymous' | 'signed-in';

const hintKey = 'ringback.signed-in';
const earlySeconds = 30;
/** A sign-out that is not answered by then holds up no sign-in. */
const leaveMs = 10_000;

/** Runs alone among all tabs of this browser, so that one refresh token is never used by two tabs at once. */
async function alone<T>(name: string, run: () => Promise<T>): Promise<T> {
  if (typeof navigator !== 'undefined' && navigator.locks) return (await navigator.locks.request(name, run)) as T;
  return run();
}

/** The sign-in of this browser: the access token lives in memory only, the refresh token in a cookie no script can read. */
export class Session {
  private grant: Grant | null = null;
  private current: SessionState = 'unknown';
  private readonly listeners = new Set<() => void>();
  private readonly channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('ringback-session');
  private refreshing: Promise<boolean> | null = null;
  private stay = new AbortController();
  /** A sign-out that the server has not answered yet. */
  private leaving: Promise<unknown> = Promise.resolve();

  constructor() {
    if (!this.channel) return;
    this.channel.onmessage = (event: MessageEvent<{ type: 'grant'; grant: Grant } | { type: 'ended' }>): void => {
      if (event.data.type === 'ended') this.set(null, 'anonymous');
      else if (this.current !== 'anonymous') this.set(event.data.grant, 'signed-in');
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly state = (): SessionState => this.current;
  readonly user = (): User | null => this.grant?.user ?? null;
  /** Cut when the sign-in ends: what is being read for somebody who leaves would only be refused. */
  readonly whileIn = (): AbortSignal => this.stay.signal;

  /** Called once when the console opens. Without an earlier sign-in there is nothing to ask the server. */
  async restore(): Promise<void> {
    if (this.current !== 'unknown') return;
    if (localStorage.getItem(hintKey) === null) this.set(null, 'anonymous');
    else await this.refresh();
  }

  login(email: string, password: string): Promise<SecondStep | null> {
    return this.enter('/api/auth/login', { email, password });
  }

  /** The second step of any way in. */
  async finish(challenge: string, code: string): Promise<void> {
    await this.enter('/api/auth/second-step', { challenge, code });
  }

  /**
   * Any way in: a password, a link from a mail, an invite, a sign-up, or the own password changed. Null when it led in; for an account
   * with a second step, what that step needs.
   */
  async enter(path: string, body: Record<string, unknown>): Promise<SecondStep | null> {
    // its answer takes the cookie away, and must not take the one of the next sign-in
    await this.leaving;
    const token = await this.token();
    const response = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw await toError(response);
    const answer = (await response.json()) as Grant | SecondStep;
    if ('challenge' in answer) return answer;
    this.accept(answer);
    return null;
  }

  async logout(): Promise<void> {
    const token = this.grant?.accessToken;
    this.end();
    this.leaving = fetch('/api/auth/logout', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
      body: '{}',
      signal: AbortSignal.timeout(leaveMs),
    }).catch(() => undefined);
    await this.leaving;
  }

  /** Forgets the sign-in here and in every other tab. */
  end(): void {
    localStorage.removeItem(hintKey);
    this.channel?.postMessage({ type: 'ended' });
    this.set(null, 'anonymous');
  }

  /** A token that is still good for half a minute, or null. */
  async token(): Promise<string | null> {
    if (!this.grant) return null;
    if (this.secondsLeft() < earlySeconds) await this.refresh();
    return this.grant?.accessToken ?? null;
  }

  refresh(): Promise<boolean> {
    this.refreshing ??= this.refreshOnce().finally(() => {
      this.refreshing = null;
    });
    return this.refreshing;
  }

  private async refreshOnce(): Promise<boolean> {
    const before = this.grant?.accessToken;
    return alone('ringback-refresh', async () => {
      // Another tab may have refreshed, and told us, while we waited for the lock.
      if (this.grant && this.grant.accessToken !== before && this.secondsLeft() > earlySeconds) return true;
      let response: Response;
      try {
        response = await fetch('/api/auth/refresh', {
          method: 'POST',
          credentials: 'same-origin',
          headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
          body: '{}',
        });
      } catch {
        // Offline is not signed out: keep what we have and let the caller report the failed request.
        if (this.current === 'unknown') this.set(null, 'anonymous');
        return false;
      }
      if (response.ok) {
        this.accept((await response.json()) as Grant);
        return true;
      }
      if (response.status === 401 || response.status === 403) this.end();
      else if (this.current === 'unknown') this.set(null, 'anonymous');
      return false;
    });
  }

  private secondsLeft(): number {
    return this.grant ? (new Date(this.grant.expiresAt).getTime() - Date.now()) / 1000 : 0;
  }

  private accept(grant: Grant): void {
    localStorage.setItem(hintKey, '1');
    this.channel?.postMessage({ type: 'grant', grant });
    this.set(grant, 'signed-in');
  }

  private set(grant: Grant | null, state: SessionState): void {
    this.grant = grant;
    this.current = state;
    if (state === 'anonymous') {
      this.stay.abort();
      this.stay = new AbortController();
    }
    for (const listener of [...this.listeners]) listener();
  }
}

export const session = new Session();
