import { withClient } from '../harness/template.js';
import { checksums } from './fixtures.js';
import { startIsolationWorld } from './isolation-world.js';
import type { Operation } from './operations.js';
import { Requests, named } from './request.js';

const world = await startIsolationWorld();
afterAll(() => world.close());
const { a, b, as } = world;
const requests = new Requests(world.app);
const { document, tenant } = requests;

/** Which table a resource of a path is kept in, when the name differs. */
const TABLES: Record<string, string[]> = {
  actions: ['escalations'],
  current: ['orgs', 'org_settings'],
  settings: ['orgs', 'org_settings'],
  numbers: ['channel_accounts'],
  users: ['users', 'memberships'],
  people: ['users', 'agency_memberships'],
  'api-keys': ['api_keys'],
  messages: ['messages', 'outbound'],
  setup: ['second_factors'],
  confirm: ['second_factors', 'recovery_codes'],
  versions: ['profile_versions'],
  publish: ['profile_states', 'profile_releases'],
  rollback: ['profile_states', 'profile_releases'],
  test: ['profile_states', 'profile_releases'],
  generate: ['profile_versions'],
  'notification-preferences': ['org_settings'],
};
/** Columns that no request may ever name, whatever it is about. */
const NEVER = [
  'orgId',
  'org_id',
  'id',
  'role',
  'isAdmin',
  'agencyId',
  'createdAt',
  'updatedAt',
  'passwordHash',
  'permissions',
  '__proto__',
  'constructor',
];

const camel = (name: string): string => name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const columns = await withClient(world.db.adminUrl, async (client) => {
  const { rows } = await client.query<{ table: string; name: string }>(
    `SELECT c.relname AS table, a.attname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`,
  );
  const result = new Map<string, string[]>();
  for (const { table, name } of rows) result.set(table, [...(result.get(table) ?? []), camel(name)]);
  return result;
});

function resourceOf(path: string): string {
  return (
    path
      .split('/')
      .filter((segment) => segment !== '' && !segment.startsWith('{'))
      .at(-1) ?? ''
  );
}
function tablesOf(path: string): string[] {
  const resource = resourceOf(path);
  return (TABLES[resource] ?? [resource]).filter((table) => columns.has(table));
}
const properties = (operation: Operation): Record<string, unknown> => (operation.body?.properties ?? {}) as Record<string, unknown>;

const writing = tenant.filter((operation) => operation.body !== null);
const cases = writing.flatMap((operation) => {
  const hidden = new Set([...NEVER, ...tablesOf(operation.path).flatMap((table) => columns.get(table) ?? [])]);
  return [...hidden]
    .filter((field) => !Object.hasOwn(properties(operation), field))
    .map((field) => [operation.name, field, operation] as const);
});

/** 3.3: a column that a request does not offer cannot be written through it. */
describe('fields that are not of the request', () => {
  let before: Record<string, string>;
  beforeAll(async () => {
    before = await withClient(world.db.adminUrl, (client) => checksums(client, a.orgId));
  });
  it('are many', () => expect(cases.length).toBeGreaterThan(350));

  it.each(cases)('%s refuses %s', async (_name, field, operation) => {
    const sample = JSON.stringify(requests.body(operation, a) ?? {});
    // written as text, because an object literal would swallow __proto__
    const payload = sample === '{}' ? `{"${field}":"${b.orgId}"}` : `${sample.slice(0, -1)},"${field}":"${b.orgId}"}`;
    let url = operation.path;
    for (const { name, resource } of operation.parameters) url = url.replace(`{${name}}`, a.ids[resource]!);
    const answer = await world.app.inject({
      method: operation.method,
      url,
      headers: { ...as.agency_owner, 'content-type': 'application/json' },
      payload,
    });
    expect(answer.statusCode, answer.body).toBe(400);
  });

  it('and nothing was written', async () => {
    expect(await withClient(world.db.adminUrl, (client) => checksums(client, a.orgId))).toEqual(before);
  });
});

interface Parameter {
  name: string;
  schema?: { enum?: string[] };
}
const lists = tenant.filter((operation) =>
  ((document.paths[operation.path]?.get?.parameters ?? []) as Parameter[]).some(
    (parameter) => operation.method === 'GET' && parameter.name === 'sort',
  ),
);
const SECRETS = ['passwordHash', 'credentialsSealed', 'refreshHash', 'addressHmac', 'orgId', 'org_id', '1', 'id;--', 'constructor'];

describe('lists', () => {
  const unlisted = lists.flatMap((operation) => {
    const parameters = (document.paths[operation.path]!.get!.parameters ?? []) as Parameter[];
    const sorts = parameters.find((parameter) => parameter.name === 'sort')?.schema?.enum ?? [];
    const filters = parameters.map((parameter) => parameter.name);
    const fields = new Set([...SECRETS, ...tablesOf(operation.path).flatMap((table) => columns.get(table) ?? [])]);
    return [...fields].flatMap((field) => [
      ...(sorts.includes(field) ? [] : [[operation.name, `sort=${encodeURIComponent(field)}`, operation] as const]),
      ...(filters.some((name) => name.startsWith(`filter[${field}]`))
        ? []
        : [[operation.name, `filter[${encodeURIComponent(field)}]=x`, operation] as const]),
    ]);
  });
  it('are many', () => expect([lists.length, unlisted.length].every((count, index) => count > [8, 200][index]!)).toBe(true));

  it.each(unlisted)('%s refuses ?%s', async (_name, query, operation) => {
    const required = operation.requiredQueries.map(({ name }) => `${encodeURIComponent(name)}=${a.ids.conversations}`).join('&');
    const answer = await world.app.inject({
      url: `${operation.path.replace('{id}', a.ids.leads!)}?${required}&${query}`,
      headers: as.agency_owner,
    });
    expect(answer.statusCode, answer.body).toBe(400);
  });
});

/** What is kept but never told. */
const HIDDEN =
  /passwordHash|password_hash|refreshHash|refresh_hash|secretHash|secret_hash|credentialsSealed|credentials_sealed|addressHmac|address_hmac|authToken|auth_token|claimToken|leaseToken|\$argon2/;

describe('answers', () => {
  it.each(named(tenant.filter((operation) => operation.method === 'GET')))('%s tells no secret', async (_name, operation) => {
    const answer = await requests.call(operation, as.agency_owner, a.ids);
    expect(answer.status).toBe(200);
    expect(answer.body).not.toMatch(HIDDEN);
  });
});
