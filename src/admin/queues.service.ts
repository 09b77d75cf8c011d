import { Injectable } from '@nestjs/common';
import type Bull from 'bull';
import { Audit } from '../audit/audit.service.js';
import { invalid } from '../common/errors.js';
import { AgencyOrgs } from '../orgs/agency-orgs.service.js';
import { Database } from '../platform/database/database.service.js';
import { actorOf, type Principal } from '../platform/http/principal.schema.js';
import { ProcessFigures, type Latency } from '../platform/metrics/process-figures.service.js';
import { Hints } from '../platform/queue/hints.service.js';
import { PausedWork, type Pause } from '../platform/queue/paused-work.service.js';
import type { PausableWork } from '../platform/queue/queue-options.js';
import { OperationsRepository, type BacklogRow } from './operations.repository.js';

export interface QueuesView {
  redis: 'up' | 'down' | 'absent';
  counts: Record<string, Bull.JobCounts>;
  backlog: BacklogRow[];
  pauses: Pause[];
  latencies: Latency[];
}

/** Stops a kind of work, or lets it run again. */
export interface WorkSwitch {
  work: PausableWork;
  isRunning: boolean;
  /** Needed to stop it: everybody reads it. */
  reason?: string | undefined;
}

/** How the system is doing in two tables: the queues that hurry, and the rows that decide. */
@Injectable()
export class Queues {
  constructor(
    private readonly hints: Hints,
    private readonly database: Database,
    private readonly repository: OperationsRepository,
    private readonly paused: PausedWork,
    private readonly figures: ProcessFigures,
    private readonly orgs: AgencyOrgs,
    private readonly audit: Audit,
  ) {}

  async view(): Promise<QueuesView> {
    const backlog = await this.database.asSystem('backlog for operations', (tx) => this.repository.backlog(tx));
    const [counts, pauses, latencies] = await Promise.all([this.hints.counts(), this.paused.list(), this.figures.latencies()]);
    return { redis: this.hints.status, counts, backlog, pauses, latencies };
  }

  /**
   * Stops or resumes one kind of work in every process within about a second; what is under way is finished, and what is due waits.
   * Written down in the agency's own org. 400 for a stop without a reason; what stands so already stays as it is.
   */
  async switch(caller: Principal, { work, isRunning, reason }: WorkSwitch): Promise<QueuesView> {
    const words = reason?.trim() ?? '';
    if (!isRunning && words === '') throw invalid({ reason: 'Say why: everybody who works here reads it while it is stopped.' });
    const operations = (await this.orgs.visibleTo(caller)).find((org) => org.org_kind === 'operations');
    await this.database.asOrg(
      operations?.org_id ?? caller.orgId,
      async (tx) => {
        const isChanged = isRunning
          ? await this.paused.resume(tx, work)
          : await this.paused.pause(tx, { kind: work, reason: words, pausedByName: caller.name });
        if (!isChanged) return;
        const action = isRunning ? 'queues.resume' : 'queues.pause';
        await this.audit.record(tx, {
          action,
          targetType: 'queue',
          targetId: work,
          after: isRunning ? { isRunning } : { isRunning, reason: words },
        });
      },
      actorOf(caller),
    );
    return this.view();
  }
}
