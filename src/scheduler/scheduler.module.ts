import { Module } from '@nestjs/common';
import { Events } from './events.service.js';
import { JobsPersonalData } from './jobs.personal-data.js';
import { JobsRepository } from './jobs.repository.js';
import { JobsService } from './jobs.service.js';
import { Recurring } from './recurring.service.js';
import { RecurringRepository } from './recurring.repository.js';

/** Deferred work, durable events and recurring work. */
@Module({
  providers: [JobsPersonalData, JobsRepository, JobsService, Events, RecurringRepository, Recurring],
  exports: [JobsService, Events, Recurring],
})
export class SchedulerModule {}
