import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { PASSWORD, signIn, startKernel } from '../harness/kernel.js';
import type { Kernel } from '../harness/kernel.js';
import { withClient } from '../harness/template.js';

let kernel: Kernel;
let app: NestFastifyApplication;
let north: string;
let south: string;
const ids: Record<string, string> = {};

type Bearer = { authorization: string };
const email = (name: string): string => `${name}@example.com`;
const enter = (name: string, orgId?: string): Promise<Bearer> => signIn(app, email(name), orgId);
const alive = async (headers: Bearer): Promise<number> => (await app.inject({ url: '/api/auth/me', headers })).statusCode;
const signOut = (headers: Bearer, id: string) => app.inject({ method: 'POST', url: `/api/users/${id}/sign-out`, headers });
const seen = async (headers: Bearer, name: string): Promise<string | null> =>
  (await app.inject({ url: `/api/users/${ids[name]}`, headers })).json<{ lastSeenAt: string | null }>().lastSeenAt;

const forget = () => withClient(kernel.db.adminUrl, (client) => client.query('UPDATE memberships SET last_seen_at = NULL'));

beforeAll(async () => {
  kernel = await startKernel();
  app = kernel.app;
  const { agencyId } = await kernel.factory.createAgency({ name: 'Agency' });
  north = await kernel.factory.createOrg({ agencyId, name: 'Northside' });
  south = await kernel.factory.createOrg({ agencyId, name: 'Southside' });
  const add = async (name: string, orgId: string, role: 'org_owner' | 'org_agent' | 'viewer'): Promise<void> => {
    ids[name] = await kernel.factory.addUser({ email: email(name), name, password: PASSWORD, orgId, role });
  };
  await add('dana', north, 'org_owner');
  await add('ben', north, 'org_owner');
  await add('sam', north, 'org_agent');
  await add('nia', south, 'org_owner');
  await add('both', north, 'viewer');
  await add('both', south, 'org_agent');
});
afterAll(() => kernel.close());

describe('signing a member out everywhere', () => {
  it('ends every sign-in and refresh token of theirs, nobody else’s, and is written down', async () => {
    const dana = await enter('dana');
    const [first, second, ben] = [await enter('sam'), await enter('sam'), await enter('ben')];
    const away = await app.inject({
      method: 'POST',
      url: '/api/auth/login',
      payload: { email: email('sam'), password: PASSWORD, wantsRefreshToken: true },
    });
    expect([await alive(first), await alive(second)]).toEqual([200, 200]);
    expect((await signOut(dana, ids['sam']!)).json()).toEqual({ ended: 3 });
    expect([await alive(first), await alive(second), await alive(ben), await alive(dana)]).toEqual([401, 401, 200, 200]);
    const { refreshToken } = away.json<{ refreshToken: string }>();
    expect((await app.inject({ method: 'POST', url: '/api/auth/refresh', payload: { refreshToken } })).statusCode).toBe(401);
    // they are a member still, and may come back
    expect(await alive(await enter('sam'))).toBe(200);
    await signOut(dana, ids['sam']!);
    // nothing to end is no error, and no entry
    expect((await signOut(dana, ids['sam']!)).json()).toEqual({ ended: 0 });
    const entries = await app.inject({ url: '/api/audit?filter[action]=auth.member_sessions_end', headers: dana });
    expect(entries.json().data).toMatchObject([
      { actorName: 'dana', targetId: ids['sam'], after: { ended: 1 } },
      { actorName: 'dana', targetId: ids['sam'], after: { ended: 3 } },
    ]);
  });

  it('is an owner’s: not an agent’s, not a key’s, not for oneself, not for strangers', async () => {
    const [dana, sam, nia] = [await enter('dana'), await enter('sam'), await enter('nia')];
    expect((await signOut(sam, ids['ben']!)).json().code).toBe('access.forbidden');
    expect((await signOut(dana, ids['dana']!)).json().code).toBe('sessions.own');
    expect((await signOut(dana, ids['nia']!)).statusCode).toBe(404);
    expect(await alive(nia)).toBe(200);
    const made = await app.inject({ method: 'POST', url: '/api/api-keys', headers: dana, payload: { name: 'x', scopes: ['leads.read'] } });
    const key = { authorization: `Bearer ${made.json<{ key: string }>().key}` };
    expect((await signOut(key, ids['sam']!)).json().code).toBe('access.forbidden');
    expect(await alive(sam)).toBe(200);
  });

  it('does not reach into a business that is not the caller’s', async () => {
    const [dana, both] = [await enter('dana'), await enter('both', south)];
    const refused = await signOut(dana, ids['both']!);
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'sessions.elsewhere']);
    expect(await alive(both)).toBe(200);
  });
});

describe('when a member was last seen', () => {
  it('is of this business alone: another one sees nothing of it', async () => {
    const [dana, nia, both] = [await enter('dana'), await enter('nia'), await enter('both')];
    await forget();
    expect([await seen(dana, 'both'), await seen(nia, 'both')]).toEqual([null, null]);
    const moved = await app.inject({ method: 'POST', url: '/api/auth/switch-org', headers: both, payload: { orgId: south } });
    expect(moved.statusCode).toBe(200);
    expect([await seen(dana, 'both'), await seen(nia, 'both')]).toEqual([null, expect.any(String)]);
    await enter('both');
    expect(await seen(dana, 'both')).toEqual(expect.any(String));
  });

  it('moves on with each renewal of a token', async () => {
    const login = await app.inject({
      method: 'POST',
      url: '/api/auth/login',
      payload: { email: email('sam'), password: PASSWORD, wantsRefreshToken: true },
    });
    await forget();
    const { refreshToken } = login.json<{ refreshToken: string }>();
    expect((await app.inject({ method: 'POST', url: '/api/auth/refresh', payload: { refreshToken } })).statusCode).toBe(200);
    expect(await seen(await enter('dana'), 'sam')).toEqual(expect.any(String));
  });
});
