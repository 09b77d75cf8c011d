import type { Clock } from '../../common/clock.js';
import { TenantContext } from './tenant-context.js';

const KEEP_MS = 5_000;
const MAX_ORGS = 5_000;

interface Writing {
  readonly orgId: string;
  afterCommit(fn: () => void): void;
}

/**
 * One value per org that every message asks for and people seldom change: kept in this process for at most five seconds, so that a
 * change counts at once where it was made and soon in every other process. What must count from its commit on is not read here.
 */
export class OrgCache<T> {
  private readonly kept = new Map<string, { until: number; value: T }>();
  /** How often something was forgotten: what was being read meanwhile may be what it was before. */
  private changes = 0;

  constructor(private readonly clock: Clock) {}

  /** The value of the active org, from `load` when it is not at hand; one that `mayKeep` refuses is asked for again next time. */
  async get(load: () => Promise<T>, mayKeep: (value: T) => boolean = () => true): Promise<T> {
    const { orgId } = TenantContext.require();
    const now = this.clock.real().getTime();
    const known = this.kept.get(orgId);
    if (known && known.until > now) return known.value;
    const { changes } = this;
    const value = await load();
    if (changes !== this.changes || !mayKeep(value)) return value;
    if (this.kept.size >= MAX_ORGS) this.kept.clear();
    this.kept.set(orgId, { until: now + KEEP_MS, value });
    return value;
  }

  /** Called by whoever writes what is kept: forgotten now, and again when the write is visible to others. */
  forget(tx: Writing): void {
    const { orgId } = tx;
    this.drop(orgId);
    tx.afterCommit(() => this.drop(orgId));
  }

  private drop(orgId: string): void {
    this.kept.delete(orgId);
    this.changes += 1;
  }
}
