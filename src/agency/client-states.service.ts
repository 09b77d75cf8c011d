import { Injectable } from '@nestjs/common';
import { Numbers, type LeftNumber } from '../channels/numbers.service.js';
import { AppError } from '../common/errors.js';
import { Pauses } from '../conversations/pauses.service.js';
import { AgencyOrgs } from '../orgs/agency-orgs.service.js';
import { OrgsService } from '../orgs/orgs.service.js';
import { OrgStatus } from '../orgs/org-status.service.js';
import { Database } from '../platform/database/database.service.js';
import { actorOf, type Principal } from '../platform/http/principal.schema.js';
import { SessionLiveness } from '../platform/http/session-liveness.service.js';

const OWNERS: ReadonlySet<string> = new Set(['org_owner', 'agency_owner']);

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
    private readonly profiles: OrgsService,
  ) {}

  async pause(caller: Principal, orgId: string, reason: string): Promise<void> {
    await this.orgs.need(caller, orgId);
    await this.rest(caller, orgId, reason);
    this.liveness.accessChanged(caller.userId);
  }

  async resume(caller: Principal, orgId: string): Promise<void> {
    await this.orgs.need(caller, orgId);
    await this.database.asOrg(orgId, () => this.status.set('active'), actorOf(caller));
    this.liveness.accessChanged(caller.userId);
  }

  /**
   * Numbers go back to the provider first, because they cost money; if that fails the client stays paused and can be removed again.
   * A provider that does not let us in any more keeps nobody: what is left there is answered.
   */
  async remove(caller: Principal, orgId: string): Promise<LeftNumber[]> {
    await this.orgs.need(caller, orgId);
    return this.close(caller, orgId);
  }

  /** The owner closes the active org; what is live rests first, so that nothing leaves while the numbers go back. */
  async removeOwn(caller: Principal, name: string): Promise<LeftNumber[]> {
    const { orgId } = caller;
    if (!OWNERS.has(caller.role) || caller.viewAs !== undefined || caller.apiKeyId !== undefined)
      throw new AppError('access.forbidden', 403, 'Only its owner can remove a business.');
    const present = await this.database.transaction((tx) => this.profiles.read(tx));
    if (name.trim() !== present.name)
      throw new AppError('orgs.name_differs', 422, 'Write the name of this business as its settings have it.', {
        errors: { name: 'is not the name of this business' },
      });
    if (present.status !== 'active') return this.close(caller, orgId);
    // a business that is not removed after all is not to have lost what it had planned
    await this.database.withOrg(orgId, () => this.numbers.checkRelease(), actorOf(caller));
    await this.rest(caller, orgId, 'Closed by its owner.');
    return this.close(caller, orgId).catch((error: unknown) => {
      throw stillPaused(error);
    });
  }

  private rest(caller: Principal, orgId: string, reason: string): Promise<void> {
    const work = async (): Promise<void> => {
      await this.status.set('paused', reason);
      await this.pauses.withdraw();
    };
    return this.database.asOrg(orgId, work, actorOf(caller));
  }

  private async close(caller: Principal, orgId: string): Promise<LeftNumber[]> {
    const actor = actorOf(caller);
    await this.database.asOrg(orgId, () => this.status.check('removed'), actor);
    const left = await this.database.withOrg(
      orgId,
      async () => {
        await this.numbers.checkRelease();
        const { numbers } = await this.numbers.list();
        const stays: (LeftNumber | null)[] = [];
        for (const number of numbers) stays.push(await this.numbers.release(number.id, true));
        return stays.filter((each) => each !== null);
      },
      actor,
    );
    await this.database.asOrg(orgId, () => this.status.set('removed'), actor);
    this.liveness.accessChanged(caller.userId);
    return left;
  }
}

/** The provider may fail between the look and the deed. Removing goes on where it stopped; only the agency wakes a paused business. */
function stillPaused(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const way = 'This business is paused until then: remove it again, or ask your agency to resume it.';
  return new AppError(error.code, error.status, `${error.message} ${way}`, error.options);
}
