import type { Membership } from '../shared/types';
import { groupsOf, nothingKept, readSwitching, togglePin, visited } from './switcher.rules';

const orgs = (count: number): Membership[] => Array.from({ length: count }, (_, at) => ({ orgId: `o${at + 1}` }) as Membership);
const shown = (...given: Parameters<typeof groupsOf>): Record<string, string[]> =>
  Object.fromEntries(groupsOf(...given).map(({ title, members }) => [title, members.map(({ orgId }) => orgId)]));

describe('what the switcher keeps', () => {
  it('remembers where one was, the latest first and each once', () => {
    const kept = ['o1', 'o2', 'o1', 'o3'].reduce(visited, nothingKept);
    expect(kept.recent).toEqual(['o3', 'o1', 'o2']);
    expect(['a', 'b', 'c', 'd', 'e', 'f', 'g'].reduce(visited, nothingKept).recent).toHaveLength(6);
  });
  it('pins and unpins', () => {
    const once = togglePin(nothingKept, 'o2');
    expect([once.pinned, togglePin(once, 'o2').pinned]).toEqual([['o2'], []]);
  });
  it.each([null, 'x', '[]', '3', 'null', '{"pinned":"o1","recent":[1,null]}'])('reads %s as nothing', (stored) =>
    expect(readSwitching(stored)).toEqual(nothingKept),
  );
  it('reads what it wrote', () =>
    expect(readSwitching(JSON.stringify({ pinned: ['o1'], recent: ['o2'] }))).toEqual({ pinned: ['o1'], recent: ['o2'] }));
});

describe('what the switcher offers', () => {
  it('a short list has no recent ones, and pins stand first', () => {
    expect(shown(orgs(3), { pinned: ['o3'], recent: ['o2'] }, 'o1')).toEqual({ Pinned: ['o3'], All: ['o1', 'o2'] });
    expect(shown(orgs(3), nothingKept, 'o1')).toEqual({ All: ['o1', 'o2', 'o3'] });
  });
  it('a long one has them, without the open one, without what is pinned, each business once', () =>
    expect(shown(orgs(7), { pinned: ['o5'], recent: ['o1', 'o5', 'o4'] }, 'o1')).toEqual({
      Pinned: ['o5'],
      Recent: ['o4'],
      All: ['o1', 'o2', 'o3', 'o6', 'o7'],
    }));
  it('what one may not enter any more is not offered', () =>
    expect(shown(orgs(6), { pinned: ['gone'], recent: ['gone'] }, 'o1')).toEqual({ All: ['o1', 'o2', 'o3', 'o4', 'o5', 'o6'] }));
});
