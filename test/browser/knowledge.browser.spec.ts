import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';
import fixture from '../fixtures/knowledge.json' with { type: 'json' };
import { accessibilityFaults, ConsoleBrowser, DESK, overflow, PHONE, within } from './console-browser.js';

/** From an empty page to an answered question, as an owner does it. */
describe('knowledge in the console', () => {
  let world: World;
  let org: TestOrg;
  let browser: ConsoleBrowser;
  beforeAll(async () => {
    world = await World.start();
    browser = await ConsoleBrowser.launch(world);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  it.each([
    ['a desk', DESK],
    ['a phone', PHONE],
  ])('on %s: upload, look, ask', async (_where, look) => {
    org = await world.org({});
    const page = await browser.signIn(await browser.context(look), org);
    await page.goto(within(page, '/knowledge'));
    await page.getByText('Nothing is known yet').waitFor();
    await page.locator('input[type="file"]').setInputFiles({ name: 'faq.txt', mimeType: 'text/plain', buffer: Buffer.from(fixture.text) });
    await page.getByText('File · 15 questions').waitFor();
    await page.getByLabel('Question', { exact: true }).fill('how much is a tune up?');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByText('A seasonal tune-up is $129').first().waitFor();
    await page.waitForTimeout(300);
    expect([await accessibilityFaults(page), await overflow(page)]).toEqual([[], 0]);
    await page.getByRole('button', { name: /^faq/ }).click();
    await page.getByRole('list', { name: 'Pieces' }).waitFor();
    await page.waitForTimeout(300);
    expect([await accessibilityFaults(page), await overflow(page)]).toEqual([[], 0]);
    await page.context().close();
  });
});
