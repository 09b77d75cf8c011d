import pg from 'pg';
import { StaffWorld } from '../harness/staff-world.js';
import { postTwilio } from '../harness/twilio-webhook.js';
import type { World } from '../harness/world.js';
import { eventually } from '../harness/until.js';
import { fillEverything, tracesOf } from './privacy-traces.js';

const PHONE = '+13125550321';
const NAME = 'Zebulon Quackenbush';
/** Every way in which this person's name, number, address and words can be written down. */
const CANARIES = ['zebulon', 'quackenbush', '13125550321', '3125550321', '555-0321', 'wombat', 'xylophone', 'marimba', 'glockenspiel'];

/** Personal data can be handed out and forgotten, all of it (issue 2, section 2; rules.md C-17). */
describe('privacy', () => {
  let staff: StaffWorld;
  let world: World;
  let contactId: string;

  beforeAll(async () => {
    staff = await StaffWorld.start({
      name: 'Northside Heating & Air',
      settings: { debounceMs: 200, isTakeoverRelayOn: true, isVoicemailOn: true },
    });
    world = staff.world;
  });
  afterAll(() => world?.stop());

  const contactOf = async (phone: string): Promise<string | undefined> =>
    (
      await world.sql<{ contact_id: string }>('SELECT contact_id FROM contact_identities WHERE org_id = $1 AND value = $2', [
        staff.org.orgId,
        phone,
      ])
    )[0]?.contact_id;
  const erase = (id: string, body: Record<string, unknown> = {}) =>
    staff.org.request('POST', '/api/privacy/erase', { contactId: id, ...body });

  /** Waits until so many connections of this database stand before a lock. */
  const waiting = (count: number) =>
    eventually(`${count} wait for a lock`, async () => {
      const [row] = await world.sql<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return row!.n >= count;
    });

  /** Everything that the product does with one person: a call, a booking, notes, a takeover with texts from both handsets. */
  async function liveThrough(): Promise<void> {
    const { org } = staff;
    const customer = world.phone(PHONE, org);
    await customer.calls('no-answer');
    await customer.receives(1);
    await customer.says(`Hi, my AC sounds like a xylophone. This is ${NAME}`);
    await customer.says('482 Wombat Street, Chicago');
    await customer.says('tomorrow afternoon or whenever you are free');
    // "sounds like a xylophone" left a doubt about what is needed
    await customer.says('yes');
    await customer.says('the first one');
    contactId = (await contactOf(PHONE))!;
    const thread = await org.thread(PHONE);
    expect(thread.leadStatus).toBe('booked');
    const booking = thread.appointments[0];
    const changes: [string, Record<string, unknown>][] = [
      [
        `/api/contacts/${contactId}`,
        { email: 'zebulon@example.com', notes: 'Quackenbush pays late', tags: ['wombat'], address: '482 Wombat Street' },
      ],
      [`/api/leads/${thread.leadId}`, { notes: 'Zebulon owns a marimba', version: (await org.get(`/api/leads/${thread.leadId}`)).version }],
      [
        `/api/appointments/${booking.id}`,
        { notes: 'Ring twice for Zebulon', version: booking.version ?? (await org.get(`/api/appointments/${booking.id}`)).version },
      ],
    ];
    for (const [path, body] of changes) expect([path, (await org.request('PATCH', path, body)).status]).toEqual([path, 200]);
    await customer.says('I want to talk to a manager about the marimba');
    await org.request(
      'POST',
      `/api/conversations/${thread.id}/messages`,
      { body: 'Hello Zebulon, Dana here' },
      { 'idempotency-key': 'privacy-1' },
    );
    const praise = await staff.org.request('POST', '/api/onboarding/testimonials', {
      kind: 'testimonial',
      body: 'Zebulon says: they came within the hour.',
      author: NAME,
      source: 'Google review',
      permission: 'granted',
      permissionNote: 'Mail of 3 May',
      contactId,
    });
    const version = await staff.org.request('POST', '/api/onboarding/generate', { engine: 'rules' });
    expect(version.body.documents.scriptLibrary.socialProof).toMatchObject([{ author: NAME }]);
    // reworded after it was quoted: the version still holds the first wording
    const reworded = { version: 1, body: 'Zebulon: they came at once.' };
    expect((await staff.org.request('PATCH', `/api/onboarding/testimonials/${praise.body.id}`, reworded)).status).toBe(200);
    await customer.says('Please bring a glockenspiel');
    await eventually('the owner has the relayed text', async () => (await staff.alerts()).find((text) => text.includes('glockenspiel')));
    await staff.ownerTexts('We will, Mr Quackenbush');
    await eventually('the answer of the owner arrives', async () =>
      (await customer.inbox()).find((text) => text.includes('Mr Quackenbush')),
    );
    await world.settled();
    await world.receipted(staff.org.orgId);
  }

  it('hands out everything, module by module', async () => {
    await liveThrough();
    const answer = await staff.org.request('POST', '/api/privacy/export', { contactId });
    expect(answer.status).toBe(201);
    expect(answer.body.contactId).toBe(contactId);
    const { data } = answer.body;
    expect(Object.keys(data).sort()).toEqual([
      'appointments',
      'conversations',
      'experiments',
      'idempotency',
      'insights',
      'jobs',
      'knowledge',
      'leads',
      'notifications',
      'offers',
      'policy',
      'testimonials',
      'voice',
    ]);
    expect(data.leads.contact).toMatchObject({ name: NAME, email: 'zebulon@example.com', tags: ['wombat'] });
    expect(data.leads.identities).toMatchObject([{ kind: 'phone', value: PHONE }]);
    expect(JSON.stringify(data.leads.facts)).toContain('482 Wombat');
    const bodies = data.conversations.messages.map((message: { body: string }) => message.body).join('\n');
    for (const word of ['xylophone', 'Dana here', 'glockenspiel', 'Mr Quackenbush']) expect(bodies).toContain(word);
    expect(data.appointments.appointments[0]).toMatchObject({ notes: 'Ring twice for Zebulon' });
    expect(data.voice.calls[0]).toMatchObject({ from: PHONE, status: 'missed' });
    expect(data.notifications.notifications.length).toBeGreaterThan(2);
    expect(JSON.stringify(data)).not.toContain('org_id');
  });

  it('refuses while a booking is ahead, and changes nothing then', async () => {
    const before = await tracesOf(world, CANARIES);
    const answer = await erase(contactId);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'privacy.booking_ahead', message: expect.stringContaining('cancelBookings') });
    expect(await tracesOf(world, CANARIES)).toEqual(before);
  });

  it('leaves no trace in any column of any table, and keeps the figures', async () => {
    const stats = await staff.org.get('/api/dashboard/stats');
    const before = Object.keys(await tracesOf(world, CANARIES));
    // The search finds what it must find, so that finding nothing afterwards means something.
    for (const column of [
      'contacts.name',
      'contacts.email',
      'profile_versions.documents',
      'testimonials.author',
      'contact_identities.value',
      'lead_slots.value',
      'lead_slot_history.value',
      'leads.notes',
      'conversations.contact_address',
      'messages.body',
      'outbound.to_address',
      'inbound_events.raw',
      'decisions.state_after',
      'calls.from_address',
      'appointments.address',
      'appointments.notes',
      'notifications.body',
      'escalations.package',
      'jobs.payload',
      'idempotency_keys.body',
    ])
      expect(before).toContain(column);
    const filled = await fillEverything(world, contactId, 'marimba');
    expect(filled.length).toBeGreaterThan(30);

    const answer = await erase(contactId, { cancelBookings: true });
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([201, expect.stringContaining('"cancelledBookings":1')]);
    expect(answer.body.erased).toMatchObject({ leads: expect.any(Number), voice: 1 });
    expect(await tracesOf(world, CANARIES)).toEqual({});

    const after = await staff.org.get('/api/dashboard/stats');
    // Not the bookings: the one that stood ahead was cancelled.
    const rungs = ['calls', 'missed', 'texted', 'engaged', 'qualified'];
    for (const rung of rungs) expect([rung, after.today[rung]]).toEqual([rung, stats.today[rung]]);
    expect(await staff.org.get(`/api/contacts/${contactId}`)).toMatchObject({
      name: 'Erased person',
      identities: [],
      phone: null,
      openLeadId: null,
    });
    const [audit] = await world.sql<{ actor_type: string; after: Record<string, unknown> }>(
      `SELECT actor_type, after FROM audit_entries WHERE action = 'privacy.erase' AND target_id = $1`,
      [contactId],
    );
    expect(audit).toMatchObject({ actor_type: 'user', after: { cancelledBookings: 1 } });
  });

  it('says nothing to the erased, and every list of the console still answers', async () => {
    const customer = world.phone(PHONE, staff.org);
    const before = (await customer.inbox()).length;
    await world.advance('5d');
    await world.settled();
    expect((await customer.inbox()).length).toBe(before);
    for (const path of ['contacts', 'leads', 'conversations', 'calls', 'appointments', 'actions', 'notifications', 'dashboard/recent'])
      expect([path, JSON.stringify(await staff.org.get(`/api/${path}`)).includes('555-0321')]).toEqual([path, false]);
    expect(await tracesOf(world, CANARIES)).toEqual({});
  });

  it('keeps nothing of a receipt that comes too late', async () => {
    const [sent] = await world.sql<{ provider_sid: string }>(
      `SELECT provider_sid FROM outbound WHERE org_id = $1 AND to_address = 'erased' AND provider_sid IS NOT NULL LIMIT 1`,
      [staff.org.orgId],
    );
    const params = {
      AccountSid: `AC${staff.org.orgId.replaceAll('-', '')}`,
      ErrorCode: '30003',
      From: staff.org.number,
      MessageSid: sent!.provider_sid,
      MessageStatus: 'undelivered',
      To: PHONE,
    };
    expect((await postTwilio(world, '/webhooks/twilio/messages/status', params)).status).toBeLessThan(300);
    await eventually(
      'the receipt is stored',
      async () => (await world.sql('SELECT 1 FROM inbound_events WHERE dedupe_key = $1', [`${sent!.provider_sid}:undelivered`])).length > 0,
    );
    await world.settled();
    expect(await tracesOf(world, CANARIES)).toEqual({});
  });

  it('meets a returning person as a stranger, and answers', async () => {
    const customer = world.phone(PHONE, staff.org);
    expect((await customer.says('Hello, can you fix my furnace?')).length).toBeGreaterThan(0);
    const again = await contactOf(PHONE);
    expect(again).not.toBe(contactId);
    const thread = await staff.org.thread(PHONE);
    expect(thread).toMatchObject({ contactId: again, status: 'open' });
    expect(JSON.stringify(thread)).not.toMatch(/Zebulon|Wombat/);
    // Asked twice, the same answer: nothing is left of the first person.
    expect((await erase(contactId)).status).toBe(201);
    expect(await contactOf(PHONE)).toBe(again);
  });

  it('needs no word about a visit that is over, and keeps what it earned', async () => {
    const customer = world.phone('+13125550324', staff.org);
    for (const text of [
      "My AC is broken, I'm Ann Teak",
      '12 Oboe Lane, Chicago',
      'tomorrow afternoon or whenever you are free',
      'the first one',
    ])
      await customer.says(text);
    const [booking] = (await staff.org.thread('+13125550324')).appointments;
    await world.advance('6d');
    await world.settled();
    const { version } = await staff.org.get(`/api/appointments/${booking.id}`);
    expect((await staff.org.request('PATCH', `/api/appointments/${booking.id}`, { status: 'completed', version })).status).toBe(200);
    await world.settled();
    const figures = async () => {
      const { today } = await staff.org.get('/api/dashboard/stats');
      return { ...today, to: null };
    };
    const before = await figures();
    expect(before).toMatchObject({ completed: 1 });
    expect((await erase((await contactOf('+13125550324'))!)).body).toMatchObject({ cancelledBookings: 0 });
    expect(await figures()).toEqual(before);
    expect(await tracesOf(world, ['ann teak', 'oboe', '13125550324', '555-0324'])).toEqual({});
    expect(await staff.org.get(`/api/appointments/${booking.id}`)).toMatchObject({
      status: 'completed',
      contactName: 'Erased person',
      address: null,
    });
  });

  it('reaches the digest that told the owner after a quiet night', async () => {
    await staff.prefer({ ownerQuietStart: '00:00', ownerQuietEnd: '23:59' });
    await world.phone('+13125550325', staff.org).calls('no-answer');
    await eventually('the alert waits', async () =>
      (await staff.notifications('call.missed')).find((row) => row.title.includes('555-0325')),
    );
    const before = (await staff.alerts()).length;
    await world.advance('24h');
    const digest = await eventually('the digest', async () =>
      (await staff.alerts()).slice(before).find((text) => text.includes('555-0325')),
    );
    expect(digest).toBeTruthy();
    await staff.prefer({ ownerQuietStart: '00:00', ownerQuietEnd: '00:00' });
    await world.settled();
    expect(Object.keys(await tracesOf(world, ['555-0325']))).toContain('messages.body');
    expect((await erase((await contactOf('+13125550325'))!)).status).toBe(201);
    expect(await tracesOf(world, ['13125550325', '555-0325'])).toEqual({});
  });

  it('keeps a STOP: the number stays silent after the erasure', async () => {
    const customer = world.phone('+13125550322', staff.org);
    await customer.says('Hello, do you fix furnaces?');
    await customer.says('STOP');
    const id = (await contactOf('+13125550322'))!;
    expect((await erase(id)).status).toBe(201);
    expect(await tracesOf(world, ['13125550322', '555-0322'])).toEqual({});
    expect(await customer.says('are you there?')).toEqual([]);
    expect(await contactOf('+13125550322')).not.toBe(id);
    expect((await staff.org.thread('+13125550322')).isSuppressed).toBe(true);
  });

  it('never puts a text that arrives during the erasure on the erased person', async () => {
    const customer = world.phone('+13125550323', staff.org);
    await customer.says('Hello, do you fix furnaces?');
    const id = (await contactOf('+13125550323'))!;
    const other = new pg.Client({ connectionString: world.db.adminUrl });
    await other.connect();
    try {
      // Somebody else holds a message, so that the erasure stands still in the middle, with the thread already closed.
      await other.query('BEGIN');
      await other.query('SELECT 1 FROM messages WHERE conversation_id = (SELECT id FROM conversations WHERE contact_id = $1) FOR UPDATE', [
        id,
      ]);
      const erasure = erase(id);
      await waiting(1);
      const sid = await customer.texts('a kazoo in my furnace');
      await waiting(2);
      await other.query('COMMIT');
      expect((await erasure).status).toBe(201);
      await eventually(
        'the text is stored',
        async () => (await world.sql('SELECT 1 FROM inbound_events WHERE dedupe_key = $1', [sid])).length > 0,
      );
    } finally {
      await other.end();
    }
    await world.settled();
    const [kept] = await world.sql<{ contact_id: string }>(
      `SELECT c.contact_id FROM messages m JOIN conversations c ON c.id = m.conversation_id WHERE m.body = 'a kazoo in my furnace'`,
    );
    expect(kept).toEqual({ contact_id: await contactOf('+13125550323') });
    expect(kept?.contact_id).not.toBe(id);
  });

  it('knows no person of that id', async () => {
    expect((await erase('0190d9a0-0000-7000-8000-0000000000ff')).status).toBe(404);
    expect((await erase('not an id')).status).toBe(400);
  });
});
