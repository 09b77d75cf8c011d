import { deny, pass, type GateRule } from '../gate-facts.schema.js';

/** Destination allow-list against toll fraud (reliability.md 3.8): the business's own country unless it lists others. */
export const countryRule: GateRule = {
  name: 'country',
  lanes: ['reply', 'transactional', 'ai_nudge', 'configured_sequence', 'campaign'],
  check: ({ to, org }) => {
    const allowed = org.allowedCountries.length > 0 ? org.allowedCountries : [org.country];
    if (to.country === null) return deny('country_unknown', 'The number belongs to no country we know.');
    return allowed.includes(to.country)
      ? pass(`Texts to ${to.country} are allowed.`)
      : deny('country_not_allowed', `This business does not text to ${to.country}; it can be allowed in the settings.`);
  },
};
