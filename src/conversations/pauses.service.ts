import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.service.js';
import { HELP, OPT_IN_CONFIRMATION, OPT_OUT_CONFIRMATION } from '../policy/kinds.rules.js';
import { JobsService } from '../scheduler/jobs.service.js';
import { FOLLOW_UP_JOB } from './follow-up.rules.js';
import { OptOuts } from './opt-outs.service.js';
import { PausesRepository } from './pauses.repository.js';

/**
 * Ends everything automatic that is under way in an org. What was withdrawn is not taken up again: a resumed business
 * answers what comes in from then on, and floods nobody with what it would have said weeks ago.
 */
@Injectable()
export class Pauses {
  constructor(
    private readonly database: Database,
    private readonly repository: PausesRepository,
    private readonly jobs: JobsService,
    private readonly optOuts: OptOuts,
  ) {}

  /** In the transaction that pauses the org; answers how many texts were withdrawn. */
  withdraw(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const withdrawn = await this.repository.withdraw(tx, [OPT_OUT_CONFIRMATION, OPT_IN_CONFIRMATION, HELP]);
      await this.jobs.cancel(tx, { kind: FOLLOW_UP_JOB });
      for (const thread of await this.repository.unread(tx)) await this.optOuts.unread(tx, thread, thread.inboundSeq);
      await this.repository.settleThreads(tx);
      return withdrawn;
    });
  }
}
