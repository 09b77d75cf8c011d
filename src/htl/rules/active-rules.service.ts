import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import type { Tx } from '../../platform/database/database.service.js';
import { OrgCache } from '../../platform/tenancy/org-cache.js';
import type { OwnRule } from './own-rule.schema.js';
import { OwnRulesRepository } from './own-rules.repository.js';

/** The own rules of a business as turns read them: most have none, and none costs a statement once in a while. */
@Injectable()
export class ActiveRules {
  private readonly cache: OrgCache<readonly OwnRule[]>;

  constructor(
    private readonly repository: OwnRulesRepository,
    clock: Clock,
  ) {
    this.cache = new OrgCache(clock);
  }

  forTurn(tx: Tx): Promise<readonly OwnRule[]> {
    return this.cache.get(() => this.repository.active(tx));
  }

  /** Called by whoever changes a rule. */
  forget(tx: Tx): void {
    this.cache.forget(tx);
  }
}
