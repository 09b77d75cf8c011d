import { questionnaire } from '../../../test/fixtures/questionnaire.js';
import { differences } from './diff.rules.js';
import { documentsFromAnswers } from './from-answers.rules.js';

it('names every field that differs once, lists as a whole', () => {
  const before = documentsFromAnswers(questionnaire());
  const after = structuredClone(before);
  after.toneProfile.maxWords = 12;
  after.businessConfig.contact.phone = '';
  after.guardrails.forbiddenPhrases = ['risk-free', ...before.guardrails.forbiddenPhrases];
  expect(differences(before, after)).toEqual([
    { document: 'businessConfig', path: 'contact.phone', before: '+13125550111', after: '' },
    { document: 'toneProfile', path: 'maxWords', before: 20, after: 12 },
    { document: 'guardrails', path: 'forbiddenPhrases', before: ['cheapest in town'], after: ['risk-free', 'cheapest in town'] },
  ]);
  expect(differences(before, structuredClone(before))).toEqual([]);
});
