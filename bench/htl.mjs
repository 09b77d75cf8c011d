#!/usr/bin/env node
/**
 * `node bench/htl.mjs [--quick]`: what a decision costs beside an empty turn, which claims the thread and commits silence because a person
 * answers it. Turns run one by one in a process of their own, from claim to commit; nothing is sent. The model answers after 300 ms.
 * Then whole conversations at once: each writes its next text as soon as the last is answered, so that the ideal is the model's time.
 */
import { sleep } from '../scripts/lib/processes.mjs';
import { Arrivals } from './lib/arrivals.mjs';
import { isQuick, median, print, quantile, row, short } from './lib/figures.mjs';
import { CpuWatch, load } from './lib/machine.mjs';
import { startModel } from './lib/stubs.mjs';
import { startTurns } from './lib/turns.mjs';
import { openWorld } from './lib/world.mjs';

const MODEL_MS = 300;
const RATE = 20;
const TURNS = isQuick ? 40 : 240;
const ROUNDS = isQuick ? 1 : 5;
const WARM_PASSES = isQuick ? 1 : 4;
const PASSES = isQuick ? 1 : 3;
const TALKS = [50, 200];
const TEXTS_PER_TALK = isQuick ? 2 : 6;
/** A second pass over the same number of conversations must not need more memory than the first; what a collection leaves varies by so much. */
const FLAT = 1.1;

const model = await startModel(MODEL_MS);
const world = await openWorld({ settings: { hourlySendCap: 100_000, dailySendCap: 1_000_000, debounceMs: 0 } });
const arrivals = new Arrivals(world);

const nameOf = ({ orgId, id }) => ({ orgId, id });

/** Turns at a steady rate: their milliseconds, and CPU milliseconds per turn of the process and the services together. */
async function steady(turns, { isEmpty = false } = {}) {
  const texts = await arrivals.many(TURNS);
  if (isEmpty) await world.sql(`UPDATE conversations SET handler = 'human' WHERE id = ANY($1)`, [texts.map(({ id }) => id)]);
  const watch = new CpuWatch(turns.pid, world.services);
  const began = performance.now();
  const running = [];
  for (const [index, text] of texts.entries()) {
    await sleep(Math.max(0, began + (index * 1000) / RATE - performance.now()));
    running.push(turns.call('turn', nameOf(text)));
  }
  const took = await Promise.all(running);
  const { app, postgres, sum } = watch.microseconds();
  return { took, cpu: sum / TURNS / 1000, app: app / TURNS / 1000, postgres: postgres / TURNS / 1000 };
}

/** Many conversations at once, each with its texts one after the other; milliseconds until the last is answered, and CPU of the process per turn. */
async function talks(turns, count, { isEmpty = false } = {}) {
  const people = await arrivals.many(count);
  if (isEmpty) await world.sql(`UPDATE conversations SET handler = 'human' WHERE id = ANY($1)`, [people.map(({ id }) => id)]);
  const watch = new CpuWatch(turns.pid, world.services);
  const began = performance.now();
  await Promise.all(
    people.map(async (person) => {
      for (let text = 1; text <= TEXTS_PER_TALK; text += 1) {
        await turns.call('turn', nameOf(person));
        if (text < TEXTS_PER_TALK) await arrivals.again(person);
      }
    }),
  );
  return { ms: performance.now() - began, app: watch.microseconds().app / (count * TEXTS_PER_TALK) / 1000 };
}

const results = { empty: [], model: [], rules: [], emptyRules: [] };
/** Rounds of empty turns and of decisions in turns, by one process; the other engine's is not there meanwhile: it would be told of each change, too. */
async function rounds(turns, empty, full) {
  // V8 compiles what is hot during the first thousands of turns, on threads of its own; a worker runs for days
  for (let pass = 0; pass < WARM_PASSES; pass += 1) await talks(turns, 200);
  for (let round = 0; round < ROUNDS; round += 1) {
    results[empty].push(await steady(turns, { isEmpty: true }));
    results[full].push(await steady(turns));
  }
}
const asRules = await startTurns(world, { AI_ENGINE: 'rules' });
await rounds(asRules, 'emptyRules', 'rules');
await asRules.stop();
const asModel = await startTurns(world, { AI_ENGINE: 'openai', OPENAI_API_KEY: 'sk-bench', OPENAI_BASE_URL: model.baseUrl });
await rounds(asModel, 'empty', 'model');
const time = (name, q) => median(results[name].map(({ took }) => quantile(took, q)));
const cpu = (name, part = 'cpu') => median(results[name].map((each) => each[part]));

const overhead = time('model', 0.95) - MODEL_MS - time('empty', 0.5);
const added = cpu('model') - cpu('empty');
const rows = [
  row('htl', `overhead of a decision p95 at ${RATE}/s`, `${overhead.toFixed(1)} ms`, {
    must: '< 25 ms',
    isMet: overhead < 25,
    note: `beyond the model's ${MODEL_MS} ms and an empty turn; turn p50 ${(time('model', 0.5) - MODEL_MS).toFixed(1)}, p95 ${(time('model', 0.95) - MODEL_MS).toFixed(1)} ms beyond the model; empty p50 ${time('empty', 0.5).toFixed(1)}, p95 ${time('empty', 0.95).toFixed(1)} ms; load ${load()}`,
  }),
  row('htl', 'CPU of a decision', `${added.toFixed(1)} ms`, {
    must: '<= 5 ms',
    isMet: added <= 5,
    note: `beside an empty turn; turn ${cpu('model').toFixed(1)} ms (${cpu('model', 'app').toFixed(1)} app + ${cpu('model', 'postgres').toFixed(1)} db), empty ${cpu('empty').toFixed(1)} ms (${cpu('empty', 'app').toFixed(1)} + ${cpu('empty', 'postgres').toFixed(1)}); load ${load()}`,
  }),
  row('htl', 'rules engine, turn p95', `${short(time('rules', 0.95) / time('emptyRules', 0.95))}x`, {
    note: `of an empty turn: ${time('rules', 0.95).toFixed(1)} beside ${time('emptyRules', 0.95).toFixed(1)} ms; p50 ${time('rules', 0.5).toFixed(1)} and ${time('emptyRules', 0.5).toFixed(1)} ms; CPU ${cpu('rules').toFixed(1)} and ${cpu('emptyRules').toFixed(1)} ms; load ${load()}`,
  }),
];

const ideal = TEXTS_PER_TALK * MODEL_MS;
for (const count of TALKS) {
  const runs = [];
  const empty = [];
  for (let round = 0; round < PASSES; round += 1) empty.push(await talks(asModel, count, { isEmpty: true }));
  await asModel.call('lag');
  const lags = [];
  for (let round = 0; round < PASSES; round += 1) {
    runs.push(await talks(asModel, count));
    lags.push(await asModel.call('lag'));
  }
  const lag = median(lags);
  const took = median(runs.map(({ ms }) => ms));
  const [full, bare] = [runs, empty].map((all) => median(all.map(({ app }) => app)));
  rows.push(
    row('htl', `${count} conversations at once, ${TEXTS_PER_TALK} texts each`, `${short(took / ideal)}x`, {
      note: `of the ideal: ${took.toFixed(0)} beside ${ideal} ms; ${((count * TEXTS_PER_TALK * 1000) / took).toFixed(0)} turns/s; load ${load()}`,
    }),
    row('htl', `application CPU of a decision at ${count}`, `${(full - bare).toFixed(1)} ms`, {
      note: `without pauses; turn ${full.toFixed(1)}, empty ${bare.toFixed(1)} ms; load ${load()}`,
    }),
    row('htl', `event-loop lag p99 at ${count}`, `${lag.toFixed(0)} ms`, { must: '< 100 ms', isMet: lag < 100, note: `load ${load()}` }),
  );
}
const before = await asModel.call('memory');
for (let pass = 0; pass < PASSES; pass += 1) await talks(asModel, TALKS.at(-1));
const after = await asModel.call('memory');
rows.push(
  row('htl', `memory after ${PASSES} more passes of ${TALKS.at(-1)}`, `${short(after.heap / before.heap)}x`, {
    must: `<= ${FLAT}x`,
    isMet: after.heap / before.heap <= FLAT,
    note: `objects ${before.heap.toFixed(0)} to ${after.heap.toFixed(0)} MiB, process ${before.rss.toFixed(0)} to ${after.rss.toFixed(0)} MiB`,
  }),
);
// A turn that was not due would have been fast.
const [{ idle }] = await world.sql('SELECT count(*)::int AS idle FROM conversations WHERE processed_seq < inbound_seq');
if (idle > 0) throw new Error(`${idle} conversations were left without an answer.`);
print(rows);
await asModel.stop();
await arrivals.close();
await world.close();
process.exit(0);
