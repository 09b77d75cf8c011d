import { Injectable } from '@nestjs/common';
import type { WeekHours } from '../../common/business-hours.rules.js';
import type { LocationEntity } from '../../channels/location.entity.js';
import { placeOf } from '../../channels/location.rules.js';
import { Locations } from '../../channels/locations.service.js';
import type { OrgProfile } from '../../orgs/org-profile.schema.js';
import type { LocalFacts } from './business-facts.rules.js';

/** The places of a business, each with the numbers that belong to it. */
@Injectable()
export class LocalBusiness {
  constructor(private readonly locations: Locations) {}

  /** The place of a number; null for a number of the business itself. */
  async of(accountId: string): Promise<LocationEntity | null> {
    return (await this.locations.byAccount()).get(accountId) ?? null;
  }
}

/**
 * The business as it is at the number that a customer writes to: its hours and address are those of that place. Bookings stay in the
 * zone of the business, which owns its one calendar.
 */
export function atPlace(profile: OrgProfile, place: LocationEntity | null): { profile: OrgProfile; local: LocalFacts | null } {
  if (!place) return { profile, local: null };
  const { hours, timeZone } = placeOf(place, { hours: profile.settings.hours, timeZone: profile.timeZone });
  const settings = { ...profile.settings, hours: hours as WeekHours };
  return { profile: { ...profile, settings }, local: { name: place.name, address: place.address, timeZone } };
}
