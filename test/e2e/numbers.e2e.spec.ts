import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerEntry } from '../../src/channels/simulator/ledger.schema.js';
import { armFailpoints } from '../../src/platform/failpoints/failpoint.js';
import type { TestOrg } from '../harness/test-org.js';
import { eventually } from '../harness/until.js';
import { World } from '../harness/world.js';

interface Bought {
  id: string;
  address: string;
  origin: string;
}

/** Numbers are bought once, whatever happens in between, and given back only by those they belong to. */
describe('numbers', () => {
  let world: World;
  let org: TestOrg;
  let lines = 100;
  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ name: 'Northside Heating & Air' });
  });
  afterAll(() => world?.stop());
  afterEach(() => armFailpoints(undefined));

  /** What the provider itself remembers. */
  const ledger = (address: string): LedgerEntry[] =>
    readFileSync(join(world.settings.DATA_DIR, 'simulator-ledger.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as LedgerEntry)
      .filter((row) => row.to === address && ['number', 'number.released'].includes(row.type));
  const sold = (address: string): LedgerEntry[] => ledger(address).filter((row) => row.type === 'number');
  const fresh = (area = '512'): string => `+1${area}5550${(lines += 1)}`;
  const buy = (body: object, key?: string, who = org) =>
    who.request<Bought & { code?: string }>('POST', '/api/numbers', body, key ? { 'idempotency-key': key } : {});
  const open = async () => (await org.get<{ open: { address: string }[] }>('/api/numbers')).open.map((each) => each.address);
  const settle = async () => {
    await world.advance('3m');
    await world.settled();
  };

  it('are found by area, bought under a name that leads back, and hooked up', async () => {
    const found = await org.get<{ data: { address: string; locality: string; region: string }[] }>('/api/numbers/available?areaCode=312');
    expect(found.data.length).toBeGreaterThan(5);
    expect(found.data[0]).toMatchObject({ locality: 'Chicago', region: 'IL' });
    const { address } = found.data[0]!;
    const bought = await buy({ address });
    expect(bought).toMatchObject({ status: 201, body: { address, origin: 'bought' } });
    const [entry] = sold(address);
    expect(entry!.detail).toMatchObject({
      voiceUrl: `${world.baseUrl}/webhooks/twilio/voice/incoming#rc=5&rp=all`,
      smsUrl: `${world.baseUrl}/webhooks/twilio/messages#rc=5&rp=all`,
      statusCallback: `${world.baseUrl}/webhooks/twilio/voice/status#rc=5&rp=all`,
    });
    const [purchase] = await world.sql<{ id: string; state: string }>('SELECT id, state FROM number_purchases WHERE address = $1', [
      address,
    ]);
    expect([purchase!.state, entry!.detail!.name]).toEqual(['done', `ringback ${purchase!.id}`]);
    expect(await buy({ address })).toMatchObject({ status: 201, body: { id: bought.body.id } });
    expect(sold(address)).toHaveLength(1);
    expect((await org.request('GET', '/api/numbers/available?areaCode=1')).status).toBe(400);
  });

  it('a repeated request is the same purchase', async () => {
    const first = await buy({ areaCode: '602' }, 'key-a');
    const second = await buy({ areaCode: '602' }, 'key-a');
    expect(second.body).toEqual(first.body);
    const both = await Promise.all([buy({ areaCode: '602' }, 'key-b'), buy({ areaCode: '602' }, 'key-b')]);
    const ids = new Set(both.filter((each) => each.status === 201).map((each) => each.body.id));
    expect(ids.size).toBe(1);
    const rows = await world.sql(`SELECT 1 FROM channel_accounts WHERE org_id = $1 AND address LIKE '+1602%'`, [org.orgId]);
    expect(rows).toHaveLength(2);
  });

  it('two who want the same number buy it once', async () => {
    const address = fresh();
    const answers = await Promise.all([buy({ address }), buy({ address }), buy({ address })]);
    expect(answers.some((each) => each.status === 201)).toBe(true);
    expect(answers.every((each) => [201, 409, 503].includes(each.status))).toBe(true);
    expect(sold(address)).toHaveLength(1);
    expect(await world.sql('SELECT 1 FROM channel_accounts WHERE address = $1', [address])).toHaveLength(1);
  });

  it('a crash after the purchase: the repeated request finds what was paid for', async () => {
    const address = fresh();
    armFailpoints('numbers.bought=throw');
    expect((await buy({ address }, 'key-crash')).status).toBe(500);
    armFailpoints(undefined);
    expect([sold(address).length, await open()]).toEqual([1, [address]]);
    expect(await buy({ address }, 'key-crash')).toMatchObject({ status: 201, body: { address } });
    expect([sold(address).length, await open()]).toEqual([1, []]);
  });

  it('a crash after the purchase that nobody repeats: the number is taken in within minutes', async () => {
    const address = fresh();
    armFailpoints('numbers.bought=throw');
    expect((await buy({ address })).status).toBe(500);
    armFailpoints(undefined);
    await settle();
    const listed = await org.get<{ data: Bought[] }>('/api/numbers');
    expect(listed.data.map((row) => row.address)).toContain(address);
    expect([sold(address).length, await open()]).toEqual([1, []]);
  });

  it('an area is not bought from again while an earlier purchase is open, whatever key the second request has', async () => {
    armFailpoints('numbers.bought=throw');
    expect((await buy({ areaCode: '480' }, 'wish-1')).status).toBe(500);
    armFailpoints('numbers.claimed=throw');
    const [address] = await open();
    expect(await buy({ areaCode: '480' }, 'wish-2')).toMatchObject({
      status: 409,
      body: { code: 'numbers.purchase_found', message: expect.stringContaining(address!) },
    });
    expect(await buy({ areaCode: '480' }, 'wish-1')).toMatchObject({ status: 201, body: { address } });
    // one that was paid for by nobody is not known to be that yet
    expect((await buy({ areaCode: '602' }, 'wish-3')).status).toBe(500);
    armFailpoints(undefined);
    expect(await buy({ areaCode: '602' }, 'wish-4')).toMatchObject({ status: 503, body: { code: 'numbers.purchase_open' } });
    await settle();
    expect((await buy({ areaCode: '602' }, 'wish-4')).status).toBe(201);
    const rows = await world.sql<{ state: string }>(
      `SELECT state FROM number_purchases WHERE request_key LIKE 'wish-%' ORDER BY created_at`,
    );
    expect(rows.map((row) => row.state)).toEqual(['done', 'failed', 'done']);
  });

  it('a crash before the provider was asked costs nothing and blocks nothing', async () => {
    const address = fresh();
    armFailpoints('numbers.claimed=throw');
    expect((await buy({ address })).status).toBe(500);
    armFailpoints(undefined);
    expect(await buy({ address })).toMatchObject({ status: 503, body: { code: 'numbers.purchase_open' } });
    await settle();
    expect([sold(address).length, await open()]).toEqual([0, []]);
    expect((await buy({ address })).status).toBe(201);
    expect(sold(address)).toHaveLength(1);
  });

  it('a lost answer is looked up, not paid again; an error of the provider neither', async () => {
    const lost = fresh();
    await org.request('POST', '/api/simulator/faults', { kind: 'drop-answer', count: 1 });
    expect(await buy({ address: lost })).toMatchObject({ status: 201, body: { address: lost } });
    expect(sold(lost)).toHaveLength(1);
    const failed = fresh();
    await org.request('POST', '/api/simulator/faults', { kind: '500', count: 1 });
    expect((await buy({ address: failed })).status).toBe(503);
    await settle();
    expect([sold(failed).length, await open()]).toEqual([0, []]);
    const [row] = await world.sql<{ state: string; problem: string }>('SELECT state, problem FROM number_purchases WHERE address = $1', [
      failed,
    ]);
    expect(row).toMatchObject({ state: 'failed', problem: 'The provider did not sell this number.' });
  });

  it('a number of another business is not for sale, and the refusal leaves nothing open', async () => {
    const other = await world.org({ name: 'Southside Plumbing' });
    expect((await buy({ address: other.number })).status).toBe(409);
    expect(await open()).toEqual([]);
  });

  it('is given back only when nobody waits on it, or when it is wanted all the same', async () => {
    const bought = (await buy({ address: fresh() })).body;
    const texted = await org.request('POST', '/api/simulator/texts', { from: '+13125550123', to: bought.address, body: 'My heat is out' });
    expect(texted.status).toBe(201);
    await eventually(
      'the thread is there',
      async () => (await world.sql('SELECT 1 FROM conversations WHERE channel_account_id = $1 AND last_seq > 1', [bought.id])).length > 0,
    );
    await world.settled();
    const refused = await org.request('DELETE', `/api/numbers/${bought.id}`);
    expect(refused).toMatchObject({ status: 409, body: { code: 'numbers.threads_waiting', details: { current: { waiting: 1 } } } });
    expect(ledger(bought.address).some((row) => row.type === 'number.released')).toBe(false);
    expect((await org.request('DELETE', `/api/numbers/${bought.id}?force=maybe`)).status).toBe(400);
    expect((await org.request('DELETE', `/api/numbers/${bought.id}?force=true`)).status).toBe(204);
    expect((await org.request('DELETE', `/api/numbers/${bought.id}?force=true`)).status).toBe(204);
    expect(ledger(bought.address).filter((row) => row.type === 'number.released')).toHaveLength(1);
  });

  it('a number that the provider knows under another id is left alone', async () => {
    const bought = (await buy({ address: fresh() })).body;
    await world.sql(`UPDATE channel_accounts SET external_number_id = $2 WHERE id = $1`, [bought.id, `PN${'0'.repeat(32)}`]);
    expect(await org.request('DELETE', `/api/numbers/${bought.id}`)).toMatchObject({ status: 409, body: { code: 'numbers.mismatch' } });
    expect(ledger(bought.address).some((row) => row.type === 'number.released')).toBe(false);
  });

  it('a release that was cut off after the provider let go is finished by the next one', async () => {
    const bought = (await buy({ address: fresh() })).body;
    const [row] = await world.sql<{ external_number_id: string }>('SELECT external_number_id FROM channel_accounts WHERE id = $1', [
      bought.id,
    ]);
    const url = `${world.baseUrl}/simulator/twilio/api/2010-04-01/Accounts/AC${org.orgId.replaceAll('-', '')}/IncomingPhoneNumbers/${row!.external_number_id}.json`;
    const login = Buffer.from(`AC${org.orgId.replaceAll('-', '')}:test-auth-token-of-the-simulated-account`).toString('base64');
    expect((await fetch(url, { method: 'DELETE', headers: { authorization: `Basic ${login}` } })).status).toBe(204);
    expect((await org.request('DELETE', `/api/numbers/${bought.id}`)).status).toBe(204);
    const [after] = await world.sql<{ state: string }>('SELECT state FROM channel_accounts WHERE id = $1', [bought.id]);
    expect(after!.state).toBe('released');
  });

  it('is hooked up again on request', async () => {
    const bought = (await buy({ address: fresh() })).body;
    expect((await org.request('POST', `/api/numbers/${bought.id}/configure`)).status).toBe(200);
    expect(sold(bought.address)).toHaveLength(2);
    expect(sold(bought.address)[1]!.detail).toEqual(sold(bought.address)[0]!.detail);
  });
});
