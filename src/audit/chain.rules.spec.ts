import { ChainWalk, FIRST_HASH, hashOf } from './chain.rules.js';
import type { BrokenLink, ChainHead, ChainLink } from './chain.rules.js';

function chain(contents: readonly string[]): { links: ChainLink[]; head: ChainHead } {
  let previousHash = FIRST_HASH;
  const links = contents.map((canonical, index) => {
    const link = { id: `e${index + 1}`, seq: index + 1, previousHash, hash: hashOf(previousHash, canonical), canonical };
    previousHash = link.hash;
    return link;
  });
  return { links, head: { seq: links.length, hash: previousHash } };
}

function check(links: readonly ChainLink[], head: ChainHead): BrokenLink | null {
  const walk = new ChainWalk();
  for (const link of links) {
    const broken = walk.next(link);
    if (broken) return broken;
  }
  return walk.end(head);
}

const { links, head } = chain(['a', 'b', 'c', 'ü😀']);

describe('a chain', () => {
  it('that nobody touched holds', () => expect(check(links, head)).toBeNull());
  it('without entries holds', () => expect(check([], { seq: 0, hash: FIRST_HASH })).toBeNull());
  it('hashes the hash before and the content', () =>
    expect(hashOf(FIRST_HASH, 'a')).toBe('41a0370c3d9f42773a59e8e01651911cf43b1e3f66944cbb690029debc4eb647'));

  it.each<[string, ChainLink[], ChainHead, Partial<BrokenLink>]>([
    ['a changed content', links.with(1, { ...links[1]!, canonical: 'B' }), head, { seq: 2, entryId: 'e2' }],
    [
      'a content changed with its hash',
      links.with(1, { ...links[1]!, canonical: 'B', hash: hashOf(links[0]!.hash, 'B') }),
      head,
      { seq: 3, entryId: 'e3' },
    ],
    ['an entry taken out', links.toSpliced(1, 1), head, { seq: 2, entryId: null }],
    ['the first entry taken out', links.slice(1), head, { seq: 1, entryId: null }],
    ['the newest entry cut off', links.slice(0, 3), head, { seq: 4, entryId: null }],
    ['two entries swapped', [links[0]!, links[2]!, links[1]!, links[3]!], head, { seq: 2, entryId: null }],
    ['an entry put in', [...links, { ...links[3]!, id: 'x', seq: 5 }], head, { seq: 5, entryId: 'x' }],
    ['a whole other chain', chain(['a', 'b', 'x', 'y']).links, head, { seq: 4, entryId: null }],
  ])('with %s names the first broken entry', (_name, changed, end, broken) => expect(check(changed, end)).toMatchObject(broken));
});
