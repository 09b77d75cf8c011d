import { parse } from 'csv-parse/sync';
import { AuditChain } from '../../src/audit/audit-chain.service.js';
import { Audit } from '../../src/audit/audit.service.js';
import { Database } from '../../src/platform/database/database.service.js';
import { signIn } from '../harness/kernel.js';
import { withClient } from '../harness/template.js';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';

interface Entry {
  id: string;
  seq: number | null;
  hash: string | null;
  action: string;
}
interface Verification {
  isIntact: boolean;
  checked: number;
  unsealed: number;
  headHash: string;
  firstBroken: { seq: number; entryId: string | null; reason: string } | null;
}

let world: World;
let org: TestOrg;
let other: TestOrg;
let database: Database;
let audit: Audit;

beforeAll(async () => {
  world = await World.start();
  org = await world.org({ name: 'Northside' });
  other = await world.org({ name: 'Other' });
  database = world.app.get(Database);
  audit = world.app.get(Audit, { strict: false });
});
afterAll(() => world?.stop());

const verify = (of = org) => of.get<Verification>('/api/audit/verify');
const record = (of: TestOrg, targetId: string, after: unknown = { n: 1 }) =>
  database.asOrg(of.orgId, (tx) => audit.record(tx, { action: 'test.write', targetType: 'test', targetId, after }));
/** As the owner of the tables, past every protection of the app; undone afterwards. */
const tampered = async (sql: string, params: unknown[]): Promise<Verification> => {
  await withClient(world.db.adminUrl, async (client) => {
    await client.query('CREATE TABLE spare AS SELECT * FROM audit_entries');
    await client.query('ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_added');
    await client.query(sql, params);
  });
  const found = await verify();
  await withClient(world.db.adminUrl, async (client) => {
    await client.query('DELETE FROM audit_entries');
    await client.query('INSERT INTO audit_entries OVERRIDING SYSTEM VALUE SELECT * FROM spare');
    await client.query('DROP TABLE spare');
    await client.query('ALTER TABLE audit_entries ENABLE TRIGGER audit_entries_added');
  });
  return found;
};

describe('the chain', () => {
  it('holds although many write at once, and has one place for each entry', async () => {
    await Promise.all([
      ...Array.from({ length: 60 }, (_, n) => record(org, `o${n}`, { text: `ü😀 ${n}`, big: 1e21, deep: { b: 1, a: [null, 1.5] } })),
      ...Array.from({ length: 5 }, () => world.app.get(AuditChain, { strict: false }).sealAll()),
      ...Array.from({ length: 5 }, () => verify()),
      ...Array.from({ length: 10 }, (_, n) => record(other, `x${n}`)),
    ]);
    const found = await verify();
    expect(found).toMatchObject({ isIntact: true, unsealed: 0, firstBroken: null });
    expect(found.checked).toBeGreaterThanOrEqual(60);
    const { data } = await org.get<{ data: Entry[] }>('/api/audit?perPage=100');
    const places = data.map((entry) => entry.seq!).sort((a, b) => a - b);
    expect(places).toEqual(Array.from({ length: data.length }, (_, n) => n + 1));
    expect(await verify(other)).toMatchObject({ isIntact: true });
  });

  it('is sealed without being asked', async () => {
    await record(org, 'later');
    await vi.waitFor(
      async () => {
        const { data } = await org.get<{ data: Entry[] }>('/api/audit?filter[targetId]=later');
        expect(data[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
      },
      { timeout: 45_000, interval: 300 },
    );
  });

  it.each([
    ['a changed value', `UPDATE audit_entries SET after = '{"n": 2}' WHERE org_id = $1 AND chain_seq = 7`, { seq: 7 }, true],
    ['a changed person', `UPDATE audit_entries SET actor_name = 'Nobody' WHERE org_id = $1 AND chain_seq = 4`, { seq: 4 }, true],
    ['a changed time', `UPDATE audit_entries SET at = at + interval '1 microsecond' WHERE org_id = $1 AND chain_seq = 5`, { seq: 5 }, true],
    ['a removed entry', 'DELETE FROM audit_entries WHERE org_id = $1 AND chain_seq = 9', { seq: 9, entryId: null }, false],
    ['the newest ones cut off', 'DELETE FROM audit_entries WHERE org_id = $1 AND chain_seq > 50', { seq: 51, entryId: null }, false],
    [
      'one put at the end by hand',
      `INSERT INTO audit_entries (org_id, actor_type, action, target_type, target_id, chain_seq, previous_hash, hash)
       SELECT org_id, 'system', 'x', 'x', 'x', seq + 1, hash, sha256(hash) FROM audit_chains WHERE org_id = $1`,
      {},
      true,
    ],
  ])('%s is found and the first broken entry named', async (_name, sql, first, hasId) => {
    const found = await tampered(sql, [org.orgId]);
    expect(found).toMatchObject({ isIntact: false, firstBroken: first });
    expect(found.firstBroken!.entryId !== null).toBe(hasId);
    expect(await verify()).toMatchObject({ isIntact: true });
    expect(await verify(other)).toMatchObject({ isIntact: true });
  });

  it('the app itself can neither bring a seal along nor write one', async () => {
    await withClient(world.db.appUrl, async (client) => {
      const as = async (sql: string) => {
        await client.query('BEGIN');
        await client.query(`SELECT set_config('app.org_id', $1, true), set_config('app.org_ids', $2, true)`, [org.orgId, `{${org.orgId}}`]);
        return client.query<{ hash: Buffer | null }>(sql).finally(() => client.query('ROLLBACK'));
      };
      const brought = await as(
        `INSERT INTO audit_entries (org_id, actor_type, action, target_type, target_id, chain_seq, previous_hash, hash)
         VALUES ('${org.orgId}', 'system', 'x', 'x', 'x', 999, '\\x00', '\\x00') RETURNING hash`,
      );
      expect(brought.rows).toEqual([{ hash: null }]);
      for (const sql of ['UPDATE audit_entries SET hash = NULL', 'UPDATE audit_chains SET seq = 0', 'DELETE FROM audit_chains'])
        await expect(as(sql)).rejects.toThrow(/permission denied/);
      await expect(as(`SELECT audit_seal('${other.orgId}', 10)`)).rejects.toThrow(/not the active organisation/);
    });
  });
});

describe('looking for something', () => {
  it('by word, action, actor, target and time', async () => {
    const { data } = await org.get<{ data: (Entry & { actorId: string | null; at: string })[] }>('/api/audit?q=settings&perPage=100');
    expect(new Set(data.map((entry) => entry.action))).toEqual(new Set(['settings.update']));
    const facets = await org.get<{ actions: string[]; targetTypes: string[]; actors: { id: string; name: string }[] }>('/api/audit/facets');
    expect(facets.actions).toContain('test.write');
    expect(facets.targetTypes).toContain('test');
    const later = await org.get<{ total: number }>('/api/audit?filter[at_gt]=2999-01-01T00:00:00Z');
    expect(later.total).toBe(0);
    expect((await org.request('GET', '/api/audit?filter[actorId]=x')).status).toBe(400);
  });
});

describe('the export', () => {
  it('is a CSV file that no spreadsheet runs, of the own trail only, and is itself on the trail', async () => {
    await record(org, '=HYPERLINK("http://evil.test")', { formula: '=1+1' });
    await record(other, 'foreign');
    const headers = await signIn(world.app, org.email);
    const answer = await world.app.inject({ method: 'POST', url: '/api/audit/export?filter[targetType]=test', headers });
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': expect.stringContaining('.csv') as string,
    });
    const rows = parse<Record<string, string>>(answer.body, { columns: true });
    expect(rows[0]).toMatchObject({ targetId: `'=HYPERLINK("http://evil.test")`, action: 'test.write', after: '{"formula":"=1+1"}' });
    expect(answer.body).not.toContain('foreign');
    expect(rows.length).toBeGreaterThan(60);
    const { total } = await org.get<{ total: number }>('/api/audit?filter[action]=audit.export');
    expect(total).toBe(1);
  });
});
