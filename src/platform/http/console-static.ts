import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const HAS_EXTENSION = /\.[A-Za-z0-9]{1,8}$/;

/** How long a browser may keep a file: names in assets/ carry a hash, everything else is asked for again. */
export function cacheControlOf(path: string): string {
  return /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** True for addresses of console pages, which all answer index.html; a missing file stays a 404. */
export function isConsolePage(path: string): boolean {
  return !path.startsWith('assets/') && !HAS_EXTENSION.test(path);
}

/** Serves the built console under /admin/ and sends `/` there. */
export async function installConsole(app: NestFastifyApplication, folder: string): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const root = resolve(folder);
  fastify.get('/', (_request, reply) => reply.redirect('/admin/', 302));
  if (!existsSync(root)) {
    const text = 'The console is not built yet. Run "npm start", which builds it, or "npm run build" in admin/.';
    const answer = { code: 'console.not_built', message: text };
    fastify.get('/admin', (request, reply) => reply.code(503).send({ ...answer, requestId: request.id }));
    fastify.get('/admin/*', (request, reply) => reply.code(503).send({ ...answer, requestId: request.id }));
    return;
  }
  await app.register(fastifyStatic, {
    root,
    prefix: '/admin/',
    wildcard: false,
    redirect: true,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply.header('cache-control', cacheControlOf(path));
    },
  });
  fastify.get('/admin/*', (request, reply) => {
    const path = (request.params as Record<string, string>)['*'] ?? '';
    if (!isConsolePage(path)) return reply.callNotFound();
    return reply.sendFile('index.html');
  });
}
