import { Database, type Tx } from '../../src/platform/database/database.service.js';
import type { Actor } from '../../src/platform/tenancy/tenant-context.js';
import { until } from './until.js';
import type { World } from './world.js';

/** A transaction that has done its work and commits only when it is let go. */
export interface Held<T> {
  letGo(): void;
  /** What the work answered, after the commit. */
  ended: Promise<T>;
}

/** Runs the work under an org and holds its transaction open behind it; resolves once the work is done. */
export async function hold<T>(world: World, orgId: string, work: (tx: Tx) => Promise<T>, actor?: Actor): Promise<Held<T>> {
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  let done = (): void => undefined;
  const isDone = new Promise<void>((resolve) => (done = resolve));
  const ended = world.app.get(Database).asOrg(
    orgId,
    async (tx) => {
      const answer = await work(tx);
      done();
      await gate;
      return answer;
    },
    actor,
  );
  ended.catch(() => undefined);
  await Promise.race([isDone, ended]);
  return { letGo, ended };
}

/** Waits until so many statements of this world wait for a lock that somebody else holds. */
export function blocked(world: World, count = 1): Promise<void> {
  return until(`${count} statements wait for a lock`, async () => {
    const [row] = await world.sql<{ waiting: number }>(
      `SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return row!.waiting >= count ? true : row!.waiting;
  });
}

/** Waits until a statement waits for an address, and answers whether its transaction had written or locked a row before. */
export async function waitsForAddress(world: World): Promise<{ holdsRows: boolean }> {
  let holdsRows = false;
  await until('somebody waits for an address', async () => {
    const [row] = await world.sql<{ holds_rows: boolean }>(
      `SELECT backend_xid IS NOT NULL AS holds_rows FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock' AND wait_event = 'advisory'`,
    );
    holdsRows = row?.holds_rows ?? false;
    return row ? true : 'nobody';
  });
  return { holdsRows };
}
