import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LedgerEntry } from '../../src/channels/simulator/ledger.schema.js';
import { startSimulator, type RunningSimulator } from '../../src/channels/simulator/standalone.js';
import { brand, campaign } from '../fixtures/registration.js';
import type { TestOrg } from '../harness/test-org.js';
import { eventually } from '../harness/until.js';
import { World } from '../harness/world.js';

interface Stand {
  status: string;
  reason: string | null;
  version: number;
}
interface Registration {
  brand: Stand & { taxId: string; legalName: string };
  campaign: Stand;
  numbers: { address: string; registration: string }[];
  problem: string | null;
}

const ANN = '+13125550123';

/** Refuses a commit that notes a rejection and leaves a number of the business verified. */
const NOT_WITH_AN_OPEN_GATE = `
  CREATE FUNCTION refuse_open_gate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF EXISTS (SELECT FROM channel_accounts WHERE org_id = NEW.org_id AND registration = 'verified')
    THEN RAISE EXCEPTION 'a number of a withdrawn registration is verified'; END IF;
    RETURN NULL; END $$;
  CREATE CONSTRAINT TRIGGER refuse_open_gate AFTER UPDATE ON campaign_registrations DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.status = 'rejected') EXECUTE FUNCTION refuse_open_gate()`;

/** A network that the application takes for the real provider: no number on it is registered by being simulated. */
describe('registration for US texts', () => {
  let world: World;
  let org: TestOrg;
  let network: RunningSimulator;
  const folder = mkdtempSync(join(tmpdir(), 'ringback-registration-'));
  beforeAll(async () => {
    network = await startSimulator({ port: 0, dataDir: folder });
    world = await World.start({ env: { TWILIO_API_BASE_URL: `http://127.0.0.1:${network.port}/twilio` } });
    org = await world.org({ name: 'Northside Heating', number: '+13125550177' });
  });
  afterAll(async () => {
    await world?.stop();
    await network?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const ledger = (): LedgerEntry[] =>
    readFileSync(join(folder, 'simulator-ledger.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as LedgerEntry);
  const seen = () => org.get<Registration>('/api/registration');
  const put = (part: 'brand' | 'campaign', body: object) =>
    org.request<Registration & { errors?: object }>('PUT', `/api/registration/${part}`, body);
  const submit = (part: 'brand' | 'campaign') =>
    org.request<Registration & { code?: string; errors?: Record<string, string> }>('POST', `/api/registration/${part}/submit`);
  const check = async () => (await org.request<Registration>('POST', '/api/registration/check')).body;
  const ofChicago = ({ numbers }: Registration) => numbers.find(({ address }) => address.startsWith('+1773'))!.registration;
  /**
   * `number`: where the number that was bought stands then; after an approval it follows when it was put into the pool. The look that the
   * submission asked for is over then as well: it would see what a test changes next, and a check leaves the asking to it.
   */
  const becomes = async (part: 'brand' | 'campaign', status: string, number: string) => {
    await eventually(`the ${part} is ${status}, its number ${number}`, async () => {
      const now = await check();
      return now[part].status === status && ofChicago(now) === number;
    });
    await world.settled();
    return seen();
  };
  /** A text of a person at the console, and what the gate made of it. */
  let threadId = '';
  const sends = async (body: string) => {
    await org.request('POST', `/api/conversations/${threadId}/messages`, { body });
    await world.settled();
    const [row] = await world.sql<{ state: string; block_reason: string | null; gate: { rule: string; reason: string }[] }>(
      'SELECT o.state, o.block_reason, o.gate FROM outbound o JOIN messages m ON m.id = o.message_id WHERE m.body = $1',
      [body],
    );
    return { ...row!, why: row!.gate.find((entry) => entry.rule === 'registration')!.reason };
  };

  it('a number without one sends nothing to the US, and the thread says why', async () => {
    const bought = await org.request<{ address: string; registration: string }>('POST', '/api/numbers', { areaCode: '773' });
    expect(bought.body).toMatchObject({ registration: 'none', isSimulated: false });
    const login = Buffer.from(`AC${org.orgId.replaceAll('-', '')}:test-auth-token-of-the-simulated-account`).toString('base64');
    const texted = await fetch(`http://127.0.0.1:${network.port}/control/texts`, {
      method: 'POST',
      headers: { authorization: `Basic ${login}` },
      body: JSON.stringify({ from: ANN, to: bought.body.address, body: 'Is anybody there?' }),
    });
    expect(texted.status).toBe(201);
    threadId = (await eventually('the thread is there', () => org.thread(ANN))).id;
    await world.settled();
    expect(await sends('Nobody may read this')).toMatchObject({
      state: 'blocked',
      block_reason: 'not_registered',
      why: expect.stringContaining('not registered'),
    });
    expect(ledger().some((row) => row.type === 'message' && row.direction === 'outbound-api')).toBe(false);
  });

  it('drafts are kept however incomplete, under a version, with the tax id hidden', async () => {
    expect((await seen()).brand).toMatchObject({ status: 'draft', version: 0 });
    expect((await put('brand', { version: 0, legalName: 'North' })).body.brand).toMatchObject({ legalName: 'North', version: 1 });
    expect((await put('brand', { version: 0, legalName: 'Other' })).status).toBe(409);
    expect((await put('brand', { version: 1, status: 'approved' })).status).toBe(400);
    const incomplete = await submit('brand');
    expect([incomplete.status, incomplete.body.errors!.taxId]).toEqual([400, 'must be the nine digits of the EIN, such as 12-3456789']);
    const whole = await put('brand', { version: 1, ...brand, messagingProfileSid: `BU${'b'.repeat(28)}0000` });
    expect(whole.body.brand).toMatchObject({ version: 2, taxId: '••••6789', legalName: 'Northside Heating LLC' });
    // a field that is left out stays
    expect((await put('brand', { version: 2, city: 'Evanston' })).body.brand.taxId).toBe('••••6789');
    expect((await submit('campaign')).status).toBe(422);
  });

  it('a rejected brand says why, may be mended, and is submitted as a new one', async () => {
    expect((await submit('brand')).body.brand.status).toBe('submitted');
    expect((await put('brand', { version: 4, city: 'Chicago' })).body).toMatchObject({ code: 'registration.not_now' });
    const rejected = await becomes('brand', 'rejected', 'rejected');
    expect(rejected.brand.reason).toBe('The tax id does not belong to this legal name.');
    expect(new Set(rejected.numbers.map((number) => number.registration))).toEqual(new Set(['rejected']));
    expect((await sends('Rejected, and silent')).why).toContain('rejected');
    const mended = await put('brand', { version: rejected.brand.version, ...brand });
    expect(mended.body.brand.status).toBe('draft');
    await submit('brand');
    await becomes('brand', 'approved', 'pending');
    expect(ledger().filter((row) => row.type === 'brand' && row.status === 'PENDING')).toHaveLength(2);
    expect((await sends('Pending, and silent')).why).toContain('pending');
    expect((await put('brand', { version: 99 })).status).toBe(409);
  });

  it('a rejected campaign too; an approved one opens the gate for the numbers in its pool', async () => {
    const first = await put('campaign', { version: 0, ...campaign, description: `${campaign.description} And about our casino nights.` });
    expect(first.body.campaign.version).toBe(1);
    await submit('campaign');
    expect((await becomes('campaign', 'rejected', 'rejected')).campaign.reason).toBe('Carriers allow no texts about this.');
    const again = await put('campaign', { version: 2, ...campaign });
    expect(again.body.campaign.status).toBe('draft');
    await submit('campaign');
    const approved = await becomes('campaign', 'approved', 'verified');
    const bought = approved.numbers.find((number) => number.address.startsWith('+1773'))!;
    // the number that was not bought through the account is in no pool
    expect(approved.numbers.find((number) => number.address === org.number)!.registration).toBe('pending');
    expect(await sends('Now you may read this')).toMatchObject({ state: expect.stringMatching(/accepted|sent|delivered/) });
    expect(ledger().find((row) => row.body === 'Now you may read this')!.from).toBe(bought.address);
    expect([
      ledger().filter((row) => row.type === 'service').length,
      ledger().filter((row) => row.type === 'campaign' && row.status === 'IN_PROGRESS').length,
    ]).toEqual([1, 2]);
  });

  it('a number that is bought later joins by itself', async () => {
    const bought = await org.request<{ address: string; id: string }>('POST', '/api/numbers', { areaCode: '312' });
    await eventually(
      'the new number is verified',
      async () => (await seen()).numbers.find((number) => number.address === bought.body.address)?.registration === 'verified',
    );
  });

  const alerts = async () =>
    (await org.get<{ data: { event: string; title: string; body: string; link: string }[] }>('/api/notifications?perPage=50')).data.filter(
      ({ event }) => event === 'registration.rejected',
    );
  const control = async (path: string, body: object) => {
    const login = Buffer.from(`AC${org.orgId.replaceAll('-', '')}:test-auth-token-of-the-simulated-account`).toString('base64');
    const url = `http://127.0.0.1:${network.port}/control/${path}`;
    const answer = await fetch(url, { method: 'POST', headers: { authorization: `Basic ${login}` }, body: JSON.stringify(body) });
    expect(answer.status).toBe(201);
  };
  /** Looks that are planned, in hours from now. */
  const planned = async () => {
    const rows = await world.sql<{ id: string; hours: number }>(
      `SELECT id, extract(epoch FROM due_at - app_now())::float / 3600 AS hours FROM jobs
       WHERE org_id = $1 AND kind = 'registration.follow' AND state = 'pending' AND due_at > app_now() + interval '2 hours'`,
      [org.orgId],
    );
    return rows;
  };

  it('what carriers withdraw is seen within a day: the gate closes, and the owner hears of it', async () => {
    expect((await alerts()).map(({ title }) => title)).toEqual([
      'The carriers rejected the registration for texts',
      'The carriers rejected the registration for texts',
    ]);
    await eventually('a look is planned', async () => (await planned()).length > 0);
    const [look] = await planned();
    expect(look!.hours).toBeLessThanOrEqual(24);
    await world.sql(NOT_WITH_AN_OPEN_GATE);
    await control('withdrawals', { reason: 'Too many complaints.' });
    await world.sql('UPDATE jobs SET due_at = app_now() WHERE id = $1', [look!.id]);
    const now = await eventually('the campaign is rejected', async () => {
      const view = await seen();
      return view.campaign.status === 'rejected' && view;
    });
    expect(now.campaign.reason).toBe('Too many complaints.');
    expect(ofChicago(now)).toBe('rejected');
    expect(await sends('Withdrawn, and silent')).toMatchObject({ state: 'blocked', why: expect.stringContaining('rejected') });
    const [told] = await eventually('the owner is told', async () => {
      const all = await alerts();
      return all.length === 3 && all;
    });
    expect(told).toMatchObject({
      title: 'The carriers withdrew the registration for texts',
      link: expect.stringContaining('/numbers/registration'),
    });
    expect(told!.body).toContain('Too many complaints.');
  });

  it('a text that is refused for want of a registration is reason to look at once', async () => {
    await submit('campaign');
    await becomes('campaign', 'approved', 'verified');
    await control('withdrawals', { reason: 'The website is gone.' });
    expect((await seen()).campaign.status).toBe('approved');
    await org.request('POST', `/api/conversations/${threadId}/messages`, { body: 'Refused by the carrier' });
    await world.settled();
    const now = await eventually('the campaign is rejected', async () => {
      const view = await seen();
      return view.campaign.status === 'rejected' && view;
    });
    expect(now.campaign.reason).toBe('The website is gone.');
  });

  it('an approved campaign that is gone at the provider is a withdrawn one, and none is bought in its place', async () => {
    await submit('campaign');
    await becomes('campaign', 'approved', 'verified');
    const made = () => ledger().filter((row) => row.type === 'campaign' && row.status === 'IN_PROGRESS').length;
    const before = made();
    const { sid, detail } = ledger().findLast((row) => row.type === 'campaign')!;
    const url = `http://127.0.0.1:${network.port}/twilio/messaging/v1/Services/${String(detail!.serviceSid)}/Compliance/Usa2p/${sid}`;
    const login = Buffer.from(`AC${org.orgId.replaceAll('-', '')}:test-auth-token-of-the-simulated-account`).toString('base64');
    expect((await fetch(url, { method: 'DELETE', headers: { authorization: `Basic ${login}` } })).status).toBe(204);
    expect((await check()).campaign).toMatchObject({ status: 'rejected', reason: expect.stringContaining('does not have this campaign') });
    expect(made()).toBe(before);
  });

  it('a provider that is down loses nothing', async () => {
    const other = await world.org({ name: 'Southside' });
    await other.request('PUT', '/api/registration/brand', { version: 0, ...brand, messagingProfileSid: `BU${'c'.repeat(32)}` });
    await world.sql(`UPDATE channel_accounts SET api_base_url = 'http://127.0.0.1:9/twilio' WHERE org_id = $1`, [other.orgId]);
    expect((await other.request('POST', '/api/registration/brand/submit')).status).toBe(200);
    // while the follow-up of the submission is at it, a check leaves it to that
    await eventually(
      'a check says that nobody answers',
      async () => (await other.request('POST', '/api/registration/check')).status === 503,
    );
    expect(await other.get<Registration>('/api/registration')).toMatchObject({
      brand: { status: 'submitted' },
      problem: expect.stringContaining('cannot be reached'),
    });
    await world.sql(`UPDATE channel_accounts SET api_base_url = $2 WHERE org_id = $1`, [other.orgId, world.settings.twilioApiBaseUrl]);
    await eventually('it is approved', async () => {
      const { body } = await other.request<Registration>('POST', '/api/registration/check');
      return body.brand?.status === 'approved' && body.problem === null;
    });
  });
});
