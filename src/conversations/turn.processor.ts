import { Process, Processor } from '@nestjs/bull';
import type { Job as BullJob } from 'bull';
import { HINTS_AT_ONCE, type Hint } from '../platform/queue/queue-options.js';
import { Workload } from '../platform/queue/workload.service.js';

/** Hints for turns; TURN_CONCURRENCY says how many run at once. */
@Processor('messages')
export class TurnProcessor {
  constructor(private readonly workload: Workload) {}

  @Process({ name: 'turn', concurrency: HINTS_AT_ONCE })
  async handle(job: BullJob<Hint>): Promise<void> {
    await this.workload.execute('turn', job.data.orgId, job.data.id, 'hint');
  }
}
