import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { collectedRoutes } from '../../src/platform/http/http-app.js';
import { buildOpenApi, openApiProblems } from '../../src/platform/http/openapi.js';
import { withClient } from '../harness/template.js';
import { PASSWORD, signIn, startKernel } from '../harness/kernel.js';
import type { Kernel } from '../harness/kernel.js';
import { Probe, ProbeModule } from './http-probe.js';

let kernel: Kernel;
let app: NestFastifyApplication;
let owner: { authorization: string };
let orgId: string;

beforeAll(async () => {
  const consoleFolder = mkdtempSync(join(tmpdir(), 'console-'));
  mkdirSync(join(consoleFolder, 'assets'));
  writeFileSync(join(consoleFolder, 'index.html'), '<!doctype html><title>console</title>');
  writeFileSync(join(consoleFolder, 'assets', 'app-abc123.js'), 'console.log(1)');
  kernel = await startKernel({ modules: [ProbeModule], consoleFolder });
  app = kernel.app;
  const { agencyId } = await kernel.factory.createAgency({ name: 'Agency' });
  orgId = await kernel.factory.createOrg({ agencyId, name: 'Northside' });
  await kernel.factory.addUser({ email: 'owner@example.com', name: 'Owner', password: PASSWORD, orgId, role: 'org_owner' });
  await kernel.factory.addUser({ email: 'viewer@example.com', name: 'Viewer', password: PASSWORD, orgId, role: 'viewer' });
  owner = await signIn(app, 'owner@example.com');
});
afterAll(() => kernel.close());

describe('deny by default', () => {
  it('closes a route that names neither @Public nor a permission, for everyone', async () => {
    for (const headers of [{}, owner]) {
      const answer = await app.inject({ url: '/api/probe/closed', headers });
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'access.closed']);
    }
  });

  it('asks for a token, then for the permission', async () => {
    expect((await app.inject({ method: 'POST', url: '/api/probe/notes', payload: { text: 'x' } })).statusCode).toBe(401);
    const viewer = await signIn(app, 'viewer@example.com');
    const answer = await app.inject({ method: 'POST', url: '/api/probe/notes', headers: viewer, payload: { text: 'x' } });
    expect([answer.statusCode, answer.json().details]).toEqual([403, { permission: 'leads.write' }]);
    expect((await app.inject({ url: '/api/probe/open' })).json()).toEqual({ isOpen: true });
  });

  it.each([
    '//api/probe/context',
    '/api/probe/context/',
    '/API/probe/context',
    '/api/probe/%63ontext',
    '/api//probe/context',
    '/api/probe/context;a=1',
    '/api/probe/context%00',
    '/api/probe/./context',
    '/api/v1/probe/context',
    '/api/v1//probe/context',
  ])('is not dodged by %s', async (url) => {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'] as const) {
      const answer = await app.inject({ method, url, headers: { 'x-http-method-override': 'GET' } });
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    }
  });

  it('knows every plugin route', () => {
    const nest = Object.entries(buildOpenApi(app).paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    const others = collectedRoutes(app).filter((route) => !nest.includes(route) && route !== 'GET /api/probe/closed');
    const known = [/^GET \/$/, /^GET \/admin\//, /^GET \/admin$/, /^GET \/docs/, /^GET \/openapi\.json$/];
    expect(others.filter((route) => !known.some((pattern) => pattern.test(route)))).toEqual([]);
  });
});

describe('errors', () => {
  it('have one shape everywhere', async () => {
    const cases: [object, number, string][] = [
      [{ url: '/nowhere' }, 404, 'route.not_found'],
      [{ url: '/%zz' }, 400, 'request.malformed'],
      [
        { method: 'POST', url: '/api/auth/login', payload: '{"email":', headers: { 'content-type': 'application/json' } },
        400,
        'request.malformed',
      ],
      [
        { method: 'POST', url: '/api/auth/login', payload: '{"__proto__":{"x":1}}', headers: { 'content-type': 'application/json' } },
        400,
        'request.malformed',
      ],
      [{ method: 'POST', url: '/api/auth/login', payload: 'hello', headers: { 'content-type': 'text/plain' } }, 415, 'request.media_type'],
      [{ method: 'POST', url: '/api/auth/login', payload: { email: 'x'.repeat(1_100_000), password: 'x' } }, 413, 'request.too_large'],
      [{ url: '/api/probe/broken', headers: owner }, 500, 'internal'],
      [{ url: `/api/users/${'x'.repeat(450)}`, headers: owner }, 404, 'record.not_found'],
      [{ url: '/api/users?filter[orgId]=1', headers: owner }, 400, 'request.invalid'],
    ];
    for (const [request, status, code] of cases) {
      const answer = await app.inject(request);
      const body = answer.json<Record<string, unknown>>();
      expect([request, answer.statusCode, body.code]).toEqual([request, status, code]);
      expect(body.requestId).toMatch(/^[0-9a-f-]{36}$/);
      expect(answer.body).not.toMatch(/no_such_table|stack|node_modules|FST_|SELECT/);
      expect(Object.keys(body).every((key) => ['code', 'message', 'requestId', 'errors', 'details'].includes(key))).toBe(true);
    }
  });

  it('name the wrong list parameter', async () => {
    const answer = await app.inject({ url: '/api/users?sort=passwordHash&filter[crown]=king', headers: owner });
    expect(Object.keys(answer.json<{ errors: object }>().errors)).toEqual(['sort', 'filter[crown]']);
  });

  it('answer 503 with retry-after when the database is gone, and recover', async () => {
    await withClient(kernel.db.adminUrl.replace(/\/[^/]*$/, '/postgres'), async (admin) => {
      await admin.query(`ALTER DATABASE ${kernel.db.name} WITH ALLOW_CONNECTIONS false`);
      await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${kernel.db.name}'`);
      const statuses = await Promise.all(
        [1, 2, 3].map(async () => (await app.inject({ url: '/api/settings', headers: owner })).statusCode),
      );
      expect(statuses).toEqual([503, 503, 503]);
      const answer = await app.inject({ url: '/api/settings', headers: owner });
      expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '2']);
      await admin.query(`ALTER DATABASE ${kernel.db.name} WITH ALLOW_CONNECTIONS true`);
    });
    await vi.waitFor(async () => expect((await app.inject({ url: '/api/settings', headers: owner })).statusCode).toBe(200), {
      timeout: 45_000,
      interval: 300,
    });
  });
});

describe('requests', () => {
  it('run under the org and the person of the token, with the id of the caller', async () => {
    const answer = await app.inject({ url: '/api/v1/probe/context', headers: { ...owner, 'x-request-id': 'trace-12345678' } });
    expect(answer.json()).toMatchObject({ orgId, requestId: 'trace-12345678', actor: { type: 'user', name: 'Owner' } });
    expect(answer.headers['x-request-id']).toBe('trace-12345678');
    const unsafe = await app.inject({ url: '/api/probe/open', headers: { 'x-request-id': 'a b<script>' } });
    expect(unsafe.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('get the security headers', async () => {
    const { headers } = await app.inject({ url: '/api/probe/open' });
    const csp = String(headers['content-security-policy']);
    expect(csp).toContain("script-src 'self';");
    expect(csp).toContain("frame-ancestors 'none'");
    expect(csp).not.toContain('upgrade-insecure-requests');
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('keep many contexts apart', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        app.inject({ url: '/api/probe/context', headers: { ...owner, 'x-request-id': `request-${index}` } }),
      ),
    );
    expect(answers.map((answer) => answer.json<{ requestId: string }>().requestId)).toEqual(answers.map((_, index) => `request-${index}`));
  });
});

describe('Idempotency-Key', () => {
  const note = (text: string, key: string) =>
    app.inject({ method: 'POST', url: '/api/probe/notes', headers: { ...owner, 'idempotency-key': key }, payload: { text } });

  it('does the work once and repeats the answer', async () => {
    const first = await note('a', 'key-1');
    const second = await note('a', 'key-1');
    expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
    expect(second.json()).toEqual(first.json());
    expect(first.json()).toMatchObject({ orgId });
    expect(second.headers['idempotent-replayed']).toBe('true');
  });

  it('refuses another body', async () => {
    await note('a', 'key-2');
    const other = await note('b', 'key-2');
    expect([other.statusCode, other.json().code]).toEqual([422, 'request.key_reused']);
  });

  it('asks to wait while the first request runs', async () => {
    const probe = app.get(Probe);
    const first = note('wait', 'key-3');
    await vi.waitFor(() => expect(probe.release).not.toBeNull(), { timeout: 45_000 });
    const second = await note('wait', 'key-3');
    expect([second.statusCode, second.json().code]).toEqual([409, 'request.in_flight']);
    probe.release?.();
    expect((await first).statusCode).toBe(201);
  });

  it('runs once under fifty copies at once', async () => {
    const probe = app.get(Probe);
    const before = probe.runs;
    const answers = await Promise.all(Array.from({ length: 50 }, () => note('many', 'key-4')));
    expect(probe.runs - before).toBe(1);
    expect(answers.every((answer) => answer.statusCode === 201 || answer.statusCode === 409)).toBe(true);
  });

  it('does not keep an error', async () => {
    expect((await note('fail', 'key-5')).statusCode).toBe(500);
    expect((await note('fail', 'key-5')).statusCode).toBe(500);
    expect((await note('ok', 'key-5')).statusCode).toBe(201);
  });
});

describe('console', () => {
  it('is served with deep links, and missing files stay missing', async () => {
    expect((await app.inject({ url: '/' })).headers.location).toBe('/admin/');
    expect((await app.inject({ url: '/admin' })).statusCode).toBe(301);
    for (const url of ['/admin/', '/admin/leads', '/admin/leads/1']) {
      const answer = await app.inject({ url });
      expect([url, answer.statusCode, answer.headers['cache-control']]).toEqual([url, 200, 'no-cache']);
      expect(answer.body).toContain('<title>console</title>');
    }
    const asset = await app.inject({ url: '/admin/assets/app-abc123.js' });
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const url of ['/admin/assets/gone.js', '/admin/favicon.ico', '/admin/../package.json', '/admin/%2e%2e/package.json']) {
      expect([url, (await app.inject({ url })).statusCode >= 400]).toEqual([url, true]);
    }
  });
});

describe('OpenAPI', () => {
  it('is complete: tenancy, permission, summary and typed answers', async () => {
    const document = buildOpenApi(app);
    const problems = openApiProblems(document).filter((problem) => !problem.includes('/api/probe/closed'));
    expect(problems).toEqual([]);
    expect(openApiProblems(document)).toContain('GET /api/probe/closed carries no x-tenancy');
    const users = document.paths['/api/users']!;
    expect(users.get).toMatchObject({ 'x-tenancy': 'org', 'x-permission': 'users.read' });
    expect(users.post!.responses).toHaveProperty('201');
    expect(users.get!.parameters?.map((parameter) => ('name' in parameter ? parameter.name : ''))).toEqual(
      expect.arrayContaining(['page', 'filter[role]', 'q']),
    );
    expect((await app.inject({ url: '/openapi.json' })).json().info.title).toBe('Ringback');
    expect((await app.inject({ url: '/docs' })).statusCode).toBe(200);
  });
});
