import { fingerprintOf, listedQuestion } from './questions.rules.js';

describe('listedQuestion', () => {
  it.each([
    ['  Do you fix\n boilers? ', 'Do you fix boilers?'],
    ['call me at (312) 555-0142, do you do drains?', 'call me at [number], do you do drains?'],
    ['mail ana.diaz@example.com the price', 'mail [address] the price'],
    ['open on 24/12?', 'open on 24/12?'],
  ])('%s', (question, listed) => expect(listedQuestion(question)).toBe(listed));
  it('stays short', () => expect(listedQuestion('why '.repeat(500))).toHaveLength(300));
});

describe('fingerprintOf', () => {
  it('is the same for the same telling words in another order', () => {
    expect(fingerprintOf('Do you install heat pumps?')).toBe(fingerprintOf('heat pumps, do you install them'));
  });
  it('differs for another question', () => {
    expect(fingerprintOf('Do you install heat pumps?')).not.toBe(fingerprintOf('Do you clean heat pumps?'));
  });
  it('does not hang on whose number stands beside it', () => {
    expect(fingerprintOf('Do you clean gutters? +1 312 555 0142')).toBe(fingerprintOf('do you clean gutters ana@example.com'));
  });
  it('is empty without telling words', () => expect(fingerprintOf('Hi, do you have any?')).toBe(''));
});
