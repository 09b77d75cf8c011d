import type Bull from 'bull';
import { Redis, type RedisOptions } from 'ioredis';

/** The three queues, each with a concurrency of its own: replies never wait behind campaigns or rollups. */
export const QUEUES = ['messages', 'campaigns', 'analytics'] as const;
export type QueueName = (typeof QUEUES)[number];

/** Which queue carries the hints of a kind of work. */
export const QUEUE_OF = { turn: 'messages', send: 'messages', job: 'campaigns', recurring: 'analytics' } as const satisfies Record<
  string,
  QueueName
>;
export type WorkKind = keyof typeof QUEUE_OF;

/** The work that decides by rows, and that an operator may stop for a while. */
export const PAUSABLE_WORK = ['turn', 'send', 'job'] as const;
export type PausableWork = (typeof PAUSABLE_WORK)[number];

/** What a hint carries: ids only, never personal data. */
export interface Hint {
  orgId: string;
  id: string;
}

/** How many hints of a kind a worker holds; the settings say how many of them it runs, the others wait their turn in it. */
export const HINTS_AT_ONCE = 200;

const RECONNECT_CAP_MS = 2000;

function redisOptions(overrides: RedisOptions): RedisOptions {
  return {
    retryStrategy: (times) => Math.min(times * 100, RECONNECT_CAP_MS),
    enableReadyCheck: false,
    maxRetriesPerRequest: null,
    ...overrides,
  };
}

/**
 * Queue settings that were measured, not guessed (reliability.md 4.8): one attempt, nothing kept, short locks, so that
 * the hints of a killed worker return within 15 s and a finished job never swallows a new one.
 */
export function queueOptions(redisUrl: string, prefix: string): Bull.QueueOptions {
  return {
    prefix: `${prefix}:bull`,
    createClient: () => new Redis(redisUrl, redisOptions({})),
    defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
    settings: { lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 20 },
  };
}

/** A producer that fails at once instead of waiting for an absent Redis; hints of one moment leave in one packet. */
export function producerOptions(redisUrl: string, prefix: string): Bull.QueueOptions {
  return {
    ...queueOptions(redisUrl, prefix),
    createClient: () =>
      new Redis(redisUrl, redisOptions({ enableOfflineQueue: false, maxRetriesPerRequest: 0, enableAutoPipelining: true })),
  };
}
