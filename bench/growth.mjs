#!/usr/bin/env node
/**
 * `node bench/growth.mjs [--quick]`: the same turns and the same ingest with few stored messages and with 1,000,000 (100,000 with --quick). What
 * the measuring itself stores counts too: each figure says how many messages lay there when it began.
 */
import { isQuick, median, print, row, short } from './lib/figures.mjs';
import { CpuWatch, load } from './lib/machine.mjs';
import { Arrivals } from './lib/arrivals.mjs';
import { startProgram } from './lib/program.mjs';
import { burst, productWorker, startWorker } from './lib/replies.mjs';
import { closedLoop } from './lib/requests.mjs';
import { startModel, startProvider } from './lib/stubs.mjs';
import { textMaker } from './lib/texts.mjs';
import { AUTH_TOKEN, openWorld } from './lib/world.mjs';

const SMALL = 1000;
const LARGE = isQuick ? 100_000 : 1_000_000;
const PER_THREAD = 10;
const ROUND_MS = 4000;
const ROUNDS = 3;
const REPLIES = 400;

const model = await startModel(300);
const provider = await startProvider(50);
const world = await openWorld({ apiBaseUrl: provider.url, settings: { hourlySendCap: 100_000, dailySendCap: 1_000_000, debounceMs: 0 } });
const arrivals = new Arrivals(world);
const worker = productWorker(world, model);

/** Threads in which texts and delivered answers take turns, spread over the businesses; nothing in them is due. */
async function fill(from, to) {
  const values = [
    world.orgs.map(({ orgId }) => orgId),
    world.orgs.map(({ accountId }) => accountId),
    Math.ceil(from / PER_THREAD),
    Math.ceil(to / PER_THREAD) - 1,
  ];
  const threads = `SELECT n, (md5('c' || n))::uuid AS contact, (md5('l' || n))::uuid AS lead, (md5('t' || n))::uuid AS thread,
    ($1::uuid[])[1 + n % cardinality($1::uuid[])] AS org, ($2::uuid[])[1 + n % cardinality($1::uuid[])] AS account FROM generate_series($3::int, $4::int) n`;
  await world.sql(`INSERT INTO contacts (id, org_id) SELECT contact, org FROM (${threads}) t WHERE account IS NOT NULL`, values);
  await world.sql(
    `INSERT INTO contact_identities (id, org_id, contact_id, kind, value) SELECT gen_random_uuid(), org, contact, 'phone', '+1999' || (1000000 + n) FROM (${threads}) t WHERE account IS NOT NULL`,
    values,
  );
  await world.sql(
    `INSERT INTO leads (id, org_id, contact_id, source) SELECT lead, org, contact, 'inbound_sms' FROM (${threads}) t WHERE account IS NOT NULL`,
    values,
  );
  await world.sql(
    `INSERT INTO conversations (id, org_id, contact_id, channel_account_id, lead_id, contact_address, last_seq, inbound_seq, processed_seq)
     SELECT thread, org, contact, account, lead, '+1999' || (1000000 + n), ${PER_THREAD}, ${PER_THREAD}, ${PER_THREAD} FROM (${threads}) t`,
    values,
  );
  await world.sql(
    `INSERT INTO messages (id, org_id, conversation_id, channel_account_id, seq, direction, sender, body, provider_message_id)
     SELECT (md5('m' || n || '-' || s))::uuid, org, thread, account, s, CASE s % 2 WHEN 1 THEN 'in' ELSE 'out' END, CASE s % 2 WHEN 1 THEN 'customer' ELSE 'ai' END,
       'Message ' || s || ' of an older day', CASE s % 2 WHEN 1 THEN 'SMold' || n || '-' || s END
     FROM (${threads}) t, generate_series(1, ${PER_THREAD}) s`,
    values,
  );
  await world.sql(
    `INSERT INTO decisions (id, org_id, conversation_id, trigger, from_seq, to_seq, action, reason_code, engine, created_at)
     SELECT gen_random_uuid(), org, thread, 'inbound', s - 2, s - 1, 'reply', 'answered', 'rules', now() - interval '9 days'
     FROM (${threads}) t, generate_series(2, ${PER_THREAD}, 2) s`,
    values,
  );
  await world.sql(
    `INSERT INTO outbound (id, org_id, conversation_id, message_id, channel_account_id, seq, to_address, dedupe_key, lane, kind, state, not_before, provider_sid)
     SELECT gen_random_uuid(), org, thread, (md5('m' || n || '-' || s))::uuid, account, s, '+1999' || (1000000 + n), 'old:' || n || ':' || s, 'reply', 'reply',
       'delivered', now() - interval '9 days', 'SMout' || n || '-' || s
     FROM (${threads}) t, generate_series(2, ${PER_THREAD}, 2) s`,
    values,
  );
  await world.sql(
    `INSERT INTO inbound_events (id, org_id, channel_account_id, type, dedupe_key, raw)
     SELECT gen_random_uuid(), org, account, 'message', 'SMold' || n || '-' || s, '{}' FROM (${threads}) t, generate_series(1, ${PER_THREAD}) s`,
    values,
  );
  await world.sql('VACUUM ANALYZE');
}

/** CPU microseconds per stored text. */
async function ingest() {
  const server = await startProgram({ script: 'dist/main.js', env: { ...world.env, APP_ROLE: 'api' }, isProduct: true });
  const baseUrl = `http://127.0.0.1:${server.port}`;
  const next = textMaker({ orgs: world.orgs, people: 100, token: AUTH_TOKEN, baseUrl, port: server.port });
  const costs = [];
  // the first round warms the caches and is not counted
  for (let round = 0; round <= ROUNDS; round += 1) {
    const watch = new CpuWatch(server.pid, world.services);
    const { latencies, refused } = await closedLoop({ port: server.port, connections: 16, milliseconds: ROUND_MS, next });
    if (refused > 0) throw new Error(`${refused} of ${latencies.length} requests were refused:\n${server.log()}`);
    if (round > 0) costs.push(watch.microseconds().sum / latencies.length);
  }
  await server.stop();
  // what was taken in is not answered here: the next worker has the replies of its own burst to make
  await world.sql('UPDATE conversations SET processed_seq = inbound_seq, wake_at = NULL WHERE wake_at IS NOT NULL');
  return median(costs);
}

/** CPU microseconds per reply. */
async function turns() {
  const program = await startWorker(world, worker);
  const costs = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const { cpu } = await burst({ world, provider, arrivals, target: worker, program, count: REPLIES });
    if (round > 0) costs.push(cpu * 1000);
  }
  await program.stop();
  return median(costs);
}

async function stored() {
  const [{ many }] = await world.sql('SELECT count(*)::int AS many FROM messages');
  return many;
}

/** Turns first: they store a few thousand messages, ingest tens of thousands. */
async function measure() {
  const figure = async (work) => ({ messages: await stored(), cost: await work(), load: load() });
  return { turn: await figure(turns), ingest: await figure(ingest) };
}

await fill(0, SMALL);
const small = await measure();
await fill(SMALL, LARGE);
const large = await measure();
await arrivals.close();
await world.close();
const count = (messages) => messages.toLocaleString('en');
print(
  ['ingest', 'turn'].map((name) => {
    const [few, many] = [small[name], large[name]];
    return row('growth', `${name} CPU, ${count(many.messages)} beside ${count(few.messages)} messages`, `${short(many.cost / few.cost)}x`, {
      must: '<= 1.2x',
      isMet: many.cost / few.cost <= 1.2,
      note: `${many.cost.toFixed(0)} us beside ${few.cost.toFixed(0)} us; load ${few.load} and ${many.load}`,
    });
  }),
);
process.exit(0);
