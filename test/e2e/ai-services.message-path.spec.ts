import { ServicesRepository } from '../../src/htl/services/services.repository.js';
import { Database } from '../../src/platform/database/database.service.js';
import { ModelServer, type ModelAnswer } from '../harness/model-server.js';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';

interface Reason {
  code: string;
  points: number;
  message: string;
  advice: string;
}
interface Rewritten {
  engine: string;
  texts: { text: string; tone: string; isChanged: boolean; before: { risk: string }; after: { risk: string; reasons: Reason[] } }[];
}
interface Scored {
  leadId: string;
  score: number;
  isHot: boolean;
  factors: { group: string; code: string; points: number; label: string }[];
}

const SPAM = 'HURRY!!! AC TUNE-UP $79 TODAY ONLY!!! CALL MIKE NOW 312-555-0143!!!';

/** The services at /api/ai over real HTTP, the real database and the real gate; first by rules, then with a model behind them. */
describe('services for people', () => {
  let world: World;
  let org: TestOrg;

  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ settings: { debounceMs: 200, disclosure: 'on_request' } });
  });
  afterAll(() => world?.stop());

  const ask = async <T>(path: string, body: object): Promise<T> => {
    const answer = await org.request<T>('POST', `/api/ai/${path}`, body);
    expect(answer.status).toBe(200);
    return answer.body;
  };

  it('warns of spam with reasons and advice, and rewords it without losing a fact', async () => {
    const check = await ask<{ risk: string; reasons: Reason[] }>('spam-check', { text: SPAM, kind: 'marketing' });
    expect(check.risk).toBe('high');
    expect(check.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['capitals', 'urgency', 'no_opt_out', 'no_sender']));
    const { engine, texts } = await ask<Rewritten>('rewrite', { text: SPAM, kind: 'marketing', tone: 'friendly' });
    expect(engine).toBe('rules');
    expect(texts[0]).toMatchObject({ tone: 'friendly', isChanged: true, before: { risk: 'high' }, after: { risk: 'low' } });
    for (const fact of ['AC', '$79', 'Mike', '312-555-0143', 'today', 'STOP']) expect(texts[0]!.text).toContain(fact);
    const three = await ask<Rewritten>('alternatives', { text: SPAM });
    expect(new Set(three.texts.map(({ text }) => text)).size).toBe(3);
  });

  it('tells how close the numbers are to a block', async () => {
    const risk = await ask<{ risk: string; reasons: Reason[]; text: { risk: string } }>('ban-risk', { text: SPAM });
    expect(risk.text.risk).toBe('high');
    expect(risk.reasons.map(({ code }) => code)).toEqual(['text']);
  });

  it('reads a text', async () => {
    expect(await ask('classify', { text: 'How much is a furnace repair?' })).toMatchObject({
      intent: 'PRICING',
      isOptOut: false,
      engine: 'rules',
    });
    expect(await ask('classify', { text: 'please stop texting me' })).toMatchObject({ isOptOut: true });
  });

  it.each([
    ['rewrite', { text: '' }],
    ['rewrite', { text: 'x', tone: 'rude' }],
    ['spam-check', { text: 'x'.repeat(1601) }],
    ['suggest-reply', { conversationId: 'nobody' }],
    ['score-lead', {}],
  ])('refuses a wrong %s', async (path, body) => {
    expect((await org.request('POST', `/api/ai/${path}`, body)).status).toBe(400);
  });

  it('suggests three replies that are never sent, and none to somebody who said STOP', async () => {
    const customer = world.phone('+13125550611', org);
    await customer.says('Hi, my furnace makes a strange noise');
    const thread = await org.thread(customer.address);
    const before = await world.sql<{ n: number }>('SELECT count(*)::int AS n FROM messages WHERE org_id = $1', [org.orgId]);
    const { suggestions } = await ask<{ suggestions: { text: string; purpose: string }[] }>('suggest-reply', { conversationId: thread.id });
    expect(suggestions).toHaveLength(3);
    expect(new Set(suggestions.map(({ text }) => text)).size).toBe(3);
    expect(suggestions.every(({ text }) => text.length <= 320 && !/\$\d/.test(text))).toBe(true);
    expect(await world.sql('SELECT count(*)::int AS n FROM messages WHERE org_id = $1', [org.orgId])).toEqual(before);
    await customer.says('STOP');
    const none = await ask<{ suggestions: unknown[]; heldBack: string[] }>('suggest-reply', { conversationId: thread.id });
    expect(none.suggestions).toEqual([]);
    expect(none.heldBack.length).toBeGreaterThan(0);
  });

  it('suggests what the knowledge answers, and never what the assistant would have to promise', async () => {
    const curious = world.phone('+13125550622', org);
    await curious.says('Hi, do you also clean dryer vents?');
    const thread = await org.thread(curious.address);
    const asked = { conversationId: thread.id };
    const promises = /(?:get|come) back|will call|passed/i;
    const before = await ask<{ suggestions: { text: string; purpose: string }[] }>('suggest-reply', asked);
    expect(before.suggestions.filter(({ text, purpose }) => purpose.startsWith('What the assistant') && promises.test(text))).toEqual([]);
    const answer = 'Yes, we clean dryer vents on every maintenance visit.';
    const faq = { title: 'Dryers', content: `Q: Do you clean dryer vents?\nA: ${answer}` };
    expect((await org.request('POST', '/api/knowledge', faq)).status).toBe(201);
    const after = await ask<{ suggestions: { text: string }[] }>('suggest-reply', asked);
    expect(after.suggestions.map(({ text }) => text).join('\n')).toContain(answer);
  });

  it('scores a lead by what it did, raises it with a reply and lists it among the hot ones', async () => {
    const customer = world.phone('+13125550612', org);
    await customer.says('hello');
    const { leadId } = await org.thread(customer.address);
    const first = await ask<Scored>('score-lead', { leadId });
    await customer.says('My AC is broken, it is urgent. My name is Ann Lee, 14 Oak Street, Chicago. Can I book for tomorrow?');
    const second = await ask<Scored>('score-lead', { leadId });
    expect(second.score).toBeGreaterThan(first.score);
    expect(second.factors.reduce((sum, { points }) => sum + points, 0)).toBe(second.score);
    expect(new Set(second.factors.map(({ group }) => group))).toEqual(new Set(['engagement', 'behaviour', 'timing']));
    expect(second.isHot).toBe(true);
    const hot = await org.get<{ data: Scored[] }>('/api/ai/hot-leads?limit=5');
    expect(hot.data.map((lead) => lead.leadId)).toContain(leadId);
    expect((await org.request('GET', '/api/ai/hot-leads?limit=0')).status).toBe(400);
  });

  it('takes no text that never left for one of ours: not in a suggestion, not in a score', async () => {
    const drafting = await world.org({ settings: { debounceMs: 0, replyMode: 'draft', disclosure: 'on_request' } });
    const customer = world.phone('+13125550614', drafting);
    await customer.says('My AC is not cooling');
    await world.settled();
    await customer.says('It makes a noise, too');
    await world.settled();
    const { id, leadId } = await drafting.thread(customer.address);
    // two more wait: three drafts since the last word of the customer, and one before it
    await world.sql(
      `INSERT INTO messages (id, org_id, conversation_id, channel_account_id, seq, direction, sender, kind, body, created_at)
       SELECT gen_random_uuid(), c.org_id, c.id, c.channel_account_id, c.last_seq + n, 'out', 'ai', 'draft', 'Are you there?', app_now()
       FROM conversations c, generate_series(1, 2) n WHERE c.id = $1`,
      [id],
    );
    const { body } = await drafting.request<Scored>('POST', '/api/ai/score-lead', { leadId });
    const codes = body.factors.map(({ code }) => code);
    expect(codes).toContain('texts');
    expect(codes).not.toContain('quick');
    expect(codes).not.toContain('unanswered');
    const read = await world.app.get(Database).asOrg(drafting.orgId, (tx) => new ServicesRepository().texts(tx, id, 30));
    expect(read.map((text) => text.body)).toEqual(['My AC is not cooling', 'It makes a noise, too']);
    // the same once they are refused by the gate
    await world.sql(`UPDATE messages SET kind = 'reply' WHERE conversation_id = $1 AND kind = 'draft'`, [id]);
    await world.sql(`DELETE FROM messages m WHERE m.conversation_id = $1 AND m.body = 'Are you there?'`, [id]);
    await world.sql(`UPDATE outbound SET state = 'blocked' WHERE conversation_id = $1`, [id]);
    const refused = await world.app.get(Database).asOrg(drafting.orgId, (tx) => new ServicesRepository().texts(tx, id, 30));
    expect(refused.map((text) => text.body)).toEqual(['My AC is not cooling', 'It makes a noise, too']);
    const again = await drafting.request<Scored>('POST', '/api/ai/score-lead', { leadId });
    expect(again.body.factors.map(({ code }) => code)).not.toContain('quick');
  });

  it('calls nobody hot whom staff noted as opted out', async () => {
    const customer = world.phone('+13125550613', org);
    await customer.says('My AC is broken, it is urgent. My name is Bo Lee, 15 Oak Street, Chicago. Can I book for tomorrow?');
    const { leadId } = await org.thread(customer.address);
    const listed = async (): Promise<boolean> =>
      (await org.get<{ data: Scored[] }>('/api/ai/hot-leads?limit=50')).data.some((lead) => lead.leadId === leadId);
    expect(await listed()).toBe(true);
    expect((await org.request('POST', '/api/suppressions', { phone: customer.address, evidence: 'Asked on the phone' })).status).toBe(201);
    expect(await listed()).toBe(false);
    expect(await ask<Scored>('score-lead', { leadId })).toMatchObject({ score: 0, isHot: false });
  });
});

describe('services with a model behind them', () => {
  let model: ModelServer;
  let world: World;
  let org: TestOrg;

  beforeAll(async () => {
    model = await ModelServer.start();
    world = await World.start({ env: { AI_ENGINE: 'openai', OPENAI_API_KEY: 'test-key', OPENAI_BASE_URL: model.baseUrl } });
    org = await world.org();
  });
  afterEach(() => model.reset());
  afterAll(async () => {
    await world?.stop();
    await model?.close();
  });

  const wording = (text: string): ModelAnswer => ({ texts: [{ tone: 'casual', text }] });
  const rewrite = async (): Promise<Rewritten> =>
    (await org.request<Rewritten>('POST', '/api/ai/rewrite', { text: SPAM, tone: 'casual' })).body;

  it('takes a wording that keeps every fact, puts the call on the bill, and words it by rules when a price changed', async () => {
    model.script(wording('Mike can do your AC tune-up for $79 today, his number is 312-555-0143.'));
    const kept = await rewrite();
    expect(kept.engine).toBe('openai');
    const cheaper = wording('Mike can do your AC tune-up for $59 today, his number is 312-555-0143.');
    model.script(cheaper, cheaper);
    const refused = await rewrite();
    expect(refused.engine).toBe('rules');
    expect(refused.texts[0]!.text).toContain('$79');
    const rows = await world.sql<{ kind: string }>(
      "SELECT kind FROM usage_ledger WHERE org_id = $1 AND 'rewrite' IN (detail ->> 'service', detail ->> 'task') ORDER BY id",
      [org.orgId],
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['model.started', 'model.finished', 'model.started', 'model.finished']);
  });

  const three = (mark: (tone: string) => string): ModelAnswer => ({
    texts: ['professional', 'friendly', 'casual'].map((tone) => ({
      tone,
      text: `${mark(tone)} Mike can do your AC tune-up for $79 today, his number is 312-555-0143.`,
    })),
  });
  const alternatives = async (): Promise<Rewritten> => (await org.request<Rewritten>('POST', '/api/ai/alternatives', { text: SPAM })).body;

  it('gives three wordings of a model, and those of the rules where one of them spams, is made up, or says what another says', async () => {
    const words: Record<string, string> = { professional: 'Please note:', friendly: 'We are glad to help.', casual: 'Just so you know:' };
    model.script(three((tone) => words[tone]!));
    const kept = await alternatives();
    expect([kept.engine, kept.texts.map(({ tone }) => tone)]).toEqual(['openai', ['professional', 'friendly', 'casual']]);
    expect(kept.texts.every(({ after }) => after.risk === 'low')).toBe(true);
    for (const bad of [
      three((tone) => (tone === 'casual' ? 'HURRY!!! ACT NOW!!! LAST CHANCE!!!' : words[tone]!)),
      three((tone) => (tone === 'casual' ? 'The first visit is free.' : words[tone]!)),
      three(() => 'Please note:'),
    ]) {
      model.script(bad, bad);
      const ours = await alternatives();
      expect(ours.engine).toBe('rules');
      expect(new Set(ours.texts.map(({ text }) => text)).size).toBe(3);
    }
  });

  it.each(['500', 'prose', 'refusal', 'drop'] as const)('%s: the rules word it', async (fault) => {
    model.fail(fault, 6);
    const { engine, texts } = await rewrite();
    expect(engine).toBe('rules');
    expect(texts[0]).toMatchObject({ isChanged: true, after: { risk: 'low' } });
  });
});
