import { dueDisclaimers, withDisclaimers, type DisclaimerFacts } from './disclaimers.rules.js';

const now = new Date('2026-11-23T16:00:00Z');
const facts = (over: Partial<DisclaimerFacts> = {}): DisclaimerFacts => ({ now, isFirstReply: false, history: [], ...over });
const tax = [{ text: 'Prices exclude tax.', when: 'price' as const }];
const said = (hoursAgo: number) => [
  { direction: 'out' as const, body: 'It is $89. Prices exclude tax.', at: new Date(now.getTime() - hoursAgo * 3_600_000) },
];

describe('a disclaimer', () => {
  it.each([
    ['price', 'It is $89.', true],
    ['price', 'It is 20 dollars.', true],
    ['price', 'Visit ke 500 rupaye lagenge.', true],
    ['price', 'इसके 500 रुपये लगेंगे।', true],
    ['price', 'La visita cuesta 89 dólares.', true],
    ['price', 'Son 300 pesos.', true],
    ['price', 'About 40 bucks.', true],
    ['price', 'That is CHF 200.', true],
    ['price', 'That is 300 AED.', true],
    ['price', 'A visit costs 89.', true],
    ['price', 'That is 50 EUR, 20 GBP or INR 700.', true],
    ['price', 'See you at 10 AM.', false],
    ['price', 'We have 12 vans and 3 crews.', false],
    ['price', 'The estimate is free.', false],
    ['claim', 'Se lo garantizamos.', true],
    ['claim', 'Va a ahorrar mucho.', true],
    ['claim', 'Somos los mejores.', true],
    ['claim', '¿A qué hora le conviene mejor?', false],
    ['claim', 'Isme bahut fayda hai.', true],
    ['claim', 'Aapko pakka result milega.', true],
    ['claim', 'हम गारंटी देते हैं।', true],
    ['claim', 'आपकी बचत होगी।', true],
    ['claim', 'आप कब आ सकते हैं?', false],
    ['claim', 'Our students see results.', true],
    ['claim', 'See you at 10 AM.', false],
    ['always', 'Hello', true],
    ['first_message', 'Hello', false],
  ] as const)('of the kind %s beside "%s": %s', (when, body, isDue) =>
    expect(dueDisclaimers(body, [{ text: 'Mind this.', when }], facts())).toEqual(isDue ? ['Mind this.'] : []),
  );

  it('belongs to the first text where it is wanted there', () =>
    expect(dueDisclaimers('Hello', [{ text: 'Mind this.', when: 'first_message' }], facts({ isFirstReply: true }))).toEqual([
      'Mind this.',
    ]));
  it('about claims belongs beside what a customer is led to, whatever its words', () => {
    const risk = [{ text: 'Trading is risky.', when: 'claim' as const }];
    expect(dueDisclaimers('Join the class: https://x.example', risk, facts({ isCta: true }))).toEqual(['Trading is risky.']);
    expect(dueDisclaimers('Join the class: https://x.example', risk, facts())).toEqual([]);
  });
  it('is said once in 24 hours', () => {
    expect(dueDisclaimers('It is $89.', tax, facts({ history: said(23) }))).toEqual([]);
    expect(dueDisclaimers('It is $89.', tax, facts({ history: said(25) }))).toEqual(['Prices exclude tax.']);
  });
});

describe('with the words it belongs to', () => {
  it('is one text where both fit', () =>
    expect(withDisclaimers('It is $89.', 'reply', ['Prices exclude tax.'])).toEqual([
      { body: 'It is $89. Prices exclude tax.', kind: 'reply' },
    ]));
  it('is a text of its own where they do not', () =>
    expect(withDisclaimers('x'.repeat(310), 'reply', ['Prices exclude tax.'])).toEqual([
      { body: 'x'.repeat(310), kind: 'reply' },
      { body: 'Prices exclude tax.', kind: 'disclaimer' },
    ]));
  it('is a text of its own where it names a number, which is no price', () =>
    expect(withDisclaimers('Hello', 'reply', ['Up to 9.9 % APR.']).map(({ kind }) => kind)).toEqual(['reply', 'disclaimer']));
  it('never makes a text that no network carries', () =>
    expect(
      withDisclaimers(
        'Hello',
        'reply',
        Array.from({ length: 8 }, () => 'y'.repeat(400)),
      ).every(({ body }) => body.length <= 1600),
    ).toBe(true));
});
