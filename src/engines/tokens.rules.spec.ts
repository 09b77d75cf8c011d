import { countTokens, estimateTokens, tokenCounter } from './tokens.rules.js';

const TEN = 'one two three four five six seven eight nine ten';

describe('tokens of a text', () => {
  it('are those of the tokenizer and 10 % more', () => {
    expect(countTokens(TEN, 'gpt-4o-mini')).toBe(11);
    expect(countTokens(`${TEN} `.repeat(10).trim(), 'gpt-4.1-mini')).toBe(110);
    expect(countTokens('', 'gpt-4o-mini')).toBe(0);
    expect(countTokens('a', 'gpt-4o-mini')).toBe(2);
  });

  it('are more for providers whose tokenizer nobody has', () => {
    expect(countTokens(TEN, 'claude-haiku-4-5')).toBe(15);
    expect(countTokens(TEN, 'llama3.1:8b')).toBe(13);
    expect(countTokens(TEN, 'something-new')).toBe(13);
  });

  it('take the older tokenizer for older models', () => {
    const hindi = 'मेरा एसी काम नहीं कर रहा है, क्या कल कोई आ सकता है?';
    expect(countTokens(hindi, 'gpt-4-turbo')).toBeGreaterThan(countTokens(hindi, 'gpt-4o'));
  });

  it('count every script and what is no script at all', () => {
    for (const text of ['明日の午後三時に予約できますか', '👩‍👩‍👧‍👦🔥', '\u0000\u0007', '\ud800', 'Ж'.repeat(200)])
      expect(countTokens(text, 'gpt-4o-mini')).toBeGreaterThan(0);
  });

  it('see a control token as text', () => {
    expect(countTokens('<|endoftext|>', 'gpt-4o-mini')).toBeGreaterThan(4);
  });

  it('come in time for texts that were made to take long', () => {
    // The square of these would be hours: the deadline of the test itself is the check.
    for (const piece of ['a', ' ', '!', 'अ', '漢']) expect(countTokens(piece.repeat(200_000), 'gpt-4o-mini')).toBeGreaterThan(1_000);
  });

  it('never grow by less than what was added', () => {
    expect(countTokens(`${TEN} ${'x'.repeat(500)} ${TEN}`, 'gpt-4o-mini')).toBeGreaterThan(2 * 10 + 60);
  });
});

describe('the counter of a model', () => {
  it('counts as its tokenizer does, a second time too', () => {
    const count = tokenCounter('gpt-4o-mini');
    for (const text of [TEN, '', '👩‍🔧', TEN]) expect(count(text)).toBe(countTokens(text, 'gpt-4o-mini'));
    expect(tokenCounter('claude-haiku-4-5')(TEN)).toBe(15);
  });
});

describe('an estimate for nobody', () => {
  it.each([
    ['', 0],
    ['abcd', 2],
    [Array(40).fill('word').join(' '), 55],
    ['नमस्ते', 7],
    ['👍👍', 5],
  ])('%j is %i', (text, tokens) => expect(estimateTokens(text)).toBe(tokens));

  it.each([
    TEN,
    'Hi, my AC stopped cooling last night, can somebody come by?',
    'मेरा एसी काम नहीं कर रहा है',
    '¿Cuánto cuesta una visita mañana?',
  ])('is no less than the count of "%s"', (text) => expect(estimateTokens(text)).toBeGreaterThanOrEqual(countTokens(text, 'gpt-4o-mini')));
});
