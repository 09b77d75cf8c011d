import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Leads } from '../../src/leads/leads.service.js';
import { LeadsModule } from '../../src/leads/leads.module.js';
import { Database } from '../../src/platform/database/database.service.js';
import { PASSWORD, signIn, startKernel } from '../harness/kernel.js';
import type { Kernel } from '../harness/kernel.js';

type Bearer = { authorization: string };

let kernel: Kernel;
let app: NestFastifyApplication;
let org: string;
let owner: Bearer;
let agent: Bearer;
let viewer: Bearer;

beforeAll(async () => {
  kernel = await startKernel({ modules: [LeadsModule] });
  app = kernel.app;
  const { agencyId } = await kernel.factory.createAgency({ name: 'Agency' });
  org = await kernel.factory.createOrg({ agencyId, name: 'Northside' });
  const person = async (role: 'org_owner' | 'org_agent' | 'viewer', name: string): Promise<Bearer> => {
    await kernel.factory.addUser({ email: `${role}@example.com`, name, password: PASSWORD, orgId: org, role });
    return signIn(app, `${role}@example.com`);
  };
  owner = await person('org_owner', 'Dana Ortiz');
  agent = await person('org_agent', 'Al Agent');
  viewer = await person('viewer', 'Vi Viewer');
});
afterAll(() => kernel.close());

const send = (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object, headers = agent) =>
  app.inject({ method, url, headers, ...(payload && { payload }) });
const REASON = 'Claim 2026-118';
let line = 700;

interface Held {
  contactId: string;
  lead: { id: string; version: number };
}

/** A person with a name, an address, a tag and notes on both records, who must be kept. */
async function held(): Promise<Held> {
  const phone = `+1312555${(line += 1).toString().padStart(4, '0')}`;
  const made = await send('POST', '/api/leads', { phone, name: 'Held Harry', notes: 'Said we broke it' });
  expect(made.statusCode, made.body).toBe(201);
  const { id, contactId } = made.json<{ id: string; contactId: string }>();
  const told = { address: '1 Lake Street', notes: 'Angry on the phone', tags: ['claim'] };
  expect((await send('PATCH', `/api/contacts/${contactId}`, told)).statusCode).toBe(200);
  expect((await send('POST', '/api/privacy/hold', { contactId, reason: REASON }, owner)).statusCode).toBe(201);
  const { version } = (await send('GET', `/api/leads/${id}`)).json<{ version: number }>();
  return { contactId, lead: { id, version } };
}

describe('what is known of a person under a legal hold', () => {
  it('is neither emptied nor replaced by staff, and the refusal keeps its reason to itself', async () => {
    const { contactId, lead } = await held();
    const before = (await send('GET', `/api/contacts/${contactId}`)).json<object>();
    const changes: [string, object][] = [
      ...[{ name: null }, { address: '2 Lake Street' }, { notes: '' }, { tags: [] }, { phone: null }, { phone: '+13125550999' }].map(
        (change): [string, object] => [`/api/contacts/${contactId}`, change],
      ),
      [`/api/contacts/${contactId}`, { name: null, notes: null, address: null, phone: null }],
      ...[{ notes: null }, { notes: 'Nothing happened' }, { phone: null }, { name: 'Somebody Else' }].map((change): [string, object] => [
        `/api/leads/${lead.id}`,
        { ...change, version: lead.version },
      ]),
    ];
    for (const [url, change] of changes) {
      const answer = await send('PATCH', url, change);
      expect([change, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([change, 409, 'privacy.legal_hold']);
      expect(answer.body).toContain('placed by Dana Ortiz');
      expect(answer.body).not.toContain(REASON);
    }
    expect((await send('GET', `/api/contacts/${contactId}`)).json()).toEqual(before);
    expect((await send('GET', `/api/leads/${lead.id}`)).json()).toMatchObject({ notes: 'Said we broke it', version: lead.version });
  });

  it('is completed, and what is no fact about them goes on: work on the lead, blocking', async () => {
    const { contactId, lead } = await held();
    const filled = { email: 'harry@held.test', tags: ['claim', 'vip'], isBlocked: true, name: 'Held Harry' };
    const answer = await send('PATCH', `/api/contacts/${contactId}`, filled);
    expect(answer.statusCode, answer.body).toBe(200);
    const moved = await send('PATCH', `/api/leads/${lead.id}`, { version: lead.version, service: 'Window', notes: 'Said we broke it' });
    expect(moved.statusCode, moved.body).toBe(200);
    expect((await send('GET', `/api/contacts/${contactId}`)).json()).toMatchObject(filled);
  });

  it('outlives what the person says later: the lead learns it, nothing fails', async () => {
    const { contactId, lead } = await held();
    await app.get(Database).withOrg(org, () =>
      app.get(Leads).mergeSlots(lead.id, [
        { name: 'address', value: '9 New Road', confidence: 1, sourceMessageId: null, source: 'customer' },
        { name: 'name', value: 'Harold Held', confidence: 1, sourceMessageId: null, source: 'customer', isCorrection: true },
        { name: 'email', value: 'harold@held.test', confidence: 1, sourceMessageId: null, source: 'customer' },
      ]),
    );
    expect((await send('GET', `/api/contacts/${contactId}`)).json()).toMatchObject({
      name: 'Held Harry',
      address: '1 Lake Street',
      email: 'harold@held.test',
    });
    expect((await send('GET', `/api/leads/${lead.id}`)).json()).toMatchObject({ slots: { address: { value: '9 New Road' } } });
  });

  it('changes again once the hold is released', async () => {
    const { contactId } = await held();
    expect((await send('POST', '/api/privacy/release', { contactId }, owner)).statusCode).toBe(204);
    expect((await send('PATCH', `/api/contacts/${contactId}`, { name: null, notes: null, phone: null })).statusCode).toBe(200);
  });

  it('says why to those who may erase; the others read that and since when', async () => {
    const { contactId } = await held();
    const seen = async (headers: Bearer) => (await send('GET', `/api/contacts/${contactId}`, undefined, headers)).json<object>();
    expect(await seen(owner)).toMatchObject({ holdReason: REASON, holdByName: 'Dana Ortiz' });
    for (const reader of [agent, viewer])
      expect(await seen(reader)).toMatchObject({ holdReason: null, holdByName: 'Dana Ortiz', holdAt: expect.any(String) });
    expect((await send('GET', '/api/contacts', undefined, viewer)).body).not.toContain(REASON);
  });
});
