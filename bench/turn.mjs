#!/usr/bin/env node
/**
 * `node bench/turn.mjs [--quick]`: the built worker beside a bare Bull + pg + openai + twilio script, with a model of 300 ms and a
 * provider of 50 ms. Overhead is what lies between a text's arrival and the provider's receipt of the reply, less the model's time.
 */
import Bull from 'bull';
import { sleep } from '../scripts/lib/processes.mjs';
import { Arrivals } from './lib/arrivals.mjs';
import { isQuick, median, print, quantile, row, short } from './lib/figures.mjs';
import { CpuWatch, load } from './lib/machine.mjs';
import { startProgram } from './lib/program.mjs';
import { startModel, startProvider } from './lib/stubs.mjs';
import { AUTH_TOKEN, openWorld } from './lib/world.mjs';

const MODEL_MS = 300;
const PROVIDER_MS = 50;
const RATE = 20;
const RATE_SECONDS = isQuick ? 6 : 20;
const BURST = isQuick ? 300 : 1500;
const ROUNDS = isQuick ? 1 : 3;
const PATIENCE_MS = 180_000;

const model = await startModel(MODEL_MS);
const provider = await startProvider(PROVIDER_MS);
const world = await openWorld({ apiBaseUrl: provider.url, settings: { hourlySendCap: 100_000, dailySendCap: 1_000_000, debounceMs: 0 } });
const arrivals = new Arrivals(world);
const engine = { AI_ENGINE: 'openai', OPENAI_API_KEY: 'sk-bench', OPENAI_BASE_URL: model.baseUrl };
const queueOf = (name, prefix) =>
  new Bull(name, world.redisUrl, {
    prefix: `${world.env.REDIS_PREFIX}:${prefix}`,
    defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
  });
const targets = {
  bare: {
    script: 'bench/baselines/turn-worker.mjs',
    env: {
      AUTH_TOKEN,
      OPENAI_BASE_URL: model.baseUrl,
      PROVIDER_URL: provider.url,
      BASELINE_DATABASE_URL: world.adminUrl,
      BASELINE_ORGS: JSON.stringify(world.orgs),
      CONCURRENCY: '400',
    },
    queue: queueOf('turns', 'bare'),
    job: '__default__',
  },
  product: {
    script: 'dist/main.js',
    env: { ...engine, TURN_CONCURRENCY: '400', SEND_CONCURRENCY: '100', LOG_LEVEL: 'warn' },
    queue: queueOf('messages', 'bull'),
    job: 'turn',
  },
};

async function taken(texts, program) {
  const deadline = performance.now() + PATIENCE_MS;
  while (!texts.every(({ key }) => provider.takenAt.has(key))) {
    if (performance.now() > deadline) {
      const left = texts.filter(({ key }) => !provider.takenAt.has(key)).length;
      throw new Error(`${left} of ${texts.length} replies never left:\n${program.log()}\n${JSON.stringify(await states())}`);
    }
    await sleep(20);
  }
}

const states = () => world.sql('SELECT state, block_reason, count(*) FROM outbound GROUP BY 1, 2');

/** Texts at a steady rate; overheads in milliseconds. */
async function steady(target, program) {
  const texts = [];
  const began = performance.now();
  for (let index = 0; index < RATE * RATE_SECONDS; index += 1) {
    await sleep(Math.max(0, began + (index * 1000) / RATE - performance.now()));
    texts.push(
      arrivals.one().then((text) => {
        text.at = performance.now();
        return target.queue.add(target.job, { orgId: text.orgId, id: text.id }).then(() => text);
      }),
    );
  }
  const all = await Promise.all(texts);
  await taken(all, program);
  return all.map(({ key, at }) => provider.takenAt.get(key) - at - MODEL_MS);
}

/** All texts at once: how long until the last reply is taken, and what each cost. */
async function burst(target, program) {
  const texts = await arrivals.many(BURST);
  const watch = new CpuWatch(program.pid, world.services);
  const began = performance.now();
  await target.queue.addBulk(texts.map(({ orgId, id }) => ({ name: target.job, data: { orgId, id } })));
  await taken(texts, program);
  const took = performance.now() - began;
  await sleep(500); // what follows the last receipt belongs to it
  return { perMinute: (BURST * 60_000) / took, cpu: watch.microseconds().sum / BURST / 1000, parts: watch.microseconds() };
}

const results = { bare: { p50: [], p95: [], bursts: [] }, product: { p50: [], p95: [], bursts: [] } };
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, target] of Object.entries(targets)) {
    // one worker at a time: each polls for all due work
    const program = await startProgram({
      ...target,
      env: { ...world.env, ...target.env, APP_ROLE: 'worker' },
      settleMs: 4000,
      isProduct: name === 'product',
    });
    await taken(
      await arrivals.many(40).then(async (texts) => {
        await target.queue.addBulk(texts.map(({ orgId, id }) => ({ name: target.job, data: { orgId, id } })));
        return texts;
      }),
      program,
    ); // warm
    const overheads = await steady(target, program);
    results[name].p50.push(quantile(overheads, 0.5));
    results[name].p95.push(quantile(overheads, 0.95));
    results[name].bursts.push(await burst(target, program));
    await program.stop();
  }
}

const of = (name, figure) => median(results[name].bursts.map((each) => each[figure]));
const cpu = of('product', 'cpu') / of('bare', 'cpu');
const p95 = median(results.product.p95);
const parts = results.product.bursts.at(-1).parts;
const share = (value) => (value / BURST / 1000).toFixed(1);
const rows = [
  row('turn', `overhead p95 at ${RATE}/s`, `${p95.toFixed(0)} ms`, {
    must: '< 50 ms',
    isMet: p95 < 50,
    note: `p50 ${median(results.product.p50).toFixed(0)} ms; bare p50 ${median(results.bare.p50).toFixed(0)}, p95 ${median(results.bare.p95).toFixed(0)} ms; load ${load()}`,
  }),
  row('turn', 'CPU per reply', `${short(cpu)}x`, {
    must: '<= 2.5x',
    isMet: cpu <= 2.5,
    note: `product ${of('product', 'cpu').toFixed(1)} ms (${share(parts.app)} app + ${share(parts.postgres)} db + ${share(parts.redis)} redis); bare ${of('bare', 'cpu').toFixed(1)} ms; load ${load()}`,
  }),
  row('turn', 'conversations a minute, one worker', of('product', 'perMinute').toFixed(0), {
    note: `goal 20000; bare ${of('bare', 'perMinute').toFixed(0)}; load ${load()}`,
  }),
];
print(rows);
await arrivals.close();
await world.close();
process.exit(0);
