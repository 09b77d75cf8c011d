import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { notFound } from '../common/errors.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { TenantContext } from '../platform/tenancy/tenant-context.js';
import type { OrgProfile } from './org-profile.schema.js';
import { OrgSettingsEntity } from './org-settings.entity.js';
import { isWorking } from './org-status.rules.js';
import { OrgsRepository } from './orgs.repository.js';
import type { OrgRow } from './orgs.repository.js';

const CACHE_MS = 5_000;
const MAX_CACHED = 5_000;

/** The profile of the active org: read on every message, so it is kept for at most five seconds. */
@Injectable()
export class OrgsService {
  private readonly cache = new Map<string, { until: number; profile: OrgProfile }>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly orgs: OrgsRepository,
  ) {}

  async profile(): Promise<OrgProfile> {
    const { orgId } = TenantContext.require();
    const now = this.clock.real().getTime();
    const cached = this.cache.get(orgId);
    if (cached && cached.until > now) return cached.profile;
    const profile = await this.database.transaction((tx) => this.read(tx));
    // a business that is resumed in one process is awake in all others with the next text
    if (!isWorking(profile.status)) return profile;
    if (this.cache.size >= MAX_CACHED) this.cache.clear();
    this.cache.set(orgId, { until: now + CACHE_MS, profile });
    return profile;
  }

  /** The profile as this transaction sees it, past the cache. */
  async read(tx: Tx): Promise<OrgProfile> {
    const row = await this.orgs.current(tx);
    const settings = await tx.repo(OrgSettingsEntity).findOne({});
    if (!row || !settings) throw notFound('org');
    return profileOf(row, settings);
  }

  /** Called by whoever writes the org or its settings: now, and again when the write is visible to others. */
  forget(tx: Tx): void {
    const { orgId } = tx;
    this.cache.delete(orgId);
    tx.afterCommit(() => void this.cache.delete(orgId));
  }
}

function profileOf(row: OrgRow, entity: OrgSettingsEntity): OrgProfile {
  const { orgId: _orgId, updatedAt: _updatedAt, ...settings } = entity;
  return {
    id: row.id,
    agencyId: row.agency_id,
    kind: row.kind,
    name: row.name,
    slug: row.slug,
    status: row.status,
    vertical: row.vertical,
    timeZone: row.time_zone,
    country: row.country,
    currency: row.currency,
    locale: row.locale,
    settings,
  };
}
