import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { startIsolationWorld } from '../isolation/isolation-world.js';
import { Requests } from '../isolation/request.js';

const world = await startIsolationWorld();
afterAll(() => world.close());
const { app, a, b, as, db } = world;
const requests = new Requests(app);

/** What a viewer must not do or see, by hand: the twenty routes that would hurt most. */
const SENSITIVE: [string, string][] = [
  ['GET', '/api/audit'],
  ['GET', '/api/users'],
  ['POST', '/api/users'],
  ['DELETE', '/api/users/{users}'],
  ['PATCH', '/api/users/{users}'],
  ['GET', '/api/settings'],
  ['PATCH', '/api/settings'],
  ['PATCH', '/api/orgs/current'],
  ['POST', '/api/numbers'],
  ['DELETE', '/api/numbers/{numbers}'],
  ['POST', '/api/contacts'],
  ['PATCH', '/api/contacts/{contacts}'],
  ['POST', '/api/leads'],
  ['POST', '/api/conversations/{conversations}/takeover'],
  ['POST', '/api/conversations/{conversations}/messages'],
  ['POST', '/api/suppressions'],
  ['DELETE', '/api/suppressions/{suppressions}'],
  ['GET', '/api/admin/dead-letters'],
  ['POST', '/api/privacy/erase'],
  ['GET', '/api/agency/orgs'],
];
const fill = (path: string): string => path.replaceAll(/\{(\w+)\}/g, (_, resource: string) => a.ids[resource]!);
const VARIANTS: [string, (path: string) => string][] = [
  ['two slashes in front', (path) => `/${path}`],
  ['two slashes inside', (path) => path.replace('/api/', '/api//')],
  ['a slash behind', (path) => `${path}/`],
  ['capital letters', (path) => path.toUpperCase()],
  ['an encoded letter', (path) => path.replace('/api/', '/%61pi/')],
  ['an encoded dot segment', (path) => path.replace('/api/', '/api/%2e/')],
  ['a step back', (path) => path.replace('/api/', '/api/x/../')],
  ['an encoded slash', (path) => path.replace('/api/', '/api%2f')],
  ['a matrix parameter', (path) => `${path};x=1`],
  ['a NUL', (path) => `${path}%00`],
  ['a version in front', (path) => path.replace('/api/', '/api/v1/')],
  ['a suffix', (path) => `${path}.json`],
  ['a backslash', (path) => path.replace('/api/', '/api\\')],
];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

describe.each(SENSITIVE)('%s %s', (method, template) => {
  it('exists, so that its refusals mean something', () => {
    const known = requests.all.some(
      (operation) =>
        operation.method === method && fill(operation.path.replaceAll(/\{\w+\}/g, 'x')) === fill(template.replaceAll(/\{\w+\}/g, 'x')),
    );
    expect(known).toBe(true);
  });

  it.each(VARIANTS)('is not opened by %s', async (_name, vary) => {
    for (const verb of METHODS) {
      for (const headers of [{}, as.viewer]) {
        const answer = await app.inject({
          method: verb,
          url: vary(fill(template)),
          headers: { ...headers, 'x-http-method-override': method },
          ...(verb === 'GET' || verb === 'HEAD' ? {} : { payload: {} }),
        });
        // a viewer may read what another method of the same path shows to viewers
        const mayRead = headers === as.viewer && (verb === 'GET' || verb === 'HEAD') && method !== 'GET';
        if (!mayRead) expect([verb, answer.statusCode, answer.statusCode >= 400]).toEqual([verb, answer.statusCode, true]);
      }
    }
  });

  it('is not opened by a header that rewrites the method or the address', async () => {
    for (const headers of [
      { 'x-http-method-override': method },
      { 'x-http-method': method },
      { 'x-original-url': fill(template) },
      { 'x-rewrite-url': fill(template) },
      { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1' },
      { host: '127.0.0.1' },
    ]) {
      const answer = await app.inject({
        method: method as 'GET',
        url: fill(template),
        headers,
        ...(method === 'GET' ? {} : { payload: {} }),
      });
      expect(answer.statusCode).toBe(401);
    }
  });
});

/** 3.4: what test/e2e/auth.e2e.spec.ts does not forge already. */
describe('an access token', () => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const hmac = (header: object, claims: object, key: string): string => {
    const text = `${part(header)}.${part(claims)}`;
    return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
  };
  const token = as.org_owner.authorization.slice('Bearer '.length);
  const claims = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const rsa = (): string => {
    const text = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
    return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`;
  };
  const forged: [string, () => string][] = [
    ['alg None', () => `${part({ alg: 'None' })}.${part(claims)}.`],
    ['alg NONE with a signature', () => `${part({ alg: 'NONE' })}.${part(claims)}.${token.split('.')[2]}`],
    ['no alg', () => `${part({ typ: 'JWT' })}.${part(claims)}.${token.split('.')[2]}`],
    ['RS256 with a key of the attacker', rsa],
    ['HS256 with the empty key', () => hmac({ alg: 'HS256' }, claims, '')],
    ['kid as a path', () => hmac({ alg: 'HS256', kid: '../../../../dev/null' }, claims, '')],
    ['kid as SQL', () => hmac({ alg: 'HS256', kid: "x' UNION SELECT 'k'--" }, claims, 'k')],
    ['jwk in the header', () => hmac({ alg: 'HS256', jwk: { kty: 'oct', k: 'aw' } }, claims, 'k')],
    ['jku in the header', () => hmac({ alg: 'HS256', jku: 'http://127.0.0.1/k' }, claims, 'k')],
    [
      'a longer life under the old signature',
      () => `${token.split('.')[0]}.${part({ ...claims, exp: 4_000_000_000 })}.${token.split('.')[2]}`,
    ],
    ['a role in the claims', () => `${token.split('.')[0]}.${part({ ...claims, role: 'agency_owner' })}.${token.split('.')[2]}`],
    ['an org of others, rightly signed', () => hmac({ alg: 'HS256', typ: 'JWT' }, { ...claims, org: b.orgId }, db.jwtSecret)],
    ['a list as audience of others', () => hmac({ alg: 'HS256' }, { ...claims, aud: ['else'] }, db.jwtSecret)],
    ['a token in five parts', () => `${token}.x.y`],
    ['a token with a line break', () => `${token.slice(0, 20)}%0d%0a${token.slice(20)}`],
    ['a token signed with the key of the seals', () => hmac({ alg: 'HS256' }, claims, db.encryptionKey)],
  ];
  it.each(forged)('with %s is refused', async (_name, make) => {
    expect((await app.inject({ url: '/api/auth/me', headers: { authorization: `Bearer ${make()}` } })).statusCode).toBe(401);
  });

  it.each(['Basic', 'Token', 'bearer bearer', ''])('behind the word %j is refused', async (word) => {
    expect((await app.inject({ url: '/api/auth/me', headers: { authorization: `${word} ${token}` } })).statusCode).toBe(401);
  });

  it.each(['access_token', 'token', 'authorization'])('is not read from ?%s, the body or a cookie', async (name) => {
    expect((await app.inject({ url: `/api/auth/me?${name}=${token}` })).statusCode).toBe(401);
    expect((await app.inject({ url: '/api/auth/me', headers: { cookie: `${name}=${token}` } })).statusCode).toBe(401);
  });

  it('says the same about an address that is unknown and a password that is wrong', async () => {
    const answers = new Set<string>();
    const attempt = async (which: 'known' | 'unknown', index: number): Promise<void> => {
      const email = which === 'known' ? 'org_owner@example.com' : `nobody${index}@example.com`;
      const answer = await app.inject({
        method: 'POST',
        url: '/api/auth/login',
        payload: { email, password: `wrong ${index}` },
        remoteAddress: `10.1.${index}.${which.length}`,
      });
      const { requestId: _id, ...body } = answer.json<Record<string, unknown>>();
      answers.add(`${answer.statusCode} ${JSON.stringify(body)}`);
    };
    for (let index = 0; index < 24; index += 1) {
      for (const which of index % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) await attempt(which, index);
    }
    expect([...answers]).toHaveLength(1);
  });
});
