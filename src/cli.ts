import { writeFileSync } from 'node:fs';
import { StartError } from './platform/database/app-role.js';

const USAGE =
  'Usage: node dist/cli.js migrate | seed | openapi [file] | routes | rotate-keys | verify-audit | simulator [--port <number>] [--data-dir <folder>]';

/** Loaded on demand: migrations, which run at every start, need none of the application. */
async function application() {
  const [{ NestFactory }, bootstrap, http] = await Promise.all([
    import('@nestjs/core'),
    import('./bootstrap.js'),
    import('./platform/http/http-app.js'),
  ]);
  return { NestFactory, ...bootstrap, ...http };
}

async function seed(): Promise<void> {
  const { NestFactory, rootModule, settingsOrExit } = await application();
  const { DemoWorld } = await import('./admin/demo-world.service.js');
  const context = await NestFactory.createApplicationContext(rootModule({ ...settingsOrExit(), isWorker: false }), { logger: ['error'] });
  const result = await context.get(DemoWorld).seed();
  process.stdout.write(`${JSON.stringify(result)}\n`);
  await context.close();
}

async function openApi(file: string | undefined): Promise<void> {
  const { createHttpApp, rootModule, settingsOrExit } = await application();
  const { buildOpenApi } = await import('./platform/http/openapi.js');
  const app = await createHttpApp(rootModule({ ...settingsOrExit(), isWorker: false }));
  await app.init();
  const text = `${JSON.stringify(buildOpenApi(app), null, 2)}\n`;
  if (file) writeFileSync(file, text);
  else process.stdout.write(text);
  await app.close();
}

async function routes(): Promise<void> {
  const { collectedRoutes, createHttpApp, rootModule, settingsOrExit } = await application();
  const app = await createHttpApp(rootModule({ ...settingsOrExit(), isWorker: false }));
  await app.init();
  process.stdout.write(`${[...collectedRoutes(app)].sort().join('\n')}\n`);
  await app.close();
}

/** Seals every secret with ENCRYPTION_KEY; what ENCRYPTION_KEY_OLD sealed is read with that one (docs/operations.md). */
async function rotateKeys(): Promise<void> {
  const { NestFactory, rootModule, settingsOrExit } = await application();
  const { SealRotation } = await import('./channels/seal-rotation.service.js');
  const context = await NestFactory.createApplicationContext(rootModule({ ...settingsOrExit(), isWorker: false }), { logger: ['error'] });
  const { FactorSeals } = await import('./auth/factor-seals.service.js');
  const parts = [await context.get(SealRotation, { strict: false }).run(), await context.get(FactorSeals, { strict: false }).run()];
  const [resealed, unreadable] = [parts[0]!.resealed + parts[1]!.resealed, parts[0]!.unreadable + parts[1]!.unreadable];
  process.stdout.write(`${JSON.stringify({ resealed, unreadable })}\n`);
  await context.close();
  if (unreadable > 0)
    throw new StartError(`${unreadable} secrets open with neither key and were left as they are. Is ENCRYPTION_KEY_OLD right?`);
}

/** Walks the audit trail of every business; names the first broken entry of each and ends with 1 when there is one. */
async function verifyAudit(): Promise<void> {
  const { NestFactory, rootModule, settingsOrExit } = await application();
  const { AuditChain } = await import('./audit/audit-chain.service.js');
  const context = await NestFactory.createApplicationContext(rootModule({ ...settingsOrExit(), isWorker: false }), { logger: ['error'] });
  for await (const { orgId, isIntact, checked, headHash, firstBroken } of context.get(AuditChain, { strict: false }).verifyAll()) {
    const finding = isIntact
      ? `intact, ${checked} entries, newest hash ${headHash}`
      : `BROKEN at entry ${firstBroken?.seq} (id ${firstBroken?.entryId ?? 'gone'}): ${firstBroken?.reason}`;
    process.stdout.write(`${orgId}  ${finding}\n`);
    if (!isIntact) process.exitCode = 1;
  }
  await context.close();
}

/** The phone network as a process of its own: outlives the app, so that fault runs can kill the app. */
async function simulator(args: string[]): Promise<void> {
  const option = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const port = Number(option('--port') ?? 4000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new StartError('The port after --port must be a number from 0 to 65535.');
  const { startSimulator } = await import('./channels/simulator/standalone.js');
  const running = await startSimulator({ port, dataDir: option('--data-dir') ?? '.data' });
  process.stdout.write(`The phone network listens on http://127.0.0.1:${running.port}/simulator/twilio\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void running.close().then(() => process.exit(0)));
  return new Promise(() => undefined); // runs until a signal
}

async function run([command, ...args]: string[]): Promise<void> {
  switch (command) {
    case 'migrate':
      return (await import('./migrate.js')).migrate(args[0] === '--down');
    case 'seed':
      return seed();
    case 'openapi':
      return openApi(args[0]);
    case 'rotate-keys':
      return rotateKeys();
    case 'routes':
      return routes();
    case 'verify-audit':
      return verifyAudit();
    case 'simulator':
      return simulator(args);
    default:
      process.stderr.write(`${USAGE}\n`);
      process.exitCode = 2;
  }
}

run(process.argv.slice(2)).then(
  // queue clients that still reconnect must not keep a finished command alive
  () => process.exit(),
  (error: Error) => {
    process.stderr.write(`${error.name === 'StartError' ? error.message : error.stack}\n`);
    process.exit(1);
  },
);
