import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { from, switchMap } from 'rxjs';
import type { Principal } from '../platform/http/principal.schema.js';
import { OrgEntries } from './org-entries.service.js';

/** A request whose header names another business than its token enters that business: the trail says so before it is answered. */
@Injectable()
export class SwitchTrail implements NestInterceptor {
  constructor(private readonly entries: OrgEntries) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { principal?: Principal }>();
    const { principal } = request;
    if (principal?.enteredFrom === undefined) return next.handle();
    const origin = { requestId: request.id, ip: request.ip };
    return from(this.entries.entered(principal, principal.enteredFrom, origin)).pipe(switchMap(() => next.handle()));
  }
}
