import { askedPart, fingerprintOf, listedQuestion } from './questions.rules.js';

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

describe('askedPart', () => {
  const nobody = { names: [], addresses: [] };
  const zebulon = { names: ['Zebulon Quackenbush'], addresses: ['482 Wombat Street, Chicago'] };

  it.each([
    ['Hi, this is Zebulon Quackenbush of Wombat Street. Do you have a warranty on marimbas?', 'Do you have a warranty on marimbas?'],
    ['Do you have a warranty on marimbas?\nZebulon Quackenbush, 482 Wombat Street', 'Do you have a warranty on marimbas?'],
    ['Hi, this is Zebulon Quackenbush, do you have a warranty on marimbas?', 'do you have a warranty on marimbas?'],
    ['Hello! Can you fix organs? Do you also tune them? My sister is ill.', 'Can you fix organs? Do you also tune them?'],
    ['If I book today, do you give a discount?', 'If I book today, do you give a discount?'],
    ['heat pump installation', 'heat pump installation'],
    ['Tienen garantia de marimbas?', 'Tienen garantia de marimbas?'],
    ['My name is Zebulon Quackenbush. Looking for a warranty on marimbas. Thanks.', 'Looking for a warranty on marimbas.'],
  ])('of "%s" is "%s"', (text, asked) => expect(askedPart(text, nobody)).toBe(asked));

  it.each([
    ['Would you drive to wombat street for a marimba?', 'Would you drive to [address] for a marimba?'],
    ['Is 482 Wombat  Street, Chicago in your area?', 'Is [address] in your area?'],
    ['Can ZEBULON have a marimba and does Mrs Quackenbush pay?', 'Can [name] have a marimba and does Mrs [name] pay?'],
    ['Do you serve Chicago?', 'Do you serve Chicago?'],
  ])('of "%s" names nobody who is known', (text, asked) => expect(askedPart(text, zebulon)).toBe(asked));

  it('keeps words that ask more often than they name', () => {
    expect(askedPart('Will you repair organs?', { names: ['Will (Bill) Smith'], addresses: [] })).toBe('Will you repair organs?');
  });

  it('counts the same question of two people as one', () => {
    const other = askedPart('Does Ann get a warranty on marimbas?', { names: ['Ann'], addresses: [] });
    const first = askedPart('Does Zebulon get a warranty on marimbas?', zebulon);
    expect(fingerprintOf(first)).toBe(fingerprintOf(other));
  });
});
