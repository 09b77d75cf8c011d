import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import { PASSWORD } from '../harness/kernel.js';
import { World } from '../harness/world.js';
import { accessibilityFaults, ConsoleBrowser, overflow, within } from './console-browser.js';

it('pictures', async () => {
  const world = await World.start();
  const org = await world.org({ name: 'Northside Heating & Air' });
  await world.org({ name: 'Bella Salon', vertical: 'salon' });
  const calm = await world.org({ name: 'Calm Clinic' });
  await world.app
    .get(OrgFactory)
    .addUser({ email: 'boss@agency.test', name: 'Ann Agency', password: PASSWORD, agencyId: world.agencyId, role: 'agency_owner' });
  await world.app
    .get(OrgFactory)
    .addUser({ email: 'sam@agency.test', name: 'Sam Staff', password: PASSWORD, agencyId: world.agencyId, role: 'agency_staff' });
  await world.sql(
    `INSERT INTO escalations (id, org_id, kind, priority, reason, summary, dedupe_key) VALUES (gen_random_uuid(), $1, 'emergency', 'critical', 'x', 'x', 'x')`,
    [org.orgId],
  );
  for (const days of [0, 1, 2, 3, 4, 8])
    await world.sql(
      `INSERT INTO calls (id, org_id, channel_account_id, provider_call_id, from_address, to_address, status, started_at)
         VALUES (gen_random_uuid(), $1, $2, gen_random_uuid()::text, '+13125550150', '+13125550151', 'missed', app_now() - make_interval(days => $3))`,
      [calm.orgId, calm.accountId, days],
    );
  const browser = await ConsoleBrowser.launch(world);
  for (const [width, height, scheme] of [
    [1280, 800, 'light'],
    [390, 844, 'dark'],
  ] as const) {
    const page = await browser.signIn(await browser.context({ width, height, scheme }), { email: 'boss@agency.test', password: PASSWORD });
    for (const path of (process.env.SHOTS ?? '').split(',')) {
      await page.goto(within(page, path));
      await page.waitForTimeout(1500);
      console.log(width, path, await overflow(page), JSON.stringify(await accessibilityFaults(page)).slice(0, 1500));
      await page.screenshot({ path: `/tmp/rb/ag-shots/${width}${path.replaceAll('/', '-')}.png` });
      const press = process.env.PRESS;
      if (press)
        for (const name of press.split(',')) {
          await page.getByRole('button', { name }).or(page.getByRole('menuitem', { name })).first().click();
          await page.waitForTimeout(700);
          console.log(width, name, await overflow(page), JSON.stringify(await accessibilityFaults(page)).slice(0, 1500));
          await page.screenshot({ path: `/tmp/rb/ag-shots/${width}${path.replaceAll('/', '-')}-${name.replaceAll(' ', '_')}.png` });
        }
    }
  }
  console.log(browser.complaints);
  await browser.close();
  await world.stop();
});
