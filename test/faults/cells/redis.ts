import { sleep } from '../../../src/common/retry.js';
import type { Cell, Trial } from '../rig/cell.js';
import type { Env } from '../rig/processes.js';

const LATE_MS = 15_000;
const QUICK_MS = 150;

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

/** Webhooks must not wait for Redis: the 95th percentile of those that were sent while it was away. */
function expectQuick(trial: Trial, before: number, from: number, sentBefore: number): void {
  const during = trial.sender.latencies.slice(from).sort((a, b) => a - b);
  const p95 = Math.round(during[Math.floor(during.length * 0.95)] ?? Number.POSITIVE_INFINITY);
  trial.notes.push(`webhook p95 ${p95} ms without Redis, ${before} ms with it`);
  trial.within('webhook p95 while Redis was away', p95, QUICK_MS);
  const refused = [...trial.sender.refusals].map(([status, many]) => `${many} x ${status}`).join(', ');
  trial.expect(refused === '', `webhooks were refused or broke while Redis was away: ${refused}`);
  // those of the last seconds may still be on their way
  const waiting = trial.sender.book.slice(sentBefore).filter((sent) => sent.ackedAt === null && Date.now() - sent.sentAt > LATE_MS);
  trial.expect(waiting.length === 0, `${waiting.length} webhooks got no answer while Redis was away`);
}

interface Absence {
  what: string;
  take: () => Promise<void>;
  ms: number;
  back: () => Promise<void>;
}

/** The same load goes on through every absence; Redis is there in between. */
async function away(trial: Trial, absences: readonly Absence[], env: Env = {}): Promise<void> {
  const { rig } = trial;
  await rig.start({ both: env });
  for (const { what } of absences) trial.floor(what, 1);
  const load = rig.load(trial.sender, { ...trial.scale, perSecond: trial.scale.steady }).start();
  for (const { what, take, ms, back } of absences) {
    await sleep(8000);
    const [before, from, sentBefore] = [trial.sender.percentile(0.95), trial.sender.latencies.length, trial.sender.book.length];
    await take();
    trial.hit(what);
    await sleep(ms);
    expectQuick(trial, before, from, sentBefore);
    await back();
  }
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
    run: (trial) => {
      const { redis } = trial.rig.parts;
      return away(trial, [{ what: 'Redis killed', take: () => redis.kill(), ms: 60_000, back: () => redis.start() }]);
    },
  },
  {
    id: 'F9',
    title: 'Redis hangs for 30 s, then half-open connections',
    async run(trial) {
      const { redis, redisProxy } = trial.rig.parts;
      const signal = (name: 'SIGSTOP' | 'SIGCONT') => async (): Promise<void> => redis.signal(name);
      await away(
        trial,
        [
          { what: 'Redis stopped', take: signal('SIGSTOP'), ms: 30_000, back: signal('SIGCONT') },
          { what: 'Redis half-open', take: () => redisProxy.set('half-open'), ms: 30_000, back: () => redisProxy.set('open') },
        ],
        trial.rig.through('redis'),
      );
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
        const answer = await redis.command('set', 'one more', 'x').catch((error: Error) => error.message);
        trial.expect(String(answer).includes('OOM'), `Redis took one more key: ${String(answer)}`);
      };
      const free = async (): Promise<void> => {
        await redis.command('config', 'set', 'maxmemory', '0');
        await redis.command('del', 'ballast');
      };
      await away(trial, [{ what: 'Redis full', take: fill, ms: 30_000, back: free }]);
    },
  },
];
