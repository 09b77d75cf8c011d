import { Database } from '../../src/platform/database/database.service.js';
import type { Tx } from '../../src/platform/database/database.service.js';
import { startKernel, type Kernel } from '../harness/kernel.js';
import { withClient } from '../harness/template.js';

let kernel: Kernel;
let database: Database;
let orgId: string;

beforeAll(async () => {
  kernel = await startKernel();
  database = kernel.app.get(Database);
  const { agencyId } = await kernel.factory.createAgency({ name: 'Agency' });
  orgId = await kernel.factory.createOrg({ agencyId, name: 'North', vertical: 'hvac', timeZone: 'America/Chicago' });
});
afterAll(() => kernel.close());

const JOB = `INSERT INTO jobs (id, org_id, kind, dedupe_key, due_at) VALUES (gen_random_uuid(), $1, 'probe', $2, now())`;
const COUNT = `SELECT count(*)::int AS count FROM jobs WHERE org_id = $1 AND kind = 'probe' AND dedupe_key = $2`;
const stored = (key: string): Promise<number> =>
  withClient(kernel.db.adminUrl, async (client) => (await client.query<{ count: number }>(COUNT, [orgId, key])).rows[0]!.count);

describe('a transaction', () => {
  it('reads with COMMIT what its own last writes left, and the caller goes on with the answer', async () => {
    let seen = -1;
    await database.asOrg(orgId, async (tx) => {
      tx.closing<{ count: number }>(COUNT, [orgId, 'read-last'], ([row]) => (seen = row!.count));
      tx.write(JOB, [orgId, 'read-last']);
      await tx.query('SELECT 1');
      expect(seen).toBe(-1);
      tx.beforeCommit(() => tx.write(JOB, [orgId, 'read-last-too']));
    });
    expect(seen).toBe(1);
    expect(await stored('read-last-too')).toBe(1);
  });

  it('is undone as a whole by a read that fails at its end, which tells nobody anything', async () => {
    let isTold = false;
    const work = database.asOrg(orgId, async (tx) => {
      tx.write(JOB, [orgId, 'undone']);
      tx.closing('SELECT 1 / (count(*) - count(*)) FROM jobs', [], () => (isTold = true));
    });
    await expect(work).rejects.toThrow('division by zero');
    expect([isTold, await stored('undone')]).toEqual([false, 0]);
  });

  it('refuses statements of forgotten work after its end, whosever connection it is by then', async () => {
    let late: Tx | undefined;
    await database.asOrg(orgId, async (tx) => {
      late = tx;
      await tx.execute(JOB, [orgId, 'in-time']);
    });
    await expect(late!.execute(JOB, [orgId, 'late'])).rejects.toThrow('after the end of its transaction');
    expect(() => late!.write(JOB, [orgId, 'late'])).toThrow('after the end of its transaction');
    expect(await database.asOrg(orgId, (tx) => tx.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
    expect([await stored('in-time'), await stored('late')]).toEqual([1, 0]);
  });

  it('of one read sends COMMIT along, writes nothing, says why it failed, and refuses what comes later', async () => {
    await database.withOrg(orgId, async () => {
      expect(await database.reads((tx) => tx.query('SELECT current_setting($1, true) AS org', ['app.org_id']))).toEqual([{ org: orgId }]);
      await expect(database.reads((tx) => tx.execute(JOB, [orgId, 'reads']))).rejects.toThrow('read-only transaction');
      await expect(database.reads((tx) => tx.query('SELECT 1 / 0'))).rejects.toThrow('division by zero');
      const twice = database.reads(async (tx) => {
        await tx.query('SELECT 1');
        return tx.query('SELECT 2');
      });
      await expect(twice).rejects.toThrow('after the end of its transaction');
      const joined = await database.transaction(async (tx) => {
        await tx.execute(JOB, [orgId, 'joined']);
        return database.reads((same) => same.query<{ count: number }>(COUNT, [orgId, 'joined']));
      });
      expect(joined[0]!.count).toBe(1);
      expect(await database.transaction((tx) => tx.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
    });
    expect(await stored('reads')).toBe(0);
  });

  it('in one packet under an org writes what was sent at once, with what gathered for its end, and says when COMMIT failed', async () => {
    const affected = await database.atOnce(orgId, (tx) => {
      tx.beforeCommit(() => tx.write(JOB, [orgId, 'gathered']));
      return tx.execute(JOB, [orgId, 'at-once']);
    });
    expect([affected, await stored('at-once'), await stored('gathered')]).toEqual([1, 1, 1]);
    const undone = database.atOnce(orgId, (tx) => {
      tx.closing('SELECT 1 / (count(*) - count(*)) FROM jobs', [], () => undefined);
      return tx.execute(JOB, [orgId, 'half']);
    });
    await expect(undone).rejects.toThrow('division by zero');
    const late = database.atOnce(orgId, async (tx) => {
      await tx.execute(JOB, [orgId, 'first']);
      return tx.execute(JOB, [orgId, 'second']);
    });
    await expect(late).rejects.toThrow('after the end of its transaction');
    expect([await stored('half'), await stored('first'), await stored('second')]).toEqual([0, 1, 0]);
    const joined = database.asOrg(orgId, async (tx) => {
      await database.atOnce(orgId, (same) => same.execute(JOB, [orgId, 'inside']));
      await tx.query('SELECT 1 / 0');
    });
    await expect(joined).rejects.toThrow('division by zero');
    expect(await stored('inside')).toBe(0);
  });

  it('plans the few statements of the message path once, and those of lists by their values', async () => {
    const mode = async (tx: Tx): Promise<string> =>
      (await tx.query<{ mode: string }>(`SELECT current_setting('plan_cache_mode') AS mode`))[0]!.mode;
    expect(await database.asOrg(orgId, mode)).toBe('force_generic_plan');
    expect(await database.withOrg(orgId, () => database.transaction(mode))).toBe('auto');
  });
});
