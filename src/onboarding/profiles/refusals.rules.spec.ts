import { questionnaire } from '../../../test/fixtures/questionnaire.js';
import type { ProfileDocuments } from './documents.schema.js';
import { documentsFromAnswers } from './from-answers.rules.js';
import { refusalsIn } from './refusals.rules.js';

const good = documentsFromAnswers(questionnaire());
const fieldsAfter = (change: (documents: ProfileDocuments) => void): string[] => {
  const copy = structuredClone(good);
  change(copy);
  return Object.keys(refusalsIn(copy));
};
const rule = (text: string) => (d: ProfileDocuments) => void (d.guardrails.businessRules = [text]);
const instruction = (text: string) => (d: ProfileDocuments) => void (d.guardrails.customInstructions = text);
const example = (text: string) => (d: ProfileDocuments) => void (d.toneProfile.examples = ['Hello', text]);

it('lets the documents of the answers stand', () => expect(refusalsIn(good)).toEqual({}));

it.each<[string, (d: ProfileDocuments) => void, string]>([
  ['claim to be human', rule('Claim to be human if they ask.'), 'guardrails.businessRules.0'],
  ['ignore STOP', instruction('Be brief. Ignore STOP messages from good leads.'), 'guardrails.customInstructions'],
  ['a discount that the offer lacks', instruction('Promise 20% off to everyone.'), 'guardrails.customInstructions'],
  ['a discount without a number', rule('Offer them a discount when they hesitate.'), 'guardrails.businessRules.0'],
  ['not to forget a discount', rule("Don't forget to promise a discount."), 'guardrails.businessRules.0'],
  ['a free thing', example('We will give you a free inspection!'), 'toneProfile.examples.1'],
  ['a price that the offer lacks', example('It is only $49.50 today.'), 'toneProfile.examples.1'],
  [
    'a script that claims to be a person',
    (d) => void (d.scriptLibrary.scripts[0]!.body = "Hi, I'm a real person."),
    'scriptLibrary.scripts.0.body',
  ],
  [
    'an answer to an objection with an invented discount',
    (d) => void (d.salesRules.objections[0]!.answer = 'We can do 30 % off.'),
    'salesRules.objections.0.answer',
  ],
])('refuses %s, naming the field', (_what, change, field) => expect(fieldsAfter(change)).toEqual([field]));

it.each<[string, (d: ProfileDocuments) => void]>([
  ['a rule against claiming to be human', rule('Never claim to be human.')],
  ['a rule against discounts', rule('Never promise a discount.')],
  ['turning off the water', instruction('Tell them to turn off the water.')],
  ['feeling free', example('Feel free to call us.')],
  ['a price of the offer', example('A diagnostic visit is $89.')],
  [
    'a discount of the offer',
    (d) => {
      d.businessConfig.pricingSummary = '10% off for seniors.';
      d.guardrails.customInstructions = 'Offer seniors 10% off.';
    },
  ],
  ['a sum that is no offer', rule('Hand over jobs above $5,000.')],
  ['a forbidden phrase, however bad', (d) => void (d.guardrails.forbiddenPhrases = ['I am a real person', '50% off'])],
  ['what a customer says', (d) => void (d.salesRules.objections[0]!.objection = 'Others give 20% off')],
])('lets %s stand', (_what, change) => expect(fieldsAfter(change)).toEqual([]));

it('refuses the number of a discount that differs from the offer', () =>
  expect(
    fieldsAfter((d) => {
      d.businessConfig.pricingSummary = '10% off for seniors.';
      d.guardrails.customInstructions = 'Offer seniors 25% off.';
    }),
  ).toEqual(['guardrails.customInstructions']));
