import { deny, pass, type GateFacts, type GateRule } from '../gate-facts.schema.js';

/** Why a text may not go to a country (ISO 3166 code, null if nobody knows it), or null: the business's own and those that it lists. */
export function countryObstacle(
  country: string | null,
  org: Pick<GateFacts['org'], 'country' | 'allowedCountries'>,
): 'country_unknown' | 'country_not_allowed' | null {
  if (country === null) return 'country_unknown';
  const allowed = org.allowedCountries.length > 0 ? org.allowedCountries : [org.country];
  return allowed.includes(country) ? null : 'country_not_allowed';
}

const WORDS = {
  country_unknown: () => 'The number belongs to no country we know.',
  country_not_allowed: (country: string | null) => `This business does not text to ${country}; it can be allowed in the settings.`,
};

/** Destination allow-list against toll fraud (reliability.md 3.8): the business's own country unless it lists others. */
export const countryRule: GateRule = {
  name: 'country',
  lanes: ['reply', 'transactional', 'ai_nudge', 'configured_sequence', 'campaign'],
  check: ({ to, org }) => {
    const obstacle = countryObstacle(to.country, org);
    return obstacle ? deny(obstacle, WORDS[obstacle](to.country)) : pass(`Texts to ${to.country} are allowed.`);
  },
};
