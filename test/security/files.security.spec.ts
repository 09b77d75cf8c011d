import { FileLinks } from '../../src/onboarding/material/file-links.service.js';
import { jpeg, png } from '../fixtures/pictures.js';
import { startIsolationWorld } from '../isolation/isolation-world.js';

const world = await startIsolationWorld();
afterAll(() => world.close());
const { app, a, b, as } = world;
const SECRET = 'canary-place 41.8781 N';
const PDF = Buffer.from('%PDF-1.4 prices');

const upload = (fileName: string, bytes: Buffer) =>
  app.inject({
    method: 'POST',
    url: '/api/onboarding/files',
    headers: as.org_owner,
    payload: { fileName, base64: bytes.toString('base64') },
  });
const content = (id: string) => app.inject({ url: `/api/onboarding/files/${id}/content`, headers: as.org_owner });
const stored = async (fileName: string, bytes: Buffer): Promise<string> => {
  const answer = await upload(fileName, bytes);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<{ id: string }>().id;
};
const remove = (id: string) => app.inject({ method: 'DELETE', url: `/api/onboarding/files/${id}`, headers: as.org_owner });

/** No browser runs, guesses about or keeps it. */
function expectDownload(headers: Record<string, unknown>): void {
  expect(headers['content-disposition']).toMatch(/^attachment; filename="[\w .()-]+"; filename\*=UTF-8''[\w.~!%-]+$/);
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' });
  expect(headers['content-security-policy']).toContain('sandbox');
}

/** 3.10: what a business uploads to be sent to its customers. */
describe('a picture', () => {
  it.each([
    ['a JPEG', 'van.jpg', jpeg(SECRET, { orientation: 6, behind: jpeg(SECRET) })],
    ['a PNG', 'van.png', png(SECRET)],
  ])('%s is kept without what it tells beside itself', async (_what, name, bytes) => {
    expect(bytes.toString('latin1')).toContain(SECRET);
    const id = await stored(name, bytes);
    const answer = await content(id);
    expect(answer.rawPayload.length).toBeGreaterThan(50);
    expect(answer.rawPayload.toString('latin1')).not.toContain(SECRET);
    expectDownload(answer.headers);
    const { sizeBytes } = (await app.inject({ url: `/api/onboarding/files/${id}`, headers: as.org_owner })).json<{ sizeBytes: number }>();
    expect(sizeBytes).toBe(answer.rawPayload.length);
    await remove(id);
  });

  it.each([
    ['cut off', 'van.jpg', jpeg(SECRET).subarray(0, -2)],
    ['of words', 'van.jpg', Buffer.from('\u00ff\u00d8\u00ff<html>', 'latin1')],
    ['with a chunk longer than itself', 'van.png', Buffer.from('\u0089PNG\r\n\u001a\n\u00ff\u00ff\u00ff\u00ffIHDR12345678', 'latin1')],
  ])('%s is refused', async (_how, name, bytes) => {
    const answer = await upload(name, bytes);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'files.not_sendable']);
  });
});

describe('a document', () => {
  it.each([
    ['a page', 'offer.html', Buffer.from('<script>alert(1)</script>')],
    ['a picture that can hold script', 'logo.svg', Buffer.from('<svg onload="alert(1)"/>')],
    ['a program', 'prices.exe', Buffer.from('MZ')],
    ['a program behind another ending', 'prices.pdf.exe', PDF],
    ['a page that calls itself a document', 'prices.pdf', Buffer.from('<html><script>alert(1)</script>')],
    ['a picture with script that calls itself another', 'logo.png', Buffer.from('<svg onload="alert(1)"/>')],
    ['an archive that calls itself a document', 'prices.pdf', Buffer.from('PK\u0003\u0004')],
    ['a document that calls itself a picture', 'prices.jpg', PDF],
    ['nothing', 'prices.pdf', Buffer.alloc(0)],
    ['no ending', 'prices', PDF],
  ])('that is %s is refused', async (_what, name, bytes) => {
    const answer = await upload(name, bytes);
    expect(answer.statusCode, answer.body).toBe(400);
    expect(answer.body).not.toContain('alert(1)');
  });

  it.each([
    '../../../etc/passwd.pdf',
    '..\\..\\windows\\system.pdf',
    '/etc/shadow.pdf',
    'C:\\prices.pdf',
    'a/b/c.pdf',
    'prices.pdf\r\nSet-Cookie: a=b.pdf',
    'prices"; filename="evil.exe.pdf',
    'prices\u0000.exe.pdf',
    '\u202Efdp.exe.pdf',
    '<img src=x onerror=alert(1)>.pdf',
    '.pdf',
    `${'long '.repeat(80)}.pdf`,
  ])('called %j is kept under a name, not a path, and leaves as a download', async (name) => {
    const answer = await upload(name, PDF);
    if (answer.statusCode !== 201) return expect(answer.statusCode).toBe(400);
    const { id, fileName } = answer.json<{ id: string; fileName: string }>();
    // eslint-disable-next-line no-control-regex -- control characters are what a name must not hold
    expect(fileName).not.toMatch(/[/\\\u0000-\u001f\u202e]|^\.\.?$/);
    const { headers, statusCode } = await content(id);
    expect(statusCode).toBe(200);
    expectDownload(headers);
    expect(headers).not.toHaveProperty('set-cookie');
    await remove(id);
  });

  it('larger than five megabytes is refused', async () => {
    const form = ['--x', 'content-disposition: form-data; name="file"; filename="big.pdf"', 'content-type: application/pdf', '', ''].join(
      '\r\n',
    );
    const answer = await app.inject({
      method: 'POST',
      url: '/api/onboarding/files',
      headers: { ...as.org_owner, 'content-type': 'multipart/form-data; boundary=x' },
      payload: Buffer.concat([Buffer.from(form), PDF, Buffer.alloc(5_000_001), Buffer.from('\r\n--x--\r\n')]),
    });
    expect(answer.statusCode, answer.body.slice(0, 200)).toBe(413);
  });
});

describe('the address of a document that was sent', () => {
  const links = app.get(FileLinks, { strict: false });
  const pathOf = (url: string): string => new URL(url).pathname;
  const open = (path: string) => app.inject({ url: path });
  const parts = (): string[] =>
    pathOf(links.url(a.orgId, a.ids.files!, 60))
      .slice('/files/'.length)
      .split('.');

  it('opens it as a download, without a login', async () => {
    const answer = await open(pathOf(links.url(a.orgId, a.ids.files!, 60)));
    expect(answer.statusCode).toBe(200);
    expectDownload(answer.headers);
  });

  it.each<[string, () => string[]]>([
    [
      'that ran out',
      () =>
        pathOf(links.url(a.orgId, a.ids.files!, -5))
          .slice('/files/'.length)
          .split('.'),
    ],
    ['made to last longer', () => [parts()[0]!, parts()[1]!, '99999999999', parts()[3]!]],
    ['of another document', () => [parts()[0]!, b.ids.files!, parts()[2]!, parts()[3]!]],
    ['of another business', () => [b.orgId, parts()[1]!, parts()[2]!, parts()[3]!]],
    ['of both', () => [b.orgId, b.ids.files!, parts()[2]!, parts()[3]!]],
    ['with a cut signature', () => [parts()[0]!, parts()[1]!, parts()[2]!, parts()[3]!.slice(0, -1)]],
    ['without a signature', () => parts().slice(0, 3)],
    ['with one part more', () => [...parts(), 'x']],
    ['with quotes', () => [`${parts()[0]}'`, parts()[1]!, parts()[2]!, parts()[3]!]],
    ['that is empty', () => ['', '', '', '']],
  ])('%s opens nothing, and says the same', async (_how, forge) => {
    const answer = await open(`/files/${forge().map(encodeURIComponent).join('.')}`);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, 'file.not_found']);
  });

  it('opens nothing any more once the document is deleted', async () => {
    const id = await stored('gone.pdf', PDF);
    const path = pathOf(links.url(a.orgId, id, 60));
    expect((await open(path)).statusCode).toBe(200);
    await remove(id);
    expect((await open(path)).statusCode).toBe(404);
  });
});
