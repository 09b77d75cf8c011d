import { World } from '../harness/world.js';
import { ConsoleBrowser, DEADLINE_MS, within } from './console-browser.js';
import { faultsOnBoth, PHONE } from './looks.js';

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

  it('answer, leave, come back, be refused, try', async () => {
    const org = await world.org({});
    await world.sql(`UPDATE orgs SET status = 'setup' WHERE id = $1`, [org.orgId]);
    const page = await browser.signIn(await browser.context(PHONE), org);
    await page.getByRole('link', { name: 'Finish setting up' }).click();
    await page.getByRole('list', { name: 'Readiness' }).waitFor();
    expect(await faultsOnBoth(page, 'onboarding')).toEqual([]);

    await page.goto(within(page, '/onboarding/business-details'));
    await page.getByLabel('City').fill('Evanston');
    await page.getByLabel('Website').fill('north.example.com');
    await page.keyboard.press('Tab');
    // the field left before was saved for itself
    await expect.poll(() => page.getByLabel('Website').inputValue(), { timeout: DEADLINE_MS }).toBe('https://north.example.com/');
    await page.getByText('Saved.', { exact: true }).waitFor();
    expect(await faultsOnBoth(page, 'onboarding-business')).toEqual([]);
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
    expect(await faultsOnBoth(page, 'onboarding-agent')).toEqual([]);

    await page.goto(within(page, '/onboarding/test'));
    await page.getByLabel('Text of the customer').fill('My AC is not cooling, can you come tomorrow?');
    await page.keyboard.press('Enter');
    await page.getByText('Would be sent').first().waitFor();
    expect(await faultsOnBoth(page, 'onboarding-test')).toEqual([]);
    await page.context().close();
  });
});
