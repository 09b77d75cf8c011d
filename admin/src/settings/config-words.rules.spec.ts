import { expect, it } from 'vitest';
import { differenceWords } from './config-words.rules';

it.each([
  [
    'a choice',
    { path: 'answers.sales-process.budgetTiming', before: 'never', after: 'mid' },
    { group: 'Questionnaire, Sales process', field: 'When to ask about the budget?', before: 'Never', after: 'In the middle' },
  ],
  [
    'an order',
    { path: 'answers.sales-process.ctaOrder', before: null, after: ['payment', 'book_call'] },
    {
      group: 'Questionnaire, Sales process',
      field: 'What should a conversation lead to?',
      before: 'nothing',
      after: 'Pay, Book a visit or call',
    },
  ],
  [
    'lines that go',
    { path: 'answers.guardrails.forbiddenClaims', before: ['cures', 'no risk'], after: null },
    { group: 'Questionnaire, Guardrails', field: 'What must never be claimed?', before: 'cures · no risk', after: 'nothing' },
  ],
  [
    'records',
    {
      path: 'answers.guardrails.requiredDisclaimers',
      before: [],
      after: [
        { text: 'Prices may vary.', when: 'price' },
        { text: 'I am an assistant.', when: 'always' },
      ],
    },
    {
      group: 'Questionnaire, Guardrails',
      field: 'What must be said?',
      before: 'nothing',
      after: 'Prices may vary. (With a price) · I am an assistant. (Always)',
    },
  ],
  [
    'the look at the rules',
    { path: 'answers.guardrails.isReviewed', before: true, after: null },
    {
      group: 'Questionnaire, Guardrails',
      field: 'I have looked at these rules and they are right for this business',
      before: 'yes',
      after: 'no',
    },
  ],
  [
    'a new call to action, whatever its name',
    {
      path: 'ctas.payment.Pay at x.url',
      after: { kind: 'payment', label: 'Pay at x.url', steps: [], target: 'link', url: 'https://x.example/' },
    },
    { group: 'Calls to action', field: 'Pay at x.url (Pay)', after: 'leads to: a web address; web address: https://x.example/' },
  ],
  [
    'a changed one',
    { path: 'ctas.payment.Pay now.isActive', before: true, after: false },
    { group: 'Calls to action', field: 'Pay now (Pay): offered', before: 'yes', after: 'no' },
  ],
  [
    'a new script',
    { path: 'scripts.opener.new_lead.es', after: { kind: 'opener', name: 'new_lead', language: 'es', body: 'Hola' } },
    { group: 'Scripts', field: 'Opening, new lead (Spanish)', after: 'Hola' },
  ],
  [
    'a changed script',
    { path: 'scripts.opener.new_lead.es.body', before: 'Hola', after: 'Buenas' },
    { group: 'Scripts', field: 'Opening, new lead (Spanish)', before: 'Hola', after: 'Buenas' },
  ],
  [
    'a setting',
    { path: 'settings.ringSeconds', before: 18, after: 33 },
    { group: 'Settings', field: 'ring seconds', before: '18', after: '33' },
  ],
])('%s in words', (_name, difference, words) => expect(differenceWords(difference as never)).toEqual(words));
