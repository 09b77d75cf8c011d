import { Passwords } from '../../src/orgs/passwords.service.js';
import { createHmac } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { inOneQuarter } from '../harness/quarter.js';
import { withClient } from '../harness/template.js';
import { PASSWORD, startKernel } from '../harness/kernel.js';
import type { Kernel } from '../harness/kernel.js';

let kernel: Kernel;
let app: NestFastifyApplication;
let agencyId: string;
let northside: string;
let bella: string;

beforeAll(async () => {
  kernel = await startKernel();
  app = kernel.app;
  const { factory } = kernel;
  ({ agencyId } = await factory.createAgency({ name: 'Agency' }));
  northside = await factory.createOrg({ agencyId, name: 'Northside', timeZone: 'America/Chicago' });
  bella = await factory.createOrg({ agencyId, name: 'Bella' });
  const password = PASSWORD;
  await factory.addUser({ email: 'admin@example.com', name: 'Admin', password, agencyId, role: 'agency_owner' });
  await factory.addUser({ email: 'staff@example.com', name: 'Staff', password, agencyId, role: 'agency_staff' });
  await factory.addUser({ email: 'owner@example.com', name: 'Owner', password, orgId: northside, role: 'org_owner' });
  await factory.addUser({ email: 'viewer@example.com', name: 'Viewer', password, orgId: northside, role: 'viewer' });
});
afterAll(() => kernel.close());

interface LoginAnswer {
  accessToken: string;
  orgId: string;
  refreshToken?: string;
}
const post = (url: string, payload: object, headers: Record<string, string> = {}) => app.inject({ method: 'POST', url, payload, headers });
const login = async (email: string, more: object = {}): Promise<LoginAnswer> =>
  (await post('/api/auth/login', { email, password: PASSWORD, ...more })).json<LoginAnswer>();
const bearer = (token: string): { authorization: string } => ({ authorization: `Bearer ${token}` });
const me = (token: string, headers: Record<string, string> = {}) =>
  app.inject({ url: '/api/auth/me', headers: { ...bearer(token), ...headers } });

describe('login', () => {
  it('signs in, sets a strict cookie and tells who and where', async () => {
    const answer = await post('/api/auth/login', { email: 'OWNER@example.com', password: PASSWORD });
    expect(answer.statusCode).toBe(200);
    const [cookie] = [answer.headers['set-cookie']].flat();
    expect(cookie).toMatch(/^ringback_refresh=[^;]+; Max-Age=2592000; Path=\/api\/auth; HttpOnly; SameSite=Strict$/);
    expect(answer.json()).not.toHaveProperty('refreshToken');
    expect(answer.headers['cache-control']).toBe('no-store');
    const mine = (await me(answer.json<LoginAnswer>().accessToken)).json();
    expect(mine).toMatchObject({
      user: { name: 'Owner', email: 'owner@example.com' },
      activeOrg: { id: northside, role: 'org_owner', timeZone: 'America/Chicago' },
    });
    expect(mine.memberships).toHaveLength(1);
    expect(mine.permissions).toContain('settings.write');
    expect(mine.permissions).not.toContain('agency.read');
  });

  it('gives the same answer for a wrong password and an unknown address', async () => {
    const wrong = await post('/api/auth/login', { email: 'owner@example.com', password: 'nope' });
    const unknown = await post('/api/auth/login', { email: 'nobody@example.com', password: 'nope' });
    expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401]);
    const strip = (body: string): unknown => ({ ...(JSON.parse(body) as object), requestId: null });
    expect(strip(wrong.body)).toEqual(strip(unknown.body));
  });

  it('does the same work for an unknown address: a hash is checked either way', async () => {
    const verify = vi.spyOn(kernel.app.get(Passwords), 'verify');
    await post('/api/auth/login', { email: 'staff@example.com', password: 'nope' });
    await post('/api/auth/login', { email: 'ghost@example.com', password: 'nope' });
    expect(verify.mock.calls).toEqual([
      [expect.stringContaining('$argon2id$'), 'nope'],
      [null, 'nope'],
    ]);
    verify.mockRestore();
  });

  it('stops guessing per account and address with 429 and retry-after, others go on', async () => {
    await inOneQuarter(kernel.db.adminUrl);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => post('/api/auth/login', { email: 'viewer@example.com', password: 'guess' })),
    );
    expect(answers.filter((answer) => answer.statusCode === 401)).toHaveLength(8);
    const refused = answers.find((answer) => answer.statusCode === 429);
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await post('/api/auth/login', { email: 'viewer@example.com', password: PASSWORD })).statusCode).toBe(429);
    expect((await post('/api/auth/login', { email: 'owner@example.com', password: PASSWORD })).statusCode).toBe(200);
  });

  it('does not let strangers lock a person out of the browser they use', async () => {
    await inOneQuarter(kernel.db.adminUrl);
    const first = await post('/api/auth/login', { email: 'admin@example.com', password: PASSWORD });
    const device = first.cookies.find((cookie) => cookie.name === 'ringback_device')!;
    expect(device).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/api/auth' });
    const at = (password: string, cookie?: string) =>
      app.inject({
        method: 'POST',
        url: '/api/auth/login',
        payload: { email: 'admin@example.com', password },
        ...(cookie === undefined ? {} : { cookies: { ringback_device: cookie } }),
      });
    await withClient(kernel.db.adminUrl, (client) =>
      client.query(
        `INSERT INTO attempt_counters (scope, window_start, count) SELECT s, date_bin('15 minutes', now(), 'epoch'), 100
         FROM unnest(ARRAY['email:admin@example.com', 'ip:127.0.0.1']) s ON CONFLICT (scope, window_start) DO UPDATE SET count = 100`,
      ),
    );
    // strangers have used up the account and the address: a new browser waits, the known one does not
    expect((await at(PASSWORD)).statusCode).toBe(429);
    expect((await at(PASSWORD, device.value)).statusCode).toBe(200);
    // the cookie opens nothing by itself, is good for this account only, and cannot be forged
    expect((await at('nope', device.value)).statusCode).toBe(401);
    const forged = device.value.slice(0, -1) + (device.value.endsWith('x') ? 'y' : 'x');
    expect((await at(PASSWORD, forged)).statusCode).toBe(429);
    const other = await app.inject({
      method: 'POST',
      url: '/api/auth/login',
      payload: { email: 'staff@example.com', password: 'nope' },
      cookies: { ringback_device: device.value },
    });
    expect(other.statusCode).toBe(429);
    // and it has a limit of its own
    for (let guess = 0; guess < 8; guess += 1) await at('nope', device.value);
    expect((await at(PASSWORD, device.value)).statusCode).toBe(429);
    await withClient(kernel.db.adminUrl, (client) => client.query('DELETE FROM attempt_counters'));
  });

  it('names wrong fields and refuses unknown ones', async () => {
    const answer = await post('/api/auth/login', { email: 'owner@example.com', isAdmin: true });
    expect(answer.statusCode).toBe(400);
    expect(Object.keys(answer.json<{ errors: object }>().errors).sort()).toEqual(['isAdmin', 'password']);
  });

  it('writes an audit entry with the person as actor', async () => {
    const { accessToken } = await login('owner@example.com');
    const entries = (await app.inject({ url: '/api/audit?filter[action]=auth.login&perPage=1', headers: bearer(accessToken) })).json();
    expect(entries.data[0]).toMatchObject({ action: 'auth.login', actorType: 'user', actorName: 'Owner' });
    expect(entries.pageInfo.nextCursor).toMatch(/^\d+$/);
  });
});

describe('refresh tokens', () => {
  it('rotate; the previous one answers the same for a moment', async () => {
    const first = await login('owner@example.com', { wantsRefreshToken: true });
    const second = (await post('/api/auth/refresh', { refreshToken: first.refreshToken })).json<LoginAnswer>();
    expect(second.refreshToken).not.toBe(first.refreshToken);
    const again = await post('/api/auth/refresh', { refreshToken: first.refreshToken });
    expect(again.statusCode).toBe(200);
    expect(again.json<LoginAnswer>().refreshToken).toBe(second.refreshToken);
  });

  it('survive twenty tabs at once', async () => {
    const { refreshToken } = await login('owner@example.com', { wantsRefreshToken: true });
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('/api/auth/refresh', { refreshToken })));
    expect(answers.map((answer) => answer.statusCode)).toEqual(Array(20).fill(200));
    expect(new Set(answers.map((answer) => answer.json<LoginAnswer>().refreshToken)).size).toBe(1);
  });

  it('end the session when an older one is used', async () => {
    const first = await login('owner@example.com', { wantsRefreshToken: true });
    const second = (await post('/api/auth/refresh', { refreshToken: first.refreshToken })).json<LoginAnswer>();
    const third = (await post('/api/auth/refresh', { refreshToken: second.refreshToken })).json<LoginAnswer>();
    expect((await post('/api/auth/refresh', { refreshToken: first.refreshToken })).statusCode).toBe(401);
    expect((await post('/api/auth/refresh', { refreshToken: third.refreshToken })).statusCode).toBe(401);
  });

  it('come by cookie for browsers', async () => {
    const answer = await post('/api/auth/login', { email: 'owner@example.com', password: PASSWORD });
    const token = answer.cookies[0]!.value;
    const refreshed = await app.inject({ method: 'POST', url: '/api/auth/refresh', cookies: { ringback_refresh: token } });
    expect(refreshed.statusCode).toBe(200);
    expect(refreshed.cookies[0]!.value).not.toBe(token);
    expect(refreshed.json()).not.toHaveProperty('refreshToken');
  });

  it.each(['', 'garbage', '0190d9a0-0000-7000-8000-000000000001.abc'])('refuse %j', async (refreshToken) => {
    const status = (await post('/api/auth/refresh', refreshToken === '' ? {} : { refreshToken })).statusCode;
    expect(status).toBe(401);
  });
});

describe('access tokens', () => {
  const sign = (header: object, payload: object, secret: string): string => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part(header)}.${part(payload)}`;
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  };
  const claimsOf = (token: string): Record<string, unknown> =>
    JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;

  it('carry ids only', async () => {
    const { accessToken } = await login('owner@example.com');
    expect(Object.keys(claimsOf(accessToken)).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'org', 'sid', 'sub']);
  });

  it('are refused in every forged form', async () => {
    const { accessToken, refreshToken } = await login('owner@example.com', { wantsRefreshToken: true });
    const claims = claimsOf(accessToken);
    const [header, payload] = accessToken.split('.');
    const secret = kernel.settings.JWT_SECRET;
    const hs = { alg: 'HS256', typ: 'JWT' };
    const forged: Record<string, string> = {
      none: `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`,
      'cut signature': `${header}.${payload}.`,
      'other key': sign(hs, claims, 'x'.repeat(40)),
      'other algorithm': sign({ alg: 'HS512', typ: 'JWT' }, claims, secret),
      expired: sign(hs, { ...claims, exp: 1 }, secret),
      'not yet': sign(hs, { ...claims, nbf: 4_000_000_000 }, secret),
      'other audience': sign(hs, { ...claims, aud: 'else' }, secret),
      'other issuer': sign(hs, { ...claims, iss: 'else' }, secret),
      'edited org': sign(hs, { ...claims, org: bella }, secret),
      'edited user': sign(hs, { ...claims, sub: bella }, secret),
      'no session': sign(hs, { ...claims, sid: bella }, secret),
      'missing claims': sign(hs, { iss: claims.iss, aud: claims.aud, exp: claims.exp }, secret),
      'refresh token': refreshToken!,
      garbage: 'garbage',
    };
    expect((await me(sign(hs, claims, secret))).statusCode).toBe(200);
    for (const [name, token] of Object.entries(forged)) expect([name, (await me(token)).statusCode]).toEqual([name, 401]);
    expect((await app.inject({ url: '/api/auth/me' })).statusCode).toBe(401);
  });

  it('die with the logout', async () => {
    const { accessToken, refreshToken } = await login('owner@example.com', { wantsRefreshToken: true });
    expect((await post('/api/auth/logout', {}, bearer(accessToken))).statusCode).toBe(204);
    expect((await me(accessToken)).statusCode).toBe(401);
    expect((await post('/api/auth/refresh', { refreshToken })).statusCode).toBe(401);
  });

  it('sign out by cookie or by a bearer that has run out, and by nothing else', async () => {
    const browser = await post('/api/auth/login', { email: 'owner@example.com', password: PASSWORD });
    const cookie = browser.cookies[0]!.value;
    const out = await app.inject({ method: 'POST', url: '/api/auth/logout', cookies: { ringback_refresh: cookie } });
    expect([out.statusCode, out.cookies[0]?.value]).toEqual([204, '']);
    expect((await me(browser.json<LoginAnswer>().accessToken)).statusCode).toBe(401);
    const second = await login('owner@example.com', { wantsRefreshToken: true });
    const expired = sign({ alg: 'HS256', typ: 'JWT' }, { ...claimsOf(second.accessToken), exp: 1 }, kernel.settings.JWT_SECRET);
    const forged = sign({ alg: 'HS256', typ: 'JWT' }, { ...claimsOf(second.accessToken) }, 'x'.repeat(40));
    expect((await post('/api/auth/logout', {}, bearer(forged))).statusCode).toBe(204);
    expect((await me(second.accessToken)).statusCode).toBe(200);
    expect((await post('/api/auth/logout', {}, bearer(expired))).statusCode).toBe(204);
    expect((await me(second.accessToken)).statusCode).toBe(401);
  });

  it('lose a removed membership and a disabled user within five seconds', async () => {
    const tokens = [(await login('owner@example.com')).accessToken, (await login('admin@example.com')).accessToken];
    for (const token of tokens) expect((await me(token)).statusCode).toBe(200);
    await withClient(kernel.db.adminUrl, async (client) => {
      await client.query(`DELETE FROM memberships WHERE user_id = (SELECT id FROM users WHERE email = 'owner@example.com')`);
      await client.query(`UPDATE users SET status = 'disabled' WHERE email = 'admin@example.com'`);
    });
    await vi.waitFor(async () => expect(await Promise.all(tokens.map(async (token) => (await me(token)).statusCode))).toEqual([401, 401]), {
      timeout: 45_000,
      interval: 200,
    });
    await withClient(kernel.db.adminUrl, async (client) => {
      await client.query(
        `INSERT INTO memberships (org_id, user_id, role) SELECT $1, id, 'org_owner' FROM users WHERE email = 'owner@example.com'`,
        [northside],
      );
      await client.query(`UPDATE users SET status = 'active' WHERE email = 'admin@example.com'`);
    });
  });
});

describe('orgs of a session', () => {
  it('an agency owner lands in the oldest client business and may switch', async () => {
    const { accessToken, orgId } = await login('admin@example.com');
    expect(orgId).toBe(northside);
    const answer = await post('/api/auth/switch-org', { orgId: bella }, bearer(accessToken));
    expect(answer.statusCode).toBe(200);
    expect((await me(answer.json<LoginAnswer>().accessToken)).json().activeOrg).toMatchObject({ id: bella, role: 'agency_owner' });
    const list = (await app.inject({ url: '/api/agency/orgs?filter[kind]=client', headers: bearer(accessToken) })).json();
    expect(list).toMatchObject({ total: 2, data: [{ name: 'Bella' }, { name: 'Northside' }] });
  });

  it('the header switches only to orgs of the caller', async () => {
    const { accessToken } = await login('admin@example.com');
    expect((await me(accessToken, { 'x-org-id': bella })).json().activeOrg.id).toBe(bella);
    const owner = await login('owner@example.com');
    for (const org of [bella, '0190d9a0-0000-7000-8000-000000000001', 'x']) {
      const answer = await me(owner.accessToken, { 'x-org-id': org });
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'access.org_denied']);
    }
    const foreign = await post('/api/auth/switch-org', { orgId: bella }, bearer(owner.accessToken));
    const missing = await post('/api/auth/switch-org', { orgId: '0190d9a0-0000-7000-8000-000000000001' }, bearer(owner.accessToken));
    expect([foreign.statusCode, missing.statusCode]).toEqual([404, 404]);
    expect(foreign.json().message).toBe(missing.json().message);
  });

  it('staff of the agency enters granted orgs only, and loses them with the grant', async () => {
    expect((await post('/api/auth/login', { email: 'staff@example.com', password: PASSWORD })).json().code).toBe('auth.no_client');
    const staffId = await kernel.factory.addUser({ email: 'staff@example.com', name: 'Staff', agencyId, role: 'agency_staff' });
    await kernel.factory.grant(bella, staffId);
    const { accessToken, orgId } = await login('staff@example.com');
    expect(orgId).toBe(bella);
    await withClient(kernel.db.adminUrl, (client) => client.query('DELETE FROM agency_grants'));
    await vi.waitFor(async () => expect((await me(accessToken)).statusCode).toBe(401), { timeout: 45_000, interval: 200 });
  });
});
