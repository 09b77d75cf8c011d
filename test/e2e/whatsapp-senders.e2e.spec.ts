import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';

const SECRET = 'canary-access-token-of-the-test';
const meta = {
  wabaId: '102290129340355',
  phoneNumberId: '1022901293403551',
  accessToken: SECRET,
  appSecret: 'canary-app-secret-of-the-test',
};

describe('WhatsApp senders', () => {
  let world: World;
  let org: TestOrg;
  beforeAll(async () => {
    world = await World.start();
    org = await world.org();
  });
  afterAll(() => world?.stop());

  it('at Twilio: only one that is registered there, and then it talks', async () => {
    expect((await org.request('POST', '/api/whatsapp-senders/twilio', { address: '+13125550199' })).body.code).toBe('whatsapp.no_sender');
    const bought = (await org.request('POST', '/api/numbers', { areaCode: '312' })).body;
    const made = await org.request('POST', '/api/whatsapp-senders/twilio', { address: bought.address });
    expect(made).toMatchObject({ status: 201, body: { state: 'active', canSend: true, verifyToken: null } });
    expect((await org.request('POST', '/api/whatsapp-senders/twilio', { address: bought.address })).status).toBe(409);
    // one that was not online when it was connected: what the provider says now counts
    await world.sql(`UPDATE channel_accounts SET state = 'paused' WHERE id = $1`, [made.body.id]);
    const again = await org.request('POST', '/api/whatsapp-senders/twilio', { address: bought.address });
    expect(again).toMatchObject({ status: 201, body: { id: made.body.id, state: 'active', canSend: true } });
    expect(await world.sql(`SELECT 1 FROM audit_entries WHERE action = 'whatsapp.renew' AND target_id = $1`, [made.body.id])).toHaveLength(
      1,
    );
    const other = await world.org({ name: 'Southside Plumbing' });
    await world.sql(`UPDATE channel_accounts SET state = 'paused' WHERE id = $1`, [made.body.id]);
    expect((await other.request('POST', '/api/whatsapp-senders/twilio', { address: bought.address })).status).toBe(422);
    await world.sql(`UPDATE channel_accounts SET state = 'active' WHERE id = $1`, [made.body.id]);
    const phone = world.phone('+13125550123', org);
    await org.request('POST', '/api/simulator/texts', {
      from: phone.address,
      to: bought.address,
      body: 'Hi on WhatsApp',
      channel: 'whatsapp',
    });
    expect((await phone.receives(1)).length).toBeGreaterThan(0);
    // the number itself stays when the sender goes
    expect((await org.request('DELETE', `/api/numbers/${made.body.id}?force=true`)).status).toBe(204);
    const left = await org.get<{ data: { address: string; channel: string }[] }>('/api/numbers');
    expect(left.data.filter((row) => row.address === bought.address).map((row) => row.channel)).toEqual(['sms']);
  });

  it('at Meta: checked, sealed, kept paused, with what Meta asks for', async () => {
    const refused = await org.request('POST', '/api/whatsapp-senders/meta', { ...meta, accessToken: 'expired-token-of-the-test' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'channels.provider_login' } });
    expect((await org.request('POST', '/api/whatsapp-senders/meta', { ...meta, phoneNumberId: '999999' })).body.code).toBe(
      'whatsapp.not_in_account',
    );
    expect((await org.request('POST', '/api/whatsapp-senders/meta', { ...meta, wabaId: '../../me' })).status).toBe(400);
    const made = await org.request('POST', '/api/whatsapp-senders/meta', meta);
    expect(made).toMatchObject({
      status: 201,
      body: { provider: 'meta', state: 'paused', canSend: false, displayName: 'Simulated business' },
    });
    expect(JSON.stringify(made.body)).not.toContain('canary');
    // a new token for the same sender, which this version keeps paused
    const again = await org.request('POST', '/api/whatsapp-senders/meta', meta);
    expect(again).toMatchObject({ status: 201, body: { id: made.body.id, state: 'paused' } });
    const rows = await world.sql<{ line: string }>(
      'SELECT c::text AS line FROM channel_accounts c UNION ALL SELECT a::text FROM audit_entries a',
    );
    expect(rows.some(({ line }) => line.includes('canary'))).toBe(false);
    const ask = (query: Record<string, string>) => fetch(`${made.body.webhookUrl}?${new URLSearchParams(query).toString()}`);
    const right = { 'hub.mode': 'subscribe', 'hub.verify_token': made.body.verifyToken, 'hub.challenge': '1158201444' };
    const answer = await ask(right);
    expect([answer.status, await answer.text(), answer.headers.get('content-type')]).toEqual([
      200,
      '1158201444',
      'text/plain; charset=utf-8',
    ]);
    for (const wrong of [
      { ...right, 'hub.verify_token': 'guess' },
      { ...right, 'hub.verify_token': `${world.operationsOrgId}.${String(made.body.verifyToken).split('.')[1]}` },
      { ...right, 'hub.mode': 'other' },
      { ...right, 'hub.challenge': '<script>' },
      {},
    ])
      expect((await ask(wrong)).status).toBe(403);
    // the simulator of the phone network goes on beside it
    expect((await org.request('GET', '/api/simulator/ledger')).status).toBe(200);
  });
});
