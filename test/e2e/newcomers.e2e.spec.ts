import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { PASSWORD, givePassword, signIn, startKernel } from '../harness/kernel.js';
import type { Kernel } from '../harness/kernel.js';
import { mailsTo, tokenTo } from '../harness/mails.js';
import { withClient } from '../harness/template.js';

const SENTENCE = 'a whole new sentence';
type Bearer = { authorization: string };

let kernel: Kernel;
let app: NestFastifyApplication;
let north: string;
let owner: Bearer;
let salonOwner: Bearer;

beforeAll(async () => {
  kernel = await startKernel();
  app = kernel.app;
  const { factory } = kernel;
  const { agencyId } = await factory.createAgency({ name: 'Agency' });
  north = await factory.createOrg({ agencyId, name: 'Northside' });
  const salon = await factory.createOrg({ agencyId, name: 'Bella Salon' });
  await factory.addUser({ email: 'owner@example.com', name: 'Olive', password: PASSWORD, orgId: north, role: 'org_owner' });
  await factory.addUser({ email: 'bella@example.com', name: 'Bella', password: PASSWORD, orgId: salon, role: 'org_owner' });
  await factory.addUser({ email: 'boss@example.com', name: 'Boss', password: PASSWORD, agencyId, role: 'agency_owner' });
  owner = await signIn(app, 'owner@example.com');
  salonOwner = await signIn(app, 'bella@example.com');
});
afterAll(() => kernel.close());
afterEach(() => sql(`DELETE FROM attempt_counters`));

const sql = (text: string, params: unknown[] = []) => withClient(kernel.db.adminUrl, (client) => client.query(text, params));
const post = (url: string, payload: object, headers: Record<string, string> = {}) => app.inject({ method: 'POST', url, payload, headers });
const add = (email: string, headers = owner) => post('/api/users', { email, name: 'New Person', role: 'org_agent' }, headers);
const login = async (email: string, password: string) => (await post('/api/auth/login', { email, password })).statusCode;
const token = (to: string, page: string, nth = 1) => tokenTo(kernel.settings.DATA_DIR, to, page, nth);
const reset = (link: string) => post('/api/auth/password-reset/confirm', { token: link, password: SENTENCE });
/** Opens the link of a sign-in mail in the browser that asked for it. */
async function enterByMail(email: string, nth = 1) {
  const asked = await post('/api/auth/magic-link', { email });
  const cookies = { ringback_browser: asked.cookies[0]!.value };
  return app.inject({ method: 'POST', url: '/api/auth/verify', payload: { token: await token(email, 'link', nth) }, cookies });
}

/** What a business could make before it could not set passwords: an account of a stranger's address with a password that it knows. */
async function plant(email: string): Promise<{ headers: Bearer }> {
  expect((await add(email)).statusCode).toBe(201);
  await givePassword(kernel, email);
  await sql('UPDATE users SET email_proved_at = NULL WHERE email = $1', [email]);
  await sql('DELETE FROM sign_in_links WHERE user_id = (SELECT id FROM users WHERE email = $1)', [email]);
  const headers = await signIn(app, email);
  await sql(
    `WITH u AS (UPDATE users SET second_factor_at = now() WHERE email = $1 RETURNING id)
     INSERT INTO second_factors (user_id, secret_sealed) SELECT id, 'a secret that the person does not have' FROM u`,
    [email],
  );
  return { headers };
}
const state = async (email: string) =>
  (
    await sql(
      `SELECT (password_hash IS NOT NULL) AS password, (second_factor_at IS NOT NULL) AS factor, (email_proved_at IS NOT NULL) AS proved
       FROM users WHERE email = $1`,
      [email],
    )
  ).rows[0] as unknown;

describe('a new member', () => {
  it('sets their own password, by a link that only their mailbox gets', async () => {
    expect((await add('bob@example.com')).statusCode).toBe(201);
    expect(await state('bob@example.com')).toEqual({ password: false, factor: false, proved: false });
    const link = await token('bob@example.com', 'reset');
    const [mail] = await mailsTo(kernel.settings.DATA_DIR, 'bob@example.com');
    expect(mail).toContain('Subject: Olive added you to Northside on Ringback');
    expect((await reset(link)).statusCode).toBe(204);
    expect(await login('bob@example.com', SENTENCE)).toBe(200);
    expect(await state('bob@example.com')).toEqual({ password: true, factor: false, proved: true });
    expect((await reset(link)).json().code).toBe('auth.link_used');
  });

  it('of two businesses has one live link, and after a week none', async () => {
    await add('twice@example.com');
    const first = await token('twice@example.com', 'reset');
    await add('twice@example.com', salonOwner);
    const second = await token('twice@example.com', 'reset', 2);
    expect((await reset(first)).json().code).toBe('auth.link_used');
    const { rows } = await sql(
      `SELECT round(extract(epoch FROM expires_at - created_at) / 86400)::int AS days FROM sign_in_links WHERE id = $1`,
      [second.split('.')[0]],
    );
    expect(rows).toEqual([{ days: 7 }]);
    await sql(`UPDATE sign_in_links SET expires_at = now() WHERE id = $1`, [second.split('.')[0]]);
    expect((await reset(second)).json().code).toBe('auth.link_expired');
  });

  it('who works here already is told, and keeps their password', async () => {
    await kernel.factory.addUser({ email: 'known@example.com', name: 'Known', password: PASSWORD, orgId: north, role: 'viewer' });
    expect((await add('known@example.com', salonOwner)).statusCode).toBe(201);
    const mail = await vi.waitFor(async () => {
      const found = await mailsTo(kernel.settings.DATA_DIR, 'known@example.com');
      expect(found).toHaveLength(1);
      return found[0]!;
    }, 45_000);
    expect(mail).toContain('Sign in as always');
    expect(mail).not.toContain('/admin/reset#');
    expect(await login('known@example.com', PASSWORD)).toBe(200);
  });
});

describe('a password that somebody else set', () => {
  it('opens no second business: it is gone as soon as another one adds the person', async () => {
    const { headers } = await plant('planted@example.com');
    expect((await app.inject({ url: '/api/auth/me', headers })).statusCode).toBe(200);
    expect((await add('planted@example.com', salonOwner)).statusCode).toBe(201);
    expect(await login('planted@example.com', PASSWORD)).toBe(401);
    expect((await app.inject({ url: '/api/auth/me', headers })).statusCode).toBe(401);
    expect((await reset(await token('planted@example.com', 'reset', 2))).statusCode).toBe(204);
    expect(await state('planted@example.com')).toEqual({ password: true, factor: false, proved: true });
    expect(await login('planted@example.com', SENTENCE)).toBe(200);
  });

  it('is dropped with the second step and the sessions when a sign-in link proves the mailbox, once', async () => {
    const { headers } = await plant('magic@example.com');
    const entered = await enterByMail('magic@example.com');
    expect(entered.json(), entered.body).toMatchObject({ orgId: north, user: { email: 'magic@example.com' } });
    expect(await state('magic@example.com')).toEqual({ password: false, factor: false, proved: true });
    expect((await app.inject({ url: '/api/auth/me', headers })).statusCode).toBe(401);
    expect(await login('magic@example.com', PASSWORD)).toBe(401);
    const own = { authorization: `Bearer ${entered.json<{ accessToken: string }>().accessToken}` };
    expect((await app.inject({ url: '/api/auth/me', headers: own })).statusCode).toBe(200);
    // what the person sets from now on is theirs and stays
    await givePassword(kernel, 'magic@example.com');
    await enterByMail('magic@example.com', 2);
    expect(await login('magic@example.com', PASSWORD)).toBe(200);
  });

  it('accepts no invite, not even with the link: the person sets their own first', async () => {
    await plant('invited@example.com');
    await post('/api/invites', { email: 'invited@example.com', role: 'viewer' }, salonOwner);
    const link = await token('invited@example.com', 'invite');
    const accept = (password: string) => post('/api/auth/invite/accept', { token: link, password });
    expect((await accept(PASSWORD)).json().code).toBe('invites.set_password_first');
    await post('/api/auth/password-reset', { email: 'invited@example.com' });
    expect((await reset(await token('invited@example.com', 'reset', 2))).statusCode).toBe(204);
    expect(await state('invited@example.com')).toEqual({ password: true, factor: false, proved: true });
    expect((await accept(SENTENCE)).statusCode).toBe(200);
  });

  it('is not that of whoever runs the installation: their account keeps it', async () => {
    expect(await state('boss@example.com')).toEqual({ password: true, factor: false, proved: true });
    expect((await enterByMail('boss@example.com')).statusCode).toBe(200);
    expect(await login('boss@example.com', PASSWORD)).toBe(200);
  });
});
