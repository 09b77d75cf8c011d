import { World } from '../harness/world.js';
import { ConsoleBrowser, within } from './console-browser.js';
import { faultsOnBoth, PHONE } from './looks.js';

const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';

/** From a link in the onboarding to a payment that the shop reports, as the owner sees it. */
describe('calls to action in the console', () => {
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

  it('add one, give out its address, and see what becomes of it', async () => {
    const number = '+13125550751';
    const org = await world.org({ vertical: 'general', services: [], settings: { debounceMs: 0, disclosure: 'on_request' } });
    const page = await browser.signIn(await browser.context(PHONE), org);
    const made = await org.request<{ id: string }>('POST', '/api/onboarding/ctas', {
      kind: 'payment',
      label: 'Pay the course fee',
      target: 'link',
      url: 'https://pay.example.com/course',
    });
    expect(made.status).toBe(201);
    await page.goto(within(page, '/onboarding/sales-process'));
    await page.getByRole('button', { name: 'Figures and reports of Pay the course fee' }).click();
    await page.getByText('There is no address yet.').waitFor();
    await page.getByRole('button', { name: 'Make an address' }).click();
    const address = await page.getByRole('textbox', { name: 'Address for reports' }).inputValue();
    expect(await faultsOnBoth(page, 'cta-reports')).toEqual([]);
    await page.getByRole('button', { name: 'Send a test' }).click();
    await page.getByText(/Last report: a test/).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();

    const phone = world.phone(number, org);
    const [text] = await phone.says('How can I pay for the course?');
    const link = /https?:\/\/\S+/.exec(text ?? '')?.[0] ?? '';
    const opened = await fetch(link, { redirect: 'manual', headers: { 'user-agent': SAFARI } });
    const reference = new URL(opened.headers.get('location') ?? '').searchParams.get('rb_ref');
    const report = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ eventId: number, status: 'completed', reference }),
    });
    expect(await report.json()).toEqual({ status: 'recorded' });
    await world.settled();
    const thread = await org.thread(number);
    await page.goto(within(page, `/inbox/${thread.id}`));
    await page.getByRole('button', { name: 'What we know' }).click();
    const row = page.getByRole('list', { name: 'Calls to action' }).getByRole('listitem').filter({ hasText: 'Pay the course fee' });
    await row.getByText('Done').waitFor();
    expect(await faultsOnBoth(page, 'cta-panel')).toEqual([]);
    await page.goto(within(page, '/onboarding/sales-process'));
    await page.getByText(/offered 1, opened 1, done 1/).waitFor();
  });
});
