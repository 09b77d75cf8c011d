import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { ServiceCatalog } from '../../src/appointments/service-catalog.service.js';
import { ChannelAccounts } from '../../src/channels/channel-accounts.service.js';
import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import { SettingsService } from '../../src/orgs/settings.service.js';
import { BusinessClock } from '../../src/platform/clock/business-clock.service.js';
import { parseSettings } from '../../src/platform/config/config.service.js';
import type { Settings } from '../../src/platform/config/config.schema.js';
import { Database } from '../../src/platform/database/database.service.js';
import { armFailpoints } from '../../src/platform/failpoints/failpoint.js';
import { Metrics } from '../../src/platform/metrics/metrics.service.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { listeningApp } from './free-port.js';
import { hurryNobody } from './patience.js';
import { Phone } from './phone.js';
import { replayedOtherwise } from './replayed.js';
import { TestOrg, type OrgOptions } from './test-org.js';
import { AUTH_TOKEN } from './twilio-webhook.js';
import { until } from './until.js';

const PASSWORD = 'correct horse battery';

/** The whole application on a database of its own, with the simulated phone network behind real HTTP. */
export class World {
  private numbers = 100;
  private people = 0;

  private constructor(
    readonly app: NestFastifyApplication,
    readonly settings: Settings,
    readonly db: TestDatabase,
    readonly agencyId: string,
    readonly operationsOrgId: string,
  ) {}

  /** Without Redis when the run says so (TEST_REDIS=off) or the options do: the pollers then carry the work. */
  static async start(options: { env?: Record<string, string>; hasRedis?: boolean } = {}): Promise<World> {
    const db = await createTestDatabase();
    const hasRedis = options.hasRedis ?? db.redisUrl !== undefined;
    const dataDir = mkdtempSync(join(tmpdir(), 'ringback-world-'));
    const settingsOn = (port: string): Settings =>
      parseSettings({
        NODE_ENV: 'test',
        APP_ROLE: 'all',
        HOST: '127.0.0.1',
        PORT: port,
        DATABASE_URL: db.appUrl,
        DATABASE_POOL: '20',
        ...(hasRedis && db.redisUrl ? { REDIS_URL: db.redisUrl, REDIS_PREFIX: db.redisPrefix } : {}),
        JWT_SECRET: db.jwtSecret,
        ENCRYPTION_KEY: db.encryptionKey,
        LOG_LEVEL: 'silent',
        DATA_DIR: dataDir,
        SETTLE_SECONDS: '3',
        ...options.env,
      });
    armFailpoints(options.env?.FAILPOINTS);
    // a busy machine makes a request wait for its connection, and what is refused for that is no answer of the product
    const { app, settings } = await listeningApp((port) => ({ ...settingsOn(port), databaseWaitMs: 60_000 }), 'admin/dist');
    hurryNobody(app);
    const factory = app.get(OrgFactory);
    const { agencyId, operationsOrgId } = await factory.createAgency({ name: 'Test Agency' });
    const world = new World(app, settings, db, agencyId, operationsOrgId);
    await world.number(operationsOrgId, '+15550100000');
    return world;
  }

  get baseUrl(): string {
    return this.settings.publicBaseUrl;
  }

  /** A client business with a simulated number, an owner who can sign in, and two services. */
  async org(options: OrgOptions = {}): Promise<TestOrg> {
    const factory = this.app.get(OrgFactory);
    const orgId = await factory.createOrg({
      agencyId: this.agencyId,
      name: options.name ?? `Northside Heating ${this.numbers}`,
      vertical: options.vertical ?? 'hvac',
      timeZone: options.timeZone ?? 'America/Chicago',
    });
    const address = options.number ?? `+1312555${String((this.numbers += 1)).padStart(4, '0')}`;
    const accountId = await this.number(orgId, address, options.stopReplyOwner);
    const email = `owner${(this.people += 1)}@example.test`;
    await factory.addUser({ email, name: 'Dana Ortiz', password: PASSWORD, orgId, role: 'org_owner' });
    await this.app.get(Database).withOrg(orgId, async () => {
      const current = await this.app.get(SettingsService).get();
      const patch = {
        ownerName: 'Dana Ortiz',
        ownerPhone: options.ownerPhone === undefined ? '+13125550900' : options.ownerPhone,
        ownerEmail: email,
        businessPhone: '+13125550911',
        ...options.settings,
      };
      await this.app.get(SettingsService).update(patch, current.settings.version);
      for (const service of options.services ?? DEFAULT_SERVICES) await this.app.get(ServiceCatalog).create(service);
    });
    const org = new TestOrg(this, { orgId, accountId, number: address, email, password: PASSWORD });
    await org.signIn();
    return org;
  }

  /** A customer's handset on the simulated network. */
  phone(address: string, org: TestOrg): Phone {
    return new Phone(this, address, org);
  }

  /** Moves business time; `24h`, `90m`, `30s`. */
  async advance(amount: string): Promise<void> {
    const seconds = secondsOf(amount);
    await this.sql('UPDATE app_clock SET clock_offset = clock_offset + make_interval(secs => $1)', [seconds]);
    await this.app.get(BusinessClock).refresh();
  }

  /**
   * Waits until nothing is due and nothing is under way, or fails at the deadline and says what was left. What failed once, by chance, is
   * under way: it is tried again within five seconds. What is due is asked of the clock after the look, not of `app_now()`: a transaction's
   * time is older than what it sees, by all that planning takes on a new connection, and a reply queued in between would not be due yet.
   */
  async settled(deadlineMs?: number): Promise<void> {
    await until(
      'everything due is done',
      async () => {
        const [row] = await this.sql<{ left: string | null }>(
          `WITH seen AS MATERIALIZED (SELECT clock_timestamp() + (app_now() - now()) AS at) SELECT concat_ws(', ',
             (SELECT 'turns ' || count(*) FROM conversations WHERE inbound_seq > processed_seq AND NOT is_dead HAVING count(*) > 0),
             (SELECT 'sends ' || string_agg(state || ' ' || kind, '+') FROM outbound WHERE state = 'sending'
                OR (state = 'unknown' AND attempts = 1 AND settle_checks < 2)
                OR (state = 'queued' AND (not_before <= seen.at OR (error_message IS NOT NULL AND attempts = 1))) HAVING count(*) > 0),
             (SELECT 'jobs ' || string_agg(kind, '+') FROM jobs WHERE (state = 'pending' AND (due_at <= seen.at OR attempts = 1)) OR state = 'running' HAVING count(*) > 0)) AS left FROM seen`,
        );
        return row?.left === '' ? true : (row?.left ?? 'nothing known');
      },
      deadlineMs,
    );
  }

  /** Waits until the network has told what became of each text of a business: a receipt that comes later changes its state. */
  async receipted(orgId: string): Promise<void> {
    const open = `SELECT string_agg(kind, '+') AS open FROM outbound WHERE org_id = $1 AND state IN ('sending', 'accepted', 'sent', 'unknown')`;
    await until('every receipt is here', async () => (await this.sql<{ open: string | null }>(open, [orgId]))[0]?.open ?? true);
  }

  /** Waits for the first run of a work that the application does by itself every few minutes; the next is an interval away. */
  async ranOnce(name: string): Promise<void> {
    const isOver = `SELECT 1 FROM recurring_runs WHERE name = $1 AND last_finished_at IS NOT NULL`;
    await until(`${name} has run`, async () => (await this.sql(isOver, [name])).length > 0 || 'not yet');
  }

  /** Lets a test alone do a work that the application also does by itself every few minutes: what is under way of it ends first. */
  async leftToTheTest(name: string): Promise<void> {
    const put = `UPDATE recurring_runs SET last_started_at = now() + interval '1 hour' WHERE name = $1 AND last_finished_at >= last_started_at RETURNING name`;
    await until(`${name} is not under way`, async () => (await this.sql(put, [name])).length > 0 || 'it is');
  }

  /** Looks behind row-level security: for arranging and for judging, never for the app. */
  async sql<R extends pg.QueryResultRow = Record<string, unknown>>(text: string, params: unknown[] = []): Promise<R[]> {
    const client = new pg.Client({ connectionString: this.db.adminUrl });
    await client.connect();
    try {
      return (await client.query<R>(text, params)).rows;
    } finally {
      await client.end();
    }
  }

  /** How often work of a kind was done, by what brought it. */
  async workDone(kind: string, via: 'hint' | 'poll' | 'local'): Promise<number> {
    const metric = await this.app.get(Metrics).work.get();
    return metric.values
      .filter((value) => value.labels.kind === kind && value.labels.via === via && value.labels.outcome === 'done')
      .reduce((sum, value) => sum + value.value, 0);
  }

  /** Ends the world, after every decision in it was made once more; fails with the list of those that came out otherwise. */
  async stop(): Promise<void> {
    armFailpoints(undefined);
    try {
      expect(await replayedOtherwise(this)).toEqual([]);
    } finally {
      await this.app.close();
      await this.db.drop();
      rmSync(this.settings.DATA_DIR, { recursive: true, force: true });
    }
  }

  private async number(orgId: string, address: string, stopReplyOwner: 'provider' | 'app' = 'provider'): Promise<string> {
    const account = await this.app.get(Database).withOrg(orgId, () =>
      this.app.get(ChannelAccounts).create({
        address,
        externalAccountId: `AC${orgId.replaceAll('-', '')}`,
        authToken: AUTH_TOKEN,
        registration: 'simulated',
        stopReplyOwner,
      }),
    );
    return account.id;
  }
}

const DEFAULT_SERVICES = [
  { name: 'AC repair', keywords: ['ac', 'air conditioning', 'cooling'], durationMinutes: 60, needsAddress: true },
  { name: 'Heating repair', keywords: ['heat', 'furnace', 'boiler'], durationMinutes: 60, needsAddress: true },
];

function secondsOf(amount: string): number {
  const match = /^(\d+(?:\.\d+)?)(s|m|h|d)$/.exec(amount);
  if (!match) throw new Error(`"${amount}" is no duration.`);
  return Number(match[1]) * { s: 1, m: 60, h: 3600, d: 86_400 }[match[2] as 's' | 'm' | 'h' | 'd'];
}
