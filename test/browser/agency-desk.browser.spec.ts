import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import { PASSWORD } from '../harness/kernel.js';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';
import { ConsoleBrowser, within } from './console-browser.js';
import { faults, faultsOnBoth, PHONE } from './looks.js';

const BOSS = { email: 'boss@agency.test', password: PASSWORD };

/** What an agency does with a client beside its daily work: looks as its owner, sets limits, reads the log, carries settings over. */
describe('the desk of an agency', () => {
  let world: World;
  let org: TestOrg;
  let browser: ConsoleBrowser;
  beforeAll(async () => {
    world = await World.start();
    const { agencyId } = world;
    await world.app.get(OrgFactory).addUser({ email: BOSS.email, name: 'Ann Agency', password: PASSWORD, agencyId, role: 'agency_owner' });
    browser = await ConsoleBrowser.launch(world);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  it('looks, limits, reads, carries over', async () => {
    const name = 'Northside 390';
    org = await world.org({ name });
    const page = await browser.signIn(await browser.context(PHONE), BOSS);
    await page.goto(within(page, '/agency'));

    // the switcher, with a client pinned
    await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: /Switch business/ }).click();
    await page.getByRole('button', { name: `Pin ${name}` }).click();
    await page.getByRole('list', { name: 'Pinned' }).getByText(name).waitFor();
    expect(await faults(page, 'switcher')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Switch business' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'More' }).waitFor({ state: 'detached' });

    // limits
    await page.getByRole('main').getByRole('link', { name: 'Usage', exact: true }).click();
    await page.getByRole('button', { name: `Change limits of ${name}` }).click();
    await page.getByRole('textbox', { name: 'Seats', exact: true }).fill('1');
    await page.getByLabel('Texts a month').fill('500');
    expect(await faultsOnBoth(page, 'limits')).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('list', { name: 'Usage' }).getByText('Used up').first().waitFor();
    expect(await faultsOnBoth(page, 'agency-usage')).toEqual([]);

    // as the owner, for reading
    await page.getByRole('main').getByRole('link', { name: 'Clients', exact: true }).click();
    await page.getByRole('button', { name: `More for ${name}` }).click();
    await page.getByRole('menuitem', { name: 'See it as its owner' }).click();
    await page.getByLabel('Why?').fill('A customer complained');
    expect(await faultsOnBoth(page, 'view-dialog')).toEqual([]);
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByText(/You see Northside \d+ as its owner, for reading only\. \d+ minutes left/).waitFor();
    expect(await faultsOnBoth(page, 'view-dashboard')).toEqual([]);
    await page.goto(within(page, '/usage'));
    await page.getByText('Nobody else can be invited until somebody leaves.').waitFor();
    await page.getByText(/as its owner, for reading only/).waitFor();
    expect(await faultsOnBoth(page, 'usage')).toEqual([]);
    await page.getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('heading', { level: 1, name: 'Agency' }).waitFor();
    await page.getByText(/as its owner/).waitFor({ state: 'detached' });

    // the log
    await page.goto(`${world.baseUrl}/admin/t/${(await org.get<{ slug: string }>('/api/orgs/current')).slug}/audit`);
    await page
      .getByRole('button', { name: /Quota: update/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Check the log' }).click();
    await page.getByText(/The trail is as it was written/).waitFor();
    expect(await faultsOnBoth(page, 'audit')).toEqual([]);
    await page
      .getByRole('button', { name: /Quota: update/ })
      .first()
      .click();
    await page.getByText('messagesPerMonth').waitFor();
    expect(await faultsOnBoth(page, 'audit-entry')).toEqual([]);
    await page.getByRole('button', { name: 'Close' }).last().click();

    // locations
    await page.goto(within(page, '/settings/locations'));
    await page.getByRole('button', { name: 'Add a location' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('North shop');
    await page.getByRole('textbox', { name: 'Address' }).fill('12 Lake Street');
    await page.getByLabel('This location has opening hours of its own').check();
    expect(await faultsOnBoth(page, 'location-dialog')).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('list', { name: 'Locations' }).getByText('North shop').waitFor();
    expect(await faultsOnBoth(page, 'locations')).toEqual([]);

    // the configuration as a file
    await page.goto(within(page, '/settings/file'));
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the configuration' }).click();
    expect((await saved).suggestedFilename()).toMatch(/^northside-\d+-configuration-.*\.json$/);
    const file = (text: string) => ({ name: 'c.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    const input = page.locator('input[type="file"]');
    const config = { format: 'ringback.org-config', formatVersion: 1, settings: { ringSeconds: 33 } };
    await input.setInputFiles(file(JSON.stringify({ ...config, colour: 'red' })));
    await page.getByText('config.colour is not a field of this file').waitFor();
    expect(await faultsOnBoth(page, 'file-refused')).toEqual([]);
    await input.setInputFiles(file(JSON.stringify(config)));
    await page.getByText('One thing would change.').waitFor();
    expect(await faultsOnBoth(page, 'file-preview')).toEqual([]);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('The configuration was imported').waitFor();
    expect(await org.get('/api/settings')).toMatchObject({ ringSeconds: 33 });
  });

  it('nothing else happened in the browser', () =>
    expect(browser.complaints.filter((line) => !/status of (400|401|403)/.test(line))).toEqual([]));
});
