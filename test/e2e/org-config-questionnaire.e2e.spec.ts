import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import { PASSWORD, signIn } from '../harness/kernel.js';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';

// What the questionnaire has in a configuration file: answers, calls to action, scripts.
let world: World;
let org: TestOrg;
let owner: Record<string, string>;
const good = { format: 'ringback.org-config', formatVersion: 1 };
const reviewed = { forbiddenClaims: ['cures'], requiredDisclaimers: [{ text: 'Prices may vary.', when: 'price' }], isReviewed: true };
const pay = { kind: 'payment', label: 'Pay now', steps: [], target: 'link', url: 'https://pay.example/', isActive: true };
const book = { kind: 'book_call', label: 'Book', steps: [], target: 'service', service: 'Check', isActive: true };
const hello = { kind: 'opener', name: 'new_lead', language: 'en', body: 'Hi {{contact.first_name | "there"}}' };
const whole = { ...good, services: [{ name: 'Check', durationMinutes: 30 }], ctas: [pay, book], scripts: [hello] };

beforeAll(async () => {
  world = await World.start();
  org = await world.org({ name: 'Asked' });
  const { agencyId } = world;
  await world.app
    .get(OrgFactory)
    .addUser({ email: 'owner@agency.test', name: 'Ann Agency', password: PASSWORD, agencyId, role: 'agency_owner' });
  owner = { ...(await signIn(world.app, 'owner@agency.test')), 'x-org-id': org.orgId };
  const { version } = await guardrails();
  expect((await ask('PUT', '/api/onboarding/guardrails', { version, answers: reviewed })).statusCode).toBe(200);
});
afterAll(() => world?.stop());

type Method = 'GET' | 'POST' | 'PUT';
const ask = (method: Method, url: string, payload?: object) =>
  world.app.inject({ method, url, headers: owner, ...(payload && { payload }) });
const CONFIG = '/api/orgs/current/config';
const exported = async () => (await ask('GET', CONFIG)).json<{ config: object }>().config;
interface Change {
  differences: { path: string; before?: unknown; after?: unknown }[];
  basis: string;
}
const preview = async (config: object) => (await ask('POST', `${CONFIG}/preview`, { config })).json<Change>();
const guardrails = async () => (await ask('GET', '/api/onboarding/guardrails')).json<{ version: number; answers: object }>();
const put = (config: object, basis?: string) => ask('PUT', CONFIG, { config, basis });

it('shows every answer that an import would replace, and that the look at the guardrails is lost with it', async () => {
  const { differences, basis } = await preview({ ...good, answers: { guardrails: { forbiddenClaims: ['best in town'] } } });
  expect(differences).toEqual([
    { path: 'answers.guardrails.isReviewed', before: true, after: null },
    { path: 'answers.guardrails.forbiddenClaims', before: ['cures'], after: ['best in town'] },
    { path: 'answers.guardrails.requiredDisclaimers', before: reviewed.requiredDisclaimers, after: null },
  ]);
  expect((await guardrails()).answers).toMatchObject(reviewed);
  // the basis covers them too
  const { version } = await guardrails();
  const answers = { ...reviewed, languageRestrictions: ['cheap'] };
  expect((await ask('PUT', '/api/onboarding/guardrails', { version, answers })).statusCode).toBe(200);
  expect((await put({ ...good, settings: { ringSeconds: 31 } }, basis)).statusCode).toBe(409);
});

it('changes nothing where it says what is set already, the look at the guardrails included', async () => {
  const { answers } = await guardrails();
  const config = await exported();
  expect(JSON.stringify(config)).not.toContain('isReviewed');
  expect((await preview(config)).differences).toEqual([]);
  expect((await put(config)).statusCode).toBe(200);
  expect((await guardrails()).answers).toEqual(answers);
});

it('brings calls to action and scripts, the same file twice changes nothing', async () => {
  expect((await preview(whole)).differences.map(({ path }) => path)).toEqual([
    'services.Check',
    'ctas.payment.Pay now',
    'ctas.book_call.Book',
    'scripts.opener.new_lead.en',
  ]);
  expect((await put(whole)).json()).toMatchObject({ ctasCreated: 2, ctasUpdated: 0, scriptsCreated: 1, scriptsUpdated: 0 });
  const rows = () =>
    world.sql('SELECT id, version FROM ctas WHERE org_id = $1 UNION ALL SELECT id, version FROM scripts WHERE org_id = $1', [org.orgId]);
  const first = await rows();
  const config = await exported();
  expect(config).toMatchObject({ ctas: [pay, book], scripts: [hello] });
  expect(JSON.stringify(config)).not.toMatch(/serviceId|fileId|"id"/);
  expect((await put(whole)).json()).toMatchObject({ ctasCreated: 0, ctasUpdated: 0, scriptsCreated: 0, scriptsUpdated: 0 });
  expect(await rows()).toEqual(first);
  const changed = { ...whole, ctas: [{ ...pay, label: 'pay now', isActive: false }], scripts: [{ ...hello, body: 'Hello {name}' }] };
  expect((await preview(changed)).differences).toEqual([
    { path: 'ctas.payment.pay now.label', before: 'Pay now', after: 'pay now' },
    { path: 'ctas.payment.pay now.isActive', before: true, after: false },
    { path: 'scripts.opener.new_lead.en.body', before: hello.body, after: 'Hello {{contact.first_name}}' },
  ]);
  expect((await put(changed)).json()).toMatchObject({ ctasUpdated: 1, scriptsUpdated: 1 });
  expect((await exported()) as { ctas: object[] }).toHaveProperty('ctas.length', 2);
});

it.each([
  [{ ctas: [{ ...book, label: 'Other', service: 'Nothing like it' }] }, 'config.ctas.0.service'],
  [{ ctas: [pay, { ...pay, label: 'Other', url: 'nowhere' }] }, 'config.ctas.1.url'],
  [{ ctas: [{ ...pay, label: 'Other', target: 'service', service: 'Check' }] }, 'config.ctas.0.target'],
  [{ scripts: [{ ...hello, body: 'Hi {nobody}' }] }, 'config.scripts.0.body'],
])('is refused whole with the place in the file: %#', async (part, field) => {
  const before = await exported();
  const answer = await put({ ...good, settings: { ringSeconds: 44 }, ...part });
  expect([answer.statusCode, Object.keys(answer.json<{ errors?: object }>().errors ?? {})]).toEqual([400, [field]]);
  expect(await exported()).toEqual(before);
});

it('reads a trade by its present name, from a file that knows the former one', async () => {
  expect((await put({ ...good, business: { vertical: 'course-seller' } })).statusCode).toBe(200);
  expect(await exported()).toMatchObject({ business: { vertical: 'course' } });
  const section = await ask('GET', '/api/onboarding/business-details');
  expect(section.json()).toMatchObject({ answers: { vertical: 'course' } });
});
