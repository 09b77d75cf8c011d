import { phoneFor } from './phone-visibility.rules.js';

it.each([
  ['viewer', '+1******0123'],
  ['org_agent', '+13125550123'],
  ['agency_owner', '+13125550123'],
])('%s sees %s', (role, shown) => {
  expect(phoneFor({ role }, '+13125550123')).toBe(shown);
  expect(phoneFor({ role }, null)).toBeNull();
});

it.each([
  [['leads.read', 'contacts.read'], '+1******0123'],
  [['leads.read', 'leads.write'], '+13125550123'],
  [['messages.send'], '+13125550123'],
  [undefined, '+1******0123'],
])('an own role with %j sees %s', (names, shown) => {
  const reader = { role: '0190d9a0-0000-7000-8000-000000000001', ...(names && { permissions: new Set(names) }) };
  expect(phoneFor(reader, '+13125550123')).toBe(shown);
});
