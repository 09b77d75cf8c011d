#!/usr/bin/env node
/**
 * `npm run walk`: drives a real browser from signing in as the agency to the first test call of a new client, at the pace of a person,
 * and writes docs/onboarding.md with its times and pictures. `npm run walk -- machine` is quick and writes nothing, `-- machine write` does.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from './lib/failure.mjs';
import { serveSite, startApp, startBrowser } from './lib/walk-app.mjs';
import { onboardingPage } from './lib/walk-page.mjs';
import { Walk } from './lib/walk.mjs';

const root = resolve(fileURLToPath(new URL('..', import.meta.url)));
const pace = process.argv.includes('machine') ? 'machine' : 'human';
const isWritten = pace === 'human' || process.argv.includes('write');
const pictures = isWritten ? join(root, 'docs', 'images', 'onboarding') : join(root, '.test', 'walk-pictures');
const ADMIN = { email: 'admin@ringback.local', password: 'blue kettle on the hill' };

async function signIn(walk, base) {
  const { page } = walk;
  await page.goto(`${base}/admin/`);
  await walk.look();
  await walk.type(page.getByLabel('E-mail'), ADMIN.email);
  await walk.type(page.getByLabel('Password'), ADMIN.password);
  await walk.press(page.getByRole('button', { name: 'Sign in' }));
  await page.waitForURL(/\/admin\/t\/[^/]+/);
  await walk.press(page.getByRole('link', { name: 'Agency', exact: true }));
  await page.getByRole('list', { name: 'Clients' }).waitFor();
  await walk.picture('01-agency', 'Every client on one page, the one in most trouble first');
}

async function addClient(walk, step) {
  const { page } = walk;
  await walk.press(page.getByRole('button', { name: 'Add client' }).first());
  const dialog = page.getByRole('dialog');
  await walk.look();
  await walk.type(dialog.getByLabel('Name of the business'), 'Lakeview Heating & Air');
  await walk.choose(dialog.getByLabel('Start from'), 'Heating and cooling');
  await walk.type(dialog.getByLabel('Owner', { exact: true }), 'Dana Reyes');
  await walk.type(dialog.getByLabel("Owner's e-mail"), 'dana@lakeview.example');
  await walk.type(dialog.getByLabel("Owner's phone"), '312 555 0170');
  await walk.type(dialog.getByLabel('Phone to ring'), '312 555 0171');
  step.offered = await dialog.locator('input:visible:not([aria-hidden="true"]), select:visible, [role="combobox"]:visible').count();
  await walk.picture('02-add-client', 'What only the owner knows; the rest comes from the preset');
  await walk.press(dialog.getByRole('button', { name: 'Add client' }));
  await page.getByRole('list', { name: 'Readiness' }).waitFor();
  await walk.look();
  await walk.picture('03-readiness-begin', 'What is left, with the way to each');
}

async function buyNumber(walk) {
  const { page } = walk;
  await walk.press(page.getByRole('link', { name: 'Complete: Number', exact: true }));
  await walk.press(page.getByRole('button', { name: 'Buy a number' }));
  await walk.type(page.getByLabel('Area code'), '312');
  await walk.press(page.getByRole('button', { name: 'Search', exact: true }));
  await page.getByRole('radio').first().waitFor();
  await walk.look();
  await walk.press(page.getByRole('radio').first());
  await walk.picture('04-buy-number', 'Free numbers of an area code');
  await walk.press(page.getByRole('button', { name: 'Buy this number' }));
  await page.getByRole('list', { name: 'Numbers' }).getByText('(312)').waitFor();
}

async function teach(walk, siteHost) {
  const { page } = walk;
  await walk.press(page.getByRole('link', { name: 'Knowledge', exact: true }));
  await page.getByText('Nothing is known yet').waitFor();
  await walk.look();
  await page.locator('input[type="file"]').setInputFiles(join(root, 'docs', 'examples', 'faq.txt'));
  await page.getByText(/File · \d+ questions/).waitFor();
  await walk.press(page.getByRole('button', { name: 'Scan a website' }).first());
  await walk.type(page.getByLabel('Address'), `http://${siteHost}`);
  await walk.press(page.getByRole('button', { name: 'Scan', exact: true }));
  await page.getByText('Refunds', { exact: true }).first().waitFor();
  await walk.look();
  await walk.picture('05-knowledge', 'The file and the pages of the website, ready to be asked');
}

async function answer(walk, siteHost) {
  const { page } = walk;
  const next = (name) => walk.press(page.getByRole('link', { name: `Next: ${name}`, exact: true }));
  const saved = () => page.getByText('Saved.', { exact: true }).waitFor();
  await walk.press(page.getByRole('link', { name: 'Onboarding', exact: true }));
  await walk.press(page.getByRole('link', { name: /^Go on with/ }));
  await walk.look();
  await walk.type(page.getByLabel('City'), 'Chicago');
  await walk.type(page.getByLabel('Website'), `http://${siteHost}`);
  await walk.type(page.getByLabel('E-mail for customers'), 'hello@lakeview.example');
  await page.keyboard.press('Tab');
  await saved();
  await walk.picture('06-business', 'Saved as one goes; the preset has answered most of it');
  await next('Offer');
  await page.getByLabel('What do you offer?').waitFor();
  await walk.look();
  await walk.type(
    page.getByLabel(/^What if somebody is not satisfied/),
    'If a repair does not hold for 30 days, we come back at no charge.',
  );
  await page.keyboard.press('Tab');
  await saved();
  for (const [step, label] of [
    ['Customers', 'Who are your best customers?'],
    ['Sales process', 'When is a lead hot?'],
  ]) {
    await next(step);
    await page.getByLabel(label).waitFor();
    await walk.look();
  }
  await walk.picture('07-sales-process', 'How it sells: read through, nothing to change');
  await next('Questions and answers');
  await next('Guardrails');
  await walk.look();
  await walk.tick(page.getByLabel('I have looked at these rules and they are right for this business'));
  await page.keyboard.press('Tab');
  await saved();
}

async function documents(walk) {
  const { page } = walk;
  await walk.press(page.getByRole('link', { name: /^Documents/ }));
  await walk.press(page.getByRole('link', { name: 'Open the assistant profile' }));
  await walk.press(page.getByRole('button', { name: 'Generate from the answers' }));
  await page.getByRole('heading', { name: /^Version 1/ }).waitFor();
  await walk.look();
  await walk.picture('08-generated', 'Five documents, made of the answers');
}

/** Changes how long a text may be and keeps it as the next version. */
async function edit(walk, words, reason, number) {
  const { page } = walk;
  await walk.press(page.getByRole('tab', { name: 'Tone' }));
  await walk.type(page.getByLabel('Words per text'), words);
  await walk.type(page.getByLabel('Why you changed it'), reason);
  await walk.press(page.getByRole('button', { name: 'Keep as a new version' }));
  await page.getByRole('heading', { name: new RegExp(`^Version ${number}`) }).waitFor();
}

async function publish(walk, reason) {
  const { page } = walk;
  await walk.press(page.getByRole('button', { name: 'Publish', exact: true }));
  const dialog = page.getByRole('dialog');
  await walk.type(dialog.getByLabel('Reason'), reason);
  await walk.picture(`09-publish-${walk.steps.length}`, 'Published with a reason, for everybody new from now on');
  await walk.press(dialog.getByRole('button', { name: 'Publish' }));
  await dialog.waitFor({ state: 'detached' });
}

async function goLive(walk) {
  const { page } = walk;
  await walk.press(page.getByRole('link', { name: 'Onboarding', exact: true }));
  await page.getByRole('img', { name: '100 of 100 points ready' }).waitFor();
  await walk.look();
  await walk.picture('10-ready', 'Nothing is left');
  await walk.press(page.getByRole('button', { name: 'Go live' }));
  await page.getByText('It is live and nothing is open.').waitFor();
}

async function call(walk) {
  const { page } = walk;
  await walk.press(page.getByRole('link', { name: 'Phone simulator', exact: true }));
  await walk.press(page.getByRole('button', { name: 'Call and let it ring out' }));
  const texts = page.getByRole('region', { name: "Customer's phone" }).locator('li[data-mine="false"]');
  await texts.first().waitFor();
  await walk.look();
  await walk.picture('11-first-call', 'A call that nobody answers, and the text that follows it');
}

/** One text of the customer on the simulator, and the answer. */
async function text(walk, body) {
  const { page } = walk;
  const texts = page.getByRole('region', { name: "Customer's phone" }).locator('li[data-mine="false"]');
  const before = await texts.count();
  await walk.type(page.getByRole('textbox', { name: "Text from customer's phone" }), body);
  await page.keyboard.press('Enter');
  await texts.nth(before).waitFor();
}

async function versions(walk, { base, slug }) {
  const { page } = walk;
  const profile = () => page.goto(`${base}/admin/t/${slug}/profile`);
  await profile();
  await walk.press(page.getByRole('link', { name: 'Open version 2' }));
  await edit(walk, '16', 'Shorter still', 3);
  await publish(walk, 'Short texts are answered more often');
  await page.goto(`${base}/admin/t/${slug}/simulator`);
  await text(walk, 'My AC is not cooling');
  await profile();
  await walk.press(page.getByRole('link', { name: 'Open version 3' }));
  await edit(walk, '12', 'A trial', 4);
  await walk.press(page.getByRole('link', { name: 'All versions' }));
  await walk.press(page.getByRole('button', { name: 'Start', exact: true }));
  await page.getByText('10 % of new conversations run on version 4, the others on version 3.').waitFor();
  await callers(base, slug, 24);
  await profile();
  await page
    .getByText(/conversation/)
    .first()
    .waitFor();
  await walk.look();
  await walk.picture('12-a-tenth', 'A tenth of new conversations on version 4, with what came of each');
  await walk.press(page.getByRole('button', { name: 'Roll back to version 2' }));
  await page.getByRole('region', { name: 'Version 2 is live' }).waitFor();
  await walk.picture('13-rolled-back', 'Back in one press; the trial has ended with it');
  await page.goto(`${base}/admin/t/${slug}/inbox`);
  // a row shows the newest text, which is the answer
  await walk.type(page.getByRole('searchbox', { name: 'Search conversations' }), 'AC is not cooling');
  const found = page.locator('a[href*="/inbox/"]');
  await found.nth(1).waitFor({ state: 'detached' });
  await walk.press(found);
  await walk.press(page.getByRole('button', { name: 'What we know' }));
  await page.getByRole('region', { name: 'Profile version' }).waitFor();
  await page.getByRole('region', { name: 'Profile version' }).scrollIntoViewIfNeeded();
  await walk.picture('14-conversation', 'A conversation names the version that it ran on, and keeps it');
}

/** As many strangers write once: too many to type, so the simulator's own route is asked. Waits until all threads have a version. */
async function callers(base, slug, count) {
  const ask = async (path, token, body, left = 5) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    const answer = await fetch(`${base}${path}`, { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) });
    // a busy machine asks for patience with a 503, and nothing was saved
    if (answer.status === 503 && left > 0)
      return new Promise((done) => setTimeout(done, 2000)).then(() => ask(path, token, body, left - 1));
    if (!answer.ok) throw new Failure(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  const { accessToken } = await ask('/api/auth/login', null, ADMIN);
  const { memberships } = await ask('/api/auth/me', accessToken);
  const { orgId } = memberships.find((each) => each.slug === slug);
  const { accessToken: token } = await ask('/api/auth/switch-org', accessToken, { orgId });
  const { data } = await ask('/api/numbers', token);
  for (let n = 0; n < count; n += 1)
    await ask('/api/simulator/texts', token, { from: `+1312555${String(8000 + n)}`, to: data[0].address, body: 'Do you repair boilers?' });
  const deadline = Date.now() + 240_000;
  for (;;) {
    const figures = await ask('/api/analytics/profile-versions?days=7', token);
    const total = figures.data.reduce((sum, row) => sum + row.conversations, 0);
    if (total > count) return;
    if (Date.now() > deadline) throw new Failure(`Only ${total} of ${count + 1} conversations have a version: ${JSON.stringify(figures)}`);
    await new Promise((done) => setTimeout(done, 500));
  }
}

async function onPhone(walk, browser, { base, slug }) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    timezoneId: 'America/Chicago',
    storageState: await walk.page.context().storageState(),
  });
  walk.page = await context.newPage();
  const { page } = walk;
  const at = (path) => page.goto(`${base}/admin/t/${slug}${path}`);
  await at('/onboarding');
  await page.getByRole('list', { name: 'Readiness' }).waitFor();
  await walk.picture('15-phone-readiness', 'Readiness on a phone');
  await at('/onboarding/offer');
  await page.getByLabel('What do you offer?').waitFor();
  await walk.picture('16-phone-offer', 'A section of the questionnaire on a phone');
  await at('/profile');
  await page.getByRole('region', { name: 'Version 2 is live' }).waitFor();
  await walk.picture('17-phone-profile', 'The versions on a phone');
}

async function main() {
  const site = await serveSite();
  const app = await startApp({ root, password: ADMIN.password, siteHost: site.host });
  if (isWritten) rmSync(pictures, { recursive: true, force: true });
  const browser = await startBrowser((line) => process.stdout.write(`${line}\n`));
  const walk = new Walk({ pace, pictures, base: app.base });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, timezoneId: 'America/Chicago' });
    walk.page = await context.newPage();
    await walk.step('Sign in', 'as the agency', () => signIn(walk, app.base));
    await walk.step('Add a client', 'from the preset for heating and cooling', (step) => addClient(walk, step));
    const slug = /\/t\/([^/]+)/.exec(walk.page.url())[1];
    await walk.step('Buy a number', 'on the simulated network', () => buyNumber(walk));
    await walk.step('Teach it', 'a file with questions, and the website', () => teach(walk, site.host));
    await walk.step('Answer', 'what the preset cannot know, and look at the rest', () => answer(walk, site.host));
    await walk.step('Generate', 'the five documents', () => documents(walk));
    await walk.step('Edit', 'one of them', () => edit(walk, '18', 'Texts should be shorter', 2));
    await walk.step('Publish', 'the edited version', () => publish(walk, 'The first one that customers meet'));
    await walk.step('Go live', 'with nothing left on the list', () => goLive(walk));
    await walk.step('First call', 'from the simulator; the text-back arrives', () => call(walk));
    const isLive = walk.steps.length;
    const write = () => isWritten && writeFileSync(join(root, 'docs', 'onboarding.md'), onboardingPage(walk.steps, isLive, pace));
    write();
    await walk.step('Versions', 'a second one for everybody, a third for a tenth, and back', () =>
      versions(walk, { base: app.base, slug }),
    );
    await walk.step('On a phone', '390 pixels wide', () => onPhone(walk, browser, { base: app.base, slug }));
    write();
    if (walk.complaints.length > 0) throw new Failure(`The browser complained:\n${walk.complaints.join('\n')}`);
  } catch (error) {
    await walk.page?.screenshot({ path: join(root, '.test', 'walk-stopped.png') }).catch(() => {});
    throw error;
  } finally {
    await browser.close();
    await app.stop();
    site.close();
  }
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Failure ? error.message : error.stack}\n`);
  process.exit(1);
});
