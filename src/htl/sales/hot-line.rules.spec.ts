import { hotLineOf } from './hot-line.rules.js';

const DESCRIPTION = 'Wants a full replacement. No heat in the house; asks for financing\nBudget above $5,000';

describe('what a business calls a hot lead', () => {
  it.each([
    ['Do you do financing?', 'asks for financing'],
    ['I think we need a full replacement', 'Wants a full replacement'],
    ['our budget is around $8000', 'Budget above $5,000'],
    ['our budget is around $800', null],
    ['Can you clean the filter?', null],
  ])('"%s"', (text, line) => expect(hotLineOf(DESCRIPTION, ['hi', text])).toBe(line));

  it('is nothing where nothing was described', () => expect(hotLineOf(' ', ['I want it all today'])).toBeNull());
});
