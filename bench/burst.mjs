#!/usr/bin/env node
/**
 * `node bench/burst.mjs [--quick]`: one business gets a rush of texts at once; how much longer do the customers of the others wait
 * for their replies? Model 300 ms, provider 50 ms, one worker with its ordinary settings.
 */
import Bull from 'bull';
import { sleep } from '../scripts/lib/processes.mjs';
import { Arrivals } from './lib/arrivals.mjs';
import { isQuick, print, quantile, row, short } from './lib/figures.mjs';
import { load } from './lib/machine.mjs';
import { startProgram } from './lib/program.mjs';
import { startModel, startProvider } from './lib/stubs.mjs';
import { openWorld } from './lib/world.mjs';

const RUSH = isQuick ? 300 : 1000;
const RATE = 4;
const SECONDS = isQuick ? 8 : 20;

const model = await startModel(300);
const provider = await startProvider(50);
const world = await openWorld({ apiBaseUrl: provider.url, settings: { hourlySendCap: 100_000, dailySendCap: 1_000_000, debounceMs: 0 } });
const arrivals = new Arrivals(world);
const worker = await startProgram({
  script: 'dist/main.js',
  env: {
    ...world.env,
    APP_ROLE: 'worker',
    AI_ENGINE: 'openai',
    OPENAI_API_KEY: 'sk-bench',
    OPENAI_BASE_URL: model.baseUrl,
    LOG_LEVEL: 'warn',
  },
  settleMs: 5000,
  isProduct: true,
});
const queue = new Bull('messages', world.redisUrl, {
  prefix: `${world.env.REDIS_PREFIX}:bull`,
  defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
});

/** Waits in milliseconds of a steady trickle to every business but the first. */
async function trickle() {
  const texts = [];
  const began = performance.now();
  for (let index = 0; index < RATE * SECONDS; index += 1) {
    await sleep(Math.max(0, began + (index * 1000) / RATE - performance.now()));
    const text = await arrivals.one(1 + (index % (world.orgs.length - 1)));
    texts.push({ ...text, at: performance.now() });
    await queue.add('turn', { orgId: text.orgId, id: text.id });
  }
  await taken(texts);
  return texts.map(({ key, at }) => provider.takenAt.get(key) - at);
}

async function taken(texts) {
  const deadline = performance.now() + 240_000;
  while (!texts.every(({ key }) => provider.takenAt.has(key))) {
    if (performance.now() > deadline) throw new Error(`Replies are missing:\n${worker.log()}`);
    await sleep(20);
  }
}

await trickle(); // warm
const calm = quantile(await trickle(), 0.95);
const rush = await arrivals.many(RUSH, 0);
const began = performance.now();
await queue.addBulk(rush.map(({ orgId, id }) => ({ name: 'turn', data: { orgId, id } })));
const busy = quantile(await trickle(), 0.95);
await taken(rush);
const took = (performance.now() - began) / 1000;
await sleep(1000);
const [{ doubles }] = await world.sql(
  'SELECT count(*)::int AS doubles FROM (SELECT conversation_id FROM outbound GROUP BY 1 HAVING count(*) > 1) twice',
);
await worker.stop();
await world.close();
print([
  row('burst', `other businesses' reply p95 during a rush of ${RUSH}`, `${short(busy / calm)}x`, {
    must: '<= 2x',
    isMet: busy / calm <= 2,
    note: `${busy.toFixed(0)} ms beside ${calm.toFixed(0)} ms; load ${load()}`,
  }),
  row('burst', `rush of ${RUSH} answered`, `${took.toFixed(0)} s`, {
    note: `${rush.length} replies, ${doubles} threads answered twice`,
    must: 'none lost or doubled',
    isMet: doubles === 0,
  }),
]);
process.exit(0);
