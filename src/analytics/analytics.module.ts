import { Module } from '@nestjs/common';
import { EnginesModule } from '../engines/engines.module.js';
import { OrgsModule } from '../orgs/orgs.module.js';
import { AnalyticsController } from './analytics.controller.js';
import { DashboardRepository } from './dashboard.repository.js';
import { Dashboard } from './dashboard.service.js';
import { ModelCostRepository } from './model-cost.repository.js';
import { ModelCost } from './model-cost.service.js';
import { ProfileFiguresRepository } from './profile-figures.repository.js';
import { ProfileFigures } from './profile-figures.service.js';

/** Dashboards: reads only. */
@Module({
  imports: [OrgsModule, EnginesModule],
  controllers: [AnalyticsController],
  providers: [Dashboard, DashboardRepository, ProfileFigures, ProfileFiguresRepository, ModelCost, ModelCostRepository],
})
export class AnalyticsModule {}
