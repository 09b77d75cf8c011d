import { countryRule } from './country.rule.js';
import { gateFacts } from './facts.fixture.js';

describe('country', () => {
  it.each<[string, string | null, string[], string]>([
    ['own country', 'US', [], 'pass'],
    ['abroad', 'GB', [], 'deny'],
    ['a Caribbean +1 number', 'JM', [], 'deny'],
    ['listed', 'CA', ['US', 'CA'], 'pass'],
    ['the list replaces the default', 'US', ['CA'], 'deny'],
    ['no country', null, [], 'deny'],
  ])('%s', (_, country, allowedCountries, verdict) =>
    expect(countryRule.check(gateFacts({ to: { country }, org: { allowedCountries } })).verdict).toBe(verdict),
  );
  it('is not asked for staff alerts and safety texts', () => expect(countryRule.lanes).not.toContain('staff'));
});
