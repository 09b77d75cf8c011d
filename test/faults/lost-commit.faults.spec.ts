import { randomUUID } from 'node:crypto';
import { Database } from '../../src/platform/database/database.service.js';
import { armFailpoints } from '../../src/platform/failpoints/failpoint.js';
import { JobsService, type Job } from '../../src/scheduler/jobs.service.js';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';

/** F13 for jobs, in small: PostgreSQL committed, but the process never heard of it. */
describe('a job whose commit was answered to nobody', () => {
  let world: World;
  let org: TestOrg;
  const runs: string[] = [];
  /** Armed inside the work, behind the look-up of the kind: the next commit is the one of the work. */
  let faultOfWork: string | undefined;

  beforeAll(async () => {
    world = await World.start({ env: { APP_ROLE: 'api' } });
    org = await world.org();
    const jobs = world.app.get(JobsService);
    const run = async (job: Job): Promise<void> => {
      runs.push(job.id);
      armFailpoints(faultOfWork);
    };
    jobs.handle('test.transaction', { mode: 'transaction', run });
    jobs.handle('test.effect', {
      mode: 'effect',
      run: async (job) => {
        // meanwhile the lease runs out and somebody else takes the job
        await world.sql('UPDATE jobs SET lease_token = lease_token + 1 WHERE id = $1', [job.id]);
        throw new Error('too late');
      },
    });
  });
  afterAll(() => world?.stop());

  const scheduled = async (kind: string): Promise<string> => {
    const key = randomUUID();
    await world.app
      .get(Database)
      .asOrg(org.orgId, async (tx) => world.app.get(JobsService).schedule(tx, { kind, dedupeKey: key, dueAt: await tx.now() }));
    const [row] = await world.sql<{ id: string }>('SELECT id FROM jobs WHERE dedupe_key = $1', [key]);
    return row!.id;
  };
  const stateOf = async (id: string) => (await world.sql<{ state: string }>('SELECT state FROM jobs WHERE id = $1', [id]))[0]?.state;

  it('is done, and is not run a second time', async () => {
    const id = await scheduled('test.transaction');
    const jobs = world.app.get(JobsService);
    armFailpoints('database.after_commit=throw:1');
    // the first transaction only looks the kind up
    await expect(jobs.run(org.orgId, id)).rejects.toThrow('database.after_commit');
    armFailpoints(undefined);
    expect(await stateOf(id)).toBe('pending');

    faultOfWork = 'database.after_commit=throw:1';
    await expect(jobs.run(org.orgId, id)).rejects.toThrow('database.after_commit');
    faultOfWork = undefined;
    armFailpoints(undefined);
    expect(await stateOf(id)).toBe('done');
    await jobs.run(org.orgId, id);
    expect(runs.filter((run) => run === id)).toHaveLength(1);
  });

  it('a late failure of one attempt does not undo the next one', async () => {
    const id = await scheduled('test.effect');
    const jobs = world.app.get(JobsService);
    await expect(jobs.run(org.orgId, id)).rejects.toThrow('too late');
    expect(await stateOf(id)).toBe('running');
  });
});
