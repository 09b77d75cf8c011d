import type { TypeOrmModuleOptions } from '@nestjs/typeorm';
import type { Settings } from './platform/config/config.schema.js';
import { ENTITIES } from './entities.js';

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
      idleTimeoutMillis: 30_000,
      query_timeout: 20_000,
      statement_timeout: 15_000,
      pipeline: true,
    },
    poolErrorHandler: (error: Error) => process.stderr.write(`database connection lost: ${error.message}\n`),
  };
}
