import { Injectable } from '@nestjs/common';
import { AppError } from '../common/errors.js';
import { Database } from '../platform/database/database.service.js';
import { AttemptsRepository } from './attempts.repository.js';
import { Devices } from './devices.service.js';

const WINDOW_MINUTES = 15;
// The pair is tight, the account alone is loose: a stranger cannot lock a person out from elsewhere with a few tries.
const LIMITS = {
  password: { pair: 8, account: 60, address: 60, device: 8 },
  // Only who has the password gets to guess a code, so that a stranger cannot use the tighter limit against a person.
  code: { pair: 8, account: 20, address: 60, device: 8 },
};

/** What is guessed at; each is counted on its own, so that a right password does not forgive wrong codes. */
export type Guess = keyof typeof LIMITS;
type LimitName = keyof (typeof LIMITS)['password'];

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
  async take(email: string, from: Origin, guess: Guess = 'password'): Promise<void> {
    const scopes = await this.scopesOf(email, from, guess);
    const over = await this.database.asSystem('count a login attempt', async (tx) => {
      for (const [name, scope] of scopes) {
        const { count, secondsLeft } = await this.attempts.count(tx, scope, WINDOW_MINUTES);
        if (count > LIMITS[guess][name]) return secondsLeft;
      }
      return null;
    });
    if (over === null) return;
    throw new AppError('auth.too_many_attempts', 429, 'Too many attempts. Wait a few minutes and try again.', { retryAfterSeconds: over });
  }

  /** One plain limit: how often an address may ask for mails or try links. */
  async takeOne(scope: string, limit: number): Promise<void> {
    const { count, secondsLeft } = await this.count(scope);
    if (count > limit)
      throw new AppError('auth.too_many_attempts', 429, 'Too many attempts. Wait a few minutes and try again.', {
        retryAfterSeconds: secondsLeft,
      });
  }

  /** The same without an error: for what must not be told. */
  async isWithin(scope: string, limit: number): Promise<boolean> {
    return (await this.count(scope)).count <= limit;
  }

  /** A right answer ends the count of this person here and gives the address its attempt back. */
  async succeed(email: string, from: Origin, guess: Guess = 'password'): Promise<void> {
    const scopes = await this.scopesOf(email, from, guess);
    await this.database.asSystem('forget login attempts', async (tx) => {
      await this.attempts.clear(
        tx,
        scopes.filter(([name]) => name !== 'address').map(([, scope]) => scope),
      );
      for (const [name, scope] of scopes) if (name === 'address') await this.attempts.giveBack(tx, scope);
    });
  }

  private count(scope: string): Promise<{ count: number; secondsLeft: number }> {
    return this.database.asSystem('count an attempt', (tx) => this.attempts.count(tx, scope, WINDOW_MINUTES));
  }

  /** A browser that knows the account has a counter of its own: what strangers do with the address does not reach it. */
  private async scopesOf(email: string, from: Origin, guess: Guess): Promise<[LimitName, string][]> {
    const kind = guess === 'password' ? '' : `${guess}:`;
    const device = await this.devices.scopeOf(email, from.device);
    if (device !== null) return [['device', kind + device]];
    const account = email.trim().toLowerCase();
    return [
      ['address', `${kind}ip:${from.ip}`],
      ['pair', `${kind}pair:${account}|${from.ip}`],
      ['account', `${kind}email:${account}`],
    ];
  }
}
