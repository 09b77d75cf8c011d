import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Contacts } from '../../src/leads/contacts.service.js';
import { LeadConversations } from '../../src/leads/lead-conversations.service.js';
import { LeadTimeline } from '../../src/leads/lead-timeline.service.js';
import { Leads } from '../../src/leads/leads.service.js';
import { LeadsModule } from '../../src/leads/leads.module.js';
import { Database } from '../../src/platform/database/database.service.js';
import { FIRST_MOMENT } from '../harness/database.js';
import { PASSWORD, signIn, startKernel } from '../harness/kernel.js';
import type { Kernel } from '../harness/kernel.js';

interface LeadAnswer {
  id: string;
  contactId: string;
  name: string | null;
  phone: string | null;
  status: string;
  version: number;
  slots: Record<string, { value: string; confidence: number; source: string }>;
}
interface ContactAnswer {
  id: string;
  phone: string | null;
  openLeadId: string | null;
}
interface Problem {
  code: string;
  errors?: Record<string, string>;
  details?: { contactId?: string; leadId?: string; current?: { id: string; status?: string; version?: number } };
}

let kernel: Kernel;
let app: NestFastifyApplication;
let org: string;
let staff: { authorization: string };
let stranger: { authorization: string };
let viewer: { authorization: string };
let contacts: Contacts;
let leads: Leads;

const inOrg = <T>(fn: () => Promise<T>): Promise<T> => app.get(Database).withOrg(org, fn);
const call = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object, headers: Record<string, string> = staff) =>
  app.inject({ method, url, headers, ...(payload && { payload }) });
const one = async <T>(url: string, headers = staff): Promise<T> => (await call('GET', url, undefined, headers)).json<T>();

beforeAll(async () => {
  kernel = await startKernel({ modules: [LeadsModule] });
  app = kernel.app;
  const { agencyId } = await kernel.factory.createAgency({ name: 'Agency' });
  org = await kernel.factory.createOrg({ agencyId, name: 'Northside', timeZone: 'America/Chicago', vertical: 'hvac' });
  const other = await kernel.factory.createOrg({ agencyId, name: 'Bella' });
  await kernel.factory.addUser({ email: 'owner@example.com', name: 'Olive Owner', password: PASSWORD, orgId: org, role: 'org_owner' });
  await kernel.factory.addUser({ email: 'viewer@example.com', name: 'Viewer', password: PASSWORD, orgId: org, role: 'viewer' });
  await kernel.factory.addUser({ email: 'bella@example.com', name: 'Bella', password: PASSWORD, orgId: other, role: 'org_owner' });
  [staff, viewer, stranger] = [
    await signIn(app, 'owner@example.com'),
    await signIn(app, 'viewer@example.com'),
    await signIn(app, 'bella@example.com'),
  ];
  contacts = app.get(Contacts);
  leads = app.get(Leads);
});
afterAll(() => kernel.close());

describe('contacts', () => {
  it('20 calls at once for one number make one contact and one open lead', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => inOrg(() => contacts.byPhone('(312) 555-0101', { create: true }))));
    expect(new Set(made.map((contact) => contact.id)).size).toBe(1);
    expect(made[0]).toMatchObject({ phone: '+13125550101', identities: [{ kind: 'phone', value: '+13125550101' }] });
    const opened = await Promise.all(Array.from({ length: 20 }, () => inOrg(() => leads.openFor(made[0]!.id, 'missed_call'))));
    expect(new Set(opened.map((lead) => lead.id)).size).toBe(1);
    const audit = await one<{ total: number }>(`/api/audit?filter[action]=contacts.create`);
    expect(audit.total).toBe(1);
  });

  it('finds a number in any format, a name and an e-mail', async () => {
    const answer = await call('POST', '/api/contacts', {
      phone: '(312) 555-0102',
      name: 'Ana Diaz',
      email: 'ana@example.com',
      tags: ['vip', 'vip', ' '],
    });
    expect(answer.statusCode).toBe(201);
    const { id } = answer.json<ContactAnswer>();
    for (const q of [
      '3125550102',
      '(312) 555-0102',
      '+1 312 555 0102',
      '1-312-555-0102',
      '555-0102',
      '312.555.0102',
      'ana',
      'DIAZ',
      'ana@example',
    ]) {
      const found = await one<{ data: ContactAnswer[]; total: number }>(`/api/contacts?q=${encodeURIComponent(q)}`);
      expect(
        found.data.map((row) => row.id),
        q,
      ).toEqual([id]);
    }
    expect((await one<{ total: number }>('/api/contacts?q=%25')).total).toBe(0);
    expect(answer.json()).toMatchObject({ tags: ['vip'], isBlocked: false, lineType: 'unknown', openLeadId: null });
  });

  it('refuses a taken number with the existing id, and unreadable fields by name', async () => {
    const { id } = (await call('POST', '/api/contacts', { phone: '312-555-0103' })).json<ContactAnswer>();
    const taken = await call('POST', '/api/contacts', { phone: '+1 (312) 555 0103', name: 'Other' });
    expect([taken.statusCode, taken.json<Problem>().code, taken.json<Problem>().details?.contactId]).toEqual([
      409,
      'leads.duplicate_phone',
      id,
    ]);
    const wrong = await call('POST', '/api/contacts', { phone: '12', email: 'x@y.zz' });
    expect([wrong.statusCode, Object.keys(wrong.json<Problem>().errors ?? {})]).toEqual([400, ['phone']]);
    expect((await call('POST', '/api/contacts', { email: 'no' })).json<Problem>().errors).toHaveProperty('email');
    expect((await call('POST', '/api/contacts', {})).json<Problem>().errors).toHaveProperty('phone');
    expect((await call('POST', '/api/contacts', { name: 'x', timeZone: 'Mars/Base' })).json<Problem>().errors).toHaveProperty('timeZone');
    expect((await call('POST', '/api/contacts', { name: 'x', surprise: 1 })).statusCode).toBe(400);
  });

  it('changes, moves a number, blocks, and keeps what was not sent', async () => {
    const { id } = (await call('POST', '/api/contacts', { phone: '3125550104', name: 'Bo', notes: 'gate code 1' })).json<ContactAnswer>();
    expect((await call('PATCH', `/api/contacts/${id}`, { phone: '3125550105', address: '14 Oak St' })).json()).toMatchObject({
      phone: '+13125550105',
      name: 'Bo',
      notes: 'gate code 1',
      address: '14 Oak St',
    });
    expect((await call('PATCH', `/api/contacts/${id}`, { phone: '3125550103' })).json<Problem>().code).toBe('leads.duplicate_phone');
    expect((await call('PATCH', `/api/contacts/${id}`, { isBlocked: true, notes: '' })).json()).toMatchObject({
      isBlocked: true,
      notes: null,
      phone: '+13125550105',
    });
    expect((await one<{ total: number }>('/api/contacts?filter[isBlocked]=true')).total).toBe(1);
    expect((await call('PATCH', `/api/contacts/${id}`, { timeZone: 'America/Denver' })).json()).toMatchObject({
      timeZone: 'America/Denver',
    });
  });

  it('byPhone without create is a 404, and learns a name later', async () => {
    await expect(inOrg(() => contacts.byPhone('3125550999'))).rejects.toMatchObject({ status: 404 });
    await inOrg(() => contacts.byPhone('3125550106', { create: true }));
    expect(await inOrg(() => contacts.byPhone('3125550106', { create: true, name: 'Cy' }))).toMatchObject({ name: 'Cy' });
    expect(await inOrg(() => contacts.byPhone('3125550106', { create: true, name: 'Someone else' }))).toMatchObject({ name: 'Cy' });
  });
});

describe('leads', () => {
  it('adds a lead, answers 409 for a person with an open one, and a new one after it closed', async () => {
    const made = await call('POST', '/api/leads', {
      phone: '(312) 555-0110',
      name: 'Dee',
      service: 'AC repair',
      urgency: 'soon',
      notes: 'call first',
      estimatedValueMinor: 12000,
    });
    expect(made.statusCode).toBe(201);
    const lead = made.json<LeadAnswer>();
    expect(lead).toMatchObject({
      name: 'Dee',
      phone: '+13125550110',
      status: 'new',
      source: 'manual',
      urgency: 'soon',
      service: 'AC repair',
      notes: 'call first',
      estimatedValueMinor: 12000,
      isOpen: true,
      conversationId: null,
    });
    expect(lead.slots).toMatchObject({ name: { value: 'Dee', confidence: 1, source: 'staff', sourceMessageId: null } });
    const again = await call('POST', '/api/leads', { phone: '3125550110' });
    expect([again.statusCode, again.json<Problem>().code, again.json<Problem>().details?.leadId]).toEqual([
      409,
      'leads.duplicate_phone',
      lead.id,
    ]);
    expect((await call('PATCH', `/api/leads/${lead.id}`, { version: lead.version, status: 'lost' })).json()).toMatchObject({
      status: 'lost',
      isOpen: false,
    });
    const second = await call('POST', '/api/leads', { phone: '3125550110' });
    expect(second.statusCode).toBe(201);
    expect(second.json<LeadAnswer>().contactId).toBe(lead.contactId);
    const closed = await one<LeadAnswer>(`/api/leads/${lead.id}`);
    const reopen = await call('PATCH', `/api/leads/${lead.id}`, { version: closed.version, status: 'qualifying' });
    expect([reopen.statusCode, reopen.json<Problem>().code]).toEqual([409, 'leads.open_exists']);
  });

  it('a second editor gets the current record, not the last word', async () => {
    const lead = (await call('POST', '/api/leads', { phone: '3125550111' })).json<LeadAnswer>();
    const first = await call('PATCH', `/api/leads/${lead.id}`, { version: lead.version, notes: 'mine' });
    expect(first.json<LeadAnswer>().version).toBe(lead.version + 1);
    const second = await call('PATCH', `/api/leads/${lead.id}`, { version: lead.version, notes: 'yours' });
    expect([second.statusCode, second.json<Problem>().code, second.json<Problem>().details?.current]).toMatchObject([
      409,
      'leads.version_conflict',
      { notes: 'mine', version: lead.version + 1 },
    ]);
    const both = await Promise.all(
      [1, 2, 3, 4].map((n) => call('PATCH', `/api/leads/${lead.id}`, { version: lead.version + 1, notes: `n${n}` })),
    );
    expect(both.map((answer) => answer.statusCode).sort()).toEqual([200, 409, 409, 409]);
    expect((await call('PATCH', `/api/leads/${lead.id}`, { notes: 'no version' })).json<Problem>().errors).toHaveProperty('version');
  });

  it('keeps facts with history, fills the person, and never lets a guess undo a plain word', async () => {
    const lead = (await call('POST', '/api/leads', { phone: '3125550112' })).json<LeadAnswer>();
    const merge = (name: 'name' | 'address' | 'urgency' | 'email', value: string, confidence: number, isCorrection = false) =>
      inOrg(() => leads.mergeSlots(lead.id, [{ name, value, confidence, sourceMessageId: null, isCorrection }]));
    expect((await merge('name', 'Bob Stone', 0.4)).changed).toEqual(['name']);
    // a guess is kept with the lead; the person would have it for good
    expect(await one(`/api/contacts/${lead.contactId}`)).toMatchObject({ name: null });
    expect((await merge('name', 'Eve', 0.9)).changed).toEqual(['name']);
    expect((await merge('name', 'Eva?', 0.5)).changed).toEqual([]);
    expect((await merge('address', '12 Oak St', 0.9)).changed).toEqual(['address']);
    expect((await merge('address', '14 Oak St', 0.7, true)).changed).toEqual(['address']);
    await merge('urgency', 'emergency', 0.4);
    expect((await merge('urgency', 'flexible', 0.9)).changed).toEqual([]);
    const now = await one<LeadAnswer & { address: string; urgency: string }>(`/api/leads/${lead.id}`);
    expect(now).toMatchObject({ name: 'Eve', address: '14 Oak St', urgency: 'emergency', version: 1 });
    expect(await one(`/api/contacts/${lead.contactId}`)).toMatchObject({ name: 'Eve', address: '14 Oak St' });
    expect(
      (await call('PATCH', `/api/leads/${lead.id}`, { version: 1, name: 'Eve Stone', address: null, email: 'nonsense' })).json<Problem>()
        .errors,
    ).toHaveProperty('email');
    expect((await call('PATCH', `/api/leads/${lead.id}`, { version: 1, name: 'Eve Stone' })).json()).toMatchObject({
      name: 'Eve Stone',
      version: 2,
    });
    const timeline = await one<{ data: { type: string; title: string; detail: string }[] }>(`/api/leads/${lead.id}/timeline`);
    expect(timeline.data.filter((entry) => entry.title.startsWith('Address')).map((entry) => entry.detail)).toEqual([
      '12 Oak St -> 14 Oak St',
      '12 Oak St',
    ]);
    expect(timeline.data.at(-1)).toMatchObject({ type: 'lead.created' });
  });

  it('two writers of one fact at once leave one value and a whole history', async () => {
    const lead = (await call('POST', '/api/leads', { phone: '3125550113' })).json<LeadAnswer>();
    await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        inOrg(() => leads.mergeSlots(lead.id, [{ name: 'service_needed', value: `Service ${n}`, confidence: 0.9, sourceMessageId: null }])),
      ),
    );
    const timeline = await one<{ data: { title: string; detail: string }[] }>(`/api/leads/${lead.id}/timeline`);
    const lines = timeline.data.filter((entry) => entry.title.startsWith('Service'));
    expect(lines).toHaveLength(10);
    expect(lines.filter((entry) => !entry.detail.includes('->'))).toHaveLength(1);
  });

  it('moves by events, counts each step once, fixes the value when booked', async () => {
    const contact = await inOrg(() => contacts.byPhone('3125550114', { create: true }));
    const lead = await inOrg(() => leads.openFor(contact.id, 'missed_call'));
    const move = (event: Parameters<Leads['transition']>[1]) =>
      inOrg(async () => {
        await leads.transition(lead.id, event);
        return leads.get(lead.id);
      });
    for (const [event, status] of [
      ['contacted', 'contacted'],
      ['replied', 'qualifying'],
      ['qualified', 'qualified'],
      ['booked', 'booked'],
    ] as const)
      expect((await move(event)).status).toBe(status);
    expect(await move('unresponsive')).toMatchObject({ status: 'booked', estimatedValueMinor: 35000 });
    await expect(move('reopened')).rejects.toMatchObject({ status: 409 });
    expect(await move('booking_cancelled')).toMatchObject({ status: 'qualified', isOpen: true });
    await move('booked');
    expect(await move('completed')).toMatchObject({ status: 'completed', isOpen: false });
    const steps = await app
      .get(Database)
      .asOrg(org, (tx) =>
        tx.query<Record<string, Date>>(
          'SELECT texted_at, engaged_at, qualified_at, booked_at, completed_at, closed_at FROM leads WHERE id = $1',
          [lead.id],
        ),
      );
    const times = Object.values(steps[0]!).map((at) => at.getTime());
    expect([...times].sort((a, b) => a - b)).toEqual(times);
    const timeline = await one<{ data: { type: string; title: string }[] }>(`/api/leads/${lead.id}/timeline`);
    expect(timeline.data.filter((entry) => entry.type === 'lead.status').map((entry) => entry.title)).toEqual([
      'Status: completed',
      'Status: booked',
      'Status: qualified',
      'Status: booked',
      'Status: qualified',
      'Status: qualifying',
      'Status: contacted',
    ]);
  });

  it('lists with filters, sorts, searches, and refuses what it does not know', async () => {
    const total = async (query: string): Promise<number> => (await one<{ total: number }>(`/api/leads?${query}`)).total;
    expect(await total('filter[status]=completed')).toBe(1);
    expect(await total('filter[status_in]=completed,lost')).toBe(2);
    expect(await total('filter[source]=missed_call&filter[isOpen]=true')).toBe(1);
    expect(await total('filter[urgency]=emergency')).toBe(1);
    expect(await total('q=AC%20repair')).toBe(1);
    expect(await total('q=(312)%20555-0112')).toBe(1);
    expect(await total(`filter[createdAt_gte]=${encodeURIComponent(new Date(Date.parse(FIRST_MOMENT) + 3_600_000).toISOString())}`)).toBe(
      0,
    );
    const page = await one<{ data: LeadAnswer[]; total: number }>('/api/leads?perPage=2&page=2&sort=createdAt&order=ASC');
    expect(page.data).toHaveLength(2);
    for (const bad of ['filter[status]=nope', 'sort=password', 'filter[orgId]=x', 'perPage=9999'])
      expect((await call('GET', `/api/leads?${bad}`)).statusCode, bad).toBe(400);
  });

  it('an owner must be a colleague', async () => {
    const lead = (await call('POST', '/api/leads', { phone: '3125550115' })).json<LeadAnswer>();
    const me = await one<{ user: { id: string } }>('/api/auth/me');
    const them = await one<{ user: { id: string } }>('/api/auth/me', stranger);
    expect((await call('PATCH', `/api/leads/${lead.id}`, { version: 1, ownerUserId: them.user.id })).json<Problem>().errors).toHaveProperty(
      'ownerUserId',
    );
    expect((await call('PATCH', `/api/leads/${lead.id}`, { version: 1, ownerUserId: me.user.id })).json()).toMatchObject({
      ownerUserId: me.user.id,
    });
  });

  it('asks the floors above for the thread and their part of the timeline', async () => {
    const lead = (await call('POST', '/api/leads', { phone: '3125550116' })).json<LeadAnswer>();
    app
      .get(LeadConversations)
      .register((_tx, ids) =>
        Promise.resolve(new Map(ids.filter((id) => id === lead.id).map((id) => [id, '00000000-0000-7000-8000-000000000001']))),
      );
    app
      .get(LeadTimeline)
      .register('test', (_tx, subject) =>
        Promise.resolve(
          subject.leadId === lead.id
            ? [{ at: new Date('2020-01-01T00:00:00Z'), type: 'call.missed', title: 'Missed call', detail: null, link: null }]
            : [],
        ),
      );
    expect(() => app.get(LeadTimeline).register('test', () => Promise.resolve([]))).toThrow('twice');
    expect(await one(`/api/leads/${lead.id}`)).toMatchObject({ conversationId: '00000000-0000-7000-8000-000000000001' });
    expect((await one<{ data: { type: string }[] }>(`/api/leads/${lead.id}/timeline`)).data.at(-1)?.type).toBe('call.missed');
  });
});

describe('who may see it', () => {
  it('another org sees none of it', async () => {
    const lead = (await call('POST', '/api/leads', { phone: '3125550120', name: 'Secret' })).json<LeadAnswer>();
    for (const path of [`/api/leads/${lead.id}`, `/api/leads/${lead.id}/timeline`, `/api/contacts/${lead.contactId}`])
      expect((await call('GET', path, undefined, stranger)).statusCode, path).toBe(404);
    expect((await call('PATCH', `/api/leads/${lead.id}`, { version: 1, notes: 'x' }, stranger)).statusCode).toBe(404);
    expect((await call('PATCH', `/api/contacts/${lead.contactId}`, { name: 'x' }, stranger)).statusCode).toBe(404);
    expect(await one('/api/leads', stranger)).toEqual({ data: [], total: 0 });
    expect(await one('/api/contacts?q=3125550120', stranger)).toEqual({ data: [], total: 0 });
    expect((await call('POST', '/api/leads', { contactId: lead.contactId }, stranger)).statusCode).toBe(404);
    // The same number is a different person over there.
    expect((await call('POST', '/api/leads', { phone: '3125550120' }, stranger)).statusCode).toBe(201);
  });

  it('a viewer reads masked numbers and changes nothing', async () => {
    const page = await one<{ data: LeadAnswer[] }>('/api/leads?perPage=100', viewer);
    expect(page.data.length).toBeGreaterThan(3);
    expect(page.data.every((lead) => lead.phone === null || /^\+1\*{6}\d{4}$/.test(lead.phone))).toBe(true);
    expect(JSON.stringify(await one('/api/contacts?perPage=100', viewer))).not.toMatch(/\+1312\d/);
    expect((await call('POST', '/api/leads', { phone: '3125550121' }, viewer)).statusCode).toBe(403);
    expect((await call('PATCH', `/api/leads/${page.data[0]!.id}`, { version: 1 }, viewer)).statusCode).toBe(403);
    expect((await call('GET', '/api/leads', undefined, {})).statusCode).toBe(401);
  });

  it('every change left an audit row without a whole number, and a live event', async () => {
    const audit = await one<{ data: { action: string }[] }>('/api/audit?perPage=100');
    expect(new Set(audit.data.map((row) => row.action))).toEqual(
      new Set([...audit.data.map((row) => row.action)].filter((action) => /^(contacts|leads|auth|users|orgs|settings)\./.test(action))),
    );
    expect(JSON.stringify(audit.data)).not.toMatch(/\+1312555\d{4}/);
    const [events] = await app
      .get(Database)
      .asOrg(org, (tx) =>
        tx.query<{ leads: number; contacts: number }>(
          `SELECT count(*) FILTER (WHERE resource = 'leads')::int AS leads, count(*) FILTER (WHERE resource = 'contacts')::int AS contacts FROM realtime_events WHERE org_id = $1`,
          [org],
        ),
      );
    expect(events!.leads).toBeGreaterThan(10);
    expect(events!.contacts).toBeGreaterThan(5);
  });
});
