import { randomUUID } from 'node:crypto';
import { permissionsOf } from '../../src/orgs/roles.rules.js';
import { PERMISSIONS } from '../../src/orgs/roles.rules.js';
import { SESSION_ONLY } from '../../src/platform/http/access.decorators.js';
import { collectedRoutes } from '../../src/platform/http/http-app.js';
import { buildOpenApi, openApiProblems } from '../../src/platform/http/openapi.js';
import { withClient } from '../harness/template.js';
import { checksums, fillOrg } from './fixtures.js';
import type { OrgFixture } from './fixtures.js';
import { ROLE_NAMES, startIsolationWorld } from './isolation-world.js';
import { idProperties, operationsOf, sampleBody } from './operations.js';
import type { Operation } from './operations.js';
import { PUBLIC_ROUTES, SAMPLES, STREAMS } from './expectations.js';

const world = await startIsolationWorld();
afterAll(() => world.close());
const { app, a, b, as } = world;
const document = buildOpenApi(app);
const all = operationsOf(document);
const tenant = all.filter(
  (operation) => (operation.tenancy === 'org' || operation.tenancy === 'agency') && !STREAMS.includes(operation.name),
);
const named = (operations: Operation[]): [string, Operation][] => operations.map((operation) => [operation.name, operation]);

interface Answer {
  status: number;
  body: string;
  /** The body without what differs in every answer. */
  shape: unknown;
}
type Headers = Record<string, string>;

function bodyFor(operation: Operation, fixture: OrgFixture): Record<string, unknown> | undefined {
  if (!operation.body) return undefined;
  return { ...sampleBody(document, operation.body), ...SAMPLES[operation.name]?.(fixture) };
}

async function call(
  operation: Operation,
  headers: Headers,
  ids: Record<string, string>,
  options: { body?: Record<string, unknown> | undefined; query?: Record<string, string> } = {},
): Promise<Answer> {
  let url = operation.path;
  for (const { name, resource } of operation.parameters) url = url.replace(`{${name}}`, ids[resource] ?? randomUUID());
  const query = { ...requiredQuery(operation, ids), ...options.query };
  const answer = await app.inject({ method: operation.method, url, query, headers, ...(options.body ? { payload: options.body } : {}) });
  const { requestId: _requestId, ...shape } = answer.body.startsWith('{') ? answer.json() : {};
  return { status: answer.statusCode, body: answer.body, shape };
}

function requiredQuery(operation: Operation, ids: Record<string, string>): Record<string, string> {
  return Object.fromEntries(operation.requiredQueries.map(({ name }) => [name, ids[resourceOf(name)] ?? '']));
}

/** `leadId`, `filter[leadId]` -> leads. */
function resourceOf(parameter: string): string {
  const word = (/(\w+)Id\]?$/.exec(parameter)?.[1] ?? '').toLowerCase();
  if (word.endsWith('user') || word === 'assignee' || word === 'actor') return 'users';
  if (word === 'channelaccount' || word === 'account' || word === 'number') return 'numbers';
  if (word === 'escalation') return 'actions';
  return `${word}s`;
}

describe('the document', () => {
  it('names tenancy, permission and summary of every operation', () => {
    expect(openApiProblems(document)).toEqual([]);
    expect(all.length).toBeGreaterThan(50);
  });

  it('names only permissions that exist', () => {
    const unknown = all.filter(
      (operation) =>
        operation.permission !== '' &&
        operation.permission !== SESSION_ONLY &&
        !(PERMISSIONS as readonly string[]).includes(operation.permission),
    );
    expect(unknown.map((operation) => operation.name)).toEqual([]);
  });

  it('has exactly the public routes of the list', () => {
    const open = all.filter((operation) => operation.tenancy === 'public' || operation.tenancy === 'webhook');
    expect(open.map((operation) => operation.name).sort()).toEqual([...PUBLIC_ROUTES].sort());
  });

  it('covers every route of the server except the listed plugin routes', () => {
    const known = new Set(all.map((operation) => operation.name.replaceAll(/\{(\w+)\}/g, ':$1')));
    const plugins = [/^GET \/$/, /^GET \/admin(\/|$)/, /^GET \/docs/, /^GET \/openapi\.json$/, / \/simulator\//];
    expect(collectedRoutes(app).filter((route) => !known.has(route) && !plugins.some((pattern) => pattern.test(route)))).toEqual([]);
  });

  it('finds a fixture for every id in a path', () => {
    const missing = all.flatMap((operation) =>
      operation.parameters.filter(({ resource }) => operation.tenancy === 'org' && !(resource in a.ids)).map(({ resource }) => resource),
    );
    expect(missing, 'add these resources to fixtures.ts').toEqual([]);
  });
});

describe('without a valid token', () => {
  it.each(named(all.filter((operation) => operation.tenancy === 'org' || operation.tenancy === 'agency')))(
    '%s answers 401',
    async (_name, operation) => {
      expect((await call(operation, {}, a.ids, { body: bodyFor(operation, a) })).status).toBe(401);
      expect((await call(operation, { authorization: 'Bearer garbage' }, a.ids, { body: bodyFor(operation, a) })).status).toBe(401);
    },
  );
});

describe('roles', () => {
  const forbiddenCases = tenant.flatMap((operation) =>
    ROLE_NAMES.filter((role) => operation.permission !== SESSION_ONLY && !permissionsOf(role).has(operation.permission)).map(
      (role) => [operation.name, role, operation] as const,
    ),
  );
  it.each(forbiddenCases)('%s refuses %s', async (_name, role, operation) => {
    expect((await call(operation, as[role], a.ids, { body: bodyFor(operation, a) })).status).toBe(403);
  });

  it('refuse a viewer on everything that writes', () => {
    const writable = tenant.filter(
      (operation) =>
        operation.method !== 'GET' && operation.permission !== SESSION_ONLY && permissionsOf('viewer').has(operation.permission),
    );
    expect(writable.map((operation) => `${operation.name} (${operation.permission})`)).toEqual(VIEWER_MAY);
  });
});

/** Marking one's own notifications as read changes nothing of the business. */
const VIEWER_MAY = ['POST /api/notifications/read-all (notifications.read)', 'POST /api/notifications/{id}/read (notifications.read)'];

describe('ids of another org', () => {
  const withIds = tenant.filter((operation) => operation.parameters.length > 0);
  let before: Record<string, string>;
  beforeAll(async () => {
    before = await withClient(world.db.adminUrl, (client) => checksums(client, b.orgId));
  });

  describe.each(['org_owner', 'org_agent', 'agency_owner', 'agency_staff'] as const)('as %s', (role) => {
    const allowed = withIds.filter((operation) => permissionsOf(role).has(operation.permission));
    it.each(named(allowed))('%s: foreign and missing are the same 404', async (_name, operation) => {
      const foreign = await call(operation, as[role], b.ids, { body: bodyFor(operation, a) });
      const missing = await call(operation, as[role], Object.fromEntries(Object.keys(b.ids).map((key) => [key, randomUUID()])), {
        body: bodyFor(operation, a),
      });
      expect([foreign.status, missing.status], foreign.body).toEqual([404, 404]);
      expect(foreign.shape).toEqual(missing.shape);
    });
  });

  it.each(named(tenant.filter((operation) => operation.method === 'GET' && operation.idQueries.length > 0)))(
    '%s: filters show nothing of the other org',
    async (_name, operation) => {
      for (const query of operation.idQueries) {
        const foreign = b.ids[resourceOf(query)];
        expect(foreign, `add ${resourceOf(query)} (from ${query}) to fixtures.ts`).toBeDefined();
        const answer = await call(operation, as.agency_owner, a.ids, { query: { [query]: foreign! } });
        expect(answer.body).not.toContain(b.canary);
        if (answer.status === 200) expect((answer.shape as { data?: unknown[] }).data ?? []).toEqual([]);
        else expect([400, 404]).toContain(answer.status);
      }
    },
  );

  it.each(named(tenant.filter((operation) => operation.body !== null && idProperties(document, operation.body).length > 0)))(
    '%s: ids in the body',
    async (_name, operation) => {
      for (const property of idProperties(document, operation.body!)) {
        const foreign = property === 'orgId' ? b.orgId : b.ids[resourceOf(property)];
        expect(foreign, `add ${resourceOf(property)} (from ${property}) to fixtures.ts`).toBeDefined();
        const answer = await call(operation, as.agency_owner, a.ids, { body: { ...bodyFor(operation, a), [property]: foreign } });
        expect([400, 404, 409, 422], `${property}: ${answer.status} ${answer.body}`).toContain(answer.status);
        expect(answer.body).not.toContain(b.canary);
      }
    },
  );

  it('left no trace in the other org', async () => {
    expect(await withClient(world.db.adminUrl, (client) => checksums(client, b.orgId))).toEqual(before);
  });
});

describe('lists', () => {
  const lists = tenant.filter((operation) => operation.method === 'GET' && operation.parameters.length === 0);
  it.each(named(lists))('%s answers its own and never shows the other org', async (_name, operation) => {
    for (const role of ROLE_NAMES.filter(
      (name) => operation.permission === SESSION_ONLY || permissionsOf(name).has(operation.permission),
    )) {
      const answer = await call(operation, as[role], a.ids);
      expect([role, answer.status], answer.body).toEqual([role, 200]);
      expect(answer.body).not.toContain(b.canary);
      for (const id of [b.orgId, ...Object.values(b.ids)]) expect(answer.body).not.toContain(id);
      const { data } = answer.shape as { data?: unknown[] };
      const isPage = Array.isArray(data) && 'total' in (answer.shape as object);
      if (isPage) expect([role, answer.body.includes(a.canary) || data.length > 0]).toEqual([role, true]);
    }
  });

  it('search finds the own word and not the other', async () => {
    for (const operation of lists.filter((candidate) =>
      JSON.stringify(document.paths[candidate.path]?.get?.parameters ?? []).includes('"name":"q"'),
    )) {
      const foreign = await call(operation, as.agency_owner, a.ids, { query: { q: b.canary } });
      expect([operation.name, foreign.status, (foreign.shape as { total?: number }).total]).toEqual([operation.name, 200, 0]);
    }
  });
});

describe('bodies', () => {
  const creating = tenant.filter(
    (operation) => operation.body !== null && operation.parameters.length === 0 && operation.permission !== SESSION_ONLY,
  );
  it.each(named(creating))('%s accepts the sample, so that its refusals above mean something', async (_name, operation) => {
    const fresh = await withClient(world.db.adminUrl, (client) => fillOrg(client, a.orgId, a.canary, world.network));
    const answer = await call(operation, as.agency_owner, fresh.ids, { body: bodyFor(operation, fresh) });
    expect([200, 201, 202, 204, 409, 422], `${answer.status} ${answer.body}; add a line to SAMPLES`).toContain(answer.status);
  });

  const naming = tenant.filter((operation) => operation.body !== null && idProperties(document, operation.body).length > 0);
  it.each(named(naming))('%s accepts its own ids in the body', async (_name, operation) => {
    for (const property of idProperties(document, operation.body!)) {
      const fresh = await withClient(world.db.adminUrl, (client) => fillOrg(client, a.orgId, a.canary, world.network));
      const own = property === 'orgId' ? a.orgId : fresh.ids[resourceOf(property)];
      const answer = await call(operation, as.agency_owner, fresh.ids, { body: { ...bodyFor(operation, fresh), [property]: own } });
      expect([200, 201, 202, 204, 409, 422], `${property}: ${answer.status} ${answer.body}`).toContain(answer.status);
    }
  });

  it.each(named(tenant.filter((operation) => operation.body !== null)))(
    '%s refuses fields that are not its own',
    async (_name, operation) => {
      for (const field of ['orgId', 'org_id', 'id', 'isAdmin', 'createdAt', 'passwordHash']) {
        if (Object.hasOwn(operation.body!.properties ?? {}, field)) continue;
        const answer = await call(operation, as.agency_owner, a.ids, { body: { ...bodyFor(operation, a), [field]: b.orgId } });
        expect([field, answer.status]).toEqual([field, 400]);
      }
    },
  );
});

describe('with its own ids', () => {
  const order = { GET: 0, POST: 1, PATCH: 2, PUT: 3, DELETE: 4 };
  const own = tenant.filter((operation) => operation.parameters.length > 0).sort((x, y) => order[x.method] - order[y.method]);
  it.each(named(own))('%s reaches the record, so that its 404 above means something', async (_name, operation) => {
    const fresh = await withClient(world.db.adminUrl, (client) => fillOrg(client, a.orgId, a.canary, world.network));
    const answer = await call(operation, as.agency_owner, fresh.ids, { body: bodyFor(operation, fresh) });
    expect([200, 201, 202, 204, 409, 422], `${answer.status} ${answer.body}`).toContain(answer.status);
    if (operation.method === 'GET') expect(answer.status).toBe(200);
  });
});
