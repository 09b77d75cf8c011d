import { questionnaire } from '../../../test/fixtures/questionnaire.js';
import { documentJsonSchemas, type ProfileDocuments } from './documents.schema.js';
import { documentsFromAnswers } from './from-answers.rules.js';
import { MIRRORED, mirrorErrors } from './mirror.rules.js';

type Business = ProfileDocuments['businessConfig'];
const before = documentsFromAnswers(questionnaire());
const errorsOf = (change: (business: Business) => void): string[] => {
  const edited = structuredClone(before);
  change(edited.businessConfig);
  return Object.keys(mirrorErrors(edited, before));
};

describe('what documents repeat of the settings', () => {
  it.each<[string, (business: Business) => void, string[]]>([
    ['the name', (b) => (b.businessName = 'Southside'), ['businessConfig.businessName']],
    ['the hours', (b) => (b.workingHours = 'Day and night'), ['businessConfig.workingHours']],
    ['a call to action', (b) => (b.primaryCtas[0]!.label = 'Pay now'), ['businessConfig.primaryCtas']],
    ['the price of a service', (b) => (b.products[0]!.price = '$1'), ['businessConfig.products.0.price']],
    ['the price of a product', (b) => (b.products[1]!.price = '$1'), []],
    ['a product of their own', (b) => b.products.push({ name: 'Filter', price: '$20', details: '' }), []],
    ['the summary', (b) => (b.offerSummary = 'We fix heaters.'), []],
  ])('is not changed here: %s', (_what, change, fields) => expect(errorsOf(change)).toEqual(fields));

  it('says in its schema that it is a copy, and where it is changed', () => {
    const fields = documentJsonSchemas().businessConfig.properties as Record<string, { readOnly?: boolean; description?: string }>;
    for (const [field, place] of Object.entries(MIRRORED))
      expect(fields[field]).toMatchObject({ readOnly: true, description: expect.stringContaining(place) as string });
  });
});
