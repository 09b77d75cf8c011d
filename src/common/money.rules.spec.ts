import { money } from './money.rules.js';

it.each([
  [12_000, 'USD', '$120'],
  [12_050, 'USD', '$120.50'],
  [5000, 'JPY', '¥5,000'],
])('writes %s %s as %s', (minor, currency, text) => {
  expect(money(minor, currency, 'en-US')).toBe(text);
});
