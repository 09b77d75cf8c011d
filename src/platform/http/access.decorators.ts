import { SetMetadata, applyDecorators, createParamDecorator } from '@nestjs/common';
import type { ExecutionContext, Type } from '@nestjs/common';
import { ApiBearerAuth, ApiExcludeEndpoint, ApiExtension, ApiOperation, ApiSecurity } from '@nestjs/swagger';
import { AppError } from '../../common/errors.js';
import type { Principal } from './principal.schema.js';

export const PUBLIC_ROUTE = 'ringback:public';
export const PERMISSION = 'ringback:permission';
export const API = 'ringback:api';

/** Whose data an operation touches; decides what the access guard and the isolation suite ask of it. */
export type Tenancy = 'public' | 'org' | 'agency' | 'webhook';

export interface ApiOptions {
  tenancy: Tenancy;
  summary: string;
  description?: string;
  /** The class of the answer; with `list: true` the answer is a page of it. */
  answer?: Type<unknown> | [Type<unknown>];
  /** Another class that may come instead of `answer`, under the same status. */
  or?: Type<unknown>;
  list?: boolean;
  /** The status of success; 201 for POST and 200 otherwise when unset. */
  status?: number;
  /** Keeps the operation out of the OpenAPI document. */
  isHidden?: boolean;
}

/** Opens a route to callers without a token; everything else is closed by default. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC_ROUTE, true);

/** Names the permission a route needs; without it (or @Public) the route answers 403 to everyone. */
export function Permission(name: string): MethodDecorator {
  return applyDecorators(SetMetadata(PERMISSION, name), ApiExtension('x-permission', name), ApiBearerAuth());
}

/** For routes every signed-in person may use (me, logout): a session is enough, no permission is asked. */
export const SESSION_ONLY = 'session';
export const SignedIn = (): MethodDecorator => Permission(SESSION_ONLY);

/** Writes the summary and the tenancy of an operation into the OpenAPI document; `openapi.ts` adds the answer. */
export function Api(options: ApiOptions): MethodDecorator {
  return (target, key, descriptor) => {
    SetMetadata(API, options)(target, key, descriptor);
    ApiExtension('x-tenancy', options.tenancy)(target, key, descriptor);
    const operation = options.description ? { summary: options.summary, description: options.description } : { summary: options.summary };
    ApiOperation(operation)(target, key, descriptor);
    if (options.tenancy === 'webhook') ApiSecurity('signature')(target, key, descriptor);
    if (options.isHidden) ApiExcludeEndpoint()(target, key, descriptor);
  };
}

/** The caller, put on the request by the access guard. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const principal = context.switchToHttp().getRequest<{ principal?: Principal }>().principal;
  if (!principal) throw new AppError('access.unauthenticated', 401, 'Sign in first.');
  return principal;
});
