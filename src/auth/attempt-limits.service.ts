import { Injectable } from '@nestjs/common';
import { AppError } from '../common/errors.js';
import { Database } from '../platform/database/database.service.js';
import { AttemptsRepository } from './attempts.repository.js';

const WINDOW_MINUTES = 15;
// The pair is tight, the account alone is loose: a stranger cannot lock a person out from elsewhere with a few tries.
const LIMITS = { pair: 8, account: 60, address: 60 };

interface Scopes {
  pair: string;
  account: string;
  address: string;
}

/** Slows down password guessing, per account, per address, and per both together. */
@Injectable()
export class AttemptLimits {
  constructor(
    private readonly database: Database,
    private readonly attempts: AttemptsRepository,
  ) {}

  /** Counts before the password is checked, so that parallel tries cannot pass the limit. Throws 429 beyond it. */
  async take(email: string, ip: string): Promise<void> {
    const scopes = scopesOf(email, ip);
    const over = await this.database.asSystem('count a login attempt', async (tx) => {
      for (const name of ['address', 'pair', 'account'] as const) {
        const { count, secondsLeft } = await this.attempts.count(tx, scopes[name], WINDOW_MINUTES);
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
  async succeed(email: string, ip: string): Promise<void> {
    const scopes = scopesOf(email, ip);
    await this.database.asSystem('forget login attempts', async (tx) => {
      await this.attempts.clear(tx, [scopes.pair, scopes.account]);
      await this.attempts.giveBack(tx, scopes.address);
    });
  }
}

function scopesOf(email: string, ip: string): Scopes {
  const account = email.trim().toLowerCase();
  return { pair: `pair:${account}|${ip}`, account: `email:${account}`, address: `ip:${ip}` };
}
