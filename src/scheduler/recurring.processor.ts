import { Process, Processor } from '@nestjs/bull';
import { Recurring } from './recurring.service.js';

/** Asks this worker to run the recurring work that is due. */
@Processor('analytics')
export class RecurringProcessor {
  constructor(private readonly recurring: Recurring) {}

  @Process({ name: 'recurring', concurrency: 1 })
  async handle(): Promise<void> {
    await this.recurring.runDue();
  }
}
