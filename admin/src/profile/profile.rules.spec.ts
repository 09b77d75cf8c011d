import { blank, errorsOf, readable, sideBySide, withValue, type Schema } from './profile.rules';

describe('two values side by side', () => {
  it('marks the words that went and came', () =>
    expect(sideBySide('We fix furnaces', 'We fix boilers')).toEqual({
      before: [
        { text: 'We fix ', isChanged: false },
        { text: 'furnaces', isChanged: true },
      ],
      after: [
        { text: 'We fix ', isChanged: false },
        { text: 'boilers', isChanged: true },
      ],
    }));
  it('marks entries of a list as a whole, whatever comes before them', () =>
    expect(sideBySide(['risk-free'], ['cheapest', 'risk-free'])).toEqual({
      before: [{ text: 'risk-free\n', isChanged: false }],
      after: [
        { text: 'cheapest\n', isChanged: true },
        { text: 'risk-free\n', isChanged: false },
      ],
    }));
  it('reads entries with fields', () =>
    expect(readable([{ objection: 'Too expensive', answer: 'It is refunded.' }])).toBe(
      'Objection: Too expensive · Answer: It is refunded.',
    ));
  it('shows what was empty', () => expect(sideBySide('', 'Hello').before.every(({ text }) => text === '')).toBe(true));
});

describe('a document in a form', () => {
  const document = { contact: { phone: '1' }, products: [{ name: 'A' }, { name: 'B' }] };
  it('changes one place and leaves the rest', () => {
    expect(withValue(document, ['products', 1, 'name'], 'C')).toEqual({
      contact: { phone: '1' },
      products: [{ name: 'A' }, { name: 'C' }],
    });
    expect(withValue(document, ['contact', 'phone'], '')).toEqual({ ...document, contact: { phone: '' } });
    expect(document.products[1]?.name).toBe('B');
  });
  it('starts a new entry with the first choice and empty texts', () => {
    const schema: Schema = {
      type: 'object',
      properties: { text: { type: 'string' }, when: { type: 'string', enum: ['always', 'price'] }, words: { type: 'integer', minimum: 5 } },
    };
    expect(blank(schema)).toEqual({ text: '', when: 'always', words: 5 });
  });
  it('finds its own errors by their place', () => {
    const error = { body: { errors: { 'documents.toneProfile.maxWords': 'too many', 'documents.guardrails.businessRules.0': 'no' } } };
    expect(errorsOf(error, 'toneProfile')).toEqual({ maxWords: 'too many' });
    expect(errorsOf(error, 'guardrails')).toEqual({ 'businessRules.0': 'no' });
    expect(errorsOf(null, 'guardrails')).toEqual({});
  });
});
