import { createTestDatabase } from '../harness/database.js';
import type { TestDatabase } from '../harness/database.js';
import { withClient } from '../harness/template.js';

// What is allowed to differ from the rule, and why. Everything else must be a tenant table.
const WITHOUT_ORG: Record<string, string> = {
  agencies: 'stands above orgs',
  agency_memberships: 'links people to agencies, which stand above orgs',
  app_clock: 'one row, the same time for everyone',
  attempt_counters: 'counted before anyone is known',
  global_suppressions: 'keyed hashes only; read by the gate for every org',
  kept_keys: 'keys of the installation, sealed',
  migrations: 'kept by the migration tool, not readable by the app',
  paused_work: 'stops a kind of work for the whole installation',
  process_figures: 'counts of how long work took, per process',
  recovery_codes: 'belong to a person, who may work in many orgs',
  recurring_runs: 'names of system work',
  second_factors: 'belongs to a person, who may work in many orgs',
  sessions: 'a login belongs to a person, who may work in many orgs',
  sign_in_challenges: 'half a login, which belongs to a person',
  sign_in_links: 'a link proves a person, who may work in many orgs',
  signups: 'wanted by a person, before there is an org',
  users: 'a person may work in many orgs',
};
/** Every SECURITY DEFINER function; a new one is added here on purpose, with its reason in the migration. */
const DEFINER_FUNCTIONS = [
  'active_channels(p text)',
  'audit_orgs(only_unsealed boolean)',
  'audit_seal(p_org uuid, p_limit integer)',
  'backlog()',
  'cta_by_completion(hash bytea)',
  'cta_offer_by_code(hash bytea)',
  'due_work(work text, lim integer, grace interval)',
  'due_work(work text, lim integer, grace interval, skip uuid[])',
  'end_agency_grants(p_agency uuid, p_user uuid)',
  'erase_contact_traces(p_part text, p_org uuid, p_contact uuid, p_references text[])',
  'erase_decision_contexts(p_org uuid, p_contact uuid)',
  'experiments_due(p_gap interval, p_limit integer)',
  'find_api_key(hash bytea)',
  'find_invite(hash bytea)',
  'forget_quotes(p_org uuid, p_contact uuid)',
  'has_real_channel()',
  'idle_orgs(p_idle interval)',
  'knowledge_due(page_age interval, text_age interval, lim integer)',
  'knowledge_search(p_org uuid, p_groups text[], p_limit integer)',
  'message_vectors_due(p_model text, p_unseen integer, lim integer)',
  'operations_org(client uuid)',
  'own_roles(uid uuid)',
  'realtime_bounds()',
  'realtime_tail(after bigint, lim integer)',
  'retention_orgs(lim integer)',
  'route_channel(p text, c text, a text)',
  'sealed_with_other_key(key_id text, after uuid, lim integer)',
  'served_orgs()',
  'staff_orgs(ops uuid, staff_phone text)',
  'sweep_expired()',
  'user_access(uid uuid)',
  'vectors_due(p_model text, lim integer)',
];

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const look = <R extends object>(sql: string, params: unknown[] = []): Promise<R[]> =>
  withClient(db.adminUrl, async (client) => (await client.query<R>(sql, params)).rows);
const asApp = <T>(
  work: (query: (sql: string, params?: unknown[]) => Promise<{ rows: Record<string, unknown>[]; rowCount: number | null }>) => Promise<T>,
): Promise<T> => withClient(db.appUrl, (client) => work((sql, params) => client.query(sql, params)));

const TABLES = `SELECT c.oid, c.relname AS name, c.relrowsecurity AS rls, c.relforcerowsecurity AS forced,
  coalesce(bool_or(a.attname = 'org_id'), false) AS has_org, coalesce(bool_or(a.attname = 'org_id' AND a.attnotnull), false) AS org_required
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
  WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') GROUP BY c.oid ORDER BY 2`;
interface Table {
  oid: number;
  name: string;
  rls: boolean;
  forced: boolean;
  has_org: boolean;
  org_required: boolean;
}
const tenantTables = async (): Promise<Table[]> => (await look<Table>(TABLES)).filter((table) => table.has_org || table.name === 'orgs');

describe('tables', () => {
  it('carry an org or stand on the documented list, and the list names nothing that is gone', async () => {
    const tables = await look<Table>(TABLES);
    expect(tables.length).toBeGreaterThan(35);
    const without = tables.filter((table) => !table.has_org && table.name !== 'orgs').map((table) => table.name);
    expect(without).toEqual(Object.keys(WITHOUT_ORG).sort());
  });

  it('never leave the org empty', async () => {
    expect((await tenantTables()).filter((table) => table.name !== 'orgs' && !table.org_required).map((table) => table.name)).toEqual([]);
  });

  it('force row-level security, also on their owner', async () => {
    expect((await tenantTables()).filter((table) => !table.rls || !table.forced).map((table) => table.name)).toEqual([]);
  });

  it('have exactly one policy for the app, with the readable orgs in USING and the active org in WITH CHECK', async () => {
    const policies = await look<{
      table: string;
      name: string;
      roles: string;
      using: string | null;
      check: string | null;
      permissive: boolean;
      command: string;
    }>(
      `SELECT c.relname AS table, p.polname AS name, (SELECT string_agg(r.rolname, ',') FROM pg_roles r WHERE r.oid = any(p.polroles)) AS roles,
         pg_get_expr(p.polqual, p.polrelid) AS using, pg_get_expr(p.polwithcheck, p.polrelid) AS check, p.polpermissive AS permissive, p.polcmd::text AS command
       FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid`,
    );
    for (const { name: table } of await tenantTables()) {
      const ofApp = policies.filter((policy) => policy.table === table && (policy.roles === null || policy.roles.includes('ringback_app')));
      expect([table, ofApp.length]).toEqual([table, 1]);
      const column = table === 'orgs' ? 'id' : 'org_id';
      expect([table, ofApp[0]!.command]).toEqual([table, '*']);
      expect(ofApp[0]!.using).toBe(`(${column} = ANY ((NULLIF(current_setting('app.org_ids'::text, true), ''::text))::uuid[]))`);
      expect(ofApp[0]!.check).toBe(`(${column} = (NULLIF(current_setting('app.org_id'::text, true), ''::text))::uuid)`);
    }
    const others = policies.filter((policy) => policy.roles !== 'ringback_app' && policy.roles !== 'ringback_system');
    expect(others).toEqual([]);
  });

  it('refer to other tenant tables together with the org', async () => {
    const keys = await look<{ child: string; parent: string; name: string; columns: string[]; parent_columns: string[] }>(
      `SELECT child.relname AS child, parent.relname AS parent, k.conname AS name,
         ARRAY(SELECT a.attname::text FROM unnest(k.conkey) AS c(n) JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = c.n) AS columns,
         ARRAY(SELECT a.attname::text FROM unnest(k.confkey) AS c(n) JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = c.n) AS parent_columns
       FROM pg_constraint k JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid WHERE k.contype = 'f'`,
    );
    const tenant = new Set((await tenantTables()).map((table) => table.name));
    const crossing = keys.filter((key) => tenant.has(key.child) && tenant.has(key.parent) && key.parent !== 'orgs');
    expect(crossing.length).toBeGreaterThan(20);
    expect(
      crossing.filter((key) => !(key.columns.includes('org_id') && key.parent_columns.includes('org_id'))).map((key) => key.name),
    ).toEqual([]);
  });

  it('keep uniqueness inside the org, so that one org learns nothing from a conflict with another', async () => {
    const rows = await look<{ name: string; columns: string[]; table: string; parents: string[] }>(
      `SELECT i.relname AS name, c.relname AS table, ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = any(x.indkey)) AS columns,
         ARRAY(SELECT DISTINCT a.attname::text FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = any(k.conkey)
           WHERE k.contype = 'f' AND k.conrelid = c.oid AND cardinality(k.conkey) = 2 AND a.attname <> 'org_id') AS parents
       FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE x.indisunique AND n.nspname = 'public'`,
    );
    const tenant = new Set((await tenantTables()).map((table) => table.name));
    const open = rows.filter((row) => tenant.has(row.table) && row.table !== 'orgs' && !row.columns.includes('org_id'));
    // Harmless without the org: one generated id, or a key inside a parent that is tied to the org by a composite foreign key.
    const isHarmless = (row: { columns: string[]; parents: string[] }): boolean =>
      (row.columns.length === 1 && row.columns[0] === 'id') || row.columns.some((column) => row.parents.includes(column));
    expect(
      open
        .filter((row) => !isHarmless(row))
        .map((row) => row.name)
        .filter((name) => !ROUTING_KEYS.includes(name)),
    ).toEqual([]);
  });
});

/**
 * An address at a provider reaches one org only: that is the point of the key. So does a link or a completion address, whose hash is of
 * a secret that we drew: nobody can bring about a conflict.
 */
const ROUTING_KEYS: string[] = [
  'channel_accounts_provider_channel_address_key',
  'channel_accounts_address',
  'cta_offers_code_hash_key',
  'ctas_completion_hash_key',
];

describe('the role of the app', () => {
  it('is weak: no superuser, no bypass, no ownership, no membership', async () => {
    const roles = await look(
      `SELECT rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolcanlogin FROM pg_roles WHERE rolname IN ('ringback_app', 'ringback_system') ORDER BY 1`,
    );
    const weak = { rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false };
    expect(roles).toEqual([
      { rolname: 'ringback_app', ...weak, rolcanlogin: true },
      { rolname: 'ringback_system', ...weak, rolcanlogin: false },
    ]);
    const owned = await look(
      `SELECT relname FROM pg_class WHERE relowner = 'ringback_app'::regrole UNION ALL SELECT proname FROM pg_proc WHERE proowner = 'ringback_app'::regrole
       UNION ALL SELECT nspname FROM pg_namespace WHERE nspowner = 'ringback_app'::regrole UNION ALL SELECT datname FROM pg_database WHERE datdba = 'ringback_app'::regrole`,
    );
    expect(owned).toEqual([]);
    expect(await look(`SELECT roleid::regrole FROM pg_auth_members WHERE member = 'ringback_app'::regrole`)).toEqual([]);
    const [schema] = await look(`SELECT has_schema_privilege('ringback_app', 'public', 'CREATE') AS may_create`);
    expect(schema).toEqual({ may_create: false });
  });

  it('may not truncate, and may only add to the audit trail', async () => {
    const truncate = await look(
      `SELECT table_name FROM information_schema.role_table_grants WHERE grantee = 'ringback_app' AND privilege_type IN ('TRUNCATE', 'TRIGGER', 'REFERENCES')`,
    );
    expect(truncate).toEqual([]);
    const audit = await look<{ privilege_type: string }>(
      `SELECT privilege_type::text FROM information_schema.role_table_grants WHERE grantee = 'ringback_app' AND table_name = 'audit_entries' ORDER BY 1`,
    );
    expect(audit.map((row) => row.privilege_type)).toEqual(['INSERT', 'SELECT']);
    const toPublic = await look(
      `SELECT table_name FROM information_schema.role_table_grants WHERE grantee = 'PUBLIC' AND table_schema = 'public'`,
    );
    expect(toPublic).toEqual([]);
  });

  it('sees nothing without an org', async () => {
    const tables = await tenantTables();
    await asApp(async (query) => {
      for (const { name } of tables) expect([name, (await query(`SELECT 1 FROM ${name} LIMIT 1`)).rows]).toEqual([name, []]);
    });
  });
});

describe('definer functions', () => {
  it('equal the catalogued list, pinned, owned by the system role, executable by the app only', async () => {
    const functions = await look<{
      signature: string;
      owner: string;
      config: string[] | null;
      is_public: boolean;
      grantees: string | null;
    }>(
      `SELECT p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' AS signature, p.proowner::regrole::text AS owner, p.proconfig AS config,
         EXISTS (SELECT 1 FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0) AS is_public,
         (SELECT string_agg(a.grantee::regrole::text, ',' ORDER BY a.grantee::regrole::text) FROM aclexplode(p.proacl) a WHERE a.grantee <> 0 AND a.grantee <> p.proowner) AS grantees
       FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE p.prosecdef AND n.nspname = 'public' ORDER BY 1`,
    );
    expect(functions.map((row) => row.signature)).toEqual(DEFINER_FUNCTIONS);
    for (const row of functions) {
      expect(row).toMatchObject({
        owner: 'ringback_system',
        config: ['search_path=public, pg_temp'],
        is_public: false,
        grantees: 'ringback_app',
      });
    }
  });
});

describe('with two orgs', () => {
  const A = '0190d9a0-0000-7000-8000-00000000000a';
  const B = '0190d9a0-0000-7000-8000-00000000000b';
  beforeAll(() =>
    withClient(db.adminUrl, async (client) => {
      await client.query(`INSERT INTO agencies (id, name) VALUES ($1, 'Agency')`, [A]);
      for (const [id, slug] of [
        [A, 'a'],
        [B, 'b'],
      ]) {
        await client.query(`INSERT INTO orgs (id, agency_id, name, slug) VALUES ($1, $2, $3, $3)`, [id, A, slug]);
        await client.query(`INSERT INTO org_settings (org_id) VALUES ($1)`, [id]);
        await client.query(`INSERT INTO staff_phones (org_id, phone) VALUES ($1, '+13125550100')`, [id]);
      }
    }),
  );
  const inOrg = <T>(org: string, orgs: string[], work: Parameters<typeof asApp<T>>[0]): Promise<T> =>
    asApp(async (query) => {
      await query('BEGIN');
      await query(`SELECT set_config('app.org_id', $1, true), set_config('app.org_ids', $2, true)`, [org, `{${orgs.join(',')}}`]);
      return work(query).finally(() => query('ROLLBACK'));
    });

  it('each sees its own rows, and the setting ends with the transaction', async () => {
    await inOrg(A, [A], async (query) => {
      expect((await query('SELECT org_id FROM org_settings')).rows).toEqual([{ org_id: A }]);
      expect((await query('SELECT id FROM orgs')).rows).toEqual([{ id: A }]);
    });
    await asApp(async (query) => {
      await query('BEGIN');
      await query(`SELECT set_config('app.org_ids', $1, true)`, [`{${A}}`]);
      await query('COMMIT');
      expect((await query('SELECT 1 FROM org_settings')).rows).toEqual([]);
    });
  });

  it('cannot insert into, move to, change or delete rows of the other', async () => {
    await inOrg(A, [A], async (query) =>
      expect(query(`INSERT INTO staff_phones (org_id, phone) VALUES ($1, '+13125550101')`, [B])).rejects.toThrow(/row-level security/),
    );
    await inOrg(A, [A], async (query) => expect(query(`UPDATE staff_phones SET org_id = $1`, [B])).rejects.toThrow(/row-level security/));
    await inOrg(A, [A], async (query) =>
      expect((await query(`UPDATE org_settings SET owner_name = 'x' WHERE org_id = $1`, [B])).rowCount).toBe(0),
    );
    await inOrg(A, [A], async (query) => expect((await query(`DELETE FROM staff_phones WHERE org_id = $1`, [B])).rowCount).toBe(0));
  });

  it('an agency that reads both still cannot write the one that is not active', async () => {
    await inOrg('', [A, B], async (query) => {
      expect((await query('SELECT org_id FROM org_settings')).rows).toHaveLength(2);
      await expect(query(`UPDATE org_settings SET owner_name = 'x' WHERE org_id = $1`, [B])).rejects.toThrow(/row-level security/);
    });
  });
});
