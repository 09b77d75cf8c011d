import { basisOf, differencesOf } from './org-config-diff.rules.js';
import type { ComparedConfig } from './org-config-diff.rules.js';
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

  it('name the answer by its section, what is taken away and the look at the guardrails included', () => {
    const before: ComparedConfig = {
      ...base,
      answers: { guardrails: { forbiddenClaims: ['cures'], customRules: ['Be kind.'], isReviewed: true }, offer: { summary: 'Repairs' } },
    };
    const after: ComparedConfig = {
      ...base,
      answers: { guardrails: { forbiddenClaims: ['best'] }, offer: { summary: 'Repairs' }, 'sales-process': { ctaOrder: ['payment'] } },
    };
    expect(differencesOf(before, after)).toEqual([
      { path: 'answers.sales-process.ctaOrder', before: null, after: ['payment'] },
      { path: 'answers.guardrails.forbiddenClaims', before: ['cures'], after: ['best'] },
      { path: 'answers.guardrails.customRules', before: ['Be kind.'], after: null },
      { path: 'answers.guardrails.isReviewed', before: true, after: null },
    ]);
    expect(basisOf(before)).not.toBe(basisOf(after));
  });

  it('tell calls to action apart by kind and label, scripts by moment and language', () => {
    const pay = { kind: 'payment', label: 'Go', target: 'link', url: 'https://a.example/' } as const;
    const site = { kind: 'visit_website', label: 'Go', target: 'link', url: 'https://a.example/' } as const;
    const hello = { kind: 'opener', name: 'new_lead', language: 'en', body: 'Hi' } as const;
    const hola = { ...hello, language: 'es', body: 'Hola' } as const;
    const before: OrgConfig = { ...base, ctas: [pay, site], scripts: [hello] };
    expect(differencesOf(before, { ...before, ctas: [pay, { ...site, url: 'https://b.example/' }], scripts: [hello, hola] })).toEqual([
      { path: 'ctas.visit_website.Go.url', before: 'https://a.example/', after: 'https://b.example/' },
      { path: 'scripts.opener.new_lead.es', after: hola },
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
