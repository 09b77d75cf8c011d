import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** Kernel clock ticks, as /proc counts them. */
interface Ticks {
  /** Of the whole machine, the time that a neighbour took from a virtual one included. */
  busy: number;
  /** Of the processes below some roots, those that have ended and were waited for included. */
  own: number;
}

const TICKS_PER_SECOND = 100;

function busyTicks(): number {
  const [, user, nice, system, , , irq, softIrq, steal] = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]!.split(/\s+/).map(Number);
  return user! + nice! + system! + irq! + softIrq! + steal!;
}

/** man 5 proc: ppid is the second field after the name, then utime, stime, cutime and cstime are the 12th to the 15th. */
function processes(): { pid: number; parent: number; ticks: number }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return [{ pid: Number(name), parent: Number(fields[1]), ticks: fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0) }];
      } catch {
        // it ended while the list was read
        return [];
      }
    });
}

function ticksBelow(roots: readonly number[]): number {
  const all = processes();
  const own = new Set(roots);
  for (let before = 0; before !== own.size;) {
    before = own.size;
    for (const { pid, parent } of all) if (own.has(parent)) own.add(pid);
  }
  return all.reduce((sum, { pid, ticks }) => (own.has(pid) ? sum + ticks : sum), 0);
}

/** How much of the machine's processors was used by programs that are not the rig's, since the watch began. */
export class OthersWatch {
  private readonly began: Ticks;
  private readonly since = performance.now();

  /** `roots` are the pids whose descendants are the rig's; a server may be replaced meanwhile, so they are asked for anew. */
  constructor(private readonly roots: () => readonly number[]) {
    this.began = this.read();
  }

  /** 0 on a machine that is ours, 0.5 where others used half of it. */
  share(): number {
    const now = this.read();
    const all = ((performance.now() - this.since) / 1000) * TICKS_PER_SECOND * cpus().length;
    const others = now.busy - this.began.busy - Math.max(0, now.own - this.began.own);
    return Math.min(1, Math.max(0, others / Math.max(all, 1)));
  }

  private read(): Ticks {
    return { busy: busyTicks(), own: ticksBelow(this.roots()) };
  }
}
