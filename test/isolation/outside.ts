import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { redisDump } from '../harness/redis-dump.js';
import type { OrgFixture } from './fixtures.js';
import type { IsolationWorld } from './isolation-world.js';

/** Every line in the record of the phone network: what was sent, called or set up there. */
export function ledgerLines({ dataDir }: IsolationWorld): string[] {
  const path = join(dataDir, 'simulator-ledger.jsonl');
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
}

/** Every entry in Redis: what waits for a worker. */
export const redisEntries = ({ db }: IsolationWorld): Promise<string[]> => (db.redisUrl ? redisDump(db.redisUrl) : Promise.resolve([]));

/** What speaks of an org in Redis and on the phone network, one entry per line; compared beside the sums of its tables (3.2 d). */
export async function outsideOf(world: IsolationWorld, org: OrgFixture): Promise<{ redis: string; ledger: string }> {
  // a phone of its customer may be anybody's customer: that alone is not the org's
  const words = [org.orgId, org.canary, org.number, ...Object.values(org.ids)];
  const about = (texts: readonly string[]): string => texts.filter((text) => words.some((word) => text.includes(word))).join('\n');
  return { redis: about(await redisEntries(world)), ledger: about(ledgerLines(world)) };
}
