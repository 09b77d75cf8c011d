import { randomUUID } from 'node:crypto';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';

interface Preview {
  chatId?: string;
  isTest: boolean;
  texts: { body: string; gate: { verdict: string; trace: unknown[] } }[];
  action: string;
  reasonCode: string;
  read: { intent: string } | null;
  writer: string | null;
  checks: { name: string; verdict: string; reason: string }[];
}

let world: World;
let org: TestOrg;
let other: TestOrg;
/** Edited by hand and never published, with an opening of its own; and one of another business. */
let edited: string;
let foreign: string;

const OPENING = 'Northside here, the whole team. What can we mend for you?';
const said = ({ texts }: Preview): string => texts.map(({ body }) => body).join('\n');
async function version(of: TestOrg): Promise<string> {
  const { body: made } = await of.request('POST', '/api/onboarding/generate', { engine: 'rules' });
  const documents = structuredClone(made.documents);
  const { scriptLibrary } = documents;
  const others = scriptLibrary.scripts.filter(({ name }: { name: string }) => name !== 'new_lead');
  scriptLibrary.scripts = [...others, { kind: 'opener', name: 'new_lead', language: 'en', body: OPENING }];
  const kept = await of.request('POST', '/api/profile/versions', { baseVersionId: made.id, documents, reason: 'by hand' });
  expect(kept.status, JSON.stringify(kept.body)).toBe(201);
  return kept.body.id as string;
}

beforeAll(async () => {
  world = await World.start();
  org = await world.org({ settings: { disclosure: 'on_request' } });
  other = await world.org({ name: 'Other' });
  edited = await version(org);
  foreign = await version(other);
});
afterAll(() => world?.stop());

describe('a text to a version of the profile', () => {
  const routes = ['/api/onboarding/test-chat', '/api/ai/preview-turn'];

  it.each(routes)('%s answers with the version that is named, and with the answers of now without one', async (route) => {
    const now = await org.request<Preview>('POST', route, { text: 'hi' });
    expect(now.status, JSON.stringify(now.body)).toBe(200);
    expect(said(now.body)).not.toBe(OPENING);
    const then = await org.request<Preview>('POST', route, { text: 'hi', profileVersionId: edited });
    expect(then.status, JSON.stringify(then.body)).toBe(200);
    expect([said(then.body), then.body.isTest]).toEqual([OPENING, true]);
  });

  it.each(routes)('%s: a version of another business is as unknown as one that never was', async (route) => {
    for (const profileVersionId of [foreign, randomUUID()]) {
      const { status, body } = await org.request<{ code: string; errors: object }>('POST', route, { text: 'hi', profileVersionId });
      expect([status, body.code, Object.keys(body.errors)]).toEqual([404, 'profile_version.not_found', ['profileVersionId']]);
    }
    expect((await org.request('POST', route, { text: 'hi', profileVersionId: 'x' })).status).toBe(400);
  });

  it('a version that its business has read stays unknown to another: replays ask for it too', async () => {
    await other.request('POST', '/api/onboarding/test-chat', { text: 'hi', profileVersionId: foreign });
    const { status } = await org.request('POST', '/api/ai/replay', { decisionId: randomUUID(), profileVersionId: foreign });
    expect(status).toBe(404);
  });
});

describe('the preview of one turn', () => {
  it('says what would be decided and why, and keeps nothing', async () => {
    const rows = () =>
      world.sql(
        `SELECT (SELECT count(*) FROM test_chats WHERE org_id = $1) AS chats, (SELECT count(*) FROM conversations WHERE org_id = $1) AS threads,
           (SELECT count(*) FROM outbound WHERE org_id = $1) AS outbound, (SELECT count(*) FROM decisions WHERE org_id = $1) AS decisions`,
        [org.orgId],
      );
    const before = await rows();
    const { body } = await org.request<Preview>('POST', '/api/ai/preview-turn', { text: 'my AC is not cooling' });
    expect(body).toMatchObject({ isTest: true, action: 'reply', reasonCode: 'ask_name', writer: 'code', read: { intent: 'INTERESTED' } });
    expect(body.checks).toContainEqual(expect.objectContaining({ name: 'content', verdict: 'pass' }) as object);
    expect(body.texts[0]?.gate).toMatchObject({ verdict: 'allow' });
    expect(body).not.toHaveProperty('chatId');
    expect(await rows()).toEqual(before);
  });

  it('STOP and an emergency have the words of code', async () => {
    const stop = await org.request<Preview>('POST', '/api/ai/preview-turn', { text: 'STOP' });
    expect(stop.body).toMatchObject({ reasonCode: 'opt_out', read: null, writer: 'code', checks: [] });
    const gas = await org.request<Preview>('POST', '/api/ai/preview-turn', { text: 'I smell gas in the kitchen' });
    expect(said(gas.body)).toMatch(/911/);
  });
});
