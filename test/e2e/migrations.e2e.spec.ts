import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../src/migrations.js';
import type { TestDatabase } from '../harness/database.js';
import { createTestDatabase } from '../harness/database.js';

const CATALOGUE = `
  SELECT 'column' AS kind, table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS what
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'migrations'
  UNION ALL SELECT 'constraint', conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 AND conrelid::regclass::text <> 'migrations'
  UNION ALL SELECT 'index', indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'migrations'
  UNION ALL SELECT 'policy', tablename || ' ' || policyname || ' ' || coalesce(qual, '') || ' ' || coalesce(with_check, '') FROM pg_policies
  UNION ALL SELECT 'function', p.oid::regprocedure || ' ' || pg_get_userbyid(proowner) || ' ' || prosecdef FROM pg_proc p
    WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  ORDER BY 1, 2`;

describe('migrations', () => {
  let db: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    db = await createTestDatabase();
    source = await new DataSource({
      type: 'postgres',
      url: db.ownerUrl,
      migrations: MIGRATIONS,
      migrationsTransactionMode: 'each',
    }).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await db.drop();
  });

  it('go down to nothing and up to the same again', async () => {
    const before: unknown[] = await source.query(CATALOGUE);
    expect(before.length).toBeGreaterThan(100);
    for (let left = MIGRATIONS.length; left > 0; left -= 1) await source.undoLastMigration({ transaction: 'each' });
    expect(await source.query(CATALOGUE)).toEqual([]);
    await source.runMigrations();
    expect(await source.showMigrations()).toBe(false);
    expect(await source.query(CATALOGUE)).toEqual(before);
  });

  it('plan a first look at what carriers approved before there was a daily one', async () => {
    const orgId = randomUUID();
    const is054There = async () => (await source.query<unknown[]>(`SELECT 1 FROM migrations WHERE name LIKE '054%'`)).length > 0;
    while (await is054There()) await source.undoLastMigration({ transaction: 'each' });
    await asAdmin(`INSERT INTO agencies (id, name) VALUES ('${orgId}', 'Agency');
      INSERT INTO orgs (id, agency_id, name, slug) VALUES ('${orgId}', '${orgId}', 'North', 'north');
      INSERT INTO brand_registrations (id, org_id, status) VALUES ('${orgId}', '${orgId}', 'approved')`);
    await source.runMigrations();
    const looks = await asAdmin(`SELECT org_id FROM jobs WHERE kind = 'registration.follow' AND state = 'pending' AND due_at <= app_now()`);
    expect(looks).toEqual([{ org_id: orgId }]);
    const forced = await asAdmin(
      `SELECT relname FROM pg_class WHERE relname IN ('jobs', 'brand_registrations') AND NOT relforcerowsecurity`,
    );
    expect(forced).toEqual([]);
  });

  /** The owner of the tables reads no rows: what stands in them is arranged and seen by the superuser. */
  async function asAdmin(text: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: db.adminUrl });
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  }
});
