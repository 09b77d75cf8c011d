import { randomUUID } from 'node:crypto';
import { Database } from '../../src/platform/database/database.service.js';
import { armFailpoints, failpointHits } from '../../src/platform/failpoints/failpoint.js';
import { Turns } from '../../src/conversations/turns.service.js';
import { JobsService, type Job } from '../../src/scheduler/jobs.service.js';
import type { TestOrg } from '../harness/test-org.js';
import { until } from '../harness/until.js';
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
    jobs.handle('test.unreachable', {
      mode: 'effect',
      run: async (job) => {
        await run(job);
        if (job.payload.fails) throw new Error('the provider said no');
      },
    });
  });
  afterAll(() => world?.stop());

  const scheduled = async (kind: string, payload: Record<string, unknown> = {}): Promise<string> => {
    const key = randomUUID();
    await world.app
      .get(Database)
      .asOrg(org.orgId, async (tx) => world.app.get(JobsService).schedule(tx, { kind, dedupeKey: key, payload, dueAt: await tx.now() }));
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

  /** The database refuses the next commit of the work, and is back once it did. */
  async function interrupted(id: string): Promise<void> {
    const before = failpointHits('database.before_commit');
    faultOfWork = 'database.before_commit=throw:1';
    const ended = world.app.get(JobsService).run(org.orgId, id);
    ended.catch(() => undefined);
    await until('the database refused', async () => failpointHits('database.before_commit') > before || 'not yet');
    faultOfWork = undefined;
    armFailpoints(undefined);
    await ended;
  }

  it('an effect whose end could not be written down at first is done, without a second run and without waiting for its lease', async () => {
    const id = await scheduled('test.unreachable');
    await interrupted(id);
    expect(await stateOf(id)).toBe('done');
    expect(runs.filter((run) => run === id)).toHaveLength(1);
  });

  it('nor does a failed one wait for its lease until it may be tried again', async () => {
    const id = await scheduled('test.unreachable', { fails: true });
    await expect(interrupted(id)).rejects.toThrow('the provider said no');
    expect(await stateOf(id)).toBe('pending');
  });
});

/** F11 in small: PostgreSQL restarts between the claim of a turn and the answer to it. */
describe('a turn whose claim was answered to nobody', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start({ env: { APP_ROLE: 'api' } });
  });
  afterAll(() => world?.stop());

  it('is free again at once, and is answered by the next who claims it', async () => {
    const org = await world.org({ settings: { debounceMs: 0 } });
    const customer = world.phone('+13125550911', org);
    await customer.texts('My furnace is out, can somebody come?');
    const thread = async () =>
      (
        await world.sql<{ id: string; isHeld: boolean; isAnswered: boolean }>(
          `SELECT id, lease_until IS NOT NULL AS "isHeld", processed_seq = inbound_seq AS "isAnswered"
           FROM conversations WHERE contact_address = $1`,
          [customer.address],
        )
      )[0];
    await until('the text is stored', async () => (await thread()) !== undefined || 'not yet');
    const { id } = (await thread())!;
    const turns = world.app.get(Turns);

    const before = failpointHits('database.after_commit');
    armFailpoints('database.after_commit=throw:1');
    const ended = turns.run(org.orgId, id);
    ended.catch(() => undefined);
    await until('the answer was lost', async () => failpointHits('database.after_commit') > before || 'not yet');
    armFailpoints(undefined);
    await expect(ended).rejects.toThrow('database.after_commit');
    expect(await thread()).toMatchObject({ isHeld: false, isAnswered: false });

    await turns.run(org.orgId, id);
    expect(await thread()).toMatchObject({ isHeld: false, isAnswered: true });
  });
});
