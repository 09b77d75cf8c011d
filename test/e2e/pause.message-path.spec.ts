import { IdleThreads } from '../../src/conversations/idle-threads.service.js';
import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import { PASSWORD, signIn } from '../harness/kernel.js';
import { replayedAndStopped } from '../harness/replayed.js';
import type { TestOrg } from '../harness/test-org.js';
import { eventually } from '../harness/until.js';
import { World } from '../harness/world.js';

let world: World;
let boss: { authorization: string };

beforeAll(async () => {
  world = await World.start();
  await world.leftToTheTest('conversations.idle');
  const { agencyId } = world;
  await world.app.get(OrgFactory).addUser({ email: 'boss@agency.test', name: 'Ann', password: PASSWORD, agencyId, role: 'agency_owner' });
  boss = await signIn(world.app, 'boss@agency.test');
});
afterAll(() => replayedAndStopped(world));

const act = (method: 'POST' | 'DELETE', path: string, payload?: object) =>
  world.app.inject({ method, url: `/api/agency/orgs/${path}`, headers: boss, ...(payload && { payload }) });
const pause = async (org: TestOrg): Promise<void> => {
  const answer = await act('POST', `${org.orgId}/pause`, { reason: 'The invoice is open.' });
  expect(answer.statusCode, answer.body).toBe(204);
};
const resume = async (org: TestOrg): Promise<void> => expect((await act('POST', `${org.orgId}/resume`)).statusCode).toBe(204);
const sent = async (org: TestOrg): Promise<string[]> =>
  (
    await world.sql<{ body: string }>(
      `SELECT m.body FROM outbound o JOIN messages m ON m.id = o.message_id WHERE o.org_id = $1 AND o.lane <> 'staff' AND o.state IN ('sending', 'accepted', 'sent', 'delivered', 'read') ORDER BY o.created_at`,
      [org.orgId],
    )
  ).map((row) => row.body);
const missedCall = async (phone: string, org: TestOrg): Promise<Record<string, unknown>> => {
  const callSid = await world.phone(phone, org).calls('no-answer');
  return eventually('the call is decided', async () => {
    const [row] = await world.sql(
      'SELECT status, text_back, text_back_reason, events FROM calls WHERE provider_call_id = $1 AND text_back IS NOT NULL',
      [callSid],
    );
    return row;
  });
};
const stored = (org: TestOrg, body: string) =>
  eventually(`"${body}" is stored`, async () => {
    const rows = await world.sql('SELECT 1 FROM messages WHERE org_id = $1 AND body = $2', [org.orgId, body]);
    return rows.length > 0;
  });

describe('a paused business', () => {
  it('rings through, stores texts, honours STOP, sends nothing by itself, and resumes without a flood', async () => {
    const org = await world.org({
      name: 'Paused Plumbing',
      stopReplyOwner: 'app',
      settings: { debounceMs: 0, spokenMessage: 'We will text you!' },
    });
    const [known, caller, writer, leaver, danger] = ['+13125550301', '+13125550302', '+13125550303', '+13125550304', '+13125550305'];
    // a conversation under way, with a nudge waiting
    await missedCall(known, org);
    await world.phone(known, org).receives(1);
    await world.settled();
    await world.phone(leaver, org).texts('Hello there, do you fix boilers?');
    await world.phone(leaver, org).receives(1);
    await world.settled();
    // a receipt that is still on its way would say that the text below has left
    await world.receipted(org.orgId);
    // a text that waits for its hour when the pause comes
    await world.sql(
      `UPDATE outbound SET state = 'queued', not_before = app_now() + interval '1 hour', settled_at = NULL WHERE org_id = $1 AND to_address = $2`,
      [org.orgId, known],
    );
    const before = (await sent(org)).length;
    await pause(org);
    expect(
      (await world.sql(`SELECT state, block_reason FROM outbound WHERE org_id = $1 AND to_address = $2`, [org.orgId, known]))[0],
    ).toEqual({
      state: 'cancelled',
      block_reason: 'org_paused',
    });
    expect(
      await world.sql(`SELECT 1 FROM jobs WHERE org_id = $1 AND kind = 'conversation.follow_up' AND state = 'pending'`, [org.orgId]),
    ).toEqual([]);

    // the phone of the business rings, and the caller is promised nothing
    const call = await missedCall(caller, org);
    expect(call).toMatchObject({ status: 'missed', text_back: 'skipped', text_back_reason: 'org_paused' });
    expect(JSON.stringify(call.events)).toContain('"dialed"');
    // texts are kept, unread, and nobody answers them
    await world.phone(writer, org).texts('Is anybody there?');
    await stored(org, 'Is anybody there?');
    expect(await org.thread(writer)).toMatchObject({ unreadCount: 1, handler: 'ai' });
    // STOP counts and is confirmed once, as the law allows
    await world.phone(leaver, org).texts('STOP');
    await eventually('STOP is honoured', async () => (await org.thread(leaver)).isSuppressed === true);
    // safety comes before any invoice
    await world.phone(danger, org).texts('I smell gas in the house');
    const [safety] = await world.phone(danger, org).receives(1);
    expect(safety).toMatch(/911|leave/i);
    await world.settled();
    await world.advance('4d');
    await world.settled();
    const during = (await sent(org)).slice(before);
    expect(during.length).toBe(2);
    expect(during.some((body) => /unsubscribed|opted out|no more/i.test(body))).toBe(true);
    expect(await world.phone(caller, org).inbox()).toEqual([]);
    expect(await world.phone(writer, org).inbox()).toEqual([]);
    // what nobody read and nothing decided about does not fall asleep
    await world.app.get(IdleThreads, { strict: false }).run();
    expect(await org.thread(writer)).toMatchObject({ status: 'open', unreadCount: 1 });
    expect(await org.thread(known)).toMatchObject({ status: 'closed', closeReason: 'dormant' });

    // a person may still write
    const thread = await org.thread(writer);
    const taken = await org.request('POST', `/api/conversations/${thread.id}/takeover`);
    expect(taken.status, JSON.stringify(taken.body)).toBeLessThan(300);
    await org.request('POST', `/api/conversations/${thread.id}/messages`, { body: 'We are back soon.' }, { 'Idempotency-Key': 'k1' });
    expect(await world.phone(writer, org).receives(1)).toEqual(['We are back soon.']);

    const atResume = (await sent(org)).length;
    await resume(org);
    await world.settled();
    await world.advance('4d');
    await world.settled();
    expect((await sent(org)).length).toBe(atResume);
    // and from now on it works again
    await world.phone('+13125550306', org).texts('My AC is broken, can you come?');
    expect((await world.phone('+13125550306', org).receives(1))[0]).toBeTruthy();
  });

  it('withdraws drafts, and no thread says that one waits', async () => {
    const org = await world.org({ name: 'Drafting Dental', settings: { debounceMs: 0, replyMode: 'draft' } });
    const phone = world.phone('+13125550309', org);
    await phone.says('Can I come in for a cleaning?');
    expect(await org.thread(phone.address)).toMatchObject({ hasDrafts: true });
    await pause(org);
    expect(await org.thread(phone.address)).toMatchObject({ hasDrafts: false });
  });

  it('lets a turn that was already waiting end in silence', async () => {
    const org = await world.org({ name: 'Slow Salon', settings: { debounceMs: 8_000, debounceCapMs: 9_000 } });
    await world.phone('+13125550311', org).textsUnread('Do you have time today for a cut?');
    await pause(org);
    await world.advance('2h');
    await world.settled();
    expect(await sent(org)).toEqual([]);
    await resume(org);
    await world.settled();
    expect(await sent(org)).toEqual([]);
  });

  it('counts from its commit on in processes that remember the business as active, and so does the end of it', async () => {
    const org = await world.org({ name: 'Two Process Towing', settings: { debounceMs: 0 } });
    // as another process writes it: nothing in this one is told
    const elsewhere = (status: string) => world.sql('UPDATE orgs SET status = $2 WHERE id = $1', [org.orgId, status]);
    const [waits, writes, late] = ['+13125550331', '+13125550332', '+13125550333'];
    await world.phone(waits, org).texts('Can you tow my car?');
    await world.phone(waits, org).receives(1);
    // a receipt that is still on its way would say that the text below has left
    await world.receipted(org.orgId);
    await world.sql(
      `UPDATE outbound SET state = 'queued', not_before = app_now() + interval '1 minute', settled_at = NULL WHERE org_id = $1 AND to_address = $2`,
      [org.orgId, waits],
    );
    await elsewhere('paused');
    await world.phone(writes, org).texts('And mine too?');
    await stored(org, 'And mine too?');
    await world.advance('2m');
    await world.settled();
    expect(await sent(org)).toEqual([]);
    expect(await world.sql('SELECT block_reason FROM outbound WHERE org_id = $1 AND to_address = $2', [org.orgId, waits])).toEqual([
      { block_reason: 'org_paused' },
    ]);
    expect(
      await world.sql(
        `SELECT d.reason_code FROM decisions d JOIN conversations c ON c.id = d.conversation_id WHERE c.org_id = $1 AND c.contact_address = $2`,
        [org.orgId, writes],
      ),
    ).toEqual([{ reason_code: 'org_paused' }]);

    await elsewhere('active');
    await pause(org);
    await world.phone(writes, org).texts('Still nobody?');
    await stored(org, 'Still nobody?');
    await elsewhere('active');
    await world.phone(late, org).texts('Anybody there now?');
    expect(await world.phone(late, org).receives(1)).toHaveLength(1);
  });

  it('is told to its people, steps cannot be skipped, and the trail has the reason', async () => {
    const org = await world.org({ name: 'Careful Clinic' });
    expect((await act('POST', `${org.orgId}/resume`)).statusCode).toBe(422);
    expect((await act('DELETE', org.orgId)).json()).toMatchObject({ code: 'orgs.status' });
    await pause(org);
    expect((await act('POST', `${org.orgId}/pause`, { reason: 'again' })).statusCode).toBe(422);
    const list = await world.app.inject({ url: '/api/agency/orgs?filter[status]=paused&q=careful', headers: boss });
    expect(list.json()).toMatchObject({
      total: 1,
      data: [{ pauseReason: 'The invoice is open.', pausedAt: expect.any(String) as string }],
    });
    const trail = await org.get<{ data: unknown[] }>('/api/audit?filter[action]=agency.org_pause');
    expect(trail.data[0]).toMatchObject({
      actorName: 'Ann',
      before: { status: 'active' },
      after: { status: 'paused', reason: 'The invoice is open.' },
    });
    expect((await act('POST', `${world.operationsOrgId}/pause`, { reason: 'no' })).statusCode).toBe(422);
    expect((await act('POST', `${org.orgId}/pause`, {})).statusCode).toBe(400);
  });
});

describe('removing a business', () => {
  it('gives its numbers back, shuts everybody out within five seconds, and keeps its records', async () => {
    const org = await world.org({ name: 'Leaving Ltd' });
    await world.phone('+13125550321', org).texts('Hello');
    await stored(org, 'Hello');
    await pause(org);
    const answer = await act('DELETE', org.orgId);
    expect(answer.statusCode, answer.body).toBe(204);
    expect((await act('POST', `${org.orgId}/resume`)).statusCode).toBe(404);
    const list = await world.app.inject({ url: '/api/agency/orgs?q=leaving', headers: boss });
    expect(list.json()).toMatchObject({ total: 0 });
    await eventually('its owner is out', async () => (await org.request('GET', '/api/settings')).status === 401);
    expect(await world.sql('SELECT state FROM channel_accounts WHERE org_id = $1', [org.orgId])).toEqual([{ state: 'released' }]);
    expect(await world.sql('SELECT body FROM messages WHERE org_id = $1 AND body = $2', [org.orgId, 'Hello'])).toHaveLength(1);
    // no webhook finds it any more
    const late = await world.org({ name: 'Other' });
    await expect(
      late.request('POST', '/api/simulator/texts', { from: '+13125550321', to: org.number, body: 'Still there?' }),
    ).resolves.toMatchObject({
      status: expect.any(Number) as number,
    });
    expect(await world.sql('SELECT 1 FROM messages WHERE org_id = $1 AND body = $2', [org.orgId, 'Still there?'])).toEqual([]);
  });
});
