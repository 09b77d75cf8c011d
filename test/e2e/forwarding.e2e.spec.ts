import type { TestOrg } from '../harness/test-org.js';
import { eventually } from '../harness/until.js';
import { World } from '../harness/world.js';

const LINE = '+13125550911';
const CELL = '+13125550922';

interface Test {
  id: string;
  state: string;
  outcome: string | null;
}

/** The business's own line forwards to us, or does not, or in a circle: seen by calling it. */
describe('forwarding', () => {
  let world: World;
  let org: TestOrg;
  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ settings: { lineMode: 'full_forward', forwardedNumber: LINE, businessPhone: CELL, ownerPhone: null } });
  });
  afterAll(() => world?.stop());

  const handset = (phone: string, how: object) => org.request('POST', '/api/simulator/handsets', { phone, answers: false, ...how });
  const start = (purpose = 'forwarded_line') => org.request<Test & { code?: string }>('POST', '/api/forwarding/tests', { purpose });
  const ends = (id: string) =>
    eventually('the test has ended', async () => {
      const test = await org.get<Test>(`/api/forwarding/tests/${id}`);
      return test.state === 'done' && test.outcome;
    });
  const readiness = async () =>
    (await org.get<{ checks: { id: string }[] }>('/api/onboarding/readiness')).checks.find(({ id }) => id === 'forwarding');
  const outcome = async (purpose?: string) => {
    const started = await start(purpose);
    expect(started).toMatchObject({ status: 201 });
    return ends(started.body.id);
  };
  const settings = async (patch: object) => {
    const { version } = await org.get<{ version: number }>('/api/settings');
    expect((await org.request('PATCH', '/api/settings', { version, ...patch })).status).toBe(200);
  };

  it('shows the codes of each carrier with the number in them', async () => {
    const view = await org.get('/api/forwarding');
    expect(view).toMatchObject({ number: org.number, forwardedNumber: LINE, ringTarget: CELL, loops: [] });
    expect(view.guide.map((each: { carrier: string }) => each.carrier)).toEqual(['att', 'verizon', 'tmobile', 'landline', 'voip', 'other']);
    expect(JSON.stringify(view.guide)).toContain(`**004*${org.number.slice(1)}#`);
  });

  it('a line that forwards all calls, and one that forwards those nobody takes, both arrive', async () => {
    await handset(LINE, { forwardsTo: org.number, forwardMode: 'always' });
    expect(await outcome()).toBe('forwards');
    await handset(LINE, { forwardsTo: org.number });
    expect(await outcome()).toBe('forwards');
    expect(await readiness()).toMatchObject({ isDone: true });
  });

  it('counts for the line and the number it was made with, and for no others', async () => {
    await settings({ forwardedNumber: '+13125550944' });
    expect(await readiness()).toMatchObject({ isDone: false });
    await settings({ forwardedNumber: LINE });
    expect(await readiness()).toMatchObject({ isDone: true });
    const second = await org.request<{ id: string }>('POST', '/api/numbers', { areaCode: '312' });
    const setFirst = (state: string) => world.sql('UPDATE channel_accounts SET state = $2 WHERE id = $1', [org.accountId, state]);
    await setFirst('paused');
    expect(await readiness()).toMatchObject({ isDone: false });
    await setFirst('active');
    expect((await org.request('DELETE', `/api/numbers/${second.body.id}`)).status).toBe(204);
    expect(await readiness()).toMatchObject({ isDone: true });
  });

  it('a line that does not forward, and one that somebody answers', async () => {
    await handset(LINE, {});
    expect(await outcome()).toBe('not_forwarded');
    expect(await readiness()).toMatchObject({ isDone: false, link: expect.stringContaining('forwarding') });
    await handset(LINE, { answers: true, forwardsTo: org.number });
    expect(await outcome()).toBe('answered');
    // no test has shown anything, and no call has come yet
    expect(await readiness()).toMatchObject({ isDone: false });
  });

  it('a phone of ours that forwards back is a loop', async () => {
    await handset(CELL, { answers: true });
    expect(await outcome('ring_target')).toBe('safe');
    await handset(CELL, { forwardsTo: org.number, forwardMode: 'always' });
    expect(await outcome('ring_target')).toBe('loop');
    // over another line, too
    await handset(CELL, { forwardsTo: '+13125550933', forwardMode: 'always' });
    expect(await outcome('ring_target')).toBe('safe');
  });

  it('leaves nothing behind: no call, no lead, no text, no alert', async () => {
    await world.settled();
    expect(await org.get('/api/calls')).toMatchObject({ total: 0 });
    expect(await org.get('/api/leads')).toMatchObject({ total: 0 });
    expect(await world.sql('SELECT 1 FROM outbound')).toEqual([]);
    expect(await world.sql('SELECT 1 FROM notifications')).toEqual([]);
  });

  it('a customer who calls while a test runs is a customer', async () => {
    await world.sql(
      `INSERT INTO forwarding_tests (id, org_id, channel_account_id, target, purpose, started_at) VALUES (gen_random_uuid(), $1, $2, $3, 'forwarded_line', app_now())`,
      [org.orgId, org.accountId, LINE],
    );
    await world.phone('+13125550144', org).calls('no-answer', { forwardedFrom: LINE });
    await eventually('the missed call is there', async () => (await org.get<{ total: number }>('/api/calls')).total === 1);
    expect((await start()).body.code).toBe('forwarding.running');
    await world.sql(`UPDATE forwarding_tests SET state = 'done', outcome = 'failed', finished_at = now() WHERE state = 'running'`);
  });

  it('circles that can be seen are refused before anybody is called', async () => {
    await settings({ forwardedNumber: org.number });
    expect((await org.get('/api/forwarding')).loops).toHaveLength(1);
    expect(await start()).toMatchObject({ status: 422, body: { code: 'forwarding.loop' } });
    await settings({ lineMode: 'direct', forwardedNumber: null, businessPhone: org.number });
    expect(await start('ring_target')).toMatchObject({ status: 422, body: { code: 'forwarding.loop' } });
    await settings({ businessPhone: CELL });
    expect(await start()).toMatchObject({ status: 422, body: { code: 'forwarding.no_target' } });
    expect((await org.request('POST', '/api/forwarding/tests', { purpose: 'anything' })).status).toBe(400);
  });

  it('a test whose end nobody tells ends by itself', async () => {
    await world.sql(
      `INSERT INTO forwarding_tests (id, org_id, channel_account_id, target, purpose, started_at) VALUES ('00000000-0000-7000-8000-000000000001', $1, $2, $3, 'forwarded_line', app_now())`,
      [org.orgId, org.accountId, LINE],
    );
    await world.sql(
      `INSERT INTO jobs (id, org_id, kind, dedupe_key, due_at, payload) VALUES (gen_random_uuid(), $1, 'forwarding.finish', 'x', app_now(), '{"testId":"00000000-0000-7000-8000-000000000001"}')`,
      [org.orgId],
    );
    expect(await ends('00000000-0000-7000-8000-000000000001')).toBe('not_forwarded');
  });

  it('a place id makes the review link; nonsense does not', async () => {
    await settings({ googlePlaceId: 'https://search.google.com/local/writereview?placeid=ChIJN1t_tDeuEmsRUsoyG83frY4' });
    expect(await org.get('/api/settings')).toMatchObject({
      googlePlaceId: 'ChIJN1t_tDeuEmsRUsoyG83frY4',
      reviewLink: 'https://search.google.com/local/writereview?placeid=ChIJN1t_tDeuEmsRUsoyG83frY4',
    });
    const { version } = await org.get<{ version: number }>('/api/settings');
    const refused = await org.request('PATCH', '/api/settings', { version, googlePlaceId: 'Northside Heating' });
    expect([refused.status, refused.body.errors.googlePlaceId]).toEqual([400, expect.stringContaining('place id')]);
    await settings({ googlePlaceId: null });
    expect(await org.get('/api/settings')).toMatchObject({ googlePlaceId: null, reviewLink: null });
  });
});
