import type { Page } from 'playwright-core';
import { World } from '../harness/world.js';
import { ConsoleBrowser, within } from './console-browser.js';
import { atRest, faults, faultsOnBoth, PHONE } from './looks.js';

/** A rule of the business's own, what it decided, and the same talk once more with another profile. */
describe('own rules, decisions and replay in the console', () => {
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

  it('write a rule, try it, see what it did, and decide the talk again', async () => {
    const number = '+13125550761';
    const org = await world.org({ settings: { debounceMs: 0, disclosure: 'on_request' } });
    const page = await browser.signIn(await browser.context(PHONE), org);
    await page.goto(within(page, '/rules'));
    await page.getByText('No rules of your own yet').waitFor();
    expect(await faultsOnBoth(page, 'rules-empty')).toEqual([]);
    await page.getByRole('button', { name: 'Complaints go to a person' }).click();
    await page.getByRole('note').getByText('When the customer complains: hand over to a person within 10 minutes.').waitFor();
    expect(await faultsOnBoth(page, 'rules-dialog')).toEqual([]);
    await page.getByRole('button', { name: 'Add the rule' }).click();
    await page.getByRole('list', { name: /Own rules/ }).waitFor();
    await addSilence(page);
    await page.getByRole('button', { name: 'Move Silence for prices up' }).click();
    await page.getByText('“Silence for prices” is now number 1').waitFor();
    await page.getByLabel('Text of the customer').fill('your technician broke my thermostat, this is unacceptable work');
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText('Your rule “Complaints go to a person”').waitFor();

    const phone = world.phone(number, org);
    await phone.says('my AC is not cooling');
    await phone.says('your technician broke my thermostat, this is unacceptable work');
    await world.settled();
    await page.goto(within(page, '/rules'));
    await page.getByRole('link', { name: 'Applied once in 30 days' }).waitFor();
    expect(await faultsOnBoth(page, 'rules')).toEqual([]);
    await page.getByRole('link', { name: 'Applied once in 30 days' }).click();
    await page.getByRole('list', { name: 'Decisions' }).getByRole('listitem').waitFor();
    expect(await page.getByRole('list', { name: 'Decisions' }).getByRole('listitem').count()).toBe(1);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('list', { name: 'Decisions' }).getByRole('listitem').nth(1).waitFor();
    expect(await faultsOnBoth(page, 'decisions')).toEqual([]);
    await page.getByRole('button', { name: /Own rule escalated/ }).click();
    await page.getByRole('dialog').getByText('What it knew').waitFor();
    expect(await faultsOnBoth(page, 'decision')).toEqual([]);
    await page.getByRole('button', { name: 'Close' }).click();

    // the person it was handed to gets help with words, and sees whom to call first
    const thread = await org.thread(number);
    await page.goto(within(page, `/inbox/${thread.id}`));
    await page.getByLabel('Your reply').fill('HURRY!!! We fix it TODAY for FREE, click now');
    await page.getByRole('button', { name: 'Rewrite' }).click();
    await page.getByText(/Spam risk:/).waitFor();
    expect(await faultsOnBoth(page, 'composer')).toEqual([]);
    // one under the other, however little room a phone has
    const parts = [
      page.getByRole('button', { name: 'Resolve' }),
      page.getByRole('region', { name: 'Handoff brief' }),
      page.getByRole('log'),
      page.getByRole('button', { name: 'Send' }),
      page.getByRole('navigation').last(),
    ];
    await page.getByRole('log').waitFor();
    await atRest(page);
    const boxes = await Promise.all(parts.map(async (part) => (await part.boundingBox())!));
    boxes
      .slice(1)
      .forEach((box, i) =>
        expect(box.y, `part ${i + 1} begins under part ${i}`).toBeGreaterThanOrEqual(boxes[i]!.y + boxes[i]!.height - 1),
      );
    await page.getByRole('button', { name: 'Suggest', exact: true }).click();
    await page
      .getByRole('list', { name: 'Suggested replies' })
      .or(page.getByText(/No suggestion may be given/))
      .waitFor();
    expect(await faultsOnBoth(page, 'suggestions')).toEqual([]);
    await page.goto(within(page, `/leads/${thread.lead.id}/show`));
    await page.getByTestId('score').waitFor();
    expect(await faultsOnBoth(page, 'lead')).toEqual([]);
    await page.goto(within(page, ''));
    await page.getByRole('heading', { name: 'Hot leads' }).waitFor();
    expect(await faultsOnBoth(page, 'dashboard')).toEqual([]);

    // the business changes what decides, and looks what that would have done
    const rules = await org.get<{ data: { id: string }[] }>('/api/ai/rules');
    for (const { id } of rules.data) await org.request('DELETE', `/api/ai/rules/${id}`);
    const { body: made } = await org.request('POST', '/api/onboarding/generate', {}, { 'idempotency-key': number });
    await page.goto(within(page, `/decisions/replay?version=${made.id}`));
    await page
      .getByRole('combobox', { name: 'Decide with' })
      .getByText(/Version 1/)
      .waitFor();
    await page.getByRole('button', { name: 'Decide again' }).click();
    await page.getByText('1 conversation.', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await page.getByText('“my AC is not cooling”').waitFor();
    expect(await faultsOnBoth(page, 'replay')).toEqual([]);

    await page.goto(within(page, '/usage/models'));
    await page.getByText(/No language model was asked/).waitFor();
    expect(await faultsOnBoth(page, 'models-empty')).toEqual([]);
    for (let day = 0; day < 12; day += 1)
      await world.sql(
        `INSERT INTO usage_ledger (org_id, at, kind, quantity, cost_micros, engine, model, detail)
         VALUES ($1, app_now() - make_interval(days => $2), 'model.finished', $3, $4, 'openai', 'gpt-test', $5)`,
        [org.orgId, day * 2, 900 + day * 70, 1200 + day * 310, JSON.stringify(day % 4 === 0 ? { task: 'rewrite' } : { call: day })],
      );
    await page.reload();
    await page.getByRole('list', { name: 'What it was spent on' }).waitFor();
    await page.locator('.MuiBarElement-root').last().waitFor();
    expect(await faultsOnBoth(page, 'models')).toEqual([]);
    await page.goto(within(page, '/settings/assistant'));
    await page.getByLabel('Context of one answer, in tokens').fill('900');
    await page.getByLabel('Context of one answer, in tokens').blur();
    await page
      .getByText(/at least 1500/)
      .first()
      .waitFor();
    expect(await faultsOnBoth(page, 'assistant')).toEqual([]);
    expect(browser.complaints).toEqual([]);
  });

  it('check a text, and do about a person what has to be done', async () => {
    const number = '+13125550762';
    const org = await world.org({ settings: { debounceMs: 0, disclosure: 'on_request' } });
    const page = await browser.signIn(await browser.context(PHONE), org);
    await page.goto(within(page, '/texts'));
    await page.getByText('Paste a text').waitFor();
    await page.getByLabel('Text', { exact: true }).fill('HURRY!!! We fix it TODAY for FREE, click now');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Spam risk: high').waitFor();
    await page.getByRole('list', { name: 'Wordings' }).getByRole('listitem').first().waitFor();
    await page.getByText('What it means').waitFor();
    expect(await faultsOnBoth(page, 'texts')).toEqual([]);

    const phone = world.phone(number, org);
    await phone.says('My AC is not cooling. I am Ana Diaz, 14 Oak Street, Chicago');
    const { id } = await org.thread(number);
    await page.goto(within(page, `/inbox/${id}`));
    await page.getByRole('button', { name: 'What we know' }).click();
    await page.getByText('0 of 3 sent in 24 hours, 3 left').waitFor();
    await page.getByText(/Words passed \d+ checks/).waitFor();
    await page.getByRole('region', { name: 'Last decision' }).scrollIntoViewIfNeeded();
    expect(await faultsOnBoth(page, 'side-panel')).toEqual([]);
    await page.keyboard.press('Escape');
    const choose = async (name: string): Promise<void> => {
      await page.getByRole('button', { name: 'More', exact: true }).first().click();
      await page.getByRole('menuitem', { name }).click();
      await page.getByRole('dialog').waitFor();
    };
    await choose('Book an appointment');
    await page.getByRole('group', { name: 'Free times' }).getByRole('button').first().click();
    expect(await faults(page, 'thread-book')).toEqual([]);
    await page.getByRole('button', { name: 'Book', exact: true }).click();
    await page.getByText('Appointment booked').waitFor();
    await choose('Mark as opted out');
    await page.getByLabel('How did they say it?').fill('By phone, on Monday');
    expect(await faults(page, 'thread-opt-out')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('This customer opted out.').waitFor();
    await choose('Lift the opt-out');
    await page.getByRole('button', { name: 'They agreed again' }).click();
    await page.getByText('The assistant is answering.').waitFor();
    await choose('Erase this person');
    await page.getByRole('checkbox', { name: 'Cancel their coming appointment too' }).check();
    expect(await faults(page, 'thread-erase')).toEqual([]);
    await page.getByRole('button', { name: 'Erase for good' }).click();
    await page.getByText('Their data is erased').waitFor();
    expect(await org.thread(number)).toBeUndefined();
    expect(browser.complaints).toEqual([]);
  });

  async function addSilence(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Add a rule' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a rule' });
    await dialog.getByRole('button', { name: 'Asks about prices' }).click();
    await dialog.getByRole('button', { name: 'Add a fact' }).click();
    await dialog.getByRole('radio', { name: /Say nothing/ }).click();
    await dialog.getByLabel('Name', { exact: true }).fill('Silence for prices');
    await dialog.getByRole('button', { name: 'Add the rule' }).click();
    await dialog.waitFor({ state: 'detached' });
  }
});
