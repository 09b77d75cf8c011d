import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Appointment } from '../../src/appointments/appointment.entity.js';
import type { AppointmentView } from '../../src/appointments/appointment.schema.js';
import { AppointmentsModule } from '../../src/appointments/appointments.module.js';
import { Appointments } from '../../src/appointments/appointments.service.js';
import { Availability } from '../../src/appointments/availability.service.js';
import type { Opening } from '../../src/appointments/availability.rules.js';
import { ResourceEntity } from '../../src/appointments/resource.entity.js';
import { Resources } from '../../src/appointments/resources.service.js';
import { ServiceEntity } from '../../src/appointments/service.entity.js';
import { newId } from '../../src/common/ids.js';
import { Contacts } from '../../src/leads/contacts.service.js';
import { Leads } from '../../src/leads/leads.service.js';
import { Database } from '../../src/platform/database/database.service.js';
import { FIRST_MOMENT } from '../harness/database.js';
import { PASSWORD, signIn, startKernel } from '../harness/kernel.js';
import type { Kernel } from '../harness/kernel.js';

let kernel: Kernel;
let app: NestFastifyApplication;
let org: string;
let staff: { authorization: string };
let stranger: { authorization: string };
let database: Database;
let booked: Appointments;
let availability: Availability;
let resourceId: string;
let repair: ServiceAnswer;

interface ServiceAnswer {
  id: string;
  name: string;
  durationMinutes: number;
}
type Problem = { code: string; message: string; errors?: Record<string, string>; details?: { current?: { contactName?: string } } };

const inOrg = <T>(fn: () => Promise<T>): Promise<T> => database.asOrg(org, fn);
const call = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object, headers: Record<string, string> = staff) =>
  app.inject({ method, url, headers, ...(payload && { payload }) });

beforeAll(async () => {
  kernel = await startKernel({ modules: [AppointmentsModule], entities: [Appointment, ResourceEntity, ServiceEntity] });
  app = kernel.app;
  const { factory } = kernel;
  const { agencyId } = await factory.createAgency({ name: 'Agency' });
  org = await factory.createOrg({ agencyId, name: 'Northside', timeZone: 'America/Chicago', vertical: 'hvac' });
  const other = await factory.createOrg({ agencyId, name: 'Bella' });
  await factory.addUser({ email: 'owner@example.com', name: 'Owner', password: PASSWORD, orgId: org, role: 'org_owner' });
  await factory.addUser({ email: 'viewer@example.com', name: 'Viewer', password: PASSWORD, orgId: org, role: 'viewer' });
  await factory.addUser({ email: 'bella@example.com', name: 'Bella', password: PASSWORD, orgId: other, role: 'org_owner' });
  staff = await signIn(app, 'owner@example.com');
  stranger = await signIn(app, 'bella@example.com');
  database = app.get(Database);
  booked = app.get(Appointments);
  availability = app.get(Availability);
  resourceId = (await inOrg(() => app.get(Resources).active()))[0]!.id;
  repair = (
    await call('POST', '/api/services', { name: 'AC repair', durationMinutes: 90, bufferMinutes: 30, needsAddress: true, keywords: ['ac'] })
  ).json<ServiceAnswer>();
});
afterAll(() => kernel.close());

async function customer(phone: string, name: string): Promise<{ contactId: string; leadId: string }> {
  return inOrg(async () => {
    const contact = await app.get(Contacts).byPhone(phone, { create: true, name });
    return { contactId: contact.id, leadId: (await app.get(Leads).openFor(contact.id, 'manual')).id };
  });
}

/** A fresh working day for each test, so that they do not stand in each other's way. */
let nextDay = 7;
async function freshDay(): Promise<Opening[]> {
  for (; nextDay < 50;) {
    const day = new Date(Date.parse(FIRST_MOMENT) + nextDay * 86_400_000).toISOString().slice(0, 10);
    nextDay += 1;
    const found = await inOrg(() =>
      availability.find({ serviceId: repair.id, preference: { dates: [{ from: day, to: day }], text: day }, limit: 20 }),
    );
    if (found.length > 0) return found;
  }
  throw new Error('no working day left');
}

describe('services and resources', () => {
  it('refuses what is wrong and names the field', async () => {
    const wrong = await call('POST', '/api/services', { name: '', durationMinutes: 2 });
    expect(wrong.statusCode).toBe(400);
    expect(Object.keys(wrong.json<Problem>().errors ?? {}).sort()).toEqual(['durationMinutes', 'name']);
    const duplicate = await call('POST', '/api/services', { name: 'ac REPAIR', durationMinutes: 60 });
    expect([duplicate.statusCode, duplicate.json<Problem>().code]).toEqual([409, 'services.duplicate_name']);
    const hours = await call('POST', '/api/resources', { name: 'Truck X', hours: { monday: [{ open: '17:00', close: '08:00' }] } });
    expect(hours.json<Problem>().errors).toHaveProperty(['hours.monday.0.close']);
  });

  it('keeps one default resource, lists, changes and removes', async () => {
    const main = (await call('GET', '/api/resources')).json<{ data: { id: string; isDefault: boolean }[]; total: number }>();
    expect(main.total).toBe(1);
    expect((await call('DELETE', `/api/resources/${main.data[0]!.id}`)).json<Problem>().code).toBe('resources.default');
    const made = (await call('POST', '/api/resources', { name: 'Truck 2' })).json<{ id: string }>();
    expect((await call('PATCH', `/api/resources/${made.id}`, { name: 'Truck Two' })).json()).toMatchObject({
      name: 'Truck Two',
      isDefault: false,
    });
    expect((await call('DELETE', `/api/resources/${made.id}`)).statusCode).toBe(204);
    expect((await call('GET', `/api/resources/${made.id}`)).statusCode).toBe(404);
    const service = (await call('POST', '/api/services', { name: 'Inspection', durationMinutes: 30 })).json<ServiceAnswer>();
    expect((await call('PATCH', `/api/services/${service.id}`, { durationMinutes: 45 })).json()).toMatchObject({
      durationMinutes: 45,
      name: 'Inspection',
    });
    expect((await call('DELETE', `/api/services/${service.id}`)).statusCode).toBe(204);
    expect((await call('GET', '/api/services')).json()).toMatchObject({ total: 1 });
  });

  it('shows none of it to another org or to a caller without the right', async () => {
    expect((await call('GET', `/api/services/${repair.id}`, undefined, stranger)).statusCode).toBe(404);
    expect((await call('PATCH', `/api/services/${repair.id}`, { name: 'Mine' }, stranger)).statusCode).toBe(404);
    const viewer = await signIn(app, 'viewer@example.com');
    expect((await call('POST', '/api/services', { name: 'No', durationMinutes: 60 }, viewer)).statusCode).toBe(403);
    expect((await call('GET', '/api/services', undefined, {})).statusCode).toBe(401);
  });
});

describe('booking by hand', () => {
  it('reads a time without an offset in the zone of the business, moves the lead, writes history', async () => {
    const [opening] = await freshDay();
    const day = opening!.startsAt.slice(0, 10);
    const made = await call('POST', '/api/appointments', {
      phone: '+13125550123',
      name: 'Sarah Martinez',
      serviceId: repair.id,
      startsAt: `${day}T10:00`,
    });
    expect(made.statusCode).toBe(201);
    const view = made.json<AppointmentView & { startsAt: string }>();
    expect(view).toMatchObject({
      contactName: 'Sarah Martinez',
      serviceName: 'AC repair',
      status: 'scheduled',
      source: 'staff',
      resourceId,
      version: 1,
    });
    const local = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/Chicago', hour: '2-digit', minute: '2-digit' }).format(
      new Date(view.startsAt),
    );
    expect(local).toBe('10:00');
    expect(await inOrg(() => app.get(Leads).get(view.leadId!))).toMatchObject({ status: 'booked' });
    expect(
      (await call('GET', `/api/appointments/${view.id}`)).json<{ history: { event: string }[] }>().history.map(({ event }) => event),
    ).toEqual(['booked']);
    const list = (await call('GET', `/api/appointments?filter[from]=${encodeURIComponent(view.startsAt)}&filter[status]=scheduled`)).json<{
      data: { id: string }[];
    }>();
    expect(list.data.map(({ id }) => id)).toContain(view.id);
  });

  it('answers 409 that names the booking in the way, buffer included', async () => {
    const [opening] = await freshDay();
    const at = new Date(opening!.startsAt);
    await call('POST', '/api/appointments', { phone: '+13125550124', name: 'Bob Jones', serviceId: repair.id, startsAt: at.toISOString() });
    const later = new Date(at.getTime() + 110 * 60_000).toISOString();
    const refused = await call('POST', '/api/appointments', { phone: '+13125550125', startsAt: later, durationMinutes: 30 });
    expect(refused.statusCode).toBe(409);
    expect(refused.json<Problem>()).toMatchObject({ code: 'appointments.taken', details: { current: { contactName: 'Bob Jones' } } });
    expect(refused.json<Problem>().message).toContain('Bob Jones (AC repair)');
    const free = await call('POST', '/api/appointments', {
      phone: '+13125550125',
      startsAt: new Date(at.getTime() + 120 * 60_000).toISOString(),
      durationMinutes: 30,
    });
    expect(free.statusCode).toBe(201);
  });

  it.each([
    [{ startsAt: 'tomorrow at two', phone: '+13125550126' }, 'startsAt'],
    [{ startsAt: '2020-01-01T10:00', phone: '+13125550126' }, 'startsAt'],
    [{ startsAt: '2030-01-01T10:00' }, 'contactId'],
    [{ startsAt: '2030-01-01T10:00', phone: '+13125550126', resourceId: newId() }, 'resourceId'],
    [{ startsAt: '2030-01-01T10:00', phone: '+13125550126', durationMinutes: 1 }, 'durationMinutes'],
  ])('refuses %j and names the field', async (payload, field) => {
    const answer = await call('POST', '/api/appointments', payload);
    expect(answer.statusCode).toBe(400);
    expect(Object.keys(answer.json<Problem>().errors ?? {})).toContain(field);
  });

  it('moves with the same id and its history, knows versions, cancels and frees the time', async () => {
    const day = await freshDay();
    const [first, , , last] = [day[0]!, day[1], day[2], day.at(-1)!];
    const made = (
      await call('POST', '/api/appointments', { phone: '+13125550127', name: 'Ann', serviceId: repair.id, startsAt: first.startsAt })
    ).json<AppointmentView>();
    const moved = await call('PATCH', `/api/appointments/${made.id}`, { startsAt: last.startsAt, notes: 'gate code 12', version: 1 });
    expect(moved.json()).toMatchObject({ id: made.id, startsAt: last.startsAt, notes: 'gate code 12', status: 'scheduled' });
    const stale = await call('PATCH', `/api/appointments/${made.id}`, { notes: 'x', version: 1 });
    expect([stale.statusCode, stale.json<Problem>().code]).toEqual([409, 'appointments.changed']);
    const current = (await call('GET', `/api/appointments/${made.id}`)).json<{ version: number; history: { event: string }[] }>();
    expect(current.history.map(({ event }) => event)).toEqual(['booked', 'edited', 'rescheduled']);
    const cancelled = await call('PATCH', `/api/appointments/${made.id}`, {
      status: 'cancelled',
      reason: 'moved away',
      version: current.version,
    });
    expect(cancelled.json()).toMatchObject({ status: 'cancelled', cancelReason: 'moved away' });
    expect(await inOrg(() => app.get(Leads).get(made.leadId!))).toMatchObject({ status: 'qualified' });
    const again = await call('PATCH', `/api/appointments/${made.id}`, { status: 'completed', version: current.version + 1 });
    expect(again.statusCode).toBe(409);
    expect(
      (await call('POST', '/api/appointments', { phone: '+13125550128', serviceId: repair.id, startsAt: last.startsAt })).statusCode,
    ).toBe(201);
  });

  it('a move onto another booking is refused and leaves both as they were', async () => {
    const day = await freshDay();
    const a = (
      await call('POST', '/api/appointments', { phone: '+13125550131', name: 'A', serviceId: repair.id, startsAt: day[0]!.startsAt })
    ).json<AppointmentView>();
    const b = (
      await call('POST', '/api/appointments', { phone: '+13125550132', name: 'B', serviceId: repair.id, startsAt: day.at(-1)!.startsAt })
    ).json<AppointmentView>();
    const refused = await call('PATCH', `/api/appointments/${b.id}`, { startsAt: a.startsAt, version: 1 });
    expect([refused.statusCode, refused.json<Problem>().code]).toEqual([409, 'appointments.taken']);
    expect((await call('GET', `/api/appointments/${b.id}`)).json()).toMatchObject({ startsAt: b.startsAt, version: 1 });
  });

  it('shows a viewer the booking without the number, and another org nothing', async () => {
    const [opening] = await freshDay();
    const made = (
      await call('POST', '/api/appointments', { phone: '+13125550133', serviceId: repair.id, startsAt: opening!.startsAt })
    ).json<AppointmentView>();
    const viewer = await signIn(app, 'viewer@example.com');
    expect((await call('GET', `/api/appointments/${made.id}`, undefined, viewer)).json<AppointmentView>().contactAddress).not.toContain(
      '5550133',
    );
    expect((await call('GET', `/api/appointments/${made.id}`, undefined, stranger)).statusCode).toBe(404);
    expect((await call('PATCH', `/api/appointments/${made.id}`, { notes: 'x', version: 1 }, stranger)).statusCode).toBe(404);
    expect((await call('GET', '/api/appointments', undefined, stranger)).json()).toEqual({ data: [], total: 0 });
  });
});

describe('races', () => {
  it('of two customers who take the last opening at once, one wins and the other is told', async () => {
    const [opening] = await freshDay();
    const people = [await customer('+13125550141', 'One'), await customer('+13125550142', 'Two')];
    const results = await Promise.allSettled(
      people.map((person) =>
        inOrg(() => booked.book({ ...person, serviceId: repair.id, startsAt: new Date(opening!.startsAt), source: 'ai' })),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const lost = results.find((result) => result.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'appointments.taken', status: 409 });
  });

  it('fifty bookings of one time at once make one booking', async () => {
    const [opening] = await freshDay();
    const people = await Promise.all(Array.from({ length: 50 }, (_, n) => customer(`+1312555${String(2000 + n)}`, `Person ${n}`)));
    const results = await Promise.allSettled(
      people.map((person) =>
        inOrg(() => booked.book({ ...person, serviceId: repair.id, startsAt: new Date(opening!.startsAt), source: 'ai' })),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const reasons = results.flatMap((result) => (result.status === 'rejected' ? [(result.reason as { code: string }).code] : []));
    expect(new Set(reasons)).toEqual(new Set(['appointments.taken']));
    const rows = await database.asOrg(org, (tx) =>
      tx.query<{ n: number }>('SELECT count(*)::int AS n FROM appointments WHERE starts_at = $1', [opening!.startsAt]),
    );
    expect(rows[0]?.n).toBe(1);
  });

  it('the exclusion constraint decides even when nobody looked first', async () => {
    const [opening] = await freshDay();
    const { contactId } = await customer('+13125550143', 'Raw');
    const insert = (): Promise<unknown> =>
      database.asOrg(org, (tx) =>
        tx.execute(
          `INSERT INTO appointments (id, org_id, contact_id, service_name, resource_id, starts_at, ends_at, busy_until) VALUES ($1, $2, $3, 'x', $4, $5, $5::timestamptz + interval '1 hour', $5::timestamptz + interval '1 hour')`,
          [newId(), org, contactId, resourceId, opening!.startsAt],
        ),
      );
    const results = await Promise.allSettled([insert(), insert(), insert()]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect((result.reason as { code: string }).code).toBe('23P01');
  });

  it('a lost booking leaves the transaction around it usable', async () => {
    const [opening] = await freshDay();
    const [first, second] = [await customer('+13125550144', 'First'), await customer('+13125550145', 'Second')];
    const request = { serviceId: repair.id, startsAt: new Date(opening!.startsAt), source: 'ai' as const };
    await inOrg(() => booked.book({ ...first, ...request }));
    const rows = await database.asOrg(org, async (tx) => {
      await expect(booked.book({ ...second, ...request })).rejects.toMatchObject({ code: 'appointments.taken' });
      return tx.query<{ one: number }>('SELECT 1 AS one');
    });
    expect(rows).toEqual([{ one: 1 }]);
  });
});

describe('holds', () => {
  it('an offered opening is shared, a picked one is exclusive until it is released', async () => {
    const [opening] = await freshDay();
    const [mine, theirs] = [newId(), newId()];
    const day = opening!.startsAt.slice(0, 10);
    const query = { serviceId: repair.id, preference: { dates: [{ from: day, to: day }], text: day }, limit: 20 };
    const starts = async (conversationId: string): Promise<string[]> =>
      (await inOrg(() => availability.find({ ...query, conversationId }))).map(({ startsAt }) => startsAt);
    await inOrg(() => availability.offer({ conversationId: mine, openings: [opening!], serviceId: repair.id }));
    expect(await starts(theirs)).toContain(opening!.startsAt);
    // the visit of 90 minutes and the 30 behind it
    const held = (): Promise<{ mode: string; minutes: number }[]> =>
      inOrg(() =>
        database.transaction((tx) =>
          tx.query(
            'SELECT mode, (extract(epoch FROM busy_until - starts_at) / 60)::int AS minutes FROM slot_holds WHERE conversation_id = $1',
            [mine],
          ),
        ),
      );
    expect(await held()).toEqual([{ mode: 'shared', minutes: 120 }]);
    await inOrg(() => availability.keep({ conversationId: mine, opening: opening!, serviceId: repair.id }));
    expect(await held()).toEqual([{ mode: 'exclusive', minutes: 120 }]);
    expect(await starts(theirs)).not.toContain(opening!.startsAt);
    expect(await starts(mine)).toContain(opening!.startsAt);
    expect(await inOrg(() => availability.picked(mine))).toMatchObject({ startsAt: opening!.startsAt, label: opening!.label });
    await expect(inOrg(() => availability.keep({ conversationId: theirs, opening: opening!, serviceId: repair.id }))).rejects.toMatchObject(
      { code: 'appointments.taken' },
    );
    const person = await customer('+13125550146', 'Held');
    const request = { ...person, serviceId: repair.id, startsAt: new Date(opening!.startsAt), source: 'ai' as const };
    await expect(inOrg(() => booked.book({ ...request, conversationId: theirs }))).rejects.toMatchObject({ code: 'appointments.taken' });
    await inOrg(() => availability.release(mine));
    expect(await starts(theirs)).toContain(opening!.startsAt);
  });
});

describe('GET /api/availability', () => {
  it('offers openings as text in the zone of the business', async () => {
    const answer = (await call('GET', `/api/availability?serviceId=${repair.id}&days=3&limit=4`)).json<{
      data: Opening[];
      total: number;
    }>();
    expect(answer.total).toBe(4);
    for (const opening of answer.data)
      expect(opening.label).toMatch(/^(Mon|Tue|Wed|Thu|Fri) [A-Z][a-z]{2} \d{1,2}, \d{1,2}:(00|30) (AM|PM)$/);
    expect((await call('GET', '/api/availability?from=2026-02-31')).json<Problem>().errors).toHaveProperty('from');
    expect((await call('GET', '/api/availability?from=soon')).json<Problem>().errors).toHaveProperty('from');
    expect((await call('GET', `/api/availability?serviceId=${newId()}`)).statusCode).toBe(404);
  });
});
