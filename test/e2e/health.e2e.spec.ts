import { eventually } from '../harness/until.js';
import { WorkerProcess } from '../harness/worker.js';
import { freePorts } from '../harness/ports.js';
import { World } from '../harness/world.js';

describe('health and metrics', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world?.stop());

  it('tell the age of the oldest due row and how many sends are unknown', async () => {
    const org = await world.org();
    await world.sql(
      `INSERT INTO jobs (id, org_id, kind, dedupe_key, due_at, state) VALUES (gen_random_uuid(), $1, 'nobody.handles_this', 'x', app_now() - interval '90 seconds', 'pending')`,
      [org.orgId],
    );
    const text = await (await fetch(`${world.baseUrl}/metrics`)).text();
    const age = Number(/ringback_oldest_due_seconds\{kind="job"\} ([\d.]+)/.exec(text)?.[1]);
    expect(age).toBeGreaterThanOrEqual(90);
    expect(text).toMatch(/^ringback_unknown_total 0$/m);
    expect(text).toContain('ringback_webhook_seconds');
    await world.sql(`DELETE FROM jobs WHERE kind = 'nobody.handles_this'`);
  });

  it('are served by a worker too, on its own port', async () => {
    const [port] = await freePorts(1);
    const worker = WorkerProcess.start(world, { WORKER_PORT: String(port) });
    try {
      const body = await eventually('the worker answers', () =>
        fetch(`http://127.0.0.1:${port}/health/ready`).then(
          (response) => response.json() as Promise<{ status: string }>,
          () => null,
        ),
      );
      expect(body.status).toBe('ok');
      expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toContain('ringback_work_total');
    } finally {
      expect(await worker.stop()).toBe('0');
    }
  });
});
