import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';

const TICKS_PER_SECOND = 100;
const LOOK_MS = 1000;

/** A process as /proc shows it; `ticks` includes its children that have ended and were waited for. */
export interface ProcessTicks {
  pid: number;
  parent: number;
  /** In ticks since the machine started: a number that comes back belongs to somebody else. */
  startedAt: number;
  ticks: number;
}

/** What is nice gives way to the rig and is left out: it stretches no deadline. */
function busyTicks(): number {
  const [, user, , system, , , irq, softIrq, steal] = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]!.split(/\s+/).map(Number);
  return user! + system! + irq! + softIrq! + steal!;
}

/** man 5 proc: after the name come state and ppid; utime, stime, cutime and cstime are the 12th to the 15th, the start is the 20th. */
function processes(): ProcessTicks[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        const ticks = fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0);
        return [{ pid: Number(name), parent: Number(fields[1]), startedAt: Number(fields[19]), ticks }];
      } catch {
        // it ended while the list was read
        return [];
      }
    });
}

/**
 * What the processes below some roots have used. One that was ours stays ours when its parent dies before it; what one had used when it
 * ended is kept where nobody of ours was left to wait for it, because the kernel adds it to no account of ours then.
 */
export class OwnTicks {
  private known = new Map<number, ProcessTicks>();
  private ended = 0;

  /** Ticks since the first look: what a process had used before that does not count. */
  look(all: readonly ProcessTicks[], roots: readonly number[]): number {
    const alive = new Map(all.map((each) => [each.pid, each]));
    const isSame = ({ pid, startedAt }: ProcessTicks): boolean => alive.get(pid)?.startedAt === startedAt;
    for (const each of this.known.values()) {
      const parent = this.known.get(each.parent);
      if (!isSame(each) && (parent === undefined || !isSame(parent))) this.ended += each.ticks;
    }
    const own = new Set([...roots, ...[...this.known.values()].filter(isSame).map(({ pid }) => pid)]);
    for (let before = 0; before !== own.size;) {
      before = own.size;
      for (const { pid, parent } of all) if (own.has(parent)) own.add(pid);
    }
    this.known = new Map(all.filter(({ pid }) => own.has(pid)).map((each) => [each.pid, each]));
    return this.ended + [...this.known.values()].reduce((sum, { ticks }) => sum + ticks, 0);
  }
}

/** How much of the machine's processors was used by programs that are not the rig's, since the watch began. */
export class OthersWatch {
  private readonly own = new OwnTicks();
  private readonly since = performance.now();
  private readonly busyBefore = busyTicks();
  private readonly ownBefore: number;
  private readonly timer: NodeJS.Timeout;

  /** `roots` are the pids whose descendants are the rig's; a server may be replaced meanwhile, so they are asked for anew. */
  constructor(private readonly roots: () => readonly number[]) {
    this.ownBefore = this.look();
    // often enough that what dies between two looks was seen shortly before
    this.timer = setInterval(() => this.look(), LOOK_MS).unref();
  }

  /** 0 on a machine that is ours, 0.5 where others used half of it; a neighbour that took time from a virtual machine is one of them. */
  share(): number {
    const all = ((performance.now() - this.since) / 1000) * TICKS_PER_SECOND * cpus().length;
    const others = busyTicks() - this.busyBefore - (this.look() - this.ownBefore);
    return Math.min(1, Math.max(0, others / Math.max(all, 1)));
  }

  close(): void {
    clearInterval(this.timer);
  }

  private look(): number {
    return this.own.look(processes(), this.roots());
  }
}
