import type { Page } from 'playwright-core';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';
import { accessibilityFaults, ConsoleBrowser, DESK, overflow, PHONE, within, type Look } from './console-browser.js';

const PAGES = [
  '',
  '/inbox',
  '/inbox?tab=closed',
  '/actions',
  '/calls',
  '/leads',
  '/leads/create',
  '/appointments?view=week',
  '/appointments?view=day',
  '/appointments?view=list',
  '/appointments?new=1',
  '/settings/business',
  '/settings/hours',
  '/settings/services',
  '/settings/phones',
  '/settings/assistant',
  '/settings/notifications',
  '/settings/api-keys',
  '/notifications',
  '/people',
  '/people/roles',
  '/account',
  '/knowledge',
  '/insights',
  '/profile',
  '/rules',
  '/decisions',
  '/decisions/replay',
  '/usage',
  '/usage/models',
  '/simulator',
  '/system',
  '/no-such-page',
];

/** Pages that look different while nothing has happened yet. */
const EMPTY_PAGES = [
  '',
  '/inbox',
  '/actions',
  '/calls',
  '/leads',
  '/appointments?view=week',
  '/appointments?view=list',
  '/notifications',
  '/knowledge',
  '/insights',
  '/profile',
  '/rules',
  '/decisions',
  '/usage/models',
  '/simulator',
];

/** Every page, on a desk in the light and on a phone in the dark, empty and filled. */
describe('every page of the console', () => {
  let world: World;
  let empty: TestOrg;
  let filled: TestOrg;
  let browser: ConsoleBrowser;

  beforeAll(async () => {
    world = await World.start();
    empty = await world.org({ name: 'Quiet Plumbing' });
    filled = await world.org({ name: 'Northside Heating & Air', settings: { debounceMs: 300 } });
    const customer = world.phone('+13125550123', filled);
    await customer.calls('no-answer');
    await customer.receives(1);
    await customer.says("My AC isn't cooling. I'm Maria Lopez");
    const angry = world.phone('+13125550188', filled);
    await angry.says('I want to talk to a real person right now');
    browser = await ConsoleBrowser.launch(world);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  /** Nothing on it moves any more. */
  async function settle(page: Page): Promise<void> {
    await page.locator('main').waitFor();
    await page.waitForLoadState('load');
    await page.locator('[role="status"][aria-label="Loading"]').first().waitFor({ state: 'detached' });
    await page.waitForTimeout(250);
  }

  async function visit(org: TestOrg, look: Look, pages: readonly string[]): Promise<string[]> {
    const faults: string[] = [];
    const context = await browser.context(look);
    const page = await browser.signIn(context, org);
    for (const path of [...pages, ...(await threads(org))]) {
      await page.goto(within(page, path));
      await settle(page);
      const found = await accessibilityFaults(page);
      const wider = await overflow(page);
      if (wider > 0) found.push(`${wider} px wider than the window`);
      faults.push(...found.map((fault) => `${path || '/'}: ${fault}`));
    }
    await context.close();
    return faults;
  }

  async function threads(org: TestOrg): Promise<string[]> {
    const page = await org.get<{ data: { id: string }[] }>('/api/conversations');
    const leads = await org.get<{ data: { id: string }[] }>('/api/leads');
    return [...page.data.map((row) => `/inbox/${row.id}`), ...leads.data.slice(0, 1).map((row) => `/leads/${row.id}/show`)];
  }

  it.each([
    ['nothing yet, on a desk', DESK, () => empty, EMPTY_PAGES],
    ['in use, on a desk', DESK, () => filled, PAGES],
    ['in use, on a phone in the dark', PHONE, () => filled, PAGES],
  ])('can be used by everybody and fits: %s', async (_name, look, org, pages) => {
    expect(await visit(org(), look, pages)).toEqual([]);
    expect(browser.complaints).toEqual([]);
  });

  it('shows one business at a time: a second tab on another one never sees its rows', async () => {
    const context = await browser.context(DESK);
    const page = await browser.signIn(context, empty);
    await page.goto(within(page, '/inbox'));
    await page.getByText('No open conversations').waitFor();
    await world.phone('+13125550155', filled).says('Are you open on Sunday?');
    await page.waitForTimeout(1_000);
    expect(await page.getByText('Are you open on Sunday?').count()).toBe(0);
    expect(await page.getByText('No open conversations').count()).toBe(1);
    await context.close();
  });
});
