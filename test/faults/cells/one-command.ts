import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { provision, stopServices, type Services } from '../../../scripts/lib/services.mjs';
import { sleep } from '../../../src/common/retry.js';
import { projectRoot } from '../../harness/services.js';
import type { Cell, Trial } from '../rig/cell.js';
import { Judge } from '../rig/judge.js';
import { freePorts } from '../../harness/ports.js';
import { newPhone } from '../rig/sender.js';

const ADMIN = { ADMIN_EMAIL: 'admin@example.test', ADMIN_PASSWORD: 'correct horse battery' };
const NUMBER = '+13125550199';
const START_MS = 20_000;

/** `npm start` in a folder of its own. Kills what it started: the launcher, and on request all that the launcher started. */
class OneCommand {
  private child?: ChildProcess;
  private output = '';
  private token = '';
  orgId = '';

  constructor(
    readonly dataDir: string,
    private readonly port: number,
  ) {}

  get baseUrl(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Milliseconds until the console answers. */
  async start(withinMs: number): Promise<number> {
    const began = performance.now();
    this.output = '';
    this.child = spawn(process.execPath, [join('scripts', 'start.mjs')], {
      cwd: projectRoot,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        DATA_DIR: this.dataDir,
        PORT: String(this.port),
        STALE_SENDING_SECONDS: '5',
        SETTLE_SECONDS: '5',
        LOG_LEVEL: 'warn',
        ...ADMIN,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    while (!this.output.includes('Ringback is ready')) {
      if (this.child.exitCode !== null || performance.now() - began > withinMs)
        throw new Error(`it did not start: ${this.output.slice(-600)}`);
      await sleep(50);
    }
    return performance.now() - began;
  }

  async signIn(): Promise<void> {
    this.token = (
      (await this.ask('/api/auth/login', { email: ADMIN.ADMIN_EMAIL, password: ADMIN.ADMIN_PASSWORD })) as { accessToken: string }
    ).accessToken;
    const answer = await fetch(`${this.baseUrl}/api/auth/me`, { headers: { authorization: `Bearer ${this.token}` } });
    const { memberships } = (await answer.json()) as { memberships: { orgId: string; name: string }[] };
    this.orgId = memberships.find(({ name }) => name.startsWith('Northside'))!.orgId;
    this.token = ((await this.ask('/api/auth/switch-org', { orgId: this.orgId })) as { accessToken: string }).accessToken;
  }

  /** The sid, or null when nobody answered. */
  async text(from: string, body: string): Promise<string | null> {
    const answer = await this.ask('/api/simulator/texts', { from, to: NUMBER, body }).catch(() => null);
    return (answer as { messageSid?: string } | null)?.messageSid ?? null;
  }

  kill(isEverything: boolean): void {
    const own = isEverything ? this.startedByLauncher() : [];
    this.child?.kill('SIGKILL');
    for (const pid of own) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // gone already
      }
    }
  }

  async stop(): Promise<void> {
    this.child?.kill('SIGTERM');
    const deadline = performance.now() + 60_000;
    while (this.child?.exitCode === null && performance.now() < deadline) await sleep(100);
  }

  private startedByLauncher(): number[] {
    const read = (file: string): Record<string, unknown> =>
      JSON.parse(readFileSync(join(this.dataDir, file), 'utf8')) as Record<string, unknown>;
    const cluster = join(read('postgres.json').home as string, 'data', 'postmaster.pid');
    return [...Object.values(read('processes.json')), read('redis.json').pid, readFileSync(cluster, 'utf8').split('\n')[0]]
      .map(Number)
      .filter((pid) => pid > 1);
  }

  private async ask(path: string, body: unknown): Promise<unknown> {
    const headers = { 'content-type': 'application/json', ...(this.token ? { authorization: `Bearer ${this.token}` } : {}) };
    const answer = await fetch(`${this.baseUrl}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5000),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return answer.json();
  }
}

async function sqlOf<R extends object>(services: Services, text: string, params: unknown[] = []): Promise<R[]> {
  const client = new Client({ connectionString: services.adminUrl });
  await client.connect();
  try {
    return (await client.query(text, params)).rows as R[];
  } finally {
    await client.end();
  }
}

const LEFT = `SELECT (SELECT count(*)::int FROM messages WHERE provider_message_id = ANY($1)) AS stored,
  (SELECT count(*)::int FROM conversations WHERE inbound_seq > processed_seq) + (SELECT count(*)::int FROM outbound WHERE is_open) AS open`;

async function killAndStart(trial: Trial, app: OneCommand, rounds: number): Promise<void> {
  const tenant = { orgId: app.orgId, accountId: '', accountSid: '', number: NUMBER, email: '' };
  const starts: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (let index = 0; index < 3; index += 1) {
      const [phone, body] = [newPhone(), 'Hi, my AC is broken. Can you come?'];
      const sid = await app.text(phone, body);
      if (!sid) continue;
      trial.sender.book.push({ sid, phone, tenant, body, sentAt: Date.now(), ackedAt: Date.now(), statuses: [] });
      trial.sender.phones.add(phone);
      trial.hit('text');
    }
    await sleep(Math.random() * 1500);
    app.kill(round % 2 === 1);
    trial.hit(round % 2 === 1 ? 'everything killed' : 'launcher killed');
    starts.push(await app.start(90_000));
  }
  const worst = Math.max(...starts);
  trial.notes.push(
    `slowest start ${(worst / 1000).toFixed(1)} s, mean ${(starts.reduce((sum, ms) => sum + ms, 0) / starts.length / 1000).toFixed(1)} s`,
  );
  trial.within('the slowest start', worst, START_MS);
}

async function oneCommand(trial: Trial): Promise<void> {
  const rounds = trial.scale.name === 'full' ? 20 : 4;
  trial.floor('launcher killed', rounds / 2);
  trial.floor('everything killed', rounds / 2);
  trial.floor('text', rounds * 2);
  await trial.rig.stop('SIGKILL');
  const dataDir = mkdtempSync(join(tmpdir(), 'ringback-one-'));
  chmodSync(dataDir, 0o755);
  const app = new OneCommand(dataDir, (await freePorts(1))[0]!);
  let services: Services | undefined;
  try {
    await app.start(240_000);
    await app.signIn();
    await killAndStart(trial, app, rounds);
    services = await provision({ root: projectRoot, dataDir, mayInstall: false });
    const running = services;
    await sqlOf(running, `UPDATE recurring_runs SET last_started_at = '-infinity' WHERE name = 'inbound.backfill'`);
    const sids = trial.sender.book.map((sent) => sent.sid);
    const began = performance.now();
    for (
      let left = { stored: 0, open: 1 };
      (left.stored < sids.length || left.open > 0) && performance.now() - began < 90_000;
      await sleep(250)
    ) {
      [left] = (await sqlOf<{ stored: number; open: number }>(running, LEFT, [sids])) as [{ stored: number; open: number }];
    }
    trial.healMs = Math.round(performance.now() - began);
    const judge = new Judge({ sql: (text, params) => sqlOf(running, text, params) }, join(dataDir, 'simulator-ledger.jsonl'));
    trial.violations.push(...(await judge.violations(trial.sender, { hasLog: false })));
  } finally {
    await app.stop();
    if (services) await stopServices(services);
    if (!process.env.FAULTS_KEEP) rmSync(dataDir, { recursive: true, force: true });
  }
}

export const oneCommandCells: Cell[] = [
  { id: 'F35', title: 'the one-command process killed at random, alone and with all it started', run: oneCommand },
];
