import { Module } from '@nestjs/common';
import { OrgsModule } from '../orgs/orgs.module.js';
import { AnalyticsController } from './analytics.controller.js';
import { DashboardRepository } from './dashboard.repository.js';
import { Dashboard } from './dashboard.service.js';
import { ProfileFiguresRepository } from './profile-figures.repository.js';
import { ProfileFigures } from './profile-figures.service.js';

/** Dashboards: reads only. */
@Module({
  imports: [OrgsModule],
  controllers: [AnalyticsController],
  providers: [Dashboard, DashboardRepository, ProfileFigures, ProfileFiguresRepository],
})
export class AnalyticsModule {}
