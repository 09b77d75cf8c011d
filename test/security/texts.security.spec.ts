import { Database } from '../../src/platform/database/database.service.js';
import { startIsolationWorld } from '../isolation/isolation-world.js';

const world = await startIsolationWorld();
afterAll(() => world.close());
const { app, a, as } = world;
const post = (url: string, payload: object): Promise<{ statusCode: number; body: string }> =>
  app.inject({ method: 'POST', url, headers: as.agency_owner, payload });

/** People write every sign there is, and programs cut texts where they like. */
describe('texts in every alphabet', () => {
  it.each(['😀 Maria', '𓋈⢑ﻦ', '\u{1F468}‍\u{1F469}‍\u{1F467}', 'ﷺ', 'Z̷̢̛͔a̸l̵g̶o', '\u202Eevil', "O'Brien; DROP TABLE leads;--"])(
    '%s is a name',
    async (name) => {
      expect((await post('/api/contacts', { phone: `+1312555${1000 + (name.codePointAt(0)! % 9000)}`, name })).statusCode).toBeLessThan(
        300,
      );
      expect(
        (await post('/api/users', { email: `p${name.length}${name.codePointAt(0)}@example.com`, name, role: 'viewer' })).statusCode,
      ).toBe(201);
    },
  );

  const half = '😀'.slice(0, 1);
  it.each([
    ['half a character', `x${half}`, 'x\ufffd'],
    ['the other half', `${'😀'.slice(1)}x`, '\ufffdx'],
    ['a whole one', 'x😀', 'x😀'],
    ['what only looks like half of one', 'C:\\ud83d', 'C:\\ud83d'],
    ['the same behind more strokes', '\\\\ud83d', '\\\\ud83d'],
  ])('%s can be stored as JSON', async (_what, text, stored) => {
    const rows = await app
      .get(Database, { strict: false })
      .asOrg(a.orgId, (tx) => tx.query<{ value: { text: string } }>('SELECT $1::jsonb AS value', [JSON.stringify({ text })]));
    expect(rows[0]!.value.text).toBe(stored);
  });

  it.each(['a\u0000b', '\u0000'])('a NUL (%j) is refused with a reason, never with a failure', async (text) => {
    const answer = await post('/api/contacts', { phone: '+13125550261', name: text });
    expect(answer.statusCode, answer.body).toBe(400);
  });
});
