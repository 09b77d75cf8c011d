#!/usr/bin/env node
/**
 * `node bench/statements.mjs [replies]`: what one reply asks of PostgreSQL, statement by statement, as PostgreSQL itself logs it:
 * how often and how many milliseconds. The times hold waiting for locks and for the disk too; compare them inside one run only.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Arrivals } from './lib/arrivals.mjs';
import { burst, productWorker, startWorker } from './lib/replies.mjs';
import { startModel, startProvider } from './lib/stubs.mjs';
import { openWorld, root } from './lib/world.mjs';

const REPLIES = Number(process.argv[2] ?? 500);
const SHOWN = 40;
const LOG = join(root, '.bench', 'postgres.log');

const model = await startModel(300);
const provider = await startProvider(50);
const world = await openWorld({ apiBaseUrl: provider.url, settings: { hourlySendCap: 100_000, dailySendCap: 1_000_000, debounceMs: 0 } });
const arrivals = new Arrivals(world);
const target = productWorker(world, model);
const program = await startWorker(world, target);
const replies = (count) => burst({ world, provider, arrivals, target, program, count });

async function logging(isOn) {
  await world.sql(isOn ? 'ALTER SYSTEM SET log_min_duration_statement = 0' : 'ALTER SYSTEM RESET log_min_duration_statement');
  await world.sql('SELECT pg_reload_conf()');
}

/** Count and milliseconds of each statement text in a piece of PostgreSQL's log. */
function statements(log) {
  const found = new Map();
  for (const entry of log.split(/\n(?=\d{4}-\d\d-\d\d )/)) {
    const [, ms, step, text] = /duration: ([\d.]+) ms {2}(parse|bind|execute|statement)(?: \S+)?: ([\s\S]*)/.exec(entry) ?? [];
    if (!text) continue;
    const key = text.replace(/\s+/g, ' ').slice(0, 120);
    const one = found.get(key) ?? { key, times: 0, ms: 0 };
    one.times += step === 'execute' || step === 'statement' ? 1 : 0;
    one.ms += Number(ms);
    found.set(key, one);
  }
  return [...found.values()].sort((a, b) => b.ms - a.ms);
}

await replies(REPLIES); // warm
const from = statSync(LOG).size;
await logging(true);
await replies(REPLIES);
await logging(false);
const rows = statements(readFileSync(LOG).subarray(from).toString('utf8'));
console.log('ms per reply  times per reply  statement');
for (const { key, times, ms } of rows.slice(0, SHOWN))
  console.log(`${(ms / REPLIES).toFixed(3).padStart(12)}  ${(times / REPLIES).toFixed(2).padStart(15)}  ${key}`);
await program.stop();
await arrivals.close();
await world.close();
process.exit(0);
