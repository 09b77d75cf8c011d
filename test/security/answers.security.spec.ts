import fc from 'fast-check';
import { startIsolationWorld } from '../isolation/isolation-world.js';

/** The same requests in every run: what breaks once breaks again. */
const SEED = 20261121;

// behind https, as in production
const world = await startIsolationWorld({ env: { PUBLIC_BASE_URL: 'https://answers.example' } });
afterAll(() => world.close());
const { app, as } = world;

/** Where a file of ours, a package or a line of the database shows through. */
const INSIDE =
  /\bat \S+ \(|node_modules|\.[jt]s:\d|\/src\/|\/dist\/|\bSELECT\b|\bpg_\w+|TypeORM|QueryFailed|Nest[A-Z]|ECONN|postgres(?:ql)?:\/\//;
const EVIL = 'https://evil.example';
const json = { 'content-type': 'application/json' };

type Asked = Exclude<Parameters<typeof app.inject>[0], string> & { url: string };
const ANSWERS: [string, Asked, number][] = [
  ['a list', { url: '/api/leads', headers: as.org_owner }, 200],
  ['nobody signed in', { url: '/api/leads' }, 401],
  ['a forged token', { url: '/api/leads', headers: { authorization: 'Bearer a.b.c' } }, 401],
  ['a wrong password', { method: 'POST', url: '/api/auth/login', payload: { email: 'a@example.com', password: 'wrong password' } }, 401],
  ['a role that may not', { url: '/api/api-keys', headers: as.viewer }, 403],
  ['an id of nobody', { url: '/api/leads/0190d9a0-0000-7000-8000-0000000000ff', headers: as.org_owner }, 404],
  ['an id that is none', { url: '/api/leads/x', headers: as.org_owner }, 404],
  ['no such address', { url: '/api/no-such-thing', headers: as.org_owner }, 404],
  ['no such page', { url: '/no-such-page' }, 404],
  ['a wrong parameter', { url: '/api/leads?sort=secret', headers: as.org_owner }, 400],
  ['broken JSON', { method: 'POST', url: '/api/leads', headers: { ...as.org_owner, ...json }, payload: '{"a":' }, 400],
  ['a body of the wrong kind', { method: 'POST', url: '/api/leads', headers: { ...as.org_owner, ...json }, payload: '[1]' }, 400],
  ['a field too many', { method: 'POST', url: '/api/leads', headers: as.org_owner, payload: { phone: '+13125550190', orgId: 'x' } }, 400],
  [
    'a body that is too large',
    { method: 'POST', url: '/api/leads', headers: { ...as.org_owner, ...json }, payload: `"${'x'.repeat(1_100_000)}"` },
    413,
  ],
  ['plain text', { method: 'POST', url: '/api/leads', headers: { ...as.org_owner, 'content-type': 'text/plain' }, payload: 'x' }, 415],
  ['XML', { method: 'POST', url: '/api/leads', headers: { ...as.org_owner, 'content-type': 'application/xml' }, payload: '<x/>' }, 415],
  [
    'a webhook without a signature',
    { method: 'POST', url: '/webhooks/twilio/messages', payload: 'To=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    404,
  ],
  ['a link of nobody', { url: '/l/nobody' }, 404],
  ['a document of nobody', { url: '/files/nobody' }, 404],
  ['the health page', { url: '/health' }, 200],
];

/** 3.11: every answer, good or bad, protects the browser and tells nothing of the inside. */
describe.each(ANSWERS)('the answer to %s', (_what, request, status) => {
  const ask = () => app.inject({ ...request, headers: { ...request.headers, origin: EVIL } });

  it('carries the headers that protect a browser', async () => {
    const { headers, statusCode, body } = await ask();
    expect(statusCode, body).toBe(status);
    expect(headers['content-security-policy']).toMatch(/script-src 'self'(;|$)/);
    expect(headers['content-security-policy']).toMatch(/frame-ancestors 'none'/);
    expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8}/);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
    expect(headers['referrer-policy']).toMatch(/^(same-origin|no-referrer)$/);
    expect(headers['x-request-id']).toBeTruthy();
    if (request.url.startsWith('/api/')) expect(headers['cache-control']).toBe('no-store');
  });

  it('lets no other site read it, and tells nothing of the inside', async () => {
    const { headers, body } = await ask();
    const told = Object.keys(headers).filter((name) => /^access-control-|^x-powered-by$|^server$/.test(name));
    expect(told).toEqual([]);
    if (status >= 400) {
      expect(body).not.toMatch(INSIDE);
      // a customer who opened a link gets a page
      if (!String(headers['content-type']).startsWith('text/html'))
        expect(Object.keys(JSON.parse(body) as object)).toEqual(expect.arrayContaining(['code', 'message', 'requestId']));
    }
  });
});

it.each(['/api/leads', '/api/auth/login', '/webhooks/twilio/messages', '/admin/'])(
  '%s answers no other site that asks first',
  async (url) => {
    const { headers, statusCode } = await app.inject({
      method: 'OPTIONS',
      url,
      headers: { origin: EVIL, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
    });
    expect(statusCode).toBeGreaterThanOrEqual(400);
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  },
);

it('a hundred odd requests tell nothing of the inside', async () => {
  const odd = fc.record({
    method: fc.constantFrom<'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'>('GET', 'POST', 'PATCH', 'PUT', 'DELETE'),
    path: fc.constantFrom(
      '/api/leads',
      '/api/contacts',
      '/api/appointments',
      '/api/settings',
      '/api/auth/login',
      '/webhooks/twilio/voice/status',
      '/l',
      '/files',
    ),
    rest: fc.string({ unit: 'binary', maxLength: 30 }),
    body: fc.jsonValue({ maxDepth: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(odd, async ({ method, path, rest, body }) => {
      const url = `${path}/${encodeURIComponent(rest.toWellFormed())}`;
      const answer = await app.inject({
        method,
        url,
        headers: { ...as.org_owner, ...json },
        ...(method === 'GET' ? {} : { payload: JSON.stringify(body) }),
      });
      if (answer.statusCode < 400) return;
      expect(answer.statusCode, `${method} ${url} ${answer.body}`).toBeLessThan(500);
      expect(answer.body).not.toMatch(INSIDE);
    }),
    { numRuns: 100, seed: SEED },
  );
});
