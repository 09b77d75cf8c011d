import { flushRow, plainRow } from './rows';

/** A shorthand that comes later would draw the line in the colour of the text. */
it.each([
  ['borderBottom', plainRow],
  ['borderTop', flushRow],
])('the colour of a line follows its %s', (side, row) => {
  const keys = Object.keys(row);
  expect(keys.indexOf('borderColor')).toBeGreaterThan(keys.indexOf(side));
});
