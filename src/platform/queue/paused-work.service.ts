import { Injectable, Logger } from '@nestjs/common';
import { Database, type Tx } from '../database/database.service.js';
import type { PausableWork } from './queue-options.js';

/** A kind of work that the operator has stopped, with the reason that people see. */
export interface Pause {
  kind: PausableWork;
  reason: string;
  pausedByName: string;
  pausedAt: Date;
}

/**
 * Which work is stopped, in every process alike. Nothing is taken back by a pause: what is due stays due in PostgreSQL, hints for it
 * are let go, and the pollers find it when the pause is over.
 */
@Injectable()
export class PausedWork {
  private readonly logger = new Logger(PausedWork.name);
  private kinds: ReadonlySet<PausableWork> = new Set();
  private asked = 0;
  private heard = 0;

  constructor(private readonly database: Database) {}

  /** As of the last look, which each worker takes every second. */
  has(kind: PausableWork): boolean {
    return this.kinds.has(kind);
  }

  /**
   * Looks anew. While PostgreSQL cannot be asked this throws, and the last answer stays in force; so it does when an earlier look is
   * answered after it: that one may not know yet of a pause that a later look has seen.
   */
  async list(): Promise<Pause[]> {
    const look = (this.asked += 1);
    const pauses = await this.database.asSystem('which work is paused', (tx) =>
      tx.query<Pause>(
        'SELECT kind, reason, paused_by_name AS "pausedByName", paused_at AS "pausedAt" FROM paused_work ORDER BY paused_at, kind',
      ),
    );
    if (look > this.heard) {
      this.heard = look;
      this.kinds = new Set(pauses.map(({ kind }) => kind));
    }
    return pauses;
  }

  /** The kinds alone, for a page that must open while PostgreSQL does not answer: then as of the last look. */
  async known(): Promise<PausableWork[]> {
    return this.list().then(
      (pauses) => pauses.map(({ kind }) => kind),
      (error: Error) => {
        this.logger.warn(`which work is paused could not be read: ${error.message}`);
        return [...this.kinds];
      },
    );
  }

  /** False when it is paused already; the first reason stands. */
  async pause(tx: Tx, { kind, reason, pausedByName }: Omit<Pause, 'pausedAt'>): Promise<boolean> {
    const changed = await tx.execute(
      'INSERT INTO paused_work (kind, reason, paused_by_name) VALUES ($1, $2, $3) ON CONFLICT (kind) DO NOTHING',
      [kind, reason, pausedByName],
    );
    return changed === 1;
  }

  /** False when it was not paused. */
  async resume(tx: Tx, kind: PausableWork): Promise<boolean> {
    return (await tx.execute('DELETE FROM paused_work WHERE kind = $1', [kind])) === 1;
  }
}
