import { describe, expect, it, vi } from 'vitest';
import { ViewAs } from './view-as';

const open = {
  id: 'v',
  accessToken: 'secret-token',
  expiresAt: '2026-11-21T09:00:00Z',
  isReadOnly: true,
  orgId: 'o',
  orgName: 'N',
  orgSlug: 'n',
};

describe('a view in this tab', () => {
  it('serves its own client only', () => {
    const store = new ViewAs(sessionStorage);
    store.enter(open, '/t/ops/agency');
    expect([store.tokenFor('o'), store.tokenFor('other'), store.tokenFor(null)]).toEqual(['secret-token', null, null]);
    store.leave();
    expect(store.tokenFor('o')).toBeNull();
  });

  it('is known after a reload, without its token', () => {
    new ViewAs(sessionStorage).enter(open, '/t/ops/agency');
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('secret-token');
    const reloaded = new ViewAs(sessionStorage);
    expect(reloaded.current()).toEqual({ id: 'v', orgId: 'o', slug: 'n', back: '/t/ops/agency', token: null });
    reloaded.leave();
    expect(new ViewAs(sessionStorage).current()).toBeNull();
  });

  it('says when it changes, and survives a storage that holds nonsense', () => {
    sessionStorage.setItem('ringback.view-as', '{oops');
    const store = new ViewAs(sessionStorage);
    const told = vi.fn();
    store.subscribe(told);
    store.enter(open, '/');
    store.leave();
    expect(told).toHaveBeenCalledTimes(2);
  });
});
