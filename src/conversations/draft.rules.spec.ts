import { draftRefusal, reviewedBody } from './draft.rules.js';

describe('what may become of a draft', () => {
  it('only a draft is reviewed', () => expect(draftRefusal('draft')).toBeNull());
  it.each([
    ['expired', /wrote again/],
    ['cancelled', /discarded/],
    ['queued', /approved already/],
    ['delivered', /approved already/],
    [null, /customer/],
  ])('%s is refused in words', (state, words) => expect(draftRefusal(state)).toMatch(words));

  it('an approval sends what the person saw', () =>
    expect(reviewedBody('approve', ' See you at 3. ', 'old')).toEqual({ body: 'See you at 3.' }));
  it('an approval without words sends the draft', () => expect(reviewedBody('approve', undefined, 'old')).toEqual({ body: 'old' }));
  it('an edit needs words', () => expect(reviewedBody('edit', undefined, 'old')).toHaveProperty('error'));
  it('blank words never leave', () => expect(reviewedBody('approve', '  ', 'old')).toHaveProperty('error'));
  it('a discard changes no word', () => expect(reviewedBody('discard', 'new', 'old')).toEqual({ body: 'old' }));
});
