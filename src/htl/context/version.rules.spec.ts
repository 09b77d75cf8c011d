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
    expect(versionFacts(withPolicy('never'), version, []).filter(({ label }) => label.startsWith('Price'))).toEqual([]);
    const stated = versionFacts(withPolicy('configured'), version, ['Price of AC repair']);
    expect(stated.map(({ label }) => label).filter((label) => label.startsWith('Price'))).toEqual(['Price of Maintenance plan', 'Prices']);
    expect(amountsIn(stated)).toEqual(['$180 a year', '180', 'A diagnostic visit is $89.', '89']);
  });
});
