import { FollowUps } from '../../src/conversations/follow-ups.service.js';
import { decisionSchema } from '../../src/conversations/decision.schema.js';
import { Database } from '../../src/platform/database/database.service.js';
import type { Phone } from '../harness/phone.js';
import type { TestOrg } from '../harness/test-org.js';
import { keptFresh } from '../harness/reviews.js';
import { eventually } from '../harness/until.js';
import { World } from '../harness/world.js';

interface Decided {
  id: string;
  trigger: string;
  fromSeq: number;
  toSeq: number;
  action: string;
  goal: string;
  reasonCode: string;
  messageType: string | null;
  engine: string;
  reply: string | null;
  costMicros: number | null;
  followUp: { is: string; dueAt?: string } | null;
  stateAfter: Record<string, unknown>;
  supersedes: string | null;
  outbound: { body: string; state: string }[];
}
interface Replayed {
  decisions: { after: { reasonCode: string; reply: string | null } | null; changes: unknown[]; reason: string | null }[];
}

/** A text that nobody asked for is a decision like every other: why it came, why it did not, and the same once more. */
describe('nudges and their decisions', () => {
  let world: World;
  let org: TestOrg;
  let people = 800;

  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ settings: { debounceMs: 0, disclosure: 'on_request' } });
  });
  afterAll(() => world?.stop());

  const customer = (of: TestOrg = org): Phone => world.phone(`+1312555${String((people += 1)).padStart(4, '0')}`, of);
  /** A customer who was asked something and is silent. */
  async function silent(of: TestOrg = org): Promise<{ phone: Phone; id: string }> {
    const phone = customer(of);
    expect(await phone.says('My AC is broken')).toHaveLength(1);
    return { phone, id: (await of.thread(phone.address)).id };
  }
  const passes = async (time: string): Promise<void> => {
    await world.advance(time);
    await world.settled();
  };
  /** The oldest first. */
  const decisionsOf = async (id: string, of: TestOrg = org): Promise<Decided[]> =>
    (await of.get<{ data: Decided[] }>(`/api/decisions?conversationId=${id}&sort=createdAt&order=ASC`)).data;
  const nudgesOf = async (id: string): Promise<Decided[]> =>
    (await decisionsOf(id)).filter(({ trigger }) => trigger.startsWith('follow_up_'));
  const replayed = async (decisionId: string): Promise<Replayed['decisions'][number]> =>
    (await org.request<Replayed>('POST', '/api/ai/replay', { decisionId })).body.decisions[0]!;

  it('each that leaves says why, with its words, what comes next, and what it cost', async () => {
    const { phone, id } = await silent();
    await passes('121m');
    const [first] = await nudgesOf(id);
    const thread = await org.get(`/api/conversations/${id}`);
    const [, text] = await phone.inbox();
    expect(first).toMatchObject({
      action: 'reply',
      goal: 'clarification_request',
      reasonCode: 'nudge_1',
      messageType: 'follow_up',
      engine: 'code',
      reply: text,
      costMicros: 0,
      followUp: { is: 'go_on', dueAt: thread.nextFollowUpAt },
      outbound: [{ body: text }],
    });
    // it covers no text of the customer
    expect([first!.fromSeq, first!.toSeq]).toEqual([1, 1]);
    // what the inbox shows beside the thread, and the button of the text itself
    expect(thread.lastDecision.id).toBe(first!.id);
    const { data } = await org.get<{ data: { kind: string; decisionId: string }[] }>(
      `/api/messages?conversationId=${id}&filter[direction]=out`,
    );
    expect(data.filter(({ kind }) => kind === 'follow_up').map(({ decisionId }) => decisionId)).toEqual([first!.id]);

    await passes('22h');
    await passes('48h');
    const all = await nudgesOf(id);
    expect(all.map(({ reasonCode, goal }) => [reasonCode, goal])).toEqual([
      ['nudge_1', 'clarification_request'],
      ['nudge_2', 'cta_push'],
      ['nudge_3', 'exit_graceful'],
    ]);
    expect(all[2]).toMatchObject({ followUp: { is: 'stop' }, stateAfter: { closed: 'no_response' } });
    expect(await org.get(`/api/conversations/${id}`)).toMatchObject({ status: 'closed', closeReason: 'no_response' });
    const rows = await world.sql<Record<string, unknown>>(
      `SELECT action, goal, reason_code AS "reasonCode", message_type AS "messageType", cta, intent, sentiment, confidence::float8, send_plan AS "sendPlan", reply,
         state_patch AS "statePatch", handoff, follow_up AS "followUp", retrieval, rules, checks, context, engine, model, tokens_in AS "tokensIn",
         tokens_out AS "tokensOut", cost_micros::float8 AS "costMicros", duration_ms AS "durationMs" FROM decisions WHERE conversation_id = $1`,
      [id],
    );
    for (const row of rows) expect(decisionSchema.safeParse(row).error?.issues ?? []).toEqual([]);
  });

  it('come out the same when they are made again, also after the business was renamed', async () => {
    const { id } = await silent();
    await passes('121m');
    const [nudge] = await nudgesOf(id);
    await world.sql(`UPDATE contacts SET name = 'Somebody Else' WHERE id = (SELECT contact_id FROM conversations WHERE id = $1)`, [id]);
    const again = await replayed(nudge!.id);
    expect(again).toMatchObject({ after: { reasonCode: 'nudge_1', reply: nudge!.reply }, changes: [], reason: null });
    const { body } = await org.request<Replayed>('POST', '/api/ai/replay', { conversationId: id });
    expect(body.decisions.map(({ reason, changes }) => [reason, changes])).toEqual([
      [null, []],
      [null, []],
    ]);
    // the words are read from the record: another record, other words
    const [kept] = await world.sql<{ replay: unknown }>('SELECT replay FROM decisions WHERE id = $1', [nudge!.id]);
    await world.sql(`UPDATE decisions SET replay = (replay::jsonb || '{"businessName": "Harbor Plumbing"}')::json WHERE id = $1`, [
      nudge!.id,
    ]);
    expect((await replayed(nudge!.id)).changes).toMatchObject([
      { field: 'reply', after: expect.stringContaining('Harbor Plumbing') as string },
    ]);
    await world.sql(`UPDATE decisions SET replay = NULL WHERE id = $1`, [nudge!.id]);
    expect(await replayed(nudge!.id)).toMatchObject({ after: null, reason: expect.any(String) as string });
    await world.sql('UPDATE decisions SET replay = $2 WHERE id = $1', [nudge!.id, JSON.stringify(kept!.replay)]);
  });

  it('a sequence that begins anew without a new text has decisions of its own', async () => {
    const { id } = await silent();
    await passes('121m');
    await world.app
      .get(Database)
      .asOrg(org.orgId, (tx) => world.app.get(FollowUps, { strict: false }).schedule(tx, id), { type: 'system' });
    await passes('121m');
    const nudges = await nudgesOf(id);
    expect(nudges.map(({ reasonCode, toSeq, outbound }) => [reasonCode, toSeq, outbound.length])).toEqual([
      ['nudge_1', 1, 1],
      ['nudge_1', 1, 1],
    ]);
  });

  it('one that the budget withholds says so in place of words, and ends the thread', async () => {
    const { phone, id } = await silent();
    await passes('121m');
    // planned before the budget shrank
    await world.sql(`UPDATE conversations SET memory = jsonb_set(memory, '{messageBudget}', '1') WHERE id = $1`, [id]);
    await passes('22h');
    const nudges = await nudgesOf(id);
    expect(nudges).toHaveLength(2);
    expect(nudges[1]).toMatchObject({
      action: 'no_reply',
      goal: 'stay_silent',
      reasonCode: 'message_budget_used',
      reply: null,
      followUp: { is: 'stop' },
      outbound: [],
    });
    expect(await replayed(nudges[1]!.id)).toMatchObject({ changes: [], reason: null });
    expect(await org.get(`/api/conversations/${id}`)).toMatchObject({
      status: 'closed',
      closeReason: 'no_response',
      followUpSkip: 'message_budget_used',
      lastDecision: { reasonCode: 'message_budget_used' },
    });
    expect(await phone.inbox()).toHaveLength(2);
  });

  it('a step beyond the budget is not planned: the thread ends with the last that the budget has', async () => {
    const { phone, id } = await silent();
    await world.sql(`UPDATE conversations SET memory = jsonb_set(memory, '{messageBudget}', '1') WHERE id = $1`, [id]);
    await passes('121m');
    expect(await nudgesOf(id)).toMatchObject([{ reasonCode: 'nudge_1', followUp: { is: 'stop' }, stateAfter: { closed: 'no_response' } }]);
    expect(await org.get(`/api/conversations/${id}`)).toMatchObject({
      status: 'closed',
      nextFollowUpAt: null,
      followUpSkip: 'message_budget_used',
    });
    expect(await world.sql(`SELECT 1 FROM jobs WHERE conversation_id = $1 AND state = 'pending'`, [id])).toEqual([]);
    expect(await phone.inbox()).toHaveLength(2);
  });

  it('a void one is no decision: what made it void stands in the log itself', async () => {
    const { id } = await silent();
    // a cancel that was missed: the job is still there when the lead is closed
    await world.sql(`UPDATE leads SET status = 'lost', is_open = false WHERE id = (SELECT lead_id FROM conversations WHERE id = $1)`, [id]);
    await passes('121m');
    expect(await nudgesOf(id)).toEqual([]);
    expect(await org.get(`/api/conversations/${id}`)).toMatchObject({ nextFollowUpAt: null });
  });

  it('are no turns: they neither answer a text nor count as two machines that talk', async () => {
    const { phone, id } = await silent();
    await passes('121m');
    expect(await nudgesOf(id)).toHaveLength(1);
    await world.sql(
      `INSERT INTO decisions (id, org_id, conversation_id, trigger, from_seq, to_seq, action, reason_code, message_type, engine, reply, goal, replay, created_at)
       SELECT gen_random_uuid(), org_id, conversation_id, trigger || n, from_seq, to_seq, action, reason_code, message_type, engine, reply, goal, replay, app_now()
       FROM decisions, generate_series(1, 30) n WHERE conversation_id = $1 AND reason_code = 'nudge_1'`,
      [id],
    );
    expect(await phone.says('It is the AC upstairs')).toHaveLength(1);
  });

  it('the decision of a turn shows the time that the thread shows, and none while its words wait for approval', async () => {
    const { id } = await silent();
    const [answered] = await decisionsOf(id);
    const { nextFollowUpAt } = await org.get<{ nextFollowUpAt: string }>(`/api/conversations/${id}`);
    expect(answered!.followUp!.is).toBe('restart');
    expect(Date.parse(answered!.followUp!.dueAt!)).toBe(Date.parse(nextFollowUpAt));
    const [job] = await world.sql<{ due_at: Date }>(`SELECT due_at FROM jobs WHERE conversation_id = $1 AND state = 'pending'`, [id]);
    expect(job!.due_at.getTime()).toBe(Date.parse(nextFollowUpAt));
  });

  describe('where a person approves', () => {
    let drafting: TestOrg;

    beforeAll(async () => {
      drafting = await world.org({ settings: { debounceMs: 0, disclosure: 'on_request', replyMode: 'draft' } });
    });
    const draftsOf = (id: string) =>
      world.sql<{ id: string; kind: string; decision_id: string | null }>(
        `SELECT m.id, o.kind, m.decision_id FROM messages m JOIN outbound o ON o.message_id = m.id
         WHERE m.conversation_id = $1 AND o.state = 'draft' ORDER BY m.seq`,
        [id],
      );
    const review = async (messageId: string, action: string): Promise<void> => {
      expect((await drafting.request('PATCH', `/api/messages/${messageId}`, { action })).status).toBe(200);
    };
    /** A customer whose answer was approved and left. */
    async function approved(): Promise<{ phone: Phone; id: string; draft: string }> {
      const phone = customer(drafting);
      await phone.says('My AC is broken');
      const { id } = await drafting.thread(phone.address);
      const [draft] = await draftsOf(id);
      expect((await decisionsOf(id, drafting)).map(({ followUp }) => followUp)).toEqual([{ is: 'restart' }]);
      await review(draft!.id, 'approve');
      return { phone, id, draft: draft!.id };
    }

    it('the draft of a nudge carries its decision, and a new text makes it void: nothing of it is said again', async () => {
      const { phone, id } = await approved();
      await phone.receives(1);
      await passes('121m');
      const [nudge] = await draftsOf(id);
      const [, decision] = await decisionsOf(id, drafting);
      expect(nudge).toMatchObject({ kind: 'follow_up', decision_id: decision!.id });
      expect(decision).toMatchObject({ reasonCode: 'nudge_1', outbound: [{ state: 'draft' }] });
      await phone.says('It is at 14 Oak Street');
      const [answer] = await draftsOf(id);
      const all = await decisionsOf(id, drafting);
      expect(answer).toMatchObject({ kind: 'reply', decision_id: all[2]!.id });
      expect(all[2]!.supersedes).toBeNull();
    });

    it('an approval that is taken back and given again plans the nudge again', async () => {
      const { phone, id, draft } = await approved();
      await keptFresh(world, draft);
      await review(draft, 'undo');
      await review(draft, 'approve');
      await phone.receives(1);
      const { nextFollowUpAt } = await drafting.get<{ nextFollowUpAt: string }>(`/api/conversations/${id}`);
      const jobs = await world.sql<{ due_at: Date }>(
        `SELECT due_at FROM jobs WHERE conversation_id = $1 AND kind = 'conversation.follow_up' AND state = 'pending'`,
        [id],
      );
      expect(jobs.map(({ due_at }) => due_at.toISOString())).toEqual([new Date(nextFollowUpAt).toISOString()]);
    });
  });

  it('an erasure empties the record of a nudge too', async () => {
    const { id, phone } = await silent();
    await passes('121m');
    const { contactId } = await org.thread(phone.address);
    const asked = await org.request('POST', '/api/privacy/erase', { contactId });
    expect(asked.status, JSON.stringify(asked.body)).toBeLessThan(300);
    await eventually('the erasure', async () => {
      const rows = await world.sql('SELECT 1 FROM decisions WHERE conversation_id = $1 AND (reply IS NOT NULL OR replay IS NOT NULL)', [
        id,
      ]);
      return rows.length === 0;
    });
  });

  describe('after a text that never left', () => {
    /** What became of our newest text to them. */
    const turnsOut = (id: string, change: string): Promise<unknown> =>
      world.sql(`UPDATE outbound SET ${change} WHERE id = (SELECT id FROM outbound WHERE conversation_id = $1 ORDER BY seq DESC LIMIT 1)`, [
        id,
      ]);

    it.each([
      ['a text-back that the gate held back', true, `state = 'blocked', block_reason = 'content'`],
      ['a text-back that the provider refused', true, `state = 'failed', error_code = '21612'`],
      [
        'a text-back that waited beyond its time',
        true,
        `state = 'queued', not_before = app_now() + interval '1 day', expires_at = app_now() + interval '1 hour'`,
      ],
      ['a reply that was held back', false, `state = 'blocked', block_reason = 'content'`],
    ])('nobody is reminded of %s', async (_name, isCall, change) => {
      const phone = customer();
      if (isCall) await phone.calls('no-answer');
      else await phone.texts('My AC is broken');
      await phone.receives(1);
      await world.settled();
      const { id } = await org.thread(phone.address);
      // a receipt that comes later would say that it left
      await eventually('its receipts are there', async () => {
        const rows = await world.sql<{ state: string }>('SELECT state FROM outbound WHERE conversation_id = $1', [id]);
        return rows.every(({ state }) => state === 'delivered');
      });
      await turnsOut(id, change);
      await passes('121m');
      expect(await nudgesOf(id)).toEqual([]);
      expect(await org.get(`/api/conversations/${id}`)).toMatchObject({ status: 'open', nextFollowUpAt: null });
    });

    it('a nudge that failed is not what they are reminded of: the next one comes', async () => {
      const { id } = await silent();
      await passes('121m');
      await turnsOut(id, `state = 'failed', error_code = '30003'`);
      await passes('22h');
      expect((await nudgesOf(id)).map(({ reasonCode }) => reasonCode)).toEqual(['nudge_1', 'nudge_2']);
    });
  });
});
