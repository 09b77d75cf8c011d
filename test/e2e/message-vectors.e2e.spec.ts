import { randomUUID } from 'node:crypto';
import { UNSEEN_AFTER } from '../../src/conversations/embedding/message-vectors.repository.js';
import { MessageIndex } from '../../src/conversations/embedding/message-index.service.js';
import type { FoundLine } from '../../src/conversations/conversation-search.rules.js';
import { ConversationSearch } from '../../src/conversations/conversation-search.service.js';
import { KnowledgeVectors } from '../../src/knowledge/embedding/vectors.service.js';
import { Database } from '../../src/platform/database/database.service.js';
import { MEANINGS } from '../fixtures/meanings.js';
import { EmbeddingServer, withoutHaste } from '../harness/embedding-server.js';
import type { TestOrg } from '../harness/test-org.js';
import { until } from '../harness/until.js';
import { World } from '../harness/world.js';

/** Lines of a long conversation are found by their meaning, with Ollama's embeddings and without pgvector. */
let server: EmbeddingServer;
let world: World;
let org: TestOrg;
let other: TestOrg;

beforeAll(async () => {
  server = await new EmbeddingServer(MEANINGS).start();
  world = await World.start({
    env: { AI_ENGINE: 'rules', OLLAMA_BASE_URL: server.ollamaUrl, OLLAMA_EMBEDDING_MODEL: 'nomic-embed-text' },
  });
  withoutHaste(world.app.get(KnowledgeVectors));
  org = await world.org();
  other = await world.org();
});
afterAll(async () => {
  await world?.stop();
  await server?.close();
});
beforeEach(() => {
  server.requests.length = 0;
  server.faults.length = 0;
});

/** A thread of one person with these lines and enough small talk after them that they have scrolled out of sight. */
async function thread(lines: string[], of = org, after = UNSEEN_AFTER): Promise<{ id: string; contact: string }> {
  const [id, contact] = [randomUUID(), randomUUID()];
  const all = [...lines, ...Array.from({ length: after }, (_, at) => `Small talk number ${at}`)];
  await world.sql('INSERT INTO contacts (id, org_id, name) VALUES ($1, $2, $3)', [contact, of.orgId, 'Person']);
  await world.sql(
    `INSERT INTO conversations (id, org_id, contact_id, channel_account_id, contact_address, status, last_seq, last_message_at)
     VALUES ($1, $2, $3, $4, '+13125550777', 'open', $5, app_now())`,
    [id, of.orgId, contact, of.accountId, all.length],
  );
  await world.sql(
    `INSERT INTO messages (id, org_id, conversation_id, channel_account_id, seq, direction, sender, body, created_at)
     SELECT gen_random_uuid(), $1, $2, $3, l.seq, 'in', 'customer', l.body, app_now()
     FROM unnest($4::text[]) WITH ORDINALITY AS l(body, seq)`,
    [of.orgId, id, of.accountId, all],
  );
  return { id, contact };
}
const indexed = async (conversation: string): Promise<string[]> =>
  (
    await world.sql<{ body: string }>(
      `SELECT m.body FROM message_vectors v JOIN messages m ON m.id = v.message_id WHERE m.conversation_id = $1 ORDER BY m.seq`,
      [conversation],
    )
  ).map(({ body }) => body);
/** As the worker does it: a look, and the jobs that it asked for. The key of a job names ten minutes, so that of earlier ones goes. */
async function index(conversation: string, lines: number): Promise<void> {
  await world.sql(`DELETE FROM jobs WHERE kind = 'conversations.embed' AND state <> 'pending'`);
  await world.app.get(MessageIndex).look();
  await until(`${lines} lines have a vector`, async () => {
    const now = await indexed(conversation);
    return now.length === lines ? true : now;
  });
}
const find = (conversation: string, question: string, beforeSeq = 1000, of = org): Promise<FoundLine[]> =>
  world.app.get(Database).withOrg(of.orgId, () => world.app.get(ConversationSearch).search(conversation, question, beforeSeq));
const texts = (lines: FoundLine[]): string[] => lines.map(({ text }) => text);

it('a job gives vectors to lines that scrolled out of sight; a question finds them in other words', async () => {
  const { id } = await thread(['We have two dogs at home', 'ok', 'The toddler sleeps until three']);
  expect(texts(await find(id, 'is there a puppy'))).toEqual([]);
  await index(id, 2);
  expect(await indexed(id)).toEqual(['We have two dogs at home', 'The toddler sleeps until three']);
  const [line] = await find(id, 'is there a puppy');
  expect(line).toMatchObject({ text: 'We have two dogs at home', conversationId: id, seq: 1 });
  expect(texts(await find(id, 'the kids?'))).toEqual(['The toddler sleeps until three']);
  expect(texts(await find(id, 'is there a puppy', 1))).toEqual([]);
  expect(texts(await find(id, 'do you repair clocks'))).toEqual([]);
});

it('costs nothing where nothing can be found, nor for what the words have found', async () => {
  const { id } = await thread(['We have two dogs at home']);
  await index(id, 1);
  server.requests.length = 0;
  expect(texts(await find(id, 'two dogs at home'))).toEqual(['We have two dogs at home']);
  const short = await thread(['We have two cats'], org, 2);
  expect(texts(await find(short.id, 'another puppy'))).toEqual([]);
  expect(server.requests).toEqual([]);
});

it('never finds a line of another conversation, person or business', async () => {
  const mine = await thread(['The furnace is in the basement']);
  const theirs = await thread(['My dogs bark at strangers'], other);
  await index(mine.id, 1);
  await index(theirs.id, 1);
  expect(texts(await find(mine.id, 'the puppy again'))).toEqual([]);
  expect(texts(await find(theirs.id, 'the puppy again'))).toEqual([]);
  expect(texts(await find(theirs.id, 'the puppy again', 1000, other))).toEqual(['My dogs bark at strangers']);
});

it('goes with the words: edited, deleted, erased', async () => {
  const { id, contact } = await thread(['We have two dogs at home', 'The cats are outside', 'A deposit was returned']);
  await index(id, 3);
  await world.sql(`UPDATE messages SET body = 'We have a garden at home' WHERE conversation_id = $1 AND seq = 1`, [id]);
  await world.sql(`UPDATE messages SET deleted_at = app_now() WHERE conversation_id = $1 AND seq = 2`, [id]);
  expect(await indexed(id)).toEqual(['A deposit was returned']);
  expect(texts(await find(id, 'is there a puppy'))).toEqual([]);
  // what was edited gets a vector of its new words
  await index(id, 2);
  expect(await indexed(id)).toEqual(['We have a garden at home', 'A deposit was returned']);
  const erased = await org.request('POST', '/api/privacy/erase', { contactId: contact });
  expect(erased.status, JSON.stringify(erased.body)).toBeLessThan(300);
  expect(await indexed(id)).toEqual([]);
});

it('an outage leaves the words, and a change of models makes the vectors anew', async () => {
  const { id } = await thread(['We have two dogs at home']);
  await index(id, 1);
  server.faults.push('500', 'nothing');
  expect(texts(await find(id, 'our puppy alpha'))).toEqual([]);
  expect(texts(await find(id, 'our puppy beta'))).toEqual([]);
  expect(texts(await find(id, 'our puppy gamma'))).toEqual(['We have two dogs at home']);
  await world.sql(`UPDATE message_vectors v SET model = 'older' FROM messages m WHERE m.id = v.message_id AND m.conversation_id = $1`, [
    id,
  ]);
  expect(texts(await find(id, 'our puppy gamma'))).toEqual([]);
  await world.sql(`DELETE FROM jobs WHERE kind = 'conversations.embed' AND state <> 'pending'`);
  await world.app.get(MessageIndex).look();
  await until('the vectors are of the model again', async () => texts(await find(id, 'our puppy gamma')).length === 1 || 'not yet');
});

it('is paid for as what it is', async () => {
  const bills = await world.sql<{ engine: string; what: string; cost: number }>(
    `SELECT DISTINCT engine, detail ->> 'for' AS what, cost_micros::int AS cost FROM usage_ledger WHERE org_id = $1 AND kind = 'embedding.finished' ORDER BY 2`,
    [org.orgId],
  );
  expect(bills).toEqual(['calibration', 'messages', 'question'].map((what) => ({ engine: 'ollama', what, cost: 0 })));
});
