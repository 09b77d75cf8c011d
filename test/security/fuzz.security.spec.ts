import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Config } from '../../src/platform/config/config.service.js';
import { withClient } from '../harness/template.js';
import { fillOrg } from '../isolation/fixtures.js';
import type { OrgFixture } from '../isolation/fixtures.js';
import { SAMPLES, STREAMS } from '../isolation/expectations.js';
import { startIsolationWorld } from '../isolation/isolation-world.js';
import type { Operation } from '../isolation/operations.js';
import { Requests, resourceOf } from '../isolation/request.js';
import { following, nasty, queryValue, twisted } from './schema-arbitrary.js';
import { schemaProblems } from './schema-check.js';
import type { Schema } from './schema-check.js';
import { isSignedForm, signedRequests } from './signed-webhooks.js';
import type { Line } from './signed-webhooks.js';

// `npm run fuzz` asks for a hundred requests per operation; the few here keep the generator itself alive.
const RUNS = Number(process.env.FUZZ_RUNS ?? 8);
const SEED = Number(process.env.FUZZ_SEED ?? 20261121);
const world = await startIsolationWorld();
afterAll(() => world.close());
const { app, as } = world;
const base = app.get(Config, { strict: false }).values.publicBaseUrl;
const requests = new Requests(app);
const { document } = requests;
const operations = requests.all.filter((operation) => !STREAMS.includes(operation.name));

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: Schema;
}
interface Declared {
  parameters?: Parameter[];
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}
interface Sent {
  url: string;
  payload: string | undefined;
  contentType: string;
  /** Of a webhook that its provider could have sent. */
  signature?: string;
}
const declared = (operation: Operation): Declared =>
  (document.paths[operation.path] as unknown as Record<string, Declared>)[operation.method.toLowerCase()]!;

function pathsOf(operation: Operation, own: OrgFixture): fc.Arbitrary<string> {
  const values = operation.parameters.map(({ resource }) =>
    fc.oneof(
      { weight: 4, arbitrary: fc.constant(own.ids[resource] ?? randomUUID()) },
      { weight: 1, arbitrary: fc.uuid() },
      { weight: 1, arbitrary: nasty },
    ),
  );
  return fc
    .tuple(...values)
    .map((ids) =>
      ids.reduce((path, id, index) => path.replace(`{${operation.parameters[index]!.name}}`, encode(id) || '%20'), operation.path),
    );
}

/** Lone surrogates cannot stand in an address. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).slice(0, 4000);
}

function queriesOf(operation: Operation): fc.Arbitrary<string> {
  const parameters = (declared(operation).parameters ?? []).filter((parameter) => parameter.in === 'query');
  const parts = parameters.map((parameter) =>
    fc
      .option(queryValue(document, parameter.schema), { freq: parameter.required ? 8 : 2, nil: null })
      .map((value) => (value === null ? [] : [`${encode(parameter.name)}=${encode(value)}`])),
  );
  const strange = fc.constantFrom(
    [],
    [],
    [],
    ['a[b][c]=1'],
    ['page=1&page=2'],
    ['__proto__[x]=1'],
    ['filter[status][in]=a,b'],
    ['q[]=x'],
    ['%ff=1'],
  );
  return fc.tuple(...parts, strange).map((lists) => lists.flat().join('&'));
}

function bodiesOf(operation: Operation): fc.Arbitrary<Pick<Sent, 'payload' | 'contentType'>> {
  const json = (value: unknown): Pick<Sent, 'payload' | 'contentType'> => ({
    payload: JSON.stringify(value) ?? 'null',
    contentType: 'application/json',
  });
  if (operation.method === 'GET') return fc.constant({ payload: undefined, contentType: 'application/json' });
  if (operation.tenancy === 'webhook') {
    const form = fc.dictionary(
      fc.constantFrom('To', 'From', 'Body', 'MessageSid', 'CallSid', 'AccountSid', 'CallStatus', 'MessageStatus'),
      nasty,
    );
    return form.map((value) => ({ payload: new URLSearchParams(value).toString(), contentType: 'application/x-www-form-urlencoded' }));
  }
  const broken = fc.constantFrom('', '{', '[1', '"', '{"a":1}}', 'null', '{"a":\u0000}', '[]', '0', `${'['.repeat(200)}${']'.repeat(200)}`);
  const schema = operation.body;
  if (!schema)
    return fc.oneof(
      fc.constant({ payload: undefined, contentType: 'application/json' }),
      broken.map((payload) => ({ payload, contentType: 'application/json' })),
    );
  return fc.oneof(
    { weight: 4, arbitrary: following(document, schema).map(json) },
    { weight: 5, arbitrary: twisted(document, schema).map(json) },
    { weight: 1, arbitrary: broken.map((payload) => ({ payload, contentType: 'application/json' })) },
  );
}

/** Right in every part that the schema knows of. */
function rightRequests(operation: Operation, own: OrgFixture): fc.Arbitrary<Sent> {
  const path = operation.parameters.reduce(
    (text, { name, resource }) => text.replace(`{${name}}`, own.ids[resource] ?? randomUUID()),
    operation.path,
  );
  const parameters = (declared(operation).parameters ?? []).filter((parameter) => parameter.in === 'query');
  const parts = parameters.map((parameter) => {
    const value = parameter.required
      ? fc.constant(own.ids[resourceOf(parameter.name)] ?? '')
      : following(document, parameter.schema).map(String);
    return fc
      .option(value, { freq: parameter.required ? 1000 : 1, nil: null })
      .map((text) => (text === null ? [] : [`${encode(parameter.name)}=${encode(text)}`]));
  });
  const sample = SAMPLES[operation.name]?.(own) ?? {};
  const body = operation.body
    ? following(document, operation.body).map((value) => JSON.stringify({ ...(value as object), ...sample }))
    : fc.constant(undefined);
  return fc.tuple(fc.tuple(...parts), body).map(([lists, payload]) => {
    const query = lists.flat().join('&');
    return { url: query === '' ? path : `${path}?${query}`, payload, contentType: 'application/json' };
  });
}

function requestsOf(operation: Operation, own: OrgFixture): fc.Arbitrary<Sent> {
  const wrong = fc
    .tuple(pathsOf(operation, own), queriesOf(operation), bodiesOf(operation))
    .map(([path, query, body]) => ({ url: query === '' ? path : `${path}?${query}`, ...body }));
  return operation.tenancy === 'webhook' ? wrong : fc.oneof(rightRequests(operation, own), wrong);
}

/** What is wrong with the answer; empty when it is as declared. */
function faultsOf(operation: Operation, status: number, contentType: string, body: string): string[] {
  if (status >= 500) return [`${status} ${body.slice(0, 300)}`];
  if (body === '' || !contentType.includes('application/json')) return [];
  const { responses } = declared(operation);
  const answer = responses[String(status)] ?? (status >= 400 ? responses.default : undefined);
  if (!answer) return [`the status ${status} is not declared`];
  const schema = answer.content?.['application/json']?.schema;
  return schema ? schemaProblems(document, schema, JSON.parse(body)).map((problem) => `${status} ${problem}`) : [];
}

/** Half of what goes to the webhooks of a number is signed by its account: behind the signature the parsing begins. */
function samplesOf(operation: Operation, own: OrgFixture, line: Line): Sent[] {
  const sample = (requests: fc.Arbitrary<Sent>, numRuns: number): Sent[] => fc.sample(requests, { numRuns, seed: SEED });
  if (!isSignedForm(operation)) return sample(requestsOf(operation, own), RUNS);
  const signed = Math.ceil(RUNS / 2);
  return [...sample(signedRequests(operation, line), signed), ...sample(requestsOf(operation, own), RUNS - signed)];
}

let total = 0;
const signed = { accepted: 0, refused: 0, malformed: 0 };
const statuses: Record<string, number> = {};

describe('generated requests', () => {
  it.each(operations.map((operation) => [operation.name, operation] as const))(
    `%s answers ${RUNS} of them as declared, and never with 5xx`,
    async (_name, operation) => {
      const { own, line } = await withClient(world.db.adminUrl, async (client) => {
        const filled = await fillOrg(client, world.a.orgId, world.a.canary, world.network);
        const { rows } = await client.query<{ sid: string }>('SELECT external_account_id AS sid FROM channel_accounts WHERE id = $1', [
          filled.ids.numbers,
        ]);
        return { own: filled, line: { base, number: filled.number, accountSid: rows[0]!.sid, token: 'token of the test' } };
      });
      const faults = new Map<string, string>();
      for (const sent of samplesOf(operation, own, line)) {
        const answer = await app.inject({
          method: operation.method,
          url: sent.url,
          headers: {
            ...as.agency_owner,
            'x-forwarded-for': '10.0.0.1',
            ...(sent.payload === undefined ? {} : { 'content-type': sent.contentType }),
            ...(sent.signature === undefined ? {} : { 'x-twilio-signature': sent.signature }),
          },
          ...(sent.payload === undefined ? {} : { payload: sent.payload }),
        });
        total += 1;
        if (sent.signature !== undefined)
          signed[answer.statusCode === 200 ? 'accepted' : answer.statusCode === 403 ? 'refused' : 'malformed'] += 1;
        statuses[`${Math.floor(answer.statusCode / 100)}xx`] = (statuses[`${Math.floor(answer.statusCode / 100)}xx`] ?? 0) + 1;
        for (const fault of faultsOf(operation, answer.statusCode, String(answer.headers['content-type'] ?? ''), answer.body)) {
          const kind = fault.replaceAll(/\d{2,}|"requestId":"[^"]*"/g, '#');
          if (!faults.has(kind))
            faults.set(kind, `${fault}\n  ${operation.method} ${sent.url.slice(0, 300)} ${(sent.payload ?? '').slice(0, 500)}`);
        }
      }
      expect([...faults.values()].slice(0, 5).join('\n')).toBe('');
    },
    180_000,
  );

  it('went behind the signature of the webhooks, and were stored there', async () => {
    process.stdout.write(`fuzz: signed webhooks ${JSON.stringify(signed)}\n`);
    expect(signed.refused).toBe(0);
    expect(signed.accepted).toBeGreaterThan(operations.filter(isSignedForm).length * (RUNS / 4));
    const [stored] = await withClient(world.db.adminUrl, async (client) => {
      const { rows } = await client.query<{ texts: number; calls: number; receipts: number }>(
        `SELECT (SELECT count(*)::int FROM inbound_events WHERE type = 'message') AS texts, (SELECT count(*)::int FROM inbound_events WHERE type = 'receipt') AS receipts,
           (SELECT count(*)::int FROM calls WHERE provider_call_id LIKE 'CA%') AS calls`,
      );
      return rows;
    });
    for (const many of Object.values(stored!)) expect(many).toBeGreaterThan(RUNS / 4);
  });

  it('were right and wrong ones', () => {
    process.stdout.write(`fuzz: ${total} requests, ${JSON.stringify(statuses)}, seed ${SEED}\n`);
    expect(total).toBe(operations.length * RUNS);
    expect(statuses['2xx'] ?? 0).toBeGreaterThan(total / 12);
    expect(statuses['4xx'] ?? 0).toBeGreaterThan(total / 20);
  });
});
