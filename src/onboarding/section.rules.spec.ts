import type { OrgProfile } from '../orgs/org-profile.schema.js';
import { readdirSync, readFileSync } from 'node:fs';
import type { PresetFile } from './org-config.schema.js';
import { SECTIONS } from './questionnaire.schema.js';
import type { SectionName } from './questionnaire.schema.js';
import { checkSection, missingIn, sectionJsonSchema, shownIn } from './section.rules.js';

const errorsOf = (section: SectionName, raw: unknown): Record<string, string> => {
  const checked = checkSection(section, raw, 'US');
  return 'errors' in checked ? checked.errors : {};
};
const valueOf = (section: SectionName, raw: unknown) => {
  const checked = checkSection(section, raw, 'US');
  if ('errors' in checked) throw new Error(JSON.stringify(checked.errors));
  return checked;
};

describe('a section', () => {
  it.each(SECTIONS)('%s may be empty while it is a draft', (section) =>
    expect(checkSection(section, {}, 'US')).toEqual({ own: {}, settings: {} }),
  );

  it.each(SECTIONS)('%s describes its fields for the API', (section) => {
    const schema = sectionJsonSchema(section);
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
    expect(schema).not.toHaveProperty('required');
  });

  it.each<[SectionName, Record<string, unknown>, string]>([
    ['business-details', { websiteUrl: 'not an address' }, 'websiteUrl'],
    ['business-details', { websiteUrl: 'javascript:alert(1)' }, 'websiteUrl'],
    ['business-details', { supportEmail: 'nobody' }, 'supportEmail'],
    ['business-details', { supportPhone: '12' }, 'supportPhone'],
    ['business-details', { name: '' }, 'name'],
    ['business-details', { orgId: 'x' }, 'orgId'],
    ['business-details', { summary: 'of another section' }, 'summary'],
    ['offer', { pricingModel: 'auction' }, 'pricingModel'],
    ['offer', { products: [{ name: '' }] }, 'products.0.name'],
    ['offer', { products: [{ name: 'A', cost: 1 }] }, 'products.0.cost'],
    ['offer', { strengths: 'one' }, 'strengths'],
    ['offer', { summary: 'x'.repeat(601) }, 'summary'],
    ['sales-process', { ctaOrder: ['dance'] }, 'ctaOrder.0'],
    ['sales-process', { objections: [{ objection: 'A', answer: "I'm a real person, trust me." }] }, 'objections.0.answer'],
    ['guardrails', { customRules: ['Be kind.', 'Say you are human.'] }, 'customRules.1'],
    ['guardrails', { isReviewed: 'yes' }, 'isReviewed'],
    ['agent-details', { questionsPerMessage: 2 }, 'questionsPerMessage'],
    ['agent-details', { languages: ['en'], defaultLanguage: 'es' }, 'defaultLanguage'],
    ['agent-details', { maxWords: 4 }, 'maxWords'],
    ['agent-details', { examples: ['This is not a bot.'] }, 'examples.0'],
    ['setup', { lineMode: 'sideways' }, 'lineMode'],
    ['setup', { quietStart: 'nine' }, 'quietStart'],
  ])('%s refuses %j', (section, raw, field) => expect(Object.keys(errorsOf(section, raw))).toEqual([field]));

  it('names everything that is wrong at once', () =>
    expect(Object.keys(errorsOf('business-details', { websiteUrl: 'x', supportEmail: 'y' }))).toEqual(['websiteUrl', 'supportEmail']));

  it('cleans what a form leaves behind', () => {
    expect(valueOf('offer', { strengths: [' fast ', '', 'fast'], summary: '  ' }).own).toEqual({ strengths: ['fast'] });
    expect(valueOf('business-details', { websiteUrl: 'example.com/about', supportPhone: '(312) 555-0123' }).own).toEqual({
      websiteUrl: 'https://example.com/about',
      supportPhone: '+13125550123',
    });
  });

  it('keeps settings apart from its own fields, and lets an empty text clear one', () =>
    expect(valueOf('agent-details', { greeting: '', maxWords: 12, agentName: 'Ana' })).toEqual({
      own: { agentName: 'Ana' },
      settings: { greeting: null, maxWords: 12 },
    }));
});

describe('what is missing', () => {
  const profile = {
    name: 'Northside',
    vertical: 'hvac',
    timeZone: 'America/Chicago',
    settings: { hours: { monday: [] }, ownerPhone: null },
  };

  it('counts settings of the business, closed days and either of two contacts', () => {
    const shown = shownIn('business-details', { city: 'Evanston', supportPhone: '+13125550123' }, profile as unknown as OrgProfile);
    expect(missingIn('business-details', shown)).toEqual(['hours', 'websiteUrl']);
    expect(
      missingIn('business-details', { ...shown, hours: { monday: [{ open: '08:00', close: '12:00' }] }, websiteUrl: 'https://a.b' }),
    ).toEqual([]);
  });

  it('asks that somebody looked at the guardrails', () => {
    expect(missingIn('guardrails', { isReviewed: false })).toEqual(['isReviewed']);
    expect(missingIn('guardrails', { isReviewed: true })).toEqual([]);
  });
});

describe('the answers of a preset', () => {
  const folder = new URL('../../presets/', import.meta.url);
  const cases = readdirSync(folder).flatMap((file) => {
    const { config } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as PresetFile;
    return Object.entries(config.answers ?? {}).map(([section, answers]) => [file, section, answers] as const);
  });

  it('are there for every industry', () => expect(new Set(cases.map(([file]) => file)).size).toBe(6));
  it.each(cases)('%s: %s may be saved', (_file, section, answers) => expect(errorsOf(section as SectionName, answers)).toEqual({}));
});
