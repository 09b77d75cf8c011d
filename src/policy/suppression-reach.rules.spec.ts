import { stopsAnswers } from './suppression-reach.rules.js';

describe('an opt-out and answers', () => {
  it.each([
    ['all', true],
    ['sms', true],
    ['whatsapp', true],
    ['marketing', false],
  ] as const)('%s stops answers: %s', (scope, expected) => {
    expect(stopsAnswers({ scope })).toBe(expected);
  });

  it('none stops nothing', () => {
    expect(stopsAnswers(null)).toBe(false);
  });
});
