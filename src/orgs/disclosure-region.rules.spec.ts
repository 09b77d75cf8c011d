import { disclosureDue, isDisclosureForced, type Disclosure, type Recipient } from './disclosure-region.rules.js';

const US = (state: string | null = null): Recipient => ({ country: 'US', state });

describe('when the assistant says what it is', () => {
  it.each<[string, Disclosure, string, Recipient, Disclosure]>([
    ['the setting, where no region asks for more', 'on_request', 'US', US(), 'on_request'],
    ['a state without rules of its own', 'on_request', 'US', US('TX'), 'on_request'],
    ['Utah', 'on_request', 'US', US('UT'), 'first_message'],
    ['Maine', 'on_request', 'US', US('ME'), 'first_message'],
    ['Connecticut', 'on_request', 'US', US('CT'), 'first_message'],
    ['a recipient in the Union', 'on_request', 'US', { country: 'DE', state: null }, 'first_message'],
    ['a business in the Union', 'on_request', 'FR', US(), 'first_message'],
    ['a part of the Union with a number of its own', 'on_request', 'US', { country: 'RE', state: null }, 'first_message'],
    ['outside of it', 'on_request', 'GB', { country: 'IN', state: null }, 'on_request'],
    ['a country that nobody knows', 'on_request', 'US', { country: null, state: null }, 'first_message'],
    ['a stricter setting stands', 'first_message', 'US', US(), 'first_message'],
  ])('%s', (_, setting, orgCountry, recipient, due) => expect(disclosureDue(setting, orgCountry, recipient)).toBe(due));

  it('tells a business of the Union that its setting changes nothing', () => {
    expect(isDisclosureForced('IE')).toBe(true);
    expect(isDisclosureForced('US')).toBe(false);
    expect(isDisclosureForced('GB')).toBe(false);
  });
});
