import { sleep } from '../../../src/common/retry.js';
import type { Cell, Trial } from '../rig/cell.js';

const LATE_MS = 15_000;

/** From the commit of a text to the commit of its decision, in milliseconds, worst case first. */
async function latenesses({ rig, sender }: Trial): Promise<number[]> {
  const rows = await rig.sql<{ ms: number }>(
    `SELECT extract(epoch FROM d.at - l.at)::float8 * 1000 AS ms FROM judge.log l JOIN conversations c ON c.id = l.ref
     JOIN judge.log d ON d.what = 'decision' AND d.ref = c.id AND l.new::bigint > d.old::bigint AND l.new::bigint <= d.new::bigint
     WHERE l.what = 'inbound' AND c.contact_address = ANY($1) ORDER BY 1 DESC`,
    [[...sender.phones]],
  );
  return rows.map((row) => row.ms);
}

async function expectPunctual(trial: Trial, limitMs = LATE_MS): Promise<void> {
  const worst = (await latenesses(trial))[0] ?? 0;
  trial.notes.push(`latest decision ${(worst / 1000).toFixed(1)} s`);
  trial.within('from a text to its decision', worst, limitMs);
}

/** Webhooks must not wait for Redis: their 95th percentile while it is away, against the same load with it. */
function expectQuick(trial: Trial, before: number, from: number): void {
  const during = trial.sender.latencies.slice(from).sort((a, b) => a - b);
  const p95 = Math.round(during[Math.floor(during.length * 0.95)] ?? 0);
  trial.notes.push(`webhook p95 ${p95} ms without Redis, ${before} ms with it`);
  // 150 ms on a machine that is ours alone; a busy one is judged by what it does with Redis up
  trial.within('webhook p95 while Redis was away', p95, Math.max(150, before * 2));
  const refused = trial.sender.refusals.get(503) ?? 0;
  trial.expect(refused === 0, `${refused} webhooks were refused while Redis was away`);
}

async function away(trial: Trial, what: string, take: () => Promise<void>, awayMs: number, back: () => Promise<void>): Promise<void> {
  const { rig } = trial;
  await rig.start();
  trial.floor(what, 1);
  const load = rig.load(trial.sender, { ...trial.scale, perSecond: trial.scale.steady }).start();
  await sleep(8000);
  const [before, from] = [trial.sender.percentile(0.95), trial.sender.latencies.length];
  await take();
  trial.hit(what);
  await sleep(awayMs);
  expectQuick(trial, before, from);
  await back();
  await sleep(2000);
  await load.stop();
  await trial.settle(LATE_MS);
  await expectPunctual(trial);
}

export const redisCells: Cell[] = [
  {
    id: 'F7',
    title: 'Redis FLUSHALL idle, under load, during active jobs',
    isQuick: true,
    async run(trial) {
      const { rig, scale } = trial;
      const flushes = scale.rounds * 2;
      await rig.start();
      trial.floor('flush', flushes + 1);
      const flush = async (): Promise<void> => {
        await rig.parts.redis.command('flushall');
        trial.hit('flush');
      };
      await flush();
      const load = rig.load(trial.sender, { ...scale, perSecond: scale.steady }).start();
      for (let round = 0; round < flushes; round += 1) {
        await sleep(2500);
        await flush();
      }
      await sleep(2000);
      await load.stop();
      await trial.settle(LATE_MS);
      await expectPunctual(trial);
    },
  },
  {
    id: 'F8',
    title: 'Redis killed without persistence, away for a minute',
    run: (trial) =>
      away(
        trial,
        'Redis killed',
        () => trial.rig.parts.redis.kill(),
        60_000,
        () => trial.rig.parts.redis.start(),
      ),
  },
  {
    id: 'F9',
    title: 'Redis hangs for 30 s, then half-open connections',
    async run(trial) {
      const { redis } = trial.rig.parts;
      const signal = (name: 'SIGSTOP' | 'SIGCONT') => async (): Promise<void> => redis.signal(name);
      await away(trial, 'Redis stopped', signal('SIGSTOP'), 30_000, signal('SIGCONT'));
    },
  },
  {
    id: 'F10',
    title: 'Redis is full',
    async run(trial) {
      const { redis } = trial.rig.parts;
      const fill = async (): Promise<void> => {
        await redis.command('config', 'set', 'maxmemory', '3mb');
        await redis.command('set', 'ballast', 'x'.repeat(4_000_000)).catch(() => undefined);
        await redis.command('config', 'set', 'maxmemory', '1mb');
      };
      const free = async (): Promise<void> => {
        await redis.command('config', 'set', 'maxmemory', '0');
        await redis.command('del', 'ballast');
      };
      await away(trial, 'Redis full', fill, 30_000, free);
    },
  },
];
