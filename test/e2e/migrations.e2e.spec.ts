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
    await before('052');
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

  it('plan a first look at what carriers approved before there was a daily one', async () => {
    const orgId = randomUUID();
    await before('054');
    await withClient(db.adminUrl, async (client) => {
      await client.query(`INSERT INTO agencies (id, name) VALUES ('${orgId}', 'Agency');
        INSERT INTO orgs (id, agency_id, name, slug) VALUES ('${orgId}', '${orgId}', 'North', 'north');
        INSERT INTO brand_registrations (id, org_id, status) VALUES ('${orgId}', '${orgId}', 'approved')`);
      await source.runMigrations();
      const looks = await client.query(
        `SELECT org_id FROM jobs WHERE kind = 'registration.follow' AND state = 'pending' AND due_at <= app_now()`,
      );
      expect(looks.rows).toEqual([{ org_id: orgId }]);
    });
  });

  it('reach the rows of every business: customers’ words that nobody can be told of go, older decisions get their goal', async () => {
    const orgId = randomUUID();
    await before('056');
    await withClient(db.adminUrl, async (client) => {
      await client.query(`INSERT INTO agencies (id, name) VALUES ('${orgId}', 'Reach');
        INSERT INTO orgs (id, agency_id, name, slug) VALUES ('${orgId}', '${orgId}', 'Reach', 'reach')`);
      const question = async (source: string): Promise<string> => {
        const id = randomUUID();
        await client.query(
          'INSERT INTO knowledge_questions (id, org_id, question, fingerprint, source) VALUES ($1, $2, $3::text, $3::text, $4)',
          [id, orgId, `Do you ${id}?`, source],
        );
        return id;
      };
      const kept = await question('test');
      await question('conversation');
      await source.runMigrations();
      const left = await client.query('SELECT id FROM knowledge_questions WHERE org_id = $1', [orgId]);
      expect(left.rows).toEqual([{ id: kept }]);
      const free = await client.query('SELECT relname FROM pg_class WHERE relrowsecurity AND NOT relforcerowsecurity');
      expect(free.rows).toEqual([]);
    });
  });

  /** Undoes migrations until this one is not there yet. */
  async function before(number: string): Promise<void> {
    for (let undone = ''; !undone.startsWith(number);) {
      const [last] = await source.query<{ name: string }[]>('SELECT name FROM migrations ORDER BY id DESC LIMIT 1');
      await source.undoLastMigration({ transaction: 'each' });
      undone = last!.name;
    }
  }
});
