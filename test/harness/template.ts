import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { Services } from '../../scripts/lib/services.mjs';
import { urlsOf } from '../../scripts/lib/services.mjs';
import { MIGRATIONS } from '../../src/migrations.js';
import { projectRoot } from './services.js';
import { until } from './until.js';

const folder = join(projectRoot, 'migrations');
const TEMPLATE_LOCK = 4202202602;
const OBJECT_IN_USE = '55006';

/** Runs `work` on a connection of its own. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'ringback-tests' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Runs what needs a database that nobody is connected to. PostgreSQL gives connections that end five seconds; a busy machine takes more. */
export async function onceFree(admin: Client, sql: string): Promise<void> {
  await until('nobody is connected any more', () =>
    admin.query(sql).then(
      () => true as const,
      (error: Error & { code?: string }) => {
        if (error.code !== OBJECT_IN_USE) throw error;
        return error.message;
      },
    ),
  );
}

/** The migrated database that test databases are copied from; made once per content of migrations/. */
export async function ensureTemplate(services: Services): Promise<string> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.up.sql'))
    .sort();
  const hash = createHash('sha256').update(readFileSync(join(projectRoot, 'src', 'migrations.ts')));
  for (const file of files) hash.update(file).update(readFileSync(join(folder, file)));
  const template = `ringback_template_${hash.digest('hex').slice(0, 12)}`;
  await withClient(services.postgres.superuserUrl, async (admin) => {
    await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rows } = await admin.query<{ ready: boolean }>('SELECT datistemplate AS ready FROM pg_database WHERE datname = $1', [template]);
    if (rows[0]?.ready) return;
    await dropLeftovers(admin);
    await onceFree(admin, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${template} OWNER ringback_owner`);
    await migrate(urlsOf(services.postgres.port, services.secrets, template).ownerUrl);
    // marked last: a database without the mark is a half-made one
    await admin.query(`ALTER DATABASE ${template} WITH ALLOW_CONNECTIONS false IS_TEMPLATE true`);
  });
  return template;
}

async function migrate(url: string): Promise<void> {
  const owner = new DataSource({ type: 'postgres', url, migrations: MIGRATIONS, migrationsTransactionMode: 'each' });
  await owner.initialize();
  try {
    await owner.runMigrations();
  } finally {
    await owner.destroy();
  }
}

/** Clears what ended runs left behind: databases whose process is gone, and templates beyond the three newest. */
async function dropLeftovers(admin: Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    "SELECT datname AS name FROM pg_database WHERE datname LIKE 'ringback\\_template\\_%' OR datname LIKE 'rb\\_test\\_%' ORDER BY oid DESC",
  );
  const templates = rows.filter(({ name }) => name.startsWith('ringback_template_')).slice(3);
  const copies = rows.filter(({ name }) => name.startsWith('rb_test_') && !isAlive(Number(name.split('_')[2])));
  for (const { name } of templates) await admin.query(`ALTER DATABASE ${name} WITH IS_TEMPLATE false`);
  for (const { name } of [...templates, ...copies]) await onceFree(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
