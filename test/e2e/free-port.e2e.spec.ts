import { createServer, type Server } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSettings } from '../../src/platform/config/config.service.js';
import { createTestDatabase } from '../harness/database.js';
import { listeningApp, onFreePort } from '../harness/free-port.js';
import { withClient } from '../harness/template.js';
import { eventually } from '../harness/until.js';

const taken: Server[] = [];
afterAll(() => taken.forEach((server) => server.close()));

async function take(port: number): Promise<Server> {
  const server = createServer();
  taken.push(server);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return server;
}

/** Somebody else is on the port before the one who looked for it: that happens where two suites start at the same moment. */
describe('a port that is taken before it is used', () => {
  it('is left to its owner, and another one is used', async () => {
    const ports: number[] = [];
    const server = await onFreePort(async (port) => {
      ports.push(port);
      if (ports.length === 1) await take(port);
      return take(port);
    });
    expect(ports).toHaveLength(2);
    expect(server.address()).toMatchObject({ port: ports[1] });
  });

  it('twice is told, and so is every other failure, at once', async () => {
    let tries = 0;
    const always = async (port: number): Promise<Server> => {
      tries += 1;
      await take(port);
      return take(port);
    };
    await expect(onFreePort(always)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    expect(tries).toBe(2);
    const build = vi.fn(() => Promise.reject(new Error('the database is gone')));
    await expect(onFreePort(build)).rejects.toThrow('the database is gone');
    expect(build).toHaveBeenCalledTimes(1);
  });

  it('does not hinder the application, which leaves nothing of its first try behind', async () => {
    const db = await createTestDatabase();
    const dataDir = mkdtempSync(join(tmpdir(), 'ringback-port-'));
    const ports: string[] = [];
    const { app, settings } = await listeningApp((port) => {
      // it listens long before the application does, which has a database to open first
      if (ports.push(port) === 1) void take(Number(port));
      return parseSettings({
        ...{ NODE_ENV: 'test', APP_ROLE: 'all', HOST: '127.0.0.1', PORT: port, DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
        ...{ DATABASE_URL: db.appUrl, JWT_SECRET: db.jwtSecret, ENCRYPTION_KEY: db.encryptionKey },
      });
    }, '/nonexistent');
    try {
      expect(ports).toHaveLength(2);
      expect(settings.publicBaseUrl).toBe(`http://127.0.0.1:${ports[1]}`);
      expect((await fetch(`${settings.publicBaseUrl}/health/ready`)).status).toBe(200);
    } finally {
      await app.close();
    }
    // the first application has ended as well: nobody is connected to its database any more
    await eventually('both applications are gone', () =>
      withClient(db.adminUrl, async (client) => {
        const { rows } = await client.query(
          'SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
        );
        return rows.length === 0;
      }),
    );
    await db.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
});
