import { buildCritic } from './critic.rules.js';

const asked = (incoming: string[]): string[] => {
  const business = { name: 'Northside', pricingPolicy: 'never' as const, facts: [] };
  const [, data] = buildCritic({ text: 'See you then.', risks: [], business, incoming, mayName: [] });
  return (JSON.parse(data!.content) as { customer_wrote: string[] }).customer_wrote;
};

describe('what a critic reads of the customer', () => {
  it('is everything of a few texts', () => expect(asked(['my AC is out', 'hello?'])).toEqual(['my AC is out', 'hello?']));
  it('is the newest of many, each in part', () => {
    const texts = Array.from({ length: 60 }, (_, at) => `${at} ${'word '.repeat(500)}`);
    expect(asked(texts).map((text) => text.split(' ')[0])).toEqual(['56', '57', '58', '59']);
  });
});
