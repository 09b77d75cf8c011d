import { writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { rootModule, settingsOrExit } from './bootstrap.js';
import { DemoWorld } from './admin/demo-world.service.js';
import { createHttpApp, collectedRoutes } from './platform/http/http-app.js';
import { buildOpenApi } from './platform/http/openapi.js';
import { migrate } from './migrate.js';

const USAGE = 'Usage: node dist/cli.js migrate | seed | openapi [file] | routes | simulator --port <number>';

async function seed(): Promise<void> {
  const context = await NestFactory.createApplicationContext(rootModule({ ...settingsOrExit(), isWorker: false }), { logger: ['error'] });
  const result = await context.get(DemoWorld).seed();
  process.stdout.write(`${JSON.stringify(result)}\n`);
  await context.close();
}

async function openApi(file: string | undefined): Promise<void> {
  const app = await createHttpApp(rootModule({ ...settingsOrExit(), isWorker: false }));
  await app.init();
  const text = `${JSON.stringify(buildOpenApi(app), null, 2)}\n`;
  if (file) writeFileSync(file, text);
  else process.stdout.write(text);
  await app.close();
}

async function routes(): Promise<void> {
  const app = await createHttpApp(rootModule({ ...settingsOrExit(), isWorker: false }));
  await app.init();
  process.stdout.write(`${[...collectedRoutes(app)].sort().join('\n')}\n`);
  await app.close();
}

async function run([command, ...args]: string[]): Promise<void> {
  switch (command) {
    case 'migrate':
      return migrate(args[0] === '--down');
    case 'seed':
      return seed();
    case 'openapi':
      return openApi(args[0]);
    case 'routes':
      return routes();
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
