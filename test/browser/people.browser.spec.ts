import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import type { TestOrg } from '../harness/test-org.js';
import { until } from '../harness/until.js';
import { World } from '../harness/world.js';
import { accessibilityFaults, ConsoleBrowser, DESK, overflow, PHONE, within, type Look } from './console-browser.js';

const SENTENCE = 'a whole new sentence';

/** Getting in, and what people may do, at the real server. */
describe('people', () => {
  let world: World;
  let org: TestOrg;
  let browser: ConsoleBrowser;

  beforeAll(async () => {
    world = await World.start({ env: { SIGNUP_MODE: 'open' } });
    org = await world.org({ name: 'Northside Heating & Air' });
    browser = await ConsoleBrowser.launch(world);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  beforeEach(() => {
    browser.complaints.length = 0;
  });

  /** What is wrong with the page as it stands, dialogs included. With PICTURES it is also kept to be looked at. */
  async function faults(page: Page, name: string): Promise<string[]> {
    await page.mouse.move(0, 0);
    await page.waitForTimeout(400);
    const folder = process.env.PICTURES;
    if (folder) await page.screenshot({ path: join(folder, `${name}-${page.viewportSize()!.width}.png`), fullPage: true });
    const wider = await overflow(page);
    return [...(await accessibilityFaults(page)), ...(wider > 0 ? [`${wider} px wider than the window`] : [])];
  }
  async function linkTo(email: string, path: string): Promise<string> {
    const folder = join(world.settings.DATA_DIR, 'mail');
    let found: string | undefined;
    await until('the mail is there', async () => {
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'));
      const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
      const mine = texts.filter((text) => text.includes(`To: ${email}`)).map((text) => text.replaceAll('=\n', '').replaceAll('=3D', '='));
      found = mine.flatMap((text) => new RegExp(`\\S+/admin/${path}#\\S+`).exec(text)?.[0] ?? []).at(-1);
      return found !== undefined;
    });
    return found!;
  }
  const member = async (email: string): Promise<{ email: string; password: string }> => {
    const person = { email, password: 'correct horse battery' };
    await world.app.get(OrgFactory).addUser({ ...person, name: 'Sam Field', orgId: org.orgId, role: 'org_agent' });
    return person;
  };
  const looks: [string, Look][] = [
    ['desk', DESK],
    ['phone', PHONE],
  ];

  it.each(looks)('protect their account with a second step and sign in with it, on a %s', async (name, look) => {
    const person = await member(`sam-${name}@example.com`);
    const context = await browser.context(look);
    const page = await browser.signIn(context, person);
    await page.goto(within(page, '/account'));
    await page.getByRole('button', { name: 'Set up the second step' }).waitFor();
    expect(await faults(page, 'account-off')).toEqual([]);
    await page.getByRole('button', { name: 'Set up the second step' }).click();
    await page.getByLabel('Your password').fill(person.password);
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: /QR picture/ }).waitFor();
    expect(await faults(page, 'account-scan')).toEqual([]);
    const secret = (await page.locator('[role="dialog"] code').innerText()).replaceAll(/\s/g, '');
    const code = (steps: number): string => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
    await page.getByLabel('Code').fill(code(0));
    await page.getByRole('button', { name: 'Turn it on' }).click();
    const recoveryCode = await page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').first().innerText();
    expect(await faults(page, 'account-codes')).toEqual([]);
    await page.getByLabel('I have kept them').check();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('10 recovery codes left').waitFor();
    expect(await faults(page, 'account-on')).toEqual([]);

    const signIn = async (): Promise<void> => {
      await page.getByRole('button', { name: /account menu/ }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.getByLabel('E-mail').fill(person.email);
      await page.getByLabel('Password').fill(person.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('heading', { name: 'One more step' }).waitFor();
    };
    await signIn();
    expect(await faults(page, 'second-step')).toEqual([]);
    // the code of the setup was used by then
    await page.getByLabel('Code').fill('000000');
    await page.keyboard.press('Enter');
    await page.getByText(/This code is wrong/).waitFor();
    await page.getByLabel('Code').fill(code(1));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/admin\/t\/[^/]+/);
    await signIn();
    await page.getByRole('button', { name: 'Use a recovery code' }).click();
    await page.getByRole('textbox', { name: 'Recovery code' }).fill(recoveryCode);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/admin\/t\/[^/]+/);
    await page.goto(within(page, '/account'));
    await page.getByText('9 recovery codes left').waitFor();
    // the refused code is the one answer of 401 that belongs here
    expect(browser.complaints).toEqual([expect.stringContaining('401')]);
    await context.close();
  });

  it.each(looks)('get a role that the owner wrote, on a %s', async (name, look) => {
    const person = await member(`role-${name}@example.com`);
    const context = await browser.context(look);
    const page = await browser.signIn(context, org);
    await page.goto(within(page, '/people'));
    await page.getByRole('link', { name: 'Roles' }).click();
    await page.getByRole('button', { name: 'New role' }).click();
    await page.getByLabel('Name').fill(`Dispatcher ${name}`);
    await page.getByRole('checkbox', { name: 'Appointments: Change' }).check();
    expect(await page.getByRole('checkbox', { name: 'Appointments: See' }).isChecked()).toBe(true);
    expect(await faults(page, 'role-dialog')).toEqual([]);
    await page.getByRole('button', { name: 'Make the role' }).click();
    await page.getByRole('button', { name: `Change the role Dispatcher ${name}` }).waitFor();
    expect(await faults(page, 'roles')).toEqual([]);
    await page.goto(within(page, '/people'));
    const row = page.getByRole('listitem').filter({ hasText: person.email });
    await row.getByRole('button').click();
    await page.getByRole('combobox', { name: 'Role' }).click();
    await page.getByRole('option', { name: `Dispatcher ${name}` }).click();
    expect(await faults(page, 'member')).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await row.getByText(`Dispatcher ${name}`).waitFor();
    expect(await faults(page, 'people')).toEqual([]);
    await context.close();
    const theirs = await browser.context(look);
    const inside = await theirs.newPage();
    await inside.goto(`${world.baseUrl}/admin/`);
    await inside.getByLabel('E-mail').fill(person.email);
    await inside.getByLabel('Password').fill(person.password);
    await inside.getByRole('button', { name: 'Sign in' }).click();
    await inside.waitForURL(/\/admin\/t\/[^/]+/);
    await inside.goto(within(inside, '/appointments'));
    await inside.getByRole('heading', { level: 1 }).waitFor();
    expect(await inside.getByRole('link', { name: 'Settings' }).count()).toBe(0);
    expect(browser.complaints).toEqual([]);
    await theirs.close();
  });

  it.each(looks)('start by themselves, on a %s', async (name, look) => {
    const email = `nia-${name}@example.com`;
    const context = await browser.context(look);
    const page = await context.newPage();
    await page.goto(`${world.baseUrl}/admin/`);
    await page.getByRole('link', { name: /Create an account/ }).waitFor();
    expect(await faults(page, 'login')).toEqual([]);
    await page.getByRole('link', { name: /Create an account/ }).click();
    await page.getByLabel('Name of the business').fill(`Cole Plumbing ${name}`);
    await page.getByLabel('Your name').fill('Nia Cole');
    await page.getByLabel('E-mail').fill(email);
    expect(await faults(page, 'signup')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText(`A link is on its way to ${email}`, { exact: false }).waitFor();
    expect(await faults(page, 'signup-sent')).toEqual([]);
    await page.goto(await linkTo(email, 'welcome'));
    await page.getByLabel('Choose a password').fill(SENTENCE);
    expect(await faults(page, 'welcome')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/admin\/t\/cole-plumbing/);
    await page.getByText(/is not live yet/).waitFor();
    expect(await faults(page, 'setup')).toEqual([]);
    expect(browser.complaints).toEqual([]);
    await context.close();
  });
});
