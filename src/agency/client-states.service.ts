import { Injectable } from '@nestjs/common';
import { Numbers } from '../channels/numbers.service.js';
import { conflict } from '../common/errors.js';
import { Pauses } from '../conversations/pauses.service.js';
import { AgencyOrgs } from '../orgs/agency-orgs.service.js';
import { OrgStatus } from '../orgs/org-status.service.js';
import { Database } from '../platform/database/database.service.js';
import { actorOf, type Principal } from '../platform/http/principal.schema.js';
import { SessionLiveness } from '../platform/http/session-liveness.service.js';

/** Pausing, resuming and removing a client. A paused one rings through, honours STOP and stores texts; it sends nothing by itself. */
@Injectable()
export class ClientStates {
  constructor(
    private readonly database: Database,
    private readonly orgs: AgencyOrgs,
    private readonly status: OrgStatus,
    private readonly pauses: Pauses,
    private readonly numbers: Numbers,
    private readonly liveness: SessionLiveness,
  ) {}

  async pause(caller: Principal, orgId: string, reason: string): Promise<void> {
    await this.orgs.need(caller, orgId);
    const work = async (): Promise<void> => {
      await this.status.set('paused', reason);
      await this.pauses.withdraw();
    };
    await this.database.asOrg(orgId, work, actorOf(caller));
    this.liveness.accessChanged(caller.userId);
  }

  async resume(caller: Principal, orgId: string): Promise<void> {
    await this.orgs.need(caller, orgId);
    await this.database.asOrg(orgId, () => this.status.set('active'), actorOf(caller));
    this.liveness.accessChanged(caller.userId);
  }

  /** Numbers go back to the provider first, because they cost money; if that fails the client stays paused and can be removed again. */
  async remove(caller: Principal, orgId: string): Promise<void> {
    await this.orgs.need(caller, orgId);
    const actor = actorOf(caller);
    await this.database.asOrg(orgId, () => this.status.check('removed'), actor);
    await this.database.withOrg(
      orgId,
      async () => {
        const { numbers, open } = await this.numbers.list();
        if (open.length > 0)
          throw conflict('numbers.purchase_open', 'A number is still being bought for this client. Try again in a few minutes.');
        for (const number of numbers) await this.numbers.release(number.id, true);
      },
      actor,
    );
    await this.database.asOrg(orgId, () => this.status.set('removed'), actor);
    this.liveness.accessChanged(caller.userId);
  }
}
