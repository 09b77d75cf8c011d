import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Mail } from '../../src/platform/mail/mail.service.js';
import { inOneQuarter } from '../harness/quarter.js';
import { withClient } from '../harness/template.js';
import { PASSWORD, signIn, startKernel } from '../harness/kernel.js';
import type { Kernel } from '../harness/kernel.js';

let kernel: Kernel;
let app: NestFastifyApplication;
let north: string;
let bella: string;
let owner: { authorization: string };

beforeAll(async () => {
  kernel = await startKernel();
  app = kernel.app;
  const { factory } = kernel;
  const { agencyId } = await factory.createAgency({ name: 'Agency' });
  north = await factory.createOrg({ agencyId, name: 'Northside' });
  bella = await factory.createOrg({ agencyId, name: 'Bella Salon' });
  for (const name of ['owner', 'dana', 'reset', 'change', 'bound', 'three', 'race'])
    await factory.addUser({
      email: `${name}@example.com`,
      name,
      password: PASSWORD,
      orgId: north,
      role: name === 'owner' ? 'org_owner' : 'org_agent',
    });
  await factory.addUser({ email: 'salon@example.com', name: 'Sal', password: PASSWORD, orgId: bella, role: 'org_owner' });
  owner = await signIn(app, 'owner@example.com');
});
afterAll(() => kernel.close());
// the limits per address of the network have a test of their own
afterEach(() => sql(`DELETE FROM attempt_counters`));

const sql = (text: string, params: unknown[] = []) => withClient(kernel.db.adminUrl, (client) => client.query(text, params));
interface Sent {
  payload?: object;
  headers?: Record<string, string>;
  browser?: string;
}
const post = (url: string, { payload = {}, headers = {}, browser }: Sent = {}) =>
  app.inject({ method: 'POST', url, payload, headers, ...(browser === undefined ? {} : { cookies: { ringback_browser: browser } }) });
const withoutId = (body: string): unknown => (body === '' ? '' : { ...(JSON.parse(body) as object), requestId: null });

/** Quoted-printable lines put back together. */
const unfolded = (text: string): string => text.replaceAll('=\n', '').replaceAll('=3D', '=');
async function mails(to: string): Promise<string[]> {
  const folder = join(kernel.settings.DATA_DIR, 'mail');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.filter((text) => text.includes(`To: ${to}`)).map(unfolded);
}
async function tokenIn(to: string, page: string, nth = 1): Promise<string> {
  const pattern = new RegExp(`/admin/${page}#(\\S+)`);
  return vi.waitFor(
    async () => {
      const found = (await mails(to)).flatMap((text) => pattern.exec(text)?.[1] ?? []);
      expect(found.length).toBeGreaterThanOrEqual(nth);
      return found[nth - 1]!;
    },
    { timeout: 45_000, interval: 50 },
  );
}
async function magic(email: string, nth = 1, browser?: string): Promise<{ token: string; browser: string }> {
  const answer = await post('/api/auth/magic-link', { payload: { email }, ...(browser === undefined ? {} : { browser }) });
  expect(answer.statusCode).toBe(202);
  return { token: await tokenIn(email, 'link', nth), browser: answer.cookies[0]!.value };
}
const login = (email: string, password: string) => post('/api/auth/login', { payload: { email, password } });

describe('a sign-in link', () => {
  it('signs in once, in the browser that asked, and never by looking', async () => {
    const { token, browser } = await magic('dana@example.com');
    // what a mail scanner does: it opens the address, whose secret part it does not even send
    expect((await app.inject({ url: '/api/auth/verify' })).statusCode).toBe(404);
    const answer = await post('/api/auth/verify', { payload: { token }, browser });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toMatchObject({ orgId: north, user: { email: 'dana@example.com' } });
    expect(answer.cookies.map((cookie) => cookie.name)).toContain('ringback_refresh');
    const again = await post('/api/auth/verify', { payload: { token }, browser });
    expect([again.statusCode, again.json().code]).toEqual([422, 'auth.link_used']);
  });

  it('gives the same answer for an unknown address and mails nobody', async () => {
    const known = await post('/api/auth/magic-link', { payload: { email: 'bound@example.com' } });
    const unknown = await post('/api/auth/magic-link', { payload: { email: 'nobody@example.com' } });
    expect([known.statusCode, known.body, known.cookies.length]).toEqual([unknown.statusCode, unknown.body, unknown.cookies.length]);
    const resets = [];
    for (const email of ['bound@example.com', 'nobody@example.com'])
      resets.push(withoutId((await post('/api/auth/password-reset', { payload: { email } })).body));
    expect(resets[0]).toEqual(resets[1]);
    // mails leave behind the answers, each by itself: the next case counts its own
    for (const page of ['link', 'reset']) await tokenIn('bound@example.com', page);
    expect(await mails('nobody@example.com')).toEqual([]);
  });

  it('that was stolen opens nothing, and is dead after five tries', async () => {
    const { token, browser } = await magic('bound@example.com', 2);
    for (const thief of [undefined, 'a'.repeat(43)]) {
      const answer = await post('/api/auth/verify', { payload: { token }, ...(thief ? { browser: thief } : {}) });
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'auth.link_other_browser']);
    }
    const [id] = token.split('.');
    for (let guess = 0; guess < 3; guess += 1) {
      const answer = await post('/api/auth/verify', { payload: { token: `${id}.${'b'.repeat(43)}` }, browser });
      expect(answer.json().code).toBe('auth.link_invalid');
    }
    expect((await post('/api/auth/verify', { payload: { token }, browser })).json().code).toBe('auth.link_spent');
  });

  it('is one of at most three', async () => {
    const { browser } = await magic('three@example.com');
    for (const nth of [2, 3]) await magic('three@example.com', nth, browser);
    for (let more = 0; more < 3; more += 1) await post('/api/auth/magic-link', { payload: { email: 'three@example.com' }, browser });
    await magic('dana@example.com', 2);
    expect(await mails('three@example.com')).toHaveLength(3);
    const { rows } = await sql(
      `SELECT count(*)::int AS n FROM sign_in_links l JOIN users u ON u.id = l.user_id WHERE u.email = 'three@example.com'`,
    );
    expect(rows[0].n).toBe(3);
  });

  it('reaches its person even while strangers use up all three', async () => {
    const signedIn = await login('three@example.com', PASSWORD);
    const device = signedIn.cookies.find((cookie) => cookie.name === 'ringback_device')!.value;
    const answer = await app.inject({
      method: 'POST',
      url: '/api/auth/magic-link',
      payload: { email: 'three@example.com' },
      cookies: { ringback_device: device },
    });
    const browser = answer.cookies.find((cookie) => cookie.name === 'ringback_browser')!.value;
    const token = await tokenIn('three@example.com', 'link', 4);
    expect((await post('/api/auth/verify', { payload: { token }, browser })).statusCode).toBe(200);
  });

  it('lets one of twenty at once in', async () => {
    const { token, browser } = await magic('race@example.com');
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('/api/auth/verify', { payload: { token }, browser })));
    expect(answers.filter((answer) => answer.statusCode === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.statusCode === 422)).toHaveLength(19);
  });

  it('runs out, and opens nothing for someone who was disabled', async () => {
    const late = await magic('race@example.com', 2);
    await sql(`UPDATE sign_in_links SET expires_at = now() WHERE id = $1`, [late.token.split('.')[0]]);
    expect((await post('/api/auth/verify', { payload: { token: late.token }, browser: late.browser })).json().code).toBe(
      'auth.link_expired',
    );
    const gone = await magic('race@example.com', 3);
    await sql(`UPDATE users SET status = 'disabled' WHERE email = 'race@example.com'`);
    expect((await post('/api/auth/verify', { payload: { token: gone.token }, browser: gone.browser })).statusCode).toBe(422);
  });

  it('lives ten minutes at most and is kept as a hash', async () => {
    const { token } = await magic('dana@example.com', 3);
    const [id, secret] = token.split('.');
    expect(secret).toHaveLength(43);
    const { rows } = await sql(
      `SELECT l::text AS row, extract(epoch FROM expires_at - created_at)::int AS seconds FROM sign_in_links l WHERE id = $1`,
      [id],
    );
    expect(rows[0].seconds).toBe(600);
    expect(rows[0].row).not.toContain(secret);
  });

  it.each(['x', 'a.b', `0190d9a0-0000-7000-8000-000000000001.${'a'.repeat(43)}`])('%s is told apart from nothing', async (token) =>
    expect((await post('/api/auth/verify', { payload: { token } })).json().code).toBe('auth.link_invalid'),
  );

  it('cannot be asked for in floods from one address', async () => {
    await inOneQuarter(kernel.db.adminUrl);
    const answers = [];
    for (let count = 0; count < 21; count += 1)
      answers.push(await post('/api/auth/magic-link', { payload: { email: `n${count}@example.com` } }));
    expect(answers.map((answer) => answer.statusCode)).toEqual([...Array<number>(20).fill(202), 429]);
    expect(answers.at(-1)!.headers['retry-after']).toBeDefined();
  });
});

describe('a password', () => {
  it('is set anew by a link, which ends every session and works once', async () => {
    const before = await signIn(app, 'reset@example.com');
    const key = { email: 'reset@example.com' };
    await post('/api/auth/password-reset', { payload: key });
    const token = await tokenIn('reset@example.com', 'reset');
    const weak = await post('/api/auth/password-reset/confirm', { payload: { token, password: 'reset@example.com' } });
    expect([weak.statusCode, weak.json().errors]).toEqual([400, { password: 'must not be your e-mail address' }]);
    expect((await post('/api/auth/verify', { payload: { token } })).json().code).toBe('auth.link_invalid');
    const done = await post('/api/auth/password-reset/confirm', { payload: { token, password: 'a whole new sentence' } });
    expect(done.statusCode, done.body).toBe(204);
    expect((await app.inject({ url: '/api/auth/me', headers: before })).statusCode).toBe(401);
    expect((await login('reset@example.com', PASSWORD)).statusCode).toBe(401);
    expect((await login('reset@example.com', 'a whole new sentence')).statusCode).toBe(200);
    const again = await post('/api/auth/password-reset/confirm', { payload: { token, password: 'another sentence' } });
    expect(again.json().code).toBe('auth.link_used');
    expect((await mails('reset@example.com')).some((text) => text.includes('was changed'))).toBe(true);
    const trail = await sql(`SELECT t::text AS row FROM audit_entries t WHERE action = 'auth.password_reset'`);
    expect(trail.rowCount).toBe(1);
  });

  it('is changed with the old one; other sessions end, this one goes on', async () => {
    const mine = await signIn(app, 'change@example.com');
    const other = await signIn(app, 'change@example.com');
    const change = (currentPassword: string, newPassword: string) =>
      post('/api/auth/password', { payload: { currentPassword, newPassword }, headers: mine });
    expect((await change('wrong', 'a whole new sentence')).json().errors).toEqual({ currentPassword: 'is not your password' });
    expect((await change(PASSWORD, 'aaaaaaaaaaaa')).json().errors).toHaveProperty('newPassword');
    const answer = await change(PASSWORD, 'a whole new sentence');
    expect(answer.statusCode, answer.body).toBe(200);
    const fresh = { authorization: `Bearer ${answer.json<{ accessToken: string }>().accessToken}` };
    expect((await app.inject({ url: '/api/auth/me', headers: fresh })).statusCode).toBe(200);
    for (const headers of [mine, other]) expect((await app.inject({ url: '/api/auth/me', headers })).statusCode).toBe(401);
  });

  it('that is new ends the trust in browsers that knew the old one', async () => {
    const deviceOf = async (password: string): Promise<string> =>
      (await login('device@example.com', password)).cookies.find((cookie) => cookie.name === 'ringback_device')!.value;
    const guess = (device: string) =>
      app.inject({
        method: 'POST',
        url: '/api/auth/login',
        payload: { email: 'device@example.com', password: 'wrong' },
        cookies: { ringback_device: device },
      });
    const counted = async (): Promise<string[]> =>
      (await sql(`SELECT split_part(scope, ':', 1) AS kind FROM attempt_counters ORDER BY 1`)).rows.map((row) => row.kind as string);
    await kernel.factory.addUser({ email: 'device@example.com', name: 'd', password: PASSWORD, orgId: north, role: 'viewer' });
    const old = await deviceOf(PASSWORD);
    await sql(`DELETE FROM attempt_counters`);
    await guess(old);
    expect(await counted()).toEqual(['device']);
    await post('/api/auth/password-reset', { payload: { email: 'device@example.com' } });
    const token = await tokenIn('device@example.com', 'reset');
    expect((await post('/api/auth/password-reset/confirm', { payload: { token, password: 'a whole new sentence' } })).statusCode).toBe(204);
    await sql(`DELETE FROM attempt_counters`);
    await guess(old);
    expect(await counted()).toEqual(['email', 'ip', 'pair']);
    // the browser in which the new one was used is trusted anew
    const fresh = await deviceOf('a whole new sentence');
    await sql(`DELETE FROM attempt_counters`);
    await guess(fresh);
    expect(await counted()).toEqual(['device']);
  });

  it('is none of an API key', async () => {
    const made = await post('/api/api-keys', { payload: { name: 'x', scopes: ['leads.read'] }, headers: owner });
    const answer = await post('/api/auth/password', {
      payload: { currentPassword: PASSWORD, newPassword: 'a whole new sentence' },
      headers: { authorization: `Bearer ${made.json<{ key: string }>().key}` },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'access.person_only']);
  });
});

describe('an invite', () => {
  const invite = (email: string, role = 'org_agent') => post('/api/invites', { payload: { email, role }, headers: owner });
  const accept = (token: string, more: object = {}) =>
    post('/api/auth/invite/accept', { payload: { token, name: 'New Person', password: 'a whole new sentence', ...more } });

  it('makes an account in this org, for this address, once', async () => {
    expect((await invite('fresh@example.com')).statusCode).toBe(201);
    const token = await tokenIn('fresh@example.com', 'invite');
    for (let look = 0; look < 3; look += 1) {
      const offer = await post('/api/auth/invite', { payload: { token } });
      expect(offer.json()).toEqual({
        business: 'Northside',
        email: 'fresh@example.com',
        role: 'org_agent',
        roleName: null,
        invitedBy: 'owner',
        hasAccount: false,
      });
    }
    expect((await accept(token, { password: 'password123' })).json().errors).toHaveProperty('password');
    expect((await accept(token, { name: ' ' })).json().errors).toHaveProperty('name');
    const answers = await Promise.all(Array.from({ length: 10 }, () => accept(token)));
    expect(answers.filter((answer) => answer.statusCode === 200)).toHaveLength(1);
    const good = answers.find((answer) => answer.statusCode === 200)!.json();
    expect(good).toMatchObject({ orgId: north, user: { name: 'New Person', email: 'fresh@example.com' } });
    const me = await app.inject({ url: '/api/auth/me', headers: { authorization: `Bearer ${good.accessToken}` } });
    expect(me.json()).toMatchObject({ activeOrg: { role: 'org_agent' }, memberships: [{ orgId: north }] });
    expect((await post('/api/auth/invite', { payload: { token } })).json().code).toBe('auth.link_used');
    expect((await app.inject({ url: '/api/invites?q=fresh', headers: owner })).json().total).toBe(0);
  });

  it('takes the password of an account that exists: a link that was passed on opens nothing', async () => {
    await invite('salon@example.com', 'viewer');
    const token = await tokenIn('salon@example.com', 'invite');
    expect((await post('/api/auth/invite', { payload: { token } })).json()).toMatchObject({ hasAccount: true });
    expect((await accept(token)).statusCode).toBe(401);
    const good = await accept(token, { password: PASSWORD });
    expect(good.json()).toMatchObject({ orgId: north, user: { name: 'Sal' } });
    expect((await login('salon@example.com', PASSWORD)).json().user.name).toBe('Sal');
  });

  it('is one per address, sent again with a fresh link, taken back, and runs out', async () => {
    const { id } = (await invite('again@example.com')).json<{ id: string }>();
    expect((await invite('AGAIN@example.com')).json().code).toBe('invites.exists');
    expect((await invite('dana@example.com')).json().code).toBe('users.exists');
    const first = await tokenIn('again@example.com', 'invite');
    expect((await post(`/api/invites/${id}/resend`, { headers: owner })).json()).toMatchObject({
      state: 'pending',
      mailedAt: expect.any(String),
    });
    const second = await tokenIn('again@example.com', 'invite', 2);
    expect((await accept(first)).json().code).toBe('auth.link_invalid');
    await sql(`UPDATE invites SET expires_at = now() WHERE id = $1`, [id]);
    expect((await accept(second)).json().code).toBe('auth.link_expired');
    expect((await app.inject({ url: '/api/invites?q=again', headers: owner })).json().data[0]).toMatchObject({ state: 'expired' });
    await post(`/api/invites/${id}/resend`, { headers: owner });
    const third = await tokenIn('again@example.com', 'invite', 3);
    expect((await app.inject({ method: 'DELETE', url: `/api/invites/${id}`, headers: owner })).statusCode).toBe(204);
    expect((await accept(third)).json().code).toBe('invites.revoked');
    expect((await invite('again@example.com')).statusCode).toBe(201);
  });

  it('stays when the mail does not leave', async () => {
    const send = vi.spyOn(app.get(Mail, { strict: false }), 'send').mockRejectedValueOnce(new Error('the mail server is away'));
    const made = await invite('later@example.com');
    expect([made.statusCode, made.json().mailedAt]).toEqual([201, null]);
    send.mockRestore();
    expect((await post(`/api/invites/${made.json<{ id: string }>().id}/resend`, { headers: owner })).json().mailedAt).not.toBeNull();
  });

  it('of another org is not there, and its link does not lead into this one', async () => {
    const { id } = (await invite('foreign@example.com')).json<{ id: string }>();
    const salon = await signIn(app, 'salon@example.com', bella);
    expect((await app.inject({ method: 'DELETE', url: `/api/invites/${id}`, headers: salon })).statusCode).toBe(404);
    expect((await post(`/api/invites/${id}/resend`, { headers: salon })).statusCode).toBe(404);
    const token = await tokenIn('foreign@example.com', 'invite');
    const [, secret] = token.split('.');
    expect((await accept(`${'0190d9a0-0000-7000-8000-000000000001'}.${secret}`)).json().code).toBe('auth.link_invalid');
  });

  describe('ends with the one who sent it', () => {
    const inviter = async (name: string, role = 'org_owner') => {
      const email = `${name}@example.com`;
      const id = await kernel.factory.addUser({ email, name, password: PASSWORD, orgId: north, role: role as 'org_owner' });
      return { id, headers: await signIn(app, email, north) };
    };
    const sendAs = async (
      headers: { authorization: string },
      email: string,
      role = 'org_agent',
    ): Promise<{ id: string; token: string }> => {
      const made = await post('/api/invites', { payload: { email, role }, headers });
      expect(made.statusCode, made.body).toBe(201);
      return { id: made.json<{ id: string }>().id, token: await tokenIn(email, 'invite') };
    };
    const listed = async (id: string) =>
      (await app.inject({ url: '/api/invites?perPage=100', headers: owner }))
        .json<{ data: { id: string; state: string }[] }>()
        .data.find((row) => row.id === id)?.state;

    it('when they leave, for good', async () => {
      const gone = await inviter('gone');
      const { id, token } = await sendAs(gone.headers, 'by-gone@example.com');
      expect((await post('/api/auth/invite', { payload: { token } })).statusCode).toBe(200);
      expect((await app.inject({ method: 'DELETE', url: `/api/users/${gone.id}`, headers: owner })).statusCode).toBe(204);
      expect(await listed(id)).toBe('ended');
      expect((await accept(token)).json().code).toBe('invites.ended');
      expect(await listed(id)).toBeUndefined();
      await kernel.factory.addUser({ email: 'gone@example.com', name: 'gone', orgId: north, role: 'org_owner' });
      expect((await accept(token)).json().code).toBe('invites.revoked');
      expect((await sql(`SELECT 1 FROM users WHERE email = 'by-gone@example.com'`)).rowCount).toBe(0);
      const entries = await app.inject({ url: '/api/audit?filter[action]=invites.end', headers: owner });
      expect(entries.json().data).toMatchObject([{ targetId: id }]);
    });

    it('when they may not invite any more, not give that role any more, or are disabled', async () => {
      const lower = await inviter('lower');
      const first = await sendAs(lower.headers, 'by-lower@example.com', 'viewer');
      await app.inject({ method: 'PATCH', url: `/api/users/${lower.id}`, headers: owner, payload: { role: 'org_agent' } });
      expect((await post('/api/auth/invite', { payload: { token: first.token } })).json().code).toBe('invites.ended');
      const less = await inviter('less');
      const second = await sendAs(less.headers, 'by-less@example.com', 'org_owner');
      const role = await post('/api/roles', { payload: { name: 'Only people', permissions: ['users.write'] }, headers: owner });
      await app.inject({
        method: 'PATCH',
        url: `/api/users/${less.id}`,
        headers: owner,
        payload: { role: role.json<{ id: string }>().id },
      });
      expect((await accept(second.token)).json().code).toBe('invites.ended');
      const off = await inviter('off');
      const third = await sendAs(off.headers, 'by-off@example.com');
      await sql(`UPDATE users SET status = 'disabled' WHERE id = $1`, [off.id]);
      expect((await accept(third.token)).json().code).toBe('invites.ended');
    });

    it('unless somebody who may sends it again, and stands behind it then', async () => {
      const gone = await inviter('left');
      const { id } = await sendAs(gone.headers, 'by-left@example.com');
      await app.inject({ method: 'DELETE', url: `/api/users/${gone.id}`, headers: owner });
      const weak = await post('/api/api-keys', { payload: { name: 'weak', scopes: ['users.read', 'users.write'] }, headers: owner });
      const key = { authorization: `Bearer ${weak.json<{ key: string }>().key}` };
      expect((await post(`/api/invites/${id}/resend`, { headers: key })).json().code).toBe('users.role_exceeds');
      const again = await post(`/api/invites/${id}/resend`, { headers: owner });
      expect(again.json()).toMatchObject({ state: 'pending', invitedBy: 'owner' });
      expect((await accept(await tokenIn('by-left@example.com', 'invite', 2))).statusCode).toBe(200);
    });

    it('and with the role it was for', async () => {
      const role = (await post('/api/roles', { payload: { name: 'Short-lived', permissions: ['calls.read'] }, headers: owner })).json<{
        id: string;
      }>();
      const { token } = await sendAs(owner, 'by-role@example.com', role.id);
      expect((await post('/api/auth/invite', { payload: { token } })).json()).toMatchObject({ role: role.id, roleName: 'Short-lived' });
      expect((await app.inject({ method: 'DELETE', url: `/api/roles/${role.id}`, headers: owner })).statusCode).toBe(204);
      expect((await accept(token)).json().code).toBe('invites.ended');
    });
  });

  it('gives no role that may do more than the giver', async () => {
    const made = await post('/api/api-keys', { payload: { name: 'hr', scopes: ['users.read', 'users.write'] }, headers: owner });
    const key = { authorization: `Bearer ${made.json<{ key: string }>().key}` };
    const refused = await post('/api/invites', { payload: { email: 'up@example.com', role: 'org_owner' }, headers: key });
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'users.role_exceeds']);
    const added = await post('/api/users', { payload: { email: 'up@example.com', name: 'Up', role: 'org_owner' }, headers: key });
    expect([added.statusCode, added.json().code]).toEqual([403, 'users.role_exceeds']);
  });
});
