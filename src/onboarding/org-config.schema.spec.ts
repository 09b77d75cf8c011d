import { readdirSync, readFileSync } from 'node:fs';
import { readOrgConfig, readPresetFile } from './org-config.schema.js';

const folder = new URL('../../presets/', import.meta.url);
const files = readdirSync(folder);
const good = { format: 'ringback.org-config', formatVersion: 1 };
const errorsOf = (raw: unknown): string[] => {
  const read = readOrgConfig(raw);
  return 'errors' in read ? Object.keys(read.errors) : [];
};

describe('the presets that come with us', () => {
  it('cover the six industries', () =>
    expect(files.sort()).toEqual([
      'clinic.json',
      'course-seller.json',
      'general.json',
      'hvac.json',
      'plumbing-electrical.json',
      'salon.json',
    ]));

  it.each(files)('%s is valid, has services and a place to book them', (file) => {
    const read = readPresetFile(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
    expect(read).not.toHaveProperty('errors');
    if ('value' in read) expect([read.value.config.services?.length, read.value.config.resources?.length]).not.toContain(0);
  });
});

describe('a configuration file', () => {
  it('may be short', () => expect(readOrgConfig(good)).toEqual({ value: good }));

  it.each([
    [{ ...good, colour: 'red' }, 'colour'],
    [{ ...good, settings: { ringSecond: 18 } }, 'settings.ringSecond'],
    [{ ...good, settings: { ringSeconds: 4 } }, 'settings.ringSeconds'],
    [{ ...good, settings: { ownerPhone: '+13125550100' } }, 'settings.ownerPhone'],
    [{ ...good, settings: { hours: { moonday: [] } } }, 'settings.hours.moonday'],
    [
      {
        ...good,
        services: [
          { name: 'A', durationMinutes: 60 },
          { name: 'B', durationMinutes: 60, price: 1 },
        ],
      },
      'services.1.price',
    ],
    [{ ...good, services: [{ name: '', durationMinutes: 60 }] }, 'services.0.name'],
    [{ ...good, resources: [{ name: 'Truck', orgId: 'x' }] }, 'resources.0.orgId'],
    [{ ...good, ctas: [{ kind: 'send_docs', label: 'Price list', target: 'file' }] }, 'ctas.0.target'],
    [{ ...good, ctas: [{ kind: 'payment', label: 'Pay', target: 'link', serviceId: 'x' }] }, 'ctas.0.serviceId'],
    [{ ...good, scripts: [{ kind: 'opener', name: 'New lead', language: 'en', body: 'Hi' }] }, 'scripts.0.name'],
    [{ ...good, scripts: [{ kind: 'opener', name: 'new_lead', language: 'fr', body: 'Salut' }] }, 'scripts.0.language'],
    [{ ...good, business: { name: 'Mine' } }, 'business.name'],
    [{ formatVersion: 1 }, 'format'],
    [{ ...good, formatVersion: 2 }, 'formatVersion'],
    ['text', 'file'],
    [null, 'file'],
  ])('%j is refused with the field named', (raw, field) => expect(errorsOf(raw)).toEqual([field]));
});
