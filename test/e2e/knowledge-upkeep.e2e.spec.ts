import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OutboundHttp } from '../../src/platform/outbound-http/outbound-http.service.js';
import { waitForSites } from '../harness/sites.js';
import type { TestOrg } from '../harness/test-org.js';
import { eventually, until } from '../harness/until.js';
import { World } from '../harness/world.js';

interface Doc {
  id: string;
  title: string;
  content: string;
  kind: string;
  isStale: boolean;
  staleReason: string | null;
  foundContent: string | null;
  lastVerifiedAt: string;
  version: number;
}
interface Question {
  id: string;
  question: string;
  times: number;
  state: string;
  answerDocumentId: string | null;
}

const HOME = 'We heat and cool the north side of Chicago since 1998.';
let world: World;
let org: TestOrg;
let server: Server;
let base: string;
/** What the website answers now. */
let status = 200;
let text = HOME;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/robots.txt') return void response.writeHead(404).end();
    response
      .writeHead(status, { 'content-type': 'text/html' })
      .end(`<html><head><title>Northside</title></head><body><p>${text}</p></body></html>`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  base = `http://${host}`;
  world = await World.start({ env: { SCAN_PRIVATE_HOSTS: host } });
  waitForSites(world.app.get(OutboundHttp));
  org = await world.org({ name: 'Northside' });
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await world?.stop();
});

const documents = async (): Promise<Doc[]> => (await org.get<{ data: Doc[] }>('/api/knowledge?perPage=100')).data;
const pageId = async (): Promise<string> => (await documents()).find(({ kind }) => kind === 'page')!.id;
const one = (id: string): Promise<Doc> => org.get<Doc>(`/api/knowledge/${id}`);
const post = (path: string, body?: object) => org.request('POST', `/api/knowledge${path}`, body);
const questions = async (state = 'open'): Promise<Question[]> =>
  (await org.get<{ data: Question[] }>(`/api/knowledge/questions?filter[state]=${state}`)).data;
const ask = (question: string) => post('/ask', { question });

/** As if so many days had passed since anybody looked, and it was time to look for that. */
async function age(id: string, days: number): Promise<void> {
  // at once: a look between two statements would find the document due, and its check would lose its row
  await world.sql(
    `WITH aged AS (
       UPDATE knowledge_documents SET last_verified_at = app_now() - make_interval(days => $2), check_after = CASE WHEN check_after IS NOT NULL THEN app_now() END
       WHERE id = $1),
     gone AS (DELETE FROM jobs WHERE kind = 'knowledge.check')
     UPDATE recurring_runs SET last_started_at = '-infinity' WHERE name = 'knowledge.recheck'`,
    [id, days],
  );
}
const looked = (): Promise<unknown> =>
  eventually('somebody looked', async () => {
    const [run] = await world.sql<{ ran: boolean }>(
      `SELECT last_started_at > '-infinity' AND last_finished_at >= last_started_at AS ran FROM recurring_runs WHERE name = 'knowledge.recheck'`,
    );
    return run?.ran === true;
  });
const checked = (): Promise<void> =>
  until('the check is done', async () => {
    const rows = await world.sql<{ state: string }>(`SELECT state FROM jobs WHERE kind = 'knowledge.check'`);
    return (rows.length > 0 && rows.every(({ state }) => state === 'done')) || JSON.stringify(rows);
  });

describe('a page that was read', () => {
  it('is visited again after a month, and is fresh while it says the same', async () => {
    expect((await post('/scan', { url: base })).status).toBe(201);
    await until('the page is known', async () => (await documents()).length > 0 || 'no document');
    const id = await pageId();
    const { version } = await one(id);
    await age(id, 29);
    await looked();
    expect(await world.sql(`SELECT 1 FROM jobs WHERE kind = 'knowledge.check'`)).toEqual([]);
    await age(id, 31);
    await checked();
    const after = await one(id);
    expect(after).toMatchObject({ isStale: false, version });
    expect(
      await world.sql(`SELECT 1 FROM knowledge_documents WHERE id = $1 AND last_verified_at > app_now() - interval '1 hour'`, [id]),
    ).toHaveLength(1);
  });

  it('that has changed waits for a person with both texts, tells them once, and states no number until then', async () => {
    const id = await pageId();
    text = 'We heat and cool all of Chicago. A visit is $95 now.';
    await age(id, 31);
    await checked();
    expect(await one(id)).toMatchObject({ isStale: true, staleReason: 'changed', content: HOME, foundContent: text });
    expect(await org.get('/api/knowledge/status')).toMatchObject({ staleDocuments: 1, mayStateNumbers: false });
    await eventually('people are told', async () => {
      const { data } = await org.get<{ data: { event: string; title: string; body: string; link: string }[] }>('/api/notifications');
      const notice = data.find(({ event }) => event === 'knowledge.stale');
      expect(notice?.title ?? '"Northside" is out of date').toBe('"Northside" is out of date');
      return notice !== undefined;
    });
    // what is stale is not looked at again by itself
    await age(id, 90);
    await looked();
    expect(await world.sql(`SELECT 1 FROM jobs WHERE kind = 'knowledge.check'`)).toEqual([]);
    await post(`/${id}/verify`, { decision: 'accept' });
    expect(await one(id)).toMatchObject({ isStale: false, content: text, foundContent: null });
    expect(await org.get('/api/knowledge/status')).toMatchObject({ mayStateNumbers: true });
  });

  it('that cannot be reached counts only after three days in a row, one that is gone at once', async () => {
    const id = await pageId();
    status = 503;
    for (const expected of [false, false, true]) {
      await age(id, 31);
      await checked();
      expect((await one(id)).isStale).toBe(expected);
    }
    expect((await one(id)).staleReason).toBe('unreachable');
    status = 200;
    const again = await post(`/${id}/check`);
    expect(again.status, JSON.stringify(again.body)).toBe(200);
    expect(again.body).toMatchObject({ isStale: false, staleReason: null });
    status = 410;
    expect((await post(`/${id}/check`)).body).toMatchObject({ isStale: true, staleReason: 'gone' });
  });
});

it('what people wrote is shown to them after half a year, and "still true" ends that', async () => {
  const { body } = await post('', { title: 'Prices', content: 'Q: What does a visit cost?\nA: $89.' });
  const { id } = body as Doc;
  await age(id, 179);
  await looked();
  expect((await one(id)).isStale).toBe(false);
  await age(id, 181);
  await checked();
  expect(await one(id)).toMatchObject({ isStale: true, staleReason: 'old' });
  await post(`/${id}/verify`, { decision: 'keep' });
  expect((await one(id)).isStale).toBe(false);
});

describe('a question that nothing answers', () => {
  it('is listed once, counted, and goes when it is answered; the answer is found from then on', async () => {
    await ask('Do you install heat pumps? 312 555 0142');
    await ask('heat pumps: do you INSTALL them?');
    await ask('Hi, do you have any?');
    const [open, ...others] = await questions();
    expect(others).toEqual([]);
    expect(open).toMatchObject({ times: 2, question: 'heat pumps: do you INSTALL them?', state: 'open' });
    const answer = await post(`/questions/${open!.id}/answer`, { question: 'Do you install heat pumps?', answer: 'Yes, all makes.' });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    expect(await questions()).toEqual([]);
    expect((await questions('answered'))[0]).toMatchObject({ id: open!.id, answerDocumentId: (answer.body as Doc).id });
    const found = (await ask('can you install a heat pump')).body as { found: { body: string }[] };
    expect(found.found[0]?.body).toBe('Yes, all makes.');
    expect(await questions()).toEqual([]);
    expect((await post(`/questions/${open!.id}/answer`, { answer: 'No.' })).status).toBe(409);
  });

  it('keeps no phone number or address of the one who asked', async () => {
    await ask('Do you clean gutters? ana.diaz@example.com or +1 (312) 555-0142');
    const [open] = await questions();
    expect(open!.question).toBe('Do you clean gutters? [address] or [number]');
    expect((await post(`/questions/${open!.id}/dismiss`)).status).toBe(204);
    expect(await questions()).toEqual([]);
    // dismissed is no verdict for ever: asked again it is open again
    await ask('clean gutters?');
    expect(await questions()).toHaveLength(1);
  });

  it('says what is missing in an answer without words', async () => {
    const [open] = await questions();
    const refused = await post(`/questions/${open!.id}/answer`, { answer: '' });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ errors: { answer: expect.any(String) as string } });
    expect(await questions()).toHaveLength(1);
  });
});
