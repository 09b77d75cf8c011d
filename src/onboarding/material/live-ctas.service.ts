import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import { TenantContext } from '../../platform/tenancy/tenant-context.js';
import type { Cta } from '../questionnaire.schema.js';
import { CtasRepository } from './ctas.repository.js';

const CACHE_MS = 5_000;
const MAX_CACHED = 5_000;

/** The calls to action of the active org as turns read them: kept for at most five seconds, so that a turn costs no statement. */
@Injectable()
export class LiveCtas {
  private readonly cache = new Map<string, { until: number; list: readonly Cta[] }>();

  constructor(
    private readonly database: Database,
    private readonly repository: CtasRepository,
    private readonly clock: Clock,
  ) {}

  /** All of them, switched off ones too, oldest first. */
  async all(): Promise<readonly Cta[]> {
    const { orgId } = TenantContext.require();
    const now = this.clock.real().getTime();
    const cached = this.cache.get(orgId);
    if (cached && cached.until > now) return cached.list;
    const list = await this.database.transaction((tx) => this.repository.all(tx));
    if (this.cache.size >= MAX_CACHED) this.cache.clear();
    this.cache.set(orgId, { until: now + CACHE_MS, list });
    return list;
  }

  /** Called by whoever writes one: now, and again when the write is visible to others. */
  forget(tx: Tx): void {
    const { orgId } = tx;
    this.cache.delete(orgId);
    tx.afterCommit(() => void this.cache.delete(orgId));
  }
}
