import { randomBytes, randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { createTestDatabase } from '../harness/database.js';
import { projectRoot } from '../harness/services.js';
import { withClient } from '../harness/template.js';
import { tenantTables } from './lib/tenant-tables.js';

const A = randomUUID();
const B = randomUUID();
const DENIED = '42501';
const db = await createTestDatabase();
afterAll(() => db.drop());

interface Column {
  name: string;
  type: string;
  filled: boolean;
}
/** One row of each org in a table, whatever its columns mean: only the policies are looked at. */
interface Sample {
  table: string;
  key: string;
  columns: string[];
  a: Record<string, unknown>;
  b: Record<string, unknown>;
}

function valueOf(type: string): unknown {
  if (type.endsWith('[]')) return '{}';
  if (type === 'uuid') return randomUUID();
  if (/^(int|smallint|bigint|numeric|real|double)/.test(type)) return 1;
  if (type === 'boolean') return false;
  if (type === 'bytea') return randomBytes(8);
  if (type.startsWith('bit')) return '1';
  if (/^jsonb?$/.test(type)) return '{}';
  if (/^(timestamp|date)/.test(type)) return '2026-01-05T10:00:00Z';
  if (type.startsWith('time')) return '10:00';
  if (type.startsWith('inet')) return '127.0.0.1';
  if (type.startsWith('bit')) return '0101';
  if (type.startsWith('tstzrange')) return '[2026-01-05T10:00:00Z,2026-01-05T11:00:00Z)';
  return randomUUID().slice(0, type.startsWith('character(') || type.startsWith('char') ? 2 : 36);
}

async function sample(client: Client, table: string): Promise<Sample> {
  const key = table === 'orgs' ? 'id' : 'org_id';
  const { rows: columns } = await client.query<Column>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type, (attnotnull AND NOT atthasdef AND attidentity = '' AND attgenerated = '') AS filled
     FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
    [table],
  );
  const needed = columns.filter((column) => column.filled || column.name === key);
  const rowOf = (org: string): Record<string, unknown> =>
    Object.fromEntries(needed.map((column) => [column.name, column.name === key ? org : valueOf(column.type)]));
  const [a, b] = [rowOf(A), rowOf(B)];
  for (const row of [a, b]) await client.query(insertOf(table, row), Object.values(row));
  return { table, key, columns: columns.map((column) => column.name), a, b };
}

function insertOf(table: string, row: Record<string, unknown>): string {
  const names = Object.keys(row);
  return `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, index) => `$${index + 1}`).join(', ')})`;
}

const samples = await withClient(db.adminUrl, async (client) => {
  // Neither foreign keys nor checks nor triggers are meant here, and they would ask for a whole business per row.
  await client.query(`SET session_replication_role = replica`);
  const { rows } = await client.query<{ table: string; name: string }>(
    `SELECT conrelid::regclass::text AS table, conname AS name FROM pg_constraint WHERE contype IN ('c', 'x') AND connamespace = 'public'::regnamespace AND conrelid <> 0`,
  );
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${name} CASCADE`);
  const made: Sample[] = [];
  for (const table of [...tenantTables(projectRoot)].sort()) made.push(await sample(client, table));
  return made;
});

interface Outcome {
  rows: number;
  code: string | undefined;
}

/** As the app would, in a transaction that is rolled back. */
function asApp(org: string | null, sql: string, params: unknown[] = []): Promise<Outcome> {
  return withClient(db.appUrl, async (client) => {
    await client.query('BEGIN');
    if (org !== null)
      await client.query(`SELECT set_config('app.org_id', $1, true), set_config('app.org_ids', $2, true)`, [org, `{${org}}`]);
    try {
      const result = await client.query(sql, params);
      return { rows: result.rowCount ?? 0, code: undefined };
    } catch (error) {
      return { rows: 0, code: (error as { code?: string }).code };
    } finally {
      await client.query('ROLLBACK');
    }
  });
}

it('every tenant table has a row of both orgs to hide', () => expect(samples.length).toBeGreaterThan(30));

describe.each(samples.map((one) => [one.table, one] as const))('%s', (_name, { table, key, a, b }) => {
  it('shows the app its own row, so that hiding means something', async () => {
    expect(await asApp(A, `SELECT 1 FROM ${table} WHERE ${key} = $1`, [A])).toEqual({ rows: 1, code: undefined });
  });

  it('shows nothing without an org', async () => {
    expect(await asApp(null, `SELECT 1 FROM ${table}`)).toEqual({ rows: 0, code: undefined });
  });

  it('shows nothing of the other org', async () => {
    expect(await asApp(A, `SELECT 1 FROM ${table} WHERE ${key} <> $1`, [A])).toEqual({ rows: 0, code: undefined });
  });

  it('takes no row without an org', async () => {
    expect((await asApp(null, insertOf(table, a), Object.values(a))).code).toBe(DENIED);
  });

  it('takes no row for the other org', async () => {
    expect((await asApp(A, insertOf(table, b), Object.values(b))).code).toBe(DENIED);
  });

  it('moves no row to the other org', async () => {
    expect((await asApp(A, `UPDATE ${table} SET ${key} = $1`, [B])).code).toBe(DENIED);
  });

  it('changes and deletes no row of the other org', async () => {
    for (const sql of [`UPDATE ${table} SET ${key} = ${key} WHERE ${key} = $1`, `DELETE FROM ${table} WHERE ${key} = $1`]) {
      const outcome = await asApp(A, sql, [B]);
      expect([0, DENIED]).toContain(outcome.code ?? outcome.rows);
    }
  });
});
