#!/usr/bin/env node
/**
 * `node bench/knowledge.mjs [--quick]`: the search of a question in 10,000 pieces of one business, as the product does it with row-level
 * security, synonyms and ranking, beside one plain indexed full-text query that finds ten pieces with the question's rarest word.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isQuick, median, print, quantile, row, short } from './lib/figures.mjs';
import { load } from './lib/machine.mjs';
import { openWorld, product, root } from './lib/world.mjs';

const PIECES = 10_000;
const PER_DOCUMENT = 100;
const ASKED = isQuick ? 300 : 1000;
const ROUNDS = 3;
const { Pool } = createRequire(join(root, 'package.json'))('pg');

const THINGS =
  'furnace boiler thermostat compressor duct filter humidifier condenser chimney heat pump water heater drain faucet toilet'.split(' ');
const DEEDS = ['repair', 'install', 'inspect', 'clean', 'replace', 'insulate', 'relocate', 'upgrade', 'remove', 'winterize'];
const SIDES = ['price', 'warranty', 'duration', 'financing', 'permit', 'emergency', 'weekend', 'discount', 'deposit', 'refund'];
/** The same pieces in every run; each has words of its own, as real ones do. */
const make = (n) => `brand${n % 997} model${n % 4999}`;
const piece = (n) => ({
  heading: `What is the ${SIDES[n % 10]} to ${DEEDS[Math.floor(n / 10) % 10]} a ${THINGS[Math.floor(n / 100) % THINGS.length]}?`,
  body: `We ${DEEDS[Math.floor(n / 10) % 10]} every ${THINGS[Math.floor(n / 100) % THINGS.length]} of ${make(n)}. The ${SIDES[n % 10]} is explained before any work begins, and nothing is charged for the visit itself when the job is booked.`,
});
const questionOf = (n) =>
  `Hi, what's the ${SIDES[n % 10]} if you ${DEEDS[Math.floor(n / 10) % 10]} my ${THINGS[Math.floor(n / 100) % THINGS.length]}, it is a ${make(n)}?`;

const world = await openWorld({ businesses: 1 });
const [{ orgId }] = world.orgs;
for (let first = 0; first < PIECES; first += PER_DOCUMENT) {
  const pieces = Array.from({ length: PER_DOCUMENT }, (_, index) => piece(first + index));
  await world.sql(
    `WITH document AS (
       INSERT INTO knowledge_documents (id, org_id, kind, title, content, chunk_count) VALUES (gen_random_uuid(), $1, 'note', $2, $2, $3) RETURNING id)
     INSERT INTO knowledge_chunks (id, org_id, document_id, position, heading, body, is_pair)
     SELECT gen_random_uuid(), $1, document.id, p.place, p.heading, p.body, true
     FROM document, unnest($4::text[], $5::text[]) WITH ORDINALITY AS p(heading, body, place)`,
    [orgId, `Document ${first}`, PER_DOCUMENT, pieces.map(({ heading }) => heading), pieces.map(({ body }) => body)],
  );
}
await world.sql('VACUUM ANALYZE knowledge_chunks');
await world.sql('VACUUM ANALYZE knowledge_terms');

const PLAIN = `SELECT id, heading, body FROM knowledge_chunks WHERE org_id = $1 AND search @@ plainto_tsquery('english', $2) LIMIT 10`;

const rows = await product(world.env, async ({ get }) => {
  const database = await get('platform/database/database.service.js', 'Database');
  const retrieval = await get('knowledge/retrieval.service.js', 'KnowledgeRetrieval');
  const pool = new Pool({ connectionString: world.adminUrl, max: 1 });
  const ways = {
    plain: async (n) => (await pool.query({ name: 'plain', text: PLAIN, values: [orgId, `model${n % 4999}`] })).rows.length,
    product: async (n) => (await database.withOrg(orgId, () => retrieval.ask(questionOf(n)))).found.length,
  };
  const results = { plain: [], product: [] };
  for (let round = -1; round < ROUNDS; round += 1) {
    const waits = { plain: [], product: [] };
    for (let asked = 0; asked < (round < 0 ? 100 : ASKED); asked += 1) {
      const n = (asked * 7919) % PIECES;
      // one beside the other: whatever else the machine does in this moment, it does to both
      for (const [name, way] of Object.entries(ways)) {
        const began = performance.now();
        if ((await way(n)) === 0) throw new Error(`The ${name} search finds nothing for "${questionOf(n)}".`);
        waits[name].push(performance.now() - began);
      }
    }
    if (round < 0) continue;
    for (const name of Object.keys(ways)) results[name].push({ p50: quantile(waits[name], 0.5), p95: quantile(waits[name], 0.95) });
  }
  await pool.end();
  const of = (name, figure) => median(results[name].map((each) => each[figure]));
  const ratio = of('product', 'p95') / of('plain', 'p95');
  return [
    row('knowledge', `retrieval p95 in ${PIECES} pieces`, `${short(ratio)}x`, {
      must: '<= 3x',
      isMet: ratio <= 3,
      note: `${of('product', 'p95').toFixed(2)} ms beside ${of('plain', 'p95').toFixed(2)} ms; p50 ${of('product', 'p50').toFixed(2)} and ${of('plain', 'p50').toFixed(2)} ms; load ${load()}`,
    }),
  ];
});
await world.close();
print(rows);
process.exit(0);
