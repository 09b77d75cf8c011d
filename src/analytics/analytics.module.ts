import { Module } from '@nestjs/common';
import { ExperimentsModule } from '../experiments/experiments.module.js';
import { OrgsModule } from '../orgs/orgs.module.js';
import { AnalyticsController } from './analytics.controller.js';
import { DashboardRepository } from './dashboard.repository.js';
import { Dashboard } from './dashboard.service.js';
import { ExperimentOutcomesRepository } from './experiment-outcomes.repository.js';
import { ExperimentOutcomes } from './experiment-outcomes.service.js';
import { ProfileFiguresRepository } from './profile-figures.repository.js';
import { ProfileFigures } from './profile-figures.service.js';

/** Dashboards and the figures behind experiments: reads only. */
@Module({
  imports: [OrgsModule, ExperimentsModule],
  controllers: [AnalyticsController],
  providers: [Dashboard, DashboardRepository, ExperimentOutcomes, ExperimentOutcomesRepository, ProfileFigures, ProfileFiguresRepository],
})
export class AnalyticsModule {}
