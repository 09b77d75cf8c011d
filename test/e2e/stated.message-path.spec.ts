import type { Phone } from '../harness/phone.js';
import type { OrgOptions, TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';

const FURNACE = { name: 'Furnace check', durationMinutes: 60, keywords: ['furnace'], priceMinor: 9_500 };

/** What the assistant may state follows what the owner changes: prices, terms, words of customers. */
describe('what a business states', () => {
  let world: World;
  let numbers = 700;

  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world?.stop());

  const business = (settings: Record<string, unknown> = {}, options: OrgOptions = {}): Promise<TestOrg> =>
    world.org({
      services: [FURNACE],
      ...options,
      settings: { debounceMs: 0, disclosure: 'on_request', pricingPolicy: 'configured', ...settings },
    });
  const customer = (org: TestOrg): Phone => world.phone(`+1312555${String((numbers += 1)).padStart(4, '0')}`, org);
  async function sent<T = any>(org: TestOrg, method: 'POST' | 'PATCH' | 'DELETE' | 'PUT', path: string, body?: unknown): Promise<T> {
    const answer = await org.request<T>(method, path, body);
    expect(answer.status, `${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
    return answer.body;
  }
  const priceAskedBy = async (phone: Phone): Promise<string> => (await phone.says('how much is a furnace check?')).join(' ');
  async function newest(org: TestOrg, phone: Phone): Promise<any> {
    const { id } = await org.thread(phone.address);
    const { data } = await org.get(`/api/decisions?conversationId=${id}&sort=createdAt&order=DESC`);
    return org.get(`/api/decisions/${data[0].id}`);
  }

  it('no price while any document is out of date: a person tells it, until somebody has looked', async () => {
    const org = await business();
    expect(await priceAskedBy(customer(org))).toContain('$95');
    const { id } = await sent(org, 'POST', '/api/knowledge', { title: 'Parking', content: 'Q: Where do I park?\nA: Behind the shop.' });
    expect(await sent(org, 'POST', `/api/knowledge/${id}/check`)).toMatchObject({ isStale: true });
    const phone = customer(org);
    expect(await priceAskedBy(phone)).not.toMatch(/\d/);
    const decision = await newest(org, phone);
    expect(decision.handoff).toMatchObject({ reason: 'stale_knowledge' });
    const preview = async (): Promise<string> =>
      JSON.stringify((await sent(org, 'POST', '/api/ai/preview-turn', { text: 'how much is a furnace check?' })).texts);
    expect(await preview()).not.toMatch(/\$\d/);
    expect(await sent(org, 'POST', '/api/ai/replay', { decisionId: decision.id })).toMatchObject({ changed: 0 });
    await sent(org, 'POST', `/api/knowledge/${id}/verify`, { decision: 'keep' });
    expect(await preview()).toContain('$95');
    expect(await priceAskedBy(customer(org))).toContain('$95');
    // what was decided while it was out of date is still decided so
    expect(await sent(org, 'POST', '/api/ai/replay', { decisionId: decision.id })).toMatchObject({ changed: 0 });
  });

  it.each([
    ['configured', true],
    ['verified_only', false],
    ['never', false],
  ])('a price that only an approved answer names, under "%s": %s', async (pricingPolicy, isTold) => {
    const org = await business({ pricingPolicy });
    await sent(org, 'POST', '/api/knowledge', { title: 'FAQ', content: 'Q: What does a visit cost?\nA: The diagnostic visit is $89.' });
    const phone = customer(org);
    const [answer] = await phone.says('do you charge for the visit?');
    if (isTold) expect(answer).toContain('The diagnostic visit is $89.');
    else expect(answer).not.toMatch(/89/);
    const { id, checks } = await newest(org, phone);
    expect((checks as { verdict: string }[]).filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    expect(await sent(org, 'POST', '/api/ai/replay', { decisionId: id })).toMatchObject({ changed: 0 });
  });

  it('the words of a customer as long as they let it: a permission that is taken back counts for what is live', async () => {
    const org = await business();
    const quote = {
      kind: 'testimonial',
      body: 'They fixed our furnace on a Sunday.',
      author: 'R. Diaz',
      source: 'Google',
      permissionNote: 'mail',
    };
    const { id, version } = await sent(org, 'POST', '/api/onboarding/testimonials', { ...quote, permission: 'granted' });
    const made = await sent(org, 'POST', '/api/onboarding/generate', { engine: 'rules' });
    await sent(org, 'POST', `/api/profile/versions/${made.id}/publish`, { baseVersionId: null, reason: 'go' });
    const phone = customer(org);
    const toldOf = async (text: string): Promise<string> => {
      await phone.says(text);
      return JSON.stringify((await newest(org, phone)).context);
    };
    expect(await toldOf('my furnace is cold')).toContain(quote.body);
    const first = await newest(org, phone);
    await sent(org, 'PATCH', `/api/onboarding/testimonials/${id}`, { permission: 'refused', version });
    expect(await toldOf('Sarah Miller')).not.toContain(quote.body);
    expect(await sent(org, 'POST', '/api/ai/replay', { decisionId: first.id })).toMatchObject({ changed: 0 });
  });

  it('no published price of a service that was renamed, and its price as it is now', async () => {
    const org = await business();
    const { data } = await org.get('/api/services');
    const service = (patch: Record<string, unknown>): Promise<unknown> => sent(org, 'PATCH', `/api/services/${data[0].id}`, patch);
    const made = await sent(org, 'POST', '/api/onboarding/generate', { engine: 'rules' });
    await sent(org, 'POST', `/api/profile/versions/${made.id}/publish`, { baseVersionId: null, reason: 'go' });
    expect(await priceAskedBy(customer(org))).toContain('$95');
    await service({ priceMinor: 9_900 });
    expect(await priceAskedBy(customer(org))).toContain('$99');
    await service({ priceMinor: null });
    expect(await priceAskedBy(customer(org))).not.toMatch(/\$\d/);
    await service({ priceMinor: 12_000, name: 'Boiler visit' });
    expect(await priceAskedBy(customer(org))).not.toContain('$95');
  });

  it('the readiness page says when the documents are not what the answers give: a price, a setting, something deleted', async () => {
    const org = await business();
    const matches = async (): Promise<boolean> => {
      const { checks } = await org.get('/api/onboarding/readiness');
      return checks.find(({ id }: { id: string }) => id === 'unpublished-answers').isDone;
    };
    let live: string | null = null;
    const publish = async (): Promise<any> => {
      const made = await sent(org, 'POST', '/api/onboarding/generate', { engine: 'rules' });
      await sent(org, 'POST', `/api/profile/versions/${made.id}/publish`, { baseVersionId: live, reason: 'go' });
      live = made.id;
      return made;
    };
    const cta = await sent(org, 'POST', '/api/onboarding/ctas', {
      kind: 'visit_website',
      label: 'Plans',
      target: 'link',
      url: 'https://a.example/plans',
    });
    const { data } = await org.get('/api/services');
    const settings = await org.get('/api/settings');
    const changes: (() => Promise<unknown>)[] = [
      () => sent(org, 'PATCH', `/api/services/${data[0].id}`, { priceMinor: 9_900 }),
      () => sent(org, 'PATCH', '/api/settings', { maxWords: 18, version: settings.version }),
      () => sent(org, 'DELETE', `/api/onboarding/ctas/${cta.id}`),
      () => sent(org, 'DELETE', `/api/services/${data[0].id}`),
    ];
    for (const change of changes) {
      const made = await publish();
      expect(await matches()).toBe(true);
      await change();
      expect(await matches(), String(change)).toBe(false);
      // an edited version is still made of the answers of then
      const edited = { baseVersionId: made.id, documents: made.documents, reason: 'a word' };
      const { id } = await sent(org, 'POST', '/api/profile/versions', edited);
      await sent(org, 'POST', `/api/profile/versions/${id}/publish`, { baseVersionId: live, reason: 'go' });
      live = id;
      expect(await matches()).toBe(false);
    }
  });

  it('what it offers, in the words of the answers; copies of the settings are changed in the settings', async () => {
    const org = await business();
    const { version } = await org.get('/api/onboarding/offer');
    const offer = { summary: 'Heating and cooling for old houses.', strengths: ['Family run since 1950'] };
    await sent(org, 'PUT', '/api/onboarding/offer', { answers: offer, version });
    const made = await sent(org, 'POST', '/api/onboarding/generate', { engine: 'rules' });
    await sent(org, 'POST', `/api/profile/versions/${made.id}/publish`, { baseVersionId: null, reason: 'go' });
    const phone = customer(org);
    expect((await phone.says('hi, what do you offer?')).join(' ')).toContain(offer.summary);
    expect(JSON.stringify((await newest(org, phone)).context)).toContain(offer.strengths[0]);
    const documents = structuredClone(made.documents);
    documents.businessConfig.workingHours = 'Day and night';
    const refused = await org.request('POST', '/api/profile/versions', { baseVersionId: made.id, documents, reason: 'longer' });
    expect([refused.status, Object.keys(refused.body.errors)]).toEqual([422, ['documents.businessConfig.workingHours']]);
  });

  it('only confirmed prices where the owner wants that: by an explicit word, and until the price changes', async () => {
    const org = await business({ pricingPolicy: 'verified_only' });
    const { data } = await org.get('/api/services');
    const service = (patch: Record<string, unknown>): Promise<any> => sent(org, 'PATCH', `/api/services/${data[0].id}`, patch);
    expect(data[0].priceConfirmedAt).toBeNull();
    const phone = customer(org);
    expect(await priceAskedBy(phone)).not.toMatch(/\$\d/);
    expect((await newest(org, phone)).handoff).toMatchObject({ reason: 'unconfirmed_price' });
    await sent(org, 'POST', '/api/knowledge', { title: 'Boilers', content: 'Q: How much is a new boiler?\nA: A new boiler is $700.' });
    const other = customer(org);
    expect((await other.says('how much is a new boiler?')).join(' ')).not.toMatch(/\$\d/);
    expect((await newest(org, other)).handoff).toMatchObject({ reason: 'unconfirmed_price' });
    expect((await service({ isPriceConfirmed: true })).priceConfirmedAt).toEqual(expect.any(String));
    const told = customer(org);
    expect(await priceAskedBy(told)).toContain('$95');
    expect(await service({ priceMinor: 9_900 })).toMatchObject({ priceMinor: 9_900, priceConfirmedAt: null });
    expect(await priceAskedBy(customer(org))).not.toMatch(/\$\d/);
    expect(await sent(org, 'POST', '/api/ai/replay', { decisionId: (await newest(org, told)).id })).toMatchObject({ changed: 0 });
    const refused = await org.request('PATCH', `/api/services/${data[0].id}`, { priceMinor: null, isPriceConfirmed: true });
    expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, ['isPriceConfirmed']]);
  });
});
