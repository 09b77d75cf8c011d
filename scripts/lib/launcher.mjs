import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildStale } from './build.mjs';
import { prepareDataFolder, readJson, secretsOf, withLock, writeJson } from './data-folder.mjs';
import { installIfNeeded } from './dependencies.mjs';
import { Failure } from './failure.mjs';
import { connectTo, startPostgres } from './postgres.mjs';
import { answers, commandLine, endCommands, isAlive, isPortFree, run, sleep } from './processes.mjs';
import { redisAddress, startRedis } from './redis.mjs';
import { provision, stopServices, urlsOf } from './services.mjs';
import { Supervisor } from './supervisor.mjs';

const READY_WITHIN_MS = 90_000;

/** One running Ringback: PostgreSQL and Redis (unless they are yours), the api and the worker. */
export class Launcher {
  #supervisor;
  #services = { postgres: null, redis: null };
  #provisioning = Promise.resolve();
  #isStopping = false;
  #isOwner = false;
  #watch;

  constructor(settings, progress) {
    this.settings = settings;
    this.say = progress.say;
    this.pidFile = join(settings.dataDir, 'launcher.json');
  }

  /** Resolves when the console answers. */
  async start() {
    const { root, dataDir, env } = this.settings;
    prepareDataFolder(dataDir);
    await this.#claim();
    this.#supervisor = new Supervisor({ root, dataDir, say: this.say });
    const leftovers = await this.#supervisor.stopLeftovers();
    if (leftovers) this.say(`Stopped ${leftovers} process${leftovers === 1 ? '' : 'es'} that an interrupted run had left`);
    await this.#refuseTakenPort();

    await installIfNeeded(root, 'server', this.say);
    await installIfNeeded(join(root, 'admin'), 'console', this.say);
    this.#provisioning = this.#provision();
    this.#provisioning.catch(() => {}); // awaited below, and by stop()
    const [services] = await Promise.all([this.#provisioning, buildStale(root, this.say)]);
    if (this.#isStopping) return new Promise(() => {}); // stop() ends the process

    const childEnv = this.#childEnv(services);
    await this.#command(['migrate'], childEnv, 'The database could not be brought up to date');
    const password = await this.#seed(childEnv, services);
    await this.#run(childEnv);
    this.#watchServices();
    return { password, email: env.ADMIN_EMAIL ?? 'admin@ringback.local', hasRedis: Boolean(services.redisUrl) };
  }

  /** Takes everything down in order and ends the process. Safe to call twice. `complaint` is the last thing said. */
  async stop(complaint) {
    if (this.#isStopping) return;
    this.#isStopping = true;
    clearInterval(this.#watch);
    endCommands();
    if (this.#isOwner) {
      if (!complaint) this.say('Stopping: first the api, then the worker, then what they stand on');
      await this.#provisioning.catch(() => {});
      await this.#supervisor?.stop();
      await stopServices(this.#services);
      rmSync(this.pidFile, { force: true });
      if (!complaint) this.say('Stopped');
    }
    if (complaint) process.stderr.write(`${complaint}\n`);
    process.exit(complaint ? 1 : 0);
  }

  /** One launcher per data folder. The mark of a dead one is taken over. */
  #claim() {
    return withLock(`${this.pidFile}.lock`, async () => {
      const other = readJson(this.pidFile);
      if (other && isAlive(other.pid) && (await commandLine(other.pid)).includes('start.mjs')) {
        throw new Failure(
          `Ringback already runs on this data folder (process ${other.pid}) at ${other.address}: use it, or stop it with Ctrl-C in its window.`,
        );
      }
      writeJson(this.pidFile, { pid: process.pid, address: this.settings.localAddress });
      this.#isOwner = true;
    });
  }

  async #refuseTakenPort() {
    const { host, port } = this.settings;
    let isFree;
    try {
      isFree = await isPortFree(port, host);
    } catch (error) {
      throw new Failure(
        `This machine cannot listen on ${host}:${port} (${error.code}): set HOST to one of its addresses and PORT to one it may use.`,
      );
    }
    if (!isFree)
      throw new Failure(
        `Port ${port} on ${host} is taken by another program: stop it, or choose another port with PORT=${port + 1} npm start.`,
      );
  }

  async #provision() {
    const { root, dataDir, env } = this.settings;
    if (!env.DATABASE_URL) {
      this.say('Starting PostgreSQL and Redis');
      const services = await provision({ root, dataDir, say: this.say, wantsRedis: !env.REDIS_URL });
      this.#services = { postgres: services.postgres, redis: services.redis };
      const { postgres, redis } = services;
      this.say(`PostgreSQL ${postgres.version} ${postgres.isAdopted ? 'was still running' : 'runs'} on port ${postgres.port}`);
      if (redis) this.say(`Redis ${redis.isAdopted ? 'was still running' : 'runs'} on port ${redis.port}`);
      return { ...services, redisUrl: env.REDIS_URL ? await this.#externalRedis() : services.redisUrl };
    }
    await this.#checkDatabase('DATABASE_ADMIN_URL');
    const secrets = secretsOf(dataDir);
    const redis = env.REDIS_URL ? null : await startRedis({ dataDir, secrets, say: this.say });
    this.#services = { postgres: null, redis };
    const redisUrl = env.REDIS_URL ? await this.#externalRedis() : redis?.url;
    return { secrets, databaseUrl: env.DATABASE_URL, adminUrl: env.DATABASE_ADMIN_URL, redisUrl };
  }

  async #checkDatabase(name) {
    const url = this.settings.env[name];
    try {
      await (await connectTo(this.settings.root, url)).end();
    } catch (error) {
      const { hostname, port, pathname } = new URL(url);
      const where = `${hostname}:${port || 5432}${pathname}`;
      throw new Failure(
        `The database ${where} of ${name} cannot be used (${error.message || error.code}): check that it runs and that the address and password are right.`,
      );
    }
  }

  async #externalRedis() {
    const { host, port } = redisAddress(this.settings.env.REDIS_URL);
    if (!(await answers(host, port)))
      this.say(`Redis at ${host}:${port} (REDIS_URL) does not answer: going on, replies come up to a second later until it does`);
    return this.settings.env.REDIS_URL;
  }

  #childEnv({ secrets, databaseUrl, adminUrl, redisUrl }) {
    const { env, dataDir } = this.settings;
    const own = {
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      JWT_SECRET: env.JWT_SECRET ?? secrets.jwtSecret,
      ENCRYPTION_KEY: env.ENCRYPTION_KEY ?? secrets.encryptionKey,
    };
    this.adminUrl = adminUrl;
    return { ...env, ...own, ...(redisUrl ? { REDIS_URL: redisUrl } : {}) };
  }

  /** `node dist/cli.js …`; its last line is the reason when it fails. */
  async #command(args, env, complaint) {
    const result = await run(process.execPath, ['--enable-source-maps', join('dist', 'cli.js'), ...args], {
      cwd: this.settings.root,
      env: { ...env, DATABASE_ADMIN_URL: this.adminUrl },
    });
    if (result.code !== 0 && !this.#isStopping) {
      const lines = result.output
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line && !line.startsWith('at '));
      throw new Failure(lines.length ? `${complaint}: ${lines.at(-1)}` : `${complaint}, and it gave no reason.`);
    }
    return result.stdout;
  }

  /** The first administrator and the demo world, once per data folder. A password we made is shown until a start succeeded. */
  async #seed(childEnv, services) {
    const mark = join(this.settings.dataDir, 'first-start.json');
    const identity = services.postgres
      ? services.postgres.cluster
      : new URL(services.databaseUrl).host + new URL(services.databaseUrl).pathname;
    const known = readJson(mark);
    if (known?.isDone && known.identity === identity && !services.postgres?.isNew) return undefined;
    const pending = known?.identity === identity ? known : undefined;
    const password = childEnv.ADMIN_PASSWORD ?? pending?.password ?? randomBytes(9).toString('base64url');
    if (!childEnv.ADMIN_PASSWORD) writeJson(mark, { ...pending, identity, password, isDone: false });
    this.say('Preparing the first start');
    const output = await this.#command(['seed'], { ...childEnv, ADMIN_PASSWORD: password }, 'The first start could not be prepared');
    this.#finishSeed = () => writeJson(mark, { identity, isDone: true });
    if (childEnv.ADMIN_PASSWORD) return undefined;
    // somebody else's database may have an administrator already; an own one got ours, now or in an interrupted start
    const isOurs = wasCreated(output) || Boolean(pending?.password && (pending.isOurs || services.postgres));
    writeJson(mark, { identity, password, isOurs, isDone: false });
    return isOurs ? password : undefined;
  }

  #finishSeed = () => {};

  async #run(childEnv) {
    this.say('Starting the api and the worker');
    let reason;
    const onEarlyEnd = (role) => (text) => (reason = `The ${role} could not start: ${text}`);
    this.#supervisor.start('api', childEnv, onEarlyEnd('api'));
    this.#supervisor.start('worker', childEnv, onEarlyEnd('worker'));
    const deadline = performance.now() + READY_WITHIN_MS;
    while (!(await isReady(`${this.settings.localAddress}/health/ready`))) {
      if (this.#isStopping) return new Promise(() => {}); // stop() ends the process
      if (reason) throw new Failure(reason);
      if (performance.now() > deadline)
        throw new Failure(
          `The api did not become ready in ${READY_WITHIN_MS / 1000} seconds: see ${join(this.settings.dataDir, 'logs', 'api.log')}.`,
        );
      await sleep(100);
    }
    if (reason) throw new Failure(reason);
    this.#supervisor.markReady();
    this.#finishSeed();
  }

  /** PostgreSQL and Redis are no children after an adoption, so they are watched by their process number. */
  #watchServices() {
    let isBusy = false;
    this.#watch = setInterval(async () => {
      if (isBusy || this.#isStopping) return;
      isBusy = true;
      try {
        await this.#revive();
      } catch (error) {
        this.say(error.message);
      }
      isBusy = false;
    }, 1000);
  }

  async #revive() {
    const { root, dataDir } = this.settings;
    const { postgres, redis } = this.#services;
    const secrets = secretsOf(dataDir);
    if (postgres && !isAlive(postgres.pid)) {
      this.say('PostgreSQL ended unexpectedly: starting it again');
      const revived = await startPostgres({ root, dataDir, secrets });
      this.#services.postgres = revived;
      if (revived.port !== postgres.port)
        await this.#supervisor.restartWith({ DATABASE_URL: urlsOf(revived.port, secrets, 'ringback').databaseUrl });
      this.say(`PostgreSQL runs again on port ${revived.port}`);
    }
    if (redis && !isAlive(redis.pid) && !this.#isStopping) {
      this.say('Redis ended unexpectedly: starting it again');
      const revived = await startRedis({ dataDir, secrets, say: this.say, mayInstall: false });
      if (!revived) return;
      this.#services.redis = revived;
      if (revived.port !== redis.port) await this.#supervisor.restartWith({ REDIS_URL: revived.url });
      this.say(`Redis runs again on port ${revived.port}`);
    }
  }
}

/** The seed command answers with one line of JSON. */
function wasCreated(output) {
  try {
    return JSON.parse(output.trim().split('\n').at(-1)).createdAdmin === true;
  } catch {
    return false;
  }
}

async function isReady(address) {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}
