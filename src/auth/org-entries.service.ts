import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { OncePer } from '../common/once-per.js';
import { Database } from '../platform/database/database.service.js';
import { actorOf, type Principal } from '../platform/http/principal.schema.js';
import { TenantContext } from '../platform/tenancy/tenant-context.js';

const HOUR_MS = 3_600_000;

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
  private readonly hourly: OncePer;

  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    clock: Clock,
  ) {
    this.hourly = new OncePer(HOUR_MS, clock);
  }

  /** `caller` as they are in the business that they enter; `from` is the one they were in, null where nobody knows. */
  switched(caller: Principal, from: string): Promise<void> {
    return this.hourly.anew(keyOf(caller), () => this.write(caller, from, {}));
  }

  entered(caller: Principal, from: string | null, origin: RequestOrigin = {}): Promise<void> {
    return this.hourly.do(keyOf(caller), () => this.write(caller, from, origin));
  }

  private write(caller: Principal, from: string | null, origin: RequestOrigin): Promise<void> {
    const { orgId } = caller;
    const context = { ...TenantContext.current(), ...origin, orgId, orgIds: [orgId], actor: actorOf(caller) };
    const entry = {
      action: 'auth.switch_org',
      targetType: 'org',
      targetId: orgId,
      ...(from !== null && { before: { orgId: from } }),
      after: { orgId },
    };
    return TenantContext.run(context, () => this.database.transaction((tx) => this.audit.record(tx, entry)));
  }
}

const keyOf = ({ sessionId, orgId }: Principal): string => `${sessionId} ${orgId}`;
