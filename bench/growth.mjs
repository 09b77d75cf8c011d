#!/usr/bin/env node
/** `node bench/growth.mjs [--quick]`: the same ingest with 1,000 and with 1,000,000 stored messages (100,000 with --quick). */
import { isQuick, median, print, row, short } from './lib/figures.mjs';
import { CpuWatch, load } from './lib/machine.mjs';
import { startProgram } from './lib/program.mjs';
import { closedLoop } from './lib/requests.mjs';
import { textMaker } from './lib/texts.mjs';
import { AUTH_TOKEN, openWorld } from './lib/world.mjs';

const SMALL = 1000;
const LARGE = isQuick ? 100_000 : 1_000_000;
const PER_THREAD = 10;
const ROUND_MS = 4000;
const ROUNDS = 3;

const world = await openWorld();

/** Threads with messages, spread over the businesses; nothing in them is due. */
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
     SELECT gen_random_uuid(), org, thread, account, s, 'in', 'customer', 'Message ' || s || ' of an older day', 'SMold' || n || '-' || s
     FROM (${threads}) t, generate_series(1, ${PER_THREAD}) s`,
    values,
  );
  await world.sql(
    `INSERT INTO inbound_events (id, org_id, channel_account_id, type, dedupe_key, raw)
     SELECT gen_random_uuid(), org, account, 'message', 'SMold' || n || '-' || s, '{}' FROM (${threads}) t, generate_series(1, ${PER_THREAD}) s`,
    values,
  );
  await world.sql('VACUUM ANALYZE');
}

async function measure(server, next) {
  const costs = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const watch = new CpuWatch(server.pid, world.services);
    const { latencies } = await closedLoop({ port: server.port, connections: 16, milliseconds: ROUND_MS, next });
    costs.push(watch.microseconds().sum / latencies.length);
  }
  return median(costs);
}

await fill(0, SMALL);
const server = await startProgram({ script: 'dist/main.js', env: { ...world.env, APP_ROLE: 'api' }, isProduct: true });
const next = textMaker({ orgs: world.orgs, people: 100, token: AUTH_TOKEN, baseUrl: `http://127.0.0.1:${server.port}`, port: server.port });
for (let warm = 0; warm < 4000;)
  warm += (await closedLoop({ port: server.port, connections: 16, milliseconds: 500, next })).latencies.length;
const small = await measure(server, next);
const smallLoad = load();
await fill(SMALL, LARGE);
await measure(server, next); // the caches meet the new tables first
const large = await measure(server, next);
await server.stop();
await world.close();
print([
  row('growth', `ingest CPU, ${LARGE.toLocaleString('en')} beside ${SMALL.toLocaleString('en')} messages`, `${short(large / small)}x`, {
    must: '<= 1.2x',
    isMet: large / small <= 1.2,
    note: `${large.toFixed(0)} us beside ${small.toFixed(0)} us; load ${smallLoad} and ${load()}`,
  }),
]);
process.exit(0);
