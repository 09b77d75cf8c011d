import { Workload } from '../../src/platform/queue/workload.service.js';
import { withClient } from '../harness/template.js';
import { startKernel, type Kernel } from '../harness/kernel.js';

const PLACES = 4;

describe('due work of several businesses', () => {
  let kernel: Kernel;
  let rush: string;
  let quiet: string;

  beforeAll(async () => {
    kernel = await startKernel();
    const { agencyId } = await kernel.factory.createAgency({ name: 'Agency' });
    const create = (name: string): Promise<string> =>
      kernel.factory.createOrg({ agencyId, name, vertical: 'hvac', timeZone: 'America/Chicago' });
    [rush, quiet] = [await create('Rush'), await create('Quiet')];
  });
  afterAll(() => kernel.close());

  const due = (orgId: string, count: number, minutesAgo: number): Promise<unknown> =>
    withClient(kernel.db.adminUrl, (client) =>
      client.query(
        `INSERT INTO jobs (id, org_id, kind, dedupe_key, due_at)
       SELECT gen_random_uuid(), $1, 'probe', n::text, app_now() - make_interval(mins => $3) FROM generate_series(1, $2) n`,
        [orgId, count, minutesAgo],
      ),
    );

  it('runs the new timer of a quiet business next, however many older ones of another wait', async () => {
    const workload = kernel.app.get(Workload);
    const order: string[] = [];
    const waiting: (() => void)[] = [];
    let isOver = false;
    workload.handle({
      kind: 'job',
      concurrency: PLACES,
      run: (orgId) => {
        order.push(orgId);
        return isOver ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve));
      },
    });
    await due(rush, 60, 10);
    await workload.pollOnce();
    await workload.pollOnce();
    // half of the places at most: the other half is for whoever comes next
    expect(order).toEqual([rush, rush]);
    await due(quiet, 1, 1);
    await workload.pollOnce();
    await vi.waitFor(() => expect(order).toEqual([rush, rush, quiet]), { timeout: 45_000 });
    waiting.shift()!();
    await vi.waitFor(() => expect(order).toEqual([rush, rush, quiet, rush]), { timeout: 45_000 });
    isOver = true;
    while (waiting.length > 0) waiting.shift()!();
  });
});
