import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';
import { ConsoleBrowser, within } from './console-browser.js';
import { faultsOnBoth, PHONE } from './looks.js';

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

  const without = async (line: string): Promise<TestOrg> => {
    const org = await world.org({ settings: { lineMode: 'conditional_forward', forwardedNumber: line, businessPhone: null } });
    await world.sql(`UPDATE channel_accounts SET state = 'released' WHERE org_id = $1`, [org.orgId]);
    return org;
  };

  it('buy, forward, test, register, release', async () => {
    const area = '602';
    const line = '+13125550312';
    const org = await without(line);
    const page = await browser.signIn(await browser.context(PHONE), org);
    await page.goto(within(page, '/numbers'));
    await page.getByText('No number yet').waitFor();
    expect(await faultsOnBoth(page, 'numbers-empty')).toEqual([]);
    await page.getByRole('button', { name: 'Buy a number' }).click();
    await page.getByLabel('Area code').fill(area);
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.getByRole('radio').first().waitFor();
    expect(await faultsOnBoth(page, 'numbers-search')).toEqual([]);
    await page.getByRole('radio').nth(1).check();
    await page.getByRole('button', { name: 'Buy this number' }).click();
    await page.getByRole('list', { name: 'Numbers' }).getByText(`(${area})`).waitFor();
    expect(await faultsOnBoth(page, 'numbers')).toEqual([]);
    const { data } = await org.get<{ data: { address: string }[] }>('/api/numbers');
    await org.request('POST', '/api/simulator/handsets', { phone: line, answers: false, forwardsTo: data[0]!.address });

    await page.goto(within(page, '/numbers/forwarding'));
    await page.getByText(`**004*${data[0]!.address.slice(1)}#`).waitFor();
    await page.getByRole('button', { name: 'Call my line' }).click();
    await page.getByText('Customers who are not answered reach us.').waitFor();
    expect(await faultsOnBoth(page, 'forwarding')).toEqual([]);

    await page.goto(within(page, '/numbers/registration'));
    await page.getByLabel('Legal name').fill('Northside Heating LLC');
    await page.getByRole('button', { name: 'Keep the draft' }).first().click();
    await page.getByText('Draft kept').waitFor();
    await page.getByRole('button', { name: 'Submit' }).first().click();
    await page.getByText('The carriers would send this back.').waitFor();
    await page.getByText('Tax id (EIN) must be the nine digits').waitFor();
    expect(await faultsOnBoth(page, 'registration-refused')).toEqual([]);

    await page.goto(within(page, '/numbers/account'));
    await page.getByText('opened for this business by the agency').waitFor();
    expect(await faultsOnBoth(page, 'provider-account')).toEqual([]);
    await page.goto(within(page, '/numbers/whatsapp'));
    await page.getByText('No WhatsApp sender yet').waitFor();
    expect(await faultsOnBoth(page, 'whatsapp-empty')).toEqual([]);

    await page.goto(within(page, '/numbers'));
    await page.getByRole('button', { name: `Release ${data[0]!.address}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Release', exact: true }).click();
    await page.getByText('No number yet').waitFor();
    // the refused submission above is meant
    expect(browser.complaints.filter((line) => !line.includes('/numbers/registration: error: Failed to load resource'))).toEqual([]);
    await page.context().close();
  });
});
