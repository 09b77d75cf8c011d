import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { refused } from '../common/errors.js';
import { Database } from '../platform/database/database.service.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import type { OrgProfile } from './org-profile.schema.js';
import { OrgsRepository } from './orgs.repository.js';
import { OrgsService } from './orgs.service.js';

/** What an agency can set; a business that is being set up goes live by itself. */
type Status = Exclude<OrgProfile['status'], 'setup'>;

const STEPS: Readonly<Record<Status, { from: readonly OrgProfile['status'][]; action: string; why: string }>> = {
  active: { from: ['paused'], action: 'agency.org_resume', why: 'This business is not paused.' },
  paused: { from: ['active'], action: 'agency.org_pause', why: 'Only a business that is live can be paused.' },
  removed: { from: ['paused', 'setup'], action: 'agency.org_remove', why: 'Pause this business first, then remove it.' },
};

/** Whether a client business works, rests or has left: setup -> active <-> paused -> removed. The agency's own org always works. */
@Injectable()
export class OrgStatus {
  constructor(
    private readonly database: Database,
    private readonly orgs: OrgsService,
    private readonly repository: OrgsRepository,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
  ) {}

  /** Of the active org, in the caller's transaction. */
  set(status: Status, reason: string | null = null): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await this.orgs.read(tx);
      if (before.kind === 'operations')
        throw refused('orgs.operations', "This is the agency's own organisation: alerts leave from it, so it always works.");
      const { from, action, why } = STEPS[status];
      if (!(await this.repository.setStatus(tx, status, from, reason))) throw refused('orgs.status', why);
      await this.audit.record(tx, {
        action,
        targetType: 'org',
        targetId: tx.orgId,
        before: { status: before.status },
        after: { status, ...(reason !== null && { reason }) },
      });
      await this.realtime.changed(tx, 'settings', tx.orgId, 'updated');
      this.orgs.forget(tx);
    });
  }

  /** The business starts to answer by itself. The caller has checked that nothing stands in the way. */
  goLive(): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await this.repository.setLive(tx))) throw refused('orgs.status', 'This business is live already, or it is paused.');
      await this.audit.record(tx, {
        action: 'onboarding.go_live',
        targetType: 'org',
        targetId: tx.orgId,
        before: { status: 'setup' },
        after: { status: 'active' },
      });
      await this.realtime.changed(tx, 'settings', tx.orgId, 'updated');
      this.orgs.forget(tx);
    });
  }

  /** Whether the step would be allowed now: asked before anything that cannot be undone. */
  async check(status: Status): Promise<void> {
    const { kind, status: present } = await this.database.transaction((tx) => this.orgs.read(tx));
    if (kind === 'operations' || !STEPS[status].from.includes(present)) throw refused('orgs.status', STEPS[status].why);
  }
}
