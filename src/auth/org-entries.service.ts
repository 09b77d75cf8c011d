import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { Database } from '../platform/database/database.service.js';
import { actorOf, type Principal } from '../platform/http/principal.schema.js';
import { TenantContext } from '../platform/tenancy/tenant-context.js';

const HOUR_MS = 3_600_000;
const MAX_REMEMBERED = 50_000;

/** Where a request comes from, for the trail. */
export interface RequestOrigin {
  requestId?: string;
  ip?: string;
}

/**
 * Who switches into which business stands on the trail of the business that is entered. A switch by the route for it is written each
 * time; a console names the business with every request, and that is written at most once per hour, session and process.
 */
@Injectable()
export class OrgEntries {
  private readonly seen = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** `caller` as they are in the business that they enter; `from` is the one they were in. */
  async switched(caller: Principal, from: string, origin: RequestOrigin = {}): Promise<void> {
    const { orgId } = caller;
    const context = { ...TenantContext.current(), ...origin, orgId, orgIds: [orgId], actor: actorOf(caller) };
    await TenantContext.run(context, () =>
      this.database.transaction((tx) =>
        this.audit.record(tx, { action: 'auth.switch_org', targetType: 'org', targetId: orgId, before: { orgId: from }, after: { orgId } }),
      ),
    );
    if (this.seen.size >= MAX_REMEMBERED) this.seen.clear();
    this.seen.set(`${caller.sessionId} ${orgId}`, this.clock.now().getTime() + HOUR_MS);
  }

  async entered(caller: Principal, from: string, origin: RequestOrigin = {}): Promise<void> {
    const until = this.seen.get(`${caller.sessionId} ${caller.orgId}`) ?? 0;
    if (until <= this.clock.now().getTime()) await this.switched(caller, from, origin);
  }
}
