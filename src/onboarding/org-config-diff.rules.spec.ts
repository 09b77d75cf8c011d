import { basisOf, differencesOf } from './org-config-diff.rules.js';
import type { OrgConfig } from './org-config.schema.js';

const base: OrgConfig = {
  format: 'ringback.org-config',
  formatVersion: 1,
  business: { timeZone: 'America/Chicago' },
  settings: { ringSeconds: 18, hours: { monday: [{ open: '08:00', close: '17:00' }] }, greeting: null },
  services: [{ name: 'Repair', durationMinutes: 60, priceMinor: 9900 }],
  resources: [{ name: 'Truck 1', hours: null }],
};

describe('differences of two configurations', () => {
  it('are none between a document and itself, whatever the order of its keys', () => {
    const turned = { ...base, settings: { greeting: null, hours: { monday: [{ close: '17:00', open: '08:00' }] }, ringSeconds: 18 } };
    expect(differencesOf(base, turned)).toEqual([]);
  });

  it('name the field, the service and the place, with both sides', () => {
    const after: OrgConfig = {
      ...base,
      business: { timeZone: 'America/Denver' },
      settings: { ...base.settings, ringSeconds: 20, greeting: 'Hi' },
      services: [
        { name: 'repair', durationMinutes: 60, priceMinor: 8900 },
        { name: 'Tune-up', durationMinutes: 30 },
      ],
      resources: [],
    };
    expect(differencesOf(base, after)).toEqual([
      { path: 'business.timeZone', before: 'America/Chicago', after: 'America/Denver' },
      { path: 'settings.ringSeconds', before: 18, after: 20 },
      { path: 'settings.greeting', before: null, after: 'Hi' },
      { path: 'services.repair.name', before: 'Repair', after: 'repair' },
      { path: 'services.repair.priceMinor', before: 9900, after: 8900 },
      { path: 'services.Tune-up', after: { name: 'Tune-up', durationMinutes: 30 } },
      { path: 'resources.Truck 1', before: { name: 'Truck 1', hours: null } },
    ]);
  });

  it('order of a list counts', () => {
    const after = { ...base, settings: { ...base.settings, followUpMinutes: [2, 1] } };
    expect(differencesOf({ ...base, settings: { ...base.settings, followUpMinutes: [1, 2] } }, after)).toHaveLength(1);
  });
});

it('the basis follows the document', () => {
  expect(basisOf(base)).toBe(basisOf(structuredClone(base)));
  expect(basisOf(base)).not.toBe(basisOf({ ...base, services: [] }));
});
