import type { Page } from 'playwright-core';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';
import { ConsoleBrowser, DEADLINE_MS, within } from './console-browser.js';
import { DESK } from './looks.js';

const CUSTOMER = '+13125550123';
const OWNER = '+13125550900';

/** How many texts the customer's handset has received. */
const received = (page: Page) => page.getByRole('region', { name: "Customer's phone" }).locator('li[data-mine="false"]');

async function nextText(page: Page, before: number): Promise<string> {
  await received(page).nth(before).waitFor();
  return (await received(page).nth(before).innerText()).replace(/\s+/g, ' ');
}

async function say(page: Page, line: string): Promise<string> {
  const before = await received(page).count();
  await page.getByRole('textbox', { name: "Text from customer's phone" }).fill(line);
  await page.keyboard.press('Enter');
  return nextText(page, before);
}

/** What a browser says of its network. One in a container of its own has none at any time, and so has nothing to say. */
function tell(page: Page, news: 'online' | 'offline'): Promise<boolean> {
  return page.evaluate<boolean>(`dispatchEvent(new Event('${news}'))`);
}

/** From the simulator page, with nothing but a browser: a missed call becomes a booked job, and every page shows it by itself. */
describe('the main job in a real browser', () => {
  let world: World;
  let org: TestOrg;
  let browser: ConsoleBrowser;

  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ name: 'Northside Heating & Air', ownerPhone: OWNER, settings: { debounceMs: 300 } });
    browser = await ConsoleBrowser.launch(world);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  it('shows an anonymous visitor the sign-in at once, without going in circles', async () => {
    const context = await browser.context(DESK);
    const page = await context.newPage();
    let navigations = 0;
    page.on('framenavigated', () => (navigations += 1));
    await page.goto(`${world.baseUrl}/admin/t/anything/leads`);
    await page.getByLabel('E-mail').waitFor();
    const checks = await page.evaluate(() => performance.getEntriesByName('checkAuth').length);
    expect(checks).toBeLessThanOrEqual(5);
    expect(navigations).toBeLessThan(10);
    await context.close();
  });

  it('refuses a wrong password in words, and stays', async () => {
    const context = await browser.context(DESK);
    const page = await context.newPage();
    await page.goto(`${world.baseUrl}/admin/`);
    await page.getByLabel('E-mail').fill(org.email);
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await page.getByRole('alert').innerText()).toMatch(/password/i);
    expect(page.url()).toMatch(/\/login$/);
    await context.close();
    // The browser itself logs the 401 of the answer.
    browser.complaints.length = 0;
  });

  it('goes from the call to the booking, live on every page', async () => {
    const context = await browser.context(DESK);
    const simulator = await browser.signIn(context, org);
    const dashboard = await context.newPage();
    await dashboard.goto(within(simulator, ''));
    await dashboard.locator('[data-connection="live"]').waitFor();
    await dashboard.evaluate(() => Object.assign(globalThis, { isSamePage: true }));

    await simulator.goto(within(simulator, '/simulator'));
    await simulator.locator('[data-connection="live"]').waitFor();
    await simulator.getByRole('button', { name: 'Call and let it ring out' }).click();
    expect(await nextText(simulator, 0)).toContain('Northside Heating & Air');
    await say(simulator, "My AC isn't cooling. I'm Maria Lopez");
    await say(simulator, '1420 W Ohio St, Chicago');
    expect(await say(simulator, 'whenever you are free')).toMatch(/1\)/);
    expect(await say(simulator, 'the first one')).toMatch(/booked/i);

    const owner = simulator.getByRole('region', { name: "Owner's phone" });
    await owner
      .getByText(/Maria Lopez/)
      .first()
      .waitFor();
    await simulator.getByText('The assistant decides: booked').waitFor();

    // The other tab was open all the time and was never told to look.
    const today = dashboard.getByRole('region', { name: 'Today' });
    for (const rung of ['missed', 'texted', 'engaged', 'qualified', 'booked']) {
      await today.locator(`[data-rung="${rung}"]`, { hasText: /^1$/ }).waitFor();
    }
    await dashboard.getByText('Booked: Maria Lopez').waitFor();
    expect(await dashboard.evaluate(() => 'isSamePage' in globalThis)).toBe(true);

    await checkEveryPage(simulator);
    await context.close();
    expect(browser.complaints).toEqual([]);
  });

  async function checkEveryPage(page: Page): Promise<void> {
    await page.getByRole('link', { name: 'Open the conversation' }).click();
    const log = page.getByRole('log', { name: 'Conversation' });
    await log.getByText('1420 W Ohio St, Chicago', { exact: true }).waitFor();
    // the call's text, two questions and the confirmation; their receipts come one by one
    await log.locator('[data-delivery="delivered"]').nth(3).waitFor();
    const about = page.getByRole('complementary', { name: 'About this person' });
    await about.getByText('Maria Lopez').first().waitFor();
    // A fact leads to the message it comes from, a decision to its checks.
    await about.getByRole('button', { name: /Address/ }).click();
    await about.getByRole('button', { name: 'Why did it say this?' }).click();
    await page.getByRole('dialog').getByText('Checks before it left').waitFor();
    await page.getByRole('dialog').getByText('Suppression').first().waitFor();
    await page.keyboard.press('Escape');

    await page.goto(within(page, '/leads'));
    const lead = page.getByRole('row', { name: /Maria Lopez/ });
    await lead.getByText('Booked').waitFor();
    await page.goto(within(page, '/calls'));
    await page
      .getByRole('row', { name: /Maria Lopez|555-0123/ })
      .getByText('Missed')
      .waitFor();
    await page.goto(within(page, '/appointments?view=list'));
    await page.locator('[data-appointment]', { hasText: 'Maria Lopez' }).waitFor();
    const thread = await org.thread(CUSTOMER);
    expect(thread.appointments).toHaveLength(1);
  }

  it('hands a thread to a person and back', async () => {
    const customer = world.phone('+13125550177', org);
    await customer.says('Do you repair boilers?');
    const context = await browser.context(DESK);
    const page = await browser.signIn(context, org);
    await page.goto(within(page, '/inbox'));
    await page.locator('[data-connection="live"]').waitFor();
    await page.getByRole('link', { name: /555-0177/ }).click();
    await page.getByRole('log').getByText('Do you repair boilers?').waitFor();
    expect(await page.getByRole('textbox', { name: 'Your reply' }).count()).toBe(0);

    await page.keyboard.press('t');
    const reply = page.getByRole('textbox', { name: 'Your reply' });
    await reply.waitFor();
    await reply.fill('This is Dana. Yes, we do.');
    await page.keyboard.press('Control+Enter');
    await page.locator('[data-sender="human"]', { hasText: 'Yes, we do.' }).locator('[data-delivery="delivered"]').waitFor();
    await expect.poll(async () => (await customer.inbox()).join(' '), { timeout: DEADLINE_MS }).toContain('This is Dana');

    await page.getByRole('button', { name: 'Give back to assistant' }).click();
    await page.getByRole('button', { name: 'Take over' }).waitFor();
    expect((await org.thread('+13125550177')).handler).toBe('ai');
    await context.close();
    expect(browser.complaints).toEqual([]);
  });

  it('says that the line is lost, and has everything when it is back', async () => {
    const customer = world.phone('+13125550178', org);
    await customer.says('Do you sell filters?');
    const context = await browser.context(DESK);
    const page = await browser.signIn(context, org);
    await page.goto(within(page, '/inbox'));
    await page.getByRole('link', { name: /555-0178/ }).click();
    const log = page.getByRole('log', { name: 'Conversation' });
    await log.getByText('Do you sell filters?').waitFor();
    await page.locator('[data-connection="live"]').waitFor();
    await context.setOffline(true);
    await tell(page, 'offline');
    await page.locator('[data-connection="reconnecting"]').waitFor();
    await customer.says('Size 16 by 25');
    await context.setOffline(false);
    await tell(page, 'online');
    await page.locator('[data-connection="live"]').waitFor();
    await log.getByText('Size 16 by 25').waitFor();
    expect(await log.getByText('Size 16 by 25').count()).toBe(1);
    await context.close();
    // The browser itself logs every request that found no network.
    browser.complaints.length = 0;
  });

  it('moves the clock on, and the follow-up goes out', async () => {
    const context = await browser.context(DESK);
    const page = await browser.signIn(context, org);
    await page.goto(within(page, '/simulator'));
    await page.getByRole('combobox', { name: 'Who calls' }).fill('(312) 555-0190');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing here yet', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Call and let it ring out' }).click();
    await nextText(page, 0);
    const before = await page.locator('header time').getAttribute('title');
    await page.getByRole('button', { name: '24 h' }).click();
    await received(page).nth(1).waitFor();
    await expect.poll(() => page.locator('header time').getAttribute('title'), { timeout: DEADLINE_MS }).not.toBe(before);
    await context.close();
    expect(browser.complaints).toEqual([]);
  });

  it("tells at night why the owner's phone is silent, and skips to the morning", async () => {
    const [row] = await world.sql<{ minutes: number }>(
      "SELECT extract(epoch FROM (date_trunc('day', app_now() AT TIME ZONE 'America/Chicago') + interval '22 hours') - app_now() AT TIME ZONE 'America/Chicago')::int / 60 AS minutes",
    );
    await world.advance(`${(row!.minutes + 1440) % 1440}m`);
    const context = await browser.context(DESK);
    const page = await browser.signIn(context, org);
    await page.goto(within(page, '/simulator'));
    const owner = page.getByRole('region', { name: "Owner's phone" });
    const news = owner.locator('li[data-mine="false"]');
    await owner.getByText('Quiet hours: news waits until 7:00 AM').waitFor();
    // asked of the network: the page may not have read it yet, and a phone without texts says so in a line of its own
    const before = (await world.phone(OWNER, org).inbox()).length;
    await world.phone('+13125550191', org).says('My furnace is dead. Please call me');
    await owner.getByRole('button', { name: 'Skip to 7:00 AM' }).click();
    await news.nth(before).waitFor();
    await owner.getByText('Quiet hours').waitFor({ state: 'detached' });
    await context.close();
    expect(browser.complaints).toEqual([]);
  });
});
