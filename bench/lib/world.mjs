/** A database of its own with businesses in it, on durable services of its own: nobody else's work is counted. */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../scripts/lib/processes.mjs';
import { provision, stopServices, urlsOf } from '../../scripts/lib/services.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const AUTH_TOKEN = 'the-token-of-the-measured-accounts';
const { Client } = createRequire(join(root, 'package.json'))('pg');
const dataDir = join(root, '.bench');

/** Opens a world with `businesses` client orgs; `close` ends everything it started. */
export async function openWorld({ businesses = 20, apiBaseUrl, settings = {} } = {}) {
  const services = await provision({ root, dataDir, database: null });
  if (!services.redis) throw new Error('The benchmarks need a Redis server on this machine.');
  const name = `bench_${process.pid}`;
  await asAdmin(services.adminUrl, async (admin) => {
    const { rows } = await admin.query("SELECT datname FROM pg_database WHERE datname LIKE 'bench\\_%'");
    for (const { datname } of rows) await admin.query(`DROP DATABASE ${datname} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${name} OWNER ringback_owner`);
  });
  const urls = urlsOf(services.postgres.port, services.secrets, name);
  const world = { services, ...urls, redisUrl: services.redisUrl, env: envOf(services, urls) };
  const migrated = await run(process.execPath, ['dist/cli.js', 'migrate'], { cwd: root, env: { ...world.env } });
  if (migrated.code !== 0) throw new Error(`The migrations failed:\n${migrated.output}`);
  world.orgs = await settle(world, businesses, apiBaseUrl, settings);
  world.sql = (text, params) => asAdmin(urls.adminUrl, async (admin) => (await admin.query(text, params)).rows);
  world.close = () => stopServices(services);
  return world;
}

function envOf(services, urls) {
  mkdirSync(join(dataDir, 'files'), { recursive: true });
  return {
    PATH: process.env.PATH,
    NODE_ENV: 'development',
    DATABASE_URL: urls.databaseUrl,
    DATABASE_ADMIN_URL: urls.ownerUrl,
    REDIS_URL: services.redisUrl,
    REDIS_PREFIX: `bench${randomBytes(4).toString('hex')}`,
    JWT_SECRET: services.secrets.jwtSecret,
    ENCRYPTION_KEY: services.secrets.encryptionKey,
    DATA_DIR: join(dataDir, 'files'),
    LOG_LEVEL: 'info',
  };
}

async function asAdmin(url, work) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The built modules of the product itself, without its queues: they make the businesses, and run turns. */
export async function product(env, use, { isApi = true } = {}) {
  const load = (path) => import(join(root, 'dist', path));
  await load('bootstrap.js'); // metadata first
  const [{ NestFactory }, { AppModule }, { parseSettings }] = await Promise.all([
    import('@nestjs/core'),
    load('app.module.js'),
    load('platform/config/config.service.js'),
  ]);
  const settings = { ...parseSettings({ ...env, APP_ROLE: 'api' }), isWorker: false, isApi };
  const app = await NestFactory.createApplicationContext(AppModule.register(settings), { logger: ['error'] });
  try {
    return await use({ get: async (path, name) => app.get((await load(path))[name]), load });
  } finally {
    await app.close();
  }
}

function settle(world, businesses, apiBaseUrl, settings) {
  return product(world.env, async ({ get }) => {
    const factory = await get('orgs/org-factory.service.js', 'OrgFactory');
    const accounts = await get('channels/channel-accounts.service.js', 'ChannelAccounts');
    const database = await get('platform/database/database.service.js', 'Database');
    const catalog = await get('appointments/service-catalog.service.js', 'ServiceCatalog');
    const orgSettings = await get('orgs/settings.service.js', 'SettingsService');
    const { agencyId } = await factory.createAgency({ name: 'Measured Agency' });
    const orgs = [];
    for (let index = 0; index < businesses; index += 1) {
      const orgId = await factory.createOrg({ agencyId, name: `Business ${index}`, vertical: 'hvac', timeZone: 'America/Chicago' });
      const number = `+1312555${String(1000 + index)}`;
      const accountSid = `AC${orgId.replaceAll('-', '')}`;
      const account = await database.withOrg(orgId, async () => {
        await catalog.create({ name: 'AC repair', keywords: ['ac', 'cooling'], durationMinutes: 60, needsAddress: true });
        const current = await orgSettings.get();
        await orgSettings.update({ ownerName: 'Dana Ortiz', ...settings }, current.settings.version);
        return accounts.create({
          address: number,
          externalAccountId: accountSid,
          authToken: AUTH_TOKEN,
          registration: 'verified',
          ...(apiBaseUrl && { apiBaseUrl }),
        });
      });
      orgs.push({ orgId, number, accountSid, accountId: account.id });
    }
    return orgs;
  });
}
