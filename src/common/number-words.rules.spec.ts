import { inDigits } from './number-words.rules.js';

it.each([
  ['eighty-nine plus tax', '89 plus tax'],
  ['two hundred and fifty dollars', '250 dollars'],
  ['a hundred', '100'],
  ['five thousand two hundred', '5200'],
  ['2 grand', '2000'],
  ['ochenta y nueve', '89'],
  ['dos mil quinientos', '2500'],
  ['paanch sau', '500'],
  ['पांच सौ रुपये', '500 रुपये'],
  ['५०० रुपये', '500 रुपये'],
])('%s -> %s', (text, digits) => expect(inDigits(text)).toBe(digits));

it.each(['Do you have one?', 'una cita', 'ek minute', 'mil gracias', 'someone', 'often', 'weight', 'Aap das'])('%s stays', (text) =>
  expect(inDigits(text)).toBe(text),
);
