import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { bareAddress, velocityPrefix } from '../common/phone.rules.js';
import { Crypto } from '../platform/crypto/crypto.service.js';
import { Database } from '../platform/database/database.service.js';
import { PROACTIVE_LANES, type Lane } from './gate-facts.schema.js';
import { SendCountersRepository } from './send-counters.repository.js';
import { DAY_SCOPES, HOUR_SCOPES, KEEP_DAYS, readCounters, shardOf, type CounterFacts } from './send-counters.rules.js';
import { minuteStart, windowStart } from './windows.rules.js';

const DAY_MS = 86_400_000;
/** More claims than all workers together run at once. */
const NEAR = 64;

/** The limits that a send is about to be held against. */
export interface SendLimits {
  hour: number;
  day: number;
  /** A first text to somebody who never wrote is also counted by prefix. */
  isFirst: boolean;
}

function isNear(facts: CounterFacts, limits: SendLimits): boolean {
  return limits.isFirst || facts.hour + NEAR >= limits.hour || facts.day + NEAR >= limits.day;
}

/** Caps, velocity and frequency, counted in PostgreSQL in the claim's own transaction: a lost Redis lifts no protection. Business time. */
@Injectable()
export class SendCounters {
  constructor(
    private readonly database: Database,
    private readonly counters: SendCountersRepository,
    private readonly crypto: Crypto,
    private readonly clock: Clock,
  ) {}

  /**
   * What the gate asks about this number now. Close to a limit the claims of an org decide one after the other, each seeing
   * what the one before counted; elsewhere they need not wait for each other.
   */
  facts(to: string, limits?: SendLimits): Promise<CounterFacts> {
    const scopes = this.scopesOf(to);
    const now = this.clock.now();
    const since = new Date(now.getTime() - 7 * DAY_MS);
    return this.database.transaction(async (tx) => {
      const read = async (): Promise<CounterFacts> =>
        readCounters(await this.counters.windows(tx, [...HOUR_SCOPES, ...DAY_SCOPES, scopes.prefix, scopes.contact], since), scopes, now);
      const facts = await read();
      if (!limits || !isNear(facts, limits)) return facts;
      await this.counters.lock(tx);
      return read();
    });
  }

  /** Counts one send; call it in the transaction that claims the send. Staff alerts are not counted against customers' limits. */
  count(to: string, send: { lane: Lane; isFirstToContact: boolean; isHumanAuthored?: boolean }): Promise<void> {
    if (send.lane === 'staff') return Promise.resolve();
    const now = this.clock.now();
    const scopes = this.scopesOf(to);
    const keys = [
      { scope: shardOf('hour', to), windowStart: windowStart('hour', now) },
      { scope: shardOf('day', to), windowStart: windowStart('day', now) },
    ];
    if (send.isFirstToContact) keys.push({ scope: scopes.prefix, windowStart: minuteStart(now) });
    if (PROACTIVE_LANES.includes(send.lane) && !send.isHumanAuthored)
      keys.push({ scope: scopes.contact, windowStart: windowStart('hour', now) });
    return this.database.transaction(async (tx) => {
      const counts = await this.counters.increment(tx, keys);
      // The first send of a day also forgets the windows that no rule looks at any more.
      const isFirstOfDay = counts.some((row) => row.count === 1 && DAY_SCOPES.includes(row.scope));
      if (isFirstOfDay) await this.counters.dropBefore(tx, new Date(now.getTime() - KEEP_DAYS * DAY_MS));
    });
  }

  // The contact's scope is a keyed hash, so that erasing a person leaves no number behind.
  private scopesOf(to: string): { prefix: string; contact: string } {
    const address = bareAddress(to);
    return { prefix: `prefix:${velocityPrefix(address)}`, contact: `contact:${this.crypto.hmac(address).toString('hex').slice(0, 32)}` };
  }
}
