import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import type { Services } from '../../scripts/lib/services.mjs';
import { provision, stopServices } from '../../scripts/lib/services.mjs';
import { projectRoot } from '../harness/services.js';
import { withClient } from '../harness/template.js';

/** What `npm start` relies on: its own PostgreSQL and Redis survive a killed launcher, and their own kill. */
describe('PostgreSQL and Redis of a data folder', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'ringback-services-'));
  chmodSync(dataDir, 0o755);
  const start = () => provision({ root: projectRoot, dataDir, mayInstall: false });
  let services: Services;

  beforeAll(async () => {
    services = await start();
    await withClient(services.ownerUrl, (owner) => owner.query('CREATE TABLE kept AS SELECT 1 AS one'));
  });
  afterAll(async () => {
    await stopServices(services);
    rmSync(dataDir, { recursive: true, force: true });
  });

  const kept = (url: string) => withClient(url, async (client) => (await client.query('SELECT one FROM kept')).rowCount);

  it('adopts what already runs', async () => {
    const again = await start();
    expect(again.postgres).toMatchObject({ pid: services.postgres.pid, port: services.postgres.port, isAdopted: true, isNew: false });
    expect(again.redis?.pid).toBe(services.redis?.pid);
  });

  it('lets two commands start at once', async () => {
    const [one, two] = await Promise.all([start(), start()]);
    expect(one.postgres.pid).toBe(two.postgres.pid);
  });

  it('comes back on the same ports after kill -9, with its data', async () => {
    if (services.redis) {
      const redis = new Redis(services.redis.url);
      await redis.set('kept', '1');
      redis.disconnect();
    }
    process.kill(services.postgres.pid, 'SIGKILL');
    if (services.redis) process.kill(services.redis.pid, 'SIGKILL');
    const before = services;
    services = await start();
    expect(services.postgres.isAdopted).toBe(false);
    expect(services.postgres.port).toBe(before.postgres.port);
    expect(services.redis?.port).toBe(before.redis?.port);
    expect(await kept(services.ownerUrl)).toBe(1);
  });

  it('gives the app a role that owns nothing and may bypass nothing', async () => {
    const { rows } = await withClient(services.databaseUrl, (app) =>
      app.query('SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user'),
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }]);
    await expect(kept(services.databaseUrl)).rejects.toThrow('permission denied');
  });

  it('stops cleanly and starts again', async () => {
    await stopServices(services);
    services = await start();
    expect(services.postgres.isAdopted).toBe(false);
    expect(await kept(services.ownerUrl)).toBe(1);
  });
});
