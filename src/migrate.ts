import 'reflect-metadata';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { ensureDatabase, ensureRoles } from '../scripts/lib/roles.mjs';
import { MIGRATIONS } from './migrations.js';
import { environment } from './platform/config/environment.js';
import { StartError } from './platform/database/app-role.js';

/** Any number works as long as every migrator takes the same one. */
const LOCK = 4202202602;

/**
 * Brings the database up to date, or back to empty with `down`: as ringback_owner, one migrator at a time. With an
 * administrator's address it first makes the roles, with the password that DATABASE_URL uses for the app role.
 */
export async function migrate(isDown: boolean): Promise<void> {
  const { DATABASE_URL: appUrl, DATABASE_ADMIN_URL: adminUrl } = environment();
  if (!adminUrl) throw new StartError('The setting DATABASE_ADMIN_URL is missing: migrations need the owner of the database.');
  const admin = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 5000 });
  await admin.connect();
  try {
    await prepareRoles(admin, appUrl);
    await admin.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await runMigrations(adminUrl, isDown);
  } finally {
    await admin.end();
  }
}

async function prepareRoles(admin: pg.Client, appUrl: string | undefined): Promise<void> {
  const { rows } = await admin.query<{ may: boolean; database: string }>(
    'SELECT rolsuper OR rolcreaterole AS may, current_database() AS database FROM pg_roles WHERE rolname = current_user',
  );
  if (!rows[0]?.may) return;
  const app = appUrl ? new URL(appUrl) : undefined;
  const isAppRole = app?.username === 'ringback_app' && app.password !== '';
  await ensureRoles(admin, isAppRole ? { appPassword: decodeURIComponent(app.password) } : {});
  await ensureDatabase(admin, rows[0].database);
}

async function runMigrations(url: string, isDown: boolean): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    url,
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'each',
    // Tables belong to ringback_owner whoever signs in.
    extra: { options: '-c role=ringback_owner' },
  });
  await source.initialize();
  try {
    if (!isDown) {
      const done = await source.runMigrations();
      process.stdout.write(`${done.length === 0 ? 'The database is up to date' : `Applied ${done.length} migrations`}\n`);
      return;
    }
    for (let left = MIGRATIONS.length; left > 0; left -= 1) await source.undoLastMigration();
    process.stdout.write('All migrations were undone\n');
  } finally {
    await source.destroy();
  }
}
