import type { Page } from 'playwright-core';
import { World } from '../harness/world.js';
import { accessibilityFaults, ConsoleBrowser, DESK, overflow, PHONE, within } from './console-browser.js';

/** The questionnaire as an owner fills it in: saved as one goes, resumed, and tried before anything is published. */
describe('onboarding in the console', () => {
  let world: World;
  let browser: ConsoleBrowser;
  beforeAll(async () => {
    world = await World.start();
    browser = await ConsoleBrowser.launch(world);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });
  const isSound = async (page: Page): Promise<void> => {
    await page.mouse.move(0, 0);
    await page.waitForTimeout(300);
    expect([await accessibilityFaults(page), await overflow(page)]).toEqual([[], 0]);
  };

  it.each([
    ['a desk', DESK],
    ['a phone', PHONE],
  ])('on %s: answer, leave, come back, be refused, try', async (_where, look) => {
    const org = await world.org({});
    await world.sql(`UPDATE orgs SET status = 'setup' WHERE id = $1`, [org.orgId]);
    const page = await browser.signIn(await browser.context(look), org);
    await page.getByRole('link', { name: 'Finish setting up' }).click();
    await page.getByRole('list', { name: 'Readiness' }).waitFor();
    await isSound(page);

    await page.goto(within(page, '/onboarding/business-details'));
    await page.getByLabel('City').fill('Evanston');
    await page.getByLabel('Website').fill('north.example.com');
    await page.keyboard.press('Tab');
    await page.getByText('Saved.', { exact: true }).waitFor();
    expect(await page.getByLabel('Website').inputValue()).toBe('https://north.example.com/');
    await isSound(page);
    await page.getByRole('link', { name: 'Next: Offer' }).click();
    await page.getByLabel('What do you offer?').waitFor();
    await page.reload();
    await page.goto(within(page, '/onboarding/business-details'));
    await page.getByLabel('City').waitFor();
    expect(await page.getByLabel('City').inputValue()).toBe('Evanston');

    await page.goto(within(page, '/onboarding/agent-details'));
    await page.getByLabel('Instructions').fill('If they ask, say you are a real person.');
    await page.keyboard.press('Tab');
    await page.getByText(/The assistant says truthfully that it is automated/).waitFor();
    await isSound(page);

    await page.goto(within(page, '/onboarding/test'));
    await page.getByLabel('Text of the customer').fill('My AC is not cooling, can you come tomorrow?');
    await page.keyboard.press('Enter');
    await page.getByText('Would be sent').first().waitFor();
    await isSound(page);
    await page.context().close();
  });
});
