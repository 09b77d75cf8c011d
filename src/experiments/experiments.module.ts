import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { OrgsModule } from '../orgs/orgs.module.js';
import { SchedulerModule } from '../scheduler/scheduler.module.js';
import { ExperimentJournal } from './experiment-journal.service.js';
import { ExperimentResults } from './experiment-results.service.js';
import { ExperimentRuns } from './experiment-runs.service.js';
import { ExperimentWatch } from './experiment-watch.service.js';
import { ExperimentsController } from './experiments.controller.js';
import { ExperimentsPersonalData } from './experiments.personal-data.js';
import { ExperimentsRepository } from './experiments.repository.js';
import { Experiments } from './experiments.service.js';
import { FollowUpLever } from './follow-up-lever.service.js';
import { Levers } from './levers.service.js';
import { Variants } from './variants.service.js';

/** Trying one thing at a time on a share of the customers, and what came of it. */
@Module({
  imports: [AuditModule, SchedulerModule, OrgsModule],
  controllers: [ExperimentsController],
  providers: [
    ExperimentJournal,
    ExperimentResults,
    ExperimentRuns,
    ExperimentWatch,
    Experiments,
    ExperimentsPersonalData,
    ExperimentsRepository,
    FollowUpLever,
    Levers,
    Variants,
  ],
  exports: [ExperimentResults, Levers, Variants],
})
export class ExperimentsModule {}
