import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';
import fixture from '../fixtures/knowledge.json' with { type: 'json' };
import { ConsoleBrowser, within } from './console-browser.js';
import { faultsOnBoth, PHONE } from './looks.js';

/** From an empty page to an answered question, as an owner does it. */
describe('knowledge in the console', () => {
  let world: World;
  let org: TestOrg;
  let browser: ConsoleBrowser;
  let site: Server;
  let host: string;
  beforeAll(async () => {
    site = createServer((request, response) => {
      if (request.url !== '/' && request.url !== '/pricing') return void response.writeHead(404).end();
      const body =
        request.url === '/'
          ? '<p>Welcome to Northside.</p><a href="/pricing">p</a><a href="/gone">g</a>'
          : '<p>A duct inspection is $59.</p>';
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<title>Northside</title>${body}`);
    });
    await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
    host = `127.0.0.1:${(site.address() as AddressInfo).port}`;
    world = await World.start({ env: { SCAN_PRIVATE_HOSTS: host } });
    browser = await ConsoleBrowser.launch(world);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
    site?.close();
  });

  it('upload, look, ask, scan', async () => {
    org = await world.org({});
    const page = await browser.signIn(await browser.context(PHONE), org);
    await page.goto(within(page, '/knowledge'));
    await page.getByText('Nothing is known yet').waitFor();
    await page.locator('input[type="file"]').setInputFiles({ name: 'faq.txt', mimeType: 'text/plain', buffer: Buffer.from(fixture.text) });
    await page.getByText('File · 15 questions').waitFor();
    await page.getByLabel('Question', { exact: true }).fill('how much is a tune up?');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByText('A seasonal tune-up is $129').first().waitFor();
    expect(await faultsOnBoth(page, 'knowledge')).toEqual([]);
    await page.getByLabel('Question', { exact: true }).fill('do you install heat pumps?');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    const unanswered = page.getByRole('list', { name: 'Questions without an answer' });
    await unanswered.getByRole('button', { name: 'Answer' }).click();
    await unanswered.getByRole('textbox', { name: 'Answer' }).fill('Yes, all makes.');
    expect(await faultsOnBoth(page, 'knowledge-answer')).toEqual([]);
    await unanswered.getByRole('button', { name: 'Save the answer' }).click();
    await unanswered.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByText('Yes, all makes.').first().waitFor();
    await page.getByRole('button', { name: /^faq/ }).click();
    await page.getByRole('list', { name: 'Pieces' }).waitFor();
    expect(await faultsOnBoth(page, 'knowledge-pieces')).toEqual([]);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Scan a website' }).click();
    await page.getByLabel('Address').fill(`http://${host}`);
    await page.getByRole('button', { name: 'Scan', exact: true }).click();
    await page.getByText('2 pages were read.').waitFor();
    await page.getByText('One page was left out').click();
    expect(await faultsOnBoth(page, 'knowledge-scan')).toEqual([]);
    await page.context().close();
  });
});
