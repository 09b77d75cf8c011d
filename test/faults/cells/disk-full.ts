import { readlinkSync } from 'node:fs';
import { sleep } from '../../../src/common/retry.js';
import { Trial, type Cell } from '../rig/cell.js';
import { Rig } from '../rig/rig.js';
import { SmallVolume } from '../rig/small-volume.js';

/** The cluster, its write-ahead log and some room; what is left is taken by the cell. */
const VOLUME_MB = 512;
const HEALED_MS = 30_000;
/** Every write to it fails as on a full disk. */
const FULL_DEVICE = '/dev/full';

/** Everything of the database on a disk that gets full under load, with its write-ahead log. */
async function databaseDisk(trial: Trial, volume: SmallVolume): Promise<void> {
  const { rig, sender, scale } = trial;
  const { postgres } = rig.parts;
  const refusals = scale.name === 'full' ? 40 : 10;
  trial.floor('text refused by a full disk', refusals);
  const [row] = await rig.sql<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`);
  trial.expect(row!.folder.startsWith(volume.path), `the database lies in ${row!.folder}, not on the small disk`);
  await rig.start();
  const starts = rig.slots.map((slot) => slot.starts);
  const load = rig.load(sender, { ...scale, perSecond: scale.steady }).start();
  await sleep(4000);
  volume.fill();
  const before = refused(trial);
  const filled = performance.now();
  const holdMs = scale.name === 'full' ? 30_000 : 10_000;
  while ((refused(trial) - before < refusals || performance.now() - filled < holdMs) && performance.now() - filled < 120_000) {
    await sleep(250);
    volume.fill();
  }
  trial.hit('text refused by a full disk', refused(trial) - before);

  volume.free();
  const isDown = !(await postgres.isRunning());
  if (isDown) await postgres.revive();
  const [freed, acked] = [performance.now(), sender.acked];
  while (sender.acked === acked && performance.now() - freed < 90_000) await sleep(50);
  trial.within('first 200 after there was room again', performance.now() - freed, HEALED_MS);
  await sleep(2000);
  await load.stop();
  await trial.settle(HEALED_MS);
  trial.expect(
    rig.slots.every((slot, index) => slot.starts === starts[index]),
    'a process had to be started again',
  );
  trial.notes.push(`${sender.book.length} texts; the database ${isDown ? 'ended and was started again' : 'stayed up'}`);
}

function refused({ sender }: Trial): number {
  return [...sender.refusals.values()].reduce((sum, many) => sum + many, 0);
}

/** Nobody can read the log, and nothing else may suffer from it. */
async function logDisk(trial: Trial): Promise<void> {
  const { rig, sender, scale } = trial;
  const texts = scale.name === 'full' ? 100 : 20;
  trial.floor('text while the log disk is full', texts);
  await rig.start({ both: { LOG_LEVEL: 'debug' }, output: FULL_DEVICE });
  const starts = rig.slots.map((slot) => slot.starts);
  const load = rig.load(sender, { ...scale, perSecond: scale.steady });
  await load.send(texts);
  await trial.settle(HEALED_MS);
  trial.hit('text while the log disk is full', sender.acked);
  for (const slot of rig.slots)
    trial.expect(readlinkSync(`/proc/${slot.child!.pid}/fd/1`) === FULL_DEVICE, `${slot.name} writes its log elsewhere`);
  trial.expect(
    rig.slots.every((slot, index) => slot.starts === starts[index]),
    'a full log disk ended a process',
  );
  const ends = await rig.stop('SIGTERM');
  trial.expect(!ends.includes('SIGKILL'), `a process did not end while the log disk was full: ${ends.join(' ')}`);
}

async function diskFull(trial: Trial): Promise<void> {
  await trial.rig.stop('SIGKILL');
  const volume = SmallVolume.mount(VOLUME_MB);
  try {
    const small = await Rig.open(volume.path);
    const inner = new Trial(small, trial.scale);
    try {
      await databaseDisk(inner, volume);
    } finally {
      trial.absorb(inner);
      await small.close();
    }
  } finally {
    volume.unmount();
  }
  await logDisk(trial);
}

export const diskCells: Cell[] = [{ id: 'F26', title: 'the disk of the database is full, the disk of the log is full', run: diskFull }];
