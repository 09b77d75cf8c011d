import { isLost, losesKept } from './legal-hold.rules.js';

const before = { name: 'Held Harry', email: null, address: '1 Lake', timeZone: null, language: '', notes: null, tags: ['claim'] };

describe('what a legal hold keeps', () => {
  it.each([
    ['an emptied value', { name: null }],
    ['a replaced value', { address: '2 Lake' }],
    ['a tag that goes', { tags: ['other'] }],
    ['a value beside one that is filled', { email: 'h@h.test', name: 'Harry' }],
  ])('%s', (_what, change) => expect(losesKept(before, change)).toBe(true));

  it.each([
    ['an empty one filled', { email: 'h@h.test', notes: 'Called', language: 'en', timeZone: 'America/Chicago' }],
    ['the same again', { name: 'Held Harry', tags: ['claim'] }],
    ['a further tag', { tags: ['vip', 'claim'] }],
    ['an empty one emptied', { email: null }],
    ['nothing', {}],
  ])('not %s', (_what, change) => expect(losesKept(before, change)).toBe(false));

  it.each([
    [null, 'x', false],
    ['', 'x', false],
    ['x', undefined, false],
    ['x', 'x', false],
    ['x', null, true],
    ['x', '', true],
  ])('%j to %j', (was, is, lost) => expect(isLost(was, is)).toBe(lost));
});
