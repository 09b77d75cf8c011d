import type { Page } from 'playwright-core';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';
import { accessibilityFaults, ConsoleBrowser, DESK, overflow, PHONE, within } from './console-browser.js';

/** From no number to a forwarded one, as an owner does it at a desk and on a phone. */
describe('numbers in the console', () => {
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

  const looksRight = async (page: Page): Promise<void> => {
    // a finger does not hover: the pointer of the test leaves the button it has pressed
    await page.mouse.move(0, 0);
    await page.waitForTimeout(300);
    expect([await accessibilityFaults(page), await overflow(page)]).toEqual([[], 0]);
  };
  const without = async (line: string): Promise<TestOrg> => {
    const org = await world.org({ settings: { lineMode: 'conditional_forward', forwardedNumber: line, businessPhone: null } });
    await world.sql(`UPDATE channel_accounts SET state = 'released' WHERE org_id = $1`, [org.orgId]);
    return org;
  };

  it.each([
    ['a desk', DESK, '512', '+13125550311'],
    ['a phone', PHONE, '602', '+13125550312'],
  ])('on %s: buy, forward, test, register, release', async (_where, look, area, line) => {
    const org = await without(line);
    const page = await browser.signIn(await browser.context(look), org);
    await page.goto(within(page, '/numbers'));
    await page.getByText('No number yet').waitFor();
    await looksRight(page);
    await page.getByRole('button', { name: 'Buy a number' }).click();
    await page.getByLabel('Area code').fill(area);
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.getByRole('radio').first().waitFor();
    await looksRight(page);
    await page.getByRole('radio').nth(1).check();
    await page.getByRole('button', { name: 'Buy this number' }).click();
    await page.getByRole('list', { name: 'Numbers' }).getByText(`(${area})`).waitFor();
    await looksRight(page);
    const { data } = await org.get<{ data: { address: string }[] }>('/api/numbers');
    await org.request('POST', '/api/simulator/handsets', { phone: line, answers: false, forwardsTo: data[0]!.address });

    await page.goto(within(page, '/numbers/forwarding'));
    await page.getByText(`**004*${data[0]!.address.slice(1)}#`).waitFor();
    await page.getByRole('button', { name: 'Call my line' }).click();
    await page.getByText('Customers who are not answered reach us.').waitFor();
    await looksRight(page);

    await page.goto(within(page, '/numbers/registration'));
    await page.getByLabel('Legal name').fill('Northside Heating LLC');
    await page.getByRole('button', { name: 'Keep the draft' }).first().click();
    await page.getByText('Draft kept').waitFor();
    await page.getByRole('button', { name: 'Submit' }).first().click();
    await page.getByText('The carriers would send this back.').waitFor();
    await page.getByText('Tax id (EIN) must be the nine digits').waitFor();
    await looksRight(page);

    await page.goto(within(page, '/numbers/account'));
    await page.getByText('opened for this business by the agency').waitFor();
    await looksRight(page);
    await page.goto(within(page, '/numbers/whatsapp'));
    await page.getByText('No WhatsApp sender yet').waitFor();
    await looksRight(page);

    await page.goto(within(page, '/numbers'));
    await page.getByRole('button', { name: `Release ${data[0]!.address}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Release', exact: true }).click();
    await page.getByText('No number yet').waitFor();
    // the refused submission above is meant
    expect(browser.complaints.filter((line) => !line.includes('/numbers/registration: error: Failed to load resource'))).toEqual([]);
    await page.context().close();
  });
});
