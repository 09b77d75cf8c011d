import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import type { Page, Request } from 'playwright-core';
import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import type { TestOrg } from '../harness/test-org.js';
import { until } from '../harness/until.js';
import { World } from '../harness/world.js';
import { ConsoleBrowser, DEADLINE_MS, within } from './console-browser.js';
import { atRest, faultsOnBoth, PHONE } from './looks.js';

const SENTENCE = 'a whole new sentence';

/** Waits until every request that a page sends from now on has its answer, and it asks for nothing more; the stream of events never ends. */
function answersOf(page: Page): () => Promise<void> {
  const underWay = new Set<Request>();
  page.on('request', (request) => {
    if (request.url().includes('/api/') && !request.url().endsWith('/api/events')) underWay.add(request);
  });
  page.on('requestfinished', (request) => underWay.delete(request));
  page.on('requestfailed', (request) => underWay.delete(request));
  const isQuiet = async (): Promise<boolean> => {
    if (underWay.size > 0) return false;
    // an answer may be drawn, and ask for more
    await atRest(page);
    return underWay.size === 0;
  };
  return () => until('the page has its answers', isQuiet, DEADLINE_MS);
}

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

  async function linkTo(email: string, path: string): Promise<string> {
    const folder = join(world.settings.DATA_DIR, 'mail');
    let found: string | undefined;
    await until(
      'the mail is there',
      async () => {
        const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'));
        const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
        const mine = texts.filter((text) => text.includes(`To: ${email}`)).map((text) => text.replaceAll('=\n', '').replaceAll('=3D', '='));
        found = mine.flatMap((text) => new RegExp(`\\S+/admin/${path}#\\S+`).exec(text)?.[0] ?? []).at(-1);
        return found !== undefined;
      },
      DEADLINE_MS,
    );
    return found!;
  }
  const member = async (email: string): Promise<{ email: string; password: string }> => {
    const person = { email, password: 'correct horse battery' };
    await world.app.get(OrgFactory).addUser({ ...person, name: 'Sam Field', orgId: org.orgId, role: 'org_agent' });
    return person;
  };
  it('protect their account with a second step and sign in with it', async () => {
    const person = await member('sam@example.com');
    const context = await browser.context(PHONE);
    const page = await browser.signIn(context, person);
    await page.goto(within(page, '/account'));
    await page.getByRole('button', { name: 'Set up the second step' }).waitFor();
    expect(await faultsOnBoth(page, 'account-off')).toEqual([]);
    await page.getByRole('button', { name: 'Set up the second step' }).click();
    await page.getByLabel('Your password').fill(person.password);
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: /QR picture/ }).waitFor();
    expect(await faultsOnBoth(page, 'account-scan')).toEqual([]);
    const secret = (await page.locator('[role="dialog"] code').innerText()).replaceAll(/\s/g, '');
    const code = (steps: number): string => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
    await page.getByLabel('Code').fill(code(0));
    await page.getByRole('button', { name: 'Turn it on' }).click();
    const recoveryCode = await page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').first().innerText();
    expect(await faultsOnBoth(page, 'account-codes')).toEqual([]);
    await page.getByLabel('I have kept them').check();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('10 recovery codes left').waitFor();
    expect(await faultsOnBoth(page, 'account-on')).toEqual([]);

    const answered = answersOf(page);
    const signIn = async (): Promise<void> => {
      // what the server looks at after the end of the session is refused: one more 401
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
      await answered();
      await page.getByRole('button', { name: /account menu/ }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.getByLabel('E-mail').fill(person.email);
      await page.getByLabel('Password').fill(person.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('heading', { name: 'One more step' }).waitFor();
    };
    await signIn();
    expect(await faultsOnBoth(page, 'second-step')).toEqual([]);
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

  it('get a role that the owner wrote', async () => {
    const person = await member('role@example.com');
    const context = await browser.context(PHONE);
    const page = await browser.signIn(context, org);
    await page.goto(within(page, '/people'));
    await page.getByRole('link', { name: 'Roles' }).click();
    await page.getByRole('button', { name: 'New role' }).click();
    await page.getByLabel('Name').fill('Dispatcher');
    await page.getByRole('checkbox', { name: 'Appointments: Change' }).check();
    expect(await page.getByRole('checkbox', { name: 'Appointments: See' }).isChecked()).toBe(true);
    expect(await faultsOnBoth(page, 'role-dialog')).toEqual([]);
    await page.getByRole('button', { name: 'Make the role' }).click();
    await page.getByRole('button', { name: 'Change the role Dispatcher' }).waitFor();
    expect(await faultsOnBoth(page, 'roles')).toEqual([]);
    await page.goto(within(page, '/people'));
    const row = page.getByRole('listitem').filter({ hasText: person.email });
    await row.getByRole('button').click();
    await page.getByRole('combobox', { name: 'Role' }).click();
    await page.getByRole('option', { name: 'Dispatcher' }).click();
    expect(await faultsOnBoth(page, 'member')).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await row.getByText('Dispatcher').waitFor();
    await row.getByText('Not seen here yet').waitFor();
    expect(await faultsOnBoth(page, 'people')).toEqual([]);
    await context.close();
    const theirs = await browser.context(PHONE);
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

    // the owner ends their sign-ins: the open page asks for the password
    const owners = await browser.context(PHONE);
    const people = await browser.signIn(owners, org);
    await people.goto(within(people, '/people'));
    const theirRow = people.getByRole('listitem').filter({ hasText: person.email });
    await theirRow.getByText(/Last seen/).waitFor();
    await theirRow.getByRole('button').click();
    await people.getByRole('button', { name: 'Sign out everywhere' }).click();
    expect(await faultsOnBoth(people, 'member-sign-out')).toEqual([]);
    await people.getByRole('button', { name: /^Sign out Sam/ }).click();
    await people.getByText(/is signed out everywhere/).waitFor();
    await inside.reload();
    await inside.getByLabel('Password').waitFor();
    await owners.close();
    await theirs.close();
  });

  it('start by themselves', async () => {
    const email = 'nia@example.com';
    const context = await browser.context(PHONE);
    const page = await context.newPage();
    await page.goto(`${world.baseUrl}/admin/`);
    await page.getByRole('link', { name: /Create an account/ }).waitFor();
    expect(await faultsOnBoth(page, 'login')).toEqual([]);
    await page.getByRole('link', { name: /Create an account/ }).click();
    await page.getByLabel('Name of the business').fill('Cole Plumbing');
    await page.getByLabel('Your name').fill('Nia Cole');
    await page.getByLabel('E-mail').fill(email);
    expect(await faultsOnBoth(page, 'signup')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText(`A link is on its way to ${email}`, { exact: false }).waitFor();
    expect(await faultsOnBoth(page, 'signup-sent')).toEqual([]);
    await page.goto(await linkTo(email, 'welcome'));
    await page.getByLabel('Choose a password').fill(SENTENCE);
    expect(await faultsOnBoth(page, 'welcome')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/admin\/t\/cole-plumbing/);
    await page.getByText(/is not live yet/).waitFor();
    expect(await faultsOnBoth(page, 'setup')).toEqual([]);
    expect(browser.complaints).toEqual([]);
    await context.close();
  });
});
