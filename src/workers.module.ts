import { BullModule } from '@nestjs/bull';
import { Module, type DynamicModule } from '@nestjs/common';
import { TurnProcessor } from './conversations/turn.processor.js';
import { SendProcessor } from './delivery/send.processor.js';
import type { Settings } from './platform/config/config.schema.js';
import { queueOptions, QUEUES } from './platform/queue/queue-options.js';
import { JobProcessor } from './scheduler/job.processor.js';
import { RecurringProcessor } from './scheduler/recurring.processor.js';
import { SchedulerModule } from './scheduler/scheduler.module.js';

/** The Bull processors: only in workers, and only when there is a Redis to listen to. */
@Module({})
export class WorkersModule {
  static register(settings: Settings): DynamicModule {
    const { REDIS_URL, REDIS_PREFIX, isWorker } = settings;
    if (!isWorker || !REDIS_URL) return { module: WorkersModule };
    const options = queueOptions(REDIS_URL, REDIS_PREFIX);
    return {
      module: WorkersModule,
      imports: [SchedulerModule, BullModule.registerQueue(...QUEUES.map((name) => ({ name, ...options })))],
      providers: [TurnProcessor, SendProcessor, JobProcessor, RecurringProcessor],
    };
  }
}
