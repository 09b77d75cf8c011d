import { sleep } from '../../../src/common/retry.js';
import type { Cell, Trial } from '../rig/cell.js';
import type { Slot } from '../rig/processes.js';

const PATIENCE_MS = 480_000;
/** Of a job that calls out (EFFECT_LEASE_SECONDS): one with more left than this after the kill was taken by a living worker. */
const JOB_LEASE_SECONDS = 60;

/**
 * Lets every life of one kind of process end at a failpoint, the one that was hit least first, until each was hit often
 * enough under load; then healthy processes take over.
 */
export async function killAtEach(
  trial: Trial,
  role: 'api' | 'worker',
  points: string[],
  each = trial.scale.kills,
  meanwhile?: () => Promise<void>,
): Promise<void> {
  const { rig } = trial;
  const slots = role === 'api' ? rig.apis : rig.workers;
  const seen = new Map<Slot, number>(slots.map((slot) => [slot, slot.kills.length]));
  const armed = new Map<Slot, string>();
  for (const point of points) trial.floor(point, each);
  const collect = (): void => {
    for (const slot of slots) {
      const fresh = slot.kills.slice(seen.get(slot));
      seen.set(slot, slot.kills.length);
      for (const point of fresh) if (point !== null) trial.hit(point);
    }
  };
  const pick = (slot: Slot): string => {
    collect();
    armed.delete(slot);
    const count = (point: string): number => (trial.hits[point] ?? 0) + [...armed.values()].filter((other) => other === point).length;
    const point = [...points].sort((a, b) => count(a) - count(b))[0]!;
    armed.set(slot, point);
    return point;
  };
  await rig.start({ [role]: (slot: Slot) => ({ FAILPOINTS: `${pick(slot)}=kill:1` }) });
  const load = rig.load(trial.sender, trial.scale).start();
  const began = performance.now();
  const deadline = performance.now() + PATIENCE_MS;
  while (points.some((point) => (trial.hits[point] ?? 0) < each) && performance.now() < deadline) {
    await meanwhile?.();
    await sleep(100);
    collect();
  }
  trial.notes.push(`${points.join(' and ')} in ${Math.round((performance.now() - began) / 1000)} s`);
  rig.next({});
  for (const slot of slots) slot.kill();
  const [killed] = await rig.sql<{ at: string }>('SELECT now()::text AS at');
  await load.stop();
  // in the quick set nobody waits 45 s for the leases of the dead, nor a minute for those of their jobs; the full set does
  if (trial.scale.name !== 'quick') return;
  await rig.sql('UPDATE conversations SET lease_until = now() WHERE lease_until IS NOT NULL');
  if (role === 'worker')
    await rig.sql(
      `UPDATE jobs SET lease_until = now() WHERE state = 'running' AND lease_until <= $1::timestamptz + make_interval(secs => ${JOB_LEASE_SECONDS})`,
      [killed!.at],
    );
}

const LEASE_MS = 45_000;
/** Processes start within this on a busy machine; healing counts from the moment the last one was replaced. */
const START_MS = 15_000;

export const killCells: Cell[] = [
  {
    id: 'F1',
    title: 'api killed in the webhook',
    isQuick: true,
    async run(trial) {
      await killAtEach(trial, 'api', ['webhook.verified', 'webhook.before_commit', 'webhook.after_commit', 'webhook.after_200']);
      await trial.settle(10_000 + START_MS);
    },
  },
  {
    id: 'F2',
    title: 'worker killed in a turn',
    isQuick: true,
    async run(trial) {
      await killAtEach(trial, 'worker', ['turn.claimed', 'turn.after_llm', 'turn.before_commit', 'turn.after_commit']);
      await trial.settle(LEASE_MS + 5000 + START_MS);
    },
  },
  {
    id: 'F3',
    title: 'worker killed before a send',
    async run(trial) {
      await killAtEach(trial, 'worker', ['send.claimed']);
      // stale + settle + 15 s, for each text behind another one in the same thread again
      await trial.settle(2 * (5000 + 5000 + 15_000) + START_MS);
    },
  },
  {
    id: 'F4',
    title: 'worker killed after the provider accepted',
    isQuick: true,
    async run(trial) {
      await killAtEach(trial, 'worker', ['send.after_call', 'send.recorded']);
      await trial.settle(2 * (5000 + 5000 + 15_000) + START_MS);
    },
  },
  {
    id: 'F6',
    title: 'all processes killed at once, back after a pause',
    async run(trial) {
      const { rig } = trial;
      await rig.start();
      trial.floor('kill of all', 1);
      const load = rig.load(trial.sender, trial.scale).start();
      await sleep(8000);
      await rig.stop('SIGKILL');
      trial.hit('kill of all');
      await sleep(10_000);
      await load.stop();
      await sleep(20_000);
      await rig.start();
      await trial.settle(45_000 + START_MS);
    },
  },
];
