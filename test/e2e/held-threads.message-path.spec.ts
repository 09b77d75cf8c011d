import { withClient } from '../harness/template.js';
import type { TestOrg } from '../harness/test-org.js';
import { deliverTwilio, inboundSms, newSid } from '../harness/twilio-webhook.js';
import { blocked, hold } from '../harness/held.js';
import { eventually } from '../harness/until.js';
import { World } from '../harness/world.js';

/** A text waits for its own thread at most: not for those of others, and not for what is read about it. */
describe('a text whose thread is busy', () => {
  let world: World;
  let org: TestOrg;

  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ settings: { debounceMs: 50 } });
  });
  afterAll(() => world?.stop());

  const text = (from: string, body: string): Promise<string> =>
    deliverTwilio(world, '/webhooks/twilio/messages', inboundSms(org, from, body, newSid()));
  const textsOf = async (from: string): Promise<string[]> =>
    (
      await world.sql<{ body: string }>(
        `SELECT m.body FROM messages m JOIN conversations c ON c.id = m.conversation_id
         WHERE c.org_id = $1 AND c.contact_address = $2 AND m.direction = 'in' ORDER BY m.seq`,
        [org.orgId, from],
      )
    ).map(({ body }) => body);

  it('waits by itself: texts of others that came with it are stored and answered meanwhile', async () => {
    const [busy, alsoBusy, free] = ['+13125550161', '+13125550162', '+13125550163'] as const;
    for (const from of [busy, alsoBusy]) await text(from, 'My AC is broken');
    await world.settled();
    const held = await hold(world, org.orgId, (tx) =>
      tx.query('SELECT 1 FROM conversations WHERE contact_address = ANY($1) FOR UPDATE', [[busy, alsoBusy]]),
    );
    const waiting = [text(busy, 'It is the one upstairs'), text(alsoBusy, 'It leaks, too')];
    const answered = new Set<number>();
    waiting.forEach((one, index) => void one.then(() => answered.add(index)));
    await text(free, 'Do you repair boilers?');
    expect(await textsOf(free)).toEqual(['Do you repair boilers?']);
    await blocked(world, 2);
    expect([...answered]).toEqual([]);
    held.letGo();
    await held.ended;
    await Promise.all(waiting);
    expect([await textsOf(busy), await textsOf(alsoBusy)]).toEqual([
      ['My AC is broken', 'It is the one upstairs'],
      ['My AC is broken', 'It leaks, too'],
    ]);
    await world.settled();
  });

  it('does not wait for what its turn reads: the next text is stored while the turn still looks things up', async () => {
    const from = '+13125550164';
    await withClient(world.db.adminUrl, async (client) => {
      await client.query('BEGIN');
      // every turn reads what the lead knows, and no webhook does
      await client.query('LOCK TABLE lead_slots IN ACCESS EXCLUSIVE MODE');
      await text(from, 'My furnace makes noises');
      await blocked(world);
      const [thread] = await world.sql<{ leased: boolean }>(
        'SELECT lease_until IS NOT NULL AS leased FROM conversations WHERE contact_address = $1',
        [from],
      );
      expect(thread).toEqual({ leased: true });
      await text(from, 'Since last night');
      expect(await textsOf(from)).toEqual(['My furnace makes noises', 'Since last night']);
      await client.query('COMMIT');
    });
    await world.settled();
    const replies = await eventually('the thread is answered', () =>
      world.sql('SELECT 1 FROM outbound WHERE to_address = $1 AND state IN ($2, $3)', [from, 'sent', 'delivered']),
    );
    expect(replies.length).toBeGreaterThan(0);
  });
});
