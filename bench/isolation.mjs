#!/usr/bin/env node
/**
 * `node bench/isolation.mjs [--quick]`: a page of 25 contacts through the tenant repository and row-level security beside the same
 * entity with an explicit condition on the org, no transaction and no row-level security (the superuser sees everything).
 */
import { isQuick, median, print, row, short } from './lib/figures.mjs';
import { CpuWatch, load } from './lib/machine.mjs';
import { openWorld, product } from './lib/world.mjs';

const PAGES = isQuick ? 800 : 4000;
const CALLERS = 16;
const ROUNDS = 5;
const ROWS = 500;

const world = await openWorld({ businesses: 5 });
for (const org of world.orgs)
  await world.sql(
    `INSERT INTO services (id, org_id, name, duration_minutes) SELECT gen_random_uuid(), $1, 'Service ' || n, 60 FROM generate_series(1, $2) n`,
    [org.orgId, ROWS],
  );
await world.sql('ANALYZE services');

const rows = await product({ ...world.env, DATABASE_POOL: '16' }, async ({ get, load: module }) => {
  const database = await get('platform/database/database.service.js', 'Database');
  const { ServiceEntity: Service } = await module('appointments/service.entity.js');
  const { DataSource } = await import('typeorm');
  const plain = await new DataSource({ type: 'postgres', url: world.adminUrl, entities: [Service], extra: { max: 16 } }).initialize();
  const page = { order: { name: 'ASC' }, take: 25 };
  const ways = {
    plain: (orgId) => plain.getRepository(Service).find({ where: { orgId }, ...page }),
    tenant: (orgId) => database.asOrg(orgId, (tx) => tx.repo(Service).find({}, page)),
  };
  for (const { orgId } of world.orgs) {
    const [a, b] = await Promise.all(Object.values(ways).map((way) => way(orgId)));
    if (a.length !== 25 || JSON.stringify(a) !== JSON.stringify(b)) throw new Error('The two ways do not give the same page.');
  }
  const measured = async (way, count) => {
    const watch = new CpuWatch(process.pid, world.services);
    const began = performance.now();
    let left = count;
    const caller = async () => {
      while (left-- > 0) await way(world.orgs[left % world.orgs.length].orgId);
    };
    await Promise.all(Array.from({ length: CALLERS }, caller));
    return { cpu: watch.microseconds().sum / count, rate: (count * 1000) / (performance.now() - began) };
  };
  for (const way of Object.values(ways)) await measured(way, PAGES);
  const results = { plain: [], tenant: [] };
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, way] of Object.entries(ways)) results[name].push(await measured(way, PAGES));
  await plain.destroy();
  const of = (name, figure) => median(results[name].map((each) => each[figure]));
  const cpu = of('tenant', 'cpu') / of('plain', 'cpu');
  return [
    row('isolation', 'CPU per page of 25 rows', `${short(cpu)}x`, {
      must: '<= 1.5x',
      isMet: cpu <= 1.5,
      note: `${of('tenant', 'cpu').toFixed(0)} us beside ${of('plain', 'cpu').toFixed(0)} us; throughput ${short(of('tenant', 'rate') / of('plain', 'rate'))}x; load ${load()}`,
    }),
  ];
});
await world.close();
print(rows);
process.exit(0);
