import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';
import { ConsoleBrowser, within } from './console-browser.js';
import { faultsOnBoth, PHONE } from './looks.js';

/** From no profile to a second version, a tenth of people on a third, and back. */
describe('the profile in the console', () => {
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

  it('generate, edit, compare, publish, try, roll back', async () => {
    org = await world.org({ settings: { debounceMs: 200 } });
    const page = await browser.signIn(await browser.context(PHONE), org);
    const publish = async (reason: string): Promise<void> => {
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      await page.getByLabel('Reason').fill(reason);
      await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    const keep = async (words: string, reason: string): Promise<void> => {
      await page.getByRole('tab', { name: 'Tone' }).click();
      await page.getByLabel('Words per text').fill(words);
      await page.getByLabel('Why you changed it').fill(reason);
      await page.getByRole('button', { name: 'Keep as a new version' }).click();
    };

    await page.goto(within(page, '/profile'));
    await page.getByText('There is no profile yet').waitFor();
    expect(await faultsOnBoth(page, 'profile-empty')).toEqual([]);
    await page.getByRole('button', { name: 'Generate from the answers' }).click();
    await page.getByRole('heading', { name: /^Version 1/ }).waitFor();
    expect(await faultsOnBoth(page, 'profile-version')).toEqual([]);
    await publish('the first one');

    await keep('500', 'longer');
    await page.getByText('must be a whole number from 5 to 80', { exact: true }).waitFor();
    expect(await faultsOnBoth(page, 'profile-refused')).toEqual([]);
    await keep('12', 'shorter texts');
    await page.getByRole('heading', { name: /^Version 2/ }).waitFor();
    await page.getByRole('link', { name: 'Compare with live' }).click();
    await page.getByRole('group', { name: 'Words per text' }).waitFor();
    expect(await faultsOnBoth(page, 'profile-compare')).toEqual([]);
    await page.getByRole('link', { name: 'Open version 2' }).click();
    await publish('shorter is better');
    const phone = world.phone('+13125550702', org);
    await phone.says('my AC is not cooling');

    await keep('9', 'a try');
    await page.getByRole('heading', { name: /^Version 3/ }).waitFor();
    await page.getByRole('link', { name: 'All versions' }).click();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByText('10 % of new conversations run on version 3, the others on version 2.').waitFor();
    expect(await faultsOnBoth(page, 'profile-trial')).toEqual([]);
    await page.getByRole('button', { name: 'Roll back to version 1' }).click();
    await page.getByRole('region', { name: 'Version 1 is live' }).waitFor();
    await page.getByText(/the others on version/).waitFor({ state: 'detached' });

    const { id } = await org.thread(phone.address);
    await page.goto(within(page, `/inbox/${id}`));
    await page.getByRole('button', { name: 'What we know' }).click();
    await page.getByRole('region', { name: 'Profile version' }).getByRole('link', { name: 'Version 2' }).click();
    await page.getByRole('heading', { name: /^Version 2/ }).waitFor();
    await page.context().close();
  });

  it('nothing complained meanwhile', () => {
    // the refused value of the form answers 400, which a browser writes down
    expect(browser.complaints.filter((line) => !line.includes('400'))).toEqual([]);
  });
});
