import { forAnotherBusiness } from './org-config-copy.rules.js';
import type { OrgConfig } from './org-config.schema.js';

const start = { format: 'ringback.org-config', formatVersion: 1, services: [{ name: 'Repair', durationMinutes: 60 }] } as const;

it('a copy has neither the locations of the business nor a link that is switched on', () => {
  const book = { kind: 'book_call', label: 'Book', target: 'service', service: 'Repair', isActive: true } as const;
  const wire = { kind: 'payment', label: 'By transfer', target: 'steps', steps: ['Ask for the account.'] } as const;
  const site = { kind: 'visit_website', label: 'Site', target: 'link', url: 'https://north.example/', isActive: true } as const;
  const config = { ...start, locations: [{ name: 'North' }], ctas: [book, wire, site] } as unknown as OrgConfig;
  expect(forAnotherBusiness(config)).toEqual({ ...start, ctas: [book, wire, { ...site, isActive: false }] });
});

it('what has no calls to action gets none', () => expect(forAnotherBusiness(start as unknown as OrgConfig)).toEqual(start));
