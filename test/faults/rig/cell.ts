import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../harness/services.js';
import { OthersWatch } from './others.js';
import type { Rig } from './rig.js';
import type { Sender } from './sender.js';

/** How hard a cell is driven. */
export interface Scale {
  name: 'quick' | 'full';
  /** Kills per failpoint. */
  kills: number;
  /** Restarts, flushes and the like. */
  rounds: number;
  /** Struck requests per kind of provider fault. */
  strikes: number;
  races: number;
  /** Texts per second while processes die: each new one needs two seconds of a core to start. */
  perSecond: number;
  /** Texts per second where no process dies. */
  steady: number;
  conversations: number;
}

export const QUICK: Scale = { name: 'quick', kills: 3, rounds: 1, strikes: 5, races: 50, perSecond: 3, steady: 3, conversations: 40 };
export const FULL: Scale = { name: 'full', kills: 20, rounds: 5, strikes: 50, races: 1000, perSecond: 4, steady: 20, conversations: 300 };

const MOST_PATIENT = 6;
/** The kernel and a terminal are always there. */
const NOBODY = 0.1;

export interface Cell {
  id: string;
  title: string;
  isQuick?: boolean;
  run(trial: Trial): Promise<void>;
}

export interface CellResult {
  id: string;
  title: string;
  strength: Scale['name'];
  /** The full run that it belongs to; a cell that was named alone belongs to none. */
  run?: string;
  at: string;
  seconds: number;
  hits: Record<string, number>;
  violations: string[];
  healMs: number | null;
  texts: number;
  /** The most by which other programs' work stretched a deadline. */
  patience: number;
  notes: string[];
}

/** One run of one cell: its own customers, its own hit counters with floors, and the verdict. */
export class Trial {
  readonly sender: Sender;
  readonly violations: string[] = [];
  readonly notes: string[] = [];
  readonly hits: Record<string, number> = {};
  healMs: number | null = null;
  private readonly floors: Record<string, number> = {};
  private readonly crashesBefore: number;
  private readonly others: OthersWatch;
  private mostPatient = 1;

  constructor(
    readonly rig: Rig,
    readonly scale: Scale,
  ) {
    this.sender = rig.sender();
    this.crashesBefore = rig.processes.crashes().length;
    this.others = new OthersWatch(() => [process.ppid, rig.parts.postgres.pid]);
  }

  /** The fault must strike at least so often, or the cell proves nothing. */
  floor(name: string, count: number): void {
    this.floors[name] = count;
    this.hits[name] ??= 0;
  }

  /** True once the fault has struck as often as its floor asks. */
  isMet(name: string): boolean {
    return (this.hits[name] ?? 0) >= (this.floors[name] ?? 0);
  }

  hit(name: string, count = 1): void {
    this.hits[name] = (this.hits[name] ?? 0) + count;
  }

  /**
   * By how much deadlines are stretched: 1 on a machine that is ours, 2 where other programs used half of it since the cell began. What
   * the product, the rig and its servers use themselves stretches nothing. Only deadlines: no count and no ratio is ever forgiven.
   */
  patience(): number {
    const share = this.others.share();
    const factor = share < NOBODY ? 1 : Math.min(MOST_PATIENT, 1 / (1 - Math.min(share, 0.99)));
    this.mostPatient = Math.max(this.mostPatient, factor);
    return factor;
  }

  /** A time that was measured, against its limit on a quiet machine. */
  within(what: string, ms: number, limitMs: number): void {
    const patience = this.patience();
    this.expect(
      ms <= limitMs * patience,
      `${what}: ${Math.round(ms)} ms, more than ${limitMs} ms (stretched ${patience.toFixed(1)} times)`,
    );
  }

  expect(isTrue: boolean, complaint: string): void {
    if (!isTrue) this.violations.push(complaint);
  }

  /** The hits, floors and findings of a trial on another rig count as this one's. */
  absorb(other: Trial): void {
    other.others.close();
    Object.assign(this.floors, other.floors);
    for (const [name, count] of Object.entries(other.hits)) this.hit(name, count);
    this.violations.push(...other.violations, ...other.rig.processes.crashes().map((crash) => `a process crashed: ${crash}`));
    this.notes.push(...other.notes);
    this.healMs = Math.max(this.healMs ?? 0, other.healMs ?? 0);
    this.mostPatient = Math.max(this.mostPatient, other.mostPatient);
  }

  /** Waits in the middle of a cell until nothing is left to do. */
  rest(withinMs: number): Promise<number> {
    return this.rig.heal(withinMs * this.patience());
  }

  /** Waits until nothing is left to do, then compares the books. */
  async settle(healWithinMs: number): Promise<void> {
    const limit = healWithinMs * this.patience();
    try {
      const ms = await this.rig.heal(limit);
      this.healMs = Math.max(this.healMs ?? 0, Math.round(ms));
    } catch (error) {
      this.healMs = Math.round(limit);
      this.violations.push((error as Error).message);
    }
    this.violations.push(...(await this.rig.judge.violations(this.sender)));
  }

  result(cell: Cell, began: number): CellResult {
    this.others.close();
    for (const [name, floor] of Object.entries(this.floors)) {
      if (this.hits[name]! < floor) this.violations.push(`too few hits: ${name} ${this.hits[name]} of ${floor}`);
    }
    for (const crash of this.rig.processes.crashes().slice(this.crashesBefore)) this.violations.push(`a process crashed: ${crash}`);
    return {
      id: cell.id,
      title: cell.title,
      strength: this.scale.name,
      ...(process.env.FAULTS_RUN ? { run: process.env.FAULTS_RUN } : {}),
      at: new Date().toISOString(),
      seconds: Math.round((performance.now() - began) / 1000),
      hits: this.hits,
      violations: this.violations,
      healMs: this.healMs,
      texts: this.sender.book.length,
      patience: Math.round(this.mostPatient * 10) / 10,
      notes: this.notes,
    };
  }
}

/** Runs a cell to its verdict; an error in it is a violation, not an end of the run. */
export async function runCell(rig: Rig, cell: Cell, scale: Scale): Promise<CellResult> {
  const began = performance.now();
  const trial = new Trial(rig, scale);
  try {
    await cell.run(trial);
  } catch (error) {
    trial.violations.push(`the cell could not be run: ${(error as Error).stack?.slice(0, 500) ?? String(error)}`);
  }
  const result = trial.result(cell, began);
  report(result);
  return result;
}

/** One line per cell, on the terminal and in the file that the report is made from. */
function report(result: CellResult): void {
  process.stdout.write(`${lineOf(result)}\n`);
  for (const violation of result.violations) process.stdout.write(`      ${violation}\n`);
  const file = process.env.FAULTS_RESULTS;
  if (!file) return;
  mkdirSync(join(projectRoot, '.test'), { recursive: true });
  appendFileSync(file, `${JSON.stringify(result)}\n`);
}

function lineOf({ id, title, hits, violations, healMs, seconds, texts, notes }: CellResult): string {
  const counted = Object.entries(hits)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
  const heal = healMs === null ? '-' : `${(healMs / 1000).toFixed(1)} s`;
  return [
    id.padEnd(4),
    title,
    `hits ${counted || '-'}`,
    `texts ${texts}`,
    `violations ${violations.length}`,
    `heal ${heal}`,
    `${seconds} s`,
    ...notes,
  ].join(' · ');
}
