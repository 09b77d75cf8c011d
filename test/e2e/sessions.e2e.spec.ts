import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { withClient } from '../harness/template.js';
import { PASSWORD, signIn, startKernel } from '../harness/kernel.js';
import type { Kernel } from '../harness/kernel.js';

let kernel: Kernel;
let app: NestFastifyApplication;

beforeAll(async () => {
  kernel = await startKernel();
  app = kernel.app;
  const { agencyId } = await kernel.factory.createAgency({ name: 'Agency' });
  const orgId = await kernel.factory.createOrg({ agencyId, name: 'Northside' });
  for (const name of ['dana', 'other'])
    await kernel.factory.addUser({ email: `${name}@example.com`, name, password: PASSWORD, orgId, role: 'org_owner' });
});
afterAll(() => kernel.close());

type Bearer = { authorization: string };
interface Listed {
  id: string;
  isCurrent: boolean;
  userAgent: string;
}
const dana = (): Promise<Bearer> => signIn(app, 'dana@example.com');
const list = async (headers: Bearer): Promise<Listed[]> => (await app.inject({ url: '/api/auth/sessions', headers })).json().data;
const end = async (headers: Bearer, id: string): Promise<number> =>
  (await app.inject({ method: 'DELETE', url: `/api/auth/sessions/${id}`, headers })).statusCode;
const endOthers = (headers: Bearer) => app.inject({ method: 'POST', url: '/api/auth/sessions/end-others', headers });
const alive = async (headers: Bearer): Promise<number> => (await app.inject({ url: '/api/auth/me', headers })).statusCode;

describe('the own sessions', () => {
  it('are listed without what they are proved by, this one marked, and nobody else’s', async () => {
    const mine = await dana();
    await dana();
    await signIn(app, 'other@example.com');
    const sessions = await list(mine);
    expect(sessions).toHaveLength(2);
    expect(sessions.filter((session) => session.isCurrent)).toHaveLength(1);
    expect(Object.keys(sessions[0]!).sort()).toEqual(['createdAt', 'expiresAt', 'id', 'ip', 'isCurrent', 'lastUsedAt', 'userAgent']);
  });

  it('end one by one; somebody else’s is not there', async () => {
    const [first, second, other] = [await dana(), await dana(), await signIn(app, 'other@example.com')];
    const id = (await list(second)).find((session) => session.isCurrent)!.id;
    expect(await alive(second)).toBe(200);
    expect(await end(other, id)).toBe(404);
    expect(await alive(second)).toBe(200);
    expect(await end(first, id)).toBe(204);
    expect(await alive(second)).toBe(401);
    expect(await end(first, id)).toBe(404);
    expect(await alive(first)).toBe(200);
  });

  it('end everywhere but here, refresh tokens included', async () => {
    const here = await dana();
    const away = await app.inject({
      method: 'POST',
      url: '/api/auth/login',
      payload: { email: 'dana@example.com', password: PASSWORD, wantsRefreshToken: true },
    });
    const { accessToken, refreshToken } = away.json<{ accessToken: string; refreshToken: string }>();
    expect(await alive({ authorization: `Bearer ${accessToken}` })).toBe(200);
    expect((await endOthers(here)).json().ended).toBeGreaterThan(0);
    expect(await list(here)).toHaveLength(1);
    expect(await alive(here)).toBe(200);
    expect(await alive({ authorization: `Bearer ${accessToken}` })).toBe(401);
    const refreshed = await app.inject({ method: 'POST', url: '/api/auth/refresh', payload: { refreshToken } });
    expect(refreshed.statusCode).toBe(401);
    expect((await endOthers(here)).json()).toEqual({ ended: 0 });
    const entries = await app.inject({ url: '/api/audit?filter[action]=auth.sessions_end&perPage=1', headers: here });
    expect(entries.json().data[0]).toMatchObject({ actorType: 'user', actorName: 'dana' });
  });

  it('that another server ended are refused within five seconds', async () => {
    const mine = await dana();
    expect(await alive(mine)).toBe(200);
    await withClient(kernel.db.adminUrl, (client) => client.query(`UPDATE sessions SET revoked_at = now()`));
    await vi.waitFor(async () => expect(await alive(mine)).toBe(401), { timeout: 45_000, interval: 200 });
  });

  it('are none of an API key', async () => {
    const mine = await dana();
    const made = await app.inject({ method: 'POST', url: '/api/api-keys', headers: mine, payload: { name: 'x', scopes: ['leads.read'] } });
    const key = { authorization: `Bearer ${made.json<{ key: string }>().key}` };
    expect((await app.inject({ url: '/api/auth/sessions', headers: key })).statusCode).toBe(403);
    expect((await endOthers(key)).statusCode).toBe(403);
    expect(await alive(mine)).toBe(200);
  });
});
