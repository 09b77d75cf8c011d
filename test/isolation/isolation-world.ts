import { createHmac } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ChannelSecrets } from '../../src/channels/channel-secrets.service.js';
import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import { OWN_ROLE_PERMISSIONS, permissionsOf } from '../../src/orgs/roles.rules.js';
import { parseSettings } from '../../src/platform/config/config.service.js';
import type { Settings } from '../../src/platform/config/config.schema.js';
import { createTestDatabase } from '../harness/database.js';
import type { TestDatabase } from '../harness/database.js';
import { listeningApp } from '../harness/free-port.js';
import { PASSWORD, signIn } from '../harness/kernel.js';
import { hurryNobody } from '../harness/patience.js';
import { withClient } from '../harness/template.js';
import { fillOrg } from './fixtures.js';
import type { Network, OrgFixture } from './fixtures.js';

export const ROLE_NAMES = ['agency_owner', 'agency_staff', 'org_owner', 'org_agent', 'viewer'] as const;
export type RoleName = (typeof ROLE_NAMES)[number];

/** Who makes the requests of the generated cases: a person per role, and a program with everything that a key may be given. */
export const CALLER_NAMES = [...ROLE_NAMES, 'api_key'] as const;
export type CallerName = (typeof CALLER_NAMES)[number];
export const KEY_SCOPES: readonly string[] = OWN_ROLE_PERMISSIONS.filter((name) => name !== 'api_keys.write');

export const permissionsOfCaller = (caller: CallerName): ReadonlySet<string> =>
  caller === 'api_key' ? new Set(KEY_SCOPES) : permissionsOf(caller);

export interface IsolationWorld {
  app: NestFastifyApplication;
  db: TestDatabase;
  a: OrgFixture;
  /** Of another agency. */
  b: OrgFixture;
  /** Of the same agency as A; its staff has no grant for it. */
  c: OrgFixture;
  network: Network;
  /** Where the simulated phone network keeps its record. */
  dataDir: string;
  /** Bearer headers of one person per role and of a key, all looking at org A. Agency staff has a grant for A only. */
  as: Record<CallerName, { authorization: string }>;
  close(): Promise<void>;
}

/** Takes the policies away: what is still apart then is kept apart by the program alone. */
async function dropRowSecurity(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace`,
    );
    for (const { name } of rows) await client.query(`ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY`);
  });
}

async function newKey(app: NestFastifyApplication, headers: { authorization: string }): Promise<{ authorization: string }> {
  const answer = await app.inject({ method: 'POST', url: '/api/api-keys', headers, payload: { name: 'canaryalpha', scopes: KEY_SCOPES } });
  if (answer.statusCode !== 201) throw new Error(`A key: ${answer.statusCode} ${answer.body}`);
  return { authorization: `Bearer ${answer.json<{ key: string }>().key}` };
}

const LASTS_SECONDS = 86_400;

/** The same token with a later end: on a busy machine a suite takes longer than the ten minutes after which one runs out. */
function lasting({ authorization }: { authorization: string }, secret: string): { authorization: string } {
  const [header, claims] = authorization.slice('Bearer '.length).split('.') as [string, string];
  const known = JSON.parse(Buffer.from(claims, 'base64url').toString()) as object;
  const exp = Math.floor(Date.now() / 1000) + LASTS_SECONDS;
  const text = `${header}.${Buffer.from(JSON.stringify({ ...known, exp })).toString('base64url')}`;
  return { authorization: `Bearer ${text}.${createHmac('sha256', secret).update(text).digest('base64url')}` };
}

/** The whole application with three orgs of two agencies, each full of rows. */
export async function startIsolationWorld(
  options: { withoutRowSecurity?: boolean; hasRedis?: boolean; env?: Record<string, string> } = {},
): Promise<IsolationWorld> {
  const db = await createTestDatabase();
  if (options.withoutRowSecurity) await dropRowSecurity(db.adminUrl);
  const dataDir = mkdtempSync(join(tmpdir(), 'ringback-'));
  const settingsOn = (port: string): Settings =>
    parseSettings({
      PORT: port,
      NODE_ENV: 'test',
      // No workers: whatever changes in the other org was changed by a request.
      APP_ROLE: 'api',
      DATABASE_URL: db.appUrl,
      JWT_SECRET: db.jwtSecret,
      ENCRYPTION_KEY: db.encryptionKey,
      DATABASE_POOL: '10',
      // what would be told to a worker lies there and can be read
      ...(options.hasRedis && db.redisUrl ? { REDIS_URL: db.redisUrl, REDIS_PREFIX: db.redisPrefix } : {}),
      LOG_LEVEL: 'silent',
      DATA_DIR: dataDir,
      ...options.env,
    });
  // The simulated phone network is asked over real HTTP.
  // A busy machine makes a request wait for its connection, and what is refused for that is no answer of the product.
  const { app, settings } = await listeningApp((port) => ({ ...settingsOn(port), databaseWaitMs: 60_000 }), '/nonexistent');
  hurryNobody(app);
  const factory = app.get(OrgFactory, { strict: false });
  const { agencyId } = await factory.createAgency({ name: 'Agency A' });
  const other = await factory.createAgency({ name: 'Agency B' });
  const orgA = await factory.createOrg({ agencyId, name: 'Org A' });
  const orgC = await factory.createOrg({ agencyId, name: 'Org canarycharlie' });
  const orgB = await factory.createOrg({ agencyId: other.agencyId, name: 'Org canarybravo' });
  const as = {} as IsolationWorld['as'];
  for (const role of ROLE_NAMES) {
    const person = { email: `${role}@example.com`, name: role, password: PASSWORD };
    const userId = await factory.addUser(
      role === 'agency_owner' || role === 'agency_staff' ? { ...person, agencyId, role } : { ...person, orgId: orgA, role },
    );
    if (role === 'agency_staff') await factory.grant(orgA, userId);
    as[role] = lasting(await signIn(app, person.email, orgA), db.jwtSecret);
  }
  as.api_key = await newKey(app, as.org_owner);
  const secrets = app.get(ChannelSecrets, { strict: false });
  const network = {
    apiBaseUrl: settings.twilioApiBaseUrl,
    seal: (orgId: string, accountId: string) => secrets.seal(orgId, accountId, 'token of the test'),
  };
  const [a, b, c] = await withClient(
    db.adminUrl,
    async (client) =>
      [
        await fillOrg(client, orgA, 'canaryalpha', network),
        await fillOrg(client, orgB, 'canarybravo', network),
        await fillOrg(client, orgC, 'canarycharlie', network),
      ] as const,
  );
  return {
    app,
    db,
    a,
    b,
    c,
    network,
    dataDir: settings.DATA_DIR,
    as,
    close: async () => {
      await app.close();
      await db.drop();
    },
  };
}
