import pg from 'pg';
import { sleep } from '../../common/retry.js';
import { isDatabaseUnavailable } from '../http/problem.rules.js';

const PATIENCE_MS = 30_000;
const AGAIN_MS = 500;

/** A start that cannot go on, told in one sentence. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/**
 * The same as assertAppRole, for a database that restarts just now or starts beside us: tried again for `patienceMs`, and said once
 * through `say`. A start that gave up at once would be a crash for whoever watches the process.
 */
export async function awaitAppRole(databaseUrl: string, say: (sentence: string) => void, patienceMs = PATIENCE_MS): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (let tries = 1; ; tries += 1) {
    try {
      return await assertAppRole(databaseUrl);
    } catch (error) {
      if (!isDatabaseUnavailable(error) || performance.now() > deadline) throw error;
      if (tries === 1)
        say(`PostgreSQL cannot be reached yet (${(error as Error).message}); waiting up to ${Math.ceil(patienceMs / 1000)} s for it.`);
      await sleep(AGAIN_MS);
    }
  }
}

/**
 * Refuses a database role under which row-level security would not hold: a superuser, a role with BYPASSRLS, or one that
 * owns tables.
 */
export async function assertAppRole(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; is_super: boolean; bypasses: boolean; owns: boolean }>(
      `SELECT rolname AS name, rolsuper AS is_super, rolbypassrls AS bypasses,
         EXISTS (SELECT 1 FROM pg_class c WHERE c.relowner = r.oid AND c.relkind = 'r') AS owns
       FROM pg_roles r WHERE rolname = current_user`,
    );
    const [role] = rows;
    const fault = role?.is_super ? 'is a superuser' : role?.bypasses ? 'may bypass row-level security' : role?.owns ? 'owns tables' : null;
    if (fault) {
      throw new StartError(
        `DATABASE_URL signs in as "${role!.name}", which ${fault}: use the role ringback_app, so that businesses stay apart.`,
      );
    }
  } finally {
    await client.end();
  }
}
