import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Observable } from 'rxjs';
import type { Actor } from '../tenancy/tenant-context.js';
import { TenantContext } from '../tenancy/tenant-context.js';
import type { Principal } from './principal.schema.js';

const ANONYMOUS: Actor = { type: 'system', name: 'anonymous request' };

/** Runs each request inside a tenant context made from its principal, so that every query below knows its org and actor. */
@Injectable()
export class RequestContextInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { principal?: Principal }>();
    const { principal } = request;
    const tenancy = {
      ...(principal ? { orgId: principal.orgId } : {}),
      orgIds: principal ? [principal.orgId] : [],
      actor: principal ? actorOf(principal) : ANONYMOUS,
      requestId: request.id,
      ip: request.ip,
    };
    return new Observable((subscriber) => TenantContext.run(tenancy, () => next.handle().subscribe(subscriber)));
  }
}

function actorOf(principal: Principal): Actor {
  const { apiKeyId, userId, name, viewAs } = principal;
  if (viewAs) return { type: 'user', id: userId, name, viewAsId: viewAs.id };
  return apiKeyId === undefined ? { type: 'user', id: userId, name } : { type: 'api_key', id: apiKeyId, name, userId };
}
