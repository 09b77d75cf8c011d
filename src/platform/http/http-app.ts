import type { DynamicModule, INestApplication, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { Logger } from 'nestjs-pino';
import { Config } from '../config/config.service.js';
import { installConsole } from './console-static.js';
import { createHttpAdapter } from './http-adapter.js';
import { installSecurity, installShutdown } from './http-security.js';
import { buildOpenApi } from './openapi.js';

export interface HttpAppOptions {
  trustedProxies?: number;
  /** Built console; served under /admin/. */
  consoleFolder?: string;
  /** How long running requests may take to finish at shutdown. */
  shutdownGraceMs?: number;
}

const routesOf = new WeakMap<INestApplication, string[]>();

/** Every route the server answers, plugin routes included, as `GET /api/leads`; known after init. */
export function collectedRoutes(app: INestApplication): readonly string[] {
  return routesOf.get(app) ?? [];
}

function collectRoutes(app: NestFastifyApplication): void {
  const routes: string[] = [];
  routesOf.set(app, routes);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', (route) => {
      for (const method of [route.method].flat()) if (method !== 'HEAD') routes.push(`${method} ${route.url}`);
    });
}

/** Everything the server needs beside its modules; main and the tests call it before `init` or `listen`. */
export async function configureHttpApp(app: NestFastifyApplication, options: HttpAppOptions = {}): Promise<void> {
  const { values } = app.get(Config);
  collectRoutes(app);
  await installSecurity(app, { isHttps: values.publicBaseUrl.startsWith('https://') });
  installShutdown(app, options.shutdownGraceMs ?? 5000);
  await installConsole(app, options.consoleFolder ?? 'admin/dist');
  // The interactive page is a tool for development; production serves the committed openapi.json through its repository.
  if (!values.isProductionLike) {
    SwaggerModule.setup('docs', app, () => buildOpenApi(app), { jsonDocumentUrl: 'openapi.json', customSiteTitle: 'Ringback API' });
  }
}

/** Builds the HTTP application from its root module; call `listen` (or `init` in tests) next. */
export async function createHttpApp(module: Type<unknown> | DynamicModule, options: HttpAppOptions = {}): Promise<NestFastifyApplication> {
  const adapter = createHttpAdapter({ trustedProxies: options.trustedProxies ?? 0 });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { rawBody: true, bufferLogs: true, abortOnError: false });
  app.useLogger(app.get(Logger));
  await configureHttpApp(app, options);
  return app;
}
