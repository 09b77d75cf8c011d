import { Process, Processor } from '@nestjs/bull';
import type { Job as BullJob } from 'bull';
import type { Hint } from '../platform/queue/queue-options.js';
import { Workload } from '../platform/queue/workload.service.js';

/** Hints for sends. */
@Processor('messages')
export class SendProcessor {
  constructor(private readonly workload: Workload) {}

  @Process({ name: 'send', concurrency: 16 })
  async handle(job: BullJob<Hint>): Promise<void> {
    await this.workload.execute('send', job.data.orgId, job.data.id, 'hint');
  }
}
