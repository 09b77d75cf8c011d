import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CALIBRATION_TEXTS } from '../../src/knowledge/embedding/calibration.rules.js';
import { EmbeddingWork } from '../../src/knowledge/embedding/embedding-work.service.js';
import { VectorsRepository } from '../../src/knowledge/embedding/vectors.repository.js';
import { KnowledgeVectors } from '../../src/knowledge/embedding/vectors.service.js';
import { KnowledgeModule } from '../../src/knowledge/knowledge.module.js';
import { Quotas } from '../../src/orgs/quotas.service.js';
import { Database } from '../../src/platform/database/database.service.js';
import { JobsService } from '../../src/scheduler/jobs.service.js';
import { MEANINGS } from '../fixtures/meanings.js';
import { EmbeddingServer, withoutHaste } from '../harness/embedding-server.js';
import { PASSWORD, signIn, startKernel, type Kernel } from '../harness/kernel.js';
import { withClient } from '../harness/template.js';

const TEXT = 'Q: Are pets welcome?\nA: Dogs may wait in the lobby.\n\nQ: Are children welcome?\nA: There is a corner with toys.';

interface Answer {
  scorer: string;
  found: { heading: string; relevance: number }[];
}

let server: EmbeddingServer;
let kernel: Kernel;
let app: NestFastifyApplication;
let org: string;
let other: string;
let owner: { authorization: string };
let stranger: { authorization: string };

beforeAll(async () => {
  server = await new EmbeddingServer(MEANINGS).start();
  kernel = await startKernel({
    modules: [KnowledgeModule],
    env: {
      AI_ENGINE: 'rules',
      OPENAI_API_KEY: 'sk-test',
      OPENAI_BASE_URL: server.baseUrl,
      OPENAI_EMBEDDING_MODEL: 'text-embedding-3-small',
    },
  });
  app = kernel.app;
  withoutHaste(app.get(KnowledgeVectors));
  const { agencyId } = await kernel.factory.createAgency({ name: 'Agency' });
  org = await kernel.factory.createOrg({ agencyId, name: 'Northside' });
  other = await kernel.factory.createOrg({ agencyId, name: 'Bella' });
  await kernel.factory.addUser({ email: 'owner@example.com', name: 'Owner', password: PASSWORD, orgId: org, role: 'org_owner' });
  await kernel.factory.addUser({ email: 'bella@example.com', name: 'Bella', password: PASSWORD, orgId: other, role: 'org_owner' });
  owner = await signIn(app, 'owner@example.com');
  stranger = await signIn(app, 'bella@example.com');
});
afterAll(async () => {
  await kernel?.close();
  await server?.close();
});
beforeEach(() => {
  server.requests.length = 0;
  server.faults.length = 0;
});

const sql = <R extends object>(text: string, params: unknown[] = []): Promise<R[]> =>
  withClient(kernel.db.adminUrl, async (client) => (await client.query<R>(text, params)).rows);
const ask = async (question: string, headers = owner): Promise<Answer> =>
  (await app.inject({ method: 'POST', url: '/api/knowledge/ask', headers, payload: { question } })).json<Answer>();
const upload = (text: string, headers = owner) =>
  app.inject({ method: 'POST', url: '/api/knowledge/faq', headers, payload: { fileName: 'faq.txt', text } });
const due = (orgId = org): Promise<{ id: string }[]> =>
  sql(`SELECT id FROM jobs WHERE org_id = $1 AND kind = 'knowledge.embed' AND state = 'pending'`, [orgId]);
/** As a worker does it, once each. */
async function work(orgId = org): Promise<void> {
  for (const { id } of await due(orgId)) {
    await sql(`UPDATE jobs SET due_at = least(due_at, app_now()) WHERE id = $1`, [id]);
    await app.get(JobsService).run(orgId, id);
  }
}
type Limit = 'modelMicrosPerMonth' | 'modelMicrosPerDay' | 'modelMicrosPerHour' | 'modelTokensPerDay';
/** Sets what the business may use of models. */
const allow = (limit: number | null, name: Limit = 'modelMicrosPerMonth'): Promise<unknown> =>
  app.get(Database).withOrg(org, async () => {
    const quotas = app.get(Quotas);
    const { own, version } = await app.get(Database).transaction((tx) => quotas.read(tx));
    return quotas.set({ ...own, [name]: limit }, version);
  });
const vectors = async (): Promise<number> =>
  (await sql<{ n: number }>('SELECT count(*)::int AS n FROM knowledge_vectors WHERE org_id = $1', [org]))[0]!.n;

describe('with an embedding model', () => {
  it('an upload does not wait for it, and words alone answer until the vectors are there', async () => {
    expect((await upload(TEXT)).statusCode).toBe(201);
    expect(server.requests).toEqual([]);
    expect(await due()).toHaveLength(1);
    expect(await ask('may I bring my puppy')).toMatchObject({ scorer: 'lexical', found: [] });
  });

  it('a failing model leaves the job for later', async () => {
    server.faults.push('500');
    await expect(work()).rejects.toThrow('server_error');
    expect([await vectors(), (await due()).length]).toEqual([0, 1]);
  });

  it('a job embeds each text once and finds the border of the model; all of it is paid for', async () => {
    await work();
    expect(server.requests.map((texts) => texts.length)).toEqual([CALIBRATION_TEXTS.length, 2]);
    expect(await vectors()).toBe(2);
    const [model] = await sql<{ threshold: number }>('SELECT threshold FROM knowledge_models WHERE org_id = $1', [org]);
    expect(model!.threshold).toBeGreaterThan(0.15);
    expect(model!.threshold).toBeLessThan(0.8);
    const bills = await sql<{ what: string; tokens: number; cost: number; model: string }>(
      `SELECT detail ->> 'for' AS what, quantity::int AS tokens, cost_micros::int AS cost, model FROM usage_ledger WHERE org_id = $1 AND kind = 'embedding.finished' ORDER BY id`,
      [org],
    );
    expect(bills.map(({ what, cost, model: name }) => [what, cost > 0, name])).toEqual([
      ['calibration', true, 'text-embedding-3-small'],
      ['knowledge', true, 'text-embedding-3-small'],
    ]);
  });

  it('a question in other words finds its answer, and one about something else does not', async () => {
    const answer = await ask('may I bring my puppy');
    expect([answer.scorer, answer.found.map(({ heading }) => heading)]).toEqual(['hybrid', ['Are pets welcome?']]);
    expect((await ask('toddler seats')).found[0]?.heading).toBe('Are children welcome?');
    expect((await ask('do you repair clocks')).found).toEqual([]);
  });

  it('nobody asks the model what the words have found, nor the same question twice', async () => {
    expect((await ask('are pets welcome')).scorer).toBe('lexical');
    expect(server.requests).toEqual([]);
    await ask('may I bring my puppy');
    expect(server.requests).toEqual([]);
  });

  it('shows nothing of it to another business', async () => {
    await upload('Q: Do you sell shoes?\nA: Yes, boots.', stranger);
    await work(other);
    expect((await ask('may I bring my puppy', stranger)).found).toEqual([]);
  });

  it('a document that is stored again costs only what is new in it, and what is gone goes', async () => {
    await upload(`${TEXT.replace('corner with toys', 'room with toys')}`);
    await work();
    expect(server.requests.map((texts) => texts.length)).toEqual([1]);
    expect(await vectors()).toBe(2);
  });

  it('an outage or a useless answer leaves the words', async () => {
    server.faults.push('500', 'short', 'nothing');
    for (const question of ['one puppy', 'two puppy', 'three puppy']) expect((await ask(question)).scorer).toBe('lexical');
    expect((await ask('four puppy')).scorer).toBe('hybrid');
  });

  it.each<Limit>(['modelMicrosPerDay', 'modelMicrosPerHour', 'modelTokensPerDay'])('what it embedded counts against %s', async (limit) => {
    await allow(1, limit);
    expect((await ask(`puppy under ${limit}`)).scorer).toBe('lexical');
    expect(server.requests).toEqual([]);
    await allow(null, limit);
    expect((await ask(`puppy under ${limit}`)).scorer).toBe('hybrid');
  });

  it('a business that has spent its money for models is answered by words', async () => {
    await allow(1);
    expect((await ask('five puppy')).scorer).toBe('lexical');
    expect(server.requests).toEqual([]);
    await allow(null);
    expect((await ask('five puppy')).scorer).toBe('hybrid');
  });

  it('vectors of another model are made anew when somebody looks', async () => {
    await sql(`UPDATE knowledge_vectors SET model = 'older'`);
    await sql(`UPDATE knowledge_models SET model = 'older'`);
    await app.get(EmbeddingWork).look();
    expect(await due()).toHaveLength(1);
    await work();
    expect(await sql(`SELECT DISTINCT model FROM knowledge_vectors WHERE org_id = $1`, [org])).toEqual([
      { model: 'text-embedding-3-small' },
    ]);
  });

  it('pgvector, where it is installed, finds the same pieces in the same order', async () => {
    // The embedded PostgreSQL has no pgvector: its type and its operator are stood in for, so that the statement itself is run.
    await sql(`CREATE DOMAIN vector AS real[]`);
    await sql(`CREATE FUNCTION cosine_distance(one real[], other real[]) RETURNS float8 LANGUAGE sql IMMUTABLE AS
      $$ SELECT 1 - sum(a.x * a.y) / sqrt(sum(a.x * a.x) * sum(a.y * a.y)) FROM unnest(one, other) AS a(x, y) $$`);
    await sql(`CREATE OPERATOR <=> (LEFTARG = real[], RIGHTARG = real[], FUNCTION = cosine_distance)`);
    await app.get(Database).asOrg(org, async (tx) => {
      const repository = app.get(VectorsRepository);
      expect(await repository.hasPgvector(tx)).toBe(true);
      const asked = server.vectorOf('may I bring my puppy');
      const length = Math.hypot(...asked);
      const unit = asked.map((part) => part / length);
      const [plain, extended] = [
        await repository.near(tx, 'text-embedding-3-small', unit, 10, false),
        await repository.near(tx, 'text-embedding-3-small', unit, 10, true),
      ];
      expect(plain).toHaveLength(2);
      expect(extended.map(({ chunkId }) => chunkId)).toEqual(plain.map(({ chunkId }) => chunkId));
      for (const [index, piece] of plain.entries()) expect(extended[index]!.similarity).toBeCloseTo(piece.similarity, 4);
    });
  });
});
