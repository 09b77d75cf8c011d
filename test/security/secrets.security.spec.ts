import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { ChannelAccounts } from '../../src/channels/channel-accounts.service.js';
import { ChannelSecrets } from '../../src/channels/channel-secrets.service.js';
import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import { Config, parseSettings } from '../../src/platform/config/config.service.js';
import { Crypto } from '../../src/platform/crypto/crypto.service.js';
import { Database } from '../../src/platform/database/database.service.js';
import { signIn, PASSWORD } from '../harness/kernel.js';
import { projectRoot } from '../harness/services.js';
import { withClient } from '../harness/template.js';
import { startIsolationWorld } from '../isolation/isolation-world.js';

const world = await startIsolationWorld();
afterAll(() => world.close());
const { app, db, a, b, as } = world;
const TOKEN = 'canary-provider-token-5f3c';
const database = app.get(Database, { strict: false });
const accounts = app.get(ChannelAccounts, { strict: false });
const secrets = app.get(ChannelSecrets, { strict: false });
const sql = <R extends object>(text: string, params: unknown[] = []): Promise<R[]> =>
  withClient(db.adminUrl, async (client) => (await client.query<R>(text, params)).rows);

const account = await database.withOrg(a.orgId, () =>
  accounts.create({ address: '+13125550401', externalAccountId: `AC${'4'.repeat(32)}`, authToken: TOKEN, registration: 'simulated' }),
);

/** 3.9: credentials lie sealed, bound to their row, and leave through no door. */
describe('provider credentials', () => {
  it('open again for the program that sealed them', () => expect(secrets.open(account)).toBe(TOKEN));

  it('stand in no column of any table, in no spelling', async () => {
    const tables = await sql<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
    );
    const spellings = [TOKEN, Buffer.from(TOKEN).toString('base64').slice(0, -4), Buffer.from(TOKEN).toString('hex')];
    for (const { name } of tables) {
      for (const spelling of spellings) {
        expect([name, await sql(`SELECT 1 FROM ${name} t WHERE t::text ILIKE $1`, [`%${spelling}%`])]).toEqual([name, []]);
      }
    }
  });

  it('are sealed anew each time, with the key named', async () => {
    const [x, y] = [secrets.seal(a.orgId, account.id, TOKEN), secrets.seal(a.orgId, account.id, TOKEN)];
    expect(x).not.toBe(y);
    expect(x).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]+$/);
  });

  const change = (sealed: string, at: number): string => {
    const [version, key, data] = sealed.split('.') as [string, string, string];
    const bytes = Buffer.from(data, 'base64url');
    bytes[at < 0 ? bytes.length + at : at]! ^= 1;
    return [version, key, bytes.toString('base64url')].join('.');
  };
  it.each<[string, () => Parameters<typeof secrets.open>[0]]>([
    ['moved to a row of another business', () => ({ ...account, orgId: b.orgId })],
    ['moved to another row of the same business', () => ({ ...account, id: a.ids.numbers! })],
    ['with a bit of the nonce changed', () => ({ ...account, credentialsSealed: change(account.credentialsSealed, 0) })],
    ['with a bit of the secret changed', () => ({ ...account, credentialsSealed: change(account.credentialsSealed, 14) })],
    ['with a bit of the tag changed', () => ({ ...account, credentialsSealed: change(account.credentialsSealed, -1) })],
    ['cut short', () => ({ ...account, credentialsSealed: account.credentialsSealed.slice(0, 30) })],
    ['as plain text', () => ({ ...account, credentialsSealed: TOKEN })],
    ['of another key', () => ({ ...account, credentialsSealed: account.credentialsSealed.replace(/\.[0-9a-f]{8}\./, '.00000000.') })],
    ['of another version', () => ({ ...account, credentialsSealed: account.credentialsSealed.replace('v1', 'v0') })],
  ])('do not open when %s', (_how, forge) => expect(() => secrets.open(forge())).toThrow());

  it('swapped between two rows of the table, none of them sends or verifies', async () => {
    const seal = (sealed: string) => sql('UPDATE channel_accounts SET credentials_sealed = $2 WHERE id = $1', [b.ids.numbers, sealed]);
    const own = await database.withOrg(b.orgId, () => accounts.get(b.ids.numbers!));
    await seal(account.credentialsSealed);
    try {
      const stolen = await database.withOrg(b.orgId, () => accounts.get(b.ids.numbers!));
      expect(() => secrets.open(stolen)).toThrow();
    } finally {
      // the simulated network opens every account that it looks through, and must answer in the tests below
      await seal(own.credentialsSealed);
    }
  });

  it('a start with another key is refused, in one sentence', async () => {
    const child = spawn(process.execPath, ['dist/main.js'], {
      cwd: projectRoot,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'test',
        APP_ROLE: 'worker',
        DATABASE_URL: db.appUrl,
        JWT_SECRET: db.jwtSecret,
        ENCRYPTION_KEY: randomBytes(32).toString('hex'),
        LOG_LEVEL: 'silent',
        DATA_DIR: app.get(Config, { strict: false }).values.DATA_DIR,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let told = '';
    child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
    // an exit alone leaves what was told on the way
    const [code] = (await once(child, 'close')) as [number];
    expect([code, told.trim().split('\n').length], told).toEqual([1, 1]);
    expect(told).toContain('ENCRYPTION_KEY is not the one that sealed');
  });

  it.each(['', 'short', 'z'.repeat(64), '00'.repeat(16)])('a key of the form %j is refused', (key) => {
    expect(() => parseSettings({ NODE_ENV: 'production', DATABASE_URL: db.appUrl, JWT_SECRET: db.jwtSecret, ENCRYPTION_KEY: key })).toThrow(
      /ENCRYPTION_KEY/,
    );
  });

  it('leave by no answer, neither whole nor sealed', async () => {
    for (const url of ['/api/numbers', '/api/settings', '/api/audit?perPage=100', '/api/simulator/ledger', '/api/system', '/metrics']) {
      const answer = await app.inject({ url, headers: as.agency_owner });
      expect([url, answer.statusCode]).toEqual([url, 200]);
      expect(answer.body).not.toContain(TOKEN);
      expect(answer.body).not.toContain(account.credentialsSealed.split('.')[2]);
      expect(answer.body).not.toMatch(/credential|authToken/i);
    }
  });

  it('a business without a number of its own does not send with the credentials of another', async () => {
    const factory = app.get(OrgFactory, { strict: false });
    const [agency] = await sql<{ id: string }>('SELECT agency_id AS id FROM orgs WHERE id = $1', [a.orgId]);
    const bare = await factory.createOrg({ agencyId: agency!.id, name: 'Without a number' });
    await factory.addUser({ email: 'bare@example.com', name: 'Bare', password: PASSWORD, orgId: bare, role: 'org_owner' });
    const headers = await signIn(app, 'bare@example.com');
    const sent = await app.inject({
      method: 'POST',
      url: '/api/simulator/texts',
      headers,
      payload: { to: a.number, from: '+13125550123', body: 'x' },
    });
    expect([404, 409]).toContain(sent.statusCode);
    expect(await database.withOrg(bare, () => accounts.primarySms())).toBeNull();
    expect(await sql('SELECT 1 FROM outbound WHERE org_id = $1', [bare])).toEqual([]);
  });
});

describe('what we keep of people who sign in', () => {
  it('passwords are argon2id hashes, each its own', async () => {
    const rows = await sql<{ hash: string }>('SELECT password_hash AS hash FROM users WHERE password_hash IS NOT NULL');
    expect(rows.length).toBeGreaterThan(4);
    for (const { hash } of rows) expect(hash).toMatch(/^\$argon2id\$v=19\$m=(\d{5,}),/);
    expect(new Set(rows.map((row) => row.hash)).size).toBe(rows.length);
  });

  it('refresh tokens are hashes', async () => {
    const login = await app.inject({
      method: 'POST',
      url: '/api/auth/login',
      payload: { email: 'viewer@example.com', password: PASSWORD, wantsRefreshToken: true },
    });
    const [, secret] = login.json<{ refreshToken: string }>().refreshToken.split('.');
    expect(secret!.length).toBeGreaterThan(20);
    expect(await sql('SELECT 1 FROM sessions s WHERE s::text LIKE $1', [`%${secret}%`])).toEqual([]);
  });

  it('opt-outs hold a keyed hash, not the number', async () => {
    const phone = '+13125550466';
    expect(
      (await app.inject({ method: 'POST', url: '/api/suppressions', headers: as.agency_owner, payload: { phone, evidence: 'asked' } }))
        .statusCode,
    ).toBe(201);
    expect(await sql('SELECT 1 FROM suppressions s WHERE s::text LIKE $1', [`%${phone.slice(2)}%`])).toEqual([]);
    const crypto = app.get(Crypto, { strict: false });
    expect(crypto.hmac(phone).equals(crypto.hmac('+13125550467'))).toBe(false);
  });
});

describe('the audit trail', () => {
  const asApp = (text: string): Promise<string | undefined> =>
    withClient(db.appUrl, async (client) => {
      await client.query('BEGIN');
      await client.query(`SELECT set_config('app.org_id', $1, true), set_config('app.org_ids', $2, true)`, [a.orgId, `{${a.orgId}}`]);
      return client.query(text).then(
        () => undefined,
        (error: { code?: string }) => error.code,
      );
    });
  it.each([
    'UPDATE audit_entries SET action = $$x$$',
    'DELETE FROM audit_entries',
    'TRUNCATE audit_entries',
    'DROP TABLE audit_entries',
    'ALTER TABLE audit_entries DISABLE ROW LEVEL SECURITY',
  ])('the app may not: %s', async (text) => expect(await asApp(text)).toBe('42501'));

  it('says who did what, without the words of people', async () => {
    const made = await app.inject({
      method: 'POST',
      url: '/api/contacts',
      headers: as.org_owner,
      payload: { phone: '+13125550477', name: 'Canaryname Smith' },
    });
    expect(made.statusCode).toBe(201);
    const entries = await sql<{ line: string }>(`SELECT t::text AS line FROM audit_entries t WHERE target_id = $1`, [
      made.json<{ id: string }>().id,
    ]);
    expect(entries).toHaveLength(1);
    expect(entries[0]!.line).toContain('org_owner');
    expect(entries[0]!.line).not.toContain('Canaryname');
    expect(entries[0]!.line).not.toContain('3125550477');
  });
});
