import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { bareAddress, velocityPrefix } from '../common/phone.rules.js';
import { monthStart } from '../orgs/quota.rules.js';
import { Crypto } from '../platform/crypto/crypto.service.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { PROACTIVE_LANES, type Lane } from './gate-facts.schema.js';
import { SendCountersRepository } from './send-counters.repository.js';
import { KEEP_DAYS, shardOf, type CounterFacts } from './send-counters.rules.js';
import { minuteStart, windowStart } from './windows.rules.js';

/** A month is kept until the next one is well under way. */
const KEEP_MONTH_DAYS = 62;
const DAY_MS = 86_400_000;
/** More claims than all workers together run at once. */
const NEAR = 64;

/** The limits that a send is about to be held against. */
export interface SendLimits {
  hour: number;
  day: number;
  /** Null is no limit. */
  month: number | null;
  /** A first text to somebody who never wrote is also counted by prefix. */
  isFirst: boolean;
}

export interface CountedSend {
  lane: Lane;
  isFirstToContact: boolean;
  isHumanAuthored?: boolean;
}

function isNear(facts: CounterFacts, limits: SendLimits): boolean {
  return (
    limits.isFirst ||
    facts.hour + NEAR >= limits.hour ||
    facts.day + NEAR >= limits.day ||
    (limits.month !== null && facts.month + NEAR >= limits.month)
  );
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
   * What the gate asks about this number now; `known` is what the claim read already. Close to a limit the claims of an org decide one
   * after the other, each seeing what the one before counted; elsewhere they need not wait for each other.
   */
  facts(to: string, limits?: SendLimits, known?: CounterFacts | null): Promise<CounterFacts> {
    const address = bareAddress(to);
    const read = (tx: Tx): Promise<CounterFacts> =>
      this.counters.counts(tx, this.crypto.hmac(address), velocityPrefix(address), this.clock.now());
    return this.database.transaction(async (tx) => {
      const facts = known ?? (await read(tx));
      if (!limits || !isNear(facts, limits)) return facts;
      await this.counters.lock(tx);
      return read(tx);
    });
  }

  /** Counts one send in a transaction of its own or in the caller's. */
  count(to: string, send: CountedSend): Promise<void> {
    return this.database.transaction((tx) => Promise.resolve(this.countIn(tx, to, send)));
  }

  /** Counts one send in the transaction that claims it. Staff alerts are not counted against customers' limits. */
  countIn(tx: Tx, to: string, send: CountedSend): void {
    if (send.lane === 'staff') return;
    const now = this.clock.now();
    const keys = [
      { scope: shardOf('hour', to), windowStart: windowStart('hour', now) },
      { scope: shardOf('day', to), windowStart: windowStart('day', now) },
      { scope: shardOf('month', to), windowStart: monthStart(now) },
    ];
    if (send.isFirstToContact) keys.push({ scope: `prefix:${velocityPrefix(bareAddress(to))}`, windowStart: minuteStart(now) });
    if (PROACTIVE_LANES.includes(send.lane) && !send.isHumanAuthored)
      keys.push({ scope: this.contactScope(to), windowStart: windowStart('hour', now) });
    this.counters.increment(tx, keys, new Date(now.getTime() - KEEP_DAYS * DAY_MS), new Date(now.getTime() - KEEP_MONTH_DAYS * DAY_MS));
  }

  // A keyed hash, so that erasing a person leaves no number behind.
  private contactScope(to: string): string {
    return `contact:${this.crypto.hmac(bareAddress(to)).toString('hex').slice(0, 32)}`;
  }
}
