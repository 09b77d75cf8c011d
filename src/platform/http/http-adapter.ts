import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Logger } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import { toProblem } from './problem.rules.js';

export const BODY_LIMIT_BYTES = 1_048_576;
const SAFE_REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;
const logger = new Logger('http');

/** A caller's own request id is kept when it is harmless, so that logs of both sides can be matched. */
export function requestIdOf(raw: Pick<IncomingMessage, 'headers'>): string {
  const given = raw.headers['x-request-id'];
  return typeof given === 'string' && SAFE_REQUEST_ID.test(given) ? given : randomUUID();
}

/** `/api/v1/*` is an alias of `/api/*`. */
export function canonicalUrl(url: string): string {
  return url.startsWith('/api/v1/') ? `/api/${url.slice('/api/v1/'.length)}` : url;
}

/** Errors that Fastify raises before any Nest filter exists: bad addresses, parameters that are too long. */
function answerFrameworkError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const answer = toProblem(error, request.id);
  logger.warn({ code: error.code, requestId: request.id, status: answer.status }, 'refused before routing');
  void reply.code(answer.status).header('content-type', 'application/json; charset=utf-8').send(answer.body);
}

/** Bytes that are no HTTP: answered on the socket, because there is no request yet. */
function answerBrokenHttp(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const body = JSON.stringify(toProblem({ statusCode: status }, randomUUID()).body);
  logger.warn({ code: error.code, status }, 'broken HTTP');
  socket.end(
    `HTTP/1.1 ${status} Refused\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

/** The Fastify adapter with the settings whose defaults are wrong for us. */
export function createHttpAdapter(options: { trustedProxies: number }): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    // The nth hop counted from us may be believed; none by default.
    trustProxy: (_address: string, hop: number) => hop < options.trustedProxies,
    requestIdHeader: false,
    genReqId: (raw: IncomingMessage) => requestIdOf(raw),
    rewriteUrl: (raw: IncomingMessage) => canonicalUrl(raw.url ?? '/'),
    // Tokens in a path are longer than the default of 100 characters.
    routerOptions: { maxParamLength: 500 },
    requestTimeout: 30_000,
    // what was accepted before a shutdown is answered: a webhook refused in a rolling restart would be repeated or lost
    return503OnClosing: false,
    frameworkErrors: answerFrameworkError as never,
    clientErrorHandler: answerBrokenHttp,
  });
}
