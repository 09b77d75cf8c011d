import { replayedAndStopped } from '../harness/replayed.js';
import type { Phone } from '../harness/phone.js';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';

const ALWAYS = [{ open: '00:00', close: '24:00' }];
const HOURS = { monday: ALWAYS, tuesday: ALWAYS, wednesday: ALWAYS, thursday: ALWAYS, friday: ALWAYS, saturday: ALWAYS, sunday: ALWAYS };

interface Shown {
  reasonCode: string;
  action: string;
  plan: { because?: string };
  statePatch: { slots?: Record<string, { value: string; sourceMessageId: string | null }> };
}

/** What an owner answered about selling, from the questionnaire to the words a customer reads, with the rules engine. */
describe('the sales rules of an owner', () => {
  let world: World;
  let numbers = 820;

  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => replayedAndStopped(world));

  const customer = (org: TestOrg): Phone => world.phone(`+1312555${String((numbers += 1)).padStart(4, '0')}`, org);
  const newest = async (org: TestOrg, phone: Phone): Promise<Shown> => {
    const { id } = await org.thread(phone.address);
    const { data } = await org.get<{ data: { id: string }[] }>(`/api/decisions?conversationId=${id}&sort=createdAt&order=DESC`);
    return org.get<Shown>(`/api/decisions/${data[0]!.id}`);
  };

  /** A business that is live with these answers. */
  async function business(sections: Record<string, Record<string, unknown>>, settings: Record<string, unknown> = {}): Promise<TestOrg> {
    const org = await world.org({ settings: { debounceMs: 0, hours: HOURS, disclosure: 'on_request', ...settings } });
    const sent = async (method: string, path: string, body: unknown): Promise<any> => {
      const answer = await org.request(method, path, body);
      expect(answer.status, `${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
      return answer.body;
    };
    for (const [name, answers] of Object.entries(sections)) {
      const { version } = await org.get<{ version: number }>(`/api/onboarding/${name}`);
      await sent('PUT', `/api/onboarding/${name}`, { version, answers });
    }
    const made = await sent('POST', '/api/onboarding/generate', { engine: 'rules' });
    await sent('POST', `/api/profile/versions/${made.id}/publish`, { baseVersionId: null, reason: 'go' });
    return org;
  }

  it('hand over a large job where that is ticked, and stay calm about what is not', async () => {
    const ticked = await business({ 'sales-process': { escalationTriggers: ['large_job'] } });
    const large = customer(ticked);
    await large.says('We need a new HVAC system for our house');
    expect(await ticked.thread(large.address)).toMatchObject({ handler: 'human', escalation: { reason: 'large_job', priority: 'high' } });
    const card = customer(ticked);
    await card.says('Hi, my AC is broken');
    await card.says('My card was declined on your page');
    expect((await ticked.thread(card.address)).handler).toBe('ai');
    const lawyer = customer(ticked);
    await lawyer.says('My lawyer will hear about this');
    expect(await ticked.thread(lawyer.address)).toMatchObject({ handler: 'human', escalation: { reason: 'compliance_risk' } });
  });

  it('hand over what the owner wrote down, and name the line', async () => {
    const org = await business({ 'sales-process': { customTriggers: ['Asks about financing'] } });
    const phone = customer(org);
    await phone.says('my AC is not cooling');
    await phone.says('do you offer financing for repairs?');
    const thread = await org.thread(phone.address);
    expect(thread).toMatchObject({ handler: 'human', escalation: { reason: 'own_trigger' } });
    expect(thread.escalation.package.summary).toContain('"Asks about financing"');
    expect(await newest(org, phone)).toMatchObject({ reasonCode: 'own_trigger', plan: { because: 'Asks about financing' } });
  });

  it('raise the score of whoever speaks of what the owner calls hot, and name the line', async () => {
    const org = await business({ 'sales-process': { hotLead: 'Wants a full replacement. Asks for a maintenance plan' } });
    const phone = customer(org);
    await phone.says('my AC is old and loud');
    const { leadId } = await org.thread(phone.address);
    const score = async (): Promise<{ factors: { code: string; label: string }[] }> =>
      (await org.request<{ factors: { code: string; label: string }[] }>('POST', '/api/ai/score-lead', { leadId })).body;
    expect((await score()).factors.map(({ code }) => code)).not.toContain('own_line');
    await phone.says('honestly I think it needs a full replacement');
    expect((await score()).factors).toContainEqual(
      expect.objectContaining({ code: 'own_line', label: 'What you call hot: "Wants a full replacement"' }),
    );
  });

  it('ask what must be known, once, and keep the answer with the text it comes from', async () => {
    const question = 'How old is the system?';
    const qualification = [
      { question: 'What is the address?', need: 'required' },
      { question, need: 'required' },
    ];
    const org = await business({ 'sales-process': { qualification } });
    const phone = customer(org);
    for (const text of ['my AC is not cooling', 'Sarah Martinez']) await phone.says(text);
    expect((await phone.says('14 Oak Street, Evanston')).join(' ')).toContain(question);
    expect(await newest(org, phone)).toMatchObject({ reasonCode: 'ask_own_question', plan: { because: question } });
    await phone.says('about 12 years');
    const kept = (await newest(org, phone)).statePatch.slots?.[`own:${question}`];
    expect(kept).toMatchObject({ value: 'about 12 years', sourceMessageId: expect.any(String) });
    const { lead } = await org.thread(phone.address);
    expect(lead.slots[`own:${question}`]).toMatchObject({
      value: 'about 12 years',
      source: 'customer',
      sourceMessageId: kept!.sourceMessageId,
    });
    const heard = [await phone.says('tomorrow afternoon'), await phone.says('the first one')].flat();
    expect(heard.join(' ')).toMatch(/booked/i);
    expect(heard.join(' ')).not.toContain(question);
  });

  it('ask how urgent it is after what is needed', async () => {
    const org = await business({ 'sales-process': { qualification: [{ question: 'How urgent is it?', need: 'required' }] } });
    const phone = customer(org);
    await phone.says('my AC is not cooling');
    expect((await newest(org, phone)).reasonCode).toBe('ask_urgency');
    expect((await phone.says('no rush at all')).join(' ')).toMatch(/name|speaking/i);
    expect((await org.thread(phone.address)).lead.slots.urgency).toMatchObject({ value: 'flexible' });
  });

  it('send nobody away but those who are not served, politely', async () => {
    const org = await business({ 'customer-details': { disqualifiers: ['Commercial kitchens'] } });
    const phone = customer(org);
    expect((await phone.says('the cooler in our commercial kitchen is broken')).join(' ')).toMatch(/sorry/i);
    expect(await newest(org, phone)).toMatchObject({ action: 'close', reasonCode: 'not_served', plan: { because: 'Commercial kitchens' } });
    expect((await org.thread(phone.address)).lead.status).toBe('lost');
    const home = customer(org);
    await home.says('the cooler in our kitchen is broken');
    expect((await newest(org, home)).action).toBe('reply');
  });

  it('the assistant says its name with what it is', async () => {
    const org = await business({ 'agent-details': { agentName: 'Robin' } }, { disclosure: 'first_message' });
    const phone = customer(org);
    expect((await phone.says('my AC is not cooling')).join(' ')).toContain('This is Robin, ');
    expect((await phone.says('are you a real person?')).join(' ')).toContain("I'm Robin, an automated assistant for");
  });
});
