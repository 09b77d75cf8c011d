import type { Page } from 'playwright-core';
import type { TestOrg } from '../harness/test-org.js';
import { until } from '../harness/until.js';
import { World } from '../harness/world.js';
import { ConsoleBrowser, DEADLINE_MS, within } from './console-browser.js';
import { DESK, faultsOnBoth } from './looks.js';

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
  '/texts',
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

/** Every page on both looks, empty and filled. */
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

  beforeEach(() => {
    browser.complaints.length = 0;
  });

  async function threads(org: TestOrg): Promise<string[]> {
    const page = await org.get<{ data: { id: string }[] }>('/api/conversations');
    const leads = await org.get<{ data: { id: string }[] }>('/api/leads');
    return [...page.data.map((row) => `/inbox/${row.id}`), ...leads.data.slice(0, 1).map((row) => `/leads/${row.id}/show`)];
  }

  /** Each page by its address, on a desk in the light, and the same page shrunk to a phone in the dark. */
  async function visit(page: Page, name: string, path: string): Promise<string[]> {
    await page.goto(within(page, path));
    const shown = page.locator('main');
    await until('the page shows something', async () => (await shown.count()) > 0 && (await shown.innerText()).trim() !== '', DEADLINE_MS);
    await page.locator('[role="status"][aria-label="Loading"]').first().waitFor({ state: 'detached' });
    return faultsOnBoth(page, `page-${name}${path.replaceAll(/\W+/g, '-')}`);
  }

  describe.each([
    ['empty', () => empty, EMPTY_PAGES],
    ['filled', () => filled, PAGES],
  ] as const)('%s', (name, org, pages) => {
    let page: Page;
    beforeAll(async () => {
      page = await browser.signIn(await browser.context(DESK), org());
    });
    afterAll(() => page?.context().close());

    it.each(pages)('can be used by everybody and fits: %j', async (path) => {
      expect(await visit(page, name, path)).toEqual([]);
      expect(browser.complaints).toEqual([]);
    });
  });

  it('can be used by everybody and fits: threads and a lead', async () => {
    const page = await browser.signIn(await browser.context(DESK), filled);
    for (const path of await threads(filled)) expect(await visit(page, 'filled', path)).toEqual([]);
    expect(browser.complaints).toEqual([]);
    await page.context().close();
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
