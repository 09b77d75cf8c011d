import { notFound } from '../common/errors.js';
import type { Database, Tx } from '../platform/database/database.service.js';
import type { Realtime } from '../platform/realtime/realtime.service.js';
import type { Audit } from './audit.service.js';

/** What happens to a row of a list. */
type Step = 'created' | 'updated' | 'deleted';

/** A list that a business keeps by hand: what it is called, where its rows are, and what the trail keeps of them. */
export interface KeptListSpec<Row> {
  /** How its audit actions begin, such as `ctas`. */
  area: string;
  /** What one row is called in the trail and in a 404. */
  one: string;
  /** The ends of its audit actions. */
  verbs?: Readonly<Record<Step, string>>;
  rows: { find(tx: Tx, id: string): Promise<Row | null>; remove(tx: Tx, id: string): Promise<unknown> };
  /** What the trail keeps of a row that is deleted; all of it where this is left out. */
  traits?: (row: Row) => unknown;
  /** Called within every change: whoever remembers the list forgets it. */
  changed?: (tx: Tx) => void;
}

interface Tools {
  database: Database;
  audit: Audit;
  realtime: Realtime;
}

const VERBS: Readonly<Record<Step, string>> = { created: 'create', updated: 'update', deleted: 'delete' };

/** What all lists of the setting-up do alike: a row is found or 404, each change is on the trail and told to open consoles. */
export class KeptList<Row> {
  constructor(
    private readonly tools: Tools,
    private readonly spec: KeptListSpec<Row>,
  ) {}

  /** One row; 404 for a foreign or missing one. */
  get(id: string): Promise<Row> {
    return this.tools.database.transaction((tx) => this.existing(tx, id));
  }

  async existing(tx: Tx, id: string): Promise<Row> {
    const row = await this.spec.rows.find(tx, id);
    if (!row) throw notFound(this.spec.one);
    return row;
  }

  remove(id: string): Promise<void> {
    return this.tools.database.transaction(async (tx) => {
      const before = await this.existing(tx, id);
      await this.spec.rows.remove(tx, id);
      await this.note(tx, 'deleted', id, { before: this.spec.traits ? this.spec.traits(before) : before });
    });
  }

  /** Within the transaction of the change. */
  async note(tx: Tx, step: Step, id: string, change: { before?: unknown; after?: unknown }): Promise<void> {
    const { area, one, verbs = VERBS, changed } = this.spec;
    changed?.(tx);
    await this.tools.audit.record(tx, { action: `${area}.${verbs[step]}`, targetType: one, targetId: id, ...change });
    await this.tools.realtime.changed(tx, 'onboarding', id, step);
  }
}
