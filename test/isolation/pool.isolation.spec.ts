import { Database } from '../../src/platform/database/database.service.js';
import { startIsolationWorld } from './isolation-world.js';

// As few connections as there may be, so that every transaction borrows what one before gave back.
const world = await startIsolationWorld({ env: { DATABASE_POOL: '2' } });
afterAll(() => world.close());
const { app, a, b } = world;
const database = app.get(Database, { strict: false });
type Rows = { org_id: string }[];
const ALL = 'SELECT DISTINCT org_id FROM contacts';

describe('a pooled connection', () => {
  it('forgets the org at the end of the transaction', async () => {
    for (let round = 0; round < 10; round += 1) {
      const both = <T>(ask: () => Promise<T>): Promise<T[]> => Promise.all([ask(), ask()]);
      const own = [{ org_id: a.orgId }];
      expect(await both(() => database.asOrg(a.orgId, (tx) => tx.query<Rows[number]>(ALL)))).toEqual([own, own]);
      expect(await both(() => database.asSystem('test', (tx) => tx.query<Rows[number]>(ALL)))).toEqual([[], []]);
    }
  });

  it('forgets it after a failure too', async () => {
    await expect(database.asOrg(a.orgId, (tx) => tx.query('SELECT 1/0'))).rejects.toThrow(/division/);
    expect(await database.asSystem('test', (tx) => tx.query<Rows[number]>(ALL))).toEqual([]);
    expect(await database.asOrg(b.orgId, (tx) => tx.query<Rows[number]>(ALL))).toEqual([{ org_id: b.orgId }]);
  });

  it('keeps fifty transactions of two orgs apart', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => {
        const org = index % 2 === 0 ? a : b;
        return database.asOrg(org.orgId, (tx) => tx.query<Rows[number]>(ALL)).then((rows) => [org.orgId, rows[0]?.org_id, rows.length]);
      }),
    );
    for (const [wanted, seen, count] of answers) expect([seen, count]).toEqual([wanted, 1]);
  });
});

describe('transactions', () => {
  it('of one org cannot enter another', async () => {
    await expect(database.asOrg(a.orgId, () => database.asOrg(b.orgId, () => Promise.resolve()))).rejects.toThrow(/another/);
  });

  it('over an agency only read', async () => {
    const write = database.asAgency([a.orgId, b.orgId], (tx) =>
      tx.execute('UPDATE contacts SET notes = $1 WHERE org_id = $2', ['x', a.orgId]),
    );
    await expect(write).rejects.toThrow(/read-only/);
  });

  it.each(["x', true), set_config('app.org_ids', '{}", '0'.repeat(36), '{}', '%', "' OR '1'='1"])('refuse the org id %j', async (id) => {
    await expect(database.asOrg(id, (tx) => tx.query(ALL))).rejects.toThrow(/UUID/);
  });
});
