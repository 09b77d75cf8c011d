import { questionnaire } from '../../../test/fixtures/questionnaire.js';
import { documentsFromAnswers } from './from-answers.rules.js';
import { stricterPolicy, turnProfile } from './turn-profile.rules.js';

it('keeps what a turn needs of the documents', () => {
  expect(turnProfile('v1', documentsFromAnswers(questionnaire()))).toMatchObject({
    versionId: 'v1',
    maxWords: 20,
    agentName: '',
    disqualifiers: ['Commercial kitchens'],
    pricingPolicy: 'configured',
    customInstructions: 'Ask for the brand of the unit.\nNever diagnose a gas leak by text.',
    forbiddenPhrases: ['cheapest in town'],
    disclaimers: [{ text: 'Prices exclude tax.', when: 'price' }],
    facts: expect.arrayContaining([{ label: 'Area served', value: 'Chicago and Evanston' }]) as unknown,
    prices: expect.arrayContaining([{ label: 'Price of Maintenance plan', value: '$180 a year' }]) as unknown,
  });
});

it('states the offer as the business put it, and what names a price of it as a price', () => {
  const documents = documentsFromAnswers(questionnaire());
  const about = { idealCustomer: 'Home owners', strengths: ['Licensed and insured', '10% off for seniors'], useCases: ['AC not cooling'] };
  const made = turnProfile('v1', { ...documents, businessConfig: { ...documents.businessConfig, ...about } });
  expect(made.about).toEqual({ ...about, strengths: ['Licensed and insured'] });
  expect(made.facts).toEqual(
    expect.arrayContaining([
      { label: 'What we offer', value: 'Heating and cooling repair for homes.' },
      { label: 'About us', value: 'Licensed and insured' },
      { label: 'What we do for you', value: 'AC not cooling' },
    ]),
  );
  expect(made.prices).toContainEqual({ label: 'Prices about us', value: '10% off for seniors' });
  const dear = turnProfile('v2', { ...documents, businessConfig: { ...documents.businessConfig, offerSummary: 'Repairs from $89.' } });
  expect(dear.facts.map(({ label }) => label)).not.toContain('What we offer');
  expect(dear.prices).toContainEqual({ label: 'Prices of the offer', value: 'Repairs from $89.' });
});

it.each([
  ['never', 'configured', 'never'],
  ['configured', 'never', 'never'],
  ['configured', 'verified_only', 'verified_only'],
  ['configured', 'configured', 'configured'],
] as const)('of %s and %s the stricter holds: %s', (a, b, stricter) => expect(stricterPolicy(a, b)).toBe(stricter));
