import { randomUUID } from 'node:crypto';
import { Workload } from '../../src/platform/queue/workload.service.js';
import { MAX_JOB_ATTEMPTS } from '../../src/scheduler/job.machine.js';
import { JobsService } from '../../src/scheduler/jobs.service.js';
import { withClient } from '../harness/template.js';
import { until } from '../harness/until.js';
import { checksums, fillOrg } from './fixtures.js';
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

/** People who can be alerted: an owner with a phone and a mailbox, and a number of the agency that alerts leave from. */
async function makeReachable(org: OrgFixture): Promise<void> {
  await withClient(world.db.adminUrl, async (client) => {
    await client.query(`UPDATE org_settings SET owner_phone = '+13125550900', owner_email = 'owner@example.com' WHERE org_id = $1`, [
      org.orgId,
    ]);
    const { rows } = await client.query<{ id: string }>('SELECT operations_org($1) AS id', [org.orgId]);
    const operations = rows[0]!.id;
    const account = randomUUID();
    await client.query(
      `INSERT INTO channel_accounts (id, org_id, channel, provider, address, external_account_id, credentials_sealed, api_base_url, is_simulated, registration)
       VALUES ($1, $2, 'sms', 'twilio', $3, $4, $5, $6, true, 'simulated')`,
      [
        account,
        operations,
        org.phone,
        `AC${account.replaceAll('-', '')}`,
        world.network.seal(operations, account),
        world.network.apiBaseUrl,
      ],
    );
  });
}

await makeReachable(a);
await makeReachable(b);
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

/** The payload of any job: an id of this org wherever a kind may look for one. */
async function payloadOf(org: OrgFixture): Promise<Record<string, unknown>> {
  const idOf = async (table: string): Promise<string> =>
    withClient(world.db.adminUrl, async (client) => {
      const { rows } = await client.query<{ id: string }>(`SELECT id FROM ${table} WHERE org_id = $1 ORDER BY ctid DESC LIMIT 1`, [
        org.orgId,
      ]);
      return rows[0]!.id;
    });
  return {
    conversationId: org.ids.conversations,
    callId: org.ids.calls,
    escalationId: org.ids.actions,
    actionId: org.ids.actions,
    outboundId: await idOf('outbound'),
    notificationId: org.ids.notifications,
    messageId: org.ids.messages,
    leadId: org.ids.leads,
    appointmentId: org.ids.appointments,
    contactId: org.ids.contacts,
    documentId: org.ids.knowledge,
    scanId: await idOf('knowledge_scans'),
    purchaseId: await idOf('number_purchases'),
    testId: org.ids.tests,
    runId: org.ids.runs,
    orgId: org.orgId,
    step: 1,
    since: new Date().toISOString(),
    key: randomUUID(),
    handler: 'human',
    callSid: 'CAcanary',
    phone: '+13125550900',
    reason: 'test',
    hazard: 'gas',
    from: '+13125550123',
    to: org.number,
    body: 'hello',
  };
}

/** A person has the thread, and the customer waits. */
const HELD = `UPDATE conversations SET handler = 'human', handler_since = now() - interval '1 hour', unread_count = 1, inbound_seq = 2, last_inbound_at = now() WHERE id = $1`;
const EMERGENCY = `UPDATE escalations SET kind = 'emergency', priority = 'critical' WHERE conversation_id = $1`;

/** What makes the rows of an org ready for a kind, so that it finds something to do; `$1` is the id that the payload gives under this name. */
const READY: Readonly<Record<string, readonly [name: string, sql: string][]>> = {
  'numbers.settle': [['purchaseId', `UPDATE number_purchases SET state = 'claimed', finished_at = NULL WHERE id = $1`]],
  'knowledge.scan': [['scanId', `UPDATE knowledge_scans SET state = 'running', finished_at = NULL WHERE id = $1`]],
  'forwarding.finish': [['testId', `UPDATE forwarding_tests SET state = 'running', outcome = NULL, finished_at = NULL WHERE id = $1`]],
  'insights.patterns': [
    ['runId', `UPDATE insight_runs SET state = 'queued', finished_at = NULL WHERE id = $1`],
    ['runId', `DELETE FROM insight_patterns WHERE run_id = $1`],
  ],
  'alerts.draft_waiting': [['outboundId', `UPDATE outbound SET state = 'draft' WHERE id = $1`]],
  'alerts.acknowledge': [
    [
      'escalationId',
      `UPDATE escalations SET kind = 'emergency', priority = 'critical', package = '{"callChain": {"attempts": [{"n": 1, "phone": "+13125550900", "at": "2026-01-01T00:00:00Z", "sid": "CAcanary", "result": "calling"}]}}' WHERE id = $1`,
    ],
  ],
  'alerts.relay': [['conversationId', HELD]],
  'alerts.takeover_reminder': [
    ['conversationId', HELD],
    ['conversationId', EMERGENCY],
  ],
  'event.conversation.taken_over.notifications': [['conversationId', HELD]],
  // the job finds nothing to send, and takes the plan for it off the thread
  'conversation.follow_up': [['conversationId', 'UPDATE conversations SET next_follow_up_at = now() WHERE id = $1']],
};

const ENTERS_CLIENTS = ['alerts.failed', 'alerts.acknowledge'];

/** Why some kinds change nothing even with ids of their own org. */
const NO_CHANGE: Readonly<Record<string, string>> = {
  'privacy.retention': 'names no row: looks for old people of its own org',
  'registration.follow': 'names no row: asks the provider about its own org',
  'knowledge.embed': 'names no row: embeds what waits in its own org',
  'conversations.embed': 'names no row: embeds what waits in its own org',
  'alerts.digest': 'names no row: collects what waits in its own org',
};

/** The other way round: a rightful job whose payload names rows of somebody else. */
describe('a job that names rows of another org', () => {
  const jobs = app.get(JobsService, { strict: false });

  // what was sent above has arrived, or has never left: what the network tells of a text comes later, and is a change that nobody here has made
  beforeAll(() =>
    until('nothing more is told of the text', async () => {
      const { rows } = await withClient(world.db.adminUrl, (client) =>
        client.query<{ state: string }>('SELECT state FROM outbound WHERE id = $1', [dueA.send]),
      );
      const { state } = rows[0]!;
      return ['queued', 'sending', 'accepted', 'sent', 'unknown'].includes(state) ? state : true;
    }),
  );

  /** One of everything, as new as it can be, and ready for the kind; answers a payload that names it. */
  async function readyFor(kind: string, org: OrgFixture): Promise<Record<string, unknown>> {
    const filled = await withClient(world.db.adminUrl, (client) => fillOrg(client, org.orgId, org.canary, world.network));
    const payload = await payloadOf(filled);
    await withClient(world.db.adminUrl, async (client) => {
      for (const [name, sql] of READY[kind] ?? []) await client.query(sql, [payload[name]]);
    });
    return payload;
  }

  /** Runs a job of A with these words, for the last time that it may be tried. */
  async function run(kind: string, payload: Record<string, unknown>): Promise<string> {
    const id = randomUUID();
    await withClient(world.db.adminUrl, (client) =>
      client.query(
        `INSERT INTO jobs (id, org_id, kind, dedupe_key, payload, due_at, conversation_id, created_seq, attempts)
         VALUES ($1, $2, $3, $4, $5, now() - interval '1 minute', $6, 9, $7)`,
        [id, a.orgId, kind, randomUUID(), JSON.stringify(payload), payload.conversationId, MAX_JOB_ATTEMPTS - 1],
      ),
    );
    await handOver('job', { orgId: a.orgId, id });
    return id;
  }

  /** Everything of A but the job itself. */
  async function sumsBeside(id: string): Promise<Record<string, string>> {
    const { jobs: _all, ...others } = await sums(a);
    const { rows } = await withClient(world.db.adminUrl, (client) =>
      client.query<{ many: number }>('SELECT count(*)::int AS many FROM jobs WHERE org_id = $1 AND id <> $2', [a.orgId, id]),
    );
    return { ...others, jobs: String(rows[0]!.many) };
  }

  it('there are kinds to try', () => expect(jobs.kinds().length).toBeGreaterThan(15));

  // those that must change nothing come before those that set calls and texts in motion, of which the network tells when it likes
  const kinds = jobs.kinds().sort((one, other) => Number(Object.hasOwn(NO_CHANGE, other)) - Number(Object.hasOwn(NO_CHANGE, one)));

  it.each(kinds)('%s works with rows of its own org, and changes nothing of another one', async (kind) => {
    const own = await readyFor(kind, a);
    const before = await sumsBeside(randomUUID());
    const id = await run(kind, own);
    const [job] = await withClient(world.db.adminUrl, async (client) => {
      const { rows } = await client.query<{ state: string; last_error: string | null }>(
        'SELECT state, last_error FROM jobs WHERE id = $1',
        [id],
      );
      return rows;
    });
    // what is told about a job that failed is no work of its kind
    expect([kind, job]).toEqual([kind, { state: 'done', last_error: null }]);
    const after = await sumsBeside(id);
    const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
    // an exception that changes something is none any more
    expect([kind, changed.length > 0]).toEqual([kind, NO_CHANGE[kind] === undefined]);

    // Two kinds are made in the operations org and enter the client that they name: the org in the payload is their address, and what they
    // may reach is what lies in it. Here they name their own org, and rows of another one.
    const foreign = { ...(await readyFor(kind, b)), ...(ENTERS_CLIENTS.includes(kind) ? { orgId: a.orgId } : {}) };
    const untouched = await sums(b);
    await run(kind, foreign);
    expect(await sums(b)).toEqual(untouched);
    const copied = await withClient(world.db.adminUrl, (client) => checksumOfWords(client, b.canary));
    expect(copied).toEqual([]);
  });

  it('every exception still is one', () => expect(Object.keys(NO_CHANGE).filter((kind) => !jobs.kinds().includes(kind))).toEqual([]));

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
