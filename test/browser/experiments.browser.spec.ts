import { ExperimentWatch } from '../../src/experiments/experiment-watch.service.js';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';
import { ConsoleBrowser, within } from './console-browser.js';
import { faultsOnBoth, PHONE } from './looks.js';

/** From an idea to a variant that everybody gets. */
describe('experiments in the console', () => {
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

  /** People who felt it, as if weeks had passed. */
  async function felt(name: string, people: number): Promise<void> {
    await world.sql(
      `WITH people AS (INSERT INTO contacts (id, org_id, name) SELECT gen_random_uuid(), $1, 'Person ' || n FROM generate_series(1, $4::int) n RETURNING id),
       threads AS (INSERT INTO conversations (id, org_id, contact_id, channel_account_id, contact_address, status, closed_at)
         SELECT gen_random_uuid(), $1, p.id, $3, '+13125559999', 'closed', app_now() FROM people p RETURNING id, contact_id),
       felt AS (INSERT INTO experiment_exposures (org_id, experiment_id, contact_id, variant, conversation_id, exposed_at)
         SELECT $1, (SELECT e.id FROM experiments e WHERE e.org_id = $1 AND e.name = $2), t.contact_id,
           CASE WHEN row_number() OVER () % 2 = 0 THEN 'a' ELSE 'control' END, t.id, app_now() - interval '2 hours' FROM threads t
         RETURNING contact_id, variant)
       INSERT INTO leads (id, org_id, contact_id, status, source, is_open, qualified_at)
       SELECT gen_random_uuid(), $1, f.contact_id, 'qualified', 'inbound_sms', false, app_now() - interval '1 hour' FROM felt f
       WHERE ('x' || substr(md5(f.contact_id::text), 1, 2))::bit(8)::int < CASE WHEN f.variant = 'a' THEN 120 ELSE 50 END`,
      [org.orgId, name, org.accountId, people],
    );
    await world.app.get(ExperimentWatch).run();
  }

  it('take an idea, write it down, start it, look, give it to everybody', async () => {
    org = await world.org({ settings: { debounceMs: 0 } });
    const { body } = await org.request('POST', '/api/onboarding/generate', { engine: 'rules' });
    await org.request('POST', `/api/profile/versions/${body.id}/publish`, { baseVersionId: null, reason: 'first' });
    const page = await browser.signIn(await browser.context(PHONE), org);
    await page.goto(within(page, '/experiments'));
    await page.getByText('Nothing was tried yet').waitFor();
    expect(await faultsOnBoth(page, 'experiments-empty')).toEqual([]);
    await page.getByRole('button', { name: /Shorter texts/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Words per text').fill('500');
    await dialog.getByRole('button', { name: 'Write it down' }).click();
    await dialog.getByText('must be a whole number from 5 to 80').waitFor();
    expect(await faultsOnBoth(page, 'experiments-form')).toEqual([]);
    await dialog.getByLabel('Words per text').fill('9');
    await dialog.getByLabel('What you want more of').click();
    await page.getByRole('option', { name: 'Qualified leads' }).click();
    await dialog.getByRole('button', { name: 'Write it down' }).click();
    await page.getByRole('heading', { name: 'Shorter texts' }).waitFor();
    expect(await faultsOnBoth(page, 'experiments-written')).toEqual([]);
    await page.getByRole('button', { name: 'Change' }).click();
    await dialog.getByLabel('Words per text').fill('8');
    expect(await faultsOnBoth(page, 'experiments-change')).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('At most 8 words').waitFor();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByText(/There is not enough data/).waitFor();
    expect(await faultsOnBoth(page, 'experiments-started')).toEqual([]);
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByText(/^It has begun/).waitFor();
    expect(await faultsOnBoth(page, 'experiments-rename')).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();

    await felt('Shorter texts', 60);
    await page.reload();
    await page.getByText(/needs \d+ more people/).waitFor();
    expect(await faultsOnBoth(page, 'experiments-waiting')).toEqual([]);
    await felt('Shorter texts', 900);
    await page.reload();
    await page.getByText('"Ten words" is better than the control.').waitFor();
    expect(await faultsOnBoth(page, 'experiments-won')).toEqual([]);
    await page.getByRole('button', { name: 'Give it to everybody' }).click();
    expect(await faultsOnBoth(page, 'experiments-promote')).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Give it to everybody' }).click();
    await page.getByText('Winner is live').waitFor();
    expect(await faultsOnBoth(page, 'experiments-live')).toEqual([]);
    const { published } = await org.get('/api/profile');
    expect((await org.get(`/api/profile/versions/${published.id}`)).documents.toneProfile.maxWords).toBe(8);
    await page.getByRole('link', { name: 'All experiments' }).click();
    await page.getByRole('link', { name: 'Shorter texts' }).waitFor();
    expect(await faultsOnBoth(page, 'experiments-list')).toEqual([]);
    await page.context().close();
  });

  it('nothing complained meanwhile', () => {
    // the refused value of the form answers 400, which a browser writes down
    expect(browser.complaints.filter((line) => !line.includes('400'))).toEqual([]);
  });
});
