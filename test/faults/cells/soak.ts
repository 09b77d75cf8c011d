import { readFileSync } from 'node:fs';
import { sleep } from '../../../src/common/retry.js';
import type { Cell, Trial } from '../rig/cell.js';
import type { Slot } from '../rig/processes.js';
import { httpRule, type Strike } from '../rig/tcp-proxy.js';

const MINUTES = Number(process.env.FAULTS_SOAK_MINUTES ?? 30);
const GROWTH = 1.1;

const rssOf = (slot: Slot): number => {
  if (!slot.isRunning) return 0;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${slot.child!.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
};

const STRIKES: Strike[] = [
  { kind: 'reset' },
  { kind: 'drop-answer' },
  { kind: 'answer', isForwarded: false, bytes: 'HTTP/1.1 500 no\r\ncontent-length: 0\r\nconnection: close\r\n\r\n' },
];
const any = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!;

type Fault = [name: string, strike: (trial: Trial) => Promise<unknown>];

/** The second api and the second worker are never killed: their memory is watched. */
const FAULTS: Fault[] = [
  ['api killed', ({ rig }) => Promise.resolve(rig.apis[0]!.kill())],
  ['worker killed', ({ rig }) => Promise.resolve(rig.workers[0]!.kill())],
  ['Redis flushed', ({ rig }) => rig.parts.redis.command('flushall')],
  [
    'Redis killed',
    async ({ rig }) => {
      await rig.parts.redis.kill();
      await sleep(5000);
      await rig.parts.redis.start();
    },
  ],
  ['PostgreSQL restarted', ({ rig }) => rig.parts.postgres.immediateRestart()],
  [
    'connection cut',
    ({ rig }) =>
      rig.sql(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ringback_app' AND datname = current_database() ORDER BY random() LIMIT 3`,
      ),
  ],
  [
    'provider broken',
    async ({ rig }) => {
      const strike = any(STRIKES);
      rig.parts.provider.rule = httpRule((head) => (head.startsWith('POST') && Math.random() < 0.5 ? strike : null));
      await sleep(8000);
      rig.parts.provider.rule = undefined;
    },
  ],
];

async function soak(trial: Trial): Promise<void> {
  const { rig, sender, scale } = trial;
  await rig.start();
  const watched = [rig.apis[1]!, rig.workers[1]!];
  const load = rig.load(sender, scale).start();
  const began = performance.now();
  const isBefore = (part: number): boolean => performance.now() - began < MINUTES * 60_000 * part;
  const samples: { late: boolean; mb: number[] }[] = [];
  for (const [name] of FAULTS) trial.floor(name, 1);
  while (isBefore(1)) {
    const [name, strike] = any(FAULTS);
    await strike(trial);
    trial.hit(name);
    samples.push({ late: !isBefore(0.5), mb: watched.map(rssOf) });
    await sleep(6000 + Math.random() * 8000);
  }
  await load.stop();
  const starts = watched.map((slot) => slot.starts);
  trial.expect(
    starts.every((count) => count === starts[0]),
    'a process that nobody killed was started again',
  );
  for (const [index, slot] of watched.entries()) {
    const of = (late: boolean): number[] =>
      samples
        .filter((sample) => sample.late === late)
        .map((sample) => sample.mb[index]!)
        .filter((mb) => mb > 0);
    // the first quarter is warming up
    const early = of(false).slice(-Math.ceil(of(false).length / 2));
    const [before, after] = [mean(early), mean(of(true).slice(-10))];
    trial.notes.push(`${slot.name} ${before.toFixed(0)} -> ${after.toFixed(0)} MB`);
    trial.expect(after <= before * GROWTH, `${slot.name} grew from ${before.toFixed(0)} to ${after.toFixed(0)} MB`);
  }
  await trial.settle(120_000);
}

function mean(values: number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

export const soakCells: Cell[] = [{ id: 'F36', title: `soak: ${MINUTES} minutes of load with random faults`, run: soak }];
