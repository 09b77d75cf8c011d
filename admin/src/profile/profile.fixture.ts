import type { Profile, ProfileVersion, ProfileVersionDetail } from '../shared/types';

export const version = (over: Partial<ProfileVersion> = {}): ProfileVersion => ({
  id: 'v1',
  number: 1,
  baseVersionId: null,
  origin: 'generated',
  state: 'published',
  reason: 'Made of the answers',
  engine: 'rules',
  model: null,
  costMicros: 0,
  notes: [],
  createdBy: 'u1',
  createdByName: 'Alex Morgan',
  createdAt: '2026-11-20T15:00:00Z',
  ...over,
});

export const profile = (over: Partial<Profile> = {}): Profile => ({
  published: version({ id: 'v2', number: 2, reason: 'Softer' }),
  publishedAt: '2026-11-20T16:00:00Z',
  previous: version({ state: 'retired' }),
  test: null,
  history: [
    {
      id: 'r1',
      versionId: 'v2',
      versionNumber: 2,
      kind: 'publish',
      replacedVersionId: 'v1',
      replacedNumber: 1,
      percent: null,
      reason: 'Softer',
      createdByName: 'Alex Morgan',
      createdAt: '2026-11-20T16:00:00Z',
    },
  ],
  ...over,
});

export const documents = {
  businessConfig: { businessName: 'Northside', products: [{ name: 'AC repair', price: '$120' }] },
  salesRules: { hotLead: 'No heat' },
  toneProfile: { maxWords: 20, emojiPolicy: 'never', usesHonorifics: false },
  guardrails: { systemRules: ['Never claim to be human.'], businessRules: [] },
  scriptLibrary: { scripts: [] },
};

export const detail = (over: Partial<ProfileVersionDetail> = {}): ProfileVersionDetail => ({
  ...version({ state: 'draft' }),
  documents,
  ...over,
});

const text = (title: string, maxLength = 100) => ({ type: 'string', title, maxLength });
export const schemas = {
  businessConfig: {
    type: 'object',
    title: 'Business',
    properties: {
      businessName: text('Name'),
      products: {
        type: 'array',
        title: 'Products and services',
        maxItems: 2,
        items: { type: 'object', properties: { name: text('Name'), price: text('Price') } },
      },
    },
  },
  salesRules: { type: 'object', title: 'Sales', properties: { hotLead: text('What makes a lead hot', 600) } },
  toneProfile: {
    type: 'object',
    title: 'Tone',
    properties: {
      maxWords: { type: 'integer', title: 'Words per text', minimum: 5, maximum: 80 },
      emojiPolicy: { type: 'string', title: 'Emoji', enum: ['never', 'sparingly'] },
      usesHonorifics: { type: 'boolean', title: 'Uses honorifics' },
    },
  },
  guardrails: {
    type: 'object',
    title: 'Guardrails',
    properties: {
      systemRules: { type: 'array', title: 'Always kept', readOnly: true, items: { type: 'string' } },
      businessRules: { type: 'array', title: 'Your rules', items: text('', 400) },
    },
  },
  scriptLibrary: { type: 'object', title: 'Scripts', properties: { scripts: { type: 'array', title: 'Scripts', items: text('') } } },
};
