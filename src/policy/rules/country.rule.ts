import { countryObstacle } from '../countries.rules.js';
import { deny, pass, type GateRule } from '../gate-facts.schema.js';

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
