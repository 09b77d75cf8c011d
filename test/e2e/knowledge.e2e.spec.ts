import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { KnowledgeModule } from '../../src/knowledge/knowledge.module.js';
import { FileReader } from '../../src/knowledge/reading/file-reader.service.js';
import { KnowledgeRetrieval } from '../../src/knowledge/retrieval.service.js';
import { Database } from '../../src/platform/database/database.service.js';
import fixture from '../fixtures/knowledge.json' with { type: 'json' };
import { docx, pdf, zip } from '../fixtures/files.js';
import { PASSWORD, signIn, startKernel } from '../harness/kernel.js';
import type { Kernel } from '../harness/kernel.js';
import { withClient } from '../harness/template.js';

interface Doc {
  id: string;
  title: string;
  content: string;
  chunkCount: number;
  pairCount: number;
  version: number;
}
interface Answer {
  found: { heading: string; body: string; title: string; score: number; relevance: number }[];
  nearest: { heading: string; relevance: number } | null;
  mayStateNumbers: boolean;
  threshold: number;
}

let kernel: Kernel;
let app: NestFastifyApplication;
let org: string;
let owner: { authorization: string };
let viewer: { authorization: string };
let stranger: { authorization: string };

beforeAll(async () => {
  kernel = await startKernel({ modules: [KnowledgeModule] });
  app = kernel.app;
  // a busy machine may need longer for a small file than the product allows a bomb
  app.get(FileReader).limitMs = 120_000;
  const { agencyId } = await kernel.factory.createAgency({ name: 'Agency' });
  org = await kernel.factory.createOrg({ agencyId, name: 'Northside' });
  const other = await kernel.factory.createOrg({ agencyId, name: 'Bella' });
  await kernel.factory.addUser({ email: 'owner@example.com', name: 'Owner', password: PASSWORD, orgId: org, role: 'org_owner' });
  await kernel.factory.addUser({ email: 'viewer@example.com', name: 'Viewer', password: PASSWORD, orgId: org, role: 'viewer' });
  await kernel.factory.addUser({ email: 'bella@example.com', name: 'Bella', password: PASSWORD, orgId: other, role: 'org_owner' });
  owner = await signIn(app, 'owner@example.com');
  viewer = await signIn(app, 'viewer@example.com');
  stranger = await signIn(app, 'bella@example.com');
});
afterAll(() => kernel.close());

const call = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object, headers: Record<string, string> = owner) =>
  app.inject({ method, url: `/api/knowledge${url}`, headers, ...(payload && { payload }) });

function upload(name: string, bytes: Buffer | string, field = 'file') {
  const boundary = '----ringback';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return app.inject({
    method: 'POST',
    url: '/api/knowledge/faq',
    headers: { ...owner, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload,
  });
}
const sql = (text: string): Promise<unknown[]> => withClient(kernel.db.adminUrl, async (client) => (await client.query(text)).rows);
const ask = async (question: string, headers = owner): Promise<Answer> =>
  (await call('POST', '/ask', { question }, headers)).json<Answer>();
const total = async (): Promise<number> => (await call('GET', '')).json<{ total: number }>().total;

describe('files', () => {
  const two = 'Q: Do you take cards?\nA: Yes, all of them.\n\nQ: When are you open?\nA: Monday to Friday.';
  it.each<[string, Buffer | string]>([
    ['faq.txt', two],
    ['bom.txt', `\ufeff${two}`],
    ['utf16.txt', Buffer.from(`\ufeff${two}`, 'utf16le')],
    ['faq.md', '## Do you take cards?\nYes, all of them.\n\n## When are you open?\nMonday to Friday.'],
    ['faq.csv', 'Category,Question,Answer\nPay,"Do you take cards?","Yes, all of them."\nTime,When are you open?,Monday to Friday.'],
    ['semicolon.csv', 'question;answer\nDo you take cards?;Yes, all of them.\nWhen are you open?;Monday to Friday.'],
    ['plain.csv', 'Do you take cards?,"Yes, all of them."\nWhen are you open?,Monday to Friday.'],
    ['faq.docx', docx(['Do you take cards?', 'Yes, all of them.'], [['When are you open?', 'Monday to Friday.']])],
    ['faq.pdf', pdf(['Q: Do you take cards?', 'A: Yes, all of them.', 'Q: When are you open?', 'A: Monday to Friday.'])],
  ])('%s becomes questions with their answers', async (name, bytes) => {
    const answer = await upload(name, bytes);
    expect(answer.statusCode, answer.body).toBe(201);
    const made = answer.json<Doc>();
    expect([made.pairCount, made.chunkCount]).toEqual([2, 2]);
    const { data } = (await call('GET', `/${made.id}/chunks`)).json<{ data: { heading: string; body: string }[] }>();
    expect(data.map(({ heading, body }) => [heading, body])).toEqual([
      ['Do you take cards?', 'Yes, all of them.'],
      ['When are you open?', 'Monday to Friday.'],
    ]);
    expect((await call('DELETE', `/${made.id}`)).statusCode).toBe(204);
  });

  it('of the same name take the place of the older one', async () => {
    const first = (await upload('Again.txt', two)).json<Doc>();
    const second = (await upload('again.TXT', 'Q: Is it new?\nA: It is.')).json<Doc>();
    expect([second.id, second.chunkCount, second.version]).toEqual([first.id, 1, 2]);
    await call('DELETE', `/${first.id}`);
  });

  it('may come as JSON', async () => {
    const made = await call('POST', '/faq', { fileName: '../../etc/pasted.txt', text: two });
    expect([made.statusCode, made.json<{ fileName: string }>().fileName]).toEqual([201, 'pasted.txt']);
    await call('DELETE', `/${made.json<Doc>().id}`);
  });

  const bombs = Buffer.alloc(60_000_000);
  it.each<[string, string, Buffer | string, number, string]>([
    ['letters of another encoding', 'latin.txt', Buffer.from([0x51, 0x3a, 0x20, 0xe9, 0x74, 0xe9]), 422, 'knowledge.encoding'],
    ['10 MB', 'big.txt', Buffer.alloc(10_000_000, 'a'), 413, 'knowledge.too_large'],
    ['13 MB', 'huge.txt', Buffer.alloc(13_000_000, 'a'), 413, 'request.too_large'],
    ['a formula', 'formula.csv', 'question,answer\nWhat?,"=HYPERLINK(""http://evil.example"",""x"")"', 422, 'knowledge.formulas'],
    ['a program call', 'dde.csv', "question,answer\nWhat?,+cmd|' /C calc'!A0", 422, 'knowledge.formulas'],
    ['an open quotation mark', 'open.csv', 'question,answer\n"What?,Yes', 422, 'knowledge.csv'],
    ['a zip bomb', 'bomb.docx', docx(['x'], [], [{ name: 'word/media/a.bin', content: bombs }]), 422, 'knowledge.unpacks_too_large'],
    [
      'a zip bomb that lies',
      'lies.docx',
      docx(['x'], [], [{ name: 'word/media/a.bin', content: bombs, claimedSize: 10 }]),
      422,
      'knowledge.file_broken',
    ],
    ['a zip of something else', 'other.docx', zip([{ name: 'a.txt', content: Buffer.from('hi') }]), 422, 'knowledge.file_content'],
    ['a cut Word file', 'cut.docx', docx(['hello']).subarray(0, 300), 422, 'knowledge.file_broken'],
    ['a cut PDF', 'cut.pdf', '%PDF-1.4\nnothing follows', 422, 'knowledge.file_broken'],
    ['a PDF without text', 'picture.pdf', pdf([]), 422, 'knowledge.empty'],
    ['a program with a friendly name', 'faq.txt', Buffer.from('MZ\u0000\u0000\u0003', 'latin1'), 422, 'knowledge.file_content'],
    ['a PDF that is called text', 'faq.txt', pdf(['hi']), 422, 'knowledge.file_content'],
    ['a kind nobody reads', 'faq.exe', 'hello', 422, 'knowledge.file_type'],
    ['nothing', 'empty.txt', '', 422, 'knowledge.empty'],
    ['blanks', 'blank.txt', ' \n\n ', 422, 'knowledge.empty'],
  ])('%s: a clear error, and nothing is lost', async (_what, name, bytes, status, code) => {
    const before = await total();
    const answer = await upload(name, bytes);
    expect([answer.statusCode, answer.json<{ code: string }>().code], answer.body).toEqual([status, code]);
    expect(answer.json<{ message: string }>().message.length).toBeGreaterThan(20);
    expect(await total()).toBe(before);
  });

  it('a refused upload leaves the document of that name as it was', async () => {
    const made = (await upload('kept.csv', 'question,answer\nOpen?,Yes')).json<Doc>();
    expect((await upload('kept.csv', 'question,answer\nOpen?,=1+1')).statusCode).toBe(422);
    expect((await call('GET', `/${made.id}`)).json<Doc>()).toMatchObject({ version: 1, content: 'Q: Open?\nA: Yes' });
    await call('DELETE', `/${made.id}`);
  });

  it('a form without a file says what is missing', async () => expect((await upload('', 'x', 'other')).statusCode).toBe(400));
});

describe('documents', () => {
  it('are written, read, changed with their version, and deleted', async () => {
    const made = (await call('POST', '', { title: 'Parking', content: 'There is parking behind the building.' })).json<Doc>();
    expect((await call('GET', `?q=parking`)).json<{ data: Doc[] }>().data.map((row) => row.id)).toEqual([made.id]);
    const changed = await call('PATCH', `/${made.id}`, { version: 1, content: 'Parking is on the roof.' });
    expect(changed.json<Doc>()).toMatchObject({ version: 2, content: 'Parking is on the roof.' });
    const stale = await call('PATCH', `/${made.id}`, { version: 1, content: 'Lost?' });
    expect([stale.statusCode, stale.json<{ details: { current: Doc } }>().details.current.content]).toEqual([
      409,
      'Parking is on the roof.',
    ]);
    expect((await ask('is there parking on the roof')).found[0]?.body).toBe('Parking is on the roof.');
    expect((await call('DELETE', `/${made.id}`)).statusCode).toBe(204);
    expect((await ask('is there parking on the roof')).found).toEqual([]);
  });

  it('two people saving at once: one wins, the other is told', async () => {
    const made = (await call('POST', '', { title: 'Race', content: 'Start.' })).json<Doc>();
    const answers = await Promise.all(['One.', 'Two.'].map((content) => call('PATCH', `/${made.id}`, { version: 1, content })));
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409]);
    await call('DELETE', `/${made.id}`);
  });

  it('are for readers to read only, and for nobody else at all', async () => {
    expect((await call('POST', '', { title: 'x', content: 'y' }, viewer)).statusCode).toBe(403);
    expect((await call('GET', '', undefined, viewer)).statusCode).toBe(200);
  });
});

describe('the ask box', () => {
  let id: string;
  beforeAll(async () => {
    await sql('DELETE FROM knowledge_chunks');
    await sql('DELETE FROM knowledge_documents');
    id = (await upload('hvac.txt', fixture.text)).json<Doc>().id;
  });

  it.each(fixture.answered as [string, string][])('"%s" finds "%s" first', async (question, heading) => {
    const answer = await ask(question);
    expect(answer.found[0]?.heading, JSON.stringify([answer.nearest?.heading, answer.nearest?.relevance])).toBe(heading);
    expect(answer.found.length).toBeLessThanOrEqual(3);
  });

  it.each(fixture.unanswered)('"%s" is not answered', async (question) => {
    const answer = await ask(question);
    expect(answer.found.map((one) => [one.heading, one.relevance])).toEqual([]);
  });

  it('scores 0.7 relevance and 0.3 recency', async () => {
    const [best] = (await ask('do you install mini-splits')).found;
    expect(best!.score).toBeCloseTo(0.7 * best!.relevance + 0.3, 2);
    await sql(`UPDATE knowledge_documents SET last_verified_at = app_now() - interval '180 days'`);
    const [older] = (await ask('do you install mini-splits')).found;
    expect(older!.score).toBeCloseTo(0.7 * best!.relevance + 0.15, 2);
  });

  it('shows nothing of it to another business', async () => expect((await ask('how much is a tune-up', stranger)).found).toEqual([]));

  it('answers the pipeline by its triggers', async () => {
    const retrieval = app.get(KnowledgeRetrieval);
    await app.get(Database).withOrg(org, async () => {
      expect((await retrieval.forTurn(['factual_question'], 'do you install mini-splits', null))?.found).toHaveLength(1);
      expect(await retrieval.forTurn(['past_reference', 'missing_slot'], 'do you install mini-splits', null)).toBeNull();
    });
  });

  it('says that no numbers may be stated while the source is out of date', async () => {
    await sql(
      `UPDATE knowledge_documents SET is_stale = true, stale_reason = 'changed', found_content = 'Q: How much is a tune-up?\nA: $149.'`,
    );
    expect((await ask('how much is a tune-up')).mayStateNumbers).toBe(false);
    expect((await call('GET', '/status')).json()).toMatchObject({ staleDocuments: 1, mayStateNumbers: false });
    expect((await call('POST', `/${id}/verify`, { decision: 'accept' })).json()).toMatchObject({
      isStale: false,
      chunkCount: 1,
      foundContent: null,
    });
    expect((await ask('how much is a tune-up')).found[0]?.body).toBe('$149.');
    expect((await call('POST', `/${id}/verify`, { decision: 'accept' })).statusCode).toBe(409);
    expect((await call('POST', `/${id}/verify`, { decision: 'keep' })).statusCode).toBe(200);
    expect((await call('GET', '/status')).json()).toMatchObject({ staleDocuments: 0, mayStateNumbers: true });
  });

  it('counts words right after everything is gone', async () => {
    await call('DELETE', `/${id}`);
    const left = await sql('SELECT chunks FROM knowledge_terms WHERE chunks <> 0');
    expect(left).toEqual([]);
  });
});
