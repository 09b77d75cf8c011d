import { questionnaire } from '../../../test/fixtures/questionnaire.js';
import { documentsFromAnswers } from '../../onboarding/profiles/from-answers.rules.js';
import { turnProfile } from '../../onboarding/profiles/turn-profile.rules.js';
import { stableParts } from './parts.rules.js';

it('an engine is told what the business is good at, with the rules; and what it offers behind the services, which are needed more', () => {
  const version = turnProfile('v1', documentsFromAnswers(questionnaire()));
  const parts = stableParts({
    name: 'Northside',
    vertical: 'hvac',
    facts: version.facts,
    services: [{ id: 'ac', name: 'AC repair', needsAddress: true }],
    maxWords: 25,
    pricingPolicy: 'never',
    customInstructions: '',
    version,
    language: 'en',
  });
  const profile = parts.profile.map(({ text }) => text);
  expect(profile.slice(-2)).toEqual(['Service: AC repair, at the customer', 'What we offer: Heating and cooling repair for homes.']);
  expect(profile.join(' ')).not.toContain('Licensed');
  expect(parts.rules.map(({ text }) => text)).toEqual(
    expect.arrayContaining([
      'Best fit: Home owners',
      'Sets us apart: Licensed and insured',
      'Sets us apart: Same-day visits on weekdays',
      'They come for: AC not cooling',
    ]),
  );
});

it('scripts are told with what is always known, and with what differs from person to person named (C-38)', () => {
  const script = (name: string, body: string) => ({ kind: 'opener' as const, name, language: 'en' as const, body });
  const version = {
    ...turnProfile('v1', documentsFromAnswers(questionnaire())),
    agentName: 'Mia',
    scripts: [script('new_lead', 'Hi {{contact.first_name | "there"}}, {agent} of {business} here.'), script('old', 'Pay at {link}')],
    socialProof: [],
  };
  const of = { name: 'Northside', vertical: 'hvac', facts: [], services: [], maxWords: 25, pricingPolicy: 'never', customInstructions: '' };
  expect(stableParts({ ...of, version, language: 'en' }).scripts).toEqual([
    { text: 'opener new_lead: Hi [first name], Mia of Northside here.' },
  ]);
});

it('what another customer said is told without who said it (C-04)', () => {
  const version = turnProfile('v1', documentsFromAnswers(questionnaire()));
  const of = { name: 'Northside', vertical: 'hvac', facts: [], services: [], maxWords: 25, pricingPolicy: 'never', customInstructions: '' };
  const [{ text, author } = { text: '', author: '' }] = version.socialProof;
  expect(author).not.toBe('');
  const all = JSON.stringify(stableParts({ ...of, version, language: 'en' }));
  expect(all).toContain(text);
  expect(all).not.toContain(author);
});
