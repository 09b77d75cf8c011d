import { acceptsEstimate } from './go-ahead.rules.js';

describe('an estimate that is taken up', () => {
  it.each([
    'its about the estimate your guy Mark left me yesterday, i want to go ahead with it',
    'we would like to go ahead with the quote',
    'I accept your estimate',
    'we decided to go with your estimate',
    'got the proposal, lets do it',
    'ready to move forward with your bid',
  ])('%s', (text) => expect(acceptsEstimate(text)).toBe(true));

  it.each([
    'can you go ahead and send me an estimate',
    'id like to go ahead with an estimate',
    'before i go ahead with the quote i have a question',
    'not going ahead with your estimate',
    'how much is an estimate',
    'going to compare your estimate with others',
    'we are going with another quote',
    'when will i get the quote',
  ])('not yet: %s', (text) => expect(acceptsEstimate(text)).toBe(false));
});
