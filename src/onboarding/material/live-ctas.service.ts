import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import { OrgCache } from '../../platform/tenancy/org-cache.js';
import type { Cta } from '../questionnaire.schema.js';
import { CtasRepository } from './ctas.repository.js';

/** The calls to action of the active org as turns read them: kept for at most five seconds, so that a turn costs no statement. */
@Injectable()
export class LiveCtas {
  private readonly cache: OrgCache<readonly Cta[]>;

  constructor(
    private readonly database: Database,
    private readonly repository: CtasRepository,
    clock: Clock,
  ) {
    this.cache = new OrgCache(clock);
  }

  /** All of them, switched off ones too, oldest first. */
  all(): Promise<readonly Cta[]> {
    return this.cache.get(() => this.database.transaction((tx) => this.repository.all(tx)));
  }

  /** Called by whoever writes one. */
  forget(tx: Tx): void {
    this.cache.forget(tx);
  }
}
