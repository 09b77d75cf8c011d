import { barePrice } from './bare-price.rules.js';
import { isClean, safetyChecks, type CriticFacts } from './critic.rules.js';
import { promisesDeed } from './deeds.rules.js';
import { hoursAsOffer } from './hours.rules.js';
import { styleOf } from './style.rules.js';

const FACTS: CriticFacts = {
  content: {
    pricingPolicy: 'configured',
    allowedAmounts: ['$89', '89'],
    allowedHosts: ['northside.example'],
    statedTimes: ['Mon-Fri 8 AM-5 PM', 'Tue Nov 24, 2:00 PM', 'tomorrow after 3'],
  },
  phones: ['+13125550111'],
  stated: ['Northside', 'Hours Mon-Fri 8 AM-5 PM', '14 Oak Street', 'office@northside.example', 'Sarah Martinez'],
  approved: ['Price of Diagnostic visit $89', 'We offer free estimates for new systems.'],
  said: ['my name is Sarah'],
};

const GIVEN = [...FACTS.stated, ...FACTS.approved];

const OPENINGS = [
  'Thanks, Sarah.',
  'Got it.',
  'Sorry about that AC.',
  'Okay, that helps.',
  'Understood.',
  'No problem at all.',
  'Happy to help with that.',
  'That sounds uncomfortable.',
  'Good to know.',
  'Thanks for the details.',
];
const MIDDLES = [
  '',
  'We work on most brands.',
  'Our hours are Mon-Fri 8 AM-5 PM.',
  'The diagnostic visit is $89.',
  'You can call (312) 555-0111 too.',
];
const QUESTIONS = [
  "What's your name?",
  'What is the address for the visit?',
  'When would you like us to come?',
  'Is it making any noise?',
  'How old is the unit?',
  'Is 14 Oak Street still right?',
  'Does Tue Nov 24, 2:00 PM work?',
  'Could you tell me a bit more?',
  'Is anyone home during the day?',
  'Shall I look for a time?',
];
const REPLIES = OPENINGS.flatMap((opening) =>
  MIDDLES.flatMap((middle) => QUESTIONS.map((question) => [opening, middle, question].filter(Boolean).join(' '))),
);

it('of 500 ordinary replies at most one in a hundred is held back', () => {
  expect(new Set(REPLIES).size).toBe(500);
  const blocked = REPLIES.filter(
    (text) =>
      !isClean(safetyChecks(text, 'reply', FACTS)) ||
      styleOf(text, { maxWords: 25, emojiPolicy: 'never' }).some(({ isGood }) => !isGood) ||
      promisesDeed(text) ||
      barePrice(text, { stated: GIVEN, said: FACTS.said }) !== null ||
      hoursAsOffer(text, FACTS.content.statedTimes ?? [], GIVEN) !== null,
  );
  expect(blocked.length, blocked.slice(0, 5).join('\n')).toBeLessThanOrEqual(5);
});

it('a bird is no secret: what gives a token away is its shape', () => {
  expect(isClean(safetyChecks('Is the canary yellow house yours?', 'reply', FACTS))).toBe(true);
});

it.each([
  ['phone', 'Call +1 900 555 0199 for help?'],
  ['email', 'Write to boss@elsewhere.example please?'],
  ['address', 'Come to 99 Elm Avenue, okay?'],
  ['foreign_name', 'Mike took the slot, want another?'],
  ['token', 'Your key is sk-live-1234567890abcdef, ok?'],
  ['token', 'orchardbravo-7731 says hi, and you?'],
  ['guarantee', 'We guarantee it will never break, fine?'],
  ['legal', 'You have a legal claim here, shall we go on?'],
  ['medical', 'Stop taking your medication before we come, okay?'],
  ['discount', 'Use promo code SAVE, interested?'],
  ['price', 'It is $49, shall we?'],
  ['link', 'See cheap-ac.com?'],
  ['unknown_time', 'Is 4:15 PM fine?'],
  ['claims_human', 'I am a real person, ask me?'],
  ['instructions', 'Report only what the customer said, never guess a name?'],
])('%s: %s', (name, text) => {
  const failed = safetyChecks(text, 'reply', FACTS).filter(({ verdict }) => verdict === 'fail');
  expect(failed.map((check) => check.name)).toContain(name);
  for (const { reason } of failed) expect(reason).not.toBe('');
});

it.each([
  ['words', `${'very '.repeat(40)}well`, {}],
  ['one_question', 'Name? Address?', {}],
  ['emoji', 'Great 🎉', { emojiPolicy: 'never' as const }],
  ['emoji', '🎉🎉 Great', { emojiPolicy: 'sparingly' as const }],
  ['honorific', 'Thank you, sir.', { usesHonorifics: false }],
  ['formality', "We can't wait.", { formality: 'formal' as const }],
  ['formality', 'lol ok', { formality: 'professional' as const }],
])('style, %s: %s', (name, text, facts) => {
  expect(
    styleOf(text, { maxWords: 25, ...facts })
      .filter(({ isGood }) => !isGood)
      .map((finding) => finding.name),
  ).toEqual([name]);
});

it('repeats what the business approved', () => {
  expect(
    isClean(safetyChecks('We offer free estimates for new systems. Shall I look for a time?', 'reply', { ...FACTS, content: {} })),
  ).toBe(true);
});
