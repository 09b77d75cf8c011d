import { confirmedAfter, confirmsNothing, type PriceChange } from './price-confirmation.rules.js';

const THEN = new Date('2026-11-01T12:00:00Z');
const NOW = new Date('2026-11-22T12:00:00Z');
const confirmed = { priceMinor: 9_500, priceConfirmedAt: THEN };
const open = { priceMinor: 9_500, priceConfirmedAt: null };

describe('a confirmed price', () => {
  it.each<[string, typeof confirmed | typeof open, PriceChange, Date | null]>([
    ['stays so when something else changes', confirmed, {}, THEN],
    ['stays so when the same price is sent again', confirmed, { priceMinor: 9_500 }, THEN],
    ['is none any more when it changes', confirmed, { priceMinor: 9_900 }, null],
    ['is none any more when it is cleared', confirmed, { priceMinor: null }, null],
    ['is taken back', confirmed, { isPriceConfirmed: false }, null],
    ['is confirmed by an explicit word', open, { isPriceConfirmed: true }, NOW],
    ['is confirmed as it is changed, by an explicit word', confirmed, { priceMinor: 9_900, isPriceConfirmed: true }, NOW],
    ['is not confirmed by being there', open, { priceMinor: 9_500 }, null],
  ])('%s', (_what, before, change, after) => expect(confirmedAfter(before, change, NOW)).toEqual(after));

  it.each<[number | null, PriceChange, boolean]>([
    [null, { isPriceConfirmed: true }, true],
    [9_500, { isPriceConfirmed: true, priceMinor: null }, true],
    [null, { isPriceConfirmed: true, priceMinor: 9_500 }, false],
    [null, { isPriceConfirmed: false }, false],
    [9_500, { isPriceConfirmed: true }, false],
  ])('needs a price: %s, %j', (priceMinor, change, isRefused) => expect(confirmsNothing({ priceMinor }, change)).toBe(isRefused));
});
