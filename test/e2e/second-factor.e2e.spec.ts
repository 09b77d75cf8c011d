import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { inOneQuarter } from '../harness/quarter.js';
import { withClient } from '../harness/template.js';
import { PASSWORD, signIn, startKernel } from '../harness/kernel.js';
import type { Kernel } from '../harness/kernel.js';

let kernel: Kernel;
let app: NestFastifyApplication;
let north: string;
let agencyId: string;

beforeAll(async () => {
  kernel = await startKernel();
  app = kernel.app;
  const { factory } = kernel;
  agencyId = (await factory.createAgency({ name: 'Agency' })).agencyId;
  north = await factory.createOrg({ agencyId, name: 'Northside' });
  for (const name of ['dana', 'ways', 'guess', 'codes', 'lost', 'far', 'plain', 'race', 'stale', 'owner'])
    await factory.addUser({
      email: `${name}@example.com`,
      name,
      password: PASSWORD,
      orgId: north,
      role: name === 'owner' ? 'org_owner' : 'org_agent',
    });
  await factory.addUser({ email: 'boss@example.com', name: 'boss', password: PASSWORD, agencyId, role: 'agency_owner' });
});
afterAll(() => kernel.close());
afterEach(() => sql(`DELETE FROM attempt_counters`));

const sql = (text: string, params: unknown[] = []) => withClient(kernel.db.adminUrl, (client) => client.query(text, params));
type Bearer = { authorization: string };
const post = (url: string, payload: object = {}, headers: Record<string, string> = {}, cookies: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, payload, headers, cookies });
const login = (email: string, password = PASSWORD) => post('/api/auth/login', { email, password });
const step = (challenge: string, code: string, more: object = {}) => post('/api/auth/second-step', { challenge, code, ...more });
const state = async (headers: Bearer) => (await app.inject({ url: '/api/auth/second-factor', headers })).json();
/** The code of now, or of that many steps away. */
const codeOf = (secret: string, steps = 0): string => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
/** A code that is right at no moment near now: any fixed one is, once in some hundred thousand secrets. */
function wrongCode(secret: string): string {
  const near = [-3, -2, -1, 0, 1, 2, 3].map((steps) => codeOf(secret, steps));
  return ['000000', '111111', '222222', '333333', '444444', '555555', '666666', '777777'].find((code) => !near.includes(code))!;
}
/** Codes work once: the tests would have to wait for the next one. */
const forgetSteps = () => sql(`UPDATE second_factors SET last_step = NULL`);

interface Protected {
  headers: Bearer;
  secret: string;
  recoveryCodes: string[];
}
async function protect(email: string): Promise<Protected> {
  const headers = await signIn(app, email);
  const begun = await post('/api/auth/second-factor/setup', { password: PASSWORD }, headers);
  expect(begun.statusCode, begun.body).toBe(200);
  const { secret, address } = begun.json<{ secret: string; address: string }>();
  expect(new URL(address).searchParams.get('secret')).toBe(secret);
  const confirmed = await post('/api/auth/second-factor/confirm', { code: codeOf(secret) }, headers);
  expect(confirmed.statusCode, confirmed.body).toBe(200);
  await forgetSteps();
  return { headers, secret, recoveryCodes: confirmed.json<{ recoveryCodes: string[] }>().recoveryCodes };
}
async function challengeOf(email: string): Promise<string> {
  const answer = await login(email);
  expect(answer.statusCode, answer.body).toBe(200);
  expect(Object.keys(answer.json()).sort()).toEqual(['challenge', 'challengeExpiresAt']);
  expect(answer.cookies).toEqual([]);
  return answer.json<{ challenge: string }>().challenge;
}
async function mailsTo(to: string): Promise<string[]> {
  const folder = join(kernel.settings.DATA_DIR, 'mail');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.filter((text) => text.includes(`To: ${to}`)).map((text) => text.replaceAll('=\n', '').replaceAll('=3D', '='));
}
const trail = async (action: string): Promise<number> =>
  (await sql(`SELECT count(*)::int AS n FROM audit_entries WHERE action = $1`, [action])).rows[0].n as number;

describe('a second factor', () => {
  it('is set up with the password and a first code, and signs in with two steps from then on', async () => {
    const headers = await signIn(app, 'dana@example.com');
    const elsewhere = await signIn(app, 'dana@example.com');
    expect(await state(headers)).toEqual({ isOn: false, since: null, recoveryCodesLeft: 0 });
    const wrong = await post('/api/auth/second-factor/setup', { password: 'not it' }, headers);
    expect([wrong.statusCode, Object.keys(wrong.json().errors)]).toEqual([400, ['password']]);
    expect((await post('/api/auth/second-factor/confirm', { code: '000000' }, headers)).json().code).toBe('second_factor.not_begun');
    const { secret } = (await post('/api/auth/second-factor/setup', { password: PASSWORD }, headers)).json<{ secret: string }>();
    // begun is not on: a closed window locks nobody out
    expect(await state(headers)).toMatchObject({ isOn: false });
    expect((await login('dana@example.com')).json()).toHaveProperty('accessToken');
    expect((await post('/api/auth/second-factor/confirm', { code: wrongCode(secret) }, headers)).json().errors).toHaveProperty('code');
    const code = codeOf(secret);
    const confirmed = await post('/api/auth/second-factor/confirm', { code }, headers);
    const { recoveryCodes } = confirmed.json<{ recoveryCodes: string[] }>();
    expect(recoveryCodes).toHaveLength(10);
    expect(await state(headers)).toMatchObject({ isOn: true, recoveryCodesLeft: 10 });
    expect((await app.inject({ url: '/api/auth/me', headers: elsewhere })).statusCode).toBe(401);
    expect((await post('/api/auth/second-factor/setup', { password: PASSWORD }, headers)).json().code).toBe('second_factor.on');

    const challenge = await challengeOf('dana@example.com');
    // the code that confirmed the setup was seen by then: it opens nothing
    expect((await step(challenge, code)).json().code).toBe('auth.wrong_code');
    const entered = await step(challenge, codeOf(secret, 1));
    expect(entered.statusCode, entered.body).toBe(200);
    expect(entered.json()).toMatchObject({ orgId: north, user: { email: 'dana@example.com' } });
    expect(entered.cookies.map((cookie) => cookie.name).sort()).toEqual(['ringback_device', 'ringback_refresh']);
    expect((await step(challenge, codeOf(secret, 1))).json().code).toBe('auth.challenge_ended');
    expect(await trail('auth.second_factor_on')).toBe(1);
    expect((await mailsTo('dana@example.com')).some((text) => text.includes('takes a code'))).toBe(true);
    const stored = JSON.stringify(
      (await sql(`SELECT f::text AS f, array(SELECT c::text FROM recovery_codes c) AS c FROM second_factors f`)).rows,
    );
    for (const known of [secret, ...recoveryCodes, ...recoveryCodes.map((text) => text.replaceAll('-', ''))])
      expect(stored).not.toContain(known);
  });

  it('is asked for whichever way a person comes', async () => {
    const { secret } = await protect('ways@example.com');
    await post('/api/auth/magic-link', { email: 'ways@example.com' });
    const sent = await vi.waitFor(async () => {
      const found = (await mailsTo('ways@example.com')).flatMap((text) => /\/admin\/link#(\S+)/.exec(text)?.[1] ?? []);
      expect(found).toHaveLength(1);
      return found[0]!;
    }, 45_000);
    await sql(`UPDATE sign_in_links SET browser_hash = NULL`);
    const byLink = await post('/api/auth/verify', { token: sent });
    expect(Object.keys(byLink.json()).sort()).toEqual(['challenge', 'challengeExpiresAt']);
    expect(byLink.cookies).toEqual([]);
    await post('/api/auth/password-reset', { email: 'ways@example.com' });
    const token = await vi.waitFor(async () => {
      const found = (await mailsTo('ways@example.com')).flatMap((text) => /\/admin\/reset#(\S+)/.exec(text)?.[1] ?? []);
      expect(found).toHaveLength(1);
      return found[0]!;
    }, 45_000);
    const reset = await post('/api/auth/password-reset/confirm', { token, password: 'a whole new sentence' });
    expect([reset.statusCode, reset.body, reset.cookies]).toEqual([204, '', []]);
    // the first step of before was made with the old password
    expect((await step(byLink.json<{ challenge: string }>().challenge, codeOf(secret))).json().code).toBe('auth.challenge_ended');
    const again = (await login('ways@example.com', 'a whole new sentence')).json<{ challenge: string }>();
    const entered = await step(again.challenge, codeOf(secret), { wantsRefreshToken: true });
    expect(entered.json()).toHaveProperty('refreshToken');
    expect(entered.cookies).toEqual([]);
    // a session goes on without a code
    const refreshed = await post('/api/auth/refresh', { refreshToken: entered.json<{ refreshToken: string }>().refreshToken });
    expect(refreshed.statusCode).toBe(200);
  });

  it('cannot be guessed: five tries per challenge, eight per quarter of an hour, whatever the password says', async () => {
    await inOneQuarter(kernel.db.adminUrl);
    const { secret } = await protect('guess@example.com');
    const first = await challengeOf('guess@example.com');
    for (let guess = 0; guess < 5; guess += 1) expect((await step(first, wrongCode(secret))).json().code).toBe('auth.wrong_code');
    expect((await step(first, codeOf(secret))).json().code).toBe('auth.challenge_ended');
    const second = await challengeOf('guess@example.com');
    for (let guess = 0; guess < 3; guess += 1) expect((await step(second, wrongCode(secret))).json().code).toBe('auth.wrong_code');
    const third = await challengeOf('guess@example.com');
    const late = await step(third, codeOf(secret));
    expect([late.statusCode, late.json().code, late.headers['retry-after']]).toEqual([429, 'auth.too_many_attempts', expect.any(String)]);
    await sql(`DELETE FROM attempt_counters`);
    expect((await step(third, codeOf(secret))).statusCode).toBe(200);
  });

  it('takes a code once, of five requests at once too', async () => {
    const { secret } = await protect('race@example.com');
    const challenges = [];
    for (let count = 0; count < 5; count += 1) challenges.push(await challengeOf('race@example.com'));
    const code = codeOf(secret);
    const answers = await Promise.all(challenges.map((challenge) => step(challenge, code)));
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 401, 401, 401, 401]);
  });

  it('opens by a recovery code once each, and by none of a replaced set', async () => {
    const { headers, secret, recoveryCodes } = await protect('codes@example.com');
    const entered = await step(await challengeOf('codes@example.com'), recoveryCodes[0]!.toLowerCase().replaceAll('-', ' '));
    expect(entered.statusCode, entered.body).toBe(200);
    expect((await step(await challengeOf('codes@example.com'), recoveryCodes[0]!)).json().code).toBe('auth.wrong_code');
    expect(await state(headers)).toMatchObject({ recoveryCodesLeft: 9 });
    expect(await trail('auth.recovery_code_use')).toBe(1);
    const bad = await post('/api/auth/second-factor/recovery-codes', { password: PASSWORD, code: wrongCode(secret) }, headers);
    expect([bad.statusCode, Object.keys(bad.json().errors)]).toEqual([400, ['code']]);
    const renewed = await post('/api/auth/second-factor/recovery-codes', { password: PASSWORD, code: codeOf(secret) }, headers);
    expect(renewed.json<{ recoveryCodes: string[] }>().recoveryCodes).toHaveLength(10);
    expect((await step(await challengeOf('codes@example.com'), recoveryCodes[1]!)).json().code).toBe('auth.wrong_code');
    await forgetSteps();
    // turning it off takes both
    const disable = (password: string, code: string) => post('/api/auth/second-factor/disable', { password, code }, headers);
    expect((await disable('not it', codeOf(secret))).json().errors).toHaveProperty('password');
    expect((await disable(PASSWORD, wrongCode(secret))).json().errors).toHaveProperty('code');
    expect((await disable(PASSWORD, codeOf(secret))).statusCode).toBe(204);
    expect((await login('codes@example.com')).json()).toHaveProperty('accessToken');
    expect(await trail('auth.second_factor_off')).toBe(1);
    expect((await disable(PASSWORD, codeOf(secret))).json().code).toBe('second_factor.off');
  });

  it('is asked for by a challenge that runs out and belongs to one person', async () => {
    const { secret } = await protect('stale@example.com');
    const challenge = await challengeOf('stale@example.com');
    await sql(`UPDATE sign_in_challenges SET expires_at = now() WHERE id = $1`, [challenge.split('.')[0]]);
    expect((await step(challenge, codeOf(secret))).json().code).toBe('auth.challenge_ended');
    for (const forged of ['x', `${challenge.split('.')[0]}.${'a'.repeat(43)}`])
      expect((await step(forged, codeOf(secret))).json().code).toBe('auth.challenge_ended');
    const gone = await challengeOf('stale@example.com');
    await sql(`UPDATE users SET status = 'disabled' WHERE email = 'stale@example.com'`);
    expect((await step(gone, codeOf(secret))).json().code).toBe('auth.challenge_ended');
  });

  it('is none of an API key', async () => {
    const owner = await signIn(app, 'owner@example.com');
    const made = await post('/api/api-keys', { name: 'x', scopes: ['leads.read'] }, owner);
    const key = { authorization: `Bearer ${made.json<{ key: string }>().key}` };
    expect((await app.inject({ url: '/api/auth/second-factor', headers: key })).json().code).toBe('access.person_only');
    expect((await post('/api/auth/second-factor/setup', { password: PASSWORD }, key)).json().code).toBe('access.person_only');
  });
});

describe('a lost second factor', () => {
  const idOf = async (email: string): Promise<string> => (await sql(`SELECT id FROM users WHERE email = $1`, [email])).rows[0].id as string;
  const reset = (id: string, headers: Bearer) => app.inject({ method: 'DELETE', url: `/api/users/${id}/second-factor`, headers });

  it('is removed by an agency owner, which signs its person out, tells them and is written down', async () => {
    const { headers } = await protect('lost@example.com');
    const id = await idOf('lost@example.com');
    const boss = await signIn(app, 'boss@example.com', north);
    const owner = await signIn(app, 'owner@example.com');
    const listed = await app.inject({ url: '/api/users?q=lost', headers: owner });
    expect(listed.json().data[0]).toMatchObject({ hasSecondFactor: true });
    expect((await reset(id, owner)).json().code).toBe('access.forbidden');
    expect((await reset(id, boss)).statusCode).toBe(204);
    expect((await app.inject({ url: '/api/auth/me', headers })).statusCode).toBe(401);
    expect((await login('lost@example.com')).json()).toHaveProperty('accessToken');
    expect((await mailsTo('lost@example.com')).some((text) => text.includes('Your agency removed'))).toBe(true);
    const entries = await app.inject({ url: '/api/audit?filter[action]=auth.second_factor_reset', headers: boss });
    expect(entries.json().data).toMatchObject([{ actorName: 'boss', targetId: id }]);
    // nothing to do is no error, and no entry
    expect((await reset(id, boss)).statusCode).toBe(204);
    expect(await trail('auth.second_factor_reset')).toBe(1);
  });

  it('is not removed for strangers, for oneself, or for someone whom another agency protects as well', async () => {
    const { factory } = kernel;
    const other = await factory.createAgency({ name: 'Other agency' });
    const theirs = await factory.createOrg({ agencyId: other.agencyId, name: 'Theirs' });
    const stranger = await factory.addUser({ email: 'stranger@example.com', name: 'S', password: PASSWORD, orgId: theirs, role: 'viewer' });
    const boss = await signIn(app, 'boss@example.com', north);
    expect((await reset(stranger, boss)).statusCode).toBe(404);
    await protect('far@example.com');
    const far = await idOf('far@example.com');
    await factory.addUser({ email: 'far@example.com', name: 'far', orgId: theirs, role: 'viewer' });
    expect((await reset(far, boss)).json().code).toBe('second_factor.elsewhere');
    expect((await reset(await idOf('boss@example.com'), boss)).json().code).toBe('second_factor.own');
    expect((await login('far@example.com')).json()).toHaveProperty('challenge');
  });
});
