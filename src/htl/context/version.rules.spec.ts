import { questionnaire } from '../../../test/fixtures/questionnaire.js';
import { documentsFromAnswers } from '../../onboarding/profiles/from-answers.rules.js';
import { turnProfile } from '../../onboarding/profiles/turn-profile.rules.js';
import { amountsIn, versionFacts, withVersion } from './version.rules.js';

const { profile } = questionnaire();
const documents = documentsFromAnswers(questionnaire());
const version = turnProfile('v1', { ...documents, toneProfile: { ...documents.toneProfile, maxWords: 9 } });
const withPolicy = (pricingPolicy: 'never' | 'configured') => ({ ...profile, settings: { ...profile.settings, pricingPolicy } });

describe('a thread that runs on a version', () => {
  it('has its limits and instructions, and the stricter pricing policy', () => {
    const { settings } = withVersion(withPolicy('never'), version);
    expect(settings).toMatchObject({ maxWords: 9, customInstructions: version.customInstructions, pricingPolicy: 'never' });
  });
  it('has the settings where there is none', () => expect(withVersion(profile, null)).toBe(profile));
  it('may state its prices only where the policy lets them be said', () => {
    expect(versionFacts({ pricingPolicy: 'never', services: [] }, version).filter(({ label }) => label.startsWith('Price'))).toEqual([]);
    const stated = versionFacts({ pricingPolicy: 'configured', services: [] }, version);
    expect(stated.map(({ label }) => label).filter((label) => label.startsWith('Price'))).toEqual(['Price of Maintenance plan', 'Prices']);
    expect(amountsIn(stated)).toEqual(['$180 a year', '180', 'A diagnostic visit is $89.', '89']);
  });
  it.each([
    ['was renamed or switched off', documents.businessConfig.products, [], []],
    ['has no price any more', [{ name: 'AC repair', details: '', price: '$120' }], [{ name: 'AC Repair' }], []],
    [
      'is sold beside the services',
      [{ name: 'Furnace check', details: '', price: '$95' }],
      [{ name: 'AC repair' }],
      ['Price of Furnace check'],
    ],
  ])('states no published price of what %s', (_what, products, services, prices) => {
    const made = turnProfile('v1', { ...documents, businessConfig: { ...documents.businessConfig, products, pricingSummary: '' } });
    const labels = versionFacts({ pricingPolicy: 'configured', services }, made).map(({ label }) => label);
    expect(labels.filter((label) => label.startsWith('Price') && label !== 'Price of Maintenance plan')).toEqual(prices);
  });
  it('tells no number of its terms while what it knows is out of date', () => {
    const terms = (isKnowledgeStale?: true) =>
      versionFacts(
        { pricingPolicy: 'never', services: [], ...(isKnowledgeStale && { isKnowledgeStale }) },
        turnProfile('v1', {
          ...documents,
          businessConfig: { ...documents.businessConfig, refundPolicy: 'Refunds within 30 days.', deliveryTime: 'Usually one visit.' },
        }),
      ).map(({ label }) => label);
    expect(terms()).toEqual(expect.arrayContaining(['Area served', 'Refunds', 'How long it takes']));
    expect(terms(true)).toContain('Area served');
    expect(terms(true)).not.toContain('Refunds');
    expect(terms(true)).not.toContain('How long it takes');
  });
});
