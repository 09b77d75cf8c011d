import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { OutboundHttp } from '../../src/platform/outbound-http/outbound-http.service.js';
import { PausedWork } from '../../src/platform/queue/paused-work.service.js';
import { waitForSites } from '../harness/sites.js';
import type { TestOrg } from '../harness/test-org.js';
import { until } from '../harness/until.js';
import { World } from '../harness/world.js';

interface Scan {
  id: string;
  state: string;
  error: string | null;
  pages: { url: string; state: string; reason?: string }[];
}

type Site = (request: IncomingMessage, response: ServerResponse) => void;
const html = (title: string, body: string): string => `<html><head><title>${title}</title></head><body>${body}</body></html>`;
const send = (response: ServerResponse, body: string, type = 'text/html'): void =>
  void response.writeHead(200, { 'content-type': type }).end(body);

/** Up to twenty jobs one behind the other, and a page may take ten seconds of its own. */
const SCAN_MS = 120_000;

let world: World;
let server: Server;
let base: string;
let site: Site;
let asked: string[];
let together = 0;
let mostTogether = 0;
/** A page that the scan itself has to give up. */
let endless: string | undefined;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    together += 1;
    mostTogether = Math.max(mostTogether, together);
    response.on('close', () => (together -= 1));
    site(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  base = `http://${host}`;
  world = await World.start({ env: { SCAN_PRIVATE_HOSTS: host } });
  waitForSites(world.app.get(OutboundHttp), (path) => path !== endless);
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await world?.stop();
});

const call = async (org: TestOrg, method: 'GET' | 'POST', path: string, payload?: object) => {
  const { status, body } = await org.request(method, `/api/knowledge${path}`, payload);
  return { statusCode: status, body: JSON.stringify(body), json: <T>(): T => body as T };
};
const latest = async (org: TestOrg): Promise<Scan> => (await call(org, 'GET', '/scans')).json<{ data: Scan[] }>().data[0]!;

async function scan(org: TestOrg, how: Site, url = base): Promise<Scan> {
  asked = [];
  site = how;
  const started = await call(org, 'POST', '/scan', { url });
  expect(started.statusCode, started.body).toBe(201);
  await until('the scan ends', async () => ['done', 'failed'].includes((await latest(org)).state) || 'still going', SCAN_MS);
  return latest(org);
}

const ordinary: Site = (request, response) => {
  if (request.url === '/robots.txt') return send(response, `User-agent: *\nDisallow: /private\nSitemap: ${base}/map.xml`, 'text/plain');
  if (request.url === '/map.xml')
    return send(
      response,
      `<urlset><url><loc>${base}/refund-policy</loc></url><url><loc>https://other.example/x</loc></url></urlset>`,
      'application/xml',
    );
  if (request.url === '/')
    return send(
      response,
      html(
        'Northside Heating',
        `<nav><a href="/pricing">Prices</a><a href="/faq/">FAQ</a><a href="/private/plans">x</a><a href="/gone">x</a></nav><p>We heat and cool the north side of Chicago since 1998.</p><script>var secret = 1</script>`,
      ),
    );
  if (request.url === '/pricing') return send(response, html('Prices', '<h2>Diagnostic visit</h2><p>The diagnostic visit is $89.</p>'));
  if (request.url === '/faq')
    return send(response, html('FAQ', '<details><summary>Do you take cards?</summary><p>Yes, every card there is.</p></details>'));
  if (request.url === '/refund-policy')
    return send(response, html('Refunds', '<p>Deposits are returned within 48 hours of the visit.</p>'));
  response.writeHead(404).end();
};

describe('a website', () => {
  it('is read page by page as its robots.txt allows, with progress and sources', async () => {
    const org = await world.org({});
    const done = await scan(org, ordinary);
    expect(done.state, done.error ?? '').toBe('done');
    expect(done.pages.map((page) => [new URL(page.url).pathname, page.state])).toEqual([
      ['/', 'read'],
      ['/pricing', 'read'],
      ['/faq', 'read'],
      ['/refund-policy', 'read'],
      ['/gone', 'skipped'],
    ]);
    expect(asked.filter((path) => path.startsWith('/private'))).toEqual([]);
    expect(mostTogether).toBe(1);
    const answer = (await call(org, 'POST', '/ask', { question: 'do you take cards' })).json<{
      found: { body: string; sourceUrl: string }[];
    }>();
    expect(answer.found[0]).toMatchObject({ body: 'Yes, every card there is.', sourceUrl: `${base}/faq` });
    const documents = (await call(org, 'GET', '')).json<{ data: { title: string }[] }>().data;
    expect(JSON.stringify(documents)).not.toContain('secret');
  });

  it('scanned again updates its pages in place', async () => {
    const org = await world.org({});
    await scan(org, ordinary);
    const before = (await call(org, 'GET', '')).json<{ total: number }>().total;
    await scan(org, (request, response) =>
      request.url === '/pricing' ? send(response, html('Prices', '<p>The diagnostic visit is now $99.</p>')) : ordinary(request, response),
    );
    expect((await call(org, 'GET', '')).json<{ total: number }>().total).toBe(before);
    const answer = (await call(org, 'POST', '/ask', { question: 'diagnostic visit' })).json<{ found: { body: string }[] }>();
    expect(answer.found[0]?.body).toContain('$99');
  });

  it('is visited for at most twenty pages', async () => {
    const org = await world.org({});
    const links = Array.from({ length: 60 }, (_, index) => `<a href="/p${index}">x</a>`).join('');
    const done = await scan(org, (request, response) =>
      request.url === '/robots.txt'
        ? void response.writeHead(404).end()
        : send(response, html(`Page ${request.url}`, `<p>Words of the page ${request.url}.</p>${links}`)),
    );
    expect(done.pages).toHaveLength(20);
    expect(done.pages.every((page) => page.state === 'read')).toBe(true);
  });

  it('one scan at a time: of ten that start at once, one does', async () => {
    const org = await world.org({});
    asked = [];
    site = ordinary;
    // the one that starts lasts until all have asked: a site of five pages is read before a slow request is there
    await world.sql(`INSERT INTO paused_work (kind, reason, paused_by_name) VALUES ('job', 'ten scans', 'suite')`);
    await until('jobs rest', () => Promise.resolve(world.app.get(PausedWork).has('job') || 'not yet'));
    const answers = await Promise.all(Array.from({ length: 10 }, () => call(org, 'POST', '/scan', { url: base })));
    await world.sql('DELETE FROM paused_work');
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
    await until('the scan ends', async () => (await latest(org)).state === 'done' || 'still going');
  });

  it.each<[string, Site, RegExp]>([
    [
      'leads into a private network',
      (_request, response) => void response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
      /private network/,
    ],
    [
      'sends round in circles',
      (request, response) => void response.writeHead(302, { location: `${request.url}x` }).end(),
      /redirects too often/,
    ],
    [
      'forbids robots',
      (request, response) =>
        request.url === '/robots.txt' ? send(response, 'User-agent: *\nDisallow: /', 'text/plain') : send(response, 'x'),
      /robots\.txt/,
    ],
    ['has a broken robots.txt', (_request, response) => void response.writeHead(503).end(), /robots\.txt/],
    [
      'is empty without its programs',
      (request, response) =>
        request.url === '/robots.txt' ? void response.writeHead(404).end() : send(response, html('App', '<div id="root"></div>')),
      /no text/,
    ],
    [
      'is no page',
      (request, response) => (request.url === '/robots.txt' ? void response.writeHead(404).end() : send(response, 'PK', 'application/zip')),
      /not a web page/,
    ],
    [
      'comes packed',
      (request, response) =>
        request.url === '/robots.txt'
          ? void response.writeHead(404).end()
          : void response
              .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
              .end(gzipSync(Buffer.alloc(30_000_000))),
      /packed/,
    ],
  ])('that %s is refused with a reason, and what was known stays', async (_what, how, reason) => {
    const org = await world.org({});
    await call(org, 'POST', '', { title: 'Kept', content: 'What was known before.' });
    const failed = await scan(org, how);
    expect(failed.state).toBe('failed');
    expect(failed.error).toMatch(reason);
    expect((await call(org, 'GET', '')).json<{ data: { title: string }[] }>().data.map((row) => row.title)).toEqual(['Kept']);
  });

  it('one page that drips or floods is skipped, the others are read', async () => {
    const org = await world.org({});
    endless = '/pricing';
    const done = await scan(org, (request, response) => {
      if (request.url === '/')
        return send(
          response,
          html('Home', '<p>Words enough to be read here.</p><a href="/pricing">a</a><a href="/faq">b</a><a href="/about">c</a>'),
        );
      if (request.url === '/pricing') {
        response.writeHead(200, { 'content-type': 'text/html' });
        const drip = setInterval(() => response.write('a'), 100);
        response.on('close', () => clearInterval(drip));
        return;
      }
      if (request.url === '/faq') {
        response.writeHead(200, { 'content-type': 'text/html' });
        return void response.end(Buffer.alloc(20_000_000, 'a'));
      }
      if (request.url === '/about') return send(response, html('About', '<p>We have been here since 1998.</p>'));
      response.writeHead(404).end();
    });
    endless = undefined;
    expect(done.pages.map((page) => page.state)).toEqual(['read', 'skipped', 'skipped', 'read']);
    expect(done.pages.map((page) => page.reason ?? '').join()).toMatch(/took too long|broke off.*too large/s);
  });

  it.each(['http://127.0.0.1:1/', 'http://169.254.169.254/', 'http://[::1]/', 'http://localhost/', 'http://10.0.0.1/'])(
    '%s is not visited',
    async (url) => {
      const org = await world.org({});
      const failed = await scan(org, ordinary, url);
      expect([failed.state, asked]).toEqual(['failed', []]);
    },
  );

  it.each(['file:///etc/passwd', 'gopher://x.example', 'javascript:alert(1)', 'not an address'])('%s is no website', async (url) => {
    const org = await world.org({});
    expect((await call(org, 'POST', '/scan', { url })).statusCode).toBe(400);
  });
});
