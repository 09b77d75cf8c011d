import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import type { Tx } from '../../platform/database/database.service.js';
import type { OwnRule } from './own-rule.schema.js';
import { OwnRulesRepository } from './own-rules.repository.js';

/** What was changed in another process is obeyed after so long at the latest. */
const CACHE_MS = 5_000;
const MAX_CACHED = 10_000;

/** The own rules of a business as turns read them: most have none, and none costs a statement once in a while. */
@Injectable()
export class ActiveRules {
  private readonly cache = new Map<string, { until: number; rules: readonly OwnRule[] }>();

  constructor(
    private readonly repository: OwnRulesRepository,
    private readonly clock: Clock,
  ) {}

  async forTurn(tx: Tx): Promise<readonly OwnRule[]> {
    const now = this.clock.real().getTime();
    const known = this.cache.get(tx.orgId);
    if (known && known.until > now) return known.rules;
    const rules = await this.repository.active(tx);
    if (this.cache.size >= MAX_CACHED) this.cache.clear();
    this.cache.set(tx.orgId, { until: now + CACHE_MS, rules });
    return rules;
  }

  /** Called by whoever changes a rule: now, and again when the change is visible to others. */
  forget(tx: Tx): void {
    const { orgId } = tx;
    this.cache.delete(orgId);
    tx.afterCommit(() => void this.cache.delete(orgId));
  }
}
