import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../src/app.module.js';
import { ChannelAccounts } from '../../src/channels/channel-accounts.service.js';
import { FactorCodes } from '../../src/auth/factor-codes.service.js';
import { FactorSeals } from '../../src/auth/factor-seals.service.js';
import { placeOfSecret } from '../../src/auth/second-factor.rules.js';
import { SealRotation } from '../../src/channels/seal-rotation.service.js';
import type { LedgerEntry } from '../../src/channels/simulator/ledger.schema.js';
import { TwilioProvisioning } from '../../src/channels/twilio/twilio-provisioning.js';
import { parseSettings } from '../../src/platform/config/config.service.js';
import type { Settings } from '../../src/platform/config/config.schema.js';
import { deriveKey, sealedKeyId, sealWith } from '../../src/platform/crypto/crypto.rules.js';
import { Crypto } from '../../src/platform/crypto/crypto.service.js';
import { Database } from '../../src/platform/database/database.service.js';
import { armFailpoints } from '../../src/platform/failpoints/failpoint.js';
import type { TestOrg } from '../harness/test-org.js';
import { AUTH_TOKEN } from '../harness/twilio-webhook.js';
import { eventually } from '../harness/until.js';
import { World } from '../harness/world.js';

interface Connection {
  state: string;
  kind: string | null;
  account: string | null;
  secret: string | null;
  problem: string | null;
}

describe('provider credentials', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world?.stop());
  afterEach(() => armFailpoints(undefined));

  const agencySid = (): string => `AC${world.operationsOrgId.replaceAll('-', '')}`;
  const ledger = (): LedgerEntry[] =>
    readFileSync(join(world.settings.DATA_DIR, 'simulator-ledger.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as LedgerEntry);
  /** What the agency's account was used for, other than reading and what the network tells later. */
  const byAgency = () => ledger().filter((row) => row.accountSid === agencySid() && !['status', 'webhook'].includes(row.type));
  /** An account at the provider that has nothing to do with the agency's, as a business would bring it. */
  const ownAccount = (name: string) => {
    const agency = { accountSid: agencySid(), authToken: AUTH_TOKEN, baseUrl: world.settings.twilioApiBaseUrl };
    return world.app.get(TwilioProvisioning, { strict: false }).createSubaccount(agency, name);
  };
  const withoutNumbers = async (name: string): Promise<TestOrg> => {
    const org = await world.org({ name });
    await world.sql(`UPDATE channel_accounts SET state = 'released' WHERE org_id = $1`, [org.orgId]);
    return org;
  };
  const connection = (org: TestOrg) => org.get<Connection>('/api/provider-connection');

  it('a subaccount is opened with the first number, once, also when the opening was cut off', async () => {
    const org = await withoutNumbers('Fresh Start');
    expect(await connection(org)).toMatchObject({ state: 'none', account: null, secret: null });
    // the agency's account was looked with, and nothing was opened
    expect((await org.get<{ total: number }>('/api/numbers/available?areaCode=415')).total).toBeGreaterThan(0);
    expect(await connection(org)).toMatchObject({ state: 'none' });
    armFailpoints('numbers.claimed=throw');
    expect((await org.request('POST', '/api/numbers', { areaCode: '415' })).status).toBe(500);
    armFailpoints(undefined);
    await world.sql(`UPDATE number_purchases SET state = 'failed', finished_at = now() WHERE org_id = $1`, [org.orgId]);
    // as if the process had died between the provider's answer and our commit
    await world.sql(
      `UPDATE provider_connections SET state = 'opening', credentials_sealed = NULL, external_account_id = NULL, claimed_at = now() - interval '2 minutes' WHERE org_id = $1`,
      [org.orgId],
    );
    expect((await org.request('POST', '/api/numbers', { areaCode: '212' })).status).toBe(201);
    const opened = ledger().filter((row) => row.type === 'account' && row.detail?.name === `ringback ${org.orgId}`);
    expect(opened).toHaveLength(1);
    const seen = await connection(org);
    expect(seen).toMatchObject({ state: 'active', kind: 'subaccount', account: `••••${opened[0]!.accountSid.slice(-4)}` });
    expect(JSON.stringify(seen)).not.toContain(String(opened[0]!.detail!.token));
  });

  it('own credentials are tried first, stored sealed, shown by their last four characters', async () => {
    const org = await withoutNumbers('Own Account');
    const own = await ownAccount('Own Account Inc');
    const wrong = await org.request('PUT', '/api/provider-connection', { accountSid: own.accountSid, authToken: 'f'.repeat(32) });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'channels.provider_login' } });
    expect(await world.sql('SELECT 1 FROM provider_connections WHERE org_id = $1', [org.orgId])).toEqual([]);
    const right = await org.request('PUT', '/api/provider-connection', { accountSid: own.accountSid, authToken: own.authToken });
    expect(right).toMatchObject({ status: 200, body: { state: 'active', kind: 'own', secret: `••••${own.authToken.slice(-4)}` } });
    const rows = await world.sql<{ line: string }>(
      `SELECT t::text AS line FROM provider_connections t WHERE org_id = $1 UNION ALL SELECT a::text FROM audit_entries a WHERE org_id = $1
       UNION ALL SELECT i::text FROM idempotency_keys i WHERE org_id = $1`,
      [org.orgId],
    );
    for (const { line } of rows) expect(line).not.toContain(own.authToken);
    for (const bad of [
      { accountSid: 'AC1', authToken: own.authToken },
      { accountSid: own.accountSid, authToken: 'a b' },
      { ...own, authToken: own.authToken },
    ])
      expect((await org.request('PUT', '/api/provider-connection', bad)).status).toBe(400);
    const bought = await org.request<{ id: string; address: string }>('POST', '/api/numbers', { areaCode: '212' });
    expect(ledger().find((row) => row.type === 'number' && row.to === bought.body.address)!.accountSid).toBe(own.accountSid);
    expect((await org.request('DELETE', '/api/provider-connection')).status).toBe(409);
    expect((await org.request('DELETE', `/api/numbers/${bought.body.id}`)).status).toBe(204);
    expect((await org.request('DELETE', '/api/provider-connection')).status).toBe(204);
    expect(await connection(org)).toMatchObject({ state: 'none' });
  });

  it('takes over a number that the own account has already, and only unhooks it when it goes', async () => {
    const org = await withoutNumbers('Takes Over');
    const own = await ownAccount('Takes Over Inc');
    await org.request('PUT', '/api/provider-connection', { accountSid: own.accountSid, authToken: own.authToken });
    const address = '+12125550177';
    expect((await org.request('POST', '/api/numbers/connect', { address })).body.code).toBe('numbers.not_in_account');
    const before = { voiceUrl: 'https://old.example/v', smsUrl: 'https://old.example/s', statusCallback: 'https://old.example/c' };
    await world.app.get(TwilioProvisioning, { strict: false }).purchaseNumber(own, address, 'Front desk', before);
    const taken = await org.request<{ id: string; origin: string }>('POST', '/api/numbers/connect', { address });
    expect(taken).toMatchObject({ status: 201, body: { address, origin: 'connected' } });
    const ofNumber = () => ledger().filter((row) => row.to === address && row.type.startsWith('number'));
    expect(ofNumber().at(-1)!.detail).toMatchObject({ name: 'Front desk', smsUrl: expect.stringContaining('/webhooks/twilio/messages') });
    expect((await org.request('DELETE', `/api/numbers/${taken.body.id}`)).status).toBe(204);
    expect(ofNumber().map((row) => row.type)).not.toContain('number.released');
    expect(ofNumber().at(-1)!.detail).toMatchObject({ smsUrl: '', voiceUrl: '' });
  });

  it("never falls back: not to buy, not to send, and the agency's own account is refused", async () => {
    const org = await withoutNumbers('No Way Around');
    const own = await ownAccount('No Way Inc');
    expect((await org.request('PUT', '/api/provider-connection', { accountSid: agencySid(), authToken: AUTH_TOKEN })).body.code).toBe(
      'numbers.agency_account',
    );
    await org.request('PUT', '/api/provider-connection', { accountSid: own.accountSid, authToken: own.authToken });
    const bought = (await org.request<{ id: string; address: string }>('POST', '/api/numbers', { areaCode: '713' })).body;
    const customer = world.phone('+13125550733', org);
    await customer.texts('My heat is out', bought.address);
    const thread = await eventually('the thread is there', () => org.thread(customer.address));
    await world.settled();
    const agencyDid = byAgency().length;
    // the token does not open the account any more: everything that needs it must fail, and nothing may take another way
    await reseal(org, bought.id, 'wrong token of the test');
    expect(await org.request('POST', '/api/provider-connection/check')).toMatchObject({ status: 200, body: { state: 'broken' } });
    expect((await connection(org)).problem).toMatch(/credentials/);
    for (const [method, path, body] of [
      ['POST', '/api/numbers', { areaCode: '713' }],
      ['POST', '/api/numbers/connect', { address: '+17135550150' }],
      ['GET', '/api/numbers/available?areaCode=713', undefined],
    ] as const)
      expect(await org.request(method, path, body)).toMatchObject({ status: 409, body: { code: 'numbers.connection_broken' } });
    expect((await org.request('POST', `/api/conversations/${thread.id}/messages`, { body: 'We are on our way' })).status).toBeLessThan(300);
    await world.settled();
    const [sent] = await world.sql<{ state: string }>(
      `SELECT o.state FROM outbound o JOIN messages m ON m.id = o.message_id WHERE m.body = 'We are on our way'`,
    );
    expect(sent!.state).toBe('failed');
    expect(byAgency().length).toBe(agencyDid);
    expect(ledger().some((row) => row.body === 'We are on our way')).toBe(false);
    // the right token again: numbers that live in the account take it over
    expect((await org.request('PUT', '/api/provider-connection', { accountSid: own.accountSid, authToken: own.authToken })).status).toBe(
      200,
    );
    await org.request('POST', `/api/conversations/${thread.id}/messages`, { body: 'Now it works' });
    await world.settled();
    expect(ledger().find((row) => row.body === 'Now it works')!.accountSid).toBe(own.accountSid);
  });

  it('a business without a number sends nothing at all', async () => {
    const org = await world.org({ name: 'Lost Its Number' });
    const customer = world.phone('+13125550744', org);
    await customer.texts('Hello?');
    const thread = await eventually('the thread is there', () => org.thread(customer.address));
    await world.settled();
    const before = ledger().length;
    expect((await org.request('DELETE', `/api/numbers/${org.accountId}?force=true`)).status).toBe(204);
    await org.request('POST', `/api/conversations/${thread.id}/messages`, { body: 'From nowhere' });
    await world.settled();
    expect(
      ledger()
        .slice(before)
        .some((row) => row.type === 'message'),
    ).toBe(false);
  });

  /** Writes a secret that does not open the account into both places, sealed as the application would. */
  async function reseal(org: TestOrg, accountId: string, secret: string): Promise<void> {
    const crypto = world.app.get(Crypto);
    const [row] = await world.sql<{ id: string }>('SELECT id FROM provider_connections WHERE org_id = $1', [org.orgId]);
    await world.sql('UPDATE provider_connections SET credentials_sealed = $2 WHERE id = $1', [
      row!.id,
      crypto.seal(secret, `provider_connection:${org.orgId}:${row!.id}`),
    ]);
    await world.sql('UPDATE channel_accounts SET credentials_sealed = $2 WHERE id = $1', [
      accountId,
      crypto.seal(secret, `channel_account:${org.orgId}:${accountId}`),
    ]);
  }
});

describe('a change of ENCRYPTION_KEY', () => {
  let world: World;
  let org: TestOrg;
  /** The key that everything was sealed with last. */
  let present: string;
  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ name: 'Northside Heating & Air' });
    for (let count = 0; count < 3; count += 1) await world.org({ name: `Other ${count}` });
  });
  afterAll(() => world?.stop());
  afterEach(() => armFailpoints(undefined));

  const contextWith = async (settings: Partial<Settings>) => {
    const parsed = parseSettings({
      ...(Object.fromEntries(Object.entries(world.settings).map(([name, value]) => [name, String(value)])) as Record<string, string>),
      FAILPOINTS: '',
      TWILIO_API_BASE_URL: '',
      ...(settings as Record<string, string>),
    });
    return NestFactory.createApplicationContext(AppModule.register({ ...parsed, isWorker: false }), { logger: false, abortOnError: false });
  };
  const keyIds = async (): Promise<string[]> => {
    const rows = await world.sql<{ sealed: string }>(
      'SELECT credentials_sealed AS sealed FROM channel_accounts UNION ALL SELECT sealed FROM kept_keys',
    );
    return rows.map((row) => sealedKeyId(row.sealed));
  };

  it('seals everything anew, row by row, beside the application, and forgets no STOP', async () => {
    const oldKey = world.settings.ENCRYPTION_KEY;
    const newKey = randomBytes(32).toString('hex');
    present = newKey;
    const phone = '+13125550188';
    const hash = world.app.get(Crypto).hmac(phone);
    const [{ id: userId }] = (await world.sql<{ id: string }>('SELECT id FROM users LIMIT 1')) as [{ id: string }];
    const factor = world.app.get(FactorCodes, { strict: false }).seal(userId, 'JBSWY3DPEHPK3PXP');
    await world.sql('INSERT INTO second_factors (user_id, secret_sealed) VALUES ($1, $2)', [userId, factor]);
    await expect(contextWith({ ENCRYPTION_KEY: newKey })).rejects.toThrow(/ENCRYPTION_KEY_OLD/);
    const first = await contextWith({ ENCRYPTION_KEY: newKey, ENCRYPTION_KEY_OLD: oldKey });
    // cut off after the first row
    armFailpoints('rotation.row=throw');
    await expect(first.get(SealRotation, { strict: false }).run()).rejects.toThrow('rotation.row');
    armFailpoints(undefined);
    const half = await keyIds();
    expect(new Set(half).size).toBe(2);
    // two at once go on, while the application that knows both keys still opens every row
    const second = await contextWith({ ENCRYPTION_KEY: newKey, ENCRYPTION_KEY_OLD: oldKey });
    const results = await Promise.all([first, second].map((context) => context.get(SealRotation, { strict: false }).run()));
    expect(results.reduce((sum, result) => sum + result.resealed, 0)).toBe(half.length - 2);
    expect(results.map((result) => result.unreadable)).toEqual([0, 0]);
    expect(new Set(await keyIds())).toEqual(new Set([first.get(Crypto).keyId]));
    expect(await first.get(SealRotation, { strict: false }).run()).toEqual({ resealed: 0, unreadable: 0 });
    expect(await first.get(FactorSeals, { strict: false }).run()).toEqual({ resealed: 1, unreadable: 0 });
    expect(await second.get(FactorSeals, { strict: false }).run()).toEqual({ resealed: 0, unreadable: 0 });
    await Promise.all([first.close(), second.close()]);
    // the new key alone is enough now, and knows whom we may not text
    const after = await contextWith({ ENCRYPTION_KEY: newKey });
    expect(after.get(Crypto).hmac(phone).equals(hash)).toBe(true);
    const account = await after.get(Database).withOrg(org.orgId, () => after.get(ChannelAccounts, { strict: false }).get(org.accountId));
    expect(after.get(Crypto).open(account.credentialsSealed, `channel_account:${org.orgId}:${org.accountId}`)).toBe(AUTH_TOKEN);
    const [{ sealed }] = (await world.sql<{ sealed: string }>('SELECT secret_sealed AS sealed FROM second_factors')) as [
      { sealed: string },
    ];
    expect(after.get(Crypto).open(sealed, placeOfSecret(userId))).toBe('JBSWY3DPEHPK3PXP');
    await after.close();
    await expect(contextWith({ ENCRYPTION_KEY: oldKey })).rejects.toThrow(/ENCRYPTION_KEY/);
  });

  it('leaves what neither key opens as it is, says so, and goes on with the others', async () => {
    const odd = await world.org({ name: 'Odd One' });
    const key = randomBytes(32).toString('hex');
    const foreign = sealWith(deriveKey(randomBytes(32).toString('hex'), 'seal'), 'x', 'y');
    const current = await world.sql<{ id: string }>('SELECT id FROM channel_accounts ORDER BY id');
    await world.sql('UPDATE channel_accounts SET credentials_sealed = $2 WHERE id = $1', [odd.accountId, foreign]);
    // the world of this file still runs under the first key, under which the new row would be read
    const lastKey = present;
    const context = await contextWith({ ENCRYPTION_KEY: key, ENCRYPTION_KEY_OLD: lastKey });
    const result = await context.get(SealRotation, { strict: false }).run();
    await context.close();
    expect(result.unreadable).toBe(1);
    expect(result.resealed).toBe(current.length);
    const [row] = await world.sql<{ sealed: string }>('SELECT credentials_sealed AS sealed FROM channel_accounts WHERE id = $1', [
      odd.accountId,
    ]);
    expect(row!.sealed).toBe(foreign);
  });
});
