import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { startTestServices } from './services.js';
import { urlsOf } from '../../scripts/lib/services.mjs';
import { ensureTemplate, onceFree, withClient } from './template.js';

export interface TestDatabase {
  readonly name: string;
  /** DATABASE_URL: the app role. */
  readonly appUrl: string;
  /** The role that owns the tables. */
  readonly ownerUrl: string;
  /** The superuser: sees behind row-level security. For arranging and for looking, never for the app. */
  readonly adminUrl: string;
  /** REDIS_URL with a database number of its own; undefined when the run is without Redis. */
  readonly redisUrl: string | undefined;
  readonly redisPrefix: string;
  readonly encryptionKey: string;
  readonly jwtSecret: string;
  drop(): Promise<void>;
}

const REDIS_DATABASES = 1000;

/**
 * Business time in every fresh database: 10:00 on a Tuesday in Chicago, where the test businesses are, with no change of clocks near.
 * Opening hours and quiet hours then mean the same whenever the tests run.
 */
export const FIRST_MOMENT = '2028-06-06T10:00:00-05:00';

/** A fresh, migrated database (a copy of the template) and a Redis database for one test file. Call `drop` in afterAll. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const services = await startTestServices();
  const template = await ensureTemplate(services);
  const name = `rb_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await withClient(services.postgres.superuserUrl, (admin) =>
    onceFree(admin, `CREATE DATABASE ${name} TEMPLATE ${template} OWNER ringback_owner`),
  );
  const urls = urlsOf(services.postgres.port, services.secrets, name);
  await withClient(urls.adminUrl, (admin) => admin.query('UPDATE app_clock SET clock_offset = $1::timestamptz - now()', [FIRST_MOMENT]));
  return {
    name,
    appUrl: urls.databaseUrl,
    ownerUrl: urls.ownerUrl,
    adminUrl: urls.adminUrl,
    redisUrl: services.redisUrl === undefined ? undefined : await ownRedis(services.redisUrl),
    redisPrefix: name,
    encryptionKey: services.secrets.encryptionKey,
    jwtSecret: services.secrets.jwtSecret,
    drop: () => withClient(services.postgres.superuserUrl, (admin) => onceFree(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

async function ownRedis(url: string): Promise<string> {
  const redis = new Redis(url, { maxRetriesPerRequest: 1 });
  try {
    const number = 1 + ((await redis.incr('test-databases')) % REDIS_DATABASES);
    await redis.select(number);
    await redis.flushdb();
    return `${url}/${number}`;
  } finally {
    redis.disconnect();
  }
}
