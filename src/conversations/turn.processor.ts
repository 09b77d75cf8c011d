import { Process, Processor } from '@nestjs/bull';
import type { Job as BullJob } from 'bull';
import type { Hint } from '../platform/queue/queue-options.js';
import { Workload } from '../platform/queue/workload.service.js';

/** Hints for turns. */
@Processor('messages')
export class TurnProcessor {
  constructor(private readonly workload: Workload) {}

  @Process({ name: 'turn', concurrency: 32 })
  async handle(job: BullJob<Hint>): Promise<void> {
    await this.workload.execute('turn', job.data.orgId, job.data.id, 'hint');
  }
}
