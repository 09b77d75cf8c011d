import { randomUUID } from 'node:crypto';
import { Workload } from '../../src/platform/queue/workload.service.js';
import { JobsService } from '../../src/scheduler/jobs.service.js';
import { withClient } from '../harness/template.js';
import { checksums } from './fixtures.js';
import type { OrgFixture } from './fixtures.js';
import { startIsolationWorld } from './isolation-world.js';

const world = await startIsolationWorld();
afterAll(() => world.close());
const { app, a, b, c } = world;
const workload = app.get(Workload, { strict: false });

/** Due work of one org: a waiting turn, a waiting text and a waiting job. */
async function makeDue(org: OrgFixture): Promise<{ turn: string; send: string; job: string }> {
  const ids = { turn: org.ids.conversations!, send: '', job: randomUUID() };
  await withClient(world.db.adminUrl, async (client) => {
    await client.query(`UPDATE conversations SET wake_at = now() - interval '1 minute', inbound_seq = 1, processed_seq = 0 WHERE id = $1`, [
      ids.turn,
    ]);
    const { rows } = await client.query<{ id: string }>(
      `UPDATE outbound SET state = 'queued', not_before = now() - interval '1 minute' WHERE org_id = $1 AND conversation_id = $2 RETURNING id`,
      [org.orgId, ids.turn],
    );
    ids.send = rows[0]!.id;
    await client.query(
      `INSERT INTO jobs (id, org_id, kind, dedupe_key, payload, due_at, conversation_id) VALUES ($1, $2, 'conversation.follow_up', $3, $4, now() - interval '1 minute', $5)`,
      [ids.job, org.orgId, randomUUID(), JSON.stringify({ step: 1 }), ids.turn],
    );
  });
  return ids;
}
const sums = (org: OrgFixture): Promise<Record<string, string>> => withClient(world.db.adminUrl, (client) => checksums(client, org.orgId));

const due = await makeDue(b);
const dueA = await makeDue(a);
/** What the Bull processors do with an entry, whatever stands in it. */
const handOver = (kind: 'turn' | 'send' | 'job', data: { orgId: unknown; id: unknown }): Promise<void> =>
  workload.execute(kind, data.orgId as string, data.id as string, 'hint');

/** What a forged, mangled or mixed-up queue entry may hold: the org on the left, the row on the right. */
const payloads = (kind: 'turn' | 'send' | 'job'): [string, unknown, unknown][] => [
  ["the row under A's name", a.orgId, due[kind]],
  ["the row under a sibling's name", c.orgId, due[kind]],
  ['the row under an org that does not exist', randomUUID(), due[kind]],
  ['the row under its own id', due[kind], due[kind]],
  ["the row under the agency's people", a.userId, due[kind]],
  ['the row without an org', '', due[kind]],
  ['the row under null', null, due[kind]],
  ['the row under undefined', undefined, due[kind]],
  ['the row under two orgs', `${a.orgId},${b.orgId}`, due[kind]],
  ['the row under a list', [a.orgId, b.orgId], due[kind]],
  ['the row under a quoted org', `${a.orgId}' OR '1'='1`, due[kind]],
  ['the row under a setting', `${a.orgId}', true), set_config('app.org_id', '${b.orgId}`, due[kind]],
  ['the row under braces', `{${b.orgId}}`, due[kind]],
  ['the row under an object', { orgId: b.orgId }, due[kind]],
  ['a quoted row', a.orgId, `${due[kind]}' OR '1'='1`],
  ['a list of rows', a.orgId, [due[kind]]],
  ['no row', a.orgId, null],
  ['a row in other letters', a.orgId, due[kind].toUpperCase()],
  ['another kind of row', a.orgId, due[kind === 'turn' ? 'send' : 'turn']],
  ['a row of the other org that is not due', a.orgId, b.ids.contacts],
];

/** 3.2 i: the org of a queue entry is a claim, and the row is looked for inside it. */
describe.each(['turn', 'send', 'job'] as const)('the processor of a %s', (kind) => {
  it.each(payloads(kind))('leaves %s alone', async (_what, orgId, id) => {
    const before = [await sums(b), await sums(c)];
    await handOver(kind, { orgId, id });
    expect([await sums(b), await sums(c)]).toEqual(before);
  });

  it('does the work of the rightful org, so that the refusals above mean something', async () => {
    const before = await sums(a);
    await handOver(kind, { orgId: a.orgId, id: dueA[kind] });
    expect(await sums(a)).not.toEqual(before);
  });
});

/** The other way round: a rightful job whose payload names rows of somebody else. */
describe('a job that names rows of another org', () => {
  const jobs = app.get(JobsService, { strict: false });
  const foreign = {
    conversationId: b.ids.conversations,
    callId: b.ids.calls,
    escalationId: b.ids.actions,
    outboundId: due.send,
    notificationId: b.ids.notifications,
    messageId: b.ids.messages,
    leadId: b.ids.leads,
    appointmentId: b.ids.appointments,
    contactId: b.ids.contacts,
    runId: b.ids.runs,
    orgId: b.orgId,
    step: 1,
    reason: 'test',
    hazard: 'gas',
    from: '+13125550123',
    to: b.number,
    body: 'hello',
  };

  it('there are kinds to try', () => expect(jobs.kinds().length).toBeGreaterThan(15));

  it.each(jobs.kinds())('%s changes nothing there', async (kind) => {
    const id = randomUUID();
    await withClient(world.db.adminUrl, (client) =>
      client.query(
        `INSERT INTO jobs (id, org_id, kind, dedupe_key, payload, due_at) VALUES ($1, $2, $3, $4, $5, now() - interval '1 minute')`,
        [id, a.orgId, kind, randomUUID(), JSON.stringify(foreign)],
      ),
    );
    const before = await sums(b);
    await handOver('job', { orgId: a.orgId, id });
    expect(await sums(b)).toEqual(before);
    const copied = await withClient(world.db.adminUrl, (client) => checksumOfWords(client, b.canary));
    expect(copied).toEqual([]);
  });

  /** Rows of A that hold a word of B: what was read there must not have been written here. */
  async function checksumOfWords(client: import('pg').Client, word: string): Promise<string[]> {
    const found: string[] = [];
    for (const table of ['messages', 'notifications', 'outbound', 'escalations', 'decisions', 'leads', 'conversations', 'audit_entries']) {
      const { rows } = await client.query(`SELECT 1 FROM ${table} t WHERE org_id = $1 AND t::text LIKE $2 LIMIT 1`, [a.orgId, `%${word}%`]);
      if (rows.length > 0) found.push(table);
    }
    return found;
  }
});
