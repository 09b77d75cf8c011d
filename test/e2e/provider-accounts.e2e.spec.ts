import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProviderConnections } from '../../src/channels/provider-connections.service.js';
import type { LedgerEntry } from '../../src/channels/simulator/ledger.schema.js';
import { TwilioProvisioning } from '../../src/channels/twilio/twilio-provisioning.js';
import { Crypto } from '../../src/platform/crypto/crypto.service.js';
import { Database } from '../../src/platform/database/database.service.js';
import { armFailpoints } from '../../src/platform/failpoints/failpoint.js';
import type { TestOrg } from '../harness/test-org.js';
import { AUTH_TOKEN } from '../harness/twilio-webhook.js';
import { eventually } from '../harness/until.js';
import { World } from '../harness/world.js';

/** Whose account opens the ones of clients, and what becomes of numbers in an account that lets nobody in any more. */
describe('provider accounts', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world?.stop());
  afterEach(() => armFailpoints(undefined));

  const ledger = (): LedgerEntry[] =>
    readFileSync(join(world.settings.DATA_DIR, 'simulator-ledger.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as LedgerEntry);
  /** An account at the provider that has nothing to do with the agency's, as a business would bring it. */
  const ownAccount = (name: string) => {
    const accountSid = `AC${world.operationsOrgId.replaceAll('-', '')}`;
    const agency = { accountSid, authToken: AUTH_TOKEN, baseUrl: world.settings.twilioApiBaseUrl };
    return world.app.get(TwilioProvisioning, { strict: false }).createSubaccount(agency, name);
  };
  const withoutNumbers = async (name: string): Promise<TestOrg> => {
    const org = await world.org({ name });
    await world.sql(`UPDATE channel_accounts SET state = 'released' WHERE org_id = $1`, [org.orgId]);
    return org;
  };
  /** A secret of a number that does not open its account, sealed as the application would. */
  const lockOut = (org: TestOrg, accountId: string) => {
    const sealed = world.app.get(Crypto).seal('wrong token of the test', `channel_account:${org.orgId}:${accountId}`);
    return world.sql('UPDATE channel_accounts SET credentials_sealed = $2 WHERE id = $1', [accountId, sealed]);
  };
  /** The same for the connection. */
  const breakConnection = async (org: TestOrg) => {
    const [row] = await world.sql<{ id: string }>('SELECT id FROM provider_connections WHERE org_id = $1', [org.orgId]);
    const sealed = world.app.get(Crypto).seal('wrong token of the test', `provider_connection:${org.orgId}:${row!.id}`);
    await world.sql('UPDATE provider_connections SET credentials_sealed = $2 WHERE id = $1', [row!.id, sealed]);
  };

  it('what the agency connected in its own business opens the account of a client, also when it has no number', async () => {
    const owner = await ownAccount('The agency itself');
    const inAgency = <T>(work: () => Promise<T>): Promise<T> => world.app.get(Database).withOrg(world.operationsOrgId, work);
    const connections = world.app.get(ProviderConnections, { strict: false });
    const setAlertNumber = (state: string) =>
      world.sql('UPDATE channel_accounts SET state = $2 WHERE org_id = $1', [world.operationsOrgId, state]);
    await setAlertNumber('released');
    const org = await withoutNumbers('Waits For Its Agency');
    expect(await org.request('POST', '/api/numbers', { areaCode: '415' })).toMatchObject({
      status: 422,
      body: { code: 'numbers.no_provider', message: expect.stringContaining('Provider account') },
    });
    await inAgency(() => connections.connect(owner));
    const bought = await org.request<{ address: string }>('POST', '/api/numbers', { areaCode: '415' });
    expect(bought.status).toBe(201);
    const opened = ledger().find((row) => row.type === 'account' && row.detail?.name === `ringback ${org.orgId}`)!;
    const sold = ledger().find((row) => row.type === 'number' && row.to === bought.body.address)!;
    expect([opened.detail!.ownerSid, sold.accountSid]).toEqual([owner.accountSid, opened.accountSid]);
    const mine = { accountSid: owner.accountSid, authToken: owner.authToken };
    expect((await org.request('PUT', '/api/provider-connection', mine)).body.code).toBe('numbers.agency_account');
    await world.sql(`UPDATE provider_connections SET state = 'broken' WHERE org_id = $1`, [world.operationsOrgId]);
    const other = await withoutNumbers('Waits Too');
    expect((await other.request('POST', '/api/numbers', { areaCode: '415' })).body.code).toBe('numbers.agency_broken');
    await inAgency(() => connections.disconnect());
    await setAlertNumber('active');
  });

  it('a provider that lets nobody in keeps no number here: it ends by force, and everybody is told what stays there', async () => {
    const org = await withoutNumbers('Locked Out');
    const own = await ownAccount('Locked Out Inc');
    await org.request('PUT', '/api/provider-connection', { accountSid: own.accountSid, authToken: own.authToken });
    const buy = async () => (await org.request<{ id: string; address: string }>('POST', '/api/numbers', { areaCode: '713' })).body;
    const [first, second] = [await buy(), await buy()];
    for (const { id } of [first, second]) await lockOut(org, id);
    expect(await org.request('DELETE', `/api/numbers/${first.id}`)).toMatchObject({
      status: 422,
      body: { code: 'channels.provider_login' },
    });
    expect((await org.request('DELETE', '/api/provider-connection')).status).toBe(409);
    const left = (address: string) => ({ address, account: `••••${own.accountSid.slice(-4)}` });
    const forced = await org.request('DELETE', `/api/numbers/${first.id}?force=true`);
    expect([forced.status, forced.body]).toEqual([200, left(first.address)]);
    expect((await org.request('DELETE', `/api/numbers/${first.id}?force=true`)).status).toBe(204);
    const [entry] = await world.sql<{ after: object }>(
      `SELECT after FROM audit_entries WHERE org_id = $1 AND action = 'numbers.release' AND target_id = $2`,
      [org.orgId, first.id],
    );
    expect(entry!.after).toMatchObject({ leftAtProvider: true });
    // the business is closed: the second number goes the same way
    const closed = await org.request('DELETE', '/api/orgs/current', { name: 'Locked Out' });
    expect([closed.status, closed.body]).toEqual([200, { leftAtProvider: [left(second.address)] }]);
    expect(await world.sql(`SELECT 1 FROM channel_accounts WHERE org_id = $1 AND state <> 'released'`, [org.orgId])).toEqual([]);
    expect(ledger().filter((row) => row.type === 'number.released' && row.accountSid === own.accountSid)).toEqual([]);
  });

  it('credentials that died can be taken away once their numbers ended, also when a purchase was under way', async () => {
    const org = await withoutNumbers('Dead Letters');
    const own = await ownAccount('Dead Letters Inc');
    await org.request('PUT', '/api/provider-connection', { accountSid: own.accountSid, authToken: own.authToken });
    const bought = (await org.request<{ id: string }>('POST', '/api/numbers', { areaCode: '713' })).body;
    armFailpoints('numbers.bought=throw');
    expect((await org.request('POST', '/api/numbers', { areaCode: '713' })).status).toBe(500);
    armFailpoints(undefined);
    await lockOut(org, bought.id);
    await breakConnection(org);
    expect((await org.request('DELETE', `/api/numbers/${bought.id}?force=true`)).status).toBe(200);
    expect((await org.request('DELETE', '/api/provider-connection')).body.code).toBe('numbers.purchase_open');
    // as if it had failed often already
    await world.sql(
      `UPDATE jobs SET attempts = 4, due_at = app_now() WHERE org_id = $1 AND kind = 'numbers.settle' AND state = 'pending'`,
      [org.orgId],
    );
    await eventually('nobody waits for the provider', async () => {
      const [row] = await world.sql<{ state: string; problem: string }>(
        'SELECT state, problem FROM number_purchases WHERE org_id = $1 ORDER BY created_at DESC LIMIT 1',
        [org.orgId],
      );
      return row!.state === 'failed' && row!.problem.includes('look there');
    });
    expect((await org.request('DELETE', '/api/provider-connection')).status).toBe(204);
  });
});
