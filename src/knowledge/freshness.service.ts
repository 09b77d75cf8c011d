import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { OrgCache } from '../platform/tenancy/org-cache.js';
import { KnowledgeRepository } from './knowledge.repository.js';

/** Whether anything that the active org knows is out of date, as turns ask: kept for at most five seconds, so that a turn costs no statement. */
@Injectable()
export class KnowledgeFreshness {
  private readonly cache: OrgCache<boolean>;

  constructor(
    private readonly database: Database,
    private readonly repository: KnowledgeRepository,
    clock: Clock,
  ) {
    this.cache = new OrgCache(clock);
  }

  /** While it is so, no price and no number of the terms is stated (rules.md C-02). */
  isStale(): Promise<boolean> {
    return this.cache.get(() => this.database.transaction((tx) => this.repository.isAnyStale(tx)));
  }

  /** Called by whoever writes a document. */
  forget(tx: Tx): void {
    this.cache.forget(tx);
  }
}
