import { PERMISSIONS } from '../../src/orgs/roles.rules.js';
import { SESSION_ONLY } from '../../src/platform/http/access.decorators.js';
import { collectedRoutes } from '../../src/platform/http/http-app.js';
import { openApiProblems } from '../../src/platform/http/openapi.js';
import { PUBLIC_ROUTES } from './expectations.js';
import { startIsolationWorld } from './isolation-world.js';
import { Requests, named } from './request.js';
import { routeCases } from './route-cases.js';

const world = await startIsolationWorld({ hasRedis: true });
afterAll(() => world.close());
const { app, a } = world;
const requests = new Requests(app);
const { document, all } = requests;

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
  const closed = named(all.filter((operation) => operation.tenancy === 'org' || operation.tenancy === 'agency'));
  it.each(closed)('%s answers 401', async (_name, operation) => {
    const body = requests.body(operation, a);
    expect((await requests.call(operation, {}, a.ids, { body })).status).toBe(401);
    expect((await requests.call(operation, { authorization: 'Bearer garbage' }, a.ids, { body })).status).toBe(401);
  });
});

routeCases(world);
