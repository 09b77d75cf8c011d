import { Injectable } from '@nestjs/common';
import { AppError } from '../common/errors.js';
import { Database } from '../platform/database/database.service.js';
import { AttemptsRepository } from './attempts.repository.js';
import { Devices } from './devices.service.js';

const WINDOW_MINUTES = 15;
// The pair is tight, the account alone is loose: a stranger cannot lock a person out from elsewhere with a few tries.
const LIMITS = { pair: 8, account: 60, address: 60, device: 8 };

type LimitName = keyof typeof LIMITS;

/** Where a try comes from. */
export interface Origin {
  ip: string;
  /** The cookie of a browser in which somebody has signed in before. */
  device?: string | null;
}

/** Slows down password guessing, per account, per address, and per both together. */
@Injectable()
export class AttemptLimits {
  constructor(
    private readonly database: Database,
    private readonly attempts: AttemptsRepository,
    private readonly devices: Devices,
  ) {}

  /** Counts before the password is checked, so that parallel tries cannot pass the limit. Throws 429 beyond it. */
  async take(email: string, from: Origin): Promise<void> {
    const scopes = this.scopesOf(email, from);
    const over = await this.database.asSystem('count a login attempt', async (tx) => {
      for (const [name, scope] of scopes) {
        const { count, secondsLeft } = await this.attempts.count(tx, scope, WINDOW_MINUTES);
        if (count > LIMITS[name]) return secondsLeft;
      }
      return null;
    });
    if (over === null) return;
    throw new AppError('auth.too_many_attempts', 429, 'Too many attempts. Wait a few minutes and try again.', { retryAfterSeconds: over });
  }

  /** One plain limit: how often an address may ask for mails or try links. */
  async takeOne(scope: string, limit: number): Promise<void> {
    const { count, secondsLeft } = await this.database.asSystem('count an attempt', (tx) => this.attempts.count(tx, scope, WINDOW_MINUTES));
    if (count > limit)
      throw new AppError('auth.too_many_attempts', 429, 'Too many attempts. Wait a few minutes and try again.', {
        retryAfterSeconds: secondsLeft,
      });
  }

  /** A right password ends the count of this person here and gives the address its attempt back. */
  async succeed(email: string, from: Origin): Promise<void> {
    const scopes = this.scopesOf(email, from);
    await this.database.asSystem('forget login attempts', async (tx) => {
      await this.attempts.clear(
        tx,
        scopes.filter(([name]) => name !== 'address').map(([, scope]) => scope),
      );
      for (const [name, scope] of scopes) if (name === 'address') await this.attempts.giveBack(tx, scope);
    });
  }

  /** A browser that knows the account has a counter of its own: what strangers do with the address does not reach it. */
  private scopesOf(email: string, from: Origin): [LimitName, string][] {
    const device = this.devices.scopeOf(email, from.device);
    if (device !== null) return [['device', device]];
    const account = email.trim().toLowerCase();
    return [
      ['address', `ip:${from.ip}`],
      ['pair', `pair:${account}|${from.ip}`],
      ['account', `email:${account}`],
    ];
  }
}
