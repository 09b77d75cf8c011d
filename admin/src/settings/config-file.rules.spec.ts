import { expect, it } from 'vitest';
import { fileNameOf, placeWords, valueWords } from './config-file.rules';

it('says values in words', () => {
  expect(valueWords(null)).toBe('nothing');
  expect(valueWords(true)).toBe('yes');
  expect(valueWords([120, 1440])).toBe('120, 1440');
  expect(valueWords({ monday: [{ open: '08:00', close: '17:00' }], sunday: [] })).toBe('monday: open: 08:00; close: 17:00; sunday: none');
});

it('says where a difference stands', () => {
  expect(placeWords('settings.ringSeconds')).toEqual({ group: 'Settings', field: 'ring seconds' });
  expect(placeWords('services.AC repair.priceMinor')).toEqual({ group: 'Services', field: 'AC repair: price minor' });
  expect(placeWords('resources.Truck 1')).toEqual({ group: 'Places', field: 'Truck 1' });
});

it('names the file after the business and the day', () =>
  expect(fileNameOf('northside', new Date('2026-11-21T08:00:00Z'))).toBe('northside-configuration-2026-11-21.json'));
