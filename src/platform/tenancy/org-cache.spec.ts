import type { Clock } from '../../common/clock.js';
import { OrgCache } from './org-cache.js';
import { TenantContext } from './tenant-context.js';

const A = '00000000-0000-7000-8000-00000000000a';
const B = '00000000-0000-7000-8000-00000000000b';

function world(): { read: (orgId: string, mayKeep?: boolean) => Promise<number>; wait: (ms: number) => void; cache: OrgCache<number> } {
  let at = 0;
  let loads = 0;
  const cache = new OrgCache<number>({ real: () => new Date(at) } as Clock);
  return {
    cache,
    wait: (ms) => (at += ms),
    read: (orgId, mayKeep = true) =>
      TenantContext.run({ orgId, orgIds: [orgId], actor: { type: 'system' } }, () =>
        cache.get(
          () => Promise.resolve((loads += 1)),
          () => mayKeep,
        ),
      ),
  };
}

describe('OrgCache', () => {
  it('keeps a value for less than five seconds', async () => {
    const { read, wait } = world();
    expect([await read(A), await read(A)]).toEqual([1, 1]);
    wait(4_999);
    expect(await read(A)).toBe(1);
    wait(1);
    expect(await read(A)).toBe(2);
  });
  it('gives no org the value of another', async () => {
    const { read } = world();
    expect([await read(A), await read(B), await read(A)]).toEqual([1, 2, 1]);
  });
  it('asks again for a value that may not be kept', async () => {
    const { read } = world();
    expect([await read(A, false), await read(A)]).toEqual([1, 2]);
  });
  it('forgets now and after the commit, and only the org that was written', async () => {
    const { read, cache } = world();
    await read(A);
    await read(B);
    const committed: (() => void)[] = [];
    cache.forget({ orgId: A, afterCommit: (fn) => committed.push(fn) });
    expect([await read(A), await read(B)]).toEqual([3, 2]);
    for (const fn of committed) fn();
    expect(await read(A)).toBe(4);
  });
  it('keeps nothing that was being read while it changed', async () => {
    const cache = new OrgCache<string>({ real: () => new Date(0) } as Clock);
    const inOrg = <R>(work: () => Promise<R>): Promise<R> => TenantContext.run({ orgId: A, orgIds: [A], actor: { type: 'system' } }, work);
    let answer: (value: string) => void = () => undefined;
    const slow = inOrg(() => cache.get(() => new Promise<string>((resolve) => (answer = resolve))));
    cache.forget({ orgId: A, afterCommit: (fn) => fn() });
    answer('as it was');
    expect(await slow).toBe('as it was');
    expect(await inOrg(() => cache.get(() => Promise.resolve('as it is')))).toBe('as it is');
  });
});
