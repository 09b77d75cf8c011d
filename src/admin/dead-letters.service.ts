import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { notFound } from '../common/errors.js';
import { AgencyOrgs } from '../orgs/agency-orgs.service.js';
import { AgencyReads } from '../orgs/agency-reads.service.js';
import { Database } from '../platform/database/database.service.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { Hints } from '../platform/queue/hints.service.js';
import { JobsService } from '../scheduler/jobs.service.js';
import { OperationsRepository, type DeadLetterRow } from './operations.repository.js';

/** Work that has used all its attempts, in the orgs of the caller's agency, and the way back into the queue. */
@Injectable()
export class DeadLetters {
  constructor(
    private readonly database: Database,
    private readonly orgs: AgencyOrgs,
    private readonly reads: AgencyReads,
    private readonly repository: OperationsRepository,
    private readonly jobs: JobsService,
    private readonly hints: Hints,
    private readonly audit: Audit,
  ) {}

  async list(caller: Principal, query: ListQuery): Promise<{ rows: DeadLetterRow[]; total: number }> {
    const orgIds = await this.orgIds(caller);
    if (orgIds.length === 0) return { rows: [], total: 0 };
    return this.reads.of('dead_letters', orgIds, (tx) => this.repository.dead(tx, orgIds, { take: query.perPage, skip: query.skip }));
  }

  async replay(caller: Principal, id: string): Promise<void> {
    const orgIds = await this.orgIds(caller);
    const found = orgIds.length > 0 ? await this.reads.of('dead_letters', orgIds, (tx) => this.repository.find(tx, orgIds, id)) : null;
    if (!found) throw notFound('dead_letter');
    await this.database.asOrg(
      found.org_id,
      async (tx) => {
        const isRevived = found.type === 'job' ? await this.jobs.revive(id) : await this.repository.reviveConversation(tx, id);
        if (!isRevived) throw notFound('dead_letter');
        await this.audit.record(tx, { action: 'dead_letters.replay', targetType: found.type, targetId: id });
        tx.afterCommit(() => (found.type === 'job' ? this.hints.job(found.org_id, id) : this.hints.turn(found.org_id, id)));
      },
      { type: 'user', id: caller.userId, name: caller.name },
    );
  }

  private async orgIds(caller: Principal): Promise<string[]> {
    return (await this.orgs.visibleTo(caller)).map((org) => org.org_id);
  }
}
