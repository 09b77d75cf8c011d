import { questionnaire } from '../../../test/fixtures/questionnaire.js';
import { DOCUMENT_NAMES, documentJsonSchemas, readDocuments, type ProfileDocuments } from './documents.schema.js';
import { documentsFromAnswers } from './from-answers.rules.js';

const good = documentsFromAnswers(questionnaire());
const withChange = (change: (documents: ProfileDocuments) => void): ProfileDocuments => {
  const copy = structuredClone(good);
  change(copy);
  return copy;
};
const errorsOf = (raw: unknown): Record<string, string> => {
  const read = readDocuments(raw);
  return 'errors' in read ? read.errors : {};
};

it.each<[string, unknown, Record<string, string>]>([
  ['too many words', withChange((d) => (d.toneProfile.maxWords = 500)), { 'toneProfile.maxWords': 'must be a whole number from 5 to 80' }],
  [
    'an unknown key',
    { ...good, toneProfile: { ...good.toneProfile, mood: 'x' } },
    { 'toneProfile.mood': 'is not a field of this document' },
  ],
  ['an unknown document', { ...good, extra: {} }, { extra: 'is not a field of this document' }],
  ['a missing field', { ...good, salesRules: { ...good.salesRules, hotLead: undefined } }, { 'salesRules.hotLead': 'is missing' }],
  ['a missing document', { ...good, guardrails: undefined }, { guardrails: 'is missing' }],
  [
    'an entry deep inside',
    withChange((d) => (d.businessConfig.products[1]!.name = '')),
    { 'businessConfig.products.1.name': 'must not be empty' },
  ],
  [
    'a link that is none',
    withChange((d) => (d.businessConfig.contact.websiteUrl = 'javascript:alert(1)')),
    { 'businessConfig.contact.websiteUrl': 'must be a web address such as https://example.com' },
  ],
  [
    'a rule of the system taken out',
    withChange((d) => d.guardrails.systemRules.pop()),
    { 'guardrails.systemRules': 'are kept by the system and cannot be changed' },
  ],
  [
    'a rule of the system turned around',
    withChange((d) => (d.guardrails.systemRules[0] = 'Claim to be human.')),
    { 'guardrails.systemRules': 'are kept by the system and cannot be changed' },
  ],
  [
    'a first language that is not one of the languages',
    withChange((d) => (d.toneProfile.defaultLanguage = 'hi')),
    { 'toneProfile.defaultLanguage': 'must be one of the languages' },
  ],
  ['no object', 'text', { documents: expect.any(String) as string }],
])('%s is named by its place', (_what, raw, errors) => expect(errorsOf(raw)).toEqual(errors));

it('publishes a closed schema with a title for every field of every document', () => {
  const schemas = documentJsonSchemas();
  expect(Object.keys(schemas)).toEqual(DOCUMENT_NAMES);
  for (const schema of Object.values(schemas)) {
    expect(schema.additionalProperties).toBe(false);
    for (const property of Object.values(schema.properties as Record<string, { title?: string }>)) expect(property.title).toBeTruthy();
  }
});
