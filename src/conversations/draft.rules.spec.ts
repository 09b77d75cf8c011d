import { draftRefusal, reviewedBody, undone, type Reviewed } from './draft.rules.js';

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

describe('taking a review back', () => {
  const now = new Date('2026-11-23T18:00:05Z');
  const at = (second: number): Date => new Date(`2026-11-23T18:00:0${second}Z`);
  const approved: Reviewed = {
    ...{ state: 'queued', blockReason: null, reviewedAt: at(1), notBefore: at(7), handler: 'ai', hasNewerText: false },
  };
  const discarded: Reviewed = { ...approved, state: 'cancelled', blockReason: 'draft_discarded', notBefore: at(0) };

  it.each([
    ['an approval', approved],
    ['a discard', discarded],
  ])('%s is taken back, and has expired when the customer wrote meanwhile', (_, review) => {
    expect(undone(review, now)).toEqual({ state: 'draft' });
    expect(undone({ ...review, hasNewerText: true }, now)).toEqual({ state: 'expired' });
  });
  it.each<[string, Partial<Reviewed>, RegExp]>([
    ['that is on its way', { state: 'sending' }, /has left/],
    ['that arrived', { state: 'delivered' }, /has left/],
    ['whose moment has come', { notBefore: at(5) }, /has left/],
    ['that nobody reviewed', { state: 'draft', reviewedAt: null }, /nothing to take back/],
    ['that a takeover withdrew', { state: 'cancelled', blockReason: 'taken_over' }, /person took/],
    [
      'that waits for the morning since',
      { reviewedAt: new Date('2026-11-23T17:59:59Z'), notBefore: new Date('2026-11-24T14:00:00Z') },
      /5 seconds/,
    ],
  ])('a text %s is not', (_, change, words) =>
    expect(undone({ ...approved, ...change }, now)).toMatchObject({ refusal: expect.stringMatching(words) }),
  );
  it('a discard of a thread that a person holds now is not', () =>
    expect(undone({ ...discarded, handler: 'human' }, now)).toMatchObject({ refusal: expect.stringMatching(/took the conversation/) }));
});
