import { phoneFor } from './phone-visibility.rules.js';

it.each([
  ['viewer', '+1******0123'],
  ['org_agent', '+13125550123'],
  ['agency_owner', '+13125550123'],
])('%s sees %s', (role, shown) => {
  expect(phoneFor({ role }, '+13125550123')).toBe(shown);
  expect(phoneFor({ role }, null)).toBeNull();
});
