import type { GateFacts } from './gate-facts.schema.js';

/** Why a text may not go to a country (ISO 3166 code, null if nobody knows it), or null: the business's own and those that it lists. */
export function countryObstacle(
  country: string | null,
  org: Pick<GateFacts['org'], 'country' | 'allowedCountries'>,
): 'country_unknown' | 'country_not_allowed' | null {
  if (country === null) return 'country_unknown';
  const allowed = org.allowedCountries.length > 0 ? org.allowedCountries : [org.country];
  return allowed.includes(country) ? null : 'country_not_allowed';
}
