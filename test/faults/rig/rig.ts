import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sleep } from '../../../src/common/retry.js';
import { projectRoot } from '../../harness/services.js';
import { Judge } from './judge.js';
import { OPEN_WORK } from './judge-sql.js';
import { Load } from './load.js';
import { freePorts } from '../../harness/ports.js';
import { PostgresServer } from './postgres-server.js';
import { Processes, type Env, type Slot } from './processes.js';
import { RedisServer } from './redis-server.js';
import { Sender } from './sender.js';
import { TcpProxy } from './tcp-proxy.js';
import { createTenants, type Tenant, type TwoNumbers } from './tenants.js';

/** Connections of each process. */
export const DATABASE_POOL = 20;

export interface StartOptions {
  /** Added to the environment of each life; a function sees which life it is. */
  api?: Env | ((slot: Slot) => Env);
  worker?: Env | ((slot: Slot) => Env);
  both?: Env;
  /** A file that takes the logs, instead of the rig. */
  output?: string;
}

interface Parts {
  postgres: PostgresServer;
  redis: RedisServer;
  simulatorPort: number;
  apiPorts: number[];
  front: TcpProxy;
  postgresProxy: TcpProxy;
  redisProxy: TcpProxy;
  provider: TcpProxy;
  folder: string;
}

/** Two api and two worker processes of the built server, a phone network of its own, and proxies before all they depend on. */
export class Rig {
  readonly processes: Processes;
  readonly apis: Slot[];
  readonly workers: Slot[];
  readonly simulator: Slot;
  readonly judge: Judge;
  tenants: Tenant[] = [];
  /** The first of them, which has two numbers. */
  twoNumbers!: TwoNumbers;
  private options: StartOptions = {};

  private constructor(readonly parts: Parts) {
    this.processes = new Processes(projectRoot, join(parts.folder, 'processes.log'));
    const main = [join('dist', 'main.js')];
    this.apis = parts.apiPorts.map((port, index) =>
      this.processes.add(`api${index + 1}`, main, (slot) => this.envOf('api', slot, port), `http://127.0.0.1:${port}/health/ready`),
    );
    this.workers = [1, 2].map((index) => this.processes.add(`worker${index}`, main, (slot) => this.envOf('worker', slot, 0)));
    const flags = ['simulator', '--port', String(parts.simulatorPort), '--data-dir', parts.folder];
    this.simulator = this.processes.add('simulator', [join('dist', 'cli.js'), ...flags], () => ({}));
    this.judge = new Judge(parts.postgres, join(parts.folder, 'simulator-ledger.jsonl'));
  }

  /** Everything but the api and the workers: a cell says how those start. `disk` is a folder for a database of its own. */
  static async open(disk?: string): Promise<Rig> {
    const base = join(projectRoot, '.test', 'faults-runs');
    mkdirSync(base, { recursive: true });
    const folder = mkdtempSync(join(base, 'run-'));
    const postgres = await PostgresServer.start(disk);
    const [simulatorPort, redisPort, ...apiPorts] = await freePorts(4);
    const redis = new RedisServer(redisPort!, folder);
    await redis.start();
    const parts: Parts = {
      postgres,
      redis,
      simulatorPort: simulatorPort!,
      apiPorts,
      front: await TcpProxy.start(apiPorts),
      postgresProxy: await TcpProxy.start([postgres.port]),
      redisProxy: await TcpProxy.start([redisPort!]),
      provider: await TcpProxy.start([simulatorPort!]),
      folder,
    };
    const rig = new Rig(parts);
    rig.simulator.start();
    rig.tenants = await createTenants(rig.envOf('api', rig.apis[0]!, apiPorts[0]!));
    rig.twoNumbers = rig.tenants[0] as TwoNumbers;
    await rig.judge.install();
    // noon of a working day, so that no quiet hour hides a race
    await rig.sql(
      `UPDATE app_clock SET clock_offset = (date_trunc('week', now() AT TIME ZONE 'America/Chicago') + interval '7 days 12 hours') AT TIME ZONE 'America/Chicago' - now()`,
    );
    return rig;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${this.parts.front.port}`;
  }

  /** (Re)starts api and workers with the environment of a cell, and waits until the api answers. Ordinary ones that run are kept. */
  async start(options: StartOptions = {}): Promise<void> {
    const isOrdinary = Object.keys(options).length === 0 && Object.keys(this.options).length === 0;
    this.options = options;
    if (!isOrdinary) await this.stop('SIGKILL');
    for (const slot of this.slots) {
      slot.output = options.output;
      slot.ensure();
    }
    await Promise.all(this.apis.map((slot) => slot.ready()));
  }

  async stop(signal: NodeJS.Signals): Promise<string[]> {
    return Promise.all(this.slots.map((slot) => slot.stop(signal)));
  }

  /** From the next life on; running processes go on as they are. */
  next(options: StartOptions): void {
    this.options = options;
  }

  get slots(): Slot[] {
    return [...this.apis, ...this.workers];
  }

  sender(): Sender {
    return new Sender(this.baseUrl);
  }

  load(sender: Sender, options: { perSecond: number; conversations: number }): Load {
    return new Load(sender, this.tenants, options);
  }

  sql<R extends object>(text: string, params: unknown[] = []): Promise<R[]> {
    return this.parts.postgres.sql<R>(text, params);
  }

  /** Milliseconds until nothing is left to do; throws with what is left when the deadline comes first. */
  async heal(withinMs: number): Promise<number> {
    const start = performance.now();
    let left = '';
    let quietSince = 0;
    while (performance.now() - start < withinMs) {
      left = await this.openWork();
      if (left !== '') quietSince = 0;
      else if (quietSince === 0) quietSince = performance.now();
      else if (performance.now() - quietSince > 500) return quietSince - start;
      await sleep(150);
    }
    throw new Error(`not healed within ${Math.round(withinMs / 1000)} s: ${left}`);
  }

  async openWork(): Promise<string> {
    const rows = await this.sql<{ left: string }>(OPEN_WORK).catch((error: Error) => [{ left: error.message }]);
    return rows[0]!.left;
  }

  async close(): Promise<void> {
    await this.processes.stopAll();
    const { front, postgresProxy, redisProxy, provider, redis, postgres, folder } = this.parts;
    await Promise.all([front, postgresProxy, redisProxy, provider].map((proxy) => proxy.close()));
    redis.signal('SIGCONT');
    await redis.kill();
    await postgres.drop();
    if (!process.env.FAULTS_KEEP) rmSync(folder, { recursive: true, force: true });
  }

  /** Addresses through the proxies, for the cells that break what lies behind. */
  through(...services: ('postgres' | 'redis')[]): Env {
    const { postgres, postgresProxy, redisProxy } = this.parts;
    return {
      ...(services.includes('postgres') ? { DATABASE_URL: postgres.appUrl(postgresProxy.port) } : {}),
      ...(services.includes('redis') ? { REDIS_URL: `redis://127.0.0.1:${redisProxy.port}` } : {}),
    };
  }

  private envOf(role: 'api' | 'worker', slot: Slot, port: number): Env {
    const { postgres, redis, provider, folder } = this.parts;
    const own = this.options[role];
    return {
      NODE_ENV: 'test',
      APP_ROLE: role,
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_BASE_URL: this.baseUrl,
      DATABASE_URL: postgres.appUrl(),
      DATABASE_POOL: String(DATABASE_POOL),
      TURN_CONCURRENCY: '16',
      REDIS_URL: redis.url,
      JWT_SECRET: postgres.secrets.jwtSecret,
      ENCRYPTION_KEY: postgres.secrets.encryptionKey,
      TWILIO_API_BASE_URL: `http://127.0.0.1:${provider.port}/simulator/twilio`,
      AI_ENGINE: 'rules',
      DATA_DIR: folder,
      STALE_SENDING_SECONDS: '5',
      SETTLE_SECONDS: '5',
      LOG_LEVEL: 'warn',
      ...this.options.both,
      ...(typeof own === 'function' ? own(slot) : own),
    };
  }
}
