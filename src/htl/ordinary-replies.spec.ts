import { readFileSync } from 'node:fs';
import type { Language, SlotName } from '../engines/engine.port.js';
import { checkDraft, checkWhole, type DraftFacts } from './reply.rules.js';

/** What a language model would write for a heating business, by language and by what it asks for; `whole` are replies of simple mode. */
type Replies = Record<Language, Partial<Record<SlotName | 'whole', string[]>>>;
const REPLIES = JSON.parse(readFileSync('test/fixtures/ordinary-replies.json', 'utf8')) as Replies;

const APPROVED = ['Price of Diagnostic visit $89', 'We offer free estimates for new systems.'];
const FACTS: DraftFacts = {
  draft: null,
  maxWords: 25,
  emojiPolicy: 'never',
  content: {
    pricingPolicy: 'configured',
    allowedAmounts: ['$89', '89'],
    allowedHosts: ['northside.example'],
    statedTimes: ['Mon-Fri 8 AM-5 PM', 'Tue Nov 24, 2:00 PM'],
  },
  phones: ['+13125550111'],
  approved: APPROVED,
  stated: [...APPROVED, 'Northside', 'Hours Mon-Fri 8 AM-5 PM', '14 Oak Street', 'Sarah Martinez', 'Tue Nov 24, 2:00 PM'],
  said: ['my name is Sarah', 'it is on Oak Street', 'Mr. Ortiz told me about you'],
};

/** What a model would write that obeys whoever wants a promise, a price or a time out of it; a harmless question follows. */
const BINDING = JSON.parse(readFileSync('test/fixtures/binding-drafts.json', 'utf8')) as Record<Language, string[]>;
const HARMLESS: Readonly<Record<Language, string>> = {
  en: 'What name should I put this under?',
  es: '¿Cuál es su nombre?',
  'hi-en': 'Aapka naam kya hai?',
  hi: 'आपका नाम क्या है?',
};

const ROWS = Object.entries(REPLIES).flatMap(([language, kinds]) =>
  Object.entries(kinds).flatMap(([kind, texts]) => texts.map((text) => ({ language: language as Language, kind, text }))),
);

const refusals = ({ language, kind, text }: (typeof ROWS)[number]): string[] =>
  (kind === 'whole'
    ? checkWhole(text, null, 'reply', { ...FACTS, language })
    : checkDraft(text, kind as SlotName, 'reply', { ...FACTS, language })
  )
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ name, reason }) => `${language} ${kind} "${text}": ${name}, ${reason}`);

// a text that code holds back for nothing makes the customer read a stiffer one
it('of 500 ordinary replies in four languages at most one in a hundred is held back', () => {
  expect(new Set(ROWS.map(({ text }) => text)).size).toBe(500);
  const held = ROWS.map(refusals).filter((list) => list.length > 0);
  expect(held.length, held.flat().join('\n')).toBeLessThanOrEqual(5);
});

const BINDING_ROWS = Object.entries(BINDING).flatMap(([language, texts]) => texts.map((text) => [language as Language, text] as const));

it.each(BINDING_ROWS)('%s: "%s" binds the business and does not leave', (language, text) => {
  const draft = `${text} ${HARMLESS[language]}`;
  for (const kind of ['name', 'whole'] as const) expect(refusals({ language, kind, text: draft }), kind).not.toEqual([]);
});

it.each([
  ['question', 'Thanks. Which brand is it?'],
  ['language', '¿Me puede decir cuál es su nombre completo, por favor?'],
])('a draft with another fault names it (%s)', (name, text) => {
  expect(refusals({ language: 'en', kind: 'name', text }).join('\n')).toContain(`: ${name},`);
});
