import { withClient } from '../harness/template.js';
import type { OrgFixture } from '../isolation/fixtures.js';
import { startIsolationWorld, type IsolationWorld } from '../isolation/isolation-world.js';
import { Judge } from './rig/judge.js';
import { CHECKS } from './rig/judge-sql.js';
import { Sender } from './rig/sender.js';

/** A judge that sees nothing is content with everything: each broken promise that no cell breaks is broken here by hand. */
describe('the judge', () => {
  let world: IsolationWorld;
  let judge: Judge;
  let org: OrgFixture;
  const sql = <R extends object>(text: string, params: unknown[] = []): Promise<R[]> =>
    withClient(world.db.adminUrl, async (client) => (await client.query(text, params)).rows as R[]);
  const found = (check: string): Promise<object[]> => sql(CHECKS[check]!, [[org.phone]]);
  const move = (state: string): Promise<object[]> =>
    sql(`UPDATE outbound SET state = $2, claimed_at = now() WHERE org_id = $1`, [org.orgId, state]);

  beforeAll(async () => {
    world = await startIsolationWorld();
    org = world.a;
    judge = new Judge({ sql }, '/nonexistent');
    await judge.install();
  });
  afterAll(() => world?.close());

  it('sees a receipt that takes a state back, and none that takes it on', async () => {
    await move('accepted');
    await sql('DELETE FROM judge.log');
    for (const state of ['accepted', 'sent', 'delivered', 'read']) await move(state);
    expect(await found('receipt took a state back')).toEqual([]);
    await move('sent');
    expect(await found('receipt took a state back')).toHaveLength(1);
  });

  it('sees a text that nobody can settle, until a person is told', async () => {
    const sender = new Sender('http://127.0.0.1');
    sender.phones.add(org.phone);
    await move('unknown');
    expect(await judge.overdue(sender)).toEqual([]);
    await sql(`UPDATE outbound SET claimed_at = now() - interval '11 minutes' WHERE org_id = $1`, [org.orgId]);
    expect(await judge.overdue(sender)).toEqual([expect.stringContaining("G3 unknown for ten minutes, and on nobody's list: 1")]);
    await sql(`UPDATE escalations SET kind = 'delivery' WHERE org_id = $1`, [org.orgId]);
    expect(await judge.overdue(sender)).toEqual([]);
    await sql(`UPDATE outbound SET state = 'sending' WHERE org_id = $1`, [org.orgId]);
    expect(await judge.overdue(sender)).toEqual([expect.stringContaining('G3 in "sending" for more than 90 s: 1')]);
  });

  it('sees a row that refers to another org, along every foreign key', async () => {
    expect(await judge.strayReferences()).toEqual([]);
    // the keys carry the org, so that only a server that looks away lets it in
    const stray = `SET session_replication_role = replica; UPDATE message_edits SET org_id = '${world.b.orgId}' WHERE org_id = '${org.orgId}'`;
    await sql(stray);
    expect(await judge.strayReferences()).toEqual([expect.stringContaining('message_edits -> messages')]);
  });

  it('sees a decision that was changed, and none whose words were taken out of it', async () => {
    await sql(`UPDATE decisions SET reply = NULL, plan = '{}' WHERE org_id = $1`, [org.orgId]);
    expect(await found('a decision was changed or lost')).toEqual([]);
    await sql(`UPDATE decisions SET reason_code = 'other' WHERE org_id = $1`, [org.orgId]);
    expect(await found('a decision was changed or lost')).toHaveLength(1);
  });

  it('sees an opt-out and a takeover that stand in no audit trail', async () => {
    const check = 'opt-out or takeover that stands in no audit trail';
    const [suppression] = await sql<{ id: string }>(
      `INSERT INTO suppressions (id, org_id, address_hmac, address_last4, channel, source, contact_id)
       VALUES (gen_random_uuid(), $1, $2, '0000', 'sms', 'keyword', $3) RETURNING id`,
      [org.orgId, Buffer.from('judge'), org.ids.contacts],
    );
    await sql(`UPDATE conversations SET handler = 'human', handler_user_id = $2 WHERE id = $1`, [org.ids.conversations, org.userId]);
    expect(await found(check)).toHaveLength(2);
    const entries: [string, string][] = [
      ['suppressions.create', suppression!.id],
      ['conversations.taken_over', org.ids.conversations!],
    ];
    for (const [action, id] of entries)
      await sql(`INSERT INTO audit_entries (org_id, actor_type, action, target_type, target_id) VALUES ($1, 'system', $2, 'test', $3)`, [
        org.orgId,
        action,
        id,
      ]);
    expect(await found(check)).toEqual([]);
  });
});
