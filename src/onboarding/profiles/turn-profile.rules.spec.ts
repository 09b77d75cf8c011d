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

it.each([
  ['never', 'configured', 'never'],
  ['configured', 'never', 'never'],
  ['configured', 'verified_only', 'verified_only'],
  ['configured', 'configured', 'configured'],
] as const)('of %s and %s the stricter holds: %s', (a, b, stricter) => expect(stricterPolicy(a, b)).toBe(stricter));
