import { randomUUID } from 'node:crypto';
import { withClient } from '../harness/template.js';
import { STREAMS } from './expectations.js';
import { checksums } from './fixtures.js';
import { ROLE_NAMES, startIsolationWorld } from './isolation-world.js';
import { Requests } from './request.js';
import { ROLE_MATRIX } from './role-matrix.js';

const world = await startIsolationWorld();
afterAll(() => world.close());
const { a, as } = world;
const requests = new Requests(world.app);
const closed = requests.all.filter((operation) => operation.tenancy === 'org' || operation.tenancy === 'agency');
const LETTERS = ['O', 'S', 'o', 'a', 'v'] as const;

describe('the role matrix', () => {
  it('has one line for every closed operation, and none too many', () => {
    expect(Object.keys(ROLE_MATRIX).sort()).toEqual(closed.map((operation) => operation.name).sort());
  });

  it('is written in five letters or dashes, in this order', () => {
    const wrong = Object.entries(ROLE_MATRIX).filter(
      ([, line]) => [...line].some((mark, index) => mark !== '-' && mark !== LETTERS[index]) || line.length !== 5,
    );
    expect(wrong).toEqual([]);
  });

  it('gives a viewer nothing that changes the business', () => {
    const writing = Object.entries(ROLE_MATRIX).filter(([name, line]) => line.endsWith('v') && !name.startsWith('GET '));
    // one's own password, second factor, sessions and notifications and the business one looks at; a test question and a replay write nothing
    expect(writing.map(([name]) => name)).toEqual([
      'POST /api/ai/replay',
      'POST /api/auth/password',
      'POST /api/auth/second-factor/confirm',
      'POST /api/auth/second-factor/disable',
      'POST /api/auth/second-factor/recovery-codes',
      'POST /api/auth/second-factor/setup',
      'DELETE /api/auth/sessions/{id}',
      'POST /api/auth/sessions/end-others',
      'POST /api/auth/switch-org',
      'POST /api/knowledge/ask',
      'POST /api/ai/score-lead',
      'POST /api/notifications/{id}/read',
      'POST /api/notifications/read-all',
    ]);
  });

  const missing = Object.fromEntries(Object.keys(a.ids).map((key) => [key, randomUUID()]));
  const cases = closed
    .filter((operation) => !STREAMS.includes(operation.name))
    .flatMap((operation) =>
      ROLE_NAMES.map((role, index) => [operation.name, role, ROLE_MATRIX[operation.name]?.[index] ?? '?', operation] as const),
    );
  const refused = cases.filter(([, , mark]) => mark === '-');
  const allowed = cases.filter(([, , mark]) => mark !== '-');

  describe('refuses', () => {
    let before: Record<string, string>;
    beforeAll(async () => {
      before = await withClient(world.db.adminUrl, (client) => checksums(client, a.orgId));
    });
    it.each(refused)('%s to %s', async (_name, role, _mark, operation) => {
      const answer = await requests.call(operation, as[role], a.ids, { body: requests.body(operation, a) });
      expect([answer.status, (answer.shape as { code?: string }).code], answer.body).toEqual([403, 'access.forbidden']);
    });
    it('and nothing of it was done', async () => {
      expect(await withClient(world.db.adminUrl, (client) => checksums(client, a.orgId))).toEqual(before);
    });
  });

  describe('allows', () => {
    // with ids of nobody, so that one case does not change what the next one needs: anything but 401 and 403 got past the guard
    it.each(allowed)('%s to %s', async (_name, role, _mark, operation) => {
      const answer = await requests.call(operation, as[role], missing, { body: requests.body(operation, a) });
      expect([401, 403], answer.body).not.toContain(answer.status);
      expect(answer.status).toBeLessThan(500);
    });
  });
});
