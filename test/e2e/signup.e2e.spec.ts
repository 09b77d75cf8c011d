import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inOneQuarter } from '../harness/quarter.js';
import { withClient } from '../harness/template.js';
import { PASSWORD, signIn, startKernel } from '../harness/kernel.js';
import type { Kernel } from '../harness/kernel.js';

const SENTENCE = 'a whole new sentence';

async function mailsTo(kernel: Kernel, to: string): Promise<string[]> {
  const folder = join(kernel.settings.DATA_DIR, 'mail');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.filter((text) => text.includes(`To: ${to}`)).map((text) => text.replaceAll('=\n', '').replaceAll('=3D', '='));
}

describe('signing up where it is open', () => {
  let kernel: Kernel;
  let agencyId: string;
  beforeAll(async () => {
    kernel = await startKernel({ env: { SIGNUP_MODE: 'open' } });
    agencyId = (await kernel.factory.createAgency({ name: 'Agency' })).agencyId;
    const other = await kernel.factory.createAgency({ name: 'Later agency' });
    const orgId = await kernel.factory.createOrg({ agencyId, name: 'Northside' });
    await kernel.factory.addUser({ email: 'known@example.com', name: 'Known', password: PASSWORD, orgId, role: 'org_owner' });
    await kernel.factory.addUser({ email: 'boss@example.com', name: 'Boss', password: PASSWORD, agencyId, role: 'agency_owner' });
    await kernel.factory.addUser({
      email: 'other-boss@example.com',
      name: 'Other',
      password: PASSWORD,
      agencyId: other.agencyId,
      role: 'agency_owner',
    });
  });
  afterAll(() => kernel.close());
  afterEach(() => sql(`DELETE FROM attempt_counters`));
  const sql = (text: string, params: unknown[] = []) => withClient(kernel.db.adminUrl, (client) => client.query(text, params));
  const post = (url: string, payload: object) => kernel.app.inject({ method: 'POST', url, payload });
  const signUp = (email: string, more: object = {}) =>
    post('/api/auth/signup', { email, name: 'Nia Cole', business: 'Cole Plumbing', timeZone: 'America/Denver', ...more });
  const confirm = (token: string, password = SENTENCE) => post('/api/auth/signup/confirm', { token, password });
  const tokens = async (to: string): Promise<string[]> =>
    (await mailsTo(kernel, to)).flatMap((text) => /\/admin\/welcome#(\S+)/.exec(text)?.[1] ?? []);
  const tokenOf = (to: string, nth = 1): Promise<string> =>
    vi.waitFor(
      async () => {
        const found = await tokens(to);
        expect(found.length).toBeGreaterThanOrEqual(nth);
        return found[nth - 1]!;
      },
      { timeout: 45_000, interval: 50 },
    );

  it('makes nothing before the mailbox is proved, then a person who owns a draft business', async () => {
    expect((await signUp('nia@example.com')).statusCode).toBe(202);
    const token = await tokenOf('nia@example.com');
    expect((await sql(`SELECT 1 FROM users WHERE email = 'nia@example.com'`)).rowCount).toBe(0);
    expect((await sql(`SELECT 1 FROM orgs WHERE name = 'Cole Plumbing'`)).rowCount).toBe(0);
    // a password that is no good, and ten requests at once, use up nothing and make one business
    expect((await confirm(token, 'password123')).json().errors).toHaveProperty('password');
    const answers = await Promise.all(Array.from({ length: 5 }, () => confirm(token)));
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 422, 422, 422, 422]);
    const entered = answers.find((answer) => answer.statusCode === 200)!;
    expect(entered.cookies.map((cookie) => cookie.name)).toContain('ringback_refresh');
    const headers = { authorization: `Bearer ${entered.json<{ accessToken: string }>().accessToken}` };
    const me = await kernel.app.inject({ url: '/api/auth/me', headers });
    expect(me.json()).toMatchObject({
      user: { name: 'Nia Cole', email: 'nia@example.com' },
      activeOrg: { name: 'Cole Plumbing', status: 'setup', role: 'org_owner', timeZone: 'America/Denver', kind: 'client' },
    });
    expect(me.json().memberships).toHaveLength(1);
    expect((await confirm(token)).json().code).toBe('auth.link_used');
    expect((await post('/api/auth/login', { email: 'nia@example.com', password: SENTENCE })).statusCode).toBe(200);
    // it is a client of the operator's own agency, and of no other
    const seenBy = async (email: string): Promise<string[]> => {
      const answer = await kernel.app.inject({ url: '/api/agency/orgs', headers: await signIn(kernel.app, email) });
      return answer.json<{ data: { name: string; status: string }[] }>().data.map((org) => `${org.name}: ${org.status}`);
    };
    expect(await seenBy('boss@example.com')).toContain('Cole Plumbing: setup');
    expect(await seenBy('other-boss@example.com')).not.toContain('Cole Plumbing: setup');
    const entries = await kernel.app.inject({ url: '/api/audit?filter[action]=auth.signup', headers });
    expect(entries.json().data).toMatchObject([{ actorName: 'Nia Cole', action: 'auth.signup' }]);
  });

  it('answers the same for a known address, and tells its person by mail', async () => {
    const known = await signUp('known@example.com');
    const fresh = await signUp('fresh@example.com');
    expect([known.statusCode, known.body, known.cookies]).toEqual([fresh.statusCode, fresh.body, fresh.cookies]);
    await vi.waitFor(async () => expect(await mailsTo(kernel, 'known@example.com')).toHaveLength(1), 45_000);
    expect((await mailsTo(kernel, 'known@example.com'))[0]).toContain('have a Ringback account already');
    expect(await tokens('known@example.com')).toEqual([]);
  });

  it('gives whoever typed in a stranger’s address nothing: the first one to prove the mailbox has it', async () => {
    await signUp('victim@example.com', { business: 'Of the stranger' });
    await tokenOf('victim@example.com');
    await signUp('victim@example.com', { business: 'Their own' });
    const own = await tokenOf('victim@example.com', 2);
    expect((await confirm(own)).statusCode).toBe(200);
    const [first] = await tokens('victim@example.com');
    expect((await confirm(first!)).json().code).toBe('auth.link_used');
    expect((await sql(`SELECT 1 FROM orgs WHERE name = 'Of the stranger'`)).rowCount).toBe(0);
    expect((await sql(`SELECT s::text FROM signups s`)).rows.map((row) => row.s).join()).not.toContain(own.split('.')[1]);
  });

  it('stops at an address that got an account meanwhile, at wrong links, and at links of yesterday', async () => {
    await signUp('meanwhile@example.com');
    const token = await tokenOf('meanwhile@example.com');
    await kernel.factory.addUser({ email: 'meanwhile@example.com', name: 'M', agencyId, role: 'agency_staff' });
    expect((await confirm(token)).json().code).toBe('signup.known');
    await signUp('late@example.com');
    const late = await tokenOf('late@example.com');
    await sql(`UPDATE signups SET expires_at = now() WHERE email = 'late@example.com'`);
    expect((await confirm(late)).json().code).toBe('auth.link_expired');
    await sql(`UPDATE signups SET expires_at = now() + interval '1 hour' WHERE email = 'late@example.com'`);
    for (let guess = 0; guess < 5; guess += 1)
      expect((await confirm(`${late.split('.')[0]}.${'a'.repeat(43)}`)).json().code).toBe('auth.link_invalid');
    expect((await confirm(late)).json().code).toBe('auth.link_spent');
  });

  it('floods nobody', async () => {
    await inOneQuarter(kernel.db.adminUrl);
    for (let count = 0; count < 5; count += 1) expect((await signUp('flood@example.com')).statusCode).toBe(202);
    // the mails leave behind the answers, each by itself
    await tokenOf('flood@example.com', 3);
    await signUp('after@example.com');
    await tokenOf('after@example.com');
    expect(await tokens('flood@example.com')).toHaveLength(3);
    const answers = [];
    for (let count = 0; count < 5; count += 1) answers.push((await signUp(`n${count}@example.com`)).statusCode);
    expect(answers).toEqual([202, 202, 202, 202, 429]);
  });

  it.each([
    [{ email: 'no address' }, 'email'],
    [{ name: '   ' }, 'name'],
    [{ business: ' ' }, 'business'],
    [{ timeZone: 'Mars/Base' }, 'timeZone'],
  ])('names what is wrong: %j', async (more, field) => {
    const answer = await signUp('x@example.com', more);
    expect([answer.statusCode, Object.keys(answer.json().errors)]).toEqual([400, [field]]);
  });
});

describe.each([
  ['invite', 'signup.invite_only', /invite you/],
  ['closed', 'signup.closed', /whoever runs/i],
])('signing up where it is %s', (mode, code, words) => {
  it('is refused with what to do', async () => {
    const kernel = await startKernel({ env: { SIGNUP_MODE: mode } });
    try {
      const body = { email: 'nia@example.com', name: 'Nia', business: 'Cole' };
      for (const [url, payload] of [
        ['/api/auth/signup', body],
        ['/api/auth/signup/confirm', { token: 'x', password: SENTENCE }],
      ] as const) {
        const answer = await kernel.app.inject({ method: 'POST', url, payload });
        expect([answer.statusCode, answer.json().code]).toEqual([403, code]);
        expect(answer.json().message).toMatch(words);
      }
      expect(await mailsTo(kernel, 'nia@example.com')).toEqual([]);
    } finally {
      await kernel.close();
    }
  });
});
