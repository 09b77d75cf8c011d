import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Pool } from 'pg';
import { provision, stopServices, urlsOf, type Services } from '../../../scripts/lib/services.mjs';
import { sleep } from '../../../src/common/retry.js';
import { projectRoot } from '../../harness/services.js';
import { ensureTemplate } from '../../harness/template.js';

/** A durable PostgreSQL of the rig's own, because its cells kill it; the database is new for each run. */
export class PostgresServer {
  private constructor(
    private services: Services,
    private readonly dataDir: string,
    /** Stays up for the next run; one on a disk of its own ends with it. */
    private readonly isKept: boolean,
    readonly name: string,
    /** The superuser: arranges and judges, never the app. */
    readonly admin: Pool,
  ) {}

  static async start(ownDisk?: string): Promise<PostgresServer> {
    const dataDir = ownDisk ?? join(projectRoot, '.test', 'faults');
    mkdirSync(dataDir, { recursive: true });
    for (const folder of [join(projectRoot, '.test'), dataDir]) chmodSync(folder, 0o755);
    let services = await launch(dataDir);
    if (await wantsRestart(services.postgres.superuserUrl)) {
      process.kill(services.postgres.pid, 'SIGINT');
      services = await launch(dataDir, services.postgres.pid);
    }
    const template = await ensureTemplate(services);
    const name = `rb_test_${process.pid}_faults${Math.random().toString(36).slice(2, 7)}`;
    await query(services.postgres.superuserUrl, `CREATE DATABASE ${name} TEMPLATE ${template} OWNER ringback_owner`);
    const admin = new Pool({ connectionString: urlsOf(services.postgres.port, services.secrets, name).adminUrl, max: 4 });
    admin.on('error', () => undefined);
    return new PostgresServer(services, dataDir, ownDisk === undefined, name, admin);
  }

  get port(): number {
    return this.services.postgres.port;
  }

  /** Of the postmaster; another one after a restart. */
  get pid(): number {
    return this.services.postgres.pid;
  }

  get secrets(): Services['secrets'] {
    return this.services.secrets;
  }

  /** DATABASE_URL of the app, straight or through a proxy on another port. */
  appUrl(port = this.port): string {
    return urlsOf(port, this.secrets, this.name).databaseUrl;
  }

  /** What `pg_ctl -m immediate restart` does: no checkpoint, every connection gone, recovery from the log. Answers when it is up. */
  async immediateRestart(): Promise<void> {
    const { pid } = this.services.postgres;
    process.kill(pid, 'SIGQUIT');
    const port = this.port;
    this.services = await launch(this.dataDir, pid);
    if (this.port !== port) throw new Error('PostgreSQL came back on another port.');
  }

  async isRunning(): Promise<boolean> {
    return this.sql('SELECT 1').then(
      () => true,
      () => false,
    );
  }

  /** Starts it again after an end of its own making. */
  async revive(): Promise<void> {
    const { port } = this;
    this.services = await launch(this.dataDir, this.services.postgres.pid);
    if (this.port !== port) throw new Error('PostgreSQL came back on another port.');
  }

  async sql<R extends object>(text: string, params: unknown[] = []): Promise<R[]> {
    return (await this.admin.query(text, params)).rows as R[];
  }

  async drop(): Promise<void> {
    await this.admin.end();
    if (!this.isKept) return stopServices(this.services);
    await query(this.services.postgres.superuserUrl, `DROP DATABASE IF EXISTS ${this.name} WITH (FORCE)`);
  }
}

async function launch(dataDir: string, gone?: number): Promise<Services> {
  for (let wait = 0; gone !== undefined && wait < 400 && isAlive(gone); wait += 1) await sleep(25);
  return provision({ root: projectRoot, dataDir, database: null, mayInstall: false, wantsRedis: false });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The judge orders claims and opt-outs by their commits, which PostgreSQL must be told to note. */
async function wantsRestart(url: string): Promise<boolean> {
  const [row] = await query(url, 'SHOW track_commit_timestamp');
  if (row?.track_commit_timestamp === 'on') return false;
  await query(url, 'ALTER SYSTEM SET track_commit_timestamp = on');
  return true;
}

async function query(url: string, text: string): Promise<Record<string, string>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as Record<string, string>[];
  } finally {
    await client.end();
  }
}
