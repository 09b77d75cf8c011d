import { RISKS, risksOf, unverifiedClaims, type RiskFacts } from './risk.rules.js';

const FACTS: RiskFacts = {
  draft: 'Sorry about the AC. What name should I put this under?',
  verified: ['Price of Diagnostic visit $89', 'Hours Mon-Fri 8 AM-5 PM', 'We are at northside.com', 'Free estimates for new systems'],
  times: ['can you come tomorrow after 3 pm?'],
  text: 'my AC is not cooling',
  proposal: { intent: 'INTERESTED', sentiment: 'neutral', confidence: 0.9 },
  isStale: false,
};
const risks = (changes: Partial<RiskFacts>) => risksOf({ ...FACTS, ...changes });

it('an ordinary question of a model needs no second reader', () => {
  expect(risks({})).toEqual([]);
  for (const draft of [
    'Thanks, Sarah. What is the address for the visit?',
    'Happy to help. When would you like to come?',
    'Could you tell me a bit more about the noise?',
    'Thanks! What day works best for you?',
    'Hi! How can we help you today?',
    'What can we do for you today?',
    'When are you free, and is anyone home in the day?',
  ])
    expect(risks({ draft }), draft).toEqual([]);
});

it.each([
  ['price', 'It is about two hundred dollars. What is your name?'],
  ['price', 'We are cheaper than others. What is your name?'],
  ['price', 'That is $120, okay?'],
  ['discount', 'There is a promo on. What is your name?'],
  ['discount', 'You save 20% this week, what is the address?'],
  ['time', 'Somebody can be there within the hour. What is the address?'],
  ['time', 'Does Friday work?'],
  ['time', 'We can help you with that today.'],
  ['time', 'We can do 4:15 pm, what is your name?'],
  ['link', 'See cheap-ac.com/now, what is your name?'],
])('%s: %s', (risk, draft) => expect(risks({ draft })).toContain(risk));

it('what the business stated, and the day that the customer named, is no claim', () => {
  expect(unverifiedClaims('The visit is $89. Is tomorrow after 3 pm still right?', FACTS)).toEqual([]);
  expect(unverifiedClaims('See northside.com. What is your name?', FACTS)).toEqual([]);
  // a customer's own price is nobody's promise
  expect(unverifiedClaims('So $50 it is, what is your name?', { ...FACTS, times: ['I pay $50'] })).toEqual(['price']);
});

it.each<[string, Partial<RiskFacts>]>([
  ['low_confidence', { proposal: { ...FACTS.proposal, confidence: 0.65 } }],
  ['complaint', { proposal: { ...FACTS.proposal, intent: 'COMPLAINT' } }],
  ['complaint', { proposal: { ...FACTS.proposal, sentiment: 'frustrated' } }],
  ['complaint', { text: 'I want my money back' }],
  ['legal', { text: 'my lawyer will hear of this' }],
  ['legal', { text: 'is that legal here?' }],
  ['medical', { text: 'my wife is pregnant, is the smell safe' }],
  ['stale_knowledge', { isStale: true }],
])('%s', (risk, changes) => expect(risks(changes)).toEqual([risk]));

it('names each reason once, in a fixed order', () => {
  const all = risks({
    draft: 'For you two hundred dollars with a discount, tomorrow morning or within the hour, see evil.com, okay?',
    times: [],
    text: 'my doctor and my lawyer are angry',
    proposal: { intent: 'COMPLAINT', sentiment: 'angry', confidence: 0.1 },
    isStale: true,
  });
  expect(all).toEqual([...RISKS]);
});
