import type { TestOrg } from '../harness/test-org.js';
import { until } from '../harness/until.js';
import { World } from '../harness/world.js';

interface Example {
  messageId: string;
  conversationId: string;
  text: string;
}
interface Pattern {
  kind: string;
  key: string;
  words: string[];
  conversations: number;
  people: number;
  texts: number;
  outcomes: Record<string, number>;
  bookingShare: number | null;
  examples: Example[];
}
interface Run {
  id: string;
  state: string;
  conversationsTotal: number;
  conversationsRead: number;
  outcomes: Record<string, number>;
  bookingShare: number | null;
  patterns: Pattern[];
}
interface Cluster {
  question: string;
  times: number;
  questionIds: string[];
  examples: string[];
}
interface Ranking {
  slot: { startsAt: string; endsAt: string; serviceName: string | null };
  ranked: { contactId: string; rank: number; score: number; reason: string; factors: { code: string; points: number; label: string }[] }[];
  leftOut: { contactId: string; code: string; reason: string; until: string | null }[];
}

let world: World;
let org: TestOrg;
let other: TestOrg;

beforeAll(async () => {
  world = await World.start();
  org = await world.org({ settings: { debounceMs: 200, disclosure: 'on_request' } });
  other = await world.org({ settings: { debounceMs: 200, disclosure: 'on_request' } });
});
afterAll(() => world?.stop());

const look = async (by: TestOrg, days = 30): Promise<Run> => {
  const started = await by.request<Run>('POST', '/api/insights/runs', { days });
  expect([started.status, started.body.state]).toEqual([201, 'queued']);
  await until('the look is done', async () => {
    const run = await by.get<Run>(`/api/insights/runs/${started.body.id}`);
    return run.state === 'done' || run.state;
  });
  return by.get<Run>(`/api/insights/runs/${started.body.id}`);
};
const pattern = (run: Run, kind: string, key?: string): Pattern | undefined =>
  run.patterns.find((one) => one.kind === kind && (key === undefined || one.key === key));

const contactOf = async (phone: string): Promise<string> => (await org.thread(phone)).contactId;
/** Ten in the morning in Chicago, so many days from the business time of now. */
const inDays = async (days: number): Promise<string> => {
  const [row] = await world.sql<{ at: Date }>(
    `SELECT (date_trunc('day', app_now() AT TIME ZONE 'America/Chicago') + make_interval(days => $1, hours => 10)) AT TIME ZONE 'America/Chicago' AS at`,
    [days],
  );
  return row!.at.toISOString();
};

describe('patterns of conversations', () => {
  let run: Run;

  beforeAll(async () => {
    const asks = async (phone: string, text: string): Promise<void> => void (await world.phone(phone, org).says(text));
    await asks('+13125550701', 'How much is an AC repair? My number is 312-555-0199');
    await asks('+13125550702', 'what does a furnace repair cost, mail me at bea@example.com');
    await asks('+13125550703', 'Do you also service swamp coolers?');
    await asks('+13125550704', 'do you guys service a swamp cooler');
    await asks('+13125550705', 'Stop texting me please');
    await world.phone('+13125550711', other).says('How much is an AC repair?');
    const { id, contactId } = await org.thread('+13125550701');
    const booked = await org.request('POST', '/api/appointments', {
      contactId,
      startsAt: await inDays(20),
    });
    expect(booked.status, JSON.stringify(booked.body)).toBe(201);
    await world.sql('UPDATE appointments SET conversation_id = $2 WHERE id = $1', [booked.body.id, id]);
    run = await look(org);
  });

  it('say how many conversations there were and how they ended', () => {
    expect(run).toMatchObject({ conversationsTotal: 5, conversationsRead: 5 });
    expect(run.outcomes).toMatchObject({ won: 1, lost: 1 });
    expect(Object.values(run.outcomes).reduce((sum, count) => sum + count, 0)).toBe(5);
    expect(run.bookingShare).toBe(0.2);
  });

  it('name what was wanted, with the share of bookings and examples without numbers and addresses', () => {
    expect(pattern(run, 'intent', 'PRICING')).toMatchObject({ conversations: 2, people: 2, bookingShare: 0.5 });
    const texts = pattern(run, 'intent', 'PRICING')!.examples.map(({ text }) => text);
    expect(texts.sort()).toEqual([
      'How much is an AC repair? My number is [number]',
      'what does a furnace repair cost, mail me at [address]',
    ]);
    // the rows' own ids may hold any digits
    const said = JSON.stringify(run).replace(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, '');
    expect(said).not.toMatch(/0199|bea@/);
  });

  it('put the same question in other words together', () => {
    expect(pattern(run, 'text')).toMatchObject({ conversations: 2, people: 2, words: expect.arrayContaining(['swamp']) });
  });

  it('hold nothing of another business, and are nothing to it', async () => {
    const theirs = await look(other);
    expect(theirs).toMatchObject({ conversationsTotal: 1 });
    expect(pattern(theirs, 'intent', 'PRICING')?.conversations).toBe(1);
    expect((await other.request('GET', `/api/insights/runs/${run.id}`)).status).toBe(404);
    expect((await other.get<{ data: Run[] }>('/api/insights/runs')).data.map(({ id }) => id)).not.toContain(run.id);
  });

  it('lose the examples of a person who is erased; the figures stay', async () => {
    const contactId = await contactOf('+13125550702');
    const exported = await org.request('POST', '/api/privacy/export', { contactId });
    expect(JSON.stringify(exported.body)).toContain('"exampleOf":[{');
    expect((await org.request('POST', '/api/privacy/erase', { contactId })).status).toBe(201);
    const after = await org.get<Run>(`/api/insights/runs/${run.id}`);
    expect(pattern(after, 'intent', 'PRICING')).toMatchObject({ conversations: 2, people: 2 });
    expect(pattern(after, 'intent', 'PRICING')!.examples.map(({ text }) => text)).toEqual([
      'How much is an AC repair? My number is [number]',
    ]);
    const [kept] = await world.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM insight_patterns p CROSS JOIN LATERAL unnest(p.examples) AS e(id) JOIN messages m ON m.id = e.id WHERE m.body = '[erased]'`,
    );
    expect(kept?.n).toBe(0);
  });

  it('are looked for one at a time; a look that never ended holds nobody up', async () => {
    await world.sql(
      `INSERT INTO insight_runs (id, org_id, state, days, from_at, to_at, created_at) VALUES (gen_random_uuid(), $1, 'running', 7, app_now(), app_now(), app_now())`,
      [org.orgId],
    );
    const refused = await org.request('POST', '/api/insights/runs', { days: 7 });
    expect([refused.status, refused.body.code]).toEqual([409, 'insights.running']);
    await world.sql(`UPDATE insight_runs SET created_at = app_now() - interval '31 minutes' WHERE org_id = $1 AND state = 'running'`, [
      org.orgId,
    ]);
    expect((await look(org, 7)).conversationsTotal).toBe(5);
    const { data } = await org.get<{ data: Run[] }>('/api/insights/runs?filter[state]=failed');
    expect(data).toHaveLength(1);
  });

  it('reach back as far as was asked', async () => {
    await world.sql(
      `UPDATE conversations SET opened_at = app_now() - interval '10 days' WHERE org_id = $1 AND contact_address = '+13125550703'`,
      [org.orgId],
    );
    expect((await look(org, 7)).conversationsTotal).toBe(4);
    expect((await org.request('POST', '/api/insights/runs', { days: 0 })).status).toBe(400);
  });
});

describe('questions that mean the same', () => {
  const ask = (question: string, by = org) => by.request('POST', '/api/knowledge/ask', { question });
  const clusters = async (): Promise<Cluster[]> => (await org.get<{ data: Cluster[] }>('/api/knowledge/questions/clusters')).data;
  const heat = async (): Promise<Cluster> => (await clusters()).find(({ question }) => /heat pump/i.test(question))!;

  it('are one row, and one answer settles all of them', async () => {
    for (const question of ['Do you install heat pumps?', 'can you install a heat pump for us', 'heat pump installation?'])
      await ask(question);
    await ask('Do you install heat pumps?');
    await ask('Do you repair garage doors?');
    const cluster = await heat();
    expect(cluster).toMatchObject({ question: 'Do you install heat pumps?', times: 4 });
    const answered = await org.request('POST', '/api/knowledge/questions/clusters/answer', {
      questionIds: cluster.questionIds,
      question: 'Do you install heat pumps?',
      answer: 'Yes, all makes.',
    });
    expect(answered.status).toBe(201);
    const states = await world.sql<{ state: string; answer_document_id: string }>(
      'SELECT state, answer_document_id FROM knowledge_questions WHERE id = ANY($1)',
      [cluster.questionIds],
    );
    expect(states).toHaveLength(cluster.questionIds.length);
    expect(states.every((row) => row.state === 'answered' && row.answer_document_id === answered.body.documentId)).toBe(true);
    expect((await clusters()).map(({ question }) => question)).toEqual(expect.arrayContaining(['Do you repair garage doors?']));
    expect(await heat()).toBeUndefined();
    const found = await ask('can you install a heat pump for us');
    expect(found.body.found[0]).toMatchObject({ body: 'Yes, all makes.' });
    const again = await org.request('POST', '/api/knowledge/questions/clusters/answer', {
      questionIds: cluster.questionIds,
      answer: 'No.',
    });
    expect([again.status, again.body.code]).toEqual([409, 'knowledge.question_settled']);
  });

  it('settle what is still open when somebody was faster with a part of them', async () => {
    await ask('Is there parking at your shop?');
    await ask('where can I park near the shop');
    const [one] = (await clusters()).filter(({ question }) => /park/i.test(question));
    const [first] = one!.questionIds;
    await org.request('POST', `/api/knowledge/questions/${first}/dismiss`);
    const { status } = await org.request('POST', '/api/knowledge/questions/clusters/dismiss', { questionIds: one!.questionIds });
    expect(status).toBe(one!.questionIds.length > 1 ? 204 : 409);
    expect((await clusters()).filter(({ question }) => /park/i.test(question))).toEqual([]);
  });

  it('of another business are missing: nothing is settled then', async () => {
    await ask('Do you clean gutters?', other);
    const [theirs] = await world.sql<{ id: string }>(`SELECT id FROM knowledge_questions WHERE org_id = $1 AND state = 'open'`, [
      other.orgId,
    ]);
    const own = (await clusters()).find(({ question }) => /garage/.test(question))!;
    for (const path of ['answer', 'dismiss']) {
      const body = { questionIds: [...own.questionIds, theirs!.id], ...(path === 'answer' && { answer: 'x' }) };
      expect((await org.request('POST', `/api/knowledge/questions/clusters/${path}`, body)).status).toBe(404);
    }
    expect((await clusters()).map(({ question }) => question)).toContain(own.question);
    expect(await world.sql(`SELECT state FROM knowledge_questions WHERE id = $1`, [theirs!.id])).toEqual([{ state: 'open' }]);
    expect((await org.request('POST', '/api/knowledge/questions/clusters/dismiss', { questionIds: [] })).status).toBe(400);
  });
});

describe('who fits an opening', () => {
  const rank = (body: object) => org.request<Ranking>('POST', '/api/ai/rank-candidates', body);
  let service: string;
  let freed: { id: string; contactId: string };
  const people: Record<string, string> = {};

  beforeAll(async () => {
    const { data } = await org.get<{ data: { id: string; name: string }[] }>('/api/services');
    service = data.find(({ name }) => name === 'AC repair')!.id;
    for (const [name, phone] of [
      ['later', '+13125550721'],
      ['repeat', '+13125550722'],
      ['stranger', '+13125550723'],
      ['stopped', '+13125550724'],
      ['gave', '+13125550725'],
      ['blocked', '+13125550726'],
    ] as const) {
      const made = await org.request<{ id: string }>('POST', '/api/contacts', { phone, name });
      expect(made.status).toBe(201);
      people[name] = made.body.id;
    }
    const book = async (who: string, days: number): Promise<string> => {
      const made = await org.request<{ id: string }>('POST', '/api/appointments', {
        contactId: people[who],
        startsAt: await inDays(days),
        serviceId: service,
      });
      expect(made.status, JSON.stringify(made.body)).toBe(201);
      return made.body.id;
    };
    await book('later', 11);
    await book('repeat', 12);
    await book('stopped', 13);
    await book('blocked', 14);
    const id = await book('gave', 3);
    const { version } = await org.get<{ version: number }>(`/api/appointments/${id}`);
    expect((await org.request('PATCH', `/api/appointments/${id}`, { status: 'cancelled', version })).status).toBe(200);
    freed = { id, contactId: people.gave! };
    // came twice before
    await world.sql(
      `INSERT INTO appointments (id, org_id, contact_id, service_id, service_name, resource_id, starts_at, ends_at, busy_until, status)
       SELECT gen_random_uuid(), a.org_id, a.contact_id, a.service_id, a.service_name, a.resource_id, a.starts_at - n.weeks * interval '7 days',
         a.ends_at - n.weeks * interval '7 days', a.busy_until - n.weeks * interval '7 days', 'completed'
       FROM appointments a, (VALUES (10), (20)) AS n(weeks) WHERE a.contact_id = $1`,
      [people.repeat],
    );
    await org.request('POST', '/api/suppressions', { phone: '+13125550724' });
    await world.sql('UPDATE contacts SET is_blocked = true WHERE id = $1', [people.blocked]);
  });

  it('ranks by rules with reasons, whoever it is asked and however often', async () => {
    const contactIds = [people.stranger, people.later, people.repeat, people.stopped, people.gave, people.blocked];
    const answer = await rank({ appointmentId: freed.id, contactIds });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const { slot, ranked, leftOut } = answer.body;
    expect(slot).toMatchObject({ startsAt: await inDays(3), serviceName: 'AC repair' });
    expect(ranked.map(({ contactId, rank: place }) => [place, contactId])).toEqual([
      [1, people.repeat],
      [2, people.later],
    ]);
    expect(ranked[0]!.reason).toBe('Has AC repair booked for later, would come 9 days sooner, came 2 times.');
    for (const { score, factors } of ranked) expect(factors.reduce((sum, { points }) => sum + points, 0)).toBe(score);
    expect(new Map(leftOut.map(({ contactId, code }) => [contactId, code]))).toEqual(
      new Map([
        [people.stranger, 'no_consent'],
        [people.stopped, 'opted_out'],
        [people.gave, 'gave_it_back'],
        [people.blocked, 'contact_blocked'],
      ]),
    );
    expect((await rank({ appointmentId: freed.id, contactIds: contactIds.reverse() })).body).toEqual(answer.body);
  });

  it('finds the people by itself when none are named, also by lead', async () => {
    const own = (await rank({ appointmentId: freed.id })).body;
    expect(own.ranked[0]!.contactId).toBe(people.repeat);
    // whoever texted waits as a lead; whoever asked us to stop does not
    expect(own.ranked.map(({ contactId }) => contactId)).toEqual(expect.arrayContaining([people.later, await contactOf('+13125550704')]));
    expect(own.leftOut).toContainEqual(expect.objectContaining({ contactId: await contactOf('+13125550705'), code: 'opted_out' }));
    const { leadId } = await org.thread('+13125550704');
    const byLead = (await rank({ startsAt: await inDays(4), serviceId: service, leadIds: [leadId] })).body;
    expect(byLead.ranked.length + byLead.leftOut.length).toBe(1);
  });

  it('lists everybody with the hour from which they may be texted when it is night', async () => {
    await world.advance('12h');
    const { ranked, leftOut } = (await rank({ appointmentId: freed.id, contactIds: [people.later] })).body;
    expect(ranked).toEqual([]);
    expect(leftOut).toMatchObject([{ contactId: people.later, code: 'quiet_hours', until: expect.stringMatching(/T1[34]:00:00/) }]);
    await world.advance('12h');
  });

  it('refuses what it cannot rank, and people of others', async () => {
    const foreign = await world.sql<{ id: string }>('SELECT id FROM contacts WHERE org_id = $1 LIMIT 1', [other.orgId]);
    const lead = await world.sql<{ id: string }>('SELECT id FROM leads WHERE org_id = $1 LIMIT 1', [other.orgId]);
    const startsAt = await inDays(3);
    expect((await rank({ startsAt, contactIds: [people.later, foreign[0]!.id] })).status).toBe(404);
    expect((await rank({ startsAt, leadIds: [lead[0]!.id] })).status).toBe(404);
    expect((await rank({})).status).toBe(400);
    expect(await rank({ startsAt: '2020-01-01T10:00:00Z' })).toMatchObject({ status: 422, body: { code: 'candidates.past' } });
    expect((await rank({ startsAt, contactIds: ['nobody'] })).status).toBe(400);
  });
});
