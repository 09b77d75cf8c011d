#!/usr/bin/env node
/**
 * `node bench/turn.mjs [--quick]`: the built worker beside a bare Bull + pg + openai + twilio script, with a model of 300 ms and a
 * provider of 50 ms. Overhead is what lies between a text's arrival and the provider's receipt of the reply, less the model's time.
 */
import { sleep } from '../scripts/lib/processes.mjs';
import { Arrivals } from './lib/arrivals.mjs';
import { isQuick, median, print, quantile, row, short } from './lib/figures.mjs';
import { load } from './lib/machine.mjs';
import { burst, productWorker, queueOf, startWorker, taken } from './lib/replies.mjs';
import { startModel, startProvider } from './lib/stubs.mjs';
import { AUTH_TOKEN, openWorld } from './lib/world.mjs';

const MODEL_MS = 300;
const PROVIDER_MS = 50;
const RATE = 20;
const RATE_SECONDS = isQuick ? 6 : 20;
const BURST = isQuick ? 300 : 1500;
const ROUNDS = isQuick ? 1 : 3;

const model = await startModel(MODEL_MS);
const provider = await startProvider(PROVIDER_MS);
const world = await openWorld({ apiBaseUrl: provider.url, settings: { hourlySendCap: 100_000, dailySendCap: 1_000_000, debounceMs: 0 } });
const arrivals = new Arrivals(world);
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
    queue: queueOf(world, 'turns', 'bare'),
    job: '__default__',
  },
  product: productWorker(world, model),
};

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
  await taken({ world, provider, texts: all, program });
  return all.map(({ key, at }) => provider.takenAt.get(key) - at - MODEL_MS);
}

const results = { bare: { p50: [], p95: [], bursts: [] }, product: { p50: [], p95: [], bursts: [] } };
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, target] of Object.entries(targets)) {
    const program = await startWorker(world, target);
    await burst({ world, provider, arrivals, target, program, count: 40 }); // warm
    const overheads = await steady(target, program);
    results[name].p50.push(quantile(overheads, 0.5));
    results[name].p95.push(quantile(overheads, 0.95));
    results[name].bursts.push(await burst({ world, provider, arrivals, target, program, count: BURST }));
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
