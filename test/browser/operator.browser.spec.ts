import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import type { TestOrg } from '../harness/test-org.js';
import { until } from '../harness/until.js';
import { World } from '../harness/world.js';
import { ConsoleBrowser, DEADLINE_MS, within } from './console-browser.js';
import { DESK, faults, faultsOnBoth, PHONE } from './looks.js';

const CUSTOMER = '+13125550123';
/** What is offered for five seconds is offered for a minute here: how fast a machine presses is not what is looked at. */
const PATIENCE = `{
  const wait = globalThis.setTimeout;
  globalThis.setTimeout = (work, ms, ...rest) => wait(work, ms === 5000 ? 60000 : ms, ...rest);
}`;

/** The tools of the people behind the conversations, at the real server. */
describe('putting right, finding, and trying again', () => {
  let world: World;
  let org: TestOrg;
  let threadId: string;
  let browser: ConsoleBrowser;
  const agency = { email: 'ops@example.test', password: 'correct horse battery' };

  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ name: 'Northside Heating & Air', settings: { debounceMs: 300 } });
    await world.app.get(OrgFactory).addUser({ ...agency, name: 'Robin Vale', agencyId: world.agencyId, role: 'agency_owner' });
    const customer = world.phone(CUSTOMER, org);
    await customer.calls('no-answer');
    await customer.receives(1);
    await customer.says("My AC isn't cooling. I'm Maria Lopez, 41 Oak St");
    await customer.receives(2);
    await world.settled();
    threadId = (await org.thread(CUSTOMER)).id as string;
    browser = await ConsoleBrowser.launch(world);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  /** The clock of the business stands meanwhile: the server holds an approved text back for some seconds, and a click may take longer. */
  async function atAStand(work: () => Promise<void>): Promise<void> {
    const [now] = await world.sql<{ is: string; by: string }>(`SELECT app_now()::text AS is, pg_get_functiondef('app_now'::regproc) AS by`);
    await world.sql(
      `CREATE OR REPLACE FUNCTION app_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$ SELECT '${now!.is}'::timestamptz $$`,
    );
    try {
      await work();
    } finally {
      await world.sql(now!.by);
    }
  }

  it.each([
    ['on a desk', DESK],
    ['on a phone in the dark', PHONE],
  ])('corrects a fact where it stands, %s', async (name, look) => {
    const address = `14 Elm St, ${name}`;
    const context = await browser.context(look);
    const page = await browser.signIn(context, org);
    await page.goto(within(page, `/inbox/${threadId}`));
    // beside the thread where there is room, behind a button where there is not
    if (look.width < 1360) await page.getByRole('button', { name: 'What we know' }).click();
    await page.getByRole('button', { name: 'Correct address' }).click();
    await page.getByRole('textbox', { name: 'Address' }).fill(address);
    expect(await faults(page, 'fact')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('Address corrected').waitFor();
    await page.getByText(address).first().waitFor();
    const { lead } = await org.get(`/api/conversations/${threadId}`);
    expect(lead.slots.address).toMatchObject({ value: address, confidence: 1, source: 'staff' });
    expect(browser.complaints).toEqual([]);
    await context.close();
  });

  it('finds a person by keyboard alone', async () => {
    const context = await browser.context(PHONE);
    const page = await browser.signIn(context, org);
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: 'Search people, conversations and pages' });
    await field.waitFor();
    expect(await faultsOnBoth(page, 'search-empty')).toEqual([]);
    await page.keyboard.type('(312) 555-0123');
    await page.getByRole('group', { name: 'Conversations' }).waitFor();
    expect(await faultsOnBoth(page, 'search')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/inbox/${threadId}$`));
    await page.getByRole('log').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('group', { name: 'Recent' }).waitFor();
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    expect(browser.complaints).toEqual([]);
    await context.close();
  });

  it('counts what is unread on the tab', async () => {
    const context = await browser.context(DESK);
    const page = await browser.signIn(context, org);
    await page.locator('[data-connection="live"]').waitFor();
    await world.phone('+13125550155', org).says('Are you open on Sunday?');
    await until(
      'the title counts',
      async () => /^\(\d\) Dashboard - Northside/.test(await page.title()) || (await page.title()),
      DEADLINE_MS,
    );
    expect(await page.locator('link[rel="icon"]').getAttribute('href')).toMatch(/^data:image\/svg\+xml,.*%3E\d%3C%2Ftext/);
    expect(browser.complaints).toEqual([]);
    await context.close();
  });

  it('stops sending for a while, with a banner that everybody sees', async () => {
    const context = await browser.context(PHONE);
    const page = await browser.signIn(context, agency);
    await page.goto(within(page, '/system'));
    await page.getByRole('table', { name: 'Times' }).waitFor();
    await page.getByRole('button', { name: 'Stop: Sending' }).click();
    await page.getByRole('textbox', { name: 'Why' }).fill('The network is being mended');
    expect(await faultsOnBoth(page, 'stop-dialog')).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByText(/Robin Vale.*The network is being mended/).waitFor();
    const guest = await browser.context(PHONE);
    const theirs = await browser.signIn(guest, org);
    await theirs.getByText(/^Sending is stopped for now/).waitFor();
    expect(await faultsOnBoth(theirs, 'stopped-owner')).toEqual([]);
    await guest.close();
    await page.getByText(/^Sending is stopped for now/).waitFor();
    expect(await faultsOnBoth(page, 'stopped')).toEqual([]);
    await page.getByRole('button', { name: 'Resume: Sending' }).click();
    await page.getByText(/^Sending is stopped for now/).waitFor({ state: 'detached' });
    expect(browser.complaints).toEqual([]);
    await context.close();
  });

  it('takes an approval back before the text leaves', async () => {
    const number = '+13125550162';
    const customer = world.phone(number, org);
    await customer.says('Hi, do you fix boilers?');
    const { id } = await org.thread(number);
    await org.request('PATCH', `/api/conversations/${id}`, { replyMode: 'draft' });
    const before = (await customer.inbox()).length;
    await customer.says('My name is Ana Diaz');
    const context = await browser.context(PHONE);
    await context.addInitScript(PATIENCE);
    const page = await browser.signIn(context, org);
    await page.goto(within(page, '/actions'));
    await atAStand(async () => {
      await page.getByRole('button', { name: 'Approve and send' }).click();
      await page.getByRole('button', { name: /^Undo: Approved/ }).click();
      await page.getByText('It waits again').waitFor();
    });
    await page.getByRole('button', { name: 'Approve and send' }).waitFor();
    expect(await faultsOnBoth(page, 'undo')).toEqual([]);
    expect(await customer.inbox()).toHaveLength(before);
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('button', { name: /^Undo: Discarded/ }).waitFor();
    expect(await faultsOnBoth(page, 'discarded')).toEqual([]);
    expect(browser.complaints).toEqual([]);
    await context.close();
  });

  it('tries a given-up conversation again', async () => {
    await world.sql(`UPDATE conversations SET is_dead = true, turn_attempts = 5, turn_error = 'The engine did not answer.' WHERE id = $1`, [
      threadId,
    ]);
    const context = await browser.context(PHONE);
    const page = await browser.signIn(context, agency);
    await page.goto(within(page, '/system'));
    await page.getByText('The engine did not answer.').waitFor();
    expect(await faultsOnBoth(page, 'given-up')).toEqual([]);
    await page.getByRole('button', { name: /^Try again: A conversation without its answer, Northside/ }).click();
    await page.getByText('Nothing has given up').waitFor();
    expect(await faultsOnBoth(page, 'nothing-given-up')).toEqual([]);
    await until(
      'the conversation lives',
      async () => {
        const [row] = await world.sql<{ is_dead: boolean }>('SELECT is_dead FROM conversations WHERE id = $1', [threadId]);
        return row?.is_dead === false;
      },
      DEADLINE_MS,
    );
    expect(browser.complaints).toEqual([]);
    await context.close();
  });
});
