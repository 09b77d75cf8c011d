import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { bareAddress, velocityPrefix } from '../common/phone.rules.js';
import { Crypto } from '../platform/crypto/crypto.service.js';
import { Database } from '../platform/database/database.service.js';
import { PROACTIVE_LANES, type Lane } from './gate-facts.schema.js';
import { SendCountersRepository } from './send-counters.repository.js';
import { DAY_SCOPE, HOUR_SCOPE, KEEP_DAYS, readCounters, type CounterFacts } from './send-counters.rules.js';
import { minuteStart, windowStart } from './windows.rules.js';

const DAY_MS = 86_400_000;

/** Caps, velocity and frequency, counted in PostgreSQL in the claim's own transaction: a lost Redis lifts no protection. Business time. */
@Injectable()
export class SendCounters {
  constructor(
    private readonly database: Database,
    private readonly counters: SendCountersRepository,
    private readonly crypto: Crypto,
    private readonly clock: Clock,
  ) {}

  /** What the gate asks about this number now. */
  facts(to: string): Promise<CounterFacts> {
    const scopes = this.scopesOf(to);
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const since = new Date(now.getTime() - 7 * DAY_MS);
      const windows = await this.counters.windows(tx, [HOUR_SCOPE, DAY_SCOPE, scopes.prefix, scopes.contact], since);
      return readCounters(windows, scopes, now);
    });
  }

  /** Counts one send; call it in the transaction that claims the send. Staff alerts are not counted against customers' limits. */
  count(to: string, send: { lane: Lane; isFirstToContact: boolean; isHumanAuthored?: boolean }): Promise<void> {
    if (send.lane === 'staff') return Promise.resolve();
    const now = this.clock.now();
    const scopes = this.scopesOf(to);
    const keys = [
      { scope: HOUR_SCOPE, windowStart: windowStart('hour', now) },
      { scope: DAY_SCOPE, windowStart: windowStart('day', now) },
    ];
    if (send.isFirstToContact) keys.push({ scope: scopes.prefix, windowStart: minuteStart(now) });
    if (PROACTIVE_LANES.includes(send.lane) && !send.isHumanAuthored)
      keys.push({ scope: scopes.contact, windowStart: windowStart('hour', now) });
    return this.database.transaction((tx) => this.counters.increment(tx, keys));
  }

  /** Forgets windows that no rule looks at any more; answers how many. */
  prune(): Promise<number> {
    return this.database.transaction((tx) => this.counters.dropBefore(tx, new Date(this.clock.now().getTime() - KEEP_DAYS * DAY_MS)));
  }

  // The contact's scope is a keyed hash, so that erasing a person leaves no number behind.
  private scopesOf(to: string): { prefix: string; contact: string } {
    const address = bareAddress(to);
    return { prefix: `prefix:${velocityPrefix(address)}`, contact: `contact:${this.crypto.hmac(address).toString('hex').slice(0, 32)}` };
  }
}
