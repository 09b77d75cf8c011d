import { Injectable, Logger } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { from, switchMap } from 'rxjs';
import { Audit } from '../audit/audit.service.js';
import { Database } from '../platform/database/database.service.js';
import { TenantContext } from '../platform/tenancy/tenant-context.js';
import type { Principal } from '../platform/http/principal.schema.js';

const MAX_REMEMBERED = 50_000;

/**
 * What was looked at in a view stands on the client's trail before it is answered: each address once per view and process,
 * because a console asks for the same rows again and again. Changes record themselves, with the view beside the person.
 */
@Injectable()
export class ViewTrail implements NestInterceptor {
  private readonly logger = new Logger('auth');
  private readonly seen = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { principal?: Principal }>();
    const { principal } = request;
    if (!principal?.viewAs || request.method !== 'GET') return next.handle();
    const address = request.url.split('?')[0]!;
    const key = `${principal.viewAs.id} ${address}`;
    if (this.seen.has(key)) return next.handle();
    return from(this.record(request, principal, key, address)).pipe(switchMap(() => next.handle()));
  }

  private async record(request: FastifyRequest, principal: Principal, key: string, address: string): Promise<void> {
    const { userId: id, name, orgId, viewAs } = principal;
    const actor = { type: 'user' as const, id, name, viewAsId: viewAs!.id };
    const record = { action: 'view_as.read', targetType: 'address', targetId: address.slice(0, 300) };
    await TenantContext.run({ orgId, orgIds: [orgId], actor, requestId: request.id, ip: request.ip }, () =>
      this.database.transaction((tx) => this.audit.record(tx, record)),
    );
    if (this.seen.size >= MAX_REMEMBERED) {
      this.seen.clear();
      this.logger.debug('the addresses seen in views are forgotten and recorded anew');
    }
    this.seen.add(key);
  }
}
