import { setPriority } from 'node:os';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { rootModule, settingsOrExit } from './bootstrap.js';
import { awaitAppRole } from './platform/database/app-role.js';
import { createHttpApp } from './platform/http/http-app.js';
import type { Settings } from './platform/config/config.schema.js';

/** A failed start is one sentence on stderr; the details are in the log. */
function explain(error: Error & { code?: string }, settings: Settings): string {
  if (error.code === 'EADDRINUSE') return `Port ${settings.PORT} is in use: stop the other program or set PORT to another number.`;
  if (error.code === 'EACCES') return `This user may not listen on port ${settings.PORT}: set PORT to a number above 1023.`;
  if (error.code === 'ECONNREFUSED' || error.code === 'ENOTFOUND')
    return `PostgreSQL cannot be reached (${error.message}): check DATABASE_URL.`;
  if (error.code === '28P01' || error.code === '3D000') return `PostgreSQL refuses the connection (${error.message}): check DATABASE_URL.`;
  if (error.code === '42P01') return 'The database has no tables yet: run `node dist/cli.js migrate` first.';
  return error.name === 'StartError' ? error.message : (error.stack ?? error.message);
}

/** A nice value (man 7 sched): where worker and api share a machine, webhooks are answered first; their senders count the milliseconds. */
const BEHIND_WEBHOOKS = 5;

/** Everything was finished or given back: that is exit code 0, not the end by a signal which it would be otherwise. */
const ENDS_CLEANLY = { useProcessExit: true };

async function start(settings: Settings): Promise<void> {
  await awaitAppRole(settings.DATABASE_URL, (sentence) => process.stderr.write(`${sentence}\n`));
  if (!settings.isApi) {
    setPriority(BEHIND_WEBHOOKS);
    const worker = await NestFactory.createApplicationContext(rootModule(settings), { bufferLogs: true, abortOnError: false });
    worker.useLogger(worker.get(Logger));
    worker.enableShutdownHooks(undefined, ENDS_CLEANLY);
    return;
  }
  const app = await createHttpApp(rootModule(settings), { trustedProxies: settings.TRUSTED_PROXIES });
  app.enableShutdownHooks(undefined, ENDS_CLEANLY);
  await app.listen(settings.PORT, settings.HOST);
}

const settings = settingsOrExit();
start(settings).catch((error: Error) => {
  process.stderr.write(`${explain(error, settings)}\n`);
  process.exit(1);
});
