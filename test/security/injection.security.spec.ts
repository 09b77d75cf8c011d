import { renderTwiml } from '../../src/channels/twilio/twiml.rules.js';
import { readTwiml } from '../../src/channels/simulator/twiml-reader.rules.js';
import { withClient } from '../harness/template.js';
import { checksums } from '../isolation/fixtures.js';
import { startIsolationWorld } from '../isolation/isolation-world.js';
import { Requests, resourceOf } from '../isolation/request.js';

const world = await startIsolationWorld();
afterAll(() => world.close());
const { app, a, b, as } = world;
const requests = new Requests(app);

const SQL = [
  "'",
  '"',
  "' OR '1'='1",
  "') OR 1=1 --",
  "'; SELECT pg_sleep(30); --",
  '1; SELECT pg_sleep(30)',
  "' UNION SELECT password_hash FROM users --",
  'createdAt; DROP TABLE leads',
  '(SELECT CASE WHEN 1=1 THEN 1 ELSE 1/0 END)',
  "$$ || (SELECT current_setting('app.org_ids')) || $$",
  '\\x27 OR 1=1',
  '%27%20OR%201=1/*',
];

interface Parameter {
  name: string;
  in: string;
}
const targets = requests.tenant
  .filter((operation) => operation.method === 'GET')
  .flatMap((operation) => {
    const parameters = (requests.document.paths[operation.path]?.get?.parameters ?? []) as Parameter[];
    return parameters
      .filter((parameter) => parameter.in === 'query')
      .map((parameter) => [operation.name, parameter.name, operation] as const);
  });

/** 3.7: nothing that a caller writes becomes part of a statement. */
describe('SQL in a parameter', () => {
  let before: Record<string, string>;
  beforeAll(async () => {
    before = await withClient(world.db.adminUrl, (client) => checksums(client, b.orgId));
  });
  it('there are parameters to try', () => expect(targets.length).toBeGreaterThan(100));

  it.each(targets)(`%s ?%s stays data in ${SQL.length} spellings`, async (_name, parameter, operation) => {
    const required = Object.fromEntries(operation.requiredQueries.map(({ name }) => [name, a.ids[resourceOf(name)] ?? '']));
    for (const payload of SQL) {
      for (const query of [
        { ...required, [parameter]: payload },
        { ...required, [`${parameter}[$ne]`]: payload },
      ]) {
        const answer = await app.inject({ url: operation.path.replace('{id}', a.ids.leads!), query, headers: as.agency_owner });
        // A statement that really slept would run into the 15 s limit of the connection and answer 5xx.
        expect([payload, answer.statusCode < 500], answer.body).toEqual([payload, true]);
        // a name of the server's, and not three letters of a token that was drawn
        expect(answer.body).not.toMatch(/argon2|syntax error|\bpg_[a-z]{3}|canarybravo/);
      }
    }
  });

  it.each(SQL)('the time zone %j is refused', async (timeZone) => {
    const { version } = (await app.inject({ url: '/api/settings', headers: as.org_owner })).json<{ version: number }>();
    const answer = await app.inject({ method: 'PATCH', url: '/api/settings', headers: as.org_owner, payload: { version, timeZone } });
    expect(answer.statusCode, answer.body).toBe(400);
  });

  it('changed nothing', async () => {
    expect(await withClient(world.db.adminUrl, (client) => checksums(client, b.orgId))).toEqual(before);
  });
});

const XML = [
  '<Dial>+19005550100</Dial>',
  '</Say><Dial>+19005550100</Dial><Say>',
  '</Say></Response><Response><Redirect>http://evil.example</Redirect>',
  ']]><Hangup/>',
  '<![CDATA[</Say><Hangup/>]]>',
  '&lt;Hangup/&gt;',
  '&#60;Hangup/&#62;',
  '&amp;&quot;&apos;',
  '" action="http://evil.example" x="',
  "' action='http://evil.example' x='",
  '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;',
  '<!--',
  '--><Hangup/>',
  '<?xml version="1.0"?>',
  'Tom & Jerry <Plumbers>',
  '\u0000\u0001\u0008',
  '\ud800',
  '\u2028\u2029',
  '<Say loop="100">x</Say>',
  'x'.repeat(5000),
];

describe('XML in what a caller hears', () => {
  it.each(XML)('%j adds no verb', (text) => {
    const twiml = renderTwiml([{ say: text }, { hangup: true }]);
    expect(twiml.match(/<(?!\/|\?)[A-Za-z]+/g)).toEqual(['<Response', '<Say', '<Hangup']);
    expect(readTwiml(twiml)).not.toBeNull();
  });

  it.each(XML)('%j adds no attribute', (text) => {
    const twiml = renderTwiml([{ gather: { numDigits: 1, timeoutSeconds: 5, action: `https://x.example/?r=${text}`, say: text } }]);
    expect(twiml.match(/<(?!\/|\?)[A-Za-z]+/g)).toEqual(['<Response', '<Gather', '<Say']);
    expect(/<Gather[^>]*>/.exec(twiml)![0].match(/ action="/g)).toHaveLength(1);
  });
});
