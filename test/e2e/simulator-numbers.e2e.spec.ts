import { ChannelAccounts } from '../../src/channels/channel-accounts.service.js';
import { Database } from '../../src/platform/database/database.service.js';
import type { TestOrg } from '../harness/test-org.js';
import { eventually } from '../harness/until.js';
import { World } from '../harness/world.js';

const ANN = '+13125580123';
const OWNER = '+13125550900';

/** The controls of the simulated phone network, and the numbers bought on it. */
describe('simulator and numbers', () => {
  let world: World;
  let org: TestOrg;
  let other: TestOrg;

  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ name: 'Northside', settings: { debounceMs: 0 } });
    other = await world.org({ name: 'Bella Salon', ownerPhone: '+13125550901' });
  });
  afterAll(() => world?.stop());

  it("plays nobody's numbers but the caller's own", async () => {
    const call = { from: ANN, to: other.number, outcome: 'busy' };
    expect((await org.request('POST', '/api/simulator/calls', call)).status).toBe(404);
    expect((await org.request('POST', '/api/simulator/texts', { from: ANN, to: other.number, body: 'x' })).status).toBe(404);
    expect((await other.request('POST', '/api/simulator/calls', call)).status).toBe(201);
  });

  it('needs a session', async () => {
    for (const path of ['calls', 'texts', 'faults', 'clock', 'handsets']) {
      expect((await fetch(`${world.baseUrl}/api/simulator/${path}`, { method: 'POST' })).status).toBe(401);
    }
    expect((await fetch(`${world.baseUrl}/api/simulator/ledger`)).status).toBe(401);
  });

  it.each([
    ['calls', { from: 'x', to: '+13125550101', outcome: 'busy' }],
    ['calls', { from: ANN, to: '+13125550101', outcome: 'exploded' }],
    ['calls', { from: ANN, to: '+13125550101', outcome: 'busy', ringSeconds: 9999 }],
    ['texts', { from: ANN, to: '+13125550101' }],
    ['faults', { kind: 'earthquake', count: 1 }],
    ['clock', { advanceSeconds: -5 }],
    ['clock', { advanceSeconds: 1e12 }],
  ])('%s refuses %j', async (path, body) => {
    expect((await org.request('POST', `/api/simulator/${path}`, body)).status).toBe(400);
  });

  it('shows each org its own part of the ledger, in order', async () => {
    await world.phone(ANN, org).says('Hello from the ledger');
    const mine = await org.get<{ data: { seq: number; body?: string; from?: string; to?: string }[] }>('/api/simulator/ledger');
    expect(mine.data.some((row) => row.body === 'Hello from the ledger')).toBe(true);
    expect(mine.data.map((row) => row.seq)).toEqual(mine.data.map((row) => row.seq).toSorted((a, b) => a - b));
    const theirs = await other.get<{ data: { from?: string; to?: string; body?: string }[] }>('/api/simulator/ledger');
    expect(theirs.data.some((row) => row.from === org.number || row.to === org.number)).toBe(false);
    expect(JSON.stringify(mine.data)).not.toContain('test-auth-token');
  });

  it("shows an owner's alerts to that owner only, and takes the owner's answer to them", async () => {
    await world.phone('+13125580124', org).calls('no-answer');
    await world.settled();
    await world.phone(OWNER, org).receives(1);
    const theirs = await other.get<{ data: unknown[] }>(`/api/simulator/ledger?to=${encodeURIComponent(OWNER)}`);
    expect(theirs.data).toEqual([]);
    expect((await org.request('POST', '/api/simulator/texts', { from: OWNER, to: '+15550100000', body: 'ok' })).status).toBe(201);
    expect((await other.request('POST', '/api/simulator/texts', { from: OWNER, to: '+15550100000', body: 'ok' })).status).toBe(404);
  });

  it('its wire asks for the password of the account', async () => {
    const account = `AC${org.orgId.replaceAll('-', '')}`;
    const url = `${world.baseUrl}/simulator/twilio/api/2010-04-01/Accounts/${account}/Messages.json`;
    const basic = (login: string) => ({ authorization: `Basic ${Buffer.from(login).toString('base64')}` });
    expect((await fetch(url)).status).toBe(401);
    expect((await fetch(url, { headers: basic(`${account}:wrong`) })).status).toBe(401);
    expect((await fetch(url, { headers: basic(`AC${'0'.repeat(32)}:anything`) })).status).toBe(401);
    expect((await fetch(url, { headers: basic(`${account}:test-auth-token-of-the-simulated-account`) })).status).toBe(200);
    const foreign = url.replace(account, `AC${other.orgId.replaceAll('-', '')}`);
    expect((await fetch(foreign, { headers: basic(`${account}:test-auth-token-of-the-simulated-account`) })).status).toBe(404);
  });

  it('rings in real time when asked, so that the console shows a live call', async () => {
    // whenever somebody looks: what stands in the row, and since when
    await world.sql(`CREATE TABLE seen_calls (call text, status text, at timestamptz DEFAULT clock_timestamp());
      CREATE FUNCTION see_call() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        INSERT INTO seen_calls (call, status) VALUES (NEW.provider_call_id, NEW.status); RETURN NULL; END $$;
      CREATE TRIGGER see_call AFTER INSERT OR UPDATE ON calls FOR EACH ROW EXECUTE FUNCTION see_call()`);
    const callSid = await world.phone('+13125580125', org).calls('canceled', { ringSeconds: 1, isRealtime: true });
    const seen = await eventually('the call ended', async () => {
      const rows = await world.sql<{ status: string; at: Date }>('SELECT status, at FROM seen_calls WHERE call = $1 ORDER BY at', [
        callSid,
      ]);
      return rows.at(-1)?.status === 'missed' && rows;
    });
    const [rings, end] = [seen[0]!, seen.find(({ status }) => status !== 'ringing')!];
    expect(rings.status).toBe('ringing');
    // a timer may be early by a moment
    expect(end.at.getTime() - rings.at.getTime()).toBeGreaterThan(900);
    await world.sql('DROP FUNCTION see_call CASCADE; DROP TABLE seen_calls');
  });

  it('moves business time for everybody, but not while a real number is connected', async () => {
    const before = await org.get<{ now: string; offsetSeconds: number }>('/api/simulator/clock');
    const moved = await org.request<{ now: string; offsetSeconds: number }>('POST', '/api/simulator/clock', { advanceSeconds: 3600 });
    expect(moved.status).toBe(200);
    expect(Date.parse(moved.body.now) - Date.parse(before.now)).toBeGreaterThanOrEqual(3_600_000);
    expect(moved.body.offsetSeconds - before.offsetSeconds).toBe(3600);
    const real = await world.org({ name: 'Real Roofing' });
    await world.app.get(Database).withOrg(real.orgId, () =>
      world.app.get(ChannelAccounts).create({
        address: '+13125557777',
        externalAccountId: `AC${'7'.repeat(32)}`,
        authToken: 'real',
        apiBaseUrl: 'https://api.twilio.com',
      }),
    );
    expect((await org.request('POST', '/api/simulator/clock', { advanceSeconds: 60 })).status).toBe(409);
    expect((await real.request('POST', '/api/simulator/texts', { from: ANN, to: '+13125557777', body: 'x' })).status).toBe(409);
    expect((await real.request('GET', '/api/simulator/ledger')).status).toBe(409);
    await world.sql("UPDATE channel_accounts SET state = 'released' WHERE address = '+13125557777'");
  });

  it('faults strike the next sends, and the text still arrives once', async () => {
    const phone = world.phone('+13125580126', org);
    expect((await org.request('POST', '/api/simulator/faults', { kind: '429', count: 1 })).status).toBe(201);
    await phone.calls('no-answer');
    expect(await phone.receives(1)).toHaveLength(1);
    expect((await org.request('POST', '/api/simulator/faults', { kind: 'drop-answer', count: 1 })).status).toBe(201);
    const lost = world.phone('+13125590127', org);
    await lost.calls('no-answer');
    expect(await lost.receives(1)).toHaveLength(1);
    await eventually('the receipt settled it', async () => {
      const rows = await world.sql(
        "SELECT 1 FROM outbound WHERE to_address = '+13125590127' AND state IN ('accepted', 'sent', 'delivered')",
      );
      return rows.length > 0;
    });
    expect(await lost.inbox()).toHaveLength(1);
  });

  it('buys a number of an area, uses it, and gives it back', async () => {
    const bought = await org.request<{ id: string; address: string; isSimulated: boolean; registration: string }>('POST', '/api/numbers', {
      areaCode: '773',
    });
    expect(bought.status).toBe(201);
    expect(bought.body).toMatchObject({ isSimulated: true, registration: 'simulated', address: expect.stringMatching(/^\+1773555\d{4}$/) });
    expect(JSON.stringify(bought.body)).not.toMatch(/token|sealed|credential/i);
    const listed = await org.get<{ data: { address: string }[]; total: number }>('/api/numbers');
    expect(listed.data.map((row) => row.address)).toContain(bought.body.address);
    expect(listed.total).toBe(2);
    expect(
      (await org.request('POST', '/api/simulator/texts', { from: ANN, to: bought.body.address, body: 'To the new number' })).status,
    ).toBe(201);
    await eventually(
      'the text arrived',
      async () => (await world.sql("SELECT 1 FROM messages WHERE body = 'To the new number'")).length > 0,
    );
    expect((await other.request('DELETE', `/api/numbers/${bought.body.id}`)).status).toBe(404);
    expect((await org.request('DELETE', `/api/numbers/${bought.body.id}`)).status).toBe(409);
    expect((await org.request('DELETE', `/api/numbers/${bought.body.id}?force=true`)).status).toBe(204);
    expect((await org.get<{ total: number }>('/api/numbers')).total).toBe(1);
    const again = await other.request<{ address: string }>('POST', '/api/numbers', { address: bought.body.address });
    expect(again.status).toBe(201);
  });

  it('an org without any account gets one under the agency', async () => {
    const fresh = await world.org({ name: 'Fresh Start' });
    await world.sql("UPDATE channel_accounts SET state = 'released' WHERE org_id = $1", [fresh.orgId]);
    expect((await fresh.request('POST', '/api/numbers', { areaCode: '415' })).status).toBe(201);
    const [row] = await world.sql<{ external_account_id: string; credentials_sealed: string }>(
      "SELECT external_account_id, credentials_sealed FROM channel_accounts WHERE org_id = $1 AND state = 'active'",
      [fresh.orgId],
    );
    expect(row!.external_account_id).not.toBe(`AC${world.operationsOrgId.replaceAll('-', '')}`);
    expect(row!.credentials_sealed).not.toMatch(/^[0-9a-f]{32}$/);
  });

  it('a taken number is a conflict, a bad one a 400', async () => {
    expect((await org.request('POST', '/api/numbers', { address: other.number })).status).toBe(409);
    expect((await org.request('POST', '/api/numbers', { address: '12' })).status).toBe(400);
    expect((await org.request('POST', '/api/numbers', { areaCode: 'abc' })).status).toBe(400);
  });
});
