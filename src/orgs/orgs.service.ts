import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { notFound } from '../common/errors.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { OrgCache } from '../platform/tenancy/org-cache.js';
import type { OrgProfile } from './org-profile.schema.js';
import { OrgSettingsEntity } from './org-settings.entity.js';
import { isWorking } from './org-status.rules.js';
import { OrgsRepository } from './orgs.repository.js';
import type { OrgRow } from './orgs.repository.js';
import { verticalOf } from './vertical.rules.js';

/** The profile of the active org: read on every message, so it is kept for at most five seconds. */
@Injectable()
export class OrgsService {
  private readonly cache: OrgCache<OrgProfile>;

  constructor(
    private readonly database: Database,
    private readonly orgs: OrgsRepository,
    clock: Clock,
  ) {
    this.cache = new OrgCache(clock);
  }

  profile(): Promise<OrgProfile> {
    return this.cache.get(
      () => this.database.transaction((tx) => this.read(tx)),
      // a business that is resumed in one process is awake in all others with the next text
      ({ status }) => isWorking(status),
    );
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
    this.cache.forget(tx);
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
    vertical: verticalOf(row.vertical),
    timeZone: row.time_zone,
    country: row.country,
    currency: row.currency,
    locale: row.locale,
    settings,
  };
}
