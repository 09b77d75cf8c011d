import { randomUUID } from 'node:crypto';
import { ConversationSearchRepository } from '../../src/conversations/conversation-search.repository.js';
import { LINE_THRESHOLD, shapesOf, type FoundLine } from '../../src/conversations/conversation-search.rules.js';
import { ConversationSearch } from '../../src/conversations/conversation-search.service.js';
import { TurnsRepository } from '../../src/conversations/turns.repository.js';
import { wordGroups } from '../../src/knowledge/words.rules.js';
import { Database, type Tx } from '../../src/platform/database/database.service.js';
import fixture from '../fixtures/scroll-up.json' with { type: 'json' };
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';

type Line = [sender: string, text: string];
interface Labelled {
  found: [question: string, line: string][];
  nothing: string[];
}

let world: World;
let org: TestOrg;
let other: TestOrg;
let search: ConversationSearch;
let people = 0;

beforeAll(async () => {
  world = await World.start();
  org = await world.org();
  other = await world.org();
  search = world.app.get(ConversationSearch);
});
afterAll(() => world?.stop());

/** A thread as it would have come in, one line a minute, the newest one now; of a new contact unless one is named. */
async function thread(
  lines: Line[],
  options: { of?: TestOrg; contact?: string; daysAgo?: number } = {},
): Promise<{ id: string; contact: string }> {
  const { of = org, daysAgo = 0 } = options;
  const contact = options.contact ?? randomUUID();
  const id = randomUUID();
  if (!options.contact)
    await world.sql('INSERT INTO contacts (id, org_id, name) VALUES ($1, $2, $3)', [contact, of.orgId, `Person ${(people += 1)}`]);
  await world.sql(
    `INSERT INTO conversations (id, org_id, contact_id, channel_account_id, contact_address, status, last_seq, last_message_at)
     VALUES ($1, $2, $3, $4, '+13125550777', $5, $6, app_now() - make_interval(days => $7))`,
    [id, of.orgId, contact, of.accountId, daysAgo > 0 ? 'closed' : 'open', lines.length, daysAgo],
  );
  await world.sql(
    `INSERT INTO messages (id, org_id, conversation_id, channel_account_id, seq, direction, sender, body, created_at)
     SELECT gen_random_uuid(), $1, $2, $3, l.seq, CASE l.sender WHEN 'customer' THEN 'in' ELSE 'out' END, l.sender, l.body,
       app_now() - make_interval(days => $6, mins => (cardinality($4::text[]) - l.seq)::int)
     FROM unnest($4::text[], $5::text[]) WITH ORDINALITY AS l(sender, body, seq)`,
    [of.orgId, id, of.accountId, lines.map(([sender]) => sender), lines.map(([, body]) => body), daysAgo],
  );
  return { id, contact };
}
const find = (conversation: string, question: string, beforeSeq = 1000, of = org): Promise<FoundLine[]> =>
  world.app.get(Database).withOrg(of.orgId, () => search.search(conversation, question, beforeSeq));

/** How the database would go about what `read` asks. */
async function planOf(read: (tx: Tx) => Promise<unknown>): Promise<string> {
  return world.app.get(Database).asOrg(org.orgId, async (tx) => {
    await tx.execute('SET LOCAL enable_seqscan = off');
    const explained: string[] = [];
    const explaining = {
      orgId: org.orgId,
      query: async (sql: string, params?: unknown[]) => {
        const rows = await tx.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, params);
        explained.push(...rows.map((row) => row['QUERY PLAN']));
        return [];
      },
    } as unknown as Tx;
    await read(explaining);
    return explained.join('\n');
  });
}

describe('the labelled threads', () => {
  const ids = new Map<string, string>();
  beforeAll(async () => {
    for (const { name, lines } of fixture.threads) ids.set(name, (await thread(lines as Line[])).id);
  });

  async function figures(part: 'calibration' | 'heldOut'): Promise<{ recall: number; falseShare: number; missed: string[] }> {
    const missed: string[] = [];
    let [asked, found, empty, wrong] = [0, 0, 0, 0];
    for (const one of fixture.threads) {
      const { found: answered, nothing } = one[part] as Labelled;
      for (const [question, line] of answered) {
        asked += 1;
        const lines = await find(ids.get(one.name)!, question);
        if (lines.some(({ text }) => text.includes(line))) found += 1;
        else missed.push(`${question} -> ${lines.map(({ text }) => text).join(' / ') || 'nothing'}`);
      }
      for (const question of nothing) {
        empty += 1;
        const lines = await find(ids.get(one.name)!, question);
        if (lines.length > 0) missed.push(`${question} -> ${lines[0]!.text}`);
        wrong += lines.length > 0 ? 1 : 0;
      }
    }
    return { recall: found / asked, falseShare: wrong / empty, missed };
  }

  it.each(['calibration', 'heldOut'] as const)(
    '%s: at least four of five lines are found, and at most one in four idle questions finds one',
    async (part) => {
      const { recall, falseShare, missed } = await figures(part);
      process.stdout.write(
        `scroll-up ${part} at ${LINE_THRESHOLD}: recall ${recall.toFixed(2)}, false ${falseShare.toFixed(2)}\n${missed.map((line) => `  ${line}\n`).join('')}`,
      );
      expect(recall, missed.join('\n')).toBeGreaterThanOrEqual(0.8);
      expect(falseShare, missed.join('\n')).toBeLessThanOrEqual(0.25);
    },
  );
});

describe('a search', () => {
  it('finds a text that came in by the webhook, and only what is older than the turn', async () => {
    const phone = world.phone('+13125550991', org);
    await phone.texts('The gate code is 7788, use the back entrance');
    await phone.receives(1);
    await world.settled();
    const { id } = await org.thread(phone.address);
    expect((await find(id, 'what was the gate code')).map(({ text }) => text)).toEqual(['The gate code is 7788, use the back entrance']);
    expect(await find(id, 'what was the gate code', 1)).toEqual([]);
  });

  it('goes back to earlier threads of the same person, and says which thread a line is from', async () => {
    const old = await thread([['customer', 'The attic hatch is in the bedroom closet']], { daysAgo: 200 });
    const now = await thread([['customer', 'Hi, it is me again']], { contact: old.contact });
    const [line] = await find(now.id, 'where was the attic hatch?');
    expect(line).toMatchObject({ conversationId: old.id, seq: 1, sender: 'customer' });
    expect(line!.score).toBeGreaterThan(0.6);
    expect(line!.score).toBeLessThan(0.8);
  });

  it('never finds the line of another person, nor of another business', async () => {
    const secret: Line[] = [['customer', 'My alarm password is marzipan']];
    const [mine, , theirs] = [await thread([['customer', 'Hello']]), await thread(secret), await thread(secret, { of: other })];
    expect(await find(mine.id, 'what is the alarm password')).toEqual([]);
    expect(await find(theirs.id, 'what is the alarm password')).toEqual([]);
    expect(await find(theirs.id, 'what is the alarm password', 1000, other)).toHaveLength(1);
  });

  it('forgets what was deleted, erased, or never left', async () => {
    const { id, contact } = await thread([
      ['customer', 'The spare key is under the flowerpot'],
      ['ai', 'The flowerpot key is noted'],
    ]);
    expect(await find(id, 'where is the flowerpot key')).toHaveLength(2);
    await world.sql(
      `INSERT INTO outbound (id, org_id, conversation_id, message_id, channel_account_id, seq, to_address, dedupe_key, lane, kind, state, not_before)
       SELECT gen_random_uuid(), m.org_id, m.conversation_id, m.id, m.channel_account_id, m.seq, '+1', m.id::text, 'reply', 'answer', 'superseded', app_now()
       FROM messages m WHERE m.conversation_id = $1 AND m.direction = 'out'`,
      [id],
    );
    expect((await find(id, 'where is the flowerpot key')).map(({ sender }) => sender)).toEqual(['customer']);
    const erased = await org.request('POST', '/api/privacy/erase', { contactId: contact });
    expect(erased.status, JSON.stringify(erased.body)).toBeLessThan(300);
    expect(await find(id, 'where is the flowerpot key')).toEqual([]);
    const left = await world.sql(`SELECT 1 FROM messages WHERE conversation_id = $1 AND search @@ to_tsquery('english', 'flowerpot')`, [
      id,
    ]);
    expect(left).toEqual([]);
  });

  it('finds no draft: nobody said it, whichever thread of the person is searched', async () => {
    const lines: Line[] = [
      ['customer', 'The spare fuse lies in the garage'],
      ['ai', 'The garage fuse is on our list'],
    ];
    const old = await thread(lines, { daysAgo: 200 });
    const now = await thread([['customer', 'Hi, it is me again']], { contact: old.contact });
    await world.sql(`UPDATE messages SET kind = 'draft' WHERE conversation_id = $1 AND direction = 'out'`, [old.id]);
    for (const { id } of [old, now]) expect((await find(id, 'where is the garage fuse')).map(({ sender }) => sender)).toEqual(['customer']);
  });

  it('is not misled by signs that mean something to the database', async () => {
    const { id } = await thread([['customer', "It's the O'Neill & Sons (boiler) | !valve: 50%"]]);
    for (const question of ["O'Neill & Sons?", "boiler | ! & ( ' :* \\", '%_ valve <-> 50%'])
      expect(await find(id, question), question).toHaveLength(1);
  });

  it('finds its lines by index, whatever the size of the tables', async () => {
    const { id } = await thread([['customer', 'Anything']]);
    const groups = wordGroups('what is the price of a boiler');
    const plan = await planOf((tx) => world.app.get(ConversationSearchRepository).matches(tx, id, 10, groups, shapesOf(groups)));
    expect(plan).not.toMatch(/Seq Scan on (messages|conversations|outbound)/);
    expect(plan).toMatch(/Index Scan (Backward )?using messages_conversation_id_seq_key/);
    expect(plan).toContain('conversations_contact');
  });
});

describe('a turn of a long thread', () => {
  interface Looked {
    retrieval: { triggers: string[]; found: { title: string }[] } | null;
  }
  const newest = async (phone: string): Promise<Looked> => {
    const { id } = await org.thread(phone);
    const { data } = await org.get<{ data: { id: string }[] }>(`/api/decisions?conversationId=${id}&sort=createdAt&order=DESC`);
    return org.get<Looked>(`/api/decisions/${data[0]!.id}`);
  };

  it('scrolls up for what is missing once lines are out of sight, however short they are', async () => {
    const phone = world.phone('+13125550992', org);
    await phone.says('Hello');
    expect((await newest(phone.address)).retrieval).toBeNull();
    const { id } = await org.thread(phone.address);
    // What was said while a person had the thread: no turn read it.
    const lines: Line[] = [
      ['customer', 'Our shed is in the yard behind the house'],
      ...Array.from({ length: 26 }, (_, at): Line => [at % 2 ? 'human' : 'customer', 'ok']),
    ];
    await world.sql(
      `INSERT INTO messages (id, org_id, conversation_id, channel_account_id, seq, direction, sender, body, created_at)
       SELECT gen_random_uuid(), $1, $2, $3, c.last_seq + l.seq, CASE l.sender WHEN 'customer' THEN 'in' ELSE 'out' END, l.sender, l.body, app_now()
       FROM conversations c, unnest($4::text[], $5::text[]) WITH ORDINALITY AS l(sender, body, seq) WHERE c.id = $2`,
      [org.orgId, id, org.accountId, lines.map(([sender]) => sender), lines.map(([, body]) => body)],
    );
    await world.sql(
      'UPDATE conversations SET last_seq = last_seq + $2, inbound_seq = last_seq + $2, processed_seq = last_seq + $2 WHERE id = $1',
      [id, lines.length],
    );
    await phone.says('It is the shed in the yard');
    const { retrieval } = await newest(phone.address);
    expect(retrieval?.triggers).toContain('missing_slot');
    expect(retrieval?.found).toEqual([expect.objectContaining({ title: expect.stringMatching(/^customer on /) as string })]);
  });
});

describe('what a turn reads of its thread', () => {
  const stated = (id: string, states: string[]): Promise<unknown> =>
    world.sql(
      `INSERT INTO outbound (id, org_id, conversation_id, message_id, channel_account_id, seq, to_address, dedupe_key, lane, kind, state, not_before)
       SELECT gen_random_uuid(), m.org_id, m.conversation_id, m.id, m.channel_account_id, m.seq, '+1', m.id::text, 'reply', 'answer', ($2::text[])[1 + m.seq % cardinality($2)], app_now()
       FROM messages m WHERE m.conversation_id = $1 AND m.direction = 'out'`,
      [id, states],
    );
  const turns = new TurnsRepository();

  it('is what the customer read or is about to read', async () => {
    const states = ['queued', 'sending', 'accepted', 'delivered', 'unknown', 'blocked', 'cancelled', 'expired', 'superseded', 'failed'];
    const { id } = await thread([...states.map((): Line => ['ai', 'Hi']), ['system', 'No text'], ['customer', 'Old'], ['customer', 'New']]);
    await stated(id, states);
    await world.sql(`DELETE FROM outbound WHERE conversation_id = $1 AND seq = 11`, [id]);
    const { messages, history } = await world.app.get(Database).asOrg(org.orgId, (tx) => turns.messages(tx, id, 12, 13));
    expect(messages.map(({ seq }) => seq)).toEqual([13]);
    const read = await world.sql<{ seq: number }>(
      `SELECT m.seq::int FROM messages m LEFT JOIN outbound o ON o.org_id = m.org_id AND o.message_id = m.id
       WHERE m.conversation_id = $1 AND m.seq < 13 AND coalesce(o.state, '') NOT IN ('blocked', 'cancelled', 'expired', 'superseded', 'failed') ORDER BY m.seq`,
      [id],
    );
    expect(history.map(({ seq }) => seq)).toEqual(read.map(({ seq }) => seq));
    expect(history).toHaveLength(7);
  });

  it('costs as much in a business that has written much', async () => {
    const long = Array.from({ length: 300 }, (_, at): Line => [at % 2 ? 'ai' : 'customer', `line ${at}`]);
    const [one, other] = [await thread(long), await thread(long)];
    for (const { id } of [one, other]) await stated(id, ['delivered', 'delivered', 'delivered', 'blocked']);
    await world.sql('ANALYZE messages, outbound');
    const plan = await planOf((tx) => turns.messages(tx, one.id, 299, 300));
    expect(plan).toMatch(/outbound_message .*\n.*Index Cond: .*message_id = ANY/);
    expect(plan).toMatch(/Index Scan (Backward )?using messages_conversation_id_seq_key/);
    expect(plan).not.toMatch(/Seq Scan on (messages|outbound)/);
  });
});
