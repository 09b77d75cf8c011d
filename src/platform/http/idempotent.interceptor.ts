import { createHash } from 'node:crypto';
import { Injectable, Logger, SetMetadata, applyDecorators } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import { AppError, invalid } from '../../common/errors.js';
import { Database } from '../database/database.service.js';
import { IdempotencyRepository } from './idempotency.repository.js';
import type { Principal } from './principal.schema.js';

const IDEMPOTENT = 'ringback:idempotent';
const KEY = /^[\x21-\x7e]{1,200}$/;

type Request = FastifyRequest & { principal?: Principal };

/** Lets callers repeat a creating or sending request safely with the header Idempotency-Key (24 h). */
export function Idempotent(): MethodDecorator {
  return applyDecorators(
    SetMetadata(IDEMPOTENT, true),
    ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Same key and body within 24 h: the same answer, done once.' }),
  );
}

/** What makes two requests the same: who asks and what the body says. */
export function requestHash(userId: string, body: unknown): Buffer {
  return createHash('sha256')
    .update(userId)
    .update('\n')
    .update(JSON.stringify(body ?? null))
    .digest();
}

/** Answers a repeated request from the stored answer; another body is refused, a running one asks to wait. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly logger = new Logger('http');

  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
    private readonly keys: IdempotencyRepository,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const key = request.headers['idempotency-key'];
    const isMarked = this.reflector.get<boolean | undefined>(IDEMPOTENT, context.getHandler()) === true;
    if (!isMarked || key === undefined || !request.principal) return next.handle();
    if (typeof key !== 'string' || !KEY.test(key)) throw invalid({ 'Idempotency-Key': 'must be 1 to 200 visible characters' });
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(this.once(request, reply, key, next));
  }

  private async once(request: Request, reply: FastifyReply, key: string, next: CallHandler): Promise<unknown> {
    const orgId = request.principal!.orgId;
    const route = `${request.method} ${request.url.split('?')[0] ?? ''}`;
    const hash = requestHash(request.principal!.userId, request.body);
    const isMine = await this.database.asOrg(orgId, (tx) => this.keys.claim(tx, key, route, hash));
    if (!isMine) return this.replay(orgId, key, route, hash, reply);
    try {
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await this.database.asOrg(orgId, (tx) => this.keys.store(tx, key, route, reply.statusCode, body));
      return body;
    } catch (error) {
      // An error is not an answer to keep: the caller may repair the request and use the key again.
      await this.database
        .asOrg(orgId, (tx) => this.keys.release(tx, key, route))
        .catch((releaseError: unknown) => {
          this.logger.warn({ err: releaseError }, 'idempotency key stays locked until its lock runs out');
        });
      throw error;
    }
  }

  private async replay(orgId: string, key: string, route: string, hash: Buffer, reply: FastifyReply): Promise<unknown> {
    const stored = await this.database.asOrg(orgId, (tx) => this.keys.find(tx, key, route));
    if (stored && !stored.requestHash.equals(hash)) {
      throw new AppError('request.key_reused', 422, 'This Idempotency-Key was used with another body. Send a new key.');
    }
    if (!stored || stored.status === null) {
      throw new AppError('request.in_flight', 409, 'The first request with this Idempotency-Key is still running. Try again shortly.', {
        retryAfterSeconds: 1,
      });
    }
    void reply.code(stored.status).header('idempotent-replayed', 'true');
    return stored.body;
  }
}
