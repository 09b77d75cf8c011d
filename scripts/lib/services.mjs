import { join } from 'node:path';
import { prepareDataFolder, secretsOf, withLock } from './data-folder.mjs';
import { connectTo, localUrl, startPostgres, stopPostgres } from './postgres.mjs';
import { startRedis, stopRedis } from './redis.mjs';
import { ensureDatabase, ensureRoles } from './roles.mjs';

const DATABASE = 'ringback';

/**
 * PostgreSQL (with its three roles and the database) and Redis of one data folder, started or adopted.
 * Two commands on the same folder wait for each other.
 */
export function provision({
  root,
  dataDir,
  database = DATABASE,
  isDisposable = false,
  mayInstall = true,
  wantsRedis = true,
  say = () => {},
}) {
  prepareDataFolder(dataDir);
  return withLock(join(dataDir, 'provision.lock'), async () => {
    const secrets = secretsOf(dataDir);
    const [postgres, redis] = await Promise.all([
      startPostgres({ root, dataDir, secrets, isDisposable }),
      wantsRedis ? startRedis({ dataDir, secrets, say, mayInstall, isDisposable }) : null,
    ]);
    const client = await connectTo(root, postgres.superuserUrl);
    try {
      await ensureRoles(client, secrets);
      if (database) await ensureDatabase(client, database);
    } finally {
      await client.end();
    }
    return { postgres, redis, secrets, ...urlsOf(postgres.port, secrets, database ?? 'postgres'), redisUrl: redis?.url };
  });
}

/** The three ways into one database: as the app, as the owner who migrates, as the superuser. */
export function urlsOf(port, secrets, database) {
  return {
    databaseUrl: localUrl('ringback_app', secrets.appPassword, port, database),
    ownerUrl: localUrl('ringback_owner', secrets.ownerPassword, port, database),
    adminUrl: localUrl('postgres', secrets.superuserPassword, port, database),
  };
}

export async function stopServices({ postgres, redis }) {
  await Promise.all([postgres ? stopPostgres(postgres.pid) : null, redis ? stopRedis(redis.pid) : null]);
}
