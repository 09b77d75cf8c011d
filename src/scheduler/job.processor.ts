import { Process, Processor } from '@nestjs/bull';
import type { Job as BullJob } from 'bull';
import type { Hint } from '../platform/queue/queue-options.js';
import { Workload } from '../platform/queue/workload.service.js';

/** Hints for due jobs: follow-ups, reminders, events. */
@Processor('campaigns')
export class JobProcessor {
  constructor(private readonly workload: Workload) {}

  @Process({ name: 'job', concurrency: 8 })
  async handle(job: BullJob<Hint>): Promise<void> {
    await this.workload.execute('job', job.data.orgId, job.data.id, 'hint');
  }
}
