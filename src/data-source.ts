import type { TypeOrmModuleOptions } from '@nestjs/typeorm';
import type { Settings } from './platform/config/config.schema.js';
import { ENTITIES } from './entities.js';

/**
 * A connection that is new has nothing planned and nothing at hand: its first statements cost several times what they cost later. One
 * that ended in a quiet half minute would have to be made again in the first second of a rush, beside all others of its process.
 */
const KEPT_IDLE_MS = 600_000;

/** The app's connection: the app role, explicit entities, no schema changes. */
export function databaseOptions(settings: Settings): TypeOrmModuleOptions {
  return {
    type: 'postgres',
    url: settings.DATABASE_URL,
    entities: ENTITIES,
    synchronize: false,
    migrationsRun: false,
    logging: false,
    // A wrong address should stop the start at once; a database that goes away later is the pool's business.
    retryAttempts: 1,
    poolSize: settings.DATABASE_POOL,
    applicationName: `ringback-${settings.APP_ROLE}`,
    extra: {
      connectionTimeoutMillis: settings.databaseWaitMs,
      idleTimeoutMillis: KEPT_IDLE_MS,
      // what stands between us and the database forgets silent connections without telling, some after four minutes
      keepAlive: true,
      keepAliveInitialDelayMillis: 30_000,
      query_timeout: 20_000,
      statement_timeout: 15_000,
      pipeline: true,
    },
    poolErrorHandler: (error: Error) => process.stderr.write(`database connection lost: ${error.message}\n`),
  };
}
