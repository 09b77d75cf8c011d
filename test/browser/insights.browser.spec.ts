import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';
import { ConsoleBrowser, within } from './console-browser.js';
import { faultsOnBoth, PHONE } from './looks.js';

/** From a page without a look to the words of customers, and from a cancelled appointment to who could take its time. */
describe('insights in the console', () => {
  let world: World;
  let org: TestOrg;
  let browser: ConsoleBrowser;
  let cancelled: string;

  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ name: 'Northside Heating & Air', settings: { debounceMs: 200, disclosure: 'on_request' } });
    const says = async (phone: string, text: string): Promise<void> => void (await world.phone(phone, org).says(text));
    await says('+13125550731', 'How much is an AC repair? Call me at 312-555-0199');
    await says('+13125550732', 'what does a furnace repair cost');
    await says('+13125550733', 'Do you also service swamp coolers?');
    await says('+13125550734', 'do you guys service a swamp cooler');
    await says('+13125550735', 'Not interested, thanks');
    for (const question of ['Do you install heat pumps?', 'can you install a heat pump'])
      await org.request('POST', '/api/knowledge/ask', { question });
    const book = async (phone: string, days: number): Promise<{ id: string; version: number }> => {
      const { contactId } = await org.thread(phone);
      const [{ at }] = (await world.sql<{ at: Date }>(
        `SELECT (date_trunc('day', app_now() AT TIME ZONE 'America/Chicago') + make_interval(days => $1, hours => 10)) AT TIME ZONE 'America/Chicago' AS at`,
        [days],
      )) as [{ at: Date }];
      return (await org.request('POST', '/api/appointments', { contactId, startsAt: at.toISOString() })).body;
    };
    await book('+13125550732', 9);
    const { id, version } = await book('+13125550731', 2);
    await org.request('PATCH', `/api/appointments/${id}`, { status: 'cancelled', version });
    cancelled = id;
    browser = await ConsoleBrowser.launch(world);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  it('look, open examples, answer a meaning, rank', async () => {
    const page = await browser.signIn(await browser.context(PHONE), org);
    await page.goto(within(page, '/insights'));
    await page.getByRole('button', { name: /^Look a/ }).click();
    await page.getByRole('list', { name: 'What they wanted' }).waitFor();
    expect(await faultsOnBoth(page, 'insights-topics')).toEqual([]);
    await page.getByRole('button', { name: /Asked what it costs/ }).click();
    const drawer = page.getByRole('dialog', { name: 'Asked what it costs' });
    await drawer.getByText('How much is an AC repair? Call me at [number]').waitFor();
    expect(await faultsOnBoth(page, 'insights-examples')).toEqual([]);
    await drawer.getByRole('button', { name: 'Close' }).click();

    await page.goto(within(page, `/appointments/${cancelled}`));
    await page.getByRole('button', { name: 'Who could take this time?' }).click();
    await page.getByRole('list', { name: 'Candidates, the best first' }).waitFor();
    await page.getByText(/left out$/).click();
    await page.getByText('They gave this time back.').waitFor();
    expect(await faultsOnBoth(page, 'candidates')).toEqual([]);

    await page.goto(within(page, '/knowledge'));
    const meaning = page.getByRole('list', { name: 'Questions without an answer' }).locator('> li').filter({ hasText: 'heat pump' });
    await meaning.getByText(/2 wordings/).waitFor();
    expect(await faultsOnBoth(page, 'knowledge-meanings')).toEqual([]);
    await meaning.getByRole('button', { name: 'Answer' }).click();
    await meaning.getByRole('textbox', { name: 'Answer' }).fill('Yes, all makes.');
    await meaning.getByRole('button', { name: 'Save the answer' }).click();
    await meaning.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('leave the browser without complaints', () => expect(browser.complaints).toEqual([]));
});
