import { randomUUID } from 'node:crypto';
import { SESSION_ONLY } from '../../src/platform/http/access.decorators.js';
import { withClient } from '../harness/template.js';
import { checksums, fillOrg, makeRoom } from './fixtures.js';
import type { OrgFixture } from './fixtures.js';
import { CALLER_NAMES, permissionsOfCaller } from './isolation-world.js';
import type { CallerName, IsolationWorld } from './isolation-world.js';
import { idProperties, naming } from './operations.js';
import type { IdProperty, Operation } from './operations.js';
import { ledgerLines, outsideOf, redisEntries } from './outside.js';
import { NAMED_BY, PERSON_ONLY, REFUSED_THERE } from './expectations.js';
import { Requests, named, resourceOf } from './request.js';
import type { Answer } from './request.js';

/** Every route against the ids, the words and the rows of other orgs: one of a foreign agency, and a sibling of the same one. */
export function routeCases(world: IsolationWorld): void {
  const { app, a, b, c, as } = world;
  const requests = new Requests(app);
  const { document, tenant } = requests;
  const others: [string, OrgFixture][] = [
    ['a foreign org', b],
    ['a sibling org', c],
  ];
  const sums = async (org: OrgFixture): Promise<Record<string, string>> => ({
    ...(await withClient(world.db.adminUrl, (client) => checksums(client, org.orgId))),
    ...(await outsideOf(world, org)),
  });
  const fresh = (): Promise<OrgFixture> =>
    withClient(world.db.adminUrl, async (client) => {
      await makeRoom(client, a);
      return fillOrg(client, a.orgId, a.canary, world.network);
    });
  // what takes a session takes a person: a key is refused there, see below
  const takesPerson = ({ permission, name }: Operation): boolean => permission === SESSION_ONLY || PERSON_ONLY.includes(name);
  const allows = (operation: Operation, caller: CallerName): boolean =>
    caller === 'api_key' && takesPerson(operation)
      ? false
      : operation.permission === SESSION_ONLY || permissionsOfCaller(caller).has(operation.permission);
  const idOf = (operation: Operation, { name }: IdProperty, org: OrgFixture): string | undefined =>
    name === 'orgId' ? org.orgId : org.ids[NAMED_BY[`${operation.name} ${name}`] ?? resourceOf(name)];

  describe.each(others)('ids of %s', (_which, other) => {
    const withIds = tenant.filter((operation) => operation.parameters.length > 0);
    let before: Record<string, string>;
    beforeAll(async () => {
      before = await sums(other);
    });

    describe.each(CALLER_NAMES)('as %s', (role) => {
      // the agency of the sibling may see its dead letters: that list is of the agency, not of the org
      const ofOrg = withIds.filter((operation) => other === b || operation.tenancy === 'org' || role === 'agency_staff');
      it.each(named(ofOrg.filter((operation) => allows(operation, role))))(
        '%s: foreign and missing are the same 404',
        async (_name, operation) => {
          const body = requests.body(operation, a);
          const foreign = await requests.call(operation, as[role], other.ids, { body });
          const missing = await requests.call(
            operation,
            as[role],
            Object.fromEntries(Object.keys(other.ids).map((key) => [key, randomUUID()])),
            {
              body,
            },
          );
          expect([foreign.status, missing.status], foreign.body).toEqual([404, 404]);
          expect(foreign.shape).toEqual(missing.shape);
        },
      );
    });

    it.each(named(tenant.filter((operation) => operation.method === 'GET' && operation.idQueries.length > 0)))(
      '%s: filters show nothing of it',
      async (_name, operation) => {
        for (const query of operation.idQueries) {
          const foreign = other.ids[resourceOf(query)];
          expect(foreign, `add ${resourceOf(query)} (from ${query}) to fixtures.ts`).toBeDefined();
          const answer = await requests.call(operation, as.agency_owner, a.ids, { query: { [query]: foreign! } });
          expect(answer.body).not.toContain(other.canary);
          if (answer.status === 200) expect((answer.shape as { data?: unknown[] }).data ?? []).toEqual([]);
          else expect([400, 404]).toContain(answer.status);
        }
      },
    );

    it.each(named(tenant.filter((operation) => operation.body !== null && idProperties(document, operation.body).length > 0)))(
      '%s: ids in the body',
      async (_name, operation) => {
        for (const property of idProperties(document, operation.body!)) {
          // an agency may enter its other orgs: naming one is not an attack
          if (resourceOf(property.name) === 'orgs' && other === c) continue;
          const foreign = idOf(operation, property, other);
          expect(foreign, `add ${resourceOf(property.name)} (from ${property.name}) to fixtures.ts`).toBeDefined();
          const answer = await requests.call(operation, as.agency_owner, a.ids, {
            body: { ...requests.body(operation, a), [property.name]: naming(property, foreign) },
          });
          expect([400, 404, 409, 422], `${property.name}: ${answer.status} ${answer.body}`).toContain(answer.status);
          // refused because it is foreign, and not for what its own would be refused
          const known = REFUSED_THERE[`${operation.name} ${property.name}`];
          if (known) expect((answer.shape as { code?: string }).code).not.toBe(known.code);
          expect(answer.body).not.toContain(other.canary);
        }
      },
    );

    const withPhone = tenant.filter((operation) => Object.hasOwn(operation.body?.properties ?? {}, 'phone'));
    it.each(named(withPhone))('%s: a phone number of its customer tells nothing about it', async (_name, operation) => {
      const { contactId: _own, ...body } = requests.body(operation, a) ?? {};
      const known = await requests.call(operation, as.agency_owner, a.ids, { body: { ...body, phone: other.phone } });
      for (const secret of [other.canary, ...Object.values(other.ids)]) expect(known.body).not.toContain(secret);
    });

    it('left no trace in it', async () => expect(await sums(other)).toEqual(before));
  });

  it.each(named(tenant.filter((operation) => takesPerson(operation) && operation.name !== 'GET /api/auth/me')))(
    '%s takes a person: a key is refused',
    async (_name, operation) => {
      const answer = await requests.call(operation, as.api_key, a.ids, { body: requests.body(operation, a) });
      expect(answer.status, answer.body).toBe(403);
    },
  );

  describe('lists', () => {
    const lists = tenant.filter((operation) => operation.method === 'GET' && operation.parameters.length === 0);
    it.each(named(lists))('%s answers its own and never shows another org', async (_name, operation) => {
      for (const role of CALLER_NAMES.filter((name) => allows(operation, name))) {
        const answer = await requests.call(operation, as[role], a.ids);
        expect([role, answer.status], answer.body).toEqual([role, 200]);
        for (const other of operation.tenancy === 'agency' && role === 'agency_owner' ? [b] : [b, c]) {
          // an agency owner is told which other orgs may be entered
          if (operation.name === 'GET /api/auth/me' && role === 'agency_owner' && other === c) continue;
          expect(answer.body).not.toContain(other.canary);
          for (const id of [other.orgId, ...Object.values(other.ids)]) expect(answer.body).not.toContain(id);
        }
        const { data } = answer.shape as { data?: unknown[] };
        // nobody among the fixtures is hot; test/e2e/ai-services.message-path.spec.ts shows that a business sees its own
        const isPage = Array.isArray(data) && 'total' in (answer.shape as object) && operation.name !== 'GET /api/ai/hot-leads';
        if (isPage) expect([role, answer.body.includes(a.canary) || data.length > 0]).toEqual([role, true]);
      }
    });

    const searching = lists.filter((candidate) =>
      JSON.stringify(document.paths[candidate.path]?.get?.parameters ?? []).includes('"name":"q"'),
    );
    it.each(named(searching))('%s: the search finds nothing of another org', async (_name, operation) => {
      const isOfAgency = operation.tenancy === 'agency';
      for (const other of isOfAgency ? [b] : [b, c]) {
        for (const q of [other.canary, `${other.canary} contact`]) {
          const foreign = await requests.call(operation, as.agency_owner, a.ids, { query: { q } });
          expect([q, foreign.status, (foreign.shape as { total?: number }).total]).toEqual([q, 200, 0]);
        }
        // the same person may be a customer of both: what is found then is one's own
        const byPhone = await requests.call(operation, as.agency_owner, a.ids, { query: { q: other.phone } });
        for (const secret of [other.canary, ...Object.values(other.ids)]) expect(byPhone.body).not.toContain(secret);
      }
    });

    it('the searches are there', () => expect(searching.length).toBeGreaterThan(4));
  });

  describe('positive controls', () => {
    /** Done, or refused with exactly the code that REFUSED_THERE gives a reason for. */
    const expectTaken = (operation: Operation, { status, shape, body }: Answer, property = ''): void => {
      const known = REFUSED_THERE[`${operation.name} ${property}`.trim()];
      const told = `${property} ${status} ${body}; mend the line of SAMPLES`;
      if (known) expect([status, (shape as { code?: string }).code], told).toEqual([known.status, known.code]);
      else expect([200, 201, 202, 204], told).toContain(status);
    };
    /** A request that is told of a newer version is made again on that one, as a person would. */
    const current = async (operation: Operation, ids: OrgFixture['ids'], body: Record<string, unknown> | undefined): Promise<Answer> => {
      const answer = await requests.call(operation, as.agency_owner, ids, { body });
      const { details } = answer.shape as { details?: { current?: { version?: number } } };
      const version = details?.current?.version;
      if (answer.status !== 409 || version === undefined || body?.version === undefined || body.version === version) return answer;
      return requests.call(operation, as.agency_owner, ids, { body: { ...body, version } });
    };

    const creating = tenant.filter(
      (operation) => operation.body !== null && operation.parameters.length === 0 && operation.permission !== SESSION_ONLY,
    );
    it.each(named(creating))('%s accepts the sample, so that its refusals above mean something', async (_name, operation) => {
      const own = await fresh();
      expectTaken(operation, await current(operation, own.ids, requests.body(operation, own)));
    });

    const withReferences = tenant.filter((operation) => operation.body !== null && idProperties(document, operation.body).length > 0);
    it.each(named(withReferences))('%s accepts its own ids in the body', async (_name, operation) => {
      for (const property of idProperties(document, operation.body!)) {
        const fixture = await fresh();
        const own = idOf(operation, property, fixture);
        const body = { ...requests.body(operation, fixture), [property.name]: naming(property, own) };
        const answer = await current(operation, fixture.ids, body);
        expectTaken(operation, answer, property.name);
      }
    });

    const order = { GET: 0, POST: 1, PATCH: 2, PUT: 3, DELETE: 4 };
    const own = tenant.filter((operation) => operation.parameters.length > 0).sort((x, y) => order[x.method] - order[y.method]);
    it.each(named(own))('%s reaches its own record, so that its 404 above means something', async (_name, operation) => {
      const fixture = await fresh();
      expectTaken(operation, await current(operation, fixture.ids, requests.body(operation, fixture)));
    });

    it('none of them touched another org', async () => {
      // what the samples above wrote went to the own org: the others still hold exactly one set of rows
      const counts = await withClient(world.db.adminUrl, async (client) => {
        const { rows } = await client.query<{ org_id: string; n: number }>('SELECT org_id, count(*)::int AS n FROM contacts GROUP BY 1');
        return Object.fromEntries(rows.map((row) => [row.org_id, row.n]));
      });
      expect([counts[b.orgId], counts[c.orgId]]).toEqual([1, 1]);
    });

    it('they reached Redis and the phone network, so that the silence about other orgs means something', async () => {
      expect(ledgerLines(world).length).toBeGreaterThan(0);
      if (world.db.redisUrl) expect((await redisEntries(world)).filter((text) => text.includes(a.orgId))).not.toEqual([]);
    });
  });

  describe('counters', () => {
    // the clock moves by itself and the example of a prompt names the time, the queues are counted over the whole installation, the
    // network is asked over the wire, and the trail is sealed a few seconds after it was written
    const MOVING = [
      'GET /api/audit/verify',
      'GET /api/simulator/clock',
      'GET /api/admin/queues',
      'GET /api/simulator/ledger',
      'GET /api/ai/simple-prompt',
    ];
    const counting = tenant.filter(
      (operation) => operation.method === 'GET' && operation.parameters.length === 0 && !MOVING.includes(operation.name),
    );
    const ask = async (): Promise<Map<string, unknown>> => {
      const answers = new Map<string, unknown>();
      for (const operation of counting) answers.set(operation.name, (await requests.call(operation, as.org_owner, a.ids)).shape);
      return answers;
    };

    it('and every other figure stay the same while other orgs fill up', async () => {
      const before = await ask();
      for (const other of [b, c])
        await withClient(world.db.adminUrl, (client) => fillOrg(client, other.orgId, other.canary, world.network));
      const after = await ask();
      // a period ends now, whenever now is
      const still = (answer: unknown): string =>
        JSON.stringify(answer).replaceAll(/"to":"[^"]+"|"seq":(null|\d+),"hash":(null|"\w+")/g, '');
      for (const [name, answer] of before) expect([name, still(after.get(name))]).toEqual([name, still(answer)]);
    }, 180_000);
  });
}
