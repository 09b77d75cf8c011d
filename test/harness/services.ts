import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Services } from '../../scripts/lib/services.mjs';
import { provision } from '../../scripts/lib/services.mjs';

export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

let known: Promise<Services> | undefined;

/**
 * PostgreSQL and Redis of the tests: started on first use in .test/, adopted by every later run, never the ones of `npm start`. Each
 * worker looks for them once: a busy machine could make a server that is there look as if it were gone.
 */
export function startTestServices(): Promise<Services> {
  known ??= provision({
    root: projectRoot,
    dataDir: join(projectRoot, '.test'),
    database: null,
    isDisposable: true,
    wantsRedis: process.env.TEST_REDIS !== 'off',
  });
  return known;
}
