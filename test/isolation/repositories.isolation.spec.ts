import { withClient } from '../harness/template.js';
import { startIsolationWorld } from './isolation-world.js';
import { routeCases } from './route-cases.js';

// The same cases with row-level security switched off in the database: a forgotten condition in a repository, which the
// policies would hide, shows here. Both layers must hold alone.
const world = await startIsolationWorld({ withoutRowSecurity: true, hasRedis: true });
afterAll(() => world.close());

it('row-level security is really off', async () => {
  const seen = await withClient(world.db.appUrl, (client) => client.query('SELECT DISTINCT org_id FROM contacts'));
  expect(seen.rowCount).toBe(3);
});

routeCases(world);
