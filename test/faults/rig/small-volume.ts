import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../harness/services.js';

const MEGABYTE = 1_048_576;
const PAGE = 4096;

/** A disk of its own, in memory, that can be filled to the last byte. Mounting needs root. */
export class SmallVolume {
  private constructor(readonly path: string) {}

  static mount(megabytes: number): SmallVolume {
    const base = join(projectRoot, '.test', 'faults-runs');
    mkdirSync(base, { recursive: true });
    const path = mkdtempSync(join(base, 'volume-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', path]);
    return new SmallVolume(path);
  }

  /** Takes every byte that is left, also what was freed since the last time. */
  fill(): number {
    const file = openSync(join(this.path, 'ballast'), 'a');
    let written = 0;
    try {
      for (const size of [MEGABYTE, PAGE]) written += writeUntilFull(file, Buffer.alloc(size));
    } finally {
      closeSync(file);
    }
    return written;
  }

  free(): void {
    rmSync(join(this.path, 'ballast'), { force: true });
  }

  unmount(): void {
    execFileSync('umount', ['-l', this.path]);
    rmSync(this.path, { recursive: true, force: true });
  }
}

function writeUntilFull(file: number, block: Buffer): number {
  let written = 0;
  for (;;) {
    try {
      written += writeSync(file, block);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return written;
      throw error;
    }
  }
}
