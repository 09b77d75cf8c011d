import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';
import fixture from '../fixtures/knowledge.json' with { type: 'json' };
import { accessibilityFaults, ConsoleBrowser, DESK, overflow, PHONE, within } from './console-browser.js';

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

  it.each([
    ['a desk', DESK],
    ['a phone', PHONE],
  ])('on %s: upload, look, ask, scan', async (_where, look) => {
    org = await world.org({});
    const page = await browser.signIn(await browser.context(look), org);
    await page.goto(within(page, '/knowledge'));
    await page.getByText('Nothing is known yet').waitFor();
    await page.locator('input[type="file"]').setInputFiles({ name: 'faq.txt', mimeType: 'text/plain', buffer: Buffer.from(fixture.text) });
    await page.getByText('File · 15 questions').waitFor();
    await page.getByLabel('Question', { exact: true }).fill('how much is a tune up?');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByText('A seasonal tune-up is $129').first().waitFor();
    // a finger does not hover: the pointer of the test leaves the button it has pressed
    await page.mouse.move(0, 0);
    await page.waitForTimeout(300);
    expect([await accessibilityFaults(page), await overflow(page)]).toEqual([[], 0]);
    await page.getByRole('button', { name: /^faq/ }).click();
    await page.getByRole('list', { name: 'Pieces' }).waitFor();
    // a finger does not hover: the pointer of the test leaves the button it has pressed
    await page.mouse.move(0, 0);
    await page.waitForTimeout(300);
    expect([await accessibilityFaults(page), await overflow(page)]).toEqual([[], 0]);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Scan a website' }).click();
    await page.getByLabel('Address').fill(`http://${host}`);
    await page.getByRole('button', { name: 'Scan', exact: true }).click();
    await page.getByText('2 pages were read.').waitFor();
    await page.getByText('One page was left out').click();
    await page.mouse.move(0, 0);
    await page.waitForTimeout(500);
    expect([await accessibilityFaults(page), await overflow(page)]).toEqual([[], 0]);
    await page.context().close();
  });
});
