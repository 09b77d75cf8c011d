import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../src/migrations.js';
import type { TestDatabase } from '../harness/database.js';
import { createTestDatabase } from '../harness/database.js';
import { withClient } from '../harness/template.js';

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

  it('take an address as proved where the account came by an invite or a sign-up or is of the agency, and no other', async () => {
    for (let undone = ''; !undone.startsWith('052');) {
      const [last] = await source.query<{ name: string }[]>('SELECT name FROM migrations ORDER BY id DESC LIMIT 1');
      await source.undoLastMigration({ transaction: 'each' });
      undone = last!.name;
    }
    const [agency, org] = [randomUUID(), randomUUID()];
    await withClient(db.adminUrl, async (client) => {
      const person = async (name: string): Promise<string> => {
        const id = randomUUID();
        const sql = `INSERT INTO users (id, email, name, password_hash, created_at) VALUES ($1, $2::text, $2::text, 'x', '2026-11-01T10:00:00Z')`;
        await client.query(sql, [id, name]);
        return id;
      };
      await client.query(`INSERT INTO agencies (id, name) VALUES ($1, 'A')`, [agency]);
      await client.query(`INSERT INTO orgs (id, agency_id, name, slug) VALUES ($1, $2, 'O', 'o')`, [org, agency]);
      const boss = await person('boss');
      await client.query(`INSERT INTO agency_memberships (agency_id, user_id, role) VALUES ($1, $2, 'agency_owner')`, [agency, boss]);
      for (const name of ['invited', 'known', 'signed-up', 'added']) await person(name);
      const invite = `INSERT INTO invites (id, org_id, email, role, secret_hash, invited_by, expires_at, accepted_at)
        VALUES ($1, $2, $3, 'viewer', '', $4, now(), $5)`;
      await client.query(invite, [randomUUID(), org, 'invited', boss, '2026-11-01T10:00:00Z']);
      // the account was there before: whoever accepted may have known a password that another business set
      await client.query(invite, [randomUUID(), org, 'known', boss, '2026-11-02T10:00:00Z']);
      await client.query(
        `INSERT INTO signups (id, email, name, business, secret_hash, expires_at, used_at) VALUES ($1, 'signed-up', 'S', 'B', '', now(), $2)`,
        [randomUUID(), '2026-11-01T10:00:00Z'],
      );
    });
    await source.runMigrations();
    const proved = await source.query<{ email: string }[]>('SELECT email FROM users WHERE email_proved_at IS NOT NULL ORDER BY email');
    expect(proved.map((row) => row.email)).toEqual(['boss', 'invited', 'signed-up']);
  });
});
