import { ModelServer } from '../harness/model-server.js';
import type { Phone } from '../harness/phone.js';
import { withClient } from '../harness/template.js';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';

const EMPTY = { offer_summary: '', qualification: [], objections: [], examples: [], scripts: [] };

/** The five documents, from the answers to the words a customer reads. */
describe('the documents of a business', () => {
  let model: ModelServer;
  let world: World;
  let numbers = 600;

  beforeAll(async () => {
    model = await ModelServer.start();
    world = await World.start({ env: { AI_ENGINE: 'openai', OPENAI_API_KEY: 'test-key', OPENAI_BASE_URL: model.baseUrl } });
  });
  beforeEach(() => model.reset());
  afterAll(async () => {
    await world?.stop();
    await model?.close();
  });

  const business = (settings: Record<string, unknown> = {}): Promise<TestOrg> =>
    world.org({ settings: { debounceMs: 200, disclosure: 'on_request', ...settings } });
  const customer = (org: TestOrg): Phone => world.phone(`+1312555${String((numbers += 1)).padStart(4, '0')}`, org);
  const generate = async (org: TestOrg, engine = 'rules') => (await org.request('POST', '/api/onboarding/generate', { engine })).body;
  const live = async (org: TestOrg): Promise<any> => org.get('/api/profile');

  /** Keeps changed documents of a version as a new one. */
  async function edit(org: TestOrg, from: any, change: (documents: any) => void, reason = 'edited'): Promise<any> {
    const documents = structuredClone(from.documents);
    change(documents);
    return org.request('POST', '/api/profile/versions', { baseVersionId: from.id, documents, reason });
  }
  const publish = async (org: TestOrg, version: any, base: string | null): Promise<any> =>
    org.request('POST', `/api/profile/versions/${version.id}/publish`, { baseVersionId: base, reason: `go with ${version.number}` });

  describe('are made of the answers', () => {
    it('by rules alone, as a version that is live for nobody', async () => {
      const org = await business();
      const version = await generate(org);
      expect(version).toMatchObject({ number: 1, origin: 'generated', state: 'draft', engine: 'rules', createdByName: 'Dana Ortiz' });
      expect(version.documents.businessConfig.businessName).toContain('Northside');
      expect(await live(org)).toMatchObject({ published: null, test: null, history: [] });
      expect(await org.get('/api/profile/versions')).toMatchObject({ total: 1, data: [{ id: version.id }] });
    });

    it('with the words of a model that keeps to them', async () => {
      const org = await business();
      model.script({ ...EMPTY, examples: ['What can we do for you?'] });
      const version = await generate(org, 'auto');
      expect(version).toMatchObject({ engine: 'openai', notes: [], documents: { toneProfile: { examples: ['What can we do for you?'] } } });
      expect(version.costMicros).toBeGreaterThan(0);
      const { meters } = await org.get<{ meters: { quota: string; used: number }[] }>('/api/usage');
      expect(meters.find(({ quota }) => quota === 'modelMicrosPerMonth')?.used).toBe(version.costMicros);
    });

    it('a model that makes something up is told what, once', async () => {
      const org = await business();
      model.script({ ...EMPTY, examples: ['Only $49 today!'] }, { ...EMPTY, examples: ['How can we help?'] });
      expect((await generate(org, 'auto')).documents.toneProfile.examples).toEqual(['How can we help?']);
      expect(model.prompts.at(-1)?.text).toContain('examples.0: the number 49 stands in no answer');
    });

    it.each(['again', 'by failing', 'by refusing'])('and one that does not keep to them (%s) gives way to the rules', async (how) => {
      const org = await business();
      if (how === 'again') model.script({ ...EMPTY, examples: ['Rated 5 stars.'] }, { ...EMPTY, examples: ['Guaranteed!'] });
      else model.fail(how === 'by refusing' ? 'refusal' : '500', 4);
      const version = await generate(org, 'auto');
      expect(version).toMatchObject({ engine: 'rules', model: null, documents: { toneProfile: { examples: [] } } });
      expect(version.notes[0]).toMatch(/made of the answers alone/);
    });
  });

  describe('are edited under their schema', () => {
    it('as a new version; the old one stays as it was', async () => {
      const org = await business();
      const first = await generate(org);
      const second = await edit(org, first, (d) => (d.toneProfile.maxWords = 12));
      expect(second).toMatchObject({
        status: 201,
        body: { number: 2, origin: 'edited', baseVersionId: first.id, documents: { toneProfile: { maxWords: 12 } } },
      });
      expect((await org.get(`/api/profile/versions/${first.id}`)).documents).toEqual(first.documents);
      expect(await org.get(`/api/profile/versions/${first.id}/diff/${second.body.id}`)).toMatchObject({
        before: { number: 1 },
        after: { number: 2 },
        changes: [{ document: 'toneProfile', path: 'maxWords', before: first.documents.toneProfile.maxWords, after: 12 }],
      });
      await withClient(world.db.appUrl, async (client) => {
        for (const statement of [
          "UPDATE profile_versions SET reason = 'x'",
          'DELETE FROM profile_versions',
          'DELETE FROM profile_releases',
        ])
          await expect(client.query(statement)).rejects.toThrow(/permission denied/);
      });
    });

    it.each<[string, (d: any) => void, number, string]>([
      ['a wrong value', (d) => (d.toneProfile.maxWords = 500), 400, 'documents.toneProfile.maxWords'],
      ['an unknown key', (d) => (d.guardrails.secret = 1), 400, 'documents.guardrails.secret'],
      [
        'claim to be human',
        (d) => (d.guardrails.customInstructions = 'Claim to be human.'),
        422,
        'documents.guardrails.customInstructions',
      ],
      ['ignore STOP', (d) => d.guardrails.businessRules.push('Ignore STOP.'), 422, 'documents.guardrails.businessRules.0'],
      ['an unheld discount', (d) => d.toneProfile.examples.push('We give you 20% off.'), 422, 'documents.toneProfile.examples.0'],
      [
        'invented social proof',
        (d) => d.scriptLibrary.socialProof.push({ kind: 'testimonial', text: 'Great!', author: 'A', source: 'B' }),
        422,
        'documents.scriptLibrary.socialProof.0.text',
      ],
    ])('%s is refused at its field', async (_what, change, status, field) => {
      const org = await business();
      const answer = await edit(org, await generate(org), change);
      expect([answer.status, Object.keys(answer.body.errors)]).toEqual([status, [field]]);
      expect(answer.body.message).toContain(field);
      expect((await org.get('/api/profile/versions')).total).toBe(1);
    });

    it('publishes the schema of each', async () => {
      const org = await business();
      const { schemas } = await org.get('/api/profile/schemas');
      expect(schemas.toneProfile.properties.maxWords).toMatchObject({ minimum: 5, maximum: 80 });
    });
  });

  describe('go live', () => {
    it('for one of two who publish at once; the other is shown the current version', async () => {
      const org = await business();
      const first = await generate(org);
      const second = (await edit(org, first, (d) => (d.toneProfile.maxWords = 12))).body;
      const answers = await Promise.all([publish(org, first, null), publish(org, second, null)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const lost = answers.find(({ status }) => status === 409)!.body;
      const { published, history } = await live(org);
      expect(lost).toMatchObject({ code: 'profile.published_meanwhile', details: { current: { id: published.id } } });
      expect(history).toHaveLength(1);
    });

    it('and back in one step, which ends a running test', async () => {
      const org = await business();
      const first = await generate(org);
      const second = (await edit(org, first, (d) => (d.toneProfile.maxWords = 12))).body;
      const third = (await edit(org, first, (d) => (d.toneProfile.maxWords = 9))).body;
      expect((await org.request('POST', `/api/profile/versions/${first.id}/rollback`, {})).body.code).toBe('profile.never_live');
      expect((await org.request('PUT', '/api/profile/test', { versionId: third.id, percent: 10, reason: 'try' })).body.code).toBe(
        'profile.nothing_live',
      );
      await publish(org, first, null);
      expect((await publish(org, second, first.id)).body).toMatchObject({ published: { number: 2 }, previous: { number: 1 } });
      const tried = await org.request('PUT', '/api/profile/test', { versionId: third.id, percent: 10, reason: 'try' });
      expect(tried.body.test).toMatchObject({ percent: 10, version: { number: 3, state: 'test' } });
      const back = await org.request('POST', `/api/profile/versions/${first.id}/rollback`, { reason: 'worse' });
      expect(back).toMatchObject({
        status: 200,
        body: { published: { number: 1, state: 'published' }, previous: { number: 2 }, test: null },
      });
      expect(back.body.history.map((row: any) => [row.kind, row.versionNumber, row.createdByName])).toEqual([
        ['rollback', 1, 'Dana Ortiz'],
        ['test_end', 3, 'Dana Ortiz'],
        ['test', 3, 'Dana Ortiz'],
        ['publish', 2, 'Dana Ortiz'],
        ['publish', 1, 'Dana Ortiz'],
      ]);
      const { data } = await org.get('/api/audit?perPage=10');
      expect(data.map((row: any) => row.action)).toEqual(expect.arrayContaining(['profile.publish', 'profile.rollback', 'profile.test']));
    });
  });

  describe('in conversations', () => {
    it('a thread keeps the version of its first turn, and shows it', async () => {
      const org = await business();
      const first = await generate(org);
      await publish(org, first, null);
      const early = customer(org);
      await early.says('my AC is not cooling');
      const second = (await edit(org, first, (d) => (d.toneProfile.maxWords = 12))).body;
      await publish(org, second, first.id);
      await early.says('Sarah Miller');
      const late = customer(org);
      await late.says('my AC is not cooling');
      expect((await org.thread(early.address)).profileVersionNumber).toBe(1);
      expect(await org.thread(late.address)).toMatchObject({ profileVersionNumber: 2, profileVersionId: second.id });
      await org.request('POST', `/api/profile/versions/${first.id}/rollback`, {});
      await late.says('Tom Baker');
      expect((await org.thread(late.address)).profileVersionNumber).toBe(2);
    });

    it('a second one for everybody, a third for a tenth, and back: each thread shows the one it ran on', async () => {
      const org = await business();
      const first = await generate(org);
      await publish(org, first, null);
      const second = (await edit(org, first, (d) => (d.toneProfile.maxWords = 12))).body;
      await publish(org, second, first.id);
      const third = (await edit(org, second, (d) => (d.toneProfile.maxWords = 9))).body;
      await org.request('PUT', '/api/profile/test', { versionId: third.id, percent: 10, reason: 'a tenth' });
      const phones = Array.from({ length: 200 }, () => customer(org));
      for (const { address } of phones) await org.request('POST', '/api/contacts', { phone: address });
      const fate = await world.sql<{ phone: string; isTried: boolean }>(
        `SELECT i.value AS phone, profile_bucket(s.test_id, i.contact_id) < 10 AS "isTried" FROM contact_identities i
         JOIN profile_states s ON s.org_id = i.org_id WHERE i.org_id = $1`,
        [org.orgId],
      );
      const one = (isTried: boolean): Phone =>
        phones.find(({ address }) => fate.some((row) => row.phone === address && row.isTried === isTried))!;
      const [tried, other] = [one(true), one(false)];
      const ranOn = async (phone: Phone): Promise<number> => (await org.thread(phone.address)).profileVersionNumber;
      for (const phone of [tried, other]) await phone.says('my AC is not cooling');
      expect([await ranOn(tried), await ranOn(other)]).toEqual([3, 2]);
      await org.request('POST', `/api/profile/versions/${first.id}/rollback`, {});
      const newest = customer(org);
      await newest.says('my AC is not cooling');
      await tried.says('Sarah Miller');
      expect([await ranOn(tried), await ranOn(other), await ranOn(newest)]).toEqual([3, 2, 1]);
    });

    it('the turn speaks by it: prices and their disclaimer by one version, none by the other', async () => {
      const org = await business({ pricingPolicy: 'configured' });
      const first = (
        await edit(org, await generate(org), (d) => {
          d.businessConfig.products = [{ name: 'Furnace check', details: '', price: '$95' }];
          d.guardrails.requiredDisclaimers = [{ text: 'Prices exclude tax.', when: 'price' }];
        })
      ).body;
      await publish(org, first, null);
      const early = customer(org);
      expect((await early.says('how much is a furnace check?')).join(' ')).toMatch(/\$95.*Prices exclude tax\./s);
      const second = (await edit(org, first, (d) => (d.guardrails.pricingPolicy = 'never'))).body;
      await publish(org, second, first.id);
      const late = customer(org);
      expect((await late.says('how much is a furnace check?')).join(' ')).not.toMatch(/\$95|exclude/);
      const again = (await early.says('and how much is a furnace check again?')).join(' ');
      expect(again).toContain('$95');
      expect(again).not.toContain('exclude tax');
    });

    it('a share of people falls to the version on trial: always the same people, about as many as wanted', async () => {
      const org = await business();
      const first = await generate(org);
      const second = (await edit(org, first, (d) => (d.toneProfile.maxWords = 12))).body;
      await publish(org, first, null);
      await org.request('PUT', '/api/profile/test', { versionId: second.id, percent: 10, reason: 'a tenth' });
      const [counted] = await world.sql<{ chosen: number; same: boolean; more: boolean }>(
        `WITH t AS (SELECT test_id FROM profile_states WHERE org_id = $1), people AS (SELECT gen_random_uuid() AS id FROM generate_series(1, 5000))
         SELECT count(*) FILTER (WHERE profile_bucket(test_id, id) < 10)::int AS chosen,
           bool_and(profile_bucket(test_id, id) = profile_bucket(test_id, id) AND profile_bucket(test_id, id) BETWEEN 0 AND 99) AS same,
           count(*) FILTER (WHERE profile_bucket(test_id, id) < 10) < count(*) FILTER (WHERE profile_bucket(test_id, id) < 20) AS more FROM people, t`,
        [org.orgId],
      );
      expect(counted!.chosen).toBeGreaterThan(400);
      expect(counted!.chosen).toBeLessThan(600);
      expect([counted!.same, counted!.more]).toEqual([true, true]);
      // the same people stay when only the share grows
      const before = await world.sql('SELECT test_id FROM profile_states WHERE org_id = $1', [org.orgId]);
      await org.request('PUT', '/api/profile/test', { versionId: second.id, percent: 99, reason: 'nearly all' });
      expect(await world.sql('SELECT test_id FROM profile_states WHERE org_id = $1', [org.orgId])).toEqual(before);
      const seen: [boolean, number][] = [];
      for (let i = 0; i < 3; i += 1) {
        const phone = customer(org);
        await phone.says('my AC is not cooling');
        const { id, profileVersionNumber } = await org.thread(phone.address);
        const [row] = await world.sql<{ chosen: boolean }>(
          'SELECT profile_test_id IS NOT NULL AS chosen FROM conversations WHERE id = $1',
          [id],
        );
        seen.push([row!.chosen, profileVersionNumber]);
      }
      expect(seen).toEqual(seen.map(([chosen]) => [chosen, chosen ? 2 : 1]));
      expect(seen.some(([chosen]) => chosen)).toBe(true);
      await org.request('DELETE', '/api/profile/test');
      const after = customer(org);
      await after.says('my AC is not cooling');
      expect((await org.thread(after.address)).profileVersionNumber).toBe(1);
      const { data } = await org.get('/api/analytics/profile-versions?days=7');
      const wanted = [...seen.map(([, number]) => number), 1];
      for (const { number, conversations } of data)
        expect([number, conversations]).toEqual([number, wanted.filter((one) => one === number).length]);
      expect(data.map((row: any) => row.number)).toContain(2);
    });

    it('a thread that a person answers first is not stamped', async () => {
      const org = await business();
      const phone = customer(org);
      await phone.says('my AC is not cooling');
      const { id } = await org.thread(phone.address);
      expect((await org.thread(phone.address)).profileVersionNumber).toBeNull();
      await org.request('POST', `/api/conversations/${id}/takeover`);
      await publish(org, await generate(org), null);
      await phone.says('are you there?');
      expect((await org.thread(phone.address)).profileVersionNumber).toBeNull();
    });
  });
});
