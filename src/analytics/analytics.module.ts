import { Module } from '@nestjs/common';
import { EnginesModule } from '../engines/engines.module.js';
import { ExperimentsModule } from '../experiments/experiments.module.js';
import { OrgsModule } from '../orgs/orgs.module.js';
import { AnalyticsController } from './analytics.controller.js';
import { DashboardRepository } from './dashboard.repository.js';
import { Dashboard } from './dashboard.service.js';
import { ExperimentOutcomesRepository } from './experiment-outcomes.repository.js';
import { ExperimentOutcomes } from './experiment-outcomes.service.js';
import { ModelCostRepository } from './model-cost.repository.js';
import { ModelCost } from './model-cost.service.js';
import { ProfileFiguresRepository } from './profile-figures.repository.js';
import { ProfileFigures } from './profile-figures.service.js';

/** Dashboards and the figures behind experiments: reads only. */
@Module({
  imports: [OrgsModule, EnginesModule, ExperimentsModule],
  controllers: [AnalyticsController],
  providers: [
    Dashboard,
    DashboardRepository,
    ExperimentOutcomes,
    ExperimentOutcomesRepository,
    ModelCost,
    ModelCostRepository,
    ProfileFigures,
    ProfileFiguresRepository,
  ],
})
export class AnalyticsModule {}
