#!/usr/bin/env node
/**
 * `node bench/ingest.mjs [--quick]`: signed texts into the built server beside a bare node:http + pg + Bull handler that stores
 * the same rows through the same function. Interleaved rounds, medians; processor time of app, PostgreSQL and Redis together.
 */
import { calmRounds, median, print, quantile, isQuick, row, short } from './lib/figures.mjs';
import { CpuWatch, load } from './lib/machine.mjs';
import { startProgram } from './lib/program.mjs';
import { closedLoop, openLoop } from './lib/requests.mjs';
import { textMaker } from './lib/texts.mjs';
import { AUTH_TOKEN, openWorld } from './lib/world.mjs';

const ROUNDS = 3;
const CLOSED_MS = isQuick ? 2000 : 4000;
const OPEN_MS = isQuick ? 6000 : 30_000;
const OPEN_ROUNDS = isQuick ? 1 : 3;
/** A machine that stalls in most rounds is given up on; the table then says how many were fair. */
const MOST_OPEN_ROUNDS = 3 * OPEN_ROUNDS;
/** One answer slower than this and the round has stalled, in ms. */
const STALL_MS = 100;
const PEOPLE = 100;
const WARM_REQUESTS = 2500;
const BASELINE_SQL = `SELECT conversation_id FROM ingest_message($1,$2,$3,$4,$5::jsonb,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18::jsonb,$19,
  make_interval(secs => $20),make_interval(secs => $21),$22)`;

const world = await openWorld();
const targets = {
  bare: await startProgram({
    script: 'bench/baselines/ingest-server.mjs',
    env: { ...world.env, AUTH_TOKEN, BASELINE_SQL, BASELINE_DATABASE_URL: world.adminUrl, BASELINE_ORGS: JSON.stringify(world.orgs) },
  }),
  product: await startProgram({ script: 'dist/main.js', env: { ...world.env, APP_ROLE: 'api' }, isProduct: true }),
};
for (const target of Object.values(targets)) {
  target.next = textMaker({
    orgs: world.orgs,
    people: PEOPLE,
    token: AUTH_TOKEN,
    baseUrl: `http://127.0.0.1:${target.port}`,
    port: target.port,
  });
  for (let warm = 0; warm < WARM_REQUESTS;)
    warm += (await closedLoop({ port: target.port, connections: 16, milliseconds: 500, next: target.next })).latencies.length;
}

async function measured(target, work) {
  const watch = new CpuWatch(target.pid, world.services);
  const { latencies, took, refused } = await work({ port: target.port, next: target.next });
  if (refused > 0) throw new Error(`${refused} of ${latencies.length} requests were refused:\n${target.log()}`);
  const cpu = watch.microseconds();
  const each = Object.fromEntries(Object.entries(cpu).map(([name, value]) => [name, value / latencies.length]));
  return { rate: (latencies.length * 1000) / took, p99: quantile(latencies, 0.99), max: Math.max(...latencies), ...each };
}

/** The same work on both targets in turn, until `isEnough` says so of the rounds so far; the median of every figure. */
async function beside(isEnough, work) {
  const results = { bare: [], product: [] };
  do for (const [name, target] of Object.entries(targets)) results[name].push(await measured(target, work));
  while (!isEnough(results));
  const middle = (list) => Object.fromEntries(Object.keys(list[0]).map((figure) => [figure, median(list.map((each) => each[figure]))]));
  return { bare: middle(results.bare), product: middle(results.product), rounds: results };
}

const rows = [];
const parts = ({ app, postgres, redis, sum }) =>
  `${sum.toFixed(0)} us = ${app.toFixed(0)} app + ${postgres.toFixed(0)} db + ${redis.toFixed(0)} redis`;
for (const connections of [1, 16, 64]) {
  const { bare, product } = await beside(
    ({ bare }) => bare.length === ROUNDS,
    (to) => closedLoop({ ...to, connections, milliseconds: CLOSED_MS }),
  );
  const cpu = product.sum / bare.sum;
  const rate = product.rate / bare.rate;
  rows.push(
    row('ingest', `CPU per request, c=${connections}`, `${short(cpu)}x`, {
      ...(connections === 64 && { must: '<= 1.8x' }),
      isMet: connections === 64 ? cpu <= 1.8 : null,
      note: `product ${parts(product)}; bare ${parts(bare)}; load ${load()}`,
    }),
    row('ingest', `throughput, c=${connections}`, `${short(rate)}x`, {
      ...(connections === 64 && { must: '>= 0.5x' }),
      isMet: connections === 64 ? rate >= 0.5 : null,
      note: `${product.rate.toFixed(0)}/s, p99 ${product.p99.toFixed(1)} ms; bare ${bare.rate.toFixed(0)}/s, p99 ${bare.p99.toFixed(1)} ms; load ${load()}`,
    }),
  );
}

// a round in which the bare server stalls too says something about the machine, not about the product: it is repeated
const fairRounds = ({ bare, product }) => product.filter((_, index) => bare[index].max <= STALL_MS);
const open = await beside(
  (rounds) => fairRounds(rounds).length === OPEN_ROUNDS || rounds.bare.length === MOST_OPEN_ROUNDS,
  (to) => openLoop({ ...to, rate: 200, milliseconds: OPEN_MS }),
);
const fair = fairRounds(open.rounds);
const openP99 = median((fair.length > 0 ? fair : open.rounds.product).map(({ p99 }) => p99));
const calm = calmRounds(
  fair.map(({ max }) => max),
  { planned: OPEN_ROUNDS, stallMs: STALL_MS },
);
rows.push(
  row('ingest', 'p99 at 200/s on schedule', `${openP99.toFixed(1)} ms`, {
    must: '< 25 ms',
    isMet: openP99 < 25,
    note: `bare ${open.bare.p99.toFixed(1)} ms; CPU ${short(open.product.sum / open.bare.sum)}x (${parts(open.product)}); load ${load()}`,
  }),
  row('ingest', 'rounds at 200/s with nothing over 100 ms', calm.value, {
    must: 'two of three',
    isMet: calm.isMet,
    note: `slowest ${open.rounds.product.map(({ max }) => max.toFixed(0)).join(', ')} ms; bare ${open.rounds.bare.map(({ max }) => max.toFixed(0)).join(', ')} ms; load ${load()}`,
  }),
);

for (const target of Object.values(targets)) await target.stop();
await world.close();
print(rows);
process.exit(0);
