import { randomUUID } from 'node:crypto';
import { TurnsRepository } from '../../src/conversations/turns.repository.js';
import { Database } from '../../src/platform/database/database.service.js';
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
  let accountId: string;

  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ settings: { debounceMs: 50 } });
    const [account] = await world.sql<{ id: string }>('SELECT id FROM channel_accounts WHERE org_id = $1', [org.orgId]);
    accountId = account!.id;
  });
  afterAll(() => world?.stop());

  const text = (from: string, body: string): Promise<string> =>
    deliverTwilio(world, '/webhooks/twilio/messages', inboundSms(org, from, body, newSid()));
  /** A text as the api hands it to the stored function. */
  const sharedText = (from: string, place: number): Record<string, unknown> => ({
    place,
    account: accountId,
    receiver: org.number,
    sid: newSid(),
    raw: {},
    kind: 'phone',
    sender: from,
    hmac: '00',
    channel: 'sms',
    source: 'inbound_sms',
    ids: Array.from({ length: 6 }, () => randomUUID()),
    body: 'Shared',
    media: [],
    quiet: '0',
    cap: '0',
    is_short: false,
  });
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

  it('waits once for threads that others hold, and then shortly for each; the connection waits as ever afterwards', async () => {
    const froms = ['+13125550165', '+13125550166'];
    for (const from of froms) await text(from, 'My AC is broken');
    await world.settled();
    const held = await hold(world, org.orgId, (tx) =>
      tx.query('SELECT 1 FROM conversations WHERE contact_address = ANY($1) FOR UPDATE', [froms]),
    );
    const waitOf = `SELECT current_setting('lock_timeout') AS wait`;
    const system = world.app.get(Database);
    const [first, both] = await Promise.all(
      [0, 2].map((count) =>
        system.asSystem('see how long shared texts wait', async (tx) => {
          const texts = froms.slice(0, count).map((from, place) => sharedText(from, place));
          const rows = await tx.query<{ outcome: string }>('SELECT outcome FROM ingest_texts($1::jsonb)', [JSON.stringify(texts)]);
          return { outcomes: rows.map(({ outcome }) => outcome), wait: (await tx.query<{ wait: string }>(waitOf))[0]!.wait };
        }),
      ),
    );
    const after = await system.asSystem('and afterwards', (tx) => tx.query<{ wait: string }>(waitOf));
    held.letGo();
    await held.ended;
    expect([first, both, after]).toEqual([{ outcomes: [], wait: '20ms' }, { outcomes: ['alone', 'alone'], wait: '1ms' }, [{ wait: '0' }]]);
    expect(await Promise.all(froms.map(textsOf))).toEqual([['My AC is broken'], ['My AC is broken']]);
  });

  it('is not left to a lease that runs out where its turn cannot be read: the turn is given back, and tried again', async () => {
    const from = '+13125550167';
    const turns = world.app.get(TurnsRepository);
    const failing = vi.spyOn(turns, 'messages').mockRejectedValue(new Error('not to be read'));
    await text(from, 'My boiler is cold');
    const state = () =>
      world.sql<{ attempts: number; error: string | null; lease: Date | null }>(
        'SELECT turn_attempts AS attempts, turn_error AS error, lease_until AS lease FROM conversations WHERE contact_address = $1',
        [from],
      );
    const [given] = await eventually('the turn is given back', async () => {
      const rows = await state();
      return rows[0]?.error ? rows : false;
    });
    expect(given).toMatchObject({ attempts: 1, error: 'Error: not to be read', lease: null });
    failing.mockRestore();
    await world.settled();
    expect(await world.phone(from, org).inbox()).toHaveLength(1);
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
    // accepted first; what the network says of it comes by a webhook
    await eventually('the thread is answered', async () => {
      const replies = await world.sql('SELECT 1 FROM outbound WHERE to_address = $1 AND state IN ($2, $3)', [from, 'sent', 'delivered']);
      return replies.length > 0;
    });
  });
});
