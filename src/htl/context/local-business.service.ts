import { Injectable } from '@nestjs/common';
import type { WeekHours } from '../../common/business-hours.rules.js';
import { placeOf } from '../../channels/location.rules.js';
import { Locations } from '../../channels/locations.service.js';
import type { OrgProfile } from '../../orgs/org-profile.schema.js';
import { OrgsService } from '../../orgs/orgs.service.js';
import type { Tx } from '../../platform/database/database.service.js';
import type { LocalFacts } from './business-facts.rules.js';
import { ContextRepository } from './context.repository.js';

/** The business as it is at the number that a customer writes to: its hours and address are those of that place. */
@Injectable()
export class LocalBusiness {
  constructor(
    private readonly orgs: OrgsService,
    private readonly locations: Locations,
    private readonly repository: ContextRepository,
  ) {}

  /** Without places nothing is asked. Bookings stay in the zone of the business, which owns its one calendar. */
  async of(tx: Tx, conversationId: string): Promise<{ profile: OrgProfile; local: LocalFacts | null }> {
    const profile = await this.orgs.profile();
    const byAccount = await this.locations.byAccount();
    const accountId = byAccount.size === 0 ? null : await this.repository.accountOf(tx, conversationId);
    const location = accountId === null ? undefined : byAccount.get(accountId);
    if (!location) return { profile, local: null };
    const { hours, timeZone } = placeOf(location, { hours: profile.settings.hours, timeZone: profile.timeZone });
    const settings = { ...profile.settings, hours: hours as WeekHours };
    return { profile: { ...profile, settings }, local: { name: location.name, address: location.address, timeZone } };
  }
}
