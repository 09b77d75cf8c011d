import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';

const LENGTH = {
  name: 'Shorter texts',
  lever: 'length',
  goal: 'booked',
  variants: [
    { name: 'As it is', percent: 50 },
    { name: 'Short', percent: 50, value: { maxWords: 9 } },
  ],
};
const NUDGES = {
  name: 'Sooner nudges',
  lever: 'follow_up',
  goal: 'replied',
  variants: [
    { name: 'As it is', percent: 50 },
    { name: 'Sooner', percent: 50, value: { minutes: [30, 240] } },
  ],
};

/** What a business writes down, starts and ends, through the API. */
describe('experiments', () => {
  let world: World;
  let org: TestOrg;

  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world?.stop());
  beforeEach(async () => {
    org = await world.org();
  });

  const publish = async (): Promise<string> => {
    const { body } = await org.request('POST', '/api/onboarding/generate', { engine: 'rules' });
    await org.request('POST', `/api/profile/versions/${body.id}/publish`, { baseVersionId: null, reason: 'first' });
    return body.id as string;
  };
  const make = async (input: object = LENGTH): Promise<any> => {
    const answer = await org.request('POST', '/api/experiments', input);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body;
  };
  const go = (id: string, verb: string, body?: object) => org.request('POST', `/api/experiments/${id}/${verb}`, body ?? {});

  it('are written down, read, changed and deleted', async () => {
    const made = await make();
    expect(made).toMatchObject({
      status: 'draft',
      layer: 'length',
      trafficPercent: 100,
      minEffectPoints: 10,
      exposed: 0,
      startedAt: null,
      createdByName: 'Dana Ortiz',
      variants: [
        { key: 'control', value: null, percent: 50 },
        { key: 'a', value: { maxWords: 9 } },
      ],
    });
    expect(await org.get('/api/experiments?q=shorter&filter[status]=draft')).toMatchObject({ total: 1, data: [{ id: made.id }] });
    const changed = await org.request('PATCH', `/api/experiments/${made.id}`, { version: made.version, name: 'Short', trafficPercent: 40 });
    expect(changed.body).toMatchObject({ name: 'Short', trafficPercent: 40, version: made.version + 1, lever: 'length' });
    expect((await org.request('PATCH', `/api/experiments/${made.id}`, { version: made.version, name: 'Late' })).status).toBe(409);
    expect((await org.request('DELETE', `/api/experiments/${made.id}`)).status).toBe(204);
    expect((await org.request('GET', `/api/experiments/${made.id}`)).status).toBe(404);
    const { data } = await org.get('/api/audit?perPage=20');
    expect(data.map((row: any) => row.action)).toEqual(
      expect.arrayContaining(['experiments.create', 'experiments.update', 'experiments.delete']),
    );
  });

  it.each<[string, object, string]>([
    [
      'shares that do not add up',
      {
        variants: [
          { name: 'A', percent: 50 },
          { name: 'B', percent: 40, value: { maxWords: 9 } },
        ],
      },
      'variants',
    ],
    [
      'a length of nothing',
      {
        variants: [
          { name: 'A', percent: 50 },
          { name: 'B', percent: 50, value: { maxWords: 1 } },
        ],
      },
      'variants.1.value.maxWords',
    ],
    ['a tone that is none', { lever: 'tone' }, 'variants.1.value.maxWords'],
    [
      'nudges in no order',
      { ...NUDGES, variants: [NUDGES.variants[0], { ...NUDGES.variants[1], value: { minutes: [60, 30] } }] },
      'variants.1.value.minutes',
    ],
    ['an unknown lever', { lever: 'price' }, 'lever'],
    ['a layer with blanks', { layer: 'my layer' }, 'layer'],
  ])('with %s are refused at the field', async (_what, change, field) => {
    const answer = await org.request('POST', '/api/experiments', { ...LENGTH, ...change });
    expect([answer.status, Object.keys(answer.body.errors ?? {})]).toEqual([400, [field]]);
  });

  it('need a published profile where they change it', async () => {
    const { id } = await make();
    expect((await go(id, 'start')).body.code).toBe('profile.nothing_live');
    await publish();
    expect((await go(id, 'start')).body).toMatchObject({ status: 'running', exposed: 0 });
  });

  it('go from state to state, and keep what was begun', async () => {
    const { id } = await make(NUDGES);
    expect((await go(id, 'pause')).body.code).toBe('experiment.illegal_transition');
    expect((await go(id, 'start')).body.status).toBe('running');
    expect((await org.request('DELETE', `/api/experiments/${id}`)).body.code).toBe('experiments.kept');
    const { version } = await org.get(`/api/experiments/${id}`);
    expect((await org.request('PATCH', `/api/experiments/${id}`, { version, goal: 'booked' })).body.code).toBe('experiments.begun');
    expect((await org.request('PATCH', `/api/experiments/${id}`, { version, name: 'Other name' })).body.name).toBe('Other name');
    expect((await go(id, 'pause')).body.status).toBe('paused');
    expect((await go(id, 'start')).body.status).toBe('running');
    expect((await go(id, 'stop')).body).toMatchObject({ status: 'stopped', endReason: 'by_person' });
    expect((await go(id, 'start')).status).toBe(409);
    const { data } = await org.get('/api/audit?perPage=20');
    expect(data.map((row: any) => row.action)).toEqual(
      expect.arrayContaining(['experiments.start', 'experiments.pause', 'experiments.resume', 'experiments.stop']),
    );
  });

  it('of one layer share its people and never have one in common', async () => {
    const first = await make({ ...NUDGES, layer: 'nudges', trafficPercent: 60 });
    const second = await make({ ...NUDGES, layer: 'nudges', trafficPercent: 40 });
    const third = await make({ ...NUDGES, layer: 'nudges', trafficPercent: 10 });
    const elsewhere = await make(NUDGES);
    for (const { id } of [first, second]) expect((await go(id, 'start')).status).toBe(200);
    const full = await go(third.id, 'start');
    expect([full.status, full.body.code]).toEqual([422, 'experiments.layer_full']);
    // the same thing in another layer would take people twice
    expect((await go(elsewhere.id, 'start')).body.code).toBe('experiments.same_lever');
    await go(first.id, 'stop');
    expect((await go(third.id, 'start')).status).toBe(200);
    const ranges = await world.sql(`SELECT layer_from, layer_to FROM experiments WHERE org_id = $1 AND status = 'running' ORDER BY 1`, [
      org.orgId,
    ]);
    expect(ranges).toEqual([
      { layer_from: 0, layer_to: 10 },
      { layer_from: 60, layer_to: 100 },
    ]);
  });

  it('that start at the same moment do not both get the people', async () => {
    const both = [await make({ ...NUDGES, trafficPercent: 60 }), await make({ ...NUDGES, trafficPercent: 60 })];
    const answers = await Promise.all(both.map(({ id }) => go(id, 'start')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(answers.find(({ status }) => status === 422)!.body.code).toBe('experiments.layer_full');
  });

  it('show no verdict where nobody was in them', async () => {
    const { id } = await make(NUDGES);
    await go(id, 'start');
    const results = await org.get(`/api/experiments/${id}/results`);
    expect(results).toMatchObject({
      winner: null,
      isSplitOff: false,
      variants: [
        { variant: 'control', exposed: 0, verdict: 'control' },
        { variant: 'a', exposed: 0, verdict: 'not_enough_data', difference: { value: null, low: -1, high: 1 } },
      ],
    });
    expect(results.variants[1].sentence).toBe(`There is not enough data: "Sooner" needs ${results.needed} more people.`);
  });

  it('make a winner what everybody gets: a new version of the profile', async () => {
    await publish();
    const { id } = await make();
    await go(id, 'start');
    const early = await go(id, 'promote', { variant: 'a' });
    expect([early.status, early.body.code]).toEqual([422, 'experiments.unproven']);
    expect((await go(id, 'promote', { variant: 'b', isUnproven: true })).body.code).toBe('experiments.no_such_variant');
    expect((await go(id, 'promote', { variant: 'a', isUnproven: true })).body).toMatchObject({
      status: 'promoted',
      promotedVariant: 'a',
      endReason: 'promoted',
    });
    const { published } = await org.get('/api/profile');
    expect(published).toMatchObject({ number: 2, reason: 'Won the experiment "Shorter texts"' });
    expect((await org.get(`/api/profile/versions/${published.id}`)).documents.toneProfile.maxWords).toBe(9);
    expect((await go(id, 'promote', { variant: 'a', isUnproven: true })).status).toBe(409);
  });

  it('make other nudges the setting of the business', async () => {
    const { id } = await make(NUDGES);
    await go(id, 'start');
    await go(id, 'stop');
    await go(id, 'promote', { variant: 'a', isUnproven: true });
    expect((await org.get('/api/settings')).followUpMinutes).toEqual([30, 240]);
  });

  it('with a version of the profile are its test share, and end with it', async () => {
    const first = await publish();
    const { documents } = await org.get(`/api/profile/versions/${first}`);
    const second = (await org.request('POST', '/api/profile/versions', { baseVersionId: first, documents, reason: 'other' })).body;
    const tried = {
      name: 'Other profile',
      lever: 'profile_version',
      goal: 'booked',
      variants: [
        { name: 'Live', percent: 70 },
        { name: 'Other', percent: 30, value: { versionId: second.id } },
      ],
    };
    const { id } = await make(tried);
    await go(id, 'start');
    expect((await org.get('/api/profile')).test).toMatchObject({ percent: 30, version: { id: second.id } });
    const again = await make(tried);
    expect((await go(again.id, 'start')).body.code).toBe('experiments.layer_full');
    await go(id, 'pause');
    expect((await org.get('/api/profile')).test).toBeNull();
    await go(id, 'start');
    const [split] = await world.sql(
      'SELECT s.test_id = e.salt AS same FROM profile_states s JOIN experiments e ON e.org_id = s.org_id WHERE e.id = $1',
      [id],
    );
    expect(split).toEqual({ same: true });
    await go(id, 'promote', { variant: 'a', isUnproven: true });
    expect(await org.get('/api/profile')).toMatchObject({ published: { id: second.id }, test: null });
  });

  it('start no version while another is tried by hand', async () => {
    const first = await publish();
    const { documents } = await org.get(`/api/profile/versions/${first}`);
    const second = (await org.request('POST', '/api/profile/versions', { baseVersionId: first, documents, reason: 'other' })).body;
    await org.request('PUT', '/api/profile/test', { versionId: second.id, percent: 10, reason: 'by hand' });
    const variants = [
      { name: 'Live', percent: 50 },
      { name: 'Other', percent: 50, value: { versionId: second.id } },
    ];
    const { id } = await make({ ...LENGTH, lever: 'profile_version', variants });
    expect((await go(id, 'start')).body.code).toBe('profile.test_running');
  });
});
