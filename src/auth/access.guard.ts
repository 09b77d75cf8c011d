import { Injectable } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { AppError, forbidden } from '../common/errors.js';
import { PERMISSION, PUBLIC_ROUTE, SESSION_ONLY } from '../platform/http/access.decorators.js';
import { isReading } from './view.rules.js';
import type { Principal } from '../platform/http/principal.schema.js';

/** The one global guard: a route is closed unless it says @Public or names the permission it needs. */
@Injectable()
export class AccessGuard extends AuthGuard(['api-key', 'jwt']) {
  constructor(private readonly reflector: Reflector) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC_ROUTE, targets) === true) return true;
    const permission = this.reflector.getAllAndOverride<string | undefined>(PERMISSION, targets);
    if (permission === undefined) throw new AppError('access.closed', 403, 'This route is closed.');
    await super.canActivate(context);
    const request = context.switchToHttp().getRequest<FastifyRequest & { user?: Principal; principal?: Principal }>();
    const principal = request.user;
    if (!principal) throw unauthenticated();
    refuseInView(principal, request.method, permission);
    if (permission !== SESSION_ONLY && !principal.permissions.has(permission)) throw forbidden(permission);
    request.principal = principal;
    return true;
  }

  override handleRequest<T>(error: Error | null | undefined, principal: T | false | null): T {
    if (error) throw error;
    if (!principal) throw unauthenticated();
    return principal;
  }
}

/** Inside a view nothing of the person's own account is changed, and in a reading one nothing at all. */
function refuseInView({ viewAs }: Principal, method: string, permission: string): void {
  if (!viewAs) return;
  if (!isReading(method) && (viewAs.isReadOnly || permission === SESSION_ONLY))
    throw new AppError(
      'access.view_as',
      403,
      'You look at this business as its owner and may only read. Leave the view to change something.',
    );
}

function unauthenticated(): AppError {
  return new AppError('access.unauthenticated', 401, 'Sign in first.');
}
