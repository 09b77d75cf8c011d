import { Catch, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toProblem } from './problem.rules.js';

/** The only exception filter: every error leaves as `{code, message, requestId, errors?}`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const answer = toProblem(error, request.id);
    if (answer.isUnexpected) {
      const route = request.routeOptions?.url ?? 'no route';
      this.logger.error({ err: error, requestId: request.id, route, status: answer.status }, 'request failed');
    }
    // A stream that has begun cannot change its status any more.
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.end();
      return;
    }
    if (answer.retryAfterSeconds !== undefined) void reply.header('retry-after', String(answer.retryAfterSeconds));
    void reply.code(answer.status).header('content-type', 'application/json; charset=utf-8').send(answer.body);
  }
}
