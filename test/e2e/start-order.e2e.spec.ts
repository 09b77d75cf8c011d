import { createServer, connect, type Server } from 'node:net';
import { awaitAppRole, StartError } from '../../src/platform/database/app-role.js';
import { createTestDatabase, type TestDatabase } from '../harness/database.js';
import { freePorts } from '../harness/ports.js';

let database: TestDatabase;
const servers: Server[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  await database.drop();
});

/** A door to the real server on a port that is closed until `open` is called. */
async function door(target: string): Promise<{ url: string; open: () => Promise<void> }> {
  const [port] = await freePorts(1);
  const real = new URL(target);
  const url = new URL(target);
  url.port = String(port);
  return {
    url: url.href,
    open: async () => {
      const server = createServer((socket) => {
        const inner = connect(Number(real.port), real.hostname);
        for (const end of [socket, inner]) end.on('error', () => [socket, inner].forEach((each) => each.destroy()));
        socket.pipe(inner).pipe(socket);
      }).listen(port, '127.0.0.1');
      servers.push(server);
      await new Promise((resolve) => server.once('listening', resolve));
    },
  };
}

describe('a start beside a database that is not there yet', () => {
  it('waits for it, and says so once', async () => {
    const { url, open } = await door(database.appUrl);
    const said: string[] = [];
    let isOpen = false;
    const started = awaitAppRole(url, (sentence) => {
      said.push(sentence);
      // the door opens because somebody waits: no time is guessed
      void open().then(() => (isOpen = true));
    });
    await expect(started).resolves.toBeUndefined();
    expect(isOpen).toBe(true);
    expect(said).toEqual([expect.stringMatching(/^PostgreSQL cannot be reached yet \(.*ECONNREFUSED.*\); waiting up to 30 s for it\.$/)]);
  });

  it('gives up when its patience is over', async () => {
    const { url } = await door(database.appUrl);
    await expect(awaitAppRole(url, () => undefined, 0)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('waits for nothing where the answer is no', async () => {
    const said: string[] = [];
    await expect(awaitAppRole(database.adminUrl, (sentence) => said.push(sentence))).rejects.toThrow(StartError);
    const wrong = new URL(database.appUrl);
    wrong.password = 'wrong';
    await expect(awaitAppRole(wrong.href, (sentence) => said.push(sentence))).rejects.toMatchObject({ code: '28P01' });
    expect(said).toEqual([]);
  });
});
