import { needsAddress, serviceOf } from './qualify.rules.js';

const service = (id: string, name: string, keywords: string[] = [], isAtHome = true) => ({
  id,
  name,
  keywords,
  durationMinutes: 60,
  needsAddress: isAtHome,
});
const HVAC = [
  service('ac', 'AC repair', ['ac', 'cooling', 'air conditioner']),
  service('heat', 'Heating repair', ['furnace', 'no heat', 'heater']),
  service('tune', 'Maintenance visit', ['tune up', 'checkup']),
];

describe('which service is meant', () => {
  it.each([
    ['AC not cooling', 'ac'],
    ['my furnace is dead', 'heat'],
    ['Heating repair', 'heat'],
    ['a tune up please', 'tune'],
    ['the back door squeaks', null],
    ['', null],
    [undefined, null],
  ])('%s -> %s', (words, id) => {
    expect(serviceOf(HVAC, words, null)?.id ?? null).toBe(id);
  });

  it('what the engine recognised goes first, unless it does not exist', () => {
    expect(serviceOf(HVAC, 'AC not cooling', 'tune')?.id).toBe('tune');
    expect(serviceOf(HVAC, 'AC not cooling', 'ghost')?.id).toBe('ac');
  });

  it('the only service is meant by anything', () => {
    expect(serviceOf([HVAC[0]!], 'it is broken', null)?.id).toBe('ac');
    expect(serviceOf([HVAC[0]!], undefined, null)).toBeNull();
  });

  it('keywords are words, not letters inside words', () => {
    expect(serviceOf(HVAC, 'my back yard', null)).toBeNull();
  });
});

describe('is an address needed', () => {
  it.each([
    [service('a', 'A', [], false), 'hvac', false],
    [service('a', 'A'), 'salon', true],
    [null, 'hvac', true],
    [null, 'plumbing', true],
    [null, 'electrical', true],
    [null, 'salon', false],
    [null, 'general', false],
  ] as const)('%#', (known, vertical, expected) => {
    expect(needsAddress(known, vertical)).toBe(expected);
  });
});
