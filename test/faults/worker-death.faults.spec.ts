import { eventually } from '../harness/until.js';
import type { TestOrg } from '../harness/test-org.js';
import { WorkerProcess } from '../harness/worker.js';
import { World } from '../harness/world.js';

/** F2 to F4 of the fault matrix in small: a worker dies at the worst moments, and nothing is lost or said twice. */
describe('a worker that dies', () => {
  let world: World;
  let org: TestOrg;
  let healthy: WorkerProcess | undefined;
  let phone = 300;

  beforeAll(async () => {
    world = await World.start({ env: { APP_ROLE: 'api' } });
    org = await world.org({ settings: { debounceMs: 100 } });
  });
  // a sign-in lasts ten minutes, and seven deaths may take longer on a busy machine
  beforeEach(() => org.signIn());
  afterEach(async () => {
    await healthy?.stop();
  });
  afterAll(() => world?.stop());

  it.each([
    ['after the claim of a turn', 'turn.claimed'],
    ['after the engine answered', 'turn.after_llm'],
    ['before the commit of a turn', 'turn.before_commit'],
    ['after the commit of a turn', 'turn.after_commit'],
    ['after the claim of a send', 'send.claimed'],
    ['after the provider accepted, before it was recorded', 'send.after_call'],
    ['after a send was recorded', 'send.recorded'],
  ])(
    '%s: the customer still gets exactly one answer',
    async (_, failpoint) => {
      const customer = world.phone(`+1312555${String((phone += 1)).padStart(4, '0')}`, org);
      const victim = WorkerProcess.start(world, { FAILPOINTS: `${failpoint}=kill:1` });
      await customer.texts('My furnace is out, can somebody come?');
      expect(await victim.ended(), victim.log).toBe('SIGKILL');
      // The lease of a dead worker runs out; nobody waits 45 seconds for it here.
      await world.sql('UPDATE conversations SET lease_until = now() WHERE lease_until IS NOT NULL');
      healthy = WorkerProcess.start(world);
      // after the claim of a send: stale, a sweep and three questions to the provider, some 28 s on a quiet machine
      await customer.receives(1, 180_000);
      await eventually(
        'the row knows that it was sent',
        async () => {
          const [row] = await world.sql<{ open: string }>(
            `SELECT count(*) AS open FROM outbound WHERE to_address = $1 AND state IN ('queued', 'sending', 'unknown')`,
            [customer.address],
          );
          return row?.open === '0';
        },
        180_000,
      );
      expect(await customer.inbox()).toHaveLength(1);
      const decisions = await world.sql(
        `SELECT 1 FROM decisions d JOIN conversations c ON c.id = d.conversation_id WHERE c.contact_address = $1`,
        [customer.address],
      );
      expect(decisions).toHaveLength(1);
    },
    500_000,
  );
});
