import type { Client } from 'pg';
import { Database } from '../../src/platform/database/database.service.js';
import { withClient } from '../harness/template.js';
import { eventually, until } from '../harness/until.js';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';

interface Change {
  id: number;
  resource: string;
  recordId: string;
}

/** A console's stream: fetch with a bearer, as the browser does it. */
class Stream {
  readonly changes: Change[] = [];
  readonly types: string[] = [];
  private readonly abort = new AbortController();

  private constructor() {}

  static async open(world: World, token: string, lastEventId?: number): Promise<Stream> {
    const stream = new Stream();
    const response = await fetch(`${world.baseUrl}/api/events`, {
      headers: { authorization: `Bearer ${token}`, ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }) },
      signal: stream.abort.signal,
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    void stream.read(response.body!).catch(() => undefined);
    await until('the stream is ready', () => Promise.resolve(stream.types.includes('ready') ? true : 'not yet'));
    return stream;
  }

  close(): void {
    this.abort.abort();
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = '';
    for await (const chunk of body) {
      text += Buffer.from(chunk).toString();
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        this.take(text.slice(0, end));
        text = text.slice(end + 2);
      }
    }
  }

  private take(block: string): void {
    const fields = Object.fromEntries(
      block
        .split('\n')
        .filter((line) => line.includes(': '))
        .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
    );
    this.types.push(fields.event ?? 'message');
    if (!fields.event && fields.data) this.changes.push({ id: Number(fields.id), ...(JSON.parse(fields.data) as Omit<Change, 'id'>) });
  }
}

describe('live changes', () => {
  let world: World;
  let org: TestOrg;
  let other: TestOrg;

  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ settings: { debounceMs: 50 } });
    other = await world.org();
  });
  afterAll(() => world?.stop());

  const tokenOf = async (owner: TestOrg): Promise<string> => {
    const answer = await owner.request<{ accessToken: string }>('POST', '/api/auth/login', {
      email: owner.email,
      password: 'correct horse battery',
    });
    return answer.body.accessToken;
  };

  /** Whose changes a stream has shown. */
  const orgsOf = async ({ changes }: Stream): Promise<string[]> => {
    const rows = await world.sql<{ org_id: string }>('SELECT DISTINCT org_id FROM realtime_events WHERE id = ANY($1)', [
      changes.map(({ id }) => id),
    ]);
    return rows.map((row) => row.org_id);
  };

  it('reach the org they belong to, in order, and no other', async () => {
    const [mine, theirs] = [await Stream.open(world, await tokenOf(org)), await Stream.open(world, await tokenOf(other))];
    await world.phone('+13125550171', org).says('Hello there');
    const thread = await org.thread('+13125550171');
    await eventually('the thread was announced', () => Promise.resolve(mine.changes.some((change) => change.recordId === thread.id)));
    const told = (resource: string): boolean => mine.changes.some((change) => change.resource === resource);
    await eventually('all of it was announced', () => Promise.resolve(['messages', 'conversations', 'leads', 'decisions'].every(told)));
    const ids = mine.changes.map((change) => change.id);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    // what the setup changed may come late: nothing is handed out while an older transaction of the cluster is open
    expect(await orgsOf(mine)).toEqual([org.orgId]);
    await other.request('POST', '/api/contacts', { phone: '+13125550179' });
    await until('their own change has come', () =>
      Promise.resolve(theirs.changes.some((change) => change.resource === 'contacts') ? true : theirs.changes.length),
    );
    expect(await orgsOf(theirs)).toEqual([other.orgId]);
    mine.close();
    theirs.close();
  });

  it('are caught up after a break, and reset when the place is unknown', async () => {
    const token = await tokenOf(org);
    const first = await Stream.open(world, token);
    await world.phone('+13125550172', org).says('Hi');
    const last = await eventually('changes arrived', () => Promise.resolve(first.changes.at(-1)?.id));
    first.close();
    await world.phone('+13125550173', org).says('Hi again');
    const resumed = await Stream.open(world, token, last);
    const missed = await world.sql<{ id: string }>('SELECT id FROM realtime_events WHERE org_id = $1 AND id > $2 ORDER BY id', [
      org.orgId,
      last,
    ]);
    await until('everything missed has come', () =>
      Promise.resolve(
        missed.every((row) => resumed.changes.some((change) => change.id === Number(row.id))) ? true : resumed.changes.length,
      ),
    );
    resumed.close();
    const lost = await Stream.open(world, token, 999_999_999);
    await until('the stream says so', () => Promise.resolve(lost.types.includes('reset') ? true : lost.types.join()));
    lost.close();
  });

  it('are in order and none is lost, whoever commits first', async () => {
    const stream = await Stream.open(world, await tokenOf(org));
    const asked = vi.spyOn(world.app.get(Database), 'asSystem');
    const looks = (): number => asked.mock.calls.filter(([why]) => why === 'read changes').length;
    const change = (client: Client, recordId: string) =>
      client.query(`INSERT INTO realtime_events (org_id, resource, record_id, type) VALUES ($1, 'contacts', $2, 'updated')`, [
        org.orgId,
        recordId,
      ]);
    await withClient(world.db.adminUrl, (older) =>
      withClient(world.db.adminUrl, async (younger) => {
        for (const client of [older, younger]) await client.query('BEGIN');
        for (const client of [older, younger]) await client.query('SELECT pg_current_xact_id()');
        await change(younger, 'first');
        await change(older, 'second');
        await older.query('COMMIT');
        const before = looks();
        await until('somebody has looked in between', () => Promise.resolve(looks() > before + 1 || looks()));
        await younger.query('COMMIT');
      }),
    );
    const shown = (): string[] => stream.changes.map(({ recordId }) => recordId).filter((id) => ['first', 'second'].includes(id));
    await until('both are shown', () => Promise.resolve(shown().length === 2 || shown().join()));
    expect(shown()).toEqual(['first', 'second']);
    asked.mockRestore();
    stream.close();
  });

  it('need a session', async () => {
    expect((await fetch(`${world.baseUrl}/api/events`)).status).toBe(401);
    expect((await fetch(`${world.baseUrl}/api/events`, { headers: { authorization: 'Bearer nonsense' } })).status).toBe(401);
  });
});
